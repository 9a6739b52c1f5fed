//! Opening the window: OpenGL first, wgpu where that does not start, a sentence where neither does.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use eframe::{NativeOptions, Renderer};
use egui::{Ui, Vec2, ViewportBuilder};

use super::{App, Places};
use crate::service::system::{SystemClock, SystemEntropy};
use crate::text::ui as words;
use crate::ui::desk::Desk;
use crate::ui::fonts;
use crate::ui::worker::Worker;

/// How the window is opened.
#[derive(Debug, Clone)]
pub struct WindowOptions {
    /// Where files go.
    pub places: Places,
    /// Whether to draw with wgpu instead of OpenGL.
    pub wgpu: bool,
}

/// Why no window was opened; a reason in words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no window: {detail}")]
pub struct WindowError {
    /// In words.
    pub reason: String,
    /// What the toolkit said.
    pub detail: String,
    /// Whether another renderer might do better.
    pub other_renderer: bool,
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

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When there is no display, or neither renderer starts.
pub fn open_window(options: WindowOptions) -> Result<(), WindowError> {
    if !has_display() {
        return Err(WindowError {
            reason: words::NO_DISPLAY.to_owned(),
            detail: "no display".to_owned(),
            other_renderer: false,
        });
    }
    let wgpu = options.wgpu;
    let opened = run(options.clone(), if wgpu { Renderer::Wgpu } else { Renderer::Glow });
    match opened {
        Err(err) if err.other_renderer && !wgpu => {
            tracing::warn!(detail = %err.detail, "OpenGL did not start; trying wgpu");
            // The toolkit's event loop can be made once in a process: the other renderer needs another one.
            again_with_wgpu().ok_or(err)
        }
        other => other,
    }
}

/// Whether there is a screen to draw on. Elsewhere than on Linux there always is.
fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn again_with_wgpu() -> Option<()> {
    let program: PathBuf = std::env::current_exe().ok()?;
    let status = Command::new(program).args(std::env::args_os().skip(1)).arg("--wgpu").status().ok()?;
    status.success().then_some(())
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
    let creator: eframe::AppCreator<'_> = Box::new(move |context| {
        let ctx = context.egui_ctx.clone();
        dress(&ctx);
        let clock = Arc::new(SystemClock::start());
        let desk = Desk::new(options.places.data.clone(), clock.clone(), Box::new(SystemEntropy));
        let worker = Worker::start(desk, ctx)?;
        Ok(Box::new(App::new(clock, worker, options.places)))
    });
    eframe::run_native("xiaoankao", native, creator).map_err(|err| {
        let other_renderer = !matches!(err, eframe::Error::WinitEventLoop(_) | eframe::Error::AppCreation(_));
        let reason = if other_renderer { words::NO_RENDERER } else { words::NO_DISPLAY }.to_owned();
        WindowError { reason, detail: err.to_string(), other_renderer }
    })
}

/// What every window of the program has: fonts, picture loaders, no zoom by keys (text size has its own control).
pub(crate) fn dress(ctx: &egui::Context) {
    fonts::install(ctx);
    egui_extras::install_image_loaders(ctx);
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}
