-- The sittings not yet handed in, newest first; by the partial index over running ones.
SELECT id FROM sitting INDEXED BY sitting_running WHERE is_handed_in = 0 ORDER BY started_at DESC, id
