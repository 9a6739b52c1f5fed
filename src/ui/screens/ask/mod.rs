//! An item that is asked and judged at once: in practice and in the self-check of a lesson.
//!
//! Owns one item from its first question to its last. Leaves to the screens which item comes and what becomes of the outcome.

mod keys;
#[cfg(test)]
pub(crate) mod samples;
mod state;
mod view;

pub use keys::{Wish, wishes};
pub use state::{Ask, Intent};
pub use view::{Manner, ask_ui};
