//! Who may import whom, where each library lives, and which floors never touch the machine.

use crate::source::Source;

/// A floor: a module with everything under it, and what it may import beside itself.
struct Floor {
    module: &'static str,
    imports: &'static [&'static str],
}

const fn floor(module: &'static str, imports: &'static [&'static str]) -> Floor {
    Floor { module, imports }
}

/// The floors. The longest that fits is a file's own. `lib` and `main` put the house together and stand on none.
const FLOORS: &[Floor] = &[
    floor("domain", &[]),
    floor("fonts", &[]),
    floor("logging", &[]),
    floor("trust", &["domain"]),
    floor("store", &["domain"]),
    floor("formats", &["domain", "text::words", "text::bank", "text::results", "text::rosters"]),
    floor("print", &["domain", "text::words", "text::papers", "text::line_break"]),
    floor(
        "service",
        &["domain", "fonts", "formats", "print", "store", "text::bank", "text::rehearsal", "text::words", "trust"],
    ),
    // Words: of the domain's values, of the formats that people write, of the screens and the command line.
    floor("text::words", &["domain"]),
    floor("text::line_break", &[]),
    floor("text::papers", &["domain", "text::words"]),
    floor("text::rehearsal", &[]),
    floor("text::bank", &["domain", "text::words"]),
    floor("text::results", &["domain", "text::words", "formats::results"]),
    floor("text::rosters", &["domain", "text::words", "formats::roster"]),
    floor("text::ui", &["domain", "text::words"]),
    floor("text::screens", &["domain", "text::bank", "text::ui", "text::words"]),
    floor("text::cli", &["domain", "service", "text::bank", "text::words"]),
    // Errors of every floor in words, for the two that talk to people.
    floor("text::errors", &["domain", "formats", "print", "service", "store", "text", "trust"]),
    floor(
        "cli",
        &[
            "domain",
            "fonts",
            "formats",
            "print",
            "service",
            "store",
            "text::bank",
            "text::cli",
            "text::errors",
            "text::words",
            "trust",
        ],
    ),
    floor(
        "ui",
        &[
            "domain",
            "fonts",
            "formats",
            "print",
            "service",
            "store",
            "text::bank",
            "text::errors",
            "text::line_break",
            "text::screens",
            "text::ui",
            "text::words",
            "trust",
        ],
    ),
    // What a screen shows, and what it is drawn with. A view has values, no store, no service and no window.
    floor("ui::fonts", &["fonts"]),
    floor("ui::theme", &["ui::fonts"]),
    floor("ui::widgets", &["text::line_break", "text::screens", "text::ui", "ui::fonts", "ui::theme"]),
    floor(
        "ui::screens",
        &[
            "domain",
            "service::open_sitting::OpenSitting",
            "store::Exam",
            "store::StoredResult",
            "text::bank",
            "text::screens",
            "text::ui",
            "text::words",
            "ui::theme",
            "ui::widgets",
        ],
    ),
];

/// Libraries that one part of the project knows, so that another can take their place.
const LIBRARIES: &[(&[&str], &[&str])] = &[
    (&["eframe", "egui", "resvg"], &["src/ui"]),
    (&["clap"], &["src/cli", "src/main.rs"]),
    (&["rusqlite"], &["src/store"]),
    (&["printpdf", "lopdf", "skrifa", "subsetter"], &["src/print"]),
    (&["calamine", "csv", "encoding_rs", "image", "pulldown_cmark", "rqrr", "rust_xlsxwriter"], &["src/formats"]),
    (&["blake2", "ciborium", "coset", "ed25519_dalek"], &["src/trust"]),
    (&["getrandom"], &["src/service/system.rs"]),
    (&["include_dir"], &["src/service"]),
    (&["directories"], &["src/lib.rs"]),
    (&["tracing_appender", "tracing_subscriber"], &["src/logging.rs"]),
    (&["rand_chacha"], &["src/domain"]),
];

/// Floors of pure functions: bytes in, bytes out. The views of the window as well.
const PURE: &[&str] = &[
    "src/domain",
    "src/formats",
    "src/print",
    "src/text",
    "src/trust",
    "src/ui/screens",
    "src/ui/theme",
    "src/ui/widgets",
];
/// Parts of the standard library that touch the machine.
const MACHINE: &[&str] = &["env", "fs", "net", "process", "thread"];

/// Whether a path is a module or something in it.
fn is_under(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Imports from floors that are not below the file's own. Tests may look at the whole house.
pub(crate) fn imports(file: &Source) -> Vec<String> {
    if !file.is_program() || file.is_in(&["src/lib.rs", "src/main.rs"]) {
        return Vec::new();
    }
    let module = file.module().join("::");
    if module == "text" {
        return Vec::new();
    }
    let fitting = FLOORS.iter().filter(|floor| is_under(&module, floor.module));
    let Some(own) = fitting.max_by_key(|floor| floor.module.len()) else {
        return vec![file.breach(1, "stands on no floor: give it one")];
    };
    let mut breaches = Vec::new();
    for named in file.named() {
        let path = named.path.join("::");
        let allowed = is_under(&path, own.module) || own.imports.iter().any(|module| is_under(&path, module));
        if !allowed && !file.tests(named.line) {
            breaches.push(file.breach(named.line, &format!("{} may not import {path}", own.module)));
        }
    }
    breaches
}

/// Libraries outside their homes. Tests may read back what the program wrote.
pub(crate) fn libraries(file: &Source) -> Vec<String> {
    if !file.is_program() {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    for (libraries, homes) in LIBRARIES.iter().filter(|(_, homes)| !file.is_in(homes)) {
        for library in *libraries {
            let used = file.paths(library).into_iter().filter(|(line, _)| !file.tests(*line));
            breaches
                .extend(used.map(|(line, _)| file.breach(line, &format!("{library} belongs to {}", homes.join(", ")))));
        }
    }
    breaches
}

/// Files, processes, threads and the environment on the floors that are handed everything.
pub(crate) fn machine(file: &Source) -> Vec<String> {
    if !file.is_program() || !file.is_in(PURE) {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    for (line, path) in file.paths("std").into_iter().filter(|(line, _)| !file.tests(*line)) {
        if let Some(part) = path.get(1).filter(|part| MACHINE.contains(part)) {
            breaches.push(file.breach(line, &format!("std::{part} on a floor that is handed everything")));
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imported(path: &str, text: &str) -> usize {
        imports(&Source::new(path, text)).len()
    }

    #[test]
    fn an_import_from_above_or_beside_is_caught() {
        assert_eq!(imported("src/domain/bank/item.rs", "use crate::store::Store;"), 1);
        assert_eq!(imported("src/formats/law.rs", "fn f() { crate::print::page::save() }"), 1);
        assert_eq!(imported("src/store/exam/mod.rs", "use crate::{domain::bank::Bank, text::words};"), 1);
        assert_eq!(imported("src/service/sign_in.rs", "use crate::text::errors;"), 1);
        assert_eq!(imported("src/service/sign_in.rs", "use crate::text;"), 1);
        assert_eq!(imported("src/ui/app/mod.rs", "use crate::cli::run;"), 1);
        assert_eq!(imported("src/text/bank/mod.rs", "use super::errors;"), 1);
        assert_eq!(imported("src/ui/screens/start/view.rs", "use crate::store::{Exam, Store};"), 1);
        assert_eq!(imported("src/ui/widgets/bar.rs", "use crate::ui::screens::start;"), 1);
        assert_eq!(imported("src/extra.rs", ""), 1);
    }

    #[test]
    fn an_import_from_below_is_none() {
        assert_eq!(imported("src/domain/bank/item.rs", "use crate::domain::scoring::Marks;\nuse super::flaws;"), 0);
        assert_eq!(imported("src/ui/app/mod.rs", "use crate::{service::sign_in, text::{errors, ui as words}};"), 0);
        assert_eq!(imported("src/trust/keys.rs", "#[cfg(test)]\nmod tests {\n use crate::service::system;\n}"), 0);
    }

    #[test]
    fn a_library_outside_its_home_is_caught() {
        let found = |path: &str, text: &str| libraries(&Source::new(path, text)).len();
        assert_eq!(found("src/service/verify.rs", "use rusqlite::Connection;"), 1);
        assert_eq!(found("src/store/mod.rs", "use rusqlite::Connection;\nlet image = 1;"), 0);
        assert_eq!(found("src/service/certificate_pdf.rs", "fn f() -> printpdf::Mm { g() } // egui::Ui"), 1);
        assert_eq!(found("src/cli/mod.rs", "use egui;"), 1);
    }

    #[test]
    fn a_file_opened_by_a_pure_floor_is_caught() {
        let found = |path: &str, text: &str| machine(&Source::new(path, text)).len();
        assert_eq!(found("src/domain/calendar.rs", "fn f() { std::env::var(name); }"), 1);
        assert_eq!(found("src/ui/screens/start/view.rs", "use std::{fmt, fs::read};"), 1);
        assert_eq!(found("src/store/folder.rs", "use std::fs;"), 0);
    }
}
