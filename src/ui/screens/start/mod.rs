//! The start page: what do you want to do today?

pub mod state;
pub mod view;

pub use state::{Door, Intent, Link, State, Unfinished};
pub use view::start_ui;
