//! The use cases, one file each: what screens, command line and rehearsal call.
//!
//! Owns transactions and the order of things. Leaves rules to `domain`, bytes to `formats` and `print`, SQL to `store`.
//! The surprise: no service reads a clock or makes chance of its own; `system` holds the real ones for whoever calls.

pub mod blueprints;
pub mod bundled_bank;
pub mod bundled_lessons;
pub mod certificate_pdf;
pub mod check_bank;
pub mod check_lessons;
pub mod draw_forms;
pub mod export_results;
pub mod hand_in;
pub mod import_roster;
pub mod issue_certificate;
pub mod learn;
pub mod list_results;
pub mod my_exams;
pub mod offer_exams;
pub mod open_data;
pub mod open_sitting;
pub mod preferences;
pub mod record;
pub mod references;
pub mod rehearsal_people;
pub mod rehearse;
pub mod sign_in;
pub mod start_sitting;
pub mod system;
pub mod verify;
