//! Words at the left, and at the right what is done with them.

use egui::{Align, Layout, Rect, Ui, UiBuilder, Vec2, pos2};

/// Draws `left` in the width that `right` leaves, and `right`, which is as wide and high as told, in the middle of the height that took.
pub fn beside_ui<R>(ui: &mut Ui, right_size: Vec2, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui) -> R) -> R {
    const GAP: f32 = 24.0;
    let room = ui.available_rect_before_wrap();
    let left_width = (room.width() - right_size.x - GAP).max(0.0);
    let left_rect = Rect::from_min_size(room.min, Vec2::new(left_width, room.height()));
    let used =
        ui.scope_builder(UiBuilder::new().max_rect(left_rect).layout(Layout::top_down(Align::Min)), left).response.rect;
    let missing = right_size.y - used.height();
    if missing > 0.0 {
        ui.add_space(missing);
    }
    let down = ((used.height() - right_size.y).max(0.0) / 2.0).floor();
    let at = pos2(room.right() - right_size.x, room.top() + down);
    let right_rect = Rect::from_min_size(at, right_size);
    let layout = Layout::right_to_left(Align::Center);
    right(&mut ui.new_child(UiBuilder::new().max_rect(right_rect).layout(layout)))
}
