//! Results and certificates: find, look at, save, export.

mod card;
mod export;
mod list;
pub mod state;
pub mod view;

pub use state::{CsvText, Details, ExamChoice, ExportForm, Filter, Intent, ResultLine, State};
pub use view::{results_ui, top_ui};
