//! What a lesson's page says around the lesson.

/// What the lesson rests on.
pub const BASIS: &str = "依据";
/// The items at its end.
pub const SELF_CHECK: &str = "自测";
/// What they are for.
pub const SELF_CHECK_ABOUT: &str = "答完马上看解析。自测不计入考试成绩。";
/// Something to remember.
pub const TIP: &str = "提示";
/// Practises the topic.
pub const PRACTISE: &str = "练习本课";
/// The lesson after it.
pub const NEXT: &str = "下一课";
/// Back.
pub const BACK: &str = "返回";
/// Over what went wrong.
pub const PROBLEM: &str = "现在不能打开";

/// When the bases were last read.
#[must_use]
pub fn checked(date: &str) -> String {
    format!("依据核对到 {date}")
}

/// How the way to the next lesson is called.
#[must_use]
pub fn next(title: &str) -> String {
    format!("{NEXT}：{title}")
}

/// An item of the self-check.
#[must_use]
pub fn number(number: usize) -> String {
    format!("自测 {number}")
}

/// The mark of an entry of a list.
pub const DOT: &str = "•";

/// The number of a step.
#[must_use]
pub fn step(number: usize) -> String {
    format!("{number}.")
}

/// How a button under an item of the self-check is called.
#[must_use]
pub fn of_number(button: &str, number: usize) -> String {
    format!("{button}：自测 {number}")
}
