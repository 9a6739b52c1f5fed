-- Keeps the time used; never less than what is kept.
INSERT INTO sitting_clock (sitting, used, wall) VALUES (:sitting, :used, :wall)
ON CONFLICT (sitting) DO UPDATE SET used = max(used, excluded.used), wall = excluded.wall
