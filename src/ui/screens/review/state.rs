//! What the review shows and what can be wanted there.

use crate::domain::bank::{Kind, Picture};
use crate::domain::scoring::Marks;
use crate::ui::widgets::{Mark, Review};

/// One question with its answer and its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewQuestion {
    /// The number on the answer sheet, from 1.
    pub number: usize,
    /// The code of the topic it belongs to.
    pub topic: String,
    /// The section of the paper it stands in.
    pub section: Kind,
    /// The kind of the question itself: within a case another than the section's.
    pub kind: Kind,
    /// The stem.
    pub stem: String,
    /// The material of a case.
    pub stimulus: Option<String>,
    /// A picture that belongs to the stem.
    pub picture: Option<Picture>,
    /// The letters and texts of the options, in the order of the candidate's form; for true and false these two.
    pub options: Vec<(String, String)>,
    /// Which options were chosen, from 0.
    pub chosen: Vec<usize>,
    /// Which options are right, from 0.
    pub key: Vec<usize>,
    /// What was given, in words: for blanks, orders and matches. Empty where nothing was given.
    pub given_text: String,
    /// What is right, in words.
    pub key_text: String,
    /// Why.
    pub rationale: String,
    /// On what it rests.
    pub basis: Vec<String>,
    /// Marks earned.
    pub marks: Marks,
    /// Marks that could be earned.
    pub max: Marks,
    /// Whether it is exactly right.
    pub correct: bool,
    /// Whether the candidate had flagged it.
    pub flagged: bool,
}

impl ReviewQuestion {
    /// How it was marked.
    #[must_use]
    pub fn mark(&self) -> Mark {
        if self.correct {
            Mark::Right
        } else if self.marks > Marks::ZERO {
            Mark::Part
        } else if self.chosen.is_empty() && self.given_text.trim().is_empty() {
            Mark::Unanswered
        } else {
            Mark::Wrong
        }
    }

    /// What is said of the option `index`.
    #[must_use]
    pub fn option_review(&self, index: usize) -> Review {
        match (self.key.contains(&index), self.chosen.contains(&index)) {
            (true, true) => Review::Right,
            (false, true) => Review::Wrong,
            (true, false) => Review::Missed,
            (false, false) => Review::Unmarked,
        }
    }

    /// Whether the question is chosen from options that are shown, rather than written in words.
    #[must_use]
    pub const fn is_choice(&self) -> bool {
        matches!(self.kind, Kind::Single | Kind::Multiple | Kind::TrueFalse) && !self.options.is_empty()
    }
}

/// Which questions are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those not exactly right.
    Wrong,
    /// Those with a flag.
    Flagged,
}

impl Filter {
    /// Whether a question is among them.
    #[must_use]
    pub const fn admits(self, question: &ReviewQuestion) -> bool {
        match self {
            Self::All => true,
            Self::Wrong => !question.correct,
            Self::Flagged => question.flagged,
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
    /// The questions, in the order of the answer sheet.
    pub questions: Vec<ReviewQuestion>,
    /// Which of them are shown.
    pub filter: Filter,
    /// The place of the one on the screen among all questions, from 0.
    pub current: usize,
    /// What went wrong, in Chinese.
    pub problem: Option<String>,
}

impl State {
    /// How many questions a filter admits.
    #[must_use]
    pub fn count(&self, filter: Filter) -> usize {
        self.questions.iter().filter(|question| filter.admits(question)).count()
    }

    /// The question on the screen; none where the filter admits none.
    #[must_use]
    pub fn question(&self) -> Option<&ReviewQuestion> {
        self.questions.get(self.current).filter(|question| self.filter.admits(question))
    }

    /// The place of the shown question after the current one, or before it.
    #[must_use]
    pub fn neighbour(&self, forward: bool) -> Option<usize> {
        let shown = |(_, question): &(usize, &ReviewQuestion)| self.filter.admits(question);
        let mut places = self.questions.iter().enumerate().filter(shown).map(|(place, _)| place);
        if forward {
            places.find(|place| *place > self.current)
        } else {
            places.take_while(|place| *place < self.current).last()
        }
    }

    /// Shows other questions; stays where it can.
    pub fn choose(&mut self, filter: Filter) {
        self.filter = filter;
        if self.question().is_none()
            && let Some(place) = self.neighbour(true).or_else(|| self.neighbour(false))
        {
            self.current = place;
        }
    }

    /// Goes to the question of this number.
    pub fn go_to(&mut self, number: usize) {
        if let Some(place) = self.questions.iter().position(|question| question.number == number) {
            self.current = place;
        }
    }
}

/// What the person wants. Moving and filtering change the state alone and are done by the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To read the lesson about this topic.
    Study(String),
    /// Back to the result.
    Back,
    /// To choose text size and colours.
    Look,
}
