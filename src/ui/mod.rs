//! The window: how it looks, the parts it is made of, and its screens. No rule of the domain lives here.

pub mod app;
pub mod desk;
pub mod fonts;
pub mod pictures;
pub mod screens;
pub mod theme;
pub mod widgets;
pub mod worker;
