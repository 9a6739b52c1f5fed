//! 消安考 (xiaoankao): fire-safety training and examination on one machine, without a network.
//!
//! The floors, each importing only from those below it: `ui` and `cli`, then `service`, then `store`, `formats`,
//! `print` and `trust`, then `domain`. `text` holds every sentence that a person reads. `docs/ARCHITECTURE.md` says why.

pub mod cli;
pub mod domain;
pub mod fonts;
pub mod formats;
pub mod logging;
pub mod print;
pub mod service;
pub mod store;
pub mod text;
pub mod trust;
pub mod ui;

use std::path::PathBuf;

use directories::{ProjectDirs, UserDirs};

/// The folder that certificates and exports are offered to go to: one in the person's documents.
#[must_use]
pub fn documents_folder() -> PathBuf {
    let own = |folder: PathBuf| folder.join(text::ui::OWN_FOLDER);
    UserDirs::new().map_or_else(
        || PathBuf::from(text::ui::OWN_FOLDER),
        |user| own(user.document_dir().unwrap_or_else(|| user.home_dir()).to_owned()),
    )
}

/// The data folder: the one given, else the user's own for this program.
#[must_use]
pub fn data_folder(given: Option<PathBuf>) -> PathBuf {
    given
        .or_else(|| Some(ProjectDirs::from("", "", "xiaoankao")?.data_dir().to_owned()))
        .unwrap_or_else(|| PathBuf::from("xiaoankao-data"))
}
