//! The bar at the top of every screen, and the one with buttons at a screen's foot.

use egui::{Align, Frame, InnerResponse, Layout, Margin, Panel, Ui};

use super::super::theme::look;
use super::{Tag, Text, mark_ui};

/// The mark, where the person is, and what belongs to the whole screen at the right.
#[derive(Clone, Copy)]
#[must_use = "show it"]
pub struct TopBar<'a> {
    path: &'a [&'a str],
    tags: &'a [Tag<'a>],
    note: Option<&'a str>,
}

impl<'a> TopBar<'a> {
    /// A bar with the title, or the path to it: each step in bold with › between.
    pub const fn new(path: &'a [&'a str]) -> Self {
        Self { path, tags: &[], note: None }
    }

    /// Tags after the title.
    pub const fn tags(mut self, tags: &'a [Tag<'a>]) -> Self {
        self.tags = tags;
        self
    }

    /// A quiet line after the tags: who sits here.
    pub const fn note(mut self, note: &'a str) -> Self {
        self.note = Some(note);
        self
    }

    /// Draws the bar; `right` adds from the right edge inwards.
    pub fn show<R>(self, ui: &mut Ui, right: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let look = look(ui);
        let frame = Frame::new().fill(look.palette.panel).inner_margin(Margin::symmetric(24, 0));
        let shown = Panel::top("top_bar").exact_size(look.sizes.top_bar).show_separator_line(false).frame(frame).show(
            ui,
            |ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 20.0;
                    let inner = right(ui);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.left_ui(ui));
                    inner
                })
                .inner
            },
        );
        let rect = shown.response.rect;
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, look.hairline());
        shown
    }

    fn left_ui(&self, ui: &mut Ui) {
        mark_ui(ui, 30.0, false);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            for (index, step) in self.path.iter().enumerate() {
                if index > 0 {
                    ui.add(Text::new("›").soft());
                }
                ui.add(Text::new(step).bold());
            }
        });
        for tag in self.tags {
            ui.add(*tag);
        }
        if let Some(note) = self.note {
            ui.add(Text::new(note).note().soft());
        }
    }
}

/// The bar with the buttons at the foot of a screen or of its middle part.
pub fn foot_bar_ui<R>(ui: &mut Ui, id: &str, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let look = look(ui);
    let frame = Frame::new().fill(look.palette.panel).inner_margin(Margin::symmetric(40, 0));
    let shown =
        Panel::bottom(id).exact_size(look.sizes.foot_bar).show_separator_line(false).frame(frame).show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 12.0;
                content(ui)
            })
            .inner
        });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, look.hairline());
    shown
}

#[cfg(test)]
mod tests {
    use super::super::Button;
    use super::super::testing::window_with;
    use super::*;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn the_bars_hold_the_path_and_buttons_at_both_ends() {
        let mut harness = window_with(
            |ui, pressed: &mut Vec<&'static str>| {
                TopBar::new(&["题库", "导入"]).tags(&[Tag::grey("试题.docx")]).note("教员").show(ui, |ui| {
                    if ui.add(Button::primary("保存").small()).clicked() {
                        pressed.push("保存");
                    }
                });
                foot_bar_ui(ui, "foot", |ui| {
                    if ui.add(Button::secondary("取消")).clicked() {
                        pressed.push("取消");
                    }
                });
            },
            Vec::new(),
        );
        harness.run();
        for label in ["题库", "导入", "试题.docx", "教员"] {
            harness.get_by_label(label);
        }
        harness.get_by_label("保存").click();
        harness.run();
        harness.get_by_label("取消").click();
        harness.run();
        assert_eq!(*harness.state(), ["保存", "取消"]);
    }
}
