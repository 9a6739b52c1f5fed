//! Flaws of item writing that a machine can see, and what a cunning guesser would score.
//!
//! Leaves the place of a finding to whoever read the file: findings here carry the item's id in `file`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Bank, Finding, Item, Track};

/// A way of answering without knowing anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// Always the longest option.
    Longest,
    /// Always the third option.
    AlwaysC,
    /// Always "true".
    AlwaysTrue,
    /// The option that shares most characters with the stem.
    StemOverlap,
}

/// What a strategy scores on a track, as shares from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct GuesserFigure {
    /// The share of the questions to which the strategy applies that it answers right.
    pub score: f64,
    /// What blind chance scores on the same questions.
    pub chance: f64,
}

/// The flaws of one item.
#[must_use]
pub fn flaws(_item: &Item) -> Vec<Finding> {
    Vec::new()
}

/// What each strategy scores on each track.
#[must_use]
pub fn guessers(_bank: &Bank) -> BTreeMap<Strategy, BTreeMap<Track, GuesserFigure>> {
    BTreeMap::new()
}
