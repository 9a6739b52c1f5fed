//! The answer sheet after marking: a cell a question, its mark told by shape, colour and, for screen readers, in words.

use egui::{CornerRadius, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2};

use super::super::theme::{Look, RADIUS_TAG, Tone, look};
use super::sheet::{COLUMNS, CellFacts, GAP, cells_ui};
use super::{Text, centred, focus_ring};
use crate::text::screens::review as words;

/// How a question was marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Exactly right.
    Right,
    /// Some of the marks.
    Part,
    /// No marks.
    Wrong,
    /// No answer.
    #[default]
    Unanswered,
}

impl Mark {
    /// The colour that says the same.
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::Right => Tone::Green,
            Self::Part => Tone::Amber,
            Self::Wrong => Tone::Red,
            Self::Unanswered => Tone::Grey,
        }
    }

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Right => words::MARK_RIGHT,
            Self::Part => words::MARK_PART,
            Self::Wrong => words::MARK_WRONG,
            Self::Unanswered => words::MARK_UNANSWERED,
        }
    }
}

/// One question's cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkedCell {
    /// The question's number, from 1.
    pub number: usize,
    /// How it was marked.
    pub mark: Mark,
    /// With a corner.
    pub flagged: bool,
    /// With a thick outline: the question on the screen.
    pub current: bool,
}

/// Draws the cells under a heading; answers with the number of the cell that was pressed.
pub fn marked_section_ui(ui: &mut Ui, heading: &str, cells: &[MarkedCell]) -> Option<usize> {
    let mut pressed = None;
    ui.spacing_mut().item_spacing = Vec2::splat(GAP);
    ui.add(Text::new(heading).note().soft());
    for row in cells.chunks(COLUMNS) {
        pressed = row_ui(ui, row).or(pressed);
    }
    pressed
}

fn row_ui(ui: &mut Ui, cells: &[MarkedCell]) -> Option<usize> {
    let look = look(ui);
    // The number stands above and its mark below.
    let height = look.sizes.cell + look.sizes.note * 0.7;
    let facts = |cell: &MarkedCell| CellFacts {
        number: cell.number,
        name: words::cell(cell.number, cell.mark.word(), cell.flagged, cell.current),
        current: cell.current,
    };
    cells_ui(ui, "marked sheet", height, cells, facts, |ui, response, rect, cell| {
        paint(ui, &look, response, rect, *cell);
    })
}

fn paint(ui: &Ui, look: &Look, response: &Response, rect: Rect, cell: MarkedCell) {
    const CORNER: f32 = 9.0;
    let palette = &look.palette;
    let tone = look.tone(cell.mark.tone());
    let fill = if cell.mark == Mark::Unanswered { palette.panel } else { tone.tint };
    let edge = if response.hovered() { palette.blue_tone.ink } else { tone.edge };
    ui.painter().rect(rect, CornerRadius::same(RADIUS_TAG), fill, look.outline(edge), StrokeKind::Inside);
    if cell.flagged {
        let tip = rect.right_top();
        let points = vec![tip - Vec2::new(CORNER, 0.0), tip, tip + Vec2::new(0.0, CORNER)];
        ui.painter().add(Shape::convex_polygon(points, palette.flag, Stroke::NONE));
    }
    let (number, mark) = rect.split_top_bottom_at_y(rect.top() + look.sizes.cell * 0.92);
    let number = number.translate(Vec2::new(0.0, 1.0));
    centred(ui, number, &cell.number.to_string(), look.regular(look.sizes.note), tone.ink);
    mark_shape(ui, look, mark.translate(Vec2::new(0.0, -2.0)), cell.mark);
    if cell.current {
        let radius = CornerRadius::same(RADIUS_TAG + 1);
        let stroke = Stroke::new(2.0, palette.ink);
        ui.painter().rect_stroke(rect, radius, stroke, StrokeKind::Outside);
    }
    focus_ring(ui, look, response, RADIUS_TAG);
}

/// A tick, a triangle, a cross or a dash in the middle of `rect`.
fn mark_shape(ui: &Ui, look: &Look, rect: Rect, mark: Mark) {
    let side = (look.sizes.note * 0.64).round();
    let corner = rect.center() - Vec2::splat(side / 2.0);
    let at = |x: f32, y: f32| corner + Vec2::new(x, y) * side;
    let stroke = Stroke::new((side / 4.5).max(1.5), look.tone(mark.tone()).ink);
    let painter = ui.painter();
    match mark {
        Mark::Right => {
            painter.add(Shape::line(vec![at(0.0, 0.5), at(0.35, 0.85), at(1.0, 0.1)], stroke));
        }
        Mark::Part => {
            painter.add(Shape::closed_line(vec![at(0.5, 0.1), at(1.0, 0.9), at(0.0, 0.9)], stroke));
        }
        Mark::Wrong => {
            painter.line_segment([at(0.08, 0.08), at(0.92, 0.92)], stroke);
            painter.line_segment([at(0.92, 0.08), at(0.08, 0.92)], stroke);
        }
        Mark::Unanswered => {
            painter.line_segment([at(0.0, 0.5), at(1.0, 0.5)], stroke);
        }
    }
}

/// What the shapes mean.
pub fn marked_legend_ui(ui: &mut Ui) {
    let look = look(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for mark in [Mark::Right, Mark::Part, Mark::Wrong, Mark::Unanswered] {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(look.sizes.note), Sense::hover());
            mark_shape(ui, &look, rect, mark);
            ui.add(Text::new(mark.word()).note().soft());
            ui.add_space(8.0);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::super::testing::window_with;
    use super::*;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn a_cell_says_its_mark_and_is_gone_to() {
        let cells = [
            MarkedCell { number: 1, mark: Mark::Right, flagged: false, current: true },
            MarkedCell { number: 2, mark: Mark::Wrong, flagged: true, current: false },
            MarkedCell { number: 3, mark: Mark::Part, ..MarkedCell::default() },
            MarkedCell { number: 4, ..MarkedCell::default() },
        ];
        let mut harness = window_with(
            move |ui, gone_to: &mut Option<usize>| {
                ui.set_max_width(326.0);
                *gone_to = marked_section_ui(ui, "单项选择 1–4", &cells).or(*gone_to);
                marked_legend_ui(ui);
            },
            None,
        );
        harness.run();
        for label in ["第 1 题，答对，当前", "第 3 题，部分得分", "第 4 题，未答"] {
            harness.get_by_label(label);
        }
        harness.get_by_label("第 2 题，答错，已标记").click();
        harness.run();
        assert_eq!(*harness.state(), Some(2));
    }
}
