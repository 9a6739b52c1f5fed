//! What became of the last thing that was wanted, said at the top of a page until it was read.

use egui::Ui;

use crate::text::screens::manage as words;
use crate::ui::theme::Tone;
use crate::ui::widgets::{Button, Notice};

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Good or bad.
    pub tone: Tone,
    /// What happened.
    pub heading: String,
    /// Where, and what to do; lines are kept apart.
    pub body: String,
}

impl Message {
    /// It was done.
    #[must_use]
    pub fn good(heading: impl Into<String>, body: impl Into<String>) -> Self {
        Self { tone: Tone::Green, heading: heading.into(), body: body.into() }
    }

    /// It was not done.
    #[must_use]
    pub fn bad(heading: impl Into<String>, body: impl Into<String>) -> Self {
        Self { tone: Tone::Red, heading: heading.into(), body: body.into() }
    }
}

/// Draws the message, if there is one, and takes it away when it was read.
pub fn message_ui(ui: &mut Ui, message: &mut Option<Message>) {
    let Some(shown) = message else { return };
    let read = Notice::new(shown.tone, &shown.heading, &shown.body)
        .show_action(ui, Button::secondary(words::UNDERSTOOD).small());
    if read {
        *message = None;
    }
}
