//! What the list of topics shows and what can be wanted there.

use crate::domain::bank::Track;
use crate::text::screens::learning as words;

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicLine {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its training category.
    pub track: Track,
    /// Whether there is a lesson about it.
    pub has_lesson: bool,
    /// Whether the lesson was read.
    pub is_read: bool,
    /// How many items can be practised.
    pub items: usize,
    /// How many of them were answered.
    pub tried: usize,
    /// How many of them were right the last time.
    pub right: usize,
}

/// What the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Who learns, as it is shown; none for a guest, of whom nothing is kept.
    pub who: Option<String>,
    /// The training category on the screen.
    pub track: Track,
    /// What is looked for.
    pub search: String,
    /// The topics of all tracks, in the order of the screen.
    pub topics: Vec<TopicLine>,
    /// What went wrong, in Chinese.
    pub problem: Option<String>,
}

impl State {
    /// A list without topics.
    #[must_use]
    pub const fn new(who: Option<String>, track: Track) -> Self {
        Self { who, track, search: String::new(), topics: Vec::new(), problem: None }
    }

    /// The topics of the track.
    pub fn of_track(&self) -> impl Iterator<Item = &TopicLine> {
        self.topics.iter().filter(|topic| topic.track == self.track)
    }

    /// The topics on the screen in groups, each with its heading.
    #[must_use]
    pub fn groups(&self) -> Vec<(&'static str, Vec<&TopicLine>)> {
        let wanted = self.search.trim().to_uppercase();
        let shown: Vec<&TopicLine> =
            self.of_track().filter(|topic| topic.name.contains(&wanted) || topic.code.contains(&wanted)).collect();
        let groups = shown.chunk_by(|one, other| words::group(&one.code) == words::group(&other.code));
        groups.filter_map(|group| Some((words::group(&group.first()?.code), group.to_vec()))).collect()
    }
}

/// What the person wants. Choosing a track and searching change the state alone and are done by the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To read the lesson about this topic.
    Open(String),
    /// To practise this topic.
    Practise(String),
    /// To sign in, so that what is learnt is kept.
    SignIn,
    /// Back to where one came from.
    Back,
    /// To choose text size and colours.
    Look,
}
