-- Marks a sitting as handed in; by primary key.
UPDATE sitting SET is_handed_in = 1 WHERE id = :id
