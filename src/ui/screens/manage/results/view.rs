//! Draws the page of results and certificates.

use egui::{Align, ComboBox, Id, Layout, Response, ScrollArea, Ui, Vec2};

use super::card::card_ui;
use super::export::{export_ui, open};
use super::list::list_ui;
use super::state::{Filter, Intent, State};
use crate::text::screens::manage::results as words;
use crate::ui::screens::manage::message_ui;
use crate::ui::theme::look;
use crate::ui::widgets::{Button, Card, Field, Text};

/// What stands in the bar at the top.
pub fn top_ui(ui: &mut Ui, state: &mut State) -> Option<Intent> {
    // While a certificate can be saved, that is what the screen is about.
    let button = if state.chosen().is_some_and(|line| line.certificate.is_some()) {
        Button::secondary(words::EXPORT)
    } else {
        Button::primary(words::EXPORT)
    };
    if ui.add_enabled(!state.rows.is_empty(), button.small()).clicked() {
        open(state);
    }
    None
}

/// Draws the page and returns what was wanted.
pub fn results_ui(ui: &mut Ui, state: &mut State) -> Vec<Intent> {
    let mut intents = Vec::new();
    let bottom = ui.available_rect_before_wrap().bottom();
    // Only where large text, a message and a card meet on a low screen is there more than fits.
    ScrollArea::vertical().id_salt("results_page").auto_shrink(false).show(ui, |ui| {
        page_ui(ui, state, bottom, &mut intents);
    });
    intents.extend(export_ui(ui, state));
    intents
}

fn page_ui(ui: &mut Ui, state: &mut State, bottom: f32, intents: &mut Vec<Intent>) {
    const AIR: f32 = 24.0;
    let top = ui.cursor().top();
    message_ui(ui, &mut state.message);
    find_ui(ui, state, intents);

    // The card is as high as its words; the list takes what it leaves. Its height is known only once it was drawn.
    let height_id = Id::unique("results_card_height");
    let known = ui.data(|data| data.get_temp(height_id)).unwrap_or(170.0);
    let card_height = if state.chosen.is_some() { known } else { 0.0 };
    let gap = if card_height > 0.0 { ui.spacing().item_spacing.y } else { 0.0 };
    let used = ui.cursor().top() - top;
    let height = ui.clip_rect().height().min(bottom - ui.clip_rect().top());
    let least = look(ui).sizes.table_row * 5.0;
    let room = (height - used - AIR - card_height - gap).max(least);
    ui.allocate_ui(Vec2::new(ui.available_width(), room), |ui| {
        ui.set_max_height(room);
        Card::new().padding(22, 10).full_height().show(ui, |ui| list_card_ui(ui, state, intents));
    });
    if state.chosen.is_some() {
        let shown = ui.scope(|ui| card_ui(ui, state, intents)).response.rect.height();
        if (shown - card_height).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(height_id, shown));
            ui.ctx().request_discard("the card of the chosen result has another height");
        }
    }
}

fn find_ui(ui: &mut Ui, state: &mut State, intents: &mut Vec<Intent>) {
    let look = look(ui);
    let before = state.filter.clone();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let room = ui.available_width();
        let search = Field::new(words::FIND, &mut state.filter.text)
            .hint(words::FIND_HINT)
            .width((room * 0.46).min(30.0 * look.sizes.text))
            .show(ui);
        if std::mem::take(&mut state.focus_search) {
            search.request_focus();
        }
        let width = (room * 0.46).min(26.0 * look.sizes.text);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let label = ui.add(Text::new(words::EXAM).soft());
            exam_ui(ui, state, Vec2::new(width, search.rect.height()), &label);
        });
    });
    if state.filter != before {
        intents.push(Intent::Find(state.filter.clone()));
    }
}

fn exam_ui(ui: &mut Ui, state: &mut State, size: Vec2, label: &Response) {
    let look = look(ui);
    let spacing = ui.spacing_mut();
    spacing.interact_size.y = size.y;
    spacing.button_padding.x = 14.0;
    let title = state.exams.iter().find(|exam| exam.id == state.filter.exam).map(|exam| exam.title.clone());
    let shown = ComboBox::from_id_salt("results_exam")
        .selected_text(title.as_deref().unwrap_or(words::ALL_EXAMS))
        .width(size.x)
        .truncate()
        .height(look.sizes.nav_row * 8.0)
        .show_ui(ui, |ui| {
            ui.spacing_mut().interact_size.y = look.sizes.nav_row;
            ui.selectable_value(&mut state.filter.exam, String::new(), words::ALL_EXAMS);
            for exam in &state.exams {
                ui.selectable_value(&mut state.filter.exam, exam.id.clone(), &exam.title);
            }
        });
    shown.response.labelled_by(label.id);
}

fn list_card_ui(ui: &mut Ui, state: &mut State, intents: &mut Vec<Intent>) {
    if state.rows.is_empty() {
        nothing_ui(ui, state, intents);
        return;
    }
    let line = look(ui).sizes.note * 1.6 + 14.0;
    let room = Vec2::new(ui.available_width(), ui.available_height() - line);
    let moved = ui
        .allocate_ui(room, |ui| {
            ui.set_min_size(room);
            list_ui(ui, state)
        })
        .inner;
    if moved && let Some(line) = state.chosen() {
        intents.push(Intent::Look(line.sitting.clone()));
    }
    ui.with_layout(Layout::right_to_left(Align::BOTTOM), |ui| {
        ui.add(Text::new(words::KEYS).note().faint());
        ui.with_layout(Layout::left_to_right(Align::BOTTOM), |ui| {
            let totals = words::totals(state.rows.len(), state.passed, state.rate());
            ui.add(Text::new(&totals).note().bold());
        });
    });
}

/// Why the list is empty, and what to do about it.
fn nothing_ui(ui: &mut Ui, state: &mut State, intents: &mut Vec<Intent>) {
    let (heading, about) = if state.filter.is_empty() {
        (words::NOBODY, words::NOBODY_ABOUT)
    } else {
        (words::NOT_FOUND, words::NOT_FOUND_ABOUT)
    };
    ui.add_space((ui.available_height() * 0.3).min(160.0));
    ui.vertical_centered(|ui| {
        ui.add(Text::new(heading).heading().centred());
        ui.add(Text::new(about).soft().centred());
        ui.add_space(8.0);
        if !state.filter.is_empty() && ui.add(Button::secondary(words::SHOW_ALL)).clicked() {
            state.filter = Filter::default();
            intents.push(Intent::Find(Filter::default()));
        }
    });
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::state::{CsvText, Details, ResultLine};
    use super::*;
    use crate::domain::sitting::SittingId;
    use crate::text::screens::manage as shared;
    use crate::ui::widgets::testing::window_with;
    use egui::Key;
    use egui_kittest::{Harness, kittest::Queryable as _};

    pub(in super::super) fn line(number: usize) -> ResultLine {
        ResultLine {
            sitting: SittingId(number.to_string()),
            handed_in_at: "2026-11-23 09:41".into(),
            name: format!("王{number}"),
            identity: "6321**********1234".into(),
            unit: "平安镇人民政府".into(),
            exam: "2026 年度领导干部消防安全考试".into(),
            attempt: 1,
            score: "86".into(),
            max: "100".into(),
            passed: true,
            critical_missed: 0,
            seconds_used: 3160,
            certificate: Some(format!("XF-2026-0632-{number:05}")),
        }
    }

    fn page(rows: usize) -> Harness<'static, (State, Vec<Intent>)> {
        let mut state = State { export_folder: "/成绩".into(), ..State::default() };
        state.show((0..rows).map(line).collect());
        let mut harness = window_with(
            |ui, (state, wanted): &mut (State, Vec<Intent>)| {
                wanted.extend(top_ui(ui, state));
                wanted.extend(results_ui(ui, state));
            },
            (state, Vec::new()),
        );
        harness.run();
        harness
    }

    #[test]
    fn what_is_typed_is_searched_for() {
        let mut harness = page(3);
        assert!(harness.get_by_label(words::FIND).is_focused());
        harness.get_by_label(words::FIND).type_text("王");
        harness.run();
        let wanted = Filter { text: "王".into(), exam: String::new() };
        assert_eq!(harness.state().1, [Intent::Find(wanted)]);
    }

    #[test]
    fn a_row_is_looked_at_and_its_certificate_saved() {
        let mut harness = page(10_000);
        harness.get_by_label(&words::row("王2", "平安镇人民政府", "86", true)).click();
        harness.run();
        let sitting = SittingId("2".into());
        assert_eq!(harness.state().1, [Intent::Look(sitting.clone())]);
        harness.get_by_label(words::INCIDENTS_LOADING);
        harness.state_mut().0.details = Some(Details::of(sitting.clone(), &[], true));
        harness.run();
        harness.get_by_label(words::NO_INCIDENTS);
        harness.get_by_label(words::SAVE_PDF).click();
        harness.run();
        harness.get_by_label(words::REVIEW).click();
        harness.run();
        assert_eq!(harness.state().1[1..], [Intent::SavePdf(sitting.clone()), Intent::Review(sitting)]);
    }

    #[test]
    fn arrows_go_through_ten_thousand_rows() {
        let mut harness = page(10_000);
        harness.get_by_label(words::LIST).focus();
        harness.run();
        for _ in 0..30 {
            harness.key_press(Key::ArrowDown);
            harness.run();
        }
        assert_eq!(harness.state().0.chosen, Some(29));
        harness.get_by_label(&words::row("王29", "平安镇人民政府", "86", true));
        harness.key_press(Key::End);
        harness.run();
        harness.run();
        assert_eq!(harness.state().0.chosen, Some(9_999));
        harness.get_by_label(&words::row("王9999", "平安镇人民政府", "86", true));
        assert!(harness.query_by_label(&words::row("王29", "平安镇人民政府", "86", true)).is_none());
    }

    #[test]
    fn an_export_says_where_and_how_and_needs_a_folder() {
        let mut harness = page(2);
        harness.get_by_label(words::EXPORT).click();
        harness.run();
        assert!(harness.get_by_label(words::FOLDER).is_focused());
        harness.state_mut().0.export.as_mut().unwrap().folder.clear();
        harness.get_by_label(words::EXPORT_NOW).click();
        harness.run();
        harness.get_by_label(words::FOLDER_MISSING);
        harness.state_mut().0.export.as_mut().unwrap().folder = "/成绩".into();
        harness.get_by_label(words::GB18030).click();
        harness.run();
        harness.get_by_label(words::EXPORT_NOW).click();
        harness.run();
        let wanted = Intent::Export { filter: Filter::default(), folder: "/成绩".into(), encoding: CsvText::Gb18030 };
        assert_eq!(harness.state().1, [wanted]);
        harness.get_by_label(words::EXPORTING);
        harness.state_mut().0.export_failed("磁盘已满。".into());
        harness.run();
        harness.get_by_label("磁盘已满。");
        harness.state_mut().0.exported("/成绩", &["results.xlsx".into()]);
        harness.run();
        harness.get_by_label(&words::exported(1));
        harness.get_by_label(shared::UNDERSTOOD).click();
        harness.run();
        assert!(harness.query_by_label(&words::exported(1)).is_none());
    }

    #[test]
    fn an_empty_list_says_what_to_do() {
        let mut harness = page(0);
        harness.get_by_label(words::NOBODY);
        harness.state_mut().0.filter.text = "赵".into();
        harness.run();
        harness.get_by_label(words::SHOW_ALL).click();
        harness.run();
        assert!(harness.state().0.filter.is_empty());
    }
}
