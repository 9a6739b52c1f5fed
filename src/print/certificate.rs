//! The certificate: one page, A4 across, to be framed.
//!
//! Owns where everything stands on it and how it gives way when a name, a unit or a title is long. Leaves its words to
//! `text::papers`, the token in the QR code to `trust`, the border to `frame`. What would surprise a reader: the
//! lower right is left empty on purpose, for the office's seal over its name and the date.

use super::PrintError;
use super::fonts::{Face, PaperFonts};
use super::frame::{FRAME, RED};
use super::layout::{Line, Span, fitted, one_line, paragraph};
use super::page::{Colour, Description, Drawing, HEIGHT, Page, WIDTH};
use super::qr;
use crate::domain::certificate::Certificate;
use crate::text::{papers, words};

/// The colour of text.
const INK: Colour = Colour(0.114, 0.129, 0.161);
/// The colour of small text.
const BROWN: Colour = Colour(0.29, 0.255, 0.212);
/// The colour of the smallest text.
const FAINT: Colour = Colour(0.478, 0.416, 0.333);
/// The colour of the line under the name.
const UNDERLINE: Colour = Colour(0.725, 0.659, 0.549);

/// From the left edge of the page to the text.
const LEFT: f32 = 92.0;
/// The width of the text.
const MEASURE: f32 = WIDTH - 2.0 * LEFT;
/// Baseline of the heading.
const HEADING: f32 = 138.0;
/// Where the body may begin and must end.
const BODY_TOP: f32 = 188.0;
const BODY_BOTTOM: f32 = 376.0;
/// Sizes of the body that are tried, largest first, and the height of a line of it in em.
const BODY_SIZES: [(f32, f32); 7] =
    [(18.5, 2.15), (17.5, 2.05), (16.5, 1.95), (15.0, 1.85), (13.5, 1.75), (12.0, 1.65), (10.5, 1.55)];
/// The side of the QR code without its quiet zone, in points (37 mm).
const CODE: f32 = 105.0;
/// Baseline of the caption under the QR code, which everything at the foot stands on.
const FOOT: f32 = 511.0;

/// Whether a certificate is printed for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Copy {
    /// As issued.
    #[default]
    Original,
    /// Printed again, and marked so.
    Duplicate,
}

/// The certificate as a PDF file: the same bytes for the same values.
///
/// # Errors
/// Where a character has no glyph in any font, a text is far too long, or the token fits no QR code.
pub fn certificate_pdf(
    fonts: &PaperFonts,
    certificate: &Certificate,
    token: &str,
    copy: Copy,
) -> Result<Vec<u8>, PrintError> {
    let mut page = Page::default();
    page.draw("Frame", &FRAME, (WIDTH, HEIGHT), (0.0, HEIGHT), 1.0);
    heading(fonts, &mut page)?;
    body(fonts, &mut page, certificate)?;
    code(fonts, &mut page, token)?;
    facts(fonts, &mut page, certificate, copy)?;
    issuer(fonts, &mut page, certificate)?;
    let note = fitted(fonts, small(papers::INTERNAL_USE, 9.0).tracked(0.02), MEASURE)?;
    page.write_centred(note, WIDTH / 2.0, 537.5, FAINT);
    page.finish(fonts, &description(certificate))
}

const fn small(text: &str, size: f32) -> Span<'_> {
    Span::new(text, Face::Serif, size)
}

fn heading(fonts: &PaperFonts, page: &mut Page) -> Result<(), PrintError> {
    let title = Span::new(papers::CERTIFICATE, Face::SerifBold, 43.0).tracked(0.34);
    page.write_centred(one_line(fonts, &[title])?, WIDTH / 2.0, HEADING, RED);
    let subtitle = one_line(fonts, &[small(papers::SUBTITLE, 12.5).tracked(0.22)])?;
    let (half, middle) = (subtitle.width / 2.0, HEADING + 23.5);
    page.write_centred(subtitle, WIDTH / 2.0, HEADING + 28.0, FAINT);
    for side in [-1.0, 1.0] {
        let at = |distance: f32| (WIDTH / 2.0 + side * (half + distance), middle);
        page.rule(at(14.0), at(64.0), 0.5, UNDERLINE);
    }
    Ok(())
}

/// The body in the largest size at which it fits.
fn body(fonts: &PaperFonts, page: &mut Page, certificate: &Certificate) -> Result<(), PrintError> {
    for (size, height) in BODY_SIZES {
        let set = Body::set(fonts, certificate, size)?;
        let leading = size * height;
        #[expect(clippy::cast_precision_loss, reason = "a page has few lines")]
        let needed = leading * set.lines() as f32;
        if needed <= BODY_BOTTOM - BODY_TOP {
            // What is left over goes above and below, more of it below.
            let top = BODY_TOP + (BODY_BOTTOM - BODY_TOP - needed) * 0.55;
            set.write(page, top + leading * 0.66, leading, size);
            return Ok(());
        }
    }
    Err(PrintError::TooLong)
}

/// The body, set in one size.
struct Body {
    name: Line,
    /// The width of the line under the name.
    under: f32,
    holder: Vec<Line>,
    passed: Vec<Line>,
}

impl Body {
    fn set(fonts: &PaperFonts, certificate: &Certificate, size: f32) -> Result<Self, PrintError> {
        // One face for the whole name: a single character of another would look like a mistake.
        let face = if fonts.covers(Face::Hand, &certificate.name) { Face::Hand } else { Face::Serif };
        let name = Span::new(&certificate.name, face, size * 1.38).tracked(0.04);
        let name = fitted(fonts, name, MEASURE * 0.72)?;
        let under = (name.width + 2.0 * size).max(6.2 * size);
        let unit = certificate.unit.trim();
        let holder = papers::holder(certificate.citizen, &certificate.masked_identity, unit);
        // The fonts raise a star like a footnote's; here it stands in for a digit, so in the middle of the line.
        let spans = holder.split_inclusive('*').flat_map(|part| match part.strip_suffix('*') {
            Some(text) => [small(text, size), small("*", size).raised(-0.19)],
            None => [small(part, size), small("", size)],
        });
        let spans: Vec<Span<'_>> = spans.collect();
        let holder = paragraph(fonts, &spans, MEASURE, under + size * 0.35)?;
        let before = papers::sat(certificate.sat_on, certificate.exam.trim());
        let score = certificate.score.to_string();
        let after = papers::passed(&certificate.max.to_string(), &certificate.cut.to_string());
        let spans = [small(&before, size), Span::new(&score, Face::SerifBold, size), small(&after, size)];
        let passed = paragraph(fonts, &spans, MEASURE, 2.0 * size)?;
        Ok(Self { name, under, holder, passed })
    }

    fn lines(&self) -> usize {
        self.holder.len() + self.passed.len()
    }

    fn write(self, page: &mut Page, first: f32, leading: f32, size: f32) {
        page.write_centred(self.name, LEFT + self.under / 2.0, first + size * 0.06, INK);
        let under = first + size * 0.5;
        page.rule((LEFT, under), (LEFT + self.under, under), 0.6, UNDERLINE);
        let mut baseline = first;
        for line in self.holder.into_iter().chain(self.passed) {
            page.write(line, LEFT, baseline, INK);
            baseline += leading;
        }
    }
}

fn code(fonts: &PaperFonts, page: &mut Page, token: &str) -> Result<(), PrintError> {
    let drawing = qr::draw(token)?;
    #[expect(clippy::cast_precision_loss, reason = "a code has at most 185 squares on a side")]
    let (side, quiet) = (drawing.side as f32, qr::QUIET as f32);
    let square = CODE / (side - 2.0 * quiet);
    let bottom = FOOT - 16.0;
    let at = (LEFT - quiet * square, bottom + quiet * square);
    page.draw("Code", &Drawing::plain(drawing.operators), (side, side), at, square);
    let caption = one_line(fonts, &[small(papers::SCAN, 9.5).tracked(0.12)])?;
    page.write_centred(caption, LEFT + CODE / 2.0, FOOT, FAINT);
    Ok(())
}

/// Number, track and last day, beside the code.
fn facts(fonts: &PaperFonts, page: &mut Page, certificate: &Certificate, copy: Copy) -> Result<(), PrintError> {
    let mut number = certificate.number.to_string();
    if copy == Copy::Duplicate {
        number.push_str(papers::DUPLICATE);
    }
    let track = words::track(certificate.track);
    let valid = papers::date(certificate.valid_until);
    let left = LEFT + CODE + 22.0;
    let rows = [(papers::NUMBER, number.as_str()), (papers::TRACK, track), (papers::VALID_UNTIL, valid.as_str())];
    let mut baseline = FOOT - 16.0 - 2.0 * FACT_LEADING - 1.5;
    for (label, value) in rows {
        let label = one_line(fonts, &[small(label, 12.0)])?;
        let value = fitted(fonts, small(value, 12.0), ISSUER_LEFT - left - FACT_VALUE - 12.0)?;
        page.write(label, left, baseline, FAINT);
        page.write(value, left + FACT_VALUE, baseline, BROWN);
        baseline += FACT_LEADING;
    }
    Ok(())
}

/// The height of a row of facts, and from its label to its value.
const FACT_LEADING: f32 = 23.0;
const FACT_VALUE: f32 = 60.0;
/// Where the issuer's column begins; the column ends with the text.
const ISSUER_LEFT: f32 = 500.0;

/// The issuer and the day, with room for a seal over both.
fn issuer(fonts: &PaperFonts, page: &mut Page, certificate: &Certificate) -> Result<(), PrintError> {
    let room = LEFT + MEASURE - ISSUER_LEFT;
    let name = fitted(fonts, small(certificate.issuer.trim(), 15.5), room)?;
    let day = papers::chinese_date(certificate.issued_on);
    let day = fitted(fonts, small(&day, 15.5), room)?;
    let middle = LEFT + MEASURE - name.width.max(day.width).max(room * 0.5) / 2.0;
    page.write_centred(name, middle, FOOT - 45.0, INK);
    page.write_centred(day, middle, FOOT - 17.5, INK);
    Ok(())
}

fn description(certificate: &Certificate) -> Description {
    let number = certificate.number.to_string();
    Description {
        title: papers::certificate_title(&certificate.name, &number),
        author: certificate.issuer.clone(),
        subject: certificate.exam.clone(),
        keywords: vec![number],
        made_on: certificate.issued_on,
    }
}
