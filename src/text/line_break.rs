//! Where a Chinese line may end. Pure: the screens bring widths from their fonts, the printed pages from theirs.
//!
//! No line starts with a closing mark or ends with an opening one, the blank `（　　）` of a question stays whole, and words
//! and numbers are not cut unless one alone is wider than the line.

/// Marks that may not start a line.
const CLOSING: &str = "。，、；：？！）》〉」』】〕〗｝］”’…—～·•％%‰℃°′″＊*.,;:!?)]}»›々ー－﹏";
/// Marks that may not end a line.
const OPENING: &str = "（《〈「『【〔〖｛［“‘([{«‹￥¥$№#＃";
const WIDE_SPACE: char = '\u{3000}';

/// Marks whose right half is empty.
const EMPTY_RIGHT: &str = "。，、；：！？）》〉」』】〕”’";
/// Marks whose left half is empty.
const EMPTY_LEFT: &str = "（《〈「『【〔“‘";

/// Whether two marks that follow each other leave a hole, so that the first should take half its width.
#[must_use]
pub fn leaves_a_hole(before: char, after: char) -> bool {
    let right = EMPTY_RIGHT.contains(before);
    let left = EMPTY_LEFT.contains(after);
    (right && (left || EMPTY_RIGHT.contains(after))) || (left && EMPTY_LEFT.contains(before))
}

/// Whether a line may end between two characters that follow each other.
#[must_use]
pub fn may_break(before: char, after: char) -> bool {
    if after == ' ' || after == '\u{a0}' || before == '\u{a0}' {
        return false;
    }
    if CLOSING.contains(after) {
        return false;
    }
    if OPENING.contains(before) {
        return false;
    }
    if before == WIDE_SPACE || after == WIDE_SPACE {
        return before == WIDE_SPACE && after != WIDE_SPACE;
    }
    if before == ' ' {
        return true;
    }
    !(holds_together(before) && holds_together(after))
}

/// Characters of words, numbers and codes, which are read as one.
fn holds_together(chr: char) -> bool {
    chr.is_ascii_graphic() || ('\u{c0}'..'\u{250}').contains(&chr) || "–×±≥≤".contains(chr)
}

/// One character and where it ends when the whole paragraph stands on one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The character.
    pub chr: char,
    /// Its left edge.
    pub start: f32,
    /// Its right edge.
    pub end: f32,
}

/// The numbers of the characters that start a new line, the first line not counted, so that no line is wider than `width`
/// (but for a single character that is).
#[must_use]
pub fn line_starts(paragraph: &[Placed], width: f32) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut line_start = 0;
    let mut line_left = paragraph.first().map_or(0.0, |first| first.start);
    let mut candidate = None;
    let mut previous: Option<char> = None;
    for (index, placed) in paragraph.iter().enumerate() {
        if let Some(before) = previous
            && index > line_start
            && may_break(before, placed.chr)
        {
            candidate = Some(index);
        }
        previous = Some(placed.chr);
        let hangs = placed.chr.is_whitespace();
        if hangs || placed.end - line_left <= width + 0.01 || index == line_start {
            continue;
        }
        // Nowhere good to break since the line began: break here.
        let start = candidate.take().unwrap_or(index);
        starts.push(start);
        line_start = start;
        line_left = paragraph.get(start).map_or(placed.start, |first| first.start);
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, width: f32) -> Vec<String> {
        let mut x = 0.0;
        let placed: Vec<Placed> = text
            .chars()
            .map(|chr| {
                let start = x;
                x += if chr.is_ascii() { 0.5 } else { 1.0 };
                Placed { chr, start, end: x }
            })
            .collect();
        let starts = line_starts(&placed, width);
        let chars: Vec<char> = text.chars().collect();
        let mut lines = Vec::new();
        let mut from = 0;
        for to in starts.into_iter().chain([chars.len()]) {
            lines.push(chars[from..to].iter().collect());
            from = to;
        }
        lines
    }

    #[test]
    fn no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one() {
        let text = "镇消防工作人员检查时，依照《消防法》和“消防安全责任制”的要求（含乡镇、街道），下列处理正确的有（　　）。是否？对！";
        for width in 6..30u8 {
            for line in set(text, f32::from(width)) {
                let first = line.chars().next().unwrap();
                let last = line.chars().last().unwrap();
                assert!(!"。，、）》？！”".contains(first), "{width}: {line}");
                assert!(!"（《“".contains(last), "{width}: {line}");
            }
        }
    }

    #[test]
    fn the_blank_of_a_question_stays_whole() {
        assert_eq!(set("正确的有（　　）。", 6.0), ["正确的有", "（　　）。"]);
    }

    #[test]
    fn a_number_is_not_cut_but_a_code_wider_than_the_line_is() {
        assert_eq!(set("编号是XF-2026", 5.0), ["编号是", "XF-2026"]);
        assert_eq!(set("ABCDEFGH", 2.0), ["ABCD", "EFGH"]);
    }

    #[test]
    fn marks_that_meet_leave_a_hole_and_the_blank_of_a_question_does_not() {
        for pair in [('）', '。'), ('”', '。'), ('：', '“'), ('。', '《'), ('《', '“')] {
            assert!(leaves_a_hole(pair.0, pair.1), "{pair:?}");
        }
        for pair in [('（', '）'), ('（', '\u{3000}'), ('有', '（'), ('。', '第'), ('…', '…')] {
            assert!(!leaves_a_hole(pair.0, pair.1), "{pair:?}");
        }
    }

    #[test]
    fn what_fits_is_one_line() {
        assert_eq!(set("隐患险于明火", 6.0), ["隐患险于明火"]);
        assert!(line_starts(&[], 3.0).is_empty());
    }
}
