//! The results file: collected from the store, written in three formats, each signed.

use std::path::{Path, PathBuf};

use super::issue_certificate::{IssueError, office_key};
use super::preferences::office_settings;
use crate::domain::assembly::QuestionPlace;
use crate::domain::bank::{Accepted, Key, Question, hex};
use crate::domain::calendar::china_time;
use crate::domain::people::Identity;
use crate::domain::results::{QuestionRow, ResultRow, ResultsFile, SittingRecord};
use crate::domain::scoring::Answer;
use crate::domain::sitting::{Clock, EventKind, HandInReason, Incident, Progress, verify_chain};
use crate::formats::results::{CsvEncoding, ResultsWriteError, csv, json, xlsx};
use crate::store::{FolderError, ResultFilter, Store, StoreError, StoredResult, write_together};
use crate::text::words;
use crate::trust::minisign;

/// Why no results were exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The key.
    #[error(transparent)]
    Key(#[from] IssueError),
    /// A file could not be made.
    #[error(transparent)]
    Write(#[from] ResultsWriteError),
    /// A file could not be written.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The journal of a sitting was changed by another hand: its result is not exported, nor any other with it.
    #[error("the journal of sitting {0} was changed")]
    Journal(String),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Collects the results that a filter lets through.
///
/// # Errors
/// When the store refuses or a journal was changed.
pub fn collect_results(store: &Store, clock: &dyn Clock, filter: &ResultFilter) -> Result<ResultsFile, ExportError> {
    let mut stored = store.results(filter)?;
    stored.sort_by(|a, b| (a.handed_in_at, &a.sitting).cmp(&(b.handed_in_at, &b.sitting)));
    let mut file = ResultsFile {
        format: ResultsFile::FORMAT.to_owned(),
        format_version: ResultsFile::FORMAT_VERSION,
        issuer: office_settings(store)?.issuer,
        exported_at: china_time(clock.wall()),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        results: Vec::with_capacity(stored.len()),
        questions: Vec::new(),
        records: Vec::with_capacity(stored.len()),
    };
    for result in stored {
        add(store, &mut file, &result)?;
    }
    Ok(file)
}

fn add(store: &Store, file: &mut ResultsFile, result: &StoredResult) -> Result<(), ExportError> {
    let id = &result.sitting;
    let changed = || ExportError::Journal(id.0.clone());
    let sitting = store.sitting(id)?.ok_or_else(changed)?;
    let journal = store.journal(id)?;
    let events = verify_chain(id, &journal).map_err(|_| changed())?;
    let questions = sitting.form.questions();
    let progress = Progress::replay(questions.len(), &events);
    let items = store.items_of(&sitting.form)?;
    let exam = store.exam(&sitting.exam)?.ok_or_else(changed)?;
    let certificate = store.certificate_of(id)?;
    for (score, place) in result.score.by_question.iter().zip(&questions) {
        let number = score.number.saturating_sub(1);
        let Some((item, question)) = sitting.form.asked(&items, *place) else { return Err(changed()) };
        file.questions.push(QuestionRow {
            sitting: id.clone(),
            number: score.number,
            item: item.id.clone(),
            part: part_number(*place),
            kind: question.kind,
            topic: item.topic.code.clone(),
            answer: progress.answer(number).map(|answer| answer_text(question, answer)).unwrap_or_default(),
            key: key_text(&question.key),
            marks: score.marks,
            max: score.max,
            correct: score.correct,
        });
    }
    let incidents = progress.incidents();
    let count = |wanted: fn(&EventKind) -> bool| {
        u32::try_from(incidents.iter().filter(|incident: &&Incident| wanted(&incident.kind)).count())
            .unwrap_or(u32::MAX)
    };
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let score = &result.score;
    file.results.push(ResultRow {
        sitting: id.clone(),
        revision: result.revision,
        name: result.candidate.name.clone(),
        identity: result.candidate.identity.number().to_owned(),
        citizen: matches!(result.candidate.identity, Identity::Citizen(_)),
        unit: result.candidate.unit.clone(),
        department: result.candidate.department.clone(),
        post: result.candidate.post.clone(),
        track: exam.blueprint.track,
        exam_id: result.exam.clone(),
        exam: result.exam_title.clone(),
        attempt: result.attempt,
        started_at: china_time(result.started_at),
        handed_in_at: china_time(result.handed_in_at),
        hand_in: progress.handed_in().unwrap_or(HandInReason::Candidate),
        seconds_used: result.used.0 / 1000,
        score: score.total,
        max: score.max,
        cut: sitting.settings.cut,
        passed: score.passed,
        critical_missed: small(score.critical_missed.len()),
        answered: small(progress.answered()),
        questions: small(questions.len()),
        focus_lost: count(|kind| matches!(kind, EventKind::FocusLost | EventKind::Minimised)),
        clock_jumps: count(|kind| matches!(kind, EventKind::ClockJumped { .. })),
        resumed: count(|kind| matches!(kind, EventKind::Resumed { .. })),
        certificate: certificate.as_ref().map(|issued| issued.certificate.number.0.clone()).unwrap_or_default(),
        valid_until: certificate.as_ref().map(|issued| issued.certificate.valid_until),
        journal: journal.last().map(|link| hex(&link.hash)).unwrap_or_default(),
    });
    file.records.push(SittingRecord {
        sitting: id.clone(),
        settings: sitting.settings,
        form: sitting.form,
        answers: progress.answers().to_vec(),
    });
    Ok(())
}

fn part_number(place: QuestionPlace) -> u16 {
    u16::try_from(place.part).unwrap_or(u16::MAX).saturating_add(1)
}

/// An answer as text: letters in the order of the bank, the typed texts, or rows with letters.
#[must_use]
pub fn answer_text(question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::Choice(options) => options.iter().map(|option| words::letter(*option)).collect(),
        Answer::Truth(said) => words::truth(*said).to_owned(),
        Answer::Fill(texts) => texts.iter().map(|text| text.trim()).collect::<Vec<_>>().join(words::BETWEEN_BLANKS),
        Answer::Order(order) => order.iter().map(|option| words::letter(*option)).collect(),
        Answer::Match(pairs) => {
            let pair =
                |(row, option): (u8, &Option<u8>)| Some(format!("{}-{}", words::row(row), words::letter((*option)?)));
            (0..).zip(pairs).take(question.left.len()).filter_map(pair).collect::<Vec<_>>().join(" ")
        }
    }
}

/// A key in the same writing as `answer_text`; of several accepted texts all, divided by a stroke.
#[must_use]
pub fn key_text(key: &Key) -> String {
    match key {
        Key::Choice(options) => options.iter().map(|option| words::letter(*option)).collect(),
        Key::Truth(truth) => words::truth(*truth).to_owned(),
        Key::Fill(blanks) => {
            let one = |accepted: &Accepted| match accepted {
                Accepted::Text(text) => text.clone(),
                Accepted::Number { value, tolerance, unit } => format!("{value}±{tolerance}{unit}"),
            };
            let blank =
                |accepted: &Vec<Accepted>| accepted.iter().map(one).collect::<Vec<_>>().join(words::BETWEEN_ACCEPTED);
            blanks.iter().map(blank).collect::<Vec<_>>().join(words::BETWEEN_BLANKS)
        }
        Key::Order(order) => order.iter().map(|option| words::letter(*option)).collect(),
        Key::Match(pairs) => (0..)
            .zip(pairs)
            .map(|(row, option)| format!("{}-{}", words::row(row), words::letter(*option)))
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// Writes `results.xlsx`, `results.csv` and `results.json`, each with its `.minisig`, and `office.pub` into a folder;
/// returns the files. None is there before all are, so that no signature stands beside a file it does not fit.
///
/// # Errors
/// When a file cannot be made or written.
pub fn write_results(
    store: &Store,
    file: &ResultsFile,
    encoding: CsvEncoding,
    folder: &Path,
) -> Result<Vec<PathBuf>, ExportError> {
    let key = office_key(store)?;
    let made: [(&str, Vec<u8>); 3] =
        [("results.xlsx", xlsx(file)?), ("results.csv", csv(file, encoding)), ("results.json", json(file)?)];
    let mut files = Vec::new();
    for (name, bytes) in made {
        let comment = format!("timestamp:{} file:{name} hashed", file.exported_at);
        let signature = minisign::sign(&key, &bytes, &comment);
        files.push((folder.join(format!("{name}.minisig")), signature.into_bytes()));
        files.push((folder.join(name), bytes));
    }
    files.push((folder.join("office.pub"), key.public().to_text().into_bytes()));
    write_together(&files)?;
    let mut paths: Vec<PathBuf> = files.into_iter().map(|(path, _)| path).collect();
    paths.sort();
    Ok(paths)
}
