//! The house rules that the compiler does not hold: this test reads the project's own files and says which breaks which rule.
//!
//! `source` takes a file apart, `floors` knows who may import whom, `words` where language may stand, `shape` what a file
//! looks like. A rule is a function from a file to its breaches; beside each stands a test that plants a breach.

mod floors;
mod shape;
mod source;
mod words;

use source::{Source, project};

/// Fails with every breach of a rule in the whole project.
fn hold(rule: impl Fn(&Source) -> Vec<String>) {
    let files = project();
    assert!(files.len() > 200, "the project was not found");
    let breaches: Vec<String> = files.iter().flat_map(rule).collect();
    assert!(breaches.is_empty(), "{} breaches\n{}\n", breaches.len(), breaches.join("\n"));
}

#[test]
fn a_file_imports_only_from_floors_below_its_own() {
    hold(floors::imports);
}

#[test]
fn each_library_has_its_home() {
    hold(floors::libraries);
}

#[test]
fn files_processes_and_threads_are_opened_only_where_they_belong() {
    hold(floors::machine);
}

#[test]
fn what_people_read_stands_in_text() {
    hold(words::sentences);
}

#[test]
fn comments_are_english() {
    hold(words::comments);
}

#[test]
fn colours_are_named_in_their_palettes() {
    hold(words::colours);
}

#[test]
fn sql_stands_in_the_store() {
    hold(words::sql);
}

#[test]
fn the_project_speaks_only_of_itself() {
    hold(words::itself);
}

#[test]
fn no_file_is_longer_than_five_hundred_lines() {
    hold(shape::length);
}

#[test]
fn a_file_says_first_what_it_is() {
    hold(shape::introduction);
}

#[test]
fn files_are_named_by_nouns_of_the_field() {
    hold(shape::name);
}

#[test]
fn tests_run_always_and_wait_for_nothing() {
    hold(shape::tests);
}
