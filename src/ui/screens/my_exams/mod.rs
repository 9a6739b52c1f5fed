//! What a candidate can sit, is sitting and has sat.

pub mod state;
pub mod view;

pub use state::{ExamCard, Intent, ResultLine, Standing, State};
pub use view::my_exams_ui;
