//! Workbooks as cells.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataType, Dimensions, Ods, Reader, SheetType, SheetVisible, Xls, Xlsx};

use super::table::{Cell, MOST_COLUMNS, MOST_ROWS, Sheet};

/// The type of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Office Open XML (ECMA-376).
    Xlsx,
    /// The binary format of 1997 (MS-XLS), also written by WPS as `.et`.
    Xls,
    /// The open document format (ODF).
    Ods,
}

impl Kind {
    /// The usual ending.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
        }
    }
}

/// The type by the first bytes, whatever the file is called: a ZIP local header, or a compound file (MS-CFB, 2.2).
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(Kind::Xls);
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    // OpenDocument stores its media type uncompressed as the first entry (ODF 1.3, part 2, 3.3).
    let beginning = bytes.get(..128).unwrap_or(bytes);
    let marked = beginning.windows(15).any(|window| window == b"application/vnd");
    Some(if marked { Kind::Ods } else { Kind::Xlsx })
}

/// The visible sheets.
///
/// # Errors
/// What the reader said.
pub(super) fn read(kind: Kind, bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    // The reader of workbooks is not ours; a broken file must not take the program with it.
    let read = catch_unwind(AssertUnwindSafe(|| match kind {
        Kind::Xlsx => read_xlsx(bytes),
        Kind::Xls => read_xls(bytes),
        Kind::Ods => read_ods(bytes),
    }));
    read.unwrap_or_else(|_| Err("the reader gave up".to_owned()))
}

fn visible(sheets: &[calamine::Sheet]) -> Vec<String> {
    let is_shown =
        |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    sheets.iter().filter(is_shown).map(|sheet| sheet.name.clone()).collect()
}

fn read_xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|err| err.to_string())?;
    let mut sheets = Vec::new();
    for name in visible(book.sheets_metadata()) {
        let mut sheet = Sheet { name: name.clone(), ..Sheet::default() };
        // Cell by cell: a sheet with one cell at its far corner would fill the memory as a rectangle.
        let mut cells = book.worksheet_cells_reader(&name).map_err(|err| err.to_string())?;
        while let Some(cell) = cells.next_cell().map_err(|err| err.to_string())? {
            let (row, column) = cell.get_position();
            let value = shown(&Data::from(cell.get_value().clone()));
            sheet.put(row.saturating_add(1), column.saturating_add(1), value);
        }
        drop(cells);
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        fill_merged(&mut sheet, &merged);
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn read_xls(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|err| err.to_string())?;
    let mut sheets = read_ranges(&mut book)?;
    for sheet in &mut sheets {
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        fill_merged(sheet, &merged);
    }
    Ok(sheets)
}

fn read_ods(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    read_ranges(&mut Ods::new(Cursor::new(bytes)).map_err(|err| err.to_string())?)
}

fn read_ranges<'a, B>(book: &mut B) -> Result<Vec<Sheet>, String>
where
    B: Reader<Cursor<&'a [u8]>>,
    B::Error: std::fmt::Display,
{
    let mut sheets = Vec::new();
    for name in visible(book.sheets_metadata()) {
        let range = book.worksheet_range(&name).map_err(|err| err.to_string())?;
        let mut sheet = Sheet { name, ..Sheet::default() };
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top).saturating_add(1);
            let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(left).saturating_add(1);
            sheet.put(row, column, shown(value));
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// What a cell shows. A whole number of more than fifteen digits has lost some: a spreadsheet keeps no more.
fn shown(value: &Data) -> Option<Cell> {
    match value {
        Data::Empty | Data::Error(_) => None,
        Data::String(text) => Cell::text(text),
        Data::Int(whole) => Some(Cell { text: whole.to_string(), rounded: whole.unsigned_abs() >= 10_u64.pow(15) }),
        Data::Float(number) if number.fract() == 0.0 && number.abs() >= 1e15 => {
            Some(Cell { text: format!("{number:.0}"), rounded: true })
        }
        Data::Float(number) => Some(Cell { text: number.to_string(), rounded: false }),
        other => other.as_string().and_then(|text| Cell::text(&text)),
    }
}

/// Cells merged over several rows stand for all of them: a unit written once beside its people.
fn fill_merged(sheet: &mut Sheet, merged: &[Dimensions]) {
    for region in merged {
        let (first, last) = (region.start.0.saturating_add(1), region.end.0.saturating_add(1).min(MOST_ROWS));
        let column = region.start.1.saturating_add(1);
        if column > MOST_COLUMNS {
            continue;
        }
        let Some(cell) = sheet.rows.get(&first).and_then(|row| row.get(&column)).cloned() else { continue };
        // Only rows that hold something else: a merge down to the end of the sheet makes no people.
        for (_, row) in sheet.rows.range_mut(first..=last.max(first)) {
            row.entry(column).or_insert_with(|| cell.clone());
        }
    }
}
