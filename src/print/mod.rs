//! PDF pages. `printpdf` lives here alone.
//!
//! Owns fonts on paper, layout, and the pages. Leaves what is printed to the floors above, which hand in values, and
//! where it is saved: a page is bytes. What would surprise a reader: nothing here knows the date of today or makes
//! anything up by chance, so the same values give the same bytes.

pub mod certificate;
pub mod fonts;
mod frame;
pub mod layout;
mod page;
pub mod qr;

pub use fonts::{Face, FontFiles, PaperFonts};

/// Why a page cannot be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PrintError {
    /// A font file is damaged or of another kind than TrueType.
    #[error("the font for {0:?} cannot be used")]
    Font(Face),
    /// No font of the program has this character; a box in its place would be worse than no page.
    #[error("no font has U+{:04X}", u32::from(*.0))]
    NoGlyph(char),
    /// A text is longer than fits on the page at the smallest size.
    #[error("a text does not fit on the page")]
    TooLong,
    /// The token is longer than a QR code holds.
    #[error("a token of {0} bytes does not fit into a QR code")]
    Token(usize),
    /// The page could not be written as PDF.
    #[error("the page could not be written as PDF")]
    Pdf,
}
