//! A table to be read: rules between all its cells, and cells as high as their words need.

use std::sync::Arc;

use egui::{CornerRadius, Galley, Rect, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::super::theme::look;
use super::{Paragraph, Piece, crisp};

const SIDE: f32 = 14.0;
const ENDS: f32 = 8.0;
/// No column is narrower, if there is any room: four characters.
const LEAST: f32 = 64.0;

/// A row whose cells are set in lines: each with its words, and the height of the highest.
struct Laid {
    cells: Vec<(Arc<Galley>, String)>,
    height: f32,
}

/// Draws a table over the width of the room. Rows that are too short end with empty cells.
pub fn ruled_table_ui(ui: &mut Ui, head: &[Vec<Piece<'_>>], rows: &[Vec<Vec<Piece<'_>>>]) {
    if head.is_empty() {
        return;
    }
    let look = look(ui);
    let width = ui.available_width().floor();
    let cell = |pieces: &'_ [Piece<'_>], is_head: bool, ui: &Ui, room: f32| -> Arc<Galley> {
        let paragraph = Paragraph::new(pieces).small();
        (if is_head { paragraph.bold() } else { paragraph }).galley(ui, room)
    };
    let all: Vec<(&[Vec<Piece<'_>>], bool)> =
        std::iter::once((head, true)).chain(rows.iter().map(|row| (row.as_slice(), false))).collect();
    let mut natural = vec![0.0_f32; head.len()];
    for (row, is_head) in &all {
        for (widest, pieces) in natural.iter_mut().zip(*row) {
            *widest = widest.max(cell(pieces, *is_head, ui, f32::INFINITY).size().x + 2.0 * SIDE);
        }
    }
    let widths = share_out(&natural, width);
    let laid: Vec<Laid> = all
        .iter()
        .map(|(row, is_head)| {
            let cells: Vec<(Arc<Galley>, String)> = row
                .iter()
                .zip(&widths)
                .map(|(pieces, width)| {
                    let galley = cell(pieces, *is_head, ui, (width - 2.0 * SIDE).max(1.0));
                    (galley, Paragraph::new(pieces).words())
                })
                .collect();
            let highest = cells.iter().map(|(galley, _)| galley.size().y).fold(0.0, f32::max);
            Laid { cells, height: (highest + 2.0 * ENDS).ceil() }
        })
        .collect();
    let height: f32 = laid.iter().map(|row| row.height).sum();
    let (rect, table) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let rect = crisp(ui, rect);
    let line = look.outline(look.palette.edge);
    let mut top = rect.top();
    for (number, Laid { cells, height }) in laid.into_iter().enumerate() {
        let row = Rect::from_min_size(pos2(rect.left(), top), Vec2::new(width, height));
        if number == 0 {
            ui.painter().rect_filled(row, CornerRadius::ZERO, look.palette.grey_tone.tint);
        } else {
            ui.painter().hline(rect.x_range(), top.round() + 0.5, line);
        }
        let mut left = rect.left();
        for (column, ((galley, words), width)) in cells.into_iter().zip(&widths).enumerate() {
            let place = Rect::from_min_size(pos2(left, top), Vec2::new(*width, height));
            let response = ui.interact(place, table.id.with((number, column)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Cell, ui.is_enabled(), &words));
            ui.painter().galley(place.min + Vec2::new(SIDE, ENDS), galley, look.palette.ink);
            left += width;
        }
        top += height;
    }
    let mut left = rect.left();
    for width in widths.iter().take(widths.len().saturating_sub(1)) {
        left += width;
        ui.painter().vline(left.round() + 0.5, rect.y_range(), line);
    }
    ui.painter().rect_stroke(rect, CornerRadius::ZERO, line, StrokeKind::Inside);
}

/// The widths of columns that together take all the room: narrow ones what they need, and the wide ones the rest.
fn share_out(natural: &[f32], room: f32) -> Vec<f32> {
    let sum: f32 = natural.iter().sum();
    if sum <= room {
        // What is left over goes to all alike, by how much each has to say.
        return natural.iter().map(|width| width * room / sum.max(1.0)).collect();
    }
    let mut widths = vec![None; natural.len()];
    loop {
        let taken: f32 = widths.iter().flatten().sum();
        let open: Vec<f32> =
            natural.iter().zip(&widths).filter(|(_, width)| width.is_none()).map(|(natural, _)| *natural).collect();
        #[expect(clippy::cast_precision_loss, reason = "a table has a few columns")]
        let fair = (room - taken) / open.len().max(1) as f32;
        let mut settled = false;
        for (width, natural) in widths.iter_mut().zip(natural) {
            if width.is_none() && *natural <= fair {
                *width = Some(*natural);
                settled = true;
            }
        }
        if !settled {
            // Those that need more than a fair share part what is left by what they would need, none too narrow.
            let weight: f32 = open.iter().map(|width| width.sqrt()).sum();
            let share = |natural: f32| ((room - taken) * natural.sqrt() / weight.max(1.0)).max(LEAST.min(fair));
            return natural
                .iter()
                .zip(widths)
                .map(|(natural, width)| width.unwrap_or_else(|| share(*natural)))
                .collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::window;
    use super::*;
    use egui_kittest::kittest::Queryable as _;

    fn piece(text: &str) -> Vec<Piece<'_>> {
        vec![Piece { text, bold: false }]
    }

    #[test]
    fn columns_take_all_the_room_and_no_more() {
        for natural in [vec![50.0, 60.0], vec![80.0, 900.0], vec![500.0, 900.0, 100.0, 2000.0], vec![3000.0; 3]] {
            let sum: f32 = share_out(&natural, 600.0).iter().sum();
            assert!((sum - 600.0).abs() < 1.0, "{natural:?}: {sum}");
        }
        assert_eq!(share_out(&[80.0, 900.0], 600.0), [80.0, 520.0]);
    }

    #[test]
    fn a_long_cell_makes_its_row_higher_and_every_cell_is_read() {
        let long = "十日以上十五日以下拘留，可以并处五百元以下罚款；情节较轻的，警告或五百元以下罚款";
        let mut harness = window(|ui| {
            ui.set_max_width(360.0);
            let rows = [vec![piece("谎报火警"), piece(long)], vec![piece("短")]];
            ruled_table_ui(ui, &[piece("行为"), piece("处罚")], &rows);
        });
        harness.run();
        let (head, cell) = (harness.get_by_label("处罚").rect(), harness.get_by_label(long).rect());
        assert!(cell.height() > 2.0 * head.height() && cell.right() <= 380.0, "{head:?} {cell:?}");
        harness.get_by_label("短");
    }
}
