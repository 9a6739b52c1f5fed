//! Lessons that read well, and each thing that can be wrong with one, at its place.

use proptest::prelude::*;

use super::*;
use crate::domain::bank::FindingCode as Code;
use crate::domain::bank::Severity::{Error, Warning};
use crate::domain::learning::Span;

/// A lesson of the topic `T-1` without a fault.
pub(super) const SOUND: &str = include_str!("../../../tests/golden/lesson/T-1-sound.md");
const FILE: &str = "school/lessons/T-1-某.md";

fn found(text: &str) -> Vec<(Code, u32, u32, String)> {
    let findings = parse(FILE, text).1;
    findings.into_iter().map(|finding| (finding.code, finding.row, finding.column, finding.found)).collect()
}

fn codes(text: &str) -> Vec<(Code, u32, u32)> {
    found(text).into_iter().map(|(code, row, column, _)| (code, row, column)).collect()
}

fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

#[test]
fn a_sound_lesson_is_read_whole() {
    let (located, findings) = parse(FILE, SOUND);
    assert_eq!(findings, []);
    let lesson = located.lesson;
    assert_eq!((lesson.code.as_str(), lesson.title.as_str()), ("T-1", "起火以后的头三分钟"));
    assert_eq!(lesson.track, Some(Track::School));
    assert_eq!(lesson.checked_on, Some(jiff::civil::date(2026, 11, 25)));
    let bases: Vec<_> = lesson.bases.iter().map(|basis| (basis.title.as_str(), basis.articles.len())).collect();
    assert_eq!(bases, [("中华人民共和国消防法", 2), ("火灾分类", 0)]);
    assert_eq!(lesson.self_check.iter().map(|id| id.0.as_str()).collect::<Vec<_>>(), ["T-1-001", "T-1-002", "T-1-003"]);
    let kinds: Vec<&str> = lesson
        .blocks
        .iter()
        .map(|block| match block {
            Block::Heading(_) => "heading",
            Block::Paragraph(_) => "paragraph",
            Block::List { ordered: true, .. } => "steps",
            Block::List { .. } => "list",
            Block::Tip(_) => "tip",
            Block::Table { .. } => "table",
            Block::Picture(_) => "picture",
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "paragraph",
            "heading",
            "paragraph",
            "steps",
            "paragraph",
            "heading",
            "paragraph",
            "table",
            "heading",
            "paragraph",
            "picture",
            "heading",
            "list",
            "paragraph",
            "tip"
        ]
    );
    assert_eq!(located.self_check.len(), 3);
    assert!(SOUND.lines().nth(located.self_check[0].row as usize - 1).unwrap().contains("T-1-001"));
}

#[test]
fn bold_text_ends_before_a_chinese_character_too() {
    let (located, _) = parse(FILE, "# T-1 某\n\n**先报警。**再救火，**后**撤离。\n");
    let Block::Paragraph(spans) = &located.lesson.blocks[0] else { panic!("no paragraph") };
    let spans: Vec<_> = spans.iter().map(|span| (span.text.as_str(), span.bold)).collect();
    assert_eq!(spans, [("先报警。", true), ("再救火，", false), ("后", true), ("撤离。", false)]);
}

#[test]
fn a_line_within_a_paragraph_is_joined_as_chinese_is() {
    let (located, _) = parse(FILE, "# T-1 某\n\n甲\n乙 GB\nT 4968\n");
    let Block::Paragraph(spans) = &located.lesson.blocks[0] else { panic!("no paragraph") };
    assert_eq!(plain(spans), "甲乙 GB T 4968");
}

#[test]
fn a_table_has_its_head_and_rows() {
    let (located, _) = parse(FILE, "# T-1 某\n\n| 甲 | 乙 |\n|---|---|\n| 一 | **二** |\n| 三 | |\n");
    let Block::Table { head, rows } = &located.lesson.blocks[0] else { panic!("no table") };
    assert_eq!(head.iter().map(|cell| plain(cell)).collect::<Vec<_>>(), ["甲", "乙"]);
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| plain(cell)).collect()).collect();
    assert_eq!(rows, [["一", "二"], ["三", ""]]);
}

#[test]
fn each_fault_is_found_at_its_place() {
    let swap = |from: &str, to: &str| {
        assert!(SOUND.contains(from), "{from}");
        codes(&SOUND.replacen(from, to, 1))
    };
    assert_eq!(swap("# T-1 起火以后的头三分钟", "起火以后的头三分钟"), [(Code::LessonTitle, 1, 1)]);
    assert_eq!(swap("# T-1 ", "# T-2 "), [(Code::LessonCode, 1, 1)]);
    assert_eq!(swap("核对日期：2026-11-25", ""), [(Code::MissingDate, 1, 1)]);
    assert_eq!(swap("2026-11-25", "昨天"), [(Code::BadDate, 3, 6)]);
    assert_eq!(swap("《中华人民共和国消防法》", "消防法"), [(Code::BadBasis, 4, 4)]);
    assert_eq!(swap("![", "["), [(Code::LessonPicture, 1, 1), (Code::UnshownMarkup, 31, 1)]);
    assert_eq!(swap("- T-1-003", ""), [(Code::SelfCheck, 43, 1)]);
    assert_eq!(swap("- T-1-003", "- T-1-003\n- a\n- b\n- c"), [(Code::SelfCheck, 43, 1)]);
    assert_eq!(swap("## 自测", "### 自测"), [(Code::UnshownMarkup, 43, 1)]);
    let cut = SOUND.split("## 自测").next().unwrap();
    assert_eq!(codes(cut), [(Code::SelfCheck, 1, 1)]);
}

#[test]
fn too_little_and_missing_parts_are_hints() {
    let (_, findings) = parse(FILE, "# T-1 某\n\n核对日期：2026-11-25\n依据：通用消防常识\n\n太短。\n");
    let severity = |code| findings.iter().find(|finding| finding.code == code).map(|finding| finding.severity);
    for code in [Code::LessonLength, Code::LessonTable, Code::LessonPicture] {
        assert_eq!(severity(code), Some(Warning), "{code:?}");
    }
    assert_eq!(severity(Code::SelfCheck), Some(Error));
    assert_eq!(findings.len(), 4);
}

#[test]
fn markup_that_is_not_shown_is_found_and_its_words_are_kept() {
    for (markup, column) in [
        ("见[官网](https://x.cn)。", 2),
        ("见<b>此</b>。", 2),
        ("按 `reset` 键。", 3),
        ("*斜体*。", 1),
        ("- 甲\n  - 乙", 3),
        ("> - 甲", 3),
        ("### 三级", 1),
        ("---", 1),
        ("字中有图 ![x](a.svg)", 6),
        ("**没有收尾", 1),
        ("```\n代码\n```", 1),
    ] {
        let all = found(&format!("# T-1 某\n\n开头。\n\n{markup}\n"));
        let at: Vec<_> = all.iter().filter(|found| found.0 == Code::UnshownMarkup).collect();
        assert!(!at.is_empty(), "{markup}");
        assert_eq!(at[0].2, column, "{markup}: {at:?}");
    }
    let (located, _) = parse(FILE, "# T-1 某\n\n见[官网](https://x.cn)。\n\n- 甲\n  - 乙\n- 丙\n");
    let Block::Paragraph(spans) = &located.lesson.blocks[0] else { panic!("no paragraph") };
    assert_eq!(plain(spans), "见官网。");
    let Block::List { entries, .. } = &located.lesson.blocks[1] else { panic!("no list") };
    assert_eq!(entries.iter().map(|entry| plain(entry)).collect::<Vec<_>>(), ["甲", "乙", "丙"]);
}

#[test]
fn an_alternative_text_is_needed() {
    let all = codes("# T-1 某\n\n开头。\n\n![](a.svg)\n");
    assert!(all.contains(&(Code::MissingAlternative, 5, 1)), "{all:?}");
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,80}|[-#*>|!\\[\\]()`1. \n甲乙：《》]{0,80}") {
        let _ = parse(FILE, &text);
    }
}
