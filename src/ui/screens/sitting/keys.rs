//! The sitting by keyboard alone: A to H answer, arrows move, F flags, N jumps, Enter goes on, Ctrl+Enter hands in.

use egui::{Context, Event, FocusDirection, Key, Modifiers};

use super::state::{Intent, State};
use crate::domain::bank::Kind;
use crate::ui::screens::question::act_of_letter;

/// The key that flags: F, or Shift+F where a question has an option F.
pub(super) const fn flag_key(options: usize) -> &'static str {
    if options >= 6 { "Shift+F" } else { "F" }
}

/// A key that was pressed, and where the keyboard was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Press {
    key: Key,
    modifiers: Modifiers,
    /// A field was typed into.
    typing: bool,
    /// Enter presses nothing: no control has the keyboard, or only a field.
    free: bool,
}

#[cfg(test)]
impl Press {
    /// A key alone, while nothing has the keyboard.
    pub(super) const fn of(key: Key) -> Self {
        Self { key, modifiers: Modifiers::NONE, typing: false, free: true }
    }
}

/// The keys pressed in this frame. What each means is found when its turn comes: on a slow machine one frame may hold
/// several, and the first may go to another row or question.
pub(super) fn keys(ctx: &Context, state: &State) -> Vec<Intent> {
    // A picture may lie over the question.
    let is_covered = ctx.memory(|memory| memory.top_modal_layer().is_some());
    if is_covered || state.dialog.is_some() || state.handing_in.is_some() {
        return Vec::new();
    }
    let typing = ctx.text_edit_focused();
    let free = typing || ctx.memory(|memory| memory.focused().is_none());
    let pressed: Vec<(Key, Modifiers)> = ctx.input(|input| {
        let key = |event: &Event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
            _ => None,
        };
        input.events.iter().filter_map(key).collect()
    });
    let arrows = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    if !typing && pressed.iter().any(|(key, _)| arrows.contains(key)) {
        // Else the toolkit would move the focus among the controls by the same arrows.
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    pressed.into_iter().map(|(key, modifiers)| Intent::Key(Press { key, modifiers, typing, free })).collect()
}

/// What a key means as things stand. While a field is typed into, only keys with Ctrl and those that go on count.
pub(super) fn meaning(state: &State, press: Press) -> Option<Intent> {
    let Press { key, modifiers, typing, free } = press;
    let (_, question, _) = state.current()?;
    // An earlier key of the same frame may have left the question with the field, or asked something.
    let typing = typing && question.kind == Kind::Fill;
    if state.dialog.is_some() {
        return None;
    }
    if modifiers.command {
        return match key {
            Key::Enter => Some(Intent::AskHandIn),
            Key::ArrowLeft => Some(Intent::Previous),
            Key::ArrowRight => Some(Intent::Next),
            _ => None,
        };
    }
    match key {
        Key::PageUp => return Some(Intent::Previous),
        Key::PageDown => return Some(Intent::Next),
        Key::Enter if free => return Some(Intent::Next),
        _ if typing => return None,
        Key::ArrowLeft => return Some(Intent::Previous),
        Key::ArrowRight => return Some(Intent::Next),
        Key::ArrowUp => return Some(Intent::MoveCursor(-1)),
        Key::ArrowDown => return Some(Intent::MoveCursor(1)),
        Key::N => return Some(Intent::NextUnanswered),
        _ => {}
    }
    if key == Key::F && (modifiers.shift || question.options.len() < 6) {
        return Some(Intent::Flag);
    }
    act_of_letter(question, state.row, key).map(Intent::from)
}
