-- The topics whose lessons a candidate has read; by primary key.
SELECT topic FROM lesson_read WHERE candidate = :candidate
