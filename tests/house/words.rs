//! Where language may stand: Chinese in `text`, English in comments, SQL in the store, colours in their palettes, and
//! nothing that is not about the project.

use crate::source::{Source, words};

/// Where marks of Chinese writing are data: what is typed with them is folded, set or masked. Words are never data.
const MARKS_AS_DATA: &[&str] = &[
    "src/domain/people/candidate.rs",
    "src/domain/scoring/fill.rs",
    "src/formats/results/harmless.rs",
    "src/print/layout.rs",
];
/// Chinese words that English comments use.
const NAMES: &[&str] = &["消安考"];

/// What makes a colour, in whose hands, and which of its names are no colours.
const COLOURS: &[(&str, &[&str], &[&str])] = &[
    ("Color32", &["src/ui/theme.rs", "src/ui/theme"], &["PLACEHOLDER", "TRANSPARENT"]),
    ("Rgba", &["src/ui/theme.rs", "src/ui/theme"], &[]),
    ("Hsva", &["src/ui/theme.rs", "src/ui/theme"], &[]),
    ("Color", &["src/print/page.rs", "src/formats/results/xlsx/looks.rs"], &[]),
];

/// Beginnings of statements; each is told from English by its second word, or is none.
const STATEMENTS: &[&str] = &[
    "ALTER TABLE",
    "BEGIN IMMEDIATE",
    "CREATE INDEX",
    "CREATE TABLE",
    "CREATE TRIGGER",
    "CREATE UNIQUE",
    "CREATE VIEW",
    "DELETE FROM",
    "DROP TABLE",
    "INSERT INTO",
    "INSERT OR",
    "PRAGMA",
    "REPLACE INTO",
    "SELECT",
    "UPDATE",
];

fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

fn is_chinese_mark(char: char) -> bool {
    matches!(char, '\u{3000}'..='\u{303f}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}')
}

/// Chinese in a literal outside `text`.
pub(crate) fn sentences(file: &Source) -> Vec<String> {
    if !file.is_program() || file.is_in(&["src/text"]) {
        return Vec::new();
    }
    let marks_are_data = file.is_in(MARKS_AS_DATA);
    let is_chinese = |char: char| is_han(char) || (!marks_are_data && is_chinese_mark(char));
    let literals = file.literals.iter().filter(|literal| !file.tests(literal.line));
    let chinese = literals.filter(|literal| literal.text.contains(is_chinese));
    chinese.map(|literal| file.breach(literal.line, &format!("{} belongs to src/text", literal.text))).collect()
}

/// Chinese in a comment that is not quoted as an example: `…`.
pub(crate) fn comments(file: &Source) -> Vec<String> {
    let mut breaches = Vec::new();
    for comment in &file.comments {
        let own_words: String = comment.text.split('`').step_by(2).collect();
        let own_words = NAMES.iter().fold(own_words, |text, name| text.replace(name, ""));
        if own_words.contains(|char| is_han(char) || is_chinese_mark(char)) {
            breaches.push(file.breach(comment.line, &format!("not English: {}", comment.text)));
        }
    }
    breaches
}

/// Colours made outside their palettes. Tests may compare with any.
pub(crate) fn colours(file: &Source) -> Vec<String> {
    if !file.is_program() {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    for (maker, homes, no_colours) in COLOURS.iter().filter(|(_, homes, _)| !file.is_in(homes)) {
        for at in words(&file.code, maker) {
            let (before, rest) = file.code.split_at(at);
            let line = before.matches('\n').count() + 1;
            let made = rest.strip_prefix(maker).and_then(|rest| rest.strip_prefix("::")).unwrap_or_default();
            let is_none = no_colours.iter().any(|name| made.starts_with(name));
            if !made.is_empty() && !is_none && !file.tests(line) {
                breaches.push(file.breach(line, &format!("{maker}::… belongs to {}", homes.join(", "))));
            }
        }
    }
    breaches
}

/// SQL in a literal outside the store.
pub(crate) fn sql(file: &Source) -> Vec<String> {
    if !file.is_program() || file.is_in(&["src/store"]) {
        return Vec::new();
    }
    let is_sql = |text: &str| STATEMENTS.iter().any(|statement| words(text, statement).next().is_some());
    let found = file.literals.iter().filter(|literal| is_sql(&literal.text));
    found.map(|literal| file.breach(literal.line, "SQL belongs to src/store")).collect()
}

/// Folders of one machine, and numbers of reports and requests that a reader of the project cannot look up.
pub(crate) fn itself(file: &Source) -> Vec<String> {
    // Put together here, so that this file does not say them.
    let folders = ["home", "root", "tmp", "work"].map(|name| format!("/{name}/"));
    if !file.has_extension(&["md", "py", "rs", "sh", "sql", "toml", "txt", "yml"]) {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    for (number, line) in (1..).zip(file.text.lines()) {
        if let Some(folder) = folders.iter().find(|folder| names_folder(line, folder)) {
            breaches.push(file.breach(number, &format!("{folder} is a folder of one machine")));
        }
        if refers_to_number(line) {
            breaches.push(file.breach(number, "refers to a number that is not in the project"));
        }
    }
    breaches
}

/// Whether a line names a folder from the root of a file system.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line.split_at(at).0.chars().next_back();
        !before.is_some_and(|char| char.is_alphanumeric() || "._-~/}".contains(char))
    })
}

/// Whether a line has `#12` as a word, as reports and requests are numbered.
fn refers_to_number(line: &str) -> bool {
    line.match_indices('#').any(|(at, _)| {
        let (before, rest) = line.split_at(at);
        let number = rest.trim_start_matches('#');
        let after = number.trim_start_matches(|char: char| char.is_ascii_digit());
        let digits = number.len() - after.len();
        let begins = before.is_empty() || before.ends_with([' ', '(', '[']);
        let ends = !after.starts_with(|char: char| char.is_alphanumeric() || char == '_');
        begins && ends && (1..6).contains(&digits) && rest.len() == number.len() + 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rule: fn(&Source) -> Vec<String>, path: &str, text: &str) -> usize {
        rule(&Source::new(path, text)).len()
    }

    #[test]
    fn a_chinese_literal_outside_text_is_caught() {
        assert_eq!(found(sentences, "src/ui/desk.rs", "const A: &str = \"交卷\";"), 1);
        assert_eq!(found(sentences, "src/ui/desk.rs", "let a = r\"。\"; // 交卷"), 1);
        assert_eq!(found(sentences, "src/print/layout.rs", "let a = ['。', '卷'];"), 1);
        assert_eq!(found(sentences, "src/text/ui.rs", "const A: &str = \"交卷\";"), 0);
        assert_eq!(found(sentences, "src/ui/desk.rs", "#[cfg(test)]\nmod tests { const A: &str = \"交卷\"; }"), 0);
    }

    #[test]
    fn a_comment_that_is_not_english_is_caught() {
        assert_eq!(found(comments, "src/a.rs", "// 交卷\n"), 1);
        assert_eq!(found(comments, "src/a.rs", "/// Hands in（again）\n"), 1);
        assert_eq!(found(comments, "src/a.rs", "//! 消安考: dates as `2026年`.\nlet a = \"交卷\";"), 0);
    }

    #[test]
    fn a_raw_colour_is_caught() {
        assert_eq!(found(colours, "src/ui/widgets/bar.rs", "let a = egui::Color32::RED;"), 1);
        assert_eq!(found(colours, "src/ui/widgets/bar.rs", "let a = Color32::from_gray(3);"), 1);
        assert_eq!(found(colours, "src/ui/widgets/bar.rs", "fn a(b: Color32) { Color32::PLACEHOLDER }"), 0);
        assert_eq!(found(colours, "src/ui/theme.rs", "let a = Color32::from_gray(3);"), 0);
        assert_eq!(found(colours, "src/print/certificate.rs", "let a = Color::Rgb(b);"), 1);
    }

    #[test]
    fn sql_outside_the_store_is_caught() {
        assert_eq!(found(sql, "src/service/record.rs", "let a = \"SELECT 1\";"), 1);
        assert_eq!(found(sql, "src/service/record.rs", "let a = \"BEGIN; DELETE FROM exam\";"), 1);
        assert_eq!(found(sql, "src/service/record.rs", "let a = \"Select one\"; // SELECT\n"), 0);
        assert_eq!(found(sql, "src/store/mod.rs", "let a = \"SELECT 1\";"), 0);
    }

    #[test]
    fn what_is_not_about_the_project_is_caught() {
        let folder = format!("see /{}/notes", "work");
        assert_eq!(found(itself, "docs/a.md", &folder), 1);
        assert_eq!(found(itself, "docs/a.md", &format!("it is broken (#{})", 12)), 1);
        assert_eq!(found(itself, "docs/a.md", "# 1\nsrc/work/ {#2} #1a2b3c"), 0);
    }
}
