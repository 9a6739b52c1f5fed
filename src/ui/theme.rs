//! Every colour and size of the window, named once. Nothing else in the program makes a colour of numbers.
//!
//! A theme and a text size make a [`Look`], which lies in egui's context: widgets fetch it with [`look`] and screens do not hand it down.

mod look;
mod sizes;

use egui::Color32;
use serde::{Deserialize, Serialize};

pub use look::{Look, look, look_of};
pub use sizes::{RADIUS, RADIUS_SMALL, RADIUS_TAG, Sizes};

/// The colours a person may choose among.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// White panels on a quiet grey.
    #[default]
    Light,
    /// For dim rooms.
    Dark,
    /// Black on white with thick lines.
    HighContrast,
}

/// The text sizes a person may choose among.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextScale {
    /// As the program opens first.
    #[default]
    Medium,
    /// Larger, for tired eyes.
    Large,
    /// For people who hold a page at arm's length.
    ExtraLarge,
}

/// What a colour says. A word always stands beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing: a fact.
    #[default]
    Grey,
    /// What can be pressed or is chosen.
    Blue,
    /// Right, done, valid.
    Green,
    /// Look again.
    Amber,
    /// Wrong, missing, ended.
    Red,
}

/// The four colours of a tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToneColours {
    /// Text on `tint`, on `wash` and on a panel.
    pub ink: Color32,
    /// The ground of a tag.
    pub tint: Color32,
    /// The ground of a notice: paler than `tint`.
    pub wash: Color32,
    /// The outline of a notice.
    pub edge: Color32,
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Text.
    pub ink: Color32,
    /// Text that explains.
    pub soft: Color32,
    /// Text that may be overlooked; still readable.
    pub faint: Color32,
    /// Hairlines between parts.
    pub line: Color32,
    /// Hairlines between rows of a table.
    pub row_line: Color32,
    /// Outlines of buttons, fields and cells.
    pub edge: Color32,
    /// The ground of the window.
    pub canvas: Color32,
    /// The ground of bars, cards, fields and options.
    pub panel: Color32,
    /// The ground of pictures, which are drawn for paper whatever the theme.
    pub paper: Color32,
    /// A panel under the pointer.
    pub hover: Color32,
    /// The empty part of a progress bar.
    pub track: Color32,
    /// The mark, the start page.
    pub red: Color32,
    /// Text on `red`.
    pub on_red: Color32,
    /// Fainter text on `red`.
    pub on_red_soft: Color32,
    /// The primary button, the chosen letter, the answered cell, the filled part of a progress bar.
    pub blue: Color32,
    /// `blue` under the pointer.
    pub blue_hover: Color32,
    /// Text on `blue`.
    pub on_blue: Color32,
    /// The outline of a key hint on `blue`.
    pub on_blue_line: Color32,
    /// The ring about what the keyboard would press.
    pub focus: Color32,
    /// The corner of a flagged cell.
    pub flag: Color32,
    /// The filled part of a progress bar that is behind.
    pub behind: Color32,
    /// What lies over the window while a dialog asks.
    pub veil: Color32,
    /// Tone grey.
    pub grey_tone: ToneColours,
    /// Tone blue; its `ink` is the colour of links.
    pub blue_tone: ToneColours,
    /// Tone green.
    pub green_tone: ToneColours,
    /// Tone amber.
    pub amber_tone: ToneColours,
    /// Tone red.
    pub red_tone: ToneColours,
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that makes colours")]
const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// Black that lets through what is behind it; `alpha` of 255 lets nothing through.
#[expect(clippy::disallowed_methods, reason = "this is the one place that makes colours")]
const fn black(alpha: u8) -> Color32 {
    Color32::from_black_alpha(alpha)
}

const fn tone(ink: u32, tint: u32, wash: u32, edge: u32) -> ToneColours {
    ToneColours { ink: rgb(ink), tint: rgb(tint), wash: rgb(wash), edge: rgb(edge) }
}

const LIGHT: Palette = Palette {
    ink: rgb(0x1D_2129),
    soft: rgb(0x5C_6470),
    faint: rgb(0x66_6E7A),
    line: rgb(0xE2_E5EA),
    row_line: rgb(0xEF_F1F4),
    edge: rgb(0xC9_CFD8),
    canvas: rgb(0xF5_F6F8),
    panel: rgb(0xFF_FFFF),
    paper: rgb(0xFF_FFFF),
    hover: rgb(0xF3_F6FA),
    track: rgb(0xE7_EAEE),
    red: rgb(0xB5_121B),
    on_red: rgb(0xFF_FFFF),
    on_red_soft: rgb(0xF6_DADB),
    blue: rgb(0x17_457E),
    blue_hover: rgb(0x1E_5496),
    on_blue: rgb(0xFF_FFFF),
    on_blue_line: rgb(0x4C_72A5),
    focus: rgb(0x2F_7FDB),
    flag: rgb(0xE0_9A00),
    behind: rgb(0xC9_8A12),
    veil: black(110),
    grey_tone: tone(0x5C_6470, 0xEE_F0F3, 0xF8_F9FA, 0xD5_DAE1),
    blue_tone: tone(0x17_457E, 0xE8_F0FA, 0xF6_F9FD, 0xA9_C3E3),
    green_tone: tone(0x17_713F, 0xE6_F4EC, 0xF7_FCF9, 0x9F_D1B4),
    amber_tone: tone(0x8A_5600, 0xFF_F4DC, 0xFF_FCF4, 0xEB_CB86),
    red_tone: tone(0xB5_121B, 0xFB_ECEC, 0xFF_F8F8, 0xE9_B8B8),
};

const DARK: Palette = Palette {
    ink: rgb(0xE9_ECF1),
    soft: rgb(0xB3_BBC7),
    faint: rgb(0x9D_A6B3),
    line: rgb(0x32_3842),
    row_line: rgb(0x2A_3038),
    edge: rgb(0x51_5B69),
    canvas: rgb(0x13_161B),
    panel: rgb(0x1C_2026),
    paper: rgb(0xFF_FFFF),
    hover: rgb(0x25_2B34),
    track: rgb(0x32_3842),
    red: rgb(0x9E_131B),
    on_red: rgb(0xFF_FFFF),
    on_red_soft: rgb(0xF2_D2D3),
    blue: rgb(0x2A_66AC),
    blue_hover: rgb(0x30_70BA),
    on_blue: rgb(0xFF_FFFF),
    on_blue_line: rgb(0x74_A2DA),
    focus: rgb(0x8F_C3FF),
    flag: rgb(0xF0_B429),
    behind: rgb(0xD0_9420),
    veil: black(160),
    grey_tone: tone(0xB3_BBC7, 0x2B_313A, 0x22_272E, 0x45_4D59),
    blue_tone: tone(0x9C_C6F5, 0x1B_304B, 0x1B_2430, 0x3A_5E8C),
    green_tone: tone(0x7F_D3A2, 0x17_3626, 0x19_2720, 0x33_6B4C),
    amber_tone: tone(0xF0_C265, 0x3D_2F12, 0x2A_2518, 0x7A_5F24),
    red_tone: tone(0xFF_9C98, 0x45_1F21, 0x2D_1E20, 0x8A_3C3F),
};

const HIGH_CONTRAST: Palette = Palette {
    ink: rgb(0x00_0000),
    soft: rgb(0x1C_1C1C),
    faint: rgb(0x30_3030),
    line: rgb(0x5A_5A5A),
    row_line: rgb(0x8A_8A8A),
    edge: rgb(0x00_0000),
    canvas: rgb(0xFF_FFFF),
    panel: rgb(0xFF_FFFF),
    paper: rgb(0xFF_FFFF),
    hover: rgb(0xEC_F2FF),
    track: rgb(0xD0_D0D0),
    red: rgb(0x8F_0008),
    on_red: rgb(0xFF_FFFF),
    on_red_soft: rgb(0xFF_FFFF),
    blue: rgb(0x00_2F7A),
    blue_hover: rgb(0x00_439E),
    on_blue: rgb(0xFF_FFFF),
    on_blue_line: rgb(0xFF_FFFF),
    focus: rgb(0xC2_4A00),
    flag: rgb(0xFF_A800),
    behind: rgb(0x9A_5B00),
    veil: black(170),
    grey_tone: tone(0x00_0000, 0xEC_ECEC, 0xFF_FFFF, 0x00_0000),
    blue_tone: tone(0x00_2F7A, 0xE3_EDFF, 0xFF_FFFF, 0x00_2F7A),
    green_tone: tone(0x00_4D22, 0xE2_F7EA, 0xFF_FFFF, 0x00_4D22),
    amber_tone: tone(0x5C_3600, 0xFF_F1CC, 0xFF_FFFF, 0x5C_3600),
    red_tone: tone(0x8F_0008, 0xFF_E6E6, 0xFF_FFFF, 0x8F_0008),
};

impl Theme {
    /// All themes, in the order of the choice on the screen.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// The theme's colours.
    #[must_use]
    pub const fn palette(self) -> Palette {
        match self {
            Self::Light => LIGHT,
            Self::Dark => DARK,
            Self::HighContrast => HIGH_CONTRAST,
        }
    }
}

impl TextScale {
    /// All sizes, smallest first.
    pub const ALL: [Self; 3] = [Self::Medium, Self::Large, Self::ExtraLarge];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn all_text_stands_out_from_its_ground() {
        for theme in Theme::ALL {
            let look = Look::new(theme, TextScale::Medium);
            let p = look.palette;
            let mut pairs = vec![
                ("on red", p.on_red, p.red),
                ("soft on red", p.on_red_soft, p.red),
                ("on blue", p.on_blue, p.blue),
                ("on hovered blue", p.on_blue, p.blue_hover),
                ("ink on chosen", p.ink, p.blue_tone.tint),
            ];
            for ground in [p.canvas, p.panel, p.hover] {
                for (name, ink) in [("ink", p.ink), ("soft", p.soft), ("faint", p.faint), ("link", p.blue_tone.ink)] {
                    pairs.push((name, ink, ground));
                }
            }
            for tone in [Tone::Grey, Tone::Blue, Tone::Green, Tone::Amber, Tone::Red] {
                let tone = look.tone(tone);
                for ground in [tone.tint, tone.wash, p.panel, p.canvas] {
                    pairs.push(("tone", tone.ink, ground));
                }
                pairs.push(("ink on wash", p.ink, tone.wash));
                pairs.push(("soft on wash", p.soft, tone.wash));
            }
            let least = if theme == Theme::HighContrast { 7.0 } else { 4.5 };
            for (name, ink, ground) in pairs {
                let found = contrast(ink, ground);
                assert!(found >= least, "{theme:?}: {name} {ink:?} on {ground:?} is {found:.2}");
            }
            assert!(contrast(p.focus, p.panel) >= 3.0, "{theme:?}: the focus ring");
            assert!(contrast(p.focus, p.canvas) >= 3.0, "{theme:?}: the focus ring");
        }
    }
}
