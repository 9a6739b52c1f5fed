//! A candidate says who they are.

use crate::domain::people::{Candidate, CitizenId, CitizenIdError, Identity};
use crate::store::{Store, StoreError};

/// What the candidate typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The name.
    pub name: String,
    /// A citizen id, or an admission number.
    pub number: String,
    /// The unit; asked of those whom the roster does not know.
    pub unit: String,
}

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// No name.
    #[error("no name")]
    NoName,
    /// The name is longer than 60 characters.
    #[error("the name has {0} characters")]
    LongName(usize),
    /// No number.
    #[error("no number")]
    NoNumber,
    /// The number looks like a citizen id and is none.
    #[error(transparent)]
    CitizenId(#[from] CitizenIdError),
    /// The number is no admission number either: 4 to 20 letters, digits and hyphens.
    #[error("neither a citizen id nor an admission number")]
    BadNumber,
    /// The number is known under another name.
    #[error("the number belongs to another name")]
    OtherName,
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reads the number: 15 or more digits are taken for a citizen id, anything shorter for an admission number.
///
/// # Errors
/// What is wrong with it.
pub fn read_number(text: &str) -> Result<Identity, SignInError> {
    let folded = crate::domain::scoring::fold_text(text).to_uppercase();
    if folded.is_empty() {
        return Err(SignInError::NoNumber);
    }
    let digits = folded.chars().filter(char::is_ascii_digit).count();
    if digits >= 15 {
        return Ok(Identity::Citizen(CitizenId::parse(&folded)?));
    }
    let plain = folded.chars().all(|char| char.is_ascii_alphanumeric() || char == '-');
    if plain && (4..=20).contains(&folded.len()) {
        Ok(Identity::Admission(folded))
    } else {
        Err(SignInError::BadNumber)
    }
}

/// Signs a candidate in: one whom the roster knows under that name, or a new one.
///
/// # Errors
/// When name or number cannot be used, or the number is known under another name.
pub fn sign_in(store: &mut Store, request: &SignIn) -> Result<Candidate, SignInError> {
    let name = request.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(SignInError::NoName);
    }
    if name.chars().count() > 60 {
        return Err(SignInError::LongName(name.chars().count()));
    }
    let identity = read_number(&request.number)?;
    let unit = request.unit.trim().to_owned();
    let newcomer = Candidate { name, identity, unit, department: String::new(), post: String::new(), track: None };
    store.transact(|store| match store.candidate(&newcomer.id())? {
        Some(known) if known.name != newcomer.name => Err(SignInError::OtherName),
        Some(mut known) => {
            // The roster's unit stands; one is only filled in where there is none.
            if known.unit.is_empty() && !newcomer.unit.is_empty() {
                known.unit.clone_from(&newcomer.unit);
                store.put_candidate(&known)?;
            }
            Ok(known)
        }
        None => {
            store.put_candidate(&newcomer)?;
            Ok(newcomer)
        }
    })
}
