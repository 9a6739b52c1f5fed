//! Whole stories through the services: from a roster to a certificate, three attempts, time, one critical item, two
//! windows on one folder, and the audit of a results file.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed, and says where"
)]

mod stage;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::process::Command;

use stage::{Hands, Office, somebody};
use xiaoankao::domain::assembly::{ClockWhileOff, draw, form_seed};
use xiaoankao::domain::people::Candidate;
use xiaoankao::domain::results::ResultsFile;
use xiaoankao::domain::scoring::{Answer, Marks, MultipleRule, score_form};
use xiaoankao::domain::sitting::{EventKind, HandInReason, Millis};
use xiaoankao::formats::results::{CsvEncoding, parse_json};
use xiaoankao::formats::roster::read_roster;
use xiaoankao::service::blueprints::bundled_blueprints;
use xiaoankao::service::bundled_bank::bank;
use xiaoankao::service::certificate_pdf::{paper_fonts, save_certificate};
use xiaoankao::service::export_results::{collect_results, write_results};
use xiaoankao::service::hand_in::{HandIn, HandInError, HandedIn, hand_in};
use xiaoankao::service::import_roster::import_roster;
use xiaoankao::service::my_exams::{Standing, my_exams};
use xiaoankao::service::offer_exams::{ChangeExam, change_exam};
use xiaoankao::service::open_sitting::{OpenSitting, resume_sitting, unfinished};
use xiaoankao::service::record::{RecordError, keep_time, record};
use xiaoankao::service::rehearsal_people::{SAMPLE_ROSTER, SAMPLE_ROSTER_NAME, people};
use xiaoankao::service::rehearse::{Rehearsal, rehearse};
use xiaoankao::service::sign_in::{SignIn, SignInError, sign_in};
use xiaoankao::service::start_sitting::StartError;
use xiaoankao::service::verify::{known_keys, verify_certificate, verify_results};
use xiaoankao::store::ResultFilter;
use xiaoankao::ui::screens::sitting::{Effect, Intent, State, saved, tick, update};

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

/// Carries out what the screen asks for, as the window does, and returns what handing in gave.
fn carry_out(office: &mut Office, state: &mut State, effects: Vec<Effect>) -> Option<HandedIn> {
    let mut waiting: VecDeque<Effect> = effects.into();
    while let Some(effect) = waiting.pop_front() {
        let id = state.open.id.clone();
        let (store, clock) = office.both();
        match effect {
            Effect::Record(events) => {
                store.transact(|store| events.iter().try_for_each(|event| record(store, &id, event))).unwrap();
                waiting.extend(saved(state, events.last().unwrap().sequence, clock));
            }
            Effect::KeepTime { used, wall } => keep_time(store, &id, used, wall).unwrap(),
            Effect::HandIn { reason, used } => {
                return Some(hand_in(store, clock, &HandIn { sitting: id, reason, used }).unwrap());
            }
            Effect::Leave | Effect::NextTextSize => {}
        }
    }
    None
}

/// A screen on which somebody sits the exam of cadres.
fn sit_down(office: &mut Office) -> State {
    office.store().put_candidate(&somebody()).unwrap();
    let open = office.start(&somebody(), CADRES).unwrap();
    State::new(open, &office.clock)
}

fn wants(office: &mut Office, state: &mut State, intent: Intent) -> Option<HandedIn> {
    let effects = update(state, intent, &office.clock);
    carry_out(office, state, effects)
}

fn time_passes(office: &mut Office, state: &mut State, millis: i64) -> Option<HandedIn> {
    office.clock.pass(millis);
    let effects = tick(state, &office.clock);
    carry_out(office, state, effects)
}

/// The program dies and is started again after so long; the sitting is resumed.
fn power_cut(office: &mut Office, off: i64) -> State {
    office.close();
    office.clock.off_for(off);
    office.reopen();
    let found = unfinished(office.store()).unwrap().remove(0).id;
    let (store, clock) = office.both();
    State::new(resume_sitting(store, clock, &found).unwrap(), clock)
}

#[test]
fn when_the_time_is_up_the_sitting_hands_itself_in_with_what_was_answered() {
    let mut office = Office::open();
    let mut state = sit_down(&mut office);
    let limit = i64::from(state.open.settings.minutes) * MINUTE;
    assert_eq!(wants(&mut office, &mut state, Intent::Choose(0)), None);
    assert_eq!(time_passes(&mut office, &mut state, limit - 1), None);
    assert_eq!(state.left(), Millis(1));
    let handed_in = time_passes(&mut office, &mut state, 1).unwrap();
    assert_eq!(handed_in.result.used, Millis(limit));
    let row = &export(&mut office, "成绩").results[0];
    assert_eq!((row.hand_in, row.answered, row.seconds_used), (HandInReason::TimeUp, 1, limit / 1000));
}

#[test]
fn an_answer_after_the_deadline_is_refused_also_before_the_next_tick() {
    let mut office = Office::open();
    let mut state = sit_down(&mut office);
    wants(&mut office, &mut state, Intent::Choose(0));
    let before = state.open.progress.answers().to_vec();
    office.clock.pass(i64::from(state.open.settings.minutes) * MINUTE + 1);
    let handed_in = wants(&mut office, &mut state, Intent::Choose(1));
    assert_eq!(state.open.progress.answers(), before);
    assert!(handed_in.is_some());
    let row = &export(&mut office, "成绩").results[0];
    assert_eq!((row.hand_in, row.answered), (HandInReason::TimeUp, 1));
}

#[test]
fn nothing_can_be_recorded_once_it_is_handed_in() {
    let mut office = Office::open();
    let mut state = sit_down(&mut office);
    wants(&mut office, &mut state, Intent::Choose(0));
    wants(&mut office, &mut state, Intent::AskHandIn);
    wants(&mut office, &mut state, Intent::HandIn).unwrap();
    let before = export(&mut office, "前");
    let late = |sequence| xiaoankao::domain::sitting::Event {
        sequence,
        used: Millis(1),
        wall: Millis(1),
        kind: EventKind::Answered { question: 1, answer: Some(Answer::Truth(true)) },
    };
    let next = u32::try_from(office.store().journal(&state.open.id).unwrap().len()).unwrap();
    let refused = record(office.store(), &state.open.id, &late(next));
    assert!(matches!(refused, Err(RecordError::HandedIn)), "{refused:?}");
    assert_eq!(export(&mut office, "后"), before);
}

#[test]
fn events_given_again_after_a_commit_whose_answer_was_lost_change_nothing() {
    let mut office = Office::open();
    let mut state = sit_down(&mut office);
    office.clock.pass(1_000);
    let mut effects = update(&mut state, Intent::Choose(0), &office.clock);
    let Some(Effect::Record(mut events)) = effects.pop() else { panic!("no events") };
    update(&mut state, Intent::Flag, &office.clock);
    let flagged = EventKind::Flagged { question: 0, flagged: true };
    events.push(xiaoankao::domain::sitting::Event { sequence: 2, kind: flagged, ..events[0].clone() });
    let id = state.open.id.clone();
    for _ in 0..2 {
        for event in &events {
            record(office.store(), &id, event).unwrap();
        }
    }
    assert_eq!(office.store().journal(&id).unwrap().len(), 3);
    // Another event with a number that is taken is not the same event.
    let other = xiaoankao::domain::sitting::Event { kind: EventKind::FocusLost, ..events[0].clone() };
    assert!(matches!(record(office.store(), &id, &other), Err(RecordError::OutOfOrder { expected: 3, found: 1 })));
}

#[test]
fn setting_the_wall_clock_during_a_sitting_neither_gives_nor_takes_time_and_is_an_event() {
    for by in [-3_600_000, 3_600_000, -40 * 24 * 60 * MINUTE] {
        let mut office = Office::open();
        let mut state = sit_down(&mut office);
        time_passes(&mut office, &mut state, 30_000);
        office.clock.set_by(by);
        time_passes(&mut office, &mut state, 30_000);
        time_passes(&mut office, &mut state, 30_000);
        assert_eq!(state.used, Millis(90_000));
        let jumps: Vec<_> = state.open.progress.incidents().iter().map(|incident| incident.kind.clone()).collect();
        assert_eq!(jumps, [EventKind::ClockJumped { by: Millis(by) }]);

        // Over a power cut too.
        let state = power_cut(&mut office, 5 * MINUTE);
        assert_eq!(state.used, Millis(90_000));
        let row = {
            let open = state.open;
            finish(&mut office, &open, HandInReason::Candidate);
            export(&mut office, "成绩").results.remove(0)
        };
        assert_eq!((row.clock_jumps, row.resumed, row.seconds_used), (1, 1, 90));
    }
}

#[test]
fn where_the_clock_stops_a_power_cut_takes_nothing_whatever_the_wall_clock_says_afterwards() {
    for off in [10 * MINUTE, -24 * 60 * MINUTE, 400 * 24 * 60 * MINUTE] {
        let mut office = Office::open();
        let mut state = sit_down(&mut office);
        time_passes(&mut office, &mut state, 7_000);
        wants(&mut office, &mut state, Intent::Choose(0));
        time_passes(&mut office, &mut state, 6_000);
        let resumed = power_cut(&mut office, off);
        assert_eq!(resumed.used, Millis(13_000), "kept between the events");
        assert_eq!(resumed.open.progress.answered(), 1);
        let last = resumed.open.progress.incidents().last().unwrap();
        assert_eq!(last.kind, EventKind::Resumed { counted: Millis(0) });
    }
}

#[test]
fn where_the_clock_runs_on_the_time_off_counts_and_a_clock_set_back_gives_nothing() {
    for (off, counted) in [(10 * MINUTE, 10 * MINUTE), (-24 * 60 * MINUTE, 0)] {
        let mut office = Office::open();
        change(&mut office, CADRES, |change| change.settings.clock_while_off = ClockWhileOff::Runs);
        let mut state = sit_down(&mut office);
        time_passes(&mut office, &mut state, 6_000);
        let mut resumed = power_cut(&mut office, off);
        assert_eq!(resumed.used, Millis(6_000 + counted));
        let last = resumed.open.progress.incidents().last().unwrap();
        assert_eq!(last.kind, EventKind::Resumed { counted: Millis(counted) });
        assert_eq!(time_passes(&mut office, &mut resumed, 1_000), None);
        assert_eq!(resumed.used, Millis(7_000 + counted));
        // A second cut right after the first counts from the resumption, not from before it.
        let again = power_cut(&mut office, MINUTE);
        assert_eq!(again.used, Millis(6_000 + counted + 1_000 + MINUTE));
    }
}

#[test]
fn where_the_clock_runs_on_and_the_time_ran_out_in_the_dark_it_is_handed_in_at_once() {
    let mut office = Office::open();
    change(&mut office, CADRES, |change| change.settings.clock_while_off = ClockWhileOff::Runs);
    let mut state = sit_down(&mut office);
    wants(&mut office, &mut state, Intent::Choose(0));
    let mut resumed = power_cut(&mut office, 51 * MINUTE);
    assert_eq!(resumed.left(), Millis(0));
    assert!(time_passes(&mut office, &mut resumed, 0).is_some());
    let row = &export(&mut office, "成绩").results[0];
    assert_eq!((row.hand_in, row.answered), (HandInReason::TimeUp, 1));
}

#[test]
fn a_wall_clock_set_forward_and_back_again_before_a_power_cut_gives_no_time() {
    let mut office = Office::open();
    change(&mut office, CADRES, |change| change.settings.clock_while_off = ClockWhileOff::Runs);
    let mut state = sit_down(&mut office);
    office.clock.set_by(24 * 60 * MINUTE);
    time_passes(&mut office, &mut state, 6_000);
    office.clock.set_by(-24 * 60 * MINUTE);
    time_passes(&mut office, &mut state, 1_000);
    let resumed = power_cut(&mut office, 10 * MINUTE);
    assert_eq!(resumed.used, Millis(7_000 + 10 * MINUTE));
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
    change(&mut office, CADRES, |change| {
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
            let event = xiaoankao::domain::sitting::Event {
                sequence: open.progress.next_sequence(),
                used: open.used,
                wall: Millis(0),
                kind,
            };
            record(office.store(), &open.id, &event).unwrap();
            open.progress.apply(&event);
        }
    }
    // The office changes its mind while the sitting runs: what was begun keeps its rules.
    change(&mut office, CADRES, |change| change.settings.multiple = MultipleRule::AllOrNothing);
    finish(&mut office, &open, HandInReason::Candidate);
    let file = export(&mut office, "成绩");
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
fn a_journal_changed_by_another_hand_is_neither_gone_on_with_nor_handed_in_nor_exported() {
    let mut office = Office::open();
    let mut state = sit_down(&mut office);
    wants(&mut office, &mut state, Intent::Choose(0));
    let id = state.open.id.clone();
    office.close();
    let raw = rusqlite::Connection::open(office.data().join("xiaoankao.db")).unwrap();
    let changed = raw
        .execute(
            "UPDATE sitting_event SET content = replace(content, '\"used\":0', '\"used\":1') WHERE sequence = 1",
            [],
        )
        .unwrap();
    assert_eq!(changed, 1);
    drop(raw);
    office.reopen();
    let (store, clock) = office.both();
    assert!(matches!(resume_sitting(store, clock, &id), Err(StartError::Chain(_))));
    let request = HandIn { sitting: id.clone(), reason: HandInReason::Candidate, used: Millis(1) };
    assert!(matches!(hand_in(store, clock, &request), Err(HandInError::Chain(_))));
    assert_eq!(store.result(&id).unwrap(), None);
}

#[test]
fn one_changed_journal_does_not_keep_another_sitting_from_being_gone_on_with() {
    let mut office = Office::open();
    let mut first = sit_down(&mut office);
    wants(&mut office, &mut first, Intent::Choose(0));
    let other = people(1, 1).remove(0);
    office.store().put_candidate(&other).unwrap();
    let second = office.start(&other, CADRES).unwrap();
    let id = first.open.id.clone();
    office.close();
    let raw = rusqlite::Connection::open(office.data().join("xiaoankao.db")).unwrap();
    raw.execute("UPDATE sitting_event SET content = '{}' WHERE sitting = ?1 AND sequence = 1", [&id.0]).unwrap();
    drop(raw);
    office.reopen();
    let found: Vec<_> = unfinished(office.store()).unwrap().into_iter().map(|open| open.id).collect();
    assert_eq!(found, [second.id]);
}

#[test]
fn the_clock_of_the_stage_is_nine_in_the_morning() {
    use xiaoankao::domain::calendar::china_time;
    use xiaoankao::domain::sitting::Clock as _;
    assert_eq!(china_time(Hands::new().wall()).to_string(), "2026-11-24T09:00:00");
}
