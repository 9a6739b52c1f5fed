//! Whether a bank can serve a blueprint and, if not, what is short.

use serde::Serialize;

use super::Blueprint;
use super::draw::Pool;
use crate::domain::bank::{Bank, Kind};

/// What a bank lacks for a blueprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "short")]
pub enum Shortage {
    /// The topics ask for another number of items than the sections.
    Sums {
        /// Items of all topics.
        topics: u32,
        /// Items of all sections.
        sections: u32,
    },
    /// Too few items of a topic.
    Topic {
        /// The topic's code.
        code: String,
        /// Wanted.
        wanted: u32,
        /// There.
        there: u32,
    },
    /// Too few items of a kind in the topics of the blueprint.
    Kind {
        /// The kind.
        kind: Kind,
        /// Wanted.
        wanted: u32,
        /// There.
        there: u32,
    },
    /// Each topic and each kind has enough, but not together.
    Together {
        /// Wanted.
        wanted: u32,
        /// The most that can be placed.
        placed: u32,
    },
    /// Too few items of the levels of application and analysis.
    HigherLevels {
        /// Wanted.
        wanted: u32,
        /// There.
        there: u32,
    },
}

/// All shortages; none means that forms can be drawn.
#[must_use]
pub fn shortages(bank: &Bank, blueprint: &Blueprint) -> Vec<Shortage> {
    let pool = Pool::new(bank, blueprint);
    let mut found = Vec::new();
    let topics: u32 = blueprint.topics.iter().map(|topic| topic.items).sum();
    if topics != blueprint.items() {
        found.push(Shortage::Sums { topics, sections: blueprint.items() });
    }
    for (topic, quota) in blueprint.topics.iter().enumerate() {
        let there = pool.count(|place| place.topic == topic);
        if there < quota.items {
            found.push(Shortage::Topic { code: quota.code.clone(), wanted: quota.items, there });
        }
    }
    for (section, quota) in blueprint.sections.iter().enumerate() {
        let there = pool.count(|place| place.section == section);
        if there < quota.items {
            found.push(Shortage::Kind { kind: quota.kind, wanted: quota.items, there });
        }
    }
    let higher = pool.count(|place| place.item.level.is_higher());
    if higher < blueprint.higher_level_items {
        found.push(Shortage::HigherLevels { wanted: blueprint.higher_level_items, there: higher });
    }
    if found.is_empty() {
        let placed = pool.open(blueprint).largest();
        if placed < blueprint.items() {
            found.push(Shortage::Together { wanted: blueprint.items(), placed });
        }
    }
    found
}

/// How exposed the items of a bank are on forms of a blueprint, however evenly these are drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Exposure {
    /// The share of forms, from 0 to 1, on which the most used item stands at least: 1 where some item is on every form.
    pub least: f64,
    /// The topics that force it.
    pub topics: Vec<String>,
    /// The kinds of which these topics have so few.
    pub kinds: Vec<Kind>,
}

/// Above this share candidates soon know the items by heart, and the office is told.
pub const WIDE_EXPOSURE: f64 = 0.30;

impl Exposure {
    /// Whether the office is to be told.
    #[must_use]
    pub const fn is_wide(&self) -> bool {
        self.least > WIDE_EXPOSURE
    }
}

/// The least exposure that a bank allows a blueprint.
#[must_use]
pub fn exposure(bank: &Bank, blueprint: &Blueprint) -> Exposure {
    let tightest = Pool::new(bank, blueprint).open(blueprint).tightest();
    let topics = tightest.topics.iter().filter_map(|topic| blueprint.topics.get(*topic));
    let kinds = tightest.kinds.iter().filter_map(|kind| blueprint.sections.get(*kind));
    Exposure {
        least: tightest.share,
        topics: topics.map(|topic| topic.code.clone()).collect(),
        kinds: kinds.map(|section| section.kind).collect(),
    }
}
