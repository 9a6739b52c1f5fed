//! The issuing unit, how certificates are numbered, where files lie, and the office's public key.

pub mod state;
pub mod view;

pub use state::{Errors, Fields, Intent, State};
pub use view::{office_ui, top_ui};
