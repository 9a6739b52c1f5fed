//! Every sentence a person reads, typed: screens, command line, papers and errors take it from here.
//!
//! Owns words and the keywords of the formats that people write. Leaves to others when a sentence is said.
//! `words` names the domain's values; `errors` turns errors of every floor into what, where and what to do, and is
//! for `ui` and `cli` alone.

pub mod bank;
pub mod cli;
pub mod errors;
pub mod line_break;
pub mod papers;
pub mod rehearsal;
pub mod results;
pub mod rosters;
pub mod screens;
pub mod ui;
pub mod words;
