//! What came of a sitting.

pub mod state;
pub mod view;

pub use state::{Certificate, Incident, IncidentKind, Intent, Reading, State, TopicLine};
pub use view::result_ui;
