//! The signed claim: a CWT (RFC 8392) in `COSE_Sign1` (RFC 9052), as text for a QR code.
//!
//! Owns the token's form, its making and its checking. Leaves keys to `keys`, the picture to `print`, and whether a
//! certificate was revoked or has ended to the floors above: a signature says only that the office once said so.
//!
//! `XAK1:` and then Base45 (RFC 9285) of a tagged `COSE_Sign1` (CBOR tag 18), as the European covid certificates have it:
//!
//! | part | content |
//! |---|---|
//! | protected header | 1 (alg): -8 `EdDSA`; 4 (kid): the eight bytes of the key's id |
//! | unprotected header | empty |
//! | claim 1, iss | the issuing unit |
//! | claim 2, sub | the holder's name |
//! | claim 4, exp | the end of the last valid day in China (UTC+8), seconds since 1970 |
//! | claim 6, iat | the begin of the day of issue in China (UTC+8), seconds since 1970 |
//! | claim 7, cti | the certificate's number, as bytes |
//! | claim -65537 | a map: 1 the masked identity number, 2 the track (1 civil servant, 2 school, 3 certified post), 3 the exam's title, 4 the score in hundredths of a mark |
//!
//! -65537 is the first key that the registry of CWT claims leaves for private use. What would surprise a reader: the
//! token must be what encoding its own content gives, so a single changed character is always refused, also one outside
//! of what the signature covers.

use ciborium::value::Value;
use coset::cwt::{ClaimName, ClaimsSet, ClaimsSetBuilder, Timestamp};
use coset::iana::Algorithm;
use coset::{
    CborSerializable as _, CoseSign1, CoseSign1Builder, Header, HeaderBuilder, RegisteredLabelWithPrivate,
    TaggedCborSerializable as _,
};
use jiff::SignedDuration;
use jiff::civil::{Date, date};

use super::base45;
use super::keys::{KeyId, OfficeKey, PublicKey};
use crate::domain::bank::Track;
use crate::domain::certificate::{CertificateNumber, Claim};
use crate::domain::scoring::Marks;

/// What every token begins with: the name of the form and its version.
pub const PREFIX: &str = "XAK1:";
/// The claim under which our own facts stand.
const PRIVATE: i64 = -65_537;
/// China keeps one time, eight hours before Greenwich, all year.
const CHINA_SECONDS: i64 = 8 * 3600;
const DAY_SECONDS: i64 = 86_400;
/// The longest token that is looked at, in bytes: what the largest QR code holds.
const LONGEST: usize = 4296;

/// Why a token is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// It does not begin as ours do.
    #[error("not a token of this program")]
    NotOurs,
    /// It begins as ours do, and cannot be read.
    #[error("the token is damaged or cut off")]
    Damaged,
    /// Signed with a key that is not at hand.
    #[error("signed with the unknown key {0}")]
    UnknownKey(KeyId),
    /// The key is known, and the signature does not fit.
    #[error("the signature does not fit the claim")]
    BadSignature,
    /// A claim that cannot be written; no claim is known that meets this.
    #[error("the claim cannot be written as CBOR")]
    Unwritable,
}

/// The token for a claim: the same for the same key and claim.
///
/// # Errors
/// [`TokenError::Unwritable`] alone, which no claim is known to meet.
pub fn encode(key: &OfficeKey, claim: &Claim) -> Result<String, TokenError> {
    let header = HeaderBuilder::new().algorithm(Algorithm::EdDSA).key_id(key.public().id().as_bytes().to_vec()).build();
    let payload = claims(claim).to_vec().map_err(|_| TokenError::Unwritable)?;
    let signed = CoseSign1Builder::new()
        .protected(header)
        .payload(payload)
        .create_signature(&[], |message| key.sign(message).to_vec())
        .build();
    let bytes = signed.to_tagged_vec().map_err(|_| TokenError::Unwritable)?;
    Ok(format!("{PREFIX}{}", base45::encode(&bytes)))
}

/// The claim of a token that one of the keys signed. Space around the token is forgiven.
///
/// # Errors
/// The first reason not to accept it.
pub fn decode(token: &str, keys: &[PublicKey]) -> Result<Claim, TokenError> {
    let encoded = token.trim().strip_prefix(PREFIX).ok_or(TokenError::NotOurs)?;
    if encoded.len() > LONGEST {
        return Err(TokenError::Damaged);
    }
    let bytes = base45::decode(encoded).ok_or(TokenError::Damaged)?;
    let signed = CoseSign1::from_tagged_slice(&bytes).map_err(|_| TokenError::Damaged)?;
    let id = signer(&signed).ok_or(TokenError::Damaged)?;
    let key = keys.iter().find(|key| key.id() == id).ok_or(TokenError::UnknownKey(id))?;
    signed
        .verify_signature(&[], |signature, message| key.accepts(message, signature).then_some(()).ok_or(()))
        .map_err(|()| TokenError::BadSignature)?;
    // The frame around what is signed has more than one spelling in CBOR: take only our own.
    let payload = signed.payload.as_deref().unwrap_or_default();
    let claim = ClaimsSet::from_slice(payload).ok().and_then(read).ok_or(TokenError::Damaged)?;
    if signed.to_tagged_vec().is_ok_and(|again| again == bytes) { Ok(claim) } else { Err(TokenError::Damaged) }
}

/// The key that signed, by the token's own account, where the headers are as ours are.
fn signer(signed: &CoseSign1) -> Option<KeyId> {
    let header = &signed.protected.header;
    let algorithm = RegisteredLabelWithPrivate::Assigned(Algorithm::EdDSA);
    let id: [u8; 8] = header.key_id.as_slice().try_into().ok()?;
    (header.alg == Some(algorithm) && signed.unprotected == Header::default() && signed.payload.is_some())
        .then_some(KeyId::from_bytes(id))
}

fn claims(claim: &Claim) -> ClaimsSet {
    let facts = [
        Value::Text(claim.masked_identity.clone()),
        Value::Integer(track_number(claim.track).into()),
        Value::Text(claim.exam.clone()),
        Value::Integer(claim.score.as_hundredths().into()),
    ];
    let facts = (1..).zip(facts).map(|(key, fact): (i64, Value)| (Value::Integer(key.into()), fact)).collect();
    // Set by hand: the builder's `private_claim` panics on a key that is not private.
    let mut claims = ClaimsSetBuilder::new()
        .issuer(claim.issuer.clone())
        .subject(claim.name.clone())
        .expiration_time(Timestamp::WholeSeconds(begin(claim.valid_until) + DAY_SECONDS))
        .issued_at(Timestamp::WholeSeconds(begin(claim.issued_on)))
        .cwt_id(claim.number.0.clone().into_bytes())
        .build();
    claims.rest.push((ClaimName::PrivateUse(PRIVATE), Value::Map(facts)));
    claims
}

fn read(claims: ClaimsSet) -> Option<Claim> {
    let (Some(Timestamp::WholeSeconds(end)), Some(Timestamp::WholeSeconds(issued))) =
        (claims.expiration_time, claims.issued_at)
    else {
        return None;
    };
    let mut rest = claims.rest.into_iter();
    let Some((ClaimName::PrivateUse(PRIVATE), Value::Map(facts))) = rest.next() else { return None };
    let fact = |wanted: i64| facts.iter().find(|(key, _)| *key == Value::Integer(wanted.into())).map(|(_, fact)| fact);
    let text = |wanted| fact(wanted).and_then(Value::as_text).map(str::to_owned);
    let number = |wanted| fact(wanted).and_then(Value::as_integer).and_then(|number| i64::try_from(number).ok());
    Some(Claim {
        number: CertificateNumber(String::from_utf8(claims.cwt_id?).ok()?),
        name: claims.subject?,
        masked_identity: text(1)?,
        track: Track::ALL.into_iter().find(|track| number(2) == Some(track_number(*track)))?,
        exam: text(3)?,
        score: Marks::hundredths(number(4)?),
        issued_on: day(issued)?,
        valid_until: day(end.checked_sub(DAY_SECONDS)?)?,
        issuer: claims.issuer?,
    })
}

/// The number of a track in a token, which is shorter than its code.
const fn track_number(track: Track) -> i64 {
    match track {
        Track::CivilServant => 1,
        Track::School => 2,
        Track::CertifiedPost => 3,
    }
}

/// The first second of a day in China, since 1970.
fn begin(day: Date) -> i64 {
    day.duration_since(date(1970, 1, 1)).as_secs() - CHINA_SECONDS
}

/// The day in China that begins with this second.
fn day(second: i64) -> Option<Date> {
    let local = second.checked_add(CHINA_SECONDS)?;
    if local % DAY_SECONDS != 0 {
        return None;
    }
    date(1970, 1, 1).checked_add(SignedDuration::from_secs(local)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key() -> OfficeKey {
        OfficeKey::from_seed(&[7; 32])
    }

    fn claim() -> Claim {
        Claim {
            number: CertificateNumber("XF-2026-0632-00417".into()),
            name: "王建明".into(),
            masked_identity: "6321**********1234".into(),
            track: Track::CivilServant,
            exam: "二〇二六年度领导干部消防安全考试".into(),
            score: Marks::whole(86),
            issued_on: date(2026, 11, 24),
            valid_until: date(2027, 11, 23),
            issuer: "平安县消防安全委员会办公室".into(),
        }
    }

    #[test]
    fn a_claim_comes_back_and_its_token_is_always_the_same() {
        let token = encode(&key(), &claim()).unwrap();
        assert_eq!(token, encode(&key(), &claim()).unwrap());
        assert_eq!(decode(&token, &[OfficeKey::from_seed(&[8; 32]).public(), key().public()]), Ok(claim()));
        assert_eq!(decode(&format!("\n {token}\r\n"), &[key().public()]), Ok(claim()));
    }

    #[test]
    fn the_token_is_short_and_in_the_alphabet_of_qr_codes() {
        let token = encode(&key(), &claim()).unwrap();
        assert!(
            token
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b" $%*+-./:".contains(&byte))
        );
        // Version 13 at level M holds 483 such characters.
        assert!(token.len() <= 483, "{}", token.len());
    }

    #[test]
    fn the_end_is_the_midnight_after_the_last_day_in_china() {
        // 2027-11-24 00:00 in China is 2027-11-23 16:00 in Greenwich.
        assert_eq!(begin(date(2027, 11, 23)) + DAY_SECONDS, 1_826_985_600);
        assert_eq!(day(1_826_985_600), Some(date(2027, 11, 24)));
        assert_eq!(day(1_826_985_601), None);
        assert_eq!(day(i64::MAX), None);
    }

    #[test]
    fn each_fault_has_its_own_error() {
        let token = encode(&key(), &claim()).unwrap();
        let id = key().public().id();
        assert_eq!(decode("HC1:6BF", &[]), Err(TokenError::NotOurs));
        assert_eq!(decode("XAK1:", &[]), Err(TokenError::Damaged));
        assert_eq!(decode(&token[..token.len() - 3], &[key().public()]), Err(TokenError::Damaged));
        assert_eq!(decode(&token, &[]), Err(TokenError::UnknownKey(id)));
        let mut bytes = base45::decode(&token[PREFIX.len()..]).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        let forged = format!("{PREFIX}{}", base45::encode(&bytes));
        assert_eq!(decode(&forged, &[key().public()]), Err(TokenError::BadSignature));
    }

    #[test]
    fn another_spelling_of_the_same_token_is_refused() {
        let token = encode(&key(), &claim()).unwrap();
        let bytes = base45::decode(&token[PREFIX.len()..]).unwrap();
        // Tag 18, array of 4; the same array with its length in a byte of its own.
        assert_eq!(bytes[..2], [0xd2, 0x84]);
        let longer = [&[0xd2, 0x98, 4], &bytes[2..]].concat();
        let longer = format!("{PREFIX}{}", base45::encode(&longer));
        assert_eq!(decode(&longer, &[key().public()]), Err(TokenError::Damaged));
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (-9999_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn any_claim_comes_back(name in ".{0,20}", exam in ".{0,60}", hundredths in any::<i64>(), issued_on in any_day(), valid_until in any_day()) {
            let claim = Claim { name, exam, score: Marks::hundredths(hundredths), issued_on, valid_until, ..claim() };
            let token = encode(&key(), &claim).unwrap();
            prop_assert_eq!(decode(&token, &[key().public()]), Ok(claim));
        }

        #[test]
        fn any_changed_character_is_refused(at in any::<prop::sample::Index>(), to in "[0-9A-Z $%*+./:-]|.") {
            let token = encode(&key(), &claim()).unwrap();
            let place = at.index(token.len());
            prop_assume!(token[place..=place] != to);
            let mut changed = token.clone();
            changed.replace_range(place..=place, &to);
            prop_assert!(decode(&changed, &[key().public()]).is_err());
        }

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode(&format!("{PREFIX}{}", base45::encode(&bytes)), &[key().public()]);
            let framed = [&[0xd2, 0x84, 0x4d, 0xa2, 1, 0x27, 4, 0x48], bytes.as_slice()].concat();
            let _ = decode(&format!("{PREFIX}{}", base45::encode(&framed)), &[key().public()]);
        }

        #[test]
        fn no_text_panics(text in "(XAK1:)?.{0,80}") {
            let _ = decode(&text, &[key().public()]);
        }
    }
}
