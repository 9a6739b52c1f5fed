//! Exams on offer: those of the first start, and what the office changes about them.

use super::blueprints::{BadBlueprint, bundled_blueprints};
use super::system::{Entropy, NoEntropy, random_bytes};
use crate::domain::assembly::Settings;
use crate::domain::calendar::china_time;
use crate::domain::scoring::Marks;
use crate::domain::sitting::Clock;
use crate::store::{Exam, Store, StoreError};

/// Why exams could not be offered or changed.
#[derive(Debug, thiserror::Error)]
pub enum OfferError {
    /// A blueprint of the program does not read.
    #[error(transparent)]
    Blueprint(#[from] BadBlueprint),
    /// The machine gave no randomness.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// There is no such exam.
    #[error("there is no exam {0}")]
    NoExam(String),
    /// The time is not between 1 minute and 10 hours.
    #[error("{0} minutes is not between 1 and 600")]
    Minutes(u32),
    /// The cut score is above the marks of the form, or below zero.
    #[error("a cut of {cut} does not fit {max} marks")]
    Cut {
        /// The cut score.
        cut: Marks,
        /// The marks of the form.
        max: Marks,
    },
    /// The title is empty.
    #[error("the title is empty")]
    NoTitle,
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes one exam of each bundled blueprint of which there is none yet. In a new store those are open that the blueprints
/// offer; a blueprint that a later version of the program brings is left for the office to open.
///
/// # Errors
/// When a blueprint does not read, the machine gives no randomness or the store refuses.
pub fn offer_first_exams(store: &mut Store, clock: &dyn Clock, entropy: &mut dyn Entropy) -> Result<(), OfferError> {
    let there = store.exams()?;
    let year = china_time(clock.wall()).year();
    let mut exams = Vec::new();
    for blueprint in bundled_blueprints()? {
        if there.iter().any(|exam| exam.blueprint.id == blueprint.id) {
            continue;
        }
        exams.push(Exam {
            id: format!("{year}-{}", blueprint.id),
            title: blueprint.exam_title.replace("{year}", &year.to_string()),
            is_open: there.is_empty() && blueprint.offered,
            secret: random_bytes(entropy)?,
            blueprint,
        });
    }
    if exams.is_empty() {
        return Ok(());
    }
    store.transact(|store| exams.iter().try_for_each(|exam| store.put_exam(exam)).map_err(OfferError::from))
}

/// What the office changes about an exam.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeExam {
    /// The exam.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is on offer.
    pub is_open: bool,
    /// Its settings. Sittings that have begun keep theirs.
    pub settings: Settings,
}

/// Changes an exam.
///
/// # Errors
/// When a value cannot be used, there is no such exam, or the store refuses.
pub fn change_exam(store: &mut Store, clock: &dyn Clock, change: ChangeExam) -> Result<(), OfferError> {
    let mut exam = store.exam(&change.id)?.ok_or_else(|| OfferError::NoExam(change.id.clone()))?;
    let max = exam.blueprint.marks();
    if !(1..=600).contains(&change.settings.minutes) {
        return Err(OfferError::Minutes(change.settings.minutes));
    }
    if change.settings.cut > max || change.settings.cut < Marks::ZERO {
        return Err(OfferError::Cut { cut: change.settings.cut, max });
    }
    if change.title.trim().is_empty() {
        return Err(OfferError::NoTitle);
    }
    change.title.trim().clone_into(&mut exam.title);
    exam.is_open = change.is_open;
    exam.blueprint.settings = change.settings;
    store.transact(|store| {
        store.put_exam(&exam)?;
        store.record_act(clock.wall(), "change exam", &exam.id)?;
        Ok(())
    })
}
