//! The use cases, one file each.

pub mod rehearsal_people;
