//! Results files: one set of values as a workbook, a CSV and a JSON file.
//!
//! Owns the order, types and widths of columns and how a cell is kept harmless. Leaves names and notes to
//! `text::results`, gathering the rows to `service`, signatures to `trust`. The columns are promised in
//! `docs/results-file.md`: new ones go to the end, none is renamed. The surprise: identity numbers are quoted digits in
//! the CSV and nothing else, because it is for programs; whoever wants a spreadsheet takes the workbook.

mod columns;
mod csv;
mod harmless;
mod json;
mod xlsx;

#[cfg(test)]
pub(crate) mod sample;

pub use self::csv::{CsvEncoding, csv};
pub use harmless::{neutralise, restore};
pub use json::{ResultsReadError, json, parse_json};
pub use xlsx::xlsx;

/// Why a results file cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ResultsWriteError {
    /// The workbook could not be made.
    #[error("the workbook could not be written")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// More sittings than a sheet has rows.
    #[error("{count} sittings do not fit on a sheet of {most}")]
    TooManySittings {
        /// How many there are.
        count: usize,
        /// How many fit.
        most: usize,
    },
    /// The JSON could not be made.
    #[error("the JSON could not be written")]
    Json(#[source] serde_json::Error),
}
