//! Base45 (RFC 9285): bytes as the characters that a QR code holds most of.
//!
//! Owns the two directions and nothing else. What would surprise a reader: decoding takes only what encoding makes, so
//! two different texts never mean the same bytes.

/// RFC 9285, table 1.
const ALPHABET: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// The text for these bytes: three characters for two bytes, two for a last one.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(2) * 3);
    let digit = |value: u32| ALPHABET.get((value % 45) as usize).copied().map_or('0', char::from);
    for pair in bytes.chunks(2) {
        let value = pair.iter().fold(0_u32, |sum, byte| sum * 256 + u32::from(*byte));
        text.push(digit(value));
        text.push(digit(value / 45));
        if pair.len() == 2 {
            text.push(digit(value / 45 / 45));
        }
    }
    text
}

/// The bytes of a text, or nothing where no bytes encode to it.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 3 * 2 + 1);
    for group in text.as_bytes().chunks(3) {
        let mut value = 0_u32;
        for character in group.iter().rev() {
            let digit = ALPHABET.iter().position(|known| known == character)?;
            value = value * 45 + u32::try_from(digit).ok()?;
        }
        match group.len() {
            3 => bytes.extend_from_slice(&u16::try_from(value).ok()?.to_be_bytes()),
            2 => bytes.push(u8::try_from(value).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_examples_of_rfc_9285_hold() {
        for (bytes, text) in
            [("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("ietf!", "QED8WEX0")]
        {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text), Some(bytes.as_bytes().to_vec()));
        }
    }

    #[test]
    fn what_no_bytes_encode_to_is_refused() {
        // Section 6 of the RFC names GGW (65536) and a single character; 100 (2 characters) would be 256 or more.
        for text in ["GGW", ":::", "A", "BB8A", "::", "bb8", "BB８"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }

        #[test]
        fn a_text_means_its_own_bytes_only(text in "[0-9A-Z $%*+./:-]{0,40}") {
            if let Some(bytes) = decode(&text) {
                prop_assert_eq!(encode(&bytes), text);
            }
        }
    }
}
