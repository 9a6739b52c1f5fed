//! `roster import`.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde::Serialize;

use super::{Failure, Outcome, open, print_json, read, say};
use crate::domain::bank::Severity;
use crate::formats::roster::read_roster;
use crate::service::check_bank::ReportedFinding;
use crate::service::import_roster::import_roster;
use crate::text::{bank as bank_words, cli as words, errors};

/// What can be done with rosters.
#[derive(Debug, Subcommand)]
pub enum RosterCommand {
    /// Take one in.
    #[command(about = words::ROSTER_IMPORT)]
    Import {
        /// Which.
        #[arg(value_name = "FILE", help = words::FILE)]
        file: PathBuf,
        /// Only look.
        #[arg(long, help = words::DRY_RUN)]
        dry_run: bool,
        /// As JSON.
        #[arg(long, help = words::JSON)]
        json: bool,
    },
}

pub(super) fn run(command: &RosterCommand, data: &Path, out: &mut dyn Write) -> Outcome {
    #[derive(Serialize)]
    struct Imported<'a> {
        file: String,
        encoding: &'a str,
        people: usize,
        #[serde(rename = "imported")]
        done: bool,
        findings: Vec<ReportedFinding>,
    }
    let RosterCommand::Import { file, dry_run, json } = command;
    let name = file.display().to_string();
    let roster = read_roster(&name, &read(file)?, None);
    let errors_found = roster.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let imported = errors_found == 0 && !dry_run;
    if imported {
        let (_folder, mut store, clock) = open(data)?;
        let people = roster.candidates.iter().map(|(_, person)| person);
        import_roster(&mut store, &clock, people).map_err(|err| errors::store(&err))?;
    }
    let people = roster.candidates.len();
    if *json {
        let findings = roster.findings.into_iter().map(ReportedFinding::from).collect();
        let document = Imported { file: name, encoding: roster.encoding, people, done: imported, findings };
        print_json(out, &document)?;
    } else {
        for finding in &roster.findings {
            say(out, &bank_words::finding_line(finding));
        }
        say(out, &words::roster(people, errors_found, *dry_run));
    }
    if errors_found == 0 { Ok(()) } else { Err(Failure::Told) }
}
