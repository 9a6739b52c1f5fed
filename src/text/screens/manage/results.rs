//! What the page of results and certificates says.

use super::count;

/// The field that searches.
pub const FIND: &str = "查找";
/// What can be searched for.
pub const FIND_HINT: &str = "姓名、单位、证件号或证书编号";
/// The choice of the exam.
pub const EXAM: &str = "考试";
/// No choice of an exam.
pub const ALL_EXAMS: &str = "全部考试";
/// Opens the dialog of the export.
pub const EXPORT: &str = "导出成绩";

/// The list, for screen readers.
pub const LIST: &str = "成绩列表，用上下方向键选择";
/// When it was handed in.
pub const HANDED_IN: &str = "交卷时间";
/// The name.
pub const NAME: &str = "姓名";
/// The identity number.
pub const IDENTITY: &str = "证件号";
/// The unit.
pub const UNIT: &str = "单位";
/// The marks.
pub const SCORE: &str = "成绩";
/// Passed or not.
pub const OUTCOME: &str = "结果";
/// The certificate's number.
pub const CERTIFICATE: &str = "证书编号";
/// A pass.
pub const PASSED: &str = "合格";
/// No pass.
pub const FAILED: &str = "不合格";
/// Where there is no certificate.
pub const NONE: &str = "—";
/// Which attempt.
pub const ATTEMPT: &str = "第几次";
/// The time used.
pub const USED: &str = "用时";
/// What happened beside answering.
pub const INCIDENTS: &str = "考试中的情况";
/// Nothing happened.
pub const NO_INCIDENTS: &str = "没有异常";
/// Before it is known what happened.
pub const INCIDENTS_LOADING: &str = "正在读取……";
/// The journal does not hold.
pub const JOURNAL_CHANGED: &str = "作答日志被改动过，成绩不能作为依据";
/// A critical item was missed.
#[must_use]
pub fn critical_missed(items: usize) -> String {
    format!("错了 {items} 道关键题")
}
/// How often the window was left.
#[must_use]
pub fn left_window(times: usize) -> String {
    format!("离开考试窗口 {times} 次")
}
/// How often the wall clock was set.
#[must_use]
pub fn clock_set(times: usize) -> String {
    format!("系统时间被改 {times} 次（考试时间不受影响）")
}
/// How often the programme was started again.
#[must_use]
pub fn resumed(times: usize) -> String {
    format!("中断后继续 {times} 次")
}
/// How often something was pasted.
#[must_use]
pub fn pasted(times: usize) -> String {
    format!("粘贴答案 {times} 次")
}
/// Several of these in one sentence.
#[must_use]
pub fn together(parts: &[String]) -> String {
    parts.join("；")
}
/// Which attempt it was.
#[must_use]
pub fn attempt(number: u32) -> String {
    format!("第 {number} 次")
}
/// A time used.
#[must_use]
pub fn used(seconds: i64) -> String {
    let (minutes, rest) = (seconds.max(0) / 60, seconds.max(0) % 60);
    if minutes == 0 { format!("{rest} 秒") } else { format!("{minutes} 分 {rest} 秒") }
}
/// Marks out of marks.
#[must_use]
pub fn marks_of(total: &str, max: &str) -> String {
    format!("{total} / {max} 分")
}

/// The name of a row for screen readers.
#[must_use]
pub fn row(name: &str, unit: &str, score: &str, passed: bool) -> String {
    format!("{name}，{unit}，{score} 分，{}", outcome(passed))
}
/// A pass or not.
#[must_use]
pub const fn outcome(passed: bool) -> &'static str {
    if passed { PASSED } else { FAILED }
}
/// The line under the list; the rate is in tenths of a percent.
#[must_use]
pub fn totals(people: usize, passed: usize, rate: Option<usize>) -> String {
    let rate = rate.map(|rate| format!("　合格率 {}.{}%", rate / 10, rate % 10)).unwrap_or_default();
    format!("{} 人　合格 {} 人{rate}", count(people), count(passed))
}
/// Keys of the list.
pub const KEYS: &str = "↑ ↓ 选择一行，下方显示详情";
/// Nobody has sat yet.
pub const NOBODY: &str = "还没有成绩";
/// What to do about it.
pub const NOBODY_ABOUT: &str = "考生交卷后，成绩会出现在这里。考试要先在“考试设置”里开放。";
/// The search found nobody.
pub const NOT_FOUND: &str = "没有找到";
/// What to do about it.
pub const NOT_FOUND_ABOUT: &str = "请检查输入的文字，或者把考试改为“全部考试”。";
/// Takes the search back.
pub const SHOW_ALL: &str = "显示全部";

/// Saves the certificate.
pub const SAVE_PDF: &str = "保存证书 PDF";
/// Why there is no certificate.
pub const NO_CERTIFICATE: &str = "不合格，没有证书";
/// Opens the answers.
pub const REVIEW: &str = "查看答卷";
/// Closes the details.
pub const CLOSE: &str = "关闭详情";

/// The dialog of the export.
pub const EXPORT_TITLE: &str = "导出成绩文件";
/// What it will write, as a sentence.
#[must_use]
pub fn export_scope(people: usize, filtered: bool) -> String {
    let which = if filtered { "当前查找到的" } else { "全部" };
    format!("将写入{which} {} 人的成绩：", count(people))
}
/// The folder.
pub const FOLDER: &str = "保存到文件夹";
/// Of the folder.
pub const FOLDER_HELP: &str = "没有这个文件夹时会新建；里面的同名文件会被替换。";
/// The folder is empty.
pub const FOLDER_MISSING: &str = "请填写文件夹的位置，例如 D:\\成绩。";
/// The encoding of the CSV file.
pub const ENCODING: &str = "CSV 文字编码";
/// UTF-8.
pub const UTF8: &str = "UTF-8";
/// GB18030.
pub const GB18030: &str = "GB18030";
/// Which to choose.
pub const ENCODING_HELP: &str = "不确定就用 UTF-8；人事系统较旧、打开是乱码的，用 GB18030。";
/// The files, each with what it is for.
pub const FILES: [(&str, &str); 4] = [
    ("results.xlsx", "给人看的表格"),
    ("results.csv", "导入人事系统"),
    ("results.json", "存档和复核，可重算每一分"),
    ("*.minisig、office.pub", "每个文件的签名和本单位公钥"),
];
/// The button that writes.
pub const EXPORT_NOW: &str = "导出";
/// While files are written.
pub const EXPORTING: &str = "正在写入……";
/// Files were written.
#[must_use]
pub fn exported(files: usize) -> String {
    format!("已导出 {files} 个文件")
}
/// Where they are.
#[must_use]
pub fn exported_about(folder: &str, files: &[String]) -> String {
    format!("文件夹：{folder}\n{}", files.join("、"))
}
/// No files were written.
pub const NOT_EXPORTED: &str = "没有导出";
