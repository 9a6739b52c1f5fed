//! The exams, the one that is edited, and what is wrong with it.

use super::draft::{Draft, Errors};
use crate::domain::assembly::{Blueprint, Settings};
use crate::store::Exam;
use crate::text::screens::manage as shared;
use crate::text::screens::manage::exams as words;
use crate::ui::screens::manage::Message;

/// A topic of the two-way table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicLine {
    /// Its code.
    pub code: String,
    /// Its name; may be empty.
    pub name: String,
    /// How many items.
    pub items: u32,
}

/// An exam as the office last kept it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExamLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether candidates may begin it.
    pub is_open: bool,
    /// Its blueprint with the settings.
    pub blueprint: Blueprint,
    /// The topics of the blueprint with their names.
    pub topics: Vec<TopicLine>,
}

impl ExamLine {
    /// From the store; `topic_name` gives the name of a topic's code.
    #[must_use]
    pub fn of(exam: &Exam, topic_name: impl Fn(&str) -> Option<String>) -> Self {
        let topic =
            |code: &str, items| TopicLine { code: code.to_owned(), name: topic_name(code).unwrap_or_default(), items };
        Self {
            id: exam.id.clone(),
            title: exam.title.clone(),
            is_open: exam.is_open,
            topics: exam.blueprint.topics.iter().map(|quota| topic(&quota.code, quota.items)).collect(),
            blueprint: exam.blueprint.clone(),
        }
    }
}

/// What the office changes about an exam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The exam.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether candidates may begin it.
    pub is_open: bool,
    /// Its settings.
    pub settings: Settings,
}

/// What the page shows. [`State::show`] brings exams in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The exams.
    pub exams: Vec<ExamLine>,
    /// The place of the one that is edited.
    pub chosen: usize,
    /// What the fields hold.
    pub draft: Draft,
    /// What is wrong with them.
    pub errors: Errors,
    /// What became of the last save.
    pub message: Option<Message>,
    /// Whether the first field gets the keyboard in the next frame.
    pub focus: bool,
    /// Whether a change was given out to be kept and no answer has come.
    pub is_saving: bool,
}

impl State {
    /// Shows these exams. What was typed about the chosen one stays.
    pub fn show(&mut self, exams: Vec<ExamLine>) {
        let had_changes = self.has_changes();
        self.exams = exams;
        self.chosen = self.chosen.min(self.exams.len().saturating_sub(1));
        if !had_changes {
            self.cancel();
        }
    }

    /// The exam that is edited, as it was last kept.
    #[must_use]
    pub fn exam(&self) -> Option<&ExamLine> {
        self.exams.get(self.chosen)
    }

    /// Edits another exam.
    pub fn choose(&mut self, chosen: usize) {
        self.chosen = chosen;
        self.message = None;
        self.cancel();
    }

    /// Whether the fields say something else than what was last kept.
    #[must_use]
    pub fn has_changes(&self) -> bool {
        self.exam().is_some_and(|exam| Draft::of(exam) != self.draft)
    }

    /// Whether a field cannot be kept, or the last save was refused.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Takes back what was typed.
    pub fn cancel(&mut self) {
        self.draft = self.exam().map(Draft::of).unwrap_or_default();
        self.errors = Errors::default();
    }

    /// What to keep; none, with errors at the fields, where a field cannot be kept.
    pub fn save(&mut self) -> Option<Intent> {
        let exam = self.exams.get(self.chosen)?;
        match self.draft.read(exam) {
            Ok(change) => {
                self.errors = Errors::default();
                self.is_saving = true;
                Some(Intent::Save(change))
            }
            Err(errors) => {
                self.errors = *errors;
                self.message = Some(Message::bad(shared::NOT_SAVED, shared::NOT_SAVED_ABOUT));
                None
            }
        }
    }

    /// The change was kept. Call [`State::show`] with the exams before. Does nothing where no change was waiting, so
    /// that exams which come for another reason do not take away what is being typed.
    pub fn saved(&mut self) {
        if !std::mem::take(&mut self.is_saving) {
            return;
        }
        self.cancel();
        self.message = Some(Message::good(words::SAVED, words::SAVED_ABOUT));
    }

    /// The change was refused, with what is wrong at the fields.
    pub fn refused(&mut self, errors: Errors) {
        let about = errors.other.clone().unwrap_or_else(|| shared::NOT_SAVED_ABOUT.to_owned());
        self.errors = errors;
        self.is_saving = false;
        self.message = Some(Message::bad(shared::NOT_SAVED, about));
    }
}

/// What the person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To keep the change.
    Save(Change),
}

#[cfg(test)]
pub(in super::super) mod tests {
    use super::*;
    use crate::domain::assembly::{ClockWhileOff, Section, TopicQuota};
    use crate::domain::bank::{Kind, Track};
    use crate::domain::scoring::{Marks, MultipleRule};

    pub(in super::super::super) fn sample(title: &str) -> ExamLine {
        let blueprint = Blueprint {
            id: format!("BP-{title}"),
            title: title.into(),
            who: String::new(),
            exam_title: title.into(),
            track: Track::CertifiedPost,
            higher_level_items: 16,
            most_standard_items: None,
            offered: true,
            tolerance: Marks::whole(1),
            settings: Settings {
                minutes: 60,
                cut: Marks::whole(60),
                attempts: 3,
                review: true,
                clock_while_off: ClockWhileOff::Stops,
                multiple: MultipleRule::AllOrNothing,
                critical_fails: true,
                full_screen: true,
                valid_months: 12,
                stars: false,
            },
            sections: vec![
                Section { kind: Kind::Single, items: 40, marks: Marks::whole(2) },
                Section { kind: Kind::Multiple, items: 10, marks: Marks::whole(2) },
            ],
            topics: vec![TopicQuota { code: "A1".into(), items: 50 }],
        };
        let exam = Exam { id: title.into(), title: title.into(), is_open: true, secret: [0; 32], blueprint };
        ExamLine::of(&exam, |_| Some("应急处置".into()))
    }

    #[test]
    fn fresh_exams_do_not_take_away_what_was_typed() {
        let mut state = State::default();
        state.show(vec![sample("一")]);
        assert!(!state.has_changes());
        state.draft.title = "二".into();
        state.show(vec![sample("一")]);
        state.saved();
        assert_eq!(state.draft.title, "二");
        state.cancel();
        assert!(!state.has_changes());
    }
}
