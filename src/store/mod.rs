//! SQLite. The only floor that knows SQL.
