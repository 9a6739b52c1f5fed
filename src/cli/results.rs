//! `results export` and `results verify`.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::{Failure, Outcome, open, read, say};
use crate::formats::results::CsvEncoding;
use crate::service::export_results::{collect_results, write_results};
use crate::service::verify::{VerifyResultsError, keys_in, verify_results, verify_signed};
use crate::store::ResultFilter;
use crate::text::{cli as words, errors};
use crate::trust::keys::PublicKey;

/// What can be done with results files.
#[derive(Debug, Subcommand)]
pub enum ResultsCommand {
    /// Write them.
    #[command(about = words::RESULTS_EXPORT)]
    Export {
        /// Where to.
        #[arg(value_name = "DIR", help = words::RESULTS_FOLDER)]
        folder: PathBuf,
        /// The CSV in GB18030.
        #[arg(long, help = words::RESULTS_GB)]
        gb18030: bool,
    },
    /// Check one.
    #[command(about = words::RESULTS_VERIFY)]
    Verify {
        /// Which.
        #[arg(value_name = "FILE", help = words::RESULTS_FILE)]
        file: PathBuf,
        /// With which key.
        #[arg(long, value_name = "office.pub", help = words::KEY)]
        key: Option<PathBuf>,
    },
}

/// The keys to check with: of a file, else those that the store knows.
pub(super) fn keys(key: Option<&PathBuf>, data: &Path) -> Result<Vec<PublicKey>, Failure> {
    if let Some(path) = key {
        let text = String::from_utf8(read(path)?).unwrap_or_default();
        return Ok(vec![PublicKey::from_text(&text).map_err(|err| errors::key(&err))?]);
    }
    let keys = keys_in(data).map_err(|err| errors::issue(&err))?;
    if keys.is_empty() { Err(Failure::Said(errors::verify_results(&VerifyResultsError::NoKey))) } else { Ok(keys) }
}

pub(super) fn run(command: &ResultsCommand, data: &Path, out: &mut dyn Write) -> Outcome {
    match command {
        ResultsCommand::Export { folder, gb18030 } => {
            let (_lock, store, clock) = open(data)?;
            let encoding = if *gb18030 { CsvEncoding::Gb18030 } else { CsvEncoding::Utf8Bom };
            let written = collect_results(&store, &clock, &ResultFilter::default())
                .and_then(|file| write_results(&store, &file, encoding, folder))
                .map_err(|err| errors::export(&err))?;
            say(out, &words::written(&written));
            Ok(())
        }
        ResultsCommand::Verify { file, key } => {
            let bytes = read(file)?;
            let mut name = file.as_os_str().to_owned();
            name.push(".minisig");
            let signature = String::from_utf8(read(Path::new(&name))?).unwrap_or_default();
            let keys = keys(key.as_ref(), data)?;
            let shown = file.display().to_string();
            let is_json = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
            let line = if is_json {
                let (results, comment) =
                    verify_results(&bytes, &signature, &keys).map_err(|err| errors::verify_results(&err))?;
                words::signed(&shown, &comment, Some(results.results.len()))
            } else {
                let comment = verify_signed(&bytes, &signature, &keys).map_err(|err| errors::verify_results(&err))?;
                words::signed(&shown, &comment, None)
            };
            say(out, &line);
            Ok(())
        }
    }
}
