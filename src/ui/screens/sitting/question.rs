//! The question on the screen: its heading, stimulus, picture, stem, and what is answered with.

use egui::{Align, Event, Frame, Layout, Margin, ScrollArea, Ui, Vec2};

use super::answering::{blanks, place_of, rows};
use super::state::{Intent, State};
use crate::domain::assembly::FormPart;
use crate::domain::bank::{Item, Kind, Question};
use crate::domain::scoring::Answer;
use crate::text::screens::sitting as words;
use crate::text::words as domain_words;
use crate::ui::theme::look;
use crate::ui::widgets::{Card, Field, OptionRow, Tag, Text, segmented_ui};

/// No line of a stem is longer: the eye must find the next one.
const WIDEST: f32 = 960.0;

/// The air about a letter beside a row of a matching question.
const SEGMENT_AIR: f32 = 38.0;

/// Where pictures of items come from.
pub(super) type Pictures<'a> = &'a dyn Fn(&str) -> Option<&'static [u8]>;

/// Draws the current question.
pub(super) fn question_ui(ui: &mut Ui, state: &mut State, pictures: Pictures<'_>, intents: &mut Vec<Intent>) {
    let number = state.open.progress.current();
    let cursor = state.cursor;
    let cursor_moved = std::mem::take(&mut state.cursor_moved);
    let shown = state.shown_answer(number);
    let arrived = state.drawn != Some(number);
    state.drawn = Some(number);
    let Some((item, question, part)) = state.current() else { return };
    // A scroll area of its own for each question: the next one begins at its top.
    ScrollArea::vertical().id_salt(("question", number)).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 40, right: 40, top: 24, bottom: 24 }).show(ui, |ui| {
            ui.set_max_width(WIDEST.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = 10.0;
            heading_ui(ui, state, number, item, question, part);
            stimulus_ui(ui, item);
            picture_ui(ui, item, pictures);
            ui.add(Text::new(&question.stem).stem());
            ui.add_space(8.0);
            let moved = cursor.filter(|_| cursor_moved);
            match question.kind {
                Kind::Single | Kind::Multiple | Kind::Case => {
                    choice_ui(ui, question, part, shown.as_ref(), moved, intents);
                }
                Kind::TrueFalse => truth_ui(ui, shown.as_ref(), moved, intents),
                Kind::Fill => fill_ui(ui, question, number, arrived, shown.as_ref(), intents),
                Kind::Ordering => ordering_ui(ui, question, part, shown.as_ref(), moved, intents),
                Kind::Matching => matching_ui(ui, state, cursor_moved, question, part, shown.as_ref(), intents),
            }
        });
    });
}

fn heading_ui(ui: &mut Ui, state: &State, number: u16, item: &Item, question: &Question, part: &FormPart) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        ui.add(Text::new(&words::number(number.saturating_add(1))).bold());
        if item.kind == Kind::Case {
            ui.add(Tag::grey(domain_words::kind(item.kind)));
        }
        ui.add(Tag::blue(domain_words::kind(question.kind)));
        if item.critical && state.open.settings.critical_fails {
            ui.add(Tag::red(words::CRITICAL));
        }
        ui.add(Text::new(&words::marks(part.marks)).soft());
        ui.add(Text::new(&words::how(question.kind, state.open.settings.multiple)).soft());
    });
}

fn stimulus_ui(ui: &mut Ui, item: &Item) {
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

fn picture_ui(ui: &mut Ui, item: &Item, pictures: Pictures<'_>) {
    let Some(picture) = &item.picture else { return };
    if let Some(bytes) = pictures(&picture.path) {
        let image = egui::Image::from_bytes(format!("bytes://{}", picture.path), bytes)
            .alt_text(&picture.alternative)
            .max_width(ui.available_width().min(640.0))
            .max_height(320.0);
        ui.add(image);
    } else {
        ui.add(Text::new(&picture.alternative).soft());
    }
}

/// The letter of a place on the screen.
fn letter(place: usize) -> String {
    domain_words::letter(u8::try_from(place).unwrap_or(u8::MAX)).to_string()
}

/// The texts of the options in the order of the screen.
fn placed<'a>(question: &'a Question, part: &'a FormPart) -> impl Iterator<Item = (usize, u8, &'a str)> {
    part.options.iter().enumerate().filter_map(|(place, option)| {
        question.options.get(usize::from(*option)).map(|text| (place, *option, text.as_str()))
    })
}

fn choice_ui(
    ui: &mut Ui,
    question: &Question,
    part: &FormPart,
    shown: Option<&Answer>,
    moved: Option<usize>,
    intents: &mut Vec<Intent>,
) {
    for (place, option, text) in placed(question, part) {
        let selected = matches!(shown, Some(Answer::Choice(chosen)) if chosen.contains(&option));
        let letter = letter(place);
        let row = OptionRow::new(&letter, text).selected(selected).several(question.kind == Kind::Multiple);
        let response = ui.add(row);
        if moved == Some(place) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        if response.clicked() {
            intents.push(Intent::Choose(place));
        }
    }
}

fn truth_ui(ui: &mut Ui, shown: Option<&Answer>, moved: Option<usize>, intents: &mut Vec<Intent>) {
    for (place, text) in words::TRUTHS.iter().enumerate() {
        let truth = place == 0;
        let letter = letter(place);
        let selected = matches!(shown, Some(Answer::Truth(said)) if *said == truth);
        let response = ui.add(OptionRow::new(&letter, text).selected(selected));
        if moved == Some(place) {
            response.request_focus();
        }
        if response.clicked() {
            intents.push(Intent::Say(truth));
        }
    }
}

fn fill_ui(
    ui: &mut Ui,
    question: &Question,
    number: u16,
    arrived: bool,
    shown: Option<&Answer>,
    intents: &mut Vec<Intent>,
) {
    let count = blanks(question);
    for blank in 0..count {
        let mut text = match shown {
            Some(Answer::Fill(texts)) => texts.get(blank).cloned().unwrap_or_default(),
            _ => String::new(),
        };
        let label = words::blank(blank, count);
        let response = ui.push_id((number, blank), |ui| Field::new(&label, &mut text).width(420.0).show(ui)).inner;
        if blank == 0 && arrived {
            // Who works by keyboard alone begins to type at once.
            response.request_focus();
        }
        if response.changed() {
            if ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Paste(_)))) {
                intents.push(Intent::Pasted);
            }
            intents.push(Intent::Type { blank, text });
        }
    }
}

fn ordering_ui(
    ui: &mut Ui,
    question: &Question,
    part: &FormPart,
    shown: Option<&Answer>,
    moved: Option<usize>,
    intents: &mut Vec<Intent>,
) {
    let order: &[u8] = match shown {
        Some(Answer::Order(order)) => order,
        _ => &[],
    };
    for (place, option, text) in placed(question, part) {
        let rank = order.iter().position(|step| *step == option).map(|rank| rank + 1);
        let letter = letter(place);
        let text = rank.map_or_else(|| text.to_owned(), |rank| words::placed(text, rank));
        let response = ui.add(OptionRow::new(&letter, &text).selected(rank.is_some()).several(true));
        if moved == Some(place) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        if response.clicked() {
            intents.push(Intent::Place(place));
        }
    }
    let letters: Vec<String> = order.iter().filter_map(|option| place_of(part, *option)).map(letter).collect();
    ui.add(Text::new(&words::order(&letters.join(" → "))).soft());
}

fn matching_ui(
    ui: &mut Ui,
    state: &State,
    row_moved: bool,
    question: &Question,
    part: &FormPart,
    shown: Option<&Answer>,
    intents: &mut Vec<Intent>,
) {
    let look = look(ui);
    Card::new().padding(20, 10).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        for (place, _, text) in placed(question, part) {
            ui.add(Text::new(&words::listed(&letter(place), text)).option());
        }
    });
    let letters: Vec<String> = (0..rows(question)).map(letter).collect();
    for (row, left) in question.left.iter().enumerate() {
        let given = match shown {
            Some(Answer::Match(pairs)) => pairs.get(row).copied().flatten(),
            _ => None,
        };
        let chosen = given.and_then(|option| place_of(part, option)).unwrap_or(usize::MAX);
        let mark = domain_words::row(u8::try_from(row).unwrap_or(u8::MAX));
        let mut card = Card::new().padding(20, 8);
        if row == state.row {
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
                    intents.push(Intent::Pair { row, place });
                }
                ui.allocate_ui_with_layout(
                    Vec2::new(ui.available_width(), size.y),
                    Layout::left_to_right(Align::Center),
                    |ui| ui.add(text),
                );
            });
        });
        if row == state.row && row_moved {
            shown.response.scroll_to_me(None);
        }
    }
}
