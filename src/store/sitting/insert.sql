-- Begins a sitting; a second one with the same attempt is refused by the unique index.
INSERT INTO sitting (id, exam, candidate, attempt, started_at, form, settings)
VALUES (:id, :exam, :candidate, :attempt, :started_at, :form, :settings)
