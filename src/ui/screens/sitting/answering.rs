//! From places on the screen to answers in the order of the bank, and back.

use super::state::State;
use crate::domain::assembly::FormPart;
use crate::domain::bank::{Key, Kind, Question};
use crate::domain::scoring::Answer;

/// The option of the bank that stands at a place of the screen.
fn option_at(part: &FormPart, place: usize) -> Option<u8> {
    part.options.get(place).copied()
}

/// How many blanks a question has.
pub(super) fn blanks(question: &Question) -> usize {
    match &question.key {
        Key::Fill(blanks) => blanks.len(),
        _ => 0,
    }
}

/// How many rows can have the keyboard.
pub(super) fn rows(question: &Question) -> usize {
    if question.kind == Kind::TrueFalse { 2 } else { question.options.len() }
}

/// The answer after the option at a place was pressed: a single choice takes its place, a multiple choice toggles.
pub(super) fn answer_of_choice(state: &State, place: usize) -> Option<Answer> {
    let (_, question, part) = state.current()?;
    let mut chosen = match state.open.progress.answer(state.open.progress.current()) {
        Some(Answer::Choice(chosen)) => chosen.clone(),
        _ => std::collections::BTreeSet::new(),
    };
    if let Some(option) = option_at(part, place) {
        if question.kind == Kind::Single {
            chosen.clear();
            chosen.insert(option);
        } else if !chosen.remove(&option) {
            chosen.insert(option);
        }
    }
    Some(Answer::Choice(chosen)).filter(|answer| !answer.is_empty())
}

/// The answer after the step at a place was pressed: it comes last, or goes.
pub(super) fn answer_of_place(state: &State, place: usize) -> Option<Answer> {
    let (_, _, part) = state.current()?;
    let mut order = match state.open.progress.answer(state.open.progress.current()) {
        Some(Answer::Order(order)) => order.clone(),
        _ => Vec::new(),
    };
    if let Some(option) = option_at(part, place) {
        match order.iter().position(|placed| *placed == option) {
            Some(at) => {
                order.remove(at);
            }
            None => order.push(option),
        }
    }
    Some(Answer::Order(order)).filter(|answer| !answer.is_empty())
}

/// The answer after a row was matched with the option at a place; the same option again takes it back.
pub(super) fn answer_of_pair(state: &State, row: usize, place: usize) -> Option<Answer> {
    let (_, question, part) = state.current()?;
    let mut pairs = match state.open.progress.answer(state.open.progress.current()) {
        Some(Answer::Match(pairs)) => pairs.clone(),
        _ => Vec::new(),
    };
    pairs.resize(question.left.len(), None);
    let option = option_at(part, place);
    if let Some(pair) = pairs.get_mut(row) {
        *pair = if *pair == option { None } else { option };
    }
    Some(Answer::Match(pairs)).filter(|answer| !answer.is_empty())
}

/// At which place of the screen an option of the bank stands.
pub(super) fn place_of(part: &FormPart, option: u8) -> Option<usize> {
    part.options.iter().position(|placed| *placed == option)
}
