//! One question: the answer against the key.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Marks, accepts};
use crate::domain::bank::{Key, Question};

/// What a candidate answered. Option numbers count from 0 in the order of the bank, not of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The chosen options of a single- or multiple-choice question.
    Choice(BTreeSet<u8>),
    /// Whether the statement was said to be true.
    Truth(bool),
    /// The text of each blank; an empty text is no answer to that blank.
    Fill(Vec<String>),
    /// The options in the order given; complete when all are there.
    Order(Vec<u8>),
    /// For each left row the option given.
    Match(Vec<Option<u8>>),
}

impl Answer {
    /// Whether nothing at all was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Choice(options) => options.is_empty(),
            Self::Truth(_) => false,
            Self::Fill(texts) => texts.iter().all(|text| text.trim().is_empty()),
            Self::Order(order) => order.is_empty(),
            Self::Match(pairs) => pairs.iter().all(Option::is_none),
        }
    }

    /// Whether nothing is left to answer: every blank filled, every step placed, every row matched.
    #[must_use]
    pub fn is_complete(&self, question: &Question) -> bool {
        match self {
            Self::Choice(options) => !options.is_empty(),
            Self::Truth(_) => true,
            Self::Fill(texts) => !texts.is_empty() && texts.iter().all(|text| !text.trim().is_empty()),
            Self::Order(order) => order.len() == question.options.len(),
            Self::Match(pairs) => !pairs.is_empty() && pairs.iter().all(Option::is_some),
        }
    }
}

/// How multiple-choice questions are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MultipleRule {
    /// Full marks for exactly the right options, else none.
    AllOrNothing,
    /// Full marks for exactly the right options; these marks for each right option where some are missing and none is
    /// wrong; nothing as soon as a wrong one is chosen. This is the rule of the registered fire engineer exam, there
    /// with 0.5 a piece. Never more than the question's marks.
    PartPerRight {
        /// Marks for each right option.
        each: Marks,
    },
}

/// What a question earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The marks earned.
    pub marks: Marks,
    /// Whether the answer was exactly right.
    pub correct: bool,
}

/// Scores one question; no answer, or one of another kind, earns nothing.
#[must_use]
pub fn score_question(question: &Question, answer: Option<&Answer>, marks: Marks, rule: MultipleRule) -> Outcome {
    let nothing = Outcome { marks: Marks::ZERO, correct: false };
    let full = Outcome { marks, correct: true };
    let all_or_nothing = |correct: bool| if correct { full } else { nothing };
    match (&question.key, answer) {
        (Key::Choice(key), Some(Answer::Choice(chosen))) => {
            if chosen == key {
                return full;
            }
            match rule {
                MultipleRule::PartPerRight { each } if key.len() > 1 && chosen.is_subset(key) => {
                    let count = i64::try_from(chosen.len()).unwrap_or(i64::MAX);
                    Outcome { marks: each.times(count).min(marks), correct: false }
                }
                _ => nothing,
            }
        }
        (Key::Truth(key), Some(Answer::Truth(said))) => all_or_nothing(key == said),
        (Key::Fill(key), Some(Answer::Fill(texts))) => all_or_nothing(
            key.len() == texts.len() && key.iter().zip(texts).all(|(accepted, text)| accepts(accepted, text)),
        ),
        (Key::Order(key), Some(Answer::Order(order))) => all_or_nothing(key == order),
        (Key::Match(key), Some(Answer::Match(pairs))) => all_or_nothing(
            key.len() == pairs.len() && key.iter().zip(pairs).all(|(right, given)| Some(*right) == *given),
        ),
        _ => nothing,
    }
}

/// The options of a set, for tests and builders.
#[must_use]
#[cfg(test)]
pub(crate) fn options(numbers: &[u8]) -> BTreeSet<u8> {
    numbers.iter().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::bank::{Accepted, Kind};

    fn question(kind: Kind, key: Key) -> Question {
        Question {
            kind,
            stem: "Which?".into(),
            left: Vec::new(),
            options: ["a", "b", "c", "d"].map(String::from).to_vec(),
            fixed_order: false,
            key,
            rationale: String::new(),
            basis: Vec::new(),
        }
    }

    fn marks_of(question: &Question, answer: &Answer, rule: MultipleRule) -> String {
        score_question(question, Some(answer), Marks::whole(2), rule).marks.to_string()
    }

    #[test]
    fn part_marks_are_half_a_mark_a_right_option_and_nothing_with_a_wrong_one() {
        let question = question(Kind::Multiple, Key::Choice(options(&[0, 1, 2])));
        let rule = MultipleRule::PartPerRight { each: Marks::hundredths(50) };
        for (chosen, expected) in [
            (&[0_u8, 1, 2][..], "2"),
            (&[0, 1], "1"),
            (&[2], "0.5"),
            (&[0, 1, 3], "0"),
            (&[0, 1, 2, 3], "0"),
            (&[], "0"),
        ] {
            assert_eq!(marks_of(&question, &Answer::Choice(options(chosen)), rule), expected, "{chosen:?}");
        }
    }

    #[test]
    fn all_or_nothing_gives_nothing_for_a_missing_option() {
        let question = question(Kind::Multiple, Key::Choice(options(&[0, 1])));
        assert_eq!(marks_of(&question, &Answer::Choice(options(&[0])), MultipleRule::AllOrNothing), "0");
        assert_eq!(marks_of(&question, &Answer::Choice(options(&[1, 0])), MultipleRule::AllOrNothing), "2");
    }

    #[test]
    fn part_marks_never_reward_a_single_choice_question() {
        let question = question(Kind::Single, Key::Choice(options(&[1])));
        let rule = MultipleRule::PartPerRight { each: Marks::hundredths(50) };
        assert_eq!(marks_of(&question, &Answer::Choice(options(&[])), rule), "0");
        assert_eq!(marks_of(&question, &Answer::Choice(options(&[1])), rule), "2");
    }

    #[test]
    fn every_kind_earns_full_marks_for_its_key_and_none_for_another() {
        let rule = MultipleRule::AllOrNothing;
        let cases = [
            (Kind::TrueFalse, Key::Truth(false), Answer::Truth(false), Answer::Truth(true)),
            (
                Kind::Fill,
                Key::Fill(vec![vec![Accepted::Text("24".into()), Accepted::Text("二十四".into())]]),
                Answer::Fill(vec!["２４".into()]),
                Answer::Fill(vec!["12".into()]),
            ),
            (
                Kind::Ordering,
                Key::Order(vec![2, 0, 1, 3]),
                Answer::Order(vec![2, 0, 1, 3]),
                Answer::Order(vec![2, 0, 1]),
            ),
            (
                Kind::Matching,
                Key::Match(vec![1, 0]),
                Answer::Match(vec![Some(1), Some(0)]),
                Answer::Match(vec![Some(1), None]),
            ),
        ];
        for (kind, key, right, wrong) in cases {
            let question = question(kind, key);
            assert_eq!(marks_of(&question, &right, rule), "2", "{kind:?}");
            assert_eq!(marks_of(&question, &wrong, rule), "0", "{kind:?}");
            assert_eq!(score_question(&question, None, Marks::whole(2), rule).marks, Marks::ZERO);
        }
    }
}
