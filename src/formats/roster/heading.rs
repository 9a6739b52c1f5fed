//! Which row is the heading, and which column holds what.

use std::collections::BTreeMap;

use super::table::Sheet;
use super::{Field, Mapping};
use crate::domain::bank::{Finding, FindingCode};
use crate::domain::scoring::fold_text;
use crate::text::rosters;

/// How many rows may stand above the heading: titles, units, dates.
pub(super) const SEARCHED_ROWS: usize = 20;

/// The field that a heading names.
pub(super) fn field(heading: &str) -> Option<Field> {
    let folded = fold_text(heading);
    let known = |text: &str| Field::ALL.into_iter().find(|field| rosters::headings(*field).contains(&text));
    let letters: String = folded.chars().filter(|char| char.is_alphanumeric()).collect();
    known(&letters).or_else(|| {
        // "Department/office", "id number (18 digits)", "*name": the part before the first sign.
        let first = folded.split(|char: char| !char.is_alphanumeric()).find(|part| !part.is_empty())?;
        known(first)
    })
}

fn columns(cells: &BTreeMap<u32, super::table::Cell>) -> BTreeMap<Field, u32> {
    let mut columns = BTreeMap::new();
    for (column, cell) in cells {
        if let Some(field) = field(&cell.text) {
            columns.entry(field).or_insert(*column);
        }
    }
    columns
}

/// Whether the columns are enough to tell people.
pub(super) fn is_enough(columns: &BTreeMap<Field, u32>) -> bool {
    columns.contains_key(&Field::Name)
        && (columns.contains_key(&Field::Citizen) || columns.contains_key(&Field::Admission))
}

/// The heading of a sheet: the first of its rows that is enough, else the one that names most fields, at least two.
pub(super) fn find(sheet: &Sheet) -> Option<Mapping> {
    let mut best: Option<Mapping> = None;
    for (row, cells) in sheet.rows.iter().take(SEARCHED_ROWS) {
        let columns = columns(cells);
        let enough = is_enough(&columns);
        let most = best.as_ref().map_or(1, |best| best.columns.len());
        if enough || columns.len() > most {
            best = Some(Mapping { sheet: sheet.name.clone(), heading_row: *row, columns });
        }
        if enough {
            break;
        }
    }
    best
}

/// The sheets to read with their columns: the one that the mapping names, and those whose heading is enough; where
/// none is, the first that has half a heading, so that the report can say what is missing.
pub(super) fn choose<'a>(sheets: &'a [Sheet], mapping: Option<&Mapping>) -> Vec<(&'a Sheet, Mapping)> {
    let mut half = None;
    let mut chosen = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let meant = |mapping: &&Mapping| mapping.sheet == sheet.name || (mapping.sheet.is_empty() && index == 0);
        if let Some(mapping) = mapping.filter(meant) {
            chosen.push((sheet, mapping.clone()));
        } else if let Some(found) = find(sheet) {
            if is_enough(&found.columns) {
                chosen.push((sheet, found));
            } else if half.is_none() {
                half = Some((sheet, found));
            }
        }
    }
    if chosen.is_empty() { half.into_iter().collect() } else { chosen }
}

/// What is missing of the columns that must be there; all of them where no heading was found.
pub(super) fn missing(file: &str, mapping: &Mapping, headings: &str) -> Vec<Finding> {
    let has = |field: Field| mapping.columns.contains_key(&field);
    let mut fields = Vec::new();
    if !has(Field::Name) {
        fields.push(Field::Name);
    }
    if !has(Field::Citizen) && !has(Field::Admission) {
        fields.push(Field::Citizen);
    }
    let row = mapping.heading_row;
    let finding = |field: Field| {
        Finding::error(FindingCode::MissingColumn, file, row, 0, headings).expecting(rosters::heading(field))
    };
    fields.into_iter().map(finding).collect()
}
