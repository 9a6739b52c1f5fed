//! Lines of text: measuring, breaking with the rules of Chinese, spacing and justifying.
//!
//! Owns where each glyph stands within its line. Leaves the place of lines on the page to the pages. The rules are those
//! of GB/T 15834-2011 (no line begins with a closing mark or ends with an opening one) and of the W3C's "Requirements
//! for Chinese Text Layout" (marks side by side share their blank halves; a quarter of an em or less between Chinese and
//! Western letters). What would surprise a reader: the space between Chinese and digits is not in the text but made
//! here, so texts stay as they are stored.

use super::PrintError;
use super::fonts::{Face, Glyph, PaperFonts, is_ignorable};

/// The space between a Chinese character and a Western letter or digit, in em.
const MIXED_GAP: f32 = 0.18;
/// How much a justified line may be stretched at each place, in em; beyond it stays ragged.
const STRETCH_MOST: f32 = 0.35;
/// Smallest difference of length that counts, in points.
const EPSILON: f32 = 0.01;

/// A piece of text in one face and size.
#[derive(Debug, Clone, Copy)]
pub struct Span<'a> {
    /// The text.
    pub text: &'a str,
    /// The face that is tried first.
    pub face: Face,
    /// The size in points.
    pub size: f32,
    /// Space added after each glyph, in em.
    pub tracking: f32,
    /// How far it stands above the baseline, in em.
    pub rise: f32,
}

impl<'a> Span<'a> {
    /// A text on the baseline, with nothing added.
    #[must_use]
    pub const fn new(text: &'a str, face: Face, size: f32) -> Self {
        Self { text, face, size, tracking: 0.0, rise: 0.0 }
    }

    /// The same with space added after each glyph, in em.
    #[must_use]
    pub const fn tracked(self, tracking: f32) -> Self {
        Self { tracking, ..self }
    }

    /// The same so much above the baseline, in em.
    #[must_use]
    pub const fn raised(self, rise: f32) -> Self {
        Self { rise, ..self }
    }
}

/// A glyph at its place in a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// The character it stands for.
    pub char: char,
    /// The glyph.
    pub glyph: Glyph,
    /// The size in points.
    pub size: f32,
    /// From the begin of the line to the glyph's origin, in points.
    pub x: f32,
    /// From the baseline up to the glyph's origin, in points.
    pub rise: f32,
}

/// A line of text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// Its glyphs from left to right.
    pub glyphs: Vec<Placed>,
    /// Where its first glyph may begin, in points.
    pub indent: f32,
    /// From the begin of the line to the end of its ink, in points.
    pub width: f32,
}

/// A glyph before it has a place.
#[derive(Debug, Clone, Copy)]
struct Atom {
    char: char,
    glyph: Glyph,
    size: f32,
    /// What the pen moves, in points, with tracking and what stands between this and the next.
    advance: f32,
    rise: f32,
    /// Moves the glyph, not the pen: an opening mark whose blank half is cut away.
    shift: f32,
    /// What is blank at its end and may be cut at the end of a line, in points.
    blank: f32,
    /// Whether a line may end after it.
    breaks: bool,
    /// Whether a justified line may be stretched after it.
    stretches: bool,
}

/// Sets spans on one line, however long.
///
/// # Errors
/// [`PrintError::NoGlyph`].
pub fn one_line(fonts: &PaperFonts, spans: &[Span<'_>]) -> Result<Line, PrintError> {
    Ok(place(&atoms(fonts, spans)?, 0.0, 0.0))
}

/// Sets one text on one line, in the size given or the smaller one at which it is no wider than `most` points.
///
/// # Errors
/// [`PrintError::NoGlyph`].
pub fn fitted(fonts: &PaperFonts, span: Span<'_>, most: f32) -> Result<Line, PrintError> {
    let line = one_line(fonts, &[span])?;
    if line.width <= most || line.width <= 0.0 {
        return Ok(line);
    }
    one_line(fonts, &[Span { size: span.size * most / line.width, ..span }])
}

/// Breaks spans into lines of `width` points, the first indented by `indent`; all but the last are justified.
///
/// # Errors
/// [`PrintError::NoGlyph`].
pub fn paragraph(fonts: &PaperFonts, spans: &[Span<'_>], width: f32, indent: f32) -> Result<Vec<Line>, PrintError> {
    let atoms = atoms(fonts, spans)?;
    let mut rows = rows(&atoms, width, indent);
    let em = spans.first().map_or(0.0, |span| span.size);
    // One or two characters alone on the last line: give them company from the line before.
    let lonely = |row: &&[Atom]| row.iter().filter(|atom| class(atom.char) != Class::Closing).count() < 3;
    if rows.len() > 1 && rows.last().is_some_and(lonely) {
        let narrower = self::rows(&atoms, width - 2.0 * em, indent);
        if narrower.len() == rows.len() {
            rows = narrower;
        }
    }
    let last = rows.len().saturating_sub(1);
    let lines = rows.iter().enumerate().map(|(at, row)| {
        let indent = if at == 0 { indent } else { 0.0 };
        place(row, indent, if at == last { 0.0 } else { width })
    });
    Ok(lines.collect())
}

/// The kinds of characters that the rules know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// May not end a line.
    Opening,
    /// May not begin a line.
    Closing,
    /// Western letters and digits, kept together as words.
    Western,
    /// A space.
    Space,
    /// Each stands for itself.
    Chinese,
}

const OPENING: &str = "（〔［｛《〈「『【〖“‘([{";
const CLOSING: &str = "）〕］｝》〉」』】〗”’)]}，。、；：？！,.;:?!…—～·‧•％%℃‰";

fn class(char: char) -> Class {
    match char {
        ' ' | '\u{a0}' | '\u{3000}' => Class::Space,
        _ if OPENING.contains(char) => Class::Opening,
        _ if CLOSING.contains(char) => Class::Closing,
        '\u{21}'..='\u{2ff}' | '\u{370}'..='\u{4ff}' => Class::Western,
        _ => Class::Chinese,
    }
}

/// Whether half of a full-width mark is blank: after a closing mark, before an opening one.
fn half_blank(char: char, advance: f32) -> bool {
    advance > 0.9 && ("（〔［｛《〈「『【〖“‘）〕］｝》〉」』】〗”’，。、；：".contains(char))
}

fn atoms(fonts: &PaperFonts, spans: &[Span<'_>]) -> Result<Vec<Atom>, PrintError> {
    let mut atoms: Vec<Atom> = Vec::new();
    for span in spans {
        for char in span.text.chars().filter(|char| !is_ignorable(*char)) {
            let glyph = fonts.glyph(span.face, char)?;
            let size = span.size;
            let half = if half_blank(char, glyph.advance) { size / 2.0 } else { 0.0 };
            let mut atom = Atom {
                char,
                glyph,
                size,
                advance: (glyph.advance + span.tracking) * size,
                rise: span.rise * size,
                shift: 0.0,
                blank: span.tracking * size,
                breaks: false,
                stretches: false,
            };
            if class(char) == Class::Closing {
                atom.blank += half;
            }
            if let Some(before) = atoms.last_mut() {
                join(before, &mut atom, half);
            }
            atoms.push(atom);
        }
    }
    Ok(atoms)
}

/// Settles what stands between two neighbours.
fn join(before: &mut Atom, atom: &mut Atom, half: f32) {
    use Class::{Chinese, Closing, Opening, Space, Western};
    let pair = (class(before.char), class(atom.char));
    let same_dash = before.char == atom.char && matches!(atom.char, '…' | '—');
    before.breaks = match pair {
        (Opening, _) | (_, Closing | Space) | (Western, Western) => false,
        // A word is not broken from its bracket, nor a number from its sign.
        (Western, Opening) => !atom.char.is_ascii(),
        (Closing, Western) => !before.char.is_ascii(),
        _ => true,
    };
    before.stretches = !same_dash && pair.0 != Opening && pair.1 != Closing && pair != (Western, Western);
    let mixed = |left: &Atom, right: &Atom| (MIXED_GAP * left.size.min(right.size)).max(0.0);
    match pair {
        (Western, Chinese) | (Chinese, Western) => before.advance += mixed(before, atom),
        // Two marks side by side share: `），` `）（` `：“` and so on.
        (Closing, Closing | Opening) if half_blank(before.char, before.glyph.advance) && half > 0.0 => {
            before.advance -= before.size / 2.0;
            before.blank = (before.blank - before.size / 2.0).max(0.0);
        }
        (Opening, Opening) if half > 0.0 => {
            atom.shift = -half;
            atom.advance -= half;
        }
        _ => {}
    }
}

/// Breaks into rows, greedily.
fn rows(atoms: &[Atom], width: f32, indent: f32) -> Vec<&[Atom]> {
    let mut rows = Vec::new();
    let mut rest = atoms;
    let mut room = width - indent;
    while !rest.is_empty() {
        let mut end = 0.0;
        let mut fits = 0;
        let mut good = 0;
        for (at, atom) in rest.iter().enumerate() {
            end += atom.advance;
            if end - atom.blank > room + EPSILON {
                break;
            }
            fits = at + 1;
            if atom.breaks || fits == rest.len() {
                good = fits;
            }
        }
        // A word longer than the line is cut where the line ends, or before that, so that no mark stands where it must
        // not; where nothing fits, one glyph goes all the same.
        let may_cut = |at: &usize| {
            rest.get(*at).is_none_or(|next| class(next.char) != Class::Closing)
                && rest.get(at.saturating_sub(1)).is_none_or(|last| class(last.char) != Class::Opening)
        };
        let cut = || (1..=fits).rev().find(may_cut).unwrap_or(fits.max(1));
        let count = if good > 0 { good } else { cut() };
        let (row, others) = rest.split_at(count.min(rest.len()));
        rows.push(row);
        rest = others;
        while let [first, others @ ..] = rest
            && class(first.char) == Class::Space
        {
            rest = others;
        }
        room = width;
    }
    rows
}

/// Gives a row its places; stretches it to `width` where that is more than nothing and not too far.
fn place(row: &[Atom], indent: f32, width: f32) -> Line {
    let last = row.len().saturating_sub(1);
    let natural: f32 = row.iter().map(|atom| atom.advance).sum::<f32>() - row.last().map_or(0.0, |atom| atom.blank);
    let gaps = row.iter().take(last).filter(|atom| atom.stretches).count();
    let missing = width - indent - natural;
    let em = row.first().map_or(0.0, |atom| atom.size);
    #[expect(clippy::cast_precision_loss, reason = "a line has far fewer gaps than an f32 counts exactly")]
    let each = if width > 0.0 && gaps > 0 { missing / gaps as f32 } else { 0.0 };
    let each = if each.abs() <= STRETCH_MOST * em { each } else { 0.0 };
    let mut x = indent;
    let mut glyphs = Vec::with_capacity(row.len());
    for (at, atom) in row.iter().enumerate() {
        glyphs.push(Placed { char: atom.char, glyph: atom.glyph, size: atom.size, x: x + atom.shift, rise: atom.rise });
        x += atom.advance;
        if atom.stretches && at < last {
            x += each;
        }
    }
    Line { glyphs, indent, width: x - row.last().map_or(0.0, |atom| atom.blank) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::print::fonts::tests::fonts;

    fn span(text: &str) -> Span<'_> {
        Span::new(text, Face::Serif, 10.0)
    }

    fn width(text: &str) -> f32 {
        one_line(fonts(), &[span(text)]).unwrap().width
    }

    fn lines(text: &str, width: f32) -> Vec<String> {
        let lines = paragraph(fonts(), &[span(text)], width, 0.0).unwrap();
        lines.iter().map(|line| line.glyphs.iter().map(|placed| placed.char).collect()).collect()
    }

    #[test]
    fn marks_side_by_side_share_their_blank_halves() {
        let near = |left: f32, right: f32| (left - right).abs() < 0.01;
        assert!(near(width("消防安全"), 40.0));
        // The last mark's blank half does not count.
        assert!(near(width("消，防"), 30.0) && near(width("消，"), 15.0));
        assert!(near(width("消），防"), 35.0));
        assert!(near(width("：（消"), 25.0));
    }

    #[test]
    fn chinese_and_digits_stand_a_little_apart() {
        assert!((width("满分100分") - width("满分") - width("100") - width("分") - 3.6).abs() < 0.01);
    }

    #[test]
    fn words_and_numbers_stay_whole_and_marks_stay_where_they_belong() {
        assert_eq!(lines("消防安全，考试", 43.0), ["消防安", "全，考试"]);
        assert_eq!(lines("消防安全（考试）", 52.0), ["消防安全", "（考试）"]);
        assert_eq!(lines("成绩是86.5分", 45.0), ["成绩是", "86.5分"]);
        assert_eq!(lines("", 45.0), Vec::<String>::new());
        assert_eq!(lines("ABCDEFGHIJKL", 30.0).concat(), "ABCDEFGHIJKL");
        // A number longer than the line takes its last digit along with the comma.
        assert!(lines("00a0acrac001000n，消防安", 90.0)[1].starts_with("n，"));
    }

    #[test]
    fn a_long_text_shrinks_to_its_room() {
        let line = fitted(fonts(), span("消防安全培训与考试"), 45.0).unwrap();
        assert!((line.width - 45.0).abs() < 0.01);
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_or_breaks_a_rule(
            text in "(([消防安全考试]{1,9}|[0-9a-z]{1,6})([，。：、]|（[消防安]{1,5}）|“[考试]{1,4}”，)?){1,14}",
            width in 90_u8..250,
        ) {
            let width = f32::from(width);
            let lines = paragraph(fonts(), &[span(&text)], width, 0.0).unwrap();
            let shown: String = lines.iter().flat_map(|line| &line.glyphs).map(|placed| placed.char).collect();
            prop_assert_eq!(&shown, &text);
            for (at, line) in lines.iter().enumerate() {
                prop_assert!(line.width <= width + 0.1);
                let (first, last) = (line.glyphs.first().unwrap(), line.glyphs.last().unwrap());
                prop_assert!(at == 0 || class(first.char) != Class::Closing);
                prop_assert!(at + 1 == lines.len() || class(last.char) != Class::Opening);
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,40}", width in 0_u8..60, indent in 0_u8..90) {
            let _ = paragraph(fonts(), &[span(&text)], f32::from(width), f32::from(indent));
            let _ = fitted(fonts(), span(&text), f32::from(width));
        }
    }
}
