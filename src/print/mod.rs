//! PDF pages. `printpdf` lives here alone.

pub mod certificate;
