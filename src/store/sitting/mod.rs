//! Sittings: the form, the journal, the time used, and the versions of items that forms have used.

use rusqlite::{OptionalExtension as _, Row, named_params};

use super::{Store, StoreError};
use crate::domain::assembly::{Form, Settings};
use crate::domain::bank::{Bank, Item};
use crate::domain::people::CandidateId;
use crate::domain::sitting::{Link, Millis, SittingId};

/// A sitting as it is kept, without its journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSitting {
    /// Its id.
    pub id: SittingId,
    /// The exam's id.
    pub exam: String,
    /// The candidate.
    pub candidate: CandidateId,
    /// Which attempt, from 1.
    pub attempt: u32,
    /// The wall clock when it began.
    pub started_at: Millis,
    /// Whether it was handed in.
    pub is_handed_in: bool,
    /// The form.
    pub form: Form,
    /// The settings as they were when it began.
    pub settings: Settings,
}

/// The time used as last kept, and the wall clock then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SittingClock {
    /// The time used.
    pub used: Millis,
    /// The wall clock.
    pub wall: Millis,
}

type RawSitting = (String, String, String, u32, i64, bool, String, String);

fn raw_sitting(row: &Row<'_>) -> rusqlite::Result<RawSitting> {
    Ok((
        row.get("id")?,
        row.get("exam")?,
        row.get("candidate")?,
        row.get("attempt")?,
        row.get("started_at")?,
        row.get("is_handed_in")?,
        row.get("form")?,
        row.get("settings")?,
    ))
}

fn sitting(raw: RawSitting) -> Result<StoredSitting, StoreError> {
    let (id, exam, candidate, attempt, started_at, is_handed_in, form, settings) = raw;
    Ok(StoredSitting {
        id: SittingId(id),
        exam,
        candidate: CandidateId(candidate),
        attempt,
        started_at: Millis(started_at),
        is_handed_in,
        form: serde_json::from_str(&form).map_err(|err| StoreError::unreadable("form", &err))?,
        settings: serde_json::from_str(&settings).map_err(|err| StoreError::unreadable("settings", &err))?,
    })
}

fn link(row: &Row<'_>) -> rusqlite::Result<(u32, Link)> {
    Ok((row.get("sequence")?, Link { content: row.get("content")?, hash: row.get("hash")? }))
}

impl Store {
    /// Begins a sitting; the versions of its items are kept with it.
    ///
    /// # Errors
    /// When the attempt exists or the database refuses.
    pub fn insert_sitting<'a>(
        &mut self,
        sitting: &StoredSitting,
        items: impl IntoIterator<Item = &'a Item>,
    ) -> Result<(), StoreError> {
        let form = serde_json::to_string(&sitting.form).map_err(|err| StoreError::unreadable("form", &err))?;
        let settings =
            serde_json::to_string(&sitting.settings).map_err(|err| StoreError::unreadable("settings", &err))?;
        self.connection.prepare_cached(include_str!("insert.sql"))?.execute(named_params! {
            ":id": sitting.id.0, ":exam": sitting.exam, ":candidate": sitting.candidate.0,
            ":attempt": sitting.attempt, ":started_at": sitting.started_at.0, ":form": form, ":settings": settings,
        })?;
        let mut put = self.connection.prepare_cached(include_str!("put_item.sql"))?;
        for item in items {
            let content = serde_json::to_string(item).map_err(|err| StoreError::unreadable("item", &err))?;
            put.execute(named_params! { ":item": item.id.0, ":version": item.version().0, ":content": content })?;
        }
        Ok(())
    }

    /// One sitting.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn sitting(&self, id: &SittingId) -> Result<Option<StoredSitting>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("get.sql"))?;
        statement.query_row(named_params! { ":id": id.0 }, raw_sitting).optional()?.map(sitting).transpose()
    }

    /// The sittings of a candidate, by exam and attempt.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn sittings_of(&self, candidate: &CandidateId) -> Result<Vec<StoredSitting>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("of_candidate.sql"))?;
        let rows = statement.query_map(named_params! { ":candidate": candidate.0 }, raw_sitting)?;
        rows.map(|row| sitting(row?)).collect()
    }

    /// How many sittings of an exam have begun.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn count_sittings(&self, exam: &str) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("count_of_exam.sql"))?;
        Ok(statement.query_row(named_params! { ":exam": exam }, |row| row.get::<_, u32>(0)).map(u64::from)?)
    }

    /// The sittings not yet handed in, newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn running_sittings(&self) -> Result<Vec<SittingId>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("running.sql"))?;
        let rows = statement.query_map([], |row| row.get(0).map(SittingId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether a candidate has a sitting that was not handed in.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn has_running_sitting(&self, candidate: &CandidateId) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("running_of.sql"))?;
        Ok(statement.query_row(named_params! { ":candidate": candidate.0 }, |row| row.get(0))?)
    }

    /// Marks a sitting as handed in.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn mark_handed_in(&mut self, id: &SittingId) -> Result<(), StoreError> {
        self.connection.prepare_cached(include_str!("mark_handed_in.sql"))?.execute(named_params! { ":id": id.0 })?;
        Ok(())
    }

    /// Appends an entry to a journal. Returns only when it is on the disk.
    ///
    /// # Errors
    /// When the number is taken or the database refuses.
    pub fn append_event(&mut self, id: &SittingId, sequence: u32, link: &Link) -> Result<(), StoreError> {
        self.connection.prepare_cached(include_str!("append_event.sql"))?.execute(named_params! {
            ":sitting": id.0, ":sequence": sequence, ":content": link.content, ":hash": link.hash,
        })?;
        Ok(())
    }

    /// The journal of a sitting.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn journal(&self, id: &SittingId) -> Result<Vec<Link>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("events.sql"))?;
        let rows = statement.query_map(named_params! { ":sitting": id.0 }, link)?;
        Ok(rows.map(|row| row.map(|(_, link)| link)).collect::<Result<_, _>>()?)
    }

    /// The number of the last entry of a journal and the entry.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn last_event(&self, id: &SittingId) -> Result<Option<(u32, Link)>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("last_event.sql"))?;
        Ok(statement.query_row(named_params! { ":sitting": id.0 }, link).optional()?)
    }

    /// Keeps the time used between events.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn put_sitting_clock(&mut self, id: &SittingId, clock: SittingClock) -> Result<(), StoreError> {
        self.connection.prepare_cached(include_str!("put_clock.sql"))?.execute(named_params! {
            ":sitting": id.0, ":used": clock.used.0, ":wall": clock.wall.0,
        })?;
        Ok(())
    }

    /// The time used as last kept between events.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn sitting_clock(&self, id: &SittingId) -> Result<Option<SittingClock>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("clock.sql"))?;
        let clock = |row: &Row<'_>| Ok(SittingClock { used: Millis(row.get(0)?), wall: Millis(row.get(1)?) });
        Ok(statement.query_row(named_params! { ":sitting": id.0 }, clock).optional()?)
    }

    /// The very items of a form, as a bank.
    ///
    /// # Errors
    /// When one is missing or the database refuses.
    pub fn items_of(&self, form: &Form) -> Result<Bank, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("item.sql"))?;
        let mut items: Vec<Item> = Vec::with_capacity(form.items.len());
        for drawn in &form.items {
            let keys = named_params! { ":item": drawn.id.0, ":version": drawn.version.0 };
            let content: Option<String> = statement.query_row(keys, |row| row.get(0)).optional()?;
            let missing = || StoreError::Unreadable { what: "item", reason: format!("{} is not kept", drawn.id) };
            let content = content.ok_or_else(missing)?;
            items.push(serde_json::from_str(&content).map_err(|err| StoreError::unreadable("item", &err))?);
        }
        Ok(Bank::new(items).0)
    }
}
