//! Time in a sitting: what the clock on the screen gives and takes, when the power fails and when somebody sets the clock.

use std::collections::VecDeque;

use super::stage::{Office, somebody};
use super::{CADRES, MINUTE, change, export, finish};
use xiaoankao::domain::assembly::ClockWhileOff;
use xiaoankao::domain::scoring::Answer;
use xiaoankao::domain::sitting::{EventKind, HandInReason, Millis};
use xiaoankao::service::hand_in::{HandIn, HandedIn, hand_in};
use xiaoankao::service::open_sitting::{resume_sitting, unfinished};
use xiaoankao::service::record::{RecordError, keep_time, record};
use xiaoankao::ui::screens::question::Act;
use xiaoankao::ui::screens::sitting::{Effect, Intent, State, saved, tick, update};

/// Carries out what the screen asks for, as the window does, and returns what handing in gave.
fn carry_out(office: &mut Office, state: &mut State, effects: Vec<Effect>) -> Option<HandedIn> {
    let mut waiting: VecDeque<Effect> = effects.into();
    while let Some(effect) = waiting.pop_front() {
        let id = state.open.id.clone();
        let (store, clock) = office.both();
        match effect {
            Effect::Record(events) => {
                store.transact(|store| events.iter().try_for_each(|event| record(store, &id, event))).unwrap();
                waiting.extend(saved(state, events.last().unwrap().sequence, clock));
            }
            Effect::KeepTime { used, wall } => keep_time(store, &id, used, wall).unwrap(),
            Effect::HandIn { reason, used } => {
                return Some(hand_in(store, clock, &HandIn { sitting: id, reason, used }).unwrap());
            }
            Effect::Leave | Effect::NextTextSize => {}
        }
    }
    None
}

/// A screen on which somebody sits the exam of cadres.
pub(crate) fn sit_down(office: &mut Office) -> State {
    office.store().put_candidate(&somebody()).unwrap();
    let open = office.start(&somebody(), CADRES).unwrap();
    State::new(open, &office.clock)
}

pub(crate) fn wants(office: &mut Office, state: &mut State, intent: Intent) -> Option<HandedIn> {
    let effects = update(state, intent, &office.clock);
    carry_out(office, state, effects)
}

fn time_passes(office: &mut Office, state: &mut State, millis: i64) -> Option<HandedIn> {
    office.clock.pass(millis);
    let effects = tick(state, &office.clock);
    carry_out(office, state, effects)
}

/// The program dies and is started again after so long; the sitting is resumed.
fn power_cut(office: &mut Office, off: i64) -> State {
    office.close();
    office.clock.off_for(off);
    office.reopen();
    let found = unfinished(office.store()).unwrap().remove(0).id;
    let (store, clock) = office.both();
    State::new(resume_sitting(store, clock, &found).unwrap(), clock)
}

#[test]
fn when_the_time_is_up_the_sitting_hands_itself_in_with_what_was_answered() {
    let mut office = Office::open();
    let mut state = sit_down(&mut office);
    let limit = i64::from(state.open.settings.minutes) * MINUTE;
    assert_eq!(wants(&mut office, &mut state, Intent::Act(Act::Choose(0))), None);
    assert_eq!(time_passes(&mut office, &mut state, limit - 1), None);
    assert_eq!(state.left(), Millis(1));
    let handed_in = time_passes(&mut office, &mut state, 1).unwrap();
    assert_eq!(handed_in.result.used, Millis(limit));
    let row = &export(&mut office, "成绩").results[0];
    assert_eq!((row.hand_in, row.answered, row.seconds_used), (HandInReason::TimeUp, 1, limit / 1000));
}

#[test]
fn an_answer_after_the_deadline_is_refused_also_before_the_next_tick() {
    let mut office = Office::open();
    let mut state = sit_down(&mut office);
    wants(&mut office, &mut state, Intent::Act(Act::Choose(0)));
    let before = state.open.progress.answers().to_vec();
    office.clock.pass(i64::from(state.open.settings.minutes) * MINUTE + 1);
    let handed_in = wants(&mut office, &mut state, Intent::Act(Act::Choose(1)));
    assert_eq!(state.open.progress.answers(), before);
    assert!(handed_in.is_some());
    let row = &export(&mut office, "成绩").results[0];
    assert_eq!((row.hand_in, row.answered), (HandInReason::TimeUp, 1));
}

#[test]
fn nothing_can_be_recorded_once_it_is_handed_in() {
    let mut office = Office::open();
    let mut state = sit_down(&mut office);
    wants(&mut office, &mut state, Intent::Act(Act::Choose(0)));
    wants(&mut office, &mut state, Intent::AskHandIn);
    wants(&mut office, &mut state, Intent::HandIn).unwrap();
    let before = export(&mut office, "前");
    let late = |sequence| xiaoankao::domain::sitting::Event {
        sequence,
        used: Millis(1),
        wall: Millis(1),
        kind: EventKind::Answered { question: 1, answer: Some(Answer::Truth(true)) },
    };
    let next = u32::try_from(office.store().journal(&state.open.id).unwrap().len()).unwrap();
    let refused = record(office.store(), &state.open.id, &late(next));
    assert!(matches!(refused, Err(RecordError::HandedIn)), "{refused:?}");
    assert_eq!(export(&mut office, "后"), before);
}

#[test]
fn events_given_again_after_a_commit_whose_answer_was_lost_change_nothing() {
    let mut office = Office::open();
    let mut state = sit_down(&mut office);
    office.clock.pass(1_000);
    let mut effects = update(&mut state, Intent::Act(Act::Choose(0)), &office.clock);
    let Some(Effect::Record(mut events)) = effects.pop() else { panic!("no events") };
    update(&mut state, Intent::Flag, &office.clock);
    let flagged = EventKind::Flagged { question: 0, flagged: true };
    events.push(xiaoankao::domain::sitting::Event { sequence: 2, kind: flagged, ..events[0].clone() });
    let id = state.open.id.clone();
    for _ in 0..2 {
        for event in &events {
            record(office.store(), &id, event).unwrap();
        }
    }
    assert_eq!(office.store().journal(&id).unwrap().len(), 3);
    // Another event with a number that is taken is not the same event.
    let other = xiaoankao::domain::sitting::Event { kind: EventKind::FocusLost, ..events[0].clone() };
    assert!(matches!(record(office.store(), &id, &other), Err(RecordError::OutOfOrder { expected: 3, found: 1 })));
}

#[test]
fn setting_the_wall_clock_during_a_sitting_neither_gives_nor_takes_time_and_is_an_event() {
    for by in [-3_600_000, 3_600_000, -40 * 24 * 60 * MINUTE] {
        let mut office = Office::open();
        let mut state = sit_down(&mut office);
        time_passes(&mut office, &mut state, 30_000);
        office.clock.set_by(by);
        time_passes(&mut office, &mut state, 30_000);
        time_passes(&mut office, &mut state, 30_000);
        assert_eq!(state.used, Millis(90_000));
        let jumps: Vec<_> = state.open.progress.incidents().iter().map(|incident| incident.kind.clone()).collect();
        assert_eq!(jumps, [EventKind::ClockJumped { by: Millis(by) }]);

        // Over a power cut too.
        let state = power_cut(&mut office, 5 * MINUTE);
        assert_eq!(state.used, Millis(90_000));
        let row = {
            let open = state.open;
            finish(&mut office, &open, HandInReason::Candidate);
            export(&mut office, "成绩").results.remove(0)
        };
        assert_eq!((row.clock_jumps, row.resumed, row.seconds_used), (1, 1, 90));
    }
}

#[test]
fn where_the_clock_stops_a_power_cut_takes_nothing_whatever_the_wall_clock_says_afterwards() {
    for off in [10 * MINUTE, -24 * 60 * MINUTE, 400 * 24 * 60 * MINUTE] {
        let mut office = Office::open();
        let mut state = sit_down(&mut office);
        time_passes(&mut office, &mut state, 7_000);
        wants(&mut office, &mut state, Intent::Act(Act::Choose(0)));
        time_passes(&mut office, &mut state, 6_000);
        let resumed = power_cut(&mut office, off);
        assert_eq!(resumed.used, Millis(13_000), "kept between the events");
        assert_eq!(resumed.open.progress.answered(), 1);
        let last = resumed.open.progress.incidents().last().unwrap();
        assert_eq!(last.kind, EventKind::Resumed { counted: Millis(0) });
    }
}

#[test]
fn where_the_clock_runs_on_the_time_off_counts_and_a_clock_set_back_gives_nothing() {
    for (off, counted) in [(10 * MINUTE, 10 * MINUTE), (-24 * 60 * MINUTE, 0)] {
        let mut office = Office::open();
        change(&mut office, CADRES, |change| change.settings.clock_while_off = ClockWhileOff::Runs);
        let mut state = sit_down(&mut office);
        time_passes(&mut office, &mut state, 6_000);
        let mut resumed = power_cut(&mut office, off);
        assert_eq!(resumed.used, Millis(6_000 + counted));
        let last = resumed.open.progress.incidents().last().unwrap();
        assert_eq!(last.kind, EventKind::Resumed { counted: Millis(counted) });
        assert_eq!(time_passes(&mut office, &mut resumed, 1_000), None);
        assert_eq!(resumed.used, Millis(7_000 + counted));
        // A second cut right after the first counts from the resumption, not from before it.
        let again = power_cut(&mut office, MINUTE);
        assert_eq!(again.used, Millis(6_000 + counted + 1_000 + MINUTE));
    }
}

#[test]
fn where_the_clock_runs_on_and_the_time_ran_out_in_the_dark_it_is_handed_in_at_once() {
    let mut office = Office::open();
    change(&mut office, CADRES, |change| change.settings.clock_while_off = ClockWhileOff::Runs);
    let mut state = sit_down(&mut office);
    wants(&mut office, &mut state, Intent::Act(Act::Choose(0)));
    let mut resumed = power_cut(&mut office, 61 * MINUTE);
    assert_eq!(resumed.left(), Millis(0));
    assert!(time_passes(&mut office, &mut resumed, 0).is_some());
    let row = &export(&mut office, "成绩").results[0];
    assert_eq!((row.hand_in, row.answered), (HandInReason::TimeUp, 1));
}

#[test]
fn a_wall_clock_set_forward_and_back_again_before_a_power_cut_gives_no_time() {
    let mut office = Office::open();
    change(&mut office, CADRES, |change| change.settings.clock_while_off = ClockWhileOff::Runs);
    let mut state = sit_down(&mut office);
    office.clock.set_by(24 * 60 * MINUTE);
    time_passes(&mut office, &mut state, 6_000);
    office.clock.set_by(-24 * 60 * MINUTE);
    time_passes(&mut office, &mut state, 1_000);
    let resumed = power_cut(&mut office, 10 * MINUTE);
    assert_eq!(resumed.used, Millis(7_000 + 10 * MINUTE));
}
