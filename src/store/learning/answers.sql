-- The answers of a candidate in practice, first given first; by the index over candidates.
SELECT item, is_right, wall FROM practice_answer WHERE candidate = :candidate ORDER BY id
