//! Running text, set by the rules of [`crate::text::line_break`] and not by egui's, which may cut the blank of a question in two or
//! leave an opening mark at a line's end.

use std::sync::Arc;

use egui::text::{LayoutJob, LayoutSection, TextFormat};
use egui::{Align, Color32, Galley, Pos2, Rect, Response, Role, Sense, Ui, Vec2, Widget, WidgetInfo};

use super::super::fonts;
use super::super::theme::{Look, Tone, look};
use crate::text::line_break::{Placed, line_starts};

#[derive(Clone, Copy)]
enum Size {
    Note,
    Body,
    Option,
    Stem,
    Heading,
    Title,
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
    text: &'a str,
    size: Size,
    ink: Ink,
    face: Face,
    leading: Option<f32>,
    align: Align,
}

impl<'a> Text<'a> {
    /// Text of the ordinary size.
    pub const fn new(text: &'a str) -> Self {
        Self { text, size: Size::Body, ink: Ink::Normal, face: Face::Regular, leading: None, align: Align::LEFT }
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

    /// A bold figure: the clock, a count on a card.
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
        let mut job = LayoutJob::single_section(self.text.to_owned(), self.format(&look(ui)));
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
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), self.text));
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

/// Sets a job in lines no wider than `width`. Costs two layouts, both of which egui remembers from frame to frame.
#[must_use]
pub fn lay_out(ui: &Ui, mut job: LayoutJob, width: f32) -> Arc<Galley> {
    job.wrap.max_width = f32::INFINITY;
    let halign = std::mem::replace(&mut job.halign, Align::LEFT);
    let one_line = ui.painter().layout_job(job.clone());
    job.halign = halign;
    let breaks = breaks(&one_line, width);
    if breaks.is_empty() {
        return if halign == Align::LEFT { one_line } else { ui.painter().layout_job(job) };
    }
    ui.painter().layout_job(with_breaks(&job, &breaks))
}

/// The numbers of the characters before which a line must end.
fn breaks(one_line: &Galley, width: f32) -> Vec<usize> {
    let mut found = Vec::new();
    let mut before = 0;
    for row in &one_line.rows {
        let placed: Vec<Placed> = row
            .glyphs
            .iter()
            .map(|glyph| Placed { chr: glyph.chr, start: glyph.pos.x, end: glyph.pos.x + glyph.advance_width })
            .collect();
        if row.size.x > width {
            found.extend(line_starts(&placed, width).into_iter().map(|at| at + before));
        }
        before += placed.len() + usize::from(row.ends_with_newline);
    }
    found
}

fn with_breaks(job: &LayoutJob, breaks: &[usize]) -> LayoutJob {
    let mut text = String::with_capacity(job.text.len() + breaks.len());
    // Byte offsets in the old text before which a line end was put.
    let mut inserted = Vec::with_capacity(breaks.len());
    let mut breaks = breaks.iter().peekable();
    for (number, (offset, chr)) in job.text.char_indices().enumerate() {
        if breaks.next_if(|at| **at == number).is_some() {
            text.push('\n');
            inserted.push(offset);
        }
        text.push(chr);
    }
    // A line end between two sections belongs to the first, so that they still meet.
    let moved = |offset: usize| offset + inserted.iter().filter(|at| **at <= offset).count();
    let sections = job
        .sections
        .iter()
        .map(|section| {
            let mut section: LayoutSection = section.clone();
            section.byte_range.start.0 = moved(section.byte_range.start.0);
            section.byte_range.end.0 = moved(section.byte_range.end.0);
            section
        })
        .collect();
    LayoutJob { text, sections, ..job.clone() }
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

    #[test]
    fn pieces_of_several_kinds_keep_their_formats_across_lines() {
        let mut harness = window(|ui| {
            let look = look(ui);
            let mut job = LayoutJob::default();
            job.append("考试成绩公布于今天上午", 0.0, Text::new("").format(&look));
            job.append("八十六分", 0.0, Text::new("").bold().format(&look));
            job.append("满分一百分", 0.0, Text::new("").format(&look));
            let galley = lay_out(ui, job, 16.0 * 5.0 + 1.0);
            assert_eq!(galley.rows.len(), 4);
            let sections = &galley.job.sections;
            let bold = sections.get(1).map(|s| s.byte_range.clone()).unwrap();
            let piece = galley.job.text.get(bold.start.0..bold.end.0).unwrap();
            assert_eq!(piece.replace('\n', ""), "八十六分");
        });
        harness.run();
    }
}
