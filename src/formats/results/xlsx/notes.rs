//! The sheet that explains the others.

use rust_xlsxwriter::{IgnoreError, Worksheet, XlsxError};

use super::super::columns::date_time;
use super::looks::{LINE_HEIGHT, Looks, height};
use super::{MOST_CHARACTERS, lay_out_print};
use crate::domain::results::ResultsFile;
use crate::text::results as words;

/// The widths in characters: name, field, type, meaning, example.
const WIDTHS: [u16; 5] = [17, 19, 11, 72, 31];
/// The last column.
const LAST: u16 = 4;

/// Facts about the file, how to import it, how to check its signature, and what each column means.
pub(super) fn write_notes(sheet: &mut Worksheet, looks: &Looks, file: &ResultsFile) -> Result<(), XlsxError> {
    for (at, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(at, width)?;
    }
    sheet.write_string_with_format(0, 0, words::TITLE_NOTES, &looks.title)?;
    sheet.set_row_height(0, 2 * LINE_HEIGHT)?;
    let whole: u16 = WIDTHS.iter().sum();
    let [label_width, ..] = WIDTHS;
    let mut row = 1;
    for (label, value) in words::facts(file, &date_time(file.exported_at)) {
        let value: String = value.chars().take(MOST_CHARACTERS).collect();
        sheet.write_string_with_format(row, 0, label, &looks.label)?;
        sheet.merge_range(row, 1, row, LAST, &value, &looks.note)?;
        sheet.set_row_height(row, height([(value.as_str(), whole - label_width)].into_iter()))?;
        row += 1;
    }
    for (heading, notes) in
        [(words::NOTES_IMPORT, &words::IMPORT_NOTES[..]), (words::NOTES_SIGNATURE, &words::SIGNATURE_NOTES[..])]
    {
        row = write_section(sheet, looks, row, heading)?;
        for (number, note) in (1..).zip(notes) {
            let note = format!("{number}. {note}");
            sheet.merge_range(row, 0, row, LAST, &note, &looks.note)?;
            sheet.set_row_height(row, height([(note.as_str(), whole)].into_iter()))?;
            row += 1;
        }
    }
    for (heading, columns) in [
        (words::NOTES_RESULT_COLUMNS, &words::RESULT_COLUMNS[..]),
        (words::NOTES_QUESTION_COLUMNS, &words::QUESTION_COLUMNS[..]),
    ] {
        row = write_section(sheet, looks, row, heading)?;
        for (at, heading) in (0_u16..).zip(words::NOTES_COLUMN_HEADINGS) {
            sheet.write_string_with_format(row, at, heading, &looks.heading)?;
        }
        row += 1;
        for column in columns {
            let cells = [column.title, column.field, column.kind, column.meaning, column.example];
            for (at, cell) in (0_u16..).zip(cells) {
                sheet.write_string_with_format(row, at, cell, &looks.text)?;
            }
            sheet.set_row_height(row, height(cells.into_iter().zip(WIDTHS)))?;
            row += 1;
        }
    }
    lay_out_print(sheet, file, "", row.saturating_sub(1), LAST + 1)?;
    sheet.ignore_error_range(0, 0, row, LAST, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// An empty row and a heading; gives the row below.
fn write_section(sheet: &mut Worksheet, looks: &Looks, row: u32, heading: &str) -> Result<u32, XlsxError> {
    sheet.write_string_with_format(row + 1, 0, heading, &looks.section)?;
    sheet.set_row_height(row + 1, LINE_HEIGHT + LINE_HEIGHT / 2)?;
    Ok(row + 2)
}
