-- The next running number of a year; by the unique index over year and running number.
SELECT coalesce(max(running), 0) + 1 FROM certificate WHERE year = :year
