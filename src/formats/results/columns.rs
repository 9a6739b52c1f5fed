//! The columns: which value of a row stands where, how wide, of which type.
//!
//! The names stand in `text::results` in the same order; a test holds the two together and against the JSON fields.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use crate::domain::results::{QuestionRow, ResultRow, ResultsFile};
use crate::domain::scoring::Marks;
use crate::domain::sitting::SittingId;
use crate::text::{results as words, words as values};

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// A text that a person wrote.
    Text(String),
    /// A word of ours for one of a few values.
    Word(&'static str),
    /// A text of digits and the like that must stay whole and never become a number.
    Code(String),
    /// Marks.
    Marks(Marks),
    /// A count.
    Count(i64),
    /// A date and a time, local.
    DateTime(DateTime),
    /// A date, or nothing.
    Date(Option<Date>),
}

/// A column over rows of one type.
pub(super) struct Column<R> {
    /// The JSON field, for the test that holds it to its name.
    #[cfg_attr(not(test), expect(dead_code, reason = "only the test that compares it with the names reads it"))]
    pub field: &'static str,
    /// The width in characters of the workbook's default font.
    pub width: u16,
    /// The value of a row.
    pub cell: fn(&R) -> Cell,
}

const fn column<R>(field: &'static str, width: u16, cell: fn(&R) -> Cell) -> Column<R> {
    Column { field, width, cell }
}

/// How many of the result columns are printed: up to the time of handing in.
pub(super) const PRINTED_COLUMNS: u16 = 13;

/// The columns of a sitting.
pub(super) static RESULT_COLUMNS: [Column<ResultRow>; 29] = [
    column("name", 14, |row| Cell::Text(row.name.clone())),
    column("identity", 22, |row| Cell::Code(row.identity.clone())),
    column("unit", 23, |row| Cell::Text(row.unit.clone())),
    column("department", 17, |row| Cell::Text(row.department.clone())),
    column("post", 19, |row| Cell::Text(row.post.clone())),
    column("track", 10, |row| Cell::Word(values::track(row.track))),
    column("exam", 37, |row| Cell::Text(row.exam.clone())),
    column("score", 8, |row| Cell::Marks(row.score)),
    column("cut", 8, |row| Cell::Marks(row.cut)),
    column("passed", 9, |row| Cell::Word(words::passed(row.passed))),
    column("certificate", 22, |row| Cell::Code(row.certificate.clone())),
    column("valid_until", 13, |row| Cell::Date(row.valid_until)),
    column("handed_in_at", 18, |row| Cell::DateTime(row.handed_in_at)),
    column("citizen", 10, |row| Cell::Word(words::identity_kind(row.citizen))),
    column("attempt", 7, |row| Cell::Count(row.attempt.into())),
    column("max", 8, |row| Cell::Marks(row.max)),
    column("started_at", 18, |row| Cell::DateTime(row.started_at)),
    column("seconds_used", 10, |row| Cell::Count(row.seconds_used)),
    column("hand_in", 11, |row| Cell::Word(words::hand_in(row.hand_in))),
    column("critical_missed", 13, |row| Cell::Count(row.critical_missed.into())),
    column("answered", 10, |row| Cell::Count(row.answered.into())),
    column("questions", 8, |row| Cell::Count(row.questions.into())),
    column("focus_lost", 13, |row| Cell::Count(row.focus_lost.into())),
    column("clock_jumps", 13, |row| Cell::Count(row.clock_jumps.into())),
    column("resumed", 13, |row| Cell::Count(row.resumed.into())),
    column("exam_id", 16, |row| Cell::Code(row.exam_id.clone())),
    column("sitting", 38, |row| Cell::Code(row.sitting.0.clone())),
    column("revision", 10, |row| Cell::Count(row.revision.into())),
    column("journal", 72, |row| Cell::Code(row.journal.clone())),
];

/// A question with the name of who answered it.
pub(super) struct NamedQuestion<'a> {
    /// The question.
    pub question: &'a QuestionRow,
    /// The candidate's name; empty where no row of the file has the sitting.
    pub name: &'a str,
}

/// The columns of a question; a function, because a static could not borrow from the file.
pub(super) const fn question_columns<'a>() -> [Column<NamedQuestion<'a>>; 12] {
    [
        column("sitting", 37, |row| Cell::Code(row.question.sitting.0.clone())),
        column("name", 14, |row| Cell::Text(row.name.to_owned())),
        column("number", 8, |row| Cell::Count(row.question.number.into())),
        column("item", 16, |row| Cell::Code(row.question.item.0.clone())),
        column("part", 8, |row| Cell::Count(row.question.part.into())),
        column("kind", 9, |row| Cell::Word(values::kind_short(row.question.kind))),
        column("topic", 11, |row| Cell::Code(row.question.topic.clone())),
        column("answer", 19, |row| Cell::Text(row.question.answer.clone())),
        column("key", 19, |row| Cell::Text(row.question.key.clone())),
        column("marks", 8, |row| Cell::Marks(row.question.marks)),
        column("max", 8, |row| Cell::Marks(row.question.max)),
        column("correct", 8, |row| Cell::Word(words::yes(row.question.correct))),
    ]
}

/// The names by sitting.
pub(super) fn names(file: &ResultsFile) -> BTreeMap<&SittingId, &str> {
    file.results.iter().map(|row| (&row.sitting, row.name.as_str())).collect()
}

/// A date and a time as every file writes them: `2026-11-24 09:03:05`.
pub(super) fn date_time(moment: DateTime) -> String {
    moment.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::super::sample::file;
    use super::*;

    fn kind_of(cell: &Cell) -> &'static str {
        match cell {
            Cell::Text(_) | Cell::Word(_) | Cell::Code(_) => words::TEXT,
            Cell::Marks(_) | Cell::Count(_) => words::NUMBER,
            Cell::DateTime(_) => words::DATE_TIME,
            Cell::Date(_) => words::DATE,
        }
    }

    fn fields(value: &serde_json::Value) -> Vec<String> {
        let mut fields: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        fields.sort();
        fields
    }

    #[test]
    fn every_field_of_a_sitting_is_a_column_with_its_name_and_type() {
        let file = file();
        let row = &file.results[0];
        for (column, words) in RESULT_COLUMNS.iter().zip(&words::RESULT_COLUMNS) {
            assert_eq!(column.field, words.field);
            assert_eq!(kind_of(&(column.cell)(row)), words.kind, "{}", words.field);
        }
        let mut columns: Vec<&str> = RESULT_COLUMNS.iter().map(|column| column.field).collect();
        columns.sort_unstable();
        assert_eq!(columns, fields(&serde_json::to_value(row).unwrap()));
    }

    #[test]
    fn every_field_of_a_question_is_a_column_with_its_name_and_type() {
        let file = file();
        let row = NamedQuestion { question: &file.questions[0], name: "" };
        for (column, words) in question_columns().iter().zip(&words::QUESTION_COLUMNS) {
            assert_eq!(column.field, words.field);
            assert_eq!(kind_of(&(column.cell)(&row)), words.kind, "{}", words.field);
        }
        let mut columns: Vec<&str> = question_columns().iter().map(|column| column.field).collect();
        columns.retain(|field| *field != "name");
        columns.sort_unstable();
        assert_eq!(columns, fields(&serde_json::to_value(row.question).unwrap()));
    }

    #[test]
    fn the_page_that_promises_the_columns_tells_them_in_the_same_words_and_order() {
        let page = include_str!("../../../docs/results-file.md");
        for columns in [&words::RESULT_COLUMNS[..], &words::QUESTION_COLUMNS[..]] {
            let rows = columns.iter().map(|words| {
                let words::ColumnWords { field, title, kind, meaning, example } = words;
                format!("| {title} | `{field}` | {kind} | {meaning} | {example} |\n")
            });
            let table: String = rows.collect();
            assert!(page.contains(&table), "docs/results-file.md should hold:\n{table}");
        }
    }

    #[test]
    fn no_two_columns_have_the_same_name() {
        for words in [&words::RESULT_COLUMNS[..], &words::QUESTION_COLUMNS[..]] {
            let mut titles: Vec<&str> = words.iter().map(|words| words.title).collect();
            titles.sort_unstable();
            titles.dedup();
            assert_eq!(titles.len(), words.len());
        }
    }
}
