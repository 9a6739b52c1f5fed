-- Keeps a certificate; a second one for a sitting or with a number is refused by the unique indexes.
INSERT INTO certificate (number, sitting, year, running, content, token)
VALUES (:number, :sitting, :year, :running, :content, :token)
