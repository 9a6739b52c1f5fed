//! The sitting: questions, answer sheet, clock, saved mark, handing in.
//!
//! Owns what the person sees and does during a sitting. Leaves the disk to whoever carries the effects out: an answer
//! is painted at once and counts as saved only when its event has come back.

mod keys;
mod question;
mod state;
mod update;
mod view;

#[cfg(test)]
mod tests;

pub use state::{Dialog, Effect, HandingIn, Intent, State};
pub use update::{hand_in_failed, save_failed, saved, tick, update};
pub use view::sitting_ui;
