//! `demo`: the whole job, rehearsed.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::{Failure, Outcome, say};
use crate::service::bundled_bank::bank as bundled_bank;
use crate::service::certificate_pdf::paper_fonts;
use crate::service::rehearsal_people::people;
use crate::service::rehearse::{Rehearsal, rehearse};
use crate::text::{cli as words, errors, words as domain_words};

/// What `demo` takes.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Where to.
    #[arg(long, value_name = "DIR", help = words::DEMO_OUT)]
    out: PathBuf,
    /// How many people.
    #[arg(long, value_name = "N", default_value_t = 40, help = words::DEMO_CANDIDATES)]
    candidates: usize,
    /// What fixes every draw.
    #[arg(long, value_name = "S", default_value_t = 1, help = words::DEMO_SEED)]
    seed: u64,
}

pub(super) fn run(args: &DemoArgs, out: &mut dyn Write) -> Outcome {
    let count = u64::try_from(args.candidates).unwrap_or(u64::MAX);
    if !(1..=100_000).contains(&count) {
        return Err(Failure::Said(words::out_of_range("--candidates", count, 1, 100_000)));
    }
    let fonts = paper_fonts().map_err(|err| errors::print(&err))?;
    let request = Rehearsal {
        bank: bundled_bank(),
        people: people(args.candidates, args.seed),
        seed: args.seed,
        issuer: domain_words::DEMO_ISSUER.to_owned(),
        region: "0632".to_owned(),
        fonts: &fonts,
    };
    let done = rehearse(&request, &args.out, |_, _| ()).map_err(|err| errors::rehearse(&err))?;
    say(out, &words::rehearsed(&done, &args.out));
    Ok(())
}
