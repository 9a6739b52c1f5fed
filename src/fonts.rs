//! The font files that the program carries, whole. `assets/fonts/README.md` says what each is and where it is from.
//!
//! They stand outside the floors, since screens and papers both draw with them and neither may know the other.

/// Noto Sans SC Regular: screens.
pub static SANS: &[u8] = include_bytes!("../assets/fonts/NotoSansSC-Regular.ttf");
/// Noto Sans SC Bold, a subset: headings of screens.
pub static SANS_BOLD: &[u8] = include_bytes!("../assets/fonts/NotoSansSC-Bold-subset.ttf");
/// Noto Serif SC Regular: papers and the slogan.
pub static SERIF: &[u8] = include_bytes!("../assets/fonts/NotoSerifSC-Regular.ttf");
/// Noto Serif SC Bold, a subset: headings of papers.
pub static SERIF_BOLD: &[u8] = include_bytes!("../assets/fonts/NotoSerifSC-Bold-subset.ttf");
/// LXGW WenKai, a subset under another name: the name on a certificate, and what Noto lacks.
pub static HAND: &[u8] = include_bytes!("../assets/fonts/XiaoankaoHand-Regular.ttf");
