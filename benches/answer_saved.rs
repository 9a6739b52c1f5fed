//! From the click on an option until its event is on the disk, against a bare commit of the same bytes.
//!
//! Ours is the whole way: the screen's update makes the event, the store's thread is asked to record it, wakes the
//! window when it is committed, and the screen takes the event as saved. The baseline appends the same content and hash
//! to a table of the same shape with a single prepared statement, in a file of its own beside ours, under the same
//! settings.

mod measure;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use measure::seat::sit_down;
use measure::{Limit, Outcome, Table, alternate, steady, timed};
use rusqlite::{Connection, named_params};
use xiaoankao::domain::bank::Kind;
use xiaoankao::domain::scoring::Answer;
use xiaoankao::domain::sitting::{Clock, Event, EventKind, Link, SittingId, chain};
use xiaoankao::service::system::SystemClock;
use xiaoankao::ui::desk::{Reply, Request};
use xiaoankao::ui::screens::question::Act;
use xiaoankao::ui::screens::sitting::{Effect, Intent, State, saved, update};
use xiaoankao::ui::worker::Worker;

// Many short turns: what else the machine does falls on both.
const BATCHES: usize = 400;
const EACH: usize = 5;
const LIMIT: f64 = 1.3;

fn main() -> Outcome<ExitCode> {
    let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let mut table = Table::default();

    let mut whole = Candidate::sit_down(&folder.path().join("whole"), true)?;
    let mut bare = Bare::open(&folder.path().join("whole.db"))?;
    let links = whole.links();
    let turns = || alternate(BATCHES, EACH, |_| whole.click(), |turn| bare.append(&links, turn));
    let (ours, baseline) = steady(LIMIT, turns)?;
    table.times("click until saved, through the thread", &ours, &baseline, Limit::Ratio(LIMIT));

    let mut inline = Candidate::sit_down(&folder.path().join("inline"), false)?;
    let mut bare = Bare::open(&folder.path().join("inline.db"))?;
    let links = inline.links();
    let turns = || alternate(BATCHES, EACH, |_| inline.click(), |turn| bare.append(&links, turn));
    let (ours, baseline) = steady(LIMIT, turns)?;
    table.times("click until saved, without the thread", &ours, &baseline, Limit::Ratio(LIMIT));

    whole.worker.finish();
    table.finish()
}

/// Someone in a sitting, at a question to choose from.
struct Candidate {
    clock: Arc<dyn Clock>,
    ctx: egui::Context,
    worker: Worker,
    woken: Receiver<()>,
    state: State,
    choice: usize,
}

impl Candidate {
    fn sit_down(data: &Path, has_thread: bool) -> Outcome<Self> {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::start());
        let (desk, open) = sit_down(data, &clock)?;
        let ctx = egui::Context::default();
        let (wake, woken) = channel();
        ctx.set_request_repaint_callback(move |_| {
            // Nobody is left to wake once the window is gone.
            let _ = wake.send(());
        });
        let worker = if has_thread { Worker::start(desk, ctx.clone())? } else { Worker::inline(desk) };
        let is_single = |number: &u16| open.question(*number).is_some_and(|(_, asked)| asked.kind == Kind::Single);
        let question = (0..).take(open.questions.len()).find(is_single).ok_or("no question with one answer")?;
        let state = State::new(open, &*clock);
        let mut candidate = Self { clock, ctx, worker, woken, state, choice: 0 };
        candidate.rest();
        candidate.want(Intent::Go(question))?;
        Ok(candidate)
    }

    /// What the window does with an intent, until nothing is left to save.
    fn want(&mut self, intent: Intent) -> Outcome<()> {
        let mut effects = update(&mut self.state, intent, &*self.clock);
        while let Some(Effect::Record(events)) = effects.pop() {
            self.worker.ask(Request::Record { sitting: self.state.open.id.clone(), events });
            let Reply::Recorded(through) = reply(&mut self.worker, &self.woken)? else {
                return Err("another reply".into());
            };
            effects = saved(&mut self.state, through?, &*self.clock);
        }
        if self.state.is_saved() { Ok(()) } else { Err("not saved".into()) }
    }

    /// Two frames with nothing in them, as a window makes after input: then it sleeps and can be woken again.
    fn rest(&self) {
        for _ in 0..2 {
            drop(self.ctx.run_ui(egui::RawInput::default(), |_| ()));
        }
        while self.woken.try_recv().is_ok() {}
    }

    /// Chooses another option than before; the milliseconds until it is saved.
    fn click(&mut self) -> Outcome<f64> {
        self.choice = (self.choice + 1) % 3;
        let intent = Intent::Act(Act::Choose(self.choice));
        self.rest();
        Ok(timed(|| self.want(intent))?.0)
    }

    /// What such clicks put into the journal.
    fn links(&self) -> Vec<Link> {
        let question = self.state.open.progress.current();
        let event = |option: u8| Event {
            sequence: 1000,
            used: self.state.used,
            wall: self.clock.wall(),
            kind: EventKind::Answered { question, answer: Some(Answer::Choice([option].into())) },
        };
        (0..3).map(|option| chain(&self.state.open.id, Some([7; 32]), &event(option))).collect()
    }
}

/// The next reply. As the window does: sleeps until it is woken, then looks.
fn reply(worker: &mut Worker, woken: &Receiver<()>) -> Outcome<Reply> {
    loop {
        if let Some(reply) = worker.reply() {
            return Ok(reply);
        }
        woken.recv()?;
    }
}

/// The least that keeps the same bytes.
struct Bare {
    connection: Connection,
    sitting: SittingId,
    sequence: u32,
}

impl Bare {
    fn open(path: &Path) -> Outcome<Self> {
        #[expect(clippy::disallowed_methods, reason = "what `Store` adds is measured against this")]
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch(
            "CREATE TABLE event (
                sitting TEXT NOT NULL, sequence INTEGER NOT NULL, content TEXT NOT NULL, hash BLOB NOT NULL,
                PRIMARY KEY (sitting, sequence)
            ) STRICT, WITHOUT ROWID",
        )?;
        Ok(Self { connection, sitting: SittingId("0123456789abcdef0123456789abcdef".into()), sequence: 0 })
    }

    fn append(&mut self, links: &[Link], turn: usize) -> Outcome<f64> {
        let link = links.get(turn % links.len().max(1)).ok_or("no links")?;
        self.sequence += 1;
        let insert = "INSERT INTO event VALUES (:sitting, :sequence, :content, :hash)";
        let (millis, _) = timed(|| {
            Ok(self.connection.prepare_cached(insert)?.execute(named_params! {
                ":sitting": self.sitting.0, ":sequence": self.sequence, ":content": link.content, ":hash": link.hash,
            })?)
        })?;
        Ok(millis)
    }
}
