//! Text size and colours, chosen over any screen.

pub mod state;
pub mod view;

pub use state::{Intent, State};
pub use view::look_panel_ui;
