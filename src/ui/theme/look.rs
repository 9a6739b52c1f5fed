//! The colours and sizes in force, and how egui's own widgets are brought into them.

use egui::{Color32, Context, CornerRadius, FontId, Id, Margin, Stroke, TextStyle, Ui, Vec2, Visuals};

use super::super::fonts;
use super::{Palette, RADIUS, RADIUS_SMALL, Sizes, TextScale, Theme, Tone, ToneColours};

/// The colours and sizes in force.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// The theme chosen.
    pub theme: Theme,
    /// The text size chosen.
    pub scale: TextScale,
    /// The theme's colours.
    pub palette: Palette,
    /// The scale's sizes.
    pub sizes: Sizes,
}

impl Default for Look {
    fn default() -> Self {
        Self::new(Theme::Light, TextScale::Medium)
    }
}

impl Look {
    /// The look of a theme at a text size.
    #[must_use]
    pub const fn new(theme: Theme, scale: TextScale) -> Self {
        Self { theme, scale, palette: theme.palette(), sizes: Sizes::of(scale) }
    }

    /// The colours of a tone.
    #[must_use]
    pub const fn tone(&self, tone: Tone) -> ToneColours {
        match tone {
            Tone::Grey => self.palette.grey_tone,
            Tone::Blue => self.palette.blue_tone,
            Tone::Green => self.palette.green_tone,
            Tone::Amber => self.palette.amber_tone,
            Tone::Red => self.palette.red_tone,
        }
    }

    /// How thick the lines of this theme are.
    #[must_use]
    pub const fn line_width(&self) -> f32 {
        match self.theme {
            Theme::HighContrast => 2.0,
            Theme::Light | Theme::Dark => 1.0,
        }
    }

    /// A line between parts.
    #[must_use]
    pub fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.palette.line)
    }

    /// The outline of what can be pressed.
    #[must_use]
    pub fn outline(&self, colour: Color32) -> Stroke {
        Stroke::new(self.line_width(), colour)
    }

    /// A font of the regular weight.
    #[must_use]
    pub fn regular(&self, size: f32) -> FontId {
        FontId::new(size, fonts::regular())
    }

    /// A font of the bold weight.
    #[must_use]
    pub fn bold(&self, size: f32) -> FontId {
        FontId::new(size, fonts::bold())
    }
}

/// The look in force where `ui` draws.
#[must_use]
pub fn look(ui: &Ui) -> Look {
    look_of(ui.ctx())
}

/// The look in force in a context.
#[must_use]
pub fn look_of(ctx: &Context) -> Look {
    ctx.data(|data| data.get_temp(Id::NULL)).unwrap_or_default()
}

impl Theme {
    /// Puts the theme and a text size in force, at once and everywhere.
    pub fn apply(self, ctx: &Context, scale: TextScale) {
        let look = Look::new(self, scale);
        if ctx.data(|data| data.get_temp::<Look>(Id::NULL)) == Some(look) {
            return;
        }
        ctx.data_mut(|data| data.insert_temp(Id::NULL, look));
        ctx.set_theme(match self {
            Self::Dark => egui::Theme::Dark,
            Self::Light | Self::HighContrast => egui::Theme::Light,
        });
        ctx.all_styles_mut(|style| dress(style, &look));
        ctx.request_repaint();
    }
}

/// Brings egui's own widgets (fields, scroll bars, tooltips) into the look.
fn dress(style: &mut egui::Style, look: &Look) {
    let sizes = &look.sizes;
    style.text_styles = [
        (TextStyle::Small, look.regular(sizes.note)),
        (TextStyle::Body, look.regular(sizes.text)),
        (TextStyle::Button, look.regular(sizes.text)),
        (TextStyle::Monospace, look.regular(sizes.text)),
        (TextStyle::Heading, look.bold(sizes.heading)),
    ]
    .into();
    style.animation_time = 0.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(10.0, 8.0);
    spacing.button_padding = Vec2::new(14.0, 6.0);
    spacing.interact_size = Vec2::new(44.0, 32.0);
    spacing.icon_width = sizes.text + 4.0;
    spacing.icon_width_inner = sizes.text - 4.0;
    spacing.icon_spacing = 8.0;
    spacing.combo_width = 160.0;
    spacing.tooltip_width = 420.0;
    spacing.menu_margin = Margin::same(8);
    spacing.window_margin = Margin::same(24);
    spacing.scroll = egui::style::ScrollStyle {
        bar_width: 10.0,
        floating: false,
        bar_inner_margin: 4.0,
        bar_outer_margin: 2.0,
        handle_min_length: 32.0,
        foreground_color: false,
        ..egui::style::ScrollStyle::solid()
    };
    style.visuals = visuals(look);
}

fn visuals(look: &Look) -> Visuals {
    let palette = &look.palette;
    let mut visuals = match look.theme {
        Theme::Dark => Visuals::dark(),
        Theme::Light | Theme::HighContrast => Visuals::light(),
    };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.soft);
    visuals.hyperlink_color = palette.blue_tone.ink;
    visuals.faint_bg_color = palette.row_line;
    visuals.extreme_bg_color = palette.panel;
    visuals.text_edit_bg_color = Some(palette.panel);
    visuals.code_bg_color = palette.grey_tone.tint;
    visuals.warn_fg_color = palette.amber_tone.ink;
    visuals.error_fg_color = palette.red_tone.ink;
    visuals.panel_fill = palette.canvas;
    visuals.window_fill = palette.panel;
    visuals.window_stroke = look.outline(palette.line);
    visuals.window_corner_radius = CornerRadius::same(RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS_SMALL);
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.selection.bg_fill = palette.blue_tone.tint;
    visuals.selection.stroke = Stroke::new(2.0, palette.focus);
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.ink);
    // A cursor that blinks would draw the window anew twice a second while nothing changes.
    visuals.text_cursor.blink = false;
    visuals.disabled_alpha = 0.55;
    visuals.interact_cursor = Some(egui::CursorIcon::PointingHand);

    let radius = CornerRadius::same(RADIUS_SMALL);
    let widgets = &mut visuals.widgets;
    for state in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        state.expansion = 0.0;
        state.corner_radius = radius;
        state.bg_fill = palette.panel;
        state.weak_bg_fill = palette.panel;
        state.bg_stroke = look.outline(palette.edge);
        state.fg_stroke = Stroke::new(1.5, palette.ink);
    }
    widgets.noninteractive.bg_stroke = look.hairline();
    widgets.hovered.weak_bg_fill = palette.hover;
    widgets.hovered.bg_fill = palette.soft;
    widgets.inactive.bg_fill = palette.edge;
    widgets.active.bg_fill = palette.soft;
    widgets.hovered.bg_stroke = look.outline(palette.blue_tone.ink);
    widgets.active.bg_stroke = Stroke::new(2.0, palette.focus);
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_in_force_at_once() {
        let ctx = Context::default();
        Theme::Dark.apply(&ctx, TextScale::Large);
        assert_eq!(look_of(&ctx), Look::new(Theme::Dark, TextScale::Large));
        Theme::Light.apply(&ctx, TextScale::Medium);
        assert_eq!(look_of(&ctx), Look::default());
        assert_eq!(serde_json::to_string(&TextScale::ExtraLarge).unwrap(), "\"extra_large\"");
    }
}
