//! People: citizen ids, candidates, and how they are shown without giving them away.

mod candidate;
mod citizen_id;

pub use candidate::{Candidate, CandidateId, Identity, mask_name};
pub use citizen_id::{CitizenId, CitizenIdError};
