//! Migrations on `PRAGMA user_version`. They only go forward, and one that was released is never edited.

use std::path::PathBuf;

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

/// `PRAGMA application_id` of our files: "XAK1".
const APPLICATION_ID: i64 = 0x5841_4b31;

/// The migrations in their order; the version of a file is how many of them it has had.
const MIGRATIONS: [&str; 2] =
    [include_str!("migrations/0001_foundation.sql"), include_str!("migrations/0002_learning.sql")];

/// The version that this program writes.
pub(super) fn known_version() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Refuses a file that another program made, or a later version of this one.
pub(super) fn check_ours(connection: &Connection) -> Result<(), StoreError> {
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    // A file in which nothing stands yet is a new one. It may have a page already: a start that was cut off after the
    // file was made and before the first migration leaves that.
    let is_new = application == 0 && found == 0 && tables == 0;
    if application != APPLICATION_ID && !is_new {
        return Err(StoreError::NotOurs { path: PathBuf::new() });
    }
    if found > known_version() {
        return Err(StoreError::Newer { path: PathBuf::new(), found, known: known_version() });
    }
    Ok(())
}

/// Brings a file up to the version of this program, in one transaction.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found == known_version() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    for migration in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", known_version())?;
    transaction.commit()?;
    Ok(())
}
