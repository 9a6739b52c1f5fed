//! The frame of a certificate: border, woven band, corner rosettes, and the pale rosette behind the text.
//!
//! Owns these drawings as operators of a PDF content stream (ISO 32000-1, annex A). They are the same on every
//! certificate, so they are made and compressed once for as long as the program runs.

use std::f32::consts::PI;
use std::fmt::Write as _;
use std::sync::LazyLock;

use super::page::{Colour, Drawing, HEIGHT, WIDTH};

/// The red of the border and the heading.
pub(super) const RED: Colour = Colour(0.639, 0.086, 0.129);
/// The gold of hairlines.
const GOLD: Colour = Colour(0.776, 0.588, 0.337);
/// The same gold as a breath.
const PALE: Colour = Colour(0.957, 0.929, 0.878);

/// From the edge of the paper to the middle of the red border, in points.
const BORDER: f32 = 21.0;
/// From the edge of the paper to the outer side of the woven band.
const BAND: f32 = 26.5;
/// The width of the woven band.
const BAND_WIDTH: f32 = 11.0;
/// The wanted length of one wave of the band.
const WAVE: f32 = 17.0;
/// The side of a corner's square.
const CORNER: f32 = 34.0;
/// Where a cubic curve has its handles to follow half a wave of a sine, as a share of the half wave.
const SINE_HANDLE: f32 = 0.3642;
/// Where a cubic curve has its handles to follow a quarter of a circle, as a share of the radius.
const CIRCLE_HANDLE: f32 = 0.5523;

/// The finished frame. What repeats is a part of its own and placed many times, which keeps it small.
pub(super) static FRAME: LazyLock<Drawing> = LazyLock::new(|| {
    Drawing::compressed(&frame()).with_parts(vec![
        ("Wave", Drawing::compressed(&wave())),
        ("Corner", Drawing::compressed(&corner())),
        ("Outer", Drawing::compressed(&petal(150.0, 56.0))),
        ("Inner", Drawing::compressed(&petal(70.0, 27.0))),
    ])
});

fn frame() -> String {
    let mut pen = Pen::default();
    // The pale rosette behind the text: two rings of turned ellipses.
    let centre = (WIDTH / 2.0, HEIGHT / 2.0 - 4.0);
    for (part, count) in [("Outer", 30_u8), ("Inner", 18)] {
        for turn in 0..count {
            pen.place(part, centre, PI * f32::from(turn) / f32::from(count), 1.0);
        }
    }
    pen.stroke_style(RED, 2.2);
    let size = (WIDTH - 2.0 * BORDER, HEIGHT - 2.0 * BORDER);
    pen.rectangle((BORDER, BORDER), size);
    inner_lines(&mut pen);
    band(&mut pen);
    let inset = BORDER + 1.1 + CORNER / 2.0;
    for (x, y) in [(inset, inset), (WIDTH - inset, inset), (inset, HEIGHT - inset), (WIDTH - inset, HEIGHT - inset)] {
        pen.place("Corner", (x, y), 0.0, 1.0);
    }
    pen.0
}

/// The gold hairlines inside the band, from corner to corner.
fn inner_lines(pen: &mut Pen) {
    pen.stroke_style(GOLD, 0.5);
    let inset = BAND + BAND_WIDTH + 3.0;
    let start = BORDER + 1.1 + CORNER - 2.0;
    for y in [inset, HEIGHT - inset] {
        pen.segment((start, y), (WIDTH - start, y));
    }
    for x in [inset, WIDTH - inset] {
        pen.segment((x, start), (x, HEIGHT - start));
    }
}

/// The woven band along the four sides, between the corners.
fn band(pen: &mut Pen) {
    let start = BORDER + 1.1 + CORNER;
    let middle = BAND + BAND_WIDTH / 2.0;
    for (length, across, upright) in [(WIDTH, HEIGHT, false), (HEIGHT, WIDTH, true)] {
        let run = length - 2.0 * start;
        let waves = (run / WAVE).round().max(1.0);
        let step = run / waves;
        for offset in [middle, across - middle] {
            let (corner, size) = ((start, offset - BAND_WIDTH), (run, 2.0 * BAND_WIDTH));
            let turned = |(x, y): (f32, f32)| if upright { (y, x) } else { (x, y) };
            pen.clip(turned(corner), turned(size));
            // One wave more: those strands that lag behind begin before the side does.
            let mut along = start;
            while along < start + run + step * 1.5 {
                pen.place("Wave", turned((along, offset)), if upright { PI / 2.0 } else { 0.0 }, step / WAVE);
                along += step;
            }
            pen.paint("Q");
        }
    }
}

/// One wave of the band: four strands, each a quarter of a wave behind the one before, from crest to crest.
fn wave() -> String {
    let mut pen = Pen::default();
    // Round ends hide the joints between one wave and the next.
    pen.paint("1 J");
    for (strand, colour) in [(0_u8, GOLD), (2, GOLD), (1, RED), (3, RED)] {
        pen.stroke_style(colour, 0.32);
        pen.strand(f32::from(strand) / 4.0);
    }
    pen.0
}

/// A corner around its middle: a square with a rosette in it.
fn corner() -> String {
    let mut pen = Pen::default();
    let half = CORNER / 2.0;
    pen.stroke_style(GOLD, 0.5);
    pen.rectangle((2.0 - half, 2.0 - half), (CORNER - 4.0, CORNER - 4.0));
    pen.stroke_style(RED, 0.35);
    for turn in 0_u8..8 {
        pen.ellipse((half - 3.6, 4.6), PI * f32::from(turn) / 8.0);
    }
    pen.paint("S");
    pen.stroke_style(GOLD, 0.4);
    pen.ellipse((half - 8.0, half - 8.0), 0.0);
    pen.paint("S");
    pen.fill_style(RED);
    pen.ellipse((1.7, 1.7), 0.0);
    pen.paint("f");
    pen.0
}

/// One pale ellipse around its middle.
fn petal(long: f32, short: f32) -> String {
    let mut pen = Pen::default();
    pen.stroke_style(PALE, 0.4);
    pen.ellipse((long, short), 0.0);
    pen.paint("S");
    pen.0
}

/// Writes operators.
#[derive(Default)]
struct Pen(String);

impl Pen {
    fn number(&mut self, value: f32) {
        let text = format!("{value:.2}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        self.0.push_str(if text == "-0" { "0" } else { text });
        self.0.push(' ');
    }

    fn operator(&mut self, numbers: &[f32], operator: &str) {
        for number in numbers {
            self.number(*number);
        }
        self.paint(operator);
    }

    fn paint(&mut self, operator: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "{operator}");
    }

    fn stroke_style(&mut self, Colour(red, green, blue): Colour, width: f32) {
        self.paint(&format!("{red} {green} {blue} RG {width} w"));
    }

    fn fill_style(&mut self, Colour(red, green, blue): Colour) {
        self.paint(&format!("{red} {green} {blue} rg"));
    }

    /// Draws a part at a place, turned by an angle and stretched along its own length.
    fn place(&mut self, part: &str, (x, y): (f32, f32), angle: f32, stretch: f32) {
        let (sin, cos) = angle.sin_cos();
        self.paint("q");
        for ratio in [cos * stretch, sin * stretch, -sin, cos] {
            let text = format!("{ratio:.5}");
            self.0.push_str(if text == "-0.00000" { "0" } else { text.trim_end_matches('0').trim_end_matches('.') });
            self.0.push(' ');
        }
        self.operator(&[x, y], "cm");
        self.paint(&format!("/{part} Do Q"));
    }

    fn rectangle(&mut self, (x, y): (f32, f32), (width, height): (f32, f32)) {
        self.operator(&[x, y, width, height], "re S");
    }

    /// Lets what follows, up to the next `Q`, be seen within a rectangle only.
    fn clip(&mut self, (x, y): (f32, f32), (width, height): (f32, f32)) {
        self.paint("q");
        self.operator(&[x, y, width, height], "re W n");
    }

    fn segment(&mut self, from: (f32, f32), to: (f32, f32)) {
        self.operator(&[from.0, from.1], "m");
        self.operator(&[to.0, to.1], "l S");
    }

    /// One wave of a sine, from crest to crest, begun a part of a wave early.
    fn strand(&mut self, early: f32) {
        let half = WAVE / 2.0;
        let handle = half * SINE_HANDLE;
        let mut along = -early * WAVE;
        let mut crest = BAND_WIDTH / 2.0;
        self.operator(&[along, crest], "m");
        for _ in 0..2 {
            let next = along + half;
            self.operator(&[along + handle, crest, next - handle, -crest, next, -crest], "c");
            along = next;
            crest = -crest;
        }
        self.paint("S");
    }

    /// An ellipse of these half axes around the origin, turned by an angle.
    fn ellipse(&mut self, (long, short): (f32, f32), angle: f32) {
        let (sin, cos) = angle.sin_cos();
        let turn = |u: f32, v: f32| [u * long * cos - v * short * sin, u * long * sin + v * short * cos];
        self.operator(&turn(1.0, 0.0), "m");
        let (mut u, mut v) = (1.0_f32, 0.0_f32);
        for _ in 0..4 {
            let (next_u, next_v) = (-v, u);
            let [ax, ay] = turn(u + CIRCLE_HANDLE * next_u, v + CIRCLE_HANDLE * next_v);
            let [bx, by] = turn(next_u + CIRCLE_HANDLE * u, next_v + CIRCLE_HANDLE * v);
            let [cx, cy] = turn(next_u, next_v);
            self.operator(&[ax, ay, bx, by, cx, cy], "c");
            (u, v) = (next_u, next_v);
        }
    }
}
