-- The sittings of a candidate, first attempts first; by the unique index over candidate, exam and attempt.
SELECT id, exam, candidate, attempt, started_at, is_handed_in, form, settings FROM sitting
WHERE candidate = :candidate ORDER BY exam, attempt
