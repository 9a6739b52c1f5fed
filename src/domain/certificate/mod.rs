//! Certificates: what one says, how it is numbered, how long it is valid, and the claim its QR code carries.
//!
//! Leaves signing to `trust` and the page to `print`.

mod claim;
mod number;

pub use claim::{Certificate, Claim};
pub use number::{CertificateNumber, valid_until};
