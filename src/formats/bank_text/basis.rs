//! The basis of a key: titles, versions and places.

use jiff::civil::Date;

use super::lines::fold;
use crate::domain::bank::{Basis, FindingCode};
use crate::formats::citation::citations;
use crate::text::bank::{BASIS_SEPARATOR, BASIS_SHAPE, COMMON_KNOWLEDGE, DATE_SHAPE, ENUMERATION_COMMA, TITLE_MARKS};

/// What is wrong with a basis, and how many characters stand before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats) struct BadBasis {
    pub code: FindingCode,
    pub offset: u32,
    pub found: String,
    pub expected: String,
}

/// The regulations, standards and bodies of knowledge of a basis, and what is wrong with it.
pub(in crate::formats) fn read_basis(text: &str) -> (Vec<Basis>, Vec<BadBasis>) {
    let (mut bases, mut problems) = (Vec::new(), Vec::new());
    for (offset, segment) in segments(text) {
        let leading = segment.chars().take_while(|char| is_loose(*char)).count();
        let offset = offset.saturating_add(u32::try_from(leading).unwrap_or(u32::MAX));
        let segment = segment.trim_matches(is_loose);
        if segment.is_empty() {
            continue;
        }
        match read_one(segment) {
            Ok(read) => bases.push(read),
            Err(problem) => problems.push(BadBasis { offset: offset.saturating_add(problem.offset), ..problem }),
        }
    }
    (bases, problems)
}

fn is_loose(char: char) -> bool {
    char.is_whitespace() || matches!(fold(char), ',' | '\u{3002}' | ENUMERATION_COMMA)
}

/// The pieces of a basis with the characters before each: parted by semicolons, and before each title.
fn segments(text: &str) -> Vec<(u32, &str)> {
    let mut segments = Vec::new();
    let (mut start, mut start_offset) = (0, 0);
    let mut depth = 0_u32;
    for ((at, char), offset) in text.char_indices().zip(0_u32..) {
        let cut = match char {
            _ if char == TITLE_MARKS.0 => {
                depth += 1;
                (depth == 1).then_some(0)
            }
            _ if char == TITLE_MARKS.1 => {
                depth = depth.saturating_sub(1);
                None
            }
            _ if depth == 0 && fold(char) == ';' => Some(char.len_utf8()),
            _ => None,
        };
        if let Some(length) = cut {
            segments.push((start_offset, text.get(start..at).unwrap_or_default()));
            start = at + length;
            start_offset = offset + u32::from(length > 0);
        }
    }
    segments.push((start_offset, text.get(start..).unwrap_or_default()));
    segments
}

fn read_one(segment: &str) -> Result<Basis, BadBasis> {
    let shape = |found: &str| BadBasis {
        code: FindingCode::BadBasis,
        offset: 0,
        found: found.to_owned(),
        expected: BASIS_SHAPE.to_owned(),
    };
    let Some(inside) = segment.strip_prefix(TITLE_MARKS.0) else {
        if COMMON_KNOWLEDGE.contains(&segment) {
            return Ok(Basis { title: segment.to_owned(), version: String::new(), articles: Vec::new() });
        }
        return Err(shape(segment));
    };
    let (title, rest) = enclosed(inside, TITLE_MARKS.0, TITLE_MARKS.1).ok_or_else(|| shape(segment))?;
    let title = title.trim();
    if title.is_empty() {
        return Err(shape(segment));
    }
    let rest = rest.trim_start();
    let (version, places) = match rest.strip_prefix(['(', '\u{ff08}']) {
        Some(inside) => enclosed(inside, '(', ')').ok_or_else(|| shape(rest))?,
        None => ("", rest),
    };
    let version = version.trim();
    let offset_of = |rest: &str| {
        let before = segment.get(..segment.len().saturating_sub(rest.len())).unwrap_or_default();
        u32::try_from(before.chars().count()).unwrap_or(u32::MAX)
    };
    if let Some(date) = leading_date(version)
        && date.parse::<Date>().is_err()
    {
        return Err(BadBasis {
            code: FindingCode::BadDate,
            offset: offset_of(rest),
            found: version.to_owned(),
            expected: DATE_SHAPE.to_owned(),
        });
    }
    let articles = citations(places)
        .map_err(|bad| BadBasis { offset: offset_of(places).saturating_add(bad.offset), ..shape(&bad.found) })?;
    Ok(Basis {
        title: title.to_owned(),
        version: version.to_owned(),
        articles: articles.iter().map(ToString::to_string).collect(),
    })
}

/// The text up to the closing mark that belongs to an opening mark before it, and the text behind it.
fn enclosed(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    let mut depth = 1_u32;
    for (at, char) in text.char_indices() {
        let folded = fold(char);
        if folded == open {
            depth += 1;
        } else if folded == close {
            depth -= 1;
            if depth == 0 {
                return Some((text.get(..at)?, text.get(at + char.len_utf8()..)?));
            }
        }
    }
    None
}

/// The first word of a version that seems to be meant as a date: four digits and a hyphen, stroke, point or year.
pub(super) fn leading_date(version: &str) -> Option<&str> {
    let digits = version.bytes().take_while(u8::is_ascii_digit).count();
    let behind = version.get(digits..)?.chars().next()?;
    let is_date = digits == 4 && (matches!(behind, '-' | '/' | '.') || !behind.is_ascii() && behind.is_alphabetic());
    is_date.then(|| version.split_whitespace().next()).flatten()
}

/// The bases as they are written.
pub(super) fn write_basis(bases: &[Basis]) -> String {
    let bases: Vec<String> = bases.iter().map(write_one).collect();
    bases.join(BASIS_SEPARATOR)
}

fn write_one(basis: &Basis) -> String {
    if basis.version.is_empty() && basis.articles.is_empty() && COMMON_KNOWLEDGE.contains(&basis.title.as_str()) {
        return basis.title.clone();
    }
    let mut text = format!("{}{}{}", TITLE_MARKS.0, basis.title, TITLE_MARKS.1);
    if !basis.version.is_empty() {
        text.push('\u{ff08}');
        text.push_str(&basis.version);
        text.push('\u{ff09}');
    }
    for (number, article) in basis.articles.iter().enumerate() {
        if number > 0 {
            text.push(ENUMERATION_COMMA);
        }
        text.push_str(article);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<(String, String, Vec<String>)> {
        let (bases, problems) = read_basis(text);
        assert_eq!(problems, []);
        bases.into_iter().map(|basis| (basis.title, basis.version, basis.articles)).collect()
    }

    #[test]
    fn several_regulations_with_versions_and_places_are_read() {
        let text = "《中华人民共和国消防法》（2021-04-29）第十九条第一款、第二款；《高层规定》(2021-08-01 施行)第四条，\
                    《解释〈消防〉（一）》第三条。";
        assert_eq!(
            read(text),
            [
                (
                    "中华人民共和国消防法".into(),
                    "2021-04-29".into(),
                    vec!["第十九条第一款".into(), "第十九条第二款".into()]
                ),
                ("高层规定".into(), "2021-08-01 施行".into(), vec!["第四条".into()]),
                ("解释〈消防〉（一）".into(), String::new(), vec!["第三条".into()]),
            ]
        );
    }

    #[test]
    fn standards_and_common_knowledge_need_no_places() {
        assert_eq!(
            read("《火灾分类》（GB/T 4968-2008）；通用消防常识"),
            [("火灾分类".into(), "GB/T 4968-2008".into(), vec![]), ("通用消防常识".into(), String::new(), vec![]),]
        );
    }

    #[test]
    fn problems_are_named_with_their_place() {
        for (text, code, offset, found) in [
            ("消防法第十九条", FindingCode::BadBasis, 0, "消防法第十九条"),
            ("通用消防常识； 《甲》（2021-04-29）见附件", FindingCode::BadBasis, 23, "见附件"),
            ("《甲》（2021-02-30）第一条", FindingCode::BadDate, 3, "2021-02-30"),
            ("《甲》（2021年2月3日）第一条", FindingCode::BadDate, 3, "2021年2月3日"),
            ("《甲", FindingCode::BadBasis, 0, "《甲"),
        ] {
            let (_, problems) = read_basis(text);
            let found_problems: Vec<_> =
                problems.iter().map(|bad| (bad.code, bad.offset, bad.found.as_str())).collect();
            assert_eq!(found_problems, [(code, offset, found)], "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,60}|[《》（）();；、第一条款 0-9a-]{0,40}") {
            let _ = read_basis(&text);
        }
    }
}
