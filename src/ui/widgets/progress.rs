//! How far something is, or how large a share.

use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, Vec2, Widget, WidgetInfo};

use super::super::theme::look;
use super::crisp;
use crate::text::ui as words;

/// A bar as wide as the room, a share of it filled.
#[derive(Clone, Copy)]
#[must_use = "add it to a `Ui`"]
pub struct Progress<'a> {
    share: f32,
    name: &'a str,
    behind: bool,
    width: Option<f32>,
}

impl<'a> Progress<'a> {
    /// `share` from 0 to 1 of what `name` says.
    pub const fn new(share: f32, name: &'a str) -> Self {
        Self { share, name, behind: false, width: None }
    }

    /// Filled in amber: less than it should be. A figure or a word says so too.
    pub const fn behind(mut self, behind: bool) -> Self {
        self.behind = behind;
        self
    }

    /// A width of its own.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }
}

impl Widget for Progress<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        const HEIGHT: f32 = 8.0;
        let look = look(ui);
        let share = if self.share.is_finite() { self.share.clamp(0.0, 1.0) } else { 0.0 };
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::hover());
        response.widget_info(|| {
            let label = format!("{} {}", self.name, words::percent(share));
            let mut info = WidgetInfo::labeled(Role::ProgressIndicator, ui.is_enabled(), label);
            info.value = Some(f64::from(share) * 100.0);
            info
        });
        if ui.is_rect_visible(rect) {
            let rect = crisp(ui, rect);
            let palette = &look.palette;
            let filled = if self.behind { palette.behind } else { palette.blue };
            let radius = CornerRadius::same(4);
            ui.painter().rect_filled(rect, radius, palette.track);
            // Clipped rather than narrowed, so that a small share keeps the round end.
            let part = Rect::from_min_size(rect.min, Vec2::new(rect.width() * share, HEIGHT));
            ui.painter().with_clip_rect(part.intersect(ui.clip_rect())).rect_filled(rect, radius, filled);
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
    fn a_bar_says_its_share_and_bears_any_number() {
        let mut harness = window(|ui| {
            ui.add(Progress::new(0.917, "部门监管与联动"));
            ui.add(Progress::new(f32::NAN, "无"));
            ui.add(Progress::new(7.0, "多").behind(true).width(80.0));
        });
        harness.run();
        harness.get_by_label("部门监管与联动 92%");
        harness.get_by_label("无 0%");
        harness.get_by_label("多 100%");
    }
}
