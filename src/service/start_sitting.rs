//! A candidate begins: the form is drawn, and the journal has its first event.

use super::my_exams::{Standing, my_exams};
use super::open_sitting::{OpenSitting, load};
use super::record::append;
use super::system::{Entropy, NoEntropy, random_bytes};
use crate::domain::assembly::{DrawError, Drawer, form_seed};
use crate::domain::bank::hex;
use crate::domain::people::CandidateId;
use crate::domain::sitting::{Clock, Event, EventKind, Millis, SittingId};
use crate::store::{Store, StoreError, StoredSitting};

/// Why a sitting could not begin or be opened.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is no such exam on offer.
    #[error("there is no exam {0} on offer")]
    NoExam(String),
    /// There is no such candidate.
    #[error("there is no such candidate")]
    NoCandidate,
    /// There is no such sitting, or it was handed in.
    #[error("there is no running sitting {0}")]
    NoSitting(String),
    /// The candidate may not begin now.
    #[error("the candidate may not begin: {0:?}")]
    NotNow(Standing),
    /// No form could be drawn.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// The journal was changed by another hand.
    #[error(transparent)]
    Chain(#[from] crate::domain::sitting::ChainError),
    /// The machine gave no randomness.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// The journal did not take the event.
    #[error(transparent)]
    Record(#[from] super::record::RecordError),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Begins the next attempt of a candidate at an exam.
///
/// # Errors
/// When the candidate may not, no form can be drawn, or the store refuses; then nothing is kept.
pub fn start_sitting(
    store: &mut Store,
    clock: &dyn Clock,
    entropy: &mut dyn Entropy,
    drawer: &mut Drawer<'_>,
    candidate: &CandidateId,
    exam_id: &str,
) -> Result<OpenSitting, StartError> {
    store.candidate(candidate)?.ok_or(StartError::NoCandidate)?;
    let mine = my_exams(store, candidate)?.into_iter().find(|mine| mine.exam.id == exam_id);
    let mine = mine.ok_or_else(|| StartError::NoExam(exam_id.to_owned()))?;
    let Standing::MayBegin { attempt } = mine.standing else { return Err(StartError::NotNow(mine.standing)) };
    // Forms in a row use the items of the bank evenly, so the seed counts the sittings of the exam.
    let seed = form_seed(&mine.exam.secret, store.count_sittings(&mine.exam.id)?);
    let form = drawer.draw(&mine.exam.blueprint, seed)?;
    let id = SittingId(hex(&random_bytes::<16>(entropy)?));
    let sitting = StoredSitting {
        id: id.clone(),
        exam: mine.exam.id,
        candidate: candidate.clone(),
        attempt,
        started_at: clock.wall(),
        is_handed_in: false,
        form,
        settings: mine.exam.blueprint.settings,
    };
    store.transact(|store| {
        let items = sitting.form.items.iter().filter_map(|drawn| drawer.bank().get(&drawn.id));
        store.insert_sitting(&sitting, items)?;
        let event = Event { sequence: 0, used: Millis(0), wall: sitting.started_at, kind: EventKind::Started };
        append::<StartError>(store, &id, &event)?;
        Ok::<(), StartError>(())
    })?;
    load(store, &id)
}
