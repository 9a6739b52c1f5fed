//! What the sitting says.

use crate::domain::bank::Kind;
use crate::domain::scoring::{Marks, MultipleRule};
use crate::text::words;

/// The tag of a real exam.
pub const REAL_EXAM: &str = "正式考试";
/// The heading of the answer sheet.
pub const SHEET: &str = "答题卡";
/// The button to the question before.
pub const PREVIOUS: &str = "上一题";
/// The button to the question after.
pub const NEXT: &str = "下一题";
/// The button that sets a flag.
pub const FLAG: &str = "标记";
/// The button that takes a flag away.
pub const UNFLAG: &str = "取消标记";
/// The button that hands in.
pub const HAND_IN: &str = "交卷";
/// The button to the next question without an answer.
pub const NEXT_UNANSWERED: &str = "跳到下一道未答题";
/// The same where every question has an answer.
pub const ALL_ANSWERED: &str = "全部题目已作答";
/// The heading over a stimulus.
pub const STIMULUS: &str = "案例材料";
/// Every answer is on the disk.
#[must_use]
pub fn saved(answered: usize) -> String {
    format!("✓ 已保存 {answered} 题")
}
/// An answer is on its way to the disk.
pub const SAVING: &str = "正在保存…";
/// Answers did not reach the disk.
#[must_use]
pub fn not_saved(count: usize) -> String {
    format!("！有 {count} 处未保存，正在重试")
}
/// The heading of the notice while answers do not reach the disk.
pub const NOT_SAVED: &str = "答案还没有写进磁盘";
/// What to do about it.
#[must_use]
pub fn not_saved_advice(reason: &str) -> String {
    format!("程序每两秒自动重试。请不要关机，并告诉监考员。原因：{reason}")
}
/// The heading of a question.
#[must_use]
pub fn number(number: u16) -> String {
    format!("第 {number} 题")
}
/// The marks of a question.
#[must_use]
pub fn marks(marks: Marks) -> String {
    format!("{marks} 分")
}
/// How many are answered.
#[must_use]
pub fn answered(answered: usize, all: usize) -> String {
    format!("已答 {answered} / {all}")
}
/// The heading of a section on the sheet: `一、单项选择 1–20`.
#[must_use]
pub fn section(index: usize, kind: Kind, first: usize, last: usize) -> String {
    let ordinal = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"].get(index).copied().unwrap_or("附");
    let range = if first == last { first.to_string() } else { format!("{first}–{last}") };
    format!("{ordinal}、{} {range}", words::kind(kind))
}
/// How a question of this kind is answered and marked.
#[must_use]
pub fn how(kind: Kind, rule: MultipleRule) -> String {
    match kind {
        Kind::Single => "选一项，选对得分".to_owned(),
        Kind::Multiple => match rule {
            MultipleRule::AllOrNothing => "选两项以上，全部选对得分；少选、错选不得分".to_owned(),
            MultipleRule::PartPerRight { each } => {
                format!("全部选对得满分；少选，每个正确选项得 {each} 分；有错选不得分")
            }
        },
        Kind::TrueFalse => "判断对错".to_owned(),
        Kind::Fill => "在空格里填写，数字用汉字、阿拉伯数字都可以".to_owned(),
        Kind::Ordering => "按先后顺序依次点选，再点一次取消".to_owned(),
        Kind::Matching => "为左边每一项选一个字母，一个字母可以不用".to_owned(),
        Kind::Case => String::new(),
    }
}
/// Which blank a field fills.
#[must_use]
pub fn blank(index: usize, count: usize) -> String {
    if count > 1 { format!("第 {} 空", index + 1) } else { "填写答案".to_owned() }
}
/// The order so far, with letters.
#[must_use]
pub fn order(letters: &str) -> String {
    if letters.is_empty() { "还没有排序".to_owned() } else { format!("当前顺序：{letters}") }
}
/// A step of an ordering question that has its place.
#[must_use]
pub fn placed(text: &str, rank: usize) -> String {
    format!("{text}　（第 {rank} 步）")
}
/// A row or an option of a matching question behind its mark.
#[must_use]
pub fn listed(mark: &str, text: &str) -> String {
    format!("{mark}．{text}")
}
/// The accessible name of the clock.
#[must_use]
pub fn clock(time: &str) -> String {
    format!("剩余时间 {time}")
}
/// The notice when so many minutes are left.
#[must_use]
pub fn minutes_left(minutes: u32) -> String {
    if minutes == 1 {
        "还剩最后 1 分钟，到时自动交卷，已答的题都会计分。".to_owned()
    } else {
        format!("还剩 {minutes} 分钟，请注意安排时间。")
    }
}
/// Closes a notice.
pub const UNDERSTOOD: &str = "知道了";
/// The question before handing in.
pub const HAND_IN_QUESTION: &str = "现在交卷吗？";
/// Everything is answered and nothing flagged.
pub const HAND_IN_COMPLETE: &str = "全部题目已作答，没有标记的题。交卷后不能再修改。";
/// Handing in ends it.
pub const HAND_IN_FINAL: &str = "交卷后不能再修改。";
/// The list of questions without an answer.
#[must_use]
pub fn hand_in_unanswered(count: usize) -> String {
    format!("还有 {count} 题没有答完：")
}
/// The list of flagged questions.
#[must_use]
pub fn hand_in_flagged(count: usize) -> String {
    format!("有 {count} 题做了标记：")
}
/// More questions than the list shows.
#[must_use]
pub fn and_more(count: usize) -> String {
    format!("等 {count} 题")
}
/// Does not hand in.
pub const GO_ON: &str = "继续答题";
/// Hands in.
pub const HAND_IN_NOW: &str = "确定交卷";
/// While handing in.
pub const HANDING_IN: &str = "正在交卷，请稍候…";
/// When the time is up.
pub const TIME_UP: &str = "时间到，正在自动交卷…";
/// Handing in did not succeed.
pub const HAND_IN_FAILED: &str = "交卷没有成功";
/// Tries again.
pub const TRY_AGAIN: &str = "再试一次";
/// The question when the window is closed during a sitting.
pub const LEAVE_QUESTION: &str = "考试还没有交卷";
/// What happens when it is closed.
pub const LEAVE_BODY: &str = "已答的题都保存着。关闭后，下次打开程序可以从这一题继续。离开的过程会记录在成绩里。";
/// Closes the window.
pub const LEAVE: &str = "关闭程序";
/// The tag on a critical question.
pub const CRITICAL: &str = "★ 关键题";
/// The text size button.
#[must_use]
pub fn text_size(size: &str) -> String {
    format!("字号 {size}")
}
/// A letter of a true/false question's option.
pub const TRUTHS: [&str; 2] = ["对", "错"];
