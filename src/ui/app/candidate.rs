//! The candidate's way: sign-in, exams, notice, result, review, certificate.

use std::path::{Path, PathBuf};

use super::fill::{exam_card, notice_state, result_state, review_state};
use super::{App, ReviewFor, Screen};
use crate::domain::people::Candidate;
use crate::domain::sitting::SittingId;
use crate::service::list_results::Review;
use crate::service::my_exams::{MyExam, Standing};
use crate::service::sign_in::{SignIn, SignInError, read_number};
use crate::text::errors;
use crate::text::ui as words;
use crate::ui::desk::Request;
use crate::ui::screens::{manage, my_exams, notice, result, save_certificate, sign_in};

impl App {
    pub(super) fn sign_in_wants(&mut self, intent: sign_in::Intent) {
        let Screen::SignIn(state) = &mut self.screen else { return };
        match intent {
            sign_in::Intent::CheckNumber(number) => check_number(state, &number),
            sign_in::Intent::Submit { name, number, unit } => {
                check_number(state, &number);
                state.name_error = name.trim().is_empty().then(|| errors::sign_in(&SignInError::NoName));
                if number.trim().is_empty() {
                    state.number_error = Some(errors::sign_in(&SignInError::NoNumber));
                }
                if state.name_error.is_none() && state.number_error.is_none() {
                    self.worker.ask(Request::SignIn(SignIn { name, number, unit }));
                }
            }
            sign_in::Intent::LearnOnly => self.ask_learning(),
            sign_in::Intent::Back => self.leave(),
            sign_in::Intent::Look => self.open_look_panel(),
        }
    }

    pub(super) fn signed_in(&mut self, signed_in: Result<Candidate, String>) {
        match signed_in {
            Ok(candidate) => {
                self.candidate = Some(candidate);
                self.ask_my_exams();
            }
            Err(reason) => {
                if let Screen::SignIn(state) = &mut self.screen {
                    state.problem = Some(reason);
                }
            }
        }
    }

    fn ask_my_exams(&mut self) {
        if let Some(candidate) = self.candidate.clone() {
            self.worker.ask(Request::MyExams(candidate));
        }
    }

    pub(super) fn exams_came(&mut self, exams: Result<Vec<MyExam>, String>) {
        let Some(candidate) = &self.candidate else { return };
        let mut state = my_exams::State {
            name: candidate.name.clone(),
            number: candidate.identity.masked(),
            unit: candidate.unit.clone(),
            ..my_exams::State::default()
        };
        match exams {
            Ok(exams) => {
                state.exams = exams.iter().map(exam_card).collect();
                self.exams = exams;
            }
            Err(reason) => state.problem = Some(reason),
        }
        self.behind.clear();
        self.screen = Screen::MyExams(state);
    }

    pub(super) fn my_exams_wants(&mut self, intent: my_exams::Intent) {
        match intent {
            my_exams::Intent::Begin(exam) => {
                let mine = self.exams.iter().find(|mine| mine.exam.id == exam);
                if let (Some(mine), Some(candidate)) = (mine, &self.candidate) {
                    let state = Box::new(notice_state(mine, candidate));
                    self.over(Screen::Notice { exam, state });
                }
            }
            my_exams::Intent::Continue(exam) => {
                let mine = self.exams.iter().find(|mine| mine.exam.id == exam);
                if let Some(Standing::Running { sitting }) = mine.map(|mine| &mine.standing) {
                    self.worker.ask(Request::Resume(sitting.clone()));
                }
            }
            my_exams::Intent::ShowResult(sitting) => {
                self.review_for = ReviewFor::Result;
                self.worker.ask(Request::Review(SittingId(sitting)));
            }
            my_exams::Intent::SaveCertificate(sitting) => {
                self.saving = Some(SittingId(sitting));
                let folder = self.documents();
                if let Screen::MyExams(state) = &mut self.screen {
                    state.saving = Some(save_certificate::State::new(folder));
                }
            }
            my_exams::Intent::Saving(intent) => self.saving_wants(intent),
            my_exams::Intent::OpenFolder(path) => self.open_folder(&path),
            my_exams::Intent::Learn => self.ask_learning(),
            my_exams::Intent::SignOut => self.leave(),
            my_exams::Intent::Look => self.open_look_panel(),
        }
    }

    pub(super) fn notice_wants(&mut self, intent: notice::Intent) {
        match intent {
            notice::Intent::Begin => {
                if let (Screen::Notice { exam, .. }, Some(candidate)) = (&self.screen, &self.candidate) {
                    let request = Request::Start { candidate: candidate.clone(), exam: exam.clone() };
                    self.worker.ask(request);
                }
            }
            notice::Intent::Back => self.back(),
            notice::Intent::Look => self.open_look_panel(),
        }
    }

    pub(super) fn review_came(&mut self, review: Result<Box<Review>, String>) {
        let review = match review {
            Ok(review) => review,
            Err(reason) => return self.problem(reason),
        };
        match self.review_for {
            ReviewFor::Result => {
                let sitting = review.result.sitting.clone();
                let screen = Screen::Result { sitting, state: Box::new(result_state(&review)) };
                if matches!(self.screen, Screen::Sitting(_)) { self.screen = screen } else { self.over(screen) }
            }
            ReviewFor::Answers => self.over(Screen::Review(Box::new(review_state(&review)))),
            ReviewFor::Details => {
                if let Screen::Manage(state) = &mut self.screen {
                    let sitting = review.result.sitting.clone();
                    let details = manage::results::Details::of(sitting, &review.incidents, review.is_journal_whole);
                    state.results.details = Some(details);
                }
            }
        }
    }

    /// Shows a sentence on the screen that is open.
    pub(super) fn problem(&mut self, reason: String) {
        match &mut self.screen {
            Screen::MyExams(state) => state.problem = Some(reason),
            Screen::Result { state, .. } => state.problem = Some(reason),
            Screen::Manage(state) => {
                state.results.message = Some(manage::Message::bad(words::SOMETHING_WRONG, reason));
            }
            Screen::Start(state) => state.problem = Some(reason),
            Screen::SignIn(state) => state.problem = Some(reason),
            Screen::Review(state) => state.problem = Some(reason),
            Screen::Learning(state) => state.problem = Some(reason),
            Screen::Lesson(state) => state.problem = Some(reason),
            Screen::Practice(state) => state.problem = Some(reason),
            _ => tracing::warn!("a reply came for a screen that is gone"),
        }
    }

    pub(super) fn result_wants(&mut self, intent: result::Intent) {
        let folder = self.documents();
        let Screen::Result { sitting, state } = &mut self.screen else { return };
        match intent {
            result::Intent::SaveCertificate => {
                self.saving = Some(sitting.clone());
                state.saving = Some(save_certificate::State::new(folder));
            }
            result::Intent::Saving(intent) => self.saving_wants(intent),
            result::Intent::OpenFolder(path) => self.open_folder(&path),
            result::Intent::Review => {
                let request = Request::Review(sitting.clone());
                self.review_for = ReviewFor::Answers;
                self.worker.ask(request);
            }
            result::Intent::Back => {
                if self.candidate.is_some() {
                    self.ask_my_exams();
                } else {
                    self.back();
                }
            }
            result::Intent::Study(topic) => self.study(&topic),
            result::Intent::AllTopics => {}
            result::Intent::Look => self.open_look_panel(),
        }
    }

    pub(super) fn saving_wants(&mut self, intent: save_certificate::Intent) {
        match intent {
            save_certificate::Intent::Save(folder) => {
                if let Some(sitting) = self.saving.clone() {
                    self.worker.ask(Request::SaveCertificate { sitting, folder: PathBuf::from(folder.trim()) });
                }
            }
            save_certificate::Intent::Cancel => {
                self.saving = None;
                match &mut self.screen {
                    Screen::MyExams(state) => state.saving = None,
                    Screen::Result { state, .. } => state.saving = None,
                    _ => {}
                }
            }
        }
    }

    pub(super) fn certificate_saved(&mut self, saved: Result<PathBuf, String>) {
        let (saving, done) = match &mut self.screen {
            Screen::MyExams(state) => (&mut state.saving, &mut state.saved),
            Screen::Result { state, .. } => (&mut state.saving, &mut state.saved),
            Screen::Manage(state) => {
                state.results.message = Some(match saved {
                    Ok(path) => manage::Message::good(words::CERTIFICATE_SAVED, path.display().to_string()),
                    Err(reason) => manage::Message::bad(words::SOMETHING_WRONG, reason),
                });
                return;
            }
            _ => return,
        };
        match saved {
            Ok(path) => {
                if let Some(folder) = path.parent() {
                    folder.clone_into(&mut self.places.documents);
                }
                *saving = None;
                *done = Some(save_certificate::Saved { path: path.display().to_string() });
                self.saving = None;
            }
            Err(reason) => {
                if let Some(saving) = saving {
                    saving.error = Some(reason);
                }
            }
        }
    }

    /// The folder that files are offered to go to.
    pub(super) fn documents(&self) -> String {
        self.places.documents.display().to_string()
    }

    /// Shows the folder of a file in the system's own way.
    fn open_folder(&mut self, path: &str) {
        let folder = Path::new(path).parent().map_or_else(|| PathBuf::from(path), Path::to_owned);
        let program = if cfg!(windows) {
            "explorer"
        } else if cfg!(target_os = "macos") {
            "open"
        } else {
            "xdg-open"
        };
        if let Err(err) = std::process::Command::new(program).arg(&folder).spawn() {
            tracing::warn!(%err, program, "showing a folder");
            self.problem(words::cannot_open_folder(&folder.display().to_string()));
        }
    }
}

fn check_number(state: &mut sign_in::State, number: &str) {
    match read_number(number) {
        Ok(identity) => {
            state.masked = Some(identity.masked());
            state.number_error = None;
        }
        Err(SignInError::NoNumber) => {
            state.masked = None;
            state.number_error = None;
        }
        Err(err) => {
            state.masked = None;
            state.number_error = Some(errors::sign_in(&err));
        }
    }
}
