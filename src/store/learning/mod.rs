//! What candidates have read and answered in practice. Nothing here is part of a sitting.

use std::collections::BTreeSet;

use rusqlite::{Row, named_params};

use super::{Store, StoreError};
use crate::domain::bank::ItemId;
use crate::domain::learning::Tried;
use crate::domain::people::CandidateId;
use crate::domain::sitting::Millis;

impl Store {
    /// Appends an answer given in practice.
    ///
    /// # Errors
    /// When there is no such candidate or the database refuses.
    pub fn append_practice_answer(&mut self, candidate: &CandidateId, tried: &Tried) -> Result<(), StoreError> {
        self.connection.prepare_cached(include_str!("append_answer.sql"))?.execute(named_params! {
            ":candidate": candidate.0, ":item": tried.item.0, ":is_right": tried.right, ":wall": tried.when.0,
        })?;
        Ok(())
    }

    /// The answers of a candidate in practice, first given first.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn practice_answers(&self, candidate: &CandidateId) -> Result<Vec<Tried>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("answers.sql"))?;
        let tried = |row: &Row<'_>| {
            Ok(Tried { item: ItemId(row.get("item")?), right: row.get("is_right")?, when: Millis(row.get("wall")?) })
        };
        let rows = statement.query_map(named_params! { ":candidate": candidate.0 }, tried)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps that a candidate has read the lesson of a topic.
    ///
    /// # Errors
    /// When there is no such candidate or the database refuses.
    pub fn put_lesson_read(&mut self, candidate: &CandidateId, topic: &str, wall: Millis) -> Result<(), StoreError> {
        self.connection.prepare_cached(include_str!("put_read.sql"))?.execute(named_params! {
            ":candidate": candidate.0, ":topic": topic, ":wall": wall.0,
        })?;
        Ok(())
    }

    /// The topics whose lessons a candidate has read.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn lessons_read(&self, candidate: &CandidateId) -> Result<BTreeSet<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("read.sql"))?;
        let rows = statement.query_map(named_params! { ":candidate": candidate.0 }, |row| row.get("topic"))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people::{Candidate, Identity};

    fn somebody(store: &mut Store, number: &str) -> CandidateId {
        let candidate = Candidate {
            name: "某".into(),
            identity: Identity::Admission(number.into()),
            unit: String::new(),
            department: String::new(),
            post: String::new(),
            track: None,
        };
        store.put_candidate(&candidate).unwrap();
        candidate.id()
    }

    #[test]
    fn answers_come_back_in_their_order_and_to_their_own() {
        let mut store = Store::in_memory().unwrap();
        let (one, other) = (somebody(&mut store, "1"), somebody(&mut store, "2"));
        let tried = |item: &str, right, wall| Tried { item: ItemId(item.into()), right, when: Millis(wall) };
        let answers = [tried("T-1", true, 20), tried("T-1", false, 10), tried("T-2", true, 30)];
        for answer in &answers {
            store.append_practice_answer(&one, answer).unwrap();
        }
        assert_eq!(store.practice_answers(&one).unwrap(), answers);
        assert_eq!(store.practice_answers(&other).unwrap(), []);
    }

    #[test]
    fn a_lesson_read_twice_is_read_once() {
        let mut store = Store::in_memory().unwrap();
        let one = somebody(&mut store, "1");
        for topic in ["T-1", "T-2", "T-1"] {
            store.put_lesson_read(&one, topic, Millis(5)).unwrap();
        }
        assert_eq!(store.lessons_read(&one).unwrap().into_iter().collect::<Vec<_>>(), ["T-1", "T-2"]);
    }

    #[test]
    fn nothing_is_kept_of_somebody_unknown() {
        let mut store = Store::in_memory().unwrap();
        let nobody = CandidateId("nobody".into());
        let tried = Tried { item: ItemId("T-1".into()), right: true, when: Millis(0) };
        assert!(store.append_practice_answer(&nobody, &tried).is_err());
        assert!(store.put_lesson_read(&nobody, "T-1", Millis(0)).is_err());
    }
}
