//! What practice says.

use crate::domain::bank::Kind;
use crate::domain::learning::Pool;

/// The screen's place.
pub const PLACE: &str = "练习";
/// That nothing here counts.
pub const NO_EXAM: &str = "不计入考试成绩";
/// Which items are practised.
pub const POOL: &str = "练哪些题";
/// The heading before a round.
pub const BEGIN_HEADING: &str = "选择要练的题";
/// What is under it.
pub const BEGIN_ABOUT: &str = "题目和选项的顺序每次都不同。答完一题马上看对错、解析和依据。";
/// Begins.
pub const BEGIN: &str = "开始练习";
/// No item of this kind is there.
pub const NOTHING: &str = "没有这样的题";
/// Judges the answer.
pub const CONFIRM: &str = "确认";
/// The next question.
pub const NEXT: &str = "下一题";
/// The next question of a case.
pub const NEXT_PART: &str = "下一小题";
/// To the end of the round.
pub const FINISH: &str = "看结果";
/// Ends the round.
pub const LEAVE: &str = "结束练习";
/// To the lesson.
pub const LESSON: &str = "看课程";
/// Right.
pub const RIGHT: &str = "✓ 答对了";
/// Not right.
pub const WRONG: &str = "× 答错了";
/// The heading at the end.
pub const END: &str = "本轮练完";
/// All were right.
pub const ALL_RIGHT: &str = "全部答对。";
/// Which were not.
pub const WRONG_ITEMS: &str = "答错的题";
/// Practises these again.
pub const AGAIN: &str = "重练错题";
/// Practises all again.
pub const ANEW: &str = "再练一轮";
/// Back to the lesson.
pub const TO_LESSON: &str = "回到课程";
/// Back to the list of topics or wherever one came from.
pub const BACK: &str = "返回";
/// Over what went wrong.
pub const PROBLEM: &str = "现在不能练习";
/// Over what could not be kept.
pub const NOT_KEPT: &str = "练习记录没有保存";
/// What is right.
pub const KEY: &str = "正确答案：";

/// A pool.
#[must_use]
pub const fn pool(pool: Pool) -> &'static str {
    match pool {
        Pool::All => "全部",
        Pool::Fresh => "未练过",
        Pool::Wrong => "错题",
    }
}

/// A pool with its size.
#[must_use]
pub fn pool_of(which: Pool, count: usize) -> String {
    format!("{} {count}", pool(which))
}

/// Where one is in a round.
#[must_use]
pub fn number(number: usize, count: usize) -> String {
    format!("第 {number} 题，共 {count} 题")
}

/// Which question of a case.
#[must_use]
pub fn part(number: usize, count: usize) -> String {
    format!("小题 {number}/{count}")
}

/// How many were right so far.
#[must_use]
pub fn so_far(right: usize, answered: usize) -> String {
    format!("已答 {answered}，答对 {right}")
}

/// The result of a round.
#[must_use]
pub fn result(right: usize, count: usize) -> String {
    format!("{count} 题中答对 {right} 题")
}

/// How a question of this kind is answered.
#[must_use]
pub const fn how(kind: Kind) -> &'static str {
    match kind {
        Kind::Single => "选一项",
        Kind::Multiple => "选两项以上",
        Kind::TrueFalse => "判断对错",
        Kind::Fill => "在空格里填写，数字用汉字、阿拉伯数字都可以",
        Kind::Ordering => "按先后顺序依次点选，再点一次取消",
        Kind::Matching => "为左边每一项选一个字母，一个字母可以不用",
        Kind::Case => "",
    }
}

/// Beside how many were right: of how many.
#[must_use]
pub fn of(count: usize) -> String {
    format!("/ {count} 题")
}
