//! Trial forms for the office: how blueprint and bank work together.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::assembly::{Blueprint, DrawError, Drawer, Form, Seed, Spread, expected_score, exposure, spread};
use crate::domain::bank::Bank;

/// Forms drawn for a trial, as `form draw --json` prints them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trial {
    /// The bank's hash.
    pub bank: String,
    /// The blueprint's id.
    pub blueprint: String,
    /// The trial's number.
    pub seed: u64,
    /// The forms.
    pub forms: Vec<TrialForm>,
    /// The least that `exposure_max` can be with this bank, however evenly forms are drawn.
    pub exposure_least: f64,
    /// Spread, exposure, overlap.
    #[serde(flatten)]
    pub spread: Spread,
}

/// One form of a trial.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrialForm {
    /// The seed of the form.
    pub seed: Seed,
    /// Its items in the order of the paper.
    pub items: Vec<TrialItem>,
    /// Expected marks at abilities of -1, 0 and 1 logits.
    pub expected: BTreeMap<String, f64>,
}

/// An item of a trial form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrialItem {
    /// The item.
    pub id: String,
    /// Its version.
    pub version: String,
    /// For each question the options of the bank in the order of the screen; of a case one after the other.
    pub options: Vec<u8>,
}

/// Draws so many forms from a trial number.
///
/// # Errors
/// When a form cannot be drawn.
pub fn draw_forms(bank: &Bank, blueprint: &Blueprint, count: u32, seed: u64) -> Result<Trial, DrawError> {
    let mut drawer = Drawer::new(bank);
    let forms = (0..u64::from(count))
        .map(|index| drawer.draw(blueprint, Seed::of_trial_form(seed, index)))
        .collect::<Result<Vec<Form>, _>>()?;
    let spread = spread(&forms, bank);
    let trial_form = |form: Form| TrialForm {
        seed: form.seed,
        expected: [("-1", -1.0), ("0", 0.0), ("1", 1.0)]
            .into_iter()
            .map(|(name, theta)| (name.to_owned(), expected_score(&form, bank, theta)))
            .collect(),
        items: form
            .items
            .into_iter()
            .map(|item| TrialItem {
                id: item.id.0,
                version: item.version.0,
                options: item.parts.into_iter().flat_map(|part| part.options).collect(),
            })
            .collect(),
    };
    Ok(Trial {
        bank: bank.hash().to_owned(),
        blueprint: blueprint.id.clone(),
        seed,
        exposure_least: exposure(bank, blueprint).least,
        spread,
        forms: forms.into_iter().map(trial_form).collect(),
    })
}
