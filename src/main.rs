//! Arguments: none opens the window, a subcommand runs without one.

use std::io::{Write as _, stderr, stdout};
use std::process::ExitCode;

use xiaoankao::cli::{Arguments, run};
use xiaoankao::text::cli as words;
use xiaoankao::ui::app::{Places, WindowError, WindowOptions, open_window};
use xiaoankao::{data_folder, documents_folder, logging};

fn main() -> ExitCode {
    let arguments = match Arguments::read() {
        Ok(arguments) => arguments,
        Err(err) => {
            // A stream that cannot be written leaves only the exit code to tell it.
            let _ = err.print();
            if err.use_stderr() {
                let _ = writeln!(stderr(), "{}", words::USAGE_ERROR);
            }
            return ExitCode::from(u8::try_from(err.exit_code()).unwrap_or(2));
        }
    };
    let data = data_folder(arguments.data);
    if let Some(command) = arguments.command {
        return run(command, &data, &mut stdout().lock(), &mut stderr().lock());
    }
    logging::start(&data);
    let places = Places { log: logging::folder(&data), documents: documents_folder(), data };
    match open_window(WindowOptions { places, wgpu: arguments.wgpu }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(err) => {
            tracing::error!(%err, "no window");
            // A stderr that cannot be written leaves only the exit code to tell it.
            let sentence = match &err {
                WindowError::NoWindow { reason, .. } => words::no_window(reason),
                WindowError::Failed(reason) => reason.clone(),
                WindowError::Told => return ExitCode::FAILURE,
            };
            let _ = writeln!(stderr(), "{}", words::error(&sentence));
            ExitCode::FAILURE
        }
    }
}
