//! The sitting's screen without a window: clicks, saving, typing, time, leaving.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicI64, Ordering};

use super::keys::Press;
use super::state::{Dialog, Effect, HandingIn, Intent, State};
use super::update::{hand_in_failed, save_failed, saved, tick, update};
use crate::domain::assembly::Seed;
use crate::domain::assembly::{Chance, Drawer, Section};
use crate::domain::bank::{Key, Kind};
use crate::domain::people::{Candidate, Identity};
use crate::domain::scoring::Answer;
use crate::domain::sitting::{Clock, Event, EventKind, HandInReason, Millis};
use crate::service::bundled_bank::bank;
use crate::service::open_data::prepare;
use crate::service::start_sitting::start_sitting;
use crate::service::system::{Entropy, NoEntropy};
use crate::store::Store;
use crate::ui::screens::question::Act;

/// Hands of both clocks that a test moves.
struct Hands {
    wall: AtomicI64,
    monotonic: AtomicI64,
}

impl Hands {
    fn pass(&self, millis: i64) {
        self.wall.fetch_add(millis, Ordering::Relaxed);
        self.monotonic.fetch_add(millis, Ordering::Relaxed);
    }
}

impl Clock for Hands {
    fn wall(&self) -> Millis {
        Millis(self.wall.load(Ordering::Relaxed))
    }
    fn monotonic(&self) -> Millis {
        Millis(self.monotonic.load(Ordering::Relaxed))
    }
}

struct Stream(Chance);

impl Entropy for Stream {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        bytes.fill_with(|| u8::try_from(self.0.below(256)).unwrap());
        Ok(())
    }
}

/// A sitting of the first exam, just begun.
fn begun() -> (State, Hands) {
    let hands = Hands { wall: AtomicI64::new(1_764_000_000_000), monotonic: AtomicI64::new(0) };
    let mut stream = Stream(Chance::new(Seed::of_trial(1, 1)));
    let mut store = Store::in_memory().unwrap();
    prepare(&mut store, &hands, &mut stream).unwrap();
    let candidate = Candidate {
        name: "王建明".into(),
        identity: Identity::Admission("2026-0001".into()),
        unit: String::new(),
        department: String::new(),
        post: String::new(),
        track: None,
    };
    store.put_candidate(&candidate).unwrap();
    let mut exam = store.exams().unwrap().remove(0);
    // No exam on offer has blanks, and they are typed.
    exam.blueprint.sections[0].items -= 1;
    exam.blueprint.sections.push(Section { kind: Kind::Fill, items: 1, marks: exam.blueprint.sections[0].marks });
    store.put_exam(&exam).unwrap();
    let exam = exam.id;
    let open =
        start_sitting(&mut store, &hands, &mut stream, &mut Drawer::new(bank()), &candidate.id(), &exam).unwrap();
    (State::new(open, &hands), hands)
}

/// The number of the first question of a kind.
fn first(state: &State, kind: Kind) -> u16 {
    state.numbers().find(|number| state.open.question(*number).unwrap().1.kind == kind).unwrap()
}

fn recorded(effects: &[Effect]) -> Vec<Event> {
    let events = effects.iter().filter_map(|effect| match effect {
        Effect::Record(events) => Some(events.clone()),
        _ => None,
    });
    events.flatten().collect()
}

/// Says that everything given away is on the disk.
fn all_saved(state: &mut State, hands: &Hands) -> Vec<Effect> {
    let last = state.outbox.back().map_or(0, |event| event.sequence);
    saved(state, last, hands)
}

#[test]
fn a_click_is_shown_at_once_and_saved_only_when_it_came_back() {
    let (mut state, hands) = begun();
    let effects = update(&mut state, Intent::Act(Act::Choose(1)), &hands);
    assert_eq!(state.complete(), 1);
    assert!(!state.is_saved());
    let events = recorded(&effects);
    assert_eq!(events.len(), 1);
    saved(&mut state, events[0].sequence, &hands);
    assert!(state.is_saved());
}

#[test]
fn what_is_clicked_while_a_commit_runs_goes_with_the_next() {
    let (mut state, hands) = begun();
    let first = recorded(&update(&mut state, Intent::Act(Act::Choose(0)), &hands));
    assert!(recorded(&update(&mut state, Intent::Next, &hands)).is_empty());
    assert!(recorded(&update(&mut state, Intent::Act(Act::Choose(2)), &hands)).is_empty());
    let next = recorded(&saved(&mut state, first[0].sequence, &hands));
    assert_eq!(next.iter().map(|event| event.sequence).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn a_failed_save_is_told_and_tried_again_until_it_succeeds() {
    let (mut state, hands) = begun();
    let lost = recorded(&update(&mut state, Intent::Act(Act::Choose(1)), &hands));
    save_failed(&mut state, "磁盘已满。".into(), &hands);
    assert!(!state.is_saved());
    assert!(recorded(&tick(&mut state, &hands)).is_empty(), "not at once");
    hands.pass(2_100);
    assert_eq!(recorded(&tick(&mut state, &hands)), lost, "the very same events");
    all_saved(&mut state, &hands);
    assert!(state.is_saved());
    assert_eq!(state.failure, None);
}

#[test]
fn one_choice_takes_the_place_of_another_and_several_toggle() {
    let (mut state, hands) = begun();
    update(&mut state, Intent::Act(Act::Choose(0)), &hands);
    update(&mut state, Intent::Act(Act::Choose(2)), &hands);
    let (_, _, part) = state.current().unwrap();
    let expected = Answer::Choice(BTreeSet::from([part.options[2]]));
    assert_eq!(state.open.progress.answer(0), Some(&expected));

    let several = first(&state, Kind::Multiple);
    update(&mut state, Intent::Go(several), &hands);
    for place in [0, 1, 0] {
        update(&mut state, Intent::Act(Act::Choose(place)), &hands);
    }
    let (_, _, part) = state.current().unwrap();
    let expected = Answer::Choice(BTreeSet::from([part.options[1]]));
    assert_eq!(state.open.progress.answer(several), Some(&expected));
}

#[test]
fn steps_are_placed_in_turn_and_count_when_all_are_there() {
    let (mut state, hands) = begun();
    let number = first(&state, Kind::Ordering);
    update(&mut state, Intent::Go(number), &hands);
    let (_, question, part) = state.current().unwrap();
    let Key::Order(key) = question.key.clone() else { panic!("an ordering question") };
    let places: Vec<usize> =
        key.iter().map(|option| part.options.iter().position(|at| at == option).unwrap()).collect();
    for (done, place) in places.iter().enumerate() {
        assert!(!state.is_complete(number), "after {done}");
        update(&mut state, Intent::Act(Act::Place(*place)), &hands);
    }
    assert!(state.is_complete(number));
    assert_eq!(state.open.progress.answer(number), Some(&Answer::Order(key)));
    update(&mut state, Intent::Act(Act::Place(places[0])), &hands);
    assert!(!state.is_complete(number), "a step can be taken out");
}

#[test]
fn a_row_is_matched_and_the_next_one_is_at_hand() {
    let (mut state, hands) = begun();
    let number = first(&state, Kind::Matching);
    update(&mut state, Intent::Go(number), &hands);
    update(&mut state, Intent::Act(Act::Pair { row: 0, place: 1 }), &hands);
    assert_eq!(state.row, 1);
    update(&mut state, Intent::Act(Act::Pair { row: 0, place: 1 }), &hands);
    assert_eq!(state.open.progress.answer(number), None, "the same again takes it back");
}

#[test]
fn typing_becomes_one_event_when_it_rests() {
    let (mut state, hands) = begun();
    let number = first(&state, Kind::Fill);
    let going = update(&mut state, Intent::Go(number), &hands);
    assert_eq!(recorded(&going).len(), 1);
    all_saved(&mut state, &hands);
    for text in ["2", "20"] {
        assert!(
            recorded(&update(&mut state, Intent::Act(Act::Type { blank: 0, text: text.into() }), &hands)).is_empty()
        );
        hands.pass(100);
    }
    assert!(!state.is_saved(), "what is being typed is not saved");
    assert_eq!(state.complete(), 1, "but counts");
    hands.pass(700);
    let events = recorded(&tick(&mut state, &hands));
    let expected = EventKind::Answered { question: number, answer: Some(Answer::Fill(vec!["20".into()])) };
    assert_eq!(events.iter().map(|event| &event.kind).collect::<Vec<_>>(), [&expected]);
}

#[test]
fn leaving_a_question_keeps_what_was_typed() {
    let (mut state, hands) = begun();
    let number = first(&state, Kind::Fill);
    update(&mut state, Intent::Go(number), &hands);
    update(&mut state, Intent::Act(Act::Type { blank: 0, text: "24".into() }), &hands);
    update(&mut state, Intent::Previous, &hands);
    assert_eq!(state.open.progress.answer(number), Some(&Answer::Fill(vec!["24".into()])));
}

#[test]
fn the_clock_warns_once_at_ten_five_and_one_minutes() {
    let (mut state, hands) = begun();
    let minutes = i64::from(state.open.settings.minutes);
    hands.pass((minutes - 10) * 60_000 - 1);
    tick(&mut state, &hands);
    assert_eq!(state.notice, None);
    for (pass, warned) in [(2, 10), (5 * 60_000, 5), (4 * 60_000, 1)] {
        hands.pass(pass);
        tick(&mut state, &hands);
        assert_eq!(state.notice.map(|(minutes, _)| minutes), Some(warned));
        update(&mut state, Intent::Understood, &hands);
        tick(&mut state, &hands);
        assert_eq!(state.notice, None, "not twice");
    }
}

#[test]
fn when_the_time_is_up_it_is_handed_in_after_the_last_answer_is_on_the_disk() {
    let (mut state, hands) = begun();
    update(&mut state, Intent::Act(Act::Choose(0)), &hands);
    hands.pass(Millis::minutes(state.open.settings.minutes).0);
    let effects = tick(&mut state, &hands);
    assert_eq!(state.handing_in, Some(HandingIn::Waiting(HandInReason::TimeUp)));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::HandIn { .. })));
    assert!(update(&mut state, Intent::Act(Act::Choose(1)), &hands).is_empty(), "no answer after the deadline");
    let effects = all_saved(&mut state, &hands);
    assert!(matches!(effects.as_slice(), [Effect::HandIn { reason: HandInReason::TimeUp, .. }]), "{effects:?}");
}

#[test]
fn handing_in_is_asked_first_and_can_be_tried_again() {
    let (mut state, hands) = begun();
    update(&mut state, Intent::AskHandIn, &hands);
    assert_eq!(state.dialog, Some(Dialog::HandIn));
    update(&mut state, Intent::CloseDialog, &hands);
    assert_eq!((state.dialog, state.handing_in.clone()), (None, None));
    let effects = update(&mut state, Intent::HandIn, &hands);
    assert!(matches!(effects.as_slice(), [Effect::HandIn { reason: HandInReason::Candidate, .. }]));
    hand_in_failed(&mut state, "磁盘已满。".into());
    let effects = update(&mut state, Intent::RetryHandIn, &hands);
    assert!(matches!(effects.as_slice(), [Effect::HandIn { .. }]));
}

#[test]
fn leaving_the_window_is_an_event_with_how_long_and_locks_nothing() {
    let (mut state, hands) = begun();
    update(&mut state, Intent::Focus(false), &hands);
    update(&mut state, Intent::Focus(false), &hands);
    hands.pass(4_000);
    update(&mut state, Intent::Focus(true), &hands);
    update(&mut state, Intent::Act(Act::Choose(0)), &hands);
    let kinds: Vec<&EventKind> = state.open.progress.incidents().iter().map(|incident| &incident.kind).collect();
    assert_eq!(kinds, [&EventKind::FocusLost, &EventKind::FocusGained { away: Millis(4_000) }]);
    assert_eq!(state.complete(), 1);
}

#[test]
fn a_wall_clock_that_was_set_is_an_event_and_changes_no_time() {
    let (mut state, hands) = begun();
    hands.pass(10_000);
    hands.wall.fetch_sub(3_600_000, Ordering::Relaxed);
    let effects = tick(&mut state, &hands);
    assert_eq!(state.used, Millis(10_000));
    let jumped = EventKind::ClockJumped { by: Millis(-3_600_000) };
    assert_eq!(recorded(&effects).iter().map(|event| &event.kind).collect::<Vec<_>>(), [&jumped]);
}

#[test]
fn the_time_used_is_kept_every_five_seconds() {
    let (mut state, hands) = begun();
    hands.pass(4_000);
    assert_eq!(tick(&mut state, &hands), []);
    hands.pass(1_500);
    let effects = tick(&mut state, &hands);
    assert!(matches!(effects.as_slice(), [Effect::KeepTime { used: Millis(5_500), .. }]), "{effects:?}");
}

#[test]
fn the_jump_goes_round_to_what_is_left() {
    let (mut state, hands) = begun();
    let last = u16::try_from(state.open.questions.len()).unwrap() - 1;
    update(&mut state, Intent::Go(last), &hands);
    update(&mut state, Intent::NextUnanswered, &hands);
    assert_eq!(state.open.progress.current(), 0);
}

#[test]
fn keys_of_one_frame_are_read_one_after_the_other() {
    let (mut state, hands) = begun();
    let matching = first(&state, Kind::Matching);
    update(&mut state, Intent::Go(matching), &hands);
    for key in [egui::Key::B, egui::Key::A, egui::Key::C] {
        update(&mut state, Intent::Key(Press::of(key)), &hands);
    }
    let part = state.current().unwrap().2.clone();
    let Some(Answer::Match(pairs)) = state.open.progress.answer(matching).cloned() else { panic!("no answer") };
    assert_eq!(pairs[..3], [Some(part.options[1]), Some(part.options[0]), Some(part.options[2])]);

    // A letter after the key that goes on is for the question it goes to.
    let single = first(&state, Kind::Single);
    update(&mut state, Intent::Go(single), &hands);
    update(&mut state, Intent::Key(Press::of(egui::Key::ArrowRight)), &hands);
    update(&mut state, Intent::Key(Press::of(egui::Key::A)), &hands);
    assert!(state.open.progress.answer(single).is_none());
    assert!(state.open.progress.answer(single + 1).is_some());
}
