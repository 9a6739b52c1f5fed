//! The canonical text of items, which reads back as the same items.
//!
//! Lines of text come back as they are but for the spaces at their ends and lines without a character, which the format
//! does not keep.

use std::fmt::Write as _;

use super::answer::write_key;
use super::basis::write_basis;
use super::keeps_order;
use super::lines::{ESCAPE, Mark, fold, lines, mark};
use crate::domain::bank::{BasisCheck, Item, Kind, Question, Status, Topic};
use crate::text::bank::{
    self, ACCEPTED_SEPARATOR, BRACKETS, CASE_END, CASE_WORDS, COLON, CRITICAL, FIXED, Field, ID_SEPARATOR, YES,
};
use crate::text::words;

/// Writes items as a bank file, in their order. What all have in common stands at the head of the file.
#[must_use]
pub fn write<'a>(items: impl IntoIterator<Item = &'a Item>) -> String {
    let items: Vec<&Item> = items.into_iter().collect();
    let mut writer = Writer { text: String::new() };
    let Some(first) = items.first() else { return String::new() };
    let common = Header {
        track: items.iter().all(|item| item.track == first.track),
        topic: items.iter().all(|item| item.topic == first.topic),
        checked_on: first.checked_on.is_some() && items.iter().all(|item| item.checked_on == first.checked_on),
    };
    writer.header(first, common);
    let mut kind = None;
    let mut headings = 0;
    for (item, number) in items.iter().zip(1_usize..) {
        writer.text.push('\n');
        if kind != Some(item.kind) {
            kind = Some(item.kind);
            writer.line(&bank::heading(headings, item.kind));
            writer.text.push('\n');
            headings += 1;
        }
        writer.item(item, number, common);
    }
    writer.text
}

/// What stands at the head of the file and not in each item.
#[derive(Debug, Clone, Copy)]
struct Header {
    track: bool,
    topic: bool,
    checked_on: bool,
}

struct Writer {
    text: String,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn field(&mut self, field: Field, content: &str) {
        if content.is_empty() {
            return;
        }
        self.text.push_str(bank::field_name(field));
        self.text.push(COLON);
        self.line(content);
    }

    fn header(&mut self, item: &Item, which: Header) {
        if which.track {
            self.field(Field::Track, words::track(item.track));
        }
        if which.topic {
            self.field(Field::Topic, &topic(&item.topic));
        }
        if which.checked_on
            && let Some(date) = item.checked_on
        {
            self.field(Field::CheckedOn, &date.to_string());
        }
    }

    fn item(&mut self, item: &Item, number: usize, common: Header) {
        if let Some(stimulus) = &item.stimulus {
            let [word, _] = CASE_WORDS;
            let _ = write!(self.text, "{number}. {word}{COLON}");
            self.line(&prose(stimulus));
            self.item_fields(item, common);
            for (question, number) in item.questions.iter().zip(1_usize..) {
                let _ = write!(self.text, "\u{ff08}{number}\u{ff09}[{}] ", words::kind_short(question.kind));
                self.question(question);
            }
            self.line(CASE_END);
        } else if let Some(question) = item.questions.first() {
            let _ = write!(self.text, "{number}. ");
            if item.critical {
                let _ = write!(self.text, "{CRITICAL} ");
            }
            self.question(question);
            self.item_fields(item, common);
        }
    }

    fn question(&mut self, question: &Question) {
        self.line(&stem(&question.stem));
        for (text, row) in question.left.iter().zip(0_u8..) {
            self.mark_line(words::row(row), text, usize::from(row), true);
        }
        for (text, option) in question.options.iter().zip(0_u8..) {
            self.mark_line(&words::letter(option).to_string(), text, usize::from(option), false);
        }
        self.field(Field::Key, &write_key(&question.key));
        self.field(Field::Rationale, &prose(&question.rationale));
        self.field(Field::Basis, &write_basis(&question.basis));
        let is_automatic = matches!(question.kind, Kind::Single | Kind::Multiple) && keeps_order(&question.options);
        if question.fixed_order && !is_automatic {
            self.field(Field::OptionOrder, FIXED);
        }
    }

    /// An option or a left row. A mark inside that would begin the next one is taken its meaning.
    fn mark_line(&mut self, letter: &str, text: &str, number: usize, of_row: bool) {
        let text = prose(text);
        let _ = write!(self.text, "{letter}. ");
        let mut after_space = false;
        let mut is_first_line = true;
        for (at, char) in text.char_indices() {
            if is_first_line && after_space {
                let rest = text.get(at..).unwrap_or_default();
                let next = match lines(rest).next().map(mark) {
                    Some(Mark::Option { option, circled: false, .. }) if !of_row => Some(option),
                    Some(Mark::Left { row, .. }) if of_row => Some(row),
                    _ => None,
                };
                if next == Some(number + 1) {
                    self.text.push(ESCAPE);
                }
            }
            after_space = char.is_whitespace();
            is_first_line &= char != '\n';
            self.text.push(char);
        }
        self.text.push('\n');
    }

    fn item_fields(&mut self, item: &Item, common: Header) {
        if item.check == BasisCheck::Standard {
            self.field(Field::Check, bank::basis_check_name(item.check));
        }
        if !item.facts.is_empty() {
            let facts: Vec<String> = item.facts.iter().map(u16::to_string).collect();
            self.field(Field::Facts, &facts.join(ID_SEPARATOR));
        }
        if item.derived {
            self.field(Field::Numbers, bank::DERIVED);
        }
        self.field(Field::Level, words::level(item.level));
        self.field(Field::Difficulty, &difficulty(item.facility));
        self.field(Field::Id, &item.id.0);
        let enemies: Vec<&str> = item.enemies.iter().map(|enemy| enemy.0.as_str()).collect();
        self.field(Field::Enemies, &enemies.join(ID_SEPARATOR));
        if item.critical && item.stimulus.is_some() {
            self.field(Field::Critical, YES);
        }
        if let Some(picture) = &item.picture {
            let alternative = prose(&picture.alternative);
            let content = format!("{}{ACCEPTED_SEPARATOR}{alternative}", picture.path);
            self.field(Field::Picture, &content);
        }
        if item.status != Status::Ready {
            self.field(Field::Status, words::status(item.status));
        }
        self.header(item, Header { track: !common.track, topic: !common.topic, checked_on: !common.checked_on });
    }
}

fn topic(topic: &Topic) -> String {
    if topic.name.is_empty() { topic.code.clone() } else { format!("{} {}", topic.code, topic.name) }
}

/// Thousandths as a decimal of two places, or three where the third is not zero.
fn difficulty(facility: u16) -> String {
    if facility.is_multiple_of(10) { format!("0.{:02}", facility / 10) } else { format!("0.{facility:03}") }
}

/// A text whose further lines mean nothing but themselves.
fn prose(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let kept = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    for (number, line) in kept.enumerate() {
        if number > 0 {
            written.push('\n');
            if lines(line).next().is_some_and(|piece| mark(piece) != Mark::Plain) {
                written.push(ESCAPE);
            }
        }
        let mut after_space = true;
        for char in line.chars() {
            if char == ESCAPE && after_space {
                written.push(ESCAPE);
            }
            after_space = char.is_whitespace();
            written.push(char);
        }
    }
    written
}

/// A stem, whose beginning must not be taken for a star, a tag or a case.
fn stem(text: &str) -> String {
    let written = prose(text);
    let begins = |char: char| char == CRITICAL || BRACKETS.iter().any(|(open, _)| *open == char);
    let is_mark = written.chars().next().map(fold).is_some_and(begins);
    if is_mark || CASE_WORDS.iter().any(|word| written.starts_with(word)) {
        format!("{ESCAPE}{written}")
    } else {
        written
    }
}
