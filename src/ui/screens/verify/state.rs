//! What is scanned and what came of it.

use crate::domain::certificate::Claim;
use crate::text::words as names;

/// A claim as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimView {
    /// The certificate's number.
    pub number: String,
    /// The holder's name.
    pub name: String,
    /// The holder's identity number as it may be shown.
    pub identity: String,
    /// The track, in words.
    pub track: String,
    /// The exam's title.
    pub exam: String,
    /// Marks earned.
    pub score: String,
    /// The day of issue.
    pub issued_on: String,
    /// The last day.
    pub valid_until: String,
    /// The issuing unit.
    pub issuer: String,
}

impl From<&Claim> for ClaimView {
    fn from(claim: &Claim) -> Self {
        Self {
            number: claim.number.to_string(),
            name: claim.name.clone(),
            identity: claim.masked_identity.clone(),
            track: names::track(claim.track).to_owned(),
            exam: claim.exam.clone(),
            score: claim.score.to_string(),
            issued_on: claim.issued_on.to_string(),
            valid_until: claim.valid_until.to_string(),
            issuer: claim.issuer.clone(),
        }
    }
}

/// What came of the last check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was checked yet.
    #[default]
    Empty,
    /// The check runs.
    Checking,
    /// The signature holds and the last day is not over.
    Valid(ClaimView),
    /// The signature holds and the last day is over.
    Expired(ClaimView),
    /// It is not accepted.
    Refused {
        /// In a few words.
        heading: String,
        /// Why, and what to do.
        body: String,
    },
}

/// What the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// What was scanned or pasted and not yet checked.
    pub token: String,
    /// The path of a picture.
    pub picture: String,
    /// What came of the last check.
    pub outcome: Outcome,
    /// Whether the field for the scanner gets the keyboard in the next frame.
    pub focus: bool,
}

impl Default for State {
    fn default() -> Self {
        Self { token: String::new(), picture: String::new(), outcome: Outcome::Empty, focus: true }
    }
}

impl State {
    /// What came of the check. The next scan can begin at once.
    pub fn show(&mut self, outcome: Outcome) {
        self.outcome = outcome;
        self.focus = true;
    }

    /// Ready for the next certificate.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

/// What the person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To check the text of a QR code.
    Check(String),
    /// To read the QR code of the picture at this path and check it.
    Open(String),
    /// To leave for the start page.
    Leave,
}
