//! The database file: whose it is, and that every query uses an index.

use std::fs;

use super::{Store, StoreError};

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    fs::write(&path, b"not a database, but long enough to look like one to a careless reader").unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::NotOurs { path: named }) if named == path));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_database_of_another_program_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    #[expect(clippy::disallowed_methods, reason = "a database that this program did not make")]
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE t (x)").unwrap();
    drop(other);
    assert!(matches!(Store::open(&path), Err(StoreError::NotOurs { .. })));
}

#[test]
fn a_database_of_a_later_version_is_refused_by_both_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let store = Store::open(&path).unwrap();
    store.connection.pragma_update(None, "user_version", 99).unwrap();
    drop(store);
    assert!(matches!(Store::open(&path), Err(StoreError::Newer { found: 99, known: 2, .. })));
}

#[test]
fn a_database_of_the_first_version_keeps_what_it_has_and_gains_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    #[expect(clippy::disallowed_methods, reason = "a database as the first version made it")]
    let first = rusqlite::Connection::open(&path).unwrap();
    first.execute_batch(include_str!("migrations/0001_foundation.sql")).unwrap();
    first.pragma_update(None, "application_id", 0x5841_4b31).unwrap();
    first.pragma_update(None, "user_version", 1).unwrap();
    first.execute("INSERT INTO setting (key, value) VALUES ('issuer', '\"unit\"')", []).unwrap();
    drop(first);
    let store = Store::open(&path).unwrap();
    assert_eq!(store.setting::<String>("issuer").unwrap().as_deref(), Some("unit"));
    assert!(store.lessons_read(&crate::domain::people::CandidateId("x".into())).unwrap().is_empty());
}

#[test]
fn a_folder_in_place_of_the_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open(folder.path()), Err(StoreError::NotWritable { path }) if path == folder.path()));
}

#[test]
fn an_error_inside_a_transaction_leaves_nothing() {
    let mut store = Store::in_memory().unwrap();
    let outcome: Result<(), StoreError> = store.transact(|store| {
        store.put_setting("issuer", &"unit")?;
        Err(StoreError::Busy)
    });
    assert!(outcome.is_err());
    assert_eq!(store.setting::<String>("issuer").unwrap(), None);
}

/// Every `.sql` beside an aggregate with what SQLite plans for it.
fn plans() -> Vec<(String, Vec<String>)> {
    let store = Store::in_memory().unwrap();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let mut plans = Vec::new();
    for folder in fs::read_dir(root).unwrap().filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if !folder.is_dir() || folder.ends_with("migrations") {
            continue;
        }
        for file in fs::read_dir(folder).unwrap().filter_map(|entry| entry.ok().map(|entry| entry.path())) {
            if file.extension().is_some_and(|extension| extension == "sql") {
                let sql = fs::read_to_string(&file).unwrap();
                assert!(sql.starts_with("-- "), "{} must begin with what it answers", file.display());
                let mut statement = store.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
                let details = statement.raw_query().mapped(|row| row.get::<_, String>("detail"));
                plans.push((file.display().to_string(), details.collect::<Result<_, _>>().unwrap()));
            }
        }
    }
    plans
}

#[test]
fn every_query_prepares_and_none_scans_a_large_table() {
    let plans = plans();
    assert!(plans.len() > 20, "the queries were found");
    for (file, details) in plans {
        for detail in details {
            let scans_large =
                ["result", "sitting", "sitting_event", "item_version", "certificate", "practice_answer", "lesson_read"]
                    .iter()
                    .any(|table| detail == format!("SCAN {table}"));
            assert!(!scans_large, "{file}: {detail}");
        }
    }
}
