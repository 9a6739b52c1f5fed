//! Every sentence a person reads, and the rules for setting it in lines. Any floor may take from here; it takes from none.

pub mod line_break;
pub mod ui;
