//! What the question for a folder shows and what can be wanted there.

/// What the dialog shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The folder, filled in beforehand.
    pub folder: String,
    /// Why it could not be saved there, in Chinese.
    pub error: Option<String>,
    /// How often the dialog has been drawn, as far as it matters; the view counts.
    pub drawn: u8,
}

impl State {
    /// The dialog with a folder filled in.
    #[must_use]
    pub const fn new(folder: String) -> Self {
        Self { folder, error: None, drawn: 0 }
    }
}

/// What the person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To save into this folder.
    Save(String),
    /// Not to.
    Cancel,
}

/// A certificate that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The whole path of the file.
    pub path: String,
}
