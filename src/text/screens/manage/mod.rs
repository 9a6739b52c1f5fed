//! What the office's screens say: their frame here, each page in its own file.

pub mod bank;
pub mod exams;
pub mod office;
pub mod results;

/// The office's part of the programme.
pub const TITLE: &str = "管理";
/// Results and certificates.
pub const RESULTS: &str = "成绩与证书";
/// The check of the bank.
pub const BANK: &str = "题库检查";
/// The exams on offer.
pub const EXAMS: &str = "考试设置";
/// The issuing unit.
pub const OFFICE: &str = "发证单位";
/// The group of results and exams.
pub const GROUP_EXAMS: &str = "考务";
/// The group of the bank.
pub const GROUP_BANK: &str = "题库";
/// The group of the machine and its office.
pub const GROUP_OFFICE: &str = "本机";
/// The way back.
pub const BACK: &str = "返回首页";

/// Keeps what was changed.
pub const SAVE: &str = "保存";
/// Takes back what was changed.
pub const CANCEL: &str = "取消";
/// Beside the title while something is changed and not kept.
pub const UNSAVED: &str = "有修改，未保存";
/// What was not kept.
pub const NOT_SAVED: &str = "没有保存";
/// What to do about it.
pub const NOT_SAVED_ABOUT: &str = "请改正标红的地方，再按“保存”。";
/// The button of a message that was read.
pub const UNDERSTOOD: &str = "知道了";

/// The question when a page with changes is left.
pub const LEAVE_TITLE: &str = "修改还没有保存";
/// What leaving means.
#[must_use]
pub fn leave_about(page: &str) -> String {
    format!("“{page}”里的修改还没有保存。不保存就离开，这些修改会丢失。")
}
/// Keeps and leaves.
pub const SAVE_AND_LEAVE: &str = "保存并离开";
/// Leaves without keeping.
pub const LEAVE: &str = "不保存";
/// Stays.
pub const STAY: &str = "继续修改";

/// A number with its thousands apart.
#[must_use]
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(count(0), "0");
        assert_eq!(count(999), "999");
        assert_eq!(count(10_000), "10,000");
        assert_eq!(count(1_284_000), "1,284,000");
    }
}
