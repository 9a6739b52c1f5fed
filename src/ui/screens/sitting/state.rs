//! What the sitting's screen holds, what can be wanted of it, and what it asks for in turn.

use std::collections::{BTreeMap, VecDeque};

use super::keys::Press;
use crate::domain::assembly::FormPart;
use crate::domain::bank::{Item, Kind, Question};
use crate::domain::scoring::Answer;
use crate::domain::sitting::{Clock, Event, EventKind, HandInReason, Millis, Stopwatch};
use crate::service::open_sitting::OpenSitting;
use crate::ui::screens::question::Act;

/// A question in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// Whether to hand in.
    HandIn,
    /// Whether to close the program.
    Leave,
}

/// How far handing in has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandingIn {
    /// Answers are still on their way to the disk.
    Waiting(HandInReason),
    /// It was asked for.
    Asked(HandInReason),
    /// It did not succeed, for this reason in words.
    Failed(HandInReason, String),
}

/// Text being typed into the blanks of a question, not yet an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    pub texts: Vec<String>,
    pub changed: Millis,
}

/// What the person wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Change the answer to the question on the screen.
    Act(Act),
    /// A key was pressed.
    Key(Press),
    /// Set the flag or take it away.
    Flag,
    /// Go to the question with this number, from 0.
    Go(u16),
    /// Go to the question before.
    Previous,
    /// Go to the question after.
    Next,
    /// Go to the next question without an answer.
    NextUnanswered,
    /// Move the keyboard among the options by so many places.
    MoveCursor(isize),
    /// Ask whether to hand in.
    AskHandIn,
    /// The window is about to be closed.
    AskLeave,
    /// Answer no question and go on.
    CloseDialog,
    /// Hand in.
    HandIn,
    /// Try handing in again.
    RetryHandIn,
    /// Close the program, with the sitting kept.
    Leave,
    /// Take the notice of the time away.
    Understood,
    /// The window was left or entered.
    Focus(bool),
    /// The window was minimised.
    Minimised,
    /// The next text size.
    NextTextSize,
}

impl From<Act> for Intent {
    fn from(act: Act) -> Self {
        Self::Act(act)
    }
}

/// What the screen asks of whoever holds the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Record these events in their order, in one transaction.
    Record(Vec<Event>),
    /// Keep the time used.
    KeepTime {
        /// The time used.
        used: Millis,
        /// The wall clock.
        wall: Millis,
    },
    /// Hand in.
    HandIn {
        /// Why.
        reason: HandInReason,
        /// The time used.
        used: Millis,
    },
    /// Close the program.
    Leave,
    /// Take the next text size.
    NextTextSize,
}

/// A section of the answer sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SheetSection {
    pub kind: Kind,
    pub first: usize,
    pub count: usize,
}

/// What the screen holds.
#[derive(Debug)]
pub struct State {
    /// The sitting, with what was answered so far.
    pub open: OpenSitting,
    /// The time used at the last reading.
    pub used: Millis,
    pub(super) watch: Stopwatch,
    /// Events that are not yet on the disk, the first of them first.
    pub(super) outbox: VecDeque<Event>,
    /// How many of the outbox were given away and are not yet back.
    pub(super) in_flight: usize,
    /// Why the last attempt to save did not succeed, in words.
    pub(super) failure: Option<String>,
    pub(super) retry_at: Millis,
    pub(super) kept_at: Millis,
    pub(super) drafts: BTreeMap<u16, Draft>,
    pub(super) left_at: Option<Millis>,
    pub(super) warned: u32,
    pub(super) notice: Option<(u32, Millis)>,
    pub(super) sections: Vec<SheetSection>,
    /// Which option has the keyboard, where the arrows moved it.
    pub(super) cursor: Option<usize>,
    pub(super) cursor_moved: bool,
    pub(super) row: usize,
    /// The question that was drawn last.
    pub(super) drawn: Option<u16>,
    /// A question in the way.
    pub dialog: Option<Dialog>,
    /// How far handing in has come; none while the sitting runs.
    pub handing_in: Option<HandingIn>,
    /// The name of the text size in force.
    pub text_size: &'static str,
}

impl State {
    /// The screen of a sitting that was begun or resumed just now.
    #[must_use]
    pub fn new(open: OpenSitting, clock: &dyn Clock) -> Self {
        let used = open.used;
        let mut sections: Vec<SheetSection> = Vec::new();
        let mut section_of_last = None;
        for (number, place) in open.questions.iter().enumerate() {
            let section = open.form.items.get(place.item).map(|item| item.section);
            match sections.last_mut() {
                Some(last) if section == section_of_last => last.count += 1,
                _ => {
                    let kind = section.and_then(|section| open.blueprint.sections.get(section));
                    let kind = kind.map_or(Kind::Single, |section| section.kind);
                    sections.push(SheetSection { kind, first: number, count: 1 });
                }
            }
            section_of_last = section;
        }
        let mut state = Self {
            watch: Stopwatch::starting_at(used, clock),
            used,
            outbox: VecDeque::new(),
            in_flight: 0,
            failure: None,
            retry_at: Millis(0),
            kept_at: used,
            drafts: BTreeMap::new(),
            left_at: None,
            warned: u32::MAX,
            notice: None,
            sections,
            cursor: None,
            cursor_moved: false,
            row: 0,
            drawn: None,
            dialog: None,
            handing_in: None,
            text_size: "",
            open,
        };
        // Warnings that were due before a resumption are not given again.
        state.warned = WARNINGS
            .into_iter()
            .filter(|minutes| state.left().0 <= Millis::minutes(*minutes).0)
            .min()
            .unwrap_or(u32::MAX);
        state
    }

    /// The time left.
    #[must_use]
    pub fn left(&self) -> Millis {
        self.open.progress.left(self.open.settings.minutes, self.used)
    }

    /// Whether every event is on the disk.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.outbox.is_empty() && self.drafts.is_empty()
    }

    /// The current question with its item and its place on the form.
    pub(super) fn current(&self) -> Option<(&Item, &Question, &FormPart)> {
        let number = self.open.progress.current();
        let (item, question) = self.open.question(number)?;
        let place = self.open.questions.get(usize::from(number))?;
        let part = self.open.form.items.get(place.item)?.parts.get(place.part)?;
        Some((item, question, part))
    }

    /// The answer on the screen: what is being typed, or what was answered.
    pub(super) fn shown_answer(&self, number: u16) -> Option<Answer> {
        match self.drafts.get(&number) {
            Some(draft) => Some(Answer::Fill(draft.texts.clone())),
            None => self.open.progress.answer(number).cloned(),
        }
    }

    /// Whether nothing of a question is left to answer.
    pub(super) fn is_complete(&self, number: u16) -> bool {
        let Some((_, question)) = self.open.question(number) else { return false };
        self.shown_answer(number).is_some_and(|answer| answer.is_complete(question))
    }

    /// How many questions are answered to the end.
    #[must_use]
    pub fn complete(&self) -> usize {
        self.numbers().filter(|number| self.is_complete(*number)).count()
    }

    /// The numbers of all questions, from 0.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u16> + use<> {
        (0_u16..).take(self.open.questions.len())
    }

    /// Makes an event happen now: it is shown at once and waits in the outbox for the disk.
    pub(super) fn happen(&mut self, clock: &dyn Clock, kind: EventKind) {
        self.read_clock(clock);
        self.push(clock, kind);
    }

    fn push(&mut self, clock: &dyn Clock, kind: EventKind) {
        let sequence = self.open.progress.next_sequence();
        let event = Event { sequence, used: self.used, wall: clock.wall(), kind };
        self.open.progress.apply(&event);
        self.outbox.push_back(event);
    }

    /// Reads the clock; a wall clock that was set becomes an event.
    pub(super) fn read_clock(&mut self, clock: &dyn Clock) {
        let reckoning = self.watch.read(clock);
        self.used = reckoning.used;
        if let Some(by) = reckoning.jumped {
            self.push(clock, EventKind::ClockJumped { by });
        }
    }
}

/// The minutes left at which the clock warns.
pub(super) const WARNINGS: [u32; 3] = [10, 5, 1];
