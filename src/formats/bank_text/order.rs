//! Options that must keep their order: they name one another, or they are one quantity in rising or falling order.

use crate::text::bank::{numerals, refers_to_options};

/// Whether the order of these options carries meaning.
#[must_use]
pub fn keeps_order(options: &[String]) -> bool {
    options.iter().any(|option| refers_to_options(option)) || are_ordered_numbers(options)
}

fn are_ordered_numbers(options: &[String]) -> bool {
    let Some(numbers) = options.iter().map(|option| number(option)).collect::<Option<Vec<_>>>() else { return false };
    let same_words = numbers.windows(2).all(|pair| match pair {
        [one, other] => one.before == other.before && one.behind == other.behind,
        _ => true,
    });
    let values = || numbers.iter().map(|number| number.value);
    let rises = values().is_sorted_by(|one, other| one < other);
    let falls = values().is_sorted_by(|one, other| one > other);
    numbers.len() > 1 && same_words && (rises || falls)
}

struct Number<'a> {
    before: &'a str,
    value: numerals::Thousandths,
    behind: &'a str,
}

/// The first number of an option and the words around it.
fn number(option: &str) -> Option<Number<'_>> {
    let option = option.trim();
    option.char_indices().filter(|(_, char)| char.is_numeric() || numerals::DIGITS.contains(char)).take(8).find_map(
        |(at, _)| {
            let (value, length) = numerals::leading(option.get(at..)?)?;
            Some(Number { before: option.get(..at)?, value, behind: option.get(at + length..)? })
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(options: &[&str]) -> bool {
        keeps_order(&options.iter().map(|option| (*option).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn options_that_name_others_keep_their_order() {
        for last in ["以上都对", "上述说法均错误", "A和B", "只有 A、C", "ABC", "A、B都对", "选项A", "除D外"]
        {
            assert_eq!(fixed(&["甲", "乙", last]), !matches!(last, "除D外"), "{last}");
        }
        for last in ["五日以上十日以下拘留", "ABC干粉灭火器", "A类火灾", "B级", "CO", "三人以上单位"]
        {
            assert!(!fixed(&["甲", "乙", last]), "{last}");
        }
    }

    #[test]
    fn one_quantity_in_order_keeps_its_order() {
        for options in [
            &["1小时", "2小时", "3小时"][..],
            &["三十日", "十五日", "七日"],
            &["不少于0.5米", "不少于1米"],
            &["5000元", "5万元"],
            &["一级", "二级", "三级"],
        ] {
            assert!(fixed(options), "{options:?}");
        }
        for options in [
            &["1小时", "3小时", "2小时"][..],
            &["1小时", "2天"],
            &["1小时", "1小时"],
            &["统一协调", "统一管理"],
            &["甲", "乙"],
            &["3日"],
            &[],
        ] {
            assert!(!fixed(options), "{options:?}");
        }
    }
}
