//! `blueprint list` and `blueprint check`.

use std::io::Write;

use clap::Subcommand;
use serde::Serialize;

use super::{Failure, Outcome, print_json, say};
use crate::domain::assembly::{Blueprint, Exposure, Shortage, exposure, shortages};
use crate::service::blueprints::bundled_blueprints;
use crate::service::bundled_bank::bank as bundled_bank;
use crate::text::{cli as words, errors};

/// What can be done with blueprints.
#[derive(Debug, Subcommand)]
pub enum BlueprintCommand {
    /// All of them.
    #[command(about = words::BLUEPRINT_LIST)]
    List {
        /// As JSON.
        #[arg(long, help = words::JSON)]
        json: bool,
    },
    /// Whether the bank serves one.
    #[command(about = words::BLUEPRINT_CHECK)]
    Check {
        /// Which.
        #[arg(value_name = "ID", help = words::BLUEPRINT_ID)]
        id: String,
        /// As JSON.
        #[arg(long, help = words::JSON)]
        json: bool,
    },
}

/// The blueprint with this id.
pub(super) fn find(id: &str) -> Result<Blueprint, Failure> {
    let all = bundled_blueprints().map_err(|err| errors::offer(&err.into()))?;
    let known: Vec<String> = all.iter().map(|blueprint| blueprint.id.clone()).collect();
    Ok(all.into_iter().find(|blueprint| blueprint.id == id).ok_or_else(|| words::no_blueprint(id, &known))?)
}

pub(super) fn run(command: &BlueprintCommand, out: &mut dyn Write) -> Outcome {
    match command {
        BlueprintCommand::List { json } => {
            let all = bundled_blueprints().map_err(|err| errors::offer(&err.into()))?;
            if *json {
                return print_json(out, &all);
            }
            for blueprint in all {
                let settings = &blueprint.settings;
                let cut = settings.cut.to_string();
                let items = blueprint.items();
                let line = words::blueprint_line(
                    &blueprint.id,
                    &blueprint.title,
                    blueprint.track,
                    items,
                    settings.minutes,
                    &cut,
                );
                say(out, &line);
            }
            Ok(())
        }
        BlueprintCommand::Check { id, json } => {
            #[derive(Serialize)]
            struct Checked<'a> {
                blueprint: &'a str,
                served: bool,
                shortages: &'a [Shortage],
                exposure: &'a Exposure,
            }
            let blueprint = find(id)?;
            let short = shortages(bundled_bank(), &blueprint);
            let exposure = exposure(bundled_bank(), &blueprint);
            if *json {
                print_json(
                    out,
                    &Checked { blueprint: id, served: short.is_empty(), shortages: &short, exposure: &exposure },
                )?;
            } else if short.is_empty() {
                say(out, &words::blueprint_served(id));
                say(out, &errors::exposure(&exposure));
            } else {
                let lacks: Vec<String> = short.iter().map(errors::shortage).collect();
                say(out, &words::blueprint_short(id, &lacks));
            }
            if short.is_empty() { Ok(()) } else { Err(Failure::Told) }
        }
    }
}
