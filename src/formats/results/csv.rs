//! One row a sitting as CSV (RFC 4180): CRLF, a heading, texts in quotes, numbers and dates bare.
//!
//! Identity numbers are quoted digits and nothing else. `="632121…"` or a leading tab would keep them whole in a
//! spreadsheet that opens the file by a double click, but every program that imports it would have to know and undo that.

use encoding_rs::GB18030;

use super::columns::{Cell, RESULT_COLUMNS, date_time};
use super::harmless::neutralise;
use crate::domain::results::ResultsFile;
use crate::text::results as words;

/// In which encoding a CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvEncoding {
    /// UTF-8 with a byte order mark, by which spreadsheets know it.
    Utf8Bom,
    /// GB18030, without a mark, for systems that expect the national encoding.
    Gb18030,
}

/// The sittings as CSV.
#[must_use]
pub fn csv(file: &ResultsFile, encoding: CsvEncoding) -> Vec<u8> {
    let mut lines = String::new();
    let headings = words::RESULT_COLUMNS.iter().map(|column| quoted(column.title));
    push_line(&mut lines, headings);
    for row in &file.results {
        push_line(&mut lines, RESULT_COLUMNS.iter().map(|column| written(&(column.cell)(row))));
    }
    match encoding {
        CsvEncoding::Utf8Bom => [b"\xef\xbb\xbf", lines.as_bytes()].concat(),
        CsvEncoding::Gb18030 => GB18030.encode(&lines).0.into_owned(),
    }
}

fn push_line(lines: &mut String, cells: impl Iterator<Item = String>) {
    let cells: Vec<String> = cells.collect();
    lines.push_str(&cells.join(","));
    lines.push_str("\r\n");
}

/// The `csv` crate quotes by a rule for the whole file, and none of its rules tells a text of digits from a number.
fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Code(text) => quoted(text),
        Cell::Word(word) => quoted(word),
        Cell::Marks(marks) => marks.to_string(),
        Cell::Count(count) => count.to_string(),
        Cell::DateTime(moment) => date_time(*moment),
        Cell::Date(date) => date.map(|date| date.to_string()).unwrap_or_default(),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", neutralise(text).replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::restore;
    use super::super::sample::file;
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(|cell| restore(cell).to_owned()).collect()).collect()
    }

    #[test]
    fn both_encodings_hold_the_same_rows_and_rare_names() {
        let file = file();
        let utf8 = csv(&file, CsvEncoding::Utf8Bom);
        let text = std::str::from_utf8(&utf8).unwrap().strip_prefix('\u{feff}').unwrap();
        let gb18030 = csv(&file, CsvEncoding::Gb18030);
        let (decoded, _, broken) = GB18030.decode(&gb18030);
        assert!(!broken);
        assert_eq!(decoded, text);
        let rows = rows(text);
        assert_eq!(rows.len(), file.results.len() + 1);
        assert_eq!(rows[0][..2], ["姓名", "证件号码"]);
        for (row, result) in rows[1..].iter().zip(&file.results) {
            assert_eq!(row[0], result.name);
            assert_eq!(row[1], result.identity);
        }
        assert!(text.contains("李𬱖"));
    }

    #[test]
    fn identity_numbers_are_quoted_digits_and_marks_bare_numbers() {
        let file = file();
        let bytes = csv(&file, CsvEncoding::Utf8Bom);
        let text = String::from_utf8(bytes).unwrap();
        let second = text.split("\r\n").nth(1).unwrap();
        assert!(second.contains(&format!(",\"{}\",", file.results[0].identity)), "{second}");
        assert!(second.contains(",86.5,80,\"合格\","), "{second}");
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    }

    proptest! {
        #[test]
        fn any_text_reads_back_as_it_was(name in any::<String>(), unit in "[-=+@'\",\r\n\t王]{0,8}") {
            let mut file = file();
            file.results.truncate(1);
            file.results[0].name.clone_from(&name);
            file.results[0].unit.clone_from(&unit);
            let bytes = csv(&file, CsvEncoding::Utf8Bom);
            let rows = rows(std::str::from_utf8(&bytes[3..]).unwrap());
            prop_assert_eq!(&rows[1][0], &name);
            prop_assert_eq!(&rows[1][2], &unit);
        }
    }
}
