//! From the start of the process until the first frame is on the screen, against an empty window with the same fonts.
//!
//! This program starts itself: as a host of the program's own window, over a data folder that holds a sitting (and over
//! one that is not there yet), and as a host of a window with nothing in it. Each says when its first frame has been
//! drawn and handed to the screen, which is when the second begins. Needs a display, such as
//! `xvfb-run -a -s "-screen 0 1366x768x24 -noreset"` gives.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock, and this one starts itself")]

mod measure;

use std::io::{BufRead as _, BufReader, Write as _, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::time::Instant;

use eframe::{NativeOptions, Renderer};
use egui::{CentralPanel, Ui, ViewportBuilder, ViewportCommand};
use measure::seat::sit_down;
use measure::{Limit, Outcome, Table, alternate, millis, say, steady};
use xiaoankao::domain::sitting::Clock;
use xiaoankao::service::system::SystemClock;
use xiaoankao::ui::app::{App, Places};
use xiaoankao::ui::fonts;

const BATCHES: usize = 12;
const LIMIT: f64 = 1.5;
const PAINTED: &str = "painted";

fn main() -> Outcome<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--host", "empty"] => host(None),
        ["--host", "program", data] => host(Some(PathBuf::from(data))),
        _ => compare(),
    }
}

fn compare() -> Outcome<ExitCode> {
    let has_display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    if cfg!(target_os = "linux") && !has_display {
        say("first_frame is skipped: there is no display; docs/BENCHES.md says how to run it without a screen")?;
        return Ok(ExitCode::SUCCESS);
    }
    let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let used = folder.path().join("used");
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::start());
    drop(sit_down(&used, &clock)?);
    // The files of both are in memory afterwards.
    first_frame(&["empty".as_ref()])?;
    first_frame(&["program".as_ref(), &used])?;

    let mut table = Table::default();
    let empty = |_| first_frame(&["empty".as_ref()]);
    let with_data = |_| first_frame(&["program".as_ref(), &used]);
    let (ours, baseline) = steady(LIMIT, || alternate(BATCHES, 1, with_data, empty))?;
    table.times("process start to first frame", &ours, &baseline, Limit::Ratio(LIMIT));
    let mut made = 0;
    let mut without_data = |_| {
        made += 1;
        first_frame(&["program".as_ref(), &folder.path().join(format!("new-{made}"))])
    };
    let (ours, baseline) = steady(LIMIT, || alternate(BATCHES, 1, &mut without_data, empty))?;
    table.times("process start to first frame, no data yet", &ours, &baseline, Limit::Ratio(LIMIT));
    table.finish()
}

/// Starts a host; the milliseconds until it says that its first frame is painted. A display server may begin anew when
/// its last window has closed, and refuse the next at that moment: then it is tried again.
fn first_frame(what: &[&Path]) -> Outcome<f64> {
    let mut painted = try_first_frame(what);
    for _ in 0..3 {
        if painted.is_ok() {
            break;
        }
        painted = try_first_frame(what);
    }
    painted
}

fn try_first_frame(what: &[&Path]) -> Outcome<f64> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("--host").args(what).stdout(Stdio::piped());
    let start = Instant::now();
    let mut child = command.spawn()?;
    let mut line = String::new();
    BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
    let elapsed = millis(start.elapsed());
    let status = child.wait()?;
    if line.trim_end() == PAINTED && status.success() { Ok(elapsed) } else { Err("a window did not open".into()) }
}

/// A window that closes after its first frame.
struct Host {
    program: Option<App>,
    frames: u32,
}

impl eframe::App for Host {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        if let Some(program) = &mut self.program {
            eframe::App::logic(program, ctx, frame);
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.frames += 1;
        if self.frames == 2 {
            let told = writeln!(stdout(), "{PAINTED}");
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
            if told.is_err() {
                return;
            }
        }
        match &mut self.program {
            Some(program) => program.ui(ui, frame),
            None => drop(CentralPanel::default().show(ui, |_| ())),
        }
        ui.ctx().request_repaint();
    }

    fn on_exit(&mut self, gl: Option<&eframe::glow::Context>) {
        if let Some(program) = &mut self.program {
            program.on_exit(gl);
        }
    }
}

fn host(data: Option<PathBuf>) -> Outcome<ExitCode> {
    let options = NativeOptions {
        viewport: ViewportBuilder::default().with_inner_size([1366.0, 768.0]),
        renderer: Renderer::Glow,
        persist_window: false,
        centered: true,
        ..NativeOptions::default()
    };
    let creator: eframe::AppCreator<'_> = Box::new(move |context| {
        let program = if let Some(data) = data {
            let places = Places { log: data.clone(), documents: data.clone(), data };
            Some(App::in_window(&context.egui_ctx, places)?)
        } else {
            fonts::install(&context.egui_ctx);
            None
        };
        Ok(Box::new(Host { program, frames: 0 }))
    });
    eframe::run_native("xiaoankao-bench", options, creator)?;
    Ok(ExitCode::SUCCESS)
}
