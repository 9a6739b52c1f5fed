//! The programme's mark: one character on a red square.

use egui::{Color32, CornerRadius, Role, Sense, Ui, Vec2, WidgetInfo};

use super::super::theme::{Look, look};
use super::{centred, crisp};
use crate::text::ui as words;

/// Draws the mark with a side of `side` points: red on a panel, or, on the red start page, white.
pub fn mark_ui(ui: &mut Ui, side: f32, on_red: bool) {
    let look = look(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words::NAME));
    let rect = crisp(ui, rect);
    let (ground, ink) = colours(&look, on_red);
    ui.painter().rect_filled(rect, CornerRadius::same(corner(side)), ground);
    centred(ui, rect, words::MARK, look.bold((side * 0.54).round()), ink);
}

fn colours(look: &Look, on_red: bool) -> (Color32, Color32) {
    let palette = &look.palette;
    if on_red { (palette.on_red, palette.red) } else { (palette.red, palette.on_red) }
}

/// A fifth of the side, as a radius.
fn corner(side: f32) -> u8 {
    if side < 40.0 { 6 } else { 12 }
}

#[cfg(test)]
mod tests {
    use super::super::testing::window;
    use super::*;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn the_mark_has_the_programmes_name() {
        let mut harness = window(|ui| mark_ui(ui, 30.0, false));
        harness.run();
        harness.get_by_label(words::NAME);
    }
}
