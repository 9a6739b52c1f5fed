//! Marks and scores. One function scores a question, everywhere; sums are exact.
//!
//! Leaves it to `assembly` what a form is and to `sitting` what was answered.

mod fill;
mod marks;
mod question;
mod score;

pub use fill::{accepts, fold_text};
pub use marks::{Marks, stars};
pub use question::{Answer, MultipleRule, Outcome, score_question};
pub use score::{ArticleToReread, QuestionScore, Score, ScoreError, TopicScore, score_form};
