//! What a question is answered with: options, blanks, steps, rows.

use std::fmt::Debug;
use std::hash::Hash;

use egui::{Align, Event, Layout, Ui, Vec2};

use super::acts::{Act, blank_count, place_of};
use crate::domain::bank::{Item, Kind, Question};
use crate::domain::scoring::Answer;
use crate::text::screens::sitting as words;
use crate::text::words as domain_words;
use crate::ui::theme::look;
use crate::ui::widgets::{Card, Field, OptionRow, Picture, Text, segmented_ui};

/// The air about a letter beside a row of a matching question.
const SEGMENT_AIR: f32 = 38.0;

/// Where the bytes of pictures come from, by the path that an item or a lesson gives.
pub type Pictures<'a> = &'a dyn Fn(&str) -> Option<&'static [u8]>;

/// A question as it is asked.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// For each place of the screen the option that stands there.
    pub options: &'a [u8],
    /// The answer so far.
    pub answer: Option<&'a Answer>,
    /// The option that the keyboard has just been moved to.
    pub moved: Option<usize>,
    /// The row of a matching question that letters are for.
    pub row: usize,
    /// Whether that has just changed.
    pub row_moved: bool,
    /// Whether the first blank gets the keyboard: the question has just come.
    pub arrived: bool,
}

/// Draws what the question is answered with. `salt` tells its fields from those of other questions. Answers whether an
/// option has the keyboard.
pub fn answering_ui(ui: &mut Ui, asked: &Asked<'_>, salt: impl Hash + Debug, acts: &mut Vec<Act>) -> bool {
    match asked.question.kind {
        Kind::Single | Kind::Multiple | Kind::Case => choice_ui(ui, asked, acts),
        Kind::TrueFalse => truth_ui(ui, asked, acts),
        Kind::Fill => {
            ui.push_id(salt, |ui| fill_ui(ui, asked, acts));
            false
        }
        Kind::Ordering => ordering_ui(ui, asked, acts),
        Kind::Matching => {
            matching_ui(ui, asked, acts);
            false
        }
    }
}

/// Draws the material of a case.
pub fn stimulus_ui(ui: &mut Ui, item: &Item) {
    let Some(stimulus) = &item.stimulus else { return };
    Card::new().padding(24, 18).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.add(Text::new(words::STIMULUS).note().soft());
        for paragraph in stimulus.lines() {
            ui.add(Text::new(paragraph).option());
        }
    });
}

/// Draws the picture of an item in a page of this height that is in sight.
pub fn picture_ui(ui: &mut Ui, item: &Item, pictures: Pictures<'_>, height: f32) {
    if let Some(picture) = &item.picture {
        Picture::new(&picture.path, pictures(&picture.path), &picture.alternative).within(height).show(ui);
    }
}

/// The letter of a place on the screen.
fn letter(place: usize) -> String {
    domain_words::letter(u8::try_from(place).unwrap_or(u8::MAX)).to_string()
}

/// The texts of the options in the order of the screen.
fn placed<'a>(asked: &Asked<'a>) -> impl Iterator<Item = (usize, u8, &'a str)> + use<'a> {
    let question = asked.question;
    asked.options.iter().enumerate().filter_map(|(place, option)| {
        question.options.get(usize::from(*option)).map(|text| (place, *option, text.as_str()))
    })
}

fn choice_ui(ui: &mut Ui, asked: &Asked<'_>, acts: &mut Vec<Act>) -> bool {
    let mut has_keyboard = false;
    for (place, option, text) in placed(asked) {
        let selected = matches!(asked.answer, Some(Answer::Choice(chosen)) if chosen.contains(&option));
        let letter = letter(place);
        let row = OptionRow::new(&letter, text).selected(selected).several(asked.question.kind == Kind::Multiple);
        let response = ui.add(row);
        if asked.moved == Some(place) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        has_keyboard |= response.has_focus();
        if response.clicked() {
            acts.push(Act::Choose(place));
        }
    }
    has_keyboard
}

fn truth_ui(ui: &mut Ui, asked: &Asked<'_>, acts: &mut Vec<Act>) -> bool {
    let mut has_keyboard = false;
    for (place, text) in words::TRUTHS.iter().enumerate() {
        let truth = place == 0;
        let letter = letter(place);
        let selected = matches!(asked.answer, Some(Answer::Truth(said)) if *said == truth);
        let response = ui.add(OptionRow::new(&letter, text).selected(selected));
        if asked.moved == Some(place) {
            response.request_focus();
        }
        has_keyboard |= response.has_focus();
        if response.clicked() {
            acts.push(Act::Say(truth));
        }
    }
    has_keyboard
}

fn fill_ui(ui: &mut Ui, asked: &Asked<'_>, acts: &mut Vec<Act>) {
    let count = blank_count(asked.question);
    for blank in 0..count {
        let mut text = match asked.answer {
            Some(Answer::Fill(texts)) => texts.get(blank).cloned().unwrap_or_default(),
            _ => String::new(),
        };
        let label = words::blank(blank, count);
        let response = ui.push_id(blank, |ui| Field::new(&label, &mut text).width(420.0).show(ui)).inner;
        if blank == 0 && asked.arrived {
            // Who works by keyboard alone begins to type at once.
            response.request_focus();
        }
        if response.changed() {
            if ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Paste(_)))) {
                acts.push(Act::Pasted);
            }
            acts.push(Act::Type { blank, text });
        }
    }
}

fn ordering_ui(ui: &mut Ui, asked: &Asked<'_>, acts: &mut Vec<Act>) -> bool {
    let mut has_keyboard = false;
    let order: &[u8] = match asked.answer {
        Some(Answer::Order(order)) => order,
        _ => &[],
    };
    for (place, option, text) in placed(asked) {
        let rank = order.iter().position(|step| *step == option).map(|rank| rank + 1);
        let letter = letter(place);
        let text = rank.map_or_else(|| text.to_owned(), |rank| words::placed(text, rank));
        let response = ui.add(OptionRow::new(&letter, &text).selected(rank.is_some()).several(true));
        if asked.moved == Some(place) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        has_keyboard |= response.has_focus();
        if response.clicked() {
            acts.push(Act::Place(place));
        }
    }
    let letters: Vec<String> = order.iter().filter_map(|option| place_of(asked.options, *option)).map(letter).collect();
    ui.add(Text::new(&words::order(&letters.join(" → "))).soft());
    has_keyboard
}

fn matching_ui(ui: &mut Ui, asked: &Asked<'_>, acts: &mut Vec<Act>) {
    let look = look(ui);
    Card::new().padding(20, 10).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        for (place, _, text) in placed(asked) {
            ui.add(Text::new(&words::listed(&letter(place), text)).option());
        }
    });
    let letters: Vec<String> = (0..asked.question.options.len()).map(letter).collect();
    for (row, left) in asked.question.left.iter().enumerate() {
        let given = match asked.answer {
            Some(Answer::Match(pairs)) => pairs.get(row).copied().flatten(),
            _ => None,
        };
        let chosen = given.and_then(|option| place_of(asked.options, option)).unwrap_or(usize::MAX);
        let mark = domain_words::row(u8::try_from(row).unwrap_or(u8::MAX));
        let mut card = Card::new().padding(20, 8);
        if row == asked.row {
            card = card.edge(1.5, look.palette.blue_tone.ink);
        }
        let shown = card.show(ui, |ui| {
            let options: Vec<(usize, &str)> = letters.iter().map(String::as_str).enumerate().collect();
            let name = words::listed(mark, left);
            let text = Text::new(&name).option();
            // The letters have a width of their own; what is left is the text's, which may need several lines.
            let segments = letters.iter().map(|_| SEGMENT_AIR + look.sizes.text * 0.75).sum::<f32>();
            let room = ui.available_width();
            let lines = text.galley(ui, (room - segments).max(120.0)).size().y;
            let size = Vec2::new(room, lines.max(look.sizes.button_small));
            ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                if let Some(place) = segmented_ui(ui, &name, &options, chosen) {
                    acts.push(Act::Pair { row, place });
                }
                ui.allocate_ui_with_layout(
                    Vec2::new(ui.available_width(), size.y),
                    Layout::left_to_right(Align::Center),
                    |ui| ui.add(text),
                );
            });
        });
        if row == asked.row && asked.row_moved {
            shown.response.scroll_to_me(None);
        }
    }
}
