//! Arguments: none opens the window, a subcommand runs without one.

use std::io::{stderr, stdout};
use std::process::ExitCode;

use clap::Parser as _;
use xiaoankao::cli::{Arguments, run};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let data = xiaoankao::data_folder(arguments.data);
    match arguments.command {
        Some(command) => run(command, &data, &mut stdout().lock(), &mut stderr().lock()),
        None => ExitCode::SUCCESS,
    }
}
