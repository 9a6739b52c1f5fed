//! Cells by row and column, and how text becomes them.

use std::collections::BTreeMap;

use super::heading;
use crate::formats::results::restore;

/// Rows beyond this are not read; no county has so many people in one file.
pub(super) const MOST_ROWS: u32 = 200_000;
/// Columns beyond this are not read.
pub(super) const MOST_COLUMNS: u32 = 256;

/// A cell that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// What it shows.
    pub text: String,
    /// Whether it is a number of so many digits that some are lost.
    pub rounded: bool,
}

impl Cell {
    /// A text without what cannot be seen; none where nothing is left.
    pub(super) fn text(text: &str) -> Option<Self> {
        let shown: String = text.chars().filter(|char| !is_invisible(*char)).collect();
        let shown = shown.trim();
        (!shown.is_empty()).then(|| Self { text: shown.to_owned(), rounded: false })
    }
}

/// Direction marks, zero-width spaces and the like, which come along when a number is copied from a page or a dialog.
fn is_invisible(char: char) -> bool {
    matches!(char, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\0')
}

/// A sheet, or a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// The name; empty for text.
    pub name: String,
    /// The cells by row and column, both from 1.
    pub rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    /// The first row that was not read, because there are too many.
    pub cut_at: Option<u32>,
}

impl Sheet {
    /// Puts a cell where it is within bounds and not empty.
    pub(super) fn put(&mut self, row: u32, column: u32, cell: Option<Cell>) {
        let Some(cell) = cell else { return };
        if row > MOST_ROWS {
            self.cut_at = Some(self.cut_at.map_or(row, |known| known.min(row)));
        } else if (1..=MOST_COLUMNS).contains(&column) {
            self.rows.entry(row).or_default().insert(column, cell);
        }
    }

    /// The texts of a row.
    pub(super) fn row(&self, row: u32) -> BTreeMap<u32, String> {
        let cells = self.rows.get(&row).into_iter().flatten();
        cells.map(|(column, cell)| (*column, cell.text.clone())).collect()
    }
}

/// The text as rows, by the delimiter that shows most of a heading.
pub(super) fn read_text(text: &str) -> Sheet {
    let beginning: String = text.split_inclusive('\n').take(heading::SEARCHED_ROWS).collect();
    let fields = |delimiter: u8| {
        let sheet = split(&beginning, delimiter);
        heading::find(&sheet).map_or(0, |mapping| mapping.columns.len())
    };
    // The last of equals wins in max_by_key: the comma stands last.
    let delimiter = [b';', b'\t', b','].into_iter().max_by_key(|delimiter| fields(*delimiter)).unwrap_or(b',');
    split(text, delimiter)
}

fn split(text: &str, delimiter: u8) -> Sheet {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    let (mut row, mut counted) = (1_u32, 0_usize);
    // Text in memory has no errors of reading, and rows of any length are allowed.
    for record in reader.records().map_while(Result::ok) {
        // The reader's own line numbers are one behind after CRLF; a record may begin with the end of the row before
        // and with empty rows.
        let start = record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or(counted);
        let rest = text.get(start..).unwrap_or_default();
        let start = start + (rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        let passed = text.get(counted..start).unwrap_or_default();
        row = row.saturating_add(u32::try_from(passed.matches('\n').count()).unwrap_or(u32::MAX));
        counted = start;
        for (column, cell) in (1_u32..).zip(&record) {
            sheet.put(row, column, Cell::text(plain(cell)));
        }
    }
    sheet
}

/// A cell without what keeps it a text in spreadsheets: a harmless apostrophe, or `="…"`.
fn plain(cell: &str) -> &str {
    let trimmed = cell.trim();
    trimmed
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or_else(|| if trimmed.starts_with('\'') { restore(trimmed) } else { cell })
}
