//! Choices of one among few, and a switch.

use egui::{CornerRadius, CursorIcon, Rect, Response, Role, Sense, StrokeKind, Ui, Vec2, Widget, WidgetInfo, pos2};

use super::super::theme::{Look, RADIUS_SMALL, TextScale, Theme, look};
use super::{Text, crisp, focus_ring, width_of};
use crate::text::ui as words;

/// Segments side by side, one of them chosen. Answers with the one that was pressed, if it is another.
pub fn segmented_ui<T: Copy + PartialEq>(ui: &mut Ui, name: &str, options: &[(T, &str)], chosen: T) -> Option<T> {
    const PADDING: f32 = 18.0;
    let look = look(ui);
    let palette = &look.palette;
    let font = look.bold(look.sizes.text);
    let widths: Vec<f32> =
        options.iter().map(|(_, label)| (width_of(ui, label, font.clone()) + 2.0 * PADDING).ceil()).collect();
    let size = Vec2::new(widths.iter().sum(), look.sizes.button_small);
    let (rect, group) = ui.allocate_exact_size(size, Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, ui.is_enabled(), name));
    let rect = crisp(ui, rect);
    let radius = CornerRadius::same(RADIUS_SMALL);
    ui.painter().rect_filled(rect, radius, palette.panel);
    let mut pressed = None;
    let mut left = rect.left();
    let last = options.len().saturating_sub(1);
    let mut focused = None;
    for (index, ((value, label), width)) in options.iter().zip(widths).enumerate() {
        let segment = Rect::from_min_size(pos2(left, rect.top()), Vec2::new(width, rect.height()));
        left += width;
        let response = ui.interact(segment, group.id.with(index), Sense::click());
        let here = *value == chosen;
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), here, *label));
        let corners = CornerRadius {
            nw: if index == 0 { RADIUS_SMALL } else { 0 },
            sw: if index == 0 { RADIUS_SMALL } else { 0 },
            ne: if index == last { RADIUS_SMALL } else { 0 },
            se: if index == last { RADIUS_SMALL } else { 0 },
        };
        let text = Text::new(label);
        let text = if here {
            ui.painter().rect_filled(segment, corners, palette.blue_tone.tint);
            text.bold().colour(palette.blue_tone.ink)
        } else {
            if response.hovered() {
                ui.painter().rect_filled(segment, corners, palette.hover);
            }
            text
        };
        let galley = text.galley(ui, f32::INFINITY);
        let at = segment.center() - galley.size() / 2.0;
        ui.painter().galley(at, galley, palette.ink);
        if index > 0 {
            let line = look.outline(palette.edge);
            ui.painter().vline(segment.left() + 0.5, segment.y_range(), line);
        }
        if response.clicked() && !here {
            pressed = Some(*value);
        }
        if response.has_focus() {
            focused = Some(response.clone());
        }
        response.on_hover_cursor(CursorIcon::PointingHand);
    }
    let stroke = look.outline(palette.edge);
    ui.painter().rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    if let Some(response) = focused {
        focus_ring(ui, &look, &response, RADIUS_SMALL);
    }
    pressed
}

/// The choice of text size, in words.
pub fn text_scale_ui(ui: &mut Ui, chosen: TextScale) -> Option<TextScale> {
    let [medium, large, extra_large] = words::TEXT_SIZES;
    let options = [(TextScale::Medium, medium), (TextScale::Large, large), (TextScale::ExtraLarge, extra_large)];
    segmented_ui(ui, words::TEXT_SIZE, &options, chosen)
}

/// The choice of colours, in words.
pub fn theme_ui(ui: &mut Ui, chosen: Theme) -> Option<Theme> {
    let [light, dark, high_contrast] = words::THEMES;
    let options = [(Theme::Light, light), (Theme::Dark, dark), (Theme::HighContrast, high_contrast)];
    segmented_ui(ui, words::COLOURS, &options, chosen)
}

/// A switch with its label at the right, which is pressed as well.
#[must_use = "add it to a `Ui`"]
pub struct Toggle<'a> {
    on: &'a mut bool,
    label: &'a str,
}

impl<'a> Toggle<'a> {
    /// A switch of `on`.
    pub const fn new(on: &'a mut bool, label: &'a str) -> Self {
        Self { on, label }
    }
}

impl Widget for Toggle<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        const TRACK: Vec2 = Vec2::new(40.0, 22.0);
        switched_ui(ui, self.on, self.label, Text::new(self.label), TRACK, |ui, look, _, track, on| {
            let palette = &look.palette;
            let (fill, edge, knob, knob_x) = if on {
                (palette.blue, palette.blue, palette.on_blue, track.right() - 11.0)
            } else {
                (palette.panel, palette.soft, palette.soft, track.left() + 11.0)
            };
            ui.painter().rect(track, CornerRadius::same(11), fill, look.outline(edge), StrokeKind::Inside);
            ui.painter().circle_filled(pos2(knob_x, track.center().y), 7.0, knob);
        })
    }
}

/// What is switched by pressing its mark or its label: the mark, painted by `paint`, and the label at its right.
pub(super) fn switched_ui(
    ui: &mut Ui,
    on: &mut bool,
    name: &str,
    label: Text<'_>,
    mark: Vec2,
    paint: impl FnOnce(&Ui, &Look, &Response, Rect, bool),
) -> Response {
    const GAP: f32 = 12.0;
    let look = look(ui);
    let galley = label.galley(ui, ui.available_width() - mark.x - GAP);
    let height = galley.size().y.max(look.sizes.button_small);
    let size = Vec2::new(mark.x + GAP + galley.size().x, height);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let on = *on;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, name));
    if ui.is_rect_visible(rect) {
        let mark = crisp(ui, Rect::from_min_size(pos2(rect.left(), rect.center().y - mark.y / 2.0), mark));
        paint(ui, &look, &response, mark, on);
        let at = pos2(mark.right() + GAP, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, look.palette.ink);
        focus_ring(ui, &look, &response, RADIUS_SMALL);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

#[cfg(test)]
mod tests {
    use super::super::testing::window_with;
    use super::*;
    use crate::ui::theme::look_of;
    use egui::Key;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn a_larger_text_size_is_in_force_in_the_next_frame() {
        let mut harness = window_with(
            |ui, scale: &mut TextScale| {
                if let Some(pressed) = text_scale_ui(ui, *scale) {
                    *scale = pressed;
                    Theme::Dark.apply(ui.ctx(), pressed);
                }
                theme_ui(ui, Theme::Dark);
            },
            TextScale::Medium,
        );
        harness.get_by_label("特大").click();
        harness.run();
        assert_eq!(*harness.state(), TextScale::ExtraLarge);
        assert_eq!(look_of(&harness.ctx).scale, TextScale::ExtraLarge);
    }

    #[test]
    fn a_switch_is_switched_by_its_label_and_by_space() {
        let mut harness = window_with(
            |ui, on: &mut bool| {
                ui.add(Toggle::new(on, "断电时停止计时"));
            },
            false,
        );
        harness.get_by_label("断电时停止计时").click();
        harness.run();
        assert!(*harness.state());
        harness.key_press(Key::Tab);
        harness.run();
        harness.key_press(Key::Space);
        harness.run();
        assert!(!*harness.state());
    }
}
