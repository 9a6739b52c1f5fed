//! Builds the crate again when a bank or blueprint file comes or goes: the macro that takes folders in cannot tell.

fn main() {
    println!("cargo:rerun-if-changed=question-bank");
    println!("cargo:rerun-if-changed=assets/blueprints");
}
