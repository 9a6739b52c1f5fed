//! What the notice shows and what can be wanted there.

use crate::domain::assembly::ClockWhileOff;
use crate::domain::bank::Kind;
use crate::domain::scoring::{Marks, MultipleRule};

/// A section of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionLine {
    /// The kind.
    pub kind: Kind,
    /// The number of items.
    pub items: u32,
    /// The marks of each item.
    pub each: Marks,
}

/// What the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The exam's title.
    pub title: String,
    /// The candidate's name.
    pub name: String,
    /// The number, masked.
    pub number: String,
    /// The unit; may be empty.
    pub unit: String,
    /// The sections, in the order of the paper.
    pub sections: Vec<SectionLine>,
    /// The time in minutes.
    pub minutes: u32,
    /// The cut score.
    pub cut: Marks,
    /// Whether there are stars instead of passing and failing.
    pub stars: bool,
    /// The attempt that would begin, from 1.
    pub attempt: u32,
    /// Attempts allowed; 0 for any number.
    pub attempts_allowed: u32,
    /// What happens to the time while the machine is off.
    pub clock_while_off: ClockWhileOff,
    /// How multiple choice is marked.
    pub multiple: MultipleRule,
    /// Whether a missed critical item fails the paper.
    pub critical_fails: bool,
    /// Whether the answers may be looked at afterwards.
    pub review: bool,
    /// Whether the sitting fills the screen.
    pub full_screen: bool,
    /// Whether the candidate has agreed.
    pub agreed: bool,
    /// Why the exam could not begin, in Chinese.
    pub problem: Option<String>,
    /// Whether the keyboard has been put onto the agreement; the view sets it.
    pub entered: bool,
}

impl State {
    /// Whether the paper has questions to which the rule of multiple choice applies.
    #[must_use]
    pub fn has_multiple(&self) -> bool {
        self.sections.iter().any(|section| matches!(section.kind, Kind::Multiple | Kind::Case))
    }
}

/// What the person wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To begin; only after agreeing.
    Begin,
    /// Back to the exams.
    Back,
    /// To choose text size and colours.
    Look,
}
