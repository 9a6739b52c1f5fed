//! Marks as fixed point.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Marks in hundredths, so that no pass depends on a float.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Marks(i64);

impl Marks {
    /// No marks.
    pub const ZERO: Self = Self(0);

    /// From whole marks.
    #[must_use]
    pub const fn whole(marks: i64) -> Self {
        Self(marks.saturating_mul(100))
    }

    /// From hundredths of a mark.
    #[must_use]
    pub const fn hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// As hundredths of a mark.
    #[must_use]
    pub const fn as_hundredths(self) -> i64 {
        self.0
    }

    /// This many times the marks.
    #[must_use]
    pub const fn times(self, count: i64) -> Self {
        Self(self.0.saturating_mul(count))
    }

    /// Divides the marks over parts so that the parts add up exactly: in steps of half a mark where the marks are a
    /// multiple of that and every part gets at least one step, else of a hundredth; the first parts get the remainder.
    #[must_use]
    pub fn split(self, parts: usize) -> Vec<Self> {
        let Ok(count) = i64::try_from(parts) else { return Vec::new() };
        if count == 0 {
            return Vec::new();
        }
        let step = if self.0 % 50 == 0 && self.0 / 50 >= count { 50 } else { 1 };
        let (each, rest) = (self.0 / step / count, self.0 / step % count);
        (0..count).map(|part| Self(step * (each + i64::from(part < rest)))).collect()
    }

    /// The share of `max` in whole percent, rounded half up; 0 where `max` is 0.
    #[must_use]
    pub const fn percent_of(self, max: Self) -> i64 {
        if max.0 == 0 { 0 } else { (self.0 * 200 + max.0) / (max.0 * 2) }
    }
}

/// The stars of a topic where there is no passing or failing: three from 80 per cent, two from 50, else one. Our own
/// scale: nobody who took part goes away without one.
#[must_use]
pub const fn stars(marks: Marks, max: Marks) -> u32 {
    match marks.percent_of(max) {
        80.. => 3,
        50..80 => 2,
        _ => 1,
    }
}

impl Add for Marks {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Marks {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Marks {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Marks {
    /// Without needless zeros: `86`, `86.5`, `0.25`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        if rest == 0 {
            write!(formatter, "{sign}{whole}")
        } else if rest.is_multiple_of(10) {
            write!(formatter, "{sign}{whole}.{}", rest / 10)
        } else {
            write!(formatter, "{sign}{whole}.{rest:02}")
        }
    }
}

/// A text that is no decimal with at most two places.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a number of marks: {0}")]
pub struct NotMarks(pub String);

impl FromStr for Marks {
    type Err = NotMarks;
    fn from_str(text: &str) -> Result<Self, NotMarks> {
        let refuse = || NotMarks(text.to_owned());
        let trimmed = text.trim();
        let (negative, digits) = trimmed.strip_prefix('-').map_or((false, trimmed), |rest| (true, rest));
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty()
            || whole.len() > 12
            || rest.len() > 2
            || !(whole.bytes().chain(rest.bytes())).all(|byte| byte.is_ascii_digit())
        {
            return Err(refuse());
        }
        let whole: i64 = whole.parse().map_err(|_| refuse())?;
        let rest: i64 = format!("{rest:0<2}").parse().map_err(|_| refuse())?;
        let value = whole * 100 + rest;
        Ok(Self(if negative { -value } else { value }))
    }
}

impl Serialize for Marks {
    /// As a decimal text, so that no reader rounds it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Marks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Text(String),
            Whole(i64),
        }
        match Written::deserialize(deserializer)? {
            Written::Text(text) => text.parse().map_err(serde::de::Error::custom),
            Written::Whole(whole) => Ok(Self::whole(whole)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_add_up_to_the_whole(hundredths in 0_i64..100_000, parts in 1_usize..9) {
            let split = Marks::hundredths(hundredths).split(parts);
            prop_assert_eq!(split.len(), parts);
            prop_assert_eq!(split.iter().copied().sum::<Marks>(), Marks::hundredths(hundredths));
        }

        #[test]
        fn marks_read_back_as_written(hundredths in -1_000_000_i64..1_000_000) {
            let marks = Marks::hundredths(hundredths);
            prop_assert_eq!(marks.to_string().parse::<Marks>(), Ok(marks));
        }
    }

    #[test]
    fn four_marks_over_three_parts_go_in_halves() {
        let texts: Vec<String> = Marks::whole(4).split(3).iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["1.5", "1.5", "1"]);
    }

    #[test]
    fn percent_rounds_half_up() {
        assert_eq!(Marks::hundredths(50).percent_of(Marks::whole(4)), 13);
        assert_eq!(Marks::ZERO.percent_of(Marks::ZERO), 0);
    }
}
