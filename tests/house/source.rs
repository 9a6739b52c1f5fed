//! A file of the project taken apart: code, literals and comments each with their lines, and which lines are tests.
//!
//! Owns reading. Leaves to the rules what is right. The lexer knows only as much Rust as tells code from literals and
//! comments; what it cannot tell it takes for code.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;

/// A literal or comment and the line it begins on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The line, from 1.
    pub line: usize,
    /// The whole text with its quotes or slashes.
    pub text: String,
}

/// A path that begins at the crate's root, and the line where it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// The line, from 1.
    pub line: usize,
    /// The segments after `crate`.
    pub path: Vec<String>,
}

/// A file.
#[derive(Debug, Default)]
pub(crate) struct Source {
    /// The path from the project's folder, with `/`.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// The text with literals and comments blanked, line by line as long as the text.
    pub code: String,
    /// String, byte string and character literals.
    pub literals: Vec<Piece>,
    /// Comments of every kind.
    pub comments: Vec<Piece>,
    /// Whether the whole file is a test.
    pub is_test: bool,
    /// The lines of `#[cfg(test)]` items.
    tests: Vec<Range<usize>>,
    /// Names of modules that are declared `#[cfg(test)]` and stand in files of their own.
    test_modules: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Literal,
    Comment,
}

impl Source {
    /// Takes a file apart; only Rust files have code, literals and comments.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let mut file = Self { path: path.to_owned(), text: text.to_owned(), ..Self::default() };
        file.is_test = ["tests/", "examples/", "benches/"].iter().any(|folder| path.starts_with(folder));
        if file.is_rust() {
            file.lex();
            file.find_tests();
        }
        file
    }

    /// Whether it is Rust.
    pub(crate) fn is_rust(&self) -> bool {
        self.has_extension(&["rs"])
    }

    /// Whether its name ends with one of these extensions.
    pub(crate) fn has_extension(&self, extensions: &[&str]) -> bool {
        let extension = Path::new(&self.path).extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| extensions.contains(&extension))
    }

    /// Whether it is compiled into the program.
    pub(crate) fn is_program(&self) -> bool {
        self.is_rust() && self.path.starts_with("src/")
    }

    /// Whether a line belongs to a test.
    pub(crate) fn tests(&self, line: usize) -> bool {
        self.is_test || self.tests.iter().any(|range| range.contains(&line))
    }

    /// Whether the file is or lies under one of these paths.
    pub(crate) fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| {
            self.path
                .strip_prefix(place)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || place.ends_with('/'))
        })
    }

    /// A breach of a rule as it is told.
    pub(crate) fn breach(&self, line: usize, why: &str) -> String {
        format!("{}:{line}: {why}", self.path)
    }

    /// The module's path: `src/store/exam/mod.rs` is `store::exam`.
    pub(crate) fn module(&self) -> Vec<String> {
        let path = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let path = path.strip_suffix(".rs").unwrap_or(path);
        let mut module: Vec<String> = path.split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|name| name == "mod" || name == "lib") {
            module.pop();
        }
        module
    }

    /// The lines of code on which a word stands.
    pub(crate) fn lines_with(&self, word: &str) -> Vec<usize> {
        words(&self.code, word).map(|at| self.line_at(at)).collect()
    }

    /// Every path that begins with a word, in `use` and elsewhere, as it is written, and the line where it begins.
    pub(crate) fn paths(&self, start: &str) -> Vec<(usize, Vec<&str>)> {
        let found = self.trees(start).into_iter();
        found.flat_map(|(at, paths)| paths.into_iter().map(move |path| (self.line_at(at), path))).collect()
    }

    /// Every path that begins with `crate` or `super`, made absolute.
    pub(crate) fn named(&self) -> Vec<Named> {
        let mut named = Vec::new();
        let inline = self.inline_modules();
        for (at, paths) in ["crate", "super"].iter().flat_map(|start| self.trees(start)) {
            let mut module = self.module();
            module.extend(inline.iter().filter(|(range, _)| range.contains(&at)).map(|(_, name)| name.clone()));
            let line = self.line_at(at);
            named.extend(paths.iter().map(|path| Named { line, path: absolute(&module, path) }));
        }
        named
    }

    fn trees(&self, start: &str) -> Vec<(usize, Vec<Vec<&str>>)> {
        let mut trees = Vec::new();
        for at in words(&self.code, start) {
            let (before, rest) = self.code.split_at(at);
            let begins = !before.ends_with("::") && !before.ends_with('$');
            let is_path =
                rest.strip_prefix(start).is_some_and(|rest| rest.starts_with("::")) || before.ends_with("use ");
            if begins && is_path {
                let mut found = Vec::new();
                tree(Vec::new(), rest, &mut found);
                trees.push((at, found));
            }
        }
        trees
    }

    fn line_at(&self, at: usize) -> usize {
        self.code.get(..at).map_or(0, |before| before.matches('\n').count()) + 1
    }

    fn lex(&mut self) {
        let text = self.text.clone();
        let mut rest = text.as_str();
        let mut before = None;
        let mut line = 1;
        while !rest.is_empty() {
            let (kind, length) = piece(rest, before);
            let (head, tail) = rest.split_at(length);
            let piece = Piece { line, text: head.to_owned() };
            match kind {
                Kind::Code => self.code.push_str(head),
                Kind::Literal => self.literals.push(piece),
                Kind::Comment => self.comments.push(piece),
            }
            if kind != Kind::Code {
                self.code.extend(head.chars().map(|char| if char == '\n' { '\n' } else { ' ' }));
            }
            before = head.chars().last();
            line += head.matches('\n').count();
            rest = tail;
        }
    }

    fn find_tests(&mut self) {
        const MARK: &str = "#[cfg(test)]";
        let starts: Vec<usize> = self.code.match_indices(MARK).map(|(at, _)| at).collect();
        for at in starts {
            let item = self.code.split_at(at + MARK.len()).1;
            let length = item_length(item);
            let head = item.split(['{', ';']).next().unwrap_or_default();
            if item.split_at(length).0.ends_with(';')
                && let Some((_, name)) = head.rsplit_once("mod ")
            {
                self.test_modules.push(name.trim().to_owned());
            }
            let range = self.line_at(at)..self.line_at(at + MARK.len() + length) + 1;
            self.tests.push(range);
        }
    }

    /// Inline modules: where their bodies lie in the code, and their names.
    fn inline_modules(&self) -> Vec<(Range<usize>, String)> {
        let mut modules = Vec::new();
        for at in words(&self.code, "mod") {
            let item = self.code.split_at(at).1;
            let head = item.split(['{', ';']).next().unwrap_or_default();
            let length = item_length(item);
            if item.split_at(length).0.ends_with('}') {
                modules.push((at..at + length, head.trim_start_matches("mod").trim().to_owned()));
            }
        }
        modules
    }
}

/// Whether a character may stand in a name.
fn is_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// Where a word stands in a text by itself.
pub(crate) fn words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let (before, rest) = text.split_at(*at);
        let after = rest.strip_prefix(word).and_then(|rest| rest.chars().next());
        !before.chars().next_back().is_some_and(is_name) && !after.is_some_and(is_name)
    })
}

/// How long an item is: to its `;`, or to the brace that ends it.
fn item_length(item: &str) -> usize {
    let mut depth = 0_usize;
    for (at, char) in item.char_indices() {
        match char {
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    item.len()
}

/// What a text begins with and how many bytes that is.
fn piece(rest: &str, before: Option<char>) -> (Kind, usize) {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    if rest.starts_with("//") {
        return (Kind::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (Kind::Comment, rest.find("*/").map_or(rest.len(), |end| end + 2));
    }
    if rest.starts_with('"') {
        return (Kind::Literal, quoted(rest, '"'));
    }
    if let Some(after) = rest.strip_prefix('\'') {
        let mut chars = after.chars();
        let is_char = chars.next() == Some('\\') || chars.next() == Some('\'');
        return if is_char { (Kind::Literal, quoted(rest, '\'')) } else { (Kind::Code, first) };
    }
    if !before.is_some_and(is_name)
        && let Some(length) = raw(rest)
    {
        return (Kind::Literal, length);
    }
    (Kind::Code, first)
}

/// The length of a quoted literal.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, char) in rest.char_indices().skip(1) {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if char == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a raw string, where one begins.
fn raw(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix("cr")).or_else(|| rest.strip_prefix('r'))?;
    let body = after.trim_start_matches('#');
    let hashes = after.len() - body.len();
    let body = body.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = rest.len() - body.len();
    Some(body.find(&end).map_or(rest.len(), |at| start + at + end.len()))
}

/// The paths of a `use` tree; returns what follows it.
fn tree<'a>(mut path: Vec<&'a str>, mut rest: &'a str, found: &mut Vec<Vec<&'a str>>) -> &'a str {
    loop {
        rest = rest.trim_start();
        if let Some(group) = rest.strip_prefix('{') {
            rest = group.trim_start();
            while !rest.is_empty() && !rest.starts_with('}') {
                let after = tree(path.clone(), rest, found);
                let next = after.find([',', '}']).unwrap_or(after.len());
                rest = after.split_at(next).1.trim_start_matches(',').trim_start();
            }
            return rest.strip_prefix('}').unwrap_or(rest);
        }
        let end = rest.find(|char| !is_name(char)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if word.is_empty() {
            break;
        }
        path.push(word);
        rest = after;
        match rest.trim_start().strip_prefix("::") {
            Some(after) => rest = after,
            None => break,
        }
    }
    found.push(path);
    rest
}

/// A path from the crate's root, for one that stands in a module.
fn absolute(module: &[String], path: &[&str]) -> Vec<String> {
    let supers = path.iter().take_while(|word| **word == "super").count();
    let kept = if supers == 0 { 0 } else { module.len().saturating_sub(supers) };
    let rest = path.iter().skip(supers.max(1)).filter(|word| **word != "self");
    module.iter().take(kept).cloned().chain(rest.map(|word| (*word).to_owned())).collect()
}

/// Every text file of the project, read once.
pub(crate) fn project() -> &'static [Source] {
    static FILES: LazyLock<Vec<Source>> = LazyLock::new(read);
    &FILES
}

fn read() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    walk(root, root, &mut files);
    let of_tests: BTreeSet<String> = files.iter().flat_map(test_files).collect();
    for file in &mut files {
        file.is_test |= of_tests.contains(&file.path);
    }
    files
}

/// The files of the modules that a file declares for tests alone.
fn test_files(file: &Source) -> Vec<String> {
    let folder = file.module().join("/");
    let of = |name: &String| {
        let path = if folder.is_empty() { format!("src/{name}") } else { format!("src/{folder}/{name}") };
        [format!("{path}.rs"), format!("{path}/mod.rs")]
    };
    file.test_modules.iter().flat_map(of).collect()
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() {
            if name != "target" && name != ".git" {
                walk(root, &path, files);
            }
        } else if let (Ok(text), Ok(inside)) = (fs::read_to_string(&path), path.strip_prefix(root)) {
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            files.push(Source::new(&parts.join("/"), &text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(path: &str, text: &str) -> Vec<String> {
        Source::new(path, text).named().into_iter().map(|named| named.path.join("::")).collect()
    }

    #[test]
    fn code_literals_and_comments_are_told_apart() {
        let file =
            Source::new("src/a.rs", "let a = \"b\\\"//\"; // c \"d\"\nlet e = r#\"f\"g\"#; 'h: loop { '\\'' }\n");
        let texts = |pieces: &[Piece]| pieces.iter().map(|piece| (piece.line, piece.text.clone())).collect::<Vec<_>>();
        let expected =
            [(1, "\"b\\\"//\""), (2, "r#\"f\"g\"#"), (2, "'\\''")].map(|(line, text)| (line, text.to_owned()));
        assert_eq!(texts(&file.literals), expected);
        assert_eq!(texts(&file.comments), [(1, "// c \"d\"".to_owned())]);
        assert!(file.code.contains("let e =") && file.code.contains("'h: loop") && !file.code.contains('"'));
    }

    #[test]
    fn paths_are_found_in_groups_and_inline_and_made_absolute() {
        let text = "use crate::{a::{self, b as c}, d::*};\nfn f() { crate::e::g::<T>(); super::h() }\nmod i { use super::super::j; }\n";
        let mut found = paths("src/x/y.rs", text);
        found.sort();
        assert_eq!(found, ["a", "a::b", "d", "e::g", "x::h", "x::j"]);
        assert_eq!(paths("src/x/mod.rs", "use super::k;"), ["k"]);
    }

    #[test]
    fn the_lines_of_tests_are_known() {
        let file = Source::new("src/a.rs", "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n");
        let tests: Vec<usize> = (1..7).filter(|line| file.tests(*line)).collect();
        assert_eq!(tests, [2, 3, 4, 5]);
        let parent = Source::new("src/a/mod.rs", "#[cfg(test)]\npub(crate) mod sample;\n");
        assert!(test_files(&parent).contains(&"src/a/sample.rs".to_owned()));
    }
}
