//! Candidates.

use rusqlite::{OptionalExtension as _, Row, named_params};

use super::{Store, StoreError};
use crate::domain::bank::Track;
use crate::domain::people::{Candidate, CandidateId, CitizenId, Identity};

/// The columns of a candidate, as other aggregates select them too.
pub(super) struct RawCandidate {
    name: String,
    identity: String,
    is_citizen: bool,
    unit: String,
    department: String,
    post: String,
    track: Option<String>,
}

pub(super) fn raw_candidate(row: &Row<'_>) -> rusqlite::Result<RawCandidate> {
    Ok(RawCandidate {
        name: row.get("name")?,
        identity: row.get("identity")?,
        is_citizen: row.get("is_citizen")?,
        unit: row.get("unit")?,
        department: row.get("department")?,
        post: row.get("post")?,
        track: row.get("track")?,
    })
}

pub(super) fn candidate(raw: RawCandidate) -> Result<Candidate, StoreError> {
    let identity = if raw.is_citizen {
        let parsed = CitizenId::parse(&raw.identity);
        Identity::Citizen(parsed.map_err(|err| StoreError::Unreadable { what: "citizen id", reason: err.to_string() })?)
    } else {
        Identity::Admission(raw.identity)
    };
    Ok(Candidate {
        name: raw.name,
        identity,
        unit: raw.unit,
        department: raw.department,
        post: raw.post,
        track: raw.track.as_deref().and_then(Track::from_code),
    })
}

impl Store {
    /// One candidate.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn candidate(&self, id: &CandidateId) -> Result<Option<Candidate>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("get.sql"))?;
        statement.query_row(named_params! { ":id": id.0 }, raw_candidate).optional()?.map(candidate).transpose()
    }

    /// Adds a candidate or takes over what is newer about one.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn put_candidate(&mut self, candidate: &Candidate) -> Result<(), StoreError> {
        self.connection.prepare_cached(include_str!("put.sql"))?.execute(named_params! {
            ":id": candidate.id().0,
            ":name": candidate.name,
            ":identity": candidate.identity.number(),
            ":is_citizen": matches!(candidate.identity, Identity::Citizen(_)),
            ":unit": candidate.unit,
            ":department": candidate.department,
            ":post": candidate.post,
            ":track": candidate.track.map(Track::code),
        })?;
        Ok(())
    }

    /// How many candidates there are.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn candidate_count(&self) -> Result<u64, StoreError> {
        let count: i64 = self.connection.prepare_cached(include_str!("count.sql"))?.query_row([], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }
}
