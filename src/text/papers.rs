//! The words of certificates and other papers.

use jiff::civil::Date;

/// The heading of a certificate.
pub const CERTIFICATE: &str = "合格证书";
/// What stands under the heading.
pub const SUBTITLE: &str = "消防安全培训与考试";
/// The mark of a certificate printed again.
pub const DUPLICATE: &str = "（补发）";
/// Under the QR code.
pub const SCAN: &str = "扫码离线核验";
/// Before the certificate's number.
pub const NUMBER: &str = "证书编号";
/// Before the track.
pub const TRACK: &str = "培训类别";
/// Before the last day of validity.
pub const VALID_UNTIL: &str = "有效期至";
/// The last line of a certificate.
pub const INTERNAL_USE: &str = "本证书用于单位内部培训考核，不替代国家规定的职业资格证书和特种作业操作证。";

/// What follows the holder's name: `同志（身份证号 6321∗∗1234，某单位），`.
#[must_use]
pub fn holder(citizen: bool, masked_identity: &str, unit: &str) -> String {
    let kind = if citizen { "身份证号" } else { "准考证号" };
    let unit = if unit.is_empty() { String::new() } else { format!("，{unit}") };
    format!("同志（{kind}{masked_identity}{unit}），")
}

/// The body up to the score. Quotation marks within the title become single ones.
#[must_use]
pub fn sat(sat_on: Date, exam: &str) -> String {
    let exam = exam.replace('“', "‘").replace('”', "’");
    format!("于{}参加“{exam}”，成绩", chinese_date(sat_on))
}

/// The body after the score.
#[must_use]
pub fn passed(max: &str, cut: &str) -> String {
    format!("分（满分{max}分，合格线{cut}分），考试合格，特发此证。")
}

/// The title of the file.
#[must_use]
pub fn certificate_title(name: &str, number: &str) -> String {
    format!("{CERTIFICATE} {name} {number}")
}

/// A date as tables have it: `2027年11月23日`.
#[must_use]
pub fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// A date in Chinese numerals (GB/T 15835-2011, 5.2): `二〇二六年十一月二十三日`.
#[must_use]
pub fn chinese_date(date: Date) -> String {
    let year: String = date.year().to_string().chars().filter_map(|char| char.to_digit(10)).map(numeral).collect();
    format!("{year}年{}月{}日", small_number(date.month()), small_number(date.day()))
}

/// The numeral of a digit.
fn numeral(digit: u32) -> char {
    match digit {
        0 => '〇',
        1 => '一',
        2 => '二',
        3 => '三',
        4 => '四',
        5 => '五',
        6 => '六',
        7 => '七',
        8 => '八',
        _ => '九',
    }
}

/// A number from 1 to 99 as it is said.
fn small_number(number: i8) -> String {
    let number = u32::from(number.unsigned_abs());
    let (tens, ones) = (number / 10, number % 10);
    let mut text = String::new();
    if tens > 1 {
        text.push(numeral(tens));
    }
    if tens > 0 {
        text.push('十');
    }
    if ones > 0 || tens == 0 {
        text.push(numeral(ones));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_as_the_standard_has_them() {
        let day = |year, month, day| chinese_date(jiff::civil::date(year, month, day));
        assert_eq!(day(2026, 11, 23), "二〇二六年十一月二十三日");
        assert_eq!(day(2030, 10, 10), "二〇三〇年十月十日");
        assert_eq!(day(1999, 2, 31 - 3), "一九九九年二月二十八日");
        assert_eq!(day(2000, 1, 30), "二〇〇〇年一月三十日");
    }

    #[test]
    fn a_holder_without_a_unit_has_no_comma_for_it() {
        assert_eq!(holder(true, "6321", ""), "同志（身份证号6321），");
        assert_eq!(holder(false, "2026", "某局"), "同志（准考证号2026，某局），");
    }
}
