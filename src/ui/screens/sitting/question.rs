//! The question on the screen: its heading, stimulus, picture, stem, and what is answered with.

use egui::{Frame, Margin, ScrollArea, Ui};

use super::state::{Intent, State};
use crate::domain::assembly::FormPart;
use crate::domain::bank::{Item, Kind, Question};
use crate::text::screens::sitting as words;
use crate::text::words as domain_words;
use crate::ui::screens::question::{Asked, Pictures, answering_ui, picture_ui, stimulus_ui};
use crate::ui::widgets::{Tag, Text};

/// No line of a stem is longer: the eye must find the next one.
const WIDEST: f32 = 960.0;

/// Draws the current question.
pub(super) fn question_ui(ui: &mut Ui, state: &mut State, pictures: Pictures<'_>, intents: &mut Vec<Intent>) {
    let number = state.open.progress.current();
    let cursor = state.cursor;
    let cursor_moved = std::mem::take(&mut state.cursor_moved);
    let shown = state.shown_answer(number);
    let arrived = state.drawn != Some(number);
    state.drawn = Some(number);
    let Some((item, question, part)) = state.current() else { return };
    let height = ui.available_height();
    // A scroll area of its own for each question: the next one begins at its top.
    ScrollArea::vertical().id_salt(("question", number)).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 40, right: 40, top: 24, bottom: 24 }).show(ui, |ui| {
            ui.set_max_width(WIDEST.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = 10.0;
            heading_ui(ui, state, number, item, question, part);
            stimulus_ui(ui, item);
            picture_ui(ui, item, pictures, height);
            ui.add(Text::new(&question.stem).stem());
            ui.add_space(8.0);
            let asked = Asked {
                question,
                options: &part.options,
                answer: shown.as_ref(),
                moved: cursor.filter(|_| cursor_moved),
                row: state.row,
                row_moved: cursor_moved,
                arrived,
            };
            let mut acts = Vec::new();
            answering_ui(ui, &asked, number, &mut acts);
            intents.extend(acts.into_iter().map(Intent::from));
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
