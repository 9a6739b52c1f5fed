//! Signatures of files in the format of minisign.
