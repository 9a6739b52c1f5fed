//! The plain-text bank format, written down in `question-bank/FORMAT.md`.
//!
//! Owns reading and writing one file. Leaves to others: encodings (`encoding`), whether citations are true (`law`), flaws
//! of item writing and what holds between items (`domain::bank`). The one thing that would surprise a reader: a
//! backslash at the beginning of a line, or after a space, takes the meaning of a mark away from what follows it.

mod answer;
mod basis;
mod build;
mod lines;
mod order;
mod parse;
mod raw;
#[cfg(test)]
mod tests;
mod write;

pub(in crate::formats) use basis::read_basis;
pub use order::keeps_order;
pub use parse::parse;
pub use write::write;

use crate::domain::bank::{Finding, Item, Part};

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// The line, from 1; 0 where the whole file is meant.
    pub row: u32,
    /// The column in characters, from 1; 0 where the whole line is meant.
    pub column: u32,
}

/// What was read from a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The items without errors, in the order of the file. Two of them may have one id.
    pub items: Vec<LocatedItem>,
    /// What was found, in the order of the lines.
    pub findings: Vec<Finding>,
}

/// An item with the places of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedItem {
    /// The item.
    pub item: Item,
    /// The file, as the caller named it.
    pub file: String,
    /// Where it begins: its stem, or the stimulus of a case.
    pub place: Place,
    /// Where its id stands.
    pub id: Place,
    /// Where its enemies stand; where it begins when it has none.
    pub enemies: Place,
    /// Where its picture stands; where it begins when it has none.
    pub picture: Place,
    /// The places of its questions, as many as the item has.
    pub questions: Vec<QuestionPlaces>,
}

/// The places of the parts of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionPlaces {
    /// Where the stem begins.
    pub stem: Place,
    /// Where each option begins.
    pub options: Vec<Place>,
    /// Where the content of the key begins.
    pub key: Place,
    /// Where the content of the basis begins; that of the case where the question has none of its own.
    pub basis: Place,
}

impl LocatedItem {
    /// Where a part of the item stands.
    #[must_use]
    pub fn place_of(&self, part: Part) -> Place {
        let question = |number: usize| self.questions.get(number);
        match part {
            Part::Id => self.id,
            Part::Enemies => self.enemies,
            Part::Stimulus => self.place,
            Part::Stem(number) => question(number).map_or(self.place, |places| places.stem),
            Part::Option(number, option) => {
                question(number).and_then(|places| places.options.get(option)).copied().unwrap_or(self.place)
            }
        }
    }
}
