//! What the page of the issuing unit says.

/// Heading of the unit.
pub const UNIT: &str = "发证单位";
/// The unit's name.
pub const ISSUER: &str = "单位全称";
/// Of the name.
pub const ISSUER_HELP: &str = "印在证书右下角，应与公章一致。";
/// The prefix of numbers.
pub const PREFIX: &str = "编号前缀";
/// Of the prefix.
pub const PREFIX_HELP: &str = "1 到 6 个字母或数字，例如 XF。";
/// The region.
pub const REGION: &str = "地区代码";
/// Of the region.
pub const REGION_HELP: &str = "1 到 12 个字母或数字，例如 0632。";
/// Whom it touches.
pub const ISSUED: &str = "已经发出的证书不变，新证书按新的设置签发。";

/// Heading of the preview.
pub const PREVIEW: &str = "证书上会这样印";
/// The number.
pub const NUMBER: &str = "证书编号";
/// In place of a name that is missing.
pub const NO_ISSUER: &str = "（单位全称）";
/// A date as certificates print it.
#[must_use]
pub fn day(year: i16, month: i8, day: i8) -> String {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |value: u32| usize::try_from(value).ok().and_then(|value| DIGITS.get(value)).copied();
    let year: String = year.to_string().chars().filter_map(|char| digit(char.to_digit(10)?)).collect();
    let small = |value: i8| {
        let value = u32::from(value.unsigned_abs());
        let (tens, ones) = (value / 10, value % 10);
        let mut text = String::new();
        if tens > 1 {
            text.extend(digit(tens));
        }
        if tens > 0 {
            text.push('十');
        }
        if ones > 0 || tens == 0 {
            text.extend(digit(ones));
        }
        text
    };
    format!("{year}年{}月{}日", small(month), small(day))
}

/// Heading of the key.
pub const KEY: &str = "本单位公钥（office.pub）";
/// What it is for.
pub const KEY_ABOUT: &str = "其他单位用它核验本单位的证书和成绩文件。可以公开，请放心发给对方。";
/// Copies it.
pub const COPY_KEY: &str = "复制公钥";
/// Heading of the places.
pub const PLACES: &str = "文件位置";
/// The data folder.
pub const DATA: &str = "数据文件夹";
/// Of the data folder.
pub const DATA_ABOUT: &str = "成绩、证书和密钥都在这里，请定期备份。";
/// The log.
pub const LOG: &str = "运行日志";
/// Of the log.
pub const LOG_ABOUT: &str = "程序出问题时，把它交给维护人员。";
/// Copies a path.
pub const COPY: &str = "复制";
/// The accessible name of such a button.
#[must_use]
pub fn copy(what: &str) -> String {
    format!("{COPY}{what}")
}
/// It is in the clipboard.
pub const COPIED: &str = "✓ 已复制";

/// The name is missing.
pub const ISSUER_MISSING: &str = "请填写单位全称。";
/// The prefix cannot be used.
pub const PREFIX_WRONG: &str = "只能用 1 到 6 个字母或数字。";
/// The region cannot be used.
pub const REGION_WRONG: &str = "只能用 1 到 12 个字母或数字。";
/// What was kept.
pub const SAVED: &str = "已保存";
/// From when it holds.
pub const SAVED_ABOUT: &str = "新证书按新的设置签发。";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_on_certificates() {
        assert_eq!(day(2026, 11, 24), "二〇二六年十一月二十四日");
        assert_eq!(day(2030, 1, 10), "二〇三〇年一月十日");
    }
}
