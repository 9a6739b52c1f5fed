//! What the choice of text size and colours says.

/// The heading.
pub const HEADING: &str = "字号与对比度";
/// Over the text sizes.
pub const SIZE: &str = "字号";
/// Over the colours.
pub const COLOURS: &str = "颜色";
/// That it happens at once and is kept.
pub const ABOUT: &str = "选了马上生效，下次打开还是这样。";
/// The button.
pub const CLOSE: &str = "关闭";
