//! The signed claim: a CWT (RFC 8392) in COSE_Sign1 (RFC 9052), as text for a QR code.
