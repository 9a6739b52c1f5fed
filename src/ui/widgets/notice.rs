//! A box that says what is wrong or new, and what to do about it.

use egui::{InnerResponse, Ui, Vec2};

use super::super::theme::{Tone, look};
use super::{Button, Card, Text, beside_ui};

/// A tinted box with a heading, sentences, and room for buttons.
#[derive(Clone, Copy)]
#[must_use = "show it"]
pub struct Notice<'a> {
    tone: Tone,
    heading: &'a str,
    body: &'a str,
    padding: (i8, i8),
}

impl<'a> Notice<'a> {
    /// A notice of any tone.
    pub const fn new(tone: Tone, heading: &'a str, body: &'a str) -> Self {
        Self { tone, heading, body, padding: (24, 16) }
    }

    /// With the air of the cards that it stands among.
    pub const fn padding(mut self, sides: i8, ends: i8) -> Self {
        self.padding = (sides, ends);
        self
    }

    /// Something to know.
    pub const fn blue(heading: &'a str, body: &'a str) -> Self {
        Self::new(Tone::Blue, heading, body)
    }

    /// Something to look at again.
    pub const fn amber(heading: &'a str, body: &'a str) -> Self {
        Self::new(Tone::Amber, heading, body)
    }

    /// Something that is wrong.
    pub const fn red(heading: &'a str, body: &'a str) -> Self {
        Self::new(Tone::Red, heading, body)
    }

    /// Draws the notice.
    pub fn show(self, ui: &mut Ui) {
        self.show_with(ui, |_| ());
    }

    /// Draws the notice with a button at its right; whether that was pressed.
    pub fn show_action(self, ui: &mut Ui, button: Button<'_>) -> bool {
        let tone = look(ui).tone(self.tone);
        Card::new()
            .padding(self.padding.0, self.padding.1)
            .fill(tone.wash)
            .edge(1.0, tone.edge)
            .show(ui, |ui| {
                let size = Vec2::new(button.width(ui), button.height(ui));
                ui.spacing_mut().item_spacing.y = 0.0;
                let heading = Text::new(self.heading).bold().galley(ui, f32::INFINITY).size().y;
                let words = |ui: &mut Ui| {
                    // One line of words stands beside the middle of the button.
                    if self.body.is_empty() {
                        ui.add_space(((size.y - heading) / 2.0).max(0.0).floor());
                    }
                    ui.spacing_mut().item_spacing.y = 4.0;
                    ui.add(Text::new(self.heading).bold());
                    if !self.body.is_empty() {
                        ui.add(Text::new(self.body).soft());
                    }
                };
                beside_ui(ui, size, words, |ui| ui.add(button).clicked())
            })
            .inner
    }

    /// Draws the notice with something under its sentences, such as a line of buttons.
    pub fn show_with<R>(self, ui: &mut Ui, below: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let tone = look(ui).tone(self.tone);
        Card::new().padding(self.padding.0, self.padding.1).fill(tone.wash).edge(1.0, tone.edge).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.add(Text::new(self.heading).bold());
            if !self.body.is_empty() {
                ui.add(Text::new(self.body).soft());
            }
            ui.spacing_mut().item_spacing.y = 10.0;
            below(ui)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Button;
    use super::super::testing::window_with;
    use super::*;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn a_notice_offers_what_to_do() {
        let mut harness = window_with(
            |ui, skipped: &mut bool| {
                Notice::blue("题库已更新", "").show(ui);
                let alike = Notice::amber("与题库中的 KZ-0031 相近（92%）", "请确认。");
                *skipped |= alike.show_action(ui, Button::secondary("跳过"));
            },
            false,
        );
        harness.get_by_label("请确认。");
        harness.get_by_label("跳过").click();
        harness.run();
        assert!(*harness.state());
    }
}
