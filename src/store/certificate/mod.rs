//! Certificates as issued.

use rusqlite::{OptionalExtension as _, Row, named_params};

use super::{Store, StoreError};
use crate::domain::certificate::Certificate;
use crate::domain::sitting::SittingId;

/// A certificate with the text of its QR code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedCertificate {
    /// The certificate.
    pub certificate: Certificate,
    /// The signed claim, as the QR code carries it.
    pub token: String,
}

fn raw(row: &Row<'_>) -> rusqlite::Result<(String, String)> {
    Ok((row.get(0)?, row.get(1)?))
}

fn issued((content, token): (String, String)) -> Result<IssuedCertificate, StoreError> {
    let certificate = serde_json::from_str(&content).map_err(|err| StoreError::unreadable("certificate", &err))?;
    Ok(IssuedCertificate { certificate, token })
}

impl Store {
    /// Keeps a certificate with its place in the ledger of its year.
    ///
    /// # Errors
    /// When the number or the sitting has one already, or the database refuses.
    pub fn insert_certificate(
        &mut self,
        issued: &IssuedCertificate,
        year: i16,
        running: u32,
    ) -> Result<(), StoreError> {
        let certificate = &issued.certificate;
        let content = serde_json::to_string(certificate).map_err(|err| StoreError::unreadable("certificate", &err))?;
        self.connection.prepare_cached(include_str!("insert.sql"))?.execute(named_params! {
            ":number": certificate.number.0, ":sitting": certificate.sitting.0, ":year": year, ":running": running,
            ":content": content, ":token": issued.token,
        })?;
        Ok(())
    }

    /// The next running number of a year.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn next_running_number(&self, year: i16) -> Result<u32, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("next_running.sql"))?;
        Ok(statement.query_row(named_params! { ":year": year }, |row| row.get(0))?)
    }

    /// The certificate of a sitting.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn certificate_of(&self, sitting: &SittingId) -> Result<Option<IssuedCertificate>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("of_sitting.sql"))?;
        statement.query_row(named_params! { ":sitting": sitting.0 }, raw).optional()?.map(issued).transpose()
    }

    /// The certificate with this number.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn certificate(&self, number: &str) -> Result<Option<IssuedCertificate>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("get.sql"))?;
        statement.query_row(named_params! { ":number": number }, raw).optional()?.map(issued).transpose()
    }
}
