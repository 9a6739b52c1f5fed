//! 消安考: fire-safety training and examination for a county, on one machine.

pub mod text;
pub mod ui;
