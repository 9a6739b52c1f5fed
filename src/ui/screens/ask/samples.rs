//! Items for tests.

use crate::domain::bank::{BasisCheck, Item, ItemId, Key, Kind, Level, Question, Status, Topic, Track};
use crate::domain::learning::Dealt;

/// A question with four options, of which the first is right.
fn question(kind: Kind, key: Key) -> Question {
    Question {
        kind,
        stem: "先做哪一件？".into(),
        left: Vec::new(),
        options: if kind == Kind::TrueFalse {
            Vec::new()
        } else {
            ["甲", "乙", "丙", "丁"].map(String::from).to_vec()
        },
        fixed_order: false,
        key,
        rationale: "因为如此。".into(),
        basis: Vec::new(),
    }
}

/// An item of these questions, their options in the order of the bank.
pub fn dealt(number: usize, questions: Vec<Question>) -> Dealt {
    let options = questions.iter().map(|question| (0..).take(question.options.len()).collect()).collect();
    let kind = if questions.len() > 1 { Kind::Case } else { questions[0].kind };
    let item = Item {
        id: ItemId(format!("T-1-{number:03}")),
        track: Track::School,
        topic: Topic { code: "T-1".into(), name: "起火以后".into() },
        kind,
        level: Level::Apply,
        facility: 500,
        critical: false,
        stimulus: (kind == Kind::Case).then(|| "某楼起火。".into()),
        picture: None,
        questions,
        check: BasisCheck::Text,
        facts: [].into(),
        derived: false,
        checked_on: None,
        enemies: [].into(),
        status: Status::Ready,
    };
    Dealt { item, options }
}

/// A single-choice item whose first option is right.
pub fn single(number: usize) -> Dealt {
    let mut single = question(Kind::Single, Key::Choice([0].into()));
    single.stem = format!("第{number}问，先做哪一件？");
    dealt(number, vec![single])
}

/// A case of a choice, whose first option is right, and a statement that is true.
pub fn case(number: usize) -> Dealt {
    dealt(number, vec![question(Kind::Single, Key::Choice([0].into())), question(Kind::TrueFalse, Key::Truth(true))])
}
