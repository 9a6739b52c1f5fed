//! The exams on offer and their settings.

mod blueprint;
pub mod draft;
pub mod state;
pub mod view;

pub use draft::{Draft, Errors};
pub use state::{Change, ExamLine, Intent, State, TopicLine};
pub use view::{exams_ui, top_ui};

#[cfg(test)]
pub(super) use state::tests::sample;
