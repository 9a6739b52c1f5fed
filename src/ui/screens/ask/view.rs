//! Draws an item as it is asked, and as it was judged.

use egui::Ui;

use super::state::{Ask, Intent};
use crate::domain::bank::Kind;
use crate::text::screens::practice as words;
use crate::text::words as domain_words;
use crate::ui::screens::question::{Asked, Pictures, answering_ui, picture_ui, stimulus_ui};
use crate::ui::screens::review::judged_ui;
use crate::ui::theme::Tone;
use crate::ui::widgets::{Notice, Tag, Text};

/// How an item stands on its page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Manner<'a> {
    /// What it is called.
    pub heading: &'a str,
    /// The height of the page that is in sight.
    pub height: f32,
    /// Whether it is the one thing on the page: its stem is as large as in a sitting, blanks get the keyboard, and the page
    /// itself says whether it was right.
    pub alone: bool,
    /// Whether the lesson is offered once it was judged.
    pub offers_lesson: bool,
}

/// Draws the item. Whether the lesson was asked for.
pub fn ask_ui(
    ui: &mut Ui,
    ask: &mut Ask,
    manner: Manner<'_>,
    pictures: Pictures<'_>,
    intents: &mut Vec<Intent>,
) -> bool {
    let moved = std::mem::take(&mut ask.cursor_moved);
    let arrived = !std::mem::replace(&mut ask.is_drawn, true) && manner.alone;
    ui.spacing_mut().item_spacing.y = 10.0;
    heading_ui(ui, ask, manner.heading);
    stimulus_ui(ui, ask.item());
    picture_ui(ui, ask.item(), pictures, manner.height);
    let judged = ask.judged();
    let Some(question) = ask.question() else { return false };
    let stem = judged.as_ref().map_or(&question.stem, |judged| &judged.stem);
    let stem = Text::new(stem);
    ui.add(if manner.alone { stem.stem() } else { stem.option().bold() });
    ui.add_space(4.0);
    if let Some(judged) = judged {
        if !manner.alone {
            verdict_ui(ui, judged.correct);
        }
        return judged_ui(ui, &judged, manner.offers_lesson);
    }
    let asked = Asked {
        question,
        options: ask.options(),
        answer: ask.answer(),
        moved: ask.cursor.filter(|_| moved),
        row: ask.row,
        row_moved: moved,
        arrived,
    };
    let mut acts = Vec::new();
    let salt = (ask.item().id.0.as_str(), ask.place().0);
    let on_option = answering_ui(ui, &asked, salt, &mut acts);
    ask.on_option = on_option;
    intents.extend(acts.into_iter().map(Intent::Act));
    false
}

fn heading_ui(ui: &mut Ui, ask: &Ask, heading: &str) {
    let Some(question) = ask.question() else { return };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        ui.add(Text::new(heading).bold());
        let (part, count) = ask.place();
        if ask.item().kind == Kind::Case {
            ui.add(Tag::grey(domain_words::kind(Kind::Case)));
            ui.add(Text::new(&words::part(part + 1, count)).soft());
        }
        ui.add(Tag::blue(domain_words::kind(question.kind)));
        ui.add(Text::new(words::how(question.kind)).soft());
    });
}

fn verdict_ui(ui: &mut Ui, right: bool) {
    let (tone, word) = if right { (Tone::Green, words::RIGHT) } else { (Tone::Red, words::WRONG) };
    Notice::new(tone, word, "").padding(20, 12).show(ui);
}
