//! Blueprints, and forms drawn from them. A form is a seed: bank, blueprint and seed give the same form on any machine.
//!
//! Owns the drawing algorithm (written down in `draw`) and the portable use of chance (`chance`). Leaves scoring to
//! `scoring`. The surprise: no function of the `rand` crate that picks or shuffles is used, since those may change
//! between its versions; only the ChaCha20 stream is.

mod blueprint;
mod chance;
mod draw;
mod feasibility;
mod form;
mod series;
mod shortage;

pub use blueprint::{Blueprint, ClockWhileOff, Section, Settings, TopicQuota};
pub use chance::{Chance, SERIES_LENGTH, Seed, form_seed};
pub use draw::{DrawError, draw, option_order};
pub use form::{Form, FormItem, FormPart, QuestionPlace, Spread, expected_score, spread};
pub use series::{Drawer, Series};
pub use shortage::{Exposure, Shortage, WIDE_EXPOSURE, exposure, shortages};
