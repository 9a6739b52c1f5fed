//! Keys: reading them by kind, and writing them.

use std::collections::BTreeSet;

use super::lines::{ESCAPE, fold, letter};
use crate::domain::bank::{Accepted, FindingCode, Key, Kind};
use crate::text::bank::{ACCEPTED_SEPARATOR, BLANK_SEPARATOR, CIRCLED, PAIR_MARKS, ROWS, SEPARATORS, truth};
use crate::text::words;

/// What is wrong with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BadKey {
    pub code: FindingCode,
    pub found: String,
    pub expected: String,
}

impl BadKey {
    fn new(code: FindingCode, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { code, found: found.into(), expected: expected.into() }
    }
}

/// The key as written, half-width, in capitals, without the full stop behind it.
pub(super) fn normal(written: &str) -> String {
    let text: String = written.chars().map(|char| fold(char).to_ascii_uppercase()).collect();
    text.trim().trim_end_matches(['.', '\u{3002}']).trim_end().to_owned()
}

/// The options that a key names, in its order; `None` where there is anything else in it.
pub(super) fn letters(normal: &str) -> Option<Vec<usize>> {
    let named = normal
        .chars()
        .filter(|char| !char.is_whitespace() && !SEPARATORS.contains(char))
        .map(|char| letter(char).or_else(|| CIRCLED.iter().position(|circled| *circled == char)))
        .collect::<Option<Vec<usize>>>()?;
    (!named.is_empty()).then_some(named)
}

/// Reads the key of a question of this kind with so many options and left rows.
pub(super) fn read_key(kind: Kind, written: &str, options: usize, left: usize) -> Result<Key, BadKey> {
    match kind {
        Kind::Single => {
            let chosen = choice(written, options)?;
            if chosen.len() == 1 {
                Ok(Key::Choice(chosen))
            } else {
                Err(BadKey::new(FindingCode::BadKey, written, "A"))
            }
        }
        Kind::Multiple => {
            let chosen = choice(written, options)?;
            if chosen.len() > 1 {
                Ok(Key::Choice(chosen))
            } else {
                Err(BadKey::new(FindingCode::BadKey, written, "AB"))
            }
        }
        Kind::TrueFalse => truth(&normal(written)).map(Key::Truth).ok_or_else(|| {
            BadKey::new(FindingCode::BadKey, written, [words::truth(true), words::truth(false)].join("/"))
        }),
        Kind::Fill => fill(written).map(Key::Fill),
        Kind::Ordering => order(written, options).map(Key::Order),
        Kind::Matching => pairs(written, options, left).map(Key::Match),
        Kind::Case => Err(BadKey::new(FindingCode::BadKey, written, "")),
    }
}

/// The letters from A to that of the last option.
fn range(options: usize) -> String {
    match u8::try_from(options) {
        Ok(options @ 1..) => format!("A\u{2013}{}", words::letter(options - 1)),
        _ => String::new(),
    }
}

fn named(written: &str, options: usize) -> Result<Vec<u8>, BadKey> {
    let named = letters(&normal(written)).ok_or_else(|| BadKey::new(FindingCode::BadKey, written, range(options)))?;
    named
        .into_iter()
        .map(|option| u8::try_from(option).ok().filter(|_| option < options))
        .collect::<Option<Vec<u8>>>()
        .ok_or_else(|| BadKey::new(FindingCode::KeyOutOfRange, written, range(options)))
}

fn choice(written: &str, options: usize) -> Result<BTreeSet<u8>, BadKey> {
    let named = named(written, options)?;
    let chosen: BTreeSet<u8> = named.iter().copied().collect();
    if chosen.len() == named.len() {
        Ok(chosen)
    } else {
        Err(BadKey::new(FindingCode::BadKey, written, range(options)))
    }
}

fn order(written: &str, options: usize) -> Result<Vec<u8>, BadKey> {
    let order = named(written, options)?;
    let different: BTreeSet<u8> = order.iter().copied().collect();
    if order.len() == options && different.len() == options {
        Ok(order)
    } else {
        Err(BadKey::new(FindingCode::BadKey, written, range(options)))
    }
}

fn pairs(written: &str, options: usize, left: usize) -> Result<Vec<u8>, BadKey> {
    let bad = |code| BadKey::new(code, written, "");
    let mut pairs: Vec<Option<u8>> = vec![None; left];
    let normal = normal(written);
    let mut chars = normal.chars().filter(|char| !char.is_whitespace()).peekable();
    loop {
        while chars.next_if(|char| SEPARATORS.contains(char)).is_some() {}
        let Some(char) = chars.next() else { break };
        let row = ROWS.iter().position(|row| *row == char).ok_or_else(|| bad(FindingCode::BadKey))?;
        while chars.next_if(|char| PAIR_MARKS.contains(char)).is_some() {}
        let option = chars.next().and_then(letter).ok_or_else(|| bad(FindingCode::BadKey))?;
        let option = u8::try_from(option)
            .ok()
            .filter(|_| option < options)
            .ok_or_else(|| BadKey::new(FindingCode::KeyOutOfRange, written, range(options)))?;
        match pairs.get_mut(row) {
            Some(pair @ None) => *pair = Some(option),
            _ => return Err(bad(FindingCode::MatchingRows)),
        }
    }
    pairs.into_iter().collect::<Option<Vec<u8>>>().ok_or_else(|| bad(FindingCode::MatchingRows))
}

fn fill(written: &str) -> Result<Vec<Vec<Accepted>>, BadKey> {
    let mut blanks = vec![Vec::new()];
    let mut piece = String::new();
    let mut is_literal = false;
    let mut chars = written.chars().chain([';']).peekable();
    while let Some(char) = chars.next() {
        let ends_blank = fold(char) == ';';
        if ends_blank || fold(char) == '|' {
            let accepted = accepted(piece.trim(), is_literal)
                .ok_or_else(|| BadKey::new(FindingCode::BadKey, written, "24|68\u{b1}2"))?;
            if let Some(blank) = blanks.last_mut() {
                blank.push(accepted);
            }
            if ends_blank && chars.peek().is_some() {
                blanks.push(Vec::new());
            }
            piece.clear();
            is_literal = false;
        } else if char == ESCAPE && chars.peek().is_some() {
            is_literal = true;
            // The last character is the separator added above: a backslash there stands for itself.
            match chars.next() {
                Some(next) if chars.peek().is_some() => piece.push(next),
                _ => return Err(BadKey::new(FindingCode::BadKey, written, "")),
            }
        } else {
            piece.push(if char == '\n' { ' ' } else { char });
        }
    }
    Ok(blanks)
}

/// What stands between a number and its tolerance.
const TOLERANCE: char = '\u{b1}';

fn accepted(piece: &str, is_literal: bool) -> Option<Accepted> {
    if piece.is_empty() {
        return None;
    }
    if is_literal || !piece.contains(TOLERANCE) {
        return Some(Accepted::Text(piece.to_owned()));
    }
    let folded: String = piece.chars().map(fold).collect();
    let (centre, rest) = folded.split_once(TOLERANCE)?;
    let (value, unit_before) = decimal(centre.trim())?;
    let (tolerance, unit) = decimal(rest.trim())?;
    if tolerance.starts_with('-') || !(unit_before.is_empty() || unit_before == unit) {
        return None;
    }
    Some(Accepted::Number { value: value.to_owned(), tolerance: tolerance.to_owned(), unit: unit.to_owned() })
}

/// A decimal at the beginning of a text, as the scoring reads it: up to 15 places before the point and 9 behind.
fn decimal(text: &str) -> Option<(&str, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let sign = usize::from(text.starts_with('-'));
    let whole = digits(text.get(sign..)?);
    let mut length = sign + whole;
    if !(1..=15).contains(&whole) {
        return None;
    }
    if text.get(length..)?.starts_with('.') {
        let places = digits(text.get(length + 1..)?);
        if !(1..=9).contains(&places) {
            return None;
        }
        length += 1 + places;
    }
    Some((text.get(..length)?, text.get(length..)?.trim()))
}

/// The key as it is written.
pub(super) fn write_key(key: &Key) -> String {
    match key {
        Key::Choice(chosen) => chosen.iter().map(|option| words::letter(*option)).collect(),
        Key::Truth(truth) => words::truth(*truth).to_owned(),
        Key::Fill(blanks) => {
            let blanks: Vec<String> = blanks
                .iter()
                .map(|accepted| accepted.iter().map(write_accepted).collect::<Vec<_>>().join(ACCEPTED_SEPARATOR))
                .collect();
            blanks.join(BLANK_SEPARATOR)
        }
        Key::Order(order) => order.iter().map(|option| words::letter(*option)).collect(),
        Key::Match(pairs) => {
            let pairs: Vec<String> = pairs
                .iter()
                .zip(0_u8..)
                .map(|(option, row)| format!("{}-{}", words::row(row), words::letter(*option)))
                .collect();
            pairs.join(" ")
        }
    }
}

fn write_accepted(accepted: &Accepted) -> String {
    match accepted {
        Accepted::Number { value, tolerance, unit } => format!("{value}{TOLERANCE}{tolerance}{unit}"),
        Accepted::Text(text) => {
            let mut written = String::with_capacity(text.len());
            for char in text.chars() {
                if matches!(fold(char), ';' | '|' | ESCAPE | TOLERANCE) {
                    written.push(ESCAPE);
                }
                written.push(char);
            }
            written
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(kind: Kind, written: &str) -> Result<Key, FindingCode> {
        read_key(kind, written, 4, 3).map_err(|bad| bad.code)
    }

    fn text(text: &str) -> Accepted {
        Accepted::Text(text.to_owned())
    }

    #[test]
    fn choices_are_read_in_any_width_and_with_separators() {
        for written in ["ACD", "A、C、D", "a c d", "Ａ，Ｃ，Ｄ", "A/C/D。", "DCA"] {
            assert_eq!(key(Kind::Multiple, written), Ok(Key::Choice([0, 2, 3].into())), "{written}");
        }
        assert_eq!(key(Kind::Single, "AB"), Err(FindingCode::BadKey));
        assert_eq!(key(Kind::Multiple, "A"), Err(FindingCode::BadKey));
        assert_eq!(key(Kind::Multiple, "AAB"), Err(FindingCode::BadKey));
        assert_eq!(key(Kind::Single, "E"), Err(FindingCode::KeyOutOfRange));
        assert_eq!(key(Kind::Single, "甲"), Err(FindingCode::BadKey));
    }

    #[test]
    fn truth_is_read_in_every_usual_word() {
        for (written, truth) in
            [("对", true), ("√", true), ("正确。", true), ("ｔ", true), ("错", false), ("×", false), ("n", false)]
        {
            assert_eq!(key(Kind::TrueFalse, written), Ok(Key::Truth(truth)), "{written}");
        }
        assert_eq!(key(Kind::TrueFalse, "A"), Err(FindingCode::BadKey));
    }

    #[test]
    fn an_order_names_every_option_once() {
        for written in ["BDAC", "②④①③", "B→"] {
            let expected =
                if written.ends_with('→') { Err(FindingCode::BadKey) } else { Ok(Key::Order(vec![1, 3, 0, 2])) };
            assert_eq!(key(Kind::Ordering, written), expected, "{written}");
        }
        assert_eq!(key(Kind::Ordering, "BDA"), Err(FindingCode::BadKey));
        assert_eq!(key(Kind::Ordering, "BDAA"), Err(FindingCode::BadKey));
    }

    #[test]
    fn pairs_are_read_in_every_usual_spelling() {
        for written in ["甲-C 乙-A 丙-B", "甲C、乙A、丙B", "甲→C；丙→B；乙→A", "甲 — Ｃ，乙：Ａ，丙->B"]
        {
            assert_eq!(key(Kind::Matching, written), Ok(Key::Match(vec![2, 0, 1])), "{written}");
        }
        assert_eq!(key(Kind::Matching, "甲-C 乙-A"), Err(FindingCode::MatchingRows));
        assert_eq!(key(Kind::Matching, "甲-C 甲-A 丙-B"), Err(FindingCode::MatchingRows));
        assert_eq!(key(Kind::Matching, "甲-C 乙-A 丙-B 丁-D"), Err(FindingCode::MatchingRows));
        assert_eq!(key(Kind::Matching, "甲-C 乙-A 丙-E"), Err(FindingCode::KeyOutOfRange));
    }

    #[test]
    fn blanks_have_alternatives_tolerances_and_units() {
        let number = |value: &str, tolerance: &str, unit: &str| Accepted::Number {
            value: value.into(),
            tolerance: tolerance.into(),
            unit: unit.into(),
        };
        assert_eq!(
            key(Kind::Fill, "24｜二十四；６８±２℃|68"),
            Ok(Key::Fill(vec![vec![text("24"), text("二十四")], vec![number("68", "2", "℃"), text("68")]]))
        );
        assert_eq!(key(Kind::Fill, "-1.5℃±0.5℃"), Ok(Key::Fill(vec![vec![number("-1.5", "0.5", "℃")]])));
        assert_eq!(key(Kind::Fill, "甲\\；乙"), Ok(Key::Fill(vec![vec![text("甲；乙")]])));
        for bad in ["24；", "24||25", "约±2", "68±x", "1±-1", "\\"] {
            assert_eq!(key(Kind::Fill, bad), Err(FindingCode::BadKey), "{bad}");
        }
    }
}
