-- Whether a candidate has a sitting that was not handed in; by the partial index over running ones.
SELECT EXISTS (SELECT 1 FROM sitting INDEXED BY sitting_running WHERE candidate = :candidate AND is_handed_in = 0)
