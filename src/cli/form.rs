//! `form draw` and `form verify`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;

use clap::Subcommand;
use serde::Serialize;

use super::{Failure, Outcome, print_json, read, say};
use crate::domain::assembly::{Blueprint, Drawer, exposure};
use crate::domain::results::{ResultRow, ResultsFile, SittingRecord};
use crate::domain::scoring::score_form;
use crate::domain::sitting::SittingId;
use crate::formats::results::parse_json;
use crate::service::blueprints::bundled_blueprints;
use crate::service::bundled_bank::bank as bundled_bank;
use crate::service::draw_forms::draw_forms;
use crate::text::{cli as words, errors};

/// What can be done with forms.
#[derive(Debug, Subcommand)]
pub enum FormCommand {
    /// Draw some.
    #[command(about = words::FORM_DRAW)]
    Draw {
        /// From which blueprint.
        #[arg(value_name = "BLUEPRINT", help = words::BLUEPRINT_ID)]
        blueprint: String,
        /// How many.
        #[arg(long, value_name = "N", default_value_t = 1, help = words::FORM_COUNT)]
        count: u32,
        /// What fixes them.
        #[arg(long, value_name = "S", default_value_t = 1, help = words::FORM_SEED)]
        seed: u64,
        /// As JSON.
        #[arg(long, help = words::JSON)]
        json: bool,
    },
    /// Draw and score again what a results file holds.
    #[command(about = words::FORM_VERIFY)]
    Verify {
        /// The results file.
        #[arg(value_name = "RESULTS", help = words::FILE)]
        file: PathBuf,
        /// As JSON.
        #[arg(long, help = words::JSON)]
        json: bool,
    },
}

pub(super) fn run(command: &FormCommand, out: &mut dyn Write) -> Outcome {
    match command {
        FormCommand::Draw { blueprint, count, seed, json } => {
            if !(1..=10_000).contains(count) {
                return Err(Failure::Said(words::out_of_range("--count", u64::from(*count), 1, 10_000)));
            }
            let found = super::blueprint::find(blueprint)?;
            let trial = draw_forms(bundled_bank(), &found, *count, *seed).map_err(|err| errors::draw(&err))?;
            if *json {
                return print_json(out, &trial);
            }
            say(out, &words::drawn(blueprint, trial.forms.len(), &trial.spread, trial.exposure_least));
            let exposure = exposure(bundled_bank(), &found);
            if exposure.is_wide() {
                say(out, &errors::exposure(&exposure));
            }
            Ok(())
        }
        FormCommand::Verify { file, json } => {
            #[derive(Serialize)]
            struct Verified {
                sittings: usize,
                alike: bool,
                differences: Vec<(String, &'static str)>,
            }
            let results = parse_json(&read(file)?).map_err(|err| errors::results_read(&err))?;
            let differences = differences(&results);
            let alike = differences.is_empty();
            if *json {
                print_json(out, &Verified { sittings: results.records.len(), alike, differences })?;
            } else if alike {
                say(out, &words::forms_alike(results.records.len()));
            } else {
                for (sitting, what) in &differences {
                    say(out, &words::forms_differ(sitting, what));
                }
            }
            if alike { Ok(()) } else { Err(Failure::Told) }
        }
    }
}

/// The sittings that differ and in what; a row without a record, and a record without a row, differ too.
fn differences(file: &ResultsFile) -> Vec<(String, &'static str)> {
    let records: BTreeMap<&SittingId, &SittingRecord> =
        file.records.iter().map(|record| (&record.sitting, record)).collect();
    let rows: BTreeSet<&SittingId> = file.results.iter().map(|row| &row.sitting).collect();
    let blueprints = bundled_blueprints().unwrap_or_default();
    // In the order of their seeds, so that the forms of a series are drawn once.
    let mut in_order: Vec<(usize, &ResultRow, Option<&SittingRecord>)> =
        (0..).zip(&file.results).map(|(number, row)| (number, row, records.get(&row.sitting).copied())).collect();
    in_order.sort_by_key(|(_, _, record)| record.map(|record| record.form.seed));
    let mut drawer = Drawer::new(bundled_bank());
    let mut found: Vec<(usize, (String, &'static str))> = Vec::new();
    for (number, row, record) in in_order {
        let what = match record {
            Some(record) => difference(&mut drawer, &blueprints, row, record),
            None => Some(words::NO_RECORD),
        };
        found.extend(what.map(|what| (number, (row.sitting.0.clone(), what))));
    }
    found.sort_by_key(|(number, _)| *number);
    let left_over = file.records.iter().filter(|record| !rows.contains(&record.sitting));
    found
        .into_iter()
        .map(|(_, difference)| difference)
        .chain(left_over.map(|record| (record.sitting.0.clone(), words::NO_RESULT)))
        .collect()
}

/// What differs when a sitting is drawn and scored again with the bank and the blueprints of this program.
fn difference(
    drawer: &mut Drawer<'_>,
    blueprints: &[Blueprint],
    row: &ResultRow,
    record: &SittingRecord,
) -> Option<&'static str> {
    let bank = drawer.bank();
    let Some(blueprint) = blueprints.iter().find(|blueprint| blueprint.id == record.form.blueprint) else {
        return Some(words::OTHER_BLUEPRINT);
    };
    let blueprint = Blueprint { settings: record.settings.clone(), ..blueprint.clone() };
    if bank.hash() == record.form.bank {
        match drawer.draw(&blueprint, record.form.seed) {
            Ok(form) if form == record.form => {}
            _ => return Some(words::OTHER_FORM),
        }
    }
    match score_form(&record.form, bank, &blueprint.settings, &record.answers) {
        Ok(score) if score.total == row.score && score.passed == row.passed => None,
        Ok(_) => Some(words::OTHER_SCORE),
        Err(_) => Some(words::OTHER_BANK),
    }
}
