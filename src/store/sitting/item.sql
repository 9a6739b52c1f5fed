-- A version of an item; by primary key.
SELECT content FROM item_version WHERE item = :item AND version = :version
