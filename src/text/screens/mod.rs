//! What each screen says, a file a screen.

pub mod sitting;
