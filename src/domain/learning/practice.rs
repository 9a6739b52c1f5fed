//! Practice: which items of a topic are taken, in what order, and how far a round has come.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::assembly::{Chance, option_order};
use crate::domain::bank::{Item, ItemId, Status};
use crate::domain::sitting::Millis;

/// An item that was answered in practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// The item.
    pub item: ItemId,
    /// Whether it was right; a case is when all of its questions are.
    pub right: bool,
    /// The wall clock then.
    pub when: Millis,
}

/// For each item that was ever answered whether it was right the last time.
pub type Latest = BTreeMap<ItemId, bool>;

/// How each item was answered last. Of answers at one time the later in the list counts.
#[must_use]
pub fn latest(tried: &[Tried]) -> Latest {
    let mut order: Vec<&Tried> = tried.iter().collect();
    order.sort_by_key(|tried| tried.when);
    order.into_iter().map(|tried| (tried.item.clone(), tried.right)).collect()
}

/// How many of these items were ever answered, and how many of them right the last time.
#[must_use]
pub fn tally<'a>(items: impl IntoIterator<Item = &'a ItemId>, latest: &Latest) -> (usize, usize) {
    let known: Vec<bool> = items.into_iter().filter_map(|item| latest.get(item)).copied().collect();
    (known.len(), known.iter().filter(|right| **right).count())
}

/// Which items are practised.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Pool {
    /// All of the topic.
    #[default]
    All,
    /// Those that were never answered.
    Fresh,
    /// Those that were wrong the last time.
    Wrong,
}

impl Pool {
    /// All of them, in the order of the choice on the screen.
    pub const ALL: [Self; 3] = [Self::All, Self::Fresh, Self::Wrong];

    /// Whether an item with this last answer belongs to it.
    #[must_use]
    pub const fn admits(self, last: Option<bool>) -> bool {
        match self {
            Self::All => true,
            Self::Fresh => last.is_none(),
            Self::Wrong => matches!(last, Some(false)),
        }
    }
}

/// The items that may be practised: those of the topic that are ready and that the pool admits.
pub fn choose<'a>(
    items: impl IntoIterator<Item = &'a Item>,
    topic: &str,
    pool: Pool,
    latest: &Latest,
) -> Vec<&'a Item> {
    let wanted = |item: &&Item| {
        item.topic.code == topic && item.status == Status::Ready && pool.admits(latest.get(&item.id).copied())
    };
    items.into_iter().filter(wanted).collect()
}

/// An item as it is asked: for each of its questions the option that stands at each place of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dealt {
    /// The item.
    pub item: Item,
    /// The options of each question in the order of the screen.
    pub options: Vec<Vec<u8>>,
}

/// Items in a shuffled order with shuffled options. Options that keep their order on a paper keep it here.
#[must_use]
pub fn deal(items: &[&Item], chance: &mut Chance) -> Vec<Dealt> {
    let mut order: Vec<&Item> = items.to_vec();
    chance.shuffle(&mut order);
    order
        .into_iter()
        .map(|item| Dealt {
            item: item.clone(),
            options: item.questions.iter().map(|question| option_order(question, chance)).collect(),
        })
        .collect()
}

/// A round of practice: one item after the other, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Round {
    count: usize,
    outcomes: Vec<bool>,
}

impl Round {
    /// A round of so many items, none of them answered.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self { count, outcomes: Vec::with_capacity(count) }
    }

    /// The number of the item whose turn it is, from 0; none when all are answered.
    #[must_use]
    pub fn current(&self) -> Option<usize> {
        Some(self.outcomes.len()).filter(|number| *number < self.count)
    }

    /// The item whose turn it is was answered. Nothing happens when all are.
    pub fn answered(&mut self, right: bool) {
        if self.current().is_some() {
            self.outcomes.push(right);
        }
    }

    /// How many items there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// How many were right.
    #[must_use]
    pub fn right(&self) -> usize {
        self.outcomes.iter().filter(|right| **right).count()
    }

    /// The numbers of the items that were not right, from 0.
    #[must_use]
    pub fn wrong(&self) -> BTreeSet<usize> {
        (0..).zip(&self.outcomes).filter(|(_, right)| !**right).map(|(number, _)| number).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::assembly::Seed;
    use crate::domain::bank::{BasisCheck, Key, Kind, Level, Question, Topic, Track};

    fn item(number: usize, topic: &str, status: Status, fixed_order: bool) -> Item {
        Item {
            id: ItemId(format!("{topic}-{number:03}")),
            track: Track::School,
            topic: Topic { code: topic.into(), name: "某".into() },
            kind: Kind::Single,
            level: Level::Remember,
            facility: 500,
            critical: false,
            stimulus: None,
            picture: None,
            questions: vec![Question {
                kind: Kind::Single,
                stem: "Which?".into(),
                left: Vec::new(),
                options: ["a", "b", "c", "d", "e"].map(String::from).to_vec(),
                fixed_order,
                key: Key::Choice([0].into()),
                rationale: String::new(),
                basis: Vec::new(),
            }],
            check: BasisCheck::Text,
            facts: BTreeSet::new(),
            derived: false,
            checked_on: None,
            enemies: [].into(),
            status,
        }
    }

    fn id(number: usize) -> ItemId {
        item(number, "T-1", Status::Ready, false).id
    }

    #[test]
    fn the_last_answer_counts_and_not_the_best() {
        let tried = |number, right, when| Tried { item: id(number), right, when: Millis(when) };
        let latest = latest(&[tried(1, false, 30), tried(1, true, 20), tried(2, true, 10), tried(2, true, 40)]);
        assert_eq!(latest, [(id(1), false), (id(2), true)].into());
        assert_eq!(tally([&id(1), &id(2), &id(3)], &latest), (2, 1));
    }

    #[test]
    fn only_items_of_the_topic_that_are_ready_are_practised() {
        let items = [
            item(1, "T-1", Status::Ready, false),
            item(2, "T-1", Status::Retired, false),
            item(3, "T-1", Status::Draft, false),
            item(1, "T-2", Status::Ready, false),
        ];
        let chosen = choose(&items, "T-1", Pool::All, &Latest::new());
        assert_eq!(chosen.iter().map(|item| &item.id).collect::<Vec<_>>(), [&id(1)]);
    }

    proptest! {
        #[test]
        fn fresh_and_wrong_part_what_is_not_known(known in proptest::collection::btree_map(0_usize..30, any::<bool>(), 0..30)) {
            let items: Vec<Item> = (0..30).map(|number| item(number, "T-1", Status::Ready, false)).collect();
            let latest: Latest = known.iter().map(|(number, right)| (id(*number), *right)).collect();
            let count = |pool| choose(&items, "T-1", pool, &latest).len();
            let (tried, right) = tally(items.iter().map(|item| &item.id), &latest);
            prop_assert_eq!(count(Pool::All), 30);
            prop_assert_eq!(count(Pool::Fresh), 30 - tried);
            prop_assert_eq!(count(Pool::Wrong), tried - right);
        }

        #[test]
        fn a_deal_has_every_item_and_every_option_once(count in 0_usize..40, seed in any::<u64>()) {
            let items: Vec<Item> =
                (0..count).map(|number| item(number, "T-1", Status::Ready, number % 3 == 0)).collect();
            let dealt = deal(&items.iter().collect::<Vec<_>>(), &mut Chance::new(Seed::of_trial(seed, 0)));
            let mut ids: Vec<&ItemId> = dealt.iter().map(|dealt| &dealt.item.id).collect();
            ids.sort();
            prop_assert_eq!(ids, items.iter().map(|item| &item.id).collect::<Vec<_>>());
            for dealt in &dealt {
                let mut options = dealt.options.first().cloned().unwrap();
                if dealt.item.questions.first().unwrap().fixed_order {
                    prop_assert_eq!(&options, &[0, 1, 2, 3, 4]);
                }
                options.sort_unstable();
                prop_assert_eq!(&options, &[0, 1, 2, 3, 4]);
            }
        }

        #[test]
        fn a_round_ends_after_its_last_item(outcomes in proptest::collection::vec(any::<bool>(), 0..20), more in 0_usize..3) {
            let mut round = Round::new(outcomes.len());
            for (number, right) in outcomes.iter().enumerate() {
                prop_assert_eq!(round.current(), Some(number));
                round.answered(*right);
            }
            for _ in 0..more {
                round.answered(false);
            }
            prop_assert_eq!(round.current(), None);
            prop_assert_eq!(round.right() + round.wrong().len(), outcomes.len());
        }
    }
}
