//! Signatures of files in the format of minisign (<https://jedisct1.github.io/minisign/>, "Signature format").
//!
//! Owns making and checking the text of a `.minisig` file. Leaves keys to `keys`, reading files to the floors above.
//! Only the prehashed form (`ED`: the signature covers the BLAKE2b-512 of the file) is made and accepted. What would
//! surprise a reader: the text is the same for the same file and comment, so a second export is byte-identical; the
//! `minisign` crate mixes chance into each signature, which is why it is not used here.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use blake2::{Blake2b512, Digest as _};

use super::keys::{KeyError, KeyId, OfficeKey, PublicKey, UNTRUSTED};

/// The algorithm of a prehashed signature.
const PREHASHED: &[u8; 2] = b"ED";
/// What the line of the trusted comment begins with.
const TRUSTED: &str = "trusted comment: ";

/// Why a signature is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// The public key cannot be read.
    #[error("the public key: {0}")]
    Key(#[from] KeyError),
    /// Not the text of a signature, or one that is cut off.
    #[error("not the text of a minisign signature")]
    NotASignature,
    /// A signature of a form that is no longer made, or of another algorithm.
    #[error("not a prehashed Ed25519 signature")]
    Algorithm,
    /// Signed with another key.
    #[error("signed with key {found}, not {expected}")]
    OtherKey {
        /// The key at hand.
        expected: KeyId,
        /// The key that signed, by its own account.
        found: KeyId,
    },
    /// The file is not the one that was signed, or the signature was changed.
    #[error("the signature does not fit the file")]
    Changed,
    /// The trusted comment is not the one that was signed.
    #[error("the trusted comment was changed")]
    CommentChanged,
}

/// The text of the `.minisig` file for these bytes: the same for the same input.
///
/// The trusted comment is one line: control characters in it become spaces.
#[must_use]
pub fn sign(key: &OfficeKey, bytes: &[u8], trusted_comment: &str) -> String {
    let comment: String = trusted_comment.chars().map(|char| if char.is_control() { ' ' } else { char }).collect();
    let comment = comment.trim();
    let id = key.public().id();
    let signature = key.sign(&prehash(bytes));
    let mut blob = PREHASHED.to_vec();
    blob.extend_from_slice(id.as_bytes());
    blob.extend_from_slice(&signature);
    let global = key.sign(&with_comment(&signature, comment));
    format!(
        "{UNTRUSTED}signature by key {id}\n{}\n{TRUSTED}{comment}\n{}\n",
        BASE64_STANDARD.encode(blob),
        BASE64_STANDARD.encode(global)
    )
}

/// The trusted comment of a signature that fits these bytes and this public key (the text of its `.pub` file).
///
/// # Errors
/// The first reason not to accept it.
pub fn verify(public_key: &str, bytes: &[u8], signature: &str) -> Result<String, VerifyError> {
    verify_with(&PublicKey::from_text(public_key)?, bytes, signature)
}

/// The same with a key already read.
///
/// # Errors
/// The first reason not to accept it.
pub fn verify_with(key: &PublicKey, bytes: &[u8], signature: &str) -> Result<String, VerifyError> {
    let mut lines = signature.trim_start_matches('\u{feff}').lines();
    let (Some(untrusted), Some(blob), Some(comment), Some(global)) =
        (lines.next(), lines.next(), lines.next(), lines.next())
    else {
        return Err(VerifyError::NotASignature);
    };
    let comment = comment.strip_prefix(TRUSTED).ok_or(VerifyError::NotASignature)?;
    if !untrusted.starts_with(UNTRUSTED) {
        return Err(VerifyError::NotASignature);
    }
    let (algorithm, found, signed) = parts(blob)?;
    let global: [u8; 64] = decode(global)?;
    if &algorithm != PREHASHED {
        return Err(VerifyError::Algorithm);
    }
    if found != key.id() {
        return Err(VerifyError::OtherKey { expected: key.id(), found });
    }
    if !key.accepts(&prehash(bytes), &signed) {
        return Err(VerifyError::Changed);
    }
    if !key.accepts(&with_comment(&signed, comment), &global) {
        return Err(VerifyError::CommentChanged);
    }
    Ok(comment.to_owned())
}

/// The id of the key that a signature says it was made with; nothing is checked.
#[must_use]
pub fn signer(signature: &str) -> Option<KeyId> {
    parts(signature.lines().nth(1)?).ok().map(|(_, id, _)| id)
}

/// The algorithm, the key's id and the signature in the second line.
fn parts(line: &str) -> Result<([u8; 2], KeyId, [u8; 64]), VerifyError> {
    let blob: [u8; 74] = decode(line)?;
    let (algorithm, rest) = blob.split_first_chunk().ok_or(VerifyError::NotASignature)?;
    let (id, signature) = rest.split_first_chunk().ok_or(VerifyError::NotASignature)?;
    let signature = signature.try_into().map_err(|_| VerifyError::NotASignature)?;
    Ok((*algorithm, KeyId::from_bytes(*id), signature))
}

/// What is signed in place of the file.
fn prehash(bytes: &[u8]) -> [u8; 64] {
    Blake2b512::digest(bytes).into()
}

/// What the second signature covers.
fn with_comment(signature: &[u8; 64], comment: &str) -> Vec<u8> {
    [signature.as_slice(), comment.as_bytes()].concat()
}

/// The bytes of a Base64 line of one length.
fn decode<const LENGTH: usize>(line: &str) -> Result<[u8; LENGTH], VerifyError> {
    let bytes = BASE64_STANDARD.decode(line.trim_end()).map_err(|_| VerifyError::NotASignature)?;
    bytes.try_into().map_err(|_| VerifyError::NotASignature)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const COMMENT: &str = "消安考 成绩 2026-11-24";

    fn key() -> OfficeKey {
        OfficeKey::from_seed(&[7; 32])
    }

    #[test]
    fn a_signature_gives_its_comment_back_and_is_always_the_same() {
        let text = sign(&key(), b"results", COMMENT);
        assert_eq!(text, sign(&key(), b"results", COMMENT));
        assert_eq!(verify(&key().public().to_text(), b"results", &text), Ok(COMMENT.to_owned()));
        assert_eq!(verify(&key().public().to_text(), b"results", &text.replace('\n', "\r\n")), Ok(COMMENT.to_owned()));
        assert_eq!(signer(&text), Some(key().public().id()));
    }

    #[test]
    fn a_comment_of_two_lines_becomes_one() {
        let text = sign(&key(), b"", "a\nb\t");
        assert_eq!(verify(&key().public().to_text(), b"", &text), Ok("a b".to_owned()));
    }

    #[test]
    fn each_fault_has_its_own_error() {
        let public = key().public();
        let text = sign(&key(), b"results", COMMENT);
        let other = OfficeKey::from_seed(&[8; 32]).public();
        assert_eq!(
            verify_with(&other, b"results", &text),
            Err(VerifyError::OtherKey { expected: other.id(), found: public.id() })
        );
        assert_eq!(verify_with(&public, b"resultz", &text), Err(VerifyError::Changed));
        assert_eq!(verify_with(&public, b"results", &text.replace("2026", "2027")), Err(VerifyError::CommentChanged));
        assert_eq!(verify_with(&public, b"results", "x"), Err(VerifyError::NotASignature));
        assert_eq!(verify("x", b"results", &text), Err(VerifyError::Key(KeyError::NotAKey)));
    }

    #[test]
    fn the_minisign_crate_accepts_it() {
        let text = sign(&key(), b"results", COMMENT);
        let public = minisign::PublicKeyBox::from_string(&key().public().to_text()).unwrap();
        let signature = minisign::SignatureBox::from_string(&text).unwrap();
        let public = public.into_public_key().unwrap();
        minisign::verify(&public, &signature, std::io::Cursor::new(b"results"), true, false, false).unwrap();
        assert_eq!(signature.trusted_comment().unwrap(), COMMENT);
    }

    #[test]
    fn the_minisign_crate_reads_the_secret_key_and_its_signature_is_accepted() {
        let secret = minisign::SecretKeyBox::from_string(&key().to_text()).unwrap();
        let secret = secret.into_unencrypted_secret_key().unwrap();
        let made = minisign::sign(None, &secret, b"results".as_slice(), Some("theirs"), None).unwrap().into_string();
        assert_eq!(verify_with(&key().public(), b"results", &made), Ok("theirs".to_owned()));
    }

    proptest! {
        #[test]
        fn any_changed_byte_of_the_file_is_refused(bytes in prop::collection::vec(any::<u8>(), 1..200), at in any::<prop::sample::Index>(), change in 1_u8..) {
            let text = sign(&key(), &bytes, "c");
            let mut changed = bytes.clone();
            let place = at.index(bytes.len());
            changed[place] ^= change;
            prop_assert_eq!(verify_with(&key().public(), &changed, &text), Err(VerifyError::Changed));
        }

        #[test]
        fn any_changed_character_of_the_signed_lines_is_refused(at in any::<prop::sample::Index>(), to in "[A-Za-z0-9+/= ]") {
            let text = sign(&key(), b"results", COMMENT);
            let first = text.find('\n').unwrap_or(0) + 1;
            let places: Vec<(usize, char)> = text.char_indices().filter(|(place, char)| *place >= first && *char != '\n').collect();
            let (place, was) = places[at.index(places.len())];
            prop_assume!(!to.starts_with(was));
            let mut changed = text.clone();
            changed.replace_range(place..place + was.len_utf8(), &to);
            prop_assert!(verify_with(&key().public(), b"results", &changed).is_err(), "{}", changed);
        }

        #[test]
        fn no_text_panics(text in "(untrusted comment: .{0,9}\n.{0,120}\ntrusted comment: .{0,9}\n.{0,100}|.{0,100})") {
            let _ = verify_with(&key().public(), b"results", &text);
            let _ = signer(&text);
        }
    }
}
