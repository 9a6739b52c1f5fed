-- Appends an answer given in practice.
INSERT INTO practice_answer (candidate, item, is_right, wall) VALUES (:candidate, :item, :is_right, :wall)
