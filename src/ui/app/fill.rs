//! From what the services return to what the screens show.

use std::collections::BTreeMap;

use crate::domain::assembly::FormPart;
use crate::domain::bank::{Bank, Item, Kind, Level, Question, Track};
use crate::domain::calendar::china_time;
use crate::domain::people::Candidate;
use crate::domain::scoring::Marks;
use crate::domain::sitting::{EventKind, Incident};
use crate::formats::citation::{Citation, citation};
use crate::service::list_results::Review;
use crate::service::my_exams::{MyExam, Standing};
use crate::service::references::{FEW_QUESTIONS, GUESSER_MARGIN};
use crate::store::StoredResult;
use crate::text::bank as bank_words;
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
        stars: blueprint.settings.stars,
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
        stars: settings.stars,
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
        stars: review.settings.stars,
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
            .map(|line| result::TopicLine {
                code: line.topic.code.clone(),
                topic: line.topic.name.clone(),
                marks: line.marks,
                max: line.max,
            })
            .collect(),
        all_topics: false,
        readings: score
            .reread
            .iter()
            .map(|article| result::Reading {
                regulation: article.basis.title.clone(),
                articles: in_order(&article.basis.articles),
                wrong: u32::from(article.wrong),
                topic: topic_of(review, &article.basis.title),
            })
            .collect(),
        incidents: incidents(&review.incidents),
        is_journal_broken: !review.is_journal_whole,
        problem: None,
        saving: None,
        saved: None,
    }
}

/// The topic to which most of the questions belong that were not right and rest on a regulation; of several the first.
fn topic_of(review: &Review, regulation: &str) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for score in review.result.score.by_question.iter().filter(|score| !score.correct) {
        let Some((item, question)) = review.question(score.number.saturating_sub(1)) else { continue };
        if question.basis.iter().any(|basis| basis.title == regulation) {
            *counts.entry(&item.topic.code).or_default() += 1;
        }
    }
    let most = counts.values().max().copied();
    counts.into_iter().find(|(_, count)| Some(*count) == most).map(|(code, _)| code.to_owned()).unwrap_or_default()
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
    let at = usize::from(number);
    let answer = review.answers.get(at).and_then(Option::as_ref);
    let score = review.result.score.by_question.get(at);
    review::ReviewQuestion {
        number: at + 1,
        section,
        marks: score.map_or(Marks::ZERO, |score| score.marks),
        max: part.marks,
        correct: score.is_some_and(|score| score.correct),
        flagged: review.flagged.get(at).copied().unwrap_or(false),
        ..review::ReviewQuestion::of(item, question, &part.options, answer)
    }
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
                    is_high: figure.score > figure.chance + GUESSER_MARGIN && figure.questions >= FEW_QUESTIONS,
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
