//! What the journal amounts to: answers, flags, the current question, time, incidents.

use std::collections::BTreeSet;

use super::{Event, EventKind, HandInReason, Millis};
use crate::domain::scoring::Answer;

/// Something that the result shows beside the marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// The time used when it happened.
    pub used: Millis,
    /// The wall clock then.
    pub wall: Millis,
    /// What it was.
    pub kind: EventKind,
}

/// A place on the answer sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetCell {
    /// The question, from 0.
    pub question: u16,
    /// Whether anything is answered.
    pub answered: bool,
    /// Whether it is flagged.
    pub flagged: bool,
    /// Whether it is on the screen.
    pub current: bool,
}

/// The fold over a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    answers: Vec<Option<Answer>>,
    flags: BTreeSet<u16>,
    current: u16,
    used: Millis,
    last_wall: Millis,
    extended: Millis,
    handed_in: Option<HandInReason>,
    incidents: Vec<Incident>,
    next_sequence: u32,
}

impl Progress {
    /// Before the first event of a form with this many questions.
    #[must_use]
    pub fn new(questions: usize) -> Self {
        Self {
            answers: vec![None; questions],
            flags: BTreeSet::new(),
            current: 0,
            used: Millis(0),
            last_wall: Millis(0),
            extended: Millis(0),
            handed_in: None,
            incidents: Vec::new(),
            next_sequence: 0,
        }
    }

    /// The fold over a whole journal.
    #[must_use]
    pub fn replay<'a>(questions: usize, events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut progress = Self::new(questions);
        for event in events {
            progress.apply(event);
        }
        progress
    }

    /// Takes one more event. Events after handing in, and those about questions that are not there, change nothing
    /// but the sequence.
    pub fn apply(&mut self, event: &Event) {
        self.next_sequence = event.sequence.saturating_add(1);
        if self.handed_in.is_some() {
            return;
        }
        self.used = self.used.max(event.used);
        self.last_wall = event.wall;
        match &event.kind {
            EventKind::Started => {}
            EventKind::Answered { question, answer } => {
                if let Some(place) = self.answers.get_mut(usize::from(*question)) {
                    *place = answer.clone().filter(|answer| !answer.is_empty());
                }
            }
            EventKind::Flagged { question, flagged } => {
                if *flagged {
                    self.flags.insert(*question);
                } else {
                    self.flags.remove(question);
                }
            }
            EventKind::Moved { question } => {
                if usize::from(*question) < self.answers.len() {
                    self.current = *question;
                }
            }
            EventKind::Extended { by } => self.extended.0 += by.0.max(0),
            EventKind::HandedIn { reason } => self.handed_in = Some(*reason),
            EventKind::FocusLost
            | EventKind::FocusGained { .. }
            | EventKind::Minimised
            | EventKind::Pasted { .. }
            | EventKind::ClockJumped { .. }
            | EventKind::Resumed { .. } => {
                self.incidents.push(Incident { used: event.used, wall: event.wall, kind: event.kind.clone() });
            }
        }
    }

    /// The answers in the order of the answer sheet.
    #[must_use]
    pub fn answers(&self) -> &[Option<Answer>] {
        &self.answers
    }

    /// The answer to a question.
    #[must_use]
    pub fn answer(&self, question: u16) -> Option<&Answer> {
        self.answers.get(usize::from(question)).and_then(Option::as_ref)
    }

    /// Whether a question is flagged.
    #[must_use]
    pub fn is_flagged(&self, question: u16) -> bool {
        self.flags.contains(&question)
    }

    /// The question on the screen.
    #[must_use]
    pub const fn current(&self) -> u16 {
        self.current
    }

    /// The time used at the last event.
    #[must_use]
    pub const fn used(&self) -> Millis {
        self.used
    }

    /// The wall clock at the last event.
    #[must_use]
    pub const fn last_wall(&self) -> Millis {
        self.last_wall
    }

    /// The time granted beyond the blueprint's.
    #[must_use]
    pub const fn extended(&self) -> Millis {
        self.extended
    }

    /// Why it was handed in; none while it runs.
    #[must_use]
    pub const fn handed_in(&self) -> Option<HandInReason> {
        self.handed_in
    }

    /// What the result shows beside the marks.
    #[must_use]
    pub fn incidents(&self) -> &[Incident] {
        &self.incidents
    }

    /// The number of the event that comes next.
    #[must_use]
    pub const fn next_sequence(&self) -> u32 {
        self.next_sequence
    }

    /// How many questions are answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.answers.iter().flatten().count()
    }

    /// The answer sheet.
    pub fn sheet(&self) -> impl Iterator<Item = SheetCell> + '_ {
        (0_u16..).zip(&self.answers).map(|(question, answer)| SheetCell {
            question,
            answered: answer.is_some(),
            flagged: self.flags.contains(&question),
            current: self.current == question,
        })
    }

    /// The next question without an answer after this one, going round.
    #[must_use]
    pub fn next_unanswered(&self, after: u16) -> Option<u16> {
        let open = || self.sheet().filter(|cell| !cell.answered).map(|cell| cell.question);
        open().find(|question| *question > after).or_else(|| open().next())
    }

    /// The time left of this many minutes, never negative.
    #[must_use]
    pub fn left(&self, minutes: u32, used: Millis) -> Millis {
        Millis((Millis::minutes(minutes).0 + self.extended.0 - used.0).max(0))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn event(sequence: u32, kind: EventKind) -> Event {
        Event { sequence, used: Millis(i64::from(sequence) * 1000), wall: Millis(0), kind }
    }

    fn choice(option: u8) -> Answer {
        Answer::Choice(BTreeSet::from([option]))
    }

    #[test]
    fn the_last_answer_counts_and_an_empty_one_takes_it_back() {
        let mut progress = Progress::new(2);
        progress.apply(&event(0, EventKind::Answered { question: 0, answer: Some(choice(1)) }));
        progress.apply(&event(1, EventKind::Answered { question: 0, answer: Some(choice(2)) }));
        assert_eq!(progress.answer(0), Some(&choice(2)));
        progress.apply(&event(2, EventKind::Answered { question: 0, answer: Some(Answer::Choice(BTreeSet::new())) }));
        assert_eq!((progress.answer(0), progress.answered()), (None, 0));
    }

    #[test]
    fn nothing_changes_after_handing_in() {
        let mut progress = Progress::new(1);
        progress.apply(&event(0, EventKind::HandedIn { reason: HandInReason::TimeUp }));
        progress.apply(&event(1, EventKind::Answered { question: 0, answer: Some(choice(0)) }));
        assert_eq!(progress.answered(), 0);
    }

    #[test]
    fn the_next_unanswered_question_goes_round() {
        let mut progress = Progress::new(3);
        progress.apply(&event(0, EventKind::Answered { question: 1, answer: Some(choice(0)) }));
        assert_eq!(progress.next_unanswered(0), Some(2));
        assert_eq!(progress.next_unanswered(2), Some(0));
    }

    #[test]
    fn an_extension_adds_to_the_time_left() {
        let mut progress = Progress::new(1);
        progress.apply(&event(0, EventKind::Extended { by: Millis(60_000) }));
        assert_eq!(progress.left(1, Millis(90_000)), Millis(30_000));
        assert_eq!(progress.left(1, Millis(190_000)), Millis(0));
    }
}
