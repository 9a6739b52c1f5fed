//! Exams on offer.

use rusqlite::{OptionalExtension as _, Row, named_params};

use super::{Store, StoreError};
use crate::domain::assembly::Blueprint;

/// An exam on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exam {
    /// Its stable id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether candidates may begin it.
    pub is_open: bool,
    /// What the seeds of its forms are made from.
    pub secret: [u8; 32],
    /// Its blueprint with the settings as the office left them.
    pub blueprint: Blueprint,
}

type RawExam = (String, String, bool, [u8; 32], String);

fn raw_exam(row: &Row<'_>) -> rusqlite::Result<RawExam> {
    Ok((row.get("id")?, row.get("title")?, row.get("is_open")?, row.get("secret")?, row.get("blueprint")?))
}

fn exam((id, title, is_open, secret, blueprint): RawExam) -> Result<Exam, StoreError> {
    let blueprint = serde_json::from_str(&blueprint).map_err(|err| StoreError::unreadable("blueprint", &err))?;
    Ok(Exam { id, title, is_open, secret, blueprint })
}

impl Store {
    /// All exams in the order of the screens.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn exams(&self) -> Result<Vec<Exam>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("list.sql"))?;
        let rows = statement.query_map([], raw_exam)?;
        rows.map(|row| exam(row?)).collect()
    }

    /// One exam.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn exam(&self, id: &str) -> Result<Option<Exam>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("get.sql"))?;
        statement.query_row(named_params! { ":id": id }, raw_exam).optional()?.map(exam).transpose()
    }

    /// Adds or changes an exam.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn put_exam(&mut self, exam: &Exam) -> Result<(), StoreError> {
        let blueprint =
            serde_json::to_string(&exam.blueprint).map_err(|err| StoreError::unreadable("blueprint", &err))?;
        self.connection.prepare_cached(include_str!("put.sql"))?.execute(named_params! {
            ":id": exam.id, ":title": exam.title, ":is_open": exam.is_open, ":secret": exam.secret,
            ":blueprint": blueprint,
        })?;
        Ok(())
    }
}
