//! A form as drawn, and what a set of forms looks like from above.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Seed;
use crate::domain::bank::{Bank, Item, ItemId, ItemVersion, Question};
use crate::domain::scoring::Marks;

/// A paper as one candidate sits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The hash of the bank it was drawn from.
    pub bank: String,
    /// The blueprint's id.
    pub blueprint: String,
    /// The seed.
    pub seed: Seed,
    /// The items in the order of the paper.
    pub items: Vec<FormItem>,
}

/// An item on a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormItem {
    /// The item.
    pub id: ItemId,
    /// Its version.
    pub version: ItemVersion,
    /// The section, from 0.
    pub section: usize,
    /// Its questions: one, or those of a case.
    pub parts: Vec<FormPart>,
}

/// A question on a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormPart {
    /// The marks it can earn.
    pub marks: Marks,
    /// For each place on the screen the option of the bank that stands there.
    pub options: Vec<u8>,
}

/// Where a question stands: its item and its part, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionPlace {
    /// The index of the item on the form.
    pub item: usize,
    /// The index of the question within the item.
    pub part: usize,
}

impl Form {
    /// The item and the question at a place, from a bank that holds the items of the form.
    #[must_use]
    pub fn asked<'a>(&self, items: &'a Bank, place: QuestionPlace) -> Option<(&'a Item, &'a Question)> {
        let item = items.get(&self.items.get(place.item)?.id)?;
        Some((item, item.questions.get(place.part)?))
    }

    /// The places of all questions in the order of the answer sheet.
    #[must_use]
    pub fn questions(&self) -> Vec<QuestionPlace> {
        let of_item =
            |(item, drawn): (usize, &FormItem)| (0..drawn.parts.len()).map(move |part| QuestionPlace { item, part });
        self.items.iter().enumerate().flat_map(of_item).collect()
    }
}

/// The expected marks of a form for a candidate of ability `theta` in logits, 0 being the candidate for whom the
/// estimated facilities hold: an item of facility p has difficulty -logit(p), and is answered right with probability
/// `1 / (1 + exp(-(theta + logit(p))))` (Rasch 1960). Items that the bank lacks count nothing.
#[must_use]
pub fn expected_score(form: &Form, bank: &Bank, theta: f64) -> f64 {
    form.items
        .iter()
        .filter_map(|drawn| {
            let facility = f64::from(bank.get(&drawn.id)?.facility.clamp(1, 999)) / 1000.0;
            let logit = (facility / (1.0 - facility)).ln();
            let marks: Marks = drawn.parts.iter().map(|part| part.marks).sum();
            #[expect(clippy::cast_precision_loss, reason = "marks of a form are far below 2^52 hundredths")]
            let marks = marks.as_hundredths() as f64 / 100.0;
            Some(marks / (1.0 + (-(theta + logit)).exp()))
        })
        .sum()
}

/// What a set of forms looks like.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spread {
    /// Largest minus smallest expected marks at ability 0.
    pub spread: f64,
    /// The share of forms that hold the most used item, 0 to 1.
    pub exposure_max: f64,
    /// The mean share of items that two neighbouring forms have in common, 0 to 1.
    pub overlap_mean: f64,
}

/// The spread, exposure and overlap of forms.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of forms and items are far below 2^52")]
pub fn spread(forms: &[Form], bank: &Bank) -> Spread {
    let expected: Vec<f64> = forms.iter().map(|form| expected_score(form, bank, 0.0)).collect();
    let largest = expected.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let smallest = expected.iter().copied().fold(f64::INFINITY, f64::min);
    let mut uses: BTreeMap<&ItemId, usize> = BTreeMap::new();
    for drawn in forms.iter().flat_map(|form| &form.items) {
        *uses.entry(&drawn.id).or_default() += 1;
    }
    let most = uses.values().copied().max().unwrap_or(0);
    let overlaps: Vec<f64> = forms
        .iter()
        .zip(forms.iter().skip(1))
        .map(|(one, other)| {
            let common = one.items.iter().filter(|drawn| other.items.iter().any(|twin| twin.id == drawn.id)).count();
            common as f64 / one.items.len().max(1) as f64
        })
        .collect();
    Spread {
        spread: if expected.is_empty() { 0.0 } else { largest - smallest },
        exposure_max: most as f64 / forms.len().max(1) as f64,
        overlap_mean: overlaps.iter().sum::<f64>() / overlaps.len().max(1) as f64,
    }
}
