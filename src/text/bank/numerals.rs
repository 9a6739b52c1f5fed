//! Chinese numbers: reading them, writing them, and finding the quantities in a sentence.

/// The characters of which Chinese numbers are made, without the large units.
pub const DIGITS: &[char] =
    &['零', '〇', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万'];

/// Units after which a Chinese number is a quantity and not a part of a word.
const UNITS: &[&str] = &[
    "日",
    "天",
    "个",
    "小时",
    "分钟",
    "秒",
    "人",
    "元",
    "万元",
    "倍",
    "次",
    "年",
    "月",
    "周",
    "米",
    "公里",
    "层",
    "平方米",
    "立方米",
    "千克",
    "公斤",
    "吨",
    "升",
    "户",
    "家",
    "台",
    "具",
    "名",
    "件",
    "％",
    "%",
    "岁",
    "工作日",
];

/// A quantity in thousandths of a unit.
pub type Thousandths = u64;

const fn digit(char: char) -> Option<u64> {
    Some(match char {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

const fn unit(char: char) -> Option<u64> {
    Some(match char {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// A half-width digit of any width.
fn arabic(char: char) -> Option<u64> {
    match char {
        '0'..='9' => Some(u64::from(char) - u64::from('0')),
        '０'..='９' => Some(u64::from(char) - u64::from('０')),
        _ => None,
    }
}

/// The number that the whole text is: Chinese (`一百三十四`, `二〇二六`) or Arabic digits of any width.
///
/// `None` where the text is empty, no number, or larger than fits 64 bits.
#[must_use]
pub fn read(text: &str) -> Option<u64> {
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    if text.chars().all(|char| arabic(char).is_some()) {
        return text.chars().try_fold(0_u64, |sum, char| sum.checked_mul(10)?.checked_add(arabic(char)?));
    }
    if text.chars().count() > 1 && text.chars().all(|char| digit(char).is_some()) {
        return text.chars().try_fold(0_u64, |sum, char| sum.checked_mul(10)?.checked_add(digit(char)?));
    }
    let (mut total, mut section, mut pending) = (0_u64, 0_u64, None);
    for char in text.chars() {
        if let Some(value) = digit(char) {
            if pending.is_some_and(|pending| pending != 0) {
                return None;
            }
            pending = Some(value);
        } else {
            let unit = unit(char)?;
            if unit < 10_000 {
                section = section.checked_add(pending.unwrap_or(1).checked_mul(unit)?)?;
            } else {
                section = section.checked_add(pending.unwrap_or(0))?;
                total = total.checked_add(section)?.checked_mul(unit)?;
                section = 0;
            }
            pending = None;
        }
    }
    total.checked_add(section)?.checked_add(pending.unwrap_or(0))
}

/// The number in Chinese, as in the numbers of articles; from ten thousand on in Arabic digits.
#[must_use]
pub fn write(number: u64) -> String {
    const NAMES: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let name = |digit: u64| NAMES.get(usize::try_from(digit).unwrap_or(0)).copied().unwrap_or('零');
    if number >= 10_000 {
        return number.to_string();
    }
    if number < 10 {
        return name(number).to_string();
    }
    let mut text = String::new();
    let mut gap = false;
    for (unit, word) in [(1_000, Some('千')), (100, Some('百')), (10, Some('十')), (1, None)] {
        let digit = number / unit % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        if !(digit == 1 && unit == 10 && text.is_empty()) {
            text.push(name(digit));
        }
        text.extend(word);
    }
    text
}

/// A number at the beginning of a text and how many bytes it takes: `24`, `0.5`, `5万`, `二十四`.
#[must_use]
pub fn leading(text: &str) -> Option<(Thousandths, usize)> {
    let first = text.chars().next()?;
    if arabic(first).is_some() {
        let (whole, mut length) = leading_arabic(text, 15);
        let mut value = whole.checked_mul(1_000)?;
        let rest = text.get(length..).unwrap_or_default();
        let mut chars = rest.char_indices();
        if let Some((_, '.' | '．')) = chars.next()
            && let Some((start, _)) = chars.next()
        {
            let decimals = rest.get(start..).unwrap_or_default();
            let (_, taken) = leading_arabic(decimals, 15);
            if taken > 0 {
                let places = decimals.get(..taken).unwrap_or_default().chars().filter_map(arabic).chain([0, 0, 0]);
                value = value.checked_add(places.take(3).fold(0, |sum, digit| sum * 10 + digit))?;
                length += start + taken;
            }
        }
        while let Some(char) = text.get(length..).and_then(|rest| rest.chars().next())
            && let Some(unit) = unit(char)
        {
            value = value.checked_mul(unit)?;
            length += char.len_utf8();
        }
        return Some((value, length));
    }
    let length: usize = text
        .chars()
        .take(20)
        .take_while(|char| digit(*char).is_some() || unit(*char).is_some())
        .map(char::len_utf8)
        .sum();
    let value = read(text.get(..length)?)?.checked_mul(1_000)?;
    Some((value, length))
}

fn leading_arabic(text: &str, most: usize) -> (u64, usize) {
    text.chars()
        .take(most)
        .map_while(|char| Some((arabic(char)?, char.len_utf8())))
        .fold((0, 0), |(value, length), (digit, bytes)| (value * 10 + digit, length + bytes))
}

/// The quantities in a text: numbers in digits, and numbers in Chinese with a unit behind them.
///
/// With `all`, Chinese numbers without a unit count too, as wanted of the text that is searched.
#[must_use]
pub fn quantities(text: &str, all: bool) -> Vec<Thousandths> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut glued = false;
    while let Some(char) = rest.chars().next() {
        let is_number = arabic(char).is_some() || digit(char).is_some() || unit(char).is_some();
        if is_number && let Some((value, length)) = leading(rest) {
            let tail = rest.get(length..).unwrap_or_default();
            let counts = if arabic(char).is_some() {
                !glued && !tail.starts_with(|char: char| char.is_ascii_alphanumeric())
            } else {
                UNITS.iter().any(|unit| tail.starts_with(unit))
            };
            if all || counts {
                found.push(value);
            }
            rest = tail;
            glued = false;
        } else {
            glued = char.is_ascii_alphabetic() || char == super::ORDINAL;
            rest = rest.get(char.len_utf8()..).unwrap_or_default();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_up_to_ten_thousand_survive_writing_and_reading() {
        for number in 1..10_000 {
            assert_eq!(read(&write(number)), Some(number), "{}", write(number));
        }
        assert_eq!(
            (write(10), write(101), write(134), write(1_010)),
            ("十".into(), "一百零一".into(), "一百三十四".into(), "一千零一十".into())
        );
    }

    #[test]
    fn years_large_units_and_widths_are_read() {
        assert_eq!(read("二〇二六"), Some(2026));
        assert_eq!(read("五万"), Some(50_000));
        assert_eq!(read("二十五万"), Some(250_000));
        assert_eq!(read("６１"), Some(61));
        assert_eq!(read("一五十"), None);
        assert_eq!(read(&"九亿".repeat(9)), None);
    }

    #[test]
    fn quantities_need_a_unit_when_they_are_words() {
        assert_eq!(quantities("统一处五日以上十日以下拘留，罚款5000元", false), [5_000, 10_000, 5_000_000]);
        assert_eq!(quantities("三合一场所，间距0.5米，GB50116", false), [500]);
        assert_eq!(quantities("罚款5万元", false), quantities("五万元以下", false));
    }
}
