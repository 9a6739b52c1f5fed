//! Opening the window: OpenGL first, wgpu where that does not start, a sentence where neither does.

use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, OnceLock};

use eframe::{NativeOptions, Renderer};
use egui::{Ui, Vec2, ViewportBuilder};

use super::{App, Places};
use crate::service::system::{SystemClock, SystemEntropy};
use crate::text::ui as words;
use crate::ui::desk::Desk;
use crate::ui::worker::{NoThread, Worker};
use crate::ui::{fonts, pictures};

/// How the window is opened.
#[derive(Debug, Clone)]
pub struct WindowOptions {
    /// Where files go.
    pub places: Places,
    /// Whether to draw with wgpu instead of OpenGL.
    pub wgpu: bool,
}

/// Why no window was opened, or why it could not go on; reasons in words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WindowError {
    /// No window could be opened.
    #[error("no window: {detail}")]
    NoWindow {
        /// In words.
        reason: String,
        /// What the toolkit said.
        detail: String,
        /// Whether another renderer might do better.
        other_renderer: bool,
    },
    /// The window said that the program cannot go on, and was closed.
    #[error("the data could not be opened")]
    Failed(String),
    /// The process that was started instead has told what went wrong.
    #[error("the other process failed")]
    Told,
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        App::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.finish();
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

impl App {
    /// The program in a window that was just opened: dressed, with the machine's clock and a thread for the store.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn in_window(ctx: &egui::Context, places: Places) -> Result<Self, NoThread> {
        dress(ctx);
        let clock = Arc::new(SystemClock::start());
        let desk = Desk::new(places.data.clone(), clock.clone(), Box::new(SystemEntropy));
        let worker = Worker::start(desk, ctx.clone())?;
        Ok(Self::new(clock, worker, places))
    }
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When there is no display, or neither renderer starts.
pub fn open_window(options: WindowOptions) -> Result<(), WindowError> {
    if !has_display() {
        return Err(WindowError::NoWindow {
            reason: words::NO_DISPLAY.to_owned(),
            detail: "no display".to_owned(),
            other_renderer: false,
        });
    }
    let wgpu = options.wgpu;
    let opened = run(options, if wgpu { Renderer::Wgpu } else { Renderer::Glow });
    match opened {
        Err(WindowError::NoWindow { detail, other_renderer: true, reason }) if !wgpu => {
            tracing::warn!(%detail, "OpenGL did not start; trying wgpu");
            // The toolkit's event loop can be made once in a process: the other renderer needs another one.
            match again_with_wgpu() {
                Some(true) => Ok(()),
                Some(false) => Err(WindowError::Told),
                None => Err(WindowError::NoWindow { reason, detail, other_renderer: false }),
            }
        }
        other => other,
    }
}

/// Whether there is a screen to draw on. Elsewhere than on Linux there always is.
#[expect(clippy::disallowed_methods, reason = "only the environment says whether there is a display")]
fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Whether another process, which draws with wgpu, ended well; none where it could not be started.
#[expect(clippy::disallowed_methods, reason = "the other process is given the arguments of this one")]
fn again_with_wgpu() -> Option<bool> {
    let program: PathBuf = std::env::current_exe().ok()?;
    let status = Command::new(program).args(std::env::args_os().skip(1)).arg("--wgpu").status().ok()?;
    Some(status.success())
}

fn run(options: WindowOptions, renderer: Renderer) -> Result<(), WindowError> {
    let native = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(words::NAME)
            .with_app_id("xiaoankao")
            .with_inner_size(Vec2::new(1366.0, 768.0))
            .with_min_inner_size(Vec2::new(1024.0, 640.0)),
        renderer,
        persist_window: false,
        centered: true,
        ..NativeOptions::default()
    };
    let failure: Arc<OnceLock<Arc<OnceLock<String>>>> = Arc::default();
    let told = Arc::clone(&failure);
    let creator: eframe::AppCreator<'_> = Box::new(move |context| {
        let app = App::in_window(&context.egui_ctx, options.places)?;
        // Set once: a creator is called once.
        let _ = told.set(app.failure());
        Ok(Box::new(app))
    });
    let closed = eframe::run_native("xiaoankao", native, creator);
    if let Some(reason) = failure.get().and_then(|failure| failure.get()) {
        return Err(WindowError::Failed(reason.clone()));
    }
    closed.map_err(|err| {
        let other_renderer = !matches!(err, eframe::Error::WinitEventLoop(_) | eframe::Error::AppCreation(_));
        let reason = if other_renderer { words::NO_RENDERER } else { words::NO_DISPLAY }.to_owned();
        WindowError::NoWindow { reason, detail: err.to_string(), other_renderer }
    })
}

/// What every window of the program has: fonts, picture loaders, no zoom by keys (text size has its own control).
pub(crate) fn dress(ctx: &egui::Context) {
    fonts::install(ctx);
    pictures::install(ctx);
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}
