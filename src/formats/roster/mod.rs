//! Rosters of candidates from workbooks (xlsx, xls, ods) and from CSV or tab-separated text.
//!
//! Owns finding the heading, reading rows and telling what is wrong with each; nothing is refused as a whole while a
//! row can be read. Leaves encodings to `formats::encoding`, headings to `text::rosters`, sentences about findings to
//! `text::bank`. The surprise: a number that a spreadsheet rounded (6.3E+17) is never guessed back, only reported.

mod heading;
mod rows;
mod table;
mod workbook;

use std::collections::BTreeMap;

use crate::domain::bank::{Finding, FindingCode};
use crate::domain::people::Candidate;
use table::Sheet;

/// What a column of a roster holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The name.
    Name,
    /// The citizen id.
    Citizen,
    /// The admission number, used where there is no citizen id.
    Admission,
    /// The unit.
    Unit,
    /// The department.
    Department,
    /// The post.
    Post,
    /// The training category.
    Track,
}

impl Field {
    /// All fields, in the order of our own rosters.
    pub const ALL: [Self; 7] =
        [Self::Name, Self::Citizen, Self::Admission, Self::Unit, Self::Department, Self::Post, Self::Track];
}

/// Which column holds what: found by the headings, or set by a person who corrects it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The sheet of a workbook; empty for text, and for the first sheet that is shown.
    pub sheet: String,
    /// The row of the heading, from 1; 0 where there is none and the first row is a person.
    pub heading_row: u32,
    /// The columns, from 1.
    pub columns: BTreeMap<Field, u32>,
}

/// A roster as read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// The candidates with their rows, from 1. Each person once.
    pub candidates: Vec<(u32, Candidate)>,
    /// What was found, in the order of the rows.
    pub findings: Vec<Finding>,
    /// The encoding of a text, or the type of a workbook: `xlsx`, `xls`, `ods`.
    pub encoding: &'static str,
    /// Which columns were used, of the first sheet that holds people.
    pub columns: Mapping,
    /// The headings of that sheet by column, from 1, for whoever corrects the columns.
    pub headings: BTreeMap<u32, String>,
}

/// Reads a roster. With a mapping, its sheet is read by it and not by the headings. Of a workbook every visible sheet
/// with a heading is read; findings in further sheets name the file as `file!sheet`.
#[must_use]
pub fn read_roster(file_name: &str, bytes: &[u8], mapping: Option<&Mapping>) -> Roster {
    let unreadable = |encoding: &'static str, detail: String| Roster {
        findings: vec![Finding::error(FindingCode::Unreadable, file_name, 0, 0, detail).expecting("xlsx, xls, csv")],
        encoding,
        ..Roster::default()
    };
    if let Some(kind) = workbook::kind(bytes) {
        return match workbook::read(kind, bytes) {
            Ok(sheets) => read_sheets(file_name, kind.name(), &sheets, mapping),
            Err(detail) => unreadable(kind.name(), detail),
        };
    }
    let decoded = super::encoding::decode(bytes);
    if decoded.text.trim_start().starts_with('<') {
        // Some systems call a web page a workbook; a spreadsheet opens it, but its cells cannot be told for certain.
        return unreadable("html", "html".to_owned());
    }
    read_text_roster(file_name, &decoded.text, decoded.encoding, mapping)
}

/// Reads a roster from text that is already decoded; the delimiter is a comma, a tab or a semicolon, whichever shows
/// a heading.
#[must_use]
pub fn read_text_roster(file_name: &str, text: &str, encoding: &'static str, mapping: Option<&Mapping>) -> Roster {
    read_sheets(file_name, encoding, &[table::read_text(text)], mapping)
}

fn read_sheets(file_name: &str, encoding: &'static str, sheets: &[Sheet], mapping: Option<&Mapping>) -> Roster {
    let mut roster = Roster { encoding, ..Roster::default() };
    let found = heading::choose(sheets, mapping);
    let mut people = rows::People::default();
    for (index, (sheet, columns)) in found.iter().enumerate() {
        let file = if index == 0 { file_name.to_owned() } else { format!("{file_name}!{}", sheet.name) };
        if index == 0 {
            roster.columns.clone_from(columns);
            roster.headings = sheet.row(columns.heading_row);
        }
        rows::read(&file, sheet, columns, &mut people, &mut roster);
    }
    if found.is_empty() {
        roster.findings.extend(heading::missing(file_name, &Mapping::default(), ""));
    }
    roster
}

#[cfg(test)]
mod tests;
