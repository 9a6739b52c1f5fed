//! The page of a certificate, and saving it.

use std::path::{Path, PathBuf};

use crate::fonts;
use crate::print::PrintError;
use crate::print::certificate::{Copy, certificate_pdf};
use crate::print::{FontFiles, PaperFonts};
use crate::store::{FolderError, IssuedCertificate, write_whole};

/// The fonts of papers, opened. Nothing is copied: this takes microseconds.
///
/// # Errors
/// When a font of the program's own cannot be opened; a test holds that all can.
pub fn paper_fonts() -> Result<PaperFonts, PrintError> {
    PaperFonts::new(&FontFiles {
        serif: fonts::SERIF,
        serif_bold: fonts::SERIF_BOLD,
        hand: fonts::HAND,
        sans: fonts::SANS,
    })
}

/// Why no page was saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The number cannot be part of a file name.
    #[error("the number {0:?} cannot name a file")]
    Number(String),
    /// The page could not be made.
    #[error(transparent)]
    Print(#[from] PrintError),
    /// The file could not be written.
    #[error(transparent)]
    Folder(#[from] FolderError),
}

/// Saves the page of a certificate as `<number>.pdf` in a folder, whole or not at all; returns the file.
///
/// # Errors
/// When the page cannot be made or the file not written.
pub fn save_certificate(fonts: &PaperFonts, issued: &IssuedCertificate, folder: &Path) -> Result<PathBuf, SaveError> {
    let number = &issued.certificate.number;
    if !number.is_file_name() {
        return Err(SaveError::Number(number.0.clone()));
    }
    let pdf = certificate_pdf(fonts, &issued.certificate, &issued.token, Copy::Original)?;
    let path = folder.join(format!("{number}.pdf"));
    write_whole(&path, &pdf)?;
    Ok(path)
}
