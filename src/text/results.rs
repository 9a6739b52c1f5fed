//! The column names and notes of results files, and what is said when one cannot be written or read.
//!
//! Owns the names of columns: they are a promise to everyone who imports the files, written down in
//! `docs/results-file.md`. Leaves widths, order and values to `formats::results`.

use crate::domain::results::ResultsFile;
use crate::domain::sitting::HandInReason;
use crate::formats::results::{ResultsReadError, ResultsWriteError};

/// What a column is called and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnWords {
    /// The field in the JSON file.
    pub field: &'static str,
    /// The heading.
    pub title: &'static str,
    /// The type, one of the words below.
    pub kind: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// An example as it is shown.
    pub example: &'static str,
}

/// The type of a text.
pub const TEXT: &str = "文本";
/// The type of a number.
pub const NUMBER: &str = "数值";
/// The type of a date.
pub const DATE: &str = "日期";
/// The type of a date with a time.
pub const DATE_TIME: &str = "日期时间";

const fn column(
    field: &'static str,
    title: &'static str,
    kind: &'static str,
    meaning: &'static str,
    example: &'static str,
) -> ColumnWords {
    ColumnWords { field, title, kind, meaning, example }
}

/// The columns of a sitting, in the order of the files.
pub static RESULT_COLUMNS: [ColumnWords; 29] = [
    column("name", "姓名", TEXT, "考生姓名", "卓玛措"),
    column("identity", "证件号码", TEXT, "公民身份号码18位，或准考证号；全部位数，不作掩码", "632121198804129989"),
    column("unit", "单位", TEXT, "花名册中的单位，可为空", "县教育局"),
    column("department", "部门", TEXT, "花名册中的部门、科室，可为空", "安全办公室"),
    column("post", "职务", TEXT, "花名册中的职务、岗位，可为空", "科员"),
    column("track", "培训类别", TEXT, "“公务员”“学校”“持证岗位”之一", "公务员"),
    column("exam", "考试名称", TEXT, "本场考试的名称", "公务员消防安全培训考试"),
    column("score", "得分", NUMBER, "最多两位小数，不四舍五入", "86.5"),
    column("cut", "合格线", NUMBER, "得分达到此分数方可合格", "80"),
    column("passed", "结果", TEXT, "“合格”或“不合格”；得分达线但关键题失误的，也可能不合格", "合格"),
    column("certificate", "证书编号", TEXT, "未发证的为空", "XF-2026-0632-00417"),
    column("valid_until", "证书有效期至", DATE, "有效期的最后一天，未发证的为空", "2027-11-23"),
    column("handed_in_at", "交卷时间", DATE_TIME, "当地时间，精确到秒", "2026-11-24 10:21:07"),
    column("citizen", "证件类型", TEXT, "“身份证”或“准考证”", "身份证"),
    column("attempt", "考次", NUMBER, "本人参加这项考试的第几次，从1起", "1"),
    column("max", "满分", NUMBER, "这份试卷的总分", "100"),
    column("started_at", "开考时间", DATE_TIME, "当地时间，精确到秒", "2026-11-24 09:03:05"),
    column(
        "seconds_used",
        "用时秒数",
        NUMBER,
        "实际答题用时；不等于交卷时间减开考时间，断电停考的时间按考试设置计算",
        "4682",
    ),
    column("hand_in", "交卷方式", TEXT, "“考生交卷”或“到时交卷”", "考生交卷"),
    column("critical_missed", "关键题失误数", NUMBER, "未答对的关键题数；考试未启用关键题规则的为0", "0"),
    column("answered", "已答题数", NUMBER, "作答了的题数", "98"),
    column("questions", "总题数", NUMBER, "试卷的题数，案例题按小题计", "100"),
    column("focus_lost", "离开窗口次数", NUMBER, "考试中切换到其他窗口的次数", "0"),
    column("clock_jumps", "时钟变动次数", NUMBER, "考试中电脑时钟被调整的次数", "0"),
    column("resumed", "重启续考次数", NUMBER, "断电、死机后重新打开程序继续考试的次数", "1"),
    column("exam_id", "考试编号", TEXT, "考试的固定编号，改名不变", "BP-CS"),
    column("sitting", "应考编号", TEXT, "一次应考的唯一编号，各台电脑之间不重复；重复导入以它识别", "5f0c1e7a92d34b86"),
    column("revision", "成绩版本", NUMBER, "首次导出为1，重新评分一次加1；导入时只认最大的", "1"),
    column("journal", "日志校验值", TEXT, "作答日志最后一条的校验值，64位十六进制，供审计核对", "9d3b…（共64位）"),
];

/// The columns of a question, in the order of the sheet.
pub static QUESTION_COLUMNS: [ColumnWords; 12] = [
    column("sitting", "应考编号", TEXT, "同“成绩”表的应考编号", "5f0c1e7a92d34b86"),
    column("name", "姓名", TEXT, "考生姓名，由“成绩”表带入，便于查看；JSON 中不重复", "卓玛措"),
    column("number", "题号", NUMBER, "答题卡上的题号，从1起", "63"),
    column("item", "试题编号", TEXT, "题库中的试题编号", "CS-10-007"),
    column("part", "小题", NUMBER, "案例题中的第几小题，从1起；其他题为1", "1"),
    column("kind", "题型", TEXT, "单选、多选、判断、填空、排序、匹配", "多选"),
    column("topic", "知识点", TEXT, "知识点编号", "CS-10"),
    column(
        "answer",
        "作答",
        TEXT,
        "按题库选项顺序的字母（匹配题如“甲-C 乙-A”）、“对”“错”或填写的文字；未作答为空",
        "ACD",
    ),
    column("key", "答案", TEXT, "写法与作答相同；填空题几种写法都算对的，用“｜”隔开", "ACD"),
    column("marks", "得分", NUMBER, "这道题的得分", "2"),
    column("max", "分值", NUMBER, "这道题的满分", "2"),
    column("correct", "答对", TEXT, "“是”或“否”；多选题少选得部分分的为“否”", "是"),
];

/// The sheet with one row a sitting.
pub const SHEET_RESULTS: &str = "成绩";
/// The sheet with one row a question.
pub const SHEET_QUESTIONS: &str = "题目明细";
/// The sheet that explains the others.
pub const SHEET_NOTES: &str = "说明";
/// The typeface of the workbook, as spreadsheets in China name it.
pub const WORKBOOK_FONT: &str = "微软雅黑";
/// What the file is, as a heading of pages.
pub const TITLE: &str = "消防安全培训考试成绩";
/// The heading of printed pages of questions.
pub const TITLE_QUESTIONS: &str = "消防安全培训考试题目明细";
/// The heading of the notes.
pub const TITLE_NOTES: &str = "消防安全培训考试成绩说明";
/// Put after a text that is too long for a cell.
pub const CELL_CUT: &str = "……（过长，全文见 JSON 文件）";

/// The name of a further sheet of questions, where one does not hold them all; `part` from 2.
#[must_use]
pub fn further_questions(part: usize) -> String {
    format!("{SHEET_QUESTIONS}{part}")
}

/// Whether it is a pass.
#[must_use]
pub const fn passed(passed: bool) -> &'static str {
    if passed { "合格" } else { "不合格" }
}

/// Whether a question was right.
#[must_use]
pub const fn yes(yes: bool) -> &'static str {
    if yes { "是" } else { "否" }
}

/// What kind of number tells the candidate.
#[must_use]
pub const fn identity_kind(citizen: bool) -> &'static str {
    if citizen { "身份证" } else { "准考证" }
}

/// Why a sitting was handed in.
#[must_use]
pub const fn hand_in(reason: HandInReason) -> &'static str {
    match reason {
        HandInReason::Candidate => "考生交卷",
        HandInReason::TimeUp => "到时交卷",
    }
}

/// The footer of a printed page: the issuer, the page, when it was exported. `&P` and `&N` are the spreadsheet's own.
#[must_use]
pub fn footer(issuer: &str, exported_at: &str) -> String {
    format!("&L{issuer}&C第 &P 页，共 &N 页&R导出时间 {exported_at}")
}

/// The facts about a file, as pairs of name and value.
#[must_use]
pub fn facts(file: &ResultsFile, exported_at: &str) -> Vec<(&'static str, String)> {
    let passes = file.results.iter().filter(|row| row.passed).count();
    let count = file.results.len();
    vec![
        ("出具单位", file.issuer.clone()),
        ("导出时间", exported_at.to_owned()),
        ("内容", format!("{count} 人次应考，其中合格 {passes} 人次；题目明细 {} 行", file.questions.len())),
        ("文件格式", format!("{}，第 {} 版", file.format, file.format_version)),
        ("程序版本", file.program.clone()),
    ]
}

/// The headings of the sections of the notes.
pub const NOTES_IMPORT: &str = "怎样导入";
/// The heading above how to check the signature.
pub const NOTES_SIGNATURE: &str = "怎样核对签名";
/// The heading above the columns of a sitting.
pub const NOTES_RESULT_COLUMNS: &str = "“成绩”表各列";
/// The heading above the columns of a question.
pub const NOTES_QUESTION_COLUMNS: &str = "“题目明细”表各列";
/// The headings of the table of columns.
pub const NOTES_COLUMN_HEADINGS: [&str; 5] = ["列名", "JSON 字段", "类型", "含义", "示例"];

/// How to import.
pub static IMPORT_NOTES: [&str; 5] = [
    "人事系统请导入同时给出的 CSV 或 JSON 文件；本工作簿供查看、筛选和打印。三份文件内容一致。",
    "每行是一次应考。以“应考编号”识别：系统中没有的，新增；已有而“成绩版本”更大的，替换；其余的跳过。这样同一文件导入几次，结果都一样。",
    "按列名取值，不要按第几列取值：以后的版本只会在右边添加新列，不会改名、删除或改变含义。",
    "证件号码、证书编号、应考编号都是文本。复制到其他表格时，请先把目标列设为“文本”格式，否则18位号码的末三位会变成0。",
    "打印时只印左边13列（姓名至交卷时间），A4 横向，每页重复表头；右边各列供核对使用。",
];

/// How to check the signature.
pub static SIGNATURE_NOTES: [&str; 4] = [
    "与本文件同名、另加 .minisig 的文件是签名。在本程序中：xiaoankao results verify 文件名",
    "也可用通用工具 minisign 核对：minisign -Vm 文件名 -p office.pub（office.pub 是出具单位公布的公钥）。显示 Signature and comment signature verified 即为真实、未经改动。",
    "核对的必须是收到的原件：用表格软件打开后再保存，哪怕一个字没改，签名也不再相符。请另存副本使用，保留原件。",
    "核对不通过的，不要导入；请向出具单位重新索取文件，并当面或电话核对公钥。",
];

/// Why a results file could not be written, and what to do.
#[must_use]
pub fn write_error(err: &ResultsWriteError) -> String {
    match err {
        ResultsWriteError::Workbook(_) => {
            "成绩工作簿未能生成。请重试；仍不成功的，先导出 CSV 和 JSON，并把运行日志交给维护人员。".to_owned()
        }
        ResultsWriteError::TooManySittings { count, most } => {
            format!("共有 {count} 人次，一张工作表最多放 {most} 人次。请按考试或年度分别导出。")
        }
        ResultsWriteError::Json(_) => "成绩数据文件（JSON）未能生成。请重试，并把运行日志交给维护人员。".to_owned(),
    }
}

/// Why a results file could not be read, and what to do.
#[must_use]
pub fn read_error(err: &ResultsReadError) -> String {
    match err {
        ResultsReadError::NotJson { line, column, .. } => format!(
            "文件不是完整的成绩数据文件（JSON）：第 {line} 行第 {column} 个字符处读不下去。文件可能没有传完或被改动，请重新索取原件。"
        ),
        ResultsReadError::WrongShape { line, column, detail } => format!(
            "成绩数据文件第 {line} 行第 {column} 个字符处的内容不符合格式（{detail}）。文件可能被改动，请重新索取原件。"
        ),
        ResultsReadError::OtherFormat { found } if found.is_empty() => {
            "这不是成绩数据文件：没有格式标记。请选择由本程序导出的 JSON 文件。".to_owned()
        }
        ResultsReadError::OtherFormat { found } => {
            format!("这不是成绩数据文件：格式标记是“{found}”。请选择由本程序导出的 JSON 文件。")
        }
        ResultsReadError::NewerVersion { found, known } => {
            format!("文件是第 {found} 版格式，本程序只认识到第 {known} 版。请升级程序后再读取。")
        }
        ResultsReadError::UnknownVersion { found } => {
            format!("文件的格式版本“{found}”不存在。文件可能被改动，请重新索取原件。")
        }
    }
}
