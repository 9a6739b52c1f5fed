//! The lessons that come with the program: the Markdown files in the `lessons` folders of the bundled bank.
//!
//! A list of them is made of the files' names. A lesson is read when it is opened first, and then kept: no start waits for it.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use super::bundled_bank::lesson_files;
use super::check_bank::BankFile;
use crate::domain::learning::{Lesson, topic_code};
use crate::formats::encoding::decode;
use crate::formats::lesson::parse;

struct Entry {
    file: BankFile<'static>,
    lesson: OnceLock<Lesson>,
}

/// The lessons by the codes of their topics, those of one track after those of another.
static LESSONS: LazyLock<BTreeMap<&'static str, Entry>> = LazyLock::new(|| {
    let entry = |file: BankFile<'static>| Some((topic_code(file.name)?, Entry { file, lesson: OnceLock::new() }));
    lesson_files().into_iter().filter_map(entry).collect()
});

/// Whether there is a lesson about a topic.
#[must_use]
pub fn has_lesson(topic: &str) -> bool {
    LESSONS.contains_key(topic)
}

/// The lesson about a topic. What is wrong with its file is shown by `bank check`; here what is sound is all that is wanted.
#[must_use]
pub fn lesson(topic: &str) -> Option<&'static Lesson> {
    let entry = LESSONS.get(topic)?;
    Some(entry.lesson.get_or_init(|| parse(entry.file.name, &decode(entry.file.bytes).text).0.lesson))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::bank::{Severity, Track};
    use crate::formats::law::Laws;
    use crate::service::bundled_bank::{bank, has};
    use crate::service::check_lessons::check_lessons;

    #[test]
    fn the_bundled_lessons_have_no_errors() {
        let findings = check_lessons(&lesson_files(), bank(), &Laws::default(), &has);
        let errors: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }

    #[test]
    fn every_file_of_a_lesson_is_found_by_its_topic() {
        for file in lesson_files() {
            let code = topic_code(file.name).unwrap();
            let lesson = lesson(code).unwrap();
            assert_eq!(lesson.code, code, "{}", file.name);
            assert!(lesson.track.is_some_and(|track| Track::ALL.contains(&track)), "{}", file.name);
            assert!(!lesson.blocks.is_empty(), "{}", file.name);
        }
        assert!(lesson("-").is_none());
    }
}
