//! Opening the data folder: lock, database, the office's key and the exams of the first start.

use std::path::Path;

use super::offer_exams::{OfferError, offer_first_exams};
use super::system::{Entropy, NoEntropy, random_bytes};
use crate::domain::sitting::Clock;
use crate::store::{DataFolder, FolderError, Store, StoreError};

/// Why the data could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The exams of the first start.
    #[error(transparent)]
    Offer(#[from] OfferError),
    /// The machine gave no randomness for the office's key.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
}

impl OpenError {
    /// The same error with the database named.
    fn at(self, database: &Path) -> Self {
        match self {
            Self::Store(err) => Self::Store(err.at(database)),
            Self::Offer(OfferError::Store(err)) => Self::Offer(OfferError::Store(err.at(database))),
            other => other,
        }
    }
}

/// Opens a data folder for this process alone.
///
/// # Errors
/// When the folder cannot be used or another process uses it, or the database cannot be opened.
pub fn open_data(path: &Path, clock: &dyn Clock, entropy: &mut dyn Entropy) -> Result<(DataFolder, Store), OpenError> {
    let folder = DataFolder::open(path)?;
    let mut store = Store::open(&folder.database())?;
    prepare(&mut store, clock, entropy).map_err(|err| err.at(&folder.database()))?;
    Ok((folder, store))
}

/// Gives a new database what it needs: the office's key and the first exams.
///
/// # Errors
/// When the machine gives no randomness or the store refuses.
pub fn prepare(store: &mut Store, clock: &dyn Clock, entropy: &mut dyn Entropy) -> Result<(), OpenError> {
    if store.office_secret()?.is_none() {
        let secret = random_bytes(entropy)?;
        store.put_office_secret(&secret)?;
    }
    offer_first_exams(store, clock, entropy)?;
    Ok(())
}
