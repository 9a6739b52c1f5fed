//! What can happen in a sitting.

use serde::{Deserialize, Serialize};

use super::Millis;
use crate::domain::scoring::Answer;

/// The name of a sitting: unique over all machines, made from chance.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SittingId(pub String);

/// Why a sitting was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandInReason {
    /// The candidate handed in.
    Candidate,
    /// The time was up.
    TimeUp,
}

/// An act or an incident. Questions are numbered from 0 in the order of the answer sheet.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event")]
pub enum EventKind {
    /// The candidate began.
    Started,
    /// An answer was given, changed or taken back.
    Answered {
        /// The question.
        question: u16,
        /// The answer; none where it was taken back.
        answer: Option<Answer>,
    },
    /// A flag was set or taken away.
    Flagged {
        /// The question.
        question: u16,
        /// Whether it is flagged now.
        flagged: bool,
    },
    /// Another question was brought to the screen.
    Moved {
        /// The question.
        question: u16,
    },
    /// The window was left for another one.
    FocusLost,
    /// The window was entered again.
    FocusGained {
        /// How long it was left.
        away: Millis,
    },
    /// The window was minimised.
    Minimised,
    /// Something was pasted into a blank.
    Pasted {
        /// The question.
        question: u16,
    },
    /// The wall clock was set.
    ClockJumped {
        /// By how much; negative where it was set back.
        by: Millis,
    },
    /// The program was started again after it had ended without handing in.
    Resumed {
        /// The time that counted as used while it was off.
        counted: Millis,
    },
    /// The time was extended.
    Extended {
        /// By how much.
        by: Millis,
    },
    /// The sitting was handed in; nothing follows.
    HandedIn {
        /// Why.
        reason: HandInReason,
    },
}

/// One entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Event {
    /// Its number, from 0 without gaps.
    pub sequence: u32,
    /// The time used when it happened.
    pub used: Millis,
    /// The wall clock when it happened: for the record only, nothing is reckoned from it.
    pub wall: Millis,
    /// What happened.
    #[serde(flatten)]
    pub kind: EventKind,
}
