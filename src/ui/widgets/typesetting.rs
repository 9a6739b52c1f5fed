//! Sets text by the rules of [`crate::text::line_break`] and not by egui's, which may cut the blank of a question in two, leave an
//! opening mark at a line's end, and a hole between marks that meet.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, LayoutSection};
use egui::{Align, Galley, Ui};

use crate::text::line_break::{Placed, leaves_a_hole, line_starts};

/// Sets a job in lines no wider than `width`. Costs two layouts, both of which egui remembers from frame to frame.
#[must_use]
pub fn lay_out(ui: &Ui, job: LayoutJob, width: f32) -> Arc<Galley> {
    let mut job = without_holes(job);
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

/// Draws marks nearer to the mark before them where the two would leave a hole.
fn without_holes(mut job: LayoutJob) -> LayoutJob {
    let marks = marks_after_holes(&job.text);
    if marks.is_empty() {
        return job;
    }
    let mut sections = Vec::with_capacity(job.sections.len() + 2 * marks.len());
    for section in job.sections {
        let (mut from, to) = (section.byte_range.start.0, section.byte_range.end.0);
        let mut piece = |from: usize, to: usize, narrowed: bool| {
            let mut piece = section.clone();
            piece.byte_range.start.0 = from;
            piece.byte_range.end.0 = to;
            if from > section.byte_range.start.0 {
                piece.leading_space = 0.0;
            }
            if narrowed {
                piece.format.extra_letter_spacing -= piece.format.font_id.size / 2.0;
            }
            if from < to {
                sections.push(piece);
            }
        };
        for mark in &marks {
            if mark.start >= from && mark.end <= to {
                piece(from, mark.start, false);
                piece(mark.start, mark.end, true);
                from = mark.end;
            }
        }
        piece(from, to, false);
    }
    job.sections = sections;
    job
}

/// The byte ranges of marks that follow a hole. egui puts a section's spacing before its characters, so these are sections of their own.
fn marks_after_holes(text: &str) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut previous: Option<char> = None;
    for (offset, chr) in text.char_indices() {
        let end = offset + chr.len_utf8();
        if previous.is_some_and(|before| leaves_a_hole(before, chr)) {
            match marks.last_mut() {
                Some(mark) if mark.end == offset => mark.end = end,
                _ => marks.push(offset..end),
            }
        }
        previous = Some(chr);
    }
    marks
}

/// Where the first line of a galley stands: its baseline, from the galley's top.
#[must_use]
pub fn baseline(galley: &Galley) -> f32 {
    galley.rows.first().and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y)).unwrap_or_default()
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
    use super::super::Text;
    use super::super::testing::window;
    use super::*;
    use crate::ui::theme::look;

    #[test]
    fn marks_that_meet_stand_closer() {
        let mut harness = window(|ui| {
            let wide = Text::new("有）人。").galley(ui, f32::INFINITY).size().x;
            let close = Text::new("有人）。").galley(ui, f32::INFINITY).size().x;
            assert!((wide - close - 8.0).abs() < 0.5, "{wide} {close}");
        });
        harness.run();
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
