//! The list of places at the left of the office's screens.

use egui::{CornerRadius, CursorIcon, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::super::theme::{RADIUS_SMALL, look};
use super::{Text, crisp, focus_ring};

/// The heading of a group of places.
pub fn nav_caption_ui(ui: &mut Ui, text: &str) {
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.add_space(14.0);
        ui.add(Text::new(text).note().faint());
    });
}

/// One place. The one where the person is stands out.
pub fn nav_item_ui(ui: &mut Ui, label: &str, here: bool) -> Response {
    let look = look(ui);
    let palette = &look.palette;
    let size = Vec2::new(ui.available_width(), look.sizes.nav_row);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), here, label));
    if ui.is_rect_visible(rect) {
        let rect = crisp(ui, rect);
        let radius = CornerRadius::same(RADIUS_SMALL);
        let text = Text::new(label);
        let text = if here {
            ui.painter().rect_filled(rect, radius, palette.blue_tone.tint);
            text.bold().colour(palette.blue_tone.ink)
        } else {
            if response.hovered() {
                ui.painter().rect_filled(rect, radius, palette.hover);
            }
            text.soft()
        };
        let galley = text.galley(ui, rect.width() - 28.0);
        let at = egui::pos2(rect.left() + 14.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, palette.ink);
        focus_ring(ui, &look, &response, RADIUS_SMALL);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

#[cfg(test)]
mod tests {
    use super::super::testing::window_with;
    use super::*;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn a_place_is_gone_to_by_its_name() {
        let mut harness = window_with(
            |ui, here: &mut usize| {
                nav_caption_ui(ui, "人事");
                for (index, label) in ["花名册", "年度计划"].into_iter().enumerate() {
                    if nav_item_ui(ui, label, *here == index).clicked() {
                        *here = index;
                    }
                }
            },
            0,
        );
        harness.get_by_label("年度计划").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
    }
}
