//! What stands over a lesson: its title, the day it was checked, what it rests on.

use jiff::civil::Date;

use super::Report;
use crate::domain::bank::{Basis, FindingCode};
use crate::formats::bank_text::{Place, read_basis};
use crate::text::bank::{DATE_SHAPE, Field, TITLE_MARKS, field};

/// The header, and where the text begins.
pub(super) struct Header<'a> {
    /// Where the title stands; the first line where there is none.
    pub place: Place,
    /// What stands there.
    pub found: &'a str,
    pub code: Option<String>,
    pub title: String,
    pub checked_on: Option<Date>,
    pub bases: Vec<Basis>,
    pub basis_places: Vec<Place>,
    /// The byte at which the text begins.
    pub body: usize,
}

/// A line with the byte it begins at.
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    /// A field of the header: which, and the byte at which its content begins.
    fn field(&self) -> Option<(Field, usize, &'a str)> {
        let colon = self.text.find([':', '\u{ff1a}'])?;
        let found = field(self.text.get(..colon)?.trim())?;
        let content = self.text.get(colon..)?.trim_start_matches([':', '\u{ff1a}']).trim_start();
        let start = self.start + self.text.len() - content.len();
        matches!(found, Field::CheckedOn | Field::Basis).then_some((found, start, content.trim_end()))
    }
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |whole| {
        let line = Line { start, text: whole.trim_end() };
        start += whole.len();
        line
    })
}

pub(super) fn read<'a>(report: &mut Report<'a>) -> Header<'a> {
    let text = report.text;
    let mut head = Header {
        place: Place { row: 1, column: 1 },
        found: "",
        code: None,
        title: String::new(),
        checked_on: None,
        bases: Vec::new(),
        basis_places: Vec::new(),
        body: text.len(),
    };
    let (mut has_title, mut has_date, mut has_basis, mut in_basis) = (false, false, false, false);
    for line in lines(text) {
        let words = line.text.trim_start_matches('\u{feff}').trim();
        if words.is_empty() {
            in_basis = false;
            continue;
        }
        if !has_title && !has_date && !has_basis {
            has_title = true;
            head.place = report.place(line.start);
            head.found = words;
            if let Some(title) = words.strip_prefix("# ") {
                take_title(&mut head, title.trim());
                continue;
            }
            // Meant as a title where nothing else is.
            if line.field().is_none() {
                continue;
            }
        }
        match line.field() {
            Some((Field::CheckedOn, start, content)) => {
                has_date = true;
                head.checked_on = content.parse().ok();
                if head.checked_on.is_none() {
                    report.at(report.place(start), FindingCode::BadDate, content, DATE_SHAPE);
                }
                in_basis = false;
            }
            Some((_, start, content)) => {
                has_basis = true;
                in_basis = true;
                take_bases(&mut head, report, start, content);
            }
            // A long basis may go on in the next line.
            None if in_basis && words.starts_with(TITLE_MARKS.0) => take_bases(&mut head, report, line.start, words),
            None => {
                head.body = line.start;
                break;
            }
        }
    }
    if !has_date {
        report.at(head.place, FindingCode::MissingDate, "", DATE_SHAPE);
    }
    if !has_basis || (head.bases.is_empty() && !report.findings.iter().any(|found| found.code == FindingCode::BadBasis))
    {
        report.at(head.place, FindingCode::MissingBasis, "", "");
    }
    head
}

fn take_title(head: &mut Header<'_>, title: &str) {
    let end = title.find(|char: char| !(char.is_ascii_alphanumeric() || char == '-')).unwrap_or(title.len());
    let (code, rest) = title.split_at(end);
    head.code = (code.contains('-') && rest.starts_with(char::is_whitespace)).then(|| code.to_owned());
    let title = if head.code.is_some() { rest } else { title };
    title.trim().clone_into(&mut head.title);
}

fn take_bases(head: &mut Header<'_>, report: &mut Report<'_>, start: usize, content: &str) {
    let (bases, problems) = read_basis(content);
    let place = report.place(start);
    for bad in problems {
        let place = Place { column: place.column.saturating_add(bad.offset), ..place };
        report.at(place, bad.code, &bad.found, &bad.expected);
    }
    head.basis_places.extend(bases.iter().map(|_| place));
    head.bases.extend(bases);
}
