//! The two-way table of the edited exam, to be looked at.

use egui::Ui;

use super::state::ExamLine;
use crate::text::screens::manage::exams as words;
use crate::text::words as names;
use crate::ui::theme::look;
use crate::ui::widgets::{Card, Column, Table, Text};

/// Draws sections and topics side by side, or one under the other where there is no room.
pub(super) fn blueprint_ui(ui: &mut Ui, exam: &ExamLine) {
    Card::new().padding(22, 16).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.add(Text::new(words::BLUEPRINT).heading());
        ui.add(Text::new(&words::higher_levels(exam.blueprint.higher_level_items)).soft());
        if ui.available_width() > 680.0 * look(ui).sizes.text / 16.0 {
            ui.spacing_mut().item_spacing.x = 36.0;
            ui.columns_const(|[left, right]| {
                sections_ui(left, exam);
                topics_ui(right, exam);
            });
        } else {
            sections_ui(ui, exam);
            ui.add_space(12.0);
            topics_ui(ui, exam);
        }
    });
}

fn sections_ui(ui: &mut Ui, exam: &ExamLine) {
    let columns = [
        Column::share(words::KIND, 1.0),
        Column::figures(words::ITEMS, 44.0),
        Column::figures(words::MARKS_EACH, 56.0),
        Column::figures(words::MARKS, 48.0),
    ];
    Table::new(&columns).show(ui, |ui, table| {
        for section in &exam.blueprint.sections {
            let name = names::kind(section.kind);
            table.row_ui(ui, name, false, |row| {
                row.text(name);
                row.text(&section.items.to_string());
                row.text(&section.marks.to_string());
                row.text(&section.marks.times(i64::from(section.items)).to_string());
            });
        }
        table.row_ui(ui, words::SUM, false, |row| {
            row.words(Text::new(words::SUM).bold());
            row.words(Text::new(&exam.blueprint.items().to_string()).bold());
            row.text("");
            row.words(Text::new(&exam.blueprint.marks().to_string()).bold());
        });
    });
}

fn topics_ui(ui: &mut Ui, exam: &ExamLine) {
    let columns = [Column::share(words::TOPIC, 1.0), Column::figures(words::ITEMS, 44.0)];
    Table::new(&columns).show(ui, |ui, table| {
        for topic in &exam.topics {
            let name = if topic.name.is_empty() { &topic.code } else { &topic.name };
            table.row_ui(ui, name, false, |row| {
                row.text(name);
                row.text(&topic.items.to_string());
            });
        }
        let sum: u32 = exam.topics.iter().map(|topic| topic.items).sum();
        table.row_ui(ui, words::SUM, false, |row| {
            row.words(Text::new(words::SUM).bold());
            row.words(Text::new(&sum.to_string()).bold());
        });
    });
}
