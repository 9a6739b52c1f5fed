//! What the review of a paper says.

/// The screen's place, after the exam's title.
pub const PLACE: &str = "查看答卷";
/// All questions.
pub const ALL: &str = "全部";
/// Those not right.
pub const WRONG: &str = "答错";
/// Those with a flag.
pub const FLAGGED: &str = "标记";
/// The choice among these.
pub const FILTER: &str = "显示哪些题";
/// Exactly right.
pub const MARK_RIGHT: &str = "答对";
/// Some marks.
pub const MARK_PART: &str = "部分得分";
/// No marks.
pub const MARK_WRONG: &str = "答错";
/// No answer.
pub const MARK_UNANSWERED: &str = "未答";
/// The question before.
pub const PREVIOUS: &str = "上一题";
/// The question after.
pub const NEXT: &str = "下一题";
/// Back to the result.
pub const BACK: &str = "返回成绩";
/// Over the material of a case.
pub const STIMULUS: &str = "案例材料";
/// What the candidate gave.
pub const GIVEN: &str = "您的答案";
/// What is right.
pub const KEY: &str = "正确答案";
/// Nothing was given.
pub const NOTHING_GIVEN: &str = "没有作答";
/// Why.
pub const RATIONALE: &str = "解析";
/// On what it rests.
pub const BASIS: &str = "依据";
/// To the lesson about the question.
pub const LESSON: &str = "看课程";
/// Over what went wrong.
pub const PROBLEM: &str = "现在不能打开";
/// Over the sheet.
pub const SHEET: &str = "答题卡";
/// No question is of that kind.
pub const NOTHING: &str = "没有这样的题";

/// A filter with its count.
#[must_use]
pub fn filter(name: &str, count: usize) -> String {
    format!("{name} {count}")
}

/// A question's number.
#[must_use]
pub fn number(number: usize) -> String {
    format!("第 {number} 题")
}

/// Marks earned of marks that could be.
#[must_use]
pub fn earned(marks: impl std::fmt::Display, max: impl std::fmt::Display) -> String {
    format!("得 {marks} 分，满分 {max} 分")
}

/// How many are right.
#[must_use]
pub fn right_of(right: usize, all: usize) -> String {
    format!("答对 {right} / {all}")
}

/// The heading of a section: its kind and the numbers it covers.
#[must_use]
pub fn section(kind: &str, first: usize, last: usize) -> String {
    if first == last { format!("{kind} {first}") } else { format!("{kind} {first}–{last}") }
}

/// The letters of the chosen and the right options.
#[must_use]
pub fn letters(letters: &[&str]) -> String {
    letters.concat()
}

/// The accessible name of a cell.
#[must_use]
pub fn cell(number: usize, mark: &str, flagged: bool, current: bool) -> String {
    let flagged = if flagged { "，已标记" } else { "" };
    let current = if current { "，当前" } else { "" };
    format!("第 {number} 题，{mark}{flagged}{current}")
}
