//! A certificate for a passed sitting: number, validity, signed claim. One sitting has one certificate, for ever.

use super::preferences::office_settings;
use crate::domain::calendar::china_time;
use crate::domain::certificate::{Certificate, CertificateNumber, valid_until};
use crate::domain::people::Identity;
use crate::domain::sitting::{Clock, SittingId};
use crate::store::{IssuedCertificate, Store, StoreError};
use crate::trust::claim_token::{TokenError, encode};
use crate::trust::keys::OfficeKey;

/// Why no certificate was issued.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// There is no such sitting with a pass.
    #[error("sitting {0} is no pass")]
    NoPass(String),
    /// The store holds no key.
    #[error("the store holds no office key")]
    NoKey,
    /// The claim could not be signed.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The office's key.
///
/// # Errors
/// When the store holds none or refuses.
pub fn office_key(store: &Store) -> Result<OfficeKey, IssueError> {
    store.office_secret()?.map(|secret| OfficeKey::from_seed(&secret)).ok_or(IssueError::NoKey)
}

/// Issues the certificate of a passed sitting, inside the caller's transaction; one that is there already is returned.
///
/// # Errors
/// When the sitting is no pass, or signing or the store fails.
pub fn issue_certificate(
    store: &mut Store,
    clock: &dyn Clock,
    id: &SittingId,
) -> Result<IssuedCertificate, IssueError> {
    if let Some(issued) = store.certificate_of(id)? {
        return Ok(issued);
    }
    let no_pass = || IssueError::NoPass(id.0.clone());
    let sitting = store.sitting(id)?.ok_or_else(no_pass)?;
    let result = store.result(id)?.filter(|result| result.score.passed).ok_or_else(no_pass)?;
    let office = office_settings(store)?;
    let issued_on = china_time(clock.wall()).date();
    let year = issued_on.year();
    let running = store.next_running_number(year)?;
    let track = store.exam(&sitting.exam)?.ok_or_else(no_pass)?.blueprint.track;
    let certificate = Certificate {
        number: CertificateNumber::compose(&office.number_prefix, year, &office.region, running),
        sitting: id.clone(),
        name: result.candidate.name.clone(),
        masked_identity: result.candidate.identity.masked(),
        citizen: matches!(result.candidate.identity, Identity::Citizen(_)),
        unit: result.candidate.unit.clone(),
        track,
        exam: result.exam_title.clone(),
        score: result.score.total,
        max: result.score.max,
        cut: sitting.settings.cut,
        sat_on: china_time(result.handed_in_at).date(),
        issued_on,
        valid_until: valid_until(issued_on, sitting.settings.valid_months),
        issuer: office.issuer,
    };
    let token = encode(&office_key(store)?, &certificate.claim())?;
    let issued = IssuedCertificate { certificate, token };
    store.insert_certificate(&issued, year, running)?;
    store.record_act(clock.wall(), "issue certificate", &issued.certificate.number.0)?;
    Ok(issued)
}
