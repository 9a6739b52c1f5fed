//! Flaws of item writing that a machine can see, in one item and between the items of a bank.
//!
//! Owns the rules; the words that give a flaw away are handed in as [`Words`], for they are Chinese. Leaves the place of
//! a flaw in a file to whoever read the file: a flaw names the question and the part of it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, FindingCode, Item, ItemId, Key, Kind, Question, Severity};
use crate::domain::scoring::fold_text;

/// The words and characters of the language by which flaws are seen.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// Pieces of options such as "all of the above".
    pub all_of_the_above: &'a [&'a str],
    /// Absolute words, which careful writers put into wrong options.
    pub absolute: &'a [&'a str],
    /// Words that turn a stem into its negative.
    pub negative: &'a [&'a str],
    /// Characters that end a clause.
    pub sentence_ends: &'a [char],
    /// Characters that make the word behind them stand out.
    pub emphasis: &'a [char],
    /// Characters of numbers written as words.
    pub numerals: &'a [char],
    /// Characters that come with detail: commas, brackets, quotation marks.
    pub detail: &'a [char],
}

/// The part of an item that a flaw is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The id.
    Id,
    /// The list of enemies.
    Enemies,
    /// The stimulus of a case.
    Stimulus,
    /// The stem of the question with this number, from 0.
    Stem(usize),
    /// Of the question with the first number the option with the second, both from 0.
    Option(usize, usize),
}

/// A flaw of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// What kind of flaw.
    pub code: FindingCode,
    /// How much it matters.
    pub severity: Severity,
    /// Where in the item.
    pub part: Part,
    /// What stands there.
    pub found: String,
    /// What would be right, as data.
    pub expected: String,
}

impl Flaw {
    fn new(code: FindingCode, severity: Severity, part: Part, found: impl Into<String>) -> Self {
        Self { code, severity, part, found: found.into(), expected: String::new() }
    }

    fn warning(code: FindingCode, part: Part, found: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, part, found)
    }

    fn expecting(mut self, expected: impl Into<String>) -> Self {
        self.expected = expected.into();
        self
    }

    /// The finding at a place of a file: row and column in characters from 1.
    #[must_use]
    pub fn at(self, file: &str, row: u32, column: u32) -> Finding {
        let Self { code, severity, part: _, found, expected } = self;
        Finding { code, severity, file: file.to_owned(), row, column, found, expected }
    }
}

/// A stem longer than this many characters tests reading, not knowledge.
pub const LONGEST_STEM: usize = 150;
/// A stimulus longer than this many characters does not fit on the screen beside its questions.
pub const LONGEST_STIMULUS: usize = 800;
/// A stem shorter than this many letters says so little that two items with it differ by their options.
const TELLING_STEM: usize = 14;

/// The flaws of one item, in the order of its parts.
#[must_use]
pub fn flaws(item: &Item, words: &Words<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if let Some(stimulus) = &item.stimulus {
        too_long(stimulus, LONGEST_STIMULUS, Part::Stimulus, &mut flaws);
    }
    for (number, question) in item.questions.iter().enumerate() {
        question_flaws(number, question, words, &mut flaws);
    }
    flaws
}

fn question_flaws(number: usize, question: &Question, words: &Words<'_>, flaws: &mut Vec<Flaw>) {
    too_long(&question.stem, LONGEST_STEM, Part::Stem(number), flaws);
    let mut seen = BTreeMap::new();
    for (option, text) in question.options.iter().enumerate() {
        if seen.insert(fold_text(text), option).is_some() {
            flaws.push(Flaw::new(FindingCode::SameOptions, Severity::Error, Part::Option(number, option), text));
        }
    }
    match &question.key {
        Key::Choice(key) => {
            let is_key = |option: usize| u8::try_from(option).is_ok_and(|option| key.contains(&option));
            if question.kind == Kind::Single {
                long_key(number, question, &is_key, flaws);
            }
            for (option, text) in question.options.iter().enumerate() {
                if words.all_of_the_above.iter().any(|word| text.contains(word)) {
                    flaws.push(Flaw::warning(FindingCode::AllOfTheAbove, Part::Option(number, option), text));
                }
            }
            absolute_words(number, question, &is_key, words, flaws);
            negative_stem(number, question, words, flaws);
        }
        Key::Truth(false) => {
            if let Some(word) = first_of(&question.stem, words.absolute) {
                flaws.push(Flaw::warning(FindingCode::GiveawayWord, Part::Stem(number), word));
            }
        }
        _ => {}
    }
}

fn too_long(text: &str, longest: usize, part: Part, flaws: &mut Vec<Flaw>) {
    let length = text.chars().count();
    if length > longest {
        flaws.push(Flaw::warning(FindingCode::LongStem, part, length.to_string()).expecting(format!("≤ {longest}")));
    }
}

/// A key of at least 1.4 times the length of the longest distractor, and longer by more than a character.
fn long_key(number: usize, question: &Question, is_key: &impl Fn(usize) -> bool, flaws: &mut Vec<Flaw>) {
    let lengths = || question.options.iter().map(|text| text.chars().count()).enumerate();
    let longest = lengths().filter(|(option, _)| !is_key(*option)).map(|(_, length)| length).max();
    let key = lengths().find(|(option, _)| is_key(*option));
    if let (Some(longest), Some((option, length))) = (longest, key)
        && length * 10 >= longest * 14
        && length > longest + 1
    {
        flaws.push(
            Flaw::warning(FindingCode::LongKey, Part::Option(number, option), length.to_string())
                .expecting(format!("< {}", (longest * 14).div_ceil(10))),
        );
    }
}

/// Absolute words in right options alone, or in wrong ones alone.
fn absolute_words(
    number: usize,
    question: &Question,
    is_key: &impl Fn(usize) -> bool,
    words: &Words<'_>,
    flaws: &mut Vec<Flaw>,
) {
    let mut sides: [Option<(usize, &str)>; 2] = [None, None];
    for (option, text) in question.options.iter().enumerate() {
        if let Some(word) = first_of(text, words.absolute)
            && let Some(side) = sides.get_mut(usize::from(is_key(option)))
        {
            side.get_or_insert((option, word));
        }
    }
    if let [Some((option, word)), None] | [None, Some((option, word))] = sides {
        flaws.push(Flaw::warning(FindingCode::GiveawayWord, Part::Option(number, option), word));
    }
}

/// A negation in the clause that asks, without emphasis.
fn negative_stem(number: usize, question: &Question, words: &Words<'_>, flaws: &mut Vec<Flaw>) {
    let Some(clause) = question
        .stem
        .split(words.sentence_ends)
        .rev()
        .find(|clause| clause.chars().filter(|char| char.is_alphanumeric()).count() > 1)
    else {
        return;
    };
    let negation = words
        .negative
        .iter()
        .find(|word| clause.split_once(**word).is_some_and(|(before, _)| !before.ends_with(words.emphasis)));
    if let Some(word) = negation {
        flaws.push(Flaw::warning(FindingCode::NegativeStem, Part::Stem(number), *word));
    }
}

fn first_of<'a>(text: &str, words: &[&'a str]) -> Option<&'a str> {
    words.iter().copied().find(|word| text.contains(word))
}

/// The flaws between items: an id that repeats, an enemy that is not there, the same stem twice. Each with the number of
/// its item in the list.
#[must_use]
pub fn bank_flaws(items: &[&Item]) -> Vec<(usize, Flaw)> {
    let mut flaws = Vec::new();
    let ids: BTreeSet<&ItemId> = items.iter().map(|item| &item.id).collect();
    let mut seen_ids = BTreeSet::new();
    let mut seen_stems: BTreeMap<Vec<String>, &ItemId> = BTreeMap::new();
    for (number, item) in items.iter().enumerate() {
        if !seen_ids.insert(&item.id) {
            let flaw = Flaw::new(FindingCode::RepeatedId, Severity::Error, Part::Id, &item.id.0);
            flaws.push((number, flaw));
        }
        for enemy in item.enemies.iter().filter(|enemy| !ids.contains(enemy) || **enemy == item.id) {
            flaws.push((number, Flaw::warning(FindingCode::UnknownEnemy, Part::Enemies, &enemy.0)));
        }
        if let Some((part, asked)) = what_is_asked(item)
            && let Some(other) = seen_stems.insert(asked, &item.id)
            && *other != item.id
        {
            flaws.push((number, Flaw::warning(FindingCode::SameStem, part, &other.0)));
        }
    }
    flaws
}

/// The letters of the stem or stimulus, with those of the options where the stem alone says too little.
fn what_is_asked(item: &Item) -> Option<(Part, Vec<String>)> {
    let letters = |text: &str| fold_text(text).chars().filter(|char| char.is_alphanumeric()).collect::<String>();
    if let Some(stimulus) = &item.stimulus {
        return Some((Part::Stimulus, vec![letters(stimulus)]));
    }
    let question = item.questions.first()?;
    let stem = letters(&question.stem);
    let tells = stem.chars().count() >= TELLING_STEM;
    let mut asked = vec![stem];
    if !tells {
        let mut options: Vec<String> = question.options.iter().map(|text| letters(text)).collect();
        options.sort();
        asked.extend(options);
    }
    Some((Part::Stem(0), asked))
}

/// How many blanks a stem has: runs of two or more underscores, and brackets with nothing but spaces inside. Full and
/// half width count alike.
#[must_use]
pub fn blank_count(stem: &str) -> usize {
    let mut count = 0;
    let mut underscores = 0_usize;
    let mut open = false;
    for char in stem.chars().chain(['\n']) {
        if matches!(char, '_' | '\u{ff3f}') {
            underscores += 1;
        } else {
            count += usize::from(underscores >= 2);
            underscores = 0;
        }
        match char {
            '(' | '\u{ff08}' => open = true,
            ')' | '\u{ff09}' if open => {
                count += 1;
                open = false;
            }
            _ if char.is_whitespace() => {}
            _ => open = false,
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::super::guessers::tests::{single, words};
    use super::*;

    fn codes(item: &Item) -> Vec<FindingCode> {
        flaws(item, &words()).into_iter().map(|flaw| flaw.code).collect()
    }

    #[test]
    fn a_key_that_outgrows_every_distractor_is_a_flaw_and_one_that_does_not_is_none() {
        assert_eq!(
            codes(&single("X-1", "stem", &["12345", "12345", "1234567"], 2)),
            [FindingCode::SameOptions, FindingCode::LongKey]
        );
        assert_eq!(codes(&single("X-1", "stem", &["12345", "123456", "1234567"], 2)), []);
        assert_eq!(codes(&single("X-1", "stem", &["1", "2", "10"], 2)), [], "a character more is no sign");
    }

    #[test]
    fn absolute_words_on_one_side_only_are_a_flaw() {
        assert_eq!(codes(&single("X-1", "stem", &["never a", "b", "c"], 1)), [FindingCode::GiveawayWord]);
        assert_eq!(codes(&single("X-1", "stem", &["never a", "never b", "c"], 1)), []);
        assert_eq!(codes(&single("X-1", "stem", &["any other a", "never b", "c"], 1)), [FindingCode::GiveawayWord]);
    }

    #[test]
    fn a_negation_is_a_flaw_where_it_asks_and_not_where_it_tells() {
        assert_eq!(
            codes(&single("X-1", "He did. Which is not right? (  )", &["a", "b"], 1)),
            [FindingCode::NegativeStem]
        );
        assert_eq!(codes(&single("X-1", "He did not. Which is right? (  )", &["a", "b"], 1)), []);
        assert_eq!(codes(&single("X-1", "Which is *not right? (  )", &["a", "b"], 1)), []);
    }

    #[test]
    fn all_of_the_above_and_long_stems_are_flaws() {
        assert_eq!(
            codes(&single("X-1", "stem", &["a", "b", "all above"], 1)),
            [FindingCode::AllOfTheAbove, FindingCode::LongKey][..1]
        );
        assert_eq!(codes(&single("X-1", &"x".repeat(151), &["a", "b"], 1)), [FindingCode::LongStem]);
    }

    #[test]
    fn repeated_ids_missing_enemies_and_repeated_stems_are_found_between_items() {
        let first = single("X-1", "Which of these is right? (  )", &["a", "b"], 0);
        let mut second = single("X-2", "Which of these, is right?", &["c", "d"], 0);
        second.enemies.insert(ItemId("X-9".into()));
        second.enemies.insert(ItemId("X-1".into()));
        let third = single("X-1", "Another question altogether (  )", &["a", "b"], 0);
        let found: Vec<_> = bank_flaws(&[&first, &second, &third])
            .into_iter()
            .map(|(number, flaw)| (number, flaw.code, flaw.found))
            .collect();
        assert_eq!(
            found,
            [
                (1, FindingCode::UnknownEnemy, "X-9".to_owned()),
                (1, FindingCode::SameStem, "X-1".to_owned()),
                (2, FindingCode::RepeatedId, "X-1".to_owned()),
            ]
        );
    }

    #[test]
    fn short_stems_are_the_same_only_with_the_same_options() {
        let first = single("X-1", "Right is (  )", &["a", "b"], 0);
        let second = single("X-2", "Right is (  )", &["a", "c"], 0);
        let third = single("X-3", "Right is (  )", &["b", "a"], 0);
        let found: Vec<usize> = bank_flaws(&[&first, &second, &third]).into_iter().map(|(number, _)| number).collect();
        assert_eq!(found, [2]);
    }

    #[test]
    fn blanks_are_underscores_and_empty_brackets_of_either_width() {
        for (stem, expected) in
            [("a __ b ____", 2), ("a (  ) b （　　）", 2), ("a_b (c)", 0), ("＿＿()", 2), ("((  )", 1), ("", 0)]
        {
            assert_eq!(blank_count(stem), expected, "{stem}");
        }
    }
}
