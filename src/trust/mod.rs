//! Keys and signatures: minisign for files, COSE for the claim in a certificate's QR code.

mod base45;
pub mod claim_token;
pub mod keys;
pub mod minisign;
