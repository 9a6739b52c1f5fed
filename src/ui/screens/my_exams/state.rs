//! What the list of a candidate's exams shows and what can be wanted there.

use crate::domain::scoring::Marks;
use crate::text::screens::my_exams as words;
use crate::ui::screens::save_certificate;
use crate::ui::theme::Tone;

/// Where the candidate stands with an exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Not begun; or failed with attempts left.
    MayBegin,
    /// Begun and not handed in.
    Running,
    /// Passed.
    Passed,
    /// Failed, and no attempt is left.
    NoAttemptLeft,
    /// The office has closed it.
    Closed,
}

impl Standing {
    /// Its words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::MayBegin => words::MAY_BEGIN,
            Self::Running => words::RUNNING,
            Self::Passed => words::PASSED,
            Self::NoAttemptLeft => words::NO_ATTEMPT_LEFT,
            Self::Closed => words::CLOSED,
        }
    }

    /// Its colour.
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::MayBegin => Tone::Blue,
            Self::Running => Tone::Amber,
            Self::Passed => Tone::Green,
            Self::NoAttemptLeft => Tone::Red,
            Self::Closed => Tone::Grey,
        }
    }
}

/// An earlier result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultLine {
    /// The sitting's id.
    pub sitting: String,
    /// Which attempt, from 1.
    pub attempt: u32,
    /// When it was handed in, as it is shown.
    pub date: String,
    /// Marks earned.
    pub score: Marks,
    /// Whether it is a pass.
    pub passed: bool,
    /// Whether there is a certificate to save.
    pub has_certificate: bool,
}

/// One exam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExamCard {
    /// The exam's id.
    pub exam: String,
    /// Its title.
    pub title: String,
    /// Who it is for.
    pub who: String,
    /// The time in minutes.
    pub minutes: u32,
    /// The number of questions.
    pub questions: u32,
    /// Marks of the paper.
    pub max: Marks,
    /// The cut score.
    pub cut: Marks,
    /// Whether there are stars instead of passing and failing.
    pub stars: bool,
    /// Attempts made, the running one too.
    pub attempts_used: u32,
    /// Attempts allowed; 0 for any number.
    pub attempts_allowed: u32,
    /// Where the candidate stands.
    pub standing: Standing,
    /// The results so far, by attempt.
    pub results: Vec<ResultLine>,
}

/// What the screen shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The candidate's name.
    pub name: String,
    /// The number, masked.
    pub number: String,
    /// The unit; may be empty.
    pub unit: String,
    /// The exams, in the order of the screen.
    pub exams: Vec<ExamCard>,
    /// What went wrong, in Chinese.
    pub problem: Option<String>,
    /// The question for a folder, while it is asked.
    pub saving: Option<save_certificate::State>,
    /// A certificate that was just saved.
    pub saved: Option<save_certificate::Saved>,
}

impl State {
    /// The exam that gets the primary button: the one that is running, or the first that may be begun.
    #[must_use]
    pub fn first_to_do(&self) -> Option<usize> {
        let first = |standing| self.exams.iter().position(|card| card.standing == standing);
        first(Standing::Running).or_else(|| first(Standing::MayBegin))
    }
}

/// What the person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To see the notice of this exam and begin it.
    Begin(String),
    /// To go on with this exam's sitting.
    Continue(String),
    /// To see the result of this sitting.
    ShowResult(String),
    /// To save the certificate of this sitting: the caller opens `saving`.
    SaveCertificate(String),
    /// What was wanted of the question for a folder.
    Saving(save_certificate::Intent),
    /// To see the folder of the saved certificate.
    OpenFolder(String),
    /// To lessons and practice.
    Learn,
    /// To leave.
    SignOut,
    /// To choose text size and colours.
    Look,
}
