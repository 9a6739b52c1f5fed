//! A text field under its label, with a word of help or of what is wrong.

use egui::{Margin, Response, TextEdit, Ui};

use super::super::theme::{Tone, look};
use super::Text;

/// A field as wide as the room or as told.
#[must_use = "show it"]
pub struct Field<'a> {
    label: &'a str,
    value: &'a mut String,
    hint: &'a str,
    help: Option<&'a str>,
    error: Option<&'a str>,
    secret: bool,
    lines: usize,
    width: Option<f32>,
}

impl<'a> Field<'a> {
    /// A field that edits `value`.
    pub fn new(label: &'a str, value: &'a mut String) -> Self {
        Self { label, value, hint: "", help: None, error: None, secret: false, lines: 1, width: None }
    }

    /// What stands in the empty field.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// A note under the field.
    pub const fn help(mut self, help: &'a str) -> Self {
        self.help = Some(help);
        self
    }

    /// What is wrong with the value; takes the place of the help.
    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Shows dots: passwords and start codes.
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// Several lines high.
    pub const fn lines(mut self, lines: usize) -> Self {
        self.lines = lines;
        self
    }

    /// A width of its own.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Draws the field; the response is that of the text itself.
    pub fn show(self, ui: &mut Ui) -> Response {
        let look = look(ui);
        let width = self.width.unwrap_or_else(|| ui.available_width());
        ui.vertical(|ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.y = 4.0;
            let label = ui.add(Text::new(self.label).soft());
            let wrong = self.error.is_some();
            let response = ui
                .scope(|ui| {
                    if wrong {
                        let stroke = egui::Stroke::new(look.line_width().max(1.5), look.palette.red_tone.ink);
                        let widgets = &mut ui.visuals_mut().widgets;
                        widgets.inactive.bg_stroke = stroke;
                        widgets.hovered.bg_stroke = stroke;
                    }
                    let edit = if self.lines > 1 {
                        TextEdit::multiline(self.value).desired_rows(self.lines)
                    } else {
                        TextEdit::singleline(self.value).password(self.secret)
                    };
                    let air = ((look.sizes.field - look.sizes.text * 1.448) / 2.0).max(4.0);
                    #[expect(clippy::cast_possible_truncation, reason = "a dozen points")]
                    let margin = Margin::symmetric(14, air as i8);
                    ui.add(edit.hint_text(self.hint).margin(margin).desired_width(width))
                })
                .inner
                .labelled_by(label.id);
            if let Some(error) = self.error {
                ui.add(Text::new(error).note().tone(Tone::Red));
            } else if let Some(help) = self.help {
                ui.add(Text::new(help).note().faint());
            }
            response
        })
        .inner
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::window_with;
    use super::*;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn a_field_is_found_by_its_label_and_takes_chinese() {
        let mut harness = window_with(
            |ui, name: &mut String| {
                Field::new("姓名", name).hint("与身份证一致").width(300.0).show(ui);
            },
            String::new(),
        );
        harness.get_by_label("姓名").focus();
        harness.run();
        harness.get_by_label("姓名").type_text("王建明");
        harness.run();
        assert_eq!(harness.state(), "王建明");
    }

    #[test]
    fn what_is_wrong_is_said_in_place_of_the_help() {
        let mut harness = window_with(
            |ui, code: &mut String| {
                Field::new("开考口令", code).secret().help("由监考员宣布").error(Some("口令是六位数字")).show(ui);
            },
            String::from("12"),
        );
        harness.run();
        harness.get_by_label("口令是六位数字");
        assert!(harness.query_by_label("由监考员宣布").is_none());
    }
}
