//! The office's key.
//!
//! Owns the one Ed25519 key that an office signs with, how it is kept as text, and its public half. The same key signs
//! files (`minisign`) and the claims in QR codes (`claim_token`). Leaves making 32 random bytes, and where the text is
//! kept, to the floors above. What would surprise a reader: the key id is not chosen by chance, as minisign does it, but
//! is made from the public key, so that a lost `.pub` file can be written again letter by letter.
//!
//! Texts are those of minisign (<https://jedisct1.github.io/minisign/>, "Key format"): an untrusted comment, then
//! Base64. The secret key is minisign's unencrypted form (KDF algorithm of two zero bytes), so `minisign -S` reads it.

use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use blake2::{Blake2b, Digest as _};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::Sha256;

use blake2::digest::consts::U32;

/// What the first line of each of minisign's files begins with.
pub(super) const UNTRUSTED: &str = "untrusted comment: ";
/// The signature algorithm of a key: Ed25519.
const ALGORITHM: &[u8; 2] = b"Ed";
/// The key derivation of a secret key that no password seals.
const NO_DERIVATION: &[u8; 2] = &[0, 0];
/// The checksum algorithm of a secret key: `BLAKE2b` of 256 bits.
const CHECKSUM: &[u8; 2] = b"B2";
/// Salt (32 bytes), operations limit (8) and memory limit (8) of the key derivation: not used, all zero.
const DERIVATION_LENGTH: usize = 48;

/// What is wrong with the text of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not the text of such a key: no comment line, or no Base64 of the right length after it.
    #[error("not the text of a minisign key")]
    NotAKey,
    /// A key of another algorithm.
    #[error("not an Ed25519 key")]
    Algorithm,
    /// A secret key that a password seals.
    #[error("the secret key is sealed with a password")]
    Sealed,
    /// The checksum, or the public half within the secret key, does not fit.
    #[error("the key is damaged")]
    Damaged,
}

/// The short name of a key: the first eight bytes of the SHA-256 of the public key's 32 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; 8]);

impl KeyId {
    /// From the eight bytes in the order of the files.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(bytes)
    }

    /// The eight bytes in the order of the files.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 8] {
        &self.0
    }

    fn of(key: &VerifyingKey) -> Self {
        let digest: [u8; 32] = Sha256::digest(key.as_bytes()).into();
        let mut id = [0; 8];
        id.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        Self(id)
    }
}

impl fmt::Display for KeyId {
    /// As minisign prints it: sixteen hexadecimal digits of the little-endian number.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016X}", u64::from_le_bytes(self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "KeyId({self})")
    }
}

/// The public half of a key, with its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey {
    key: VerifyingKey,
    id: KeyId,
}

impl PublicKey {
    /// Reads the text of a `.pub` file, or its Base64 line alone.
    ///
    /// # Errors
    /// Where it is not the public key of an Ed25519 pair.
    pub fn from_text(text: &str) -> Result<Self, KeyError> {
        let bytes: [u8; 42] = decode(text)?;
        let (algorithm, rest) = split::<2>(&bytes)?;
        let (id, key) = split::<8>(rest)?;
        if &algorithm != ALGORITHM {
            return Err(KeyError::Algorithm);
        }
        let key: [u8; 32] = key.try_into().map_err(|_| KeyError::NotAKey)?;
        let key = VerifyingKey::from_bytes(&key).map_err(|_| KeyError::Damaged)?;
        // A key of small order would accept one signature for many messages.
        if key.is_weak() { Err(KeyError::Damaged) } else { Ok(Self { key, id: KeyId(id) }) }
    }

    /// The text of its `.pub` file.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut bytes = ALGORITHM.to_vec();
        bytes.extend_from_slice(&self.id.0);
        bytes.extend_from_slice(self.key.as_bytes());
        format!("{UNTRUSTED}minisign public key {}\n{}\n", self.id, BASE64_STANDARD.encode(bytes))
    }

    /// Its id. For a key made elsewhere it is the one chosen there.
    #[must_use]
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// The key's 32 bytes (RFC 8032, section 5.1.5).
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }

    /// Whether this is a signature of the message by this key, by the strict rules that leave one form only.
    pub(super) fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| self.key.verify_strict(message, &signature).is_ok())
    }
}

/// The office's signing key. It is wiped from memory when dropped, and neither compared nor printed.
pub struct OfficeKey {
    key: SigningKey,
}

impl OfficeKey {
    /// From 32 bytes, which must come from a good random source and from nowhere else.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self { key: SigningKey::from_bytes(seed) }
    }

    /// Reads the text that [`to_text`](Self::to_text) made, or any secret key of minisign without a password.
    /// Signatures bear the id made from the public key.
    ///
    /// # Errors
    /// Where it is no such key, is sealed, or does not fit its checksum.
    pub fn from_text(text: &str) -> Result<Self, KeyError> {
        let bytes: [u8; 158] = decode(text)?;
        let (algorithm, rest) = split::<2>(&bytes)?;
        let (derivation, rest) = split::<2>(rest)?;
        let (checksum_algorithm, rest) = split::<2>(rest)?;
        let (_, rest) = split::<DERIVATION_LENGTH>(rest)?;
        let (id, rest) = split::<8>(rest)?;
        let (secret, checksum) = split::<64>(rest)?;
        if &algorithm != ALGORITHM || &checksum_algorithm != CHECKSUM {
            return Err(KeyError::Algorithm);
        }
        if &derivation != NO_DERIVATION {
            return Err(KeyError::Sealed);
        }
        // minisign writes zeros where no checksum was made.
        let unchecked = checksum.iter().all(|byte| *byte == 0);
        if !unchecked && checksum != secret_checksum(KeyId(id), &secret) {
            return Err(KeyError::Damaged);
        }
        SigningKey::from_keypair_bytes(&secret).map(|key| Self { key }).map_err(|_| KeyError::Damaged)
    }

    /// The text to keep: minisign's unencrypted secret key. Whoever reads it can sign as the office.
    #[must_use]
    pub fn to_text(&self) -> String {
        let id = self.public().id;
        let secret = self.key.to_keypair_bytes();
        let mut bytes = ALGORITHM.to_vec();
        bytes.extend_from_slice(NO_DERIVATION);
        bytes.extend_from_slice(CHECKSUM);
        bytes.extend_from_slice(&[0; DERIVATION_LENGTH]);
        bytes.extend_from_slice(&id.0);
        bytes.extend_from_slice(&secret);
        bytes.extend_from_slice(&secret_checksum(id, &secret));
        format!("{UNTRUSTED}minisign secret key {id}\n{}\n", BASE64_STANDARD.encode(bytes))
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        let key = self.key.verifying_key();
        PublicKey { key, id: KeyId::of(&key) }
    }

    /// The signature of a message (RFC 8032, section 5.1.6): the same for the same message.
    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

impl fmt::Debug for OfficeKey {
    /// The id alone, so that no log gives the key away.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "OfficeKey({})", self.public().id)
    }
}

/// The checksum of a secret key: BLAKE2b-256 over the algorithm, the id and the key.
fn secret_checksum(id: KeyId, secret: &[u8; 64]) -> [u8; 32] {
    let mut digest = Blake2b::<U32>::new();
    digest.update(ALGORITHM);
    digest.update(id.0);
    digest.update(secret);
    digest.finalize().into()
}

/// The bytes of a key's text: the last line that is not blank, whatever comment stands before it.
fn decode<const LENGTH: usize>(text: &str) -> Result<[u8; LENGTH], KeyError> {
    let line = text.lines().map(str::trim).rfind(|line| !line.is_empty()).ok_or(KeyError::NotAKey)?;
    let bytes = BASE64_STANDARD.decode(line).map_err(|_| KeyError::NotAKey)?;
    bytes.try_into().map_err(|_| KeyError::NotAKey)
}

/// The first so many bytes, and the rest.
fn split<const LENGTH: usize>(bytes: &[u8]) -> Result<([u8; LENGTH], &[u8]), KeyError> {
    bytes.split_first_chunk().map(|(head, rest)| (*head, rest)).ok_or(KeyError::NotAKey)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// RFC 8032, section 7.1, test 1.
    const SEED: [u8; 32] = [
        0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49,
        0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
    ];

    #[test]
    fn the_first_vector_of_rfc_8032_holds() {
        let key = OfficeKey::from_seed(&SEED);
        assert_eq!(key.public().as_bytes().first_chunk(), Some(&[0xd7, 0x5a, 0x98, 0x01]));
        assert_eq!(key.sign(b"").first_chunk(), Some(&[0xe5, 0x56, 0x43, 0x00]));
    }

    #[test]
    fn a_key_reads_back_from_its_text() {
        let key = OfficeKey::from_seed(&SEED);
        let again = OfficeKey::from_text(&key.to_text()).unwrap();
        assert_eq!(again.public(), key.public());
        assert_eq!(again.to_text(), key.to_text());
        assert_eq!(PublicKey::from_text(&key.public().to_text()), Ok(key.public()));
        let bare = key.public().to_text().lines().last().unwrap().to_owned();
        assert_eq!(PublicKey::from_text(&format!("{bare}\r\n\r\n")), Ok(key.public()));
    }

    #[test]
    fn nothing_prints_the_secret() {
        let key = OfficeKey::from_seed(&SEED);
        assert_eq!(format!("{key:?}"), format!("OfficeKey({})", key.public().id()));
    }

    #[test]
    fn each_fault_of_a_text_has_its_own_error() {
        let key = OfficeKey::from_seed(&SEED);
        assert_eq!(OfficeKey::from_text("").unwrap_err(), KeyError::NotAKey);
        assert_eq!(OfficeKey::from_text(&key.public().to_text()).unwrap_err(), KeyError::NotAKey);
        assert_eq!(PublicKey::from_text(&key.to_text()).unwrap_err(), KeyError::NotAKey);
        let mut bytes = BASE64_STANDARD.decode(key.to_text().lines().last().unwrap()).unwrap();
        bytes[100] ^= 1;
        assert_eq!(OfficeKey::from_text(&BASE64_STANDARD.encode(&bytes)).unwrap_err(), KeyError::Damaged);
        bytes[2] = b'S';
        assert_eq!(OfficeKey::from_text(&BASE64_STANDARD.encode(&bytes)).unwrap_err(), KeyError::Sealed);
        bytes[0] = b'R';
        assert_eq!(OfficeKey::from_text(&BASE64_STANDARD.encode(&bytes)).unwrap_err(), KeyError::Algorithm);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,300}") {
            let _ = OfficeKey::from_text(&text);
            let _ = PublicKey::from_text(&text);
        }
    }
}
