//! What the page of the exams on offer says.

/// Heading of the list.
pub const LIST: &str = "考试";
/// Candidates may begin it.
pub const OPEN: &str = "开放";
/// They may not.
pub const CLOSED: &str = "停考";
/// No exam at all.
pub const NONE: &str = "还没有考试";
/// What to do about it.
pub const NONE_ABOUT: &str = "请关闭程序再打开一次，会按组卷方案自动建立考试。";
/// The line under a title.
#[must_use]
pub fn about(track: &str, minutes: u32, cut: Option<&str>) -> String {
    let outcome = cut.map_or_else(|| "得星，不分合格".to_owned(), |cut| format!("合格线\u{a0}{cut}\u{a0}分"));
    format!("{track} · {minutes}\u{a0}分钟 · {outcome}")
}

/// Heading of the first part.
pub const BASICS: &str = "名称与开放";
/// The title.
pub const TITLE: &str = "考试名称";
/// Of the title.
pub const TITLE_HELP: &str = "考生看到的名称，也印在证书上。";
/// Whether candidates may begin it.
pub const STATE: &str = "是否开放";
/// Heading of the second part.
pub const LIMITS: &str = "时间、合格线与次数";
/// The time.
pub const MINUTES: &str = "考试时间（分钟）";
/// The cut score.
#[must_use]
pub fn cut(max: &str) -> String {
    format!("合格线（满分 {max}）")
}
/// Attempts.
pub const ATTEMPTS: &str = "每人可考次数";
/// Of the attempts.
pub const ATTEMPTS_HELP: &str = "填 0 不限次数。";
/// Months.
pub const MONTHS: &str = "证书有效期（月）";
/// Heading of the third part.
pub const MARKING: &str = "评分";
/// How multiple-choice questions are marked.
pub const MULTIPLE: &str = "多项选择";
/// All or nothing.
pub const ALL_OR_NOTHING: &str = "全对给分";
/// A part for each.
pub const PART: &str = "少选每项给分";
/// The marks for each.
pub const EACH: &str = "每选对一项给（分）";
/// Of the marks for each.
pub const EACH_HELP: &str = "选错任何一项，该题不得分。";
/// The critical rule.
pub const CRITICAL: &str = "答错关键题即不合格";
/// Heading of the fourth part.
pub const CONDUCT: &str = "考试过程";
/// What the clock does while the machine is off.
pub const CLOCK: &str = "断电、关机期间";
/// It stops.
pub const STOPS: &str = "停止计时";
/// It runs.
pub const RUNS: &str = "继续计时";
/// Full screen.
pub const FULL_SCREEN: &str = "考试时占满整个屏幕";
/// Review.
pub const REVIEW: &str = "交卷后可以查看答案和解析";
/// Sittings that have begun.
pub const BEGUN: &str = "已经开始的考试按开始时的设置进行，不受修改影响。";

/// Heading of the two-way table.
pub const BLUEPRINT: &str = "组卷方案（只能查看）";
/// The sections.
pub const KIND: &str = "题型";
/// Items.
pub const ITEMS: &str = "题数";
/// Marks of each.
pub const MARKS_EACH: &str = "每题分";
/// Marks of all.
pub const MARKS: &str = "小计";
/// The sum.
pub const SUM: &str = "合计";
/// The topics.
pub const TOPIC: &str = "知识点";
/// The levels.
#[must_use]
pub fn higher_levels(items: u32) -> String {
    format!("其中应用、分析层次不少于 {items} 题。")
}

/// A title is needed.
pub const TITLE_MISSING: &str = "请填写考试名称。";
/// Not a number of minutes.
pub const MINUTES_WRONG: &str = "请填 1 到 600 之间的整数。";
/// Not a cut score.
#[must_use]
pub fn cut_wrong(max: &str) -> String {
    format!("请填 0 到 {max} 之间的分数，最多两位小数。")
}
/// Not a number of attempts.
pub const ATTEMPTS_WRONG: &str = "请填整数，0 表示不限。";
/// Not a number of months.
pub const MONTHS_WRONG: &str = "请填 1 到 120 之间的整数。";
/// Not marks.
pub const EACH_WRONG: &str = "请填大于 0 的分数，例如 0.5。";
/// What was kept.
pub const SAVED: &str = "已保存";
/// From when it holds.
pub const SAVED_ABOUT: &str = "新开始的考试按新的设置进行。";
