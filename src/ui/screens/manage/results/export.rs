//! The dialog of the export.

use egui::{Key, ScrollArea, Ui};

use super::state::{CsvText, ExportForm, Intent, State};
use crate::text::screens::manage as shared;
use crate::text::screens::manage::results as words;
use crate::ui::theme::look;
use crate::ui::widgets::{Choice, Field, Text, dialog_ui, segmented_ui};

/// Opens the dialog.
pub(super) fn open(state: &mut State) {
    state.message = None;
    state.export = Some(ExportForm {
        folder: state.export_folder.clone(),
        encoding: CsvText::default(),
        error: None,
        opens: true,
    });
}

/// Draws the dialog while it is open.
pub(super) fn export_ui(ui: &mut Ui, state: &mut State) -> Option<Intent> {
    let form = state.export.as_mut()?;
    let busy = state.is_exporting;
    let (people, filtered) = (state.rows.len(), !state.filter.is_empty());
    let choices = [
        Choice::primary(if busy { words::EXPORTING } else { words::EXPORT_NOW }, true),
        Choice::cancel(shared::CANCEL, false),
    ];
    let mut field = None;
    let room = ui.ctx().content_rect().height() - 230.0;
    let body = |ui: &mut Ui| {
        ScrollArea::vertical().id_salt("export").max_height(room).min_scrolled_height(room).show(ui, |ui| {
            field = Some(form_ui(ui, form, people, filtered));
        });
    };
    let answer = dialog_ui(ui.ctx(), "export", words::EXPORT_TITLE, body, &choices);
    let entered = field
        .as_ref()
        .is_some_and(|field: &egui::Response| field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)));
    if std::mem::take(&mut form.opens)
        && let Some(field) = field
    {
        field.request_focus();
    }
    match answer.or(entered.then_some(true)) {
        Some(true) if busy => None,
        Some(true) if form.folder.trim().is_empty() => {
            form.error = Some(words::FOLDER_MISSING.to_owned());
            None
        }
        Some(true) => {
            form.error = None;
            state.is_exporting = true;
            let (folder, encoding) = (form.folder.trim().to_owned(), form.encoding);
            Some(Intent::Export { filter: state.filter.clone(), folder, encoding })
        }
        Some(false) => {
            state.export = None;
            None
        }
        None => None,
    }
}

/// Draws the form and returns the response of the folder's field.
fn form_ui(ui: &mut Ui, form: &mut ExportForm, people: usize, filtered: bool) -> egui::Response {
    ui.spacing_mut().item_spacing.y = 6.0;
    let field = Field::new(words::FOLDER, &mut form.folder)
        .help(words::FOLDER_HELP)
        .error(form.error.as_deref())
        .width(ui.available_width() - 4.0)
        .show(ui);
    if field.changed() {
        form.error = None;
    }
    ui.add_space(6.0);
    ui.add(Text::new(words::ENCODING).soft());
    let options = [(CsvText::Utf8, words::UTF8), (CsvText::Gb18030, words::GB18030)];
    if let Some(encoding) = segmented_ui(ui, words::ENCODING, &options, form.encoding) {
        form.encoding = encoding;
    }
    ui.add(Text::new(words::ENCODING_HELP).note().faint());
    ui.add_space(6.0);
    ui.add(Text::new(&words::export_scope(people, filtered)).soft());
    ui.spacing_mut().item_spacing.y = 0.0;
    let name_width = 12.0 * look(ui).sizes.note;
    for (file, about) in words::FILES {
        ui.horizontal_top(|ui| {
            ui.allocate_ui(egui::Vec2::new(name_width, 0.0), |ui| {
                ui.set_width(name_width);
                ui.add(Text::new(file).note());
            });
            ui.add(Text::new(about).note().soft());
        });
    }
    field
}
