//! From places on the screen to answers in the order of the bank, and back.

use egui::Key as KeyboardKey;

use crate::domain::bank::{Key, Kind, Question};
use crate::domain::scoring::Answer;

/// What the person does to an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Choose, or take back, the option at this place of the screen.
    Choose(usize),
    /// Say whether the statement is true.
    Say(bool),
    /// Put the step at this place of the screen next, or take it out.
    Place(usize),
    /// Match a row with the option at this place of the screen, or take it back.
    Pair {
        /// The row.
        row: usize,
        /// The place of the option.
        place: usize,
    },
    /// Type into a blank.
    Type {
        /// The blank.
        blank: usize,
        /// Its whole text.
        text: String,
    },
    /// Something was pasted into a blank.
    Pasted,
}

/// The letters of options in their order.
const LETTERS: [KeyboardKey; 8] = [
    KeyboardKey::A,
    KeyboardKey::B,
    KeyboardKey::C,
    KeyboardKey::D,
    KeyboardKey::E,
    KeyboardKey::F,
    KeyboardKey::G,
    KeyboardKey::H,
];

/// What a letter key means for a question; `row` is the row of a matching question that the keyboard is at.
#[must_use]
pub fn act_of_letter(question: &Question, row: usize, key: KeyboardKey) -> Option<Act> {
    let place = LETTERS.iter().position(|letter| *letter == key)?;
    match question.kind {
        Kind::Single | Kind::Multiple if place < question.options.len() => Some(Act::Choose(place)),
        Kind::TrueFalse if place < 2 => Some(Act::Say(place == 0)),
        Kind::Ordering if place < question.options.len() => Some(Act::Place(place)),
        Kind::Matching if place < question.options.len() => Some(Act::Pair { row, place }),
        _ => None,
    }
}

/// How many blanks a question has.
#[must_use]
pub fn blank_count(question: &Question) -> usize {
    match &question.key {
        Key::Fill(blanks) => blanks.len(),
        _ => 0,
    }
}

/// How many rows can have the keyboard.
#[must_use]
pub fn row_count(question: &Question) -> usize {
    match question.kind {
        Kind::TrueFalse => 2,
        Kind::Matching => question.left.len(),
        _ => question.options.len(),
    }
}

/// At which place of the screen an option of the bank stands; `options` has for each place the option there.
#[must_use]
pub fn place_of(options: &[u8], option: u8) -> Option<usize> {
    options.iter().position(|placed| *placed == option)
}

/// The answer after an act; none where nothing is left of it.
#[must_use]
pub fn given(question: &Question, options: &[u8], before: Option<&Answer>, act: &Act) -> Option<Answer> {
    let option_at = |place: &usize| options.get(*place).copied();
    let after = match act {
        Act::Choose(place) => chosen(question, option_at(place), before),
        Act::Say(truth) => Answer::Truth(*truth),
        Act::Place(place) => ordered(option_at(place), before),
        Act::Pair { row, place } => matched(question, *row, option_at(place), before),
        Act::Type { blank, text } => typed(question, *blank, text, before),
        Act::Pasted => return before.cloned(),
    };
    Some(after).filter(|answer| !answer.is_empty())
}

/// A single choice takes its place, a multiple choice toggles.
fn chosen(question: &Question, option: Option<u8>, before: Option<&Answer>) -> Answer {
    let mut chosen = match before {
        Some(Answer::Choice(chosen)) => chosen.clone(),
        _ => std::collections::BTreeSet::new(),
    };
    if let Some(option) = option {
        if question.kind == Kind::Single {
            chosen.clear();
            chosen.insert(option);
        } else if !chosen.remove(&option) {
            chosen.insert(option);
        }
    }
    Answer::Choice(chosen)
}

/// The step comes last, or goes.
fn ordered(option: Option<u8>, before: Option<&Answer>) -> Answer {
    let mut order = match before {
        Some(Answer::Order(order)) => order.clone(),
        _ => Vec::new(),
    };
    if let Some(option) = option {
        match order.iter().position(|placed| *placed == option) {
            Some(at) => {
                order.remove(at);
            }
            None => order.push(option),
        }
    }
    Answer::Order(order)
}

/// The row gets the option; the same option again takes it back.
fn matched(question: &Question, row: usize, option: Option<u8>, before: Option<&Answer>) -> Answer {
    let mut pairs = match before {
        Some(Answer::Match(pairs)) => pairs.clone(),
        _ => Vec::new(),
    };
    pairs.resize(question.left.len(), None);
    if let Some(pair) = pairs.get_mut(row) {
        *pair = if *pair == option { None } else { option };
    }
    Answer::Match(pairs)
}

fn typed(question: &Question, blank: usize, text: &str, before: Option<&Answer>) -> Answer {
    let mut texts = match before {
        Some(Answer::Fill(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    texts.resize(blank_count(question), String::new());
    if let Some(place) = texts.get_mut(blank) {
        text.clone_into(place);
    }
    Answer::Fill(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(kind: Kind, left: usize) -> Question {
        Question {
            kind,
            stem: String::new(),
            left: vec![String::new(); left],
            options: vec![String::new(); 4],
            fixed_order: false,
            key: Key::Fill(vec![Vec::new(); 2]),
            rationale: String::new(),
            basis: Vec::new(),
        }
    }

    /// The answer after some acts, the options standing in the order 3, 1, 0, 2.
    fn after(question: &Question, acts: &[Act]) -> Option<Answer> {
        acts.iter().fold(None, |before, act| given(question, &[3, 1, 0, 2], before.as_ref(), act))
    }

    #[test]
    fn places_of_the_screen_become_options_of_the_bank() {
        let single = question(Kind::Single, 0);
        assert_eq!(after(&single, &[Act::Choose(0), Act::Choose(2)]), Some(Answer::Choice([0].into())));
        let multiple = question(Kind::Multiple, 0);
        assert_eq!(after(&multiple, &[Act::Choose(0), Act::Choose(2)]), Some(Answer::Choice([0, 3].into())));
        assert_eq!(after(&multiple, &[Act::Choose(0), Act::Choose(0)]), None);
        let ordering = question(Kind::Ordering, 0);
        let places = [Act::Place(3), Act::Place(0), Act::Place(1), Act::Place(0)];
        assert_eq!(after(&ordering, &places), Some(Answer::Order(vec![2, 1])));
        let matching = question(Kind::Matching, 2);
        let pair = |row, place| Act::Pair { row, place };
        assert_eq!(after(&matching, &[pair(1, 1)]), Some(Answer::Match(vec![None, Some(1)])));
        assert_eq!(after(&matching, &[pair(1, 1), pair(1, 1)]), None);
    }

    #[test]
    fn blanks_are_filled_one_by_one() {
        let fill = question(Kind::Fill, 0);
        let text = Act::Type { blank: 1, text: "24".into() };
        assert_eq!(after(&fill, &[text.clone(), Act::Pasted]), Some(Answer::Fill(vec![String::new(), "24".into()])));
        assert_eq!(after(&fill, &[text, Act::Type { blank: 1, text: " ".into() }]), None);
    }

    #[test]
    fn a_letter_means_what_its_question_has() {
        let of = |kind, key| act_of_letter(&question(kind, 2), 1, key);
        assert_eq!(of(Kind::Single, KeyboardKey::B), Some(Act::Choose(1)));
        assert_eq!(of(Kind::Single, KeyboardKey::E), None);
        assert_eq!(of(Kind::TrueFalse, KeyboardKey::B), Some(Act::Say(false)));
        assert_eq!(of(Kind::Matching, KeyboardKey::C), Some(Act::Pair { row: 1, place: 2 }));
        assert_eq!(of(Kind::Fill, KeyboardKey::A), None);
    }
}
