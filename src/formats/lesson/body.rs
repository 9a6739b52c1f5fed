//! The text of a lesson: from Markdown to blocks. What the reader of lessons does not show is found, and its words kept.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::Report;
use crate::domain::bank::{FindingCode, ItemId, Picture};
use crate::domain::learning::{Block, Span};
use crate::formats::bank_text::Place;
use crate::text::bank::SELF_CHECK;

/// The mark that begins and ends bold text.
const BOLD: &str = "**";
/// A line's end within a paragraph.
const BREAK: char = '\n';

/// What was read.
#[derive(Default)]
pub(super) struct Body {
    pub blocks: Vec<Block>,
    pub pictures: Vec<Place>,
    pub self_check: Vec<(ItemId, Place)>,
    pub check_heading: Option<Place>,
}

/// Reads the text from this byte on.
pub(super) fn read(report: &mut Report<'_>, from: usize) -> Body {
    let text = report.text.get(from..).unwrap_or_default();
    let mut reader = Reader { report, from, body: Body::default(), state: State::default() };
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        reader.event(event, &range);
    }
    reader.body
}

/// Where the reader stands.
#[derive(Default)]
struct State {
    /// The words of the paragraph, cell or entry so far, with the marks of bold text.
    raw: String,
    /// Where they begin.
    start: usize,
    /// Pictures met in them.
    pictures: Vec<(Picture, Place)>,
    /// The picture whose alternative text is being read.
    picture: Option<(String, usize)>,
    /// The lists that are open: whether each is ordered.
    lists: Vec<bool>,
    entries: Vec<Vec<Span>>,
    entry_start: usize,
    tip: Option<Vec<Vec<Span>>>,
    head: Vec<Vec<Span>>,
    rows: Vec<Vec<Vec<Span>>>,
    in_check: bool,
}

struct Reader<'r, 'a> {
    report: &'r mut Report<'a>,
    from: usize,
    body: Body,
    state: State,
}

impl Reader<'_, '_> {
    fn place(&self, offset: usize) -> Place {
        self.report.place(self.from + offset)
    }

    /// Something that is not shown as it is written.
    fn unshown(&mut self, range: &Range<usize>) {
        let (from, to) = (self.from + range.start, self.from + range.end);
        let found = self.report.text.get(from..to).unwrap_or_default().lines().next().unwrap_or_default();
        self.report.at(self.place(range.start), FindingCode::UnshownMarkup, found, "");
    }

    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => match &mut self.state.picture {
                Some((alternative, _)) => alternative.push_str(&text),
                None => self.state.raw.push_str(&text),
            },
            Event::SoftBreak | Event::HardBreak => self.state.raw.push(BREAK),
            Event::Code(text) => {
                self.unshown(range);
                self.state.raw.push_str(&text);
            }
            Event::Html(_) => {}
            Event::InlineHtml(_)
            | Event::Rule
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => self.unshown(range),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.begin(range);
                if level != HeadingLevel::H2 {
                    self.unshown(range);
                }
            }
            Tag::Paragraph if self.state.lists.is_empty() => self.begin(range),
            // An entry of several paragraphs is one line after the other.
            Tag::Paragraph if !self.state.raw.is_empty() => {
                self.unshown(range);
                self.state.raw.push(BREAK);
            }
            Tag::TableCell => self.begin(range),
            Tag::Strong => self.state.raw.push_str(BOLD),
            Tag::Image { dest_url, .. } => {
                self.state.picture = Some((String::new(), range.start));
                self.state.pictures.push((
                    Picture { path: dest_url.into_string(), alternative: String::new() },
                    self.place(range.start),
                ));
            }
            Tag::List(first) => {
                if !self.state.lists.is_empty() || self.state.tip.is_some() {
                    self.unshown(range);
                    self.end_entry();
                }
                self.state.lists.push(first.is_some());
            }
            Tag::Item => {
                self.begin(range);
                self.state.entry_start = range.start;
            }
            Tag::BlockQuote(_) => {
                if self.state.tip.is_some() || !self.state.lists.is_empty() {
                    self.unshown(range);
                }
                self.state.tip.get_or_insert_default();
            }
            Tag::Table(_) if self.state.tip.is_some() || !self.state.lists.is_empty() => self.unshown(range),
            Tag::CodeBlock(_) => {
                self.begin(range);
                self.unshown(range);
            }
            Tag::HtmlBlock | Tag::Link { .. } | Tag::Emphasis => self.unshown(range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Heading(_) => self.heading(range),
            TagEnd::Paragraph | TagEnd::CodeBlock if self.state.lists.is_empty() => self.paragraph(range),
            TagEnd::Strong => self.state.raw.push_str(BOLD),
            TagEnd::Image => {
                if let (Some((text, start)), Some((picture, _))) =
                    (self.state.picture.take(), self.state.pictures.last_mut())
                {
                    text.trim().clone_into(&mut picture.alternative);
                    if picture.alternative.is_empty() {
                        self.report.at(self.place(start), FindingCode::MissingAlternative, "", "");
                    }
                }
            }
            TagEnd::Item => self.end_entry(),
            TagEnd::List(_) => {
                let ordered = self.state.lists.pop().unwrap_or_default();
                if self.state.lists.is_empty() && !self.state.entries.is_empty() {
                    let entries = std::mem::take(&mut self.state.entries);
                    self.body.blocks.push(Block::List { ordered, entries });
                }
            }
            TagEnd::BlockQuote(_) => {
                if let Some(tip) = self.state.tip.take().filter(|tip| !tip.is_empty()) {
                    self.body.blocks.push(Block::Tip(tip));
                }
            }
            TagEnd::TableCell => {
                let cell = self.take_spans();
                match self.state.rows.last_mut() {
                    Some(row) => row.push(cell),
                    None => self.state.head.push(cell),
                }
                self.stray_pictures();
            }
            // The next cells belong to a row; the head has none before it.
            TagEnd::TableHead | TagEnd::TableRow => self.state.rows.push(Vec::new()),
            TagEnd::Table => {
                let (head, mut rows) = (std::mem::take(&mut self.state.head), std::mem::take(&mut self.state.rows));
                rows.retain(|row| !row.is_empty());
                self.body.blocks.push(Block::Table { head, rows });
            }
            _ => {}
        }
    }

    fn begin(&mut self, range: &Range<usize>) {
        self.state.raw.clear();
        self.state.start = range.start;
    }

    fn heading(&mut self, range: &Range<usize>) {
        let text: String = self.take_spans().into_iter().map(|span| span.text).collect();
        self.state.in_check = text == SELF_CHECK;
        if self.state.in_check {
            self.body.check_heading = Some(self.place(range.start));
        } else {
            self.body.blocks.push(Block::Heading(text));
        }
    }

    fn paragraph(&mut self, range: &Range<usize>) {
        let spans = self.take_spans();
        if self.state.in_check && !spans.is_empty() {
            let words: String = spans.iter().map(|span| span.text.as_str()).collect();
            self.report.at(self.place(range.start), FindingCode::StrayLine, &words, "");
            return;
        }
        let alone = spans.is_empty() && self.state.tip.is_none() && self.state.pictures.len() == 1;
        match &mut self.state.tip {
            _ if spans.is_empty() => {}
            Some(tip) => tip.push(spans),
            None => self.body.blocks.push(Block::Paragraph(spans)),
        }
        if alone {
            self.put_pictures();
        } else {
            self.stray_pictures();
        }
    }

    /// Pictures that do not stand alone on a line: found, and shown under what they stand in.
    fn stray_pictures(&mut self) {
        for (picture, place) in &self.state.pictures {
            self.report.at(*place, FindingCode::UnshownMarkup, &picture.path, "");
        }
        self.put_pictures();
    }

    fn put_pictures(&mut self) {
        for (picture, place) in self.state.pictures.drain(..) {
            self.body.blocks.push(Block::Picture(picture));
            self.body.pictures.push(place);
        }
    }

    fn end_entry(&mut self) {
        let place = self.place(self.state.entry_start);
        let spans = self.take_spans();
        self.stray_pictures();
        if spans.is_empty() {
            return;
        }
        if self.state.in_check {
            let words: String = spans.into_iter().map(|span| span.text).collect();
            let id = words.split_whitespace().next().unwrap_or_default().to_owned();
            // Behind the mark of the list and its space.
            self.body.self_check.push((ItemId(id), Place { column: place.column.saturating_add(2), ..place }));
        } else {
            self.state.entries.push(spans);
        }
    }

    /// The words so far as pieces of one weight each.
    fn take_spans(&mut self) -> Vec<Span> {
        let raw = join_lines(self.state.raw.trim());
        self.state.raw.clear();
        if raw.matches(BOLD).count() % 2 == 1 {
            self.report.at(self.place(self.state.start), FindingCode::UnshownMarkup, BOLD, "");
        }
        let pieces = raw.split(BOLD).enumerate();
        pieces
            .filter(|(_, text)| !text.is_empty())
            .map(|(number, text)| Span { text: text.to_owned(), bold: number % 2 == 1 })
            .collect()
    }
}

/// A paragraph on one line. Between Chinese characters a line's end is nothing, between Latin words it is a space.
fn join_lines(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.split(BREAK) {
        let line = line.trim();
        let is_word = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphanumeric());
        if is_word(joined.chars().next_back()) && is_word(line.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}
