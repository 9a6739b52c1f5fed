//! Which encoding a text is in: UTF-8 with or without a byte order mark, UTF-16 of either order, or GB18030 (GBK).
//!
//! Owns the guess and the decoding. What is done about characters that could not be decoded is left to the caller.
//! The one thing that would surprise a reader: valid UTF-8 with NUL bytes is taken for UTF-16 without a mark, for no
//! bank or roster holds NULs, and UTF-16 of any text with line breaks, digits or letters does.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text without its byte order mark; what could not be decoded is U+FFFD.
    pub text: String,
    /// The name of the encoding as in the WHATWG Encoding Standard: `UTF-8`, `UTF-16LE`, `UTF-16BE` or `gb18030`.
    pub encoding: &'static str,
    /// Whether something could not be decoded.
    pub had_errors: bool,
}

/// The text of the bytes, in the encoding that fits them best. Never fails; an empty input is empty UTF-8.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decoded(encoding, bytes.get(length..).unwrap_or_default());
    }
    if bytes.contains(&0) {
        return decoded(utf16_order(bytes), bytes);
    }
    let utf8 = decoded(UTF_8, bytes);
    if !utf8.had_errors || is_damaged_utf8(&utf8.text) {
        return utf8;
    }
    decoded(GB18030, bytes)
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name(), had_errors }
}

/// The byte order of UTF-16 without a mark: the zero byte of a Latin character comes last in little-endian.
fn utf16_order(bytes: &[u8]) -> &'static Encoding {
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    if zeros(1) >= zeros(0) { UTF_16LE } else { UTF_16BE }
}

/// Whether text decoded as UTF-8 is UTF-8 with a few bad bytes: GBK text yields hardly any valid three-byte sequence.
fn is_damaged_utf8(text: &str) -> bool {
    let (mut bad, mut wide) = (0_usize, 0_usize);
    for char in text.chars() {
        match char {
            '\u{fffd}' => bad += 1,
            '\u{800}'.. => wide += 1,
            _ => {}
        }
    }
    wide > bad.saturating_mul(10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "1. 疏散通道（　　）\r\nA. 畅通\r\n答案：A\r\n";

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn every_encoding_that_office_programs_write_is_recognised() {
        let gbk = GB18030.encode(TEXT).0.into_owned();
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            (marked(b"\xef\xbb\xbf", TEXT.as_bytes().to_vec()), "UTF-8"),
            (utf16(TEXT, true), "UTF-16LE"),
            (utf16(TEXT, false), "UTF-16BE"),
            (marked(b"\xff\xfe", utf16(TEXT, true)), "UTF-16LE"),
            (marked(b"\xfe\xff", utf16(TEXT, false)), "UTF-16BE"),
            (gbk, "gb18030"),
        ] {
            let expected = Decoded { text: TEXT.to_owned(), encoding, had_errors: false };
            assert_eq!(decode(&bytes), expected);
        }
    }

    #[test]
    fn one_bad_byte_does_not_turn_utf8_into_another_encoding() {
        let mut bytes = TEXT.repeat(3).into_bytes();
        bytes.push(0xff);
        let decoded = decode(&bytes);
        assert_eq!((decoded.encoding, decoded.had_errors), ("UTF-8", true));
    }

    #[test]
    fn bytes_that_are_no_gb18030_are_reported() {
        assert!(decode(b"\xd5\xff\xff\xff").had_errors);
    }

    proptest! {
        #[test]
        fn any_bytes_decode_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode(&bytes);
        }

        #[test]
        fn any_chinese_text_survives_gb18030(text in "[一-龥]{10,200}") {
            prop_assert_eq!(decode(&GB18030.encode(&text).0).text, text);
        }
    }
}
