//! The domain: items, forms, sittings, scores, people, certificates and results as plain data and pure functions.
//!
//! Owns every rule. Leaves clocks, chance, files, SQL and words on a screen to the floors above, which hand in what is
//! needed. The one thing that would surprise a reader: nothing in here can fail for want of a disk or a network.

pub mod assembly;
pub mod bank;
pub mod calendar;
pub mod certificate;
pub mod learning;
pub mod people;
pub mod results;
pub mod scoring;
pub mod sitting;
