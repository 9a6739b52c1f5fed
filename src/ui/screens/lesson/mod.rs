//! A lesson: a column to be read, its bases, and items that show at once whether it was understood.

mod blocks;
pub mod state;
pub mod view;

pub use state::{Effect, Intent, State, update};
pub use view::lesson_ui;
