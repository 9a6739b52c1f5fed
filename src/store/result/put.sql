-- Keeps the result of a sitting; scoring it again raises the revision.
INSERT INTO result (sitting, revision, handed_in_at, used, total, is_passed, score)
VALUES (:sitting, 1, :handed_in_at, :used, :total, :is_passed, :score)
ON CONFLICT (sitting) DO UPDATE SET revision = revision + 1, total = excluded.total,
    is_passed = excluded.is_passed, score = excluded.score
