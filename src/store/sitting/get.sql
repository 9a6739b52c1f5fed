-- One sitting; by primary key.
SELECT id, exam, candidate, attempt, started_at, is_handed_in, form, settings FROM sitting WHERE id = :id
