//! Time handed in: a monotonic reading while the program runs, checked against the wall clock.

use serde::{Deserialize, Serialize};

use crate::domain::assembly::ClockWhileOff;

/// Milliseconds: a length of time, or a reading since some start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Millis {
    /// From whole minutes.
    #[must_use]
    pub const fn minutes(minutes: u32) -> Self {
        Self(minutes as i64 * 60_000)
    }
}

/// What tells the time. The real one reads the machine; rehearsals and tests hand in their own.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970-01-01 UTC, as the machine's wall clock has it.
    fn wall(&self) -> Millis;
    /// Milliseconds since an arbitrary start, never going back, not moved when the wall clock is set.
    fn monotonic(&self) -> Millis;
}

/// A difference between the two clocks that is still taken for drift: 2 seconds.
pub const WALL_TOLERANCE: Millis = Millis(2_000);

/// The time used in a sitting while the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopwatch {
    used: Millis,
    monotonic: Millis,
    wall: Millis,
}

/// What a reading of both clocks says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reckoning {
    /// The time used so far, by the monotonic clock alone.
    pub used: Millis,
    /// By how much the wall clock was set forward (or back, negative) since the last reading, beyond the tolerance.
    pub jumped: Option<Millis>,
}

impl Stopwatch {
    /// Starts, or goes on, with the time already used.
    #[must_use]
    pub fn starting_at(used: Millis, clock: &dyn Clock) -> Self {
        Self { used, monotonic: clock.monotonic(), wall: clock.wall() }
    }

    /// Reads both clocks. A jump of the wall clock is told once and changes nothing about the time used.
    pub fn read(&mut self, clock: &dyn Clock) -> Reckoning {
        let (monotonic, wall) = (clock.monotonic(), clock.wall());
        let ran = (monotonic.0 - self.monotonic.0).max(0);
        let off = wall.0 - self.wall.0 - ran;
        self.used.0 += ran;
        self.monotonic = monotonic;
        if off.abs() > WALL_TOLERANCE.0 {
            self.wall = wall;
            Reckoning { used: self.used, jumped: Some(Millis(off)) }
        } else {
            // Only the monotonic part is taken over, so that many small steps of the wall clock add up and are seen.
            self.wall.0 += ran;
            Reckoning { used: self.used, jumped: None }
        }
    }
}

/// The time used that counts after the machine was off: where the clock runs on, the wall time since the last record
/// is added, never a negative one; where it stops, nothing is.
#[must_use]
pub fn off_time(rule: ClockWhileOff, last_record: Millis, now: Millis) -> Millis {
    match rule {
        ClockWhileOff::Stops => Millis(0),
        ClockWhileOff::Runs => Millis((now.0 - last_record.0).max(0)),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    struct Hands {
        wall: AtomicI64,
        monotonic: AtomicI64,
    }

    impl Clock for Hands {
        fn wall(&self) -> Millis {
            Millis(self.wall.load(Ordering::Relaxed))
        }
        fn monotonic(&self) -> Millis {
            Millis(self.monotonic.load(Ordering::Relaxed))
        }
    }

    fn hands() -> Hands {
        Hands { wall: AtomicI64::new(1_000_000), monotonic: AtomicI64::new(50) }
    }

    fn pass(hands: &Hands, wall: i64, monotonic: i64) {
        hands.wall.fetch_add(wall, Ordering::Relaxed);
        hands.monotonic.fetch_add(monotonic, Ordering::Relaxed);
    }

    #[test]
    fn a_wall_clock_set_back_gives_no_time_and_is_told_once() {
        let hands = hands();
        let mut watch = Stopwatch::starting_at(Millis(10), &hands);
        pass(&hands, -3_600_000 + 1_000, 1_000);
        assert_eq!(watch.read(&hands), Reckoning { used: Millis(1_010), jumped: Some(Millis(-3_600_000)) });
        pass(&hands, 1_000, 1_000);
        assert_eq!(watch.read(&hands), Reckoning { used: Millis(2_010), jumped: None });
    }

    #[test]
    fn a_wall_clock_set_forward_takes_no_time() {
        let hands = hands();
        let mut watch = Stopwatch::starting_at(Millis(0), &hands);
        pass(&hands, 86_400_000, 500);
        assert_eq!(watch.read(&hands).used, Millis(500));
    }

    #[test]
    fn many_small_steps_of_the_wall_clock_are_seen_together() {
        let hands = hands();
        let mut watch = Stopwatch::starting_at(Millis(0), &hands);
        let mut jumps = 0;
        for _ in 0..10 {
            pass(&hands, 1_500, 1_000);
            jumps += usize::from(watch.read(&hands).jumped.is_some());
        }
        assert_eq!(jumps, 2);
    }

    #[test]
    fn time_off_counts_only_where_the_clock_runs_on() {
        assert_eq!(off_time(ClockWhileOff::Stops, Millis(5), Millis(100)), Millis(0));
        assert_eq!(off_time(ClockWhileOff::Runs, Millis(5), Millis(100)), Millis(95));
        assert_eq!(off_time(ClockWhileOff::Runs, Millis(100), Millis(5)), Millis(0));
    }
}
