//! Which encoding a text is in: UTF-8, UTF-16 or GB18030.
