//! Whole stories through the services: from a roster to a certificate, three attempts, one critical item, two windows on
//! one folder, and the audit of a results file.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed, and says where"
)]

mod stage;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use stage::{CADRES, Hands, MINUTE, Office, somebody};
use xiaoankao::domain::assembly::{draw, form_seed};
use xiaoankao::domain::people::Candidate;
use xiaoankao::domain::scoring::{Answer, Marks, MultipleRule, score_form};
use xiaoankao::domain::sitting::{Event, EventKind, HandInReason, Millis};
use xiaoankao::formats::results::parse_json;
use xiaoankao::formats::roster::read_roster;
use xiaoankao::service::blueprints::bundled_blueprints;
use xiaoankao::service::bundled_bank::bank;
use xiaoankao::service::certificate_pdf::{paper_fonts, save_certificate};
use xiaoankao::service::import_roster::import_roster;
use xiaoankao::service::my_exams::{Standing, my_exams};
use xiaoankao::service::record::record;
use xiaoankao::service::rehearsal_people::{SAMPLE_ROSTER, SAMPLE_ROSTER_NAME, people};
use xiaoankao::service::rehearse::{Rehearsal, rehearse};
use xiaoankao::service::sign_in::{SignIn, SignInError, sign_in};
use xiaoankao::service::start_sitting::StartError;
use xiaoankao::service::verify::{known_keys, verify_certificate};

fn standing(office: &mut Office, candidate: &Candidate, exam: &str) -> Standing {
    let mine = my_exams(office.store(), &candidate.id()).unwrap();
    mine.into_iter().find(|mine| mine.exam.id == exam).unwrap().standing
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
    let handed_in = office.finish(&open, HandInReason::Candidate);
    let score = &handed_in.result.score;
    assert!(score.passed && score.total == score.max - score.by_question[3].max && score.max == Marks::whole(100));
    assert_eq!(standing(&mut office, &person, CADRES), Standing::Passed);
    assert!(matches!(office.start(&person, CADRES), Err(StartError::NotNow(Standing::Passed))));

    // The certificate, once and for all.
    let issued = handed_in.certificate.clone().unwrap();
    assert_eq!(office.finish(&open, HandInReason::Candidate), handed_in);
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
    let (first, second) = (office.export("一"), office.export("二"));
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
        let handed_in = office.finish(&open, HandInReason::Candidate);
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
    assert_eq!(office.export("成绩").results.len(), 3);
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
    let handed_in = office.finish(&open, HandInReason::Candidate);
    let score = &handed_in.result.score;
    assert!(score.total >= open.settings.cut && !score.passed, "{} marks", score.total);
    assert_eq!(score.critical_missed, [id]);
    assert_eq!(handed_in.certificate, None);
    let row = &office.export("成绩").results[0];
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
fn an_auditor_draws_and_scores_again_what_a_results_file_holds() {
    let folder = tempfile::tempdir().unwrap();
    let fonts = paper_fonts().unwrap();
    let rehearsal = Rehearsal {
        bank: bank(),
        people: people(9, 5),
        seed: 5,
        issuer: "某县消防安全委员会办公室".into(),
        region: "0632".into(),
        fonts: &fonts,
    };
    rehearse(&rehearsal, folder.path(), |_, _| ()).unwrap();

    // All the auditor has: the file, and the bank and blueprints by their names.
    let file = parse_json(&fs::read(folder.path().join("results.json")).unwrap()).unwrap();
    let blueprints = bundled_blueprints().unwrap();
    assert_eq!((file.results.len(), file.records.len()), (9, 9));
    for (row, record) in file.results.iter().zip(&file.records) {
        assert_eq!((&row.sitting, record.form.bank.as_str()), (&record.sitting, bank().hash()));
        let blueprint = blueprints.iter().find(|blueprint| blueprint.id == record.form.blueprint).unwrap();
        assert_eq!(draw(bank(), blueprint, record.form.seed).unwrap(), record.form);
        let score = score_form(&record.form, bank(), &record.settings, &record.answers).unwrap();
        assert_eq!((score.total, score.max, score.passed), (row.score, row.max, row.passed));
        let marks: Vec<Marks> = score.by_question.iter().map(|question| question.marks).collect();
        let rows = file.questions.iter().filter(|question| question.sitting == row.sitting);
        assert_eq!(marks, rows.map(|question| question.marks).collect::<Vec<_>>());
        // Another answer to the first question would show.
        let mut answers = record.answers.clone();
        answers[0] = if score.by_question[0].correct {
            None
        } else {
            Some(stage::right_answer(&bank().get(&record.form.items[0].id).unwrap().questions[0]))
        };
        assert_ne!(score_form(&record.form, bank(), &record.settings, &answers).unwrap().total, row.score);
    }
}

#[test]
fn an_audit_scores_by_the_rules_that_were_in_force() {
    let mut office = Office::open();
    let person = somebody();
    office.store().put_candidate(&person).unwrap();
    office.change(CADRES, |change| {
        change.settings.multiple = MultipleRule::PartPerRight { each: Marks::hundredths(50) };
    });
    let mut open = office.start(&person, CADRES).unwrap();
    // Half of the right options of every multiple choice: half a mark each under this rule, nothing under the other.
    office.answer_all(&mut open, |_| true);
    for number in (0_u16..).take(open.questions.len()) {
        let Some(Answer::Choice(chosen)) = open.progress.answer(number).cloned() else { continue };
        if chosen.len() > 1 {
            let some = Some(Answer::Choice(chosen.into_iter().take(1).collect()));
            let kind = EventKind::Answered { question: number, answer: some };
            let event = Event { sequence: open.progress.next_sequence(), used: open.used, wall: Millis(0), kind };
            record(office.store(), &open.id, &event).unwrap();
            open.progress.apply(&event);
        }
    }
    // The office changes its mind while the sitting runs: what was begun keeps its rules.
    office.change(CADRES, |change| change.settings.multiple = MultipleRule::AllOrNothing);
    office.finish(&open, HandInReason::Candidate);
    let file = office.export("成绩");
    let (row, record) = (&file.results[0], &file.records[0]);
    assert_eq!(score_form(&record.form, bank(), &record.settings, &record.answers).unwrap().total, row.score);

    // The seed itself follows from exam, candidate and attempt.
    let secret = office.store().exam(CADRES).unwrap().unwrap().secret;
    assert_eq!(record.form.seed, form_seed(&secret, &person.identity.seed_text(), 1));
    let verified = Command::new(env!("CARGO_BIN_EXE_xiaoankao"))
        .args(["form", "verify"])
        .arg(office.desk().join("成绩/results.json"))
        .output()
        .unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

#[test]
fn the_clock_of_the_stage_is_nine_in_the_morning() {
    use xiaoankao::domain::calendar::china_time;
    use xiaoankao::domain::sitting::Clock as _;
    assert_eq!(china_time(Hands::new().wall()).to_string(), "2026-11-24T09:00:00");
}
