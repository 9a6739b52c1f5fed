//! Draws the question for a folder, and the word that the file is there.

use egui::{Key, Ui, Vec2};

use super::state::{Intent, Saved, State};
use crate::text::screens::{result, save_certificate as words};
use crate::ui::theme::{Tone, look};
use crate::ui::widgets::{Button, Card, Choice, Field, Text, beside_ui, dialog_ui};

/// Draws the dialog and returns what was wanted.
pub fn save_certificate_ui(ui: &mut Ui, state: &mut State) -> Vec<Intent> {
    let choices = [Choice::primary(words::SAVE, true), Choice::cancel(words::CANCEL, false)];
    let mut field = None;
    let body = |ui: &mut Ui| {
        ui.add_space(8.0);
        let response =
            Field::new(words::FOLDER, &mut state.folder).help(words::HELP).error(state.error.as_deref()).show(ui);
        if response.changed() {
            state.error = None;
        }
        field = Some(response);
    };
    let made = dialog_ui(ui.ctx(), "save_certificate", words::HEADING, body, &choices);
    let mut entered = false;
    if let Some(field) = field {
        entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        // The dialog gives the keyboard to its safe button when it opens; here one writes first.
        if state.drawn < 2 {
            field.request_focus();
            state.drawn += 1;
        }
    }
    match made {
        Some(true) => vec![Intent::Save(state.folder.clone())],
        Some(false) => vec![Intent::Cancel],
        None if entered => vec![Intent::Save(state.folder.clone())],
        None => Vec::new(),
    }
}

/// Draws where the certificate was saved; whether its folder is to be opened.
pub fn saved_ui(ui: &mut Ui, saved: &Saved) -> bool {
    let look = look(ui);
    let tone = look.tone(Tone::Green);
    Card::new()
        .padding(24, 14)
        .fill(tone.wash)
        .edge(1.0, tone.edge)
        .show(ui, |ui| {
            let button = Button::secondary(result::OPEN_FOLDER).small();
            let size = Vec2::new(button.width(ui), look.sizes.button_small);
            let words = |ui: &mut Ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.add(Text::new(result::SAVED).bold().tone(Tone::Green));
                ui.add(Text::new(&saved.path).soft());
            };
            beside_ui(ui, size, words, |ui| ui.add(button).clicked())
        })
        .inner
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widgets::testing::window_with;
    use egui_kittest::{Harness, kittest::Queryable as _};

    type Seen = (State, Vec<Intent>);

    fn dialog() -> Harness<'static, Seen> {
        window_with(
            |ui, (state, wanted): &mut Seen| wanted.extend(save_certificate_ui(ui, state)),
            (State::new("D:\\证书".into()), Vec::new()),
        )
    }

    #[test]
    fn one_writes_at_once_and_enter_saves() {
        let mut harness = dialog();
        harness.run();
        assert!(harness.get_by_label(words::FOLDER).is_focused());
        harness.key_press(Key::End);
        harness.get_by_label(words::FOLDER).type_text("\\2026");
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(harness.state().1, [Intent::Save("D:\\证书\\2026".into())]);
    }

    #[test]
    fn the_buttons_save_and_cancel() {
        let mut harness = dialog();
        harness.run();
        harness.get_by_label(words::SAVE).click();
        harness.run();
        harness.get_by_label(words::CANCEL).click();
        harness.run();
        assert_eq!(harness.state().1, [Intent::Save("D:\\证书".into()), Intent::Cancel]);
    }
}
