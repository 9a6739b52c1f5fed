//! A page on its way to PDF.
//!
//! Owns collecting lines, rules and drawings, cutting the fonts, and writing the file. Leaves where things stand to the
//! pages. Distances are points (1/72 inch) from the left and the top edge. What would surprise a reader: nothing of the
//! file comes from the clock or from chance. `printpdf` numbers its documents with a counter of the process, so the
//! document's id is replaced by a digest of its content.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use jiff::civil::{Date, date};
use lopdf::{Document, Object, Stream, StringFormat};
use printpdf::{
    Codepoint, Color, DictItem, ExternalStream, ExternalXObject, FontId, Line as Rule, LinePoint, Mm, OffsetDateTime,
    Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, PrintpdfFontMeta, Pt, Rgb, TextItem,
    TextMatrix, XObject, XObjectId, XObjectTransform,
};
use sha2::{Digest as _, Sha256};

use super::PrintError;
use super::fonts::{Face, PaperFonts};
use super::layout::{Line, Placed};

/// The width of A4 across, in points.
pub(super) const WIDTH: f32 = 841.89;
/// The height of A4 across, in points.
pub(super) const HEIGHT: f32 = 595.276;

/// A colour: red, green and blue from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Colour(pub f32, pub f32, pub f32);

impl Colour {
    fn printed(self) -> Color {
        Color::Rgb(Rgb { r: self.0, g: self.1, b: self.2, icc_profile: None })
    }
}

/// Operators of a content stream, to be drawn at a place and a scale.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Drawing {
    content: Vec<u8>,
    compressed: bool,
    /// Smaller drawings that the operators use by name.
    parts: Vec<(&'static str, Drawing)>,
}

impl Drawing {
    /// To be compressed with the page.
    pub(super) fn plain(operators: String) -> Self {
        Self { content: operators.into_bytes(), compressed: false, parts: Vec::new() }
    }

    /// Compressed now, for a drawing that many pages share.
    pub(super) fn compressed(operators: &str) -> Self {
        let mut stream = Stream::new(lopdf::Dictionary::new(), operators.as_bytes().to_vec());
        let compressed = stream.compress().is_ok() && stream.dict.has(b"Filter");
        Self { content: stream.content, compressed, parts: Vec::new() }
    }

    /// The same with smaller drawings that its operators use by name.
    pub(super) fn with_parts(self, parts: Vec<(&'static str, Self)>) -> Self {
        Self { parts, ..self }
    }

    /// As a form (ISO 32000-1, 8.10) that draws within these corners.
    fn stream(&self, corners: [f32; 4]) -> ExternalStream {
        let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
        let corners = corners.map(DictItem::Real).to_vec();
        let parts = self.parts.iter().map(|(name, part)| {
            ((*name).to_owned(), DictItem::Stream { stream: part.stream([-WIDTH, -HEIGHT, WIDTH, HEIGHT]) })
        });
        let parts = DictItem::Dict { map: parts.collect() };
        let mut dict = BTreeMap::from([
            ("Type".to_owned(), name("XObject")),
            ("Subtype".to_owned(), name("Form")),
            ("BBox".to_owned(), DictItem::Array(corners)),
            ("Resources".to_owned(), DictItem::Dict { map: BTreeMap::from([("XObject".to_owned(), parts)]) }),
        ]);
        if self.compressed {
            dict.insert("Filter".to_owned(), name("FlateDecode"));
        }
        ExternalStream { dict, content: self.content.clone(), compress: !self.compressed }
    }
}

/// What a file says of itself.
#[derive(Debug, Clone)]
pub(super) struct Description {
    pub title: String,
    pub author: String,
    pub subject: String,
    pub keywords: Vec<String>,
    /// The day it is said to have been made.
    pub made_on: Date,
}

/// A line of text at its place.
struct Written {
    line: Line,
    x: f32,
    baseline: f32,
    colour: Colour,
}

/// One page of A4 across.
#[derive(Default)]
pub(super) struct Page {
    drawn: Vec<Op>,
    written: Vec<Written>,
    forms: BTreeMap<XObjectId, XObject>,
}

impl Page {
    /// Writes a line; `baseline` is counted from the top.
    pub(super) fn write(&mut self, line: Line, x: f32, baseline: f32, colour: Colour) {
        self.written.push(Written { line, x, baseline, colour });
    }

    /// Writes a line around a middle.
    pub(super) fn write_centred(&mut self, line: Line, middle: f32, baseline: f32, colour: Colour) {
        let x = middle - line.width / 2.0;
        self.write(line, x, baseline, colour);
    }

    /// Draws a straight line.
    pub(super) fn rule(&mut self, from: (f32, f32), to: (f32, f32), thickness: f32, colour: Colour) {
        let point = |(x, y): (f32, f32)| LinePoint {
            p: Point { x: Pt(hundredths(x)), y: Pt(hundredths(HEIGHT - y)) },
            bezier: false,
        };
        self.drawn.push(Op::SetOutlineColor { col: colour.printed() });
        self.drawn.push(Op::SetOutlineThickness { pt: Pt(thickness) });
        self.drawn.push(Op::DrawLine { line: Rule { points: vec![point(from), point(to)], is_closed: false } });
    }

    /// Draws a drawing of so many units with its lower left corner at a place, each unit so many points.
    pub(super) fn draw(&mut self, name: &str, drawing: &Drawing, size: (f32, f32), at: (f32, f32), scale: f32) {
        let id = XObjectId(name.to_owned());
        let stream = drawing.stream([0.0, 0.0, size.0, size.1]);
        let form = XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None });
        self.forms.insert(id.clone(), form);
        let transform = XObjectTransform {
            translate_x: Some(Pt(hundredths(at.0))),
            translate_y: Some(Pt(hundredths(HEIGHT - at.1))),
            scale_x: Some(scale),
            scale_y: Some(scale),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.drawn.push(Op::UseXobject { id, transform });
    }

    /// From where to where each line of text reaches, and its baseline.
    #[cfg(test)]
    pub(super) fn extents(&self) -> Vec<(f32, f32, f32)> {
        let extent =
            |written: &Written| (written.x + written.line.indent, written.x + written.line.width, written.baseline);
        self.written.iter().map(extent).collect()
    }

    /// The file.
    ///
    /// # Errors
    /// [`PrintError::Font`] where a font cannot be cut, [`PrintError::Pdf`] where the file cannot be written.
    pub(super) fn finish(self, fonts: &PaperFonts, description: &Description) -> Result<Vec<u8>, PrintError> {
        let mut used: BTreeMap<Face, BTreeMap<u16, char>> = BTreeMap::new();
        for placed in self.written.iter().flat_map(|written| &written.line.glyphs) {
            used.entry(placed.glyph.face).or_default().entry(placed.glyph.id).or_insert(placed.char);
        }
        let mut document = PdfDocument::new(&description.title);
        let mut numbers = BTreeMap::new();
        for (face, glyphs) in &used {
            let cut = fonts.cut(*face, glyphs)?;
            numbers.insert(*face, cut.numbers);
            // Already cut: embed as it is.
            let meta = PrintpdfFontMeta { requires_subsetting: false, ..PrintpdfFontMeta::default() };
            document.resources.fonts.map.insert(font_id(*face), PdfFont::with_meta(cut.font, meta));
        }
        let mut operations = self.drawn;
        operations.push(Op::StartTextSection);
        for written in &self.written {
            operations.push(Op::SetFillColor { col: written.colour.printed() });
            show(written, &numbers, &mut operations);
        }
        operations.push(Op::EndTextSection);
        document.resources.xobjects.map = self.forms;
        document.pages = vec![PdfPage::new(Mm::from(Pt(WIDTH)), Mm::from(Pt(HEIGHT)), operations)];
        describe(&mut document, description);
        let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
        save(document.to_lopdf_document(&options, &mut Vec::new()))
    }
}

fn font_id(face: Face) -> FontId {
    FontId(face.resource().to_owned())
}

/// The operations that show a line, a run of one face and size at a time.
fn show(written: &Written, numbers: &BTreeMap<Face, BTreeMap<u16, u16>>, operations: &mut Vec<Op>) {
    let alike = |left: &Placed, right: &Placed| {
        let place = |placed: &Placed| (placed.glyph.face, placed.size.to_bits(), placed.rise.to_bits());
        place(left) == place(right)
    };
    for run in written.line.glyphs.chunk_by(alike) {
        let Some(first) = run.first() else { continue };
        let numbers = numbers.get(&first.glyph.face);
        let codes = run.iter().enumerate().map(|(at, placed)| {
            let number = numbers.and_then(|numbers| numbers.get(&placed.glyph.id)).copied().unwrap_or(0);
            // The reader moves the pen by the whole thousandths of an em that the PDF tells it; the rest is told here.
            let moved = placed.x + (placed.glyph.advance * 1000.0).trunc() / 1000.0 * placed.size;
            let kern = run.get(at + 1).map_or(0.0, |next| (moved - next.x) / placed.size * 1000.0);
            Codepoint { gid: number, offset: kern.round(), cid: Some(placed.char.to_string()) }
        });
        let items = vec![TextItem::GlyphIds(codes.collect())];
        let (x, y) = (hundredths(written.x + first.x), hundredths(HEIGHT - written.baseline + first.rise));
        let font = PdfFontHandle::External(font_id(first.glyph.face));
        operations.push(Op::SetFont { font, size: Pt(first.size) });
        operations.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(x), Pt(y)) });
        operations.push(Op::ShowText { items });
    }
}

fn describe(document: &mut PdfDocument, description: &Description) {
    let seconds = description.made_on.duration_since(date(1970, 1, 1)).as_secs();
    let info = &mut document.metadata.info;
    if let Ok(day) = OffsetDateTime::from_unix_timestamp(seconds) {
        info.creation_date = day;
        info.modification_date = day;
        info.metadata_date = day;
    }
    info.author.clone_from(&description.author);
    info.subject.clone_from(&description.subject);
    info.keywords.clone_from(&description.keywords);
    "xiaoankao".clone_into(&mut info.creator);
    "xiaoankao".clone_into(&mut info.producer);
}

/// Writes the file, with its language and an id made of its content.
fn save(mut document: Document) -> Result<Vec<u8>, PrintError> {
    let text = |text: &str| Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    let catalog = document.catalog_mut().map_err(|_| PrintError::Pdf)?;
    catalog.set("Lang", text("zh-CN"));
    catalog.set("ViewerPreferences", lopdf::dictionary! { "DisplayDocTitle" => true });
    catalog.remove(b"PageLayout");
    "1.5".clone_into(&mut document.version);
    document.objects.values_mut().try_for_each(compress)?;
    let mut digest = Sha256::new();
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            digest.update(&stream.content);
        }
    }
    let digest = digest.finalize();
    let id = Object::String(digest.iter().take(16).copied().collect(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|_| PrintError::Pdf)?;
    Ok(bytes)
}

/// How hard streams are compressed: one step more takes four times as long and saves a hundredth.
const COMPRESSION: Compression = Compression::new(5);

/// Compresses a stream that may be and is not yet.
fn compress(object: &mut Object) -> Result<(), PrintError> {
    let Object::Stream(stream) = object else { return Ok(()) };
    if !stream.allows_compression || stream.dict.has(b"Filter") {
        return Ok(());
    }
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(stream.content.len() / 2), COMPRESSION);
    encoder.write_all(&stream.content).map_err(|_| PrintError::Pdf)?;
    stream.set_content(encoder.finish().map_err(|_| PrintError::Pdf)?);
    stream.dict.set("Filter", "FlateDecode");
    Ok(())
}

/// Rounded to hundredths of a point, which no eye sees and which halves the numbers in the file.
fn hundredths(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
