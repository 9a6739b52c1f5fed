//! The sizes of the window at each text scale.

use super::TextScale;

/// The sizes of a text scale, in points. Radii do not grow with the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sizes {
    /// Notes, tags, cells of the answer sheet, key hints.
    pub note: f32,
    /// Text, labels, buttons.
    pub text: f32,
    /// Options of a question.
    pub option: f32,
    /// The stem of a question; the slogan.
    pub stem: f32,
    /// Headings of cards and dialogs.
    pub heading: f32,
    /// The heading of a page.
    pub title: f32,
    /// The clock of a sitting.
    pub clock: f32,
    /// Figures on cards.
    pub figure: f32,
    /// The programme's name on the start page.
    pub name: f32,
    /// The score.
    pub score: f32,
    /// A button in a bar.
    pub button_small: f32,
    /// A button.
    pub button: f32,
    /// The button a screen is about.
    pub button_big: f32,
    /// The least height of an option.
    pub option_row: f32,
    /// The side of the box about an option's letter.
    pub letter_box: f32,
    /// The height of a cell of the answer sheet.
    pub cell: f32,
    /// The width of the answer sheet's panel.
    pub sheet_width: f32,
    /// The width of the list of places at the left.
    pub nav_width: f32,
    /// The height of a place in that list.
    pub nav_row: f32,
    /// The bar at the top of a screen.
    pub top_bar: f32,
    /// The bar with the buttons at its foot.
    pub foot_bar: f32,
    /// The head of a table.
    pub table_head: f32,
    /// A row of a table.
    pub table_row: f32,
    /// A text field.
    pub field: f32,
}

/// How round buttons, cells and letter boxes are.
pub const RADIUS_SMALL: u8 = 6;
/// How round cards and options are.
pub const RADIUS: u8 = 8;
/// How round tags and cells are.
pub const RADIUS_TAG: u8 = 4;

impl Sizes {
    /// The sizes of a scale. A table and no formula: bars must not grow as fast as text on a screen 768 points high.
    #[must_use]
    pub const fn of(scale: TextScale) -> Self {
        match scale {
            TextScale::Medium => Self {
                note: 14.0,
                text: 16.0,
                option: 19.0,
                stem: 22.0,
                heading: 20.0,
                title: 28.0,
                clock: 26.0,
                figure: 34.0,
                name: 44.0,
                score: 96.0,
                button_small: 38.0,
                button: 44.0,
                button_big: 52.0,
                option_row: 56.0,
                letter_box: 32.0,
                cell: 26.0,
                sheet_width: 366.0,
                nav_width: 208.0,
                nav_row: 42.0,
                top_bar: 60.0,
                foot_bar: 76.0,
                table_head: 38.0,
                table_row: 42.0,
                field: 44.0,
            },
            TextScale::Large => Self {
                note: 16.0,
                text: 19.0,
                option: 22.0,
                stem: 26.0,
                heading: 23.0,
                title: 32.0,
                clock: 29.0,
                figure: 38.0,
                name: 48.0,
                score: 104.0,
                button_small: 42.0,
                button: 48.0,
                button_big: 56.0,
                option_row: 62.0,
                letter_box: 36.0,
                cell: 28.0,
                sheet_width: 396.0,
                nav_width: 232.0,
                nav_row: 46.0,
                top_bar: 64.0,
                foot_bar: 80.0,
                table_head: 42.0,
                table_row: 48.0,
                field: 48.0,
            },
            TextScale::ExtraLarge => Self {
                note: 18.0,
                text: 22.0,
                option: 26.0,
                stem: 30.0,
                heading: 26.0,
                title: 36.0,
                clock: 32.0,
                figure: 42.0,
                name: 52.0,
                score: 112.0,
                button_small: 46.0,
                button: 54.0,
                button_big: 62.0,
                option_row: 70.0,
                letter_box: 40.0,
                cell: 31.0,
                sheet_width: 430.0,
                nav_width: 260.0,
                nav_row: 52.0,
                top_bar: 70.0,
                foot_bar: 88.0,
                table_head: 46.0,
                table_row: 54.0,
                field: 54.0,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_smaller_than_fourteen_and_every_size_grows() {
        let mut before = 13.0;
        for scale in TextScale::ALL {
            let sizes = Sizes::of(scale);
            assert!(sizes.note > before);
            assert!(sizes.note < sizes.text && sizes.text < sizes.option && sizes.option < sizes.stem);
            before = sizes.note;
        }
        assert!((Sizes::of(TextScale::Medium).note - 14.0).abs() < f32::EPSILON);
    }
}
