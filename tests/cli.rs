//! The command line, as a transcript: what is typed, what comes back, and the exit code.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed, and says where"
)]
#![allow(clippy::disallowed_methods, reason = "a database is looked into from outside")]

mod stage;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use stage::snapshot;

/// What a command left.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn xiaoankao(arguments: &[&dyn AsRef<OsStr>]) -> Ran {
    let arguments: Vec<&OsStr> = arguments.iter().map(|argument| (*argument).as_ref()).collect();
    let output = Command::cargo_bin("xiaoankao").unwrap().args(&arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

impl Ran {
    /// Nothing on stderr, exit 0.
    fn well(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// One line in Chinese on stderr, exit 1; returns the line.
    fn refused(self) -> String {
        assert_eq!(self.code, 1, "{} {}", self.out, self.err);
        assert!(self.err.ends_with('\n') && self.err.lines().count() == 1, "{}", self.err);
        let first = self.err.chars().next().unwrap();
        assert!(('\u{4e00}'..='\u{9fff}').contains(&first), "{}", self.err);
        self.err
    }

    /// Told in the output, exit 1; returns the output.
    fn told(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (1, ""), "{}", self.out);
        self.out
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|err| panic!("{err}: {}", self.out))
    }
}

fn has(value: &Value, fields: &[&str]) {
    for field in fields {
        assert!(value.get(field).is_some(), "no field {field} in {value}");
    }
}

fn temp() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// A rehearsal of twelve people.
fn demo(folder: &Path, seed: &str) -> String {
    xiaoankao(&[&"demo", &"--out", &folder, &"--candidates", &"12", &"--seed", &seed]).well()
}

fn names(folder: &Path) -> Vec<String> {
    snapshot(folder).keys().map(|path| path.strip_prefix(folder).unwrap().to_string_lossy().into_owned()).collect()
}

fn sample_roster() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample-roster.csv")
}

// demo

#[test]
fn demo_leaves_the_same_bytes_for_the_same_seed_and_others_for_another() {
    let (one, two, other) = (temp(), temp(), temp());
    let said = demo(one.path(), "7");
    demo(two.path(), "7");
    demo(other.path(), "8");
    assert!(said.starts_with("考生 12 人，合格 "), "{said}");
    let files = names(one.path());
    for name in ["office.pub", "qr.txt", "results.csv", "results.json", "results.json.minisig", "results.xlsx"] {
        assert!(files.iter().any(|file| file == name), "{name} of {files:?}");
    }
    assert!(files.iter().any(|file| Path::new(file).extension().is_some_and(|ending| ending == "pdf")), "{files:?}");
    assert_eq!(files, names(two.path()));
    for name in &files {
        assert!(fs::read(one.path().join(name)).unwrap() == fs::read(two.path().join(name)).unwrap(), "{name} differs");
    }
    for name in ["results.csv", "results.json", "results.xlsx", "qr.txt", "office.pub"] {
        assert!(fs::read(one.path().join(name)).unwrap() != fs::read(other.path().join(name)).unwrap(), "{name}");
    }
}

#[test]
fn demo_asks_for_a_sensible_number_of_people() {
    let folder = temp();
    let refused = xiaoankao(&[&"demo", &"--out", &folder.path().join("x"), &"--candidates", &"0"]).refused();
    assert_eq!(refused, "错误：--candidates 是 0，应在 1 到 100000 之间。\n");
    assert!(!folder.path().join("x").exists());
}

// bank check

#[test]
fn bank_check_finds_no_error_in_the_bundled_bank() {
    let said = xiaoankao(&[&"bank", &"check"]).well();
    assert!(said.trim_end().lines().last().unwrap().contains("错误 0 处"), "{said}");
}

#[test]
fn bank_check_json_has_the_promised_fields() {
    let ran = xiaoankao(&[&"bank", &"check", &"--json"]);
    let report = ran.json();
    has(&report, &["items", "errors", "warnings", "by_track", "by_topic", "by_kind", "by_level", "guessers"]);
    has(&report, &["unchecked_basis", "findings"]);
    assert!(report["items"].as_u64().unwrap() > 200);
    has(&report["by_track"], &["civil_servant", "school", "certified_post"]);
    let strategy = report["guessers"].as_object().unwrap().values().next().unwrap();
    has(&strategy["school"], &["score", "chance"]);
    ran.well();
}

/// A file with three faults, each at its place.
const FAULTY: &str = "类别：学校
知识点：T-1 某
核对日期：2026-11-24

1. 发现火灾以后，应当首先做的事情是（　　）
A. 立即报警
B. 先行观望
答案：E
解析：略。
依据：《某法》（2021-04-29）第一条
层次：识记
难度：0.5
编号：X-1

2. 灭火器应当放在哪里（　　）
A. 明显的地方
B. 上锁的柜子
答案：A
解析：略。
依据：《某法》（2021-04-29）第二条
层次：背诵
难度：0.5
编号：X-2
";

#[test]
fn bank_check_of_a_file_with_faults_names_file_line_and_column() {
    let folder = temp();
    let path = folder.path().join("题.txt");
    fs::write(&path, FAULTY).unwrap();
    let said = xiaoankao(&[&"bank", &"check", &path]).told();
    let at = |row: u32, column: u32| format!("{}:{row}:{column} 错误 ", path.display());
    assert!(said.contains(&at(8, 4)) && said.contains(&at(21, 4)), "{said}");

    let ran = xiaoankao(&[&"bank", &"check", &path, &"--json"]);
    let report = ran.json();
    assert_eq!((ran.code, ran.err.as_str(), report["errors"].as_u64()), (1, "", Some(2)));
    let finding = &report["findings"][0];
    has(finding, &["code", "severity", "file", "row", "column", "found", "expected", "hint"]);
    assert_eq!((&finding["row"], &finding["column"], &finding["found"]), (&8.into(), &4.into(), &"E".into()));
}

// blueprint

#[test]
fn blueprint_list_and_check_know_the_fifteen_of_the_program() {
    let said = xiaoankao(&[&"blueprint", &"list"]).well();
    let ids: Vec<&str> = said.lines().map(|line| line.split('\t').next().unwrap()).collect();
    let known = [
        "BP-CS", "BP-PF", "BP-SC-M", "BP-SC-P", "BP-SC-T", "BP-CP-FA", "BP-CP-HG", "BP-CP-HW", "BP-CP-MS", "BP-CP-RM",
        "BP-R-FA", "BP-R-HG", "BP-R-HW", "BP-R-MS", "BP-R-RM",
    ];
    assert_eq!(ids, known);
    let list = xiaoankao(&[&"blueprint", &"list", &"--json"]).json();
    assert_eq!(list.as_array().unwrap().len(), known.len());
    has(&list[0], &["id", "title", "track", "settings", "sections", "topics"]);
    for id in ids {
        let said = xiaoankao(&[&"blueprint", &"check", &id]).well();
        assert!(said.starts_with(&format!("{id}：题库够用，可以组卷。\n")), "{said}");
        let checked = xiaoankao(&[&"blueprint", &"check", &id, &"--json"]).json();
        assert_eq!((&checked["served"], &checked["shortages"]), (&true.into(), &Value::Array(vec![])));
        // Where the pool is narrow the office is told, and where it is not it is left in peace.
        let is_wide = checked["exposure"]["least"].as_f64().unwrap() > 0.3;
        assert_eq!(said.contains("题库偏窄"), is_wide, "{said}");
    }
    let refused = xiaoankao(&[&"blueprint", &"check", &"BP-X"]).refused();
    assert!(refused.contains("BP-X") && refused.contains("BP-CS、BP-PF、BP-SC-M"), "{refused}");
}

// form

#[test]
fn form_draw_json_has_the_promised_fields_and_is_the_same_each_time() {
    let draw = |seed: &str| xiaoankao(&[&"form", &"draw", &"BP-CS", &"--count", &"5", &"--seed", &seed, &"--json"]);
    let ran = draw("42");
    let trial = ran.json();
    has(&trial, &["bank", "blueprint", "seed", "forms", "spread", "exposure_max", "exposure_least", "overlap_mean"]);
    assert_eq!((&trial["blueprint"], &trial["seed"]), (&"BP-CS".into(), &42.into()));
    assert_eq!(trial["forms"].as_array().unwrap().len(), 5);
    let form = &trial["forms"][0];
    has(&form["expected"], &["-1", "0", "1"]);
    assert!(form["expected"]["-1"].as_f64() < form["expected"]["0"].as_f64());
    assert_eq!(form["items"].as_array().unwrap().len(), 50);
    has(&form["items"][0], &["id", "version", "options"]);
    assert!(trial["spread"].as_f64().unwrap() <= 3.0, "{}", trial["spread"]);
    assert_eq!(draw("42").out, ran.out);
    assert_ne!(draw("43").out, ran.out);
    let said = xiaoankao(&[&"form", &"draw", &"BP-CS", &"--count", &"5", &"--seed", &"42"]).well();
    assert!(said.starts_with("BP-CS：抽 5 份。"), "{said}");
}

#[test]
fn form_draw_and_a_number_out_of_range() {
    let refused = xiaoankao(&[&"form", &"draw", &"BP-CS", &"--count", &"10001"]).refused();
    assert_eq!(refused, "错误：--count 是 10001，应在 1 到 10000 之间。\n");
}

#[test]
fn form_verify_finds_a_file_alike_and_a_changed_mark_and_a_changed_form() {
    let folder = temp();
    demo(folder.path(), "3");
    let file = folder.path().join("results.json");
    let said = xiaoankao(&[&"form", &"verify", &file]).well();
    assert_eq!(said, "12 份试卷由种子重新组卷、由作答重新评分，全部一致。\n");
    let whole: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();

    let mut score = whole.clone();
    score["results"][4]["score"] = "100".into();
    fs::write(&file, score.to_string()).unwrap();
    let sitting = whole["results"][4]["sitting"].as_str().unwrap();
    let said = xiaoankao(&[&"form", &"verify", &file]).told();
    assert_eq!(said, format!("应考 {sitting}：重新评分得到的分数与文件里的不同\n"));

    let mut form = whole.clone();
    let items = form["records"][0]["form"]["items"].as_array_mut().unwrap();
    items.swap(0, 1);
    fs::write(&file, form.to_string()).unwrap();
    let ran = xiaoankao(&[&"form", &"verify", &file, &"--json"]);
    let verified = ran.json();
    assert_eq!((ran.code, &verified["alike"], &verified["sittings"]), (1, &false.into(), &12.into()));
    assert_eq!(verified["differences"][0][0], whole["results"][0]["sitting"]);

    let mut fewer = whole.clone();
    fewer["records"].as_array_mut().unwrap().pop();
    fs::write(&file, fewer.to_string()).unwrap();
    let ran = xiaoankao(&[&"form", &"verify", &file]);
    assert_eq!(ran.code, 1);
    let last = whole["results"][11]["sitting"].as_str().unwrap();
    assert!(ran.out.contains(last), "it says what is missing: {:?} {:?}", ran.out, ran.err);

    // Records in another order than the results are no difference.
    let mut turned = whole;
    turned["records"].as_array_mut().unwrap().reverse();
    fs::write(&file, turned.to_string()).unwrap();
    xiaoankao(&[&"form", &"verify", &file]).well();
}

// results

#[test]
fn results_verify_accepts_what_was_signed_and_refuses_an_edited_file() {
    let folder = temp();
    demo(folder.path(), "3");
    let key = folder.path().join("office.pub");
    for name in ["results.json", "results.csv", "results.xlsx"] {
        let file = folder.path().join(name);
        let said = xiaoankao(&[&"results", &"verify", &file, &"--key", &key]).well();
        assert!(said.starts_with("签名有效：") && said.contains(name), "{said}");
        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&file, bytes).unwrap();
        let refused = xiaoankao(&[&"results", &"verify", &file, &"--key", &key]).refused();
        assert!(refused.contains("改动过"), "{refused}");
    }
    // The key of another office.
    let other = temp();
    demo(other.path(), "4");
    let file = other.path().join("results.json");
    let refused = xiaoankao(&[&"results", &"verify", &file, &"--key", &key]).refused();
    assert!(refused.contains("不是这个单位的密钥"), "{refused}");
}

#[test]
fn results_export_of_an_empty_office_is_whole_and_signed_with_the_key_that_the_store_knows() {
    let folder = temp();
    let (data, out) = (folder.path().join("data"), folder.path().join("成绩"));
    let said = xiaoankao(&[&"--data", &data, &"results", &"export", &out]).well();
    assert!(said.starts_with("写出的文件："), "{said}");
    assert_eq!(names(&out).len(), 7);
    let file = out.join("results.json");
    let said = xiaoankao(&[&"--data", &data, &"results", &"verify", &file]).well();
    assert!(said.contains("含 0 场应考"), "{said}");
    xiaoankao(&[&"--data", &data, &"results", &"export", &out, &"--gb18030"]).well();
    let csv = fs::read(out.join("results.csv")).unwrap();
    let (text, _, had_errors) = encoding_rs::GB18030.decode(&csv);
    assert!(!had_errors && text.starts_with("\"姓名\",\"证件号码\""), "{text}");
}

// cert

#[test]
fn cert_verify_accepts_a_valid_token_and_refuses_a_changed_one() {
    let folder = temp();
    demo(folder.path(), "3");
    let key = folder.path().join("office.pub");
    let qr = fs::read_to_string(folder.path().join("qr.txt")).unwrap();
    let (number, token) = qr.lines().next().unwrap().split_once('\t').unwrap();
    let said = xiaoankao(&[&"cert", &"verify", &token, &"--key", &key]).well();
    assert!(said.starts_with("证书有效。") && said.contains(number), "{said}");

    let ran = xiaoankao(&[&"cert", &"verify", &token, &"--key", &key, &"--json"]);
    let verdict = ran.json();
    has(&verdict, &["valid", "reason", "claim"]);
    assert_eq!((&verdict["valid"], &verdict["claim"]["number"]), (&true.into(), &number.into()));
    ran.well();

    // From a file, too.
    let file = folder.path().join("一个.txt");
    fs::write(&file, format!("{token}\n")).unwrap();
    xiaoankao(&[&"cert", &"verify", &file, &"--key", &key]).well();

    let mut changed = token.to_owned().into_bytes();
    let middle = changed.len() / 2;
    changed[middle] = if changed[middle] == b'A' { b'B' } else { b'A' };
    let changed = String::from_utf8(changed).unwrap();
    xiaoankao(&[&"cert", &"verify", &changed, &"--key", &key]).refused();
    let ran = xiaoankao(&[&"cert", &"verify", &changed, &"--key", &key, &"--json"]);
    let verdict = ran.json();
    assert_eq!((&verdict["valid"], &verdict["claim"]), (&false.into(), &Value::Null));
    assert!(!verdict["reason"].as_str().unwrap().is_empty());
    ran.refused();

    // Without a key, an office that did not issue it does not know it.
    let refused = xiaoankao(&[&"--data", &folder.path().join("data"), &"cert", &"verify", &token]).refused();
    assert!(refused.contains("office.pub"), "{refused}");
}

#[test]
fn cert_list_and_save_of_an_office_without_certificates() {
    let folder = temp();
    let data = folder.path().join("data");
    assert_eq!(xiaoankao(&[&"--data", &data, &"cert", &"list"]).well(), "");
    assert_eq!(xiaoankao(&[&"--data", &data, &"cert", &"list", &"--json"]).json(), Value::Array(vec![]));
    let refused = xiaoankao(&[&"--data", &data, &"cert", &"save", &"XF-1", &"--out", &folder.path()]).refused();
    assert_eq!(refused, "错误：没有编号为“XF-1”的证书。\n");
}

// roster

/// How many people the office knows.
fn people_in(data: &Path) -> i64 {
    let raw = rusqlite::Connection::open(data.join("xiaoankao.db")).unwrap();
    raw.query_row("SELECT count(*) FROM candidate", [], |row| row.get(0)).unwrap()
}

#[test]
fn roster_import_takes_the_sample_in_once_however_often() {
    let folder = temp();
    let data = folder.path().join("data");
    let import = |more: &[&dyn AsRef<OsStr>]| {
        let mut arguments: Vec<&dyn AsRef<OsStr>> = vec![&"--data", &data, &"roster", &"import"];
        arguments.extend(more);
        xiaoankao(&arguments)
    };
    let sample = sample_roster();
    assert_eq!(import(&[&sample, &"--dry-run"]).well(), "可以导入 40 人，没有发现问题。没有写入。\n");
    assert!(!data.exists(), "a dry run writes nothing");
    assert_eq!(import(&[&sample]).well(), "已导入 40 人。\n");
    assert_eq!(import(&[&sample]).well(), "已导入 40 人。\n");
    assert_eq!(people_in(&data), 40);

    // The same from a machine that writes GB18030, in a folder of its own.
    let text = fs::read_to_string(&sample).unwrap();
    let (bytes, _, had_errors) = encoding_rs::GB18030.encode(text.trim_start_matches('\u{feff}'));
    assert!(!had_errors);
    let gb = folder.path().join("花名册.csv");
    fs::write(&gb, &bytes).unwrap();
    let imported = import(&[&gb, &"--json"]).json();
    has(&imported, &["file", "encoding", "people", "imported", "findings"]);
    assert_eq!((&imported["encoding"], &imported["people"]), (&"gb18030".into(), &40.into()));
    assert_eq!((people_in(&data), &imported["imported"]), (40, &true.into()), "the same people");
}

#[test]
fn roster_import_with_a_wrong_check_digit_names_row_and_column_and_takes_nobody_in() {
    let folder = temp();
    let data = folder.path().join("data");
    let text = fs::read_to_string(sample_roster()).unwrap();
    assert!(text.contains("632123199803259981"));
    let file = folder.path().join("错.csv");
    fs::write(&file, text.replace("632123199803259981", "632123199803259982")).unwrap();
    let said = xiaoankao(&[&"--data", &data, &"roster", &"import", &file]).told();
    assert!(said.contains("错.csv:3:2 错误 "), "{said}");
    assert!(said.ends_with("发现 1 处错误，没有写入任何人。请按上面的行、列改好后再导入。\n"), "{said}");
    assert!(!data.exists(), "nothing was written");
    let report = xiaoankao(&[&"--data", &data, &"roster", &"import", &file, &"--json"]).json();
    let finding = &report["findings"][0];
    has(finding, &["code", "severity", "file", "row", "column", "found", "expected", "hint"]);
    assert_eq!((&finding["row"], &finding["column"], &report["imported"]), (&3.into(), &2.into(), &false.into()));
}

// usage

#[test]
fn usage_errors_exit_two() {
    let cases: [&[&dyn AsRef<OsStr>]; 6] = [
        &[&"frobnicate"],
        &[&"demo"],
        &[&"form", &"draw", &"BP-CS", &"--count", &"many"],
        &[&"bank"],
        &[&"cert", &"verify"],
        &[&"results", &"export", &"a", &"b"],
    ];
    for arguments in cases {
        let ran = xiaoankao(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn help_is_in_chinese_and_version_is_that_of_the_program() {
    let said = xiaoankao(&[&"--help"]).well();
    assert!(said.starts_with("消安考：") && said.contains("证书"), "{said}");
    assert_eq!(xiaoankao(&[&"--version"]).well(), format!("xiaoankao {}\n", env!("CARGO_PKG_VERSION")));
}
