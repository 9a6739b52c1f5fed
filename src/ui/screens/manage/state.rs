//! Which page is open, and what can be wanted on any of them.

use super::{bank, exams, office, results};
use crate::text::screens::manage as words;

/// A page of the office's part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// Results and certificates.
    #[default]
    Results,
    /// The check of the bank.
    Bank,
    /// The exams on offer.
    Exams,
    /// The issuing unit.
    Office,
}

impl Page {
    /// Its words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Results => words::RESULTS,
            Self::Bank => words::BANK,
            Self::Exams => words::EXAMS,
            Self::Office => words::OFFICE,
        }
    }
}

/// Where a person wants to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To another page.
    Page(Page),
    /// To the start page.
    Start,
    /// To another exam of the list, by its place.
    Exam(usize),
}

/// The pages and what they show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ManageState {
    /// The open page.
    pub page: Page,
    /// Results and certificates.
    pub results: results::State,
    /// The check of the bank.
    pub bank: bank::State,
    /// The exams on offer.
    pub exams: exams::State,
    /// The issuing unit.
    pub office: office::State,
    /// Where the person wants to go although changes are not kept; the dialog asks.
    pub asking: Option<Goal>,
    /// Where to go as soon as the changes are kept.
    pub after_save: Option<Goal>,
}

impl ManageState {
    /// Whether the open page has changes that are not kept.
    #[must_use]
    pub fn has_changes(&self) -> bool {
        match self.page {
            Page::Exams => self.exams.has_changes(),
            Page::Office => self.office.has_changes(),
            Page::Results | Page::Bank => false,
        }
    }

    /// Whether the open page says that its changes cannot be kept.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        match self.page {
            Page::Exams => self.exams.is_refused(),
            Page::Office => self.office.is_refused(),
            Page::Results | Page::Bank => false,
        }
    }
}

/// What the person wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// This page is open now: it may need fresh content.
    Opened(Page),
    /// To leave for the start page.
    Leave,
    /// Something about results.
    Results(results::Intent),
    /// Something about the bank.
    Bank(bank::Intent),
    /// Something about exams.
    Exams(exams::Intent),
    /// Something about the issuing unit.
    Office(office::Intent),
}
