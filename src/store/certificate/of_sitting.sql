-- The certificate of a sitting; by its unique index.
SELECT content, token FROM certificate WHERE sitting = :sitting
