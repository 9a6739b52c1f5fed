//! The parts of which screens are made. They know colours, sizes and words, and nothing of examinations beyond the shape of an answer
//! sheet and an option.
//!
//! Every part that can be pressed is reached by Tab, shows a ring when it is, answers to Space and Enter, and has a name and a role for
//! screen readers.

mod bar;
mod beside;
mod button;
mod card;
mod check_box;
mod choice;
mod dialog;
mod field;
mod figures;
mod mark;
mod marked_sheet;
mod nav;
mod notice;
mod option_row;
mod paragraph;
mod picture;
mod progress;
mod ruled_table;
mod sheet;
mod table;
mod tag;
mod text;
mod typesetting;

pub use bar::{TopBar, foot_bar_ui};
pub use beside::beside_ui;
pub use button::Button;
pub use card::{Card, rule_ui};
pub use check_box::CheckBox;
pub use choice::{Toggle, segmented_ui, text_scale_ui, theme_ui};
pub use dialog::{Choice, dialog_ui};
pub use field::Field;
pub use figures::{figure_ui, key_value_ui, score_ui};
pub use mark::mark_ui;
pub use marked_sheet::{Mark, MarkedCell, marked_legend_ui, marked_section_ui};
pub use nav::{nav_caption_ui, nav_item_ui};
pub use notice::Notice;
pub use option_row::{OptionRow, Review};
pub use paragraph::{Paragraph, Piece};
pub use picture::Picture;
pub use progress::Progress;
pub use ruled_table::ruled_table_ui;
pub use sheet::{Cell, Section, sheet_legend_ui, sheet_ui};
pub use table::{Column, Row, Table};
pub use tag::Tag;
pub use text::Text;
pub use typesetting::{baseline, lay_out};

use egui::emath::GuiRounding as _;
use egui::{Align2, Color32, CornerRadius, FontId, Rect, Response, Stroke, StrokeKind, Ui, Vec2};

use super::theme::{Look, RADIUS_SMALL};

/// A rectangle whose edges lie on pixels, so that hairlines are hairlines.
fn crisp(ui: &Ui, rect: Rect) -> Rect {
    rect.round_to_pixels(ui.pixels_per_point())
}

/// The ring about what the keyboard would press; scrolls it into sight when the keyboard gets there.
pub(crate) fn focus_ring(ui: &Ui, look: &Look, response: &Response, radius: u8) {
    if !response.has_focus() {
        return;
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let rect = crisp(ui, response.rect).expand(2.0);
    ui.painter().rect_stroke(
        rect,
        CornerRadius::same(radius.saturating_add(2)),
        Stroke::new(2.0, look.palette.focus),
        StrokeKind::Outside,
    );
}

/// Text in the middle of a box.
fn centred(ui: &Ui, rect: Rect, text: &str, font: FontId, colour: Color32) {
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, font, colour);
}

/// How wide a text is on one line.
fn width_of(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
}

/// The hint of the key that does the same as a button: a small outlined word.
struct KeyHint<'a> {
    key: &'a str,
    ink: Color32,
    line: Color32,
}

impl KeyHint<'_> {
    fn size(&self, ui: &Ui, look: &Look) -> Vec2 {
        let width = width_of(ui, self.key, look.regular(look.sizes.note)) + 12.0;
        let height = look.sizes.note + 6.0;
        Vec2::new(width.max(height).ceil(), height)
    }

    fn paint(&self, ui: &Ui, look: &Look, rect: Rect) {
        let rect = crisp(ui, rect);
        let radius = CornerRadius::same(RADIUS_SMALL / 2);
        let stroke = Stroke::new(1.0, self.line);
        ui.painter().rect_stroke(rect, radius, stroke, StrokeKind::Inside);
        centred(ui, rect, self.key, look.regular(look.sizes.note), self.ink);
    }
}

/// What the tests of the parts share: a window with the fonts and a look.
#[cfg(test)]
pub(crate) mod testing {
    use egui::{Ui, Vec2};
    use egui_kittest::Harness;

    use crate::ui::fonts;
    use crate::ui::theme::{TextScale, Theme};

    /// A window of 900 × 600 that draws `app`; a missing glyph fails the test.
    pub fn window<'a>(app: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
        Harness::builder()
            .with_size(Vec2::new(900.0, 600.0))
            .with_context_setup(|ctx| {
                fonts::install(ctx);
                Theme::Light.apply(ctx, TextScale::Medium);
            })
            .build_ui(app)
    }

    /// The same with a state that can be looked at afterwards.
    pub fn window_with<'a, S>(app: impl FnMut(&mut Ui, &mut S) + 'a, state: S) -> Harness<'a, S> {
        Harness::builder()
            .with_size(Vec2::new(900.0, 600.0))
            .with_context_setup(|ctx| {
                fonts::install(ctx);
                Theme::Light.apply(ctx, TextScale::Medium);
            })
            .build_ui_state(app, state)
    }
}
