//! How far a round of practice has come, and what can be wanted of it. No window is needed for it.

use crate::domain::bank::{ItemId, Topic};
use crate::domain::learning::{Dealt, Pool, Round};
use crate::ui::screens::ask::{self, Ask};

/// What is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Which items are to be practised.
    Choosing(Pool),
    /// An item.
    Asking(Box<Ask>),
    /// What came of the round.
    Ended,
}

/// What the screen holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The topic.
    pub topic: Topic,
    /// Whether there is a lesson about it.
    pub has_lesson: bool,
    /// How many items each pool has, in the order of pools.
    pub counts: [usize; 3],
    /// The items of the round.
    pub items: Vec<Dealt>,
    /// How far it has come.
    pub round: Round,
    /// What is on the screen.
    pub stage: Stage,
    /// What went wrong, in Chinese.
    pub problem: Option<String>,
    /// Why the last answer could not be kept, in Chinese.
    pub not_kept: Option<String>,
    /// The number of the question on the screen, counted up: each begins at its top.
    pub(super) shown: usize,
}

/// What the person wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Choose a pool.
    Choose(Pool),
    /// Begin.
    Begin,
    /// Something of the item on the screen.
    Of(ask::Intent),
    /// To judge the answer, or after that to go on.
    GoOn,
    /// Practise again what was wrong.
    Again,
    /// Practise all again.
    Anew,
    /// To the lesson.
    Lesson,
    /// Back to where one came from; from the middle of a round to its end.
    Leave,
    /// To choose text size and colours.
    Look,
}

/// What the screen asks of whoever holds the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep an answer.
    Keep {
        /// The item.
        item: ItemId,
        /// Whether it was right.
        right: bool,
    },
    /// Deal these items.
    Deal {
        /// Which of the topic.
        pool: Pool,
        /// Only these, where they are told.
        only: Option<Vec<ItemId>>,
    },
    /// To the lesson.
    Lesson,
    /// Back to where one came from.
    Leave,
    /// To choose text size and colours.
    Look,
}

impl State {
    /// A round over these items. Where something was answered before, it is asked first which items to practise.
    #[must_use]
    pub fn new(topic: Topic, has_lesson: bool, counts: [usize; 3], items: Vec<Dealt>) -> Self {
        let [all, fresh, _] = counts;
        let mut state = Self {
            topic,
            has_lesson,
            counts,
            round: Round::default(),
            items: Vec::new(),
            stage: Stage::Choosing(Pool::All),
            problem: None,
            not_kept: None,
            shown: 0,
        };
        if all == fresh {
            state.deal(items);
        }
        state
    }

    /// Begins a round over these items.
    pub fn deal(&mut self, items: Vec<Dealt>) {
        self.round = Round::new(items.len());
        self.items = items;
        self.problem = None;
        self.next();
    }

    /// How many items a pool has.
    #[must_use]
    pub fn count(&self, pool: Pool) -> usize {
        Pool::ALL.iter().zip(self.counts).find(|(other, _)| **other == pool).map_or(0, |(_, count)| count)
    }

    /// The items that were not right.
    pub fn wrong(&self) -> impl Iterator<Item = &Dealt> {
        self.round.wrong().into_iter().filter_map(|number| self.items.get(number))
    }

    fn next(&mut self) {
        self.shown += 1;
        let next = self.round.current().and_then(|number| self.items.get(number));
        self.stage = next.map_or(Stage::Ended, |dealt| Stage::Asking(Box::new(Ask::new(dealt.clone()))));
    }
}

/// Does what the person wants.
pub fn update(state: &mut State, intent: Intent) -> Option<Effect> {
    match intent {
        Intent::Choose(pool) => {
            if let Stage::Choosing(chosen) = &mut state.stage {
                *chosen = pool;
            }
        }
        Intent::Begin => {
            if let Stage::Choosing(pool) = state.stage {
                return Some(Effect::Deal { pool, only: None });
            }
        }
        Intent::Of(intent) => return of_item(state, intent),
        Intent::GoOn => match &state.stage {
            Stage::Asking(ask) if ask.outcome().is_none() => return of_item(state, ask::Intent::Confirm),
            Stage::Asking(ask) if ask.has_next_part() => {
                state.shown += 1;
                return of_item(state, ask::Intent::NextPart);
            }
            Stage::Asking(_) => state.next(),
            Stage::Choosing(pool) => return Some(Effect::Deal { pool: *pool, only: None }),
            Stage::Ended => {}
        },
        Intent::Again => {
            let only: Vec<ItemId> = state.wrong().map(|dealt| dealt.item.id.clone()).collect();
            return (!only.is_empty()).then_some(Effect::Deal { pool: Pool::All, only: Some(only) });
        }
        Intent::Anew => return Some(Effect::Deal { pool: Pool::All, only: None }),
        Intent::Lesson => return Some(Effect::Lesson),
        Intent::Leave => {
            let answered = state.round.right() + state.round.wrong().len();
            if matches!(state.stage, Stage::Asking(_)) && answered > 0 {
                state.stage = Stage::Ended;
            } else {
                return Some(Effect::Leave);
            }
        }
        Intent::Look => return Some(Effect::Look),
    }
    None
}

fn of_item(state: &mut State, intent: ask::Intent) -> Option<Effect> {
    let Stage::Asking(ask) = &mut state.stage else { return None };
    let right = ask.update(intent)?;
    state.round.answered(right);
    Some(Effect::Keep { item: ask.item().id.clone(), right })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::screens::ask::samples::{case, single};
    use crate::ui::screens::question::Act;

    fn round(items: Vec<Dealt>) -> State {
        let count = items.len();
        State::new(Topic { code: "T-1".into(), name: "某".into() }, true, [count, count, 0], items)
    }

    fn answer(state: &mut State, place: usize) -> Option<Effect> {
        update(state, Intent::Of(ask::Intent::Act(Act::Choose(place))));
        update(state, Intent::GoOn)
    }

    #[test]
    fn each_item_is_kept_once_and_the_end_knows_what_was_wrong() {
        let mut state = round(vec![single(1), single(2)]);
        let kept = |number: &str, right| Some(Effect::Keep { item: ItemId(format!("T-1-{number}")), right });
        assert_eq!(answer(&mut state, 0), kept("001", true));
        assert_eq!(update(&mut state, Intent::GoOn), None);
        assert_eq!(answer(&mut state, 2), kept("002", false));
        assert_eq!(update(&mut state, Intent::GoOn), None);
        assert_eq!((&state.stage, state.round.right()), (&Stage::Ended, 1));
        let only = Some(vec![ItemId("T-1-002".into())]);
        assert_eq!(update(&mut state, Intent::Again), Some(Effect::Deal { pool: Pool::All, only }));
    }

    #[test]
    fn a_case_is_kept_when_its_last_question_is_judged() {
        let mut state = round(vec![case(1)]);
        assert_eq!(answer(&mut state, 0), None);
        update(&mut state, Intent::GoOn);
        update(&mut state, Intent::Of(ask::Intent::Act(Act::Say(true))));
        assert_eq!(
            update(&mut state, Intent::GoOn),
            Some(Effect::Keep { item: ItemId("T-1-001".into()), right: true })
        );
        update(&mut state, Intent::GoOn);
        assert_eq!(state.stage, Stage::Ended);
    }

    #[test]
    fn who_leaves_in_the_middle_sees_what_came_of_it_and_then_leaves() {
        let mut state = round(vec![single(1), single(2)]);
        answer(&mut state, 0);
        assert_eq!(update(&mut state, Intent::Leave), None);
        assert_eq!(state.stage, Stage::Ended);
        assert_eq!(update(&mut state, Intent::Leave), Some(Effect::Leave));
        let mut untouched = round(vec![single(1)]);
        assert_eq!(update(&mut untouched, Intent::Leave), Some(Effect::Leave));
    }

    #[test]
    fn where_something_was_answered_before_it_is_asked_what_to_practise() {
        let topic = Topic { code: "T-1".into(), name: "某".into() };
        let mut state = State::new(topic, true, [3, 1, 1], vec![single(1), single(2), single(3)]);
        assert_eq!(state.stage, Stage::Choosing(Pool::All));
        update(&mut state, Intent::Choose(Pool::Wrong));
        assert_eq!(update(&mut state, Intent::Begin), Some(Effect::Deal { pool: Pool::Wrong, only: None }));
        assert_eq!((state.count(Pool::All), state.count(Pool::Wrong)), (3, 1));
    }
}
