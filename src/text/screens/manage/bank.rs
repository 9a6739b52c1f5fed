//! What the check of the bank says.

use super::count;

/// Starts the check.
pub const CHECK: &str = "检查题库";
/// Starts it again.
pub const CHECK_AGAIN: &str = "重新检查";
/// Before the first check.
pub const NOT_RUN: &str = "还没有检查";
/// What it does.
pub const NOT_RUN_ABOUT: &str =
    "检查会读完全部试题：格式、答案、依据的法规条款、命题常见毛病，以及每份组卷方案能不能组卷。只看不改，不影响考试。";
/// While it runs.
pub const RUNNING: &str = "正在检查……";
/// How far it is.
#[must_use]
pub fn progress(done: usize, of: usize) -> String {
    format!("已检查 {} / {} 题", count(done), count(of))
}
/// It could not run.
pub const FAILED: &str = "没有查完";

/// How many items.
pub const ITEMS: &str = "试题";
/// How many errors.
pub const ERRORS: &str = "错误";
/// How many warnings.
pub const WARNINGS: &str = "提醒";
/// Beside the errors.
pub const ERRORS_BESIDE: &str = "不能使用";
/// Beside the warnings.
pub const WARNINGS_BESIDE: &str = "请看一看";
/// Blueprints that can be served.
pub const BLUEPRINTS_READY: &str = "可组卷的方案";
/// So many of so many.
#[must_use]
pub fn of(part: usize, whole: usize) -> String {
    format!("{} / {}", count(part), count(whole))
}

/// Heading of the counts.
pub const COUNTS: &str = "题量";
/// The track.
pub const TRACK: &str = "培训类别";
/// The sum.
pub const SUM: &str = "合计";
/// Heading of the guessers.
pub const GUESSERS: &str = "猜题检验";
/// What the figures mean.
pub const GUESSERS_ABOUT: &str =
    "不懂内容、只看规律（例如总选最长的选项）能得几成分。括号里是随便猜的得分；明显高出的，说明答案有规律，应当改题。";
/// How a guesser guesses.
pub const STRATEGY: &str = "猜法";
/// A guesser's figures; shares from 0 to 1.
#[must_use]
pub fn guess(score: f64, chance: f64) -> String {
    format!("{:.0}%（{:.0}%）", score * 100.0, chance * 100.0)
}
/// Beside a figure that is too high.
pub const TOO_HIGH: &str = "偏高";

/// Heading of the blueprints.
pub const BLUEPRINTS: &str = "组卷方案";
/// It can be served.
pub const READY: &str = "可组卷";
/// Something is short.
pub const SHORT: &str = "缺题";
/// Forms can be drawn, but from few items.
pub const NARROW: &str = "题库偏窄";
/// Nothing is short.
pub const READY_ABOUT: &str = "各题型、各知识点的题量都够。";

/// Heading of the findings.
pub const FINDINGS: &str = "发现的问题";
/// Which findings are shown.
pub const SHOWN: &str = "显示哪些";
/// All of them.
pub const ALL: &str = "全部";
/// None at all.
pub const NO_FINDINGS: &str = "没有发现问题";
/// Then.
pub const NO_FINDINGS_ABOUT: &str = "全部试题都可以使用。";
/// An error's tag.
pub const ERROR: &str = "错误";
/// A warning's tag.
pub const WARNING: &str = "提醒";
/// A choice with its count.
#[must_use]
pub fn with_count(word: &str, number: usize) -> String {
    format!("{word} {}", count(number))
}
/// Shows more findings.
#[must_use]
pub fn more(left: usize) -> String {
    format!("再显示一些（还有 {} 条）", count(left))
}
