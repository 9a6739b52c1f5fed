//! What the command line says.

use std::path::Path;

use super::words;
use crate::domain::assembly::Spread;
use crate::domain::bank::Track;
use crate::service::rehearse::Rehearsed;
use crate::service::verify::VerifiedClaim;

/// What the program is.
pub const ABOUT: &str = "消安考：消防安全培训与考试。不带参数打开窗口。";
/// How the help is laid out.
pub const HELP_TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}";
/// Over the subcommands.
pub const COMMANDS: &str = "命令";
/// A subcommand in the usage line.
pub const COMMAND: &str = "命令";
/// Over the options.
pub const OPTIONS: &str = "选项";
/// Over what stands without a name.
pub const ARGUMENTS: &str = "参数";
/// `--help`.
pub const HELP: &str = "显示用法";
/// `--version`.
pub const VERSION: &str = "显示版本";
/// After what the parser says of wrong arguments.
pub const USAGE_ERROR: &str = "错误：参数写错了。运行 xiaoankao --help 查看用法。";
/// `--data`.
pub const DATA: &str = "数据文件夹（默认在用户目录下，首次使用自动建立）";
/// `--json`.
pub const JSON: &str = "只打印一份 JSON";
/// `demo`.
pub const DEMO: &str = "不开窗口，把报名、考试、发证、导出成绩走一遍";
/// `demo --out`.
pub const DEMO_OUT: &str = "写到哪个文件夹";
/// `demo --candidates`.
pub const DEMO_CANDIDATES: &str = "多少名考生（1 到 100000）";
/// `demo --seed`.
pub const DEMO_SEED: &str = "随机种子；同一个种子每次结果相同";
/// `bank`.
pub const BANK: &str = "题库";
/// `blueprint`.
pub const BLUEPRINT: &str = "组卷方案";
/// `blueprint list`.
pub const BLUEPRINT_LIST: &str = "列出组卷方案";
/// `blueprint check`.
pub const BLUEPRINT_CHECK: &str = "看题库够不够这个方案组卷";
/// The id of a blueprint.
pub const BLUEPRINT_ID: &str = "组卷方案的编号，如 BP-CS";
/// `form`.
pub const FORM: &str = "试卷";
/// `form draw`.
pub const FORM_DRAW: &str = "按组卷方案试抽试卷";
/// `form draw --count`.
pub const FORM_COUNT: &str = "抽多少份（1 到 10000）";
/// `form draw --seed`.
pub const FORM_SEED: &str = "随机种子";
/// `form verify`.
pub const FORM_VERIFY: &str = "由成绩文件重新组卷、重新评分，看是否一致";
/// `results`.
pub const RESULTS: &str = "成绩文件";
/// `results export`.
pub const RESULTS_EXPORT: &str = "导出 results.xlsx、results.csv、results.json 和签名";
/// `results export` folder.
pub const RESULTS_FOLDER: &str = "写到哪个文件夹";
/// `results export --gb18030`.
pub const RESULTS_GB: &str = "CSV 用 GB18030 编码（默认 UTF-8 BOM）";
/// `results verify`.
pub const RESULTS_VERIFY: &str = "核验成绩文件的签名";
/// `results verify` file.
pub const RESULTS_FILE: &str = "成绩文件；同一文件夹里要有同名的 .minisig";
/// `--key`.
pub const KEY: &str = "发证单位的公钥文件 office.pub（不写则用本机数据文件夹里的）";
/// `roster`.
pub const ROSTER: &str = "花名册";
/// `roster import`.
pub const ROSTER_IMPORT: &str = "导入花名册（xlsx、xls、csv）";
/// `--dry-run`.
pub const DRY_RUN: &str = "只检查，不写入";
/// A file.
pub const FILE: &str = "文件";
/// `cert`.
pub const CERT: &str = "证书";
/// `cert list`.
pub const CERT_LIST: &str = "列出已发的证书";
/// `cert save`.
pub const CERT_SAVE: &str = "把证书存成 PDF";
/// A certificate's number.
pub const CERT_NUMBER: &str = "证书编号";
/// `cert verify`.
pub const CERT_VERIFY: &str = "核验证书：二维码文字，或二维码图片（PNG、JPEG）";
/// What `cert verify` takes.
pub const CERT_WHAT: &str = "二维码文字，或图片文件";

/// Before a message on stderr.
#[must_use]
pub fn error(message: &str) -> String {
    format!("错误：{message}")
}

/// A number that is out of its range.
#[must_use]
pub fn out_of_range(name: &str, found: u64, least: u64, most: u64) -> String {
    format!("{name} 是 {found}，应在 {least} 到 {most} 之间。")
}

/// No blueprint has this id.
#[must_use]
pub fn no_blueprint(id: &str, known: &[String]) -> String {
    format!("没有编号为“{id}”的组卷方案。现有：{}。", known.join("、"))
}

/// No certificate has this number.
#[must_use]
pub fn no_certificate(number: &str) -> String {
    format!("没有编号为“{number}”的证书。")
}

/// What a rehearsal left.
#[must_use]
pub fn rehearsed(done: &Rehearsed, folder: &Path) -> String {
    let mut lines = vec![format!("考生 {} 人，合格 {} 人。", done.sat, done.passed), "写出的文件：".to_owned()];
    lines.extend(done.files.iter().map(|path| format!("  {}", path.display())));
    lines.push(format!("  {}（{} 份证书）", folder.join("certificates").display(), done.certificates.len()));
    lines.push(format!("  {}（证书编号和二维码文字）", done.qr_texts.display()));
    lines.push(format!(
        "核验：minisign -V -p {} -m {}",
        folder.join("office.pub").display(),
        folder.join("results.json").display()
    ));
    lines.join("\n")
}

/// A line of `blueprint list`.
#[must_use]
pub fn blueprint_line(id: &str, title: &str, track: Track, items: u32, minutes: u32, cut: &str) -> String {
    format!("{id}\t{}\t{title}\t{items} 题\t{minutes} 分钟\t合格线 {cut} 分", words::track(track))
}

/// The bank serves a blueprint.
#[must_use]
pub fn blueprint_served(id: &str) -> String {
    format!("{id}：题库够用，可以组卷。")
}

/// The bank does not serve a blueprint.
#[must_use]
pub fn blueprint_short(id: &str, short: &[String]) -> String {
    format!("{id}：题库不够。{}。", short.join("；"))
}

/// What a trial drew.
#[must_use]
pub fn drawn(id: &str, count: usize, spread: &Spread, least: f64) -> String {
    format!(
        "{id}：抽 {count} 份。期望分最多相差 {:.2} 分；最常用的题出现在 {:.1}% 的试卷里（题库至少要 {:.1}%）；相邻两份相同的题占 {:.1}%。",
        spread.spread,
        spread.exposure_max * 100.0,
        least * 100.0,
        spread.overlap_mean * 100.0
    )
}

/// How many sittings were drawn and scored again alike.
#[must_use]
pub fn forms_alike(count: usize) -> String {
    format!("{count} 份试卷由种子重新组卷、由作答重新评分，全部一致。")
}

/// Sittings that differ when drawn or scored again.
#[must_use]
pub fn forms_differ(sitting: &str, what: &str) -> String {
    format!("应考 {sitting}：{what}")
}

/// The form drawn again is another.
pub const OTHER_FORM: &str = "重新组卷得到的试卷与文件里的不同";
/// The score is another.
pub const OTHER_SCORE: &str = "重新评分得到的分数与文件里的不同";
/// The bank is another version.
pub const OTHER_BANK: &str = "题库版本与组卷时不同，没有重新组卷；评分所需的题不在本机题库里";
/// A result without its record.
pub const NO_RECORD: &str = "文件里有这次成绩，没有它的审计记录";
/// A record without its result.
pub const NO_RESULT: &str = "文件里有这次应考的审计记录，没有它的成绩";
/// No such blueprint here.
pub const OTHER_BLUEPRINT: &str = "本机没有这份组卷方案";

/// Files that were written.
#[must_use]
pub fn written(paths: &[std::path::PathBuf]) -> String {
    let mut lines = vec!["写出的文件：".to_owned()];
    lines.extend(paths.iter().map(|path| format!("  {}", path.display())));
    lines.join("\n")
}

/// A signature holds.
#[must_use]
pub fn signed(file: &str, comment: &str, sittings: Option<usize>) -> String {
    let sittings = sittings.map(|count| format!("，含 {count} 场应考")).unwrap_or_default();
    format!("签名有效：{file}{sittings}。签名说明：{comment}")
}

/// A claim that holds.
#[must_use]
pub fn valid(verified: &VerifiedClaim) -> String {
    let claim = &verified.claim;
    let state = if verified.is_expired { "签名有效，但证书已过有效期" } else { "证书有效" };
    format!(
        "{state}。编号 {}；姓名 {}；证件号 {}；类别 {}；考试 {}；成绩 {} 分；发证 {}；有效期至 {}；发证单位 {}。",
        claim.number,
        claim.name,
        claim.masked_identity,
        words::track(claim.track),
        claim.exam,
        claim.score,
        claim.issued_on,
        claim.valid_until,
        claim.issuer
    )
}

/// The reason in JSON where a certificate is over.
pub const EXPIRED: &str = "已过有效期";

/// What an import of a roster would do or did.
#[must_use]
pub fn roster(people: usize, errors: usize, dry_run: bool) -> String {
    match (errors, dry_run) {
        (0, true) => format!("可以导入 {people} 人，没有发现问题。没有写入。"),
        (0, false) => format!("已导入 {people} 人。"),
        (errors, _) => format!("发现 {errors} 处错误，没有写入任何人。请按上面的行、列改好后再导入。"),
    }
}

/// Where there is no display.
#[must_use]
pub fn no_window(reason: &str) -> String {
    format!("打不开窗口（{reason}）。没有显示器的机器上，可以运行 xiaoankao demo --out out 走完全部流程。")
}
