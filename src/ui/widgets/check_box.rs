//! A box that is ticked, with a sentence at its right that is pressed as well.

use egui::{CornerRadius, Response, Shape, Stroke, StrokeKind, Ui, Vec2, Widget};

use super::super::theme::{RADIUS_TAG, look};
use super::Text;
use super::choice::switched_ui;

/// A check box: for an agreement, where [`super::Toggle`] is for a setting.
#[must_use = "add it to a `Ui`"]
pub struct CheckBox<'a> {
    on: &'a mut bool,
    label: &'a str,
}

impl<'a> CheckBox<'a> {
    /// A check box of `on`.
    pub const fn new(on: &'a mut bool, label: &'a str) -> Self {
        Self { on, label }
    }
}

impl Widget for CheckBox<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let side = (look(ui).sizes.text * 1.4).round();
        let label = Text::new(self.label).bold();
        switched_ui(ui, self.on, self.label, label, Vec2::splat(side), |ui, look, response, square, on| {
            let palette = &look.palette;
            let (fill, edge) = if on {
                (palette.blue, palette.blue)
            } else if response.hovered() {
                (palette.hover, palette.blue_tone.ink)
            } else {
                (palette.panel, palette.soft)
            };
            let stroke = Stroke::new(look.line_width().max(1.5), edge);
            ui.painter().rect(square, CornerRadius::same(RADIUS_TAG), fill, stroke, StrokeKind::Inside);
            if on {
                let at = |x: f32, y: f32| square.min + Vec2::new(x, y) * side;
                let tick = vec![at(0.24, 0.52), at(0.43, 0.70), at(0.77, 0.31)];
                ui.painter().add(Shape::line(tick, Stroke::new((side / 9.0).max(2.0), palette.on_blue)));
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::window_with;
    use super::*;
    use egui::Key;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn it_is_ticked_by_its_sentence_and_by_space() {
        let mut harness = window_with(
            |ui, on: &mut bool| {
                ui.add(CheckBox::new(on, "我已阅读并同意"));
            },
            false,
        );
        harness.get_by_label("我已阅读并同意").click();
        harness.run();
        assert!(*harness.state());
        harness.key_press(Key::Tab);
        harness.run();
        harness.key_press(Key::Space);
        harness.run();
        assert!(!*harness.state());
    }
}
