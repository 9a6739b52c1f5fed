//! Handing in: the journal is closed, checked and scored, and a pass leaves with its certificate, all in one transaction.

use super::issue_certificate::{IssueError, issue_certificate};
use super::record::append;
use crate::domain::scoring::{ScoreError, score_form};
use crate::domain::sitting::{
    ChainError, Clock, Event, EventKind, HandInReason, Millis, Progress, SittingId, verify_chain,
};
use crate::store::{IssuedCertificate, Store, StoreError, StoredResult};

/// What is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandIn {
    /// The sitting.
    pub sitting: SittingId,
    /// Why.
    pub reason: HandInReason,
    /// The time used.
    pub used: Millis,
}

/// What the candidate leaves with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// The result.
    pub result: StoredResult,
    /// The certificate of a pass.
    pub certificate: Option<IssuedCertificate>,
}

/// Why a sitting was not handed in; the answers stay as they are.
#[derive(Debug, thiserror::Error)]
pub enum HandInError {
    /// There is no such sitting.
    #[error("there is no sitting {0}")]
    NoSitting(String),
    /// The journal was changed by another hand.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// The kept items do not fit the form.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// The journal did not take the event.
    #[error(transparent)]
    Record(#[from] super::record::RecordError),
    /// The certificate could not be made.
    #[error(transparent)]
    Issue(#[from] IssueError),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Hands a sitting in. One that was handed in already gives its result again.
///
/// # Errors
/// When there is no such sitting, its journal was changed, or the store refuses; then nothing is changed.
pub fn hand_in(store: &mut Store, clock: &dyn Clock, request: &HandIn) -> Result<HandedIn, HandInError> {
    let id = &request.sitting;
    store.transact(|store| {
        let missing = || HandInError::NoSitting(id.0.clone());
        let sitting = store.sitting(id)?.ok_or_else(missing)?;
        if !sitting.is_handed_in {
            let questions = sitting.form.questions().len();
            let before = Progress::replay(questions, &verify_chain(id, &store.journal(id)?)?);
            let wall = clock.wall();
            let event = Event {
                sequence: before.next_sequence(),
                used: request.used.max(before.used()),
                wall,
                kind: EventKind::HandedIn { reason: request.reason },
            };
            append::<HandInError>(store, id, &event)?;
            let score =
                score_form(&sitting.form, &store.items_of(&sitting.form)?, &sitting.settings, before.answers())?;
            store.mark_handed_in(id)?;
            store.put_result(id, wall, event.used, &score)?;
            if score.passed && !sitting.settings.stars {
                issue_certificate(store, clock, id)?;
            }
        }
        let result = store.result(id)?.ok_or_else(missing)?;
        let certificate = store.certificate_of(id)?;
        Ok(HandedIn { result, certificate })
    })
}
