//! A sitting is a journal: every act is an event, chained by hash to the one before; what the screen shows is a fold.
//!
//! Owns events, the chain, the fold and the reckoning of time. Leaves the disk to `store` and real clocks to the
//! floors above. The surprise: time is what the events say was used, never a difference of two wall-clock readings.

mod clock;
mod event;
mod journal;
mod progress;

pub use clock::{Clock, Millis, Reckoning, Stopwatch, WALL_TOLERANCE, off_time};
pub use event::{Event, EventKind, HandInReason, SittingId};
pub use journal::{ChainError, Link, chain, verify_chain};
pub use progress::{Incident, Progress, SheetCell};
