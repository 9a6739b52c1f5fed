//! What can go wrong with the database file.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

/// What can go wrong with the database file.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is no SQLite database, or not one of this program.
    #[error("{} is not a database of this program", .path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// The file was written by a later version of the program.
    #[error("{} has version {found}, this program knows {known}", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of the file.
        found: i64,
        /// The latest version this program knows.
        known: i64,
    },
    /// The file or its folder cannot be written.
    #[error("{} cannot be written", .path.display())]
    NotWritable {
        /// The file.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The disk refused to read or write.
    #[error("the disk refused: {0}")]
    Disk(rusqlite::Error),
    /// The file is damaged.
    #[error("{} is damaged", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// Another program holds the file.
    #[error("the database is busy")]
    Busy,
    /// A stored value is not what the program wrote.
    #[error("stored {what} cannot be read: {reason}")]
    Unreadable {
        /// What it is.
        what: &'static str,
        /// Why it cannot be read.
        reason: String,
    },
    /// A mistake of this program.
    #[error("database: {0}")]
    Query(rusqlite::Error),
}

impl StoreError {
    /// The error of opening a file.
    pub(super) fn opening(path: &Path, err: rusqlite::Error) -> Self {
        match err.sqlite_error_code() {
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::ReadOnly) => {
                Self::NotWritable { path: path.to_owned() }
            }
            _ => Self::from(err).at(path),
        }
    }

    /// The same error with the file named where it was not.
    #[must_use]
    pub fn at(self, path: &Path) -> Self {
        let path = path.to_owned();
        match self {
            Self::NotOurs { .. } => Self::NotOurs { path },
            Self::Newer { found, known, .. } => Self::Newer { path, found, known },
            Self::NotWritable { .. } => Self::NotWritable { path },
            Self::Damaged { .. } => Self::Damaged { path },
            other => other,
        }
    }

    /// A stored JSON that does not read.
    pub(super) fn unreadable(what: &'static str, err: &serde_json::Error) -> Self {
        Self::Unreadable { what, reason: err.to_string() }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(err: rusqlite::Error) -> Self {
        // The shared-memory file of the write-ahead log could not be made larger: SQLite calls it a fault of the disk,
        // and what it comes from is a full one.
        if err.sqlite_error().is_some_and(|told| told.extended_code == SQLITE_IOERR_SHMSIZE) {
            return Self::DiskFull;
        }
        match err.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::NotWritable { path: PathBuf::new() }
            }
            Some(ErrorCode::SystemIoFailure) => Self::Disk(err),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path: PathBuf::new() },
            Some(ErrorCode::NotADatabase) => Self::NotOurs { path: PathBuf::new() },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            _ => Self::Query(err),
        }
    }
}
