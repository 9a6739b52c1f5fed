//! A sitting as the screen needs it, new or resumed.

use super::record::append;
use super::start_sitting::StartError;
use crate::domain::assembly::{Blueprint, Form, QuestionPlace, Settings};
use crate::domain::bank::{Bank, Item, Question};
use crate::domain::people::Candidate;
use crate::domain::sitting::{Clock, Event, EventKind, Millis, Progress, SittingId, off_time, verify_chain};
use crate::store::{Store, StoreError};

/// A running sitting.
#[derive(Debug, Clone)]
pub struct OpenSitting {
    /// Its id.
    pub id: SittingId,
    /// The candidate.
    pub candidate: Candidate,
    /// The exam's title.
    pub title: String,
    /// The blueprint, for section names and marks.
    pub blueprint: Blueprint,
    /// The settings as they were when it began.
    pub settings: Settings,
    /// The form.
    pub form: Form,
    /// The very items of the form.
    pub items: Bank,
    /// The places of the questions in the order of the answer sheet.
    pub questions: Vec<QuestionPlace>,
    /// The fold over the journal.
    pub progress: Progress,
    /// The time used so far.
    pub used: Millis,
}

impl OpenSitting {
    /// The item and the question with this number, from 0.
    #[must_use]
    pub fn question(&self, number: u16) -> Option<(&Item, &Question)> {
        self.form.asked(&self.items, *self.questions.get(usize::from(number))?)
    }
}

/// Loads a running sitting; the journal is checked link by link.
pub(super) fn load(store: &Store, id: &SittingId) -> Result<OpenSitting, StartError> {
    let missing = || StartError::NoSitting(id.0.clone());
    let sitting = store.sitting(id)?.filter(|sitting| !sitting.is_handed_in).ok_or_else(missing)?;
    let candidate = store.candidate(&sitting.candidate)?.ok_or(StartError::NoCandidate)?;
    let exam = store.exam(&sitting.exam)?.ok_or_else(|| StartError::NoExam(sitting.exam.clone()))?;
    let events = verify_chain(id, &store.journal(id)?)?;
    let items = store.items_of(&sitting.form)?;
    let questions = sitting.form.questions();
    let progress = Progress::replay(questions.len(), &events);
    let kept = store.sitting_clock(id)?;
    let used = kept.map_or(progress.used(), |kept| kept.used.max(progress.used()));
    Ok(OpenSitting {
        id: id.clone(),
        candidate,
        title: exam.title,
        blueprint: exam.blueprint,
        settings: sitting.settings,
        form: sitting.form,
        items,
        questions,
        used,
        progress,
    })
}

/// Opens a sitting that was not handed in. The time goes on where it stood; what passed while the program did not run
/// counts as the exam's setting says. The resumption is an event.
///
/// # Errors
/// When there is no such sitting, its journal was changed, or the store refuses.
pub fn resume_sitting(store: &mut Store, clock: &dyn Clock, id: &SittingId) -> Result<OpenSitting, StartError> {
    let mut open = load(store, id)?;
    // What was recorded last is what has the most time used, not the latest wall clock: that may have been set back.
    let kept = store.sitting_clock(id)?.filter(|kept| kept.used > open.progress.used());
    let last = kept.map_or(open.progress.last_wall(), |kept| kept.wall);
    let now = clock.wall();
    let counted = off_time(open.settings.clock_while_off, last, now);
    let used = Millis(open.used.0.saturating_add(counted.0));
    let event =
        Event { sequence: open.progress.next_sequence(), used, wall: now, kind: EventKind::Resumed { counted } };
    append::<StartError>(store, id, &event)?;
    open.progress.apply(&event);
    open.used = used;
    Ok(open)
}

/// The sittings that were begun and not handed in, newest first, without touching them. One whose journal was changed
/// is left out: who goes on with it from the list of exams is told why that is not possible.
///
/// # Errors
/// When the store refuses.
pub fn unfinished(store: &Store) -> Result<Vec<OpenSitting>, StoreError> {
    let mut open = Vec::new();
    for id in store.running_sittings()? {
        match load(store, &id) {
            Ok(sitting) => open.push(sitting),
            Err(StartError::Store(err)) => return Err(err),
            Err(err) => tracing::warn!(%err, sitting = %id.0, "a running sitting cannot be opened"),
        }
    }
    Ok(open)
}
