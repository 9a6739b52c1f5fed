-- Keeps a version of an item; one that is kept stays as it is.
INSERT OR IGNORE INTO item_version (item, version, content) VALUES (:item, :version, :content)
