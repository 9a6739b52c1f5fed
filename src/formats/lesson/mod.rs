//! Lessons: Markdown files, one a topic, written down in `question-bank/LESSONS.md`.
//!
//! Owns reading one file and what can be told from it alone. Leaves to `service::check_lessons` what needs the bank, the
//! pictures or the texts of regulations. The one thing that would surprise a reader: two asterisks begin and end bold
//! text wherever they stand, since Markdown's own rule about what may stand beside them does not suit Chinese marks.

mod body;
mod header;

use std::ops::RangeInclusive;

use crate::domain::bank::{Finding, FindingCode, Track};
use crate::domain::learning::{Block, LENGTH, Lesson, SELF_CHECK, topic_code};
use crate::formats::bank_text::Place;
use crate::text::bank::LESSON_TITLE_SHAPE;

/// A lesson with the places of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedLesson {
    /// The lesson.
    pub lesson: Lesson,
    /// The file, as the caller named it.
    pub file: String,
    /// Where its title stands.
    pub title: Place,
    /// Where each of its bases stands.
    pub bases: Vec<Place>,
    /// Where each of its pictures stands, in the order of the blocks.
    pub pictures: Vec<Place>,
    /// Where each item of the self-check stands.
    pub self_check: Vec<Place>,
}

/// Reads a lesson. What is sound of it can be shown whatever was found.
#[must_use]
pub fn parse(file: &str, text: &str) -> (LocatedLesson, Vec<Finding>) {
    let mut report = Report { file, text, findings: Vec::new() };
    let head = header::read(&mut report);
    let body = body::read(&mut report, head.body);
    let named = topic_code(file);
    let code = head.code.clone().or_else(|| named.map(str::to_owned)).unwrap_or_default();
    if head.code.is_none() || head.title.is_empty() {
        report.at(head.place, FindingCode::LessonTitle, head.found, LESSON_TITLE_SHAPE);
    } else if named != head.code.as_deref() {
        report.at(head.place, FindingCode::LessonCode, &code, named.unwrap_or_default());
    }
    let lesson = Lesson {
        code,
        title: head.title,
        track: file.split(['/', '\\']).find_map(Track::from_code),
        checked_on: head.checked_on,
        bases: head.bases,
        blocks: body.blocks,
        self_check: body.self_check.iter().map(|(id, _)| id.clone()).collect(),
    };
    let length = lesson.length();
    if !LENGTH.contains(&length) {
        report.look(head.place, FindingCode::LessonLength, &length.to_string(), &range(&LENGTH));
    }
    if !lesson.blocks.iter().any(|block| matches!(block, Block::Table { .. })) {
        report.look(head.place, FindingCode::LessonTable, "", "");
    }
    if body.pictures.is_empty() {
        report.look(head.place, FindingCode::LessonPicture, "", "");
    }
    let count = lesson.self_check.len();
    if !SELF_CHECK.contains(&count) {
        let place = body.check_heading.unwrap_or(head.place);
        report.at(place, FindingCode::SelfCheck, &count.to_string(), &range(&SELF_CHECK));
    }
    let mut findings = report.findings;
    findings.sort_by_key(|finding| (finding.row, finding.column));
    let located = LocatedLesson {
        lesson,
        file: file.to_owned(),
        title: head.place,
        bases: head.basis_places,
        pictures: body.pictures,
        self_check: body.self_check.iter().map(|(_, place)| *place).collect(),
    };
    (located, findings)
}

fn range(range: &RangeInclusive<usize>) -> String {
    format!("{}–{}", range.start(), range.end())
}

/// The text, and what was found in it so far.
struct Report<'a> {
    file: &'a str,
    text: &'a str,
    findings: Vec<Finding>,
}

impl Report<'_> {
    /// An error.
    fn at(&mut self, place: Place, code: FindingCode, found: &str, expected: &str) {
        self.findings.push(Finding::error(code, self.file, place.row, place.column, found).expecting(expected));
    }

    /// Something that a person should look at.
    fn look(&mut self, place: Place, code: FindingCode, found: &str, expected: &str) {
        self.findings.push(Finding::warning(code, self.file, place.row, place.column, found).expecting(expected));
    }

    /// The place of a byte of the text.
    fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let count = |found: usize| u32::try_from(found).unwrap_or(u32::MAX).saturating_add(1);
        Place {
            row: count(before.matches('\n').count()),
            column: count(before.get(line..).map_or(0, |line| line.chars().count())),
        }
    }
}

#[cfg(test)]
mod tests;
