-- Adds a candidate or takes over what is newer about one.
INSERT INTO candidate (id, name, identity, is_citizen, unit, department, post, track)
VALUES (:id, :name, :identity, :is_citizen, :unit, :department, :post, :track)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, unit = excluded.unit, department = excluded.department,
    post = excluded.post, track = excluded.track
