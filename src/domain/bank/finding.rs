//! What a check or an import found: a fact with its place, never a sentence. `text` turns it into Chinese.

use serde::Serialize;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The value cannot be used.
    Error,
    /// The value can be used; a person should look.
    Warning,
}

/// What kind of thing was found. The name in `snake_case` is the stable code in `--json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// The file could not be read at all.
    Unreadable,
    /// Bytes that are not text in the encoding found.
    BadEncoding,
    /// A line that belongs to nothing.
    StrayLine,
    /// A field name that the format does not know.
    UnknownField,
    /// A field given twice.
    RepeatedField,
    /// A field without content where content is needed.
    EmptyField,
    /// A kind of item that the format does not know.
    UnknownKind,
    /// Neither heading nor tag nor layout tells the kind.
    KindUnclear,
    /// An item without a key.
    MissingKey,
    /// A key that cannot be read.
    BadKey,
    /// A key that names an option that is not there.
    KeyOutOfRange,
    /// An item without a stem.
    MissingStem,
    /// Too few options for the kind.
    TooFewOptions,
    /// Option letters that skip or repeat.
    OptionLetters,
    /// Two options that read the same.
    SameOptions,
    /// More than eight options.
    TooManyOptions,
    /// Matching rows and key do not fit each other.
    MatchingRows,
    /// A fill item without a blank, or with another number of blanks than the key has.
    Blanks,
    /// An item without an id.
    MissingId,
    /// An id that is not letters, digits and hyphens.
    BadId,
    /// The same id twice.
    RepeatedId,
    /// An item without a track.
    MissingTrack,
    /// A track that does not exist.
    UnknownTrack,
    /// An item without a topic.
    MissingTopic,
    /// An item without a cognitive level.
    MissingLevel,
    /// A level that does not exist.
    UnknownLevel,
    /// An item without an estimated difficulty.
    MissingDifficulty,
    /// A difficulty outside 0 to 1.
    BadDifficulty,
    /// An item without a rationale.
    MissingRationale,
    /// An item without a basis.
    MissingBasis,
    /// A basis that cannot be read.
    BadBasis,
    /// A cited regulation that is not in the folder of texts.
    UnknownRegulation,
    /// A cited article that the regulation does not have.
    UnknownArticle,
    /// A cited version that is not the one held.
    OtherVersion,
    /// A regulation of which only an excerpt is held, so that nothing can rest on it.
    ExcerptCited,
    /// A number of the key that the cited articles do not have.
    NumberNotInBasis,
    /// A date that is none.
    BadDate,
    /// An item without the day its basis was last read.
    MissingDate,
    /// A field whose content is none of those it may have.
    BadValue,
    /// A status that does not exist.
    UnknownStatus,
    /// An enemy id that is not in the bank.
    UnknownEnemy,
    /// A picture file that is not there.
    MissingPicture,
    /// A picture without alternative text.
    MissingAlternative,
    /// A number that repeats or skips.
    NumberOrder,
    /// A case without a sub-question.
    EmptyCase,
    /// The key is much longer than every distractor.
    LongKey,
    /// Options such as "all of the above".
    AllOfTheAbove,
    /// Words that give the answer away.
    GiveawayWord,
    /// A stem longer than the rules of item writing allow.
    LongStem,
    /// A negative stem whose negation is easily overlooked.
    NegativeStem,
    /// Two items that ask the same.
    SameStem,
    /// Two items that are nearly the same.
    AlikeItems,
    /// The stem tells the key of another item that may be on the same form.
    UndeclaredEnemy,
    /// The words of question and rationale hardly occur in the cited articles.
    TermsNotInBasis,
    /// A regulation that the list of regulations does not have.
    UnlistedRegulation,
    /// An entry of the list of regulations that differs from the text held.
    ListDiffers,
    /// An item on a standard that names no fact it rests on.
    MissingFact,
    /// A fact that the list of facts does not have, or not with the standard that is named.
    UnknownFact,
    /// Too large a share of a track rests on standards.
    TooManyStandards,
    /// A guesser without knowledge scores more than chance gives.
    GuesserWins,
    /// The bank has other counts of a topic than the plan.
    OtherCounts,
    /// A lesson without a heading of its topic's code and its title.
    LessonTitle,
    /// A lesson whose heading names another topic than its file does.
    LessonCode,
    /// A second lesson about one topic.
    RepeatedLesson,
    /// A lesson that is longer or shorter than one is.
    LessonLength,
    /// A lesson without a table.
    LessonTable,
    /// A lesson without a picture.
    LessonPicture,
    /// Markup that the reader of lessons does not show.
    UnshownMarkup,
    /// A lesson without a self-check, or with too few or too many items in it.
    SelfCheck,
    /// An item of a self-check that is not in the bank.
    UnknownSelfCheck,
    /// An item of a self-check that belongs to another topic, or is named twice.
    ForeignSelfCheck,
    /// A row of a roster whose citizen id is wrong.
    BadCitizenId,
    /// A citizen id that a spreadsheet turned into a rounded number.
    RoundedCitizenId,
    /// The same person twice.
    RepeatedPerson,
    /// A row without a name.
    MissingName,
    /// A column that is needed and not there.
    MissingColumn,
}

/// One finding: what, how bad, where, what was there, what was expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was found.
    pub code: FindingCode,
    /// How much it matters.
    pub severity: Severity,
    /// The file, as the person named it.
    pub file: String,
    /// Line or row, from 1; 0 where the whole file is meant.
    pub row: u32,
    /// Column in characters, from 1; 0 where the whole row is meant.
    pub column: u32,
    /// What stands there, shortened by whoever shows it.
    pub found: String,
    /// What was expected, as data (a letter range, a number), not as a sentence.
    pub expected: String,
}

impl Finding {
    /// An error at a place.
    #[must_use]
    pub fn error(code: FindingCode, file: &str, row: u32, column: u32, found: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            file: file.to_owned(),
            row,
            column,
            found: found.into(),
            expected: String::new(),
        }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(code: FindingCode, file: &str, row: u32, column: u32, found: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, file, row, column, found) }
    }

    /// The same finding with what was expected.
    #[must_use]
    pub fn expecting(mut self, expected: impl Into<String>) -> Self {
        self.expected = expected.into();
        self
    }
}
