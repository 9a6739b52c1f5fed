//! Tags: one or two words on a tint.

use egui::{CornerRadius, Response, Role, Sense, Ui, Vec2, Widget, WidgetInfo};

use super::super::theme::{RADIUS_TAG, Tone, look};
use super::{Text, crisp};

/// A word or two about the thing beside it. It does not wrap: what needs more words is a [`super::Notice`].
#[derive(Clone, Copy)]
#[must_use = "add it to a `Ui`"]
pub struct Tag<'a> {
    text: &'a str,
    tone: Tone,
    large: bool,
}

impl<'a> Tag<'a> {
    /// A tag of any tone.
    pub const fn new(tone: Tone, text: &'a str) -> Self {
        Self { text, tone, large: false }
    }

    /// A fact.
    pub const fn grey(text: &'a str) -> Self {
        Self::new(Tone::Grey, text)
    }

    /// A kind.
    pub const fn blue(text: &'a str) -> Self {
        Self::new(Tone::Blue, text)
    }

    /// Right, done, valid.
    pub const fn green(text: &'a str) -> Self {
        Self::new(Tone::Green, text)
    }

    /// Look again.
    pub const fn amber(text: &'a str) -> Self {
        Self::new(Tone::Amber, text)
    }

    /// Wrong, missing, ended.
    pub const fn red(text: &'a str) -> Self {
        Self::new(Tone::Red, text)
    }

    /// As large as text: the verdict over a score.
    pub const fn large(mut self) -> Self {
        self.large = true;
        self
    }
}

impl Widget for Tag<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let look = look(ui);
        let tone = look.tone(self.tone);
        let text = Text::new(self.text).colour(tone.ink);
        let (text, padding) = if self.large { (text.leading(1.9), 14.0) } else { (text.note().leading(1.6), 8.0) };
        let galley = text.galley(ui, f32::INFINITY);
        let size = Vec2::new((galley.size().x + 2.0 * padding).ceil(), galley.size().y);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), self.text));
        if ui.is_rect_visible(rect) {
            let rect = crisp(ui, rect);
            ui.painter().rect_filled(rect, CornerRadius::same(RADIUS_TAG), tone.tint);
            let at = rect.center() - galley.size() / 2.0;
            ui.painter().galley(at, galley, tone.ink);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::window;
    use super::*;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn a_tag_is_read_and_the_large_one_is_larger() {
        let mut harness = window(|ui| {
            let small = ui.add(Tag::green("合格")).rect;
            let large = ui.add(Tag::red("不合格").large()).rect;
            assert!(large.height() > small.height());
        });
        harness.run();
        harness.get_by_label("合格");
        harness.get_by_label("不合格");
    }
}
