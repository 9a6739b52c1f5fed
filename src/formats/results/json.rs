//! The JSON file: everything, in the order of `assets/schemas/results.schema.json`.

use serde::Deserialize;

use super::ResultsWriteError;
use crate::domain::results::ResultsFile;

/// Why a results file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ResultsReadError {
    /// Not JSON, or cut off. Line and column, in characters, count from 1; 0 where no place is known.
    #[error("line {line}, column {column}: not JSON: {detail}")]
    NotJson {
        /// The line.
        line: usize,
        /// The character in the line.
        column: usize,
        /// What the reader said.
        detail: String,
    },
    /// JSON, but a field is missing or holds something else. Line and column as above.
    #[error("line {line}, column {column}: {detail}")]
    WrongShape {
        /// The line.
        line: usize,
        /// The character in the line.
        column: usize,
        /// What the reader said.
        detail: String,
    },
    /// Another file, by its `format`; empty where it has none.
    #[error("not a results file but {found:?}")]
    OtherFormat {
        /// What it says it is.
        found: String,
    },
    /// A file of a later version than this program knows.
    #[error("format version {found} is newer than {known}")]
    NewerVersion {
        /// The file's version.
        found: u64,
        /// The newest known version.
        known: u32,
    },
    /// A version that never was.
    #[error("no such format version: {found}")]
    UnknownVersion {
        /// What stands there; empty where nothing does.
        found: String,
    },
}

/// The file as JSON: two spaces a level, fields in a fixed order, a line feed at the end. The same file gives the same
/// bytes.
///
/// # Errors
/// When a value has no JSON form, which none of a results file lacks.
pub fn json(file: &ResultsFile) -> Result<Vec<u8>, ResultsWriteError> {
    let mut bytes = serde_json::to_vec_pretty(file).map_err(ResultsWriteError::Json)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// What tells the format before the rest is read, so that a newer file is called newer and not broken.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: serde_json::Value,
    #[serde(default)]
    format_version: serde_json::Value,
}

/// Reads a JSON file; a byte order mark is forgiven, unknown fields are passed over.
///
/// # Errors
/// Says where it stops being a results file, and whether another or a newer program wrote it.
pub fn parse_json(bytes: &[u8]) -> Result<ResultsFile, ResultsReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head: Head = serde_json::from_slice(bytes).map_err(|err| read_error(bytes, &err))?;
    match head.format.as_str() {
        Some(ResultsFile::FORMAT) => {}
        Some(other) => return Err(ResultsReadError::OtherFormat { found: other.to_owned() }),
        None => return Err(ResultsReadError::OtherFormat { found: shown(&head.format) }),
    }
    match head.format_version.as_u64() {
        Some(version) if version == u64::from(ResultsFile::FORMAT_VERSION) => {}
        Some(found) if found > u64::from(ResultsFile::FORMAT_VERSION) => {
            return Err(ResultsReadError::NewerVersion { found, known: ResultsFile::FORMAT_VERSION });
        }
        _ => return Err(ResultsReadError::UnknownVersion { found: shown(&head.format_version) }),
    }
    serde_json::from_slice(bytes).map_err(|err| read_error(bytes, &err))
}

/// A value as it stands in the file, shortened; nothing where there is none.
fn shown(value: &serde_json::Value) -> String {
    if value.is_null() { String::new() } else { value.to_string().chars().take(40).collect() }
}

fn read_error(bytes: &[u8], err: &serde_json::Error) -> ResultsReadError {
    let line = err.line();
    // The reader counts bytes; a person counts characters.
    let before = bytes.split(|byte| *byte == b'\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let before = before.get(..err.column()).unwrap_or(before);
    let column = String::from_utf8_lossy(before).chars().count();
    let place = format!(" at line {line} column {}", err.column());
    let detail = err.to_string().replace(&place, "");
    if err.is_data() {
        ResultsReadError::WrongShape { line, column, detail }
    } else {
        ResultsReadError::NotJson { line, column, detail }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sample::file;
    use super::*;

    fn changed(from: &str, to: &str) -> Result<ResultsFile, ResultsReadError> {
        let text = String::from_utf8(json(&file()).unwrap()).unwrap();
        assert!(text.contains(from), "{from}");
        parse_json(text.replacen(from, to, 1).as_bytes())
    }

    #[test]
    fn a_file_reads_back_and_writes_the_same_bytes() {
        let bytes = json(&file()).unwrap();
        let read = parse_json(&bytes).unwrap();
        assert_eq!(read, file());
        assert_eq!(json(&read).unwrap(), bytes);
        assert!(bytes.ends_with(b"}\n"));
    }

    #[test]
    fn another_or_a_newer_file_is_called_so() {
        assert_eq!(
            changed("xiaoankao-results", "xiaoankao-bank"),
            Err(ResultsReadError::OtherFormat { found: "xiaoankao-bank".into() })
        );
        assert_eq!(parse_json(b"{}"), Err(ResultsReadError::OtherFormat { found: String::new() }));
        assert_eq!(
            changed("\"format_version\": 1", "\"format_version\": 2, \"results\": 3"),
            Err(ResultsReadError::NewerVersion { found: 2, known: 1 })
        );
        assert_eq!(
            changed("\"format_version\": 1", "\"format_version\": 0"),
            Err(ResultsReadError::UnknownVersion { found: "0".into() })
        );
    }

    #[test]
    fn an_error_names_its_place_in_characters() {
        let err = changed("\"name\": \"李𬱖\"", "\"name\": \"李𬱖\" x");
        assert!(matches!(err, Err(ResultsReadError::NotJson { line: 11, column: 20, .. })), "{err:?}");
        let err = changed("\"passed\": true", "\"passed\": \"true\"");
        assert!(matches!(err, Err(ResultsReadError::WrongShape { .. })), "{err:?}");
    }

    #[test]
    fn a_file_cut_off_is_not_json() {
        let bytes = json(&file()).unwrap();
        let err = parse_json(&bytes[..bytes.len() / 2]);
        assert!(matches!(err, Err(ResultsReadError::NotJson { .. })), "{err:?}");
    }

    /// The property names of the schema's definition, sorted.
    fn schema_fields(schema: &serde_json::Value, pointer: &str) -> Vec<String> {
        let mut names: Vec<String> = schema.pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect();
        names.sort();
        names
    }

    #[test]
    fn the_schema_names_exactly_the_fields_that_are_written() {
        let schema = include_str!("../../../assets/schemas/results.schema.json");
        let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
        let written = serde_json::to_value(file()).unwrap();
        for (definition, sample) in [
            ("/properties", ""),
            ("/$defs/result/properties", "/results/0"),
            ("/$defs/question/properties", "/questions/0"),
            ("/$defs/record/properties", "/records/0"),
            ("/$defs/settings/properties", "/records/0/settings"),
            ("/$defs/form/properties", "/records/0/form"),
            ("/$defs/form_item/properties", "/records/0/form/items/0"),
            ("/$defs/form_part/properties", "/records/0/form/items/0/parts/0"),
        ] {
            assert_eq!(schema_fields(&schema, definition), schema_fields(&written, sample), "{definition}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in any::<Vec<u8>>()) {
            let _ = parse_json(&bytes);
        }

        #[test]
        fn a_broken_file_never_panics(place in 0_usize..4000, byte in any::<u8>()) {
            let mut bytes = json(&file()).unwrap();
            if let Some(at) = bytes.get_mut(place) {
                *at = byte;
            }
            let _ = parse_json(&bytes);
        }
    }
}
