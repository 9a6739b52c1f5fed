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

/// The finished frame.
pub(super) static FRAME: LazyLock<Drawing> = LazyLock::new(|| Drawing::compressed(&operators()));

fn operators() -> String {
    let mut pen = Pen::default();
    rosette(&mut pen, (WIDTH / 2.0, HEIGHT / 2.0 - 6.0));
    pen.stroke_style(RED, 2.2);
    pen.frame(BORDER);
    pen.stroke_style(GOLD, 0.5);
    pen.frame(BAND + BAND_WIDTH + 3.0);
    band(&mut pen);
    for (x, y) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
        let inset = BORDER + 1.1 + CORNER / 2.0;
        corner(&mut pen, (inset + x * (WIDTH - 2.0 * inset), inset + y * (HEIGHT - 2.0 * inset)));
    }
    pen.0
}

/// The pale rosette behind the text: two rings of turned ellipses.
fn rosette(pen: &mut Pen, centre: (f32, f32)) {
    pen.stroke_style(PALE, 0.4);
    pen.turned_ellipses(centre, (168.0, 62.0), 30);
    pen.turned_ellipses(centre, (78.0, 30.0), 18);
}

/// The woven band along the four sides, between the corners.
fn band(pen: &mut Pen) {
    let start = BORDER + 1.1 + CORNER;
    let middle = BAND + BAND_WIDTH / 2.0;
    for (length, across, upright) in [(WIDTH, HEIGHT, false), (HEIGHT, WIDTH, true)] {
        let run = length - 2.0 * start;
        let waves = (run / WAVE).round().max(1.0);
        for offset in [middle, across - middle] {
            pen.save();
            let (x, y, width, height) = (start, offset - BAND_WIDTH, run, 2.0 * BAND_WIDTH);
            if upright {
                pen.clip(y, x, height, width)
            } else {
                pen.clip(x, y, width, height)
            }
            for strand in 0_u8..4 {
                let colour = if strand % 2 == 0 { GOLD } else { RED };
                pen.stroke_style(colour, 0.32);
                let phase = f32::from(strand) / 4.0;
                pen.wave(Wave { start, offset, length: run / waves, waves, phase, height: BAND_WIDTH / 2.0, upright });
            }
            pen.restore();
        }
    }
}

/// A corner: a square with a rosette in it.
fn corner(pen: &mut Pen, (x, y): (f32, f32)) {
    let half = CORNER / 2.0;
    pen.stroke_style(GOLD, 0.5);
    pen.rectangle(x - half + 2.0, y - half + 2.0, CORNER - 4.0, CORNER - 4.0);
    pen.stroke_style(RED, 0.35);
    pen.turned_ellipses((x, y), (half - 3.6, 4.6), 8);
    pen.stroke_style(GOLD, 0.4);
    pen.turned_ellipses((x, y), (half - 8.0, half - 8.0), 1);
    pen.fill_style(RED);
    pen.ellipse((x, y), (1.7, 1.7), 0.0);
    pen.paint("f");
}

/// A sine along a side of the page.
#[derive(Clone, Copy)]
struct Wave {
    /// Where it begins along the side.
    start: f32,
    /// Where its middle lies across the side.
    offset: f32,
    /// The length of one wave.
    length: f32,
    /// How many there are.
    waves: f32,
    /// Which part of a wave it is shifted by.
    phase: f32,
    /// From the middle to a crest.
    height: f32,
    /// Along an upright side.
    upright: bool,
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
        numbers.iter().for_each(|number| self.number(*number));
        self.paint(operator);
    }

    fn paint(&mut self, operator: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "{operator}");
    }

    fn save(&mut self) {
        self.paint("q");
    }

    fn restore(&mut self) {
        self.paint("Q");
    }

    fn stroke_style(&mut self, Colour(red, green, blue): Colour, width: f32) {
        let _ = writeln!(self.0, "{red} {green} {blue} RG {width} w");
    }

    fn fill_style(&mut self, Colour(red, green, blue): Colour) {
        let _ = writeln!(self.0, "{red} {green} {blue} rg");
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.operator(&[x, y, width, height], "re");
        self.paint("S");
    }

    /// A rectangle so far from every edge of the page.
    fn frame(&mut self, inset: f32) {
        self.rectangle(inset, inset, WIDTH - 2.0 * inset, HEIGHT - 2.0 * inset);
    }

    fn clip(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.operator(&[x, y, width, height], "re W n");
    }

    fn wave(&mut self, wave: Wave) {
        let half = wave.length / 2.0;
        let handle = half * SINE_HANDLE;
        let mut along = wave.start - wave.length * (1.0 + wave.phase);
        let mut crest = wave.height;
        let turn = |along: f32, across: f32| if wave.upright { [across, along] } else { [along, across] };
        self.operator(&turn(along, wave.offset + crest), "m");
        let end = wave.start + wave.length * (wave.waves + 1.0);
        while along < end {
            let next = along + half;
            let [ax, ay] = turn(along + handle, wave.offset + crest);
            let [bx, by] = turn(next - handle, wave.offset - crest);
            let [cx, cy] = turn(next, wave.offset - crest);
            self.operator(&[ax, ay, bx, by, cx, cy], "c");
            along = next;
            crest = -crest;
        }
        self.paint("S");
    }

    /// An ellipse of these half axes, turned by an angle.
    fn ellipse(&mut self, (x, y): (f32, f32), (long, short): (f32, f32), angle: f32) {
        let (sin, cos) = angle.sin_cos();
        let turn = |u: f32, v: f32| (x + u * long * cos - v * short * sin, y + u * long * sin + v * short * cos);
        let (startx, starty) = turn(1.0, 0.0);
        self.operator(&[startx, starty], "m");
        let (mut u, mut v) = (1.0_f32, 0.0_f32);
        for _ in 0..4 {
            let (next_u, next_v) = (-v, u);
            let (ax, ay) = turn(u + CIRCLE_HANDLE * next_u, v + CIRCLE_HANDLE * next_v);
            let (bx, by) = turn(next_u + CIRCLE_HANDLE * u, next_v + CIRCLE_HANDLE * v);
            let (cx, cy) = turn(next_u, next_v);
            self.operator(&[ax, ay, bx, by, cx, cy], "c");
            (u, v) = (next_u, next_v);
        }
    }

    /// The same ellipse so many times, turned evenly over half a circle.
    fn turned_ellipses(&mut self, centre: (f32, f32), axes: (f32, f32), count: u8) {
        for turn in 0..count {
            self.ellipse(centre, axes, PI * f32::from(turn) / f32::from(count));
        }
        self.paint("S");
    }
}
