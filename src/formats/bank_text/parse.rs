//! Which line belongs to which item. Every line is looked at once.

use super::build::build;
use super::lines::{MOST_OPTIONS, Mark, Piece, Style, lines, mark, split_row, tag};
use super::raw::{At, Fields, RawItem, RawQuestion, RawText};
use super::{Parsed, Place};
use crate::domain::bank::{Finding, FindingCode, Kind};
use crate::text::bank::Field;

/// Reads a bank file. Goes on to its end whatever it finds; an item with an error is found fault with and left out.
///
/// `file_name` is what findings call the file.
#[must_use]
pub fn parse(file_name: &str, text: &str) -> Parsed {
    let mut parser = Parser {
        file: file_name,
        parsed: Parsed::default(),
        header: Fields::default(),
        heading: None,
        open: None,
        after_blank: false,
        last_number: None,
        skippable: 0,
        after_heading: false,
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for line in lines(text) {
        parser.line(line);
    }
    parser.close();
    parser.parsed.findings.sort_by_key(|finding| (finding.row, finding.column));
    parser.parsed
}

struct Parser<'a> {
    file: &'a str,
    parsed: Parsed,
    header: Fields<'a>,
    heading: Option<Kind>,
    open: Option<RawItem<'a>>,
    after_blank: bool,
    last_number: Option<u64>,
    /// How many cases without a number there were since the last number.
    skippable: u64,
    after_heading: bool,
}

/// The fields that a file may give for all its items.
const fn is_of_file(field: Field) -> bool {
    matches!(field, Field::Track | Field::Topic | Field::CheckedOn | Field::Source)
}

/// The fields that each question of a case has for itself.
const fn is_of_question(field: Field) -> bool {
    matches!(field, Field::Key | Field::Rationale | Field::Basis | Field::OptionOrder)
}

/// The fields that may go on over several lines.
const fn is_prose(field: Field) -> bool {
    matches!(
        field,
        Field::Key | Field::Rationale | Field::Basis | Field::Topic | Field::Enemies | Field::Picture | Field::Source
    )
}

impl<'a> Parser<'a> {
    fn error(&mut self, code: FindingCode, place: Place, found: &str, expected: &str) {
        if let Some(open) = &mut self.open {
            open.broken = true;
        }
        let finding = Finding::error(code, self.file, place.row, place.column, found).expecting(expected);
        self.parsed.findings.push(finding);
    }

    fn warning(&mut self, code: FindingCode, place: Place, found: &str, expected: &str) {
        let finding = Finding::warning(code, self.file, place.row, place.column, found).expecting(expected);
        self.parsed.findings.push(finding);
    }

    fn close(&mut self) {
        let Some(raw) = self.open.take() else { return };
        let item = build(self.file, &raw, &self.header, &mut self.parsed.findings);
        self.parsed.items.extend(item);
    }

    fn line(&mut self, line: Piece<'a>) {
        let after_blank = std::mem::take(&mut self.after_blank);
        match mark(line) {
            Mark::Blank => self.after_blank = true,
            Mark::Comment => self.after_blank = after_blank,
            Mark::CaseEnd => {
                if self.open.as_ref().is_some_and(|open| open.stimulus.is_some()) {
                    self.close();
                } else {
                    self.warning(FindingCode::StrayLine, line.place, line.text, "");
                }
            }
            Mark::Heading(kind) => self.heading(line, kind),
            Mark::Field(field, text) => self.field(line, field, text),
            Mark::Case { number, critical, text } => self.case(line.place, number, None, critical, text),
            Mark::Number { style, number, critical, text } => {
                if self.opens(style, after_blank) {
                    self.item(line.place, style, number, critical, text);
                } else if self.opens_question(style) {
                    self.question(line.place, number, text);
                } else {
                    self.prose(line);
                }
            }
            Mark::Left { row, text } => self.left(line, row, text),
            Mark::Option { option, circled, text } => self.option(line, option, circled, text),
            Mark::Named(name) => self.named(line, &name),
            Mark::Plain => self.prose(line),
        }
    }

    fn heading(&mut self, line: Piece<'a>, kind: Result<Kind, String>) {
        self.close();
        self.after_heading = true;
        match kind {
            Ok(kind) => self.heading = Some(kind),
            Err(name) => {
                self.heading = None;
                self.error(FindingCode::UnknownKind, line.place, &name, "");
            }
        }
    }

    /// Whether a number in this style begins an item here.
    fn opens(&self, style: Style, after_blank: bool) -> bool {
        let Some(open) = &self.open else { return true };
        if open.stimulus.is_some() {
            // In a case numbers in brackets are its questions, and others are text until a question has its key.
            return style != Style::Bracketed && open.question_field(Field::Key).is_some();
        }
        after_blank || open.style == Some(style)
    }

    fn opens_question(&self, style: Style) -> bool {
        style == Style::Bracketed && self.open.as_ref().is_some_and(|open| open.stimulus.is_some())
    }

    fn item(&mut self, place: Place, style: Style, number: u64, critical: bool, text: Piece<'a>) {
        if self.heading == Some(Kind::Case) && tag(text).is_none() || matches!(tag(text), Some((Ok(Kind::Case), _))) {
            let text = tag(text).map_or(text, |(_, text)| text);
            self.case(place, Some(number), Some(style), critical, text);
            return;
        }
        self.close();
        self.number(place, number);
        self.open = Some(RawItem {
            place: text.place,
            style: Some(style),
            critical,
            stimulus: None,
            fields: Fields::default(),
            questions: Vec::new(),
            at: At::Stem,
            broken: false,
        });
        self.push_question(text, self.heading.filter(|kind| *kind != Kind::Case));
    }

    fn case(&mut self, place: Place, number: Option<u64>, style: Option<Style>, critical: bool, text: Piece<'a>) {
        self.close();
        match number {
            Some(number) => self.number(place, number),
            None => self.skippable += 1,
        }
        self.open = Some(RawItem {
            place: text.place,
            style,
            critical,
            stimulus: Some(RawText::new(text)),
            fields: Fields::default(),
            questions: Vec::new(),
            at: At::Stimulus,
            broken: false,
        });
    }

    fn question(&mut self, place: Place, number: u64, text: Piece<'a>) {
        let expected = self.open.as_ref().map_or(0, |open| open.questions.len()) as u64 + 1;
        if number != expected {
            self.warning(FindingCode::NumberOrder, place, &number.to_string(), &expected.to_string());
        }
        self.push_question(text, None);
    }

    fn push_question(&mut self, text: Piece<'a>, kind: Option<Kind>) {
        let (kind, stem) = match tag(text) {
            Some((Ok(kind), stem)) if kind != Kind::Case => (Some(kind), stem),
            Some((Ok(_), stem)) => {
                self.error(FindingCode::UnknownKind, text.place, text.text, "");
                (None, stem)
            }
            Some((Err(name), stem)) => {
                self.error(FindingCode::UnknownKind, text.place, &name, "");
                (None, stem)
            }
            None => (kind, text),
        };
        if let Some(open) = &mut self.open {
            open.at = At::Stem;
            open.questions.push(RawQuestion {
                kind,
                stem: RawText::new(stem),
                left: Vec::new(),
                options: Vec::new(),
                circled: false,
                fields: Fields::default(),
            });
        }
    }

    fn number(&mut self, place: Place, number: u64) {
        let restarts = std::mem::take(&mut self.after_heading) && number == 1;
        if let Some(last) = self.last_number
            && !restarts
            && !(last + 1..=last + 1 + self.skippable).contains(&number)
        {
            self.warning(FindingCode::NumberOrder, place, &number.to_string(), &(last + 1).to_string());
        }
        self.last_number = Some(number);
        self.skippable = 0;
    }

    fn field(&mut self, line: Piece<'a>, field: Field, text: Piece<'a>) {
        let value = RawText::new(text);
        let Some(open) = &mut self.open else {
            if is_of_file(field) {
                self.header.set(field, value);
            } else {
                self.error(FindingCode::StrayLine, line.place, line.text, "");
            }
            return;
        };
        let of_question = open.stimulus.is_some() && is_of_question(field) && !open.questions.is_empty();
        let fields = match open.questions.last_mut() {
            Some(question) if of_question => &mut question.fields,
            _ => &mut open.fields,
        };
        if fields.get(field).is_some() {
            open.at = At::Repeated(field);
            self.error(FindingCode::RepeatedField, line.place, line.text, "");
        } else {
            fields.0.push((field, value));
            open.at = if of_question { At::QuestionField(field) } else { At::ItemField(field) };
        }
    }

    fn named(&mut self, line: Piece<'a>, name: &str) {
        match &self.open {
            None => {
                self.warning(FindingCode::UnknownField, line.place, name, "");
            }
            Some(open) => {
                if matches!(open.at, At::ItemField(_) | At::QuestionField(_)) {
                    self.warning(FindingCode::UnknownField, line.place, name, "");
                }
                self.prose(line);
            }
        }
    }

    fn left(&mut self, line: Piece<'a>, row: usize, text: Piece<'a>) {
        let Some(open) = &self.open else {
            self.error(FindingCode::StrayLine, line.place, line.text, "");
            return;
        };
        let Some(question) = open.questions.last() else { return self.prose(line) };
        let may_match =
            question.kind.is_none_or(|kind| kind == Kind::Matching) && matches!(open.at, At::Stem | At::Left);
        if !may_match || question.left.is_empty() && row > 0 && question.kind.is_none() {
            return self.prose(line);
        }
        for (row, piece) in split_row(text, row, true) {
            let expected =
                self.open.as_ref().and_then(|open| open.questions.last()).map_or(0, |question| question.left.len());
            if row != expected {
                self.error(FindingCode::OptionLetters, line.place, line.text, "");
            }
            if let Some(open) = &mut self.open
                && let Some(question) = open.questions.last_mut()
            {
                question.left.push(RawText::new(piece));
                open.at = At::Left;
            }
        }
    }

    fn option(&mut self, line: Piece<'a>, option: usize, circled: bool, text: Piece<'a>) {
        let Some(open) = &self.open else {
            self.error(FindingCode::StrayLine, line.place, line.text, "");
            return;
        };
        let Some(question) = open.questions.last() else { return self.prose(line) };
        let may_follow = match open.at {
            At::Stem | At::Left | At::Option => true,
            At::ItemField(field) => !is_of_question(field) && question.options.is_empty() && option == 0,
            At::Stimulus | At::QuestionField(_) | At::Repeated(_) => false,
        };
        let may_have = match question.kind {
            Some(Kind::Fill) => false,
            Some(Kind::Ordering) => question.options.is_empty() || question.circled == circled,
            _ => !circled,
        };
        if !may_follow || !may_have || option >= MOST_OPTIONS && option != question.options.len() {
            return self.prose(line);
        }
        for (option, piece) in if circled { vec![(option, text)] } else { split_row(text, option, false) } {
            let expected =
                self.open.as_ref().and_then(|open| open.questions.last()).map_or(0, |question| question.options.len());
            if expected == MOST_OPTIONS {
                self.error(FindingCode::TooManyOptions, piece.place, piece.text, &format!("≤ {MOST_OPTIONS}"));
            } else if option != expected {
                let letter = |option: usize| u8::try_from(option).map_or('?', crate::text::words::letter);
                let found = letter(option).to_string();
                self.error(FindingCode::OptionLetters, line.place, &found, &letter(expected).to_string());
            }
            if let Some(open) = &mut self.open
                && let Some(question) = open.questions.last_mut()
            {
                question.options.push(RawText::new(piece));
                question.circled = circled;
                open.at = At::Option;
            }
        }
    }

    /// A line that goes on with what was begun.
    fn prose(&mut self, line: Piece<'a>) {
        let Some(open) = &mut self.open else {
            self.warning(FindingCode::StrayLine, line.place, line.text, "");
            return;
        };
        let keeps_one_line = match open.at {
            At::ItemField(field) | At::QuestionField(field) => !is_prose(field),
            _ => false,
        };
        if let Some(text) = open.current()
            && (text.is_empty() || !keeps_one_line)
        {
            if text.is_empty() {
                text.place = line.place;
            }
            text.lines.push(line);
        } else if keeps_one_line {
            self.warning(FindingCode::StrayLine, line.place, line.text, "");
        }
    }
}
