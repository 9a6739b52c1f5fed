//! One option of a question: a letter in a box and the option's text, pressed anywhere.

use egui::{CornerRadius, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo};

use super::super::theme::{Look, RADIUS, RADIUS_SMALL, Tone, look};
use super::{Text, centred, crisp, focus_ring};
use crate::text::ui as words;

/// What a review says of an option, in words beside the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// Right, and chosen.
    Right,
    /// Wrong, and chosen.
    Wrong,
    /// Right, and not chosen.
    Missed,
    /// Wrong, and not chosen.
    Unmarked,
}

impl Review {
    const fn tone(self) -> Option<Tone> {
        match self {
            Self::Right => Some(Tone::Green),
            Self::Wrong => Some(Tone::Red),
            Self::Missed => Some(Tone::Amber),
            Self::Unmarked => None,
        }
    }

    const fn words(self) -> Option<&'static str> {
        match self {
            Self::Right => Some(words::OPTION_RIGHT),
            Self::Wrong => Some(words::OPTION_WRONG),
            Self::Missed => Some(words::OPTION_MISSED),
            Self::Unmarked => None,
        }
    }
}

/// An option as wide as the room. Pressing it is reported; what is chosen is the caller's to keep.
#[derive(Clone, Copy)]
#[must_use = "add it to a `Ui`"]
pub struct OptionRow<'a> {
    letter: &'a str,
    text: &'a str,
    selected: bool,
    several: bool,
    review: Option<Review>,
}

impl<'a> OptionRow<'a> {
    /// The option `letter`.
    pub const fn new(letter: &'a str, text: &'a str) -> Self {
        Self { letter, text, selected: false, several: false, review: None }
    }

    /// Whether it is chosen.
    pub const fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// Whether more than one option may be chosen, which screen readers say.
    pub const fn several(mut self, several: bool) -> Self {
        self.several = several;
        self
    }

    /// Shows how the answer was judged; the option can then no longer be pressed.
    pub const fn review(mut self, review: Review) -> Self {
        self.review = Some(review);
        self
    }

    fn paint(&self, ui: &Ui, look: &Look, response: &Response, parts: &Parts) {
        let palette = &look.palette;
        let tone = match self.review {
            Some(review) => review.tone(),
            None => self.selected.then_some(Tone::Blue),
        };
        let hovered = response.hovered() && self.review.is_none();
        let (fill, edge) = match tone {
            Some(tone) => (look.tone(tone).tint, look.tone(tone).ink),
            None if hovered => (palette.hover, palette.blue_tone.ink),
            None => (palette.panel, palette.line),
        };
        let radius = CornerRadius::same(RADIUS);
        ui.painter().rect(parts.row, radius, fill, look.outline(edge), StrokeKind::Inside);

        let letter_font = look.regular(look.sizes.text);
        let letter_radius = CornerRadius::same(RADIUS_SMALL);
        if self.selected {
            let ground = match tone {
                Some(Tone::Blue) | None => palette.blue,
                Some(tone) => look.tone(tone).ink,
            };
            let ink = if matches!(tone, Some(Tone::Blue) | None) { palette.on_blue } else { palette.panel };
            ui.painter().rect_filled(parts.letter, letter_radius, ground);
            centred(ui, parts.letter, self.letter, letter_font, ink);
        } else {
            let stroke = Stroke::new(look.line_width().max(1.0), palette.edge);
            ui.painter().rect(parts.letter, letter_radius, palette.panel, stroke, StrokeKind::Inside);
            centred(ui, parts.letter, self.letter, letter_font, palette.soft);
        }
        focus_ring(ui, look, response, RADIUS);
    }
}

struct Parts {
    row: Rect,
    letter: Rect,
}

impl Widget for OptionRow<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        const SIDE: f32 = 18.0;
        const GAP: f32 = 16.0;
        let look = look(ui);
        let letter_box = look.sizes.letter_box;
        let said = self.review.and_then(Review::words);
        let verdict = said.map(|words| {
            let tone = self.review.and_then(Review::tone).unwrap_or_default();
            Text::new(words).tone(tone).galley(ui, f32::INFINITY)
        });
        let beside = verdict.as_ref().map_or(0.0, |galley| galley.size().x + GAP);
        let width = ui.available_width();
        let room = (width - 2.0 * SIDE - letter_box - GAP - beside).max(look.sizes.option);
        let galley = Text::new(self.text).option().leading(1.5).galley(ui, room);
        let height = look.sizes.option_row.max(galley.size().y + 22.0).ceil();
        let sense = if self.review.is_some() { Sense::hover() } else { Sense::click() };
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), sense);
        response.widget_info(|| {
            let role = match (self.review, self.several) {
                (Some(_), _) => Role::ListItem,
                (None, true) => Role::CheckBox,
                (None, false) => Role::RadioButton,
            };
            let name = words::option(self.letter, self.text, said);
            WidgetInfo::selected(role, ui.is_enabled(), self.selected, name)
        });
        if ui.is_rect_visible(rect) {
            let row = crisp(ui, rect);
            // The letter stands beside the first line of a long option.
            let first_line = galley.rows.first().map_or(0.0, |row| row.size.y);
            let text_top = row.center().y - galley.size().y / 2.0;
            let letter = Rect::from_center_size(
                egui::pos2(row.left() + SIDE + letter_box / 2.0, text_top + first_line / 2.0),
                Vec2::splat(letter_box),
            );
            let parts = Parts { row, letter: crisp(ui, letter) };
            self.paint(ui, &look, &response, &parts);
            let at = egui::pos2(row.left() + SIDE + letter_box + GAP, text_top);
            ui.painter().galley(at, galley, look.palette.ink);
            if let Some(verdict) = verdict {
                let at = egui::pos2(row.right() - SIDE - verdict.size().x, row.center().y - verdict.size().y / 2.0);
                ui.painter().galley(at, verdict, look.palette.ink);
            }
        }
        if self.review.is_some() { response } else { response.on_hover_cursor(CursorIcon::PointingHand) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{window, window_with};
    use super::*;
    use egui::Key;
    use egui_kittest::kittest::Queryable as _;

    const OPTIONS: [(&str, &str); 2] = [("A", "认定为个体经营，不属于乡镇检查范围"), ("B", "督促其按规定分隔或者搬离")];

    #[test]
    fn an_option_is_chosen_by_pointer_and_by_keyboard() {
        let mut harness = window_with(
            |ui, chosen: &mut [bool; 2]| {
                for ((letter, text), chosen) in OPTIONS.into_iter().zip(chosen) {
                    let row = OptionRow::new(letter, text).selected(*chosen).several(true);
                    *chosen ^= ui.add(row).clicked();
                }
            },
            [false, false],
        );
        harness.get_by_label("B 督促其按规定分隔或者搬离").click();
        harness.run();
        assert_eq!(*harness.state(), [false, true]);
        harness.key_press(Key::Tab);
        harness.run();
        harness.key_press(Key::Space);
        harness.run();
        assert_eq!(*harness.state(), [true, true]);
    }

    #[test]
    fn a_long_option_wraps_and_its_row_grows() {
        let mut heights = Vec::new();
        let mut harness = window(|ui| {
            ui.set_max_width(320.0);
            heights = ["短", "要求其立即更换为自动喷水灭火系统，否则当场没收货物，并处以罚款"]
                .map(|text| ui.add(OptionRow::new("D", text)).rect.height())
                .to_vec();
        });
        harness.run();
        drop(harness);
        assert!((heights[0] - 56.0).abs() < 0.1);
        assert!(heights[1] > 80.0);
    }

    #[test]
    fn a_review_says_in_words_how_each_option_was_judged() {
        let mut harness = window(|ui| {
            ui.add(OptionRow::new("A", "甲").selected(true).review(Review::Right));
            ui.add(OptionRow::new("B", "乙").selected(true).review(Review::Wrong));
            ui.add(OptionRow::new("C", "丙").review(Review::Missed));
            ui.add(OptionRow::new("D", "丁").review(Review::Unmarked));
        });
        harness.run();
        harness.get_by_label(&words::option("A", "甲", Some(words::OPTION_RIGHT)));
        harness.get_by_label(&words::option("B", "乙", Some(words::OPTION_WRONG)));
        harness.get_by_label(&words::option("C", "丙", Some(words::OPTION_MISSED)));
        harness.get_by_label("D 丁");
    }
}
