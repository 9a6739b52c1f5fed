//! What the choice of text size and colours shows and what can be wanted there.

use crate::ui::theme::{TextScale, Theme};

/// What the panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The text size in force.
    pub scale: TextScale,
    /// The colours in force.
    pub theme: Theme,
}

/// What the person wants. A choice is put in force at once; the panel stays open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Another text size.
    ChooseScale(TextScale),
    /// Other colours.
    ChooseTheme(Theme),
    /// To go on.
    Close,
}
