-- The last entry of a journal; by primary key, backwards.
SELECT sequence, content, hash FROM sitting_event WHERE sitting = :sitting ORDER BY sequence DESC LIMIT 1
