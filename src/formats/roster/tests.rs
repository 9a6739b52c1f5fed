//! Rosters as offices send them.

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::*;
use crate::domain::bank::{Severity, Track};
use crate::domain::people::Identity;

// Sequence numbers 996 to 999 are kept for people of a hundred years: with these birth dates the numbers are nobody's.
const FIRST: &str = "632121198804129970";
const SECOND: &str = "632126199003089987";

/// The number with the right last character.
fn valid(head: &str) -> String {
    use crate::domain::people::{CitizenId, CitizenIdError};
    match CitizenId::parse(&format!("{head}0")) {
        Ok(id) => id.as_str().to_owned(),
        Err(CitizenIdError::Check { expected }) => format!("{head}{expected}"),
        Err(err) => panic!("{err}"),
    }
}

fn codes(roster: &Roster) -> Vec<(FindingCode, u32, u32)> {
    roster.findings.iter().map(|finding| (finding.code, finding.row, finding.column)).collect()
}

fn people(roster: &Roster) -> Vec<(u32, &str, &str)> {
    roster.candidates.iter().map(|(row, one)| (*row, one.name.as_str(), one.identity.number())).collect()
}

fn text(roster: &str) -> Roster {
    read_roster("名册.csv", roster.as_bytes(), None)
}

fn book(write: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    write(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

#[test]
fn the_numbers_of_these_tests_are_valid() {
    assert_eq!(valid(&FIRST[..17]), FIRST);
    assert_eq!(valid(&SECOND[..17]), SECOND);
}

#[test]
fn columns_are_found_by_name_in_any_order_below_titles() {
    let roster = text(&format!(
        "平安区2026年消防培训花名册,,,\n填报单位：县教育局,,2026年11月,\n\
         序号,部门/科室,身份证号码（18位）,*姓 名,备注,工作单位,培训类别\n\
         1,办公室,{FIRST},李𬱖,无,县教育局,公务员\n2,,{SECOND},卓玛措,,县民族中学,教师\n3,,,,,,\n"
    ));
    assert_eq!(roster.findings, []);
    assert_eq!(people(&roster), [(4, "李𬱖", FIRST), (5, "卓玛措", SECOND)]);
    let (_, first) = &roster.candidates[0];
    assert_eq!((first.department.as_str(), first.unit.as_str()), ("办公室", "县教育局"));
    assert_eq!(first.track, Some(Track::CivilServant));
    assert_eq!(roster.candidates[1].1.track, Some(Track::School));
    assert_eq!(roster.columns.heading_row, 3);
    assert_eq!(roster.columns.columns[&Field::Name], 4);
    assert_eq!(roster.headings[&5], "备注");
}

#[test]
fn gbk_utf8_tabs_and_semicolons_are_all_read() {
    let comma = format!("姓名,身份证号\r\n陈䶮,{FIRST}\r\n");
    let gbk = encoding_rs::GB18030.encode(&comma).0.into_owned();
    let roster = read_roster("a.csv", &gbk, None);
    assert_eq!((people(&roster), roster.encoding), (vec![(2, "陈䶮", FIRST)], "gb18030"));
    for delimiter in ["\t", ";"] {
        assert_eq!(people(&text(&comma.replace(',', delimiter))), [(2, "陈䶮", FIRST)], "{delimiter}");
    }
    let marked = [b"\xef\xbb\xbf", comma.as_bytes()].concat();
    assert_eq!(people(&read_roster("a.csv", &marked, None)), [(2, "陈䶮", FIRST)]);
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    let roster = text(&format!("姓名,身份证号\r\n\r\n王芳,{FIRST}\r\n\r\n\r\n李明,{SECOND}\r\n"));
    assert_eq!(people(&roster), [(3, "王芳", FIRST), (6, "李明", SECOND)]);
}

#[test]
fn names_lose_padding_and_keep_rare_characters_and_dots() {
    let name = |written: &str| {
        let roster = text(&format!("姓名,身份证号\n\"{written}\",{FIRST}\n"));
        roster.candidates[0].1.name.clone()
    };
    assert_eq!(name("王　㛃"), "王㛃");
    assert_eq!(name(" 买买提•艾力 "), "买买提·艾力");
    assert_eq!(name("买买提.艾力"), "买买提·艾力");
    assert_eq!(name("John  A. Smith"), "John A. Smith");
    assert_eq!(name("\u{202d}李𬱖\u{202c}"), "李𬱖");
}

#[test]
fn numbers_kept_as_text_by_tricks_are_read() {
    for cell in [
        format!("'{FIRST}"),
        format!("‘{FIRST}"),
        format!("\t{FIRST}"),
        format!("\"=\"\"{FIRST}\"\"\""),
        "\u{202d}632121 19880412 9970\u{202c}".to_owned(),
    ] {
        assert_eq!(people(&text(&format!("姓名,身份证号\n王芳,{cell}\n"))), [(2, "王芳", FIRST)], "{cell}");
    }
}

#[test]
fn a_rounded_number_is_told_and_never_guessed() {
    let roster = text("姓名,身份证号\n甲,6.32121E+17\n乙,632121198804129000\n丙,6.3e17\n");
    assert_eq!(people(&roster), []);
    assert_eq!(codes(&roster), [2, 3, 4].map(|row| (FindingCode::RoundedCitizenId, row, 2)));
    let bytes = book(|sheet| {
        sheet.write_row(0, 0, ["姓名", "证件号码"]).unwrap();
        sheet.write_string(1, 0, "甲").unwrap().write_number(1, 1, 632_121_198_804_129_970_f64).unwrap();
        sheet.write_string(2, 0, "乙").unwrap().write_string(2, 1, FIRST).unwrap();
    });
    let roster = read_roster("a.xlsx", &bytes, None);
    assert_eq!(codes(&roster), [(FindingCode::RoundedCitizenId, 2, 2)]);
    assert_eq!((people(&roster), roster.encoding), (vec![(3, "乙", FIRST)], "xlsx"));
}

#[test]
fn each_fault_has_its_row_and_column_and_the_rest_is_read() {
    let roster = text(&format!(
        "姓名,身份证号,类别\n,{FIRST},公务员\n乙,632121198804129977,学校\n丙,,学校\n丁,{SECOND},农民\n戊,63212119880412,学校\n"
    ));
    assert_eq!(people(&roster), [(5, "丁", SECOND)]);
    assert_eq!(
        codes(&roster),
        [
            (FindingCode::MissingName, 2, 1),
            (FindingCode::BadCitizenId, 3, 2),
            (FindingCode::EmptyField, 4, 2),
            (FindingCode::UnknownTrack, 5, 3),
            (FindingCode::BadCitizenId, 6, 2),
        ]
    );
    assert_eq!(roster.findings[1].expected, "6321**********9970");
    assert!(roster.findings.iter().all(|finding| finding.file == "名册.csv" && !finding.found.contains("19880412")));
}

#[test]
fn the_same_person_twice_is_kept_once() {
    let roster = text(&format!("姓名,身份证号\n王芳,{FIRST}\n王　芳,{FIRST}\n王方,{FIRST}\n"));
    assert_eq!(people(&roster), [(2, "王芳", FIRST)]);
    assert_eq!(codes(&roster), [(FindingCode::RepeatedPerson, 3, 2), (FindingCode::RepeatedPerson, 4, 2)]);
    assert_eq!(roster.findings[0].severity, Severity::Warning);
    assert_eq!(roster.findings[1].severity, Severity::Error);
    assert_eq!(roster.findings[0].expected, "名册.csv:2 王芳");
}

#[test]
fn admission_numbers_serve_where_there_is_no_citizen_id() {
    let bytes = book(|sheet| {
        sheet.write_row(0, 0, ["准考证号", "姓名", "身份证号"]).unwrap();
        sheet.write_number(1, 0, 2_026_063_200_417_f64).unwrap().write_string(1, 1, "王芳").unwrap();
        sheet.write_row(2, 0, ["2026063200418", "李明", SECOND]).unwrap();
    });
    let roster = read_roster("a.xlsx", &bytes, None);
    assert_eq!(roster.findings, []);
    assert_eq!(roster.candidates[0].1.identity, Identity::Admission("2026063200417".into()));
    assert_eq!(roster.candidates[1].1.identity.number(), SECOND);
}

#[test]
fn a_merged_unit_stands_for_all_its_rows() {
    let bytes = book(|sheet| {
        sheet.write_row(0, 0, ["单位", "姓名", "身份证号"]).unwrap();
        sheet.merge_range(1, 0, 2, 0, "县医院", &Format::new()).unwrap();
        sheet.write_row(1, 1, ["王芳", FIRST]).unwrap();
        sheet.write_row(2, 1, ["李明", SECOND]).unwrap();
    });
    let roster = read_roster("a.xlsx", &bytes, None);
    assert!(roster.candidates.iter().all(|(_, one)| one.unit == "县医院"), "{roster:?}");
    assert_eq!(roster.candidates.len(), 2);
}

#[test]
fn every_visible_sheet_with_a_heading_is_read() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("填表说明").unwrap().write_string(0, 0, "请勿合并单元格").unwrap();
    for (name, person, number) in [("公务员", "王芳", FIRST), ("学校", "李明", "坏号")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write_row(0, 0, ["姓名", "身份证号"]).unwrap();
        sheet.write_row(1, 0, [person, number]).unwrap();
    }
    let hidden = book.add_worksheet().set_name("旧").unwrap().set_hidden(true);
    hidden.write_row(0, 0, ["姓名", "身份证号"]).unwrap();
    hidden.write_row(1, 0, ["旧人", SECOND]).unwrap();
    let roster = read_roster("a.xlsx", &book.save_to_buffer().unwrap(), None);
    assert_eq!(people(&roster), [(2, "王芳", FIRST)]);
    assert_eq!(roster.columns.sheet, "公务员");
    assert_eq!(roster.findings[0].file, "a.xlsx!学校");
}

#[test]
fn a_mapping_by_hand_replaces_the_headings() {
    let bytes = format!("{FIRST},办公室,王芳\n{SECOND},,李明\n");
    let mapping = Mapping {
        columns: BTreeMap::from([(Field::Name, 3), (Field::Citizen, 1), (Field::Unit, 2)]),
        ..Mapping::default()
    };
    let roster = read_roster("a.csv", bytes.as_bytes(), Some(&mapping));
    assert_eq!(people(&roster), [(1, "王芳", FIRST), (2, "李明", SECOND)]);
    assert_eq!(roster.columns, mapping);
}

#[test]
fn missing_columns_are_named() {
    let roster = text("单位,姓名,职务\n县医院,王芳,护士\n");
    assert_eq!(codes(&roster), [(FindingCode::MissingColumn, 1, 0)]);
    assert_eq!(
        (roster.findings[0].found.as_str(), roster.findings[0].expected.as_str()),
        ("单位 姓名 职务", "身份证号")
    );
    let roster = text("随便写的文字\n");
    assert_eq!(codes(&roster), [(FindingCode::MissingColumn, 0, 0); 2]);
}

#[test]
fn lost_characters_in_a_name_are_told() {
    let roster = text(&format!("姓名,身份证号\n李?,{FIRST}\n王\u{e863},{SECOND}\n"));
    assert_eq!(codes(&roster), [(FindingCode::BadEncoding, 2, 1), (FindingCode::BadEncoding, 3, 1)]);
    assert_eq!(roster.candidates.len(), 2);
}

#[test]
fn a_quote_that_never_ends_does_not_swallow_people_in_silence() {
    let many = format!("王芳,{FIRST}\n").repeat(30);
    let roster = text(&format!("姓名,身份证号\n\"李明,{SECOND}\n{many}"));
    assert_eq!(codes(&roster), [(FindingCode::Unreadable, 2, 1)]);
}

#[test]
fn one_cell_at_the_far_corner_does_not_fill_the_memory() {
    let bytes = book(|sheet| {
        sheet.write_row(0, 0, ["姓名", "身份证号"]).unwrap();
        sheet.write_row(1, 0, ["王芳", FIRST]).unwrap();
        sheet.write_string(1_048_575, 16_383, "x").unwrap();
    });
    let roster = read_roster("a.xlsx", &bytes, None);
    assert_eq!(roster.candidates.len(), 1);
    assert_eq!(codes(&roster), [(FindingCode::Unreadable, 1_048_576, 0)]);
}

#[test]
fn what_is_no_roster_is_unreadable() {
    for bytes in [&b"PK\x03\x04 and then nothing"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 short", b"<html><table>"] {
        assert_eq!(codes(&read_roster("a.xls", bytes, None)), [(FindingCode::Unreadable, 0, 0)]);
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in any::<Vec<u8>>(), magic in 0_usize..3) {
        let magic: &[u8] = [&b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"][magic];
        let _ = read_roster("a", &[magic, &bytes].concat(), None);
    }

    #[test]
    fn no_text_panics(rows in "[,;\t\"'=\n0-9EX+姓名王·]{0,80}") {
        let _ = read_roster("a.csv", format!("姓名,身份证号,类别\n{rows}").as_bytes(), None);
    }

    #[test]
    fn a_broken_workbook_never_panics(place in 0_usize..9000, byte in any::<u8>()) {
        let mut bytes = book(|sheet| {
            sheet.write_row(0, 0, ["姓名", "身份证号"]).unwrap();
            sheet.write_row(1, 0, ["王芳", FIRST]).unwrap();
        });
        let length = bytes.len();
        bytes[place % length] = byte;
        let _ = read_roster("a.xlsx", &bytes, None);
    }
}
