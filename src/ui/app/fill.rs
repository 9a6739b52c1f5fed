//! From what the services return to what the screens show.

use crate::domain::assembly::FormPart;
use crate::domain::bank::{Accepted, Bank, Item, Key, Kind, Level, Question, Track};
use crate::domain::calendar::china_time;
use crate::domain::people::Candidate;
use crate::domain::scoring::{Answer, Marks};
use crate::domain::sitting::{EventKind, Incident};
use crate::formats::citation::{Citation, citation};
use crate::service::list_results::Review;
use crate::service::my_exams::{MyExam, Standing};
use crate::store::StoredResult;
use crate::text::screens::sitting as sitting_words;
use crate::text::{bank as bank_words, ui as words, words as names};
use crate::ui::desk::BankChecked;
use crate::ui::screens::manage::bank as bank_page;
use crate::ui::screens::{my_exams, notice, result, review};

/// An exam of a candidate.
pub(super) fn exam_card(mine: &MyExam) -> my_exams::ExamCard {
    let blueprint = &mine.exam.blueprint;
    let standing = match mine.standing {
        Standing::MayBegin { .. } => my_exams::Standing::MayBegin,
        Standing::Running { .. } => my_exams::Standing::Running,
        Standing::Passed => my_exams::Standing::Passed,
        Standing::NoAttemptLeft => my_exams::Standing::NoAttemptLeft,
        Standing::Closed => my_exams::Standing::Closed,
    };
    let results = u32::try_from(mine.results.len()).unwrap_or(u32::MAX);
    my_exams::ExamCard {
        exam: mine.exam.id.clone(),
        title: mine.exam.title.clone(),
        who: blueprint.who.clone(),
        minutes: blueprint.settings.minutes,
        questions: blueprint.items(),
        max: blueprint.marks(),
        cut: blueprint.settings.cut,
        attempts_used: results + u32::from(standing == my_exams::Standing::Running),
        attempts_allowed: blueprint.settings.attempts,
        standing,
        results: mine.results.iter().map(result_line).collect(),
    }
}

fn result_line(stored: &StoredResult) -> my_exams::ResultLine {
    my_exams::ResultLine {
        sitting: stored.sitting.0.clone(),
        attempt: stored.attempt,
        date: china_time(stored.handed_in_at).strftime("%Y-%m-%d").to_string(),
        score: stored.score.total,
        passed: stored.score.passed,
        has_certificate: stored.certificate.is_some(),
    }
}

/// The notice before an exam.
pub(super) fn notice_state(mine: &MyExam, candidate: &Candidate) -> notice::State {
    let blueprint = &mine.exam.blueprint;
    let settings = &blueprint.settings;
    notice::State {
        title: mine.exam.title.clone(),
        name: candidate.name.clone(),
        number: candidate.identity.masked(),
        unit: candidate.unit.clone(),
        sections: blueprint
            .sections
            .iter()
            .map(|section| notice::SectionLine { kind: section.kind, items: section.items, each: section.marks })
            .collect(),
        minutes: settings.minutes,
        cut: settings.cut,
        attempt: if let Standing::MayBegin { attempt } = mine.standing { attempt } else { 1 },
        attempts_allowed: settings.attempts,
        clock_while_off: settings.clock_while_off,
        multiple: settings.multiple,
        critical_fails: settings.critical_fails,
        review: settings.review,
        full_screen: settings.full_screen,
        agreed: false,
        problem: None,
        entered: false,
    }
}

/// The result of a sitting.
pub(super) fn result_state(review: &Review) -> result::State {
    let stored = &review.result;
    let score = &stored.score;
    let allowed = review.settings.attempts;
    result::State {
        title: stored.exam_title.clone(),
        name: stored.candidate.name.clone(),
        unit: stored.candidate.unit.clone(),
        score: score.total,
        max: score.max,
        cut: review.settings.cut,
        passed: score.passed,
        used_seconds: u32::try_from(stored.used.0 / 1000).unwrap_or(0),
        time_up: review.is_time_up,
        critical_missed: u32::try_from(score.critical_missed.len()).unwrap_or(u32::MAX),
        attempts_left: (allowed > 0).then(|| allowed.saturating_sub(stored.attempt)),
        certificate: review.certificate.as_ref().map(|issued| result::Certificate {
            number: issued.certificate.number.to_string(),
            valid_until: issued.certificate.valid_until.to_string(),
        }),
        review: review.settings.review && review.is_journal_whole,
        topics: score
            .by_topic
            .iter()
            .map(|line| result::TopicLine { topic: line.topic.name.clone(), marks: line.marks, max: line.max })
            .collect(),
        all_topics: false,
        readings: score
            .reread
            .iter()
            .map(|article| result::Reading {
                regulation: article.basis.title.clone(),
                articles: in_order(&article.basis.articles),
                wrong: u32::from(article.wrong),
            })
            .collect(),
        incidents: incidents(&review.incidents),
        is_journal_broken: !review.is_journal_whole,
        problem: None,
        saving: None,
        saved: None,
    }
}

/// Articles as one looks them up: in the order of the regulation, and where several places of one article are to be
/// read, the article. What is no citation leaves all as it is.
fn in_order(articles: &[String]) -> Vec<String> {
    let Some(mut places) = articles.iter().map(|place| citation(place)).collect::<Option<Vec<_>>>() else {
        return articles.to_vec();
    };
    places.sort_unstable();
    places
        .chunk_by(|one, other| (one.article, one.inserted) == (other.article, other.inserted))
        .filter_map(|places| match places {
            [place] => Some(place.to_string()),
            [first, ..] => Some(Citation { paragraph: None, part: None, ..*first }.to_string()),
            [] => None,
        })
        .collect()
}

/// Incidents by kind, in the order of the screen.
fn incidents(all: &[Incident]) -> Vec<result::Incident> {
    let times = |wanted: fn(&EventKind) -> bool| -> Vec<String> {
        let shown = |incident: &Incident| china_time(incident.wall).strftime("%H:%M:%S").to_string();
        all.iter().filter(|incident| wanted(&incident.kind)).map(shown).collect()
    };
    let away: i64 =
        all.iter().map(|incident| if let EventKind::FocusGained { away } = incident.kind { away.0 } else { 0 }).sum();
    let seconds = u32::try_from((away + 500) / 1000).unwrap_or(u32::MAX);
    [
        (result::IncidentKind::LeftWindow { seconds }, times(|kind| matches!(kind, EventKind::FocusLost))),
        (result::IncidentKind::Minimised, times(|kind| matches!(kind, EventKind::Minimised))),
        (result::IncidentKind::Pasted, times(|kind| matches!(kind, EventKind::Pasted { .. }))),
        (result::IncidentKind::ClockSet, times(|kind| matches!(kind, EventKind::ClockJumped { .. }))),
        (result::IncidentKind::Resumed, times(|kind| matches!(kind, EventKind::Resumed { .. }))),
        (result::IncidentKind::Extended, times(|kind| matches!(kind, EventKind::Extended { .. }))),
    ]
    .into_iter()
    .filter(|(_, times)| !times.is_empty())
    .map(|(kind, times)| result::Incident { kind, times })
    .collect()
}

/// The answers of a sitting with keys and rationales.
pub(super) fn review_state(review: &Review) -> review::State {
    let questions = (0_u16..).zip(&review.questions).filter_map(|(number, place)| {
        let (item, question) = review.question(number)?;
        let drawn = review.form.items.get(place.item)?;
        let part = drawn.parts.get(place.part)?;
        let section = review.sections.get(drawn.section).map_or(item.kind, |section| section.kind);
        Some(review_question(review, number, section, item, question, part))
    });
    review::State {
        title: review.result.exam_title.clone(),
        name: review.result.candidate.name.clone(),
        questions: questions.collect(),
        ..review::State::default()
    }
}

fn review_question(
    review: &Review,
    number: u16,
    section: Kind,
    item: &Item,
    question: &Question,
    part: &FormPart,
) -> review::ReviewQuestion {
    let answer = review.answers.get(usize::from(number)).and_then(Option::as_ref);
    let score = review.result.score.by_question.get(usize::from(number));
    let place_of = |option: u8| part.options.iter().position(|placed| *placed == option);
    let letter = |place: usize| names::letter(u8::try_from(place).unwrap_or(u8::MAX)).to_string();
    let options: Vec<(String, String)> = if question.kind == Kind::TrueFalse {
        sitting_words::TRUTHS.iter().enumerate().map(|(place, text)| (letter(place), (*text).to_owned())).collect()
    } else {
        part.options
            .iter()
            .enumerate()
            .filter_map(|(place, option)| Some((letter(place), question.options.get(usize::from(*option))?.clone())))
            .collect()
    };
    let chosen = match answer {
        Some(Answer::Choice(chosen)) => chosen.iter().filter_map(|option| place_of(*option)).collect(),
        Some(Answer::Truth(said)) => vec![usize::from(!said)],
        _ => Vec::new(),
    };
    let key = match &question.key {
        Key::Choice(key) => key.iter().filter_map(|option| place_of(*option)).collect(),
        Key::Truth(truth) => vec![usize::from(!truth)],
        _ => Vec::new(),
    };
    let letters = |order: &[u8]| -> String {
        order.iter().filter_map(|option| place_of(*option)).map(letter).collect::<Vec<_>>().join(" → ")
    };
    let pairs = |pairs: Vec<Option<u8>>| -> String {
        let pair =
            |(row, option): (u8, Option<u8>)| Some(format!("{}-{}", names::row(row), letter(place_of(option?)?)));
        (0..).zip(pairs).take(question.left.len()).filter_map(pair).collect::<Vec<_>>().join("  ")
    };
    let given_text = match answer {
        Some(Answer::Fill(texts)) => texts.join(words::AND),
        Some(Answer::Order(order)) => letters(order),
        Some(Answer::Match(given)) => pairs(given.clone()),
        _ => String::new(),
    };
    let key_text = match &question.key {
        Key::Fill(blanks) => blanks.iter().map(|blank| accepted(blank)).collect::<Vec<_>>().join(words::AND),
        Key::Order(order) => letters(order),
        Key::Match(key) => pairs(key.iter().copied().map(Some).collect()),
        Key::Choice(_) | Key::Truth(_) => String::new(),
    };
    review::ReviewQuestion {
        number: usize::from(number) + 1,
        section,
        kind: question.kind,
        stem: stem(question),
        stimulus: item.stimulus.clone(),
        options,
        chosen,
        key,
        given_text,
        key_text,
        rationale: question.rationale.clone(),
        basis: question.basis.iter().map(names::basis).collect(),
        marks: score.map_or(Marks::ZERO, |score| score.marks),
        max: part.marks,
        correct: score.is_some_and(|score| score.correct),
        flagged: review.flagged.get(usize::from(number)).copied().unwrap_or(false),
    }
}

/// The stem, for a matching question with its rows.
fn stem(question: &Question) -> String {
    let rows = (0..).zip(&question.left).map(|(row, left)| sitting_words::listed(names::row(row), left));
    std::iter::once(question.stem.clone()).chain(rows).collect::<Vec<_>>().join("\n")
}

/// What is accepted in a blank.
fn accepted(blank: &[Accepted]) -> String {
    let one = |accepted: &Accepted| match accepted {
        Accepted::Text(text) => text.clone(),
        Accepted::Number { value, tolerance, unit } => words::number(value, tolerance, unit),
    };
    blank.iter().map(one).collect::<Vec<_>>().join(words::OR)
}

/// What the check of the bank found, for the office.
pub(super) fn bank_report(checked: &BankChecked, bank: &Bank) -> bank_page::Report {
    let report = &checked.report;
    let counts = Track::ALL
        .into_iter()
        .map(|track| {
            let of =
                |wanted: &dyn Fn(&Item) -> bool| bank.iter().filter(|item| item.track == track && wanted(item)).count();
            bank_page::TrackCounts {
                track,
                by_kind: Kind::ALL.map(|kind| (kind, of(&|item| item.kind == kind))).to_vec(),
                by_level: Level::ALL.map(|level| (level, of(&|item| item.level == level))).to_vec(),
            }
        })
        .collect();
    let guessers = report
        .guessers
        .iter()
        .map(|(strategy, by_track)| bank_page::GuesserLine {
            strategy: bank_words::strategy(*strategy).to_owned(),
            by_track: by_track
                .iter()
                .map(|(track, figure)| bank_page::Guess {
                    track: *track,
                    score: figure.score,
                    chance: figure.chance,
                    is_high: figure.score > figure.chance + GUESSER_MARGIN && figure.questions >= GUESSER_LEAST,
                })
                .collect(),
        })
        .collect();
    bank_page::Report {
        items: report.items,
        errors: report.errors,
        warnings: report.warnings,
        counts,
        guessers,
        blueprints: checked
            .blueprints
            .iter()
            .map(|(title, shortages, exposure)| bank_page::BlueprintLine {
                title: title.clone(),
                shortages: shortages.clone(),
                exposure: exposure.clone(),
            })
            .collect(),
        findings: report
            .findings
            .iter()
            .map(|reported| bank_page::FindingLine {
                severity: reported.finding.severity,
                place: bank_words::place(&reported.finding),
                sentence: reported.message.clone(),
                hint: reported.hint.to_owned(),
            })
            .collect(),
    }
}

/// How far above chance a guesser may score.
const GUESSER_MARGIN: f64 = 0.05;
/// On fewer questions a guesser's score says nothing.
const GUESSER_LEAST: usize = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_to_read_stand_in_the_order_of_the_regulation() {
        let places = ["第六十四条第（三）项", "第十五条第二款", "第十五条第一款", "第四条"].map(str::to_owned);
        assert_eq!(in_order(&places), ["第四条", "第十五条", "第六十四条第（三）项"]);
        let other = ["第三章".to_owned(), "第一条".to_owned()];
        assert_eq!(in_order(&other), other);
    }
}
