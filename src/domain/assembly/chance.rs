//! Chance that is the same on every machine and in every later version.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::domain::bank::hex;

/// The 32 bytes that, with a bank and a blueprint, fix a form: 31 bytes of a series and the position of the form in it.
/// Written as 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seed(pub [u8; 32]);

impl Seed {
    /// A seed for rehearsals and trials: SHA-256 over the domain separator, the number and the index.
    #[must_use]
    pub fn of_trial(number: u64, index: u64) -> Self {
        let mut digest = Sha256::new();
        digest.update(b"xiaoankao trial v1\0");
        digest.update(number.to_be_bytes());
        digest.update(index.to_be_bytes());
        Self(digest.finalize().into())
    }

    /// The seed of the `index`th form of a trial: forms drawn in a row are of one series, 256 of them.
    #[must_use]
    pub fn of_trial_form(number: u64, index: u64) -> Self {
        Self::of_trial(number, index / SERIES_LENGTH).at(position(index))
    }

    /// The position in the series.
    #[must_use]
    pub const fn position(self) -> u8 {
        self.0[31]
    }

    /// The seed at another position of the same series.
    #[must_use]
    pub const fn at(mut self, position: u8) -> Self {
        self.0[31] = position;
        self
    }

    /// As 64 hexadecimal digits.
    #[must_use]
    pub fn to_hex(self) -> String {
        hex(&self.0)
    }

    /// From 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl Serialize for Seed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_hex())
    }
}

impl<'de> Deserialize<'de> for Seed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_hex(&text).ok_or_else(|| serde::de::Error::custom("a seed has 64 hexadecimal digits"))
    }
}

/// The seed of the form that is the `number`th drawn for an exam, from 0: the series is SHA-256 over a domain separator
/// and the exam's secret and the number of the series, each preceded by its length, so that no two different inputs
/// give the same bytes.
#[must_use]
pub fn form_seed(exam_secret: &[u8], number: u64) -> Seed {
    let mut digest = Sha256::new();
    digest.update(b"xiaoankao form v2\0");
    for part in [exam_secret, &(number / SERIES_LENGTH).to_be_bytes()] {
        digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(part);
    }
    Seed(digest.finalize().into()).at(position(number))
}

/// How many forms a series has.
pub const SERIES_LENGTH: u64 = 256;

fn position(number: u64) -> u8 {
    u8::try_from(number % SERIES_LENGTH).unwrap_or(0)
}

/// A stream of chance: ChaCha20 keyed by the seed (RFC 8439's block function with a 64-bit counter, as `rand_chacha`).
pub struct Chance(ChaCha20Rng);

impl Chance {
    /// A stream from a seed.
    #[must_use]
    pub fn new(seed: Seed) -> Self {
        Self(ChaCha20Rng::from_seed(seed.0))
    }

    /// A number below `bound`, every one equally likely: 64-bit draws at or above the largest multiple of `bound` are
    /// thrown away, the rest taken modulo `bound`. 0 where `bound` is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 {
            return 0;
        }
        let limit = u64::MAX - u64::MAX % bound;
        loop {
            let draw = self.0.next_u64();
            if draw < limit {
                return draw % bound;
            }
        }
    }

    /// Shuffles in place: Fisher and Yates from the last place to the second (Knuth, TAOCP vol. 2, 3.4.2, algorithm P).
    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for last in (1..values.len()).rev() {
            let bound = u64::try_from(last + 1).unwrap_or(u64::MAX);
            let other = usize::try_from(self.below(bound)).unwrap_or(0);
            values.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_the_same_for_ever() {
        let mut chance = Chance::new(Seed::of_trial(7, 0));
        let numbers: Vec<u64> = (0..8).map(|_| chance.below(1000)).collect();
        let mut letters: Vec<u8> = (0..8).collect();
        chance.shuffle(&mut letters);
        let golden = include_str!("../../../tests/golden/assembly/chance.txt");
        assert_eq!(format!("{numbers:?}\n{letters:?}\n"), golden);
    }

    #[test]
    fn a_seed_reads_back_from_its_digits() {
        let seed = form_seed(b"secret", 1);
        assert_eq!(Seed::from_hex(&seed.to_hex()), Some(seed));
        assert_eq!(Seed::from_hex("zz"), None);
    }

    #[test]
    fn forms_in_a_row_are_of_one_series_until_it_is_full() {
        let first = form_seed(b"secret", 0);
        assert_eq!(form_seed(b"secret", 255), first.at(255));
        assert_ne!(form_seed(b"secret", 256).at(0), first);
        assert_eq!(form_seed(b"secret", 257).position(), 1);
        assert_ne!(form_seed(b"secreta", 0), first);
        assert_eq!(Seed::of_trial_form(7, 255), Seed::of_trial_form(7, 0).at(255));
        assert_ne!(Seed::of_trial_form(7, 256).at(0), Seed::of_trial_form(7, 0));
    }
}
