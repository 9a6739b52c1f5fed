//! Rows as candidates, and what is wrong with each.

use std::collections::{BTreeMap, HashMap};

use super::table::{Cell, MOST_ROWS, Sheet};
use super::{Field, Mapping, Roster, heading};
use crate::domain::bank::{Finding, FindingCode, Track};
use crate::domain::people::{Candidate, CitizenId, CitizenIdError, Identity};
use crate::domain::scoring::fold_text;
use crate::text::rosters;

/// Lines within one cell that are still a cell; more of them are the rest of a file behind a quote that never ends.
const MOST_LINES: usize = 12;
/// The digits that a spreadsheet keeps of a number (IEEE 754 double precision, shown by Excel to 15 places).
const KEPT_DIGITS: usize = 15;

/// The people read so far, over all sheets, with where each stands and the name there.
#[derive(Default)]
pub(super) struct People(HashMap<Identity, (String, String)>);

/// One row under its columns.
struct Row<'a> {
    file: &'a str,
    number: u32,
    cells: &'a BTreeMap<u32, Cell>,
    columns: &'a BTreeMap<Field, u32>,
}

impl<'a> Row<'a> {
    fn cell(&self, field: Field) -> Option<&'a Cell> {
        self.cells.get(self.columns.get(&field)?)
    }

    fn text(&self, field: Field) -> &'a str {
        self.cell(field).map_or("", |cell| cell.text.as_str())
    }

    fn column(&self, field: Field) -> u32 {
        self.columns.get(&field).copied().unwrap_or(0)
    }

    fn error(&self, code: FindingCode, field: Field, found: impl Into<String>) -> Finding {
        Finding::error(code, self.file, self.number, self.column(field), found)
    }

    fn warning(&self, code: FindingCode, field: Field, found: impl Into<String>) -> Finding {
        Finding::warning(code, self.file, self.number, self.column(field), found)
    }
}

/// Reads the rows below the heading.
pub(super) fn read(file: &str, sheet: &Sheet, mapping: &Mapping, people: &mut People, roster: &mut Roster) {
    if !heading::is_enough(&mapping.columns) {
        let headings: Vec<String> = sheet.row(mapping.heading_row).into_values().collect();
        roster.findings.extend(heading::missing(file, mapping, &headings.join(" ")));
        return;
    }
    for (number, cells) in sheet.rows.range(mapping.heading_row.saturating_add(1)..) {
        let row = Row { file, number: *number, cells, columns: &mapping.columns };
        if is_empty(&row) || is_heading(&row) {
            continue;
        }
        if let Some(candidate) = candidate(&row, &mut roster.findings)
            && is_new(&row, &candidate, people, &mut roster.findings)
        {
            roster.candidates.push((*number, candidate));
        }
    }
    if let Some(row) = sheet.cut_at {
        let finding = Finding::error(FindingCode::Unreadable, file, row, 0, "").expecting(MOST_ROWS.to_string());
        roster.findings.push(finding);
    }
}

/// Rows with neither name nor number are no people and passed over in silence: running numbers filled in beforehand,
/// names of units as headings between, sums and signatures below.
fn is_empty(row: &Row<'_>) -> bool {
    [Field::Name, Field::Citizen, Field::Admission].into_iter().all(|field| row.text(field).is_empty())
}

/// A heading repeated on a further page.
fn is_heading(row: &Row<'_>) -> bool {
    heading::field(row.text(Field::Name)) == Some(Field::Name)
}

fn candidate(row: &Row<'_>, findings: &mut Vec<Finding>) -> Option<Candidate> {
    for field in Field::ALL {
        let text = row.text(field);
        if text.lines().count() > MOST_LINES {
            let found: String = text.chars().take(40).collect();
            findings.push(row.error(FindingCode::Unreadable, field, found).expecting("\""));
            return None;
        }
        if field != Field::Name && text.contains('\u{fffd}') {
            findings.push(row.warning(FindingCode::BadEncoding, field, text));
        }
    }
    let name = name(row.text(Field::Name));
    if name.is_empty() {
        findings.push(row.error(FindingCode::MissingName, Field::Name, "").expecting(rosters::heading(Field::Name)));
    } else if name.chars().any(is_lost) {
        findings.push(row.warning(FindingCode::BadEncoding, Field::Name, name.as_str()));
    }
    let identity = identity(row, findings);
    let track = track(row, findings);
    let identity = identity?;
    if name.is_empty() {
        return None;
    }
    Some(Candidate {
        name,
        identity,
        unit: one_line(row.text(Field::Unit)),
        department: one_line(row.text(Field::Department)),
        post: one_line(row.text(Field::Post)),
        track,
    })
}

/// Whether a character stands where another was lost: a mark of replacement, or one for private use, which every
/// machine shows differently.
fn is_lost(char: char) -> bool {
    rosters::LOST_CHARACTERS.contains(&char) || matches!(char, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// A name as it is kept. Chinese names lose the spaces that line them up, and their dots are made one; names with
/// Latin letters keep single spaces.
fn name(text: &str) -> String {
    if text.chars().any(|char| char.is_alphabetic() && char < '\u{2e80}') {
        return one_line(text);
    }
    let dotted = |char| if rosters::NAME_DOTS.contains(&char) { rosters::NAME_DOT } else { char };
    text.chars().filter(|char| !char.is_whitespace()).map(dotted).collect()
}

/// The text with every run of white space made one space.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn identity(row: &Row<'_>, findings: &mut Vec<Finding>) -> Option<Identity> {
    if let Some(cell) = row.cell(Field::Citizen) {
        return citizen(row, cell, findings).map(Identity::Citizen);
    }
    let Some(cell) = row.cell(Field::Admission) else {
        let field = if row.columns.contains_key(&Field::Citizen) { Field::Citizen } else { Field::Admission };
        findings.push(row.error(FindingCode::EmptyField, field, "").expecting(rosters::heading(field)));
        return None;
    };
    let number: String =
        cell.text.trim_start_matches(rosters::TEXT_MARKS).chars().filter(|char| !char.is_whitespace()).collect();
    if cell.rounded || is_scientific(&number) {
        findings.push(row.error(FindingCode::RoundedCitizenId, Field::Admission, cell.text.as_str()));
        return None;
    }
    Some(Identity::Admission(number))
}

fn citizen(row: &Row<'_>, cell: &Cell, findings: &mut Vec<Finding>) -> Option<CitizenId> {
    let text = fold_text(cell.text.trim_start_matches(rosters::TEXT_MARKS));
    let masked = |text: &str| Identity::Admission(text.to_uppercase()).masked();
    if cell.rounded || is_scientific(&text) {
        findings.push(row.error(FindingCode::RoundedCitizenId, Field::Citizen, text).expecting("18"));
        return None;
    }
    let err = match CitizenId::parse(&text) {
        Ok(id) => return Some(id),
        Err(err) => err,
    };
    let rounded = matches!(err, CitizenIdError::Check { .. } | CitizenIdError::BirthDate)
        && text.chars().skip(KEPT_DIGITS).all(|char| char == '0');
    let finding = |code, found: String, expected: String| row.error(code, Field::Citizen, found).expecting(expected);
    findings.push(match err {
        _ if rounded => finding(FindingCode::RoundedCitizenId, masked(&text), "18".to_owned()),
        CitizenIdError::Length(_) => finding(FindingCode::BadCitizenId, masked(&text), "18".to_owned()),
        CitizenIdError::Check { expected } => {
            let right: String = text.chars().take(17).chain([expected]).collect();
            finding(FindingCode::BadCitizenId, masked(&text), masked(&right))
        }
        CitizenIdError::Character(place) => {
            let found: String = text.chars().skip(place.saturating_sub(1)).take(1).collect();
            finding(FindingCode::BadCitizenId, found, "0-9".to_owned())
        }
        CitizenIdError::BirthDate => {
            let found: String = text.chars().skip(6).take(8).collect();
            finding(FindingCode::BadCitizenId, found, "YYYYMMDD".to_owned())
        }
        CitizenIdError::Region => finding(FindingCode::BadCitizenId, masked(&text), String::new()),
    });
    None
}

/// Whether a number was written as 6.32121E+17.
fn is_scientific(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['e', 'E']) else { return false };
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && power.strip_prefix('+').unwrap_or(power).parse::<u16>().is_ok()
}

fn track(row: &Row<'_>, findings: &mut Vec<Finding>) -> Option<Track> {
    let text = row.text(Field::Track);
    if text.is_empty() {
        return None;
    }
    let track = rosters::track(&fold_text(text));
    if track.is_none() {
        findings.push(row.warning(FindingCode::UnknownTrack, Field::Track, text).expecting(rosters::tracks()));
    }
    track
}

/// The same number again: with the same name it is left out with a warning, with another name one of them is wrong.
fn is_new(row: &Row<'_>, candidate: &Candidate, people: &mut People, findings: &mut Vec<Finding>) -> bool {
    let place = format!("{}:{}", row.file, row.number);
    let Some((first, name)) = people.0.get(&candidate.identity) else {
        people.0.insert(candidate.identity.clone(), (place, candidate.name.clone()));
        return true;
    };
    let found = format!("{} {}", candidate.name, candidate.identity.masked());
    let field = if row.cell(Field::Citizen).is_some() { Field::Citizen } else { Field::Admission };
    let finding = if *name == candidate.name {
        row.warning(FindingCode::RepeatedPerson, field, found)
    } else {
        row.error(FindingCode::RepeatedPerson, field, found)
    };
    findings.push(finding.expecting(format!("{first} {name}")));
    false
}
