//! Places in regulations as people cite them: article, inserted article, paragraph (`款`) and numbered part (`项`).
//!
//! Owns reading and writing such a place. Whether a regulation has it is left to `law`. The form of a citation is that of
//! the technical norms of legislation: `第一百三十四条之一第二款第（三）项`.

use std::fmt;

use crate::text::bank::{ARTICLE, INSERTED, ORDINAL, PARAGRAPH, PLACE_SEPARATORS, SUBPARAGRAPH, numerals};

/// A place in a regulation. All numbers count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// The number of the article.
    pub article: u32,
    /// The number of an article inserted behind it; 0 for the article itself.
    pub inserted: u32,
    /// The paragraph.
    pub paragraph: Option<u32>,
    /// The numbered part of the paragraph, or of the article where no paragraph is named.
    pub part: Option<u32>,
}

impl fmt::Display for Citation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |number: u32| numerals::write(u64::from(number));
        write!(formatter, "{ORDINAL}{}{ARTICLE}", number(self.article))?;
        if self.inserted > 0 {
            write!(formatter, "{INSERTED}{}", number(self.inserted))?;
        }
        if let Some(paragraph) = self.paragraph {
            write!(formatter, "{ORDINAL}{}{PARAGRAPH}", number(paragraph))?;
        }
        if let Some(part) = self.part {
            write!(formatter, "{ORDINAL}\u{ff08}{}\u{ff09}{SUBPARAGRAPH}", number(part))?;
        }
        Ok(())
    }
}

/// A piece of a text that is no citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotACitation {
    /// The characters before it.
    pub offset: u32,
    /// What stands there, to the next separator.
    pub found: String,
}

/// The places of one regulation: `第六十条第一款第（三）项、第二款`. A place without an article belongs to the article before.
///
/// # Errors
/// The first piece that is no place of a regulation.
pub fn citations(text: &str) -> Result<Vec<Citation>, NotACitation> {
    let mut found: Vec<Citation> = Vec::new();
    let mut scanner = Scanner { rest: text };
    loop {
        scanner.skip_separators();
        if scanner.rest.is_empty() {
            return Ok(found);
        }
        let before = scanner.rest;
        if let Some(citation) = scanner.citation(found.last()) {
            found.push(citation);
        } else {
            let offset = text.len() - before.len();
            let end =
                before.char_indices().skip(1).find(|(_, char)| is_separator(*char)).map_or(before.len(), |(at, _)| at);
            return Err(NotACitation {
                offset: count(text.get(..offset).unwrap_or_default()),
                found: before.get(..end).unwrap_or_default().to_owned(),
            });
        }
    }
}

/// The citation that a single text is.
#[must_use]
pub fn citation(text: &str) -> Option<Citation> {
    let mut scanner = Scanner { rest: text.trim() };
    scanner.citation(None).filter(|_| scanner.rest.is_empty())
}

/// The article at the beginning of a text and what follows it: `第三条 …`.
#[must_use]
pub fn leading_article(text: &str) -> Option<(Citation, &str)> {
    let mut scanner = Scanner { rest: text };
    let (article, inserted) = scanner.article()?;
    Some((Citation { article, inserted, paragraph: None, part: None }, scanner.rest))
}

/// The number of a part at the beginning of a text and what follows it: `（三）…`.
#[must_use]
pub fn leading_part(text: &str) -> Option<(u32, &str)> {
    let mut scanner = Scanner { rest: text };
    let number = scanner.bracketed()?;
    Some((number, scanner.rest))
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

fn is_separator(char: char) -> bool {
    char.is_whitespace() || char == '\u{ff0c}' || PLACE_SEPARATORS.contains(&char)
}

struct Scanner<'a> {
    rest: &'a str,
}

impl Scanner<'_> {
    fn skip_separators(&mut self) {
        self.rest = self.rest.trim_start_matches(is_separator);
    }

    fn eat(&mut self, matches: impl Fn(char) -> bool) -> Option<()> {
        let char = self.rest.chars().next().filter(|char| matches(*char))?;
        self.rest = self.rest.get(char.len_utf8()..)?;
        Some(())
    }

    fn number(&mut self) -> Option<u32> {
        let is_number = |char: &char| {
            numerals::DIGITS.contains(char) || char.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(char)
        };
        let length: usize = self.rest.chars().take(20).take_while(is_number).map(char::len_utf8).sum();
        let number = u32::try_from(numerals::read(self.rest.get(..length)?)?).ok().filter(|number| *number > 0)?;
        self.rest = self.rest.get(length..)?;
        Some(number)
    }

    fn bracketed(&mut self) -> Option<u32> {
        self.attempt(|scanner| {
            scanner.eat(|char| matches!(char, '(' | '\u{ff08}'))?;
            let number = scanner.number()?;
            scanner.eat(|char| matches!(char, ')' | '\u{ff09}'))?;
            Some(number)
        })
    }

    /// Tries a reading and goes back where it fails.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.rest;
        let value = read(self);
        if value.is_none() {
            self.rest = before;
        }
        value
    }

    fn article(&mut self) -> Option<(u32, u32)> {
        self.attempt(|scanner| {
            scanner.eat(|char| char == ORDINAL)?;
            let article = scanner.number()?;
            scanner.eat(|char| char == ARTICLE)?;
            let inserted = scanner.attempt(|scanner| {
                scanner.eat(|char| char == INSERTED)?;
                scanner.number()
            });
            Some((article, inserted.unwrap_or(0)))
        })
    }

    fn paragraph(&mut self) -> Option<u32> {
        self.attempt(|scanner| {
            scanner.eat(|char| char == ORDINAL)?;
            let number = scanner.number()?;
            scanner.eat(|char| char == PARAGRAPH)?;
            Some(number)
        })
    }

    fn part(&mut self) -> Option<u32> {
        self.attempt(|scanner| {
            scanner.eat(|char| char == ORDINAL)?;
            let number = scanner.bracketed().or_else(|| scanner.number())?;
            scanner.eat(|char| char == SUBPARAGRAPH)?;
            Some(number)
        })
    }

    fn citation(&mut self, before: Option<&Citation>) -> Option<Citation> {
        let article = self.article();
        let paragraph = self.paragraph();
        let part = self.part();
        match (article, before) {
            (Some((article, inserted)), _) => Some(Citation { article, inserted, paragraph, part }),
            (None, Some(before)) if paragraph.is_some() => Some(Citation { paragraph, part, ..*before }),
            (None, Some(before)) if part.is_some() => Some(Citation { part, ..*before }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(text: &str) -> Vec<String> {
        citations(text).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn places_are_read_with_what_they_leave_out() {
        assert_eq!(
            written("第六十条第一款第（三）项、第二款、第（四）项，第61条"),
            ["第六十条第一款第（三）项", "第六十条第二款", "第六十条第二款第（四）项", "第六十一条"]
        );
        assert_eq!(
            written("第一百三十四条之一第(2)项和第一百三十五条"),
            ["第一百三十四条之一第（二）项", "第一百三十五条"]
        );
        assert_eq!(written(""), [""; 0]);
    }

    #[test]
    fn what_is_no_place_is_named_with_its_column() {
        assert_eq!(citations("第三条、见附件"), Err(NotACitation { offset: 4, found: "见附件".into() }));
        assert_eq!(citations("第一款").unwrap_err().offset, 0, "no article before it");
        assert!(citations("第零条").is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,60}|[第条款项之、（）一二十百零0-9 ]{0,40}") {
            let _ = (citations(&text), citation(&text), leading_article(&text), leading_part(&text));
        }

        #[test]
        fn a_citation_survives_writing_and_reading(
            article in 1_u32..1500, inserted in 0_u32..5,
            paragraph in proptest::option::of(1_u32..20), part in proptest::option::of(1_u32..30),
        ) {
            let original = Citation { article, inserted, paragraph, part };
            prop_assert_eq!(citation(&original.to_string()), Some(original));
        }
    }
}
