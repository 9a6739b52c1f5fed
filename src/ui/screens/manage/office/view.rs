//! Draws the page of the issuing unit.

use egui::{Align, Frame, Layout, Margin, Response, Ui, Vec2};

use super::state::{Copied, Fields, Intent, State};
use crate::domain::certificate::CertificateNumber;
use crate::text::screens::manage as shared;
use crate::text::screens::manage::office as words;
use crate::ui::screens::manage::message_ui;
use crate::ui::theme::{Tone, look};
use crate::ui::widgets::{Button, Card, Field, Text, rule_ui};

/// The running number that the preview shows.
const FIRST: u32 = 1;

/// What stands in the bar at the top.
pub fn top_ui(ui: &mut Ui, state: &mut State) -> Option<Intent> {
    let changed = state.has_changes();
    let mut intent = None;
    if ui.add_enabled(changed, Button::primary(shared::SAVE).small()).clicked() {
        state.message = None;
        intent = state.save();
    }
    if ui.add_enabled(changed, Button::secondary(shared::CANCEL).small()).clicked() {
        state.message = None;
        state.cancel();
    }
    intent
}

/// Draws the page.
pub fn office_ui(ui: &mut Ui, state: &mut State) {
    ui.spacing_mut().item_spacing.y = 16.0;
    message_ui(ui, &mut state.message);
    if ui.available_width() > 840.0 * look(ui).sizes.text / 16.0 {
        ui.spacing_mut().item_spacing.x = 18.0;
        ui.columns_const(|[left, right]| {
            unit_ui(left, state);
            preview_ui(right, state);
        });
    } else {
        unit_ui(ui, state);
        preview_ui(ui, state);
    }
    key_ui(ui, state);
    places_ui(ui, state);
}

/// A field whose error goes away as soon as it is changed.
fn field_ui(
    ui: &mut Ui,
    label: &str,
    help: &str,
    width: f32,
    value: &mut String,
    error: &mut Option<String>,
) -> Response {
    let response = Field::new(label, value).help(help).error(error.as_deref()).width(width).show(ui);
    if response.changed() {
        *error = None;
    }
    response
}

fn unit_ui(ui: &mut Ui, state: &mut State) {
    const GAP: f32 = 16.0;
    let focus = std::mem::take(&mut state.focus);
    let (fields, errors) = (&mut state.fields, &mut state.errors);
    Card::new().padding(24, 18).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        ui.add(Text::new(words::UNIT).heading());
        let width = ui.available_width() - 2.0;
        let first = field_ui(ui, words::ISSUER, words::ISSUER_HELP, width, &mut fields.issuer, &mut errors.issuer);
        if focus {
            first.request_focus();
        }
        let half = ((width - GAP) / 2.0).floor();
        let numbers = [
            (words::PREFIX, words::PREFIX_HELP, &mut fields.number_prefix, &mut errors.number_prefix),
            (words::REGION, words::REGION_HELP, &mut fields.region, &mut errors.region),
        ];
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for (label, help, value, error) in numbers {
                ui.allocate_ui(Vec2::new(half, 0.0), |ui| field_ui(ui, label, help, half, value, error));
            }
        });
        ui.add(Text::new(words::ISSUED).note().faint());
    });
}

/// The foot of a certificate, in the letters of print.
fn preview_ui(ui: &mut Ui, state: &State) {
    let look = look(ui);
    let Fields { issuer, number_prefix, region } = &state.fields;
    let number = CertificateNumber::compose(number_prefix.trim(), state.today.year(), region.trim(), FIRST);
    Card::new().padding(24, 18).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        ui.add(Text::new(words::PREVIEW).heading());
        let paper = Frame::new()
            .fill(look.palette.amber_tone.wash)
            .stroke(look.outline(look.palette.red))
            .inner_margin(Margin::symmetric(22, 26));
        paper.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.horizontal_wrapped(|ui| {
                ui.add(Text::new(words::NUMBER).serif().soft());
                ui.add(Text::new(&number.0).serif());
            });
            ui.add_space(20.0);
            let issuer = if issuer.trim().is_empty() { words::NO_ISSUER } else { issuer.trim() };
            ui.add(Text::new(issuer).option().serif().right());
            let day = words::day(state.today.year(), state.today.month(), state.today.day());
            ui.add(Text::new(&day).option().serif().right());
        });
    });
}

fn key_ui(ui: &mut Ui, state: &mut State) {
    let look = look(ui);
    Card::new().padding(24, 18).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.add(Text::new(words::KEY).heading());
        ui.add(Text::new(words::KEY_ABOUT).soft());
        ui.add_space(4.0);
        let frame =
            Frame::new().fill(look.palette.grey_tone.wash).corner_radius(6).inner_margin(Margin::symmetric(16, 12));
        frame.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            for line in state.public_key.lines() {
                ui.add(Text::new(line));
            }
        });
        ui.add_space(4.0);
        let text = state.public_key.clone();
        copy_ui(ui, state, Copied::Key, words::COPY_KEY, words::COPY_KEY, &text);
    });
}

fn places_ui(ui: &mut Ui, state: &mut State) {
    Card::new().padding(24, 18).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.add(Text::new(words::PLACES).heading());
        let data = state.data_folder.clone();
        place_ui(ui, state, Copied::Data, words::DATA, words::DATA_ABOUT, &data);
        rule_ui(ui, 6.0);
        let log = state.log_path.clone();
        place_ui(ui, state, Copied::Log, words::LOG, words::LOG_ABOUT, &log);
    });
}

fn place_ui(ui: &mut Ui, state: &mut State, which: Copied, name: &str, about: &str, path: &str) {
    let height = look(ui).sizes.text * 1.6 + look(ui).sizes.note * 1.6;
    ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), height), Layout::right_to_left(Align::Center), |ui| {
        copy_ui(ui, state, which, words::COPY, &words::copy(name), path);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal_wrapped(|ui| {
                ui.add(Text::new(name).soft());
                ui.add(Text::new(path));
            });
            ui.add(Text::new(about).note().faint());
        });
    });
}

/// A button that copies, and a word that it was done.
fn copy_ui(ui: &mut Ui, state: &mut State, which: Copied, label: &str, name: &str, text: &str) {
    let mut both = |ui: &mut Ui| {
        if ui.add(Button::secondary(label).small().name(name)).clicked() {
            ui.ctx().copy_text(text.to_owned());
            state.copied = Some(which);
        }
        if state.copied == Some(which) {
            ui.add(Text::new(words::COPIED).tone(Tone::Green));
        }
    };
    if ui.layout().is_horizontal() {
        both(ui);
    } else {
        ui.horizontal(both);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widgets::testing::window_with;
    use egui_kittest::{Harness, kittest::Queryable as _};

    fn page() -> Harness<'static, (State, Vec<Intent>)> {
        let mut state = State {
            data_folder: "/数据".into(),
            log_path: "/数据/日志".into(),
            public_key: "untrusted comment: 公钥\nRWQabc".into(),
            ..State::default()
        };
        state.show(Fields { issuer: "某县消安办".into(), number_prefix: "XF".into(), region: "0632".into() });
        let mut harness = window_with(
            |ui, (state, wanted): &mut (State, Vec<Intent>)| {
                wanted.extend(top_ui(ui, state));
                egui::ScrollArea::vertical().show(ui, |ui| office_ui(ui, state));
            },
            (state, Vec::new()),
        );
        harness.run();
        harness
    }

    #[test]
    fn the_preview_follows_the_fields() {
        let mut harness = page();
        harness.get_by_label("XF-2026-0632-00001");
        harness.get_by_label(words::PREFIX).focus();
        harness.run();
        harness.get_by_label(words::PREFIX).type_text("Q");
        harness.run();
        assert!(harness.query_by_label("XF-2026-0632-00001").is_none());
        harness.get_by_label(shared::SAVE).click();
        harness.run();
        let [Intent::Save(fields)] = harness.state().1.as_slice() else { panic!() };
        assert!(fields.number_prefix.contains('Q'));
        harness.state_mut().0.saved();
        harness.run();
        harness.get_by_label(words::SAVED_ABOUT);
        assert!(!harness.state().0.has_changes());
    }

    #[test]
    fn a_prefix_that_cannot_be_used_is_refused_at_its_field() {
        let mut harness = page();
        harness.state_mut().0.fields.number_prefix = "消防".into();
        harness.run();
        harness.get_by_label(shared::SAVE).click();
        harness.run();
        harness.get_by_label(words::PREFIX_WRONG);
        assert!(harness.state().1.is_empty());
    }

    #[test]
    fn the_key_is_copied_whole() {
        let mut harness = page();
        harness.set_size(Vec2::new(900.0, 1400.0));
        harness.run();
        harness.get_by_label(words::COPY_KEY).click();
        harness.run();
        assert_eq!(harness.state().0.copied, Some(Copied::Key));
        harness.get_by_label(words::COPIED);
    }
}
