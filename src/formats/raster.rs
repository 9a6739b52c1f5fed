//! Pictures made of dots: PNG and JPEG.

use image::{ImageFormat, ImageReader};
use std::io::Cursor;

/// Dots in rows from the top left, four bytes each: red, green, blue, and how much covers what is behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// How many dots a row has.
    pub width: usize,
    /// How many rows there are.
    pub height: usize,
    /// The dots.
    pub rgba: Vec<u8>,
}

/// Reads a picture; none where the bytes are neither PNG nor JPEG, or damaged.
#[must_use]
pub fn read_raster(bytes: &[u8]) -> Option<Raster> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    if !matches!(reader.format(), Some(ImageFormat::Png | ImageFormat::Jpeg)) {
        return None;
    }
    let image = reader.decode().ok()?.into_rgba8();
    let (width, height) = (usize::try_from(image.width()).ok()?, usize::try_from(image.height()).ok()?);
    Some(Raster { width, height, rgba: image.into_raw() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_is_read_and_anything_else_is_none() {
        let mut bytes = Vec::new();
        let image = image::RgbaImage::from_pixel(3, 2, image::Rgba([9, 8, 7, 255]));
        image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        let raster = read_raster(&bytes).unwrap();
        assert_eq!((raster.width, raster.height, raster.rgba.get(..4)), (3, 2, Some(&[9, 8, 7, 255][..])));
        assert_eq!(read_raster(bytes.get(..20).unwrap()), None);
        assert_eq!(read_raster(b"<svg/>"), None);
    }
}
