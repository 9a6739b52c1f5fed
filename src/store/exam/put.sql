-- Adds an exam at the end, or changes one; its secret never changes, since forms were drawn from it.
INSERT INTO exam (id, title, position, is_open, secret, blueprint)
VALUES (:id, :title, (SELECT coalesce(max(position), 0) + 1 FROM exam), :is_open, :secret, :blueprint)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, is_open = excluded.is_open, blueprint = excluded.blueprint
