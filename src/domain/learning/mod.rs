//! Learning: lessons, practice by topic, and what a person has read and answered.
//!
//! Reading lessons from files is left to `formats::lesson`, keeping what was done to `store`. Nothing here knows of sittings.

mod lesson;
mod practice;

pub use lesson::{Block, LENGTH, Lesson, SELF_CHECK, Span, topic_code};
pub use practice::{Dealt, Latest, Pool, Round, Tried, choose, deal, latest, tally};
