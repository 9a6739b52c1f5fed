//! The calendar of the county: all dates and times of day are China Standard Time, UTC+8 without summer time, whatever
//! a machine is set to, so that a result reads the same everywhere.

use jiff::civil::DateTime;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::sitting::Millis;

/// China Standard Time.
const OFFSET_HOURS: i8 = 8;

/// The civil time of a reading of the wall clock, to the second.
#[must_use]
pub fn china_time(wall: Millis) -> DateTime {
    let seconds = wall.0.div_euclid(1000);
    let timestamp = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    Offset::constant(OFFSET_HOURS).to_datetime(timestamp)
}

/// The reading of the wall clock at a civil time.
#[must_use]
pub fn wall_at(time: DateTime) -> Millis {
    let timestamp = Offset::constant(OFFSET_HOURS).to_timestamp(time).unwrap_or(Timestamp::UNIX_EPOCH);
    Millis(
        timestamp.duration_since(Timestamp::UNIX_EPOCH).max(SignedDuration::ZERO).as_millis().try_into().unwrap_or(0),
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn midnight_in_the_county_is_four_in_the_afternoon_utc() {
        let midnight = date(2026, 11, 24).at(0, 0, 0, 0);
        let reading = wall_at(midnight);
        assert_eq!(reading.0 % 86_400_000, 16 * 3_600_000);
        assert_eq!(china_time(reading), midnight);
    }
}
