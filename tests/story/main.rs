//! Whole stories through the services: from a roster to a certificate, three attempts, time, one critical item, two
//! windows on one folder, and the audit of a results file.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed, and says where"
)]

mod audit;
#[path = "../stage/mod.rs"]
mod stage;
mod time;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use audit::another_hand;
use stage::{Hands, Office, somebody};
use xiaoankao::domain::people::Candidate;
use xiaoankao::domain::results::ResultsFile;
use xiaoankao::domain::scoring::Marks;
use xiaoankao::domain::sitting::HandInReason;
use xiaoankao::formats::results::CsvEncoding;
use xiaoankao::formats::roster::read_roster;
use xiaoankao::service::certificate_pdf::{paper_fonts, save_certificate};
use xiaoankao::service::export_results::{collect_results, write_results};
use xiaoankao::service::hand_in::{HandIn, HandedIn, hand_in};
use xiaoankao::service::import_roster::import_roster;
use xiaoankao::service::my_exams::{Standing, my_exams};
use xiaoankao::service::offer_exams::{ChangeExam, change_exam};
use xiaoankao::service::open_sitting::OpenSitting;
use xiaoankao::service::rehearsal_people::{SAMPLE_ROSTER, SAMPLE_ROSTER_NAME, people};
use xiaoankao::service::sign_in::{SignIn, SignInError, sign_in};
use xiaoankao::service::start_sitting::StartError;
use xiaoankao::service::verify::{known_keys, verify_certificate, verify_results};
use xiaoankao::store::ResultFilter;

/// The exam of cadres and its time.
const CADRES: &str = "2026-BP-CS";
const MINUTE: i64 = 60_000;

fn finish(office: &mut Office, open: &OpenSitting, reason: HandInReason) -> HandedIn {
    let request = HandIn { sitting: open.id.clone(), reason, used: open.used };
    let (store, clock) = office.both();
    hand_in(store, clock, &request).unwrap()
}

fn change(office: &mut Office, exam: &str, with: impl Fn(&mut ChangeExam)) {
    let exam = office.store().exam(exam).unwrap().unwrap();
    let mut change =
        ChangeExam { id: exam.id, title: exam.title, is_open: exam.is_open, settings: exam.blueprint.settings };
    with(&mut change);
    let (store, clock) = office.both();
    change_exam(store, clock, change).unwrap();
}

fn standing(office: &mut Office, candidate: &Candidate, exam: &str) -> Standing {
    let mine = my_exams(office.store(), &candidate.id()).unwrap();
    mine.into_iter().find(|mine| mine.exam.id == exam).unwrap().standing
}

/// Writes the results files into a folder beside the data and reads the JSON back, signature checked.
fn export(office: &mut Office, folder: &str) -> ResultsFile {
    let folder = office.desk().join(folder);
    let (store, clock) = office.both();
    let file = collect_results(store, clock, &ResultFilter::default()).unwrap();
    write_results(store, &file, CsvEncoding::Utf8Bom, &folder).unwrap();
    let bytes = fs::read(folder.join("results.json")).unwrap();
    let signature = fs::read_to_string(folder.join("results.json.minisig")).unwrap();
    let keys = known_keys(store).unwrap();
    let (read, _) = verify_results(&bytes, &signature, &keys).unwrap();
    assert_eq!(read, file);

    // One changed digit of one mark, and the signature does not hold.
    let text = String::from_utf8(bytes).unwrap();
    let changed = text.replacen("\"score\": \"", "\"score\": \"9", 1);
    assert!(changed == text || verify_results(changed.as_bytes(), &signature, &keys).is_err());
    read
}

#[test]
fn a_cadre_of_the_roster_passes_and_leaves_with_a_certificate_that_anyone_can_check() {
    let mut office = Office::open();
    let roster = read_roster(SAMPLE_ROSTER_NAME, SAMPLE_ROSTER, None);
    assert_eq!(roster.findings, []);
    let (store, clock) = office.both();
    import_roster(store, clock, roster.candidates.iter().map(|(_, person)| person)).unwrap();
    assert_eq!(store.candidate_count().unwrap(), 40);
    let listed = roster.candidates[0].1.clone();

    // Under another name the number signs nobody in; under its own, typed with spaces and wide digits, it does.
    let wide: String = listed
        .identity
        .number()
        .chars()
        .map(|digit| char::from_u32(u32::from(digit) - 0x30 + 0xff10).unwrap())
        .collect();
    let typed = |name: &str| SignIn { name: name.to_owned(), number: wide.clone(), unit: "别处".into() };
    assert!(matches!(sign_in(store, &typed("张三")), Err(SignInError::OtherName)));
    let person = sign_in(store, &typed(&format!(" {} ", listed.name))).unwrap();
    assert_eq!(person, listed, "the roster's unit stands");

    assert_eq!(standing(&mut office, &person, CADRES), Standing::MayBegin { attempt: 1 });
    let mut open = office.start(&person, CADRES).unwrap();
    assert_eq!(standing(&mut office, &person, CADRES), Standing::Running { sitting: open.id.clone() });
    assert!(matches!(office.start(&person, CADRES), Err(StartError::NotNow(Standing::Running { .. }))));
    office.answer_all(&mut open, |number| number != 3);
    let handed_in = finish(&mut office, &open, HandInReason::Candidate);
    let score = &handed_in.result.score;
    assert!(score.passed && score.total == score.max - score.by_question[3].max && score.max == Marks::whole(100));
    assert_eq!(standing(&mut office, &person, CADRES), Standing::Passed);
    assert!(matches!(office.start(&person, CADRES), Err(StartError::NotNow(Standing::Passed))));

    // The certificate, once and for all.
    let issued = handed_in.certificate.clone().unwrap();
    assert_eq!(finish(&mut office, &open, HandInReason::Candidate), handed_in);
    let pdf = save_certificate(&paper_fonts().unwrap(), &issued, &office.desk().join("证书")).unwrap();
    assert!(fs::read(pdf).unwrap().starts_with(b"%PDF"));
    let (store, clock) = office.both();
    let keys = known_keys(store).unwrap();
    let verified = verify_certificate(&issued.token, &keys, clock).unwrap();
    assert_eq!((verified.claim, verified.is_expired), (issued.certificate.claim(), false));
    for place in 0..issued.token.len() {
        let mut bytes = issued.token.clone().into_bytes();
        bytes[place] = if bytes[place] == b'7' { b'8' } else { b'7' };
        let changed = String::from_utf8(bytes).unwrap();
        assert!(verify_certificate(&changed, &keys, clock).is_err(), "character {place}");
    }
    clock.pass(366 * 24 * 60 * MINUTE);
    assert!(verify_certificate(&issued.token, &keys, clock).unwrap().is_expired);

    // The results, twice over: whoever counts by sitting and revision counts one.
    let (first, second) = (export(&mut office, "一"), export(&mut office, "二"));
    assert_eq!((&first.results, &first.records), (&second.results, &second.records));
    let counted: BTreeMap<_, _> =
        first.results.iter().chain(&second.results).map(|row| ((&row.sitting, row.revision), row)).collect();
    assert_eq!(counted.len(), 1);
    let row = &first.results[0];
    assert_eq!((row.identity.as_str(), row.passed, row.attempt), (person.identity.number(), true, 1));
    assert_eq!(row.certificate, issued.certificate.number.0);
}

#[test]
fn three_attempts_have_three_forms_and_there_is_no_fourth() {
    let mut office = Office::open();
    let person = somebody();
    office.store().put_candidate(&person).unwrap();
    let mut forms = Vec::new();
    for attempt in 1..=3 {
        assert_eq!(standing(&mut office, &person, CADRES), Standing::MayBegin { attempt });
        let mut open = office.start(&person, CADRES).unwrap();
        office.answer_all(&mut open, |number| number % 2 == 0);
        let handed_in = finish(&mut office, &open, HandInReason::Candidate);
        assert!(!handed_in.result.score.passed && handed_in.certificate.is_none());
        assert_eq!(handed_in.result.attempt, attempt);
        assert!(!handed_in.result.score.reread.is_empty(), "it says what to read again");
        forms.push(open.form);
        office.clock.pass(MINUTE);
    }
    let items: BTreeSet<Vec<_>> =
        forms.iter().map(|form| form.items.iter().map(|item| item.id.clone()).collect()).collect();
    assert_eq!(items.len(), 3);
    assert_eq!(standing(&mut office, &person, CADRES), Standing::NoAttemptLeft);
    assert!(matches!(office.start(&person, CADRES), Err(StartError::NotNow(Standing::NoAttemptLeft))));
    assert_eq!(export(&mut office, "成绩").results.len(), 3);
}

/// The pupils' exam: opened by the office, told in stars, without a certificate and without an end of attempts.
#[test]
fn stars_give_no_certificate_and_another_go() {
    const PUPILS: &str = "2026-BP-SC-P";
    let mut office = Office::open();
    let pupil = somebody();
    office.store().put_candidate(&pupil).unwrap();
    assert!(office.start(&pupil, PUPILS).is_err(), "closed until the office opens it");
    change(&mut office, PUPILS, |change| change.is_open = true);
    for attempt in 1..=4 {
        assert_eq!(standing(&mut office, &pupil, PUPILS), Standing::MayBegin { attempt });
        let mut open = office.start(&pupil, PUPILS).unwrap();
        office.answer_all(&mut open, |number| number % 2 == 0);
        let handed_in = finish(&mut office, &open, HandInReason::Candidate);
        assert_eq!(handed_in.certificate, None);
    }
    // Forms in a row are of one series, each with a place of its own.
    let seeds: Vec<_> = export(&mut office, "成绩").records.iter().map(|record| record.form.seed).collect();
    let positions: BTreeSet<u8> = seeds.iter().map(|seed| seed.position()).collect();
    assert_eq!(positions, (0..4).collect());
    assert!(seeds.iter().all(|seed| seed.at(0) == seeds[0].at(0)));
}

/// A program that brings more blueprints than a store knows adds their exams and opens none of them.
#[test]
fn exams_of_new_blueprints_wait_for_the_office() {
    let mut office = Office::open();
    let opened = |office: &mut Office| -> BTreeMap<String, bool> {
        office.store().exams().unwrap().into_iter().map(|exam| (exam.blueprint.id, exam.is_open)).collect()
    };
    let first = opened(&mut office);
    assert_eq!(first.len(), 15);
    assert_eq!(first.iter().filter(|(_, open)| **open).count(), 3);
    another_hand(&office).execute("DELETE FROM exam WHERE id IN ('2026-BP-CS', '2026-BP-PF')", []).unwrap();
    office.reopen();
    let now = opened(&mut office);
    assert_eq!(now.len(), 15);
    assert_eq!((now["BP-CS"], now["BP-PF"], now["BP-SC-T"]), (false, false, true));
}

#[test]
fn one_critical_item_missed_fails_a_paper_with_enough_marks() {
    let exam = "2026-BP-CP-FA";
    let mut office = Office::open();
    // Somebody whose form holds one.
    let (mut open, critical) = people(40, 3)
        .into_iter()
        .find_map(|person| {
            office.store().put_candidate(&person).unwrap();
            let open = office.start(&person, exam).unwrap();
            let critical = (0_u16..)
                .take(open.questions.len())
                .find(|number| open.question(*number).is_some_and(|(item, _)| item.critical))?;
            Some((open, critical))
        })
        .unwrap();
    assert!(open.settings.critical_fails);
    let id = open.question(critical).unwrap().0.id.clone();
    office.answer_all(&mut open, |number| number != critical);
    let handed_in = finish(&mut office, &open, HandInReason::Candidate);
    let score = &handed_in.result.score;
    assert!(score.total >= open.settings.cut && !score.passed, "{} marks", score.total);
    assert_eq!(score.critical_missed, [id]);
    assert_eq!(handed_in.certificate, None);
    let row = &export(&mut office, "成绩").results[0];
    assert_eq!((row.passed, row.critical_missed, row.certificate.as_str()), (false, 1, ""));
}

#[test]
fn a_second_window_on_the_same_folder_is_refused_and_told_so() {
    let mut office = Office::open();
    let second = |office: &Office| {
        Command::new(env!("CARGO_BIN_EXE_xiaoankao"))
            .arg("--data")
            .arg(office.data())
            .args(["cert", "list"])
            .output()
            .unwrap()
    };
    let refused = second(&office);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(said.contains("正被另一个消安考窗口使用") && said.contains(&*office.data().to_string_lossy()), "{said}");
    office.close();
    assert!(second(&office).status.success());
}

#[test]
fn the_clock_of_the_stage_is_nine_in_the_morning() {
    use xiaoankao::domain::calendar::china_time;
    use xiaoankao::domain::sitting::Clock as _;
    assert_eq!(china_time(Hands::new().wall()).to_string(), "2026-11-24T09:00:00");
}
