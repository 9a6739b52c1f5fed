//! What the screens say, one file a screen.

pub mod manage;
pub mod verify;
