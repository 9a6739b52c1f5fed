//! Invented people for rehearsals: the sample roster, then as many more as are wanted.
//!
//! None of them can be anyone: their citizen ids end in the sequence numbers 996 to 999, which GB 11643 keeps for
//! people of a hundred years and more, with birth dates of people of working age.

use std::collections::HashSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::domain::assembly::{Chance, Seed};
use crate::domain::people::{Candidate, CitizenId, CitizenIdError, Identity};
use crate::formats::roster::read_roster;
use crate::text::rehearsal;

/// The sample roster, as a trainer may take it for a template.
pub const SAMPLE_ROSTER: &[u8] = include_bytes!("../../assets/sample-roster.csv");
/// How the sample roster is called in reports.
pub const SAMPLE_ROSTER_NAME: &str = "sample-roster.csv";

/// Counties and districts of Qinghai by GB/T 2260, as in numbers given before 2014.
const REGIONS: [&str; 10] =
    ["632121", "632122", "632123", "632126", "632127", "632128", "632221", "630121", "632321", "632521"];
/// The sequence numbers of nobody; odd ones are men's, even ones women's.
const SEQUENCES: [u64; 4] = [996, 997, 998, 999];
/// The first birth date and how many days of them there are: people from 24 to 59 in 2026.
const BORN_FROM: Date = date(1967, 1, 1);
const BIRTH_DAYS: u64 = 12_800;

/// As many people: those of the sample roster in its order, then invented ones. The same count and seed give the same
/// people, and a greater count the same ones first. Beyond what the numbers can tell apart (half a million) there are
/// fewer than asked for.
#[must_use]
pub fn people(count: usize, seed: u64) -> Vec<Candidate> {
    let sample = read_roster(SAMPLE_ROSTER_NAME, SAMPLE_ROSTER, None).candidates;
    let mut people: Vec<Candidate> = sample.into_iter().map(|(_, candidate)| candidate).take(count).collect();
    let places = people.clone();
    let mut taken: HashSet<Identity> = people.iter().map(|candidate| candidate.identity.clone()).collect();
    let mut chance = Chance::new(Seed::of_trial(seed, 0));
    // Numbers repeat now and then; ten tries for each person is far more than the half million need.
    for _ in 0..count.saturating_mul(10) {
        if people.len() >= count {
            break;
        }
        let Some(candidate) = invent(&places, &mut chance) else { break };
        if taken.insert(candidate.identity.clone()) {
            people.push(candidate);
        }
    }
    people
}

/// Somebody new at the place of somebody of the sample.
fn invent(places: &[Candidate], chance: &mut Chance) -> Option<Candidate> {
    let place = pick(places, chance)?.clone();
    let name = name(chance)?;
    let identity = Identity::Citizen(number(chance)?);
    Some(Candidate { name, identity, ..place })
}

fn name(chance: &mut Chance) -> Option<String> {
    // One in five has a Tibetan name of two parts, the others a surname and one or two characters.
    if chance.below(5) == 0 {
        return Some(format!("{}{}", pick(&rehearsal::FIRST_PARTS, chance)?, pick(&rehearsal::SECOND_PARTS, chance)?));
    }
    let mut name = (*pick(&rehearsal::SURNAMES, chance)?).to_owned();
    for _ in 0..=chance.below(4).min(1) {
        name.push_str(pick(&rehearsal::GIVEN, chance)?);
    }
    Some(name)
}

fn number(chance: &mut Chance) -> Option<CitizenId> {
    let region = pick(&REGIONS, chance)?;
    let days = i64::try_from(chance.below(BIRTH_DAYS)).ok()?;
    let born = BORN_FROM.checked_add(days.days()).ok()?;
    let sequence = pick(&SEQUENCES, chance)?;
    let head = format!("{region}{}{sequence}", born.strftime("%Y%m%d"));
    // The error of a wrong check character says the right one.
    match CitizenId::parse(&format!("{head}0")) {
        Ok(id) => Some(id),
        Err(CitizenIdError::Check { expected }) => CitizenId::parse(&format!("{head}{expected}")).ok(),
        Err(_) => None,
    }
}

fn pick<'a, T>(values: &'a [T], chance: &mut Chance) -> Option<&'a T> {
    let bound = u64::try_from(values.len()).ok()?;
    values.get(usize::try_from(chance.below(bound)).ok()?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::bank::Track;

    #[test]
    fn the_sample_roster_reads_without_a_finding() {
        let roster = read_roster(SAMPLE_ROSTER_NAME, SAMPLE_ROSTER, None);
        assert_eq!(roster.findings, []);
        assert_eq!(roster.candidates.len(), 40);
        let mut tracks: BTreeMap<Option<Track>, usize> = BTreeMap::new();
        for (_, candidate) in &roster.candidates {
            *tracks.entry(candidate.track).or_default() += 1;
        }
        assert_eq!(tracks.into_values().collect::<Vec<_>>(), [16, 12, 12]);
        let names: Vec<&str> = roster.candidates.iter().map(|(_, one)| one.name.as_str()).collect();
        for rare in ["李𬱖", "陈䶮", "王㛃", "卓玛措", "买买提·艾力", "张喆", "赵堃"] {
            assert!(names.contains(&rare), "{rare}");
        }
    }

    #[test]
    fn nobody_of_the_rehearsal_can_be_anyone() {
        for candidate in people(300, 1) {
            let number = candidate.identity.number();
            let (born, sequence): (u32, u32) = (number[6..10].parse().unwrap(), number[14..17].parse().unwrap());
            assert!((1967..=2002).contains(&born) && (996..=999).contains(&sequence), "{number}");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_people_and_more_of_them_begin_alike() {
        let many = people(500, 7);
        assert_eq!(many.len(), 500);
        assert_eq!(many[..120], people(120, 7));
        assert_eq!(many[..40], people(40, 8));
        assert_ne!(many[..120], people(120, 8));
        let numbers: HashSet<&Identity> = many.iter().map(|candidate| &candidate.identity).collect();
        assert_eq!(numbers.len(), 500);
        assert!(many.iter().all(|candidate| candidate.track.is_some() && !candidate.unit.is_empty()));
    }

    #[test]
    fn few_or_none_can_be_asked_for() {
        assert_eq!(people(0, 1), []);
        assert_eq!(people(3, 1).len(), 3);
    }
}
