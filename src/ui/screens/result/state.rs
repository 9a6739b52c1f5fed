//! What the result shows and what can be wanted there.

use crate::domain::scoring::Marks;
use crate::text::screens::result as words;
use crate::ui::screens::save_certificate;

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Its number.
    pub number: String,
    /// The last day it is valid, as it is shown.
    pub valid_until: String,
}

/// The score of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicLine {
    /// The topic's code.
    pub code: String,
    /// The topic's name.
    pub topic: String,
    /// Marks earned.
    pub marks: Marks,
    /// Marks that could be earned.
    pub max: Marks,
}

/// What to read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The regulation.
    pub regulation: String,
    /// Its articles, as they are cited.
    pub articles: Vec<String>,
    /// How many questions on them were not right.
    pub wrong: u32,
    /// The code of the topic in which most of these are.
    pub topic: String,
}

/// What happened besides answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IncidentKind {
    /// The window was left, in all for this many seconds.
    LeftWindow {
        /// Seconds away; 0 where not known.
        seconds: u32,
    },
    /// The window was minimised.
    Minimised,
    /// Text was pasted.
    Pasted,
    /// The wall clock was set.
    ClockSet,
    /// The program was started again.
    Resumed,
    /// The time was extended.
    Extended,
}

/// How often something happened, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incident {
    /// What.
    pub kind: IncidentKind,
    /// When, as it is shown; one a time it happened.
    pub times: Vec<String>,
}

impl Incident {
    /// The sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let count = u32::try_from(self.times.len()).unwrap_or(u32::MAX);
        match self.kind {
            IncidentKind::LeftWindow { seconds } => words::left_window(count, seconds),
            IncidentKind::Minimised => words::minimised(count),
            IncidentKind::Pasted => words::pasted(count),
            IncidentKind::ClockSet => words::clock_set(count),
            IncidentKind::Resumed => words::resumed(count),
            IncidentKind::Extended => words::extended(count),
        }
    }
}

/// What the screen shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The exam's title.
    pub title: String,
    /// The candidate's name.
    pub name: String,
    /// The unit; may be empty.
    pub unit: String,
    /// Marks earned.
    pub score: Marks,
    /// Marks of the paper.
    pub max: Marks,
    /// Whether there are stars instead of passing and failing.
    pub stars: bool,
    /// The cut score.
    pub cut: Marks,
    /// Whether it is a pass.
    pub passed: bool,
    /// The time used, in seconds.
    pub used_seconds: u32,
    /// Whether the time was up.
    pub time_up: bool,
    /// How many critical items were missed, where the rule applies.
    pub critical_missed: u32,
    /// How many attempts are left; none where any number is allowed.
    pub attempts_left: Option<u32>,
    /// The certificate of a pass.
    pub certificate: Option<Certificate>,
    /// Whether the answers may be looked at.
    pub review: bool,
    /// By topic.
    pub topics: Vec<TopicLine>,
    /// Whether all of many topics are shown, not only the weakest; the view sets it.
    pub all_topics: bool,
    /// What to read again, most wrong answers first.
    pub readings: Vec<Reading>,
    /// What happened besides answering.
    pub incidents: Vec<Incident>,
    /// Whether the journal has been changed, so that answers and incidents cannot be shown.
    pub is_journal_broken: bool,
    /// What went wrong, in Chinese.
    pub problem: Option<String>,
    /// The question for a folder, while it is asked.
    pub saving: Option<save_certificate::State>,
    /// A certificate that was just saved.
    pub saved: Option<save_certificate::Saved>,
}

/// What the person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To save the certificate: the caller opens `saving`.
    SaveCertificate,
    /// What was wanted of the question for a folder.
    Saving(save_certificate::Intent),
    /// To see the folder of the saved certificate.
    OpenFolder(String),
    /// To the lesson about the topic with this code.
    Study(String),
    /// To look at the answers.
    Review,
    /// To see all topics, or only the weakest again; done by the view.
    AllTopics,
    /// Back to the exams.
    Back,
    /// To choose text size and colours.
    Look,
}
