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
/// The two sentences at the foot of the start page.
#[must_use]
pub fn version_lines(version: &str, bank: &str) -> [String; 2] {
    let bank = if bank.is_empty() { String::new() } else { format!("　题库\u{a0}{bank}") };
    ["本机运行，不需要网络。".to_owned(), format!("版本\u{a0}{version}{bank}")]
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

/// The accessible name of a picture, which is enlarged when it is pressed.
#[must_use]
pub fn picture(alternative: &str) -> String {
    format!("图：{alternative}。点击放大")
}
/// Over the words for a picture that cannot be drawn.
pub const PICTURE_IN_WORDS: &str = "图的内容";
/// Closes what lies over the screen.
pub const CLOSE: &str = "关闭";

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
pub const DOOR_MANAGE_ABOUT: &str = "成绩与导出、证书、题库检查、考试设置";
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

/// Over what went wrong on the start page.
pub const SOMETHING_WRONG: &str = "这一步没有成功";
/// Goes on with a sitting.
pub const GO_ON: &str = "继续考试";
/// The accessible name of the button that goes on with a sitting.
#[must_use]
pub fn go_on(title: &str) -> String {
    format!("{GO_ON}：{title}")
}
/// What is known of a sitting that was not handed in.
#[must_use]
pub fn unfinished(who: &str, answered: usize, all: usize, minutes_left: i64) -> String {
    format!("{who} 还没有交卷。已答 {answered} / {all} 题，答案都在，约剩 {minutes_left} 分钟。")
}
/// The heading where the program cannot go on.
pub const CANNOT_GO_ON: &str = "程序不能继续";
/// Over the reason.
pub const FAILURE: &str = "原因和办法";
/// Closes the program.
pub const QUIT: &str = "退出";
/// The folder in the person's documents that files are offered to go to.
pub const OWN_FOLDER: &str = "消安考";
/// The folder of the saved file could not be shown.
#[must_use]
pub fn cannot_open_folder(path: &str) -> String {
    format!("系统没有打开文件夹，请自己打开：{path}")
}

/// A certificate was saved.
pub const CERTIFICATE_SAVED: &str = "证书已保存";
/// A claim is not accepted.
pub const REFUSED: &str = "核验不通过";
/// The journal of a sitting was changed.
pub const JOURNAL_CHANGED: &str = "作答日志被改动过，成绩不可信。请联系组织考试的单位。";
/// Between the texts of several blanks.
pub const AND: &str = "；";
/// Between texts that are accepted alike.
pub const OR: &str = " 或 ";
/// A number with a tolerance.
#[must_use]
pub fn number(value: &str, tolerance: &str, unit: &str) -> String {
    format!("{value}{unit}（允许 ±{tolerance}）")
}
/// The program's window could not be opened by either renderer.
pub const NO_RENDERER: &str = "显卡驱动和软件渲染都不能用";
/// There is no screen.
pub const NO_DISPLAY: &str = "没有可用的显示器";
