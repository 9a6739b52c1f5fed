//! Results for the office's list, and one with its review.

use crate::domain::assembly::{Form, QuestionPlace};
use crate::domain::bank::{Bank, Item, Question};
use crate::domain::scoring::Answer;
use crate::domain::sitting::{Event, Incident, Progress, SittingId, verify_chain};
use crate::store::{ResultFilter, Store, StoreError, StoredResult};

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
    /// Whether the candidate may look at answers, keys and rationales.
    pub is_allowed: bool,
    /// The form.
    pub form: Form,
    /// The very items.
    pub items: Bank,
    /// The places of the questions in the order of the answer sheet.
    pub questions: Vec<QuestionPlace>,
    /// The answers in the order of the answer sheet.
    pub answers: Vec<Option<Answer>>,
    /// What happened beside answering.
    pub incidents: Vec<Incident>,
    /// Whether the journal is whole; incidents and answers of a changed one are not shown.
    pub is_journal_whole: bool,
}

impl Review {
    /// The item and the question with this number, from 0.
    #[must_use]
    pub fn question(&self, number: u16) -> Option<(&Item, &Question)> {
        let place = self.questions.get(usize::from(number))?;
        let item = self.items.get(&self.form.items.get(place.item)?.id)?;
        Some((item, item.questions.get(place.part)?))
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
        is_allowed: sitting.settings.review,
        items: store.items_of(&sitting.form)?,
        answers: progress.answers().to_vec(),
        incidents: progress.incidents().to_vec(),
        form: sitting.form,
        questions,
        is_journal_whole,
    }))
}
