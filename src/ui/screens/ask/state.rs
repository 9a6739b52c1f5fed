//! How far an item has come, and what can be wanted of it.

use crate::domain::bank::{Item, Question};
use crate::domain::learning::Dealt;
use crate::domain::scoring::{Answer, Marks, MultipleRule, score_question};
use crate::ui::screens::question::{Act, given, row_count};
use crate::ui::screens::review::ReviewQuestion;

/// What the person wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Change the answer.
    Act(Act),
    /// Move the keyboard among options or rows by so many places.
    MoveCursor(isize),
    /// Have the answer judged.
    Confirm,
    /// The next question of a case.
    NextPart,
}

/// An item that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    dealt: Dealt,
    part: usize,
    answer: Option<Answer>,
    /// For each question that was judged whether it was right.
    outcomes: Vec<bool>,
    /// Which option has the keyboard, where the arrows moved it.
    pub(super) cursor: Option<usize>,
    pub(super) cursor_moved: bool,
    pub(super) row: usize,
    /// Whether an option had the keyboard when it was last drawn.
    pub(super) on_option: bool,
    /// Whether the question was drawn before.
    pub(super) is_drawn: bool,
}

impl Ask {
    /// An item of which nothing is answered.
    #[must_use]
    pub const fn new(dealt: Dealt) -> Self {
        Self {
            dealt,
            part: 0,
            answer: None,
            outcomes: Vec::new(),
            cursor: None,
            cursor_moved: false,
            row: 0,
            on_option: false,
            is_drawn: false,
        }
    }

    /// The item.
    #[must_use]
    pub const fn item(&self) -> &Item {
        &self.dealt.item
    }

    /// The question on the screen.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        self.dealt.item.questions.get(self.part)
    }

    /// Its options in the order of the screen.
    pub(super) fn options(&self) -> &[u8] {
        self.dealt.options.get(self.part).map_or(&[], Vec::as_slice)
    }

    /// The answer to it.
    #[must_use]
    pub const fn answer(&self) -> Option<&Answer> {
        self.answer.as_ref()
    }

    /// The number of the question on the screen, from 0, and how many there are.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        (self.part, self.dealt.item.questions.len())
    }

    /// Whether the question on the screen was judged, and how.
    #[must_use]
    pub fn outcome(&self) -> Option<bool> {
        self.outcomes.get(self.part).copied()
    }

    /// Whether nothing of the question on the screen is left to answer.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        match (&self.answer, self.question()) {
            (Some(answer), Some(question)) => answer.is_complete(question),
            _ => false,
        }
    }

    /// Whether there is a further question.
    #[must_use]
    pub fn has_next_part(&self) -> bool {
        self.part + 1 < self.dealt.item.questions.len()
    }

    /// Whether the item was right, when all of its questions were judged.
    #[must_use]
    pub fn finished(&self) -> Option<bool> {
        (self.outcomes.len() == self.dealt.item.questions.len()).then(|| self.outcomes.iter().all(|right| *right))
    }

    /// The question on the screen as it was judged.
    #[must_use]
    pub fn judged(&self) -> Option<ReviewQuestion> {
        let right = self.outcome()?;
        let question = self.question()?;
        let full = Marks::whole(1);
        Some(ReviewQuestion {
            correct: right,
            marks: if right { full } else { Marks::ZERO },
            max: full,
            ..ReviewQuestion::of(&self.dealt.item, question, self.options(), self.answer.as_ref())
        })
    }

    /// Does what the person wants. Answers whether the item was right, when its last question has just been judged.
    pub fn update(&mut self, intent: Intent) -> Option<bool> {
        match intent {
            Intent::Act(act) if self.outcome().is_none() => self.act(&act),
            Intent::MoveCursor(by) if self.outcome().is_none() => self.move_cursor(by),
            Intent::Confirm if self.outcome().is_none() && self.is_complete() => {
                let right = self.question().is_some_and(|question| {
                    let rule = MultipleRule::AllOrNothing;
                    score_question(question, self.answer.as_ref(), Marks::whole(1), rule).correct
                });
                self.outcomes.push(right);
                self.on_option = false;
                return self.finished();
            }
            Intent::NextPart if self.outcome().is_some() && self.has_next_part() => {
                self.part += 1;
                self.answer = None;
                (self.cursor, self.cursor_moved, self.row, self.is_drawn) = (None, false, 0, false);
            }
            _ => {}
        }
        None
    }

    fn act(&mut self, act: &Act) {
        let Some(question) = self.dealt.item.questions.get(self.part) else { return };
        let options = self.dealt.options.get(self.part).map_or(&[][..], Vec::as_slice);
        self.answer = given(question, options, self.answer.as_ref(), act);
        if let Act::Pair { row, .. } = act {
            self.row = (row + 1).min(question.left.len().saturating_sub(1));
            self.cursor_moved = true;
        }
    }

    fn move_cursor(&mut self, by: isize) {
        let Some(question) = self.question() else { return };
        let last = row_count(question).saturating_sub(1);
        if question.left.is_empty() {
            let start = if by > 0 { 0 } else { last };
            self.cursor = Some(self.cursor.map_or(start, |cursor| cursor.saturating_add_signed(by).min(last)));
        } else {
            self.row = self.row.saturating_add_signed(by).min(last);
        }
        self.cursor_moved = true;
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{case, single};
    use super::*;

    #[test]
    fn an_answer_is_judged_once_and_then_stands() {
        let mut ask = Ask::new(single(1));
        assert_eq!(ask.update(Intent::Confirm), None);
        assert_eq!(ask.outcome(), None);
        ask.update(Intent::Act(Act::Choose(1)));
        assert_eq!(ask.update(Intent::Confirm), Some(false));
        ask.update(Intent::Act(Act::Choose(0)));
        assert_eq!(ask.update(Intent::Confirm), None);
        assert_eq!(ask.answer(), Some(&Answer::Choice([1].into())));
        let judged = ask.judged().unwrap();
        assert_eq!((judged.correct, judged.chosen, judged.key), (false, vec![1], vec![0]));
    }

    #[test]
    fn a_case_is_right_when_all_of_it_is() {
        for (truth, expected) in [(true, true), (false, false)] {
            let mut ask = Ask::new(case(1));
            ask.update(Intent::Act(Act::Choose(0)));
            assert_eq!(ask.update(Intent::Confirm), None);
            assert_eq!(ask.finished(), None);
            ask.update(Intent::NextPart);
            assert_eq!((ask.place(), ask.outcome(), ask.answer()), ((1, 2), None, None));
            ask.update(Intent::Act(Act::Say(truth)));
            assert_eq!(ask.update(Intent::Confirm), Some(expected));
        }
    }

    #[test]
    fn the_cursor_stays_within_the_options() {
        let mut ask = Ask::new(single(1));
        let places: Vec<_> = [-1, 1, 1, -1]
            .into_iter()
            .map(|by| {
                ask.update(Intent::MoveCursor(by));
                ask.cursor
            })
            .collect();
        assert_eq!(places, [Some(3), Some(3), Some(3), Some(2)]);
    }
}
