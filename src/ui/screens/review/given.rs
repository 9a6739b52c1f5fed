//! What was given to a question and what is right, in words and places of the screen.

use super::state::ReviewQuestion;
use crate::domain::bank::{Accepted, Item, Key, Kind, Question};
use crate::domain::scoring::{Answer, Marks};
use crate::text::screens::sitting as sitting_words;
use crate::text::{ui as words, words as names};
use crate::ui::screens::question::place_of;

impl ReviewQuestion {
    /// A question with an answer, in the order of options on the screen; not yet marked and without a number.
    #[must_use]
    pub fn of(item: &Item, question: &Question, options: &[u8], answer: Option<&Answer>) -> Self {
        let place = |option: &u8| place_of(options, *option);
        let chosen = match answer {
            Some(Answer::Choice(chosen)) => chosen.iter().filter_map(place).collect(),
            Some(Answer::Truth(said)) => vec![usize::from(!said)],
            _ => Vec::new(),
        };
        let key = match &question.key {
            Key::Choice(key) => key.iter().filter_map(place).collect(),
            Key::Truth(truth) => vec![usize::from(!truth)],
            _ => Vec::new(),
        };
        let given_text = match answer {
            Some(Answer::Fill(texts)) => texts.join(words::AND),
            Some(Answer::Order(order)) => letters(options, order),
            Some(Answer::Match(given)) => pairs(options, question, given),
            _ => String::new(),
        };
        let key_text = match &question.key {
            Key::Fill(blanks) => blanks.iter().map(|blank| accepted(blank)).collect::<Vec<_>>().join(words::AND),
            Key::Order(order) => letters(options, order),
            Key::Match(key) => pairs(options, question, &key.iter().copied().map(Some).collect::<Vec<_>>()),
            Key::Choice(_) | Key::Truth(_) => String::new(),
        };
        Self {
            number: 0,
            topic: item.topic.code.clone(),
            section: item.kind,
            kind: question.kind,
            stem: stem(question),
            stimulus: item.stimulus.clone(),
            picture: item.picture.clone(),
            options: shown(question, options),
            chosen,
            key,
            given_text,
            key_text,
            rationale: question.rationale.clone(),
            basis: question.basis.iter().map(names::basis).collect(),
            marks: Marks::ZERO,
            max: Marks::ZERO,
            correct: false,
            flagged: false,
        }
    }
}

/// The letter of a place on the screen.
fn letter(place: usize) -> String {
    names::letter(u8::try_from(place).unwrap_or(u8::MAX)).to_string()
}

/// The options with their letters in the order of the screen.
fn shown(question: &Question, options: &[u8]) -> Vec<(String, String)> {
    if question.kind == Kind::TrueFalse {
        let truths = sitting_words::TRUTHS.iter().enumerate();
        return truths.map(|(place, text)| (letter(place), (*text).to_owned())).collect();
    }
    let texts = options.iter().map(|option| question.options.get(usize::from(*option)).cloned());
    texts.enumerate().filter_map(|(place, text)| Some((letter(place), text?))).collect()
}

/// An order, with letters.
fn letters(options: &[u8], order: &[u8]) -> String {
    order.iter().filter_map(|option| place_of(options, *option)).map(letter).collect::<Vec<_>>().join(" → ")
}

/// Rows with the letters they are matched with.
fn pairs(options: &[u8], question: &Question, pairs: &[Option<u8>]) -> String {
    let pair = |(row, option): (u8, &Option<u8>)| {
        Some(format!("{}-{}", names::row(row), letter(place_of(options, (*option)?)?)))
    };
    (0..).zip(pairs).take(question.left.len()).filter_map(pair).collect::<Vec<_>>().join("  ")
}

/// The stem, for a matching question with its rows.
fn stem(question: &Question) -> String {
    let rows = (0..).zip(&question.left).map(|(row, left)| sitting_words::listed(names::row(row), left));
    std::iter::once(question.stem.clone()).chain(rows).collect::<Vec<_>>().join("\n")
}

/// What is accepted in a blank.
fn accepted(blank: &[Accepted]) -> String {
    let one = |accepted: &Accepted| match accepted {
        Accepted::Text(text) => text.clone(),
        Accepted::Number { value, tolerance, unit } => words::number(value, tolerance, unit),
    };
    blank.iter().map(one).collect::<Vec<_>>().join(words::OR)
}
