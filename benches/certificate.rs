//! A certificate's page after the first one: time and size, against the least that printpdf alone does.
//!
//! Ours is the whole way from a certificate to the bytes of its file. The baseline has the cut fonts and the lines of
//! text ready, and lets printpdf embed those fonts, show the lines and write the file: no layout, no cutting, no frame,
//! no code.

mod measure;

use std::collections::BTreeMap;
use std::process::ExitCode;

use jiff::civil::date;
use measure::{Limit, Outcome, Table, alternate, timed};
use printpdf::{
    Codepoint, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions,
    PrintpdfFontMeta, Pt, TextItem, TextMatrix,
};
use subsetter::GlyphRemapper;
use xiaoankao::domain::bank::Track;
use xiaoankao::domain::certificate::{Certificate, CertificateNumber};
use xiaoankao::domain::scoring::Marks;
use xiaoankao::domain::sitting::SittingId;
use xiaoankao::fonts::{HAND, SANS, SERIF, SERIF_BOLD};
use xiaoankao::print::certificate::{Copy, certificate_pdf};
use xiaoankao::print::{Face, PaperFonts};
use xiaoankao::service::certificate_pdf::paper_fonts;
use xiaoankao::text::{papers, words};
use xiaoankao::trust::claim_token;
use xiaoankao::trust::keys::OfficeKey;

const BATCHES: usize = 20;
const EACH: usize = 10;
/// What a page after the first may take, in milliseconds.
const MOST_MILLIS: f64 = 8.0;
/// What a file may have, in KB of 1000 bytes.
const MOST_KB: f64 = 60.0;

fn main() -> Outcome<ExitCode> {
    let key = OfficeKey::from_seed(&[7; 32]);
    let tokens: Vec<(Certificate, String)> = NAMES
        .iter()
        .map(|(name, unit)| {
            let certificate = certificate(name, unit);
            let token = claim_token::encode(&key, &certificate.claim())?;
            Ok((certificate, token))
        })
        .collect::<Outcome<_>>()?;
    let mut made = 0;
    let mut largest = 0;
    let mut fonts = None;
    let mut page = |fonts: &PaperFonts| -> Outcome<f64> {
        let (certificate, token) = tokens.get(made % tokens.len()).ok_or("no certificate")?;
        made += 1;
        let (millis, bytes) = timed(|| Ok(certificate_pdf(fonts, certificate, token, Copy::Original)?))?;
        largest = bytes.len().max(largest);
        Ok(millis)
    };
    let (opening, _) = timed(|| Ok(fonts.insert(paper_fonts()?)))?;
    let fonts = fonts.ok_or("no fonts")?;
    let first = page(&fonts)?;
    let plain = Plain::new(&fonts, &tokens.first().ok_or("no certificate")?.0)?;
    let mut plain_size = 0;
    let (ours, baseline) = alternate(
        BATCHES,
        EACH,
        |_| page(&fonts),
        |_| {
            let (millis, bytes) = timed(|| plain.page())?;
            plain_size = bytes.len();
            Ok(millis)
        },
    )?;

    let mut table = Table::default();
    #[expect(clippy::cast_precision_loss, reason = "sizes of small files")]
    let kb = |bytes: usize| bytes as f64 / 1000.0;
    table.figure("opening the fonts and the first page", opening + first, None, "ms", Limit::None);
    table.times("a page after the first", &ours, &baseline, Limit::Most(MOST_MILLIS));
    table.figure("size of the largest file", kb(largest), Some(kb(plain_size)), "KB", Limit::Most(MOST_KB));
    table.finish()
}

/// Names and units, short and long, common and rare.
const NAMES: [(&str, &str); 6] = [
    ("王建明", "平安镇人民政府"),
    ("李梅", "县教育局"),
    ("欧阳文静", "平安县第一小学"),
    ("马䶮", "古城回族乡人民政府"),
    ("才让卓玛", "县消防救援大队微型消防站"),
    ("阿卜杜热合曼·阿卜杜克热木", "平安县高原富硒现代农业科技开发有限责任公司平安驿分公司"),
];

fn certificate(name: &str, unit: &str) -> Certificate {
    Certificate {
        number: CertificateNumber::compose("XF", 2026, "0632", 417),
        sitting: SittingId("0123456789abcdef0123456789abcdef".into()),
        name: name.into(),
        masked_identity: "6321**********1234".into(),
        citizen: true,
        unit: unit.into(),
        track: Track::CivilServant,
        exam: "2026年度领导干部消防安全考试".into(),
        score: Marks::whole(86),
        max: Marks::whole(100),
        cut: Marks::whole(80),
        sat_on: date(2026, 11, 23),
        issued_on: date(2026, 11, 24),
        valid_until: date(2027, 11, 23),
        issuer: "平安县消防安全委员会办公室".into(),
    }
}

/// The text of a certificate, ready for printpdf.
struct Plain {
    fonts: Vec<(Face, Vec<u8>)>,
    lines: Vec<Vec<(Face, u16)>>,
}

impl Plain {
    fn new(fonts: &PaperFonts, certificate: &Certificate) -> Outcome<Self> {
        let texts = [
            (Face::SerifBold, papers::CERTIFICATE.to_owned()),
            (Face::Serif, papers::SUBTITLE.to_owned()),
            (Face::Hand, certificate.name.clone()),
            (Face::Serif, papers::holder(true, &certificate.masked_identity, &certificate.unit)),
            (Face::Serif, papers::sat(certificate.sat_on, &certificate.exam)),
            (Face::SerifBold, certificate.score.to_string()),
            (Face::Serif, papers::passed(&certificate.max.to_string(), &certificate.cut.to_string())),
            (Face::Serif, papers::SCAN.to_owned()),
            (Face::Serif, format!("{} {}", papers::NUMBER, certificate.number)),
            (Face::Serif, format!("{} {}", papers::TRACK, words::track(certificate.track))),
            (Face::Serif, format!("{} {}", papers::VALID_UNTIL, papers::date(certificate.valid_until))),
            (Face::Serif, certificate.issuer.clone()),
            (Face::Serif, papers::chinese_date(certificate.issued_on)),
            (Face::Serif, papers::INTERNAL_USE.to_owned()),
        ];
        let mut cuts: BTreeMap<Face, GlyphRemapper> = BTreeMap::new();
        let mut lines = Vec::new();
        for (face, text) in &texts {
            let mut line = Vec::new();
            for chr in text.chars() {
                let glyph = fonts.glyph(*face, chr)?;
                line.push((glyph.face, cuts.entry(glyph.face).or_default().remap(glyph.id)));
            }
            lines.push(line);
        }
        let file = |face: Face| match face {
            Face::Serif => SERIF,
            Face::SerifBold => SERIF_BOLD,
            Face::Hand => HAND,
            Face::Sans => SANS,
        };
        let cut = |(face, cut): (Face, GlyphRemapper)| Ok((face, subsetter::subset(file(face), 0, &cut)?));
        Ok(Self { fonts: cuts.into_iter().map(cut).collect::<Outcome<_>>()?, lines })
    }

    fn page(&self) -> Outcome<Vec<u8>> {
        let mut document = PdfDocument::new("");
        for (face, bytes) in &self.fonts {
            let font = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or("a font was not read")?;
            let meta = PrintpdfFontMeta { requires_subsetting: false, ..PrintpdfFontMeta::default() };
            document.resources.fonts.map.insert(FontId(format!("{face:?}")), PdfFont::with_meta(font, meta));
        }
        let mut operations = vec![Op::StartTextSection];
        let mut height = 560.0;
        for line in &self.lines {
            height -= 36.0;
            operations.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(90.0), Pt(height)) });
            for run in line.chunk_by(|left, right| left.0 == right.0) {
                let Some((face, _)) = run.first() else { continue };
                let font = PdfFontHandle::External(FontId(format!("{face:?}")));
                let codes = run.iter().map(|(_, glyph)| Codepoint { gid: *glyph, offset: 0.0, cid: None });
                operations.push(Op::SetFont { font, size: Pt(12.0) });
                operations.push(Op::ShowText { items: vec![TextItem::GlyphIds(codes.collect())] });
            }
        }
        operations.push(Op::EndTextSection);
        document.pages = vec![PdfPage::new(Mm(297.0), Mm(210.0), operations)];
        Ok(document.save(&PdfSaveOptions::default(), &mut Vec::new()))
    }
}
