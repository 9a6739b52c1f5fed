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
        Self::database_in(&self.path)
    }

    /// The database file of a data folder, whether or not there is one.
    #[must_use]
    pub fn database_in(path: &Path) -> PathBuf {
        path.join("xiaoankao.db")
    }
}

/// Writes a file whole: to a neighbour first, which is synchronised and then takes the name. On an error nothing of it
/// is left, and what stood there before still does.
///
/// # Errors
/// When the folder cannot be made or the file not written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), FolderError> {
    write_together(&[(path, bytes)])
}

/// Writes files that belong together, as a file and its signature: none takes its name before all are on the disk. On an
/// error nothing of them is left, and what stood there before still does.
///
/// # Errors
/// When a folder cannot be made or a file not written.
pub fn write_together(files: &[(impl AsRef<Path>, impl AsRef<[u8]>)]) -> Result<(), FolderError> {
    let all = || files.iter().map(|(path, bytes)| (path.as_ref(), bytes.as_ref()));
    let named = |path| move |err| FolderError::writing(path, err);
    let outcome = all()
        .try_for_each(|(path, bytes)| write_part(path, bytes))
        .and_then(|()| all().try_for_each(|(path, _)| fs::rename(part_of(path), path).map_err(named(path))));
    if outcome.is_err() {
        for (path, _) in all() {
            // What could not be finished must not stay; if it cannot be removed either, the first error is the one to tell.
            let _ = fs::remove_file(part_of(path));
        }
    }
    outcome
}

/// Where the bytes of a file are until it is whole.
fn part_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

fn write_part(path: &Path, bytes: &[u8]) -> Result<(), FolderError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|err| FolderError::writing(folder, err))?;
    }
    let written = if path.is_dir() {
        Err(io::ErrorKind::IsADirectory.into())
    } else {
        File::create(part_of(path)).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
    };
    written.map_err(|err| FolderError::writing(path, err))
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

    #[test]
    fn of_files_that_belong_together_none_is_written_where_one_cannot_be() {
        let folder = tempfile::tempdir().unwrap();
        let (first, taken) = (folder.path().join("first"), folder.path().join("taken"));
        fs::write(&first, b"old").unwrap();
        fs::create_dir(&taken).unwrap();
        assert!(write_together(&[(&first, b"new"), (&taken, b"new")]).is_err());
        assert_eq!(fs::read(&first).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        fs::remove_dir(&taken).unwrap();
        write_together(&[(&first, b"new"), (&taken, b"new")]).unwrap();
        assert_eq!((fs::read(first).unwrap(), fs::read(taken).unwrap()), (b"new".to_vec(), b"new".to_vec()));
    }
}
