-- The office's secret key; by primary key.
SELECT secret FROM office_key WHERE id = 1
