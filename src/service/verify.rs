//! Checking what others bring: a certificate's claim, a signed results file.

use std::path::Path;

use super::issue_certificate::{IssueError, office_key};
use crate::domain::certificate::Claim;
use crate::domain::sitting::Clock;
use crate::domain::{calendar::china_time, results::ResultsFile};
use crate::formats::results::{ResultsReadError, parse_json};
use crate::store::{DataFolder, Store};
use crate::trust::claim_token::{TokenError, decode};
use crate::trust::keys::PublicKey;
use crate::trust::minisign::{VerifyError, verify_with};

/// A claim whose signature holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedClaim {
    /// The claim.
    pub claim: Claim,
    /// Whether its last day is over.
    pub is_expired: bool,
}

/// Checks the text of a QR code with the given keys.
///
/// # Errors
/// When it is no claim of this program, damaged, signed by an unknown key, or changed.
pub fn verify_certificate(token: &str, keys: &[PublicKey], clock: &dyn Clock) -> Result<VerifiedClaim, TokenError> {
    let claim = decode(token.trim(), keys)?;
    let is_expired = china_time(clock.wall()).date() > claim.valid_until;
    Ok(VerifiedClaim { claim, is_expired })
}

/// The keys that the store knows.
///
/// # Errors
/// When it holds none or refuses.
pub fn known_keys(store: &Store) -> Result<Vec<PublicKey>, IssueError> {
    Ok(vec![office_key(store)?.public()])
}

/// The keys that a data folder knows, also while a window is open on it; none where there is no data yet. Nothing is
/// made there.
///
/// # Errors
/// When the database is not one of ours or refuses.
pub fn keys_in(data: &Path) -> Result<Vec<PublicKey>, IssueError> {
    let database = DataFolder::database_in(data);
    if database.is_file() { known_keys(&Store::open(&database)?) } else { Ok(Vec::new()) }
}

/// Why a results file is not accepted.
#[derive(Debug, thiserror::Error)]
pub enum VerifyResultsError {
    /// The signature does not hold with any of the keys.
    #[error(transparent)]
    Signature(#[from] VerifyError),
    /// There is no key to check with.
    #[error("there is no key to check with")]
    NoKey,
    /// It is signed, but no results file of this program.
    #[error(transparent)]
    Read(#[from] ResultsReadError),
}

/// Checks a JSON results file against its signature; returns it and the signed comment.
///
/// # Errors
/// When the signature does not hold or the file does not read.
pub fn verify_results(
    bytes: &[u8],
    signature: &str,
    keys: &[PublicKey],
) -> Result<(ResultsFile, String), VerifyResultsError> {
    let comment = verify_signed(bytes, signature, keys)?;
    Ok((parse_json(bytes)?, comment))
}

/// Checks any signed file; returns the signed comment.
///
/// # Errors
/// When the signature does not hold with any of the keys.
pub fn verify_signed(bytes: &[u8], signature: &str, keys: &[PublicKey]) -> Result<String, VerifyResultsError> {
    let mut refused = VerifyResultsError::NoKey;
    for key in keys {
        match verify_with(key, bytes, signature) {
            Ok(comment) => return Ok(comment),
            Err(err) => refused = err.into(),
        }
    }
    Err(refused)
}
