//! Buttons: one primary a screen, the others outlined, links without an outline.

use egui::{
    Color32, CornerRadius, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo,
};

use super::super::theme::{Look, RADIUS_SMALL, look};
use super::{KeyHint, Text, crisp, focus_ring};

/// Space between the label and the key hint.
const HINT_GAP: f32 = 10.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
    Link,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Height {
    Small,
    Normal,
    Big,
}

/// A button. Long labels wrap and the button grows.
#[derive(Clone, Copy)]
#[must_use = "add it to a `Ui`"]
pub struct Button<'a> {
    label: &'a str,
    name: Option<&'a str>,
    key: Option<&'a str>,
    kind: Kind,
    height: Height,
    full_width: bool,
}

impl<'a> Button<'a> {
    const fn new(label: &'a str, kind: Kind) -> Self {
        Self { label, name: None, key: None, kind, height: Height::Normal, full_width: false }
    }

    /// What the screen is about. One a screen.
    pub const fn primary(label: &'a str) -> Self {
        Self::new(label, Kind::Primary)
    }

    /// Anything else.
    pub const fn secondary(label: &'a str) -> Self {
        Self::new(label, Kind::Secondary)
    }

    /// As high as the others but without an outline.
    pub const fn quiet(label: &'a str) -> Self {
        Self::new(label, Kind::Quiet)
    }

    /// Blue words in a line of text or a cell of a table.
    pub const fn link(label: &'a str) -> Self {
        Self::new(label, Kind::Link)
    }

    /// The key that does the same, shown beside the label.
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// For the bar at the top.
    pub const fn small(mut self) -> Self {
        self.height = Height::Small;
        self
    }

    /// For the one thing that a card is about.
    pub const fn big(mut self) -> Self {
        self.height = Height::Big;
        self
    }

    /// As wide as there is room.
    pub const fn full_width(mut self) -> Self {
        self.full_width = true;
        self
    }

    /// A name for screen readers that says more than the label.
    pub const fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// How wide the button is when its label stands on one line.
    #[must_use]
    pub fn width(&self, ui: &Ui) -> f32 {
        let look = look(ui);
        let label = self.text(Color32::PLACEHOLDER).galley(ui, f32::INFINITY);
        let (padding, _) = self.measure(&look);
        let hint = self.hint_size(ui, &look).map_or(0.0, |size| size.x + HINT_GAP);
        (label.size().x + hint + 2.0 * padding).ceil()
    }

    /// How high the button is when its label stands on one line.
    #[must_use]
    pub fn height(&self, ui: &Ui) -> f32 {
        self.measure(&look(ui)).1
    }

    fn hint_size(&self, ui: &Ui, look: &Look) -> Option<Vec2> {
        let key = self.key?;
        let (ink, line) = (Color32::PLACEHOLDER, Color32::PLACEHOLDER);
        Some(KeyHint { key, ink, line }.size(ui, look))
    }

    /// Space at each side and the least height.
    fn measure(&self, look: &Look) -> (f32, f32) {
        let sizes = &look.sizes;
        if self.kind == Kind::Link {
            return (2.0, sizes.text * 1.6);
        }
        match self.height {
            Height::Small => (22.0, sizes.button_small),
            Height::Normal => (22.0, sizes.button),
            Height::Big => (32.0, sizes.button_big),
        }
    }

    fn text(&self, ink: Color32) -> Text<'a> {
        let text = Text::new(self.label).colour(ink).leading(1.4);
        if self.height == Height::Big { text.option() } else { text }
    }

    fn colours(&self, look: &Look, hovered: bool, pressed: bool) -> Colours {
        let palette = &look.palette;
        let link = palette.blue_tone.ink;
        match self.kind {
            Kind::Primary => Colours {
                fill: if hovered && !pressed { palette.blue_hover } else { palette.blue },
                stroke: Stroke::NONE,
                ink: palette.on_blue,
                hint: palette.on_blue,
                hint_line: palette.on_blue_line,
            },
            Kind::Secondary => Colours {
                fill: match (pressed, hovered) {
                    (true, _) => palette.blue_tone.tint,
                    (false, true) => palette.hover,
                    (false, false) => palette.panel,
                },
                stroke: look.outline(if hovered { link } else { palette.edge }),
                ink: palette.ink,
                hint: palette.faint,
                hint_line: palette.line,
            },
            Kind::Quiet | Kind::Link => Colours {
                fill: match (self.kind, pressed || hovered) {
                    (Kind::Quiet, true) => palette.blue_tone.tint,
                    _ => Color32::TRANSPARENT,
                },
                stroke: Stroke::NONE,
                ink: link,
                hint: palette.faint,
                hint_line: palette.line,
            },
        }
    }
}

struct Colours {
    fill: Color32,
    stroke: Stroke,
    ink: Color32,
    hint: Color32,
    hint_line: Color32,
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let look = look(ui);
        let (padding, least) = self.measure(&look);
        let hint_size = self.hint_size(ui, &look);
        let beside = hint_size.map_or(0.0, |size| size.x + HINT_GAP);
        let room = (ui.available_width() - 2.0 * padding - beside).max(look.sizes.text);
        let galley = self.text(Color32::PLACEHOLDER).galley(ui, room);
        let content = galley.size().x + beside;
        let width = if self.full_width { ui.available_width() } else { (content + 2.0 * padding).ceil() };
        let height =
            if self.kind == Kind::Link { least.max(galley.size().y) } else { least.max(galley.size().y + 16.0) };
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.name.unwrap_or(self.label)));
        if ui.is_rect_visible(rect) {
            let rect = crisp(ui, rect);
            let pressed = response.is_pointer_button_down_on();
            let colours = self.colours(&look, response.hovered(), pressed);
            let radius = CornerRadius::same(RADIUS_SMALL);
            ui.painter().rect(rect, radius, colours.fill, colours.stroke, StrokeKind::Inside);
            let left = rect.center().x - content / 2.0;
            let text_at = egui::pos2(left, rect.center().y - galley.size().y / 2.0);
            let text_width = galley.size().x;
            if self.kind == Kind::Link && response.hovered() {
                let under = text_at.y + galley.size().y - 2.0;
                ui.painter().hline(left..=left + text_width, under.round() + 0.5, Stroke::new(1.0, colours.ink));
            }
            ui.painter().galley_with_override_text_color(text_at, galley, colours.ink);
            if let (Some(key), Some(size)) = (self.key, hint_size) {
                let middle = egui::pos2(left + text_width + HINT_GAP + size.x / 2.0, rect.center().y);
                let hint = KeyHint { key, ink: colours.hint, line: colours.hint_line };
                hint.paint(ui, &look, Rect::from_center_size(middle, size));
            }
            focus_ring(ui, &look, &response, RADIUS_SMALL);
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::window_with;
    use super::*;
    use egui::Key;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn a_click_space_and_enter_all_press_it() {
        let mut harness = window_with(
            |ui, pressed: &mut u32| {
                if ui.add(Button::primary("下一题").key("→")).clicked() {
                    *pressed += 1;
                }
            },
            0,
        );
        harness.get_by_label("下一题").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_label("下一题").is_focused());
        harness.key_press(Key::Space);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(*harness.state(), 3);
    }

    #[test]
    fn a_disabled_button_is_not_pressed() {
        let mut harness = window_with(
            |ui, pressed: &mut u32| {
                if ui.add_enabled(false, Button::secondary("交卷")).clicked() {
                    *pressed += 1;
                }
            },
            0,
        );
        harness.get_by_label("交卷").click();
        harness.run();
        assert_eq!(*harness.state(), 0);
    }

    #[test]
    fn a_long_label_makes_it_higher_and_not_wider_than_the_room() {
        let mut harness = window_with(
            |ui, size: &mut Vec2| {
                ui.set_max_width(160.0);
                *size = ui.add(Button::secondary("跳到下一道还没有作答的题目并且展开它")).rect.size();
            },
            Vec2::ZERO,
        );
        harness.run();
        assert!(harness.state().x <= 160.0);
        assert!(harness.state().y > 60.0);
    }
}
