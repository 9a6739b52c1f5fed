//! QR codes as vectors.
//!
//! Owns the drawing of a code. Leaves its content to the pages and its size on paper too. All dark squares are one path
//! filled at once, so that no viewer shows hair-thin gaps between neighbours, and runs are merged, so that it stays small.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};

use super::PrintError;

/// The blank squares that a code needs on each side (ISO/IEC 18004:2015, 5.3.8).
pub const QUIET: usize = 4;

/// A code as a drawing: squares of one unit, with the quiet zone, from the lower left corner upwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrDrawing {
    /// Units on each side, with the quiet zone.
    pub side: usize,
    /// Operators of a PDF content stream: rectangles and one fill.
    pub operators: String,
}

/// The squares on each side of version 15, the largest that a telephone still reads well at three centimetres.
const LARGEST_COMFORTABLE: usize = 77;

/// Draws a text. About 15 % of the code may be lost (level M); a text too long for that in a comfortable size gets the
/// lowest level (7 %) instead of smaller squares.
///
/// # Errors
/// [`PrintError::Token`] where no code holds it.
pub fn draw(text: &str) -> Result<QrDrawing, PrintError> {
    let build = |level: ECL| QRBuilder::new(text).ecl(level).build();
    let code = match build(ECL::M) {
        Ok(code) if code.size <= LARGEST_COMFORTABLE => code,
        _ => build(ECL::L).map_err(|_| PrintError::Token(text.len()))?,
    };
    let rows = code.data.chunks(code.size.max(1)).take(code.size);
    let rows: Vec<Vec<bool>> = rows.map(|row| row.iter().map(|module| module.value()).collect()).collect();
    Ok(QrDrawing { side: code.size + 2 * QUIET, operators: operators(&rows) })
}

/// Rectangles as wide as a run and as high as the same run repeats below.
fn operators(rows: &[Vec<bool>]) -> String {
    let mut operators = String::new();
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let height = rows.len();
    let mut close = |(start, length, top): (usize, usize, usize), bottom: usize| {
        let y = height - bottom + QUIET;
        // Writing to a string does not fail.
        let _ = writeln!(operators, "{} {y} {length} {} re", start + QUIET, bottom - top);
    };
    for (at, row) in rows.iter().enumerate() {
        let runs = runs(row);
        let (kept, ended): (Vec<_>, Vec<_>) =
            open.iter().partition(|(start, length, _)| runs.contains(&(*start, *length)));
        for run in ended {
            close(run, at);
        }
        let fresh = runs.into_iter().filter(|run| !kept.iter().any(|(start, length, _)| (*start, *length) == *run));
        let fresh: Vec<_> = fresh.map(|(start, length)| (start, length, at)).collect();
        open = kept.into_iter().chain(fresh).collect();
    }
    for run in open {
        close(run, height);
    }
    operators.push_str("f\n");
    operators
}

/// The dark runs of a row: begin and length.
fn runs(row: &[bool]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, dark) in row.iter().enumerate() {
        match runs.last_mut() {
            Some((start, length)) if *dark && *start + *length == at => *length += 1,
            _ if *dark => runs.push((at, 1)),
            _ => {}
        }
    }
    runs
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text of a code, read back from its operators.
    pub(in crate::print) fn read(operators: &str) -> String {
        let rows = painted(operators);
        let scale = 4;
        let shade = |x: usize, y: usize| if rows[y / scale][x / scale] == 0 { 255 } else { 0 };
        let side = rows.len() * scale;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, shade);
        picture.detect_grids()[0].decode().unwrap().1
    }

    /// What the operators paint, row by row from the top.
    fn painted(operators: &str) -> Vec<Vec<u8>> {
        let lines = operators.lines().filter(|line| line.ends_with("re"));
        let rectangles = lines.map(|line| line.split(' ').filter_map(|part| part.parse().ok()).collect());
        let rectangles: Vec<Vec<usize>> = rectangles.collect();
        let side = rectangles.iter().map(|numbers| numbers[0] + numbers[2]).max().unwrap() + QUIET;
        let mut rows = vec![vec![0; side]; side];
        for numbers in rectangles {
            for y in numbers[1]..numbers[1] + numbers[3] {
                let row = &mut rows[side - 1 - y][numbers[0]..numbers[0] + numbers[2]];
                for count in row {
                    *count += 1;
                }
            }
        }
        rows
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn every_dark_square_is_painted_once_and_no_other(text in "[0-9A-Z:$%]{1,300}") {
            let code = QRBuilder::new(text.clone()).ecl(ECL::M).build().unwrap();
            let painted = painted(&draw(&text).unwrap().operators);
            prop_assert_eq!(read(&draw(&text).unwrap().operators), text.clone());
            for (y, row) in painted.iter().enumerate() {
                for (x, count) in row.iter().enumerate() {
                    let inside = (QUIET..code.size + QUIET).contains(&x) && (QUIET..code.size + QUIET).contains(&y);
                    let dark = inside && code[y - QUIET][x - QUIET].value();
                    prop_assert_eq!(*count, u8::from(dark));
                }
            }
        }
    }

    #[test]
    fn a_long_text_gets_a_lower_level_and_a_longer_one_is_refused() {
        // Version 15 holds 600 such characters at level M and 758 at level L (ISO/IEC 18004, table 7).
        assert_eq!(draw(&"A".repeat(600)).unwrap().side, 77 + 8);
        assert_eq!(draw(&"A".repeat(758)).unwrap().side, 77 + 8);
        assert_eq!(draw(&"A".repeat(9000)), Err(PrintError::Token(9000)));
    }
}
