//! The Chinese for the domain's values.

use crate::domain::bank::{Basis, Kind, Level, Status, Track};

/// The issuing unit before the office has named itself.
pub const DEFAULT_ISSUER: &str = "××县消防安全委员会办公室";

/// The issuing unit of a rehearsal: no county of this name exists.
pub const DEMO_ISSUER: &str = "××县消防安全委员会办公室";

/// A training category.
#[must_use]
pub const fn track(track: Track) -> &'static str {
    match track {
        Track::CivilServant => "公务员",
        Track::School => "学校",
        Track::CertifiedPost => "持证岗位",
    }
}

/// A kind, long, as on a paper.
#[must_use]
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Single => "单项选择",
        Kind::Multiple => "多项选择",
        Kind::TrueFalse => "判断",
        Kind::Fill => "填空",
        Kind::Ordering => "排序",
        Kind::Matching => "匹配",
        Kind::Case => "案例",
    }
}

/// A kind, short, as in tables.
#[must_use]
pub const fn kind_short(kind: Kind) -> &'static str {
    match kind {
        Kind::Single => "单选",
        Kind::Multiple => "多选",
        Kind::TrueFalse => "判断",
        Kind::Fill => "填空",
        Kind::Ordering => "排序",
        Kind::Matching => "匹配",
        Kind::Case => "案例",
    }
}

/// A cognitive level.
#[must_use]
pub const fn level(level: Level) -> &'static str {
    match level {
        Level::Remember => "识记",
        Level::Understand => "理解",
        Level::Apply => "应用",
        Level::Analyse => "分析",
    }
}

/// A status.
#[must_use]
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "草稿",
        Status::InReview => "待审",
        Status::Ready => "可用",
        Status::Retired => "停用",
    }
}

/// True and false, as keys are written.
#[must_use]
pub const fn truth(truth: bool) -> &'static str {
    if truth { "对" } else { "错" }
}

/// The letter of an option, from 0: A, B, C and so on.
#[must_use]
pub fn letter(option: u8) -> char {
    char::from(b'A'.saturating_add(option.min(25)))
}

/// An option as it is written where it cannot be chosen: letter and text.
#[must_use]
pub fn option(letter: &str, text: &str) -> String {
    format!("{letter}　{text}")
}

/// What stands between the blanks of a fill question when they are written in one line.
pub const BETWEEN_BLANKS: &str = "；";
/// What stands between the texts that a blank accepts.
pub const BETWEEN_ACCEPTED: &str = "｜";

/// The mark of a left row of a matching question, from 0.
#[must_use]
pub const fn row(row: u8) -> &'static str {
    match row {
        0 => "甲",
        1 => "乙",
        2 => "丙",
        3 => "丁",
        4 => "戊",
        5 => "己",
        6 => "庚",
        7 => "辛",
        _ => "？",
    }
}

/// A basis as it is cited: title, version, articles.
#[must_use]
pub fn basis(basis: &Basis) -> String {
    if basis.version.is_empty() && basis.articles.is_empty() {
        return basis.title.clone();
    }
    let version = if basis.version.is_empty() { String::new() } else { format!("（{}）", basis.version) };
    format!("《{}》{version}{}", basis.title, basis.articles.join("、"))
}
