//! The columns: which value of a row stands where, how wide, of which type.
//!
//! The names stand in `text::results` in the same order; a test holds the two together and against the JSON fields.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use crate::domain::bank::Kind;
use crate::domain::results::{QuestionRow, ResultRow, ResultsFile};
use crate::domain::scoring::Marks;
use crate::domain::sitting::SittingId;
use crate::text;

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// A text.
    Text(String),
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
    pub width: u32,
    /// The value of a row.
    pub cell: fn(&R) -> Cell,
}

/// How many of the result columns are printed: up to the time of handing in.
pub(super) const PRINTED_COLUMNS: u16 = 16;

/// The columns of a sitting.
pub(super) static RESULT_COLUMNS: [Column<ResultRow>; 29] = [
    Column { field: "name", width: 13, cell: |row| Cell::Text(row.name.clone()) },
    Column { field: "identity", width: 21, cell: |row| Cell::Code(row.identity.clone()) },
    Column { field: "citizen", width: 9, cell: |row| Cell::Text(text::results::identity_kind(row.citizen).to_owned()) },
    Column { field: "unit", width: 24, cell: |row| Cell::Text(row.unit.clone()) },
    Column { field: "department", width: 16, cell: |row| Cell::Text(row.department.clone()) },
    Column { field: "post", width: 15, cell: |row| Cell::Text(row.post.clone()) },
    Column { field: "track", width: 10, cell: |row| Cell::Text(text::words::track(row.track).to_owned()) },
    Column { field: "exam", width: 26, cell: |row| Cell::Text(row.exam.clone()) },
    Column { field: "attempt", width: 6, cell: |row| Cell::Count(row.attempt.into()) },
    Column { field: "score", width: 7, cell: |row| Cell::Marks(row.score) },
    Column { field: "max", width: 7, cell: |row| Cell::Marks(row.max) },
    Column { field: "cut", width: 8, cell: |row| Cell::Marks(row.cut) },
    Column { field: "passed", width: 8, cell: |row| Cell::Text(text::results::passed(row.passed).to_owned()) },
    Column { field: "certificate", width: 21, cell: |row| Cell::Code(row.certificate.clone()) },
    Column { field: "valid_until", width: 13, cell: |row| Cell::Date(row.valid_until) },
    Column { field: "handed_in_at", width: 20, cell: |row| Cell::DateTime(row.handed_in_at) },
    Column { field: "started_at", width: 20, cell: |row| Cell::DateTime(row.started_at) },
    Column { field: "seconds_used", width: 10, cell: |row| Cell::Count(row.seconds_used) },
    Column { field: "hand_in", width: 10, cell: |row| Cell::Text(text::results::hand_in(row.hand_in).to_owned()) },
    Column { field: "critical_missed", width: 13, cell: |row| Cell::Count(row.critical_missed.into()) },
    Column { field: "answered", width: 10, cell: |row| Cell::Count(row.answered.into()) },
    Column { field: "questions", width: 8, cell: |row| Cell::Count(row.questions.into()) },
    Column { field: "focus_lost", width: 13, cell: |row| Cell::Count(row.focus_lost.into()) },
    Column { field: "clock_jumps", width: 13, cell: |row| Cell::Count(row.clock_jumps.into()) },
    Column { field: "resumed", width: 13, cell: |row| Cell::Count(row.resumed.into()) },
    Column { field: "exam_id", width: 16, cell: |row| Cell::Code(row.exam_id.clone()) },
    Column { field: "sitting", width: 36, cell: |row| Cell::Code(row.sitting.0.clone()) },
    Column { field: "revision", width: 9, cell: |row| Cell::Count(row.revision.into()) },
    Column { field: "journal", width: 68, cell: |row| Cell::Code(row.journal.clone()) },
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
        Column { field: "sitting", width: 36, cell: |row| Cell::Code(row.question.sitting.0.clone()) },
        Column { field: "name", width: 13, cell: |row| Cell::Text(row.name.to_owned()) },
        Column { field: "number", width: 7, cell: |row| Cell::Count(row.question.number.into()) },
        Column { field: "item", width: 15, cell: |row| Cell::Code(row.question.item.0.clone()) },
        Column { field: "part", width: 7, cell: |row| Cell::Count(row.question.part.into()) },
        Column { field: "kind", width: 8, cell: |row| kind(row.question.kind) },
        Column { field: "topic", width: 10, cell: |row| Cell::Code(row.question.topic.clone()) },
        Column { field: "answer", width: 18, cell: |row| Cell::Text(row.question.answer.clone()) },
        Column { field: "key", width: 18, cell: |row| Cell::Text(row.question.key.clone()) },
        Column { field: "marks", width: 7, cell: |row| Cell::Marks(row.question.marks) },
        Column { field: "max", width: 7, cell: |row| Cell::Marks(row.question.max) },
        Column {
            field: "correct",
            width: 7,
            cell: |row| Cell::Text(text::results::yes(row.question.correct).to_owned()),
        },
    ]
}

fn kind(kind: Kind) -> Cell {
    Cell::Text(text::words::kind_short(kind).to_owned())
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
            Cell::Text(_) | Cell::Code(_) => text::results::TEXT,
            Cell::Marks(_) | Cell::Count(_) => text::results::NUMBER,
            Cell::DateTime(_) => text::results::DATE_TIME,
            Cell::Date(_) => text::results::DATE,
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
        for (column, words) in RESULT_COLUMNS.iter().zip(&text::results::RESULT_COLUMNS) {
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
        for (column, words) in question_columns().iter().zip(&text::results::QUESTION_COLUMNS) {
            assert_eq!(column.field, words.field);
            assert_eq!(kind_of(&(column.cell)(&row)), words.kind, "{}", words.field);
        }
        let mut columns: Vec<&str> = question_columns().iter().map(|column| column.field).collect();
        columns.retain(|field| *field != "name");
        columns.sort_unstable();
        assert_eq!(columns, fields(&serde_json::to_value(row.question).unwrap()));
    }

    #[test]
    fn no_two_columns_have_the_same_name() {
        for words in [&text::results::RESULT_COLUMNS[..], &text::results::QUESTION_COLUMNS[..]] {
            let mut titles: Vec<&str> = words.iter().map(|words| words.title).collect();
            titles.sort_unstable();
            titles.dedup();
            assert_eq!(titles.len(), words.len());
        }
    }
}
