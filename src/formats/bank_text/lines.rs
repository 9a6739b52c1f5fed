//! One line of a bank file: what its first characters say it is.

use super::Place;
use crate::domain::bank::Kind;
use crate::text::bank::{
    self, BRACKETS, CASE_END, CASE_WORDS, CIRCLED, CRITICAL, ENUMERATION_COMMA, Field, HEADING_NUMERALS, ITEM_WORD,
    KIND_ENDINGS, LONGEST_FIELD_NAME, ORDINAL, ROWS, numerals,
};

/// The character that takes the meaning of a mark away.
pub(super) const ESCAPE: char = '\\';
/// What begins a comment.
const COMMENT: &str = "//";
/// The most options of a question.
pub(super) const MOST_OPTIONS: usize = 8;

/// A piece of a line without the spaces around it, and where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub place: Place,
    pub text: &'a str,
}

/// How the number of an item is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `1.` `1、` `1)`
    Bare,
    /// `(1)`
    Bracketed,
    /// `第1题`
    Worded,
}

/// What a line is by its first characters. Whether it counts as that depends on where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    Blank,
    Comment,
    CaseEnd,
    /// The kind, or the name where it is none.
    Heading(Result<Kind, String>),
    Field(Field, Piece<'a>),
    Case {
        number: Option<u64>,
        critical: bool,
        text: Piece<'a>,
    },
    Number {
        style: Style,
        number: u64,
        critical: bool,
        text: Piece<'a>,
    },
    Left {
        row: usize,
        text: Piece<'a>,
    },
    Option {
        option: usize,
        circled: bool,
        text: Piece<'a>,
    },
    /// Looks like a field that the format does not know.
    Named(String),
    Plain,
}

/// The half-width form of a full-width character (Unicode, Halfwidth and Fullwidth Forms).
pub(super) fn fold(char: char) -> char {
    match char {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char),
        '\u{3000}' => ' ',
        _ => char,
    }
}

/// The text with half-width forms.
pub(super) fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// The lines of a text with their numbers from 1, without the spaces around them.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split('\n').zip(1..).map(|(line, row)| Cursor { rest: line, place: Place { row, column: 1 } }.piece())
}

/// A text without the characters that only take a meaning away.
pub(super) fn unescape(text: &str) -> String {
    if !text.contains(ESCAPE) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut after_space = true;
    for char in text.chars() {
        if char == ESCAPE && after_space {
            after_space = false;
            continue;
        }
        after_space = char.is_whitespace();
        plain.push(char);
    }
    plain
}

/// A reader of one line that knows its column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a str,
    place: Place,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(piece: Piece<'a>) -> Self {
        Self { rest: piece.text, place: piece.place }
    }

    /// The rest of the line without the spaces around it.
    pub(super) fn piece(mut self) -> Piece<'a> {
        self.skip_spaces();
        Piece { place: self.place, text: self.rest.trim_end() }
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next().map(fold)
    }

    fn bump(&mut self) -> Option<char> {
        let char = self.rest.chars().next()?;
        self.rest = self.rest.get(char.len_utf8()..).unwrap_or_default();
        self.place.column = self.place.column.saturating_add(1);
        Some(fold(char))
    }

    fn eat(&mut self, matches: impl Fn(char) -> bool) -> Option<char> {
        self.peek().filter(|char| matches(*char)).and_then(|_| self.bump())
    }

    fn skip_spaces(&mut self) {
        while self.eat(char::is_whitespace).is_some() {}
    }

    /// The characters up to the first whose half-width form matches, at most this many; `None` where there are more.
    fn up_to(&mut self, most: usize, ends: impl Fn(char) -> bool) -> Option<&'a str> {
        let before = self.rest;
        for _ in 0..=most {
            if self.peek().is_none_or(&ends) {
                return before.get(..before.len() - self.rest.len());
            }
            self.bump();
        }
        None
    }

    /// A number in digits of at most six places.
    fn number(&mut self) -> Option<u64> {
        let mut digits = 0;
        let mut number = 0;
        while let Some(digit) = self.peek().and_then(|char| char.to_digit(10)) {
            self.bump();
            digits += 1;
            if digits > 6 {
                return None;
            }
            number = number * 10 + u64::from(digit);
        }
        (digits > 0).then_some(number)
    }

    fn opening(&mut self) -> Option<char> {
        let close = BRACKETS.iter().find(|(open, _)| self.peek() == Some(*open)).map(|(_, close)| *close)?;
        self.bump();
        Some(close)
    }
}

/// What the line is.
pub(super) fn mark(line: Piece<'_>) -> Mark<'_> {
    let start = Cursor::new(line);
    match start.peek() {
        None => return Mark::Blank,
        Some(ESCAPE) => return Mark::Plain,
        _ => {}
    }
    if folded_starts_with(line.text, COMMENT) {
        return Mark::Comment;
    }
    if line.text == CASE_END {
        return Mark::CaseEnd;
    }
    heading(start)
        .or_else(|| case(start, None, false))
        .or_else(|| field(start))
        .or_else(|| number(start))
        .or_else(|| left(start))
        .or_else(|| option(start))
        .or_else(|| named(start))
        .unwrap_or(Mark::Plain)
}

fn folded_starts_with(text: &str, start: &str) -> bool {
    let mut chars = text.chars().map(fold);
    start.chars().all(|char| chars.next() == Some(char))
}

fn heading(mut cursor: Cursor<'_>) -> Option<Mark<'_>> {
    let mut numbered = cursor;
    let has_number = numbered.up_to(4, |char| !HEADING_NUMERALS.contains(char)).is_some_and(|text| !text.is_empty())
        && numbered.eat(|char| matches!(char, ENUMERATION_COMMA | '.')).is_some();
    if has_number {
        cursor = numbered;
        cursor.skip_spaces();
    }
    let close = cursor.opening();
    let name = cursor.up_to(10, |char| Some(char) == close || matches!(char, '(' | ':') || char.is_whitespace())?;
    if let Some(close) = close {
        cursor.eat(|char| char == close)?;
    }
    cursor.skip_spaces();
    let rest = cursor.rest.trim_end_matches(|char: char| matches!(fold(char), ':' | '\u{3002}')).trim_end();
    let is_alone =
        rest.is_empty() || matches!(rest.chars().map(fold).next(), Some('(')) && rest.ends_with([')', '\u{ff09}']);
    if !is_alone {
        return None;
    }
    match bank::kind(name) {
        Some(kind) => Some(Mark::Heading(Ok(kind))),
        None if has_number && name.ends_with(ITEM_WORD) => Some(Mark::Heading(Err(name.to_owned()))),
        None => None,
    }
}

fn field(mut cursor: Cursor<'_>) -> Option<Mark<'_>> {
    let close = cursor.opening();
    cursor.skip_spaces();
    let name = cursor.up_to(LONGEST_FIELD_NAME + 4, |char| char == ':' || Some(char) == close)?;
    let name = name.trim();
    if let Some(close) = close {
        cursor.eat(|char| char == close)?;
        cursor.skip_spaces();
    }
    let has_colon = cursor.eat(|char| char == ':').is_some();
    let field = bank::field(name).filter(|_| has_colon || close.is_some())?;
    Some(Mark::Field(field, cursor.piece()))
}

/// A short word and a colon, as if it were a field.
fn named(mut cursor: Cursor<'_>) -> Option<Mark<'_>> {
    let close = cursor.opening();
    let name = cursor.up_to(LONGEST_FIELD_NAME, |char| char == ':' || Some(char) == close)?;
    if let Some(close) = close {
        cursor.eat(|char| char == close)?;
    }
    cursor.eat(|char| char == ':')?;
    let is_name = name.chars().count() > 1 && name.chars().all(|char| char.is_alphabetic() && !char.is_ascii());
    is_name.then(|| Mark::Named(name.to_owned()))
}

/// A case, which may have a number or a star before it.
fn case(mut cursor: Cursor<'_>, number: Option<u64>, critical: bool) -> Option<Mark<'_>> {
    let critical = cursor.eat(|char| char == CRITICAL).is_some() || critical;
    cursor.skip_spaces();
    let close = cursor.opening();
    let name = cursor.up_to(4, |char| char == ':' || Some(char) == close)?;
    if !CASE_WORDS.contains(&name.trim()) {
        return None;
    }
    if let Some(close) = close {
        cursor.eat(|char| char == close)?;
    }
    let has_colon = cursor.eat(|char| char == ':').is_some();
    // A case word in brackets without a colon is a tag, unless nothing but the stimulus can follow it.
    (has_colon || close.is_some() && number.is_none()).then(|| Mark::Case { number, critical, text: cursor.piece() })
}

fn number(mut cursor: Cursor<'_>) -> Option<Mark<'_>> {
    let mut critical = cursor.eat(|char| char == CRITICAL).is_some();
    cursor.skip_spaces();
    let (style, number) = if cursor.eat(|char| char == '(').is_some() {
        cursor.skip_spaces();
        let number = cursor.number()?;
        cursor.skip_spaces();
        cursor.eat(|char| char == ')')?;
        cursor.eat(|char| matches!(char, '.' | ENUMERATION_COMMA));
        (Style::Bracketed, number)
    } else if cursor.eat(|char| char == ORDINAL).is_some() {
        cursor.skip_spaces();
        let number = match cursor.number() {
            Some(number) => number,
            None => numerals::read(cursor.up_to(6, |char| !numerals::DIGITS.contains(&char))?)?,
        };
        cursor.skip_spaces();
        cursor.eat(|char| char == ITEM_WORD)?;
        cursor.eat(|char| matches!(char, '.' | ':' | ENUMERATION_COMMA));
        (Style::Worded, number)
    } else {
        let number = cursor.number()?;
        let mark = cursor.eat(|char| matches!(char, '.' | ')' | ENUMERATION_COMMA))?;
        let digits = cursor.rest.chars().take_while(|char| fold(*char).is_ascii_digit()).count();
        // `3.5 m` is a number, `3.2026` the third item beginning with a year.
        if mark == '.' && (1..4).contains(&digits) {
            return None;
        }
        (Style::Bare, number)
    };
    cursor.skip_spaces();
    if let Some(case) = case(cursor, Some(number), critical) {
        return Some(case);
    }
    critical |= cursor.eat(|char| char == CRITICAL).is_some();
    Some(Mark::Number { style, number, critical, text: cursor.piece() })
}

fn left(mut cursor: Cursor<'_>) -> Option<Mark<'_>> {
    let char = cursor.bump()?;
    let row = ROWS.iter().position(|row| *row == char)?;
    cursor.eat(|char| matches!(char, '.' | ')' | ENUMERATION_COMMA))?;
    Some(Mark::Left { row, text: cursor.piece() })
}

fn option(mut cursor: Cursor<'_>) -> Option<Mark<'_>> {
    let is_mark = |char| matches!(char, '.' | ')' | ':' | ENUMERATION_COMMA);
    if cursor.eat(|char| char == '(').is_some() {
        cursor.skip_spaces();
        let option = letter(cursor.bump()?)?;
        cursor.skip_spaces();
        cursor.eat(|char| char == ')')?;
        return Some(Mark::Option { option, circled: false, text: cursor.piece() });
    }
    let char = cursor.bump()?;
    if let Some(option) = CIRCLED.iter().position(|circled| *circled == char) {
        cursor.eat(is_mark);
        return Some(Mark::Option { option, circled: true, text: cursor.piece() });
    }
    let option = letter(char)?;
    cursor.eat(is_mark)?;
    Some(Mark::Option { option, circled: false, text: cursor.piece() })
}

/// The number of an upper-case letter, from 0.
pub(super) fn letter(char: char) -> Option<usize> {
    char.is_ascii_uppercase().then(|| usize::from(char as u8 - b'A'))
}

/// The options or rows of one line: a further mark counts behind a space where it is the next in order.
pub(super) fn split_row(text: Piece<'_>, first: usize, of_row: bool) -> Vec<(usize, Piece<'_>)> {
    let mut pieces = Vec::new();
    let mut number = first;
    let mut current = Cursor::new(text);
    let mut cursor = current;
    let mut after_space = false;
    while let Some(char) = cursor.peek() {
        if after_space {
            let next = if of_row { left(cursor) } else { option(cursor) };
            let (found, rest) = match next {
                Some(Mark::Left { row, text }) => (row, text),
                Some(Mark::Option { option, circled: false, text }) => (option, text),
                _ => (usize::MAX, text),
            };
            if found == number + 1 {
                let taken = current.rest.len() - cursor.rest.len();
                let piece = Cursor { rest: current.rest.get(..taken).unwrap_or_default(), ..current }.piece();
                pieces.push((number, piece));
                number = found;
                current = Cursor::new(rest);
                cursor = current;
                after_space = false;
                continue;
            }
        }
        after_space = char.is_whitespace();
        cursor.bump();
    }
    pieces.push((number, current.piece()));
    pieces
}

/// The tag at the beginning of a stem, `[单选]`: the kind and the rest, or the name where it seems to be meant as a kind.
pub(super) fn tag(text: Piece<'_>) -> Option<(Result<Kind, String>, Piece<'_>)> {
    let mut cursor = Cursor::new(text);
    let close = cursor.opening()?;
    let name = cursor.up_to(8, |char| char == close)?;
    cursor.eat(|char| char == close)?;
    match bank::kind(name.trim()) {
        Some(kind) => Some((Ok(kind), cursor.piece())),
        None if name.ends_with(KIND_ENDINGS) => Some((Err(name.to_owned()), cursor.piece())),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Mark<'_> {
        mark(lines(text).next().unwrap())
    }

    fn number_of(text: &str) -> Option<(u64, bool, String, u32)> {
        match of(text) {
            Mark::Number { number, critical, text, .. } => {
                Some((number, critical, text.text.to_owned(), text.place.column))
            }
            _ => None,
        }
    }

    #[test]
    fn numbers_of_items_are_read_in_every_spelling() {
        for (text, number, critical) in [
            ("1. 题", 1, false),
            ("１．题", 1, false),
            ("12、★题", 12, true),
            ("★ 3. 题", 3, true),
            ("（4）题", 4, false),
            ("( 5 ) ★ 题", 5, true),
            ("第6题 题", 6, false),
            ("第十题：题", 10, false),
        ] {
            assert_eq!(
                number_of(text).map(|(number, critical, text, _)| (number, critical, text)),
                Some((number, critical, "题".into())),
                "{text}"
            );
        }
        assert_eq!(number_of("7.2026年某厂").map(|found| found.2), Some("2026年某厂".into()));
        assert_eq!(number_of("3.5米以上"), None);
        assert_eq!(number_of("  8. 题").map(|found| found.3), Some(6), "the column counts the spaces before");
    }

    #[test]
    fn headings_are_read_with_brackets_numbers_and_remarks() {
        for text in ["一、单项选择题（每题 2 分）", "【单选题】", "[单选]", "单选题：", "二、 单项选择"]
        {
            assert_eq!(of(text), Mark::Heading(Ok(Kind::Single)), "{text}");
        }
        assert_eq!(of("八、简答题"), Mark::Heading(Err("简答题".into())));
        for text in ["[单选] 题干", "一、总则", "判断下列说法"] {
            assert!(!matches!(of(text), Mark::Heading(_)), "{text}");
        }
    }

    #[test]
    fn fields_are_read_with_either_colon_and_with_brackets() {
        for text in ["答案：C", "答案: C", "【答案】C", "【答案】：C", "[ 答案 ] C", "正确答案：C"]
        {
            assert!(matches!(of(text), Mark::Field(Field::Key, Piece { text: "C", .. })), "{text}");
        }
        assert_eq!(of("解晰：因为"), Mark::Named("解晰".into()));
        assert_eq!(of("答案不在这里"), Mark::Plain);
        assert_eq!(of("\\答案：C"), Mark::Plain);
    }

    #[test]
    fn several_options_a_line_are_parted_only_in_order() {
        let line = lines("A. 维生素 C. 无关 B．第二　Ｃ、第三\tD）第四").next().unwrap();
        let Mark::Option { option, text, .. } = mark(line) else { panic!("no option") };
        let found: Vec<_> = split_row(text, option, false)
            .into_iter()
            .map(|(number, piece)| (number, piece.text, piece.place.column))
            .collect();
        assert_eq!(found, [(0, "维生素 C. 无关", 4), (1, "第二", 16), (2, "第三", 21), (3, "第四", 26)]);
    }

    #[test]
    fn tags_name_kinds_and_nothing_else() {
        let of = |text| tag(lines(text).next().unwrap()).map(|(kind, rest)| (kind, rest.text));
        assert_eq!(of("【多选】题干"), Some((Ok(Kind::Multiple), "题干")));
        assert_eq!(of("[简答题] 题干"), Some((Err("简答题".into()), "题干")));
        assert_eq!(of("【2026年】题干"), None);
    }

    #[test]
    fn an_escape_is_dropped_where_it_takes_a_meaning_away() {
        assert_eq!(unescape("\\1. 不是题号 \\B. 也不是 a\\b \\\\c"), "1. 不是题号 B. 也不是 a\\b \\c");
    }
}
