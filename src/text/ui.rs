//! What the window's parts and the start page say.

/// The programme's name.
pub const NAME: &str = "消安考";
/// The character on the red mark.
pub const MARK: &str = "消";
/// What the programme is for, under its name.
pub const PURPOSE: &str = "消防安全培训与考试";
/// The slogan on the start page, line by line.
pub const SLOGAN: [&str; 3] = ["隐患险于明火", "防范胜于救灾", "责任重于泰山"];
/// The question over the doors.
pub const START_QUESTION: &str = "您今天要做什么？";
/// The button on a door.
pub const ENTER: &str = "进入";
/// The accessible name of a door's button.
#[must_use]
pub fn enter(door: &str) -> String {
    format!("{ENTER}{door}")
}
/// The line at the foot of the start page.
#[must_use]
pub fn version_line(version: &str, bank: &str) -> String {
    format!("本机运行，不需要网络。版本\u{a0}{version}　题库\u{a0}{bank}")
}

/// A question of the answer sheet that has an answer.
pub const ANSWERED: &str = "已答";
/// A question of the answer sheet without one.
pub const UNANSWERED: &str = "未答";
/// A question that its reader wants to see again.
pub const FLAGGED: &str = "标记";
/// The accessible name of a cell of the answer sheet.
#[must_use]
pub fn sheet_cell(number: usize, answered: bool, flagged: bool, current: bool) -> String {
    let answered = if answered { ANSWERED } else { UNANSWERED };
    let flagged = if flagged { "，已标记" } else { "" };
    let current = if current { "，当前" } else { "" };
    format!("第 {number} 题，{answered}{flagged}{current}")
}

/// Beside an option that is right and was chosen.
pub const OPTION_RIGHT: &str = "✓ 选对";
/// Beside an option that is wrong and was chosen.
pub const OPTION_WRONG: &str = "× 选错";
/// Beside an option that is right and was not chosen.
pub const OPTION_MISSED: &str = "漏选";
/// The accessible name of an option.
#[must_use]
pub fn option(letter: &str, text: &str, mark: Option<&str>) -> String {
    match mark {
        Some(mark) => format!("{letter} {text}，{mark}"),
        None => format!("{letter} {text}"),
    }
}

/// The share a progress bar shows.
#[must_use]
pub fn percent(share: f32) -> String {
    format!("{:.0}%", share * 100.0)
}

/// The choice of text size.
pub const TEXT_SIZE: &str = "字号";
/// The three sizes, smallest first.
pub const TEXT_SIZES: [&str; 3] = ["中", "大", "特大"];
/// The choice of colours.
pub const COLOURS: &str = "颜色";
/// Light, dark, high contrast.
pub const THEMES: [&str; 3] = ["浅色", "深色", "高对比度"];

/// The door of those who learn and sit exams.
pub const DOOR_LEARN: &str = "学习与考试";
/// What lies behind it.
pub const DOOR_LEARN_ABOUT: &str = "看课程、做练习、参加考试、查看成绩和证书";
/// The door of those who invigilate.
pub const DOOR_INVIGILATE: &str = "监考与考务";
/// What lies behind it.
pub const DOOR_INVIGILATE_ABOUT: &str = "打开考试包、开始场次、导出成绩文件";
/// The door of those who keep the bank, the roster and the certificates.
pub const DOOR_MANAGE: &str = "管理";
/// What lies behind it.
pub const DOOR_MANAGE_ABOUT: &str = "题库与组卷、花名册与年度计划、证书、通报";
/// The link to the check of a certificate.
pub const LINK_VERIFY: &str = "核验证书";
/// The link to text size and colours.
pub const LINK_LOOK: &str = "字号与对比度";
/// The link to the manual.
pub const LINK_MANUAL: &str = "使用说明";

/// Who sits here: name, unit and number, each as it may be shown.
#[must_use]
pub fn candidate_line(name: &str, unit: &str, number: &str) -> String {
    let parts: Vec<&str> = [name, unit, number].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// A request before the data folder is open.
pub const NOT_OPEN: &str = "数据还没有打开，请稍候再试。";
/// There is no result.
pub const NO_RESULT: &str = "这场考试还没有成绩。";
/// There is no certificate.
pub const NO_CERTIFICATE: &str = "这场考试没有证书。";
