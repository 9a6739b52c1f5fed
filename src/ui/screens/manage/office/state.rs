//! The unit as it was last kept, what the fields hold, and what is shown of the machine.

use jiff::civil::Date;

use crate::text::screens::manage as shared;
use crate::text::screens::manage::office as words;
use crate::ui::screens::manage::Message;

/// What the office sets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The issuing unit.
    pub issuer: String,
    /// What certificate numbers begin with.
    pub number_prefix: String,
    /// The region in certificate numbers.
    pub region: String,
}

/// What is wrong, at each field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors {
    /// At the unit.
    pub issuer: Option<String>,
    /// At the prefix.
    pub number_prefix: Option<String>,
    /// At the region.
    pub region: Option<String>,
    /// At no field: what went wrong and what to do.
    pub other: Option<String>,
}

/// What was copied last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The data folder's path.
    Data,
    /// The log's path.
    Log,
    /// The public key.
    Key,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// As last kept.
    pub kept: Fields,
    /// As typed.
    pub fields: Fields,
    /// What is wrong with them.
    pub errors: Errors,
    /// The day that the preview prints.
    pub today: Date,
    /// The data folder.
    pub data_folder: String,
    /// The log.
    pub log_path: String,
    /// The text of `office.pub`.
    pub public_key: String,
    /// What was copied last.
    pub copied: Option<Copied>,
    /// What became of the last save.
    pub message: Option<Message>,
    /// Whether the first field gets the keyboard in the next frame.
    pub focus: bool,
    /// Whether a change was given out to be kept and no answer has come.
    pub is_saving: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            kept: Fields::default(),
            fields: Fields::default(),
            errors: Errors::default(),
            today: Date::constant(2026, 1, 1),
            data_folder: String::new(),
            log_path: String::new(),
            public_key: String::new(),
            copied: None,
            message: None,
            focus: false,
            is_saving: false,
        }
    }
}

impl State {
    /// Shows what was kept. What was typed meanwhile stays.
    pub fn show(&mut self, kept: Fields) {
        if !self.has_changes() {
            self.fields = kept.clone();
        }
        self.kept = kept;
    }

    /// Whether the fields say something else than what was last kept.
    #[must_use]
    pub fn has_changes(&self) -> bool {
        self.fields != self.kept
    }

    /// Whether a field cannot be kept, or the last save was refused.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.errors != Errors::default()
    }

    /// Takes back what was typed.
    pub fn cancel(&mut self) {
        self.fields = self.kept.clone();
        self.errors = Errors::default();
    }

    /// What to keep; none, with errors at the fields, where a field cannot be kept. The service checks again.
    pub fn save(&mut self) -> Option<Intent> {
        let fields = Fields {
            issuer: self.fields.issuer.trim().to_owned(),
            number_prefix: self.fields.number_prefix.trim().to_owned(),
            region: self.fields.region.trim().to_owned(),
        };
        self.errors = Errors {
            issuer: fields.issuer.is_empty().then(|| words::ISSUER_MISSING.to_owned()),
            number_prefix: (!is_short(&fields.number_prefix, 6)).then(|| words::PREFIX_WRONG.to_owned()),
            region: (!is_short(&fields.region, 12)).then(|| words::REGION_WRONG.to_owned()),
            other: None,
        };
        if self.is_refused() {
            self.message = Some(Message::bad(shared::NOT_SAVED, shared::NOT_SAVED_ABOUT));
            return None;
        }
        self.fields = fields.clone();
        self.is_saving = true;
        Some(Intent::Save(fields))
    }

    /// The fields were kept. Does nothing where none were waiting.
    pub fn saved(&mut self) {
        if !std::mem::take(&mut self.is_saving) {
            return;
        }
        self.kept = self.fields.clone();
        self.errors = Errors::default();
        self.message = Some(Message::good(words::SAVED, words::SAVED_ABOUT));
    }

    /// The fields were refused.
    pub fn refused(&mut self, errors: Errors) {
        if let Some(other) = &errors.other {
            self.message = Some(Message::bad(shared::NOT_SAVED, other));
        }
        self.errors = errors;
        self.is_saving = false;
    }
}

fn is_short(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// What the person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To keep what the fields say.
    Save(Fields),
}
