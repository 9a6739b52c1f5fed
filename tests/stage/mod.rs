//! What the stories stand on: a clock with hands, chance from a number, an office in a temporary folder, and answers.

#![allow(dead_code, reason = "each test program takes what it needs of the stage")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};

use xiaoankao::domain::assembly::{Chance, Drawer, Seed};
use xiaoankao::domain::bank::{Accepted, Key, Question};
use xiaoankao::domain::calendar::wall_at;
use xiaoankao::domain::people::{Candidate, CitizenId, Identity};
use xiaoankao::domain::scoring::Answer;
use xiaoankao::domain::sitting::{Clock, Event, EventKind, Millis, SittingId};
use xiaoankao::service::bundled_bank::bank;
use xiaoankao::service::open_data::open_data;
use xiaoankao::service::open_sitting::OpenSitting;
use xiaoankao::service::record::record;
use xiaoankao::service::start_sitting::{StartError, start_sitting};
use xiaoankao::service::system::{Entropy, NoEntropy};
use xiaoankao::store::{DataFolder, Store};

/// A clock whose hands move only when they are told to. The wall clock and the monotonic one move apart when it is set.
pub struct Hands {
    wall: AtomicI64,
    monotonic: AtomicI64,
}

impl Hands {
    /// Nine in the morning of a day of 2026.
    pub fn new() -> Self {
        Self::at(wall_at(jiff::civil::date(2026, 11, 24).at(9, 0, 0, 0)))
    }

    pub fn at(wall: Millis) -> Self {
        Self { wall: AtomicI64::new(wall.0), monotonic: AtomicI64::new(77) }
    }

    /// Time passes.
    pub fn pass(&self, millis: i64) {
        self.wall.fetch_add(millis, Ordering::Relaxed);
        self.monotonic.fetch_add(millis, Ordering::Relaxed);
    }

    /// Somebody sets the wall clock, forward or (negative) back.
    pub fn set_by(&self, millis: i64) {
        self.wall.fetch_add(millis, Ordering::Relaxed);
    }

    /// The machine was off: the wall clock went on, the monotonic one begins anew.
    pub fn off_for(&self, millis: i64) {
        self.wall.fetch_add(millis, Ordering::Relaxed);
        self.monotonic.store(5, Ordering::Relaxed);
    }
}

impl Clock for Hands {
    fn wall(&self) -> Millis {
        Millis(self.wall.load(Ordering::Relaxed))
    }
    fn monotonic(&self) -> Millis {
        Millis(self.monotonic.load(Ordering::Relaxed))
    }
}

/// Bytes from a stream of chance.
pub struct Dice(Chance);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(Chance::new(Seed::of_trial(seed, 0)))
    }
}

impl Entropy for Dice {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        bytes.fill_with(|| u8::try_from(self.0.below(256)).unwrap());
        Ok(())
    }
}

/// An office: a data folder, its clock and its chance.
pub struct Office {
    folder: tempfile::TempDir,
    pub clock: Hands,
    pub dice: Dice,
    open: Option<(DataFolder, Store)>,
}

impl Office {
    pub fn open() -> Self {
        let mut office =
            Self { folder: tempfile::tempdir().unwrap(), clock: Hands::new(), dice: Dice::new(1), open: None };
        office.reopen();
        office
    }

    /// The folder around the data folder, for files of the story.
    pub fn desk(&self) -> &Path {
        self.folder.path()
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn store(&mut self) -> &mut Store {
        &mut self.open.as_mut().unwrap().1
    }

    /// The store and the clock together.
    pub fn both(&mut self) -> (&mut Store, &Hands) {
        (&mut self.open.as_mut().unwrap().1, &self.clock)
    }

    pub fn close(&mut self) {
        self.open = None;
    }

    /// The program ends and is started again.
    pub fn reopen(&mut self) {
        self.open = None;
        self.open = Some(open_data(&self.data(), &self.clock, &mut self.dice).unwrap());
    }

    pub fn start(&mut self, candidate: &Candidate, exam: &str) -> Result<OpenSitting, StartError> {
        let store = &mut self.open.as_mut().unwrap().1;
        start_sitting(store, &self.clock, &mut self.dice, &mut Drawer::new(bank()), &candidate.id(), exam)
    }

    /// Answers every question of a sitting, 20 seconds each, and leaves it open.
    pub fn answer_all(&mut self, open: &mut OpenSitting, is_right: impl Fn(u16) -> bool) {
        for number in (0_u16..).take(open.questions.len()) {
            self.clock.pass(20_000);
            open.used.0 += 20_000;
            let question = open.question(number).unwrap().1;
            let answer = Some(if is_right(number) { right_answer(question) } else { wrong_answer(question) });
            let event = Event {
                sequence: open.progress.next_sequence(),
                used: open.used,
                wall: self.clock.wall(),
                kind: EventKind::Answered { question: number, answer },
            };
            record(&mut self.open.as_mut().unwrap().1, &open.id, &event).unwrap();
            open.progress.apply(&event);
        }
    }
}

/// An invented person: nobody of a hundred years and more was born in 1988.
pub fn somebody() -> Candidate {
    Candidate {
        name: "卓玛措".into(),
        identity: Identity::Citizen(CitizenId::parse("632121198804129989").unwrap()),
        unit: "县教育局".into(),
        department: String::new(),
        post: String::new(),
        track: None,
    }
}

pub fn sitting_id(open: &OpenSitting) -> SittingId {
    open.id.clone()
}

/// The answer that the key asks for.
pub fn right_answer(question: &Question) -> Answer {
    match &question.key {
        Key::Choice(options) => Answer::Choice(options.clone()),
        Key::Truth(truth) => Answer::Truth(*truth),
        Key::Fill(blanks) => Answer::Fill(blanks.iter().map(|accepted| text_of(&accepted[0])).collect()),
        Key::Order(order) => Answer::Order(order.clone()),
        Key::Match(pairs) => Answer::Match(pairs.iter().copied().map(Some).collect()),
    }
}

fn text_of(accepted: &Accepted) -> String {
    match accepted {
        Accepted::Text(text) => text.clone(),
        Accepted::Number { value, .. } => value.clone(),
    }
}

/// An answer that is not right.
pub fn wrong_answer(question: &Question) -> Answer {
    match &question.key {
        Key::Choice(options) => {
            let wrong = (0..u8::try_from(question.options.len()).unwrap()).find(|option| !options.contains(option));
            // Where every option is right, one alone is wrong.
            Answer::Choice([wrong.unwrap_or(0)].into())
        }
        Key::Truth(truth) => Answer::Truth(!truth),
        Key::Fill(blanks) => Answer::Fill(vec!["不知道".into(); blanks.len()]),
        Key::Order(order) => Answer::Order(order.iter().rev().copied().collect()),
        Key::Match(pairs) => {
            let mut given: Vec<Option<u8>> = pairs.iter().copied().map(Some).collect();
            given[0] = None;
            Answer::Match(given)
        }
    }
}

/// The files in a folder and what is in them, for comparing before and after.
pub fn snapshot(folder: &Path) -> std::collections::BTreeMap<PathBuf, Vec<u8>> {
    let mut found = std::collections::BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.clone(), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}
