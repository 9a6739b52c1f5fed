-- The journal of a sitting in its order; by primary key.
SELECT sequence, content, hash FROM sitting_event WHERE sitting = :sitting ORDER BY sequence
