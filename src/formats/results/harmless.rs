//! Cells that no spreadsheet takes for a formula.
//!
//! After OWASP, "CSV Injection": a cell that begins with `=`, `+`, `-`, `@`, a tab, a carriage return or a line feed, or
//! with the full-width form of one of the signs, is run by some spreadsheets. An apostrophe in front makes it text. Texts
//! that begin with an apostrophe get one more, so that taking it away again always gives back the very text.

/// Whether a text begins in a way that a spreadsheet may take for more than text.
#[must_use]
pub(super) fn is_risky(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// The text with an apostrophe in front where it would not be harmless without.
#[must_use]
pub fn neutralise(text: &str) -> String {
    if is_risky(text) || text.starts_with('\'') { format!("'{text}") } else { text.to_owned() }
}

/// The text as it was before [`neutralise`]; other texts stay as they are.
#[must_use]
pub fn restore(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_risky(rest) || rest.starts_with('\'') => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_become_text_and_names_stay_as_they_are() {
        assert_eq!(neutralise("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(neutralise("＝1+1"), "'＝1+1");
        assert_eq!(neutralise("卓玛措"), "卓玛措");
        assert_eq!(restore("'abc"), "'abc");
    }

    proptest! {
        #[test]
        fn restoring_gives_back_the_very_text(text in "[-=+@'\t\r\na＝＠王]{0,6}") {
            let cell = neutralise(&text);
            prop_assert!(!is_risky(&cell));
            prop_assert_eq!(restore(&cell), text);
        }

        #[test]
        fn restoring_gives_back_any_text(text in any::<String>()) {
            let cell = neutralise(&text);
            prop_assert_eq!(restore(&cell), text);
        }
    }
}
