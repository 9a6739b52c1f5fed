//! The window: which screen is shown, what it wants, and what comes back from the desk.
//!
//! Owns the way from screen to screen. Leaves drawing to the screens, rules to the services, the disk to the worker.
//! The surprise: nothing is asked of the desk in a draw; a frame collects what is wanted and then sends it.

mod candidate;
mod fill;
mod learning;
mod office;
mod run;
mod sitting;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use egui::{Context, Ui, ViewportCommand};

use super::desk::{LookSetting, Opened, Reply, Request};
use super::screens::{
    learning as learning_screen, lesson, look_panel, manage, my_exams, notice, practice, result, review, sign_in,
    sitting as sitting_screen, start, verify,
};
use super::worker::Worker;
use crate::domain::people::Candidate;
use crate::domain::sitting::{Clock, Millis, SittingId};
use crate::service::my_exams::MyExam;
use crate::service::open_sitting::OpenSitting;
use crate::store::ResultFilter;

pub use run::{WindowError, WindowOptions, open_window};

/// What the window shows.
pub(super) enum Screen {
    Start(start::State),
    SignIn(sign_in::State),
    MyExams(my_exams::State),
    Notice { exam: String, state: Box<notice::State> },
    Sitting(Box<sitting_screen::State>),
    Result { sitting: SittingId, state: Box<result::State> },
    Review(Box<review::State>),
    Learning(Box<learning_screen::State>),
    Lesson(Box<lesson::State>),
    Practice(Box<practice::State>),
    Manage(Box<manage::ManageState>),
    Verify(Box<verify::State>),
}

/// What a review was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReviewFor {
    /// To show a result.
    Result,
    /// To show the answers.
    Answers,
    /// To tell the office what happened beside answering.
    Details,
}

/// Where files go that the person did not choose a place for.
#[derive(Debug, Clone)]
pub struct Places {
    /// The data folder.
    pub data: PathBuf,
    /// The log file.
    pub log: PathBuf,
    /// Where certificates and exports are offered to go.
    pub documents: PathBuf,
}

/// The window.
pub struct App {
    clock: Arc<dyn Clock>,
    worker: Worker,
    places: Places,
    look: LookSetting,
    screen: Screen,
    /// The screens behind the one that is shown, the last of them nearest.
    behind: Vec<Screen>,
    look_panel: Option<look_panel::State>,
    candidate: Option<Candidate>,
    exams: Vec<MyExam>,
    unfinished: Vec<OpenSitting>,
    bank: String,
    review_for: ReviewFor,
    saving: Option<SittingId>,
    is_finding: bool,
    find_next: Option<ResultFilter>,
    is_focused: Option<bool>,
    is_minimised: bool,
    may_close: bool,
    failure: Arc<OnceLock<String>>,
}

impl App {
    /// A window over a worker; the data folder is opened behind the first frame.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, mut worker: Worker, places: Places) -> Self {
        worker.ask(Request::Open);
        let mut app = Self {
            clock,
            worker,
            places,
            look: LookSetting::default(),
            screen: Screen::Start(start::State::default()),
            behind: Vec::new(),
            look_panel: None,
            candidate: None,
            exams: Vec::new(),
            unfinished: Vec::new(),
            bank: String::new(),
            review_for: ReviewFor::Result,
            saving: None,
            is_finding: false,
            find_next: None,
            is_focused: None,
            is_minimised: false,
            may_close: false,
            failure: Arc::default(),
        };
        app.screen = app.start_screen(false);
        app
    }

    /// Where the reason stands when the program could not go on, for whoever opened the window.
    #[must_use]
    pub fn failure(&self) -> Arc<OnceLock<String>> {
        Arc::clone(&self.failure)
    }

    /// What goes on while nothing is drawn, too: replies, the window's own state, the clock. A window that is minimised
    /// or wholly covered still keeps its time, notes that it was left and hands in when the time is up.
    pub fn logic(&mut self, ctx: &Context) {
        while let Some(reply) = self.worker.reply() {
            self.take(reply, ctx);
        }
        self.look.theme.apply(ctx, self.look.scale);
        self.watch_window(ctx);
        self.pass_time(ctx);
    }

    /// One frame, after `logic`: the screen, then what it wants.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.draw(ui, &ctx);
        self.look_panel_ui(ui);
    }

    fn draw(&mut self, ui: &mut Ui, ctx: &Context) {
        match &mut self.screen {
            Screen::Start(state) => {
                let intents = start::start_ui(ui, state);
                for intent in intents {
                    self.start_wants(intent, ctx);
                }
            }
            Screen::SignIn(state) => {
                let intents = sign_in::sign_in_ui(ui, state);
                for intent in intents {
                    self.sign_in_wants(intent);
                }
            }
            Screen::MyExams(state) => {
                let intents = my_exams::my_exams_ui(ui, state);
                for intent in intents {
                    self.my_exams_wants(intent);
                }
            }
            Screen::Notice { state, .. } => {
                let intents = notice::notice_ui(ui, state);
                for intent in intents {
                    self.notice_wants(intent);
                }
            }
            Screen::Sitting(state) => {
                let intents = sitting_screen::sitting_ui(ui, state, &crate::service::bundled_bank::picture);
                for intent in intents {
                    self.sitting_wants(intent, ctx);
                }
            }
            Screen::Result { state, .. } => {
                let intents = result::result_ui(ui, state);
                for intent in intents {
                    self.result_wants(intent);
                }
            }
            Screen::Review(state) => {
                let intents = review::review_ui(ui, state, &crate::service::bundled_bank::picture);
                for intent in intents {
                    match intent {
                        review::Intent::Study(topic) => self.study(&topic),
                        review::Intent::Back => self.back(),
                        review::Intent::Look => self.open_look_panel(),
                    }
                }
            }
            Screen::Learning(state) => {
                let intents = learning_screen::learning_ui(ui, state);
                for intent in intents {
                    self.learning_wants(intent);
                }
            }
            Screen::Lesson(state) => {
                let intents = lesson::lesson_ui(ui, state, &crate::service::bundled_bank::picture);
                for intent in intents {
                    self.lesson_wants(intent);
                }
            }
            Screen::Practice(state) => {
                let intents = practice::practice_ui(ui, state, &crate::service::bundled_bank::picture);
                for intent in intents {
                    self.practice_wants(intent);
                }
            }
            Screen::Manage(state) => {
                let intents = manage::manage_ui(ui, state);
                for intent in intents {
                    self.manage_wants(intent);
                }
            }
            Screen::Verify(state) => {
                let intents = verify::verify_ui(ui, state);
                for intent in intents {
                    self.verify_wants(intent);
                }
            }
        }
    }

    /// The start page.
    fn start_screen(&self, is_open: bool) -> Screen {
        let used = |open: &OpenSitting| open.progress.left(open.settings.minutes, open.used);
        Screen::Start(start::State {
            doors: vec![start::Door::Learn, start::Door::Manage],
            links: vec![start::Link::Verify, start::Link::Look],
            version: env!("CARGO_PKG_VERSION").to_owned(),
            bank: self.bank.clone(),
            unfinished: self
                .unfinished
                .iter()
                .map(|open| start::Unfinished {
                    sitting: open.id.0.clone(),
                    title: open.title.clone(),
                    who: crate::domain::people::mask_name(&open.candidate.name),
                    answered: (open.progress.answered(), open.questions.len()),
                    minutes_left: (used(open).0 + 59_999) / 60_000,
                })
                .collect(),
            problem: None,
            is_open,
            failure: self.failure.get().cloned(),
        })
    }

    fn start_wants(&mut self, intent: start::Intent, ctx: &Context) {
        match intent {
            start::Intent::Quit => self.close(ctx),
            start::Intent::Resume(place) => {
                if let Some(open) = self.unfinished.get(place) {
                    self.candidate = Some(open.candidate.clone());
                    self.worker.ask(Request::Resume(open.id.clone()));
                }
            }
            start::Intent::Enter(start::Door::Learn) => self.screen = Screen::SignIn(sign_in::State::default()),
            start::Intent::Enter(start::Door::Manage) => self.open_office(),
            start::Intent::Enter(start::Door::Invigilate) | start::Intent::Follow(start::Link::Manual) => {}
            start::Intent::Follow(start::Link::Verify) => self.screen = Screen::Verify(Box::default()),
            start::Intent::Follow(start::Link::Look) => self.open_look_panel(),
        }
    }

    /// Back to the start page, with the candidate signed out.
    fn leave(&mut self) {
        self.candidate = None;
        self.exams.clear();
        self.behind.clear();
        self.screen = self.start_screen(true);
        self.worker.ask(Request::Open);
    }

    fn back(&mut self) {
        match self.behind.pop() {
            Some(screen) => {
                self.screen = screen;
                if matches!(self.screen, Screen::Learning(_)) {
                    // What was read and practised meanwhile shows.
                    self.ask_learning();
                }
            }
            None => self.leave(),
        }
    }

    /// Puts a screen over the one that is shown.
    fn over(&mut self, screen: Screen) {
        let below = std::mem::replace(&mut self.screen, screen);
        self.behind.push(below);
    }

    fn take(&mut self, reply: Reply, ctx: &Context) {
        match reply {
            Reply::Opened(opened) => self.opened(opened),
            Reply::BankRead(hash) => {
                self.bank = hash.chars().take(8).collect();
                if let Screen::Start(state) = &mut self.screen {
                    state.bank.clone_from(&self.bank);
                }
            }
            Reply::SignedIn(signed_in) => self.signed_in(signed_in),
            Reply::MyExams(exams) => self.exams_came(exams),
            Reply::Sitting(open) => self.sitting_opened(open, ctx),
            Reply::Recorded(recorded) => self.recorded(recorded, ctx),
            Reply::TimeKept(kept) => {
                if let Err(reason) = kept {
                    tracing::warn!(%reason, "the time used was not kept");
                }
            }
            Reply::HandedIn(handed_in) => self.handed_in(handed_in, ctx),
            Reply::Review(review) => self.review_came(review),
            Reply::CertificateSaved(saved) => self.certificate_saved(saved),
            Reply::Results(results) => self.results_came(results),
            Reply::Exported(exported) => self.exported(exported),
            Reply::BankChecked(checked) => self.bank_checked(checked),
            Reply::Office(office) => self.office_came(office),
            Reply::Learning(came) => self.learning_came(came),
            Reply::Lesson(came) => self.lesson_came(came),
            Reply::Practice(came) => self.practice_came(came),
            Reply::Learnt(kept) => self.learnt(kept),
            Reply::LookSaved(saved) => {
                if let Err(reason) = saved {
                    tracing::warn!(%reason, "the look was not kept");
                }
            }
            Reply::Verified(verified) => self.verified(verified),
        }
    }

    fn opened(&mut self, opened: Result<Box<Opened>, String>) {
        match opened {
            Ok(opened) => {
                self.look = opened.look;
                self.unfinished = opened.unfinished;
                if matches!(self.screen, Screen::Start(_)) {
                    self.screen = self.start_screen(true);
                }
                if self.bank.is_empty() {
                    self.worker.ask(Request::ReadBank);
                }
            }
            Err(reason) => {
                tracing::error!("the data could not be opened");
                // The first failure stays: what comes after it is its consequence.
                let _ = self.failure.set(reason);
                self.screen = self.start_screen(false);
            }
        }
    }

    fn open_look_panel(&mut self) {
        self.look_panel = Some(look_panel::State { scale: self.look.scale, theme: self.look.theme });
    }

    fn look_panel_ui(&mut self, ui: &mut Ui) {
        let Some(state) = &mut self.look_panel else { return };
        for intent in look_panel::look_panel_ui(ui, state) {
            match intent {
                look_panel::Intent::ChooseScale(scale) => self.look.scale = scale,
                look_panel::Intent::ChooseTheme(theme) => self.look.theme = theme,
                look_panel::Intent::Close => {
                    self.look_panel = None;
                    return;
                }
            }
            self.worker.ask(Request::SaveLook(self.look));
            if let Some(state) = &mut self.look_panel {
                *state = look_panel::State { scale: self.look.scale, theme: self.look.theme };
            }
        }
    }

    /// Tells the sitting when the window is left, entered or minimised, and asks before it closes.
    fn watch_window(&mut self, ctx: &Context) {
        let (focused, minimised, closing) = ctx.input(|input| {
            let viewport = input.viewport();
            (viewport.focused, viewport.minimized.unwrap_or(false), viewport.close_requested())
        });
        if let Screen::Sitting(_) = self.screen {
            // Only a change is an event: a window that never had the focus has not lost it.
            if let (Some(was), Some(is)) = (self.is_focused, focused)
                && was != is
            {
                self.sitting_wants(sitting_screen::Intent::Focus(is), ctx);
            }
            if minimised && !self.is_minimised {
                self.sitting_wants(sitting_screen::Intent::Minimised, ctx);
            }
            if closing && !self.may_close {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.sitting_wants(sitting_screen::Intent::AskLeave, ctx);
            }
        }
        self.is_focused = focused.or(self.is_focused);
        self.is_minimised = minimised;
    }

    /// Wakes the window when the next second begins, and only while a clock runs.
    fn pass_time(&mut self, ctx: &Context) {
        if let Screen::Sitting(state) = &mut self.screen {
            let effects = sitting_screen::tick(state, &*self.clock);
            let into = u64::try_from(state.left().0.rem_euclid(1000)).unwrap_or(0);
            // The clock shows whole seconds, rounded up: it changes when the rest of this one is over.
            let wait = if into == 0 { 1000 } else { into };
            ctx.request_repaint_after(Duration::from_millis(wait));
            self.carry_out(effects, ctx);
        }
    }

    fn close(&mut self, ctx: &Context) {
        self.may_close = true;
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }

    /// Waits for what was asked of the disk.
    pub(super) fn finish(&mut self) {
        self.worker.finish();
    }

    /// The time on the wall, for screens that show a date.
    fn now(&self) -> Millis {
        self.clock.wall()
    }
}
