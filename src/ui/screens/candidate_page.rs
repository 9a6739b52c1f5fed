//! What the candidate's screens have in common: the bar, the page that scrolls, rows whose right side has a width of its own, and keys
//! that act on the whole screen.

use std::fmt::Debug;
use std::hash::Hash;

use egui::{
    Align, CentralPanel, EventFilter, Frame, Key, Layout, Modifiers, Panel, Rangef, Rect, ScrollArea, Ui, UiBuilder,
    Vec2,
};

use crate::text::screens::candidate_page as words;
use crate::ui::theme::look;
use crate::ui::widgets::{Button, Tag, Text, TopBar};

/// No page is wider: a line of words and the figure at its end must be seen at one glance.
pub const WIDEST: f32 = 1222.0;
/// The least space at each side of a page.
const SIDE: f32 = 72.0;
/// Space above and below what a page shows.
const AIR: f32 = 36.0;

/// Draws the bar at the top with who is here and the way to text size and colours; whether that was pressed.
pub fn bar_ui(ui: &mut Ui, path: &[&str], tags: &[Tag<'_>], who: &str, extra: impl FnOnce(&mut Ui)) -> bool {
    TopBar::new(path)
        .tags(tags)
        .show(ui, |ui| {
            extra(ui);
            let pressed = ui.add(Button::link(words::LOOK)).clicked();
            if !who.is_empty() {
                let who = Text::new(who).soft();
                // What a narrow bar has no room for in one line would push the bar's title away.
                let width = who.galley(ui, f32::INFINITY).size().x;
                if width < ui.available_width() * 0.5 {
                    ui.add(who);
                }
            }
            pressed
        })
        .inner
}

/// Draws a page no wider than `widest` in the middle of the room that is left. It scrolls where it is too high, by wheel and by keys.
/// `content` is given the height that is in sight.
pub fn page_ui(ui: &mut Ui, widest: f32, content: impl FnOnce(&mut Ui, f32)) {
    scrolling_ui(ui, "page", AIR, |room| middle(room, widest), content);
}

/// The same for a page of which there are several: each `key` keeps its own place, and a new one begins at its top.
pub fn page_of_ui(ui: &mut Ui, key: impl Hash + Debug, widest: f32, content: impl FnOnce(&mut Ui, f32)) {
    const AIR: f32 = 28.0;
    scrolling_ui(ui, key, AIR, |room| middle(room, widest), content);
}

/// Draws what stands at the left of the room, as a question beside its answer sheet. It scrolls as a page does.
pub fn reading_ui(ui: &mut Ui, widest: f32, content: impl FnOnce(&mut Ui, f32)) {
    const SIDE: f32 = 40.0;
    const AIR: f32 = 26.0;
    let place = |room: Rect| {
        let width = (room.width() - 2.0 * SIDE).min(widest).floor();
        Rangef::new(room.left() + SIDE, room.left() + SIDE + width)
    };
    scrolling_ui(ui, "reading", AIR, place, content);
}

/// Content may not move sideways when the scroll bar comes, which has room enough beside it.
fn scrolling_ui(
    ui: &mut Ui,
    key: impl Hash + Debug,
    air: f32,
    place: impl FnOnce(Rect) -> Rangef,
    content: impl FnOnce(&mut Ui, f32),
) {
    let canvas = Frame::new().fill(look(ui).palette.canvas);
    CentralPanel::default().frame(canvas).show(ui, |ui| {
        let room = ui.available_rect_before_wrap();
        let place = place(room);
        let spacing = ui.spacing().item_spacing;
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt(key).auto_shrink(false).show(ui, |ui| {
            scroll_by_keys(ui, room.height());
            ui.add_space(air);
            placed_ui(ui, place, |ui| {
                ui.spacing_mut().item_spacing = spacing;
                content(ui, room.height() - 2.0 * air);
            });
            ui.add_space(air);
        });
    });
}

/// Draws the bar with buttons under a page of the same width.
pub fn foot_ui<R>(ui: &mut Ui, id: &'static str, widest: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let look = look(ui);
    let frame = Frame::new().fill(look.palette.panel);
    let shown = Panel::bottom(id)
        .exact_size(look.sizes.foot_bar)
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            let room = ui.available_rect_before_wrap();
            placed_ui(ui, middle(room, widest), |ui| {
                let size = Vec2::new(ui.available_width(), room.height());
                ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 12.0;
                    content(ui)
                })
                .inner
            })
        });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, look.hairline());
    shown.inner
}

/// The middle of the width, no wider than `widest`.
fn middle(room: Rect, widest: f32) -> Rangef {
    let width = (room.width() - 2.0 * SIDE).min(widest).floor();
    let left = (room.left() + (room.width() - width) / 2.0).floor();
    Rangef::new(left, left + width)
}

/// Draws from top to bottom between two sides.
fn placed_ui<R>(ui: &mut Ui, place: Rangef, content: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_rect_before_wrap();
    let rect = Rect::from_x_y_ranges(place, room.y_range());
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)), |ui| {
        ui.set_width(place.span());
        content(ui)
    })
    .inner
}

/// Whether `key` alone was pressed and meant the whole screen: no dialog is open and nobody writes in a field.
#[must_use]
pub fn pressed(ui: &Ui, key: Key) -> bool {
    let ctx = ui.ctx();
    let covered = ctx.memory(|memory| memory.top_modal_layer().is_some());
    !covered && !ctx.text_edit_focused() && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

/// Keeps the arrows for the screen: otherwise egui moves the keyboard's place from button to button with them.
pub fn keep_arrows(ui: &Ui) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.ctx().memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.set_focus_lock_filter(id, filter);
        }
    });
}

/// Scrolls down by the space bar, and with Shift up, while no control has the keyboard that would be pressed by it.
pub fn scroll_by_space(ui: &Ui, height: f32) {
    const KEPT: f32 = 64.0;
    let ctx = ui.ctx();
    let covered = ctx.memory(|memory| memory.top_modal_layer().is_some() || memory.focused().is_some());
    if covered {
        return;
    }
    let page = (height - KEPT).max(KEPT);
    for (modifiers, down) in [(Modifiers::SHIFT, -page), (Modifiers::NONE, page)] {
        if ctx.input_mut(|input| input.consume_key(modifiers, Key::Space)) {
            ui.scroll_with_delta(Vec2::new(0.0, -down));
        }
    }
}

/// Scrolls by the arrows up and down, Page Up and Page Down, Home and End.
pub fn scroll_by_keys(ui: &Ui, height: f32) {
    const LINE: f32 = 64.0;
    const FAR: f32 = 1.0e6;
    keep_arrows(ui);
    let page = (height - LINE).max(LINE);
    for (key, down) in [
        (Key::ArrowDown, LINE),
        (Key::ArrowUp, -LINE),
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::End, FAR),
        (Key::Home, -FAR),
    ] {
        if pressed(ui, key) {
            ui.scroll_with_delta(Vec2::new(0.0, -down));
        }
    }
}
