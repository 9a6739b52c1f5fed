//! The question of the review with its options, its answer in words, and why.

use egui::{Align, Layout, Ui, Vec2};

use super::super::state::{ReviewQuestion, State};
use crate::domain::bank::Kind;
use crate::text::screens::review as words;
use crate::text::words as values;
use crate::ui::screens::candidate_page::reading_ui;
use crate::ui::screens::question::Pictures;
use crate::ui::theme::{Tone, look};
use crate::ui::widgets::{Button, Card, Mark, Notice, OptionRow, Picture, Tag, Text};

/// Draws the question on the screen.
pub(super) fn question_panel_ui(ui: &mut Ui, state: &State, pictures: Pictures<'_>) -> Option<String> {
    /// Lines longer than this are hard to follow.
    const WIDEST: f32 = 62.0;
    let widest = look(ui).sizes.text * WIDEST;
    let mut study = false;
    reading_ui(ui, widest, |ui, height| {
        if let Some(problem) = &state.problem {
            Notice::amber(words::PROBLEM, problem).show(ui);
            ui.add_space(12.0);
        }
        match state.question() {
            // Another question begins at its top and has parts of its own.
            Some(question) => {
                study = ui.push_id(question.number, |ui| question_ui(ui, question, pictures, height)).inner;
            }
            None => Notice::new(Tone::Grey, words::NOTHING, "").show(ui),
        }
    });
    state.question().filter(|_| study).map(|question| question.topic.clone())
}

/// Whether the lesson was asked for.
fn question_ui(ui: &mut Ui, question: &ReviewQuestion, pictures: Pictures<'_>, height: f32) -> bool {
    head_ui(ui, question);
    ui.add_space(4.0);
    if let Some(stimulus) = &question.stimulus {
        Card::new().padding(24, 16).fill(look(ui).palette.grey_tone.wash).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.add(Text::new(words::STIMULUS).note().soft());
            ui.add(Text::new(stimulus).leading(1.7));
        });
        ui.add_space(4.0);
    }
    if let Some(picture) = &question.picture {
        Picture::new(&picture.path, pictures(&picture.path), &picture.alternative).within(height).show(ui);
        ui.add_space(4.0);
    }
    ui.add(Text::new(&question.stem).stem());
    ui.add_space(10.0);
    judged_ui(ui, question, true)
}

/// Draws the options as they were judged, or the answer and the key in words, and why. Whether the lesson was asked for, where
/// it is offered.
pub fn judged_ui(ui: &mut Ui, question: &ReviewQuestion, offers_lesson: bool) -> bool {
    ui.spacing_mut().item_spacing.y = 10.0;
    if question.is_choice() {
        for (index, (letter, text)) in question.options.iter().enumerate() {
            let row = OptionRow::new(letter, text)
                .selected(question.chosen.contains(&index))
                .several(question.kind == Kind::Multiple)
                .review(question.option_review(index));
            ui.add(row);
        }
        ui.add_space(2.0);
        summary_ui(ui, question);
    } else {
        for (letter, text) in &question.options {
            ui.add(Text::new(&values::option(letter, text)).option());
        }
        written_ui(ui, question);
    }
    ui.add_space(8.0);
    why_ui(ui, question, offers_lesson)
}

fn head_ui(ui: &mut Ui, question: &ReviewQuestion) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        ui.add(Text::new(&words::number(question.number)).bold());
        ui.add(Tag::blue(values::kind(question.kind)));
        let mark = question.mark();
        ui.add(Tag::new(mark.tone(), mark.word()));
        if question.flagged {
            ui.add(Tag::amber(words::FLAGGED));
        }
        ui.add(Text::new(&words::earned(question.marks, question.max)).soft());
    });
}

/// The letters given and right, on one line.
fn summary_ui(ui: &mut Ui, question: &ReviewQuestion) {
    let letters = |places: &[usize]| {
        let mut places = places.to_vec();
        places.sort_unstable();
        let found: Vec<&str> =
            places.iter().filter_map(|place| question.options.get(*place)).map(|(letter, _)| letter.as_str()).collect();
        words::letters(&found)
    };
    let given = letters(&question.chosen);
    let given = if given.is_empty() { words::NOTHING_GIVEN } else { &given };
    let key = letters(&question.key);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.add(Text::new(words::GIVEN).soft());
        ui.add(Text::new(given).bold().tone(question.mark().tone()));
        ui.add_space(18.0);
        ui.add(Text::new(words::KEY).soft());
        ui.add(Text::new(&key).bold().tone(Tone::Green));
    });
}

/// The answer and the key in words, each in a box of its own.
fn written_ui(ui: &mut Ui, question: &ReviewQuestion) {
    let given = if question.given_text.trim().is_empty() { words::NOTHING_GIVEN } else { &question.given_text };
    let mark = question.mark();
    box_ui(ui, mark.tone(), &[words::GIVEN, mark.word()], given);
    if mark != Mark::Right {
        box_ui(ui, Tone::Green, &[words::KEY], &question.key_text);
    }
}

fn box_ui(ui: &mut Ui, tone: Tone, caption: &[&str], text: &str) {
    let colours = look(ui).tone(tone);
    Card::new().padding(20, 12).fill(colours.wash).edge(1.0, colours.edge).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal(|ui| {
            for word in caption {
                ui.add(Text::new(word).note().tone(tone));
            }
        });
        ui.add(Text::new(text).option().leading(1.5));
    });
}

fn why_ui(ui: &mut Ui, question: &ReviewQuestion, offers_lesson: bool) -> bool {
    if question.rationale.is_empty() && question.basis.is_empty() && !offers_lesson {
        return false;
    }
    let card = Card::new().padding(24, 18);
    let shown = card.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        if !question.rationale.is_empty() {
            named_ui(ui, words::RATIONALE, &[&question.rationale]);
        }
        if !question.basis.is_empty() {
            let basis: Vec<&str> = question.basis.iter().map(String::as_str).collect();
            named_ui(ui, words::BASIS, &basis);
        }
        offers_lesson
            && ui
                .horizontal(|ui| {
                    // Under the paragraphs; a link has two points of air at its side.
                    ui.spacing_mut().item_spacing.x = 0.0;
                    ui.add_space(name_width(ui) + 12.0);
                    ui.add(Button::link(words::LESSON)).clicked()
                })
                .inner
    });
    shown.inner
}

/// How wide the words at the left are.
fn name_width(ui: &Ui) -> f32 {
    look(ui).sizes.text * 2.6
}

/// A word at the left and paragraphs at its right.
fn named_ui(ui: &mut Ui, name: &str, paragraphs: &[&str]) {
    let width = name_width(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_min_width(width);
            ui.add(Text::new(name).bold());
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for paragraph in paragraphs {
                ui.add(Text::new(paragraph));
            }
        });
    });
}
