//! Files, folders and disks that are not as they should be: a sentence that names them and says what to do, exit 1,
//! nothing half-written, and what was saved stays as it was, byte for byte.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed, and says where"
)]
#![allow(clippy::disallowed_methods, reason = "databases are made and broken from outside")]

mod stage;

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use stage::snapshot;
use tempfile::TempDir;
use xiaoankao::service::sign_in::{SignIn, sign_in};
use xiaoankao::store::Store;
use xiaoankao::text::errors;

const PROGRAM: &str = env!("CARGO_BIN_EXE_xiaoankao");

fn run(arguments: &[&dyn AsRef<OsStr>]) -> Output {
    Command::new(PROGRAM).args(arguments.iter().map(|argument| (*argument).as_ref())).output().unwrap()
}

/// The one Chinese line of a refusal.
fn refused(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said} {}", String::from_utf8_lossy(&output.stdout));
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(said.ends_with('\n') && said.lines().count() == 1, "{said}");
    assert!(said.contains('。') && said.contains('请'), "a sentence that says what to do: {said}");
    said
}

/// Refused with these words in the line.
fn refused_with(arguments: &[&dyn AsRef<OsStr>], words: &[&str]) {
    let said = refused(&run(arguments));
    for word in words {
        assert!(said.contains(word), "{word} in {said}");
    }
}

fn shown(path: &Path) -> String {
    format!("“{}”", path.display())
}

/// A folder with a rehearsal in `out` and an office with the sample roster in `data`.
struct Town {
    folder: TempDir,
}

impl Town {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    fn with_office() -> Self {
        let town = Self::new();
        let roster = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample-roster.csv");
        let ran = run(&[&"--data", &town.data(), &"roster", &"import", &roster]);
        assert!(ran.status.success());
        town
    }

    fn with_rehearsal() -> Self {
        let town = Self::new();
        let ran = run(&[&"demo", &"--out", &town.path("out"), &"--candidates", &"4", &"--seed", &"3"]);
        assert!(ran.status.success());
        town
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.path("data")
    }

    fn database(&self) -> PathBuf {
        self.path("data/xiaoankao.db")
    }

    /// Everything in the data folder but the lock.
    fn saved(&self) -> Vec<(PathBuf, Vec<u8>)> {
        snapshot(&self.data()).into_iter().filter(|(path, _)| !path.ends_with("xiaoankao.lock")).collect()
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let town = Town::new();
    let (nowhere, data) = (town.path("不在.json"), town.data());
    let cases: [&[&dyn AsRef<OsStr>]; 5] = [
        &[&"roster", &"import", &nowhere],
        &[&"results", &"verify", &nowhere],
        &[&"form", &"verify", &nowhere],
        &[&"bank", &"check", &nowhere],
        &[&"cert", &"verify", &"XAK1:ABC", &"--key", &nowhere],
    ];
    for arguments in cases {
        let mut all: Vec<&dyn AsRef<OsStr>> = vec![&"--data", &data];
        all.extend(arguments);
        refused_with(&all, &["找不到", &shown(&nowhere)]);
    }
    let picture = town.path("照片.PNG");
    refused_with(&[&"cert", &"verify", &picture, &"--data", &data], &["找不到", &shown(&picture)]);
    assert!(!data.exists(), "nothing was made on the way");
}

#[test]
fn a_folder_in_place_of_a_file_is_named() {
    let town = Town::new();
    let folder = town.path("文件夹");
    fs::create_dir(&folder).unwrap();
    refused_with(&[&"roster", &"import", &folder], &["它是文件夹，不是文件", &shown(&folder)]);
    refused_with(&[&"bank", &"check", &folder], &["没有可检查的文本文件", &shown(&folder)]);
}

#[test]
fn a_place_below_a_file_cannot_be_written() {
    let town = Town::with_rehearsal();
    let file = town.path("普通文件");
    fs::write(&file, "内容").unwrap();
    let below = file.join("下面");
    refused_with(&[&"demo", &"--out", &below, &"--candidates", &"2"], &["不能写入", &shown(&below)]);
    refused_with(&[&"--data", &below, &"cert", &"list"], &["不能写入", &shown(&below)]);
    refused_with(&[&"--data", &town.data(), &"results", &"export", &below], &["不能写入", &shown(&below)]);
    assert_eq!(fs::read(&file).unwrap(), "内容".as_bytes());
}

/// Permissions do not bind the superuser: there is nothing to see then.
#[cfg(unix)]
#[test]
fn a_folder_without_permission_to_write_is_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt as _;
    let town = Town::new();
    let locked = town.path("只读");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(locked.join("try"), "").is_err() {
        for arguments in [
            &[&"demo" as &dyn AsRef<OsStr>, &"--out", &locked, &"--candidates", &"2"] as &[&dyn AsRef<OsStr>],
            &[&"--data", &locked, &"cert", &"list"],
        ] {
            refused_with(arguments, &["不能写入", &*locked.to_string_lossy(), "没有权限"]);
        }
        assert_eq!(fs::read_dir(&locked).unwrap().count(), 0);
    }
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).unwrap();
}

/// The program with a limit on the size of files, in blocks of 512 bytes; a write beyond it is an error, not the end.
#[cfg(unix)]
fn limited(blocks: u32, arguments: &[&dyn AsRef<OsStr>]) -> Output {
    let script = format!("ulimit -f {blocks} || exit 9; trap '' XFSZ; exec \"$@\"");
    Command::new("sh")
        .args(["-c", &script, "sh", PROGRAM])
        .args(arguments.iter().map(|argument| (*argument).as_ref()))
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn an_export_that_does_not_fit_leaves_the_one_before_whole() {
    let town = Town::with_rehearsal();
    let before = snapshot(&town.path("out"));
    // Other results over the same files: the workbook is the first that does not fit.
    let out = town.path("out");
    for blocks in [2, 20, 60] {
        let ran = limited(blocks, &[&"demo", &"--out", &out, &"--candidates", &"9", &"--seed", &"4"]);
        let said = refused(&ran);
        assert!(said.contains("results.") && said.contains("允许的大小"), "{said}");
        assert_eq!(snapshot(&out), before, "with {blocks} blocks");
    }
    // And into an empty folder: nothing at all.
    let empty = town.path("空");
    refused(&limited(20, &[&"demo", &"--out", &empty, &"--candidates", &"9"]));
    assert_eq!(snapshot(&empty).len(), 0);
}

#[cfg(unix)]
#[test]
fn a_roster_that_does_not_fit_takes_nobody_in() {
    let town = Town::with_office();
    let roster = town.path("很多人.csv");
    let mut text = String::from("姓名,准考证号,单位\n");
    for number in 0..3000 {
        writeln!(text, "考生,ZK{number:06},县里的一个名字很长很长的单位{number}").unwrap();
    }
    fs::write(&roster, text).unwrap();
    let before = town.saved();
    let ran = limited(300, &[&"--data", &town.data(), &"roster", &"import", &roster]);
    let said = refused(&ran);
    assert!(said.contains("以前保存的"), "{said}");
    assert_eq!(town.saved(), before);
    // With room again all of them come in.
    assert!(run(&[&"--data", &town.data(), &"roster", &"import", &roster]).status.success());
    assert_eq!(Store::open(&town.database()).unwrap().candidate_count().unwrap(), 3040);
}

#[cfg(target_os = "linux")]
#[test]
fn a_document_that_could_not_be_printed_to_its_end_is_an_error() {
    for arguments in [&["form", "draw", "BP-CS", "--json"][..], &["bank", "check"], &["blueprint", "list"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let ran = Command::new(PROGRAM).args(arguments).stdout(full).output().unwrap();
        let said = refused(&ran);
        assert!(said.contains("输出没有写完（磁盘已满）"), "{said}");
    }
}

/// Whatever is done with the data folder, a database that cannot be used is named and not touched.
fn is_refused_and_left_alone(town: &Town, words: &[&str]) {
    let before = town.saved();
    let named = shown(&town.database());
    let mut all = vec![named.as_str()];
    all.extend(words);
    let (data, out) = (town.data(), town.path("成绩"));
    let roster = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample-roster.csv");
    refused_with(&[&"--data", &data, &"cert", &"list"], &all);
    refused_with(&[&"--data", &data, &"results", &"export", &out], &all);
    let ran = run(&[&"--data", &data, &"roster", &"import", &roster]);
    assert!(refused(&ran).contains(&named));
    assert_eq!(town.saved(), before);
    assert!(!out.exists());
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let town = Town::new();
    fs::create_dir(town.data()).unwrap();
    for content in ["短", &"这是一份年度总结，不是数据库。".repeat(100)] {
        fs::write(town.database(), content).unwrap();
        is_refused_and_left_alone(&town, &["不是消安考的数据库"]);
    }
}

#[test]
fn a_database_of_another_program_is_left_alone() {
    let town = Town::new();
    fs::create_dir(town.data()).unwrap();
    let raw = rusqlite::Connection::open(town.database()).unwrap();
    raw.execute_batch("CREATE TABLE contract (id INTEGER); INSERT INTO contract VALUES (1)").unwrap();
    drop(raw);
    is_refused_and_left_alone(&town, &["不是消安考的数据库", "--data"]);
}

#[test]
fn a_database_of_a_later_version_is_left_alone() {
    let town = Town::with_office();
    let raw = rusqlite::Connection::open(town.database()).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    drop(raw);
    is_refused_and_left_alone(&town, &["较新版本", "数据版本 99", "请安装新版本"]);
}

#[test]
fn a_database_that_was_cut_off_is_called_damaged_and_left_alone() {
    let town = Town::with_office();
    let whole = fs::read(town.database()).unwrap();
    for length in [whole.len() / 2, 4096, whole.len() - 4096, 5000] {
        fs::write(town.database(), &whole[..length]).unwrap();
        is_refused_and_left_alone(&town, &["已损坏"]);
    }
}

#[test]
fn a_database_with_overwritten_pages_is_called_damaged_and_left_alone() {
    let town = Town::with_office();
    let mut bytes = fs::read(town.database()).unwrap();
    bytes[4096..].fill(0x5a);
    fs::write(town.database(), bytes).unwrap();
    is_refused_and_left_alone(&town, &["已损坏"]);
}

#[test]
fn a_bank_with_a_broken_item_is_told_by_its_place_and_the_other_items_are_counted() {
    let town = Town::new();
    let path = town.path("题库.txt");
    let item = |number: u32, key: &str, stem: &str| {
        format!(
            "{number}. {stem}（　　）\nA. 甲\nB. 乙\n答案：{key}\n解析：略。\n依据：《中华人民共和国消防法》（2021-04-29）第一条\n层次：识记\n难度：0.5\n编号：X-{number}\n\n"
        )
    };
    let head = "类别：学校\n知识点：T-1 某\n核对日期：2026-11-24\n\n";
    let text = format!("{head}{}{}", item(1, "A", "发现火灾以后首先做什么"), item(2, "甲乙丙", "灭火器放在哪里"));
    fs::write(&path, &text).unwrap();
    let ran = run(&[&"bank", &"check", &path]);
    let said = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(ran.status.code(), Some(1));
    assert!(said.contains(&format!("{}:18:4 错误 ", path.display())), "{said}");
    assert!(said.trim_end().ends_with("可用试题 1 道，错误 1 处，提示 0 处。"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn bytes_that_are_no_text_are_told_and_do_not_stop_the_check() {
    let town = Town::new();
    let path = town.path("乱码.txt");
    let bytes: Vec<u8> = (0..4000_u32).map(|number| u8::try_from(number * 7919 % 251).unwrap()).collect();
    fs::write(&path, &bytes).unwrap();
    let ran = run(&[&"bank", &"check", &path]);
    let said = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(ran.status.code(), Some(1), "{said}");
    assert!(said.contains(&*path.to_string_lossy()) && said.contains("错误"), "{said}");
}

#[test]
fn a_roster_that_is_none_is_told_and_nobody_is_taken_in() {
    let town = Town::new();
    let cases: [(&str, &[u8]); 4] = [
        ("图片.xlsx", b"PK\x03\x04 this was a workbook once"),
        ("网页.xls", b"<html><table><tr><td>1</td></tr></table></html>"),
        ("空.csv", b""),
        ("无表头.csv", "今天天气很好\n".as_bytes()),
    ];
    for (name, bytes) in cases {
        let path = town.path(name);
        fs::write(&path, bytes).unwrap();
        let ran = run(&[&"--data", &town.data(), &"roster", &"import", &path]);
        let said = String::from_utf8(ran.stdout).unwrap();
        assert_eq!((ran.status.code(), ran.stderr.len()), (Some(1), 0), "{name}: {said}");
        assert!(said.contains(name) && said.contains("没有写入任何人"), "{name}: {said}");
    }
    assert!(!town.data().exists());
}

#[test]
fn an_identity_number_with_a_wrong_check_digit_signs_nobody_in_and_says_why() {
    let mut store = Store::in_memory().unwrap();
    let typed = |number: &str| SignIn { name: "卓玛措".into(), number: number.into(), unit: String::new() };
    for (number, word) in [
        ("632121198804129988", "校验码"),
        ("63212119880412998", "17 位"),
        ("632121198813129989", "出生日期"),
        ("002121198804129989", "省级代码"),
        ("6321211988O4129989", "第 11 位"),
        ("", "请填写"),
        ("县长", "准考证号"),
    ] {
        let said = errors::sign_in(&sign_in(&mut store, &typed(number)).unwrap_err());
        assert!(said.contains(word) && said.contains('请') || word == "准考证号", "{number}: {said}");
        assert!(said.contains(word), "{number}: {said}");
    }
    assert_eq!(store.candidate_count().unwrap(), 0);
}

#[test]
fn an_edited_results_file_is_refused_whatever_was_edited() {
    let town = Town::with_rehearsal();
    let (file, key) = (town.path("out/results.json"), town.path("out/office.pub"));
    let whole = fs::read_to_string(&file).unwrap();
    let edits = [
        whole.replacen("\"correct\": false", "\"correct\": true", 1),
        whole.replacen("  ", " ", 1),
        whole.trim_end().to_owned(),
        whole.replacen('1', "2", 1),
        String::new(),
    ];
    for edited in edits {
        assert_ne!(edited, whole);
        fs::write(&file, edited).unwrap();
        refused_with(&[&"results", &"verify", &file, &"--key", &key], &["改动过"]);
    }
}

#[test]
fn a_results_file_of_another_kind_is_told_by_place_or_by_its_format() {
    let town = Town::new();
    let file = town.path("a.json");
    for (content, word) in [
        ("不是 JSON", "1"),
        ("{\"format\": \"another\"}", "another"),
        ("{\"format\": \"xiaoankao-results\", \"format_version\": 7}", "7"),
        ("{\"format\": \"xiaoankao-results\", \"format_version\": 1}", "issuer"),
    ] {
        fs::write(&file, content).unwrap();
        refused_with(&[&"form", &"verify", &file], &[word]);
    }
}

#[test]
fn a_missing_or_wrong_signature_file_is_told() {
    let town = Town::with_rehearsal();
    let (file, key) = (town.path("out/results.csv"), town.path("out/office.pub"));
    let signature = town.path("out/results.csv.minisig");
    let kept = fs::read(&signature).unwrap();
    fs::remove_file(&signature).unwrap();
    refused_with(&[&"results", &"verify", &file, &"--key", &key], &["找不到", &shown(&signature)]);
    for content in [&b""[..], b"no signature", &kept[..kept.len() / 2], b"\xff\xfe\x00"] {
        fs::write(&signature, content).unwrap();
        refused_with(&[&"results", &"verify", &file, &"--key", &key], &["minisig"]);
    }
    // The signature of another file of the same office.
    fs::copy(town.path("out/results.json.minisig"), &signature).unwrap();
    refused_with(&[&"results", &"verify", &file, &"--key", &key], &["改动过"]);
}

#[test]
fn a_key_file_that_is_none_is_told() {
    let town = Town::with_rehearsal();
    let (file, key) = (town.path("out/results.csv"), town.path("钥匙.pub"));
    for content in [&b""[..], b"-----BEGIN PUBLIC KEY-----\nAAAA\n", b"untrusted comment: x\nAAAA\n", b"\xff\xfe"] {
        fs::write(&key, content).unwrap();
        refused_with(&[&"results", &"verify", &file, &"--key", &key], &["公钥文件", "office.pub"]);
        refused_with(&[&"cert", &"verify", &"XAK1:ABC", &"--key", &key], &["公钥文件", "office.pub"]);
    }
}

#[test]
fn a_picture_without_a_code_and_a_file_that_is_no_picture_are_told() {
    let town = Town::with_rehearsal();
    let key = town.path("out/office.pub");
    let blank = town.path("空白.png");
    image::GrayImage::from_pixel(300, 200, image::Luma([240])).save(&blank).unwrap();
    refused_with(&[&"cert", &"verify", &blank, &"--key", &key], &["没有找到能读出的二维码"]);
    let whole = fs::read(&blank).unwrap();
    for (name, content) in [("半张.png", &whole[..whole.len() / 2]), ("文字.jpg", b"not a picture"), ("空.png", b"")]
    {
        let path = town.path(name);
        fs::write(&path, content).unwrap();
        refused_with(&[&"cert", &"verify", &path, &"--key", &key], &["不是 PNG 或 JPEG 图片"]);
    }
    // The certificate's own page is a PDF, not a picture of its code.
    let page = fs::read_dir(town.path("out/certificates")).unwrap().next().unwrap().unwrap().path();
    refused_with(&[&"cert", &"verify", &page, &"--key", &key], &["不是 PNG 或 JPEG 图片"]);
}

#[test]
fn text_that_is_no_claim_is_told() {
    let town = Town::with_rehearsal();
    let key = town.path("out/office.pub");
    for (text, word) in [
        ("HC1:6BFOXN", "不是消安考证书"),
        ("6BFOXN*TS0BI$ZD", "不是消安考证书"),
        ("XAK1:", "不完整或被改动过"),
        ("XAK1:中文", "不完整或被改动过"),
        ("", "不是消安考证书"),
    ] {
        refused_with(&[&"cert", &"verify", &text, &"--key", &key], &[word]);
    }
}
