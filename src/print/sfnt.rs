//! The table of characters that a cut font lacks.
//!
//! Owns adding one `cmap` table to a font file (OpenType 1.9, "Organization of an OpenType Font" and "cmap", format
//! 12). A PDF addresses glyphs by number and needs no such table, so the subsetter leaves it out; but `printpdf` opens
//! no font without one.

use std::collections::BTreeMap;

const TAG: [u8; 4] = *b"cmap";
/// The length of the header, and of one record of the table directory.
const HEADER: usize = 12;
const RECORD: usize = 16;

/// The font with a `cmap` for these characters; nothing where the font's directory cannot be read.
pub(super) fn with_characters(font: &[u8], characters: &BTreeMap<char, u16>) -> Option<Vec<u8>> {
    let (version, rest) = font.split_first_chunk::<4>()?;
    let count = usize::from(u16::from_be_bytes(*rest.first_chunk()?));
    let records = font.get(HEADER..HEADER.checked_add(RECORD.checked_mul(count)?)?)?;
    let table = table(characters)?;
    let mut tables: BTreeMap<[u8; 4], &[u8]> = BTreeMap::new();
    for record in records.chunks_exact(RECORD) {
        let (tag, rest) = record.split_first_chunk::<4>()?;
        let (_checksum, rest) = rest.split_first_chunk::<4>()?;
        let (offset, length) = rest.split_first_chunk::<4>()?;
        let offset = usize::try_from(u32::from_be_bytes(*offset)).ok()?;
        let length = usize::try_from(u32::from_be_bytes(*length.first_chunk()?)).ok()?;
        tables.insert(*tag, font.get(offset..offset.checked_add(length)?)?);
    }
    tables.insert(TAG, &table);
    write(*version, &tables)
}

/// A whole file of these tables, which are sorted by tag as the directory must be.
fn write(version: [u8; 4], tables: &BTreeMap<[u8; 4], &[u8]>) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16_u16.checked_shl(power)?;
    let mut file = version.to_vec();
    for number in [count, range, u16::try_from(power).ok()?, count.checked_mul(16)?.checked_sub(range)?] {
        file.extend_from_slice(&number.to_be_bytes());
    }
    let mut offset = HEADER + RECORD * tables.len();
    for (tag, table) in tables {
        file.extend_from_slice(tag);
        for number in [checksum(table), u32::try_from(offset).ok()?, u32::try_from(table.len()).ok()?] {
            file.extend_from_slice(&number.to_be_bytes());
        }
        offset += table.len().next_multiple_of(4);
    }
    for table in tables.values() {
        file.extend_from_slice(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    Some(file)
}

/// A `cmap` with one subtable: Unicode, whole repertoire (platform 3, encoding 10), format 12.
fn table(characters: &BTreeMap<char, u16>) -> Option<Vec<u8>> {
    let groups = u32::try_from(characters.len()).ok()?;
    let mut table = Vec::new();
    [0_u16, 1, 3, 10].iter().for_each(|number| table.extend_from_slice(&number.to_be_bytes()));
    table.extend_from_slice(&12_u32.to_be_bytes());
    [12_u16, 0].iter().for_each(|number| table.extend_from_slice(&number.to_be_bytes()));
    let length = groups.checked_mul(12)?.checked_add(16)?;
    [length, 0, groups].iter().for_each(|number| table.extend_from_slice(&number.to_be_bytes()));
    for (char, glyph) in characters {
        let group = [u32::from(*char), u32::from(*char), u32::from(*glyph)];
        group.iter().for_each(|number| table.extend_from_slice(&number.to_be_bytes()));
    }
    Some(table)
}

/// The sum of the table's 32-bit words, the last filled with zeros.
fn checksum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0_u32, |sum, chunk| {
        let mut word = [0_u8; 4];
        word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use skrifa::raw::TableProvider as _;
    use skrifa::{FontRef, MetadataProvider as _};

    #[test]
    fn a_font_reads_back_with_its_characters() {
        let font = write([0, 1, 0, 0], &BTreeMap::from([(*b"test", [1, 2, 3, 4, 5].as_slice())])).unwrap();
        let characters = BTreeMap::from([('王', 1), ('𬱖', 2)]);
        let font = with_characters(&font, &characters).unwrap();
        let font = FontRef::new(&font).unwrap();
        assert!(font.cmap().is_ok());
        for (char, glyph) in characters {
            assert_eq!(font.charmap().map(char).unwrap().to_u32(), u32::from(glyph));
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = with_characters(&bytes, &BTreeMap::from([('a', 1)]));
        }
    }
}
