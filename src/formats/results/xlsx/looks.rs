//! How cells look. Files carry their own colours: they are shown by programs that are not ours.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::super::columns::Cell;
use super::super::harmless::is_risky;
use crate::text::results as words;

/// The height of a line in points, and of what is above and below it in a cell.
pub(super) const LINE_HEIGHT: u32 = 15;
/// The space above and below the lines of a row, in points.
pub(super) const PADDING: u32 = 6;
/// Lines of a row that are shown (Excel's rows are at most 409 points high).
const MOST_LINES: usize = 25;

const INK: Color = Color::RGB(0x0026_2626);
const RULE: Color = Color::RGB(0x00BF_BFBF);
const HEADING: Color = Color::RGB(0x00E7_E6E6);
const SIDE_HEADING: Color = Color::RGB(0x00F5_F5F5);
const FAILED: Color = Color::RGB(0x00B0_2A1C);

/// The formats, made once.
pub(super) struct Looks {
    /// A text that a person wrote.
    pub text: Format,
    /// A text that a spreadsheet would take for a formula if it were typed.
    quoted: Format,
    word: Format,
    failed: Format,
    code: Format,
    number: Format,
    moment: Format,
    day: Format,
    /// The heading of a column.
    pub heading: Format,
    /// The heading of a column that is not printed.
    pub side_heading: Format,
    /// The title of the notes.
    pub title: Format,
    /// The heading of a section of the notes.
    pub section: Format,
    /// The name of a fact.
    pub label: Format,
    /// A line of the notes.
    pub note: Format,
}

impl Looks {
    /// All of them.
    pub(super) fn new() -> Self {
        let base = Format::new()
            .set_font_name(words::WORKBOOK_FONT)
            .set_font_size(11)
            .set_font_color(INK)
            .set_align(FormatAlign::VerticalCenter);
        let cell = base.clone().set_border(FormatBorder::Thin).set_border_color(RULE);
        let left = cell.clone().set_align(FormatAlign::Left).set_indent(1);
        let text = left.clone().set_text_wrap();
        let centred = cell.set_align(FormatAlign::Center);
        let heading = centred.clone().set_bold().set_text_wrap().set_background_color(HEADING);
        Self {
            quoted: text.clone().set_quote_prefix(),
            failed: centred.clone().set_bold().set_font_color(FAILED),
            code: left.set_num_format("@"),
            number: centred.clone(),
            moment: centred.clone().set_num_format("yyyy-mm-dd hh:mm"),
            day: centred.clone().set_num_format("yyyy-mm-dd"),
            word: centred,
            side_heading: heading.clone().set_background_color(SIDE_HEADING),
            title: base.clone().set_bold().set_font_size(16),
            section: base.clone().set_bold().set_font_size(12),
            label: base.clone().set_bold(),
            note: base.set_text_wrap(),
            text,
            heading,
        }
    }

    /// The format of a cell.
    pub(super) fn of(&self, cell: &Cell) -> &Format {
        match cell {
            Cell::Word(word) if *word == words::passed(false) => &self.failed,
            Cell::Word(_) => &self.word,
            Cell::Text(text) if is_risky(text) => &self.quoted,
            Cell::Text(_) => &self.text,
            Cell::Code(_) => &self.code,
            Cell::Marks(_) | Cell::Count(_) => &self.number,
            Cell::DateTime(_) => &self.moment,
            Cell::Date(_) => &self.day,
        }
    }
}

/// The height of a row in points whose texts wrap at these widths in characters. Said outright, because not every
/// program finds it by itself, and none does for merged cells.
pub(super) fn height<'a>(texts: impl Iterator<Item = (&'a str, u16)>) -> u32 {
    let most = texts.map(|(text, width)| lines(text, width)).max().unwrap_or(1).clamp(1, MOST_LINES);
    u32::try_from(most).unwrap_or(1) * LINE_HEIGHT + PADDING
}

/// How many lines a text takes: a hanzi is a little wider than two digits, and a word that does not fit leaves a gap.
fn lines(text: &str, width: u16) -> usize {
    let room = usize::from(width).saturating_sub(2).max(1) * 20;
    let line =
        |line: &str| line.chars().map(|char| if char.is_ascii() { 20 } else { 42 }).sum::<usize>().div_ceil(room);
    text.lines().map(|part| line(part).max(1)).sum()
}
