//! The answer sheet: a cell a question, ten a row, under a heading a section.

use egui::{
    Color32, CornerRadius, CursorIcon, Id, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2,
};

use super::super::theme::{Look, RADIUS_TAG, look};
use super::{Text, centred, crisp, focus_ring};
use crate::text::ui as words;

pub(super) const COLUMNS: usize = 10;
pub(super) const GAP: f32 = 5.0;

/// One question's cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The question's number, from 1.
    pub number: usize,
    /// Filled.
    pub answered: bool,
    /// With a corner.
    pub flagged: bool,
    /// With a thick outline: the question on the screen.
    pub current: bool,
}

/// A part of the paper.
#[derive(Clone, Copy, Debug)]
pub struct Section<'a> {
    /// Its heading, with the numbers it covers.
    pub heading: &'a str,
    /// Its cells.
    pub cells: &'a [Cell],
}

/// Draws the sheet; answers with the number of the cell that was pressed.
pub fn sheet_ui(ui: &mut Ui, sections: &[Section<'_>]) -> Option<usize> {
    let mut pressed = None;
    ui.spacing_mut().item_spacing = Vec2::new(GAP, GAP);
    for (index, section) in sections.iter().enumerate() {
        if index > 0 {
            ui.add_space(6.0);
        }
        ui.add(Text::new(section.heading).note().soft());
        for row in section.cells.chunks(COLUMNS) {
            pressed = row_ui(ui, row).or(pressed);
        }
    }
    pressed
}

fn row_ui(ui: &mut Ui, cells: &[Cell]) -> Option<usize> {
    let look = look(ui);
    let facts = |cell: &Cell| CellFacts {
        number: cell.number,
        name: words::sheet_cell(cell.number, cell.answered, cell.flagged, cell.current),
        current: cell.current,
    };
    cells_ui(ui, "answer sheet", look.sizes.cell, cells, facts, |ui, response, rect, cell| {
        paint(ui, &look, response, rect, *cell);
    })
}

/// What a row of cells needs to know of each.
pub(super) struct CellFacts {
    /// The question's number, from 1.
    pub number: usize,
    /// What is read to those who do not see it.
    pub name: String,
    /// Whether the question is on the screen.
    pub current: bool,
}

/// A row of up to ten cells of any sheet, each of which can be pressed; answers with the number of the one that was.
/// `sheet` tells the cells of one sheet from those of another.
pub(super) fn cells_ui<C>(
    ui: &mut Ui,
    sheet: &'static str,
    height: f32,
    cells: &[C],
    facts: impl Fn(&C) -> CellFacts,
    paint: impl Fn(&Ui, &Response, Rect, &C),
) -> Option<usize> {
    let mut pressed = None;
    let (row, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    for (index, cell) in cells.iter().enumerate() {
        let rect = crisp(ui, place(row, index));
        let CellFacts { number, name, current } = facts(cell);
        let id = ui.scope_id().with((sheet, number));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
        if current {
            reveal(ui, &response, sheet, number);
        }
        if ui.is_rect_visible(rect) {
            paint(ui, &response, rect, cell);
        }
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            pressed = Some(number);
        }
    }
    pressed
}

/// Scrolls the current cell into sight when it has become another.
fn reveal(ui: &Ui, response: &Response, sheet: &'static str, number: usize) {
    let id = Id::unique((sheet, "the cell last revealed"));
    if ui.data(|data| data.get_temp(id)) != Some(number) {
        ui.data_mut(|data| data.insert_temp(id, number));
        response.scroll_to_me(None);
    }
}

/// The rectangle of the cell `index` of a row.
#[expect(clippy::cast_precision_loss, reason = "a row has ten cells")]
fn place(row: Rect, index: usize) -> Rect {
    let columns = COLUMNS as f32;
    let width = (row.width() - GAP * (columns - 1.0)) / columns;
    let left = row.left() + index as f32 * (width + GAP);
    Rect::from_min_size(pos2(left, row.top()), Vec2::new(width, row.height()))
}

fn paint(ui: &Ui, look: &Look, response: &Response, rect: Rect, cell: Cell) {
    let palette = &look.palette;
    let hovered = response.hovered();
    let (fill, edge, ink) = match (cell.answered, hovered) {
        (true, false) => (palette.blue, palette.blue, palette.on_blue),
        (true, true) => (palette.blue_hover, palette.blue_hover, palette.on_blue),
        (false, true) => (palette.hover, palette.blue_tone.ink, palette.ink),
        (false, false) => (palette.panel, palette.edge, palette.soft),
    };
    blank(ui, look, rect, fill, edge);
    if cell.flagged {
        corner(ui, look, rect);
    }
    let font = look.regular(look.sizes.note);
    centred(ui, rect, &cell.number.to_string(), font, ink);
    if cell.current {
        let radius = CornerRadius::same(RADIUS_TAG + 1);
        let stroke = Stroke::new(2.0, palette.ink);
        let rect = rect.expand(1.0);
        ui.painter().rect_stroke(rect, radius, stroke, StrokeKind::Outside);
    }
    focus_ring(ui, look, response, RADIUS_TAG);
}

fn blank(ui: &Ui, look: &Look, rect: Rect, fill: Color32, edge: Color32) {
    let radius = CornerRadius::same(RADIUS_TAG);
    let stroke = look.outline(edge);
    ui.painter().rect(rect, radius, fill, stroke, StrokeKind::Inside);
}

/// The corner of a flagged cell.
fn corner(ui: &Ui, look: &Look, rect: Rect) {
    const SIDE: f32 = 9.0;
    let tip = rect.right_top();
    let points = vec![tip - Vec2::new(SIDE, 0.0), tip, tip + Vec2::new(0.0, SIDE)];
    let shape = Shape::convex_polygon(points, look.palette.flag, Stroke::NONE);
    ui.painter().add(shape);
}

/// What the cells mean.
pub fn sheet_legend_ui(ui: &mut Ui) {
    let look = look(ui);
    let palette = &look.palette;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (word, answered, flagged) in
            [(words::ANSWERED, true, false), (words::UNANSWERED, false, false), (words::FLAGGED, false, true)]
        {
            let (rect, _) = ui.allocate_exact_size(Vec2::new(22.0, 18.0), Sense::hover());
            let rect = crisp(ui, rect);
            if answered {
                blank(ui, &look, rect, palette.blue, palette.blue);
            } else {
                blank(ui, &look, rect, palette.panel, palette.edge);
            }
            if flagged {
                corner(ui, &look, rect);
            }
            ui.add(Text::new(word).note().soft());
            ui.add_space(10.0);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::super::testing::window_with;
    use super::*;
    use egui::Key;
    use egui_kittest::kittest::Queryable as _;

    fn cells() -> Vec<Cell> {
        (1..=100)
            .map(|number| Cell {
                number,
                answered: number < 63 && number != 58,
                flagged: number == 63,
                current: number == 63,
            })
            .collect()
    }

    #[test]
    fn a_cell_says_its_state_and_is_gone_to() {
        let cells = cells();
        let mut harness = window_with(
            move |ui, gone_to: &mut Option<usize>| {
                ui.set_max_width(326.0);
                let sections = [
                    Section { heading: "一、单项选择 1–50", cells: &cells[..50] },
                    Section { heading: "二、多项选择 51–100", cells: &cells[50..] },
                ];
                *gone_to = sheet_ui(ui, &sections).or(*gone_to);
                sheet_legend_ui(ui);
            },
            None,
        );
        harness.run();
        harness.get_by_label("第 58 题，未答");
        harness.get_by_label("第 63 题，未答，已标记，当前");
        harness.get_by_label("第 12 题，已答").click();
        harness.run();
        assert_eq!(*harness.state(), Some(12));
        harness.key_press(Key::Tab);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(*harness.state(), Some(1));
    }

    #[test]
    fn a_cell_is_wide_enough_for_a_hundred() {
        let mut harness = window_with(
            |ui, fits: &mut bool| {
                let sizes = look(ui).sizes;
                let row = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(sizes.sheet_width - 40.0, 26.0));
                let text = super::super::width_of(ui, "100", look(ui).regular(sizes.note));
                *fits = text + 2.0 <= place(row, 0).width();
            },
            false,
        );
        harness.run();
        assert!(*harness.state());
    }
}
