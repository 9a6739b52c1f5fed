//! What the page of a lesson shows and what can be wanted there.

use crate::domain::bank::{ItemId, Topic};
use crate::domain::learning::{Dealt, Lesson};
use crate::text::words as names;
use crate::ui::screens::ask::{self, Ask};

/// What the screen holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The lesson.
    pub lesson: Lesson,
    /// What it rests on, in words.
    pub bases: Vec<String>,
    /// The items of its self-check.
    pub self_check: Vec<Ask>,
    /// The lesson after it.
    pub next: Option<Topic>,
    /// What went wrong, in Chinese.
    pub problem: Option<String>,
    /// Whether its end was in sight.
    pub is_read: bool,
    /// Whether it was drawn before; the first time it begins at its top.
    pub(super) is_drawn: bool,
}

/// What the person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// The end came in sight.
    ReadToEnd,
    /// Something of the item with this number of the self-check.
    Of(usize, ask::Intent),
    /// To practise the topic.
    Practise,
    /// To the next lesson.
    Next,
    /// Back to where one came from.
    Back,
    /// To choose text size and colours.
    Look,
}

/// What the screen asks of whoever holds the store and knows the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep that the lesson was read.
    KeepRead(String),
    /// Keep an answer.
    Keep {
        /// The item.
        item: ItemId,
        /// Whether it was right.
        right: bool,
    },
    /// Practise this topic.
    Practise(String),
    /// Open the lesson about this topic in place of this one.
    Open(String),
    /// Back to where one came from.
    Back,
    /// To choose text size and colours.
    Look,
}

impl State {
    /// A lesson that has just been opened.
    #[must_use]
    pub fn new(lesson: Lesson, self_check: Vec<Dealt>, next: Option<Topic>) -> Self {
        Self {
            bases: lesson.bases.iter().map(names::basis).collect(),
            lesson,
            self_check: self_check.into_iter().map(Ask::new).collect(),
            next,
            problem: None,
            is_read: false,
            is_drawn: false,
        }
    }
}

/// Does what the person wants.
pub fn update(state: &mut State, intent: Intent) -> Option<Effect> {
    match intent {
        Intent::ReadToEnd if !state.is_read => {
            state.is_read = true;
            Some(Effect::KeepRead(state.lesson.code.clone()))
        }
        Intent::ReadToEnd => None,
        Intent::Of(number, intent) => {
            let ask = state.self_check.get_mut(number)?;
            let right = ask.update(intent)?;
            Some(Effect::Keep { item: ask.item().id.clone(), right })
        }
        Intent::Practise => Some(Effect::Practise(state.lesson.code.clone())),
        Intent::Next => state.next.as_ref().map(|topic| Effect::Open(topic.code.clone())),
        Intent::Back => Some(Effect::Back),
        Intent::Look => Some(Effect::Look),
    }
}
