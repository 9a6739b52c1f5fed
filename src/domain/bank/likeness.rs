//! Items that are nearly the same, and items that give the key of another away.
//!
//! Owns how likeness is measured; what is exactly the same is found in `flaws`. The surprise: likeness is measured on
//! pairs of neighbouring letters of stem and options, so that punctuation, width and order of options do not matter.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::flaws::{Flaw, Part};
use super::{Accepted, FindingCode, Item, Key, Kind, Severity, Track};
use crate::domain::scoring::fold_text;

/// From this share of common pairs of letters two items count as alike (Jaccard index: common over all).
const ALIKE: f64 = 0.6;
/// A key of fewer letters stands in other stems by chance.
const TELLING_KEY: usize = 4;
/// What stands in so many stems of a track is a word of the trade and tells nothing.
const COMMON_WORD: usize = 6;

/// The items that are nearly the same as an earlier one, with the number of the later item in the list.
#[must_use]
pub fn alike(items: &[&Item]) -> Vec<(usize, Flaw)> {
    let sets: Vec<Vec<u32>> = shingles(items);
    // Prefix filter (Chaudhuri, Ganti, Kaushik 2006): two sets this much alike share one of their rarest members, of
    // which so many are looked at as can be missing from the other.
    let mut index: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (number, set) in sets.iter().enumerate() {
        let mut others: BTreeSet<usize> = BTreeSet::new();
        for shingle in set.iter().take(prefix(set.len())) {
            let known = index.entry(*shingle).or_default();
            others.extend(known.iter().copied());
            known.push(number);
        }
        let mut most: Option<(f64, usize)> = None;
        for other in others {
            let likeness = jaccard(set, sets.get(other).map_or(&[], Vec::as_slice));
            if likeness >= ALIKE && most.is_none_or(|(most, _)| likeness > most) {
                most = Some((likeness, other));
            }
        }
        if let Some((likeness, other)) = most
            && let (Some(item), Some(other)) = (items.get(number), items.get(other))
        {
            let part = if item.stimulus.is_some() { Part::Stimulus } else { Part::Stem(0) };
            let found_text = format!("{} {:.0} %", other.id, likeness * 100.0);
            found.push((number, flaw(FindingCode::AlikeItems, part, found_text)));
        }
    }
    found
}

/// How many of the rarest members must be looked at.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the length of a text is far below 2^52"
)]
fn prefix(length: usize) -> usize {
    length - ((length as f64 * ALIKE).ceil() as usize).min(length) + 1
}

/// The pairs of neighbouring letters of each item, rarest in the bank first.
fn shingles(items: &[&Item]) -> Vec<Vec<u32>> {
    let mut numbers: HashMap<(char, char), u32> = HashMap::new();
    let mut counts: Vec<u32> = Vec::new();
    let mut sets: Vec<Vec<u32>> = Vec::new();
    for item in items {
        let mut set = BTreeSet::new();
        for text in texts(item) {
            for pair in pairs(&letters(text)) {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(pair).or_insert(next);
                if number == next {
                    counts.push(0);
                }
                set.insert(number);
            }
        }
        for number in &set {
            if let Some(count) = usize::try_from(*number).ok().and_then(|number| counts.get_mut(number)) {
                *count += 1;
            }
        }
        sets.push(set.into_iter().collect());
    }
    let count = |number: &u32| usize::try_from(*number).ok().and_then(|number| counts.get(number).copied());
    for set in &mut sets {
        set.sort_by_key(|number| (count(number), *number));
    }
    sets
}

fn texts(item: &Item) -> impl Iterator<Item = &str> {
    let questions = item.questions.iter().flat_map(|question| {
        let options = question.options.iter().chain(&question.left).map(String::as_str);
        std::iter::once(question.stem.as_str()).chain(options)
    });
    item.stimulus.as_deref().into_iter().chain(questions)
}

fn letters(text: &str) -> Vec<char> {
    fold_text(text).chars().filter(|char| char.is_alphanumeric()).collect()
}

fn pairs(letters: &[char]) -> impl Iterator<Item = (char, char)> + '_ {
    letters.iter().copied().zip(letters.iter().copied().skip(1))
}

/// Common members over all members; the sets are in one order.
#[expect(clippy::cast_precision_loss, reason = "the length of a text is far below 2^52")]
fn jaccard(one: &[u32], other: &[u32]) -> f64 {
    let members: BTreeSet<&u32> = other.iter().collect();
    let common = one.iter().filter(|member| members.contains(member)).count();
    common as f64 / (one.len() + other.len() - common).max(1) as f64
}

/// The items whose stem tells the key of another item on the same article that is not declared its enemy, with their
/// numbers in the list. Only single choices and blanks have a key that a stem can tell.
#[must_use]
pub fn giveaways(items: &[&Item]) -> Vec<(usize, Flaw)> {
    let mut by_article: BTreeMap<(Track, &str, &str), Vec<usize>> = BTreeMap::new();
    for (number, item) in items.iter().enumerate() {
        for basis in item.bases() {
            for place in &basis.articles {
                let article = article(place);
                let group = by_article.entry((item.track, &basis.title, article)).or_default();
                if group.last() != Some(&number) {
                    group.push(number);
                }
            }
        }
    }
    let told: Vec<Vec<(Part, String)>> = items.iter().map(|item| statements(item)).collect();
    let keys: Vec<Vec<String>> = items.iter().map(|item| keys(item)).collect();
    let stems_with = |key: &str, track: Track| {
        let mine = items.iter().zip(&told).filter(|(item, _)| item.track == track);
        mine.filter(|(_, told)| told.iter().any(|(_, text)| text.contains(key))).take(COMMON_WORD).count()
    };
    let mut found: BTreeMap<(usize, usize), Flaw> = BTreeMap::new();
    for group in by_article.values() {
        for teller in group {
            for asker in group.iter().filter(|asker| *asker != teller) {
                let (Some(one), Some(other)) = (items.get(*teller), items.get(*asker)) else { continue };
                if one.enemies.contains(&other.id) || other.enemies.contains(&one.id) {
                    continue;
                }
                let (Some(told), Some(keys)) = (told.get(*teller), keys.get(*asker)) else { continue };
                let gives =
                    |text: &str, key: &String| text.contains(key.as_str()) && stems_with(key, one.track) < COMMON_WORD;
                let giving = told.iter().find(|(_, text)| keys.iter().any(|key| gives(text, key)));
                if let Some((part, _)) = giving {
                    found
                        .entry((*teller, *asker))
                        .or_insert_with(|| flaw(FindingCode::UndeclaredEnemy, *part, other.id.to_string()));
                }
            }
        }
    }
    found.into_iter().map(|((teller, _), flaw)| (teller, flaw)).collect()
}

/// A citation up to the article: what follows the number is paragraph and part.
fn article(place: &str) -> &str {
    // The word for "article" is the last character of a place that names nothing finer; the domain knows no Chinese,
    // so places are told apart by their first two characters that repeat: everything up to the first of them.
    let end = place.char_indices().skip(1).find(|(_, char)| place.starts_with(*char)).map_or(place.len(), |(at, _)| at);
    place.get(..end).unwrap_or(place)
}

/// What the stems of an item tell as true: all but the statements that are false.
fn statements(item: &Item) -> Vec<(Part, String)> {
    let stimulus = item.stimulus.iter().map(|text| (Part::Stimulus, text.as_str()));
    let stems = item.questions.iter().enumerate().filter(|(_, question)| question.key != Key::Truth(false));
    let stems = stems.map(|(number, question)| (Part::Stem(number), question.stem.as_str()));
    stimulus.chain(stems).map(|(part, text)| (part, letters(text).into_iter().collect())).collect()
}

/// The texts that answer an item.
fn keys(item: &Item) -> Vec<String> {
    let mut keys = Vec::new();
    for question in &item.questions {
        match &question.key {
            Key::Choice(key) if question.kind == Kind::Single => {
                let texts = key.iter().filter_map(|option| question.options.get(usize::from(*option)));
                // A key that its own stem tells is no secret.
                let stem: String = letters(&question.stem).into_iter().collect();
                let texts = texts.map(|text| letters(text)).filter(|letters| letters.len() >= TELLING_KEY);
                keys.extend(texts.map(String::from_iter).filter(|text| !stem.contains(text)));
            }
            Key::Fill(blanks) => keys.extend(blanks.iter().flatten().filter_map(|accepted| match accepted {
                Accepted::Text(text) => Some(letters(text)).filter(|letters| letters.len() >= 2).map(String::from_iter),
                Accepted::Number { .. } => None,
            })),
            _ => {}
        }
    }
    keys
}

fn flaw(code: FindingCode, part: Part, found: String) -> Flaw {
    Flaw { code, severity: Severity::Warning, part, found, expected: String::new() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::guessers::tests::single;
    use super::*;
    use crate::domain::bank::{Basis, ItemId};

    #[test]
    fn punctuation_and_the_order_of_options_do_not_hide_a_copy() {
        let first = single("X-1", "Who answers for the fire safety of the school?", &["the head", "the cook"], 0);
        let second = single("X-2", "Who answers, for the fire safety of the school", &["the cook", "the head!"], 1);
        let third = single("X-3", "Where is the hydrant of this village?", &["at the well", "at the gate"], 1);
        let found = alike(&[&first, &third, &second]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].1.code), (2, FindingCode::AlikeItems));
        assert!(found[0].1.found.starts_with("X-1 "));
    }

    fn on(article: &str, mut item: Item) -> Item {
        item.questions[0].basis =
            vec![Basis { title: "L".into(), version: String::new(), articles: vec![article.into()] }];
        item
    }

    #[test]
    fn a_stem_that_tells_a_key_on_the_same_article_must_be_declared_an_enemy() {
        let asker = on("N1", single("X-1", "How often?", &["every quarter", "every month"], 0));
        let mut teller = on("N1", single("X-2", "Since it is done every quarter, who does it?", &["he", "she"], 0));
        let found = giveaways(&[&asker, &teller]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].1.found.as_str()), (1, "X-1"));
        let elsewhere = on("N2", teller.clone());
        assert_eq!(giveaways(&[&asker, &elsewhere]), []);
        teller.enemies.insert(ItemId("X-1".into()));
        assert_eq!(giveaways(&[&asker, &teller]), []);
    }

    proptest! {
        /// The filter leaves out no pair that a comparison of all with all finds.
        #[test]
        fn the_filter_misses_no_pair(stems in prop::collection::vec("[abc]{4,12}", 2..12)) {
            let items: Vec<Item> =
                stems.iter().enumerate().map(|(number, stem)| single(&format!("X-{number}"), stem, &[], 0)).collect();
            let items: Vec<&Item> = items.iter().collect();
            let sets = shingles(&items);
            let expected: BTreeSet<usize> = (0..sets.len())
                .filter(|number| sets[..*number].iter().any(|other| jaccard(&sets[*number], other) >= ALIKE))
                .collect();
            let found: BTreeSet<usize> = alike(&items).into_iter().map(|(number, _)| number).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
