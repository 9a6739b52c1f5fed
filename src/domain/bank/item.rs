//! Items and the bank. An item is never changed once a form has used it: its version is a hash of its content.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The stable name of an item, for example `CS-10-001`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(pub String);

impl fmt::Display for ItemId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The first 16 hexadecimal digits of the SHA-256 of an item's content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemVersion(pub String);

/// A training category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Track {
    /// Leading cadres and civil servants.
    CivilServant,
    /// Schools: staff and pupils.
    School,
    /// Posts that hold a certificate.
    CertifiedPost,
}

impl Track {
    /// All tracks in the order of the screens.
    pub const ALL: [Self; 3] = [Self::CivilServant, Self::School, Self::CertifiedPost];

    /// The stable code used in files and folders.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CivilServant => "civil_servant",
            Self::School => "school",
            Self::CertifiedPost => "certified_post",
        }
    }

    /// The track with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|track| track.code() == code)
    }
}

/// The kind of a question, or `Case` for an item with a stimulus and several questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One right option.
    Single,
    /// Two or more right options.
    Multiple,
    /// A statement, true or false.
    TrueFalse,
    /// One or more blanks with accepted texts or numbers.
    Fill,
    /// Steps to be put in order.
    Ordering,
    /// Rows to be matched with options.
    Matching,
    /// A stimulus with questions of the other kinds.
    Case,
}

impl Kind {
    /// All kinds in the order of a paper.
    pub const ALL: [Self; 7] =
        [Self::Single, Self::Multiple, Self::TrueFalse, Self::Fill, Self::Ordering, Self::Matching, Self::Case];

    /// The stable code used in `--json` and files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::TrueFalse => "true_false",
            Self::Fill => "fill",
            Self::Ordering => "ordering",
            Self::Matching => "matching",
            Self::Case => "case",
        }
    }
}

/// The cognitive level that an item asks for, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Recall.
    Remember,
    /// Tell apart, give the reason.
    Understand,
    /// Decide in a new scene.
    Apply,
    /// Weigh several rules or facts.
    Analyse,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Self; 4] = [Self::Remember, Self::Understand, Self::Apply, Self::Analyse];

    /// The stable code used in `--json`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Remember => "remember",
            Self::Understand => "understand",
            Self::Apply => "apply",
            Self::Analyse => "analyse",
        }
    }

    /// Whether the level counts as application or analysis.
    #[must_use]
    pub const fn is_higher(self) -> bool {
        matches!(self, Self::Apply | Self::Analyse)
    }
}

/// Where an item stands between draft and retirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Being written.
    Draft,
    /// Waiting for a reviewer.
    InReview,
    /// May be drawn.
    Ready,
    /// No longer drawn.
    Retired,
}

/// A topic of the syllabus: its code and the name that is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Topic {
    /// For example `CS-10`.
    pub code: String,
    /// The name in Chinese.
    pub name: String,
}

/// What the key rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BasisCheck {
    /// The cited article's text was read.
    Text,
    /// A technical standard or common fire knowledge, whose text is not held.
    Standard,
}

/// A regulation or standard with the places in it that support a key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Basis {
    /// The full official title without the marks `《》`, or the name of a body of common knowledge.
    pub title: String,
    /// The version as written: a date, a date of coming into force, or a standard's number; may be empty.
    pub version: String,
    /// The places as written, one per article, for example `第六十条第一款第（三）项`; empty for a standard.
    pub articles: Vec<String>,
}

/// A picture that belongs to a stem.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Picture {
    /// Path relative to the file that holds the item, with `/`.
    pub path: String,
    /// What a person who cannot see it is told; never the key.
    pub alternative: String,
}

/// One accepted content of a blank.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Accepted {
    /// A text, compared after folding width, case and spaces.
    Text(String),
    /// A number with a tolerance, as decimal texts so that no float decides a mark; an optional unit.
    Number {
        /// The centre, a decimal.
        value: String,
        /// How far off is still right, a decimal, not negative.
        tolerance: String,
        /// The unit that may follow the number; empty where there is none.
        unit: String,
    },
}

/// The right answer. Option numbers count from 0 in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// The right options of a single- or multiple-choice question.
    Choice(BTreeSet<u8>),
    /// Whether the statement is true.
    Truth(bool),
    /// For each blank what is accepted.
    Fill(Vec<Vec<Accepted>>),
    /// The options in their right order.
    Order(Vec<u8>),
    /// For each left row its option.
    Match(Vec<u8>),
}

/// One question as a candidate meets it: an item has one, a case several.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Question {
    /// The kind; never `Case`.
    pub kind: Kind,
    /// What is asked.
    pub stem: String,
    /// The left rows of a matching question; else empty.
    pub left: Vec<String>,
    /// The options; for true/false and fill empty.
    pub options: Vec<String>,
    /// Whether the options must keep their order (they refer to each other, or are ordered numbers).
    pub fixed_order: bool,
    /// The right answer.
    pub key: Key,
    /// Why the key is right and the best distractor is not.
    pub rationale: String,
    /// What the key rests on; for a sub-question of a case without its own, the case's.
    pub basis: Vec<Basis>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// An item of the bank.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Item {
    /// Its stable name.
    pub id: ItemId,
    /// The training category.
    pub track: Track,
    /// What it belongs to in the syllabus.
    pub topic: Topic,
    /// Its kind; `Case` where there is a stimulus with several questions.
    pub kind: Kind,
    /// The cognitive level.
    pub level: Level,
    /// The estimated share of candidates who answer it right, in thousandths (1 to 999).
    pub facility: u16,
    /// Whether a wrong answer fails the paper, where the blueprint applies that rule.
    pub critical: bool,
    /// The stimulus of a case.
    pub stimulus: Option<String>,
    /// A picture shown with the stem or the stimulus.
    pub picture: Option<Picture>,
    /// Exactly one question, or those of a case in their order.
    pub questions: Vec<Question>,
    /// How the basis was checked.
    pub check: BasisCheck,
    /// The numbers of the confirmed facts that a key without an article rests on.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub facts: BTreeSet<u16>,
    /// Whether numbers of the key are reckoned from the scene and the article, and do not stand in it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub derived: bool,
    /// The day the basis was last read.
    pub checked_on: Option<Date>,
    /// Items that may not be on the same form.
    pub enemies: BTreeSet<ItemId>,
    /// Where it stands.
    pub status: Status,
}

impl Item {
    /// The version: a hash over the content that a candidate or an auditor sees.
    ///
    /// The content is the item as compact JSON with its fields in the order of this type, the status taken as ready so
    /// that retiring an item does not make another version of it; SHA-256, first 16 digits.
    #[must_use]
    pub fn version(&self) -> ItemVersion {
        let content = Self { status: Status::Ready, ..self.clone() };
        // Plain data with string keys only: serialising it cannot fail, and an empty text would still be deterministic.
        let content = serde_json::to_vec(&content).unwrap_or_default();
        let digest = Sha256::digest(&content);
        ItemVersion(hex(digest.get(..8).unwrap_or_default()))
    }

    /// The bases of all questions without repetition, in their order.
    #[must_use]
    pub fn bases(&self) -> Vec<&Basis> {
        let mut bases: Vec<&Basis> = Vec::new();
        for basis in self.questions.iter().flat_map(|question| &question.basis) {
            if !bases.contains(&basis) {
                bases.push(basis);
            }
        }
        bases
    }
}

/// A set of items with unique ids, in the order of their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bank {
    items: BTreeMap<ItemId, Item>,
    hash: String,
}

impl Bank {
    /// A bank of these items; of two with one id the first stays and the ids of the others are returned.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = Item>) -> (Self, Vec<ItemId>) {
        let mut kept = BTreeMap::new();
        let mut repeated = Vec::new();
        for item in items {
            if kept.contains_key(&item.id) {
                repeated.push(item.id);
            } else {
                kept.insert(item.id.clone(), item);
            }
        }
        let mut digest = Sha256::new();
        for item in kept.values() {
            digest.update(item.id.0.as_bytes());
            digest.update([0]);
            digest.update(item.version().0.as_bytes());
            digest.update([b'\n']);
        }
        let hash = hex(digest.finalize().get(..16).unwrap_or_default());
        (Self { items: kept, hash }, repeated)
    }

    /// The item with this id.
    #[must_use]
    pub fn get(&self, id: &ItemId) -> Option<&Item> {
        self.items.get(id)
    }

    /// All items in the order of their ids.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Item> {
        self.items.values()
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The content hash that names this version of the bank: 32 hexadecimal digits of a SHA-256 over ids and versions.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

/// Lower-case hexadecimal digits of bytes.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
