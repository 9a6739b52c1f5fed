//! Whether a text typed into a blank is accepted: width, case and spaces do not matter, numbers may have a tolerance.

use crate::domain::bank::Accepted;

/// A text with full-width forms made half-width, letters made small and all white space removed.
///
/// Full-width forms are U+FF01 to U+FF5E (Unicode, Halfwidth and Fullwidth Forms) and the ideographic space.
#[must_use]
pub fn fold_text(text: &str) -> String {
    text.chars()
        .map(|char| match char {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char),
            '。' => '.',
            '、' => ',',
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            _ => char,
        })
        .filter(|char| !char.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether one of the accepted contents covers the text.
#[must_use]
pub fn accepts(accepted: &[Accepted], text: &str) -> bool {
    let folded = fold_text(text);
    !folded.is_empty()
        && accepted.iter().any(|one| match one {
            Accepted::Text(expected) => fold_text(expected) == folded,
            Accepted::Number { value, tolerance, unit } => {
                let unit = fold_text(unit);
                let number = folded.strip_suffix(unit.as_str()).unwrap_or(&folded);
                within(number, value, tolerance).unwrap_or(false)
            }
        })
}

/// Whether `|number - value| <= tolerance`, in exact decimals; `None` where one of them is no decimal.
fn within(number: &str, value: &str, tolerance: &str) -> Option<bool> {
    let (number, value, tolerance) = (decimal(number)?, decimal(&fold_text(value))?, decimal(&fold_text(tolerance))?);
    Some((number - value).abs() <= tolerance)
}

/// A decimal with at most nine places in billionths.
fn decimal(text: &str) -> Option<i128> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || whole.len() > 15 || rest.len() > 9 {
        return None;
    }
    if !whole.bytes().chain(rest.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let billionths = whole.parse::<i128>().ok()? * 1_000_000_000 + format!("{rest:0<9}").parse::<i128>().ok()?;
    Some(if negative { -billionths } else { billionths })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(content: &str) -> Accepted {
        Accepted::Text(content.to_owned())
    }

    #[test]
    fn width_case_and_spaces_do_not_matter() {
        assert!(accepts(&[text("24")], "２４ "));
        assert!(accepts(&[text("ABC干粉")], "ａｂｃ 干粉"));
        assert!(!accepts(&[text("24")], "42"));
    }

    #[test]
    fn an_empty_text_is_never_accepted() {
        assert!(!accepts(&[text("")], " "));
    }

    #[test]
    fn a_number_is_accepted_up_to_its_tolerance_and_no_further() {
        let accepted = [Accepted::Number { value: "68".into(), tolerance: "0.1".into(), unit: "℃".into() }];
        for right in ["68", "68.1℃", "67.9", "６８．０"] {
            assert!(accepts(&accepted, right), "{right}");
        }
        for wrong in ["68.11", "67.89", "六十八", "68m", ""] {
            assert!(!accepts(&accepted, wrong), "{wrong}");
        }
    }
}
