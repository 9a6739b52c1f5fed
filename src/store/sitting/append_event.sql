-- Appends an event; a second one with the same number is refused by the primary key.
INSERT INTO sitting_event (sitting, sequence, content, hash) VALUES (:sitting, :sequence, :content, :hash)
