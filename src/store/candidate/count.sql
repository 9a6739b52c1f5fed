-- How many candidates there are.
SELECT count(*) FROM candidate
