//! The words of `bank check`.

use super::{finding_hint, finding_message, severity};
use crate::domain::bank::Finding;
use crate::domain::bank::Strategy;

/// What the subcommand is for.
pub const CHECK_ABOUT: &str = "检查题库和课程：结构、依据和命题缺陷";
/// What the paths are.
pub const CHECK_PATHS: &str = "题库、课程的文件或文件夹；不写则检查随程序发布的题库和课程";
/// What the folder of regulations is.
pub const CHECK_LAW: &str = "法规文本所在的文件夹，用来核对依据的条、款、项和版本";
/// What the document is.
pub const CHECK_JSON: &str = "输出一份 JSON 文档";

/// The notes of a text of which only an excerpt is held.
pub const EXCERPT_NOTE: &str = "节录";
/// The beginning of the names of files with excerpts.
pub const EXCERPT_PREFIX: &str = "部分_";
/// The note of a text in which the breaks between paragraphs are lost.
pub const LOST_PARAGRAPHS: &str = "(款) breaks";
/// The note of a regulation that is no longer in force.
pub const NO_BASIS_NOTE: &str = "不作命题依据";

/// The headings of the summary.
pub const BY_TRACK: &str = "类别";
/// The items by kind.
pub const BY_KIND: &str = "题型";
/// The items by level.
pub const BY_LEVEL: &str = "层次";
/// The guessers.
pub const GUESSERS: &str = "不懂内容只靠猜，单选或判断能得的分（括号里是随机猜的得分和题数）";
/// The unchecked bases.
pub const UNCHECKED: &str = "依据为标准或常识、没有条文可核对的题";

/// A strategy of a guesser.
#[must_use]
pub const fn strategy(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Longest => "选最长的",
        Strategy::MostDetailed => "选最细的",
        Strategy::AlwaysC => "总选 C",
        Strategy::AlwaysTrue => "总判对",
        Strategy::AvoidAbsolute => "避开绝对词",
        Strategy::StemOverlap => "选与题干最像的",
    }
}

/// How many lessons there are.
#[must_use]
pub fn lessons(count: usize) -> String {
    format!("课程 {count} 篇")
}

/// The totals, as the last line.
#[must_use]
pub fn totals(items: usize, errors: usize, warnings: usize) -> String {
    format!("可用试题 {items} 道，错误 {errors} 处，提示 {warnings} 处。")
}

/// A path that is not there.
#[must_use]
pub fn path_missing(path: &str) -> String {
    format!("找不到“{path}”。请核对路径，或把文件放到这个位置再试。")
}

/// A file or folder that cannot be read.
#[must_use]
pub fn path_unreadable(path: &str, cause: &str) -> String {
    format!("读不出“{path}”（{cause}）。请确认有读取权限，文件没有被别的程序占用。")
}

/// A folder without what is looked for in it.
#[must_use]
pub fn nothing_in(path: &str) -> String {
    format!("“{path}”里没有可检查的文本文件，请核对路径。题库文件的扩展名是 .txt，法规文本的扩展名是 .md 或 .txt。")
}

/// A line of the human report: where, how bad, what, what to do.
#[must_use]
pub fn finding_line(finding: &Finding) -> String {
    format!(
        "{}:{}:{} {} {}。{}。",
        finding.file,
        finding.row,
        finding.column,
        severity(finding.severity),
        finding_message(finding),
        finding_hint(finding.code)
    )
}

/// A cell of the table of guessers.
#[must_use]
pub fn guess(score: f64, chance: f64, questions: usize) -> String {
    format!("{:.0}%（{:.0}%，{questions} 题）", score * 100.0, chance * 100.0)
}

/// Where a finding is: file and row.
#[must_use]
pub fn place(finding: &Finding) -> String {
    format!("{}:{}", finding.file, finding.row)
}
