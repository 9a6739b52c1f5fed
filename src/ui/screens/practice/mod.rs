//! Practice of a topic: one item after the other, each judged at once, and what came of it.
//!
//! Nothing here is part of a sitting: no clock runs, nothing counts, and what is kept is a line an item.

pub mod state;
pub mod view;

pub use state::{Effect, Intent, Stage, State, update};
pub use view::practice_ui;
