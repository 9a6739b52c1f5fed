//! Checking lessons: their files, their pictures, their self-checks against a bank, and their bases.
//!
//! What one file shows by itself is found in `formats::lesson`.

use std::collections::{BTreeMap, BTreeSet};

use super::check_bank::{BankFile, beside};
use crate::domain::bank::{Bank, Finding, FindingCode, Status};
use crate::domain::learning::{Block, topic_code};
use crate::formats::encoding::decode;
use crate::formats::law::Laws;
use crate::formats::lesson::{LocatedLesson, parse};

/// The ending of the files of lessons.
const ENDING: &str = ".md";
/// The folder they lie in, beside the files of the bank.
const FOLDER: &str = "lessons";

/// Whether a file is a lesson by its name: Markdown in a folder of lessons, or that begins with the code of a topic.
#[must_use]
pub fn is_lesson(name: &str) -> bool {
    let mut parts = name.rsplit(['/', '\\']);
    let is_markdown = parts.next().is_some_and(|file| file.to_ascii_lowercase().ends_with(ENDING));
    is_markdown && (parts.next() == Some(FOLDER) || topic_code(name).is_some())
}

/// What is wrong with these lessons. Items of their self-checks are looked for in `bank`; without texts of regulations
/// no citation is checked. `picture_exists` is asked as in `check_bank`.
#[must_use]
pub fn check_lessons(
    files: &[BankFile<'_>],
    bank: &Bank,
    laws: &Laws,
    picture_exists: &dyn Fn(&str) -> bool,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut topics: BTreeMap<String, String> = BTreeMap::new();
    for file in files {
        let decoded = decode(file.bytes);
        if decoded.had_errors {
            findings.push(Finding::error(FindingCode::BadEncoding, file.name, 0, 0, decoded.encoding));
        }
        let (located, mut found) = parse(file.name, &decoded.text);
        check_self_check(&located, bank, &mut found);
        for (picture, place) in pictures(&located) {
            if !picture_exists(&beside(file.name, picture)) {
                found.push(Finding::error(FindingCode::MissingPicture, file.name, place.row, place.column, picture));
            }
        }
        if !laws.is_empty() {
            for (basis, place) in located.lesson.bases.iter().zip(&located.bases) {
                found.extend(laws.check_cited(basis, file.name, *place));
            }
        }
        if let Some(first) = topics.insert(located.lesson.code.clone(), file.name.to_owned()) {
            let place = located.title;
            let repeated = Finding::error(FindingCode::RepeatedLesson, file.name, place.row, place.column, first);
            found.push(repeated);
        }
        found.sort_by_key(|finding| (finding.row, finding.column));
        findings.extend(found);
    }
    findings
}

/// The pictures of a lesson with their places.
fn pictures(located: &LocatedLesson) -> impl Iterator<Item = (&str, crate::formats::bank_text::Place)> {
    let paths = located.lesson.blocks.iter().filter_map(|block| match block {
        Block::Picture(picture) => Some(picture.path.as_str()),
        _ => None,
    });
    paths.zip(located.pictures.iter().copied())
}

fn check_self_check(located: &LocatedLesson, bank: &Bank, findings: &mut Vec<Finding>) {
    let mut named = BTreeSet::new();
    for (id, place) in located.lesson.self_check.iter().zip(&located.self_check) {
        let error = |code| Finding::error(code, &located.file, place.row, place.column, &id.0);
        match bank.get(id).filter(|item| item.status == Status::Ready) {
            None => findings.push(error(FindingCode::UnknownSelfCheck)),
            Some(item) if item.topic.code != located.lesson.code => {
                findings.push(error(FindingCode::ForeignSelfCheck).expecting(&located.lesson.code));
            }
            Some(_) if !named.insert(id) => findings.push(error(FindingCode::ForeignSelfCheck)),
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::law::Law;
    use crate::service::check_bank::load_bank;

    const LESSON: &str = include_str!("../../tests/golden/lesson/T-1-sound.md");
    const NAME: &str = "school/lessons/T-1-起火.md";

    /// A bank of three items of one topic and one of another.
    fn bank() -> Bank {
        let item = |number: u32| {
            let topic = if number == 4 { "知识点：T-2\n" } else { "" };
            format!(
                "{number}. 第{number}问（　　）\nA. 甲\nB. 乙\nC. 丙\n答案：A\n解析：略。\n依据：通用消防常识\n核对：标准\n\
                 层次：识记\n难度：0.5\n编号：T-1-00{number}\n{topic}"
            )
        };
        let items: String = (1..=4).map(item).collect();
        let text = format!("类别：学校\n知识点：T-1 某\n核对日期：2026-11-24\n{items}");
        let (bank, findings) = load_bank(&[BankFile { name: "school/a.txt", bytes: text.as_bytes() }]);
        assert_eq!((bank.len(), findings), (4, vec![]));
        bank
    }

    fn check(lessons: &[(&str, &str)], laws: &[&str]) -> Vec<(FindingCode, u32, String)> {
        let files: Vec<BankFile<'_>> =
            lessons.iter().map(|(name, text)| BankFile { name, bytes: text.as_bytes() }).collect();
        let laws: Laws = laws.iter().filter_map(|text| Law::parse("某.md", text)).collect();
        let exists = |path: &str| path == "images/extinguisher-gauge.svg";
        let findings = check_lessons(&files, &bank(), &laws, &exists);
        findings.into_iter().map(|finding| (finding.code, finding.row, finding.found)).collect()
    }

    #[test]
    fn a_sound_lesson_has_no_findings() {
        assert_eq!(check(&[(NAME, LESSON)], &[]), []);
    }

    #[test]
    fn items_that_are_not_there_or_of_another_topic_are_found() {
        let text = LESSON.replace("- T-1-002", "- T-1-902").replace("- T-1-003", "- T-1-004\n- T-1-001");
        assert_eq!(
            check(&[(NAME, &text)], &[]),
            [
                (FindingCode::UnknownSelfCheck, 45, "T-1-902".into()),
                (FindingCode::ForeignSelfCheck, 46, "T-1-004".into()),
                (FindingCode::ForeignSelfCheck, 47, "T-1-001".into()),
            ]
        );
    }

    #[test]
    fn a_picture_that_is_not_there_and_a_second_lesson_are_found() {
        let text = LESSON.replace("extinguisher-gauge.svg", "none.svg");
        let other = "school/lessons/T-1-另.md";
        assert_eq!(
            check(&[(NAME, LESSON), (other, &text)], &[]),
            [
                (FindingCode::RepeatedLesson, 1, NAME.to_owned()),
                (FindingCode::MissingPicture, 31, "../../images/none.svg".to_owned()),
            ]
        );
    }

    #[test]
    fn citations_are_checked_where_texts_are_given() {
        let law = "---\ntitle: 中华人民共和国消防法\nversion: 2021-04-29\n---\n第五条 略。\n";
        assert_eq!(
            check(&[(NAME, LESSON)], &[law]),
            [(FindingCode::UnknownArticle, 4, "中华人民共和国消防法第四十四条".to_owned())]
        );
    }

    #[test]
    fn lessons_are_known_by_their_folder() {
        assert!(is_lesson("question-bank/school/lessons/SC-P-01-打119.md"));
        assert!(is_lesson("a\\lessons\\b.MD") && is_lesson("SC-P-01-打119.md"));
        for other in ["question-bank/FORMAT.md", "lessons/a.txt", "a.md", "lessons/x/a.md"] {
            assert!(!is_lesson(other), "{other}");
        }
    }
}
