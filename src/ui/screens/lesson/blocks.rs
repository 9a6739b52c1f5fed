//! The blocks of a lesson, one under the other.

use egui::{Align, Layout, Ui, Vec2};

use crate::domain::learning::{Block, Span};
use crate::text::screens::lesson as words;
use crate::ui::screens::question::Pictures;
use crate::ui::theme::{Tone, look};
use crate::ui::widgets::{Card, Paragraph, Picture, Piece, Text, ruled_table_ui};

/// The share of the height in sight that a picture of a lesson may take.
const SHARE: f32 = 0.6;
/// How wide a picture is at most at the medium text size: its words are then about as large as those around it.
const WIDEST: f32 = 580.0;

/// Draws the blocks. `height` is what is in sight of the page.
pub(super) fn blocks_ui(ui: &mut Ui, blocks: &[Block], pictures: Pictures<'_>, height: f32) {
    ui.spacing_mut().item_spacing.y = 14.0;
    for block in blocks {
        match block {
            Block::Heading(text) => {
                ui.add_space(18.0);
                ui.add(Text::new(text).stem().bold().leading(1.4));
            }
            Block::Paragraph(spans) => {
                ui.add(Paragraph::new(&pieces(spans)));
            }
            Block::List { ordered, entries } => list_ui(ui, *ordered, entries),
            Block::Tip(paragraphs) => tip_ui(ui, paragraphs),
            Block::Table { head, rows } => {
                let head: Vec<Vec<Piece<'_>>> = head.iter().map(|cell| pieces(cell)).collect();
                let rows: Vec<Vec<Vec<Piece<'_>>>> =
                    rows.iter().map(|row| row.iter().map(|cell| pieces(cell)).collect()).collect();
                ui.add_space(2.0);
                ruled_table_ui(ui, &head, &rows);
                ui.add_space(2.0);
            }
            Block::Picture(picture) => {
                let widest = WIDEST * look(ui).sizes.text / 16.0;
                let most = Vec2::new(widest.min(ui.available_width()), (height * SHARE).max(240.0));
                let picture = Picture::new(&picture.path, pictures(&picture.path), &picture.alternative);
                picture.at_most(most).show(ui);
            }
        }
    }
}

fn pieces(spans: &[Span]) -> Vec<Piece<'_>> {
    spans.iter().map(|span| Piece { text: &span.text, bold: span.bold }).collect()
}

fn list_ui(ui: &mut Ui, ordered: bool, entries: &[Vec<Span>]) {
    let look = look(ui);
    let mark_width = look.sizes.option * if ordered { 1.7 } else { 1.2 };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        for (number, entry) in entries.iter().enumerate() {
            let mark = if ordered { words::step(number + 1) } else { words::DOT.to_owned() };
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.allocate_ui_with_layout(Vec2::new(mark_width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_min_width(mark_width);
                    ui.add(Text::new(&mark).option().leading(1.75));
                });
                ui.vertical(|ui| ui.add(Paragraph::new(&pieces(entry))));
            });
        }
    });
}

fn tip_ui(ui: &mut Ui, paragraphs: &[Vec<Span>]) {
    let tone = look(ui).tone(Tone::Amber);
    Card::new().padding(22, 16).fill(tone.wash).edge(1.0, tone.edge).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.add(Text::new(words::TIP).bold().tone(Tone::Amber));
        for paragraph in paragraphs {
            ui.add(Paragraph::new(&pieces(paragraph)));
        }
    });
}
