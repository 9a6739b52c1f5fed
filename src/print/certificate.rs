//! The certificate: one page, A4 landscape.
