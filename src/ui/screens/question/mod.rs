//! A question that is being answered, wherever that is: in a sitting, in practice, in a lesson.
//!
//! Owns how each kind is drawn and what pressing a place of the screen does to an answer. Leaves to the screens what an
//! answer is for: a journal in the one case, a word about right and wrong in the others.

mod acts;
mod view;

pub use acts::{Act, act_of_letter, blank_count, given, place_of, row_count};
pub use view::{Asked, Pictures, answering_ui, picture_ui, stimulus_ui};
