//! Results for the office's list, and one with its review.

use crate::domain::assembly::{Form, QuestionPlace, Section, Settings};
use crate::domain::bank::{Bank, Item, Question};
use crate::domain::scoring::Answer;
use crate::domain::sitting::{Event, HandInReason, Incident, Progress, SittingId, verify_chain};
use crate::store::{IssuedCertificate, ResultFilter, Store, StoreError, StoredResult};

/// The results that a filter lets through, newest first.
///
/// # Errors
/// When the store refuses.
pub fn list_results(store: &Store, filter: &ResultFilter) -> Result<Vec<StoredResult>, StoreError> {
    store.results(filter)
}

/// A sitting after handing in, with everything a review shows.
#[derive(Debug, Clone)]
pub struct Review {
    /// The result.
    pub result: StoredResult,
    /// The settings as they were when it began.
    pub settings: Settings,
    /// The sections of the blueprint.
    pub sections: Vec<Section>,
    /// The certificate of a pass.
    pub certificate: Option<IssuedCertificate>,
    /// Whether it was handed in because the time was up.
    pub is_time_up: bool,
    /// The form.
    pub form: Form,
    /// The very items.
    pub items: Bank,
    /// The places of the questions in the order of the answer sheet.
    pub questions: Vec<QuestionPlace>,
    /// The answers in the order of the answer sheet.
    pub answers: Vec<Option<Answer>>,
    /// Which questions were flagged at the end.
    pub flagged: Vec<bool>,
    /// What happened beside answering.
    pub incidents: Vec<Incident>,
    /// Whether the journal is whole; incidents and answers of a changed one are not shown.
    pub is_journal_whole: bool,
}

impl Review {
    /// The item and the question with this number, from 0.
    #[must_use]
    pub fn question(&self, number: u16) -> Option<(&Item, &Question)> {
        self.form.asked(&self.items, *self.questions.get(usize::from(number))?)
    }
}

/// The review of a sitting; none where it is not handed in.
///
/// # Errors
/// When the store refuses.
pub fn review(store: &Store, id: &SittingId) -> Result<Option<Review>, StoreError> {
    let (Some(sitting), Some(result)) = (store.sitting(id)?, store.result(id)?) else { return Ok(None) };
    let checked = verify_chain(id, &store.journal(id)?);
    let is_journal_whole = checked.is_ok();
    let events: Vec<Event> = checked.unwrap_or_default();
    let questions = sitting.form.questions();
    let progress = Progress::replay(questions.len(), &events);
    Ok(Some(Review {
        result,
        sections: store.exam(&sitting.exam)?.map(|exam| exam.blueprint.sections).unwrap_or_default(),
        certificate: store.certificate_of(id)?,
        is_time_up: progress.handed_in() == Some(HandInReason::TimeUp),
        settings: sitting.settings,
        flagged: progress.sheet().map(|cell| cell.flagged).collect(),
        items: store.items_of(&sitting.form)?,
        answers: progress.answers().to_vec(),
        incidents: progress.incidents().to_vec(),
        form: sitting.form,
        questions,
        is_journal_whole,
    }))
}
