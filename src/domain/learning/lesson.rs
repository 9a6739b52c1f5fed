//! A lesson: what is read about a topic, and which items of the bank show whether it was understood.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::domain::bank::{Basis, ItemId, Picture, Track};

/// How many characters of text a lesson has.
pub const LENGTH: RangeInclusive<usize> = 800..=2000;
/// How many items its self-check names.
pub const SELF_CHECK: RangeInclusive<usize> = 3..=5;

/// A piece of text of one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Whether it stands out.
    pub bold: bool,
}

/// A part of a lesson, read from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The heading of a section.
    Heading(String),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list.
    List {
        /// Whether its entries are steps with numbers.
        ordered: bool,
        /// The entries.
        entries: Vec<Vec<Span>>,
    },
    /// Something to remember, in paragraphs.
    Tip(Vec<Vec<Span>>),
    /// A table.
    Table {
        /// The cells of its head.
        head: Vec<Vec<Span>>,
        /// The cells of its rows, as many each as the head has.
        rows: Vec<Vec<Vec<Span>>>,
    },
    /// A picture.
    Picture(Picture),
}

impl Block {
    /// Everything in it that is text.
    fn spans(&self) -> Vec<&Span> {
        match self {
            Self::Heading(_) | Self::Picture(_) => Vec::new(),
            Self::Paragraph(spans) => spans.iter().collect(),
            Self::List { entries: texts, .. } | Self::Tip(texts) => texts.iter().flatten().collect(),
            Self::Table { head, rows } => head.iter().chain(rows.iter().flatten()).flatten().collect(),
        }
    }
}

/// A lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The code of its topic, for example `CS-10`.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The training category, where the folder it lies in says it.
    pub track: Option<Track>,
    /// The day its bases were last read.
    pub checked_on: Option<Date>,
    /// What it rests on.
    pub bases: Vec<Basis>,
    /// What is read.
    pub blocks: Vec<Block>,
    /// The items that show whether it was understood.
    pub self_check: Vec<ItemId>,
}

impl Lesson {
    /// How many characters of text it has, spaces and alternative texts of pictures not counted.
    #[must_use]
    pub fn length(&self) -> usize {
        let count = |text: &str| text.chars().filter(|char| !char.is_whitespace()).count();
        self.blocks
            .iter()
            .map(|block| match block {
                Block::Heading(text) => count(text),
                other => other.spans().into_iter().map(|span| count(&span.text)).sum(),
            })
            .sum()
    }
}

/// The code of the topic at the beginning of a file's name, `CS-10-….md`: letters, digits and hyphens up to the last
/// hyphen of them. None where there is none.
#[must_use]
pub fn topic_code(file: &str) -> Option<&str> {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let end = stem.find(|char: char| !(char.is_ascii_alphanumeric() || char == '-')).unwrap_or(stem.len());
    let code = stem.get(..end)?.trim_end_matches('-');
    let has_number = code.rsplit_once('-').is_some_and(|(_, number)| number.chars().all(|char| char.is_ascii_digit()));
    has_number.then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_what_stands_before_the_name() {
        assert_eq!(topic_code("civil_servant/lessons/CS-10-三合一.md"), Some("CS-10"));
        assert_eq!(topic_code("CP-FA-01-岗位.md"), Some("CP-FA-01"));
        assert_eq!(topic_code("CS-10.md"), Some("CS-10"));
        for none in ["三合一.md", "README.md", "CS-.md", ""] {
            assert_eq!(topic_code(none), None, "{none}");
        }
    }

    #[test]
    fn only_text_is_counted() {
        let span = |text: &str| vec![Span { text: text.into(), bold: false }];
        let lesson = Lesson {
            code: "T-1".into(),
            title: "不算".into(),
            track: None,
            checked_on: None,
            bases: Vec::new(),
            blocks: vec![
                Block::Heading("两字".into()),
                Block::Paragraph(span("三 个字")),
                Block::Table { head: vec![span("一")], rows: vec![vec![span("二")]] },
                Block::Picture(Picture { path: "a.svg".into(), alternative: "不算".into() }),
                Block::Tip(vec![span("四")]),
                Block::List { ordered: true, entries: vec![span("五"), span("六")] },
            ],
            self_check: Vec::new(),
        };
        assert_eq!(lesson.length(), 10);
    }
}
