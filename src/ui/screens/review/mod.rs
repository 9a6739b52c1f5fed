//! The paper after marking: what was given, what is right and why.

mod given;
pub mod state;
pub mod view;

pub use state::{Filter, Intent, ReviewQuestion, State};
pub use view::{judged_ui, review_ui};
