//! A question in the middle of the window that must be answered first.

use egui::{Align, Context, CornerRadius, Frame, Id, Layout, Margin, Modal, Role, Ui};

use super::super::theme::{RADIUS, look_of};
use super::{Button, Text};

/// A button of a dialog and what pressing it means.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a, A> {
    label: &'a str,
    answer: A,
    primary: bool,
    cancels: bool,
}

impl<'a, A> Choice<'a, A> {
    /// What the dialog is about.
    pub const fn primary(label: &'a str, answer: A) -> Self {
        Self { label, answer, primary: true, cancels: false }
    }

    /// Something else.
    pub const fn secondary(label: &'a str, answer: A) -> Self {
        Self { label, answer, primary: false, cancels: false }
    }

    /// Nothing: what Escape means as well. It has the keyboard when the dialog opens, so that Enter does no harm.
    pub const fn cancel(label: &'a str, answer: A) -> Self {
        Self { label, answer, primary: false, cancels: true }
    }
}

/// Draws a dialog over everything and answers with the choice that was made. Pressing beside it does nothing: nobody hands in, or loses
/// what they wrote, by a slip of the hand. Choices stand at the right, the first of them outermost.
pub fn dialog_ui<A: Copy>(
    ctx: &Context,
    id: &str,
    title: &str,
    body: impl FnOnce(&mut Ui),
    choices: &[Choice<'_, A>],
) -> Option<A> {
    let look = look_of(ctx);
    let id = Id::unique(("dialog", id));
    let frame = Frame::new()
        .fill(look.palette.panel)
        .stroke(look.outline(look.palette.line))
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::symmetric(32, 28));
    let modal = Modal::new(id).frame(frame).backdrop_color(look.palette.veil).show(ctx, |ui| {
        ui.set_width(480.0_f32.min(ctx.content_rect().width() - 96.0));
        ctx.accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Dialog);
            node.set_label(title);
        });
        ui.add(Text::new(title).heading());
        ui.add_space(4.0);
        body(ui);
        ui.add_space(20.0);
        choices_ui(ui, id, choices)
    });
    let escaped =
        modal.is_top_modal && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    modal.inner.or_else(|| {
        let cancel = choices.iter().find(|choice| choice.cancels)?;
        escaped.then_some(cancel.answer)
    })
}

fn choices_ui<A: Copy>(ui: &mut Ui, id: Id, choices: &[Choice<'_, A>]) -> Option<A> {
    let safe = choices.iter().position(|choice| choice.cancels).unwrap_or_default();
    let opened = opens_now(ui, id);
    let mut made = None;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        for (index, choice) in choices.iter().enumerate() {
            let button = if choice.primary { Button::primary(choice.label) } else { Button::secondary(choice.label) };
            let response = ui.add(button);
            if opened && index == safe {
                response.request_focus();
            }
            if response.clicked() {
                made = Some(choice.answer);
            }
        }
    });
    made
}

/// Whether the dialog was not there in the pass before.
fn opens_now(ui: &Ui, id: Id) -> bool {
    let pass = ui.ctx().cumulative_pass_nr();
    let before: Option<u64> = ui.data_mut(|data| {
        let before = data.get_temp(id);
        data.insert_temp(id, pass);
        before
    });
    before.is_none_or(|before| before + 1 < pass)
}

#[cfg(test)]
mod tests {
    use super::super::testing::window_with;
    use super::*;
    use egui::Key;
    use egui_kittest::{Harness, kittest::Queryable as _};

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Answer {
        HandIn,
        GoOn,
    }

    fn asking() -> Harness<'static, (u32, Option<Answer>)> {
        window_with(
            |ui, (behind, answer): &mut (u32, Option<Answer>)| {
                if ui.add(Button::secondary("上一题")).clicked() {
                    *behind += 1;
                }
                if answer.is_none() {
                    let choices = [Choice::primary("交卷", Answer::HandIn), Choice::cancel("继续作答", Answer::GoOn)];
                    let body = |ui: &mut Ui| {
                        ui.add(Text::new("还有 38 题没有作答。交卷后不能再改。"));
                    };
                    *answer = dialog_ui(ui.ctx(), "hand_in", "现在交卷吗？", body, &choices);
                }
            },
            (0, None),
        )
    }

    #[test]
    fn a_choice_is_answered_and_what_lies_behind_is_out_of_reach() {
        let mut harness = asking();
        harness.run();
        harness.get_by_label("上一题").click();
        harness.run();
        assert_eq!(harness.state().0, 0);
        harness.get_by_label("交卷").click();
        harness.run();
        assert_eq!(harness.state().1, Some(Answer::HandIn));
    }

    #[test]
    fn escape_and_an_early_enter_do_no_harm() {
        let mut harness = asking();
        harness.run();
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!(harness.state().1, Some(Answer::GoOn));

        let mut harness = asking();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(harness.state().1, Some(Answer::GoOn));
    }
}
