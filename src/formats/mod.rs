//! Bytes in, values and a report out, and back. Nothing here reads or writes a file.

pub mod bank_text;
pub mod citation;
pub mod encoding;
pub mod law;
pub mod lesson;
pub mod qr_image;
pub mod raster;
pub mod results;
pub mod roster;
