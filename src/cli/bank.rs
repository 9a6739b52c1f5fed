//! `bank check [PATH]... [--law DIR] [--json]`: the bundled bank, or files, with their structure, basis and flaws.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Failure, Outcome};

use crate::domain::bank::Track;
use crate::service::check_bank::{BankFile, BankReport, check_bank, check_bundled};
use crate::service::check_lessons::is_lesson;
use crate::text::bank::{self as words, CHECK_ABOUT, CHECK_JSON, CHECK_LAW, CHECK_PATHS};
use crate::text::words::{kind, level, track};

/// The arguments of `bank check`.
#[derive(Debug, Clone, Default, Args)]
#[command(about = CHECK_ABOUT)]
pub struct CheckArgs {
    /// Files, or folders that are walked in the order of names; none means the bundled bank.
    #[arg(value_name = "PATH", help = CHECK_PATHS)]
    pub paths: Vec<PathBuf>,
    /// A folder with texts of regulations.
    #[arg(long, value_name = "DIR", help = CHECK_LAW)]
    pub law: Option<PathBuf>,
    /// Whether to print one JSON document.
    #[arg(long, help = CHECK_JSON)]
    pub json: bool,
}

/// What can be done with the bank.
#[derive(Debug, Subcommand)]
pub enum BankCommand {
    /// Check it.
    #[command(about = CHECK_ABOUT)]
    Check(CheckArgs),
}

/// Runs a command on the bank.
pub(super) fn run(command: &BankCommand, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    let BankCommand::Check(args) = command;
    if check(args, out, err) == 0 { Ok(()) } else { Err(Failure::Told) }
}

/// A path that could not be read.
#[derive(Debug, thiserror::Error)]
enum ReadError {
    #[error("{0} is not there")]
    Missing(PathBuf),
    #[error("{path} cannot be read: {source}")]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("nothing to check in {0}")]
    Empty(PathBuf),
}

impl ReadError {
    fn sentence(&self) -> String {
        match self {
            Self::Missing(path) => words::path_missing(&path.to_string_lossy()),
            Self::Unreadable { path, source } => words::path_unreadable(&path.to_string_lossy(), &source.to_string()),
            Self::Empty(path) => words::nothing_in(&path.to_string_lossy()),
        }
    }
}

/// A file that was read.
struct ReadFile {
    name: String,
    bytes: Vec<u8>,
}

/// Checks and prints. Returns the exit status: 0, or 1 where there are errors or a path cannot be read.
pub fn check(args: &CheckArgs, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let report = match gather(args) {
        Ok(report) => report,
        Err(error) => {
            // Where not even this can be written there is nobody left to tell.
            let _ = writeln!(err, "{}", error.sentence());
            return 1;
        }
    };
    let printed = if args.json { print_json(&report, out) } else { print(&report, out) };
    u8::from(printed.is_err() || report.errors > 0)
}

fn gather(args: &CheckArgs) -> Result<BankReport, ReadError> {
    let laws = match &args.law {
        Some(folder) => read_all(folder, &|path| has_ending(path, &["md", "txt"]))?,
        None => Vec::new(),
    };
    let laws = borrowed(&laws);
    if args.paths.is_empty() {
        return Ok(check_bundled(&laws));
    }
    let mut files = Vec::new();
    for path in &args.paths {
        files.extend(read_all(path, &|path| has_ending(path, &["txt"]) || is_lesson(&path.to_string_lossy()))?);
    }
    Ok(check_bank(&borrowed(&files), &laws, &|path| Path::new(path).is_file()))
}

fn borrowed(files: &[ReadFile]) -> Vec<BankFile<'_>> {
    files.iter().map(|file| BankFile { name: &file.name, bytes: &file.bytes }).collect()
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending.eq_ignore_ascii_case(wanted)))
}

/// The file at a path whatever its name, or those of the files in the folder there that are wanted.
fn read_all(path: &Path, wanted: &dyn Fn(&Path) -> bool) -> Result<Vec<ReadFile>, ReadError> {
    let mut found = Vec::new();
    if path.is_dir() {
        walk(path, wanted, &mut found)?;
    } else if path.exists() {
        found.push(path.to_owned());
    } else {
        return Err(ReadError::Missing(path.to_owned()));
    }
    if found.is_empty() {
        return Err(ReadError::Empty(path.to_owned()));
    }
    let read = |path: PathBuf| match fs::read(&path) {
        Ok(bytes) => Ok(ReadFile { name: path.to_string_lossy().into_owned(), bytes }),
        Err(source) => Err(ReadError::Unreadable { path, source }),
    };
    found.into_iter().map(read).collect()
}

fn walk(folder: &Path, wanted: &dyn Fn(&Path) -> bool, found: &mut Vec<PathBuf>) -> Result<(), ReadError> {
    let unreadable = |source| ReadError::Unreadable { path: folder.to_owned(), source };
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let mut entries = entries.collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        // A link to a folder above would be walked for ever.
        let is_folder = entry.file_type().map_err(unreadable)?.is_dir();
        if is_folder {
            walk(&path, wanted, found)?;
        } else if wanted(&path) {
            found.push(path);
        }
    }
    Ok(())
}

fn print_json(report: &BankReport, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    writeln!(out)
}

fn print(report: &BankReport, out: &mut dyn Write) -> io::Result<()> {
    for reported in &report.findings {
        writeln!(out, "{}", words::finding_line(&reported.finding))?;
    }
    if !report.findings.is_empty() {
        writeln!(out)?;
    }
    counts(words::BY_TRACK, report.by_track.iter().map(|(key, count)| (track(*key), *count)), out)?;
    counts(words::BY_KIND, report.by_kind.iter().map(|(key, count)| (kind(*key), *count)), out)?;
    counts(words::BY_LEVEL, report.by_level.iter().map(|(key, count)| (level(*key), *count)), out)?;
    if !report.guessers.is_empty() {
        writeln!(out, "{}", words::GUESSERS)?;
    }
    for (strategy, figures) in &report.guessers {
        write!(out, "  {}", words::strategy(*strategy))?;
        for key in Track::ALL {
            if let Some(figure) = figures.get(&key) {
                write!(out, "  {} {}", track(key), words::guess(figure.score, figure.chance, figure.questions))?;
            }
        }
        writeln!(out)?;
    }
    if !report.unchecked_basis.is_empty() {
        write!(out, "{}", words::UNCHECKED)?;
        for (key, share) in &report.unchecked_basis {
            write!(out, "  {} {:.1}%", track(*key), share * 100.0)?;
        }
        writeln!(out)?;
    }
    if report.lessons > 0 {
        writeln!(out, "{}", words::lessons(report.lessons))?;
    }
    writeln!(out, "{}", words::totals(report.items, report.errors, report.warnings))
}

fn counts<'a>(name: &str, counts: impl Iterator<Item = (&'a str, usize)>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{name}")?;
    for (value, count) in counts {
        write!(out, "  {value} {count}")?;
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "类别：学校\n知识点：T-1\n核对日期：2026-11-24\n1. 题干（　　）\nA. 甲\nB. 乙\n答案：C\n解析：略\n依据：通用消防常识\n核对：标准\n层次：识记\n难度：0.5\n编号：X-1\n";

    fn run(args: &CheckArgs) -> (u8, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let status = check(args, &mut out, &mut err);
        (status, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    #[test]
    fn findings_are_printed_with_place_and_hint_and_errors_fail() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("子")).unwrap();
        fs::write(folder.path().join("子/题.txt"), TEXT).unwrap();
        fs::write(folder.path().join("FORMAT.md"), "# x").unwrap();
        let args = CheckArgs { paths: vec![folder.path().to_owned()], ..CheckArgs::default() };
        let (status, out, err) = run(&args);
        assert_eq!((status, err.as_str()), (1, ""));
        assert!(out.contains("题.txt:7:4 错误 答案指向不存在的选项：“C”，应为 A–B。"), "{out}");
        assert!(out.ends_with("可用试题 0 道，错误 1 处，提示 0 处。\n"), "{out}");
        fs::write(folder.path().join("子/题.txt"), TEXT.replace("答案：C", "答案：A")).unwrap();
        let (status, out, _) = run(&args);
        assert_eq!(status, 0, "{out}");
        assert!(out.contains("单项选择 1"), "{out}");
    }

    #[test]
    fn the_lessons_of_a_folder_are_checked_with_it_and_counted() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("lessons")).unwrap();
        fs::write(folder.path().join("a.txt"), TEXT.replace("答案：C", "答案：A")).unwrap();
        fs::write(folder.path().join("lessons/T-1-某.md"), "# T-1 某\n\n## 自测\n- X-1\n- X-2\n- X-3\n").unwrap();
        let args = CheckArgs { paths: vec![folder.path().to_owned()], ..CheckArgs::default() };
        let (status, out, _) = run(&args);
        assert_eq!(status, 1);
        assert!(out.contains("T-1-某.md:5:3 错误 自测题的编号在题库里找不到：“X-2”"), "{out}");
        assert!(!out.contains("“X-1”") && out.contains("课程 1 篇"), "{out}");
        let (_, out, _) = run(&CheckArgs { json: true, ..args });
        let document: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!((&document["items"], &document["lessons"]), (&1.into(), &1.into()));
    }

    #[test]
    fn a_missing_path_is_told_in_a_sentence() {
        let args = CheckArgs { paths: vec!["/不在这里".into()], ..CheckArgs::default() };
        let (status, out, err) = run(&args);
        assert_eq!((status, out.as_str()), (1, ""));
        assert!(err.starts_with("找不到“/不在这里”"), "{err}");
    }

    #[test]
    fn json_is_one_document() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), TEXT).unwrap();
        let args = CheckArgs { paths: vec![folder.path().join("a.txt")], json: true, ..CheckArgs::default() };
        let (status, out, _) = run(&args);
        let document: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!((status, &document["errors"]), (1, &1.into()));
    }
}
