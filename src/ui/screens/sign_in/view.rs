//! Draws the sign-in: one card with three fields and one button.

use egui::{Key, Response, Ui};

use super::state::{Intent, State};
use crate::text::screens::{candidate_page, sign_in as words};
use crate::ui::screens::candidate_page::{bar_ui, page_ui, pressed};
use crate::ui::theme::look;
use crate::ui::widgets::{Button, Card, Field, Notice, Text, rule_ui};

/// Draws the screen and returns what was wanted.
pub fn sign_in_ui(ui: &mut Ui, state: &mut State) -> Vec<Intent> {
    let mut intents = Vec::new();
    if pressed(ui, Key::Escape) {
        intents.push(Intent::Back);
    }
    if bar_ui(ui, &[words::PLACE], &[], "", |_| ()) {
        intents.push(Intent::Look);
    }
    let widest = look(ui).sizes.text * 36.0;
    page_ui(ui, widest, |ui, _| {
        Card::new().padding(40, 32).show(ui, |ui| card_ui(ui, state, &mut intents));
    });
    intents
}

fn card_ui(ui: &mut Ui, state: &mut State, intents: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add(Text::new(words::HEADING).title());
    ui.add(Text::new(words::ABOUT).soft());
    ui.add_space(10.0);
    ui.spacing_mut().item_spacing.y = 14.0;
    if let Some(problem) = &state.problem {
        Notice::red(words::PROBLEM, problem).show(ui);
    }

    let name =
        Field::new(words::NAME, &mut state.name).hint(words::NAME_HINT).error(state.name_error.as_deref()).show(ui);
    if !state.entered {
        name.request_focus();
        state.entered = true;
    }
    if name.changed() {
        state.name_error = None;
        state.problem = None;
    }

    let number = number_ui(ui, state, intents);
    let unit =
        Field::new(words::UNIT, &mut state.unit).hint(words::UNIT_HINT).error(state.unit_error.as_deref()).show(ui);
    if unit.changed() {
        state.unit_error = None;
        state.problem = None;
    }
    if entered(ui, &name) {
        number.request_focus();
    }
    if entered(ui, &number) {
        unit.request_focus();
    }

    ui.add_space(6.0);
    ui.spacing_mut().item_spacing.y = 10.0;
    let submitted = ui.add(Button::primary(words::ENTER).big().full_width()).clicked();
    if submitted || entered(ui, &unit) {
        intents.push(Intent::Submit {
            name: state.name.clone(),
            number: state.number.clone(),
            unit: state.unit.clone(),
        });
    }
    if ui.add(Button::secondary(candidate_page::BACK).full_width()).clicked() {
        intents.push(Intent::Back);
    }
    rule_ui(ui, 4.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add(Text::new(words::GUEST_ABOUT).soft());
    if ui.add(Button::link(words::GUEST)).clicked() {
        intents.push(Intent::LearnOnly);
    }
}

/// The field of the number: masked while nobody writes in it.
fn number_ui(ui: &mut Ui, state: &mut State, intents: &mut Vec<Intent>) -> Response {
    let mut seen = match &state.masked {
        Some(masked) if !state.in_number => masked.clone(),
        _ => state.number.clone(),
    };
    let number =
        Field::new(words::NUMBER, &mut seen).help(words::NUMBER_HELP).error(state.number_error.as_deref()).show(ui);
    // What is typed into the stars in the frame in which the field is entered is not a number.
    if number.changed() && (state.in_number || state.masked.is_none()) {
        state.number = seen;
        state.masked = None;
        state.number_error = None;
        state.problem = None;
    }
    let inside = number.has_focus();
    if state.in_number && !inside && state.masked.is_none() && !state.number.trim().is_empty() {
        intents.push(Intent::CheckNumber(state.number.clone()));
    }
    if inside != state.in_number {
        state.in_number = inside;
        ui.ctx().request_repaint();
    }
    number
}

/// Whether Enter was pressed in a field.
fn entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widgets::testing::window_with;
    use egui_kittest::{Harness, kittest::Queryable as _};

    type Seen = (State, Vec<Intent>);

    fn screen(state: State) -> Harness<'static, Seen> {
        window_with(
            |ui, (state, wanted): &mut Seen| {
                for intent in sign_in_ui(ui, state) {
                    if let Intent::CheckNumber(number) = &intent {
                        match number.len() {
                            18 => state.masked = Some("6321**********1234".into()),
                            _ => state.number_error = Some("身份证号应为 18 位。".into()),
                        }
                    }
                    wanted.push(intent);
                }
            },
            (state, Vec::new()),
        )
    }

    fn type_into(harness: &mut Harness<'static, Seen>, label: &str, text: &str) {
        harness.get_by_label(label).type_text(text);
        harness.run();
    }

    #[test]
    fn everything_is_filled_in_with_the_keyboard_alone() {
        let mut harness = screen(State::default());
        harness.run();
        type_into(&mut harness, words::NAME, "王建明");
        harness.key_press(Key::Enter);
        harness.run();
        type_into(&mut harness, words::NUMBER, "632121197001011234");
        harness.key_press(Key::Enter);
        harness.run();
        type_into(&mut harness, words::UNIT, "平安镇人民政府");
        harness.key_press(Key::Enter);
        harness.run();
        let wanted = Intent::Submit {
            name: "王建明".into(),
            number: "632121197001011234".into(),
            unit: "平安镇人民政府".into(),
        };
        assert!(harness.state().1.last() == Some(&wanted));
    }

    #[test]
    fn a_checked_number_is_masked_unless_it_is_written() {
        let mut harness = screen(State::default());
        harness.run();
        harness.get_by_label(words::NUMBER).focus();
        harness.run();
        type_into(&mut harness, words::NUMBER, "632121197001011234");
        harness.key_press(Key::Tab);
        harness.run();
        assert_eq!(harness.get_by_label(words::NUMBER).value().as_deref(), Some("6321**********1234"));
        harness.get_by_label(words::NUMBER).focus();
        harness.run();
        assert_eq!(harness.get_by_label(words::NUMBER).value().as_deref(), Some("632121197001011234"));
        assert_eq!(harness.state().0.number, "632121197001011234");
    }

    #[test]
    fn what_is_wrong_with_the_number_is_said_at_the_field_until_it_is_changed() {
        let mut harness = screen(State::default());
        harness.run();
        harness.get_by_label(words::NUMBER).focus();
        harness.run();
        type_into(&mut harness, words::NUMBER, "6321");
        harness.key_press(Key::Tab);
        harness.run();
        harness.get_by_label("身份证号应为 18 位。");
        harness.get_by_label(words::NUMBER).focus();
        harness.run();
        type_into(&mut harness, words::NUMBER, "2");
        assert!(harness.query_by_label("身份证号应为 18 位。").is_none());
    }

    #[test]
    fn back_and_the_button_say_what_was_wanted() {
        let mut harness = screen(State { name: "王".into(), ..State::default() });
        harness.run();
        harness.get_by_label(words::ENTER).click();
        harness.run();
        harness.get_by_label(candidate_page::BACK).click();
        harness.run();
        assert!(matches!(harness.state().1.as_slice(), [Intent::Submit { .. }, Intent::Back]));
    }
}
