//! What a file looks like: its length, its name, its first lines, and tests that always run.

use std::path::Path;

use crate::source::Source;

const LONGEST: usize = 500;
/// Names that say nothing of what is inside.
const NAMES: &[&str] = &["common", "helper", "helpers", "manager", "misc", "util", "utils"];

/// Rust files that are too long to be read in one go.
pub(crate) fn length(file: &Source) -> Vec<String> {
    let lines = file.text.lines().count();
    if file.is_rust() && lines > LONGEST {
        return vec![file.breach(lines, &format!("{lines} lines; split it"))];
    }
    Vec::new()
}

/// Rust files that do not begin with module documentation, and queries that do not begin with what they answer.
///
/// A query stands beside the aggregate that asks it.
pub(crate) fn introduction(file: &Source) -> Vec<String> {
    let mut breaches = Vec::new();
    if file.is_rust() && !file.text.starts_with("//! ") {
        breaches.push(file.breach(1, "says first what it owns: `//! …`"));
    }
    if file.has_extension(&["sql"]) {
        if !file.text.starts_with("-- ") {
            breaches.push(file.breach(1, "says first what it answers: `-- …`"));
        }
        let inside = file.path.strip_prefix("src/store/").map(|path| path.split('/').count());
        if inside != Some(2) {
            breaches.push(file.breach(1, "stands beside its aggregate, src/store/<aggregate>/"));
        }
    }
    breaches
}

/// Files and folders whose names say nothing.
pub(crate) fn name(file: &Source) -> Vec<String> {
    if !file.is_rust() {
        return Vec::new();
    }
    let path = Path::new(&file.path).with_extension("");
    let mut parts = path.iter().filter_map(|part| part.to_str());
    let found = parts.find(|part| NAMES.iter().any(|name| part.split('_').any(|word| word == *name)));
    found.map(|part| file.breach(1, &format!("{part} says nothing of what is inside"))).into_iter().collect()
}

/// Tests that are put off, and tests and code that wait. A bench has to do with real time.
pub(crate) fn tests(file: &Source) -> Vec<String> {
    let mut breaches = Vec::new();
    for (line, code) in (1..).zip(file.code.lines()) {
        if code.contains("#[ignore") {
            breaches.push(file.breach(line, "a test that does not run tells nothing"));
        }
    }
    if file.is_in(&["benches"]) {
        return breaches;
    }
    let waits = file.lines_with("sleep").into_iter().chain(file.lines_with("park_timeout"));
    breaches.extend(waits.map(|line| file.breach(line, "nothing waits by the clock")));
    breaches
}

#[cfg(test)]
mod self_tests {
    use super::*;

    #[test]
    fn a_long_file_is_caught() {
        let file = |lines: usize| Source::new("src/a.rs", &"//! A.\n".repeat(lines));
        assert_eq!((length(&file(500)).len(), length(&file(501)).len()), (0, 1));
    }

    #[test]
    fn a_file_without_introduction_is_caught() {
        let found = |path: &str, text: &str| introduction(&Source::new(path, text)).len();
        assert_eq!(found("src/a.rs", "use b;\n//! Late.\n"), 1);
        assert_eq!(found("src/a.rs", "//! What it owns.\n"), 0);
        assert_eq!(found("src/store/exam/get.sql", "SELECT 1"), 1);
        assert_eq!(found("src/store/get.sql", "-- An exam.\nSELECT 1"), 1);
        assert_eq!(found("src/store/exam/get.sql", "-- An exam.\nSELECT 1"), 0);
    }

    #[test]
    fn a_name_that_says_nothing_is_caught() {
        let found = |path: &str| name(&Source::new(path, "")).len();
        assert_eq!(
            (found("src/ui/utils.rs"), found("src/common/a.rs"), found("src/store/session_manager.rs")),
            (1, 1, 1)
        );
        assert_eq!(found("src/ui/screens/manage/mod.rs"), 0);
    }

    #[test]
    fn a_test_that_is_put_off_or_waits_is_caught() {
        let found = |text: &str| tests(&Source::new("tests/a.rs", text)).len();
        assert_eq!(tests(&Source::new("benches/a.rs", "fn a() { sleep(SECOND) }")).len(), 0);
        assert_eq!(found("#[test]\n#[ignore = \"slow\"]\nfn a() {}"), 1);
        assert_eq!(found("fn a() { std::thread::sleep(SECOND) }"), 1);
        assert_eq!(found("// no #[ignore], no sleep\nfn a() {}"), 0);
    }
}
