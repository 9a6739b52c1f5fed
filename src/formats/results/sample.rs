//! A small results file for tests: a pass, a fail, a rare name and a cell that would be a formula.

use std::collections::BTreeSet;

use jiff::civil::{date, datetime};

use crate::domain::assembly::{ClockWhileOff, Form, FormItem, FormPart, Seed, Settings};
use crate::domain::bank::{ItemId, ItemVersion, Kind, Track};
use crate::domain::results::{QuestionRow, ResultRow, ResultsFile, SittingRecord};
use crate::domain::scoring::{Answer, Marks, MultipleRule};
use crate::domain::sitting::{HandInReason, SittingId};

/// The file.
pub(crate) fn file() -> ResultsFile {
    let results: Vec<ResultRow> = [
        ("李𬱖", "632121198804129989", "平安镇人民政府", Track::CivilServant, 8650),
        ("卓玛措", "632126199003089987", "=1+1", Track::School, 7925),
        ("买买提·艾力", "2026063200417", "县供热公司", Track::CertifiedPost, 8000),
    ]
    .into_iter()
    .zip(1..)
    .map(|((name, identity, unit, track, score), number)| row(number, name, identity, unit, track, score))
    .collect();
    ResultsFile {
        format: ResultsFile::FORMAT.to_owned(),
        format_version: ResultsFile::FORMAT_VERSION,
        issuer: "县消防安全委员会办公室 & 县人社局".to_owned(),
        exported_at: datetime(2026, 11, 24, 17, 30, 0, 0),
        program: "0.1.0".to_owned(),
        questions: results.iter().flat_map(|row| questions(&row.sitting)).collect(),
        records: results.iter().map(|row| record(&row.sitting)).collect(),
        results,
    }
}

fn row(number: u32, name: &str, identity: &str, unit: &str, track: Track, hundredths: i64) -> ResultRow {
    let score = Marks::hundredths(hundredths);
    let passed = score >= Marks::whole(80);
    ResultRow {
        sitting: SittingId(format!("5f0c1e7a92d34b86a1f00000000000{number:02}")),
        revision: 1,
        name: name.to_owned(),
        identity: identity.to_owned(),
        citizen: identity.len() == 18,
        unit: unit.to_owned(),
        department: "安全生产监督管理办公室".to_owned(),
        post: "科员".to_owned(),
        track,
        exam_id: "BP-CS".to_owned(),
        exam: "2026年消防安全培训考试".to_owned(),
        attempt: number,
        started_at: datetime(2026, 11, 24, 9, 3, 5, 0),
        handed_in_at: datetime(2026, 11, 24, 10, 21, 7, 0),
        hand_in: if passed { HandInReason::Candidate } else { HandInReason::TimeUp },
        seconds_used: 4682,
        score,
        max: Marks::whole(100),
        cut: Marks::whole(80),
        passed,
        critical_missed: 0,
        answered: 2,
        questions: 2,
        focus_lost: 1,
        clock_jumps: 0,
        resumed: 1,
        certificate: if passed { format!("XF-2026-0632-{number:05}") } else { String::new() },
        valid_until: passed.then(|| date(2027, 11, 23)),
        journal: "9d3b".repeat(16),
    }
}

fn questions(sitting: &SittingId) -> Vec<QuestionRow> {
    let question = |number: u16, kind: Kind, answer: &str, key: &str| QuestionRow {
        sitting: sitting.clone(),
        number,
        item: ItemId(format!("CS-10-{number:03}")),
        part: 1,
        kind,
        topic: "CS-10".to_owned(),
        answer: answer.to_owned(),
        key: key.to_owned(),
        marks: if answer == key { Marks::whole(2) } else { Marks::hundredths(50) },
        max: Marks::whole(2),
        correct: answer == key,
    };
    vec![question(1, Kind::Multiple, "A", "ACD"), question(2, Kind::Fill, "-20", "-20")]
}

fn record(sitting: &SittingId) -> SittingRecord {
    let item = |id: &str, options: &[u8]| FormItem {
        id: ItemId(id.to_owned()),
        version: ItemVersion("0123456789abcdef".to_owned()),
        section: 0,
        parts: vec![FormPart { marks: Marks::whole(2), options: options.to_vec() }],
    };
    SittingRecord {
        sitting: sitting.clone(),
        settings: Settings {
            minutes: 50,
            cut: Marks::whole(80),
            attempts: 3,
            review: true,
            clock_while_off: ClockWhileOff::Stops,
            multiple: MultipleRule::PartPerRight { each: Marks::hundredths(50) },
            critical_fails: false,
            full_screen: true,
            valid_months: 12,
            stars: false,
        },
        form: Form {
            bank: "ab".repeat(32),
            blueprint: "BP-CS".to_owned(),
            seed: Seed::of_trial(7, 0),
            items: vec![item("CS-10-001", &[2, 0, 3, 1]), item("CS-10-002", &[])],
        },
        answers: vec![Some(Answer::Choice(BTreeSet::from([0]))), Some(Answer::Fill(vec!["-20".to_owned()]))],
    }
}
