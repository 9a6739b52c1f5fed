//! The workbook: sittings, questions, and notes that explain them.
//!
//! Every text is written as a string cell, never as a formula; numbers of people and papers are in the text format, so
//! that all eighteen digits stay. The same file gives the same bytes: the date of creation is that of the export.

mod looks;
mod notes;

use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, IgnoreError, Workbook, Worksheet, XlsxError};

use self::looks::{LINE_HEIGHT, Looks, height};
use super::ResultsWriteError;
use super::columns::{
    Cell, Column, NamedQuestion, PRINTED_COLUMNS, RESULT_COLUMNS, date_time, names, question_columns,
};
use crate::domain::results::ResultsFile;
use crate::text::results as words;

/// Rows of a sheet below its heading (Excel's limit is 1,048,576 rows).
const MOST_ROWS: usize = 1_000_000;
/// Characters of a cell (Excel's limit is 32,767).
const MOST_CHARACTERS: usize = 32_000;
/// A4 in the numbering of ECMA-376, part 1, 18.3.1.63.
const A4: u8 = 9;

/// The workbook.
///
/// # Errors
/// When there are more sittings than a sheet has rows, or the workbook cannot be made.
pub fn xlsx(file: &ResultsFile) -> Result<Vec<u8>, ResultsWriteError> {
    if file.results.len() > MOST_ROWS {
        return Err(ResultsWriteError::TooManySittings { count: file.results.len(), most: MOST_ROWS });
    }
    let looks = Looks::new();
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(file));

    let sheet = workbook.add_worksheet().set_name(words::SHEET_RESULTS)?;
    write_table(sheet, &looks, &RESULT_COLUMNS, &words::RESULT_COLUMNS, &file.results, PRINTED_COLUMNS)?;
    lay_out_print(sheet, file, words::TITLE, row_number(file.results.len()), PRINTED_COLUMNS)?;
    sheet.set_landscape();

    let names = names(file);
    let questions: Vec<NamedQuestion<'_>> = file
        .questions
        .iter()
        .map(|question| NamedQuestion { question, name: names.get(&question.sitting).copied().unwrap_or_default() })
        .collect();
    let columns = question_columns();
    let all = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let mut rest: &[NamedQuestion<'_>] = &questions;
    let mut part = 1;
    loop {
        let (now, later) = rest.split_at(rest.len().min(MOST_ROWS));
        let name = if part == 1 { words::SHEET_QUESTIONS.to_owned() } else { words::further_questions(part) };
        let sheet = workbook.add_worksheet().set_name(name)?;
        write_table(sheet, &looks, &columns, &words::QUESTION_COLUMNS, now, all)?;
        lay_out_print(sheet, file, words::TITLE_QUESTIONS, row_number(now.len()), all)?;
        sheet.set_landscape();
        (rest, part) = (later, part + 1);
        if rest.is_empty() {
            break;
        }
    }

    notes::write_notes(workbook.add_worksheet().set_name(words::SHEET_NOTES)?, &looks, file)?;
    Ok(workbook.save_to_buffer()?)
}

fn row_number(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

fn properties(file: &ResultsFile) -> DocProperties {
    let properties =
        DocProperties::new().set_title(words::TITLE).set_author(file.issuer.as_str()).set_company(file.issuer.as_str());
    match excel_moment(file.exported_at) {
        Some(moment) => properties.set_creation_datetime(&moment),
        // A year outside those of Excel is still a fixed one: without it the library would take the clock.
        None => match ExcelDateTime::from_ymd(2000, 1, 1) {
            Ok(moment) => properties.set_creation_datetime(&moment),
            Err(_) => properties,
        },
    }
}

/// A heading and a row for each value; headings from `main` on are paler: the columns that are not printed.
fn write_table<R>(
    sheet: &mut Worksheet,
    looks: &Looks,
    columns: &[Column<R>],
    names: &[words::ColumnWords],
    rows: &[R],
    main: u16,
) -> Result<(), XlsxError> {
    let last_row = row_number(rows.len());
    let last_column = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    for (at, (column, name)) in (0_u16..).zip(columns.iter().zip(names)) {
        sheet.set_column_width(at, column.width)?;
        let look = if at < main { &looks.heading } else { &looks.side_heading };
        sheet.write_string_with_format(0, at, name.title, look)?;
    }
    sheet.set_row_height(0, 2 * LINE_HEIGHT)?;
    for (row, value) in (1_u32..).zip(rows) {
        let cells: Vec<Cell> = columns.iter().map(|column| (column.cell)(value)).collect();
        for (at, cell) in (0_u16..).zip(&cells) {
            write_cell(sheet, looks, row, at, cell)?;
        }
        let texts = cells.iter().zip(columns).filter_map(|(cell, column)| match cell {
            Cell::Text(text) => Some((text.as_str(), column.width)),
            _ => None,
        });
        sheet.set_row_height(row, height(texts))?;
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, looks: &Looks, row: u32, at: u16, cell: &Cell) -> Result<(), XlsxError> {
    let look = looks.of(cell);
    match cell {
        Cell::Word(word) => sheet.write_string_with_format(row, at, *word, look)?,
        Cell::Text(text) | Cell::Code(text) => sheet.write_string_with_format(row, at, fitting(text), look)?,
        #[expect(clippy::cast_precision_loss, reason = "marks are far below 2^52 hundredths")]
        Cell::Marks(marks) => sheet.write_number_with_format(row, at, marks.as_hundredths() as f64 / 100.0, look)?,
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
        Cell::Count(count) => sheet.write_number_with_format(row, at, *count as f64, look)?,
        Cell::DateTime(moment) => match excel_moment(*moment) {
            Some(excel) => sheet.write_datetime_with_format(row, at, excel, look)?,
            None => sheet.write_string_with_format(row, at, date_time(*moment), look)?,
        },
        Cell::Date(None) => sheet.write_blank(row, at, look)?,
        Cell::Date(Some(date)) => match excel_day(*date) {
            Some(excel) => sheet.write_datetime_with_format(row, at, excel, look)?,
            None => sheet.write_string_with_format(row, at, date.to_string(), look)?,
        },
    };
    Ok(())
}

/// The text, or its beginning and a word that it was cut, where a cell cannot hold it.
fn fitting(text: &str) -> String {
    if text.chars().count() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    text.chars().take(MOST_CHARACTERS).chain(words::CELL_CUT.chars()).collect()
}

fn excel_day(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

fn excel_moment(moment: DateTime) -> Option<ExcelDateTime> {
    let hour = u16::from(moment.hour().unsigned_abs());
    excel_day(moment.date())?.and_hms(hour, moment.minute().unsigned_abs(), f64::from(moment.second())).ok()
}

/// A4, as wide as the printed columns, the heading on every page, a title above, issuer and page below; without a title
/// all of it on one page.
fn lay_out_print(
    sheet: &mut Worksheet,
    file: &ResultsFile,
    title: &str,
    rows: u32,
    columns: u16,
) -> Result<(), XlsxError> {
    sheet.set_paper_size(A4);
    sheet.set_print_center_horizontally(true);
    sheet.set_print_area(0, 0, rows, columns.saturating_sub(1))?;
    if title.is_empty() {
        sheet.set_print_fit_to_pages(1, 1);
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    } else {
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.4, 0.4, 0.75, 0.6, 0.3, 0.3);
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_header(format!("&C&16&B{title}"));
    }
    sheet.set_footer(footer(file));
    Ok(())
}

/// Headers and footers hold 255 characters, and `&` begins a field in them.
fn footer(file: &ResultsFile) -> String {
    let issuer: String = file.issuer.chars().filter(|char| !char.is_control()).take(60).collect();
    words::footer(&issuer.replace('&', "&&"), &date_time(file.exported_at))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use jiff::civil::datetime;

    use super::super::sample::file;
    use super::*;

    fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
        Xlsx::new(Cursor::new(bytes)).unwrap()
    }

    #[test]
    fn identity_numbers_are_texts_and_marks_are_numbers() {
        let file = file();
        let mut book = open(xlsx(&file).unwrap());
        assert_eq!(book.sheet_names(), ["成绩", "题目明细", "说明"]);
        let sheet = book.worksheet_range("成绩").unwrap();
        assert_eq!(sheet.height(), file.results.len() + 1);
        for (row, result) in sheet.rows().skip(1).zip(&file.results) {
            assert_eq!(row[0], Data::String(result.name.clone()));
            assert_eq!(row[1], Data::String(result.identity.clone()));
            assert_eq!(row[7], Data::Float(result.score.to_string().parse().unwrap()));
            assert!(matches!(row[12], Data::DateTime(_)), "{:?}", row[12]);
        }
    }

    #[test]
    fn no_cell_is_a_formula_and_texts_are_whole() {
        let file = file();
        let mut book = open(xlsx(&file).unwrap());
        for name in book.sheet_names() {
            assert!(book.worksheet_formula(&name).unwrap().used_cells().next().is_none(), "{name}");
        }
        let sheet = book.worksheet_range("成绩").unwrap();
        assert_eq!(sheet.get((2, 2)), Some(&Data::String("=1+1".into())));
        let questions = book.worksheet_range("题目明细").unwrap();
        assert_eq!(questions.height(), file.questions.len() + 1);
        assert_eq!(questions.get((2, 7)), Some(&Data::String("-20".into())));
        assert_eq!(questions.get((2, 1)), Some(&Data::String("李𬱖".into())));
    }

    #[test]
    fn the_same_file_gives_the_same_bytes() {
        assert_eq!(xlsx(&file()).unwrap(), xlsx(&file()).unwrap());
    }

    #[test]
    fn a_file_without_sittings_is_still_a_workbook() {
        let mut file = file();
        file.results.clear();
        file.questions.clear();
        file.records.clear();
        assert_eq!(open(xlsx(&file).unwrap()).worksheet_range("成绩").unwrap().height(), 1);
    }

    #[test]
    fn texts_and_days_beyond_a_spreadsheet_do_no_harm() {
        let mut file = file();
        file.issuer = "&P".repeat(400);
        file.exported_at = datetime(-100, 1, 1, 0, 0, 0, 0);
        file.results[0].handed_in_at = datetime(1600, 1, 1, 0, 0, 0, 0);
        file.results[0].unit = "长".repeat(40_000);
        file.results[0].post = "\u{1}\u{b}\u{fffe}".to_owned();
        let mut book = open(xlsx(&file).unwrap());
        let sheet = book.worksheet_range("成绩").unwrap();
        assert_eq!(sheet.get((1, 12)), Some(&Data::String("1600-01-01 00:00:00".into())));
        assert!(sheet.get((1, 2)).unwrap().to_string().ends_with("见 JSON 文件）"));
    }
}
