//! Results as an office exports them: one row a sitting, one row a question, and the file that holds them.
//!
//! Leaves xlsx, csv and JSON to `formats`; columns are written down in `docs/results-file.md`.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::domain::assembly::{Form, Settings};
use crate::domain::bank::{ItemId, Kind, Track};
use crate::domain::scoring::{Answer, Marks};
use crate::domain::sitting::{HandInReason, SittingId};

/// One sitting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultRow {
    /// The sitting: importing a row with a known sitting and revision changes nothing.
    pub sitting: SittingId,
    /// 1 when first exported; raised when the same sitting is scored again.
    pub revision: u32,
    /// The candidate's name.
    pub name: String,
    /// The citizen id or admission number, whole.
    pub identity: String,
    /// Whether `identity` is a citizen id.
    pub citizen: bool,
    /// The unit.
    pub unit: String,
    /// The department.
    pub department: String,
    /// The post.
    pub post: String,
    /// The track.
    pub track: Track,
    /// The exam's stable id.
    pub exam_id: String,
    /// The exam's title.
    pub exam: String,
    /// Which attempt, from 1.
    pub attempt: u32,
    /// When it began, local time to the second.
    pub started_at: DateTime,
    /// When it was handed in, local time to the second.
    pub handed_in_at: DateTime,
    /// Why it was handed in.
    pub hand_in: HandInReason,
    /// Time used in seconds.
    pub seconds_used: i64,
    /// Marks earned.
    pub score: Marks,
    /// Marks of the form.
    pub max: Marks,
    /// The cut score.
    pub cut: Marks,
    /// Whether it is a pass.
    pub passed: bool,
    /// Critical items missed, where the rule applies.
    pub critical_missed: u32,
    /// Questions answered.
    pub answered: u32,
    /// Questions of the form.
    pub questions: u32,
    /// How often the window was left.
    pub focus_lost: u32,
    /// How often the wall clock was set.
    pub clock_jumps: u32,
    /// How often the program was started again during the sitting.
    pub resumed: u32,
    /// The certificate's number; empty where there is none.
    pub certificate: String,
    /// The last day the certificate is valid.
    pub valid_until: Option<Date>,
    /// The last hash of the journal, 64 hexadecimal digits.
    pub journal: String,
}

/// One question of one sitting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionRow {
    /// The sitting.
    pub sitting: SittingId,
    /// The number on the answer sheet, from 1.
    pub number: u16,
    /// The item.
    pub item: ItemId,
    /// The question within a case, from 1; 1 for other kinds.
    pub part: u16,
    /// The kind of the question.
    pub kind: Kind,
    /// The topic's code.
    pub topic: String,
    /// The answer as letters of the bank's order, or text.
    pub answer: String,
    /// The key in the same writing.
    pub key: String,
    /// Marks earned.
    pub marks: Marks,
    /// Marks that could be earned.
    pub max: Marks,
    /// Whether it was exactly right.
    pub correct: bool,
}

/// What an audit needs of one sitting beside the rows: the very form and the very answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SittingRecord {
    /// The sitting.
    pub sitting: SittingId,
    /// The settings as they were when it began.
    pub settings: Settings,
    /// The form.
    pub form: Form,
    /// The answers in the order of the answer sheet.
    pub answers: Vec<Option<Answer>>,
}

/// A results file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultsFile {
    /// The format's name, always `xiaoankao-results`.
    pub format: String,
    /// The format's version, now 1.
    pub format_version: u32,
    /// The issuing unit.
    pub issuer: String,
    /// When it was exported, local time to the second.
    pub exported_at: DateTime,
    /// The program's version.
    pub program: String,
    /// The sittings, in the order of handing in, then of id.
    pub results: Vec<ResultRow>,
    /// The questions, in the order of `results` and then of the answer sheet.
    pub questions: Vec<QuestionRow>,
    /// Forms and answers, in the order of `results`.
    pub records: Vec<SittingRecord>,
}

impl ResultsFile {
    /// The format's name.
    pub const FORMAT: &str = "xiaoankao-results";
    /// The format's version.
    pub const FORMAT_VERSION: u32 = 1;
}
