-- Keeps the office's secret key; a second one is refused by the primary key.
INSERT INTO office_key (id, secret) VALUES (1, :secret)
