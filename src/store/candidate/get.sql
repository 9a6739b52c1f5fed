-- One candidate; by primary key.
SELECT name, identity, is_citizen, unit, department, post, track FROM candidate WHERE id = :id
