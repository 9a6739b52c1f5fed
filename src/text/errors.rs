//! What errors of every floor mean, in words: what is wrong, where, what to do. For `ui` and `cli` alone.

use std::path::Path;

use super::screens::verify::{self, Refusal};
use super::{results, words};
use crate::domain::assembly::{DrawError, Exposure, Shortage, WIDE_EXPOSURE};
use crate::domain::people::CitizenIdError;
use crate::formats::qr_image::QrImageError;
use crate::formats::results::ResultsReadError;
use crate::print::PrintError;
use crate::service::certificate_pdf::SaveError;
use crate::service::export_results::ExportError;
use crate::service::hand_in::HandInError;
use crate::service::issue_certificate::IssueError;
use crate::service::learn::LearnError;
use crate::service::my_exams::Standing;
use crate::service::offer_exams::OfferError;
use crate::service::open_data::OpenError;
use crate::service::preferences::SettingsError;
use crate::service::record::RecordError;
use crate::service::rehearse::RehearseError;
use crate::service::sign_in::SignInError;
use crate::service::start_sitting::StartError;
use crate::service::verify::VerifyResultsError;
use crate::store::{FolderError, StoreError};
use crate::trust::claim_token::TokenError;
use crate::trust::keys::KeyError;
use crate::trust::minisign::VerifyError;

/// What to do about a mistake of the program.
const TELL_US: &str = "请把数据文件夹里的日志交给管理员。";

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// A folder or a file in it.
#[must_use]
pub fn folder(err: &FolderError) -> String {
    match err {
        FolderError::InUse { path } => {
            format!("数据文件夹“{}”正被另一个消安考窗口使用。请回到那个窗口，或先关闭它。", shown(path))
        }
        FolderError::Missing { path } => format!("找不到“{}”。请检查路径是否写对。", shown(path)),
        FolderError::NotWritable { path, source } => {
            format!("不能写入“{}”（{}）。请换一个文件夹，或请管理员给予写权限。", shown(path), reason(source))
        }
        FolderError::DiskFull { path } => {
            format!("磁盘已满，“{}”没有写成，原有的文件没有改动。请清理磁盘后再试。", shown(path))
        }
        FolderError::NotReadable { path, source } => {
            format!("不能读取“{}”（{}）。请检查文件是否完好、是否有读权限。", shown(path), reason(source))
        }
    }
}

/// The output could not be written to its end.
#[must_use]
pub fn output(err: &std::io::Error) -> String {
    format!("输出没有写完（{}）。请检查磁盘空间和输出的位置后再试。", reason(err))
}

/// What the system said, in words where there are some.
fn reason(err: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match err.kind() {
        ErrorKind::PermissionDenied => "没有权限".to_owned(),
        ErrorKind::NotFound => "路径不存在".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的".to_owned(),
        ErrorKind::IsADirectory => "它是文件夹，不是文件".to_owned(),
        ErrorKind::NotADirectory => "上级路径不是文件夹".to_owned(),
        ErrorKind::AlreadyExists => "同名的文件已经存在".to_owned(),
        ErrorKind::StorageFull => "磁盘已满".to_owned(),
        ErrorKind::FileTooLarge => "文件超过了系统允许的大小".to_owned(),
        ErrorKind::InvalidFilename => "文件名不能用".to_owned(),
        _ => err.to_string(),
    }
}

/// The name of the database where it is known: once it is open, an error does not say which one it is.
fn named(path: &Path) -> String {
    if path.as_os_str().is_empty() { String::new() } else { format!("“{}”", shown(path)) }
}

/// The database.
#[must_use]
pub fn store(err: &StoreError) -> String {
    match err {
        StoreError::NotOurs { path } => {
            format!("“{}”不是消安考的数据库，没有改动它。请换一个数据文件夹（--data）。", shown(path))
        }
        StoreError::Newer { path, found, known } => format!(
            "“{}”是较新版本的消安考写的（数据版本 {found}，本程序认识到 {known}），没有改动它。请安装新版本。",
            shown(path)
        ),
        StoreError::NotWritable { path } => {
            format!("不能写入数据库{}。请检查文件夹的写权限，或换一个数据文件夹（--data）。", named(path))
        }
        StoreError::DiskFull => "磁盘已满，这一步没有保存，以前保存的都在。请清理磁盘后再试。".to_owned(),
        StoreError::Disk(err) => format!("磁盘读写出错（{err}），以前保存的没有改动。请检查磁盘后再试。"),
        StoreError::Damaged { path } => {
            format!("数据库{}已损坏。请不要再写入，先复制一份，再用备份恢复。", named(path))
        }
        StoreError::Busy => "数据库正被占用，这一步没有保存。请稍候再试。".to_owned(),
        StoreError::Unreadable { what, reason } => {
            format!("数据库里的一项内容（{what}）读不出来：{reason}。{TELL_US}")
        }
        StoreError::Query(err) => format!("数据库出错（{err}），这一步没有保存。{TELL_US}"),
    }
}

/// Opening the data folder.
#[must_use]
pub fn open(err: &OpenError) -> String {
    match err {
        OpenError::Folder(err) => folder(err),
        OpenError::Store(err) => store(err),
        OpenError::Offer(err) => offer(err),
        OpenError::Entropy(err) => entropy(&err.0),
    }
}

fn entropy(reason: &str) -> String {
    format!("系统没有给出随机数（{reason}），不能生成密钥。请重新启动电脑后再试。")
}

/// Exams on offer.
#[must_use]
pub fn offer(err: &OfferError) -> String {
    match err {
        OfferError::Blueprint(err) => format!("程序自带的组卷方案“{}”读不出来：{}。{TELL_US}", err.file, err.reason),
        OfferError::Entropy(err) => entropy(&err.0),
        OfferError::NoExam(id) => format!("没有编号为“{id}”的考试。"),
        OfferError::Minutes(minutes) => format!("考试时间是 {minutes} 分钟，应在 1 到 600 分钟之间。"),
        OfferError::Cut { cut, max } => format!("合格线是 {cut} 分，应在 0 分到满分 {max} 分之间。"),
        OfferError::NoTitle => "考试名称是空的，请填写。".to_owned(),
        OfferError::Store(err) => store(err),
    }
}

/// The office's settings.
#[must_use]
pub fn settings(err: &SettingsError) -> String {
    match err {
        SettingsError::NoIssuer => "发证单位是空的，请填写。".to_owned(),
        SettingsError::Prefix(text) => format!("编号前缀“{text}”不能用，应是 1 到 6 个字母或数字。"),
        SettingsError::Region(text) => format!("地区代码“{text}”不能用，应是 1 到 12 个字母或数字。"),
        SettingsError::Store(err) => store(err),
    }
}

/// A citizen id.
#[must_use]
pub fn citizen_id(err: CitizenIdError) -> String {
    match err {
        CitizenIdError::Length(length) => format!("身份证号应是 18 位，现在是 {length} 位。请核对有没有漏写、多写。"),
        CitizenIdError::Character(place) => format!("身份证号第 {place} 位不是数字。请核对；最后一位可以是 X。"),
        CitizenIdError::Region => "身份证号开头两位不是我国的省级代码。请核对前六位。".to_owned(),
        CitizenIdError::BirthDate => "身份证号里的出生日期不存在。请核对第 7 到 14 位。".to_owned(),
        CitizenIdError::Check { .. } => "身份证号的校验码不对，可能有一位写错了。请逐位核对。".to_owned(),
    }
}

/// Signing in.
#[must_use]
pub fn sign_in(err: &SignInError) -> String {
    match err {
        SignInError::NoName => "请填写姓名。".to_owned(),
        SignInError::LongName(length) => format!("姓名有 {length} 个字，最多 60 个字。请核对。"),
        SignInError::NoNumber => "请填写身份证号或准考证号。".to_owned(),
        SignInError::CitizenId(err) => citizen_id(*err),
        SignInError::BadNumber => {
            "这既不是身份证号，也不是准考证号。身份证号是 18 位；准考证号是 4 到 20 位字母、数字。".to_owned()
        }
        SignInError::OtherName => "这个号码登记的是另一个姓名。请核对姓名和号码，或联系人事部门。".to_owned(),
        SignInError::Store(err) => store(err),
    }
}

/// Why a candidate may not begin.
#[must_use]
pub fn standing(standing: &Standing) -> String {
    match standing {
        Standing::Passed => "这场考试已经合格，不用再考。".to_owned(),
        Standing::NoAttemptLeft => "这场考试的次数已经用完。请联系组织考试的单位。".to_owned(),
        Standing::Closed => "这场考试已经停止。".to_owned(),
        Standing::Running { .. } => "这场考试正在进行，请从“我的考试”继续。".to_owned(),
        Standing::MayBegin { attempt } => format!("可以开始第 {attempt} 次考试。"),
    }
}

/// Beginning or opening a sitting.
#[must_use]
pub fn start(err: &StartError) -> String {
    match err {
        StartError::NoExam(id) => format!("没有编号为“{id}”的考试。"),
        StartError::NoCandidate => "没有这位考生的登记。请重新登录。".to_owned(),
        StartError::NoSitting(_) => "这场考试不存在，或者已经交卷。".to_owned(),
        StartError::NotNow(now) => standing(now),
        StartError::Draw(err) => draw(err),
        StartError::Chain(err) => chain(&err.to_string()),
        StartError::Entropy(err) => entropy(&err.0),
        StartError::Record(err) => record(err),
        StartError::Store(err) => store(err),
    }
}

/// Lessons and practice.
#[must_use]
pub fn learn(err: &LearnError) -> String {
    match err {
        LearnError::SittingRunning { signed_in: true } => {
            "您有一场考试还没有交卷。课程和练习里有答案和解析，交卷以后才能打开。请先接着考完。".to_owned()
        }
        LearnError::SittingRunning { signed_in: false } => {
            "这台电脑上有一场考试还没有交卷，不登录时不能看课程和做练习。请登录后再试；如果是您的考试，请先考完。"
                .to_owned()
        }
        LearnError::NoLesson(topic) => format!("知识点“{topic}”还没有课程，可以先做练习。"),
        LearnError::NothingToPractise => "没有可练的题。请换一个范围，例如“全部”。".to_owned(),
        LearnError::Entropy(err) => entropy(&err.0),
        LearnError::Store(err) => store(err),
    }
}

fn chain(detail: &str) -> String {
    format!("作答日志被改动过（{detail}），不能继续。请保留数据文件夹，联系组织考试的单位。")
}

/// Drawing a form.
#[must_use]
pub fn draw(err: &DrawError) -> String {
    match err {
        DrawError::Short(short) => {
            let all: Vec<String> = short.iter().map(shortage).collect();
            format!("题库不够组卷：{}。", all.join("；"))
        }
        DrawError::TooTight { attempts } => format!(
            "试了 {attempts} 次，没有一份试卷能同时满足互斥题、认知层次和难度的要求。请补充题目，或放宽组卷方案的允许差。"
        ),
    }
}

/// What a bank lacks.
#[must_use]
pub fn shortage(short: &Shortage) -> String {
    match short {
        Shortage::Sums { topics, sections } => {
            format!("各知识点共 {topics} 题，各题型共 {sections} 题，两者应当相等")
        }
        Shortage::Topic { code, wanted, there } => format!("知识点 {code} 需要 {wanted} 题，题库有 {there} 题"),
        Shortage::Kind { kind, wanted, there } => {
            format!("{}需要 {wanted} 题，题库有 {there} 题", words::kind(*kind))
        }
        Shortage::Together { wanted, placed } => {
            format!("知识点和题型要求合在一起，{wanted} 题中最多只能抽出 {placed} 题")
        }
        Shortage::HigherLevels { wanted, there } => format!("应用和分析题需要 {wanted} 题，题库有 {there} 题"),
    }
}

/// How exposed the items are at least, with what to do where that is much.
#[must_use]
pub fn exposure(exposure: &Exposure) -> String {
    let least = exposure.least * 100.0;
    if !exposure.is_wide() {
        return format!("组卷再均匀，最常用的题也要出现在 {least:.0}% 的试卷里。");
    }
    let kinds: Vec<&str> = exposure.kinds.iter().map(|kind| words::kind_short(*kind)).collect();
    let topics = match exposure.topics.as_slice() {
        [] => String::new(),
        [one] => format!("知识点 {one} "),
        [first, .., last] => format!("知识点 {first} 至 {last} 等 {} 个", exposure.topics.len()),
    };
    format!(
        "题库偏窄：组卷再均匀，最常用的题也要出现在 {least:.0}% 的试卷里（宜在 {:.0}% 以内），考过几批就会被记住。最缺的是{topics}的{}题，请补充。",
        WIDE_EXPOSURE * 100.0,
        kinds.join("、")
    )
}

/// Recording an event.
#[must_use]
pub fn record(err: &RecordError) -> String {
    match err {
        RecordError::OutOfOrder { expected, found } => {
            format!("作答日志的顺序不对（应是第 {expected} 条，收到第 {found} 条）。请重新打开程序继续考试。")
        }
        RecordError::HandedIn => "这场考试已经交卷，不能再作答。".to_owned(),
        RecordError::Store(err) => store(err),
    }
}

/// Handing in.
#[must_use]
pub fn hand_in(err: &HandInError) -> String {
    match err {
        HandInError::NoSitting(_) => "找不到这场考试。请重新打开程序。".to_owned(),
        HandInError::Chain(err) => chain(&err.to_string()),
        HandInError::Score(err) => format!("保存的试题与试卷对不上（{err}），不能评分。{TELL_US}"),
        HandInError::Record(err) => record(err),
        HandInError::Issue(err) => issue(err),
        HandInError::Store(err) => store(err),
    }
}

/// Issuing a certificate.
#[must_use]
pub fn issue(err: &IssueError) -> String {
    match err {
        IssueError::NoPass(_) => "没有合格的成绩，不能发证。".to_owned(),
        IssueError::NoKey => "数据库里没有发证单位的密钥。请用备份恢复数据文件夹。".to_owned(),
        IssueError::Token(err) => token(err),
        IssueError::Store(err) => store(err),
    }
}

/// The claim of a certificate.
#[must_use]
pub fn token(err: &TokenError) -> String {
    match err {
        TokenError::NotOurs => "这不是消安考证书的二维码内容。请重新扫描证书左下角的二维码。".to_owned(),
        TokenError::Damaged => {
            "二维码内容不完整或被改动过，核验不通过。请重新扫描；仍不通过的，证书不可信。".to_owned()
        }
        TokenError::UnknownKey(id) => {
            format!("不是本单位签发的证书（密钥 {id}）。请向发证单位索取公钥文件 office.pub 后再核验。")
        }
        TokenError::BadSignature => "签名不对：证书内容被改动过，或不是发证单位签发的。证书不可信。".to_owned(),
        TokenError::Unwritable => format!("证书内容不能签名。{TELL_US}"),
    }
}

/// Why a certificate is refused, for the person at the gate: a heading and a sentence.
#[must_use]
pub const fn refusal(err: &TokenError) -> Refusal {
    match err {
        TokenError::NotOurs => verify::NO_CERTIFICATE,
        TokenError::Damaged | TokenError::Unwritable => verify::DAMAGED,
        TokenError::UnknownKey(_) => verify::OTHER_ISSUER,
        TokenError::BadSignature => verify::CHANGED,
    }
}

/// Why a picture is of no use, for the person at the gate.
#[must_use]
pub const fn picture_refusal(err: &QrImageError) -> Refusal {
    match err {
        QrImageError::NotAPicture | QrImageError::TooLarge { .. } => verify::NO_PICTURE,
        QrImageError::NoCode => verify::NO_CODE,
    }
}

/// A picture of a QR code.
#[must_use]
pub fn qr(err: &QrImageError) -> String {
    match err {
        QrImageError::NotAPicture => "这不是 PNG 或 JPEG 图片，或者图片已损坏。请重新拍照或截图。".to_owned(),
        QrImageError::TooLarge { width, height } => {
            format!("图片太大（{width}×{height} 像素）。请缩小后再试。")
        }
        QrImageError::NoCode => "图片里没有找到能读出的二维码。请对准证书左下角，拍清楚后再试。".to_owned(),
    }
}

/// A key file.
#[must_use]
pub fn key(err: &KeyError) -> String {
    match err {
        KeyError::NotAKey => "这不是公钥文件。请使用发证单位给的公钥文件，文件名一般是 office.pub，有两行文字。",
        KeyError::Algorithm => "公钥文件的算法不是 Ed25519，不能用。请使用发证单位给的 office.pub。",
        KeyError::Sealed => "密钥文件有口令保护，不能用。请使用没有口令的密钥文件。",
        KeyError::Damaged => "密钥文件不完整或被改动过。请重新向发证单位索取。",
    }
    .to_owned()
}

/// Making a page.
#[must_use]
pub fn print(err: &PrintError) -> String {
    match err {
        PrintError::NoGlyph(char) => {
            format!("“{char}”（U+{:04X}）在程序的字体里没有，不能印在证书上。请联系管理员。", u32::from(*char))
        }
        PrintError::TooLong => "姓名、单位或考试名称太长，证书上放不下。请缩短后再试。".to_owned(),
        PrintError::Token(length) => format!("证书内容太长（{length} 个字符），二维码放不下。请缩短单位或考试名称。"),
        PrintError::Font(_) | PrintError::Pdf => format!("证书页面没有生成（{err}）。{TELL_US}"),
    }
}

/// Saving a certificate.
#[must_use]
pub fn save(err: &SaveError) -> String {
    match err {
        SaveError::Number(number) => format!("证书编号“{number}”不能做文件名。请检查发证单位设置里的前缀和地区代码。"),
        SaveError::Print(err) => print(err),
        SaveError::Folder(err) => folder(err),
    }
}

/// Exporting results.
#[must_use]
pub fn export(err: &ExportError) -> String {
    match err {
        ExportError::Key(err) => issue(err),
        ExportError::Write(err) => results::write_error(err),
        ExportError::Folder(err) => folder(err),
        ExportError::Journal(id) => {
            format!("应考 {id} 的作答日志被改动过，没有导出任何成绩。请保留数据文件夹，联系组织考试的单位。")
        }
        ExportError::Store(err) => store(err),
    }
}

/// A rehearsal.
#[must_use]
pub fn rehearse(err: &RehearseError) -> String {
    match err {
        RehearseError::Open(err) => open(err),
        RehearseError::Settings(err) => settings(err),
        RehearseError::Start(err) => start(err),
        RehearseError::Record(err) => record(err),
        RehearseError::HandIn(err) => hand_in(err),
        RehearseError::Save(err) => save(err),
        RehearseError::Export(err) => export(err),
        RehearseError::Folder(err) => folder(err),
        RehearseError::Store(err) => store(err),
        RehearseError::NoExam(track) => format!("没有“{}”类别的考试。", words::track(*track)),
    }
}

/// A signature of a file.
#[must_use]
pub fn signature(err: &VerifyError) -> String {
    match err {
        VerifyError::Key(err) => key(err),
        VerifyError::NotASignature => {
            "签名文件不是 minisign 格式。请使用与成绩文件同名、以 .minisig 结尾的文件。".to_owned()
        }
        VerifyError::Algorithm => "签名文件的算法不是 Ed25519，不能核验。".to_owned(),
        VerifyError::OtherKey { .. } => "签名用的不是这个单位的密钥。请核对公钥文件 office.pub。".to_owned(),
        VerifyError::Changed => "文件被改动过，签名核验不通过。请向发来文件的单位重新索取，不要导入。".to_owned(),
        VerifyError::CommentChanged => "签名文件里的说明被改动过，核验不通过。请重新索取，不要导入。".to_owned(),
    }
}

/// Checking a results file.
#[must_use]
pub fn verify_results(err: &VerifyResultsError) -> String {
    match err {
        VerifyResultsError::Signature(err) => signature(err),
        VerifyResultsError::NoKey => "没有可用的公钥。请用 --key 指定发证单位的 office.pub。".to_owned(),
        VerifyResultsError::Read(err) => results_read(err),
    }
}

/// Reading a results file.
#[must_use]
pub fn results_read(err: &ResultsReadError) -> String {
    results::read_error(err)
}
