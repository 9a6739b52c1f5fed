//! Rosters of candidates from xlsx and csv.
