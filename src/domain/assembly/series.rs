//! Forms of one series, drawn one after the other so that every item of a cell is used about as often.
//!
//! Owns the count of uses and how it is kept between draws; leaves the choice of one form to `draw`. The surprise: a form
//! that cannot be drawn is skipped, and the forms behind it are drawn as if it were not there.

use super::draw::{Place, Table, lay_out};
use super::{Blueprint, DrawError, Form, Seed, shortages};
use crate::domain::bank::Bank;

/// The forms of a bank, a blueprint and a series.
pub struct Series<'a> {
    bank: &'a Bank,
    table: Table<'a>,
    seed: Seed,
    uses: Vec<u32>,
    /// How many forms are counted in the uses.
    drawn: u16,
}

impl<'a> Series<'a> {
    /// The series that a seed is in.
    ///
    /// # Errors
    /// When the bank is short of items.
    pub fn begin(bank: &'a Bank, blueprint: &Blueprint, seed: Seed) -> Result<Self, DrawError> {
        let short = shortages(bank, blueprint);
        if !short.is_empty() {
            return Err(DrawError::Short(short));
        }
        let table = Table::new(bank, blueprint);
        let uses = vec![0; table.pool.places.len()];
        Ok(Self { bank, table, seed, uses, drawn: 0 })
    }

    /// Whether a seed is in this series.
    #[must_use]
    pub fn holds(&self, seed: Seed) -> bool {
        self.seed.at(0) == seed.at(0)
    }

    /// The form at a position. Forms asked for in rising order cost one draw each, others those before them again.
    ///
    /// # Errors
    /// When enemies, levels and tolerance cannot be met together.
    pub fn form(&mut self, position: u8) -> Result<Form, DrawError> {
        if u16::from(position) < self.drawn {
            self.uses.fill(0);
            self.drawn = 0;
        }
        loop {
            let here = u8::try_from(self.drawn).unwrap_or(u8::MAX);
            let seed = self.seed.at(here);
            let chosen = self.table.choose(&self.uses, u32::from(self.drawn), seed);
            self.drawn += 1;
            if let Ok((places, _)) = &chosen {
                for number in places {
                    if let Some(uses) = self.uses.get_mut(*number) {
                        *uses += 1;
                    }
                }
            }
            if here >= position {
                let (places, mut chance) = chosen?;
                let places = places.iter().filter_map(|number| self.table.pool.places.get(*number).copied());
                let places: Vec<Place<'_>> = places.collect();
                return Ok(lay_out(self.bank, &self.table.blueprint, seed, places, &mut chance));
            }
        }
    }
}

/// Draws forms of several series and blueprints, keeping the last series of each blueprint.
pub struct Drawer<'a> {
    bank: &'a Bank,
    kept: Vec<Series<'a>>,
}

impl<'a> Drawer<'a> {
    /// A drawer of a bank's forms.
    #[must_use]
    pub const fn new(bank: &'a Bank) -> Self {
        Self { bank, kept: Vec::new() }
    }

    /// The bank.
    #[must_use]
    pub const fn bank(&self) -> &'a Bank {
        self.bank
    }

    /// The form that bank, blueprint and seed fix, as [`super::draw()`] gives it.
    ///
    /// # Errors
    /// When the bank is short of items, or enemies, levels and tolerance cannot be met together.
    pub fn draw(&mut self, blueprint: &Blueprint, seed: Seed) -> Result<Form, DrawError> {
        let at = if let Some(at) = self.kept.iter().position(|series| series.table.blueprint == *blueprint) {
            at
        } else {
            self.kept.push(Series::begin(self.bank, blueprint, seed)?);
            self.kept.len() - 1
        };
        let Some(series) = self.kept.get_mut(at) else { return super::draw(self.bank, blueprint, seed) };
        if !series.holds(seed) {
            *series = Series::begin(self.bank, blueprint, seed)?;
        }
        series.form(seed.position())
    }
}
