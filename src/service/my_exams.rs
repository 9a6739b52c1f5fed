//! What a candidate can sit, is sitting and has sat.

use crate::domain::people::CandidateId;
use crate::domain::sitting::SittingId;
use crate::store::{Exam, Store, StoreError, StoredResult};

/// Where a candidate stands with an exam.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Not begun; or failed with attempts left.
    MayBegin {
        /// The attempt that would begin.
        attempt: u32,
    },
    /// Begun and not handed in.
    Running {
        /// The sitting.
        sitting: SittingId,
    },
    /// Passed.
    Passed,
    /// Failed, and no attempt is left.
    NoAttemptLeft,
    /// The office has closed it.
    Closed,
}

/// An exam as a candidate sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyExam {
    /// The exam.
    pub exam: Exam,
    /// Where the candidate stands.
    pub standing: Standing,
    /// The results so far, by attempt.
    pub results: Vec<StoredResult>,
}

/// The exams of a candidate: those on offer, and those sat before. Those of the candidate's own track come first, where
/// the roster says which that is.
///
/// # Errors
/// When the store refuses.
pub fn my_exams(store: &Store, candidate: &CandidateId) -> Result<Vec<MyExam>, StoreError> {
    let sittings = store.sittings_of(candidate)?;
    let mut mine = Vec::new();
    for exam in store.exams()? {
        let attempts: Vec<_> = sittings.iter().filter(|sitting| sitting.exam == exam.id).collect();
        let mut results = Vec::new();
        for sitting in &attempts {
            results.extend(store.result(&sitting.id)?);
        }
        let made = u32::try_from(attempts.len()).unwrap_or(u32::MAX);
        let allowed = exam.blueprint.settings.attempts;
        let running = attempts.iter().find(|sitting| !sitting.is_handed_in);
        let standing = if let Some(sitting) = running {
            Standing::Running { sitting: sitting.id.clone() }
        } else if !exam.blueprint.settings.stars && results.iter().any(|result| result.score.passed) {
            Standing::Passed
        } else if !exam.is_open {
            Standing::Closed
        } else if allowed > 0 && made >= allowed {
            Standing::NoAttemptLeft
        } else {
            Standing::MayBegin { attempt: made + 1 }
        };
        if exam.is_open || !attempts.is_empty() {
            mine.push(MyExam { exam, standing, results });
        }
    }
    let track = store.candidate(candidate)?.and_then(|candidate| candidate.track);
    mine.sort_by_key(|mine| track.is_some_and(|track| track != mine.exam.blueprint.track));
    Ok(mine)
}
