//! What the start page shows and what can be wanted there. Only doors and links that lead somewhere are in it.

use crate::text::ui as words;

/// One of the ways into the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Door {
    /// Lessons, practice, exams, results.
    Learn,
    /// Sessions and results files.
    Invigilate,
    /// Bank, blueprints, roster, plan, certificates.
    Manage,
}

impl Door {
    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Learn => words::DOOR_LEARN,
            Self::Invigilate => words::DOOR_INVIGILATE,
            Self::Manage => words::DOOR_MANAGE,
        }
    }

    /// What lies behind it.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Learn => words::DOOR_LEARN_ABOUT,
            Self::Invigilate => words::DOOR_INVIGILATE_ABOUT,
            Self::Manage => words::DOOR_MANAGE_ABOUT,
        }
    }
}

/// One of the quiet ways at the foot of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Link {
    /// Check a certificate.
    Verify,
    /// Text size and colours.
    Look,
    /// The manual.
    Manual,
}

impl Link {
    /// Its words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Verify => words::LINK_VERIFY,
            Self::Look => words::LINK_LOOK,
            Self::Manual => words::LINK_MANUAL,
        }
    }
}

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The doors, the most used first: it gets the primary button.
    pub doors: Vec<Door>,
    /// The links at the foot.
    pub links: Vec<Link>,
    /// The programme's version.
    pub version: String,
    /// The bank's version.
    pub bank: String,
    /// Sittings that were begun and not handed in.
    pub unfinished: Vec<Unfinished>,
    /// What went wrong, in Chinese.
    pub problem: Option<String>,
    /// Whether the data is open: until then no door is.
    pub is_open: bool,
    /// Why the program cannot go on at all, in Chinese: there is no door then, only the way out.
    pub failure: Option<String>,
}

/// A sitting that was begun and not handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// The sitting.
    pub sitting: String,
    /// The exam's title.
    pub title: String,
    /// Who sits it, masked.
    pub who: String,
    /// How many questions are answered, of how many.
    pub answered: (usize, usize),
    /// The minutes left, rounded up.
    pub minutes_left: i64,
}

/// What the person wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To close the program.
    Quit,
    /// To go on with the sitting at this place of the list.
    Resume(usize),
    /// To go through a door.
    Enter(Door),
    /// To follow a link.
    Follow(Link),
}
