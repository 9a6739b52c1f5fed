//! What a check of the bank found.

use crate::domain::bank::{Kind, Level, Track};

pub use crate::domain::bank::Severity;

/// How many items a track has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackCounts {
    /// The track.
    pub track: Track,
    /// By kind; a kind that is not there has none.
    pub by_kind: Vec<(Kind, usize)>,
    /// By level.
    pub by_level: Vec<(Level, usize)>,
}

impl TrackCounts {
    /// Items of a kind.
    #[must_use]
    pub fn of_kind(&self, kind: Kind) -> usize {
        self.by_kind.iter().filter(|(one, _)| *one == kind).map(|(_, count)| count).sum()
    }

    /// Items of a level.
    #[must_use]
    pub fn of_level(&self, level: Level) -> usize {
        self.by_level.iter().filter(|(one, _)| *one == level).map(|(_, count)| count).sum()
    }

    /// All its items.
    #[must_use]
    pub fn sum(&self) -> usize {
        self.by_kind.iter().map(|(_, count)| count).sum()
    }
}

/// What a guesser scores on a track; shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guess {
    /// The track.
    pub track: Track,
    /// What the guesser scores.
    pub score: f64,
    /// What blind chance scores on the same questions.
    pub chance: f64,
    /// Whether the score is so far above chance that items should be mended.
    pub is_high: bool,
}

/// A way of guessing and its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct GuesserLine {
    /// How it guesses, in words.
    pub strategy: String,
    /// Its figures.
    pub by_track: Vec<Guess>,
}

/// A blueprint and whether the bank can serve it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlueprintLine {
    /// Its title.
    pub title: String,
    /// What is short, a sentence each; none means that forms can be drawn.
    pub shortages: Vec<String>,
    /// What is to be said where few items stand on many forms.
    pub exposure: Option<String>,
}

/// One finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingLine {
    /// How much it matters.
    pub severity: Severity,
    /// File and row.
    pub place: String,
    /// What is wrong.
    pub sentence: String,
    /// What to do; may be empty.
    pub hint: String,
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// How many items.
    pub items: usize,
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// Counts by track.
    pub counts: Vec<TrackCounts>,
    /// Guessers.
    pub guessers: Vec<GuesserLine>,
    /// Blueprints.
    pub blueprints: Vec<BlueprintLine>,
    /// Findings, in the order of the files.
    pub findings: Vec<FindingLine>,
}

/// How far the check is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Check {
    /// Not begun.
    #[default]
    NotRun,
    /// Under way.
    Running {
        /// Items read.
        done: usize,
        /// Items in all; 0 while it is not known.
        of: usize,
    },
    /// Done.
    Done(Report),
    /// It could not be done; the sentence says why and what to do.
    Failed(String),
}

/// Which findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// Errors.
    Errors,
    /// Warnings.
    Warnings,
}

impl Shown {
    /// Whether a finding of this severity is shown.
    #[must_use]
    pub const fn lets(self, severity: Severity) -> bool {
        matches!(
            (self, severity),
            (Self::All, _) | (Self::Errors, Severity::Error) | (Self::Warnings, Severity::Warning)
        )
    }
}

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// How far the check is.
    pub check: Check,
    /// Which findings are shown.
    pub shown: Shown,
    /// How many more steps of findings the person asked for.
    pub more: usize,
}

/// What the person wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To check the bank.
    Check,
}
