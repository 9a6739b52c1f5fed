-- The time used that was last kept; by primary key.
SELECT used, wall FROM sitting_clock WHERE sitting = :sitting
