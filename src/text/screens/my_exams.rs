//! What the list of a candidate's exams says.

/// The screen's place.
pub const PLACE: &str = "我的考试";
/// Ends the candidate's stay.
pub const SIGN_OUT: &str = "退出";
/// Where there is no exam.
pub const NONE: &str = "现在没有您要参加的考试";
/// What to do then.
pub const NONE_ABOUT: &str = "考试开放以后会列在这里。如果您接到了考试通知，请联系考务人员。";
/// Over what went wrong.
pub const PROBLEM: &str = "没有完成";
/// May be begun.
pub const MAY_BEGIN: &str = "可以参加";
/// Begun.
pub const RUNNING: &str = "正在进行";
/// Passed.
pub const PASSED: &str = "已合格";
/// No attempt is left.
pub const NO_ATTEMPT_LEFT: &str = "次数已用完";
/// Closed by the office.
pub const CLOSED: &str = "已停止";
/// Begins.
pub const BEGIN: &str = "开始";
/// Goes on.
pub const CONTINUE: &str = "继续";
/// Shows the result.
pub const SHOW_RESULT: &str = "查看成绩";
/// Saves the certificate.
pub const CERTIFICATE: &str = "保存证书";
/// Begun and not handed in: what to do.
pub const RUNNING_ABOUT: &str = "上次没有交卷，答案都在。点“继续”接着考。";
/// Failed with attempts left: what to do.
pub const AGAIN_ABOUT: &str = "再考之前，先看看上次成绩里建议再读的条文。";
/// No attempt left: what to do.
pub const NO_ATTEMPT_ABOUT: &str = "如果需要再考，请联系主管部门。";
/// Closed: what to do.
pub const CLOSED_ABOUT: &str = "这场考试已经停止。如有疑问，请联系主管部门。";

/// The name a button of a card has for screen readers.
#[must_use]
pub fn of_exam(button: &str, exam: &str) -> String {
    format!("{button}：{exam}")
}

/// The name a link of an earlier result has for screen readers.
#[must_use]
pub fn of_attempt(button: &str, attempt: u32, exam: &str) -> String {
    format!("{button}：{exam}，第 {attempt} 次")
}

/// The marks of the whole paper.
#[must_use]
pub fn full_marks(max: impl std::fmt::Display) -> String {
    format!("满分 {max} 分")
}

/// The cut.
#[must_use]
pub fn cut(cut: impl std::fmt::Display) -> String {
    format!("{cut} 分合格")
}

/// Attempts made and allowed; 0 allows any number.
#[must_use]
pub fn attempts(used: u32, allowed: u32) -> String {
    match (used, allowed) {
        (0, 0) => "不限次数".into(),
        (used, 0) => format!("已考 {used} 次，不限次数"),
        (0, allowed) => format!("可以考 {allowed} 次"),
        (used, allowed) => format!("已考 {used} 次，共可考 {allowed} 次"),
    }
}

/// An attempt.
#[must_use]
pub fn attempt(number: u32) -> String {
    format!("第 {number} 次")
}
