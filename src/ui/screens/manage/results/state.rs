//! The results that were found, the one that is looked at, and the export.

use crate::domain::calendar::china_time;
use crate::domain::sitting::{EventKind, Incident, SittingId};
use crate::store::StoredResult;
use crate::text::screens::manage::results as words;
use crate::ui::screens::manage::Message;

/// One result as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultLine {
    /// The sitting.
    pub sitting: SittingId,
    /// When it was handed in, to the minute.
    pub handed_in_at: String,
    /// The name.
    pub name: String,
    /// The identity number as it may be shown.
    pub identity: String,
    /// The unit.
    pub unit: String,
    /// The exam's title.
    pub exam: String,
    /// Which attempt, from 1.
    pub attempt: u32,
    /// Marks earned.
    pub score: String,
    /// Marks of the form.
    pub max: String,
    /// Whether it is a pass.
    pub passed: bool,
    /// Critical items missed.
    pub critical_missed: usize,
    /// The time used, in seconds.
    pub seconds_used: i64,
    /// The certificate's number; none where there is no certificate.
    pub certificate: Option<String>,
}

impl From<&StoredResult> for ResultLine {
    fn from(stored: &StoredResult) -> Self {
        Self {
            sitting: stored.sitting.clone(),
            handed_in_at: china_time(stored.handed_in_at).strftime("%Y-%m-%d %H:%M").to_string(),
            name: stored.candidate.name.clone(),
            identity: stored.candidate.identity.masked(),
            unit: stored.candidate.unit.clone(),
            exam: stored.exam_title.clone(),
            attempt: stored.attempt,
            score: stored.score.total.to_string(),
            max: stored.score.max.to_string(),
            passed: stored.score.passed,
            critical_missed: stored.score.critical_missed.len(),
            seconds_used: stored.used.0 / 1000,
            certificate: stored.certificate.clone(),
        }
    }
}

/// What the journal of the chosen sitting says; it comes after the row was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The sitting.
    pub sitting: SittingId,
    /// What happened beside answering, in words.
    pub incidents: String,
    /// Whether that is something to look at.
    pub is_remarkable: bool,
}

impl Details {
    /// From a sitting's incidents and whether its journal is whole.
    #[must_use]
    pub fn of(sitting: SittingId, incidents: &[Incident], is_journal_whole: bool) -> Self {
        let count = |wanted: fn(&EventKind) -> bool| incidents.iter().filter(|incident| wanted(&incident.kind)).count();
        let mut parts = Vec::new();
        if !is_journal_whole {
            parts.push(words::JOURNAL_CHANGED.to_owned());
        }
        let mut say = |times: usize, sentence: fn(usize) -> String| {
            if times > 0 {
                parts.push(sentence(times));
            }
        };
        say(count(|kind| matches!(kind, EventKind::FocusLost | EventKind::Minimised)), words::left_window);
        say(count(|kind| matches!(kind, EventKind::ClockJumped { .. })), words::clock_set);
        say(count(|kind| matches!(kind, EventKind::Pasted { .. })), words::pasted);
        say(count(|kind| matches!(kind, EventKind::Resumed { .. })), words::resumed);
        let is_remarkable = !parts.is_empty();
        let incidents = if is_remarkable { words::together(&parts) } else { words::NO_INCIDENTS.to_owned() };
        Self { sitting, incidents, is_remarkable }
    }
}

/// An exam that the list can be narrowed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExamChoice {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of a name, unit, identity number or certificate number; empty for all.
    pub text: String,
    /// The exam's id; empty for all.
    pub exam: String,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.exam.is_empty()
    }
}

/// The encoding of the CSV file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CsvText {
    /// UTF-8 with a byte order mark.
    #[default]
    Utf8,
    /// GB18030, for old programs.
    Gb18030,
}

/// The open dialog of the export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportForm {
    /// The folder.
    pub folder: String,
    /// The encoding of the CSV file.
    pub encoding: CsvText,
    /// What is wrong with the folder.
    pub error: Option<String>,
    /// Whether the dialog opens now: its field gets the keyboard.
    pub opens: bool,
}

/// What the page shows. [`State::show`] brings rows in, so that sums are made once and not sixty times a second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// What is searched for.
    pub filter: Filter,
    /// The exams of the choice.
    pub exams: Vec<ExamChoice>,
    /// The results found, newest first.
    pub rows: Vec<ResultLine>,
    /// How many of them are a pass.
    pub passed: usize,
    /// The place of the chosen row.
    pub chosen: Option<usize>,
    /// The journal of the chosen row.
    pub details: Option<Details>,
    /// The folder that an export is offered; the last one or the desktop.
    pub export_folder: String,
    /// The dialog of the export.
    pub export: Option<ExportForm>,
    /// Whether files are being written.
    pub is_exporting: bool,
    /// What became of the last thing that was wanted.
    pub message: Option<Message>,
    /// Whether the search gets the keyboard in the next frame.
    pub focus_search: bool,
    /// Whether the chosen row must be brought into sight in the next frame.
    pub bring_into_sight: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            exams: Vec::new(),
            rows: Vec::new(),
            passed: 0,
            chosen: None,
            details: None,
            export_folder: String::new(),
            export: None,
            is_exporting: false,
            message: None,
            focus_search: true,
            bring_into_sight: false,
        }
    }
}

impl State {
    /// Shows these results; the chosen one stays chosen if it is among them.
    pub fn show(&mut self, rows: Vec<ResultLine>) {
        let chosen = self.chosen().map(|line| line.sitting.clone());
        self.passed = rows.iter().filter(|line| line.passed).count();
        self.chosen = chosen.and_then(|sitting| rows.iter().position(|line| line.sitting == sitting));
        self.rows = rows;
        if self.chosen.is_none() {
            self.details = None;
        }
    }

    /// The chosen result.
    #[must_use]
    pub fn chosen(&self) -> Option<&ResultLine> {
        self.rows.get(self.chosen?)
    }

    /// The pass rate in tenths of a percent, rounded half up; none without results.
    #[must_use]
    pub fn rate(&self) -> Option<usize> {
        let all = self.rows.len();
        (all > 0).then(|| (self.passed * 2000 + all) / (all * 2))
    }

    /// The files were written: the dialog closes and a message lists them.
    pub fn exported(&mut self, folder: &str, files: &[String]) {
        self.is_exporting = false;
        self.export = None;
        folder.clone_into(&mut self.export_folder);
        self.message = Some(Message::good(words::exported(files.len()), words::exported_about(folder, files)));
    }

    /// The files were not written; `why` says why and what to do. The dialog stays.
    pub fn export_failed(&mut self, why: String) {
        self.is_exporting = false;
        match &mut self.export {
            Some(form) => form.error = Some(why),
            None => self.message = Some(Message::bad(words::NOT_EXPORTED, why)),
        }
    }
}

/// What the person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// The results that this lets through.
    Find(Filter),
    /// The details of a sitting.
    Look(SittingId),
    /// Its certificate as a PDF.
    SavePdf(SittingId),
    /// Its answers.
    Review(SittingId),
    /// Files of the results that the filter lets through.
    Export {
        /// Which results.
        filter: Filter,
        /// The folder.
        folder: String,
        /// The encoding of the CSV file.
        encoding: CsvText,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sitting::Millis;

    #[test]
    fn the_rate_is_rounded_half_up() {
        let line = super::super::view::tests::line;
        let mut state = State::default();
        assert_eq!(state.rate(), None);
        state.show((0..3).map(|number| ResultLine { passed: number < 2, ..line(number) }).collect());
        assert_eq!(state.rate(), Some(667));
    }

    #[test]
    fn the_chosen_result_stays_chosen_when_others_come() {
        let line = super::super::view::tests::line;
        let mut state = State::default();
        state.show((0..5).map(line).collect());
        state.chosen = Some(3);
        state.show((2..5).map(line).collect());
        assert_eq!(state.chosen().map(|line| line.sitting.0.clone()), Some("3".into()));
        state.show(Vec::new());
        assert_eq!(state.chosen, None);
    }

    #[test]
    fn incidents_are_counted_by_kind() {
        let one = |kind| Incident { used: Millis(0), wall: Millis(0), kind };
        let incidents =
            [one(EventKind::FocusLost), one(EventKind::Minimised), one(EventKind::ClockJumped { by: Millis(5) })];
        let details = Details::of(SittingId("a".into()), &incidents, true);
        assert_eq!(details.incidents, "离开考试窗口 2 次；系统时间被改 1 次（考试时间不受影响）");
        assert!(!Details::of(SittingId("a".into()), &[], true).is_remarkable);
        assert!(Details::of(SittingId("a".into()), &[], false).is_remarkable);
    }
}
