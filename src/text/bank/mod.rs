//! The keywords of the bank format, and what is said of findings in a bank or a roster.
//!
//! Owns the names that people may write in a bank file (`question-bank/FORMAT.md`) and their canonical spelling. How the
//! lines are read and written is left to `formats::bank_text`.

mod check;
mod findings;
pub mod numerals;

pub use check::*;
pub use findings::{finding_hint, finding_message, severity};

use crate::domain::bank::{BasisCheck, Kind, Level, Status, Track, Words};
use crate::text::words;

/// A field of a bank file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The right answer.
    Key,
    /// Why it is right.
    Rationale,
    /// What it rests on.
    Basis,
    /// How the basis was checked.
    Check,
    /// The confirmed facts that the key rests on.
    Facts,
    /// Whether the numbers of the key are reckoned and not read.
    Numbers,
    /// The topic of the syllabus.
    Topic,
    /// The cognitive level.
    Level,
    /// The expected share of right answers.
    Difficulty,
    /// The stable name of the item.
    Id,
    /// The day the basis was last read.
    CheckedOn,
    /// The items that may not be on the same form.
    Enemies,
    /// Whether the options keep their order.
    OptionOrder,
    /// Whether a wrong answer fails the paper.
    Critical,
    /// A picture and its alternative text.
    Picture,
    /// Where the item stands.
    Status,
    /// The training category.
    Track,
    /// Where the file comes from; read and kept nowhere.
    Source,
}

/// The field with this name or one of its other spellings.
#[must_use]
pub fn field(name: &str) -> Option<Field> {
    Some(match name {
        "答案" | "正确答案" | "参考答案" | "标准答案" => Field::Key,
        "解析" | "答案解析" | "试题解析" => Field::Rationale,
        "依据" | "法规依据" | "命题依据" => Field::Basis,
        "核对" => Field::Check,
        "事实" => Field::Facts,
        "数字" => Field::Numbers,
        "知识点" => Field::Topic,
        "层次" | "认知层次" => Field::Level,
        "难度" => Field::Difficulty,
        "编号" | "题目编号" => Field::Id,
        "核对日期" => Field::CheckedOn,
        "互斥题" => Field::Enemies,
        "选项顺序" => Field::OptionOrder,
        "关键题" => Field::Critical,
        "图" | "图片" => Field::Picture,
        "状态" => Field::Status,
        "类别" | "培训类别" => Field::Track,
        "来源" => Field::Source,
        _ => return None,
    })
}

/// The canonical name of a field.
#[must_use]
pub const fn field_name(field: Field) -> &'static str {
    match field {
        Field::Key => "答案",
        Field::Rationale => "解析",
        Field::Basis => "依据",
        Field::Check => "核对",
        Field::Facts => "事实",
        Field::Numbers => "数字",
        Field::Topic => "知识点",
        Field::Level => "层次",
        Field::Difficulty => "难度",
        Field::Id => "编号",
        Field::CheckedOn => "核对日期",
        Field::Enemies => "互斥题",
        Field::OptionOrder => "选项顺序",
        Field::Critical => "关键题",
        Field::Picture => "图",
        Field::Status => "状态",
        Field::Track => "类别",
        Field::Source => "来源",
    }
}

/// The most characters a field's name has.
pub const LONGEST_FIELD_NAME: usize = 4;

/// The kind with this name, with or without the last word of a heading.
#[must_use]
pub fn kind(name: &str) -> Option<Kind> {
    let name = name.strip_suffix(ITEM_WORD).unwrap_or(name);
    Some(match name {
        "单选" | "单项选择" => Kind::Single,
        "多选" | "多项选择" => Kind::Multiple,
        "判断" | "判断正误" | "是非" => Kind::TrueFalse,
        "填空" => Kind::Fill,
        "排序" => Kind::Ordering,
        "匹配" | "连线" | "配对" => Kind::Matching,
        "案例" | "案例分析" | "材料分析" => Kind::Case,
        _ => return None,
    })
}

/// The heading of a group of items of one kind, with its number from 0.
#[must_use]
pub fn heading(number: usize, kind: Kind) -> String {
    let number = numerals::write(number as u64 + 1);
    format!("{number}、{}{ITEM_WORD}", words::kind(kind))
}

/// The last character of a heading and of the word for "item".
pub const ITEM_WORD: char = '题';
/// The last characters of the names of kinds, by which a name that is none is known to be meant as one.
pub const KIND_ENDINGS: [char; 2] = ['题', '选'];
/// What stands before the number in `第1题` and `第一条`.
pub const ORDINAL: char = '第';
/// The characters of the numbers of headings.
pub const HEADING_NUMERALS: &str = "零一二三四五六七八九十";
/// The mark of a critical item.
pub const CRITICAL: char = '★';
/// The words that begin a case's stimulus.
pub const CASE_WORDS: [&str; 2] = ["案例", "材料"];
/// The line that ends a case.
pub const CASE_END: &str = "案例完";
/// The enumeration comma, which is also a mark after a number or a letter.
pub const ENUMERATION_COMMA: char = '、';
/// The marks of the left rows of a matching question, in order.
pub const ROWS: [char; 8] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'];
/// The circled numbers that may mark the options of an ordering question, in order.
pub const CIRCLED: [char; 8] = ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧'];
/// The brackets around tags, headings and names of fields.
pub const BRACKETS: [(char, char); 2] = [('【', '】'), ('[', ']')];
/// Characters that may stand between the parts of a key or of a list of ids.
pub const SEPARATORS: &[char] = &['、', ',', ';', '。', '.', '/', '|', '\u{b7}', '\u{3001}'];
/// Characters that may stand between a left row and its option.
pub const PAIR_MARKS: &[char] = &['-', '\u{2013}', '\u{2014}', '\u{2500}', '→', ':', '=', '~', '>'];
/// What joins the ids of a list when written.
pub const ID_SEPARATOR: &str = "、";
/// What parts the blanks of a fill key when written.
pub const BLANK_SEPARATOR: &str = "；";
/// What parts the accepted contents of a blank, and a picture from its alternative text, when written.
pub const ACCEPTED_SEPARATOR: &str = "｜";
/// The marks of a book's title.
pub const TITLE_MARKS: (char, char) = ('《', '》');
/// What parts the regulations of a basis when written.
pub const BASIS_SEPARATOR: &str = "；";
/// Characters between the places of one regulation.
pub const PLACE_SEPARATORS: &[char] = &['、', ',', '和', '及', '与'];
/// The word for an article.
pub const ARTICLE: char = '条';
/// What stands before the number of an inserted article.
pub const INSERTED: char = '之';
/// The word for a paragraph of an article.
pub const PARAGRAPH: char = '款';
/// The word for a numbered part of a paragraph.
pub const SUBPARAGRAPH: char = '项';
/// Names of bodies of knowledge that need no title marks.
pub const COMMON_KNOWLEDGE: [&str; 2] = ["通用消防常识", "消防常识"];
/// The value of the field for a fixed order of the options.
pub const FIXED: &str = "固定";
/// The value of the field for numbers that are reckoned.
pub const DERIVED: &str = "推算";
/// The values of the field for a free order of the options.
pub const FREE: [&str; 2] = ["随机", "打乱"];
/// What the value of a date looks like.
pub const DATE_SHAPE: &str = "2026-11-24";
/// What a basis looks like.
pub const BASIS_SHAPE: &str = "《法规全称》（2021-04-29）第十九条第一款";
/// The heading over the items of a lesson's self-check.
pub const SELF_CHECK: &str = "自测";
/// What the first line of a lesson looks like.
pub const LESSON_TITLE_SHAPE: &str = "# CS-10 三合一、九小场所与出租经营";
/// What stands between the name of a field and its content when written.
pub const COLON: char = '：';

/// Whether the word says true or false. Widths and letter case are folded before.
#[must_use]
pub fn truth(word: &str) -> Option<bool> {
    match word {
        "对" | "√" | "✓" | "✔" | "正确" | "T" | "TRUE" | "Y" | "YES" | "是" => Some(true),
        "错" | "×" | "✗" | "✘" | "错误" | "F" | "FALSE" | "N" | "NO" | "否" | "X" => Some(false),
        _ => None,
    }
}

/// The track with this name or code.
#[must_use]
pub fn track(name: &str) -> Option<Track> {
    Track::ALL.into_iter().find(|track| words::track(*track) == name || track.code() == name)
}

/// The level with this name.
#[must_use]
pub fn level(name: &str) -> Option<Level> {
    Level::ALL.into_iter().find(|level| words::level(*level) == name)
}

/// The status with this name.
#[must_use]
pub fn status(name: &str) -> Option<Status> {
    [Status::Draft, Status::InReview, Status::Ready, Status::Retired]
        .into_iter()
        .find(|status| words::status(*status) == name)
}

/// How a basis was checked, by its name.
#[must_use]
pub fn basis_check(name: &str) -> Option<BasisCheck> {
    match name {
        "标准" => Some(BasisCheck::Standard),
        "条文" | "原文" => Some(BasisCheck::Text),
        _ => None,
    }
}

/// The name of a way of checking a basis.
#[must_use]
pub const fn basis_check_name(check: BasisCheck) -> &'static str {
    match check {
        BasisCheck::Standard => "标准",
        BasisCheck::Text => "条文",
    }
}

/// Yes or no, in a field.
#[must_use]
pub fn yes(word: &str) -> Option<bool> {
    match word {
        "是" | "√" => Some(true),
        "否" => Some(false),
        _ => None,
    }
}

/// The name for yes in a field.
pub const YES: &str = "是";

/// Whether the option names other options: "all of these", "A and C".
#[must_use]
pub fn refers_to_options(option: &str) -> bool {
    let option = option.trim();
    if option.contains("上述") {
        return true;
    }
    if let Some(rest) = option.split_once("以上").map(|(_, rest)| rest)
        && ["都", "均", "皆", "全", "各项", "选项", "说法", "答案", "几项", "三项", "两项", "情形都"]
            .iter()
            .any(|word| rest.starts_with(word))
    {
        return true;
    }
    let mut rest = option;
    for word in ["只有", "仅有", "仅", "选项", "除"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let letters = rest.trim_start_matches(|char: char| ('A'..='H').contains(&char) || "、，,和与及或/ ".contains(char));
    let count = rest.len() - letters.len();
    let named = rest.get(..count).unwrap_or_default().chars().filter(char::is_ascii_uppercase).count();
    let tail = ["都", "均", "皆", "全", "两项", "三项", "正确", "错误", "对", "外"];
    named >= 2 && (letters.is_empty() || tail.iter().any(|word| letters.starts_with(word)))
        || named == 1 && option.starts_with("选项")
}

/// The words by which flaws of item writing are seen.
pub const WORDS: Words<'static> = Words {
    all_of_the_above: &[
        "以上都",
        "以上均",
        "以上皆",
        "以上全",
        "以上各项",
        "以上选项",
        "上述都",
        "上述均",
        "上述皆",
        "上述全",
        "上述各项",
        "都对",
        "都不对",
        "全都正确",
        "均正确",
        "均不正确",
        "都正确",
        "都不正确",
    ],
    absolute: &["一律", "任何情况", "绝对", "永远", "从不", "从来不", "必定", "肯定", "完全不", "所有情况", "无论如何"],
    negative: &[
        "不正确",
        "不属于",
        "不包括",
        "不符合",
        "不应当",
        "不应该",
        "不应",
        "不得",
        "不能",
        "不是",
        "不需要",
        "不必",
        "错误的",
        "没有违反",
        "除外",
    ],
    sentence_ends: &['。', '，', '；', '：', '！', '？', ',', ';'],
    emphasis: &['“', '【', '「', '*', '"'],
    numerals: numerals::DIGITS,
    detail: &['、', '（', '(', '“', '《', '，', '；', '％', '%'],
};
