//! One folder a screen: plain state, and a view that draws it and returns what the person wants.

pub mod manage;
pub mod start;
pub mod verify;
