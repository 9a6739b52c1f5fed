//! The lists that come with the program: the regulations and standards that questions rest on, the technical facts that
//! have been confirmed, and the plan of the bank by topic. And whether a bank agrees with them.
//!
//! Owns the reading of the three files of `assets/` and the findings about them. The texts of the regulations are not
//! held by the program: what a text says is checked in `formats::law` where somebody hands the texts in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use super::check_bank::{Count, TopicCounts};
use crate::domain::bank::{BasisCheck, Finding, FindingCode, GuesserFigure, Item, Severity, Strategy, Track};
use crate::domain::scoring::fold_text;
use crate::formats::bank_text::LocatedItem;
use crate::formats::law::Laws;
use crate::text::bank::{COMMON_KNOWLEDGE, strategy};

/// A regulation or standard that may be cited.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regulation {
    /// The full official title.
    pub title: String,
    /// The usual short title.
    pub short: String,
    /// The number of the order or of the standard; empty for laws, which have none.
    #[serde(default)]
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// The version by the date on which it was passed, published or amended; empty for a standard.
    #[serde(default)]
    pub version: String,
    /// The day since which this version or the regulation is in force, as far as known.
    #[serde(default)]
    pub in_force: String,
    /// How many articles it has, inserted ones counted; 0 for a standard.
    #[serde(default)]
    pub articles: u32,
    /// What it replaced, in Chinese; empty where nothing or not known.
    #[serde(default)]
    pub replaced: String,
    /// Whether it is a technical standard.
    #[serde(default)]
    pub standard: bool,
}

/// A technical fact on which a key may rest although no text of law says it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Its number, which items name.
    pub number: u16,
    /// The fact.
    pub statement: String,
    /// The numbers of the standards that say it, or a name of common knowledge.
    pub sources: Vec<String>,
}

/// How many items of each kind and level the bank has of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicPlan {
    /// The code.
    pub code: String,
    /// The name in Chinese.
    pub name: String,
    /// The track.
    pub track: Track,
    /// How many items rest on standards.
    #[serde(default)]
    pub standards: usize,
    /// By kind.
    pub kinds: BTreeMap<String, usize>,
    /// By level.
    pub levels: BTreeMap<String, usize>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    #[serde(default)]
    regulation: Vec<Regulation>,
    #[serde(default)]
    fact: Vec<Fact>,
    #[serde(default)]
    topic: Vec<TopicPlan>,
}

/// A test holds that the program's own lists read.
fn lists(text: &str) -> Lists {
    toml::from_str(text).unwrap_or_default()
}

/// The regulations and standards that questions rest on.
pub fn regulations() -> &'static [Regulation] {
    static LIST: OnceLock<Vec<Regulation>> = OnceLock::new();
    LIST.get_or_init(|| lists(include_str!("../../assets/regulations.toml")).regulation)
}

/// The confirmed facts.
pub fn facts() -> &'static [Fact] {
    static LIST: OnceLock<Vec<Fact>> = OnceLock::new();
    LIST.get_or_init(|| lists(include_str!("../../assets/facts.toml")).fact)
}

/// The plan of the bundled bank.
pub fn plan() -> &'static [TopicPlan] {
    static LIST: OnceLock<Vec<TopicPlan>> = OnceLock::new();
    LIST.get_or_init(|| lists(include_str!("../../assets/topics.toml")).topic)
}

/// What is wrong with the bases of an item by the lists: regulations that are not listed, facts that are missing or not
/// the program's own.
#[must_use]
pub fn check_item(located: &LocatedItem) -> Vec<Finding> {
    let item = &located.item;
    let mut findings: Vec<Finding> = Vec::new();
    for (question, places) in item.questions.iter().zip(&located.questions) {
        for basis in &question.basis {
            if !is_common(&basis.title) && listed(&basis.title, &basis.version).is_none() {
                let (code, place) = (FindingCode::UnlistedRegulation, places.basis);
                let finding = Finding::warning(code, &located.file, place.row, place.column, &basis.title);
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
        }
    }
    if item.check == BasisCheck::Standard {
        let place = located.questions.first().map(|places| places.basis).unwrap_or_default();
        let mut report = |code, found: String, expected: String| {
            let finding = Finding::warning(code, &located.file, place.row, place.column, found);
            findings.push(finding.expecting(expected));
        };
        if item.facts.is_empty() {
            report(FindingCode::MissingFact, String::new(), String::new());
        }
        for number in &item.facts {
            match facts().iter().find(|fact| fact.number == *number) {
                None => report(FindingCode::UnknownFact, number.to_string(), String::new()),
                Some(fact) if !rests_on(item, fact) => {
                    report(FindingCode::UnknownFact, number.to_string(), fact.sources.join(" / "));
                }
                Some(_) => {}
            }
        }
    }
    findings
}

/// Whether an item names one of the sources of a fact, or common knowledge.
fn rests_on(item: &Item, fact: &Fact) -> bool {
    item.bases().iter().any(|basis| {
        is_common(&basis.title)
            || fact.sources.iter().any(|source| {
                basis.version == *source
                    || listed(&basis.title, &basis.version).is_some_and(|one| one.number == *source)
            })
    })
}

fn is_common(title: &str) -> bool {
    COMMON_KNOWLEDGE.contains(&title)
}

/// The entry of a regulation; a standard by title or by the number in place of a version.
fn listed(title: &str, version: &str) -> Option<&'static Regulation> {
    let title = fold_text(title);
    regulations()
        .iter()
        .find(|one| fold_text(&one.title) == title || one.standard && !version.is_empty() && one.number == version)
}

/// Where the list of regulations differs from the texts that are held.
#[must_use]
pub fn check_list(laws: &Laws) -> Vec<Finding> {
    let mut findings = Vec::new();
    for one in regulations().iter().filter(|one| !one.standard) {
        let Some((version, articles)) = laws.version_and_articles(&one.title) else { continue };
        let mut report = |found: &str, expected: &str| {
            let finding = Finding::error(FindingCode::ListDiffers, "regulations.toml", 0, 0, found);
            findings.push(finding.expecting(expected));
        };
        if !version.contains(&one.version) {
            report(&format!("{} {}", one.title, one.version), version);
        }
        if articles != one.articles {
            report(&format!("{} {}", one.title, one.articles), &articles.to_string());
        }
    }
    findings
}

/// Where a bank has other counts than the plan, topic by topic. Asked of the program's own bank alone.
#[must_use]
pub fn check_counts(counts: &BTreeMap<String, TopicCounts>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let planned: BTreeSet<&str> = plan().iter().map(|topic| topic.code.as_str()).collect();
    for code in counts.keys().filter(|code| !planned.contains(code.as_str())) {
        findings.push(Finding::error(FindingCode::OtherCounts, "topics.toml", 0, 0, code));
    }
    for topic in plan() {
        let none = TopicCounts::default();
        let there = counts.get(&topic.code).unwrap_or(&none);
        let mut compare = |name: &str, found: &Count, wanted: &BTreeMap<String, usize>| {
            // Of each topic one item may be of another kind or level than planned; never one more or less in all.
            let names: BTreeSet<&String> = found.keys().chain(wanted.keys()).collect();
            let count = |counts: &Count, name: &String| counts.get(name).copied().unwrap_or(0);
            let off: usize = names.iter().map(|name| count(found, name).abs_diff(count(wanted, name))).sum();
            if off > 2 || found.values().sum::<usize>() != wanted.values().sum::<usize>() {
                let finding = Finding::error(
                    FindingCode::OtherCounts,
                    "topics.toml",
                    0,
                    0,
                    format!("{} {name} {found:?}", topic.code),
                );
                findings.push(finding.expecting(format!("{wanted:?}")));
            }
        };
        compare("kinds", &there.kinds, &topic.kinds);
        compare("levels", &there.levels, &topic.levels);
        if there.standards != topic.standards {
            let found = format!("{} standards {}", topic.code, there.standards);
            let finding = Finding::error(FindingCode::OtherCounts, "topics.toml", 0, 0, found);
            findings.push(finding.expecting(topic.standards.to_string()));
        }
    }
    findings
}

/// A guesser may score this much more than chance.
pub const GUESSER_MARGIN: f64 = 0.05;
/// Below so many questions a score says nothing.
pub const FEW_QUESTIONS: usize = 30;
/// This share of a track may not rest on standards.
const MOST_STANDARDS: f64 = 0.25;

/// What is wrong with a bank as a whole: guessers who score, tracks that rest on standards.
#[must_use]
pub fn check_shares(
    guessers: &BTreeMap<Strategy, BTreeMap<Track, GuesserFigure>>,
    standards: &BTreeMap<Track, f64>,
    counts: &BTreeMap<Track, usize>,
) -> Vec<Finding> {
    let percent = |share: f64| format!("{:.1} %", share * 100.0);
    let mut findings = Vec::new();
    let mut report = |code, found: String, expected: String| {
        findings
            .push(Finding { severity: Severity::Warning, ..Finding::error(code, "", 0, 0, found).expecting(expected) });
    };
    for (who, tracks) in guessers {
        for (track, figure) in tracks {
            if figure.questions >= FEW_QUESTIONS && figure.score > figure.chance + GUESSER_MARGIN {
                let found = format!("{} {} {}", track.code(), strategy(*who), percent(figure.score));
                report(FindingCode::GuesserWins, found, format!("≤ {}", percent(figure.chance + GUESSER_MARGIN)));
            }
        }
    }
    for (track, share) in standards {
        if counts.get(track).is_some_and(|count| *count >= FEW_QUESTIONS) && *share >= MOST_STANDARDS {
            report(FindingCode::TooManyStandards, format!("{} {}", track.code(), percent(*share)), "< 25 %".into());
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::bank::{Kind, Level};

    #[test]
    fn the_lists_of_the_program_read_and_name_each_thing_once() {
        for text in [
            include_str!("../../assets/regulations.toml"),
            include_str!("../../assets/facts.toml"),
            include_str!("../../assets/topics.toml"),
        ] {
            let read: Result<Lists, _> = toml::from_str(text);
            assert!(read.is_ok(), "{:?}", read.err());
        }
        let titles: BTreeSet<_> = regulations().iter().map(|one| &one.title).collect();
        assert_eq!(titles.len(), regulations().len());
        let numbers: BTreeSet<_> = facts().iter().map(|fact| fact.number).collect();
        assert_eq!(numbers.len(), facts().len());
        for one in regulations() {
            assert_eq!(one.standard, one.articles == 0, "{}", one.title);
            assert!(one.standard || one.version.parse::<jiff::civil::Date>().is_ok(), "{}", one.title);
        }
    }

    #[test]
    fn the_plan_has_fifty_nine_topics_and_fifteen_hundred_items() {
        assert_eq!(plan().len(), 59);
        for topic in plan() {
            let kinds: usize = topic.kinds.values().sum();
            assert_eq!(kinds, topic.levels.values().sum::<usize>(), "{}", topic.code);
            assert!(topic.kinds.keys().all(|kind| Kind::ALL.iter().any(|known| known.code() == kind)));
            assert!(topic.levels.keys().all(|level| Level::ALL.iter().any(|known| known.code() == level)));
        }
        let of =
            |track| plan().iter().filter(|topic| topic.track == track).flat_map(|topic| topic.kinds.values()).sum();
        let counts: Vec<usize> = Track::ALL.into_iter().map(of).collect();
        assert_eq!(counts, [450, 400, 650]);
    }

    #[test]
    fn guessers_are_told_of_only_where_there_are_questions_enough() {
        let figure = |score, questions| GuesserFigure { score, chance: 0.25, questions };
        let told = |score, questions| {
            let guessers = [(Strategy::Longest, [(Track::School, figure(score, questions))].into())].into();
            check_shares(&guessers, &BTreeMap::new(), &BTreeMap::new()).len()
        };
        assert_eq!((told(0.31, 100), told(0.29, 100), told(0.9, 10)), (1, 0, 0));
    }

    #[test]
    fn a_track_may_not_rest_on_standards() {
        let told = |share| {
            check_shares(&BTreeMap::new(), &[(Track::School, share)].into(), &[(Track::School, 100)].into()).len()
        };
        assert_eq!((told(0.24), told(0.25)), (0, 1));
    }
}
