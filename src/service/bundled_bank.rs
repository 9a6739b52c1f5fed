//! The bank that comes with the program: the text files in the track folders of `question-bank`, built into it.
//!
//! Parsed once. Files elsewhere in the folder, such as the description of the format, are not read as banks.

use std::sync::OnceLock;

use include_dir::{Dir, include_dir};

use super::check_bank::{BankFile, beside, load_bank};
use super::check_lessons::is_lesson;
use crate::domain::bank::{Bank, Track};

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/question-bank");

/// The bank files in the order of tracks and names; their names are paths in the folder, with `/`.
#[must_use]
pub fn files() -> Vec<BankFile<'static>> {
    let mut files = Vec::new();
    for folder in Track::ALL.into_iter().filter_map(|track| FOLDER.get_dir(track.code())) {
        let first = files.len();
        let texts = folder.files().filter(|file| file.path().extension().is_some_and(|ending| ending == "txt"));
        files.extend(texts.filter_map(|file| Some(BankFile { name: file.path().to_str()?, bytes: file.contents() })));
        if let Some(new) = files.get_mut(first..) {
            new.sort_by_key(|file| file.name);
        }
    }
    files
}

/// The bank files and the lessons, for a check of all.
#[must_use]
pub fn all_files() -> Vec<BankFile<'static>> {
    [files(), lesson_files()].concat()
}

/// The files of lessons in the order of tracks and names.
#[must_use]
pub fn lesson_files() -> Vec<BankFile<'static>> {
    let mut files = Vec::new();
    for folder in Track::ALL.into_iter().filter_map(|track| FOLDER.get_dir(format!("{}/lessons", track.code()))) {
        let named =
            folder.files().filter_map(|file| Some(BankFile { name: file.path().to_str()?, bytes: file.contents() }));
        let mut lessons: Vec<BankFile<'static>> = named.filter(|file| is_lesson(file.name)).collect();
        lessons.sort_by_key(|file| file.name);
        files.extend(lessons);
    }
    files
}

/// The bank.
pub fn bank() -> &'static Bank {
    static BANK: OnceLock<Bank> = OnceLock::new();
    // What is wrong with the files is shown by `bank check`; here the sound items are all that is wanted.
    BANK.get_or_init(|| load_bank(&files()).0)
}

/// The bytes of a picture of an item or a lesson of this bank, by the path that it gives. All files of items lie one folder
/// deep, and those of lessons two.
#[must_use]
pub fn picture(path: &str) -> Option<&'static [u8]> {
    let found = Track::ALL.iter().flat_map(|track| [track.code().to_owned(), format!("{}/lessons", track.code())]);
    let mut found = found.filter_map(|folder| FOLDER.get_file(beside(&format!("{folder}/-"), path)));
    found.next().map(include_dir::File::contents)
}

/// Whether the folder has a file at this path.
#[must_use]
pub fn has(path: &str) -> bool {
    FOLDER.get_file(path).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::bank::Severity;

    #[test]
    fn every_bundled_file_reads_without_an_error() {
        let (bank, findings) = load_bank(&files());
        let errors: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        assert_eq!(bank.len(), super::bank().len());
    }

    #[test]
    fn only_text_files_of_the_track_folders_are_banks() {
        for file in files() {
            let (folder, _) = file.name.split_once(['/', '\\']).unwrap();
            let ending = std::path::Path::new(file.name).extension().unwrap();
            assert!(Track::from_code(folder).is_some() && ending == "txt", "{}", file.name);
        }
    }

    #[test]
    fn a_picture_is_found_from_the_folder_of_items_and_from_that_of_lessons() {
        let name = "images/extinguisher-gauge.svg";
        assert!(picture(&format!("../{name}")).is_some());
        assert_eq!(picture(&format!("../{name}")), picture(&format!("../../{name}")));
    }

    #[test]
    fn a_picture_that_is_not_there_is_none() {
        assert_eq!(picture("../images/-.svg"), None);
    }
}
