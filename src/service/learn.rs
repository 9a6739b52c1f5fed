//! Lessons and practice: the topics of a track, a lesson with its self-check, a round of practice, and what is kept of them.
//!
//! All of it is closed while whoever is at the machine has an exam to go on with: keys are shown here. Of a guest nobody knows
//! who it is, so for a guest any exam on the machine that was not handed in counts.

use super::bundled_lessons::{has_lesson, lesson};
use super::system::{Entropy, NoEntropy, random_bytes};
use crate::domain::assembly::{Chance, Seed};
use crate::domain::bank::{Bank, Item, ItemId, Status, Topic, Track};
use crate::domain::learning::{Dealt, Latest, Lesson, Pool, Tried, choose, deal, latest, tally};
use crate::domain::people::CandidateId;
use crate::domain::sitting::Clock;
use crate::store::{Store, StoreError};

/// Why there is no lesson and no practice.
#[derive(Debug, thiserror::Error)]
pub enum LearnError {
    /// The person has an exam to go on with.
    #[error("a sitting is not handed in")]
    SittingRunning {
        /// Whether the person was asked who they are.
        signed_in: bool,
    },
    /// There is no lesson about this topic.
    #[error("there is no lesson about {0}")]
    NoLesson(String),
    /// There is no item to practise.
    #[error("there is nothing to practise")]
    NothingToPractise,
    /// The machine gave no randomness.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How a person stands with a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicStanding {
    /// The topic.
    pub topic: Topic,
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

/// A lesson that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenLesson {
    /// The lesson.
    pub lesson: &'static Lesson,
    /// The items of its self-check, each as it is asked.
    pub self_check: Vec<Dealt>,
    /// The topic after it that has a lesson.
    pub next: Option<Topic>,
}

/// A round of practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPractice {
    /// The topic.
    pub topic: Topic,
    /// Whether there is a lesson about it.
    pub has_lesson: bool,
    /// How many items of the topic each pool has, in the order of pools.
    pub counts: [usize; 3],
    /// The items in their order.
    pub items: Vec<Dealt>,
}

/// The topics of all tracks, in the order of tracks and codes. `candidate` is none for a guest, of whom nothing is kept.
///
/// # Errors
/// When lessons are closed, or the store refuses.
pub fn learning(store: &Store, bank: &Bank, candidate: Option<&CandidateId>) -> Result<Vec<TopicStanding>, LearnError> {
    may_learn(store, candidate)?;
    let known = last_answers(store, candidate)?;
    let read = candidate.map(|candidate| store.lessons_read(candidate)).transpose()?.unwrap_or_default();
    let standings = topics(bank).into_iter().map(|(track, topic)| {
        let items = choose(bank.iter(), &topic.code, Pool::All, &known);
        let (tried, right) = tally(items.iter().map(|item| &item.id), &known);
        TopicStanding {
            has_lesson: has_lesson(&topic.code),
            is_read: read.contains(&topic.code),
            items: items.len(),
            tried,
            right,
            track,
            topic,
        }
    });
    Ok(standings.collect())
}

/// Opens the lesson about a topic.
///
/// # Errors
/// When lessons are closed, there is none, or the store refuses.
pub fn open_lesson(
    store: &Store,
    entropy: &mut dyn Entropy,
    bank: &Bank,
    candidate: Option<&CandidateId>,
    topic: &str,
) -> Result<OpenLesson, LearnError> {
    may_learn(store, candidate)?;
    let lesson = lesson(topic).ok_or_else(|| LearnError::NoLesson(topic.to_owned()))?;
    let items: Vec<&Item> =
        lesson.self_check.iter().filter_map(|id| bank.get(id)).filter(|item| item.status == Status::Ready).collect();
    let mut self_check = deal(&items, &mut chance(entropy)?);
    // In the order of the lesson: its author leads from the easy to the hard.
    self_check.sort_by_key(|dealt| lesson.self_check.iter().position(|id| *id == dealt.item.id));
    let all = topics(bank);
    let track = all.iter().find(|(_, known)| known.code == topic).map(|(track, _)| *track);
    let after = all.iter().skip_while(|(_, known)| known.code != topic).skip(1);
    let mut after = after.filter(|(other, known)| Some(*other) == track && has_lesson(&known.code));
    Ok(OpenLesson { lesson, self_check, next: after.next().map(|(_, topic)| topic.clone()) })
}

/// What is to be practised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Practise {
    /// The code of the topic.
    pub topic: String,
    /// Which of its items.
    pub pool: Pool,
    /// Only these of them, where they are told: those that were wrong in the round before.
    pub only: Option<Vec<ItemId>>,
}

/// Begins a round of practice.
///
/// # Errors
/// When practice is closed, there is nothing to practise, or the store refuses.
pub fn begin_practice(
    store: &Store,
    entropy: &mut dyn Entropy,
    bank: &Bank,
    candidate: Option<&CandidateId>,
    request: &Practise,
) -> Result<OpenPractice, LearnError> {
    may_learn(store, candidate)?;
    let known = last_answers(store, candidate)?;
    let mut items = choose(bank.iter(), &request.topic, request.pool, &known);
    if let Some(only) = &request.only {
        items.retain(|item| only.contains(&item.id));
    }
    let topic = items.first().map(|item| item.topic.clone()).ok_or(LearnError::NothingToPractise)?;
    let items = deal(&items, &mut chance(entropy)?);
    let counts = Pool::ALL.map(|pool| choose(bank.iter(), &topic.code, pool, &known).len());
    Ok(OpenPractice { has_lesson: has_lesson(&topic.code), topic, counts, items })
}

/// Keeps an answer given in practice.
///
/// # Errors
/// When the store refuses.
pub fn keep_answer(
    store: &mut Store,
    clock: &dyn Clock,
    candidate: &CandidateId,
    item: ItemId,
    right: bool,
) -> Result<(), StoreError> {
    store.append_practice_answer(candidate, &Tried { item, right, when: clock.wall() })
}

/// Keeps that a lesson was read.
///
/// # Errors
/// When the store refuses.
pub fn keep_read(store: &mut Store, clock: &dyn Clock, candidate: &CandidateId, topic: &str) -> Result<(), StoreError> {
    store.put_lesson_read(candidate, topic, clock.wall())
}

/// Refuses while the person has an exam to go on with.
fn may_learn(store: &Store, candidate: Option<&CandidateId>) -> Result<(), LearnError> {
    let is_running = match candidate {
        Some(candidate) => store.has_running_sitting(candidate)?,
        None => !store.running_sittings()?.is_empty(),
    };
    if is_running { Err(LearnError::SittingRunning { signed_in: candidate.is_some() }) } else { Ok(()) }
}

fn last_answers(store: &Store, candidate: Option<&CandidateId>) -> Result<Latest, StoreError> {
    let tried = candidate.map(|candidate| store.practice_answers(candidate)).transpose()?;
    Ok(latest(&tried.unwrap_or_default()))
}

fn chance(entropy: &mut dyn Entropy) -> Result<Chance, NoEntropy> {
    Ok(Chance::new(Seed(random_bytes::<32>(entropy)?)))
}

/// The topics that have items, in the order of tracks and codes.
fn topics(bank: &Bank) -> Vec<(Track, Topic)> {
    let mut topics: Vec<(Track, Topic)> = Vec::new();
    for item in bank.iter().filter(|item| item.status == Status::Ready) {
        if !topics.iter().any(|(_, known)| known.code == item.topic.code) {
            topics.push((item.track, item.topic.clone()));
        }
    }
    topics.sort_by(|(one, first), (other, second)| (one, &first.code).cmp(&(other, &second.code)));
    topics
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::assembly::Drawer;
    use crate::domain::people::{Candidate, Identity};
    use crate::domain::sitting::Millis;
    use crate::service::bundled_bank::bank;
    use crate::service::open_data::prepare;
    use crate::service::start_sitting::start_sitting;

    /// A clock that stands.
    struct Noon;

    impl Clock for Noon {
        fn wall(&self) -> Millis {
            Millis(1_764_000_000_000)
        }
        fn monotonic(&self) -> Millis {
            Millis(0)
        }
    }

    struct Stream(Chance);

    impl Entropy for Stream {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
            bytes.fill_with(|| u8::try_from(self.0.below(256)).unwrap());
            Ok(())
        }
    }

    fn stream() -> Stream {
        Stream(Chance::new(Seed::of_trial(3, 3)))
    }

    fn somebody(store: &mut Store, number: &str) -> CandidateId {
        let candidate = Candidate {
            name: "某".into(),
            identity: Identity::Admission(number.into()),
            unit: String::new(),
            department: String::new(),
            post: String::new(),
            track: None,
        };
        store.put_candidate(&candidate).unwrap();
        candidate.id()
    }

    fn practise(topic: &str, pool: Pool) -> Practise {
        Practise { topic: topic.into(), pool, only: None }
    }

    #[test]
    fn the_topics_of_all_tracks_are_there_with_their_items() {
        let store = Store::in_memory().unwrap();
        let standings = learning(&store, bank(), None).unwrap();
        assert!(standings.is_sorted_by_key(|standing| (standing.track, standing.topic.code.clone())));
        assert_eq!(standings.iter().map(|standing| standing.items).sum::<usize>(), bank().len());
        assert!(standings.iter().all(|standing| (standing.tried, standing.is_read) == (0, false)));
    }

    #[test]
    fn what_was_answered_changes_the_standing_and_the_pools() {
        let mut store = Store::in_memory().unwrap();
        let me = somebody(&mut store, "1");
        let begin = |store: &Store, pool| {
            begin_practice(store, &mut stream(), bank(), Some(&me), &practise("CS-10", pool)).map(|open| open.items)
        };
        let all = begin(&store, Pool::All).unwrap();
        assert!(matches!(begin(&store, Pool::Wrong), Err(LearnError::NothingToPractise)));
        keep_answer(&mut store, &Noon, &me, all[0].item.id.clone(), true).unwrap();
        keep_answer(&mut store, &Noon, &me, all[1].item.id.clone(), false).unwrap();
        keep_read(&mut store, &Noon, &me, "CS-10").unwrap();
        let standings = learning(&store, bank(), Some(&me)).unwrap();
        let standing = standings.iter().find(|standing| standing.topic.code == "CS-10").unwrap();
        assert_eq!((standing.tried, standing.right, standing.is_read), (2, 1, true));
        assert_eq!(begin(&store, Pool::Fresh).unwrap().len(), all.len() - 2);
        let wrong = begin(&store, Pool::Wrong).unwrap();
        assert_eq!(wrong.iter().map(|dealt| &dealt.item.id).collect::<Vec<_>>(), [&all[1].item.id]);
    }

    #[test]
    fn a_round_over_what_was_wrong_has_these_items_alone() {
        let store = Store::in_memory().unwrap();
        let all = begin_practice(&store, &mut stream(), bank(), None, &practise("CS-10", Pool::All)).unwrap().items;
        let only: Vec<ItemId> = all.iter().take(3).map(|dealt| dealt.item.id.clone()).collect();
        let request = Practise { only: Some(only.clone()), ..practise("CS-10", Pool::All) };
        let again = begin_practice(&store, &mut stream(), bank(), None, &request).unwrap().items;
        let ids = |items: &[Dealt]| items.iter().map(|dealt| dealt.item.id.clone()).collect::<BTreeSet<_>>();
        assert_eq!(ids(&again), only.into_iter().collect());
    }

    #[test]
    fn all_is_closed_to_who_has_an_exam_to_go_on_with_and_to_guests() {
        let mut store = Store::in_memory().unwrap();
        prepare(&mut store, &Noon, &mut stream()).unwrap();
        let (me, other) = (somebody(&mut store, "1"), somebody(&mut store, "2"));
        let exam = store.exams().unwrap().remove(0).id;
        let sitting = start_sitting(&mut store, &Noon, &mut stream(), &mut Drawer::new(bank()), &me, &exam).unwrap();
        let is_closed = |store: &Store, who: Option<&CandidateId>| {
            let request = practise("CS-10", Pool::All);
            let refusals = [
                learning(store, bank(), who).err(),
                open_lesson(store, &mut stream(), bank(), who, "CS-10").err(),
                begin_practice(store, &mut stream(), bank(), who, &request).err(),
            ];
            refusals.iter().filter(|err| matches!(err, Some(LearnError::SittingRunning { .. }))).count()
        };
        assert_eq!((is_closed(&store, Some(&me)), is_closed(&store, None), is_closed(&store, Some(&other))), (3, 3, 0));
        store.mark_handed_in(&sitting.id).unwrap();
        assert_eq!((is_closed(&store, Some(&me)), is_closed(&store, None)), (0, 0));
    }

    #[test]
    fn a_lesson_is_opened_with_its_items_in_its_order() {
        let store = Store::in_memory().unwrap();
        let topics = learning(&store, bank(), None).unwrap();
        let mut topics = topics.iter().filter(|standing| standing.has_lesson).peekable();
        while let Some(standing) = topics.next() {
            let open = open_lesson(&store, &mut stream(), bank(), None, &standing.topic.code).unwrap();
            let ids: Vec<_> = open.self_check.iter().map(|dealt| dealt.item.id.clone()).collect();
            assert_eq!(ids, open.lesson.self_check, "{}", standing.topic.code);
            let next = topics.peek().filter(|next| next.track == standing.track).map(|next| next.topic.clone());
            assert_eq!(open.next, next);
        }
        let none = open_lesson(&store, &mut stream(), bank(), None, "-");
        assert!(matches!(none, Err(LearnError::NoLesson(_))));
    }
}
