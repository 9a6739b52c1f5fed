//! SQLite. The only floor that knows SQL.
//!
//! Owns the database file: opening, migrating, one folder an aggregate, one `.sql` a query. Leaves rules to the
//! services. The surprise: `transact` nests work by hand, so that a service calls the same functions inside a
//! transaction as outside one.

mod audit;
mod candidate;
mod certificate;
mod error;
mod exam;
mod folder;
mod learning;
mod migrate;
mod result;
mod setting;
mod sitting;

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

pub use certificate::IssuedCertificate;
pub use error::StoreError;
pub use exam::Exam;
pub use folder::{DataFolder, FolderError, write_together, write_whole};
pub use result::{ResultFilter, StoredResult};
pub use sitting::{SittingClock, StoredSitting};

/// An open database.
pub struct Store {
    connection: Connection,
}

impl Store {
    /// Opens the database file, making and migrating it where need be.
    ///
    /// # Errors
    /// When the file is no database, not ours, of a later version, damaged, or the disk refuses.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        #[expect(clippy::disallowed_methods, reason = "this is the one place that opens a database")]
        let connection = Connection::open(path).map_err(|err| StoreError::opening(path, err))?;
        Self::prepare(connection).map_err(|err| err.at(path))
    }

    /// A database in memory, for tests.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn in_memory() -> Result<Self, StoreError> {
        #[expect(clippy::disallowed_methods, reason = "this is the one place that opens a database")]
        let connection = Connection::open_in_memory()?;
        Self::prepare(connection)
    }

    fn prepare(connection: Connection) -> Result<Self, StoreError> {
        connection.busy_timeout(Duration::from_secs(5))?;
        let mut store = Self { connection };
        migrate::check_ours(&store.connection)?;
        // A commit returns only when the bytes are on the disk: what the screen calls saved is saved.
        store.connection.pragma_update(None, "journal_mode", "WAL")?;
        store.connection.pragma_update(None, "synchronous", "FULL")?;
        store.connection.pragma_update(None, "foreign_keys", "ON")?;
        store.connection.set_prepared_statement_cache_capacity(64);
        migrate::migrate(&mut store.connection)?;
        Ok(store)
    }

    /// Does work in one transaction: all of it is kept, or on an error nothing.
    ///
    /// # Errors
    /// Whatever the work or the commit returns.
    pub fn transact<T, E: From<StoreError>>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        self.say("BEGIN IMMEDIATE").map_err(StoreError::from)?;
        match work(self) {
            Ok(value) => match self.say("COMMIT") {
                Ok(()) => Ok(value),
                Err(err) => {
                    self.roll_back();
                    Err(StoreError::from(err).into())
                }
            },
            Err(err) => {
                self.roll_back();
                Err(err)
            }
        }
    }

    /// Runs a statement about transactions, which is parsed once like all others: every answer needs two of them.
    fn say(&self, statement: &str) -> rusqlite::Result<()> {
        self.connection.prepare_cached(statement)?.execute([]).map(drop)
    }

    fn roll_back(&self) {
        // SQLite may have rolled back by itself (a full disk); then there is nothing left to undo.
        if !self.connection.is_autocommit()
            && let Err(err) = self.say("ROLLBACK")
        {
            tracing::error!(%err, "rolling back");
        }
    }
}

#[cfg(test)]
mod tests;
