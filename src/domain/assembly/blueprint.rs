//! The two-way table and the settings of an exam.

use serde::{Deserialize, Serialize};

use crate::domain::bank::{Kind, Track};
use crate::domain::scoring::{Marks, MultipleRule};

/// What happens to the time while the machine is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockWhileOff {
    /// The time stands still: a power cut takes nothing away.
    Stops,
    /// The time goes on by the wall clock; a clock set back gives nothing.
    Runs,
}

/// The settings that an office may change without touching the two-way table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Settings {
    /// The time in minutes.
    pub minutes: u32,
    /// The cut score: a total at or above it passes.
    pub cut: Marks,
    /// How often one person may sit; 0 means without limit.
    pub attempts: u32,
    /// Whether the candidate may look at the answers with keys and rationales after handing in.
    pub review: bool,
    /// What happens to the time while the machine is off.
    pub clock_while_off: ClockWhileOff,
    /// How multiple-choice questions are marked.
    pub multiple: MultipleRule,
    /// Whether a critical item that is not answered right fails the paper.
    pub critical_fails: bool,
    /// Whether the sitting fills the whole screen.
    pub full_screen: bool,
    /// How many months a certificate is valid.
    pub valid_months: u32,
    /// Whether the result is told in stars for each topic, without passing or failing and without a certificate.
    #[serde(default)]
    pub stars: bool,
}

/// How many items of a topic a form has.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TopicQuota {
    /// The topic's code.
    pub code: String,
    /// The number of items.
    pub items: u32,
}

/// A section of the paper: one kind with its number of items and the marks of each.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Section {
    /// The kind.
    pub kind: Kind,
    /// The number of items.
    pub items: u32,
    /// The marks of each item; those of a case are divided over its questions.
    pub marks: Marks,
}

/// What a form must look like.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Blueprint {
    /// The stable id, for example `BP-CS`.
    pub id: String,
    /// The title in Chinese.
    pub title: String,
    /// Who it is for, in Chinese.
    pub who: String,
    /// The title of an exam on it, in Chinese; `{year}` stands for the year.
    pub exam_title: String,
    /// The track.
    pub track: Track,
    /// The least number of items at the levels of application and analysis.
    pub higher_level_items: u32,
    /// The most items whose key rests on a standard or common knowledge and not on a text of law; no limit where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_standard_items: Option<u32>,
    /// Whether an exam on it is open to candidates before the office has chosen which exams to hold.
    #[serde(default = "offered")]
    pub offered: bool,
    /// By how much the expected marks of a form may differ from the target, in marks.
    pub tolerance: Marks,
    /// The settings.
    pub settings: Settings,
    /// The sections, in the order of the paper.
    pub sections: Vec<Section>,
    /// The topics; their items add up to those of the sections.
    pub topics: Vec<TopicQuota>,
}

/// Blueprints kept before there was a choice were all on offer.
const fn offered() -> bool {
    true
}

impl Blueprint {
    /// The number of items of a form.
    #[must_use]
    pub fn items(&self) -> u32 {
        self.sections.iter().map(|section| section.items).sum()
    }

    /// The marks of a form.
    #[must_use]
    pub fn marks(&self) -> Marks {
        self.sections.iter().map(|section| section.marks.times(i64::from(section.items))).sum()
    }
}
