//! A machine that is switched off in the middle of a sitting: nothing that was acknowledged is lost, and the sitting goes
//! on and is scored as if nothing had happened.
//!
//! The candidate sits in another process: this test program run again, which answers a whole form on a real database
//! file and prints a line after every acknowledged commit. It is killed, not asked to end.

#![expect(
    clippy::disallowed_methods,
    reason = "this program run again learns from its environment what it is to do; one database is opened past the store"
)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed, and says where"
)]

mod stage;

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _, stdout};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use stage::{Dice, Hands, right_answer, somebody, wrong_answer};
use xiaoankao::domain::assembly::{Chance, Drawer, Seed};
use xiaoankao::domain::scoring::Score;
use xiaoankao::domain::sitting::{Clock, Event, EventKind, HandInReason, Millis, Progress, SittingId, verify_chain};
use xiaoankao::service::bundled_bank::bank;
use xiaoankao::service::hand_in::{HandIn, HandedIn, hand_in};
use xiaoankao::service::open_data::{open_data, prepare};
use xiaoankao::service::open_sitting::{OpenSitting, resume_sitting, unfinished};
use xiaoankao::service::record::{keep_time, record};
use xiaoankao::service::start_sitting::start_sitting;
use xiaoankao::store::{Store, StoreError};

/// Where the database lies that the other process sits on; only that process has it set.
const DATABASE: &str = "XIAOANKAO_CRASH_DATABASE";
/// Set where the other process is to make the database itself, from an empty folder.
const FIRST_START: &str = "XIAOANKAO_CRASH_FIRST_START";
/// Set where the other process is to hand in at the end.
const HANDS_IN: &str = "XIAOANKAO_CRASH_HANDS_IN";
/// What the lines of the other process begin with.
const ACKNOWLEDGED: &str = "acknowledged ";
/// Where a script that kills from outside wants the prepared database to be written.
const PREPARE: &str = "XIAOANKAO_CRASH_PREPARE";
/// The database that such a script left.
const JUDGE: &str = "XIAOANKAO_CRASH_JUDGE";
/// How many commits had been acknowledged when it was left.
const JUDGE_ACKNOWLEDGED: &str = "XIAOANKAO_CRASH_JUDGE_ACKNOWLEDGED";
/// How long the machine was off, in milliseconds.
const OFF: i64 = 600_000;

/// One commit of a sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Act {
    Record(Event),
    KeepTime(Millis, Millis),
}

/// What the candidate does after the begin, commit by commit: goes to each question, answers it (some wrongly, and
/// takes some answers back), flags some, and the time used is kept now and then.
fn script(open: &OpenSitting) -> Vec<Act> {
    let wall = Hands::new().wall().0;
    let mut acts = Vec::new();
    let mut sequence = open.progress.next_sequence();
    let mut used = 0;
    let mut act = |acts: &mut Vec<Act>, kind| {
        used += 9_000;
        acts.push(Act::Record(Event { sequence, used: Millis(used), wall: Millis(wall + used), kind }));
        sequence += 1;
        used
    };
    for question in (0_u16..).take(open.questions.len()) {
        if question > 0 {
            act(&mut acts, EventKind::Moved { question });
        }
        let asked = open.question(question).unwrap().1;
        let answer = Some(if question % 9 == 2 { wrong_answer(asked) } else { right_answer(asked) });
        let used = act(&mut acts, EventKind::Answered { question, answer: answer.clone() });
        match question % 8 {
            3 => drop(act(&mut acts, EventKind::Flagged { question, flagged: true })),
            5 => drop(act(&mut acts, EventKind::Flagged { question: question - 2, flagged: false })),
            6 if question < 16 => drop(act(&mut acts, EventKind::Answered { question, answer: None })),
            7 => acts.push(Act::KeepTime(Millis(used + 5_000), Millis(wall + used + 5_000))),
            _ => {}
        }
    }
    acts
}

fn perform(store: &mut Store, id: &SittingId, act: &Act) {
    match act {
        Act::Record(event) => record(store, id, event).unwrap(),
        Act::KeepTime(used, wall) => keep_time(store, id, *used, *wall).unwrap(),
    }
}

/// A database with a sitting just begun, made once and copied for every crash.
struct Prepared {
    _folder: tempfile::TempDir,
    database: PathBuf,
    open: OpenSitting,
    acts: Vec<Act>,
}

fn prepared() -> &'static Prepared {
    static PREPARED: OnceLock<Prepared> = OnceLock::new();
    PREPARED.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("a.db");
        let (clock, mut dice) = (Hands::new(), Dice::new(1));
        let mut store = Store::open(&database).unwrap();
        prepare(&mut store, &clock, &mut dice).unwrap();
        store.put_candidate(&somebody()).unwrap();
        let open =
            start_sitting(&mut store, &clock, &mut dice, &mut Drawer::new(bank()), &somebody().id(), "2026-BP-CS")
                .unwrap();
        let acts = script(&open);
        Prepared { _folder: folder, database, open, acts }
    })
}

/// A copy of the prepared database in a folder of its own.
fn copy() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("a.db");
    fs::copy(&prepared().database, &database).unwrap();
    (folder, database)
}

/// The other process. Without its variable, as in every ordinary run, it has nothing to do.
#[test]
fn candidate_in_another_process() {
    let Some(database) = env::var_os(DATABASE).map(PathBuf::from) else { return };
    let mut out = stdout();
    let mut acknowledge = |what: usize| {
        // Not `println!`, which the test harness may keep to itself.
        writeln!(out, "{ACKNOWLEDGED}{what}").unwrap();
        out.flush().unwrap();
    };
    let mut store = if env::var_os(FIRST_START).is_some() {
        let (clock, mut dice) = (Hands::new(), Dice::new(1));
        let mut store = Store::open(&database).unwrap();
        acknowledge(0);
        prepare(&mut store, &clock, &mut dice).unwrap();
        acknowledge(1);
        store.put_candidate(&somebody()).unwrap();
        acknowledge(2);
        start_sitting(&mut store, &clock, &mut dice, &mut Drawer::new(bank()), &somebody().id(), "2026-BP-CS").unwrap();
        acknowledge(3);
        store
    } else {
        Store::open(&database).unwrap()
    };
    let open = unfinished(&store).unwrap().remove(0);
    for (number, act) in script(&open).iter().enumerate() {
        perform(&mut store, &open.id, act);
        acknowledge(number + 1);
    }
    if env::var_os(HANDS_IN).is_some() {
        let used = used_at_end(&script(&open));
        hand_in(&mut store, &evening(), &request(&open, used)).unwrap();
        acknowledge(script(&open).len() + 1);
    }
}

/// The time used at the last event.
fn used_at_end(acts: &[Act]) -> Millis {
    let used = |act: &Act| if let Act::Record(event) = act { Some(event.used) } else { None };
    acts.iter().rev().find_map(used).unwrap()
}

fn candidate(database: &Path, variables: &[&str]) -> (Child, impl Iterator<Item = usize>) {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["candidate_in_another_process", "--exact", "--nocapture", "--test-threads=1"])
        .env(DATABASE, database)
        .envs(variables.iter().map(|name| (*name, "1")))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    // The harness writes on the first line too.
    let numbers = lines.filter_map(|line| line.split_once(ACKNOWLEDGED)?.1.parse().ok());
    (child, numbers)
}

/// The sitting in this process, cut after so many commits and handed in.
fn undisturbed(done: usize) -> (Progress, HandedIn) {
    let (_folder, database) = copy();
    let mut store = Store::open(&database).unwrap();
    let Prepared { open, acts, .. } = prepared();
    let mut progress = open.progress.clone();
    store
        .transact(|store| {
            for act in &acts[..done] {
                perform(store, &open.id, act);
                if let Act::Record(event) = act {
                    progress.apply(event);
                }
            }
            Ok::<(), StoreError>(())
        })
        .unwrap();
    let handed_in = hand_in(&mut store, &evening(), &request(open, progress.used())).unwrap();
    (progress, handed_in)
}

/// When all are handed in, so that results can be compared whole.
fn evening() -> Hands {
    Hands::at(Millis(Hands::new().wall().0 + 8 * 3_600_000))
}

fn request(open: &OpenSitting, used: Millis) -> HandIn {
    HandIn { sitting: open.id.clone(), reason: HandInReason::Candidate, used }
}

/// What must hold after a crash once `acknowledged` commits were.
fn survives(database: &Path, acknowledged: usize) {
    let Prepared { open: begun, acts, .. } = prepared();
    let id = &begun.id;
    let mut store = Store::open(database).unwrap();

    // The chain holds, and the journal is what was done, in its order, with every acknowledged event.
    let events = verify_chain(id, &store.journal(id).unwrap()).unwrap();
    let recorded = || acts.iter().filter_map(|act| if let Act::Record(event) = act { Some(event) } else { None });
    let expected: Vec<&Event> = recorded().take(events.len() - 1).collect();
    assert_eq!(events[1..].iter().collect::<Vec<_>>(), expected, "after {acknowledged}");
    // How many commits reached the disk: at least those acknowledged. A kept time after the last event may be there too.
    let mut done = acts.len();
    let mut seen = 0;
    for (number, act) in acts.iter().enumerate() {
        if matches!(act, Act::Record(_)) {
            if seen == expected.len() {
                done = number;
                break;
            }
            seen += 1;
        }
    }
    assert!(done >= acknowledged, "{done} commits of {acknowledged} acknowledged ones are there");

    // It goes on with the same question, answers, flags and time.
    let (progress, alone) = undisturbed(done);
    let kept = acts[..acknowledged].iter().rev().find_map(|act| match act {
        Act::KeepTime(used, _) => Some(*used),
        Act::Record(_) => None,
    });
    let clock = Hands::at(Millis(progress.last_wall().0 + OFF));
    let resumed = resume_sitting(&mut store, &clock, id).unwrap();
    assert_eq!(resumed.form, begun.form);
    assert_eq!(resumed.progress.current(), progress.current(), "after {acknowledged}");
    assert_eq!(resumed.progress.answers(), progress.answers(), "after {acknowledged}");
    assert!(resumed.progress.sheet().eq(progress.sheet()), "flags after {acknowledged}");
    assert!(resumed.used >= progress.used() && Some(resumed.used) >= kept, "after {acknowledged}");
    assert!(resumed.used.0 <= progress.used().0 + 5_000, "the time stood still while it was off");
    let minutes = resumed.settings.minutes;
    assert_eq!(resumed.progress.left(minutes, resumed.used).0, i64::from(minutes) * 60_000 - resumed.used.0);
    assert!(matches!(resumed.progress.incidents(), [one] if matches!(one.kind, EventKind::Resumed { .. })));

    // And it is scored alike, mark by mark, up to the certificate.
    let handed_in = hand_in(&mut store, &evening(), &request(&resumed, resumed.used)).unwrap();
    let score = |handed_in: &HandedIn| -> Score { handed_in.result.score.clone() };
    assert_eq!(score(&handed_in), score(&alone), "after {acknowledged}");
    assert_eq!(handed_in.certificate, alone.certificate);
}

/// Kills right after each of these acknowledgements.
fn killed_after(numbers: impl Iterator<Item = usize>) {
    for number in numbers {
        let (_folder, database) = copy();
        let (mut child, mut acknowledged) = candidate(&database, &[]);
        let last = acknowledged.find(|done| *done == number);
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(last, Some(number));
        survives(&database, number);
    }
}

#[test]
fn the_sitting_is_a_whole_exam() {
    let Prepared { open, acts, .. } = prepared();
    assert!(open.form.items.len() >= 40 && acts.len() > 90, "{} items, {} commits", open.form.items.len(), acts.len());
}

// Every commit of the sitting, over four tests so that they can run beside each other.

#[test]
fn a_kill_after_any_commit_loses_nothing_first_quarter() {
    killed_after((1..=prepared().acts.len()).step_by(4));
}

#[test]
fn a_kill_after_any_commit_loses_nothing_second_quarter() {
    killed_after((2..=prepared().acts.len()).step_by(4));
}

#[test]
fn a_kill_after_any_commit_loses_nothing_third_quarter() {
    killed_after((3..=prepared().acts.len()).step_by(4));
}

#[test]
fn a_kill_after_any_commit_loses_nothing_fourth_quarter() {
    killed_after((4..=prepared().acts.len()).step_by(4));
}

/// Takes a little time without sleeping.
fn turn_round(turns: u64) {
    for turn in 0..turns {
        std::hint::black_box(turn);
    }
}

/// Between two acknowledgements: after a random one the parent turns round so many times before it kills, which takes
/// from nothing to about two commits.
#[test]
fn a_kill_at_a_random_moment_between_commits_loses_nothing() {
    let mut chance = Chance::new(Seed::of_trial(2026, 24));
    let most = u64::try_from(prepared().acts.len()).unwrap();
    for _ in 0..32 {
        let number = usize::try_from(chance.below(most)).unwrap();
        let turns = chance.below(60_000);
        let (_folder, database) = copy();
        let (mut child, mut acknowledged) = candidate(&database, &[]);
        if number > 0 {
            assert!(acknowledged.any(|done| done == number));
        }
        turn_round(turns);
        child.kill().unwrap();
        child.wait().unwrap();
        // What was acknowledged after that and before the kill is still in the pipe.
        let last = acknowledged.last().unwrap_or(number).max(number);
        survives(&database, last);
    }
}

/// Handing in writes the last event, the mark, the result and the certificate: all of them or none.
#[test]
fn a_kill_while_handing_in_leaves_it_handed_in_whole_or_not_at_all() {
    let mut chance = Chance::new(Seed::of_trial(2026, 26));
    let Prepared { open, acts, .. } = prepared();
    let (_, alone) = undisturbed(acts.len());
    assert!(alone.certificate.is_some(), "a pass");
    for _ in 0..12 {
        let (_folder, database) = copy();
        let (mut child, mut acknowledged) = candidate(&database, &[HANDS_IN]);
        assert!(acknowledged.any(|done| done == acts.len()));
        turn_round(chance.below(400_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let was_acknowledged = acknowledged.last().is_some();
        let mut store = Store::open(&database).unwrap();
        let sitting = store.sitting(&open.id).unwrap().unwrap();
        assert_eq!(store.result(&open.id).unwrap().is_some(), sitting.is_handed_in);
        assert_eq!(store.certificate_of(&open.id).unwrap().is_some(), sitting.is_handed_in);
        assert!(sitting.is_handed_in || !was_acknowledged);
        // Asked again, it gives the one result and the one certificate.
        let again = hand_in(&mut store, &evening(), &request(open, used_at_end(acts))).unwrap();
        assert_eq!(again, alone);
    }
}

/// What `judges/crash_strace.sh` asks for: the prepared database, or whether one that it left is whole. Without its
/// variables, as in every ordinary run, there is nothing to do.
#[test]
fn asked_from_outside() {
    if let Some(path) = env::var_os(PREPARE) {
        fs::copy(&prepared().database, path).unwrap();
    }
    if let Some(path) = env::var_os(JUDGE) {
        let acknowledged = env::var(JUDGE_ACKNOWLEDGED).unwrap().parse().unwrap();
        survives(Path::new(&path), acknowledged);
    }
}

/// The very first start, when the database itself is made: whatever of it is there, the next start goes on from it.
#[test]
fn a_kill_in_the_first_start_leaves_a_folder_that_opens() {
    let mut chance = Chance::new(Seed::of_trial(2026, 25));
    for number in 0..4 {
        for _ in 0..3 {
            let folder = tempfile::tempdir().unwrap();
            let database = folder.path().join("xiaoankao.db");
            let (mut child, mut acknowledged) = candidate(&database, &[FIRST_START]);
            assert!(acknowledged.any(|done| done == number));
            turn_round(chance.below(200_000));
            child.kill().unwrap();
            child.wait().unwrap();
            let (clock, mut dice) = (Hands::new(), Dice::new(2));
            let (_lock, mut store) = open_data(folder.path(), &clock, &mut dice).unwrap();
            assert_eq!(store.exams().unwrap().len(), 15);
            assert!(number < 3 || unfinished(&store).unwrap().len() == 1);
            store.put_candidate(&somebody()).unwrap();
        }
    }
}

/// A folder in which the first start was cut off right after the file was made: nothing in it yet says whose it is.
#[test]
fn a_database_file_that_was_made_and_not_yet_filled_is_filled() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.pragma_update(None, "journal_mode", "WAL").unwrap();
    drop(raw);
    assert!(fs::metadata(&path).unwrap().len() > 0);
    assert!(Store::open(&path).unwrap().exams().unwrap().is_empty());
}
