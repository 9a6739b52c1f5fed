//! The data folder: its lock, and files that are written whole or not at all.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// What can go wrong with a folder or a file in it.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Another window of this program holds the folder.
    #[error("{} is in use", .path.display())]
    InUse {
        /// The folder.
        path: PathBuf,
    },
    /// It does not exist.
    #[error("{} does not exist", .path.display())]
    Missing {
        /// The file or folder.
        path: PathBuf,
    },
    /// It cannot be written.
    #[error("{} cannot be written: {source}", .path.display())]
    NotWritable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The disk is full.
    #[error("no space for {}", .path.display())]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// It cannot be read.
    #[error("{} cannot be read: {source}", .path.display())]
    NotReadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl FolderError {
    /// The error of writing a path.
    #[must_use]
    pub fn writing(path: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path: path.to_owned() },
            _ => Self::NotWritable { path: path.to_owned(), source },
        }
    }

    /// The error of reading a path.
    #[must_use]
    pub fn reading(path: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing { path: path.to_owned() },
            _ => Self::NotReadable { path: path.to_owned(), source },
        }
    }
}

/// A data folder that this process alone uses. The lock goes with the value, and with the process however it ends.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    _lock: File,
}

impl DataFolder {
    /// Makes the folder where it is not there and takes its lock.
    ///
    /// # Errors
    /// When it cannot be made or written, or another process holds it.
    pub fn open(path: &Path) -> Result<Self, FolderError> {
        fs::create_dir_all(path).map_err(|err| FolderError::writing(path, err))?;
        let file = path.join("xiaoankao.lock");
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&file)
            .map_err(|err| FolderError::writing(&file, err))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(FolderError::InUse { path: path.to_owned() }),
            Err(TryLockError::Error(err)) => Err(FolderError::writing(&file, err)),
        }
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The database file.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.path.join("xiaoankao.db")
    }
}

/// Writes a file whole: to a neighbour first, which is synchronised and then takes the name. On an error nothing of it
/// is left, and what stood there before still does.
///
/// # Errors
/// When the folder cannot be made or the file not written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), FolderError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|err| FolderError::writing(folder, err))?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let written = File::create(&part).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&part, path)).map_err(|err| {
        // What could not be finished must not stay; if it cannot be removed either, the first error is the one to tell.
        let _ = fs::remove_file(&part);
        FolderError::writing(path, err)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_window_on_one_folder_is_refused_until_the_first_ends() {
        let folder = tempfile::tempdir().unwrap();
        let first = DataFolder::open(folder.path()).unwrap();
        assert!(matches!(DataFolder::open(folder.path()), Err(FolderError::InUse { .. })));
        drop(first);
        assert!(DataFolder::open(folder.path()).is_ok());
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        fs::create_dir_all(taken.join("inside")).unwrap();
        assert!(write_whole(&taken, b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
