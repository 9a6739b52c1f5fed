//! The plain-text bank format, written down in `question-bank/FORMAT.md`.
