//! The use cases, one file each.

pub mod bundled_bank;
pub mod check_bank;
