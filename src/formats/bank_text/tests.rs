//! The format as a whole: the example of its description, the faults of a golden file, and what holds for any text.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::domain::bank::{
    Accepted, Basis, BasisCheck, ItemId, Key, Kind, Level, Picture, Question, Severity, Status, Topic, Track,
};
use crate::text::words;

const FORMAT: &str = include_str!("../../../question-bank/FORMAT.md");
const FAULTS: &str = include_str!("../../../tests/golden/bank_text/faults.txt");
const TOLERANCE: &str = include_str!("../../../tests/golden/bank_text/tolerance.txt");

fn kinds(parsed: &Parsed) -> Vec<Kind> {
    parsed.items.iter().map(|located| located.item.kind).collect()
}

#[test]
fn the_whole_example_of_the_description_reads_without_findings() {
    let example = FORMAT.split("```").nth(1).unwrap();
    let parsed = parse("FORMAT.md", example);
    assert_eq!(parsed.findings, []);
    assert_eq!(kinds(&parsed), Kind::ALL);
    let critical: Vec<bool> = parsed.items.iter().map(|located| located.item.critical).collect();
    assert_eq!(critical, [false, false, true, false, false, false, false]);
    let case = &parsed.items[6].item;
    assert_eq!(case.topic.name, parsed.items[0].item.topic.name, "the case repeats the code of the file alone");
    assert_eq!(case.questions[1].basis, case.questions[0].basis, "a question without a basis has that of its case");
}

/// In the golden file a comment `//^ column code` stands behind the line that it expects a finding in.
#[test]
fn every_fault_is_found_at_its_line_and_column() {
    let mut expected = Vec::new();
    let mut row = 0;
    for (line, number) in FAULTS.lines().zip(1_u32..) {
        match line.strip_prefix("//^ ") {
            Some(fault) => {
                let (column, code) = fault.split_once(' ').unwrap();
                expected.push((row, column.parse::<u32>().unwrap(), code.to_owned()));
            }
            None if !line.starts_with("//") => row = number,
            None => {}
        }
    }
    let parsed = parse("faults.txt", FAULTS);
    let found: Vec<_> = parsed
        .findings
        .iter()
        .map(|finding| {
            (finding.row, finding.column, serde_json::to_value(finding.code).unwrap().as_str().unwrap().to_owned())
        })
        .collect();
    let show = |list: &[(u32, u32, String)]| {
        list.iter().fold(String::new(), |mut text, (row, column, code)| {
            writeln!(text, "{row}:{column} {code}").unwrap();
            text
        })
    };
    expected.sort();
    let mut sorted = found.clone();
    sorted.sort();
    assert_eq!(show(&sorted), show(&expected));
    let ids: Vec<&str> = parsed.items.iter().map(|located| located.item.id.0.as_str()).collect();
    assert_eq!(ids, ["OK-1", "OK-2", "OK-3"], "items without errors are read, warnings or not");
}

#[test]
fn every_usual_spelling_is_understood() {
    let parsed = parse("tolerance.txt", TOLERANCE);
    assert_eq!(parsed.findings, []);
    assert_eq!(
        kinds(&parsed),
        [
            Kind::Single,
            Kind::Multiple,
            Kind::TrueFalse,
            Kind::TrueFalse,
            Kind::Fill,
            Kind::Ordering,
            Kind::Matching,
            Kind::Case,
            Kind::Case,
            Kind::Single
        ]
    );
    let question = |number: usize| &parsed.items[number].item.questions[0];
    assert_eq!(question(0).options, ["甲", "乙", "丙", "丁"], "several options a line");
    assert!(question(0).fixed_order);
    assert_eq!(question(0).stem, "题干\n第二行（　　）");
    assert_eq!(question(0).rationale, "理由：\n（1）其一\n（2）其二\nA. 错在这里", "other numbers are text in a field");
    assert_eq!(question(1).key, Key::Choice([0, 2].into()));
    assert_eq!(question(1).options[1], "乙\n续行");
    assert_eq!((&question(3).key, question(3).options.len()), (&Key::Truth(false), 0));
    assert_eq!(question(5).key, Key::Order(vec![2, 0, 1]));
    assert_eq!((question(6).left.len(), &question(6).key), (2, &Key::Match(vec![2, 0])));
    assert_eq!(parsed.items[7].item.stimulus.as_deref(), Some("材料第一段\n1. 材料里的编号\n第三段"));
    assert_eq!(parsed.items[7].item.questions.len(), 2);
    assert_eq!(parsed.items[8].item.questions[0].kind, Kind::TrueFalse);
    assert_eq!(parsed.items[9].item.topic.name, "另一个", "a field behind a heading holds for what follows");
    assert_eq!(question(9).stem, "案例：\\这里不是案例");
}

#[test]
fn fixed_order_is_seen_or_said() {
    let text = |options: &str, extra: &str| {
        format!(
            "类别：学校\n知识点：T\n核对日期：2026-11-24\n1. 题干（　　）\n{options}\n答案：A\n解析：略\n依据：通用消防常识\n核对：标准\n层次：识记\n难度：0.5\n编号：X-1\n{extra}"
        )
    };
    let fixed = |options: &str, extra: &str| parse("x", &text(options, extra)).items[0].item.questions[0].fixed_order;
    assert!(fixed("A. 1日 B. 2日 C. 3日", ""));
    assert!(fixed("A. 甲 B. 乙 C. 以上都对", ""));
    assert!(!fixed("A. 甲 B. 乙 C. 丙", ""));
    assert!(fixed("A. 甲 B. 乙 C. 丙", "选项顺序：固定"));
}

#[test]
fn large_files_and_files_of_nothing_but_marks_are_read_in_one_pass() {
    let example = FORMAT.split("```").nth(1).unwrap();
    let (_, body) = example.split_once("一、").unwrap();
    let head = example.split("一、").next().unwrap();
    let large = format!("{head}{}", format!("一、{body}").repeat(215));
    assert_eq!(parse("large.txt", &large).items.len(), 1505);
    // Lines that a careless reader would look at again and again.
    for evil in
        ["答案：A\n", "A. 甲 ", "（1）", "案例：", "《", "\\ ", "1. 题干\n答案：\n", "★", "（", "一、", "甲. 乙. "]
    {
        let text = format!("{head}1. 题（　　）\n{}", evil.repeat(60_000));
        let _ = parse("evil.txt", &text);
    }
}

fn text() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        6 => "[一-龥，。A-Za-z0-9（）]{1,12}",
        1 => "\\PC{1,16}",
        2 => "[★\\\\\\[【单选】\\]A-D甲乙①.、:：（）() 1-3第题条案例答材料一|；;/]{1,14}",
    ];
    proptest::collection::vec(line, 1..4).prop_filter_map("lines without characters are not kept", |lines| {
        let lines: Vec<String> =
            lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    })
}

fn line() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.replace('\n', " ").trim().to_owned())
}

fn id() -> impl Strategy<Value = ItemId> {
    "[A-Z]{1,3}-[0-9]{1,3}".prop_map(ItemId)
}

fn accepted() -> impl Strategy<Value = Accepted> {
    prop_oneof![
        line().prop_map(Accepted::Text),
        ("-?[0-9]{1,4}(\\.[0-9]{1,3})?", "[0-9]{1,2}(\\.[0-9]{1,3})?", "|℃|米|%")
            .prop_map(|(value, tolerance, unit)| { Accepted::Number { value, tolerance, unit } }),
    ]
}

fn basis() -> impl Strategy<Value = Basis> {
    let places =
        proptest::collection::vec("第([一二三四五六七八九]|十[一二三]?)条(第[一二三]款)?(第（[一二三]）项)?", 1..3);
    prop_oneof![
        ("[一-龥]{2,9}(（[一二]）)?", places).prop_map(|(title, articles)| Basis {
            title,
            version: "2021-04-29".into(),
            articles
        }),
        Just(Basis { title: "通用消防常识".into(), version: String::new(), articles: Vec::new() }),
        "[一-龥]{2,9}".prop_map(|title| Basis { title, version: "GB/T 1-2020".into(), articles: Vec::new() }),
    ]
}

prop_compose! {
    fn question()(
        kind in proptest::sample::select(&Kind::ALL[..6]),
        stem in text(),
        options in proptest::collection::vec(text(), 3..8),
        left in proptest::collection::vec(text(), 2..8),
        blanks in proptest::collection::vec(proptest::collection::vec(accepted(), 1..3), 1..3),
        fixed in any::<bool>(),
        numbers in proptest::collection::vec(any::<proptest::sample::Index>(), 8),
        truth in any::<bool>(),
        rationale in text(),
        basis in proptest::collection::vec(basis(), 1..3),
    ) -> Question {
        let chosen = |number: usize| u8::try_from(numbers[number].index(options.len())).unwrap();
        let mut stem = stem;
        let key = match kind {
            Kind::Single => Key::Choice([chosen(0)].into()),
            Kind::Multiple => Key::Choice([chosen(0), (chosen(0) + 1) % u8::try_from(options.len()).unwrap()].into()),
            Kind::TrueFalse => Key::Truth(truth),
            Kind::Fill => {
                stem = stem.replace(['_', '＿', '(', '（'], "线");
                stem = format!("空{stem}{}", "____ ".repeat(blanks.len()).trim_end());
                Key::Fill(blanks)
            }
            Kind::Ordering => {
                let mut order: Vec<u8> = (0..u8::try_from(options.len()).unwrap()).collect();
                order.rotate_left(usize::from(chosen(0)));
                Key::Order(order)
            }
            _ => Key::Match((0..left.len()).map(chosen).collect()),
        };
        let has_options = !matches!(kind, Kind::TrueFalse | Kind::Fill);
        let options = if has_options { options } else { Vec::new() };
        let left = if kind == Kind::Matching { left } else { Vec::new() };
        let fixed_order = fixed || matches!(kind, Kind::Single | Kind::Multiple) && keeps_order(&options);
        Question { kind, stem, left, options, fixed_order, key, rationale, basis }
    }
}

prop_compose! {
    fn item()(
        id in id(),
        track in proptest::sample::select(&Track::ALL[..]),
        topic in ("[A-Z]{2}-[0-9]{2}", "([一-龥]{1,8})?").prop_map(|(code, name)| Topic { code, name }),
        level in proptest::sample::select(&Level::ALL[..]),
        facility in 1_u16..1000,
        critical in any::<bool>(),
        stimulus in proptest::option::of(text()),
        picture in proptest::option::of(("[a-z]{1,5}\\.svg", text())),
        questions in proptest::collection::vec(question(), 1..4),
        standard in any::<bool>(),
        day in 1_i8..28,
        enemies in proptest::collection::btree_set(id(), 0..3),
        status in proptest::sample::select(vec![Status::Draft, Status::InReview, Status::Ready, Status::Retired]),
    ) -> Item {
        let mut questions = questions;
        if stimulus.is_none() {
            questions.truncate(1);
        }
        if !standard {
            for question in &mut questions {
                question.basis.retain(|basis| !basis.articles.is_empty());
                if question.basis.is_empty() {
                    question.basis.push(Basis { title: "某法".into(), version: "2021-04-29".into(), articles: vec!["第一条".into()] });
                }
            }
        }
        Item {
            id, track, topic, level, facility, critical, enemies, status,
            kind: if stimulus.is_some() { Kind::Case } else { questions[0].kind },
            stimulus,
            picture: picture.map(|(path, alternative)| Picture { path, alternative }),
            questions,
            check: if standard { BasisCheck::Standard } else { BasisCheck::Text },
            derived: !standard && day % 2 == 0,
            facts: if standard { [u16::from(day.unsigned_abs()), 300].into() } else { BTreeSet::new() },
            checked_on: Some(date(2026, 11, day)),
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(items in proptest::collection::vec(item(), 1..5)) {
        let written = write(&items);
        let parsed = parse("x.txt", &written);
        prop_assert_eq!(&parsed.findings, &[], "{}", written);
        let read: Vec<Item> = parsed.items.into_iter().map(|located| located.item).collect();
        prop_assert_eq!(read, items, "{}", written);
    }

    #[test]
    fn any_bytes_are_read_without_panic_and_with_findings_inside_the_file(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        let text = crate::formats::encoding::decode(&bytes).text;
        let rows = u32::try_from(text.split('\n').count()).unwrap();
        for finding in parse("x.txt", &text).findings {
            prop_assert!((1..=rows).contains(&finding.row), "{finding:?}");
        }
    }

    #[test]
    fn any_shuffled_lines_are_read_without_panic_and_items_without_errors(
        lines in proptest::collection::vec(any::<proptest::sample::Index>(), 0..60),
    ) {
        let all: Vec<&str> = FORMAT.lines().chain(FAULTS.lines()).collect();
        let text: Vec<&str> = lines.iter().map(|line| all[line.index(all.len())]).collect();
        let parsed = parse("x.txt", &text.join("\n"));
        let errors: BTreeSet<u32> = parsed
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| finding.row)
            .collect();
        for located in &parsed.items {
            prop_assert!(!errors.contains(&located.id.row), "{located:?}");
        }
    }
}

#[test]
fn the_words_of_every_value_are_read_back() {
    for kind in Kind::ALL {
        assert_eq!(crate::text::bank::kind(words::kind(kind)), Some(kind));
        assert_eq!(crate::text::bank::kind(words::kind_short(kind)), Some(kind));
    }
}
