//! The check of a certificate, made for the person at the gate: scan, look at the colour, look at the name.

pub mod state;
pub mod view;

pub use state::{ClaimView, Intent, Outcome, State};
pub use view::verify_ui;
