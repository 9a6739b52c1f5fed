-- All exams in the order of the screens; the table is small.
SELECT id, title, is_open, secret, blueprint FROM exam ORDER BY position, id
