//! The office's way: results, export, bank check, exams, settings; and the check of certificates.

use std::path::PathBuf;

use super::fill::bank_report;
use super::{App, ReviewFor, Screen};
use crate::domain::calendar::china_time;
use crate::domain::sitting::SittingId;
use crate::formats::results::CsvEncoding;
use crate::service::bundled_bank;
use crate::service::offer_exams::ChangeExam;
use crate::service::preferences::OfficeSettings;
use crate::service::verify::VerifiedClaim;
use crate::store::{ResultFilter, StoredResult};
use crate::text::ui as words;
use crate::ui::desk::{BankChecked, Office, Refused, Request};
use crate::ui::screens::manage::{Intent, ManageState, Message, Page, bank, exams, office, results};
use crate::ui::screens::verify;

impl App {
    pub(super) fn open_office(&mut self) {
        let mut state = ManageState::default();
        state.results.export_folder = self.documents();
        state.office.today = china_time(self.now()).date();
        state.office.data_folder = self.places.data.display().to_string();
        state.office.log_path = self.places.log.display().to_string();
        self.screen = Screen::Manage(Box::new(state));
        self.worker.ask(Request::Office);
        self.find(ResultFilter::default());
    }

    pub(super) fn manage_wants(&mut self, intent: Intent) {
        match intent {
            Intent::Opened(Page::Results) => self.find_again(),
            Intent::Opened(Page::Exams | Page::Office) => self.worker.ask(Request::Office),
            Intent::Opened(Page::Bank) => {}
            Intent::Leave => self.leave(),
            Intent::Results(intent) => self.results_wants(intent),
            Intent::Bank(bank::Intent::Check) => {
                if let Screen::Manage(state) = &mut self.screen {
                    state.bank.check = bank::Check::Running { done: 0, of: 0 };
                }
                self.worker.ask(Request::CheckBank);
            }
            Intent::Exams(exams::Intent::Save(change)) => {
                let exams::Change { id, title, is_open, settings } = change;
                self.worker.ask(Request::ChangeExam(ChangeExam { id, title, is_open, settings }));
            }
            Intent::Office(office::Intent::Save(fields)) => {
                let office::Fields { issuer, number_prefix, region } = fields;
                self.worker.ask(Request::SaveOffice(OfficeSettings { issuer, number_prefix, region }));
            }
        }
    }

    fn find_again(&mut self) {
        if let Screen::Manage(state) = &self.screen {
            let filter = filter(&state.results.filter);
            self.find(filter);
        }
    }

    /// Asks for results, one search at a time: of what is typed meanwhile only the last counts.
    fn find(&mut self, filter: ResultFilter) {
        if self.is_finding {
            self.find_next = Some(filter);
        } else {
            self.is_finding = true;
            self.worker.ask(Request::Results(filter));
        }
    }

    fn results_wants(&mut self, intent: results::Intent) {
        match intent {
            results::Intent::Find(wanted) => self.find(filter(&wanted)),
            results::Intent::Look(sitting) => {
                self.review_for = ReviewFor::Details;
                self.worker.ask(Request::Review(sitting));
            }
            results::Intent::SavePdf(sitting) => self.save_from_office(sitting),
            results::Intent::Review(sitting) => {
                self.review_for = ReviewFor::Answers;
                self.worker.ask(Request::Review(sitting));
            }
            results::Intent::Export { filter: wanted, folder, encoding } => {
                let encoding = match encoding {
                    results::CsvText::Utf8 => CsvEncoding::Utf8Bom,
                    results::CsvText::Gb18030 => CsvEncoding::Gb18030,
                };
                let folder = PathBuf::from(folder.trim());
                self.worker.ask(Request::Export { filter: filter(&wanted), encoding, folder });
            }
        }
    }

    fn save_from_office(&mut self, sitting: SittingId) {
        let folder = self.places.documents.clone();
        self.worker.ask(Request::SaveCertificate { sitting, folder });
    }

    pub(super) fn results_came(&mut self, found: Result<Vec<StoredResult>, String>) {
        self.is_finding = false;
        if let Some(filter) = self.find_next.take() {
            return self.find(filter);
        }
        let Screen::Manage(state) = &mut self.screen else { return };
        match found {
            Ok(found) => state.results.show(found.iter().map(results::ResultLine::from).collect()),
            Err(reason) => state.results.message = Some(Message::bad(words::SOMETHING_WRONG, reason)),
        }
    }

    pub(super) fn exported(&mut self, exported: Result<Vec<PathBuf>, String>) {
        let Screen::Manage(state) = &mut self.screen else { return };
        match exported {
            Ok(files) => {
                let folder = files.first().and_then(|file| file.parent()).map(|folder| folder.display().to_string());
                let name = |file: &PathBuf| file.file_name().map(|name| name.to_string_lossy().into_owned());
                let names: Vec<String> = files.iter().filter_map(name).collect();
                state.results.exported(&folder.unwrap_or_default(), &names);
            }
            Err(reason) => state.results.export_failed(reason),
        }
    }

    pub(super) fn bank_checked(&mut self, checked: Result<Box<BankChecked>, String>) {
        let Screen::Manage(state) = &mut self.screen else { return };
        state.bank.check = match checked {
            Ok(checked) => bank::Check::Done(bank_report(&checked, bundled_bank::bank())),
            Err(reason) => bank::Check::Failed(reason),
        };
    }

    /// The office as it stands, or a change that was refused.
    pub(super) fn office_came(&mut self, office: Result<Box<Office>, String>) {
        let Screen::Manage(state) = &mut self.screen else { return };
        match office {
            Ok(office) => {
                show_office(state, &office);
            }
            Err(reason) => match state.page {
                Page::Exams => {
                    state.exams.refused(exams::Errors { other: Some(reason), ..exams::Errors::default() });
                }
                Page::Office => {
                    state.office.refused(office::Errors { other: Some(reason), ..office::Errors::default() });
                }
                Page::Results | Page::Bank => {
                    state.results.message = Some(Message::bad(words::SOMETHING_WRONG, reason));
                }
            },
        }
    }

    pub(super) fn verify_wants(&mut self, intent: verify::Intent) {
        let Screen::Verify(state) = &mut self.screen else { return };
        match intent {
            verify::Intent::Check(text) => {
                state.outcome = verify::Outcome::Checking;
                self.worker.ask(Request::VerifyText(text));
            }
            verify::Intent::Open(path) => {
                state.outcome = verify::Outcome::Checking;
                self.worker.ask(Request::VerifyImage(PathBuf::from(path.trim())));
            }
            verify::Intent::Leave => self.leave(),
        }
    }

    pub(super) fn verified(&mut self, verified: Result<Box<VerifiedClaim>, Refused>) {
        let Screen::Verify(state) = &mut self.screen else { return };
        state.show(match verified {
            Ok(verified) => {
                let claim = verify::ClaimView::from(&verified.claim);
                if verified.is_expired { verify::Outcome::Expired(claim) } else { verify::Outcome::Valid(claim) }
            }
            Err(Refused { heading, body }) => verify::Outcome::Refused { heading, body },
        });
    }
}

fn filter(wanted: &results::Filter) -> ResultFilter {
    ResultFilter { text: wanted.text.clone(), exam: wanted.exam.clone(), most: None }
}

/// Shows the office as it stands; where a change was waiting to be kept, it now is.
fn show_office(state: &mut ManageState, stored: &Office) {
    let topic_name = |code: &str| {
        bundled_bank::bank().iter().find(|item| item.topic.code == code).map(|item| item.topic.name.clone())
    };
    let kept_exam = state.page == Page::Exams && state.exams.has_changes();
    let kept_office = state.page == Page::Office && state.office.has_changes();
    state.exams.show(stored.exams.iter().map(|exam| exams::ExamLine::of(exam, topic_name)).collect());
    state.results.exams = stored
        .exams
        .iter()
        .map(|exam| results::ExamChoice { id: exam.id.clone(), title: exam.title.clone() })
        .collect();
    state.office.public_key.clone_from(&stored.public_key);
    state.office.show(office::Fields {
        issuer: stored.settings.issuer.clone(),
        number_prefix: stored.settings.number_prefix.clone(),
        region: stored.settings.region.clone(),
    });
    if kept_exam {
        state.exams.saved();
    }
    if kept_office {
        state.office.saved();
    }
}
