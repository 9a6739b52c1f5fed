//! A paragraph to be read: as large as an option, with air between its lines, some of its words in bold.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Galley, Response, Role, Sense, Ui, Vec2, Widget, WidgetInfo};

use super::super::theme::look;
use super::{Text, lay_out};

/// The distance between lines as a multiple of the size.
const LEADING: f32 = 1.75;

/// Words of one weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// Whether they stand out.
    pub bold: bool,
}

/// A paragraph of pieces.
#[derive(Clone, Copy)]
#[must_use = "add it to a `Ui`"]
pub struct Paragraph<'a> {
    pieces: &'a [Piece<'a>],
    all_bold: bool,
    small: bool,
}

impl<'a> Paragraph<'a> {
    /// A paragraph.
    pub const fn new(pieces: &'a [Piece<'a>]) -> Self {
        Self { pieces, all_bold: false, small: false }
    }

    /// All in bold.
    pub const fn bold(mut self) -> Self {
        self.all_bold = true;
        self
    }

    /// As large as text, with less air: in the cell of a table.
    pub const fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// The words without their weight.
    #[must_use]
    pub fn words(&self) -> String {
        self.pieces.iter().map(|piece| piece.text).collect()
    }

    /// The paragraph in lines no wider than `width`.
    #[must_use]
    pub fn galley(&self, ui: &Ui, width: f32) -> Arc<Galley> {
        let look = look(ui);
        let mut job = LayoutJob::default();
        for piece in self.pieces {
            let text = Text::new(piece.text);
            let text = if self.small { text.leading(1.55) } else { text.option().leading(LEADING) };
            let text = if piece.bold || self.all_bold { text.bold() } else { text };
            job.append(piece.text, 0.0, text.format(&look));
        }
        lay_out(ui, job, width)
    }
}

impl Widget for Paragraph<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let width = ui.available_width();
        let galley = self.galley(ui, width);
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, galley.size().y), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), self.words()));
        if ui.is_rect_visible(rect) {
            ui.painter().galley(rect.min, galley, look(ui).palette.ink);
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
    fn pieces_make_one_paragraph_that_wraps() {
        let pieces = [
            Piece { text: "先报警。", bold: true },
            Piece {
                text: "任何人发现火灾都应当立即报警，不收费，也不需要谁批准。", bold: false
            },
        ];
        let mut lines: Vec<String> = Vec::new();
        let mut harness = window(|ui| {
            ui.set_max_width(240.0);
            let paragraph = Paragraph::new(&pieces);
            lines = paragraph.galley(ui, 240.0).rows.iter().map(|row| row.text()).collect();
            assert!(ui.add(paragraph).rect.width() <= 240.0);
        });
        harness.run();
        harness.get_by_label("先报警。任何人发现火灾都应当立即报警，不收费，也不需要谁批准。");
        drop(harness);
        assert!(lines.len() > 2 && lines.iter().all(|line| !line.starts_with(['，', '。'])), "{lines:?}");
    }
}
