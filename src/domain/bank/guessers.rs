//! What cunning guessers would score on a bank who know nothing of its subject.
//!
//! A good bank gives them little more than chance. Questions of cases count like the others.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Item, Key, Kind, Question, Track, Words};

/// A way of answering without knowing anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// The longest option of a single-choice question, where one is longer than every other.
    Longest,
    /// The option with most numbers, commas, brackets and quotation marks, where one has more than every other.
    MostDetailed,
    /// Always the third option of a single-choice question.
    AlwaysC,
    /// Always "true".
    AlwaysTrue,
    /// Of a single-choice question an option without an absolute word, by lot, where some have one and some have none;
    /// of a statement with an absolute word "false".
    AvoidAbsolute,
    /// The option of a single-choice question that shares most different characters with the stem; of several one by lot.
    StemOverlap,
}

impl Strategy {
    /// All strategies.
    pub const ALL: [Self; 6] =
        [Self::Longest, Self::MostDetailed, Self::AlwaysC, Self::AlwaysTrue, Self::AvoidAbsolute, Self::StemOverlap];
}

/// What a strategy scores on a track, as shares from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct GuesserFigure {
    /// The share of the questions to which the strategy applies that it answers right.
    pub score: f64,
    /// What blind chance scores on the same questions.
    pub chance: f64,
    /// To how many questions the strategy applies.
    pub questions: usize,
}

/// What each strategy scores on each track. A track where it applies to no question is left out.
#[must_use]
pub fn guessers<'a>(
    items: impl IntoIterator<Item = &'a Item>,
    words: &Words<'_>,
) -> BTreeMap<Strategy, BTreeMap<Track, GuesserFigure>> {
    let mut sums: BTreeMap<Strategy, BTreeMap<Track, GuesserFigure>> = BTreeMap::new();
    for item in items {
        for question in &item.questions {
            for strategy in Strategy::ALL {
                if let Some((score, chance)) = guess(strategy, question, words) {
                    let sum = sums.entry(strategy).or_default().entry(item.track).or_insert(GuesserFigure {
                        score: 0.0,
                        chance: 0.0,
                        questions: 0,
                    });
                    sum.score += score;
                    sum.chance += chance;
                    sum.questions += 1;
                }
            }
        }
    }
    for figure in sums.values_mut().flat_map(BTreeMap::values_mut) {
        let count = as_share(figure.questions);
        figure.score /= count;
        figure.chance /= count;
    }
    sums
}

/// The expected score of a strategy on a question and that of chance; `None` where the strategy does not apply.
fn guess(strategy: Strategy, question: &Question, words: &Words<'_>) -> Option<(f64, f64)> {
    if strategy == Strategy::AlwaysTrue {
        return match question.key {
            Key::Truth(truth) => Some((if truth { 1.0 } else { 0.0 }, 0.5)),
            _ => None,
        };
    }
    let is_absolute = |text: &str| words.absolute.iter().any(|word| text.contains(word));
    if strategy == Strategy::AvoidAbsolute
        && let Key::Truth(truth) = question.key
    {
        return is_absolute(&question.stem).then_some((if truth { 0.0 } else { 1.0 }, 0.5));
    }
    let Key::Choice(key) = &question.key else { return None };
    if question.kind != Kind::Single {
        return None;
    }
    let key = usize::from(*key.first()?);
    let chance = 1.0 / as_share(question.options.len());
    let most = |measure: &dyn Fn(&str) -> usize| -> Vec<usize> {
        let measures: Vec<usize> = question.options.iter().map(|text| measure(text)).collect();
        let largest = measures.iter().max().copied().unwrap_or(0);
        measures.iter().enumerate().filter(|(_, measure)| **measure == largest).map(|(option, _)| option).collect()
    };
    let chosen = match strategy {
        Strategy::Longest => alone(most(&|text| text.chars().count()))?,
        Strategy::MostDetailed => alone(most(&|text| detail(text, words)))?,
        Strategy::AvoidAbsolute => {
            let options = || question.options.iter().enumerate();
            let free: Vec<usize> = options().filter(|(_, text)| !is_absolute(text)).map(|(option, _)| option).collect();
            (!free.is_empty() && free.len() < question.options.len()).then_some(free)?
        }
        Strategy::AlwaysC if question.options.len() >= 3 => vec![2],
        Strategy::StemOverlap => {
            most(&|text| different(text).into_iter().filter(|char| question.stem.contains(*char)).count())
        }
        Strategy::AlwaysC | Strategy::AlwaysTrue => return None,
    };
    let score = if chosen.contains(&key) { 1.0 / as_share(chosen.len()) } else { 0.0 };
    Some((score, chance))
}

fn alone(options: Vec<usize>) -> Option<Vec<usize>> {
    (options.len() == 1).then_some(options)
}

/// Numbers and marks of detail.
fn detail(text: &str, words: &Words<'_>) -> usize {
    text.chars()
        .filter(|char| char.is_ascii_digit() || words.numerals.contains(char) || words.detail.contains(char))
        .count()
}

fn different(text: &str) -> Vec<char> {
    let mut chars: Vec<char> = text.chars().filter(|char| char.is_alphanumeric()).collect();
    chars.sort_unstable();
    chars.dedup();
    chars
}

/// A count as a number to divide by.
#[expect(clippy::cast_precision_loss, reason = "counts of questions are far below 2^52")]
fn as_share(count: usize) -> f64 {
    count.max(1) as f64
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::bank::{BasisCheck, ItemId, Level, Status, Topic};

    pub(in super::super) fn words() -> Words<'static> {
        Words {
            all_of_the_above: &["all above"],
            absolute: &["never"],
            negative: &["not right"],
            sentence_ends: &['.', '?'],
            emphasis: &['*'],
            numerals: &[],
            detail: &[','],
        }
    }

    pub(in super::super) fn question(stem: &str, options: &[&str], key: u8) -> Question {
        Question {
            kind: Kind::Single,
            stem: stem.into(),
            left: Vec::new(),
            options: options.iter().map(|text| (*text).to_owned()).collect(),
            fixed_order: false,
            key: Key::Choice([key].into()),
            rationale: String::new(),
            basis: Vec::new(),
        }
    }

    pub(in super::super) fn single(id: &str, stem: &str, options: &[&str], key: u8) -> Item {
        Item {
            id: ItemId(id.into()),
            track: Track::School,
            topic: Topic { code: "T".into(), name: String::new() },
            kind: Kind::Single,
            level: Level::Apply,
            facility: 500,
            critical: false,
            stimulus: None,
            picture: None,
            questions: vec![question(stem, options, key)],
            check: BasisCheck::Text,
            facts: BTreeSet::new(),
            derived: false,
            checked_on: None,
            enemies: BTreeSet::new(),
            status: Status::Ready,
        }
    }

    fn figure(items: &[Item], strategy: Strategy) -> Option<(f64, f64, usize)> {
        let figure = *guessers(items, &words()).get(&strategy)?.get(&Track::School)?;
        Some((figure.score, figure.chance, figure.questions))
    }

    #[test]
    fn the_longest_option_counts_only_where_one_is_longest() {
        let items = [
            single("X-1", "", &["a", "bb", "c", "d"], 1),
            single("X-2", "", &["a", "bb", "c", "d"], 0),
            single("X-3", "", &["aa", "bb", "c", "d"], 0),
        ];
        assert_eq!(figure(&items, Strategy::Longest), Some((0.5, 0.25, 2)));
    }

    #[test]
    fn overlap_with_the_stem_shares_a_tie_between_the_options() {
        let items =
            [single("X-1", "xyz", &["xy", "yz", "c", "d"], 0), single("X-2", "xyz", &["xyz", "y", "c", "d"], 0)];
        assert_eq!(figure(&items, Strategy::StemOverlap), Some((0.75, 0.25, 2)));
    }

    #[test]
    fn detail_is_numbers_and_marks() {
        let items = [single("X-1", "", &["1, 2", "long without any", "c", "d"], 0)];
        assert_eq!(figure(&items, Strategy::MostDetailed), Some((1.0, 0.25, 1)));
    }

    #[test]
    fn absolute_words_are_avoided_by_lot_and_make_a_statement_false() {
        let mut truth = single("X-1", "it never is", &[], 0);
        truth.questions[0].kind = Kind::TrueFalse;
        truth.questions[0].key = Key::Truth(false);
        let one = single("X-2", "", &["never a", "b", "c", "d"], 1);
        assert_eq!(figure(std::slice::from_ref(&one), Strategy::AvoidAbsolute), Some((1.0 / 3.0, 0.25, 1)));
        assert_eq!(figure(&[truth], Strategy::AvoidAbsolute), Some((1.0, 0.5, 1)));
        let without = single("X-3", "", &["a", "b", "c", "d"], 1);
        assert_eq!(figure(&[without], Strategy::AvoidAbsolute), None);
    }

    #[test]
    fn always_c_and_always_true_apply_to_their_kinds_alone() {
        let mut truth = single("X-1", "", &[], 0);
        truth.questions[0].kind = Kind::TrueFalse;
        truth.questions[0].key = Key::Truth(true);
        let items = [truth, single("X-2", "", &["a", "b", "c", "d"], 2), single("X-3", "", &["a", "b"], 1)];
        assert_eq!(figure(&items, Strategy::AlwaysTrue), Some((1.0, 0.5, 1)));
        assert_eq!(figure(&items, Strategy::AlwaysC), Some((1.0, 0.25, 1)));
    }
}
