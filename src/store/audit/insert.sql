-- Records an act of the office.
INSERT INTO audit (wall, act, subject) VALUES (:wall, :act, :subject)
