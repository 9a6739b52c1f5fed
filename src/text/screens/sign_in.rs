//! What the sign-in of a candidate says.

/// The screen's place.
pub const PLACE: &str = "学习与考试";
/// The heading.
pub const HEADING: &str = "请填写您的信息";
/// What is under the heading.
pub const ABOUT: &str = "用来核对您的身份，保存您的学习记录和成绩。";
/// The name.
pub const NAME: &str = "姓名";
/// What stands in the empty name.
pub const NAME_HINT: &str = "与身份证一致";
/// The number.
pub const NUMBER: &str = "身份证号或准考证号";
/// Under the number.
pub const NUMBER_HELP: &str = "身份证号 18 位，末位可以是 X。填好后只显示首尾几位。";
/// The unit.
pub const UNIT: &str = "单位（可不填）";
/// What stands in the empty unit.
pub const UNIT_HINT: &str = "例如：平安镇人民政府";
/// For who does not sit an exam today.
pub const GUEST_ABOUT: &str = "今天不考试，只想看课程、做练习？不用登录，也不保存记录。";
/// To lessons and practice without signing in.
pub const GUEST: &str = "不登录，直接学习";
/// The button.
pub const ENTER: &str = "进入";
/// Over what went wrong with the whole.
pub const PROBLEM: &str = "没有进入";
