-- Keeps that a lesson was read; the first time stays.
INSERT OR IGNORE INTO lesson_read (candidate, topic, wall) VALUES (:candidate, :topic, :wall)
