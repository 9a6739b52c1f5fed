//! What the notice before an exam says.

use crate::domain::assembly::ClockWhileOff;
use crate::domain::scoring::MultipleRule;

/// The heading.
pub const HEADING: &str = "考试须知";
/// Over the table.
pub const PAPER: &str = "试卷";
/// The column of kinds.
pub const KIND: &str = "题型";
/// The column of counts.
pub const ITEMS: &str = "题数";
/// The column of marks of each.
pub const EACH: &str = "每题";
/// The column of marks of all.
pub const TOTAL_MARKS: &str = "合计";
/// The last row.
pub const SUM: &str = "共计";
/// The time.
pub const TIME: &str = "考试时间";
/// What comes out of it, where there is no cut.
pub const OUTCOME: &str = "成绩";
/// The cut.
pub const CUT: &str = "合格线";
/// The attempt.
pub const ATTEMPT: &str = "本次";
/// Over the rules.
pub const RULES: &str = "请先看清这几条";
/// The agreement.
pub const AGREE: &str = "我已阅读并同意";
/// The button.
pub const BEGIN: &str = "开始考试";
/// Over what went wrong.
pub const PROBLEM: &str = "考试没有开始";

/// The time's rule.
pub const TIME_RULE: &str = "时间";
/// The rule of saving.
pub const SAVED_RULE: &str = "保存";
/// Its sentence.
pub const SAVED_ABOUT: &str = "每答一题，立即自动保存。电脑意外关机，已答的题不会丢。";
/// The rule of leaving.
pub const LEAVE_RULE: &str = "离开窗口";
/// Its sentence.
pub const LEAVE_ABOUT: &str = "请不要切换或者最小化窗口。每次离开都会记录，并随成绩一起显示，但不会因此结束考试。";
/// The sentence where the exam fills the screen.
pub const FULL_SCREEN_ABOUT: &str =
    "考试占满整个屏幕。请不要切换或者最小化窗口：每次离开都会记录，并随成绩一起显示，但不会因此结束考试。";
/// The rule of multiple choice.
pub const MULTIPLE_RULE: &str = "多项选择";
/// The rule of critical items.
pub const CRITICAL_RULE: &str = "★ 关键题";
/// Its sentence.
pub const CRITICAL_ABOUT: &str = "带 ★ 的是关键题。只要答错一道，总分再高也不合格。";
/// The rule of keys.
pub const KEYS_RULE: &str = "按键";
/// Its sentence.
pub const KEYS_ABOUT: &str =
    "A–H 选择，← → 换题，↑ ↓ 移动，F 标记，N 到下一道未答题，回车键到下一题，Ctrl+回车交卷。也可以只用鼠标。";
/// The rule of what follows.
pub const AFTER_RULE: &str = "交卷以后";
/// Where the answers may be looked at.
pub const REVIEW_ABOUT: &str = "马上看到成绩，还可以查看答卷、正确答案和解析。";
/// Where not.
pub const NO_REVIEW_ABOUT: &str = "马上看到成绩和各知识点得分，不显示试题的答案。";

/// The sentence of the time.
#[must_use]
pub fn time(minutes: u32, off: ClockWhileOff) -> String {
    let off = match off {
        ClockWhileOff::Stops => "停电、关机时停止计时，重新打开接着考，时间不会少。",
        ClockWhileOff::Runs => "停电、关机时计时不停，请尽快重新打开，接着考。",
    };
    format!("共 {minutes} 分钟，时间到自动交卷。{off}")
}

/// How multiple choice is marked.
#[must_use]
pub fn multiple(rule: MultipleRule) -> String {
    match rule {
        MultipleRule::AllOrNothing => "选对全部才得分；少选、多选、错选都不得分。".into(),
        MultipleRule::PartPerRight { each } => {
            format!("选对全部得满分；少选时，每选对一项得 {each} 分；只要选错一项就不得分。")
        }
    }
}

/// Which attempt this is, of how many; 0 allows any number.
#[must_use]
pub fn attempt(number: u32, allowed: u32) -> String {
    if allowed == 0 {
        format!("第 {number} 次，不限次数")
    } else {
        format!("第 {number} 次，共可考 {allowed} 次")
    }
}
