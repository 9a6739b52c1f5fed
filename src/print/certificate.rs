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
    compose(fonts, certificate, token, copy)?.finish(fonts, &description(certificate))
}

fn compose(fonts: &PaperFonts, certificate: &Certificate, token: &str, copy: Copy) -> Result<Page, PrintError> {
    let mut page = Page::default();
    page.draw("Frame", &FRAME, (WIDTH, HEIGHT), (0.0, HEIGHT), 1.0);
    heading(fonts, &mut page)?;
    body(fonts, &mut page, certificate)?;
    code(fonts, &mut page, token)?;
    facts(fonts, &mut page, certificate, copy)?;
    issuer(fonts, &mut page, certificate)?;
    let note = fitted(fonts, small(papers::INTERNAL_USE, 9.0).tracked(0.02), MEASURE)?;
    page.write_centred(note, WIDTH / 2.0, 537.5, FAINT);
    Ok(page)
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use lopdf::{Document, Object};
    use proptest::prelude::*;

    use super::*;
    use crate::domain::bank::Track;
    use crate::domain::certificate::CertificateNumber;
    use crate::domain::scoring::Marks;
    use crate::domain::sitting::SittingId;
    use crate::print::fonts::tests::fonts;
    use crate::print::qr::tests::read;
    use crate::trust::claim_token;
    use crate::trust::keys::OfficeKey;

    fn certificate(name: &str) -> Certificate {
        Certificate {
            number: CertificateNumber::compose("XF", 2026, "0632", 417),
            sitting: SittingId("s".into()),
            name: name.into(),
            masked_identity: "6321**********1234".into(),
            citizen: true,
            unit: "平安镇人民政府".into(),
            track: Track::CivilServant,
            exam: "二〇二六年度领导干部消防安全考试".into(),
            score: Marks::hundredths(8650),
            max: Marks::whole(100),
            cut: Marks::whole(80),
            sat_on: date(2026, 11, 23),
            issued_on: date(2026, 11, 24),
            valid_until: date(2027, 11, 23),
            issuer: "平安县消防安全委员会办公室".into(),
        }
    }

    fn key() -> OfficeKey {
        OfficeKey::from_seed(&[7; 32])
    }

    fn pdf(certificate: &Certificate) -> Vec<u8> {
        let token = claim_token::encode(&key(), &certificate.claim()).unwrap();
        certificate_pdf(fonts(), certificate, &token, Copy::Original).unwrap()
    }

    /// The text of the page without white space.
    fn text(pdf: &[u8]) -> String {
        let text = Document::load_mem(pdf).unwrap().extract_text(&[1]).unwrap();
        text.chars().filter(|char| !char.is_whitespace()).collect()
    }

    #[test]
    fn the_same_values_give_the_same_bytes() {
        let certificate = certificate("王建明");
        assert_eq!(pdf(&certificate), pdf(&certificate));
        let other = Certificate { score: Marks::whole(87), ..certificate.clone() };
        assert_ne!(pdf(&certificate), pdf(&other));
    }

    #[test]
    fn the_text_can_be_copied_whole_rare_names_too() {
        for name in ["王建明", "𬱖䶮㛃", "欧阳·买买提江·阿卜杜拉", "Иван"] {
            let text = text(&pdf(&certificate(name)));
            for part in [
                name,
                "同志（身份证号6321**********1234，平安镇人民政府），",
                "于二〇二六年十一月二十三日参加“二〇二六年度领导干部消防安全考试”，",
                "86.5",
                "XF-2026-0632-00417",
                "2027年11月23日",
                "平安县消防安全委员会办公室",
                "二〇二六年十一月二十四日",
            ] {
                assert!(text.contains(part), "{part} in {text}");
            }
        }
    }

    #[test]
    fn a_duplicate_says_so() {
        let page = certificate_pdf(fonts(), &certificate("王建明"), "XAK1:", Copy::Duplicate).unwrap();
        assert!(text(&page).contains("00417（补发）"));
    }

    #[test]
    fn every_font_is_embedded_as_a_subset_and_the_file_is_small() {
        let bytes = pdf(&certificate("欧阳·买买提江·阿卜杜拉"));
        assert!(bytes.len() < 60_000, "{}", bytes.len());
        let document = Document::load_mem(&bytes).unwrap();
        let mut fonts = 0;
        for object in document.objects.values() {
            let Object::Dictionary(dictionary) = object else { continue };
            if dictionary.get(b"Type").ok().and_then(|kind| kind.as_name().ok()) == Some(b"FontDescriptor") {
                fonts += 1;
                let name = dictionary.get(b"FontName").unwrap().as_name().unwrap();
                assert_eq!(name.iter().position(|byte| *byte == b'+'), Some(6));
                assert!(dictionary.has(b"FontFile2"));
            }
        }
        assert_eq!(fonts, 3);
    }

    #[test]
    fn the_code_on_the_page_gives_the_claim() {
        let certificate = certificate("𬱖䶮㛃");
        let document = Document::load_mem(&pdf(&certificate)).unwrap();
        let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
        let contents = streams.filter_map(|stream| stream.decompressed_content().ok());
        let code =
            contents.filter_map(|content| String::from_utf8(content).ok()).find(|text| text.ends_with("re\nf\n"));
        let token = read(&code.unwrap());
        assert_eq!(claim_token::decode(&token, &[key().public()]), Ok(certificate.claim()));
    }

    #[test]
    fn a_character_that_no_font_has_is_an_error_and_never_a_box() {
        let refused = certificate_pdf(fonts(), &certificate("王😀"), "XAK1:", Copy::Original);
        assert_eq!(refused, Err(PrintError::NoGlyph('😀')));
        assert_eq!(fonts().missing("王😀𬱖😀"), ['😀']);
    }

    #[test]
    fn a_text_that_cannot_fit_is_an_error() {
        let certificate = Certificate { exam: "消防安全".repeat(400), ..certificate("王建明") };
        let refused = certificate_pdf(fonts(), &certificate, "XAK1:", Copy::Original);
        assert_eq!(refused, Err(PrintError::TooLong));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_leaves_the_frame(
            name in "[王建明欧阳·买提A-Z]{0,60}",
            unit in "[平安镇人民政府（）办公室]{0,70}",
            exam in "[消防安全培训考试“”，（）0-9a-z]{0,130}",
            issuer in "[县消防安全委员会]{0,60}",
        ) {
            let certificate = Certificate { unit, exam, issuer, ..certificate(&name) };
            let page = compose(fonts(), &certificate, "XAK1:", Copy::Duplicate).unwrap();
            for (left, right, baseline) in page.extents() {
                prop_assert!(left >= LEFT - 0.1 && right <= LEFT + MEASURE + 0.1, "{left} to {right} at {baseline}");
                prop_assert!(baseline > 100.0 && baseline < HEIGHT - 50.0);
            }
        }
    }
}
