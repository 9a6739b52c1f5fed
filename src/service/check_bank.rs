//! Checking a bank: its files, its citations, its flaws, and what a cunning guesser would score on it.
//!
//! Owns the order of the checks and the report. What each check finds is decided in `formats` and `domain`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::bundled_bank;
use super::check_lessons::{check_lessons, is_lesson};
use super::references::{check_counts, check_item, check_list, check_shares};
use crate::domain::bank::{
    Bank, BasisCheck, Finding, FindingCode, GuesserFigure, Item, Kind, Level, Severity, Strategy, Track, alike,
    bank_flaws, flaws, giveaways, guessers,
};
use crate::formats::bank_text::{LocatedItem, parse};
use crate::formats::encoding::decode;
use crate::formats::law::{Law, Laws};
use crate::text::bank::{WORDS, finding_hint, finding_message};

/// A file as it lies on a disk or in the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BankFile<'a> {
    /// What findings call it; pictures are looked for beside it.
    pub name: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

/// What was found in a bank: the document of `bank check --json`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct BankReport {
    /// How many items can be used.
    pub items: usize,
    /// How many lessons there are.
    pub lessons: usize,
    /// How many findings are errors.
    pub errors: usize,
    /// How many findings are warnings.
    pub warnings: usize,
    /// The items of each track.
    pub by_track: BTreeMap<Track, usize>,
    /// The items of each topic, by its code.
    pub by_topic: BTreeMap<String, usize>,
    /// The items of each kind.
    pub by_kind: BTreeMap<Kind, usize>,
    /// The items of each level.
    pub by_level: BTreeMap<Level, usize>,
    /// The items of each topic by kind and level, and how many rest on standards.
    pub by_topic_counts: BTreeMap<String, TopicCounts>,
    /// How many items have a picture.
    pub pictures: usize,
    /// What strategies without knowledge score.
    pub guessers: BTreeMap<Strategy, BTreeMap<Track, GuesserFigure>>,
    /// The share of each track's items whose basis is a standard or common knowledge, whose text is not held.
    pub unchecked_basis: BTreeMap<Track, f64>,
    /// All findings, in the order of the files and lines.
    pub findings: Vec<ReportedFinding>,
}

/// Counts by a code.
pub type Count = BTreeMap<String, usize>;

/// The items of a topic.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TopicCounts {
    /// By kind.
    pub kinds: Count,
    /// By level.
    pub levels: Count,
    /// How many rest on standards.
    pub standards: usize,
}

/// A finding with what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportedFinding {
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
    /// What was found, as a sentence.
    pub message: String,
    /// What to do about it, as a sentence.
    pub hint: &'static str,
}

impl From<Finding> for ReportedFinding {
    fn from(finding: Finding) -> Self {
        Self { message: finding_message(&finding), hint: finding_hint(finding.code), finding }
    }
}

/// Checks bank files and lessons against each other and, where texts of regulations are given, against these.
///
/// `picture_exists` is asked with paths made of the name of the bank file and the path that the item gives, with `/`.
#[must_use]
pub fn check_bank(
    sources: &[BankFile<'_>],
    laws: &[BankFile<'_>],
    picture_exists: &dyn Fn(&str) -> bool,
) -> BankReport {
    check_with(sources, &texts(laws), picture_exists)
}

/// The regulations of these files.
fn texts(files: &[BankFile<'_>]) -> Laws {
    files.iter().filter_map(|file| Law::parse(file.name, &decode(file.bytes).text)).collect()
}

fn check_with(sources: &[BankFile<'_>], laws: &Laws, picture_exists: &dyn Fn(&str) -> bool) -> BankReport {
    let (lessons, banks): (Vec<_>, Vec<_>) = sources.iter().copied().partition(|file| is_lesson(file.name));
    let (located, mut findings) = read(&banks);
    for item in &located {
        if !laws.is_empty() {
            findings.extend(laws.check(item));
        }
        findings.extend(check_item(item));
        findings.extend(flaws(&item.item, &WORDS).into_iter().map(|flaw| {
            let place = item.place_of(flaw.part);
            flaw.at(&item.file, place.row, place.column)
        }));
        if let Some(picture) = &item.item.picture
            && !picture_exists(&beside(&item.file, &picture.path))
        {
            let place = item.picture;
            let code = FindingCode::MissingPicture;
            findings.push(Finding::error(code, &item.file, place.row, place.column, &picture.path));
        }
    }
    let (bank, _) = Bank::new(located.into_iter().map(|item| item.item));
    // Lessons by themselves are about the items that come with the program.
    let of_lessons = if banks.is_empty() { bundled_bank::bank() } else { &bank };
    findings.extend(check_lessons(&lessons, of_lessons, laws, picture_exists));
    let order: BTreeMap<&str, usize> = sources.iter().enumerate().map(|(number, file)| (file.name, number)).collect();
    findings.sort_by_key(|finding| (order.get(finding.file.as_str()).copied(), finding.row, finding.column));
    BankReport { lessons: lessons.len(), ..report(&bank, findings) }
}

/// Checks the bank that comes with the program, its counts against the plan as well.
#[must_use]
pub fn check_bundled(laws: &[BankFile<'_>]) -> BankReport {
    let laws = texts(laws);
    let mut report = check_with(&bundled_bank::all_files(), &laws, &bundled_bank::has);
    let mut findings = check_counts(&report.by_topic_counts);
    findings.extend(check_list(&laws));
    report.add(findings);
    report
}

impl BankReport {
    fn add(&mut self, findings: Vec<Finding>) {
        self.findings.extend(findings.into_iter().map(ReportedFinding::from));
        let errors = self.findings.iter().filter(|one| one.finding.severity == Severity::Error).count();
        (self.errors, self.warnings) = (errors, self.findings.len() - errors);
    }
}

/// The bank of these files, with the findings of its reading: items with errors are left out, and so is the second
/// item of one id.
#[must_use]
pub fn load_bank(sources: &[BankFile<'_>]) -> (Bank, Vec<Finding>) {
    let (located, findings) = parse_all(sources);
    let (bank, _) = Bank::new(located.into_iter().map(|item| item.item));
    (bank, findings)
}

/// The items of all files, and what the files and the items between them show.
fn read(sources: &[BankFile<'_>]) -> (Vec<LocatedItem>, Vec<Finding>) {
    let (located, mut findings) = parse_all(sources);
    let items: Vec<&Item> = located.iter().map(|item| &item.item).collect();
    let between = [bank_flaws(&items), alike(&items), giveaways(&items)];
    let mut told = BTreeSet::new();
    for (number, flaw) in between.into_iter().flatten() {
        // What is the same need not be told again as nearly the same.
        let is_copy = matches!(flaw.code, FindingCode::SameStem | FindingCode::RepeatedId | FindingCode::AlikeItems);
        if is_copy && !told.insert(number) && flaw.code == FindingCode::AlikeItems {
            continue;
        }
        if let Some(item) = located.get(number) {
            let place = item.place_of(flaw.part);
            findings.push(flaw.at(&item.file, place.row, place.column));
        }
    }
    (located, findings)
}

/// The items of all files, and what is wrong with the files.
fn parse_all(sources: &[BankFile<'_>]) -> (Vec<LocatedItem>, Vec<Finding>) {
    let (mut located, mut findings) = (Vec::new(), Vec::new());
    for file in sources {
        let decoded = decode(file.bytes);
        if decoded.had_errors {
            findings.push(Finding::error(FindingCode::BadEncoding, file.name, 0, 0, decoded.encoding));
        }
        let parsed = parse(file.name, &decoded.text);
        located.extend(parsed.items);
        findings.extend(parsed.findings);
    }
    (located, findings)
}

fn report(bank: &Bank, mut findings: Vec<Finding>) -> BankReport {
    let mut report = BankReport { items: bank.len(), guessers: guessers(bank.iter(), &WORDS), ..BankReport::default() };
    let mut standards: BTreeMap<Track, usize> = BTreeMap::new();
    for item in bank.iter() {
        *report.by_track.entry(item.track).or_default() += 1;
        *report.by_topic.entry(item.topic.code.clone()).or_default() += 1;
        *report.by_kind.entry(item.kind).or_default() += 1;
        *report.by_level.entry(item.level).or_default() += 1;
        report.pictures += usize::from(item.picture.is_some());
        let counts = report.by_topic_counts.entry(item.topic.code.clone()).or_default();
        *counts.kinds.entry(item.kind.code().to_owned()).or_default() += 1;
        *counts.levels.entry(item.level.code().to_owned()).or_default() += 1;
        counts.standards += usize::from(item.check == BasisCheck::Standard);
        *standards.entry(item.track).or_default() += usize::from(item.check == BasisCheck::Standard);
    }
    for (track, standards) in standards {
        report.unchecked_basis.insert(track, share(standards, report.by_track.get(&track).copied().unwrap_or(1)));
    }
    findings.extend(check_shares(&report.guessers, &report.unchecked_basis, &report.by_track));
    report.add(findings);
    report
}

/// A share for a table.
#[expect(clippy::cast_precision_loss, reason = "counts of items are far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// The path of a file that is named relative to another one, with `/` and without `.` and `..` where they can go.
#[must_use]
pub fn beside(file: &str, path: &str) -> String {
    let file = file.replace('\\', "/");
    let folder = file.rsplit_once('/').map(|(folder, _)| folder);
    let mut parts: Vec<&str> =
        folder.map(|folder| folder.split('/').filter(|part| *part != ".").collect()).unwrap_or_default();
    for part in path.split(['/', '\\']) {
        match part {
            "." | "" => {}
            ".." if parts.last().is_some_and(|last| !matches!(*last, ".." | "")) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "类别：学校\n知识点：T-1 某\n核对日期：2026-11-24\n\n";
    const ITEM: &str = "1. 发现火灾以后，应当首先做的事情是（　　）\nA. 立即报警\nB. 先行观望\nC. 自行离开\n答案：A\n解析：略。\n依据：《中华人民共和国消防法》（2021-04-29）第一条\n层次：识记\n难度：0.5\n编号：X-1\n";

    fn codes(report: &BankReport) -> Vec<(FindingCode, u32)> {
        report.findings.iter().map(|reported| (reported.finding.code, reported.finding.row)).collect()
    }

    fn check(texts: &[&str], laws: &[&str]) -> BankReport {
        let names = ["a.txt", "b.txt"];
        let files = |texts: &[&'static str]| -> Vec<BankFile<'static>> {
            texts.iter().zip(names).map(|(text, name)| BankFile { name, bytes: text.as_bytes() }).collect()
        };
        let leak = |text: &&str| -> &'static str { Box::leak((*text).to_owned().into_boxed_str()) };
        let texts: Vec<&str> = texts.iter().map(leak).collect();
        let laws: Vec<&str> = laws.iter().map(leak).collect();
        check_bank(&files(&texts), &files(&laws), &|path| path == "images/a.svg")
    }

    #[test]
    fn a_sound_bank_has_no_findings_and_is_counted() {
        let report = check(&[&format!("{HEAD}{ITEM}")], &[]);
        assert_eq!(codes(&report), []);
        assert_eq!((report.items, report.errors, report.warnings), (1, 0, 0));
        assert_eq!(report.by_topic.get("T-1"), Some(&1));
        assert_eq!(report.unchecked_basis.get(&Track::School), Some(&0.0));
    }

    #[test]
    fn repeated_ids_and_stems_are_found_between_files_at_their_lines() {
        let text = format!("{HEAD}{ITEM}");
        let report = check(&[&text, &text], &[]);
        assert_eq!(codes(&report), [(FindingCode::RepeatedId, 14)]);
        assert_eq!(report.findings[0].finding.file, "b.txt");
        assert_eq!(report.items, 1);
        let other = text.replace("X-1", "X-2");
        assert_eq!(codes(&check(&[&text, &other], &[])), [(FindingCode::SameStem, 5)]);
    }

    #[test]
    fn citations_flaws_and_pictures_are_checked_at_their_lines() {
        let text = format!("{HEAD}{}图：../images/b.svg｜某\n", ITEM.replace("A. 立即报警", "A. 立即拨打电话报警"));
        let law = "---\ntitle: 中华人民共和国消防法\nversion: 2021-04-29\n---\n第二条 略。\n";
        let report = check(&[&text], &[law]);
        assert_eq!(
            codes(&report),
            [(FindingCode::LongKey, 6), (FindingCode::UnknownArticle, 11), (FindingCode::MissingPicture, 15)]
        );
        assert_eq!((report.errors, report.warnings), (2, 1));
    }

    #[test]
    fn the_document_has_the_promised_fields() {
        let report = check(&[&format!("{HEAD}{ITEM}").replace("答案：A", "答案：D")], &[]);
        let document = serde_json::to_value(&report).unwrap();
        for field in [
            "items",
            "errors",
            "warnings",
            "by_track",
            "by_topic",
            "by_kind",
            "by_level",
            "guessers",
            "unchecked_basis",
        ] {
            assert!(document.get(field).is_some(), "{field}");
        }
        let finding = &document["findings"][0];
        assert_eq!(finding["code"], "key_out_of_range");
        assert_eq!(finding["severity"], "error");
        assert_eq!((&finding["row"], &finding["column"]), (&9.into(), &4.into()));
        assert_eq!((&finding["found"], &finding["expected"]), (&"D".into(), &"A–C".into()));
        assert!(finding["hint"].as_str().unwrap().contains("选项"));
    }

    #[test]
    fn paths_are_made_without_detours() {
        assert_eq!(beside("school/a.txt", "../images/b.svg"), "images/b.svg");
        assert_eq!(beside("/x/school\\a.txt", "./b.svg"), "/x/school/b.svg");
        assert_eq!(beside("a.txt", "../b.svg"), "../b.svg");
        assert_eq!(beside("./a.txt", "../b.svg"), "../b.svg");
    }
}
