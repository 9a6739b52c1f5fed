//! The fonts of papers and certificates.
//!
//! Owns which font draws which character, how wide it is, and the subset that goes into a PDF. Leaves the font files to
//! the floors above, which hand their bytes in. What would surprise a reader: `printpdf` never sees a whole font. It
//! copies and parses all of what it is given, which for 15 MB takes far longer than the page; so the glyphs of a page
//! are cut out here first, and the PDF library embeds that small font as it is.

use std::collections::BTreeMap;

use printpdf::ParsedFont;
use sha2::{Digest as _, Sha256};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use subsetter::GlyphRemapper;

use super::PrintError;

/// The font files, whole TrueType files that live as long as the program.
#[derive(Debug, Clone, Copy)]
pub struct FontFiles {
    /// Text of papers; the one with the most characters.
    pub serif: &'static [u8],
    /// Headings of papers.
    pub serif_bold: &'static [u8],
    /// The name on a certificate.
    pub hand: &'static [u8],
    /// The last resort for a character that no other has.
    pub sans: &'static [u8],
}

/// One of the fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Text of papers.
    Serif,
    /// Headings of papers.
    SerifBold,
    /// The name on a certificate.
    Hand,
    /// The last resort.
    Sans,
}

impl Face {
    /// All faces.
    pub const ALL: [Self; 4] = [Self::Serif, Self::SerifBold, Self::Hand, Self::Sans];

    /// The faces to look in for a character, best first.
    #[must_use]
    pub const fn chain(self) -> &'static [Self] {
        match self {
            Self::Serif => &[Self::Serif, Self::Hand, Self::Sans],
            Self::SerifBold => &[Self::SerifBold, Self::Serif, Self::Hand, Self::Sans],
            Self::Hand => &[Self::Hand, Self::Serif, Self::Sans],
            Self::Sans => &[Self::Sans, Self::Serif, Self::Hand],
        }
    }

    /// Its name within a PDF's page.
    pub(super) const fn resource(self) -> &'static str {
        match self {
            Self::Serif => "Serif",
            Self::SerifBold => "SerifBold",
            Self::Hand => "Hand",
            Self::Sans => "Sans",
        }
    }
}

/// A glyph of a face.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The face that has it.
    pub face: Face,
    /// Its number within the face.
    pub id: u16,
    /// How far it moves the pen, in em.
    pub advance: f32,
}

/// A font that is opened and ready to be asked.
struct Opened {
    bytes: &'static [u8],
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    units_per_em: f32,
    name: String,
}

/// The fonts, opened once and shared between pages and threads.
pub struct PaperFonts {
    serif: Opened,
    serif_bold: Opened,
    hand: Opened,
    sans: Opened,
}

impl PaperFonts {
    /// Opens the fonts. Nothing is copied: this takes microseconds.
    ///
    /// # Errors
    /// [`PrintError::Font`] where one is no TrueType font.
    pub fn new(files: &FontFiles) -> Result<Self, PrintError> {
        Ok(Self {
            serif: Opened::new(files.serif).ok_or(PrintError::Font(Face::Serif))?,
            serif_bold: Opened::new(files.serif_bold).ok_or(PrintError::Font(Face::SerifBold))?,
            hand: Opened::new(files.hand).ok_or(PrintError::Font(Face::Hand))?,
            sans: Opened::new(files.sans).ok_or(PrintError::Font(Face::Sans))?,
        })
    }

    /// The glyph for a character: of the face, else of the next in its [`chain`](Face::chain) that has one.
    ///
    /// # Errors
    /// [`PrintError::NoGlyph`] where no font has it.
    pub fn glyph(&self, face: Face, char: char) -> Result<Glyph, PrintError> {
        let found = face.chain().iter().find_map(|face| self.opened(*face).glyph(*face, char));
        found.ok_or(PrintError::NoGlyph(char))
    }

    /// Whether the face alone has every printable character of the text.
    #[must_use]
    pub fn covers(&self, face: Face, text: &str) -> bool {
        text.chars().filter(|char| !is_ignorable(*char)).all(|char| self.opened(face).glyph(face, char).is_some())
    }

    /// The characters of a text that no font has, each once, so that a roster can be checked before an exam.
    #[must_use]
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for char in text.chars().filter(|char| !is_ignorable(*char)) {
            if self.glyph(Face::Serif, char).is_err() && !missing.contains(&char) {
                missing.push(char);
            }
        }
        missing
    }

    /// A font with these glyphs of a face alone, and the new number of each.
    ///
    /// # Errors
    /// [`PrintError::Font`] where the font is damaged.
    pub(super) fn cut(&self, face: Face, glyphs: &BTreeMap<u16, char>) -> Result<Cut, PrintError> {
        let opened = self.opened(face);
        let mut renumber = GlyphRemapper::new();
        let numbers: BTreeMap<u16, u16> = glyphs.keys().map(|glyph| (*glyph, renumber.remap(*glyph))).collect();
        let refuse = || PrintError::Font(face);
        let bytes = subsetter::subset(opened.bytes, 0, &renumber).map_err(|_| refuse())?;
        let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new()).ok_or_else(refuse)?;
        font.font_name = Some(format!("{}+{}", tag(&bytes), opened.name));
        Ok(Cut { font, numbers })
    }

    const fn opened(&self, face: Face) -> &Opened {
        match face {
            Face::Serif => &self.serif,
            Face::SerifBold => &self.serif_bold,
            Face::Hand => &self.hand,
            Face::Sans => &self.sans,
        }
    }
}

/// A font cut down to the glyphs of one document.
pub(super) struct Cut {
    /// As `printpdf` wants it.
    pub font: ParsedFont,
    /// The new number of each glyph by its number in the whole font.
    pub numbers: BTreeMap<u16, u16>,
}

impl Opened {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units_per_em = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        let charmap = font.charmap();
        // The name goes into the PDF as a name object: letters, digits and hyphens are safe in it.
        let name = font.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first()?;
        let name = name.chars().filter(|char| char.is_ascii_alphanumeric() || *char == '-').collect();
        (units_per_em > 0.0 && charmap.has_map()).then_some(Self { bytes, charmap, metrics, units_per_em, name })
    }

    fn glyph(&self, face: Face, char: char) -> Option<Glyph> {
        let glyph = self.charmap.map(char).filter(|glyph| *glyph != GlyphId::NOTDEF)?;
        let advance = self.metrics.advance_width(glyph)? / self.units_per_em;
        Some(Glyph { face, id: u16::try_from(glyph.to_u32()).ok()?, advance })
    }
}

/// The six capital letters that mark a subset (ISO 32000-1, 9.6.4), made from its content.
fn tag(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Characters that draw nothing of their own: controls, joiners, marks of direction, and variation selectors, which
/// the fonts have no use for.
#[must_use]
pub fn is_ignorable(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::fonts::{HAND, SANS, SERIF, SERIF_BOLD};

    /// The fonts that the program carries.
    pub(in crate::print) fn fonts() -> &'static PaperFonts {
        static FONTS: LazyLock<PaperFonts> = LazyLock::new(|| {
            let files = FontFiles { serif: SERIF, serif_bold: SERIF_BOLD, hand: HAND, sans: SANS };
            PaperFonts::new(&files).unwrap()
        });
        &FONTS
    }

    #[test]
    fn a_character_that_a_font_lacks_is_taken_from_the_next() {
        assert_eq!(fonts().glyph(Face::SerifBold, '合').unwrap().face, Face::SerifBold);
        assert_eq!(fonts().glyph(Face::SerifBold, '䶮').unwrap().face, Face::Serif);
        assert_eq!(fonts().glyph(Face::Serif, '₂').unwrap().face, Face::Hand);
        assert_eq!(fonts().glyph(Face::Serif, '\u{10ffff}'), Err(PrintError::NoGlyph('\u{10ffff}')));
    }

    #[test]
    fn what_draws_nothing_is_not_missing() {
        assert!(fonts().missing("王\u{fe0f}\u{200d}\n").is_empty());
        assert!(fonts().covers(Face::Hand, "王\u{e0100}建明"));
    }

    #[test]
    fn a_damaged_font_is_an_error() {
        let files = FontFiles { serif: SERIF, serif_bold: SERIF_BOLD, hand: b"no font", sans: SANS };
        assert_eq!(PaperFonts::new(&files).err(), Some(PrintError::Font(Face::Hand)));
        let files = FontFiles { serif: SERIF, serif_bold: SERIF_BOLD, hand: &HAND[..9000], sans: SANS };
        assert_eq!(PaperFonts::new(&files).err(), Some(PrintError::Font(Face::Hand)));
    }
}
