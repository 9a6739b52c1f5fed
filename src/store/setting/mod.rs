//! Settings as JSON by name, and the office's key.

use rusqlite::{OptionalExtension as _, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Store, StoreError};

impl Store {
    /// The setting of this name; none where it was never set.
    ///
    /// # Errors
    /// When the database refuses or the value does not read.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        let value: Option<String> = self
            .connection
            .prepare_cached(include_str!("get.sql"))?
            .query_row(named_params! { ":key": key }, |row| row.get(0))
            .optional()?;
        value
            .map(|value| serde_json::from_str(&value).map_err(|err| StoreError::unreadable("setting", &err)))
            .transpose()
    }

    /// Keeps a setting.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn put_setting<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), StoreError> {
        let value = serde_json::to_string(value).map_err(|err| StoreError::unreadable("setting", &err))?;
        self.connection
            .prepare_cached(include_str!("put.sql"))?
            .execute(named_params! { ":key": key, ":value": value })?;
        Ok(())
    }

    /// The office's secret key of 32 bytes; none before the first start.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn office_secret(&self) -> Result<Option<[u8; 32]>, StoreError> {
        Ok(self.connection.prepare_cached(include_str!("get_key.sql"))?.query_row([], |row| row.get(0)).optional()?)
    }

    /// Keeps the office's secret key, once.
    ///
    /// # Errors
    /// When there is one already or the database refuses.
    pub fn put_office_secret(&mut self, secret: &[u8; 32]) -> Result<(), StoreError> {
        self.connection.prepare_cached(include_str!("put_key.sql"))?.execute(named_params! { ":secret": secret })?;
        Ok(())
    }
}
