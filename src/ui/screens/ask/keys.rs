//! An item by keyboard alone: letters answer, arrows move, Enter judges and goes on, Escape leaves.

use egui::{Context, Event, FocusDirection, Key, Modifiers};

use super::state::{Ask, Intent};
use crate::domain::bank::Kind;
use crate::ui::screens::question::act_of_letter;

/// What keys ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Something of the item.
    Of(Intent),
    /// To judge the answer, or after that to go on.
    GoOn,
    /// To leave.
    Leave,
}

/// What the keys pressed in this frame ask for. Those that are for the item alone are taken, so that no control and no page
/// is moved by them as well.
#[must_use]
pub fn wishes(ctx: &Context, ask: &Ask) -> Vec<Wish> {
    if ctx.memory(|memory| memory.top_modal_layer().is_some()) {
        return Vec::new();
    }
    let typing = ctx.text_edit_focused() && ask.question().is_some_and(|question| question.kind == Kind::Fill);
    let is_free = typing || ctx.memory(|memory| memory.focused().is_none());
    let is_judged = ask.outcome().is_some();
    // Enter on an option that is chosen means the whole answer: else it would be taken back.
    let enters = is_free || (ask.on_option && ask.is_complete());
    let wish = |key: Key, modifiers: Modifiers| match key {
        Key::Enter if modifiers.command || (modifiers.is_none() && enters) => Some(Wish::GoOn),
        _ if modifiers.any() || typing => None,
        Key::Escape => Some(Wish::Leave),
        Key::ArrowRight if is_judged => Some(Wish::GoOn),
        Key::ArrowUp if !is_judged => Some(Wish::Of(Intent::MoveCursor(-1))),
        Key::ArrowDown if !is_judged => Some(Wish::Of(Intent::MoveCursor(1))),
        _ if is_judged => None,
        key => act_of_letter(ask.question()?, ask.row, key).map(|act| Wish::Of(Intent::Act(act))),
    };
    let mut wishes = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let found = wish(*key, *modifiers);
            // A field must hear Enter and Escape as well, to let the keyboard go.
            let keep = found.is_none() || typing;
            wishes.extend(found);
            keep
        });
    });
    if wishes.iter().any(|wish| matches!(wish, Wish::Of(Intent::MoveCursor(_)))) {
        // Else the toolkit would move the focus among the controls by the same arrows.
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    wishes
}
