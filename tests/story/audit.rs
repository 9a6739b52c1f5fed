//! What an audit finds: a results file scores again to the same marks, and a journal that another hand changed is refused.

use std::fs;
use std::process::Command;

use super::stage::{Office, somebody};
use super::time::{sit_down, wants};
use super::{CADRES, change, export, finish, stage};
use xiaoankao::domain::assembly::{draw, form_seed};
use xiaoankao::domain::scoring::{Answer, Marks, MultipleRule, score_form};
use xiaoankao::domain::sitting::{EventKind, HandInReason, Millis};
use xiaoankao::formats::results::parse_json;
use xiaoankao::service::blueprints::bundled_blueprints;
use xiaoankao::service::bundled_bank::bank;
use xiaoankao::service::certificate_pdf::paper_fonts;
use xiaoankao::service::hand_in::{HandIn, HandInError, hand_in};
use xiaoankao::service::open_sitting::{resume_sitting, unfinished};
use xiaoankao::service::record::record;
use xiaoankao::service::rehearsal_people::people;
use xiaoankao::service::rehearse::{Rehearsal, rehearse};
use xiaoankao::service::start_sitting::StartError;
use xiaoankao::ui::screens::question::Act;
use xiaoankao::ui::screens::sitting::Intent;

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

    // The seed itself follows from the exam and the number of the sitting.
    let secret = office.store().exam(CADRES).unwrap().unwrap().secret;
    assert_eq!(record.form.seed, form_seed(&secret, 0));
    let verified = Command::new(env!("CARGO_BIN_EXE_xiaoankao"))
        .args(["form", "verify"])
        .arg(office.desk().join("成绩/results.json"))
        .output()
        .unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

/// The database, opened past the store.
#[expect(clippy::disallowed_methods, reason = "another hand does not go through the store")]
pub(super) fn another_hand(office: &Office) -> rusqlite::Connection {
    rusqlite::Connection::open(office.data().join("xiaoankao.db")).unwrap()
}

#[test]
fn a_journal_changed_by_another_hand_is_neither_gone_on_with_nor_handed_in_nor_exported() {
    let mut office = Office::open();
    let mut state = sit_down(&mut office);
    wants(&mut office, &mut state, Intent::Act(Act::Choose(0)));
    let id = state.open.id.clone();
    office.close();
    let raw = another_hand(&office);
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
    wants(&mut office, &mut first, Intent::Act(Act::Choose(0)));
    let other = people(1, 1).remove(0);
    office.store().put_candidate(&other).unwrap();
    let second = office.start(&other, CADRES).unwrap();
    let id = first.open.id.clone();
    office.close();
    let raw = another_hand(&office);
    raw.execute("UPDATE sitting_event SET content = '{}' WHERE sitting = ?1 AND sequence = 1", [&id.0]).unwrap();
    drop(raw);
    office.reopen();
    let found: Vec<_> = unfinished(office.store()).unwrap().into_iter().map(|open| open.id).collect();
    assert_eq!(found, [second.id]);
}
