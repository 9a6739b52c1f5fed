-- One exam; by primary key.
SELECT id, title, is_open, secret, blueprint FROM exam WHERE id = :id
