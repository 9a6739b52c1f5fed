//! The fonts of the window. Nothing is taken from the system, so that every machine shows the same.
//!
//! Each family falls back to all others: a rare character of a name may lose its weight or its style, but is never a box.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::fonts::{HAND, SANS, SANS_BOLD, SERIF, SERIF_BOLD};
use egui::{Context, FontData, FontDefinitions, FontFamily, FontTweak};

const SANS_NAME: &str = "sans";
const BOLD_NAME: &str = "bold";
const SERIF_NAME: &str = "serif";
const SERIF_BOLD_NAME: &str = "serif-bold";
const HAND_NAME: &str = "hand";

/// Chinese characters sit low in a line that leaves room for Latin descenders; lifting them this much of their size centres them.
const LIFT: f32 = -0.05;

/// Text.
#[must_use]
pub fn regular() -> FontFamily {
    FontFamily::Proportional
}

/// Headings and numbers that matter.
#[must_use]
pub fn bold() -> FontFamily {
    FontFamily::Name(BOLD_NAME.into())
}

/// Slogans and what looks like paper.
#[must_use]
pub fn serif() -> FontFamily {
    FontFamily::Name(SERIF_NAME.into())
}

/// The heading of a certificate.
#[must_use]
pub fn serif_bold() -> FontFamily {
    FontFamily::Name(SERIF_BOLD_NAME.into())
}

/// The name on a certificate.
#[must_use]
pub fn hand() -> FontFamily {
    FontFamily::Name(HAND_NAME.into())
}

/// Gives the window its fonts. Once, when it opens.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

fn definitions() -> FontDefinitions {
    let lifted = FontTweak { y_offset_factor: LIFT, ..FontTweak::default() };
    let files = [
        (SANS_NAME, SANS),
        (BOLD_NAME, SANS_BOLD),
        (SERIF_NAME, SERIF),
        (SERIF_BOLD_NAME, SERIF_BOLD),
        (HAND_NAME, HAND),
    ];
    let font_data = files
        .into_iter()
        .map(|(name, bytes)| {
            let data = FontData::from_static(bytes).tweak(lifted.clone());
            (name.to_owned(), Arc::new(data))
        })
        .collect();
    let chain = |names: [&str; 4]| names.map(str::to_owned).to_vec();
    let sans = chain([SANS_NAME, HAND_NAME, SERIF_NAME, BOLD_NAME]);
    let families = BTreeMap::from([
        (FontFamily::Proportional, sans.clone()),
        (FontFamily::Monospace, sans),
        (bold(), chain([BOLD_NAME, SANS_NAME, HAND_NAME, SERIF_NAME])),
        (serif(), chain([SERIF_NAME, HAND_NAME, SANS_NAME, BOLD_NAME])),
        (serif_bold(), chain([SERIF_BOLD_NAME, SERIF_NAME, HAND_NAME, SANS_NAME])),
        (hand(), chain([HAND_NAME, SERIF_NAME, SANS_NAME, BOLD_NAME])),
    ]);
    FontDefinitions { font_data, families }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::FontId;
    use egui::epaint::text::{Fonts, TextOptions};

    #[test]
    fn every_family_shows_rare_names_formulae_and_marks() {
        let mut fonts = Fonts::new(TextOptions::default(), definitions());
        let seldom = "䶮㛃喆堃𬱖𬭊₂²①✓←→↑↓〇×·—…“”、（）《》℃㎡≥≤±％＊–—";
        for family in [FontFamily::Proportional, FontFamily::Monospace, bold(), serif(), serif_bold(), hand()] {
            let font = FontId::new(16.0, family);
            let missing: String = seldom.chars().filter(|chr| !fonts.has_glyph(&font, *chr)).collect();
            assert!(missing.is_empty(), "{font:?} lacks {missing}");
        }
    }
}
