//! The office's part: results and certificates, the check of the bank, exams on offer, the issuing unit.
//!
//! Owns the frame about its pages and the question when changes would be lost. Each page has its own folder.

pub mod bank;
pub mod exams;
mod message;
pub mod office;
pub mod results;
pub mod state;
pub mod view;

pub use message::{Message, message_ui};
pub use state::{Goal, Intent, ManageState, Page};
pub use view::manage_ui;
