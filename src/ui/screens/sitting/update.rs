//! What happens when the person wants something, and as time passes. No window is needed for it.

use super::keys::meaning;
use super::state::{Dialog, Draft, Effect, HandingIn, Intent, State, WARNINGS};
use crate::domain::scoring::Answer;
use crate::domain::sitting::{Clock, EventKind, HandInReason, Millis};
use crate::ui::screens::question::{Act, blank_count, given, row_count};

/// How long typing must rest before it becomes an event.
const TYPING_RESTS: Millis = Millis(600);
/// How often the time used is kept: after a power cut no more than this is given back.
const KEEP_TIME: Millis = Millis(5_000);
/// How long to wait before saving is tried again.
const RETRY: Millis = Millis(2_000);
/// How long a notice of the time stays.
const NOTICE: Millis = Millis(20_000);

/// Does what the person wants.
pub fn update(state: &mut State, intent: Intent, clock: &dyn Clock) -> Vec<Effect> {
    if state.handing_in.is_some() {
        return if intent == Intent::RetryHandIn { retry_hand_in(state, clock) } else { Vec::new() };
    }
    state.read_clock(clock);
    if state.left() == Millis(0) {
        // The time ran out before the next tick: what is wanted now comes too late.
        begin_hand_in(state, clock, HandInReason::TimeUp);
        return send(state, clock);
    }
    let mut effects = Vec::new();
    match intent {
        Intent::Key(press) => {
            return meaning(state, press).map_or_else(Vec::new, |meant| update(state, meant, clock));
        }
        Intent::Act(act @ (Act::Choose(_) | Act::Say(_) | Act::Place(_))) => answer(state, clock, &act),
        Intent::Act(act @ Act::Pair { row, .. }) => {
            answer(state, clock, &act);
            let rows = state.current().map_or(1, |(_, question, _)| question.left.len());
            state.row = (row + 1).min(rows.saturating_sub(1));
            state.cursor_moved = true;
        }
        Intent::Act(Act::Type { blank, text }) => type_text(state, clock, blank, text),
        Intent::Act(Act::Pasted) => {
            let question = state.open.progress.current();
            state.happen(clock, EventKind::Pasted { question });
        }
        Intent::Flag => {
            let question = state.open.progress.current();
            let flagged = !state.open.progress.is_flagged(question);
            state.happen(clock, EventKind::Flagged { question, flagged });
        }
        Intent::Go(question) => go(state, clock, question),
        Intent::Previous => {
            if let Some(question) = state.open.progress.current().checked_sub(1) {
                go(state, clock, question);
            }
        }
        Intent::Next => go(state, clock, state.open.progress.current().saturating_add(1)),
        Intent::NextUnanswered => {
            if let Some(question) = next_incomplete(state) {
                go(state, clock, question);
            }
        }
        Intent::MoveCursor(by) => move_cursor(state, by),
        Intent::AskHandIn => {
            settle_drafts(state, clock);
            state.dialog = Some(Dialog::HandIn);
        }
        Intent::AskLeave => {
            settle_drafts(state, clock);
            state.dialog = Some(Dialog::Leave);
        }
        Intent::CloseDialog => state.dialog = None,
        Intent::HandIn => begin_hand_in(state, clock, HandInReason::Candidate),
        Intent::RetryHandIn => {}
        Intent::Leave => effects.push(Effect::Leave),
        Intent::Understood => state.notice = None,
        Intent::Focus(true) => {
            if let Some(left_at) = state.left_at.take() {
                let away = Millis(clock.monotonic().0 - left_at.0);
                state.happen(clock, EventKind::FocusGained { away });
            }
        }
        Intent::Focus(false) => {
            if state.left_at.is_none() {
                state.left_at = Some(clock.monotonic());
                state.happen(clock, EventKind::FocusLost);
            }
        }
        Intent::Minimised => state.happen(clock, EventKind::Minimised),
        Intent::NextTextSize => effects.push(Effect::NextTextSize),
    }
    effects.extend(send(state, clock));
    effects
}

/// What the passing of time asks for; called at least once a second.
pub fn tick(state: &mut State, clock: &dyn Clock) -> Vec<Effect> {
    state.read_clock(clock);
    let mut effects = Vec::new();
    if state.handing_in.is_none() {
        let now = clock.monotonic();
        let rested = |draft: &Draft| now.0 - draft.changed.0 >= TYPING_RESTS.0;
        if state.drafts.values().any(rested) {
            settle_drafts(state, clock);
        }
        warn(state);
        if state.used.0 - state.kept_at.0 >= KEEP_TIME.0 {
            state.kept_at = state.used;
            effects.push(Effect::KeepTime { used: state.used, wall: clock.wall() });
        }
        if state.left() == Millis(0) {
            begin_hand_in(state, clock, HandInReason::TimeUp);
        }
    }
    effects.extend(send(state, clock));
    effects
}

/// Events up to this number are on the disk.
pub fn saved(state: &mut State, through: u32, clock: &dyn Clock) -> Vec<Effect> {
    state.in_flight = 0;
    state.failure = None;
    while state.outbox.front().is_some_and(|event| event.sequence <= through) {
        state.outbox.pop_front();
    }
    send(state, clock)
}

/// The events that were given away are not on the disk, for this reason in words.
pub fn save_failed(state: &mut State, reason: String, clock: &dyn Clock) {
    state.in_flight = 0;
    state.failure = Some(reason);
    state.retry_at = Millis(clock.monotonic().0 + RETRY.0);
}

/// Handing in did not succeed, for this reason in words.
pub fn hand_in_failed(state: &mut State, why: String) {
    if let Some(HandingIn::Asked(reason) | HandingIn::Waiting(reason)) = state.handing_in {
        state.handing_in = Some(HandingIn::Failed(reason, why));
    }
}

/// Gives away what waits in the outbox, one batch at a time, and the handing in once nothing waits.
fn send(state: &mut State, clock: &dyn Clock) -> Vec<Effect> {
    if state.in_flight > 0 || (state.failure.is_some() && clock.monotonic() < state.retry_at) {
        return Vec::new();
    }
    if !state.outbox.is_empty() {
        state.in_flight = state.outbox.len();
        return vec![Effect::Record(state.outbox.iter().cloned().collect())];
    }
    if let Some(HandingIn::Waiting(reason)) = state.handing_in {
        state.handing_in = Some(HandingIn::Asked(reason));
        return vec![Effect::HandIn { reason, used: state.used }];
    }
    Vec::new()
}

fn answer(state: &mut State, clock: &dyn Clock, act: &Act) {
    let question = state.open.progress.current();
    let Some((_, asked, part)) = state.current() else { return };
    let answer = given(asked, &part.options, state.open.progress.answer(question), act);
    if state.open.progress.answer(question) != answer.as_ref() {
        state.happen(clock, EventKind::Answered { question, answer });
    }
}

fn type_text(state: &mut State, clock: &dyn Clock, blank: usize, text: String) {
    let question = state.open.progress.current();
    let Some((_, asked, _)) = state.current() else { return };
    let blanks = blank_count(asked);
    let mut texts = match state.shown_answer(question) {
        Some(Answer::Fill(texts)) => texts,
        _ => Vec::new(),
    };
    texts.resize(blanks, String::new());
    if let Some(place) = texts.get_mut(blank) {
        *place = text;
    }
    state.drafts.insert(question, Draft { texts, changed: clock.monotonic() });
}

/// Makes events of what was typed.
fn settle_drafts(state: &mut State, clock: &dyn Clock) {
    for (question, draft) in std::mem::take(&mut state.drafts) {
        let answer = Some(Answer::Fill(draft.texts)).filter(|answer| !answer.is_empty());
        if state.open.progress.answer(question) != answer.as_ref() {
            state.happen(clock, EventKind::Answered { question, answer });
        }
    }
}

fn go(state: &mut State, clock: &dyn Clock, question: u16) {
    settle_drafts(state, clock);
    if usize::from(question) < state.open.questions.len() && question != state.open.progress.current() {
        state.cursor = None;
        state.row = 0;
        state.happen(clock, EventKind::Moved { question });
    }
}

fn next_incomplete(state: &State) -> Option<u16> {
    let current = state.open.progress.current();
    let open = || state.numbers().filter(|number| !state.is_complete(*number));
    open().find(|number| *number > current).or_else(|| open().find(|number| *number != current))
}

fn move_cursor(state: &mut State, by: isize) {
    let Some((_, question, _)) = state.current() else { return };
    if question.left.is_empty() {
        let count = row_count(question);
        let at = state.cursor.map_or(if by > 0 { 0 } else { count.saturating_sub(1) }, |cursor| {
            cursor.saturating_add_signed(by).min(count.saturating_sub(1))
        });
        state.cursor = Some(at);
        state.cursor_moved = true;
    } else {
        let rows = question.left.len();
        state.row = state.row.saturating_add_signed(by).min(rows.saturating_sub(1));
        state.cursor_moved = true;
    }
}

fn warn(state: &mut State) {
    let left = state.left().0;
    let due = WARNINGS.into_iter().filter(|minutes| left <= Millis::minutes(*minutes).0).min();
    if let Some(minutes) = due
        && minutes < state.warned
    {
        state.warned = minutes;
        state.notice = Some((minutes, state.used));
    }
    if state.notice.is_some_and(|(_, since)| state.used.0 - since.0 > NOTICE.0) {
        state.notice = None;
    }
}

fn begin_hand_in(state: &mut State, clock: &dyn Clock, reason: HandInReason) {
    settle_drafts(state, clock);
    state.dialog = None;
    state.handing_in = Some(HandingIn::Waiting(reason));
}

fn retry_hand_in(state: &mut State, clock: &dyn Clock) -> Vec<Effect> {
    if let Some(HandingIn::Failed(reason, _)) = state.handing_in {
        state.handing_in = Some(HandingIn::Waiting(reason));
    }
    send(state, clock)
}
