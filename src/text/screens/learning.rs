//! What the list of topics says.

use crate::domain::bank::Track;

/// The screen's place.
pub const PLACE: &str = "学习";
/// Of a guest.
pub const GUEST: &str = "未登录，不保存学习记录";
/// Asks a guest to sign in.
pub const SIGN_IN: &str = "登录";
/// The heading.
pub const HEADING: &str = "课程与练习";
/// The choice of a track.
pub const TRACK: &str = "培训类别";
/// What is looked for.
pub const SEARCH: &str = "查找课程";
/// What stands in the empty field.
pub const SEARCH_HINT: &str = "例如：出租";
/// Nothing was found.
pub const NOTHING: &str = "没有这样的课程";
/// What to do then.
pub const NOTHING_ABOUT: &str = "换一个词，或换一个培训类别再找。";
/// Over what went wrong.
pub const PROBLEM: &str = "现在不能打开";
/// The heads of the columns.
pub const COLUMNS: [&str; 3] = ["课程", "已练", "答对"];
/// The lesson was read.
pub const READ: &str = "已读";
/// There is no lesson yet.
pub const NO_LESSON: &str = "只有练习";
/// Practises a topic.
pub const PRACTISE: &str = "练习";

/// What a group of topics is about, by the beginning of their codes; none for a track of one group.
#[must_use]
pub fn group(code: &str) -> &'static str {
    let group = code.rsplit_once('-').map_or(code, |(group, _)| group);
    match group {
        "SC-T" => "教职工",
        "SC-M" => "中学生",
        "SC-P" => "小学生",
        "CP-FA" => "消防控制室与自动消防系统",
        "CP-HW" => "电气焊与动火",
        "CP-HG" => "危险化学品与燃气",
        "CP-MS" => "微型消防站与义务消防队",
        "CP-RM" => "消防安全责任人与管理人",
        _ => "",
    }
}

/// A track as it is chosen.
#[must_use]
pub const fn track(track: Track) -> &'static str {
    crate::text::words::track(track)
}

/// Answered of all.
#[must_use]
pub fn tried(tried: usize, items: usize) -> String {
    format!("{tried}/{items}")
}

/// How a topic is called by a screen reader.
#[must_use]
pub fn row(name: &str, is_read: bool, tried: usize, items: usize, right: usize) -> String {
    let read = if is_read { "，已读" } else { "" };
    format!("{name}{read}，练习 {tried}/{items} 题，最近答对 {right}")
}

/// How the way to the practice of a topic is called.
#[must_use]
pub fn practise(name: &str) -> String {
    format!("{PRACTISE}：{name}")
}

/// How much of a track was done.
#[must_use]
pub fn done(read: usize, lessons: usize, tried: usize, items: usize) -> String {
    let read = if lessons > 0 { format!("已读 {read}/{lessons} 课，") } else { String::new() };
    format!("{read}练过 {tried}/{items} 题")
}

/// The card on the candidate's page.
pub const CARD: &str = "学习";
/// What is behind it.
pub const CARD_ABOUT: &str = "看课程，做练习。考试之前先学一遍。";
/// Its button.
pub const ENTER: &str = "去学习";
/// The heading of the links from a result.
pub const STUDY: &str = "去学习";
/// How such a link is called.
#[must_use]
pub fn study(what: &str) -> String {
    format!("{STUDY}：{what}")
}
