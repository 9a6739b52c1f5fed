-- The certificate with this number; by primary key.
SELECT content, token FROM certificate WHERE number = :number
