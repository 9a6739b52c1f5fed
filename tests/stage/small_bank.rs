//! A bank of thirty items for golden files: unlike the bundled one it never grows, so what is drawn from it never
//! changes either. The texts mean nothing.

use xiaoankao::domain::assembly::{Blueprint, ClockWhileOff, Section, Settings, TopicQuota};
use xiaoankao::domain::bank::{
    Accepted, Bank, Basis, BasisCheck, Item, ItemId, Key, Kind, Level, Question, Status, Topic, Track,
};
use xiaoankao::domain::scoring::{Marks, MultipleRule};

/// The kinds of the items of a topic, in the order of their numbers.
const KINDS: [Kind; 10] = [
    Kind::Single,
    Kind::Single,
    Kind::Single,
    Kind::Multiple,
    Kind::Multiple,
    Kind::TrueFalse,
    Kind::Fill,
    Kind::Ordering,
    Kind::Matching,
    Kind::Case,
];

pub fn items() -> Vec<Item> {
    let mut items = Vec::new();
    for topic in 1_u16..=3 {
        for (number, kind) in (1_u16..).zip(KINDS) {
            items.push(item(topic, number, kind));
        }
    }
    items
}

pub fn bank() -> Bank {
    Bank::new(items()).0
}

pub fn id(topic: u16, number: u16) -> ItemId {
    ItemId(format!("T-{topic}-{number:02}"))
}

fn item(topic: u16, number: u16, kind: Kind) -> Item {
    let questions = match kind {
        Kind::Case => vec![question(Kind::Single, false), question(Kind::TrueFalse, false)],
        // The second single choice of each topic keeps the order of its options.
        other => vec![question(other, number == 2)],
    };
    Item {
        id: id(topic, number),
        track: Track::School,
        topic: Topic { code: format!("T-{topic}"), name: "知识点".into() },
        kind,
        level: if (topic + number).is_multiple_of(2) { Level::Apply } else { Level::Remember },
        facility: 400 + 50 * ((topic * 7 + number * 3) % 10),
        critical: false,
        stimulus: (kind == Kind::Case).then(|| "材料".into()),
        picture: None,
        questions,
        check: BasisCheck::Text,
        facts: std::collections::BTreeSet::new(),
        derived: false,
        checked_on: None,
        // The first single choices of all topics shut each other out.
        enemies: if number == 1 { [id(topic % 3 + 1, 1)].into() } else { [].into() },
        status: Status::Ready,
    }
}

fn question(kind: Kind, fixed_order: bool) -> Question {
    let texts = |count: usize| (0..count).map(|place| format!("选项{place}")).collect::<Vec<_>>();
    let (left, options, key) = match kind {
        Kind::Multiple => (vec![], texts(5), Key::Choice([0, 2, 4].into())),
        Kind::TrueFalse => (vec![], vec![], Key::Truth(true)),
        Kind::Fill => (vec![], vec![], Key::Fill(vec![vec![Accepted::Text("一一九".into())]])),
        Kind::Ordering => (vec![], texts(4), Key::Order(vec![0, 1, 2, 3])),
        Kind::Matching => (vec!["甲".into(), "乙".into(), "丙".into()], texts(4), Key::Match(vec![0, 1, 2])),
        Kind::Single | Kind::Case => (vec![], texts(4), Key::Choice([1].into())),
    };
    let basis = Basis { title: "消防法".into(), version: "2021-04-29".into(), articles: vec!["第五条".into()] };
    let stem = "题干（　　）".to_owned();
    Question { kind, stem, left, options, fixed_order, key, rationale: "解析".into(), basis: vec![basis] }
}

/// Ten items of thirty.
pub fn blueprint() -> Blueprint {
    let section = |kind, items, marks| Section { kind, items, marks: Marks::whole(marks) };
    let topic = |code: &str, items| TopicQuota { code: code.into(), items };
    Blueprint {
        id: "BP-T".into(),
        title: "试用".into(),
        who: "试用".into(),
        exam_title: "试用".into(),
        track: Track::School,
        higher_level_items: 5,
        most_standard_items: None,
        offered: true,
        tolerance: Marks::hundredths(50),
        settings: Settings {
            minutes: 20,
            cut: Marks::whole(18),
            attempts: 2,
            review: true,
            clock_while_off: ClockWhileOff::Stops,
            multiple: MultipleRule::AllOrNothing,
            critical_fails: true,
            full_screen: true,
            valid_months: 12,
            stars: false,
        },
        sections: vec![
            section(Kind::Single, 4, 2),
            section(Kind::Multiple, 1, 3),
            section(Kind::TrueFalse, 1, 2),
            section(Kind::Fill, 1, 2),
            section(Kind::Ordering, 1, 4),
            section(Kind::Matching, 1, 4),
            section(Kind::Case, 1, 5),
        ],
        topics: vec![topic("T-1", 4), topic("T-2", 3), topic("T-3", 3)],
    }
}
