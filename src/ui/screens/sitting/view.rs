//! Draws the sitting and returns what the person wants.

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, ScrollArea, Ui};

use super::keys::{flag_key, keys};
use super::question::question_ui;
use super::state::{Dialog, HandingIn, Intent, State};
use crate::domain::sitting::{HandInReason, Millis};
use crate::text::screens::sitting as words;
use crate::ui::screens::question::Pictures;
use crate::ui::theme::{Tone, look};
use crate::ui::widgets::{
    Button, Cell, Choice, Notice, Section, Tag, Text, TopBar, dialog_ui, foot_bar_ui, rule_ui, sheet_legend_ui,
    sheet_ui,
};

/// How many numbers a list in a dialog names before it only counts.
const MOST_NAMED: usize = 30;

/// Draws the sitting. `pictures` gives the bytes of a picture of the bank by its path.
pub fn sitting_ui(ui: &mut Ui, state: &mut State, pictures: Pictures<'_>) -> Vec<Intent> {
    let mut intents = keys(ui.ctx(), state);
    let look = look(ui);
    bar_ui(ui, state);
    Panel::right("answer_sheet")
        .exact_size(look.sizes.sheet_width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(look.palette.panel).inner_margin(Margin::symmetric(20, 20)))
        .show(ui, |ui| answer_sheet_ui(ui, state, &mut intents));
    foot_bar_ui(ui, "sitting_foot", |ui| foot_ui(ui, state, &mut intents));
    notices_ui(ui, state, &mut intents);
    CentralPanel::default().frame(Frame::new().fill(look.palette.canvas)).show(ui, |ui| {
        question_ui(ui, state, pictures, &mut intents);
    });
    dialogs_ui(ui, state, &mut intents);
    intents
}

fn bar_ui(ui: &mut Ui, state: &State) {
    let candidate = &state.open.candidate;
    let name = crate::domain::people::mask_name(&candidate.name);
    let note = crate::text::ui::candidate_line(&name, &candidate.unit, &candidate.identity.masked());
    TopBar::new(&[&state.open.title]).tags(&[Tag::grey(words::REAL_EXAM)]).note(&note).show(ui, |ui| {
        let left = state.left();
        let time = clock_text(left);
        let tone = if left <= Millis::minutes(1) {
            Some(Tone::Red)
        } else if left <= Millis::minutes(5) {
            Some(Tone::Amber)
        } else {
            None
        };
        let text = Text::new(&time).title();
        let clock = ui.add(match tone {
            Some(tone) => text.tone(tone),
            None => text,
        });
        clock.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Timer, true, words::clock(&time)));
        saved_ui(ui, state);
    });
}

/// `47:12`, from an hour up `1:02:03`; seconds are rounded up, so that it shows 0 only when nothing is left.
fn clock_text(left: Millis) -> String {
    let seconds = (left.0 + 999) / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes:02}:{seconds:02}") }
}

fn saved_ui(ui: &mut Ui, state: &State) {
    let (text, tone) = if state.failure.is_some() {
        (words::not_saved(state.outbox.len()), Tone::Red)
    } else if state.is_saved() {
        (words::saved(state.complete()), Tone::Green)
    } else {
        (words::SAVING.to_owned(), Tone::Grey)
    };
    ui.add(Text::new(&text).note().tone(tone));
}

fn answer_sheet_ui(ui: &mut Ui, state: &State, intents: &mut Vec<Intent>) {
    let progress = &state.open.progress;
    let all = state.open.questions.len();
    let complete = state.complete();
    let hairline = look(ui).hairline();
    let edge = ui.max_rect().expand2(egui::vec2(20.0, 20.0));
    ui.painter().vline(edge.left() + 0.5, edge.y_range(), hairline);
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        let jump = if complete == all { words::ALL_ANSWERED } else { words::NEXT_UNANSWERED };
        let button = Button::secondary(jump).key("N").full_width();
        if ui.add_enabled(complete < all, button).clicked() {
            intents.push(Intent::NextUnanswered);
        }
        ui.add_space(6.0);
        sheet_legend_ui(ui);
        ui.add_space(6.0);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.horizontal(|ui| {
                ui.add(Text::new(words::SHEET).bold());
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add(Text::new(&words::answered(complete, all)).note().soft());
                });
            });
            ui.add_space(4.0);
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let cells: Vec<Cell> = state
                    .numbers()
                    .map(|number| Cell {
                        number: usize::from(number) + 1,
                        answered: state.is_complete(number),
                        flagged: progress.is_flagged(number),
                        current: progress.current() == number,
                    })
                    .collect();
                let headings: Vec<String> = state
                    .sections
                    .iter()
                    .enumerate()
                    .map(|(index, section)| {
                        words::section(index, section.kind, section.first + 1, section.first + section.count)
                    })
                    .collect();
                let sections: Vec<Section<'_>> = state
                    .sections
                    .iter()
                    .zip(&headings)
                    .map(|(section, heading)| Section {
                        heading,
                        cells: cells.get(section.first..section.first + section.count).unwrap_or_default(),
                    })
                    .collect();
                if let Some(number) = sheet_ui(ui, &sections) {
                    intents.extend(u16::try_from(number.saturating_sub(1)).ok().map(Intent::Go));
                }
            });
        });
    });
}

fn foot_ui(ui: &mut Ui, state: &State, intents: &mut Vec<Intent>) {
    let number = state.open.progress.current();
    let last = usize::from(number) + 1 >= state.open.questions.len();
    let options = state.current().map_or(0, |(_, question, _)| question.options.len());
    let flagged = state.open.progress.is_flagged(number);
    if ui.add_enabled(number > 0, Button::secondary(words::PREVIOUS).key("←")).clicked() {
        intents.push(Intent::Previous);
    }
    // One primary button: the next question, and on the last one handing in.
    if last {
        if ui.add(Button::primary(words::HAND_IN).key("Ctrl+Enter")).clicked() {
            intents.push(Intent::AskHandIn);
        }
    } else if ui.add(Button::primary(words::NEXT).key("→")).clicked() {
        intents.push(Intent::Next);
    }
    let flag = if flagged { words::UNFLAG } else { words::FLAG };
    if ui.add(Button::secondary(flag).key(flag_key(options))).clicked() {
        intents.push(Intent::Flag);
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if !last && ui.add(Button::secondary(words::HAND_IN)).clicked() {
            intents.push(Intent::AskHandIn);
        }
        if ui.add(Button::quiet(&words::text_size(state.text_size))).clicked() {
            intents.push(Intent::NextTextSize);
        }
    });
}

/// What must be seen now, over the foot: the question does not move under a hand that is about to press.
fn notices_ui(ui: &mut Ui, state: &State, intents: &mut Vec<Intent>) {
    if state.failure.is_none() && state.notice.is_none() {
        return;
    }
    let frame =
        Frame::new().fill(look(ui).palette.canvas).inner_margin(Margin { left: 40, right: 40, top: 0, bottom: 16 });
    Panel::bottom("sitting_notices").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        if let Some((minutes, _)) = state.notice {
            let tone = if minutes == 1 { Tone::Red } else { Tone::Amber };
            let button = Button::secondary(words::UNDERSTOOD).small();
            if Notice::new(tone, &words::minutes_left(minutes), "").show_action(ui, button) {
                intents.push(Intent::Understood);
            }
        }
        if let Some(reason) = &state.failure {
            Notice::red(words::NOT_SAVED, &words::not_saved_advice(reason)).show(ui);
        }
    });
}

fn dialogs_ui(ui: &mut Ui, state: &State, intents: &mut Vec<Intent>) {
    let ctx = ui.ctx().clone();
    if let Some(handing_in) = &state.handing_in {
        let (reason, failure) = match handing_in {
            HandingIn::Waiting(reason) | HandingIn::Asked(reason) => (*reason, None),
            HandingIn::Failed(reason, failure) => (*reason, Some(failure)),
        };
        let heading = if reason == HandInReason::TimeUp { words::TIME_UP } else { words::HANDING_IN };
        if let Some(failure) = failure {
            let choices = [Choice::primary(words::TRY_AGAIN, ())];
            if dialog_ui(&ctx, "hand_in_failed", words::HAND_IN_FAILED, |ui| drop(ui.add(Text::new(failure))), &choices)
                .is_some()
            {
                intents.push(Intent::RetryHandIn);
            }
        } else {
            dialog_ui::<()>(&ctx, "handing_in", heading, |ui| waiting_ui(ui, state), &[]);
        }
        return;
    }
    match state.dialog {
        Some(Dialog::HandIn) => {
            let choices = [Choice::primary(words::HAND_IN_NOW, Press::Do), Choice::cancel(words::GO_ON, Press::Close)];
            let body = |ui: &mut Ui| hand_in_ui(ui, state, intents);
            match dialog_ui(&ctx, "hand_in", words::HAND_IN_QUESTION, body, &choices) {
                Some(Press::Do) => intents.push(Intent::HandIn),
                Some(Press::Close) => intents.push(Intent::CloseDialog),
                None => {}
            }
        }
        Some(Dialog::Leave) => {
            let choices = [Choice::secondary(words::LEAVE, Press::Do), Choice::cancel(words::GO_ON, Press::Close)];
            let body = |ui: &mut Ui| drop(ui.add(Text::new(words::LEAVE_BODY)));
            match dialog_ui(&ctx, "leave", words::LEAVE_QUESTION, body, &choices) {
                Some(Press::Do) => intents.push(Intent::Leave),
                Some(Press::Close) => intents.push(Intent::CloseDialog),
                None => {}
            }
        }
        None => {}
    }
}

/// What a dialog's buttons mean.
#[derive(Clone, Copy)]
enum Press {
    Do,
    Close,
}

fn waiting_ui(ui: &mut Ui, state: &State) {
    if let Some(reason) = &state.failure {
        ui.add(Text::new(&words::not_saved_advice(reason)).tone(Tone::Red));
    }
}

/// What is not answered and what is flagged, each number a way back to its question.
fn hand_in_ui(ui: &mut Ui, state: &State, intents: &mut Vec<Intent>) {
    let open: Vec<u16> = state.numbers().filter(|number| !state.is_complete(*number)).collect();
    let flagged: Vec<u16> = state.numbers().filter(|number| state.open.progress.is_flagged(*number)).collect();
    if open.is_empty() && flagged.is_empty() {
        ui.add(Text::new(words::HAND_IN_COMPLETE));
        return;
    }
    if !open.is_empty() {
        ui.add(Text::new(&words::hand_in_unanswered(open.len())).tone(Tone::Amber));
        numbers_ui(ui, &open, intents);
    }
    if !flagged.is_empty() {
        ui.add(Text::new(&words::hand_in_flagged(flagged.len())));
        numbers_ui(ui, &flagged, intents);
    }
    rule_ui(ui, 10.0);
    ui.add(Text::new(words::HAND_IN_FINAL).soft());
}

fn numbers_ui(ui: &mut Ui, numbers: &[u16], intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        for number in numbers.iter().take(MOST_NAMED) {
            let shown = (number + 1).to_string();
            let name = words::number(number + 1);
            if ui.add(Button::link(&shown).name(&name)).clicked() {
                intents.extend([Intent::CloseDialog, Intent::Go(*number)]);
            }
        }
        if numbers.len() > MOST_NAMED {
            ui.add(Text::new(&words::and_more(numbers.len())).soft());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_rounds_up_and_shows_hours() {
        assert_eq!(clock_text(Millis(47 * 60_000 + 11_001)), "47:12");
        assert_eq!(clock_text(Millis(0)), "00:00");
        assert_eq!(clock_text(Millis(3_723_000)), "1:02:03");
    }
}
