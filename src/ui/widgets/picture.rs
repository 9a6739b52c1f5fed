//! A picture of an item or a lesson, which is seen larger when it is pressed.

use egui::{Align, Context, CornerRadius, Frame, Id, Image, Layout, Margin, Modal, Role, Sense, Ui, Vec2, WidgetInfo};

use super::super::theme::{RADIUS, look, look_of};
use super::{Button, Card, Text, crisp, focus_ring};
use crate::text::ui as words;

/// The share of a page's height that a picture takes: its question stays in sight.
const SHARE: f32 = 0.4;
/// No picture on a page is lower, where it could be higher.
const LOWEST: f32 = 220.0;
/// No picture on a page is wider than it was drawn.
const WIDEST: f32 = 640.0;

/// A picture.
#[derive(Clone, Copy)]
#[must_use = "show it"]
pub struct Picture<'a> {
    path: &'a str,
    bytes: Option<&'static [u8]>,
    alternative: &'a str,
    most: Vec2,
}

impl<'a> Picture<'a> {
    /// A picture by its path, with what it shows in words.
    pub const fn new(path: &'a str, bytes: Option<&'static [u8]>, alternative: &'a str) -> Self {
        Self { path, bytes, alternative, most: Vec2::new(WIDEST, 400.0) }
    }

    /// In a page of this height that is in sight: lower in a low one.
    pub fn within(mut self, height: f32) -> Self {
        self.most.y = (height * SHARE).clamp(LOWEST, 400.0).floor();
        self
    }

    /// No wider and no higher than this.
    pub const fn at_most(mut self, most: Vec2) -> Self {
        self.most = most;
        self
    }

    fn image(&self, most: Vec2) -> Option<Image<'a>> {
        let bytes = self.bytes?;
        Some(Image::from_bytes(format!("bytes://{}", self.path), bytes).max_size(most).fit_to_exact_size(most))
    }

    /// Draws the picture, or where it cannot be drawn what it shows in words; pressed, it is shown as large as the window.
    pub fn show(self, ui: &mut Ui) {
        let most = Vec2::new(self.most.x.min(ui.available_width()), self.most.y);
        let shown = self.image(most).and_then(|image| Some((image.load_and_calc_size(ui, most)?, image)));
        let Some((size, image)) = shown else {
            self.words_ui(ui);
            return;
        };
        let look = look(ui);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words::picture(self.alternative)));
        if ui.is_rect_visible(rect) {
            let rect = crisp(ui, rect);
            ui.painter().rect_filled(rect, 0, look.palette.paper);
            image.paint_at(ui, rect);
            let edge = if response.hovered() { look.palette.blue_tone.ink } else { look.palette.line };
            ui.painter().rect_stroke(rect, 0, look.outline(edge), egui::StrokeKind::Outside);
            focus_ring(ui, &look, &response, 0);
        }
        let id = response.id.with("enlarged");
        if response.clicked() {
            ui.data_mut(|data| data.insert_temp(id, true));
        }
        response.on_hover_cursor(egui::CursorIcon::ZoomIn);
        if ui.data(|data| data.get_temp(id)).unwrap_or(false) && self.enlarged_ui(ui.ctx(), id) {
            ui.data_mut(|data| data.remove::<bool>(id));
        }
    }

    fn words_ui(&self, ui: &mut Ui) {
        Card::new().padding(20, 14).fill(look(ui).palette.grey_tone.wash).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Text::new(words::PICTURE_IN_WORDS).note().soft());
            ui.add(Text::new(self.alternative));
        });
    }

    /// The picture over everything; whether it was closed.
    fn enlarged_ui(&self, ctx: &Context, id: Id) -> bool {
        const AROUND: f32 = 48.0;
        let look = look_of(ctx);
        let room = ctx.content_rect().size() - Vec2::splat(2.0 * AROUND);
        let foot = look.sizes.button + 3.0 * look.sizes.text;
        let most = Vec2::new(room.x, (room.y - foot).max(LOWEST));
        let frame = Frame::new()
            .fill(look.palette.panel)
            .stroke(look.outline(look.palette.line))
            .corner_radius(CornerRadius::same(RADIUS))
            .inner_margin(Margin::same(20));
        let modal = Modal::new(id).frame(frame).backdrop_color(look.palette.veil).show(ctx, |ui| {
            let Some(image) = self.image(most) else { return true };
            let size = image.load_and_calc_size(ui, most).unwrap_or(most);
            ui.set_width(size.x.max(320.0_f32.min(room.x)));
            ctx.accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Dialog);
                node.set_label(self.alternative);
            });
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            ui.painter().rect_filled(rect, 0, look.palette.paper);
            image.paint_at(ui, rect);
            ui.add_space(8.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let close = ui.add(Button::secondary(words::CLOSE).key("Esc"));
                if ui.memory(|memory| memory.focused().is_none()) {
                    close.request_focus();
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Text::new(self.alternative).note().soft());
                });
                close.clicked()
            })
            .inner
        });
        let escaped =
            modal.is_top_modal && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        modal.inner || escaped || modal.backdrop_response.clicked()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::window;
    use super::*;
    use crate::ui::pictures;
    use egui::Key;
    use egui_kittest::kittest::Queryable as _;

    const DRAWING: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><rect width="640" height="400" fill="#fff"/></svg>"##;

    #[test]
    fn a_picture_is_enlarged_by_pressing_it_and_closed_by_escape() {
        let mut harness = window(|ui| {
            pictures::install(ui.ctx());
            Picture::new("a.svg", Some(DRAWING), "一张图").within(600.0).show(ui);
        });
        harness.run();
        let small = harness.get_by_label(&words::picture("一张图")).rect();
        assert!((small.height() - 240.0).abs() < 1.0 && (small.width() - 384.0).abs() < 1.0, "{small:?}");
        harness.get_by_label(&words::picture("一张图")).click();
        harness.run();
        harness.get_by_label(words::CLOSE);
        harness.key_press(Key::Escape);
        harness.run();
        assert!(harness.query_by_label(words::CLOSE).is_none());
    }

    #[test]
    fn what_cannot_be_drawn_is_told_in_words() {
        let mut harness = window(|ui| {
            pictures::install(ui.ctx());
            Picture::new("b.svg", Some(b"no drawing"), "一张图").show(ui);
            Picture::new("c.svg", None, "另一张图").show(ui);
        });
        harness.run();
        harness.get_by_label("一张图");
        harness.get_by_label("另一张图");
    }
}
