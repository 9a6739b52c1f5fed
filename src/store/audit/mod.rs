//! Acts of the office: what was done, to what, when. No names and no identity numbers.

use rusqlite::named_params;

use super::{Store, StoreError};
use crate::domain::sitting::Millis;

impl Store {
    /// Records an act, inside the transaction of the act itself.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn record_act(&mut self, wall: Millis, act: &str, subject: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(include_str!("insert.sql"))?
            .execute(named_params! { ":wall": wall.0, ":act": act, ":subject": subject })?;
        Ok(())
    }
}
