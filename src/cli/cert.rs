//! `cert list`, `cert save` and `cert verify`.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde::Serialize;

use super::results::keys;
use super::{Failure, Outcome, open, print_json, read, say};
use crate::domain::certificate::Claim;
use crate::formats::qr_image::read_qr;
use crate::service::certificate_pdf::{paper_fonts, save_certificate};
use crate::service::system::SystemClock;
use crate::service::verify::verify_certificate;
use crate::store::ResultFilter;
use crate::text::{cli as words, errors};
use crate::trust::claim_token::PREFIX;

/// What can be done with certificates.
#[derive(Debug, Subcommand)]
pub enum CertCommand {
    /// All that were issued.
    #[command(about = words::CERT_LIST)]
    List {
        /// As JSON.
        #[arg(long, help = words::JSON)]
        json: bool,
    },
    /// Save the page of one.
    #[command(about = words::CERT_SAVE)]
    Save {
        /// Which.
        #[arg(value_name = "NUMBER", help = words::CERT_NUMBER)]
        number: String,
        /// Where to.
        #[arg(long, value_name = "DIR", help = words::DEMO_OUT)]
        out: PathBuf,
    },
    /// Check one.
    #[command(about = words::CERT_VERIFY)]
    Verify {
        /// The text or the picture.
        #[arg(value_name = "FILE-OR-TEXT", help = words::CERT_WHAT)]
        what: String,
        /// With which key.
        #[arg(long, value_name = "office.pub", help = words::KEY)]
        key: Option<PathBuf>,
        /// As JSON.
        #[arg(long, help = words::JSON)]
        json: bool,
    },
}

/// What `cert verify --json` prints.
#[derive(Debug, Serialize)]
struct Verdict {
    valid: bool,
    reason: String,
    claim: Option<Claim>,
}

pub(super) fn run(command: &CertCommand, data: &Path, out: &mut dyn Write) -> Outcome {
    match command {
        CertCommand::List { json } => list(*json, data, out),
        CertCommand::Save { number, out: folder } => {
            let (_folder, store, _clock) = open(data)?;
            let issued = store.certificate(number).map_err(|err| errors::store(&err))?;
            let issued = issued.ok_or_else(|| words::no_certificate(number))?;
            let fonts = paper_fonts().map_err(|err| errors::print(&err))?;
            let path = save_certificate(&fonts, &issued, folder).map_err(|err| errors::save(&err))?;
            say(out, &words::written(&[path]));
            Ok(())
        }
        CertCommand::Verify { what, key, json } => verify(what, key.as_ref(), *json, data, out),
    }
}

fn list(json: bool, data: &Path, out: &mut dyn Write) -> Outcome {
    let (_folder, store, _clock) = open(data)?;
    let results = store.results(&ResultFilter::default()).map_err(|err| errors::store(&err))?;
    let mut certificates = Vec::new();
    for result in results.iter().filter(|result| result.certificate.is_some()) {
        certificates.extend(store.certificate_of(&result.sitting).map_err(|err| errors::store(&err))?);
    }
    certificates.sort_by(|a, b| a.certificate.number.cmp(&b.certificate.number));
    if json {
        let claims: Vec<Claim> = certificates.iter().map(|issued| issued.certificate.claim()).collect();
        return print_json(out, &claims);
    }
    for issued in certificates {
        let certificate = issued.certificate;
        let line = [
            certificate.number.0,
            certificate.name,
            certificate.masked_identity,
            certificate.unit,
            certificate.exam,
            certificate.score.to_string(),
            certificate.valid_until.to_string(),
        ];
        say(out, &line.join("\t"));
    }
    Ok(())
}

/// The text of a QR code, or what the code in a picture says.
fn token_of(what: &str) -> Result<String, Failure> {
    if what.trim_start().starts_with(PREFIX) {
        return Ok(what.trim().to_owned());
    }
    let path = Path::new(what);
    let is_named_as_file = path
        .extension()
        .and_then(OsStr::to_str)
        .is_some_and(|ending| ["png", "jpg", "jpeg", "txt"].iter().any(|known| known.eq_ignore_ascii_case(ending)));
    if !path.exists() && !is_named_as_file {
        // Neither a claim nor a file: most likely a claim with its beginning cut off.
        return Err(Failure::Said(errors::token(&crate::trust::claim_token::TokenError::NotOurs)));
    }
    let bytes = read(path)?;
    match std::str::from_utf8(&bytes) {
        Ok(text) if text.trim_start().starts_with(PREFIX) => Ok(text.trim().to_owned()),
        _ => Ok(read_qr(&bytes).map_err(|err| errors::qr(&err))?),
    }
}

fn verify(what: &str, key: Option<&PathBuf>, json: bool, data: &Path, out: &mut dyn Write) -> Outcome {
    let verdict = token_of(what).and_then(|token| {
        let keys = keys(key, data)?;
        Ok(verify_certificate(&token, &keys, &SystemClock::start()).map_err(|err| errors::token(&err))?)
    });
    match verdict {
        Ok(verified) => {
            if json {
                let reason = if verified.is_expired { words::EXPIRED.to_owned() } else { String::new() };
                let valid = !verified.is_expired;
                print_json(out, &Verdict { valid, reason, claim: Some(verified.claim.clone()) })?;
            } else {
                say(out, &words::valid(&verified));
            }
            if verified.is_expired { Err(Failure::Told) } else { Ok(()) }
        }
        Err(Failure::Said(reason)) if json => {
            print_json(out, &Verdict { valid: false, reason: reason.clone(), claim: None })?;
            Err(Failure::Said(reason))
        }
        Err(failure) => Err(failure),
    }
}
