//! A candidate says who they are.

pub mod state;
pub mod view;

pub use state::{Intent, State};
pub use view::sign_in_ui;
