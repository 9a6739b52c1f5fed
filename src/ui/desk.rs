//! The desk: what the window asks of the services, and what comes back, one request after the other.
//!
//! Owns the store while the window is open. Leaves threads to `worker` and screens to `app`. Errors come back as
//! sentences, since a screen can do nothing with one but show it.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::assembly::{Drawer, exposure, shortages};
use crate::domain::bank::ItemId;
use crate::domain::people::{Candidate, CandidateId};
use crate::domain::sitting::{Clock, Event, Millis, SittingId};
use crate::formats::qr_image::read_qr;
use crate::formats::results::CsvEncoding;
use crate::print::fonts::PaperFonts;
use crate::service::blueprints::bundled_blueprints;
use crate::service::bundled_bank::bank as bundled_bank;
use crate::service::certificate_pdf::{paper_fonts, save_certificate};
use crate::service::check_bank::{BankReport, check_bundled};
use crate::service::export_results::{collect_results, write_results};
use crate::service::hand_in::{HandIn, HandedIn, hand_in};
use crate::service::learn::{
    OpenLesson, OpenPractice, Practise, TopicStanding, begin_practice, keep_answer, keep_read, learning, open_lesson,
};
use crate::service::list_results::{Review, list_results, review};
use crate::service::my_exams::{MyExam, my_exams};
use crate::service::offer_exams::{ChangeExam, change_exam};
use crate::service::open_data::open_data;
use crate::service::open_sitting::{OpenSitting, resume_sitting, unfinished};
use crate::service::preferences::{LOOK, OfficeSettings, office_settings, save_office_settings};
use crate::service::record::{keep_time, record};
use crate::service::sign_in::{SignIn, sign_in};
use crate::service::start_sitting::start_sitting;
use crate::service::system::Entropy;
use crate::service::verify::{VerifiedClaim, known_keys, verify_certificate};
use crate::store::{DataFolder, Exam, FolderError, ResultFilter, Store, StoredResult};
use crate::text::{errors, ui as words};
use crate::ui::theme::{TextScale, Theme};

/// What the person at the screen prefers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LookSetting {
    /// Colours.
    pub theme: Theme,
    /// Text size.
    pub scale: TextScale,
}

/// What the window asks for.
#[derive(Debug, Clone)]
pub enum Request {
    /// Open the data folder.
    Open,
    /// Read the bank, so that the first exam begins at once.
    ReadBank,
    /// Sign a candidate in.
    SignIn(SignIn),
    /// The exams of a candidate.
    MyExams(Candidate),
    /// Begin an exam.
    Start {
        /// Who.
        candidate: Candidate,
        /// Which.
        exam: String,
    },
    /// Go on with a sitting.
    Resume(SittingId),
    /// Record events, all of them or none.
    Record {
        /// The sitting.
        sitting: SittingId,
        /// The events in their order.
        events: Vec<Event>,
    },
    /// Keep the time used.
    KeepTime {
        /// The sitting.
        sitting: SittingId,
        /// The time used.
        used: Millis,
        /// The wall clock.
        wall: Millis,
    },
    /// Hand in.
    HandIn(HandIn),
    /// A sitting after handing in.
    Review(SittingId),
    /// Save the page of a certificate.
    SaveCertificate {
        /// The sitting it rests on.
        sitting: SittingId,
        /// Where to.
        folder: PathBuf,
    },
    /// A list of results.
    Results(ResultFilter),
    /// Write the results files.
    Export {
        /// Which results.
        filter: ResultFilter,
        /// The encoding of the CSV.
        encoding: CsvEncoding,
        /// Where to.
        folder: PathBuf,
    },
    /// Check the bundled bank and the blueprints.
    CheckBank,
    /// The exams on offer and the office's settings.
    Office,
    /// Change an exam.
    ChangeExam(ChangeExam),
    /// Keep the office's settings.
    SaveOffice(OfficeSettings),
    /// The topics that can be learnt, and how a candidate stands with them; none for a guest.
    Learning(Option<CandidateId>),
    /// Open a lesson.
    OpenLesson {
        /// Who; none for a guest.
        candidate: Option<CandidateId>,
        /// The code of its topic.
        topic: String,
    },
    /// Begin a round of practice.
    OpenPractice {
        /// Who; none for a guest.
        candidate: Option<CandidateId>,
        /// What.
        practise: Practise,
    },
    /// Keep an answer given in practice.
    KeepPractice {
        /// Who.
        candidate: CandidateId,
        /// The item.
        item: ItemId,
        /// Whether it was right.
        right: bool,
    },
    /// Keep that a lesson was read.
    KeepRead {
        /// Who.
        candidate: CandidateId,
        /// The code of its topic.
        topic: String,
    },
    /// Keep what the person at the screen prefers.
    SaveLook(LookSetting),
    /// Check the text of a certificate's QR code.
    VerifyText(String),
    /// Check a picture of a certificate's QR code.
    VerifyImage(PathBuf),
}

/// What opening the data found.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What the person at the screen prefers.
    pub look: LookSetting,
    /// Sittings that were begun and not handed in.
    pub unfinished: Vec<OpenSitting>,
    /// The data folder.
    pub folder: PathBuf,
}

/// What the office page shows.
#[derive(Debug, Clone)]
pub struct Office {
    /// The exams.
    pub exams: Vec<Exam>,
    /// The settings.
    pub settings: OfficeSettings,
    /// The public key, as the file `office.pub` has it.
    pub public_key: String,
}

/// What the check of the bank found.
#[derive(Debug, Clone)]
pub struct BankChecked {
    /// The bank's own report.
    pub report: BankReport,
    /// The blueprints by title with what they lack, in words, empty where forms can be drawn; and what is to be said of
    /// the exposure of their items.
    pub blueprints: Vec<(String, Vec<String>, Option<String>)>,
}

/// A certificate that is not accepted, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// In a few words.
    pub heading: String,
    /// Why, and what to do.
    pub body: String,
}

impl Refused {
    fn new((heading, body): (&str, &str)) -> Self {
        Self { heading: heading.to_owned(), body: body.to_owned() }
    }

    /// Something else went wrong; the check can be tried again.
    fn because(body: String) -> Self {
        Self { heading: words::REFUSED.to_owned(), body }
    }
}

/// What comes back. Errors are sentences.
#[derive(Debug)]
pub enum Reply {
    /// To `Open`.
    Opened(Result<Box<Opened>, String>),
    /// To `ReadBank`: the bank's hash.
    BankRead(String),
    /// To `SignIn`.
    SignedIn(Result<Candidate, String>),
    /// To `MyExams`.
    MyExams(Result<Vec<MyExam>, String>),
    /// To `Start` and `Resume`.
    Sitting(Result<Box<OpenSitting>, String>),
    /// To `Record`: the number of the last event that is on the disk.
    Recorded(Result<u32, String>),
    /// To `KeepTime`.
    TimeKept(Result<(), String>),
    /// To `HandIn`.
    HandedIn(Result<Box<HandedIn>, String>),
    /// To `Review`.
    Review(Result<Box<Review>, String>),
    /// To `SaveCertificate`: the file.
    CertificateSaved(Result<PathBuf, String>),
    /// To `Results`.
    Results(Result<Vec<StoredResult>, String>),
    /// To `Export`: the files.
    Exported(Result<Vec<PathBuf>, String>),
    /// To `CheckBank`.
    BankChecked(Result<Box<BankChecked>, String>),
    /// To `Office`, `ChangeExam` and `SaveOffice`: how the office stands afterwards.
    Office(Result<Box<Office>, String>),
    /// To `Learning`.
    Learning(Result<Vec<TopicStanding>, String>),
    /// To `OpenLesson`.
    Lesson(Result<Box<OpenLesson>, String>),
    /// To `OpenPractice`.
    Practice(Result<Box<OpenPractice>, String>),
    /// To `KeepPractice` and `KeepRead`.
    Learnt(Result<(), String>),
    /// To `SaveLook`.
    LookSaved(Result<(), String>),
    /// To `VerifyText` and `VerifyImage`: a heading and a sentence where it is refused.
    Verified(Result<Box<VerifiedClaim>, Refused>),
}

/// The desk.
pub struct Desk {
    path: PathBuf,
    clock: Arc<dyn Clock>,
    entropy: Box<dyn Entropy + Send>,
    open: Option<(Option<DataFolder>, Store)>,
    fonts: Option<PaperFonts>,
}

/// A request before the data is open.
const NOT_OPEN: &str = words::NOT_OPEN;

impl Desk {
    /// A desk over a data folder, not yet opened.
    #[must_use]
    pub fn new(path: PathBuf, clock: Arc<dyn Clock>, entropy: Box<dyn Entropy + Send>) -> Self {
        Self { path, clock, entropy, open: None, fonts: None }
    }

    /// Does what is asked.
    pub fn answer(&mut self, request: Request) -> Reply {
        match request {
            Request::Open => Reply::Opened(self.open_data()),
            Request::ReadBank => Reply::BankRead(bundled_bank().hash().to_owned()),
            Request::SignIn(request) => Reply::SignedIn(
                self.store().and_then(|store| sign_in(store, &request).map_err(|err| errors::sign_in(&err))),
            ),
            Request::MyExams(candidate) => Reply::MyExams(
                self.store().and_then(|store| my_exams(store, &candidate.id()).map_err(|err| errors::store(&err))),
            ),
            Request::Start { candidate, exam } => Reply::Sitting(self.start(&candidate, &exam)),
            Request::Resume(sitting) => {
                let clock = Arc::clone(&self.clock);
                Reply::Sitting(self.store().and_then(|store| {
                    resume_sitting(store, &*clock, &sitting).map(Box::new).map_err(|err| errors::start(&err))
                }))
            }
            Request::Record { sitting, events } => Reply::Recorded(self.record(&sitting, &events)),
            Request::KeepTime { sitting, used, wall } => Reply::TimeKept(
                self.store()
                    .and_then(|store| keep_time(store, &sitting, used, wall).map_err(|err| errors::store(&err))),
            ),
            Request::HandIn(request) => {
                let clock = Arc::clone(&self.clock);
                Reply::HandedIn(self.store().and_then(|store| {
                    hand_in(store, &*clock, &request).map(Box::new).map_err(|err| errors::hand_in(&err))
                }))
            }
            Request::Review(sitting) => Reply::Review(self.review(&sitting)),
            Request::SaveCertificate { sitting, folder } => {
                Reply::CertificateSaved(self.save_certificate(&sitting, &folder))
            }
            Request::Results(filter) => Reply::Results(
                self.store().and_then(|store| list_results(store, &filter).map_err(|err| errors::store(&err))),
            ),
            Request::Export { filter, encoding, folder } => Reply::Exported(self.export(&filter, encoding, &folder)),
            Request::CheckBank => Reply::BankChecked(check_bank()),
            Request::Office => Reply::Office(self.office()),
            Request::ChangeExam(change) => {
                let clock = Arc::clone(&self.clock);
                let changed = self
                    .store()
                    .and_then(|store| change_exam(store, &*clock, change).map_err(|err| errors::offer(&err)));
                Reply::Office(changed.and_then(|()| self.office()))
            }
            Request::SaveOffice(settings) => {
                let clock = Arc::clone(&self.clock);
                let saved = self.store().and_then(|store| {
                    save_office_settings(store, &*clock, &settings).map_err(|err| errors::settings(&err))
                });
                Reply::Office(saved.and_then(|()| self.office()))
            }
            Request::Learning(candidate) => Reply::Learning(self.store().and_then(|store| {
                learning(store, bundled_bank(), candidate.as_ref()).map_err(|err| errors::learn(&err))
            })),
            Request::OpenLesson { candidate, topic } => Reply::Lesson(self.open_lesson(candidate.as_ref(), &topic)),
            Request::OpenPractice { candidate, practise } => {
                Reply::Practice(self.open_practice(candidate.as_ref(), &practise))
            }
            Request::KeepPractice { candidate, item, right } => {
                let clock = Arc::clone(&self.clock);
                Reply::Learnt(self.store().and_then(|store| {
                    keep_answer(store, &*clock, &candidate, item, right).map_err(|err| errors::store(&err))
                }))
            }
            Request::KeepRead { candidate, topic } => {
                let clock = Arc::clone(&self.clock);
                Reply::Learnt(
                    self.store().and_then(|store| {
                        keep_read(store, &*clock, &candidate, &topic).map_err(|err| errors::store(&err))
                    }),
                )
            }
            Request::SaveLook(look) => Reply::LookSaved(
                self.store().and_then(|store| store.put_setting(LOOK, &look).map_err(|err| errors::store(&err))),
            ),
            Request::VerifyText(text) => Reply::Verified(self.verify(&text)),
            Request::VerifyImage(path) => Reply::Verified(read_picture(&path).and_then(|text| self.verify(&text))),
        }
    }

    fn store(&mut self) -> Result<&mut Store, String> {
        self.open.as_mut().map(|(_, store)| store).ok_or_else(|| NOT_OPEN.to_owned())
    }

    fn open_data(&mut self) -> Result<Box<Opened>, String> {
        if self.open.is_none() {
            let opened = open_data(&self.path, &*self.clock, &mut *self.entropy).map_err(|err| errors::open(&err))?;
            self.open = Some((Some(opened.0), opened.1));
        }
        let folder = self.path.clone();
        let store = self.store()?;
        let look = store.setting(LOOK).map_err(|err| errors::store(&err))?.unwrap_or_default();
        let unfinished = unfinished(store).map_err(|err| errors::store(&err))?;
        Ok(Box::new(Opened { look, unfinished, folder }))
    }

    fn start(&mut self, candidate: &Candidate, exam: &str) -> Result<Box<OpenSitting>, String> {
        let (_, store) = self.open.as_mut().ok_or_else(|| NOT_OPEN.to_owned())?;
        let mut drawer = Drawer::new(bundled_bank());
        start_sitting(store, &*self.clock, &mut *self.entropy, &mut drawer, &candidate.id(), exam)
            .map(Box::new)
            .map_err(|err| errors::start(&err))
    }

    fn open_lesson(&mut self, candidate: Option<&CandidateId>, topic: &str) -> Result<Box<OpenLesson>, String> {
        let (_, store) = self.open.as_mut().ok_or_else(|| NOT_OPEN.to_owned())?;
        open_lesson(store, &mut *self.entropy, bundled_bank(), candidate, topic)
            .map(Box::new)
            .map_err(|err| errors::learn(&err))
    }

    fn open_practice(
        &mut self,
        candidate: Option<&CandidateId>,
        practise: &Practise,
    ) -> Result<Box<OpenPractice>, String> {
        let (_, store) = self.open.as_mut().ok_or_else(|| NOT_OPEN.to_owned())?;
        begin_practice(store, &mut *self.entropy, bundled_bank(), candidate, practise)
            .map(Box::new)
            .map_err(|err| errors::learn(&err))
    }

    fn record(&mut self, sitting: &SittingId, events: &[Event]) -> Result<u32, String> {
        let store = self.store()?;
        store
            .transact(|store| events.iter().try_for_each(|event| record(store, sitting, event)))
            .map_err(|err| errors::record(&err))?;
        Ok(events.last().map_or(0, |event| event.sequence))
    }

    fn review(&mut self, sitting: &SittingId) -> Result<Box<Review>, String> {
        let found = review(self.store()?, sitting).map_err(|err| errors::store(&err))?;
        found.map(Box::new).ok_or_else(|| words::NO_RESULT.to_owned())
    }

    fn save_certificate(&mut self, sitting: &SittingId, folder: &std::path::Path) -> Result<PathBuf, String> {
        let issued = self.store()?.certificate_of(sitting).map_err(|err| errors::store(&err))?;
        let issued = issued.ok_or_else(|| words::NO_CERTIFICATE.to_owned())?;
        if self.fonts.is_none() {
            self.fonts = Some(paper_fonts().map_err(|err| errors::print(&err))?);
        }
        let fonts = self.fonts.as_ref().ok_or_else(|| words::NO_CERTIFICATE.to_owned())?;
        save_certificate(fonts, &issued, folder).map_err(|err| errors::save(&err))
    }

    fn export(
        &mut self,
        filter: &ResultFilter,
        encoding: CsvEncoding,
        folder: &std::path::Path,
    ) -> Result<Vec<PathBuf>, String> {
        let clock = Arc::clone(&self.clock);
        let store = self.store()?;
        collect_results(store, &*clock, filter)
            .and_then(|file| write_results(store, &file, encoding, folder))
            .map_err(|err| errors::export(&err))
    }

    fn office(&mut self) -> Result<Box<Office>, String> {
        let store = self.store()?;
        let exams = store.exams().map_err(|err| errors::store(&err))?;
        let settings = office_settings(store).map_err(|err| errors::store(&err))?;
        let keys = known_keys(store).map_err(|err| errors::issue(&err))?;
        let public_key = keys.first().map(crate::trust::keys::PublicKey::to_text).unwrap_or_default();
        Ok(Box::new(Office { exams, settings, public_key }))
    }

    fn verify(&mut self, text: &str) -> Result<Box<VerifiedClaim>, Refused> {
        let clock = Arc::clone(&self.clock);
        let store = self.store().map_err(Refused::because)?;
        let keys = known_keys(store).map_err(|err| Refused::because(errors::issue(&err)))?;
        let verified = verify_certificate(text, &keys, &*clock);
        verified.map(Box::new).map_err(|err| Refused::new(errors::refusal(&err)))
    }
}

fn read_picture(path: &std::path::Path) -> Result<String, Refused> {
    let bytes =
        std::fs::read(path).map_err(|err| Refused::because(errors::folder(&FolderError::reading(path, err))))?;
    read_qr(&bytes).map_err(|err| Refused::new(errors::picture_refusal(&err)))
}

fn check_bank() -> Result<Box<BankChecked>, String> {
    let bank = bundled_bank();
    let blueprints = bundled_blueprints().map_err(|err| errors::offer(&err.into()))?;
    let blueprints = blueprints
        .into_iter()
        .map(|blueprint| {
            let lacks = shortages(bank, &blueprint).iter().map(errors::shortage).collect();
            let exposed = exposure(bank, &blueprint);
            let exposed = exposed.is_wide().then(|| errors::exposure(&exposed));
            (blueprint.title, lacks, exposed)
        })
        .collect();
    Ok(Box::new(BankChecked { report: check_bundled(&[]), blueprints }))
}
