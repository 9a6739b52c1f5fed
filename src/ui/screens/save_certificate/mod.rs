//! Asks for the folder of a certificate, over the result or the exams.

pub mod state;
pub mod view;

pub use state::{Intent, Saved, State};
pub use view::{save_certificate_ui, saved_ui};
