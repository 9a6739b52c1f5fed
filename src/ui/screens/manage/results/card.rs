//! The card of the chosen result, under the list.

use egui::{Align, Layout, Ui, Vec2};

use super::list::outcome_tag;
use super::state::{Intent, State};
use crate::text::screens::manage::results as words;
use crate::ui::theme::{Tone, look};
use crate::ui::widgets::{Button, Card, Text};

/// Draws the card and pushes what was wanted.
pub(super) fn card_ui(ui: &mut Ui, state: &mut State, intents: &mut Vec<Intent>) {
    let Some(line) = state.chosen() else { return };
    let mut closed = false;
    Card::new().padding(22, 14).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(14.0, 8.0);
        ui.horizontal_wrapped(|ui| {
            ui.add(Text::new(&line.name).heading());
            ui.add(outcome_tag(line.passed));
            ui.add(Text::new(&line.unit).soft());
            ui.add(Text::new(&line.identity).soft());
        });
        let loading = words::INCIDENTS_LOADING.to_owned();
        let details = state.details.as_ref().filter(|details| details.sitting == line.sitting);
        let mut incidents = details.map_or(loading, |details| details.incidents.clone());
        if line.critical_missed > 0 {
            incidents = words::together(&[words::critical_missed(line.critical_missed), incidents]);
        }
        let remarkable = line.critical_missed > 0 || details.is_some_and(|details| details.is_remarkable);
        let facts = [
            (words::EXAM, line.exam.clone(), 2.2),
            (words::ATTEMPT, words::attempt(line.attempt), 0.8),
            (words::SCORE, words::marks_of(&line.score, &line.max), 1.0),
            (words::USED, words::used(line.seconds_used), 1.1),
            (words::CERTIFICATE, line.certificate.clone().unwrap_or_else(|| words::NONE.into()), 1.6),
        ];
        facts_ui(ui, &facts);
        ui.horizontal_top(|ui| {
            ui.add(Text::new(words::INCIDENTS).note().soft().leading(1.85));
            let text = Text::new(&incidents);
            ui.add(if remarkable { text.tone(Tone::Amber) } else { text });
        });
        let size = Vec2::new(ui.available_width(), look(ui).sizes.button_small);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            if line.certificate.is_some() {
                if ui.add(Button::primary(words::SAVE_PDF).small()).clicked() {
                    intents.push(Intent::SavePdf(line.sitting.clone()));
                }
            } else {
                ui.add(Text::new(words::NO_CERTIFICATE).soft());
            }
            if ui.add(Button::secondary(words::REVIEW).small()).clicked() {
                intents.push(Intent::Review(line.sitting.clone()));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                closed = ui.add(Button::quiet(words::CLOSE).small()).clicked();
            });
        });
    });
    if closed {
        state.chosen = None;
        state.details = None;
    }
}

/// Facts side by side, each under its name; where text is large, one after another to save height.
fn facts_ui(ui: &mut Ui, facts: &[(&str, String, f32)]) {
    const GAP: f32 = 20.0;
    if ui.available_width() < 940.0 * look(ui).sizes.text / 16.0 {
        ui.horizontal_wrapped(|ui| {
            for (name, value, _) in facts {
                let (name, value) = (Text::new(name).note().soft().leading(1.85), Text::new(value));
                let both = name.galley(ui, f32::INFINITY).size().x + value.galley(ui, f32::INFINITY).size().x + 8.0;
                if both > ui.available_size_before_wrap().x {
                    ui.end_row();
                }
                ui.spacing_mut().item_spacing = Vec2::new(8.0, 2.0);
                ui.add(name);
                ui.spacing_mut().item_spacing.x = 24.0;
                ui.add(value);
            }
        });
        return;
    }
    let shares: f32 = facts.iter().map(|(_, _, share)| share).sum();
    #[expect(clippy::cast_precision_loss, reason = "a handful of facts")]
    let room = ui.available_width() - GAP * facts.len().saturating_sub(1) as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (name, value, share) in facts {
            let width = room * share / shares;
            ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add(Text::new(name).note().soft());
                ui.add(Text::new(value));
            });
        }
    });
}
