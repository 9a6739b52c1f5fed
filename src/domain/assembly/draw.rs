//! Drawing a form. The algorithm, version 1, which golden tests hold for ever:
//!
//! 1. The pool: ready items of the track whose topic and kind the blueprint names, in the order of their ids.
//! 2. Shuffle the pool. Go through it; take an item if its topic and its kind are still wanted, no enemy is taken, and
//!    the rest of the blueprint stays feasible from the items not yet seen that are no enemies of those taken.
//! 3. While the form has too few items of the higher levels, exchange a lower one for a higher one of the same topic
//!    and kind, in the shuffled order.
//! 4. While the expected marks (sum of marks x estimated facility, in integers) are further from the target than the
//!    tolerance, make the first exchange within topic, kind and level class, in the shuffled order, that brings them
//!    nearer. The target is what the sections would earn with the mean facility of the pool's items of each kind.
//! 5. If 2 to 4 do not succeed, start again with the next numbers of the stream, at most `ATTEMPTS` times.
//! 6. Shuffle the items within their sections and the options within their questions, except those that stay put.

use std::collections::BTreeMap;

use super::feasibility::Open;
use super::{Blueprint, Chance, Form, FormItem, FormPart, Seed, Shortage, shortages};
use crate::domain::bank::{Bank, Item, ItemId, Kind, Question, Status};
use crate::domain::scoring::Marks;

/// How often a draw starts again before it gives up on enemies, levels or tolerance.
const ATTEMPTS: u32 = 64;
/// How many exchanges an attempt may make for levels and difficulty together.
const EXCHANGES: u32 = 400;

/// Why no form was drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// The bank cannot serve the blueprint.
    #[error("the bank cannot serve the blueprint: {0:?}")]
    Short(Vec<Shortage>),
    /// Enemy items, levels and tolerance could not be met together.
    #[error("no form met enemies, levels and tolerance in {attempts} attempts")]
    TooTight {
        /// How many attempts were made.
        attempts: u32,
    },
}

/// An item of the pool with its topic and section in the blueprint.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub item: &'a Item,
    pub topic: usize,
    pub section: usize,
}

/// The items that a blueprint can draw on.
pub(super) struct Pool<'a> {
    places: Vec<Place<'a>>,
}

impl<'a> Pool<'a> {
    pub fn new(bank: &'a Bank, blueprint: &Blueprint) -> Self {
        let places = bank
            .iter()
            .filter(|item| item.status == Status::Ready && item.track == blueprint.track)
            .filter_map(|item| {
                let topic = blueprint.topics.iter().position(|quota| quota.code == item.topic.code)?;
                let section = blueprint.sections.iter().position(|section| section.kind == item.kind)?;
                Some(Place { item, topic, section })
            })
            .collect();
        Self { places }
    }

    pub fn count(&self, wanted: impl Fn(&Place<'_>) -> bool) -> u32 {
        u32::try_from(self.places.iter().filter(|place| wanted(place)).count()).unwrap_or(u32::MAX)
    }

    pub fn open(&self, blueprint: &Blueprint) -> Open {
        let mut available = vec![vec![0; blueprint.sections.len()]; blueprint.topics.len()];
        for place in &self.places {
            if let Some(cell) = available.get_mut(place.topic).and_then(|row: &mut Vec<u32>| row.get_mut(place.section))
            {
                *cell += 1;
            }
        }
        Open {
            topics: blueprint.topics.iter().map(|topic| topic.items).collect(),
            kinds: blueprint.sections.iter().map(|section| section.items).collect(),
            available,
        }
    }
}

/// Draws the form that bank, blueprint and seed fix.
///
/// # Errors
/// When the bank is short of items, or enemies, levels and tolerance cannot be met together.
pub fn draw(bank: &Bank, blueprint: &Blueprint, seed: Seed) -> Result<Form, DrawError> {
    let short = shortages(bank, blueprint);
    if !short.is_empty() {
        return Err(DrawError::Short(short));
    }
    let pool = Pool::new(bank, blueprint);
    let target = target(&pool, blueprint);
    let mut chance = Chance::new(seed);
    for _ in 0..ATTEMPTS {
        let mut order = pool.places.clone();
        chance.shuffle(&mut order);
        let Some(mut taken) = take(&order, &pool, blueprint) else { continue };
        if raise_levels(&order, &mut taken, blueprint) && balance(&order, &mut taken, blueprint, target) {
            let chosen = order.iter().zip(&taken).filter(|(_, taken)| **taken).map(|(place, _)| *place).collect();
            return Ok(lay_out(bank, blueprint, seed, chosen, &mut chance));
        }
    }
    Err(DrawError::TooTight { attempts: ATTEMPTS })
}

/// Step 2: which places of the order are taken.
fn take(order: &[Place<'_>], pool: &Pool<'_>, blueprint: &Blueprint) -> Option<Vec<bool>> {
    let enemies = enemies_by_place(order);
    let mut open = pool.open(blueprint);
    let mut taken = vec![false; order.len()];
    let mut barred = vec![false; order.len()];
    for (number, place) in order.iter().enumerate() {
        // An enemy of what was taken is no longer counted as available.
        if *barred.get(number)? {
            continue;
        }
        open.remove(place.topic, place.section);
        if *open.topics.get(place.topic)? == 0 || *open.kinds.get(place.section)? == 0 {
            continue;
        }
        let mut rest = open.clone();
        *rest.topics.get_mut(place.topic)? -= 1;
        *rest.kinds.get_mut(place.section)? -= 1;
        let later = |enemy: &&usize| **enemy > number && barred.get(**enemy) == Some(&false);
        let newly: Vec<usize> = enemies.get(number)?.iter().filter(later).copied().collect();
        for enemy in newly.iter().filter_map(|enemy| order.get(*enemy)) {
            rest.remove(enemy.topic, enemy.section);
        }
        if rest.is_feasible() {
            open = rest;
            *taken.get_mut(number)? = true;
            for enemy in newly {
                *barred.get_mut(enemy)? = true;
            }
        }
    }
    (open.topics.iter().all(|left| *left == 0) && open.kinds.iter().all(|left| *left == 0)).then_some(taken)
}

/// For each place of the order the places of its enemies, whichever of the two names the other.
fn enemies_by_place(order: &[Place<'_>]) -> Vec<Vec<usize>> {
    let numbers: BTreeMap<&ItemId, usize> =
        order.iter().enumerate().map(|(number, place)| (&place.item.id, number)).collect();
    let mut enemies = vec![Vec::new(); order.len()];
    for (number, place) in order.iter().enumerate() {
        for other in place.item.enemies.iter().filter_map(|id| numbers.get(id)).copied() {
            for (one, foe) in [(number, other), (other, number)] {
                if let Some(known) = enemies.get_mut(one).filter(|known: &&mut Vec<usize>| !known.contains(&foe)) {
                    known.push(foe);
                }
            }
        }
    }
    enemies
}

/// Whether one of two items names the other as its enemy.
fn are_enemies(one: &Item, other: &Item) -> bool {
    one.enemies.contains(&other.id) || other.enemies.contains(&one.id)
}

/// Whether `incoming` may take the place of `outgoing`: same cell, and no enemy among the others.
fn may_exchange(order: &[Place<'_>], taken: &[bool], outgoing: &Place<'_>, incoming: &Place<'_>) -> bool {
    outgoing.topic == incoming.topic
        && outgoing.section == incoming.section
        && !order
            .iter()
            .zip(taken)
            .any(|(place, taken)| *taken && place.item.id != outgoing.item.id && are_enemies(place.item, incoming.item))
}

/// Step 3. Whether the form has enough items of the higher levels in the end.
fn raise_levels(order: &[Place<'_>], taken: &mut [bool], blueprint: &Blueprint) -> bool {
    for _ in 0..EXCHANGES {
        let higher =
            order.iter().zip(taken.iter()).filter(|(place, taken)| **taken && place.item.level.is_higher()).count();
        if u32::try_from(higher).unwrap_or(u32::MAX) >= blueprint.higher_level_items {
            return true;
        }
        let exchange = first_exchange(order, taken, |outgoing, incoming| {
            !outgoing.item.level.is_higher() && incoming.item.level.is_higher()
        });
        let Some((out, into)) = exchange else { return false };
        swap(taken, out, into);
    }
    false
}

/// Step 4. Whether the expected marks are within the tolerance in the end.
fn balance(order: &[Place<'_>], taken: &mut [bool], blueprint: &Blueprint, target: i128) -> bool {
    let tolerance = i128::from(blueprint.tolerance.as_hundredths()) * 1000;
    for _ in 0..EXCHANGES {
        let expected: i128 =
            order.iter().zip(taken.iter()).filter(|(_, taken)| **taken).map(|(place, _)| worth(place, blueprint)).sum();
        let off = expected - target;
        if off.abs() <= tolerance {
            return true;
        }
        let exchange = first_exchange(order, taken, |outgoing, incoming| {
            let moved = off + worth(incoming, blueprint) - worth(outgoing, blueprint);
            outgoing.item.level.is_higher() == incoming.item.level.is_higher() && moved.abs() < off.abs()
        });
        let Some((out, into)) = exchange else { return false };
        swap(taken, out, into);
    }
    false
}

/// The first exchange in the shuffled order that is allowed and wanted: the index that goes and the one that comes.
fn first_exchange(
    order: &[Place<'_>],
    taken: &[bool],
    wanted: impl Fn(&Place<'_>, &Place<'_>) -> bool,
) -> Option<(usize, usize)> {
    let chosen = || order.iter().zip(taken).enumerate().filter(|(_, (_, taken))| **taken);
    let others = || order.iter().zip(taken).enumerate().filter(|(_, (_, taken))| !**taken);
    chosen().find_map(|(out, (outgoing, _))| {
        others()
            .find(|(_, (incoming, _))| wanted(outgoing, incoming) && may_exchange(order, taken, outgoing, incoming))
            .map(|(into, _)| (out, into))
    })
}

fn swap(taken: &mut [bool], out: usize, into: usize) {
    if let Some(mark) = taken.get_mut(out) {
        *mark = false;
    }
    if let Some(mark) = taken.get_mut(into) {
        *mark = true;
    }
}

/// Marks in hundredths times facility in thousandths.
fn worth(place: &Place<'_>, blueprint: &Blueprint) -> i128 {
    let marks = blueprint.sections.get(place.section).map_or(Marks::ZERO, |section| section.marks);
    i128::from(marks.as_hundredths()) * i128::from(place.item.facility)
}

/// What the sections would earn with the mean facility of the pool's items of each kind.
fn target(pool: &Pool<'_>, blueprint: &Blueprint) -> i128 {
    (0..)
        .zip(&blueprint.sections)
        .map(|(index, section)| {
            let there = i128::from(pool.count(|place| place.section == index).max(1));
            let sum: i128 =
                pool.places.iter().filter(|place| place.section == index).map(|place| worth(place, blueprint)).sum();
            sum * i128::from(section.items) / there
        })
        .sum()
}

/// Step 6.
fn lay_out(bank: &Bank, blueprint: &Blueprint, seed: Seed, mut chosen: Vec<Place<'_>>, chance: &mut Chance) -> Form {
    // By id first, so that the order of the paper depends on the stream alone.
    chosen.sort_by(|a, b| a.item.id.cmp(&b.item.id));
    chance.shuffle(&mut chosen);
    chosen.sort_by_key(|place| place.section);
    let items = chosen
        .iter()
        .map(|place| {
            let marks = blueprint.sections.get(place.section).map_or(Marks::ZERO, |section| section.marks);
            let parts = place
                .item
                .questions
                .iter()
                .zip(marks.split(place.item.questions.len()))
                .map(|(question, marks)| FormPart { marks, options: option_order(question, chance) })
                .collect();
            FormItem { id: place.item.id.clone(), version: place.item.version(), section: place.section, parts }
        })
        .collect();
    Form { bank: bank.hash().to_owned(), blueprint: blueprint.id.clone(), seed, items }
}

/// The options of a question in the order of the screen: shuffled, but for those that keep their order.
#[must_use]
pub fn option_order(question: &Question, chance: &mut Chance) -> Vec<u8> {
    let mut order: Vec<u8> = (0..).take(question.options.len()).collect();
    if !question.fixed_order && !matches!(question.kind, Kind::TrueFalse | Kind::Fill) {
        chance.shuffle(&mut order);
    }
    order
}
