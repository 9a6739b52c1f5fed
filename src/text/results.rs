//! The column names and notes of results files and rosters.
