//! The whole job without a window: people, sittings, certificates, results, through the same services as the screens.
//!
//! Owns the simulated candidates and the rehearsal's own clock and chance, so that two runs leave the same bytes. The
//! key is made from the seed too: what a rehearsal signs proves nothing about real people, and is not meant to.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};

use super::certificate_pdf::{SaveError, save_certificate};
use super::export_results::{ExportError, collect_results, write_results};
use super::hand_in::{HandIn, HandInError, hand_in};
use super::open_data::{OpenError, prepare};
use super::open_sitting::OpenSitting;
use super::preferences::{OfficeSettings, SettingsError, save_office_settings};
use super::record::{RecordError, append};
use super::start_sitting::{StartError, start_sitting};
use super::system::{Entropy, NoEntropy};
use crate::domain::assembly::{Chance, Drawer, Seed};
use crate::domain::bank::{Accepted, Bank, Key, Question, Track};
use crate::domain::calendar::wall_at;
use crate::domain::people::Candidate;
use crate::domain::scoring::Answer;
use crate::domain::sitting::{Clock, Event, EventKind, HandInReason, Millis};
use crate::formats::results::CsvEncoding;
use crate::print::fonts::PaperFonts;
use crate::store::{FolderError, IssuedCertificate, ResultFilter, Store, StoreError, write_whole};

/// What a rehearsal is given.
pub struct Rehearsal<'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// The people who sit.
    pub people: Vec<Candidate>,
    /// What fixes every draw and every answer.
    pub seed: u64,
    /// The issuing unit on the certificates.
    pub issuer: String,
    /// The region in certificate numbers.
    pub region: String,
    /// The fonts of the certificates.
    pub fonts: &'a PaperFonts,
}

/// What a rehearsal left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsed {
    /// How many sat.
    pub sat: usize,
    /// How many passed.
    pub passed: usize,
    /// The results files, their signatures and the public key.
    pub files: Vec<PathBuf>,
    /// The certificates.
    pub certificates: Vec<PathBuf>,
    /// The file of QR texts.
    pub qr_texts: PathBuf,
}

/// Why a rehearsal ended early.
#[derive(Debug, thiserror::Error)]
pub enum RehearseError {
    /// Preparing the store.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The office's settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// Beginning a sitting.
    #[error(transparent)]
    Start(#[from] StartError),
    /// Recording an answer.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// Handing in.
    #[error(transparent)]
    HandIn(#[from] HandInError),
    /// Saving a certificate.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// Exporting.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// Writing a file.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No exam is on offer for a track.
    #[error("no exam is on offer for {0:?}")]
    NoExam(Track),
}

/// A clock that moves only when it is told to.
struct OwnClock(AtomicI64);

impl OwnClock {
    fn pass(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::Relaxed);
    }
}

impl Clock for OwnClock {
    fn wall(&self) -> Millis {
        Millis(self.0.load(Ordering::Relaxed))
    }
    fn monotonic(&self) -> Millis {
        self.wall()
    }
}

/// Bytes from a stream of chance.
struct OwnEntropy(Chance);

impl Entropy for OwnEntropy {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        for byte in bytes {
            *byte = u8::try_from(self.0.below(256)).unwrap_or(0);
        }
        Ok(())
    }
}

/// Streams of chance with different uses, so that one more draw in one does not move the others.
const ENTROPY_STREAM: u64 = u64::MAX;
const ABILITY_STREAM: u64 = u64::MAX - 1;

/// Runs a rehearsal in a fresh store and leaves its files in a folder. `told` is called after each sitting with how
/// many are done.
///
/// # Errors
/// When any step fails; files already written stay.
pub fn rehearse(
    request: &Rehearsal<'_>,
    folder: &Path,
    mut told: impl FnMut(usize, usize),
) -> Result<Rehearsed, RehearseError> {
    // Eight in the morning of the day after the county's meeting of 2026; any fixed day would do.
    let clock = OwnClock(AtomicI64::new(wall_at(jiff::civil::date(2026, 11, 23).at(8, 0, 0, 0)).0));
    let mut entropy = OwnEntropy(Chance::new(Seed::of_trial(request.seed, ENTROPY_STREAM)));
    let mut store = Store::in_memory()?;
    let office =
        OfficeSettings { issuer: request.issuer.clone(), region: request.region.clone(), ..OfficeSettings::default() };
    prepare(&mut store, &clock, &mut entropy)?;
    save_office_settings(&mut store, &clock, &office)?;
    store.transact(|store| request.people.iter().try_for_each(|person| store.put_candidate(person)))?;

    let exams = store.exams()?;
    let mut drawer = Drawer::new(request.bank);
    let mut abilities = Chance::new(Seed::of_trial(request.seed, ABILITY_STREAM));
    let mut issued: Vec<IssuedCertificate> = Vec::new();
    for (index, person) in (0_u64..).zip(&request.people) {
        let track = person.track.unwrap_or(Track::CivilServant);
        let exam = exams
            .iter()
            .find(|exam| exam.is_open && exam.blueprint.track == track)
            .ok_or(RehearseError::NoExam(track))?;
        // The mean of three draws stands in for a bell: thousandths of a logit between -1.5 and 2.5, mean 0.5.
        let ability = (0..3).map(|_| i64::try_from(abilities.below(4001)).unwrap_or(0)).sum::<i64>() / 3 - 1500;
        let sitting = start_sitting(&mut store, &clock, &mut entropy, &mut drawer, &person.id(), &exam.id)?;
        let mut chance = Chance::new(Seed::of_trial(request.seed, index));
        let handed_in = sit(&mut store, &clock, &sitting, ability, &mut chance)?;
        issued.extend(handed_in);
        clock.pass(60_000);
        told(usize::try_from(index + 1).unwrap_or(usize::MAX), request.people.len());
    }
    let results = collect_results(&store, &clock, &ResultFilter::default())?;
    let files = write_results(&store, &results, CsvEncoding::Utf8Bom, folder)?;
    let mut certificates = Vec::with_capacity(issued.len());
    let mut qr = String::new();
    for one in &issued {
        certificates.push(save_certificate(request.fonts, one, &folder.join("certificates"))?);
        // A string takes whatever is written to it.
        let _ = writeln!(qr, "{}\t{}", one.certificate.number, one.token);
    }
    let qr_texts = folder.join("qr.txt");
    write_whole(&qr_texts, qr.as_bytes())?;
    Ok(Rehearsed { sat: request.people.len(), passed: issued.len(), files, certificates, qr_texts })
}

/// One simulated sitting, from the first question to handing in.
fn sit(
    store: &mut Store,
    clock: &OwnClock,
    sitting: &OpenSitting,
    ability: i64,
    chance: &mut Chance,
) -> Result<Option<IssuedCertificate>, RehearseError> {
    let limit = Millis::minutes(sitting.settings.minutes).0;
    let began = clock.wall().0;
    let share = limit / i64::try_from(sitting.questions.len().max(1)).unwrap_or(1);
    let mut sequence = sitting.progress.next_sequence();
    // All answers of a simulated sitting go into one transaction: nobody waits for each to be on the disk.
    store.transact(|store| {
        for number in (0_u16..).take(sitting.questions.len()) {
            // From a quarter of the time there is for a question to all of it.
            let pause = share / 4 + i64::try_from(chance.below(share.unsigned_abs() * 3 / 4 + 1)).unwrap_or(0);
            if clock.wall().0 - began + pause > limit {
                break;
            }
            clock.pass(pause);
            let Some((item, question)) = sitting.question(number) else { continue };
            let knows = chance.below(1000) < chance_of_success(item.facility, ability);
            let answer = if knows { Some(right_answer(&question.key)) } else { wrong_answer(question, chance) };
            let used = Millis(clock.wall().0 - began);
            let event = |sequence, kind| Event { sequence, used, wall: clock.wall(), kind };
            append::<RehearseError>(store, &sitting.id, &event(sequence, EventKind::Moved { question: number }))?;
            let answered = EventKind::Answered { question: number, answer };
            append::<RehearseError>(store, &sitting.id, &event(sequence + 1, answered))?;
            sequence += 2;
        }
        Ok::<(), RehearseError>(())
    })?;
    let used = Millis(clock.wall().0 - began);
    let request = HandIn { sitting: sitting.id.clone(), reason: HandInReason::Candidate, used };
    Ok(hand_in(store, clock, &request)?.certificate)
}

/// The probability of a right answer in thousandths (Rasch 1960), for a facility in thousandths and an ability in
/// thousandths of a logit.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small numbers between 0 and 1000"
)]
fn chance_of_success(facility: u16, ability: i64) -> u64 {
    let facility = f64::from(facility.clamp(1, 999)) / 1000.0;
    let logit = (facility / (1.0 - facility)).ln() + ability as f64 / 1000.0;
    (1000.0 / (1.0 + (-logit).exp())).round() as u64
}

fn right_answer(key: &Key) -> Answer {
    match key {
        Key::Choice(options) => Answer::Choice(options.clone()),
        Key::Truth(truth) => Answer::Truth(*truth),
        Key::Fill(blanks) => Answer::Fill(
            blanks
                .iter()
                .map(|accepted| match accepted.first() {
                    Some(Accepted::Text(text)) => text.clone(),
                    Some(Accepted::Number { value, .. }) => value.clone(),
                    None => String::new(),
                })
                .collect(),
        ),
        Key::Order(order) => Answer::Order(order.clone()),
        Key::Match(pairs) => Answer::Match(pairs.iter().copied().map(Some).collect()),
    }
}

/// A wrong answer such as people give; one in ten gives none.
fn wrong_answer(question: &Question, chance: &mut Chance) -> Option<Answer> {
    if chance.below(10) == 0 {
        return None;
    }
    let options = u8::try_from(question.options.len()).unwrap_or(u8::MAX);
    let any = |chance: &mut Chance| u8::try_from(chance.below(u64::from(options.max(1)))).unwrap_or(0);
    Some(match &question.key {
        Key::Choice(key) if key.len() == 1 => {
            let wrong: Vec<u8> = (0..options).filter(|option| !key.contains(option)).collect();
            let pick = usize::try_from(chance.below(u64::try_from(wrong.len()).unwrap_or(0))).unwrap_or(0);
            Answer::Choice(wrong.get(pick).copied().into_iter().collect())
        }
        Key::Choice(key) => {
            let mut chosen: BTreeSet<u8> = key.clone();
            let change = any(chance);
            if !chosen.remove(&change) {
                chosen.insert(change);
            }
            Answer::Choice(chosen)
        }
        Key::Truth(truth) => Answer::Truth(!truth),
        Key::Fill(blanks) => Answer::Fill(vec![chance.below(100).to_string(); blanks.len()]),
        Key::Order(key) => {
            let mut order = key.clone();
            if let [first, .., last] = order.as_mut_slice() {
                std::mem::swap(first, last);
            }
            Answer::Order(order)
        }
        Key::Match(key) => {
            let mut pairs: Vec<Option<u8>> = key.iter().copied().map(Some).collect();
            let one = 1.min(pairs.len());
            pairs.rotate_left(one);
            Answer::Match(pairs)
        }
    })
}
