//! Candidates and how they are shown.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::CitizenId;
use super::citizen_id::mask;
use crate::domain::bank::{Track, hex};

/// The stable name of a candidate: a hash of the identity number, the same on every machine. It keeps the number out of
/// logs and file names; who can try all numbers can still find it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CandidateId(pub String);

/// By what a candidate is told from all others.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    /// A citizen id.
    Citizen(CitizenId),
    /// An admission number given by the office.
    Admission(String),
}

impl Identity {
    /// The whole number.
    #[must_use]
    pub fn number(&self) -> &str {
        match self {
            Self::Citizen(id) => id.as_str(),
            Self::Admission(number) => number,
        }
    }

    /// The number as it is shown.
    #[must_use]
    pub fn masked(&self) -> String {
        match self {
            Self::Citizen(id) => id.masked(),
            Self::Admission(number) => mask(number),
        }
    }

    /// The text from which the id of a candidate is made: the same person has the same on every machine.
    fn id_text(&self) -> String {
        match self {
            Self::Citizen(id) => format!("citizen:{}", id.as_str()),
            Self::Admission(number) => format!("admission:{number}"),
        }
    }
}

impl fmt::Debug for Identity {
    /// Masked, so that no log or test report gives it away.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Identity({})", self.masked())
    }
}

/// A person who sits exams.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Candidate {
    /// The name.
    pub name: String,
    /// The identity.
    pub identity: Identity,
    /// The unit; may be empty.
    pub unit: String,
    /// The department within the unit; may be empty.
    pub department: String,
    /// The post; may be empty.
    pub post: String,
    /// The training category, where the roster says it.
    pub track: Option<Track>,
}

impl Candidate {
    /// The stable id: SHA-256 over the identity, 24 hexadecimal digits.
    #[must_use]
    pub fn id(&self) -> CandidateId {
        let mut digest = Sha256::new();
        digest.update(b"xiaoankao candidate v1\0");
        digest.update(self.identity.id_text().as_bytes());
        CandidateId(hex(digest.finalize().get(..12).unwrap_or_default()))
    }
}

/// A name with all but its first and last character starred; of two characters the last is.
#[must_use]
pub fn mask_name(name: &str) -> String {
    let count = name.chars().count();
    name.chars()
        .enumerate()
        .map(|(place, char)| if place == 0 || (count > 2 && place + 1 == count) { char } else { '＊' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_masked_by_characters_not_bytes() {
        assert_eq!(mask_name("王建明"), "王＊明");
        assert_eq!(mask_name("李四"), "李＊");
        assert_eq!(mask_name("欧阳𬱖华"), "欧＊＊华");
        assert_eq!(mask_name(""), "");
    }

    #[test]
    fn an_admission_number_is_masked() {
        assert_eq!(Identity::Admission("2026063200417".into()).masked(), "2026*****0417");
        assert_eq!(Identity::Admission("0417".into()).masked(), "**17");
    }
}
