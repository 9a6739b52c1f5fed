//! The paper after marking: what was given, what is right and why.

pub mod state;
pub mod view;

pub use state::{Filter, Intent, ReviewQuestion, State};
pub use view::review_ui;
