-- How many sittings of an exam have begun, handed in or not.
SELECT COUNT(*) FROM sitting WHERE exam = :exam
