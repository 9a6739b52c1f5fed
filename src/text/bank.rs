//! The keywords of the bank format, and what is said of findings in a bank or a roster.
