//! A box that says what is wrong or new, and what to do about it.

use egui::{InnerResponse, Ui};

use super::super::theme::{Tone, look};
use super::{Card, Text};

/// A tinted box with a heading, sentences, and room for buttons.
#[derive(Clone, Copy)]
#[must_use = "show it"]
pub struct Notice<'a> {
    tone: Tone,
    heading: &'a str,
    body: &'a str,
}

impl<'a> Notice<'a> {
    /// A notice of any tone.
    pub const fn new(tone: Tone, heading: &'a str, body: &'a str) -> Self {
        Self { tone, heading, body }
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

    /// Draws the notice with something under its sentences, such as a line of buttons.
    pub fn show_with<R>(self, ui: &mut Ui, below: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let tone = look(ui).tone(self.tone);
        Card::new().padding(24, 16).fill(tone.wash).edge(1.0, tone.edge).show(ui, |ui| {
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
                Notice::amber("与题库中的 KZ-0031 相近（92%）", "请确认。").show_with(ui, |ui| {
                    *skipped |= ui.add(Button::secondary("跳过")).clicked();
                });
            },
            false,
        );
        harness.get_by_label("请确认。");
        harness.get_by_label("跳过").click();
        harness.run();
        assert!(*harness.state());
    }
}
