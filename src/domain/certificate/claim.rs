//! What a certificate says.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::CertificateNumber;
use crate::domain::bank::Track;
use crate::domain::scoring::Marks;
use crate::domain::sitting::SittingId;

/// A certificate as issued; it never changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Certificate {
    /// Its number.
    pub number: CertificateNumber,
    /// The sitting it rests on.
    pub sitting: SittingId,
    /// The holder's name.
    pub name: String,
    /// The holder's identity number as it may be shown.
    pub masked_identity: String,
    /// Whether the identity number is a citizen id (else an admission number).
    pub citizen: bool,
    /// The holder's unit; may be empty.
    pub unit: String,
    /// The track.
    pub track: Track,
    /// The title of the exam.
    pub exam: String,
    /// Marks earned.
    pub score: Marks,
    /// Marks of the form.
    pub max: Marks,
    /// The cut score.
    pub cut: Marks,
    /// The day of the sitting.
    pub sat_on: Date,
    /// The day of issue.
    pub issued_on: Date,
    /// The last day it is valid.
    pub valid_until: Date,
    /// The issuing unit.
    pub issuer: String,
}

/// The part of a certificate that is signed into the QR code.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Claim {
    /// The certificate's number.
    pub number: CertificateNumber,
    /// The holder's name.
    pub name: String,
    /// The holder's identity number as it may be shown.
    pub masked_identity: String,
    /// The track.
    pub track: Track,
    /// The title of the exam.
    pub exam: String,
    /// Marks earned.
    pub score: Marks,
    /// The day of issue.
    pub issued_on: Date,
    /// The last day it is valid.
    pub valid_until: Date,
    /// The issuing unit.
    pub issuer: String,
}

impl Certificate {
    /// The claim for the QR code.
    #[must_use]
    pub fn claim(&self) -> Claim {
        Claim {
            number: self.number.clone(),
            name: self.name.clone(),
            masked_identity: self.masked_identity.clone(),
            track: self.track,
            exam: self.exam.clone(),
            score: self.score,
            issued_on: self.issued_on,
            valid_until: self.valid_until,
            issuer: self.issuer.clone(),
        }
    }
}
