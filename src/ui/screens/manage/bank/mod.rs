//! The check of the bank: what is in it, what is wrong with it, which exams it can serve.

pub mod state;
pub mod view;

pub use state::{
    BlueprintLine, Check, FindingLine, Guess, GuesserLine, Intent, Report, Severity, Shown, State, TrackCounts,
};
pub use view::{bank_ui, top_ui};
