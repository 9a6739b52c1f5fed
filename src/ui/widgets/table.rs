//! Tables with air: a head, rows with hairlines, figures at the right. Long ones draw only the rows in sight.

use egui::{Align, CursorIcon, Layout, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

use super::super::theme::look;
use super::{Text, crisp, focus_ring};

/// Space between two columns.
const GAP: f32 = 24.0;
/// How far the ground of a chosen row reaches beyond its words.
const BESIDE: f32 = 10.0;

#[derive(Clone, Copy, Debug)]
enum Width {
    Exact(f32),
    Share(f32),
}

/// One column of a table.
#[derive(Clone, Copy, Debug)]
#[must_use = "a table is made of it"]
pub struct Column<'a> {
    heading: &'a str,
    width: Width,
    right: bool,
}

impl<'a> Column<'a> {
    /// A column of words that takes its share of what the exact columns leave.
    pub const fn share(heading: &'a str, share: f32) -> Self {
        Self { heading, width: Width::Share(share), right: false }
    }

    /// A column of words of this width.
    pub const fn exact(heading: &'a str, width: f32) -> Self {
        Self { heading, width: Width::Exact(width), right: false }
    }

    /// A column of figures of this width, which stand at the right.
    pub const fn figures(heading: &'a str, width: f32) -> Self {
        Self { heading, width: Width::Exact(width), right: true }
    }
}

/// A table over the width of the room.
#[derive(Clone, Copy)]
#[must_use = "show it"]
pub struct Table<'a> {
    columns: &'a [Column<'a>],
    pressable: bool,
}

impl<'a> Table<'a> {
    /// A table of these columns. Widths are for the medium text size and grow with the text.
    pub const fn new(columns: &'a [Column<'a>]) -> Self {
        Self { columns, pressable: false }
    }

    /// Rows that can be pressed; [`Table::row_ui`] names each for screen readers.
    pub const fn pressable(mut self) -> Self {
        self.pressable = true;
        self
    }

    /// Draws the headings, if there are any, and what `rows` adds by [`Table::row_ui`].
    pub fn show<R>(&self, ui: &mut Ui, rows: impl FnOnce(&mut Ui, &Self) -> R) -> R {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if self.columns.iter().any(|column| !column.heading.is_empty()) {
                self.head_ui(ui);
            }
            rows(ui, self)
        })
        .inner
    }

    /// Draws the headings and `count` rows that scroll in the room that is left; only those in sight are drawn. `row` calls
    /// [`Table::row_ui`] for the row of that number.
    pub fn show_many(&self, ui: &mut Ui, count: usize, mut row: impl FnMut(&mut Ui, &Self, usize)) {
        let height = look(ui).sizes.table_row;
        self.show(ui, |ui, table| {
            ScrollArea::vertical().auto_shrink([false, true]).show_rows(ui, height, count, |ui, range| {
                for number in range {
                    row(ui, table, number);
                }
            });
        });
    }

    fn head_ui(&self, ui: &mut Ui) {
        let look = look(ui);
        let size = Vec2::new(ui.available_width(), look.sizes.table_head);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        for (column, place) in self.columns.iter().zip(self.places(ui, rect)) {
            cell_ui(ui, place, column.right, |ui| {
                let text = Text::new(column.heading).note().soft();
                ui.add(if column.right { text.right() } else { text });
            });
        }
        let y = rect.bottom().round() - 0.5;
        ui.painter().hline(rect.x_range(), y, look.hairline());
    }

    /// Draws one row; `name` is what a pressable row is called.
    pub fn row_ui(&self, ui: &mut Ui, name: &str, selected: bool, content: impl FnOnce(&mut Row<'_>)) -> Response {
        let look = look(ui);
        let palette = &look.palette;
        let size = Vec2::new(ui.available_width(), look.sizes.table_row);
        let sense = if self.pressable { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(size, sense);
        if self.pressable {
            response.widget_info(|| WidgetInfo::selected(Role::Row, ui.is_enabled(), selected, name));
        }
        // The ground reaches a little into the card's padding, so that words do not stand on its edge.
        let ground = crisp(ui, rect).expand2(Vec2::new(BESIDE, 0.0));
        if selected {
            ui.painter().rect_filled(ground, 0, palette.blue_tone.tint);
        } else if self.pressable && response.hovered() {
            ui.painter().rect_filled(ground, 0, palette.hover);
        }
        let mut row = Row { places: self.places(ui, rect), columns: self.columns, ui, next: 0 };
        content(&mut row);
        let y = rect.bottom().round() - 0.5;
        let line = egui::Stroke::new(1.0, palette.row_line);
        ui.painter().hline(rect.x_range(), y, line);
        focus_ring(ui, &look, &response, 0);
        if self.pressable { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
    }

    fn places(&self, ui: &Ui, rect: Rect) -> Vec<Rect> {
        let growth = look(ui).sizes.text / 16.0;
        let mut exact = 0.0;
        let mut shares = 0.0;
        for column in self.columns {
            match column.width {
                Width::Exact(width) => exact += width * growth,
                Width::Share(share) => shares += share,
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a table has a dozen columns")]
        let gaps = GAP * self.columns.len().saturating_sub(1) as f32;
        let left_over = (rect.width() - exact - gaps).max(0.0);
        let mut left = rect.left();
        self.columns
            .iter()
            .map(|column| {
                let width = match column.width {
                    Width::Exact(width) => width * growth,
                    Width::Share(share) => left_over * share / shares,
                };
                let place = Rect::from_min_size(pos2(left, rect.top()), Vec2::new(width, rect.height()));
                left += width + GAP;
                place
            })
            .collect()
    }
}

/// The cells of a row, filled from the left.
pub struct Row<'a> {
    ui: &'a mut Ui,
    places: Vec<Rect>,
    columns: &'a [Column<'a>],
    next: usize,
}

impl Row<'_> {
    /// The next cell: words or a figure, as the column says.
    pub fn text(&mut self, text: &str) {
        self.words(Text::new(text));
    }

    /// The next cell: words with a colour or weight of their own.
    pub fn words(&mut self, text: Text<'_>) {
        self.cell(|ui, right| {
            ui.add(if right { text.right() } else { text }.leading(1.3));
        });
    }

    /// The next cell: anything, in the middle of its height.
    pub fn add<R>(&mut self, content: impl FnOnce(&mut Ui) -> R) -> Option<R> {
        self.cell(|ui, _| content(ui))
    }

    fn cell<R>(&mut self, content: impl FnOnce(&mut Ui, bool) -> R) -> Option<R> {
        let place = *self.places.get(self.next)?;
        let right = self.columns.get(self.next)?.right;
        self.next += 1;
        Some(cell_ui(self.ui, place, right, |ui| content(ui, right)))
    }
}

fn cell_ui<R>(ui: &mut Ui, place: Rect, right: bool, content: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = if right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        content(ui)
    })
    .inner
}

#[cfg(test)]
mod tests {
    use super::super::testing::window_with;
    use super::*;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn figures_stand_at_the_right_and_a_row_is_pressed_by_its_name() {
        let columns = [Column::share("单位", 1.0), Column::figures("应考", 80.0)];
        let mut harness = window_with(
            move |ui, pressed: &mut Option<usize>| {
                let table = Table::new(&columns).pressable();
                table.show_many(ui, 10_000, |ui, table, number| {
                    let name = format!("第{number}乡");
                    let row = table.row_ui(ui, &name, *pressed == Some(number), |row| {
                        row.text(&name);
                        row.text(&(number * 7).to_string());
                    });
                    if row.clicked() {
                        *pressed = Some(number);
                    }
                });
            },
            None,
        );
        harness.run();
        let one = harness.get_by_label("7").rect().right();
        let other = harness.get_by_label("14").rect().right();
        assert!((one - other).abs() < 0.1);
        assert!(harness.query_by_label("第9000乡").is_none());
        harness.get_by(|node| node.role() == Role::Row && node.label().as_deref() == Some("第3乡")).click();
        harness.run();
        assert_eq!(*harness.state(), Some(3));
    }
}
