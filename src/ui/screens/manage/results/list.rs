//! The list of results: only rows in sight are drawn; one Tab reaches it, arrows go through it.

use egui::{EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use super::state::{ResultLine, State};
use crate::text::screens::manage::results as words;
use crate::ui::theme::look;
use crate::ui::widgets::{Column, Table, Tag, Text};

/// What a column shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    HandedIn,
    Name,
    Identity,
    Unit,
    Exam,
    Score,
    Outcome,
    Certificate,
}

/// The columns for which there is room. Those that give way are on the card of the chosen result.
fn cells_for(width: f32) -> &'static [Cell] {
    use Cell::{Certificate, Exam, HandedIn, Identity, Name, Outcome, Score, Unit};
    if width > 1000.0 {
        &[HandedIn, Name, Identity, Unit, Exam, Score, Outcome, Certificate]
    } else if width > 860.0 {
        &[HandedIn, Name, Unit, Exam, Score, Outcome, Certificate]
    } else {
        &[HandedIn, Name, Unit, Score, Outcome, Certificate]
    }
}

const fn column(cell: Cell) -> Column<'static> {
    match cell {
        Cell::HandedIn => Column::exact(words::HANDED_IN, 132.0),
        Cell::Name => Column::exact(words::NAME, 68.0),
        Cell::Identity => Column::exact(words::IDENTITY, 158.0),
        Cell::Unit => Column::share(words::UNIT, 1.0),
        Cell::Exam => Column::share(words::EXAM, 1.25),
        Cell::Score => Column::figures(words::SCORE, 48.0),
        Cell::Outcome => Column::exact(words::OUTCOME, 58.0),
        Cell::Certificate => Column::exact(words::CERTIFICATE, 152.0),
    }
}

/// Draws the list in the room that is left; whether another row was chosen.
pub(super) fn list_ui(ui: &mut Ui, state: &mut State) -> bool {
    let look = look(ui);
    let bar = ui.spacing().scroll.allocated_width();
    let width = ui.available_width() - bar;
    let cells = cells_for(width / (look.sizes.text / 16.0));
    let columns: Vec<Column<'_>> = cells.iter().map(|cell| column(*cell)).collect();
    let table = Table::new(&columns);
    let before = state.chosen;
    let top = ui.cursor().min;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.allocate_ui(Vec2::new(width, look.sizes.table_head), |ui| table.show(ui, |_, _| ()));

    // One thing to be reached by Tab, over the rows; ten thousand rows would be ten thousand steps of the keyboard.
    let room = ui.available_rect_before_wrap();
    let keys = ui.interact(room, Id::unique("results_list"), Sense::focusable_noninteractive());
    keys.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, words::LIST));
    if keys.has_focus() {
        let filter = EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(keys.id, filter));
        if move_by_keys(ui, state, room.height() / look.sizes.table_row) {
            // The filter holds only from the second frame with the keyboard on; until then an arrow would leave the list.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
    }

    let mut area = ScrollArea::vertical().id_salt("results").auto_shrink(false);
    if std::mem::take(&mut state.bring_into_sight)
        && let Some(chosen) = state.chosen
        && let Some(offset) = offset_for(ui, chosen, look.sizes.table_row, room.height())
    {
        area = area.vertical_scroll_offset(offset);
    }
    let mut pressed = None;
    let shown = area.show_rows(ui, look.sizes.table_row, state.rows.len(), |ui, range| {
        ui.set_max_width(width);
        for number in range {
            if let Some(line) = state.rows.get(number)
                && row_ui(ui, &table, cells, number, line, state.chosen == Some(number))
            {
                pressed = Some(number);
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(offset_id(), shown.state.clamped_offset().y));
    if let Some(number) = pressed {
        state.chosen = Some(number);
        keys.request_focus();
    }
    if keys.has_focus() {
        let ring =
            Rect::from_min_max(egui::pos2(room.left(), top.y), room.right_bottom()).expand2(Vec2::new(10.0, 2.0));
        let stroke = egui::Stroke::new(2.0, look.palette.focus);
        ui.painter().rect_stroke(ring, egui::CornerRadius::same(8), stroke, egui::StrokeKind::Inside);
    }
    state.chosen != before
}

fn offset_id() -> Id {
    Id::unique("results_offset")
}

/// How far to scroll so that a row is in sight; none if it is.
#[expect(clippy::cast_precision_loss, reason = "far below the millions where points lose precision")]
fn offset_for(ui: &Ui, row: usize, height: f32, room: f32) -> Option<f32> {
    let offset: f32 = ui.data(|data| data.get_temp(offset_id())).unwrap_or(0.0);
    let top = row as f32 * height;
    if top < offset {
        Some(top)
    } else if top + height > offset + room {
        Some(top + height - room)
    } else {
        None
    }
}

/// Whether a key was for the list.
fn move_by_keys(ui: &Ui, state: &mut State, rows_in_sight: f32) -> bool {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen rows fit a window")]
    let page = (rows_in_sight.max(2.0) as usize).saturating_sub(1);
    let last = state.rows.len().saturating_sub(1);
    let at = state.chosen;
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        state.chosen = None;
        return true;
    }
    let to = if pressed(Key::ArrowDown) {
        at.map_or(0, |at| at + 1)
    } else if pressed(Key::ArrowUp) {
        at.map_or(0, |at| at.saturating_sub(1))
    } else if pressed(Key::PageDown) {
        at.map_or(0, |at| at + page)
    } else if pressed(Key::PageUp) {
        at.map_or(0, |at| at.saturating_sub(page))
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        return false;
    };
    if !state.rows.is_empty() {
        state.chosen = Some(to.min(last));
        state.bring_into_sight = true;
    }
    true
}

/// Whether the row was pressed.
fn row_ui(ui: &mut Ui, table: &Table<'_>, cells: &[Cell], number: usize, line: &ResultLine, chosen: bool) -> bool {
    let look = look(ui);
    let rect = Rect::from_min_size(ui.cursor().min, Vec2::new(ui.available_width(), look.sizes.table_row));
    let response = ui.interact(rect, ui.scope_id().with(number), Sense::CLICK);
    response.widget_info(|| {
        let name = words::row(&line.name, &line.unit, &line.score, line.passed);
        WidgetInfo::selected(Role::Row, true, chosen, name)
    });
    if response.hovered() && !chosen {
        ui.painter().rect_filled(rect.expand2(Vec2::new(10.0, 0.0)), 0, look.palette.hover);
    }
    table.row_ui(ui, "", chosen, |row| {
        for cell in cells {
            match cell {
                Cell::HandedIn => row.words(Text::new(&line.handed_in_at).soft()),
                Cell::Name => row.text(&line.name),
                Cell::Identity => row.words(Text::new(&line.identity).soft()),
                Cell::Unit => drop(row.add(|ui| fitted_ui(ui, &line.unit, |text| Text::new(text)))),
                Cell::Exam => drop(row.add(|ui| fitted_ui(ui, &line.exam, |text| Text::new(text).note().soft()))),
                Cell::Score => row.words(Text::new(&line.score).bold()),
                Cell::Outcome => drop(row.add(|ui| ui.add(outcome_tag(line.passed)))),
                Cell::Certificate => {
                    let number = line.certificate.as_deref();
                    row.words(if number.is_some() {
                        Text::new(number.unwrap_or_default())
                    } else {
                        Text::new(words::NONE).faint()
                    });
                }
            }
        }
    });
    response.clicked()
}

/// The tag of a pass or not.
pub(super) const fn outcome_tag(passed: bool) -> Tag<'static> {
    if passed { Tag::green(words::PASSED) } else { Tag::red(words::FAILED) }
}

/// Words on one line, else smaller on two, else with the end left out; the card of the chosen result has them whole.
fn fitted_ui(ui: &mut Ui, text: &str, style: fn(&str) -> Text<'_>) {
    const LEADING: f32 = 1.3;
    let width = ui.available_width();
    let one_line = style(text).leading(LEADING);
    if one_line.galley(ui, f32::INFINITY).size().x <= width {
        ui.add(one_line);
        return;
    }
    let two_lines = |text: &str, ui: &Ui| style(text).note().leading(LEADING).galley(ui, width).rows.len() <= 2;
    if two_lines(text, ui) {
        ui.add(style(text).note().leading(LEADING));
        return;
    }
    let ends: Vec<usize> = text.char_indices().map(|(end, _)| end).collect();
    let short = |end: usize| format!("{}…", text.get(..end).unwrap_or_default());
    let fitting = ends.partition_point(|end| two_lines(&short(*end), ui));
    let end = ends.get(fitting.saturating_sub(1)).copied().unwrap_or(0);
    ui.add(style(&short(end)).note().leading(LEADING)).on_hover_text(text);
}
