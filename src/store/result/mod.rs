//! Results with what a list of them shows.

use rusqlite::{OptionalExtension as _, Row, named_params};

use super::candidate::{RawCandidate, candidate, raw_candidate};
use super::{Store, StoreError};
use crate::domain::people::Candidate;
use crate::domain::scoring::Score;
use crate::domain::sitting::{Millis, SittingId};

/// A result with the exam and the candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredResult {
    /// The sitting.
    pub sitting: SittingId,
    /// From 1, raised when scored again.
    pub revision: u32,
    /// The wall clock when it was handed in.
    pub handed_in_at: Millis,
    /// The time used.
    pub used: Millis,
    /// The score.
    pub score: Score,
    /// The exam's id.
    pub exam: String,
    /// The exam's title.
    pub exam_title: String,
    /// Which attempt, from 1.
    pub attempt: u32,
    /// The wall clock when it began.
    pub started_at: Millis,
    /// The candidate.
    pub candidate: Candidate,
    /// The certificate's number; none where there is no certificate.
    pub certificate: Option<String>,
}

/// Which results are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResultFilter {
    /// Part of a name, unit, identity number or certificate number; empty for all.
    pub text: String,
    /// The exam's id; empty for all.
    pub exam: String,
    /// At most so many; none for all.
    pub most: Option<u32>,
}

struct RawResult {
    sitting: String,
    revision: u32,
    handed_in_at: i64,
    used: i64,
    score: String,
    exam: String,
    title: String,
    attempt: u32,
    started_at: i64,
    candidate: RawCandidate,
    certificate: Option<String>,
}

fn raw_result(row: &Row<'_>) -> rusqlite::Result<RawResult> {
    Ok(RawResult {
        sitting: row.get("sitting")?,
        revision: row.get("revision")?,
        handed_in_at: row.get("handed_in_at")?,
        used: row.get("used")?,
        score: row.get("score")?,
        exam: row.get("exam")?,
        title: row.get("title")?,
        attempt: row.get("attempt")?,
        started_at: row.get("started_at")?,
        candidate: raw_candidate(row)?,
        certificate: row.get("number")?,
    })
}

fn result(raw: RawResult) -> Result<StoredResult, StoreError> {
    Ok(StoredResult {
        sitting: SittingId(raw.sitting),
        revision: raw.revision,
        handed_in_at: Millis(raw.handed_in_at),
        used: Millis(raw.used),
        score: serde_json::from_str(&raw.score).map_err(|err| StoreError::unreadable("score", &err))?,
        exam: raw.exam,
        exam_title: raw.title,
        attempt: raw.attempt,
        started_at: Millis(raw.started_at),
        candidate: candidate(raw.candidate)?,
        certificate: raw.certificate,
    })
}

impl Store {
    /// Keeps the result of a sitting.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn put_result(
        &mut self,
        sitting: &SittingId,
        handed_in_at: Millis,
        used: Millis,
        score: &Score,
    ) -> Result<(), StoreError> {
        let json = serde_json::to_string(score).map_err(|err| StoreError::unreadable("score", &err))?;
        self.connection.prepare_cached(include_str!("put.sql"))?.execute(named_params! {
            ":sitting": sitting.0, ":handed_in_at": handed_in_at.0, ":used": used.0,
            ":total": score.total.as_hundredths(), ":is_passed": score.passed, ":score": json,
        })?;
        Ok(())
    }

    /// The result of one sitting.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn result(&self, sitting: &SittingId) -> Result<Option<StoredResult>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("get.sql"))?;
        statement.query_row(named_params! { ":sitting": sitting.0 }, raw_result).optional()?.map(result).transpose()
    }

    /// Results, newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn results(&self, filter: &ResultFilter) -> Result<Vec<StoredResult>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("search.sql"))?;
        let most = filter.most.map_or(-1, i64::from);
        let rows = statement.query_map(
            named_params! { ":exam": filter.exam, ":text": filter.text.trim(), ":most": most },
            raw_result,
        )?;
        rows.map(|row| result(row?)).collect()
    }
}
