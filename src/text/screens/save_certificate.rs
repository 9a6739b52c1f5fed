//! What the question for a folder says.

/// The heading.
pub const HEADING: &str = "保存证书 PDF";
/// The field.
pub const FOLDER: &str = "保存到文件夹";
/// Under it.
pub const HELP: &str = "可以改成 U 盘等别的文件夹。";
/// The button.
pub const SAVE: &str = "保存";
/// The other one.
pub const CANCEL: &str = "取消";
