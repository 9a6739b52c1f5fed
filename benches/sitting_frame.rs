//! What a frame of the sitting costs, and how many frames a window makes that nobody touches.
//!
//! A frame is the program's own, from the input to triangles, at 1366 by 768 with the real fonts, without a screen. The
//! baseline puts the same pieces of text at the same places as egui's plain labels. The count of frames runs over
//! simulated seconds: a frame is made only where one was asked for, when it was asked for.

mod measure;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{
    CentralPanel, Context, Event, FullOutput, Key, Label, Modifiers, Pos2, RawInput, Rect, RichText, Shape, Ui,
    ViewportId, vec2,
};
use measure::seat::sit_down;
use measure::{Limit, Outcome, Table, alternate, timed};
use xiaoankao::domain::bank::Kind;
use xiaoankao::domain::sitting::{Clock, Millis};
use xiaoankao::service::system::SystemEntropy;
use xiaoankao::text::screens::sitting::REAL_EXAM;
use xiaoankao::text::ui as words;
use xiaoankao::ui::app::{App, Places};
use xiaoankao::ui::desk::Desk;
use xiaoankao::ui::fonts;
use xiaoankao::ui::worker::Worker;

const BATCHES: usize = 20;
/// What a frame may take, in milliseconds.
const MOST_MILLIS: f64 = 4.0;
/// How many simulated seconds nobody touches the window.
const IDLE: i64 = 10;

fn main() -> Outcome<ExitCode> {
    let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let clock = Arc::new(Hands(AtomicI64::new(1_795_500_000_000)));
    let told: Arc<dyn Clock> = clock.clone();
    let (desk, open) = sit_down(folder.path(), &told)?;
    drop(desk);
    let go_on = words::go_on(&open.title);
    let questions = open.questions.len();
    let mut table = Table::default();

    let mut window = Window::open(folder.path(), &clock, false)?;
    window.settle(words::GO_ON)?;
    let idle = window.idle()?;
    table.figure("frames in 10 s of the start page", idle, None, "frames", Limit::Most(0.0));
    window.click(&go_on)?;
    window.settle(REAL_EXAM)?;
    let idle = window.idle()?;
    table.figure("frames in 10 s of a sitting", idle, None, "frames", Limit::Most(f64::from(u32::try_from(IDLE)?)));
    if let Some(fill) = open.questions.iter().zip(0..).find_map(|(_, number)| {
        open.question(number).is_some_and(|(_, asked)| asked.kind == Kind::Fill).then_some(number)
    }) {
        for _ in 0..fill {
            window.press(Key::PageDown)?;
        }
        window.settle(REAL_EXAM)?;
        // The cursor does not blink: beside the clock nothing changes.
        let most = f64::from(u32::try_from(IDLE)?);
        table.figure("frames in 10 s with a text cursor", window.idle()?, None, "frames", Limit::Most(most));
        for _ in 0..fill {
            window.press(Key::PageUp)?;
        }
    }
    drop(window);

    // Here the store has its thread, as in the program: a frame waits for no disk.
    let mut window = Window::open(folder.path(), &clock, true)?;
    window.settle(words::GO_ON)?;
    window.click(&go_on)?;
    window.settle(REAL_EXAM)?;
    let mut plain = Plain::new();
    // Every question is seen once before anything is timed: its characters are drawn into the texture.
    for _ in 0..questions {
        let (_, shapes) = window.draw(Vec::new())?;
        plain.pages.push(pieces(&shapes));
        plain.draw(plain.pages.len() - 1)?;
        window.press(Key::PageDown)?;
    }
    let texts = |page: &Vec<Piece>| page.iter().map(|piece| piece.text.clone()).collect::<Vec<_>>();
    if plain.pages.iter().zip(plain.pages.iter().skip(1)).any(|(one, next)| texts(one) == texts(next)) {
        return Err("a question did not change".into());
    }
    // To the first question and to the last again, over and over.
    let span = questions - 1;
    let page = |turn: usize| if (turn / span).is_multiple_of(2) { span - 1 - turn % span } else { 1 + turn % span };
    let (moved, moved_plain) = alternate(
        BATCHES,
        span,
        |turn| {
            window.press(if (turn / span).is_multiple_of(2) { Key::PageUp } else { Key::PageDown })?;
            Ok(window.draw(Vec::new())?.0)
        },
        |turn| plain.draw(page(turn)),
    )?;
    table.times("a frame with another question", &moved, &moved_plain, Limit::Most(MOST_MILLIS));
    let (still, still_plain) = alternate(
        BATCHES,
        span,
        |_| {
            clock.pass(Duration::from_secs(1));
            Ok(window.draw(Vec::new())?.0)
        },
        |_| plain.draw(page(BATCHES * span - 1)),
    )?;
    table.times("a frame with another second", &still, &still_plain, Limit::Most(MOST_MILLIS));
    window.close();
    table.finish()
}

/// A clock that moves only when it is told to.
struct Hands(AtomicI64);

impl Hands {
    fn pass(&self, time: Duration) {
        // A part of a millisecond counts as one: a frame that was asked for is never early.
        let millis = i64::try_from(time.as_micros().div_ceil(1000)).unwrap_or(i64::MAX);
        self.0.fetch_add(millis, Ordering::Relaxed);
    }
}

impl Clock for Hands {
    fn wall(&self) -> Millis {
        Millis(self.0.load(Ordering::Relaxed))
    }
    fn monotonic(&self) -> Millis {
        self.wall()
    }
}

/// What a frame drew.
type Shapes = Vec<egui::epaint::ClippedShape>;

/// The program in a window without a screen.
struct Window {
    ctx: Context,
    app: App,
    clock: Arc<Hands>,
    /// Told of every frame that is asked for.
    woken: Receiver<()>,
    delay: Duration,
}

impl Window {
    fn open(data: &Path, clock: &Arc<Hands>, has_thread: bool) -> Outcome<Self> {
        let ctx = Context::default();
        fonts::install(&ctx);
        xiaoankao::ui::pictures::install(&ctx);
        let (wake, woken) = channel();
        ctx.set_request_repaint_callback(move |_| {
            // Nobody is left to wake once the window is gone.
            let _ = wake.send(());
        });
        let desk = Desk::new(data.to_owned(), clock.clone(), Box::new(SystemEntropy));
        let worker = if has_thread { Worker::start(desk, ctx.clone())? } else { Worker::inline(desk) };
        let places = Places { data: data.to_owned(), log: data.to_owned(), documents: data.to_owned() };
        let app = App::new(clock.clone(), worker, places);
        Ok(Self { ctx, app, clock: Arc::clone(clock), woken, delay: Duration::ZERO })
    }

    fn frame(&mut self, events: Vec<Event>) -> Outcome<FullOutput> {
        let input = input(self.clock.wall(), events);
        let output = self.ctx.run_ui(input, |ui| {
            self.app.logic(&ui.ctx().clone());
            self.app.frame(ui);
        });
        let told = output.viewport_output.get(&ViewportId::ROOT).ok_or("no viewport")?;
        self.delay = told.repaint_delay;
        Ok(output)
    }

    /// A frame from the input to triangles: its milliseconds and what it drew.
    fn draw(&mut self, events: Vec<Event>) -> Outcome<(f64, Shapes)> {
        let (spent, shapes) = timed(|| {
            let output = self.frame(events)?;
            let shapes = output.shapes.clone();
            std::hint::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
            Ok(shapes)
        })?;
        Ok((spent, shapes))
    }

    /// The frame in which a key is pressed. What it leads to is seen in the next.
    fn press(&mut self, key: Key) -> Outcome<()> {
        let event =
            |pressed: bool| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        self.draw(vec![event(true), event(false)])?;
        Ok(())
    }

    /// Clicks the button of this name.
    fn click(&mut self, name: &str) -> Outcome<()> {
        self.ctx.enable_accesskit();
        self.frame(Vec::new())?;
        let update = self.frame(Vec::new())?.platform_output.accesskit_update.ok_or("no names")?;
        let found = update.nodes.iter().find(|(_, node)| node.label() == Some(name)).ok_or("no such button")?;
        let request =
            ActionRequest { action: Action::Click, target_tree: TreeId::ROOT, target_node: found.0, data: None };
        self.frame(vec![Event::AccessKitActionRequest(request)])?;
        self.ctx.disable_accesskit();
        Ok(())
    }

    /// Frames until a text is drawn, and some more until nothing moves any longer.
    fn settle(&mut self, text: &str) -> Outcome<()> {
        let mut still = 0;
        for _ in 0..2_000 {
            let (_, shapes) = self.draw(Vec::new())?;
            self.clock.pass(Duration::from_millis(20));
            if still > 0 || pieces(&shapes).iter().any(|piece| piece.text == text) {
                still += 1;
            } else {
                // The store's thread wakes the window; a frame that only the clock asks for does no harm.
                let _ = self.woken.recv_timeout(Duration::from_millis(20));
            }
            if still == 60 {
                return Ok(());
            }
        }
        Err(format!("{text} is not drawn").into())
    }

    /// How many frames are made in a time without input. A frame that is asked for at once comes with the next picture
    /// of a screen that shows 60 a second.
    fn idle(&mut self) -> Outcome<f64> {
        let end = self.clock.wall().0 + IDLE * 1000;
        let mut frames = 0;
        self.frame(Vec::new())?;
        loop {
            let until = u64::try_from(end - self.clock.wall().0)?;
            if self.delay > Duration::from_millis(until) {
                return Ok(f64::from(frames));
            }
            self.clock.pass(self.delay.max(Duration::from_millis(16)));
            self.frame(Vec::new())?;
            frames += 1;
        }
    }

    fn close(mut self) {
        eframe::App::on_exit(&mut self.app, None);
    }
}

fn input(now: Millis, events: Vec<Event>) -> RawInput {
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(1366.0, 768.0));
    let time = Duration::from_millis(u64::try_from(now.0).unwrap_or(0)).as_secs_f64();
    RawInput { screen_rect: Some(rect), time: Some(time), focused: true, events, ..RawInput::default() }
}

/// A piece of text: what, how large, where.
struct Piece {
    text: String,
    size: f32,
    at: Rect,
}

/// The pieces of text that a frame drew.
fn pieces(shapes: &Shapes) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut waiting: Vec<&Shape> = shapes.iter().map(|clipped| &clipped.shape).collect();
    while let Some(shape) = waiting.pop() {
        match shape {
            Shape::Vec(shapes) => waiting.extend(shapes),
            Shape::Text(shape) => found.push(Piece {
                text: shape.galley.job.text.clone(),
                size: shape.galley.job.sections.first().map_or(16.0, |section| section.format.font_id.size),
                at: shape.galley.rect.translate(shape.pos.to_vec2()),
            }),
            _ => {}
        }
    }
    found
}

/// The same text as plain labels.
struct Plain {
    ctx: Context,
    pages: Vec<Vec<Piece>>,
}

impl Plain {
    fn new() -> Self {
        let ctx = Context::default();
        fonts::install(&ctx);
        Self { ctx, pages: Vec::new() }
    }

    /// A frame with one page: its milliseconds.
    fn draw(&self, page: usize) -> Outcome<f64> {
        let pieces = self.pages.get(page).ok_or("no such page")?;
        let labels = |ui: &mut Ui| {
            for piece in pieces {
                ui.put(piece.at, Label::new(RichText::new(&piece.text).size(piece.size)).extend().selectable(false));
            }
        };
        let (spent, ()) = timed(|| {
            let output =
                self.ctx.run_ui(input(Millis(0), Vec::new()), |ui| drop(CentralPanel::default().show(ui, labels)));
            std::hint::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
            Ok(())
        })?;
        Ok(spent)
    }
}
