//! Numbers and validity.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A certificate's number, for example `XF-2026-0632-00417`: prefix, year, region, running number of that year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CertificateNumber(pub String);

impl CertificateNumber {
    /// The number for a year and a running number, which has at least five digits.
    #[must_use]
    pub fn compose(prefix: &str, year: i16, region: &str, running: u32) -> Self {
        Self(format!("{prefix}-{year}-{region}-{running:05}"))
    }

    /// Whether it can be part of a file name anywhere: letters, digits and hyphens, not empty.
    #[must_use]
    pub fn is_file_name(&self) -> bool {
        !self.0.is_empty() && self.0.chars().all(|char| char.is_ascii_alphanumeric() || char == '-')
    }
}

impl fmt::Display for CertificateNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The last day of validity: the day before the same day so many months later (the 31st becomes the last of the month).
#[must_use]
pub fn valid_until(issued_on: Date, months: u32) -> Date {
    let months = i32::try_from(months).unwrap_or(i32::MAX);
    issued_on.checked_add(months.months()).and_then(|day| day.checked_sub(1.day())).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_ends_the_day_before() {
        assert_eq!(valid_until(date(2026, 11, 24), 12), date(2027, 11, 23));
        assert_eq!(valid_until(date(2026, 8, 31), 6), date(2027, 2, 27));
    }

    #[test]
    fn numbers_have_five_digits_or_more() {
        assert_eq!(CertificateNumber::compose("XF", 2026, "0632", 417).0, "XF-2026-0632-00417");
        assert_eq!(CertificateNumber::compose("XF", 2026, "0632", 123_456).0, "XF-2026-0632-123456");
    }

    #[test]
    fn a_number_that_leaves_the_folder_is_no_file_name() {
        assert!(!CertificateNumber("../x".into()).is_file_name());
    }
}
