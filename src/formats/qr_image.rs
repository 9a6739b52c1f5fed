//! QR codes in pictures: a photograph of a certificate, a scan, a picture saved from a chat.
//!
//! Owns finding and reading a code in the bytes of a PNG or JPEG file. Leaves what the text means to `trust`. What would
//! surprise a reader: the picture is tried at several sizes, smaller ones too, because noise and the dots of a screen
//! vanish when a photograph is made smaller.

use std::io::Cursor;

use image::imageops::{FilterType, resize};
use image::{GrayImage, ImageReader, Limits};
use rqrr::PreparedImage;

/// The most pixels that a picture may have: more than a telephone's camera gives by default.
pub const PIXELS_MOST: u64 = 64_000_000;
/// The most bytes that decoding may take: three for a pixel, and some.
const BYTES_MOST: u64 = 4 * PIXELS_MOST;
/// The longest side that is searched; a larger picture is made smaller first.
const SIDE_MOST: f32 = 2600.0;
/// The longest side that a small picture is enlarged to: the squares of a page scanned at 100 dots per inch are too few
/// pixels wide to be told apart as they are.
const ENLARGED_MOST: f32 = 4000.0;
/// The shortest side worth searching: the smallest code has 21 squares.
const SIDE_LEAST: f32 = 60.0;
/// The sizes to try, as shares of the picture's own, likeliest first.
const SCALES: [f32; 9] = [1.0, 0.6, 2.0, 0.4, 3.0, 1.6, 2.5, 1.3, 0.25];

/// Why no code was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QrImageError {
    /// The bytes are no PNG or JPEG picture, or a damaged one.
    #[error("not a PNG or JPEG picture, or a damaged one")]
    NotAPicture,
    /// The picture has more pixels than are looked at.
    #[error("{width} by {height} pixels are too many")]
    TooLarge {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
    },
    /// There is no code in it that can be read.
    #[error("no QR code that can be read in the picture")]
    NoCode,
}

/// The text of the first QR code that can be read in a picture.
///
/// # Errors
/// Where there is no such picture, or no code in it.
pub fn read_qr(picture: &[u8]) -> Result<String, QrImageError> {
    let grey = decode(picture)?;
    #[expect(clippy::cast_precision_loss, reason = "sides are far below what an f32 counts exactly")]
    let side = grey.width().max(grey.height()) as f32;
    let start = (SIDE_MOST / side).min(1.0);
    for scale in SCALES {
        let longest = side * start * scale;
        if (scale > 1.0 && longest > ENLARGED_MOST) || (scale < 1.0 && longest < SIDE_LEAST) {
            continue;
        }
        let found = if (start * scale - 1.0).abs() < f32::EPSILON {
            search(&grey)
        } else {
            search(&resized(&grey, start * scale))
        };
        if let Some(text) = found {
            return Ok(text);
        }
    }
    Err(QrImageError::NoCode)
}

/// The picture in shades of grey, its size checked before its pixels are unpacked.
fn decode(picture: &[u8]) -> Result<GrayImage, QrImageError> {
    let open = || ImageReader::new(Cursor::new(picture)).with_guessed_format().map_err(|_| QrImageError::NotAPicture);
    let (width, height) = open()?.into_dimensions().map_err(|_| QrImageError::NotAPicture)?;
    if u64::from(width) * u64::from(height) > PIXELS_MOST {
        return Err(QrImageError::TooLarge { width, height });
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(BYTES_MOST);
    let mut reader = open()?;
    reader.limits(limits);
    reader.decode().map(image::DynamicImage::into_luma8).map_err(|_| QrImageError::NotAPicture)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "small and positive"
)]
fn resized(grey: &GrayImage, scale: f32) -> GrayImage {
    let side = |length: u32| ((length as f32 * scale).round() as u32).max(1);
    // A straight line between two pixels keeps edges soft when enlarged; a curve keeps them sharp.
    let filter = if scale > 1.0 { FilterType::CatmullRom } else { FilterType::Triangle };
    resize(grey, side(grey.width()), side(grey.height()), filter)
}

fn search(grey: &GrayImage) -> Option<String> {
    let (width, height) = (usize::try_from(grey.width()).ok()?, usize::try_from(grey.height()).ok()?);
    let pixels = grey.as_raw();
    let shade = |x: usize, y: usize| pixels.get(y * width + x).copied().unwrap_or(u8::MAX);
    let mut prepared = PreparedImage::prepare_from_greyscale(width, height, shade);
    prepared.detect_grids().into_iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}

#[cfg(test)]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a drawn picture of known size"
)]
mod tests {
    use super::*;
    use image::{ImageFormat, Luma};
    use proptest::prelude::*;

    const TEXT: &str = "XAK1:RRQT 9P60GO0%7WWP59 ULW98CK5KLG80/15JLNS1TLJH32IM7T*DHU";

    /// A code drawn with squares of so many pixels, turned a little, unevenly lit, in grey noise.
    fn photograph(square: f32, degrees: f32) -> GrayImage {
        let code = fast_qr::QRBuilder::new(TEXT).ecl(fast_qr::ECL::M).build().unwrap();
        let side = (code.size as f32 + 16.0) * square;
        let (sin, cos) = degrees.to_radians().sin_cos();
        let mut noise = 12345_u32;
        GrayImage::from_fn(side as u32, side as u32, |x, y| {
            let (u, v) = (x as f32 - side / 2.0, y as f32 - side / 2.0);
            let (u, v) = (u * cos - v * sin, u * sin + v * cos);
            let at = |along: f32| ((along + side / 2.0) / square - 8.0).floor();
            let (column, row) = (at(u), at(v));
            let inside = column >= 0.0 && row >= 0.0 && (column as usize) < code.size && (row as usize) < code.size;
            let dark = inside && code[row as usize][column as usize].value();
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let light = if dark { 40.0 } else { 190.0 } + 50.0 * x as f32 / side + (noise >> 28) as f32;
            Luma([light as u8])
        })
    }

    fn encoded(grey: &GrayImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        grey.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_code_is_read_from_png_and_jpeg_small_large_and_turned() {
        for (square, degrees, format) in [
            (3.0, 0.0, ImageFormat::Png),
            (9.0, 12.0, ImageFormat::Jpeg),
            (60.0, 0.0, ImageFormat::Png),
            (5.0, -80.0, ImageFormat::Jpeg),
        ] {
            let picture = encoded(&photograph(square, degrees), format);
            assert_eq!(read_qr(&picture), Ok(TEXT.to_owned()), "{square} {degrees}");
        }
    }

    #[test]
    fn each_fault_has_its_own_error() {
        assert_eq!(read_qr(b"%PDF-1.5"), Err(QrImageError::NotAPicture));
        assert_eq!(read_qr(&encoded(&GrayImage::new(200, 200), ImageFormat::Png)), Err(QrImageError::NoCode));
        assert_eq!(read_qr(&encoded(&GrayImage::new(1, 1), ImageFormat::Png)), Err(QrImageError::NoCode));
        let cut = encoded(&photograph(3.0, 0.0), ImageFormat::Png);
        assert_eq!(read_qr(&cut[..cut.len() / 2]), Err(QrImageError::NotAPicture));
    }

    #[test]
    fn a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked() {
        // The header of a PNG of 60,000 by 60,000 pixels, with its right checksum, and nothing after it.
        let mut header = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xea\x60\0\0\xea\x60\x08\0\0\0\0".to_vec();
        let checksum = header[12..].iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
        });
        header.extend_from_slice(&(!checksum).to_be_bytes());
        header.extend_from_slice(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
        assert_eq!(read_qr(&header), Err(QrImageError::TooLarge { width: 60_000, height: 60_000 }));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), png in any::<bool>()) {
            let start: &[u8] = if png { b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" } else { b"\xff\xd8\xff\xe0" };
            let _ = read_qr(&[start, bytes.as_slice()].concat());
        }

        #[test]
        fn no_damaged_code_panics(spots in prop::collection::vec((0_u32..240, 0_u32..240, 0_u32..90, any::<u8>()), 1..12)) {
            let mut picture = photograph(4.0, 3.0);
            for (x, y, side, shade) in spots {
                for (x, y) in (x..x + side).flat_map(|x| (y..y + side).map(move |y| (x, y))) {
                    if x < picture.width() && y < picture.height() {
                        picture.put_pixel(x, y, Luma([shade]));
                    }
                }
            }
            // A code that is read at all is read right.
            if let Some(text) = search(&picture) {
                prop_assert_eq!(text, TEXT);
            }
        }
    }
}
