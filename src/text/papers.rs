//! The words of certificates and other papers.
