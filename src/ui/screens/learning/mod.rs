//! The topics of a track: which lessons were read, how practice went, and the way to both.

pub mod state;
pub mod view;

pub use state::{Intent, State, TopicLine};
pub use view::learning_ui;
