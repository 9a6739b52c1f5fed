//! Draws the choice of text size and colours over whatever is on the screen.

use egui::Ui;

use super::state::{Intent, State};
use crate::text::screens::look_panel as words;
use crate::ui::widgets::{Choice, Text, dialog_ui, text_scale_ui, theme_ui};

/// Draws the panel and returns what was wanted.
pub fn look_panel_ui(ui: &mut Ui, state: &mut State) -> Vec<Intent> {
    let mut intents = Vec::new();
    let choices = [Choice::cancel(words::CLOSE, Intent::Close)];
    let body = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.add(Text::new(words::ABOUT).soft());
        ui.add_space(12.0);
        ui.add(Text::new(words::SIZE).soft());
        intents.extend(text_scale_ui(ui, state.scale).map(Intent::ChooseScale));
        ui.add_space(12.0);
        ui.add(Text::new(words::COLOURS).soft());
        intents.extend(theme_ui(ui, state.theme).map(Intent::ChooseTheme));
    };
    let closed = dialog_ui(ui.ctx(), "look_panel", words::HEADING, body, &choices);
    intents.extend(closed);
    intents
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::{TextScale, Theme, look_of};
    use crate::ui::widgets::testing::window_with;
    use egui::Key;
    use egui_kittest::{Harness, kittest::Queryable as _};

    type Seen = (State, bool);

    fn panel() -> Harness<'static, Seen> {
        window_with(
            |ui, (state, closed): &mut Seen| {
                for intent in look_panel_ui(ui, state) {
                    match intent {
                        Intent::ChooseScale(scale) => state.scale = scale,
                        Intent::ChooseTheme(theme) => state.theme = theme,
                        Intent::Close => *closed = true,
                    }
                }
                state.theme.apply(ui.ctx(), state.scale);
            },
            (State::default(), false),
        )
    }

    #[test]
    fn a_choice_is_in_force_at_once_and_the_panel_stays() {
        let mut harness = panel();
        harness.run();
        harness.get_by_label("特大").click();
        harness.run();
        harness.get_by_label("高对比度").click();
        harness.run();
        let look = look_of(&harness.ctx);
        assert_eq!((look.scale, look.theme), (TextScale::ExtraLarge, Theme::HighContrast));
        assert!(!harness.state().1);
        harness.get_by_label(words::CLOSE).click();
        harness.run();
        assert!(harness.state().1);
    }

    #[test]
    fn everything_is_done_with_the_keyboard_alone() {
        let mut harness = panel();
        harness.run();
        // The keyboard begins at the button and comes round to the sizes.
        harness.key_press(Key::Tab);
        harness.run();
        harness.key_press(Key::Tab);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(harness.state().0.scale, TextScale::Large);
        harness.key_press(Key::Escape);
        harness.run();
        assert!(harness.state().1);
    }
}
