//! One folder a screen: plain state, and a view that draws it and returns what the person wants.

pub mod ask;
pub mod candidate_page;
pub mod learning;
pub mod lesson;
pub mod look_panel;
pub mod manage;
pub mod my_exams;
pub mod notice;
pub mod practice;
pub mod question;
pub mod result;
pub mod review;
pub mod save_certificate;
pub mod sign_in;
pub mod sitting;
pub mod start;
pub mod verify;
