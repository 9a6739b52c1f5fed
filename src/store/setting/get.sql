-- The value of a setting; by primary key.
SELECT value FROM setting WHERE key = :key
