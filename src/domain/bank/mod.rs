//! The item bank: items with their keys, bases and rationales, and the bank as a whole with its content hash.
//!
//! Reading and writing the text format is left to `formats::bank_text`; drawing forms to `assembly`.

mod finding;
mod flaws;
mod guessers;
mod item;
mod likeness;

pub use finding::{Finding, FindingCode, Severity};
pub use flaws::{Flaw, LONGEST_STEM, LONGEST_STIMULUS, Part, Words, bank_flaws, blank_count, flaws};
pub use guessers::{GuesserFigure, Strategy, guessers};
pub(crate) use item::hex;
pub use item::{
    Accepted, Bank, Basis, BasisCheck, Item, ItemId, ItemVersion, Key, Kind, Level, Picture, Question, Status, Topic,
    Track,
};
pub use likeness::{alike, giveaways};
