//! What a candidate reads and agrees to before an exam begins.

pub mod state;
pub mod view;

pub use state::{Intent, SectionLine, State};
pub use view::notice_ui;
