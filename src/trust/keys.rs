//! The office's key.
