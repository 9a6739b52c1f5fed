//! Citizen identification numbers after GB 11643-1999: six digits of region, eight of birth date, three of sequence,
//! one check character by ISO 7064 MOD 11-2.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};

/// A citizen identification number that passed every check.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct CitizenId(String);

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CitizenIdError {
    /// Not 18 characters.
    #[error("a citizen id has 18 characters, not {0}")]
    Length(usize),
    /// A character that may not stand there; its place from 1.
    #[error("character {0} is not a digit")]
    Character(usize),
    /// No such region.
    #[error("no region begins so")]
    Region,
    /// No such day.
    #[error("the birth date is no date")]
    BirthDate,
    /// The check character does not fit the others.
    #[error("the check character should be {expected}")]
    Check {
        /// What it should be.
        expected: char,
    },
}

/// The weights of GB 11643-1999, annex A: 2 to the power of (17 - place) modulo 11.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check characters by remainder.
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
/// The first two digits of GB/T 2260 (provinces and the like), and 83 for residents from Taiwan.
const REGIONS: [u32; 35] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83,
];

impl CitizenId {
    /// Reads a number: full-width forms and spaces are forgiven, a small x is made large.
    ///
    /// # Errors
    /// The first rule of GB 11643 that it breaks.
    pub fn parse(text: &str) -> Result<Self, CitizenIdError> {
        let folded: String = crate::domain::scoring::fold_text(text).to_uppercase();
        let chars: Vec<char> = folded.chars().collect();
        let Ok(chars): Result<[char; 18], _> = chars.try_into() else {
            return Err(CitizenIdError::Length(folded.chars().count()));
        };
        let mut digits = [0_u32; 17];
        for (place, (digit, char)) in digits.iter_mut().zip(chars).enumerate() {
            *digit = char.to_digit(10).ok_or(CitizenIdError::Character(place + 1))?;
        }
        let [.., last] = chars;
        if !last.is_ascii_digit() && last != 'X' {
            return Err(CitizenIdError::Character(18));
        }
        let [r1, r2, _, _, _, _, y1, y2, y3, y4, m1, m2, d1, d2, ..] = digits;
        if !REGIONS.contains(&(r1 * 10 + r2)) {
            return Err(CitizenIdError::Region);
        }
        let year = i16::try_from(y1 * 1000 + y2 * 100 + y3 * 10 + y4).unwrap_or(0);
        let month = i8::try_from(m1 * 10 + m2).unwrap_or(0);
        let day = i8::try_from(d1 * 10 + d2).unwrap_or(0);
        if year < 1900 || Date::new(year, month, day).is_err() {
            return Err(CitizenIdError::BirthDate);
        }
        let expected = check_character(&digits);
        if expected != last {
            return Err(CitizenIdError::Check { expected });
        }
        Ok(Self(folded))
    }

    /// The whole number.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first four and the last four characters with stars between.
    #[must_use]
    pub fn masked(&self) -> String {
        mask(&self.0)
    }
}

/// The check character of seventeen digits (ISO 7064 MOD 11-2, as GB 11643-1999 annex A tables it).
pub(crate) fn check_character(digits: &[u32; 17]) -> char {
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    CHECKS.get((sum % 11) as usize).copied().unwrap_or('X')
}

/// The first four and the last four characters with stars between; texts of up to eight characters keep their last two.
pub(super) fn mask(text: &str) -> String {
    let count = text.chars().count();
    let (head, tail) = if count > 8 { (4, 4) } else { (0, 2.min(count)) };
    text.chars()
        .enumerate()
        .map(|(place, char)| if place < head || place + tail >= count { char } else { '*' })
        .collect()
}

impl fmt::Debug for CitizenId {
    /// Masked, so that no log or test report gives it away.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "CitizenId({})", self.masked())
    }
}

impl<'de> Deserialize<'de> for CitizenId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // The example of GB 11643-1999, annex A, and the one with X that commonly goes with it.
    const EXAMPLE: &str = "11010519491231002X";

    #[test]
    fn the_example_of_the_standard_passes() {
        assert_eq!(CitizenId::parse(EXAMPLE).map(|id| id.masked()), Ok("1101**********002X".to_owned()));
        assert!(CitizenId::parse(" １１０１０５１９４９１２３１００２ｘ").is_ok());
    }

    #[test]
    fn each_rule_has_its_own_error() {
        assert_eq!(CitizenId::parse("110105"), Err(CitizenIdError::Length(6)));
        assert_eq!(CitizenId::parse("11010519491231A02X"), Err(CitizenIdError::Character(15)));
        assert_eq!(CitizenId::parse("990105194912310021"), Err(CitizenIdError::Region));
        assert_eq!(CitizenId::parse("110105194902300021"), Err(CitizenIdError::BirthDate));
        assert_eq!(CitizenId::parse("110105194912310021"), Err(CitizenIdError::Check { expected: 'X' }));
    }

    #[test]
    fn nothing_prints_the_whole_number() {
        let shown = format!("{:?}", CitizenId::parse(EXAMPLE));
        assert!(!shown.contains("19491231"), "{shown}");
    }

    proptest! {
        #[test]
        fn a_single_wrong_digit_is_always_refused(place in 0_usize..17, shift in 1_u32..10) {
            let changed: String = EXAMPLE
                .chars()
                .enumerate()
                .map(|(at, char)| match char.to_digit(10) {
                    Some(digit) if at == place => char::from_digit((digit + shift) % 10, 10).unwrap_or(char),
                    _ => char,
                })
                .collect();
            prop_assert!(CitizenId::parse(&changed).is_err());
        }

        #[test]
        fn no_text_panics(text in ".{0,40}") {
            let _ = CitizenId::parse(&text);
        }
    }
}
