//! What the candidate's screens have in common.

/// Opens the choice of text size and colours.
pub const LOOK: &str = "字号与对比度";
/// Back to the screen before.
pub const BACK: &str = "返回";
/// Passed.
pub const PASSED: &str = "合格";
/// Not passed.
pub const FAILED: &str = "不合格";
/// Handed in, where nobody passes or fails.
pub const DONE: &str = "完成";
/// What there is instead of passing.
pub const STARS_ONLY: &str = "每个知识点得一到三颗星，不分合格不合格";
/// What a title of several parts is joined with.
const DOT: &str = " · ";

/// A line of several facts; empty ones are left out.
#[must_use]
pub fn facts(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(DOT)
}

/// Minutes.
#[must_use]
pub fn minutes(minutes: u32) -> String {
    format!("{minutes} 分钟")
}

/// A number of questions.
#[must_use]
pub fn questions(count: u32) -> String {
    format!("{count} 题")
}

/// Marks.
#[must_use]
pub fn marks(marks: impl std::fmt::Display) -> String {
    format!("{marks} 分")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_fact_leaves_no_dot() {
        assert_eq!(facts(&["王建明", "", "平安镇人民政府"]), "王建明 · 平安镇人民政府");
    }
}
