//! White panels with a hairline about them, and the rule that divides their inside.

use egui::{Align, Color32, CornerRadius, Frame, InnerResponse, Layout, Margin, Sense, Stroke, Ui, Vec2};

use super::super::theme::{RADIUS, look};

/// A card. As wide as there is room; as high as its content, or as the room if [`Card::full_height`].
#[derive(Clone, Copy)]
#[must_use = "show it"]
pub struct Card {
    padding: Margin,
    edge: Option<(f32, Color32)>,
    fill: Option<Color32>,
    full_height: bool,
}

impl Default for Card {
    fn default() -> Self {
        Self::new()
    }
}

impl Card {
    /// A card with air inside.
    pub const fn new() -> Self {
        Self { padding: Margin::symmetric(24, 20), edge: None, fill: None, full_height: false }
    }

    /// Space between the outline and the content: left and right, top and bottom.
    pub const fn padding(mut self, x: i8, y: i8) -> Self {
        self.padding = Margin::symmetric(x, y);
        self
    }

    /// An outline of another colour and width than the hairline.
    pub const fn edge(mut self, width: f32, colour: Color32) -> Self {
        self.edge = Some((width, colour));
        self
    }

    /// Another ground than the panel's white.
    pub const fn fill(mut self, colour: Color32) -> Self {
        self.fill = Some(colour);
        self
    }

    /// Down to the end of the room.
    pub const fn full_height(mut self) -> Self {
        self.full_height = true;
        self
    }

    /// Draws the card about what `content` adds.
    pub fn show<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let look = look(ui);
        let stroke = match self.edge {
            Some((width, colour)) => Stroke::new(width.max(look.line_width()), colour),
            None => look.outline(look.palette.line),
        };
        Frame::new()
            .fill(self.fill.unwrap_or(look.palette.panel))
            .stroke(stroke)
            .corner_radius(CornerRadius::same(RADIUS))
            .inner_margin(self.padding)
            .show(ui, |ui| {
                // Whatever the layout around it, a card is read from top to bottom.
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.set_min_width(ui.available_width());
                    if self.full_height {
                        ui.set_min_height(ui.available_height());
                    }
                    content(ui)
                })
                .inner
            })
    }
}

/// A hairline across a card, with `space` above and below it.
pub fn rule_ui(ui: &mut Ui, space: f32) {
    let look = look(ui);
    let height = 2.0 * space + 1.0;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    let y = rect.center().y.floor() + 0.5;
    ui.painter().hline(rect.x_range(), y, look.hairline());
}

#[cfg(test)]
mod tests {
    use super::super::Text;
    use super::super::testing::window;
    use super::*;

    #[test]
    fn a_card_takes_the_width_that_is_there() {
        let mut harness = window(|ui| {
            ui.set_max_width(400.0);
            let card = Card::new().show(ui, |ui| {
                ui.add(Text::new("应考"));
                rule_ui(ui, 10.0);
            });
            assert!((card.response.rect.width() - 400.0).abs() < 1.0);
        });
        harness.run();
    }
}
