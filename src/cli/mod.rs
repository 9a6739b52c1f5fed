//! The command line, one file a subcommand; the same calls the screens make.
//!
//! Owns arguments and printing. `--json` prints one document; errors are one Chinese line on stderr and exit 1, usage
//! errors exit 2. The surprise: nothing here decides anything; a subcommand without a service does not exist.

pub mod bank;
mod blueprint;
mod cert;
mod demo;
mod form;
mod results;
mod roster;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{ArgAction, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use serde::Serialize;

use crate::service::open_data::open_data;
use crate::service::system::{SystemClock, SystemEntropy};
use crate::store::{DataFolder, FolderError, Store};
use crate::text::{cli as words, errors};

/// The arguments of the program.
#[derive(Debug, Parser)]
#[command(
    name = "xiaoankao",
    version,
    about = words::ABOUT,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub struct Arguments {
    /// The data folder.
    #[arg(long, global = true, value_name = "DIR", help = words::DATA)]
    pub data: Option<PathBuf>,
    /// Tells what there is and ends.
    #[arg(long, short, global = true, action = ArgAction::Help, help = words::HELP)]
    pub help: Option<bool>,
    /// Tells the version and ends.
    #[arg(long, short = 'V', action = ArgAction::Version, help = words::VERSION)]
    pub version: Option<bool>,
    /// Draw with wgpu, for machines without OpenGL. The program sets it itself where it has to.
    #[arg(long, hide = true)]
    pub wgpu: bool,
    /// What to do without a window; none opens it.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The whole job, rehearsed.
    #[command(about = words::DEMO)]
    Demo(demo::DemoArgs),
    /// The bank.
    #[command(subcommand, about = words::BANK)]
    Bank(bank::BankCommand),
    /// Blueprints.
    #[command(subcommand, about = words::BLUEPRINT)]
    Blueprint(blueprint::BlueprintCommand),
    /// Forms.
    #[command(subcommand, about = words::FORM)]
    Form(form::FormCommand),
    /// Results files.
    #[command(subcommand, about = words::RESULTS)]
    Results(results::ResultsCommand),
    /// Rosters.
    #[command(subcommand, about = words::ROSTER)]
    Roster(roster::RosterCommand),
    /// Certificates.
    #[command(subcommand, about = words::CERT)]
    Cert(cert::CertCommand),
}

impl Arguments {
    /// Reads the arguments of the process.
    ///
    /// # Errors
    /// What the parser says of wrong arguments, or the help or version that was asked for.
    pub fn read() -> Result<Self, clap::Error> {
        Self::from_arg_matches(&in_chinese(Self::command()).try_get_matches()?)
    }
}

/// A command and all below it with the headings of their help in Chinese.
fn in_chinese(command: clap::Command) -> clap::Command {
    command
        .help_template(words::HELP_TEMPLATE)
        .subcommand_help_heading(words::COMMANDS)
        .subcommand_value_name(words::COMMAND)
        .disable_help_subcommand(true)
        .mut_args(|argument| {
            let heading = if argument.is_positional() { words::ARGUMENTS } else { words::OPTIONS };
            argument.help_heading(heading)
        })
        .mut_subcommands(in_chinese)
}

/// A command that did not succeed: the sentence for stderr, or an outcome that was told already.
#[derive(Debug)]
pub enum Failure {
    /// To be told on stderr.
    Said(String),
    /// Told already, in the output; only the exit code is left.
    Told,
}

impl From<String> for Failure {
    fn from(sentence: String) -> Self {
        Self::Said(sentence)
    }
}

type Outcome = Result<(), Failure>;

/// Runs a subcommand. `data` is the data folder in use.
pub fn run(command: Command, data: &Path, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let mut watched = Watched { out, failed: None };
    let out: &mut dyn Write = &mut watched;
    let outcome = match command {
        Command::Demo(args) => demo::run(&args, out),
        Command::Bank(command) => bank::run(&command, out, err),
        Command::Blueprint(command) => blueprint::run(&command, out),
        Command::Form(command) => form::run(&command, out),
        Command::Results(command) => results::run(&command, data, out),
        Command::Roster(command) => roster::run(&command, data, out),
        Command::Cert(command) => cert::run(&command, data, out),
    };
    let outcome = match (watched.flush(), watched.failed) {
        (Err(cut_off), _) | (_, Some(cut_off)) if !gone(&cut_off) => Err(Failure::Said(errors::output(&cut_off))),
        _ => outcome,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Told) => ExitCode::FAILURE,
        Err(Failure::Said(sentence)) => {
            // A stderr that cannot be written leaves only the exit code to tell it.
            let _ = writeln!(err, "{}", words::error(&sentence));
            ExitCode::FAILURE
        }
    }
}

/// The output, with the first error of writing to it: whoever wrote a document to a full disk must hear of it.
struct Watched<'a> {
    out: &'a mut dyn Write,
    failed: Option<io::Error>,
}

impl Write for Watched<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes).map_err(|err| {
            let again = io::Error::from(err.kind());
            // An interrupted write is tried again by whoever writes.
            if again.kind() != io::ErrorKind::Interrupted {
                self.failed.get_or_insert(err);
            }
            again
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Whether the reader went away (a closed pipe), which is no error of ours.
fn gone(err: &io::Error) -> bool {
    err.kind() == io::ErrorKind::BrokenPipe
}

/// Prints a line; `run` tells where that did not succeed.
fn say(out: &mut dyn Write, line: &str) {
    let _ = writeln!(out, "{line}");
}

/// Prints a document.
fn print_json(out: &mut dyn Write, value: &impl Serialize) -> Outcome {
    let text = serde_json::to_string_pretty(value).map_err(|err| Failure::Said(err.to_string()))?;
    say(out, &text);
    Ok(())
}

/// Reads a file.
fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    Ok(std::fs::read(path).map_err(|err| errors::folder(&FolderError::reading(path, err)))?)
}

/// Opens the data folder.
fn open(data: &Path) -> Result<(DataFolder, Store, SystemClock), Failure> {
    let clock = SystemClock::start();
    let (folder, store) = open_data(data, &clock, &mut SystemEntropy).map_err(|err| errors::open(&err))?;
    Ok((folder, store, clock))
}
