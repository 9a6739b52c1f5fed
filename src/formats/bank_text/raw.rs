//! An item as its lines say it, before anything is made of it.

use super::Place;
use super::lines::{Piece, Style, unescape};
use crate::domain::bank::Kind;
use crate::text::bank::Field;

/// The lines of one part of an item.
#[derive(Debug, Clone)]
pub(super) struct RawText<'a> {
    pub place: Place,
    pub lines: Vec<Piece<'a>>,
}

impl<'a> RawText<'a> {
    pub(super) fn new(piece: Piece<'a>) -> Self {
        Self { place: piece.place, lines: if piece.text.is_empty() { Vec::new() } else { vec![piece] } }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The text for a reader, lines parted by line breaks.
    pub(super) fn plain(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(|piece| unescape(piece.text)).collect();
        lines.join("\n")
    }

    /// The text as it stands, lines parted by line breaks.
    pub(super) fn written(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|piece| piece.text).collect();
        lines.join("\n")
    }

    /// The place of the character with this number from 0 in the text as it stands.
    pub(super) fn place_at(&self, offset: u32) -> Place {
        let mut left = offset;
        for piece in &self.lines {
            let length = u32::try_from(piece.text.chars().count()).unwrap_or(u32::MAX);
            if left <= length {
                return Place { column: piece.place.column.saturating_add(left), ..piece.place };
            }
            left -= length.saturating_add(1).min(left);
        }
        self.place
    }
}

/// The fields of an item, a question or a file in their order.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields<'a>(pub Vec<(Field, RawText<'a>)>);

impl<'a> Fields<'a> {
    pub(super) fn get(&self, field: Field) -> Option<&RawText<'a>> {
        self.0.iter().find(|(found, _)| *found == field).map(|(_, text)| text)
    }

    pub(super) fn set(&mut self, field: Field, text: RawText<'a>) {
        self.0.retain(|(found, _)| *found != field);
        self.0.push((field, text));
    }
}

/// A question as its lines say it.
#[derive(Debug, Clone)]
pub(super) struct RawQuestion<'a> {
    pub kind: Option<Kind>,
    pub stem: RawText<'a>,
    pub left: Vec<RawText<'a>>,
    pub options: Vec<RawText<'a>>,
    pub circled: bool,
    pub fields: Fields<'a>,
}

/// Where the next line of text would belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    Stimulus,
    Stem,
    Left,
    Option,
    /// The last field of the item.
    ItemField(Field),
    /// The last field of the last question.
    QuestionField(Field),
    /// A field given a second time: its lines are not kept.
    Repeated(Field),
}

/// An item as its lines say it.
#[derive(Debug, Clone)]
pub(super) struct RawItem<'a> {
    pub place: Place,
    pub style: Option<Style>,
    pub critical: bool,
    /// The stimulus, for a case.
    pub stimulus: Option<RawText<'a>>,
    pub fields: Fields<'a>,
    pub questions: Vec<RawQuestion<'a>>,
    pub at: At,
    /// Whether an error was found in its lines.
    pub broken: bool,
}

impl<'a> RawItem<'a> {
    /// The field of the last question; for an item that is no case the same as one of the item.
    pub(super) fn question_field(&self, field: Field) -> Option<&RawText<'a>> {
        if self.stimulus.is_some() { self.questions.last()?.fields.get(field) } else { self.fields.get(field) }
    }

    /// The text that a further line would belong to.
    pub(super) fn current(&mut self) -> Option<&mut RawText<'a>> {
        let question = self.questions.last_mut();
        match self.at {
            At::Stimulus => self.stimulus.as_mut(),
            At::Stem => question.map(|question| &mut question.stem),
            At::Left => question?.left.last_mut(),
            At::Option => question?.options.last_mut(),
            At::ItemField(_) => self.fields.0.last_mut().map(|(_, text)| text),
            At::QuestionField(_) => question?.fields.0.last_mut().map(|(_, text)| text),
            At::Repeated(_) => None,
        }
    }
}
