//! Running text: its size, weight and colour. How it is set in lines is [`super::typesetting`]'s.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Galley, Pos2, Rect, Response, Role, Sense, Ui, Vec2, Widget, WidgetInfo};

use super::super::fonts;
use super::super::theme::{Look, Tone, look};
use super::typesetting::lay_out;

#[derive(Clone, Copy)]
enum Size {
    Note,
    Body,
    Option,
    Stem,
    Heading,
    Title,
    Clock,
    Figure,
    Name,
    Score,
}

#[derive(Clone, Copy)]
enum Ink {
    Normal,
    Soft,
    Faint,
    Tone(Tone),
    Colour(Color32),
}

#[derive(Clone, Copy)]
enum Face {
    Regular,
    Bold,
    Serif,
    Hand,
}

/// A paragraph. It takes the width that is there and as many lines as it needs.
#[derive(Clone, Copy)]
#[must_use = "add it to a `Ui`"]
pub struct Text<'a> {
    words: &'a str,
    size: Size,
    ink: Ink,
    face: Face,
    leading: Option<f32>,
    align: Align,
}

impl<'a> Text<'a> {
    /// Text of the ordinary size.
    pub const fn new(words: &'a str) -> Self {
        Self { words, size: Size::Body, ink: Ink::Normal, face: Face::Regular, leading: None, align: Align::LEFT }
    }

    const fn sized(mut self, size: Size) -> Self {
        self.size = size;
        self
    }

    const fn faced(mut self, face: Face) -> Self {
        self.face = face;
        self
    }

    const fn inked(mut self, ink: Ink) -> Self {
        self.ink = ink;
        self
    }

    /// As large as notes.
    pub const fn note(self) -> Self {
        self.sized(Size::Note)
    }

    /// As large as an option of a question.
    pub const fn option(self) -> Self {
        self.sized(Size::Option)
    }

    /// As large as the stem of a question.
    pub const fn stem(self) -> Self {
        self.sized(Size::Stem)
    }

    /// The bold heading of a card.
    pub const fn heading(self) -> Self {
        self.sized(Size::Heading).faced(Face::Bold)
    }

    /// The bold heading of a page.
    pub const fn title(self) -> Self {
        self.sized(Size::Title).faced(Face::Bold)
    }

    /// The bold clock of a sitting.
    pub const fn clock(self) -> Self {
        self.sized(Size::Clock).faced(Face::Bold)
    }

    /// A bold figure: a count on a card.
    pub const fn figure(self) -> Self {
        self.sized(Size::Figure).faced(Face::Bold)
    }

    /// The programme's name on the start page.
    pub const fn name(self) -> Self {
        self.sized(Size::Name).faced(Face::Bold)
    }

    /// The score of a result.
    pub const fn score(self) -> Self {
        self.sized(Size::Score).faced(Face::Bold)
    }

    /// Bold.
    pub const fn bold(self) -> Self {
        self.faced(Face::Bold)
    }

    /// In the letters of print.
    pub const fn serif(self) -> Self {
        self.faced(Face::Serif)
    }

    /// In the letters of the pen.
    pub const fn hand(self) -> Self {
        self.faced(Face::Hand)
    }

    /// In the colour of what explains.
    pub const fn soft(self) -> Self {
        self.inked(Ink::Soft)
    }

    /// In the colour of what may be overlooked.
    pub const fn faint(self) -> Self {
        self.inked(Ink::Faint)
    }

    /// In the colour of a tone.
    pub const fn tone(self, tone: Tone) -> Self {
        self.inked(Ink::Tone(tone))
    }

    /// In a colour of the palette.
    pub const fn colour(self, colour: Color32) -> Self {
        self.inked(Ink::Colour(colour))
    }

    /// The distance between lines as a multiple of the size; 1.6 if not said.
    pub const fn leading(mut self, leading: f32) -> Self {
        self.leading = Some(leading);
        self
    }

    /// Lines in the middle of the width.
    pub const fn centred(mut self) -> Self {
        self.align = Align::Center;
        self
    }

    /// Lines at the right of the width, as figures stand.
    pub const fn right(mut self) -> Self {
        self.align = Align::RIGHT;
        self
    }

    fn points(&self, look: &Look) -> f32 {
        let sizes = &look.sizes;
        match self.size {
            Size::Note => sizes.note,
            Size::Body => sizes.text,
            Size::Option => sizes.option,
            Size::Stem => sizes.stem,
            Size::Heading => sizes.heading,
            Size::Title => sizes.title,
            Size::Clock => sizes.clock,
            Size::Figure => sizes.figure,
            Size::Name => sizes.name,
            Size::Score => sizes.score,
        }
    }

    /// The format of this text, for a [`LayoutJob`] of several pieces to be given to [`lay_out`].
    #[must_use]
    pub fn format(&self, look: &Look) -> TextFormat {
        let points = self.points(look);
        let family = match self.face {
            Face::Regular => fonts::regular(),
            Face::Bold => fonts::bold(),
            Face::Serif => fonts::serif(),
            Face::Hand => fonts::hand(),
        };
        let leading = self.leading.unwrap_or(match self.size {
            Size::Stem => 1.65,
            Size::Title | Size::Figure | Size::Name => 1.35,
            Size::Score => 1.15,
            _ => 1.6,
        });
        TextFormat {
            font_id: egui::FontId::new(points, family),
            color: match self.ink {
                Ink::Normal => look.palette.ink,
                Ink::Soft => look.palette.soft,
                Ink::Faint => look.palette.faint,
                Ink::Tone(tone) => look.tone(tone).ink,
                Ink::Colour(colour) => colour,
            },
            line_height: Some((points * leading).round()),
            valign: Align::BOTTOM,
            ..TextFormat::default()
        }
    }

    /// The text in lines no wider than `width`.
    #[must_use]
    pub fn galley(&self, ui: &Ui, width: f32) -> Arc<Galley> {
        let mut job = LayoutJob::single_section(self.words.to_owned(), self.format(&look(ui)));
        job.halign = self.align;
        lay_out(ui, job, width)
    }
}

impl Widget for Text<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let available = ui.available_width();
        let galley = self.galley(ui, available);
        let width = if self.align == Align::LEFT { galley.size().x } else { available.max(galley.size().x) };
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, galley.size().y), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), self.words));
        if ui.is_rect_visible(rect) {
            ui.painter().galley(anchor(rect, self.align), galley, look(ui).palette.ink);
        }
        response
    }
}

/// Where egui wants a galley of this alignment to be hung.
fn anchor(rect: Rect, align: Align) -> Pos2 {
    match align {
        Align::Min => rect.left_top(),
        Align::Center => rect.center_top(),
        Align::Max => rect.right_top(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::window;
    use super::*;
    use egui_kittest::kittest::Queryable as _;

    const STEM: &str = "镇消防工作人员检查时，依照《消防法》和消防安全责任制的要求，下列处理正确的有（　　）。";

    #[test]
    fn long_text_wraps_by_the_rules_and_keeps_its_name() {
        let mut lines: Vec<String> = Vec::new();
        let mut harness = window(|ui| {
            ui.set_max_width(230.0);
            lines = Text::new(STEM).stem().galley(ui, 230.0).rows.iter().map(|row| row.text()).collect();
            let response = ui.add(Text::new(STEM).stem());
            assert!(response.rect.width() <= 230.0);
        });
        harness.run();
        harness.get_by_label(STEM);
        drop(harness);
        assert!(lines.len() > 3);
        assert!(lines.iter().all(|line| !line.starts_with(['，', '》', '）', '。'])));
        assert_eq!(lines.concat(), STEM);
    }
}
