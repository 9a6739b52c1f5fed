//! Drawing forms. The algorithm, version 2, which golden tests hold for ever:
//!
//! 1. The pool: ready items of the track whose topic and kind the blueprint names, in the order of their ids.
//! 2. A seed is a series (all bytes but the last) and a position in it (the last byte). The forms of a series are drawn
//!    one after the other, and how often each item was used by those before is counted. The form at a position is
//!    therefore fixed by bank, blueprint and seed, and costs the drawing of those before it; whoever draws several
//!    forms of a series keeps the [`Series`].
//! 3. Shuffle the pool, then put the items first that are most behind the even plan (`feasibility`): a stable sort by
//!    uses less the plan's share for the forms so far and this one, in millionths, coarser by 10 bits every 32 attempts
//!    and nothing from the 96th, so that a draw that finds no way becomes freer. Go through it; take an item if its topic and its kind are still
//!    wanted, no enemy is taken, and the rest of the blueprint stays feasible from the items not yet seen that are no
//!    enemies of those taken.
//! 4. While the form has too few items of the higher levels, exchange a lower one for a higher one of the same topic
//!    and kind: of all such pairs the one whose incoming item is most behind the plan against the outgoing, the first in order.
//! 5. While the form has too many items that rest on standards, exchange one in the same way for one that does not and
//!    is not of a lower class of levels.
//! 6. While the expected marks (sum of marks x estimated facility, in integers) are further from the target than the
//!    tolerance, make in the same way the best exchange within topic, kind, level class and kind of basis that brings them nearer.
//!    The target is what the sections would earn with the mean facility of the pool's items of each kind.
//! 7. If 3 to 6 do not succeed, start again with the next numbers of the stream, at most `ATTEMPTS` times.
//! 8. Shuffle the items within their sections and the options within their questions, except those that stay put.

use std::collections::BTreeMap;

use super::feasibility::Open;
use super::series::Series;
use super::{Blueprint, Chance, Form, FormItem, FormPart, Seed, Shortage};
use crate::domain::bank::{Bank, BasisCheck, Item, ItemId, Kind, Question, Status};
use crate::domain::scoring::Marks;

/// How often a draw starts again before it gives up on enemies, levels or tolerance.
const ATTEMPTS: u32 = 256;
/// By how much the plan may use an item more often than the most even one: the more, the more alike the others.
const SLACK: f64 = 1.05;
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
    pub places: Vec<Place<'a>>,
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
        let topics = blueprint.topics.iter().map(|topic| topic.items).collect();
        let kinds = blueprint.sections.iter().map(|section| section.items).collect();
        let mut open = Open::new(topics, kinds);
        for place in &self.places {
            open.add(place.topic, place.section);
        }
        open
    }
}

/// Draws the form that bank, blueprint and seed fix.
///
/// # Errors
/// When the bank is short of items, or enemies, levels and tolerance cannot be met together.
pub fn draw(bank: &Bank, blueprint: &Blueprint, seed: Seed) -> Result<Form, DrawError> {
    Series::begin(bank, blueprint, seed)?.form(seed.position())
}

/// What a draw knows of its pool.
pub(super) struct Table<'a> {
    pub pool: Pool<'a>,
    pub blueprint: Blueprint,
    /// For each place of the pool the places of its enemies.
    enemies: Vec<Vec<usize>>,
    target: i128,
    /// For each place of the pool the share of forms, in millionths, that the even plan puts it on.
    shares: Vec<i64>,
}

impl<'a> Table<'a> {
    pub fn new(bank: &'a Bank, blueprint: &Blueprint) -> Self {
        let pool = Pool::new(bank, blueprint);
        let blueprint = blueprint.clone();
        let shares = shares(&pool, &blueprint);
        Self { enemies: enemies_by_place(&pool.places), target: target(&pool, &blueprint), shares, blueprint, pool }
    }

    /// How far each place is before the even plan once this form is counted, in millionths.
    fn ahead(&self, uses: &[u32], forms: u32) -> Vec<i64> {
        let due = i64::from(forms) + 1;
        self.shares.iter().zip(uses).map(|(share, uses)| i64::from(*uses) * 1_000_000 - due * share).collect()
    }

    /// Steps 3 to 7: the places of one form, by their numbers in the pool, and the stream as it then stands.
    pub fn choose(&self, uses: &[u32], forms: u32, seed: Seed) -> Result<(Vec<usize>, Chance), DrawError> {
        let mut chance = Chance::new(seed);
        let ahead = self.ahead(uses, forms);
        for attempt in 0..ATTEMPTS {
            let mut order: Vec<usize> = (0..self.pool.places.len()).collect();
            chance.shuffle(&mut order);
            let freedom = attempt / 32;
            let coarser = |ahead: &i64| if freedom < 3 { ahead >> (10 * freedom) } else { 0 };
            let ahead: Vec<i64> = ahead.iter().map(coarser).collect();
            order.sort_by_key(|place| ahead.get(*place).copied().unwrap_or(0));
            let Some(taken) = self.take(&order) else { continue };
            let mut draft = Draft { table: self, ahead: &ahead, order, taken };
            if draft.raise_levels() && draft.lower_standards() && draft.balance() {
                return Ok((draft.taken_places().collect(), chance));
            }
        }
        Err(DrawError::TooTight { attempts: ATTEMPTS })
    }

    fn place(&self, number: usize) -> Option<&Place<'a>> {
        self.pool.places.get(number)
    }

    /// Step 3: which places of the pool are taken.
    fn take(&self, order: &[usize]) -> Option<Vec<bool>> {
        let mut open = self.pool.open(&self.blueprint);
        let mut flow = open.full_flow()?;
        let mut taken = vec![false; self.pool.places.len()];
        // Enemies of what was taken, and what was looked at: neither counts as available any more.
        let mut gone = taken.clone();
        for number in order.iter().copied() {
            let place = self.place(number)?;
            if std::mem::replace(gone.get_mut(number)?, true) {
                continue;
            }
            let cell = open.cell(place.topic, place.section);
            if *open.topics.get(place.topic)? == 0 || *open.kinds.get(place.section)? == 0 {
                open.remove(place.topic, place.section);
                continue;
            }
            let newly: Vec<usize> =
                self.enemies.get(number)?.iter().filter(|enemy| gone.get(**enemy) == Some(&false)).copied().collect();
            let mut rest = open.clone();
            rest.remove(place.topic, place.section);
            let without = rest.clone();
            *rest.topics.get_mut(place.topic)? -= 1;
            *rest.kinds.get_mut(place.section)? -= 1;
            for enemy in newly.iter().filter_map(|enemy| self.place(*enemy)) {
                rest.remove(enemy.topic, enemy.section);
            }
            let mut witness = flow.clone();
            let uses_cell = witness.get(cell).is_some_and(|used| *used > 0);
            if let Some(used) = witness.get_mut(cell) {
                *used = used.saturating_sub(1);
            }
            let found = if uses_cell && rest.carries(&witness) { Some(witness) } else { rest.full_flow() };
            if let Some(found) = found {
                (open, flow) = (rest, found);
                *taken.get_mut(number)? = true;
                for enemy in newly {
                    *gone.get_mut(enemy)? = true;
                }
            } else {
                if !without.carries(&flow) {
                    flow = without.full_flow()?;
                }
                open = without;
            }
        }
        (open.topics.iter().all(|left| *left == 0) && open.kinds.iter().all(|left| *left == 0)).then_some(taken)
    }
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

/// A form in the making.
struct Draft<'t, 'a> {
    table: &'t Table<'a>,
    ahead: &'t [i64],
    order: Vec<usize>,
    taken: Vec<bool>,
}

impl<'a> Draft<'_, 'a> {
    fn is_taken(&self, number: usize) -> bool {
        self.taken.get(number).copied().unwrap_or(false)
    }

    /// The numbers of the places taken, in the order of the draw.
    fn taken_places(&self) -> impl Iterator<Item = usize> + '_ {
        self.order.iter().copied().filter(|number| self.is_taken(*number))
    }

    fn items(&self) -> impl Iterator<Item = &Place<'a>> + '_ {
        self.taken_places().filter_map(|number| self.table.place(number))
    }

    /// Step 4. Whether the form has enough items of the higher levels in the end.
    fn raise_levels(&mut self) -> bool {
        for _ in 0..EXCHANGES {
            let higher = self.items().filter(|place| place.item.level.is_higher()).count();
            if u32::try_from(higher).unwrap_or(u32::MAX) >= self.table.blueprint.higher_level_items {
                return true;
            }
            if !self.exchange(|outgoing, incoming| !outgoing.item.level.is_higher() && incoming.item.level.is_higher())
            {
                return false;
            }
        }
        false
    }

    /// Step 5. Whether the form has no more items that rest on standards than it may in the end.
    fn lower_standards(&mut self) -> bool {
        let Some(most) = self.table.blueprint.most_standard_items else { return true };
        for _ in 0..EXCHANGES {
            let standards = self.items().filter(|place| place.item.check == BasisCheck::Standard).count();
            if u32::try_from(standards).unwrap_or(u32::MAX) <= most {
                return true;
            }
            if !self.exchange(|outgoing, incoming| {
                (outgoing.item.check, incoming.item.check) == (BasisCheck::Standard, BasisCheck::Text)
                    && outgoing.item.level.is_higher() <= incoming.item.level.is_higher()
            }) {
                return false;
            }
        }
        false
    }

    /// Step 6. Whether the expected marks are within the tolerance in the end.
    fn balance(&mut self) -> bool {
        let blueprint = &self.table.blueprint;
        let tolerance = i128::from(blueprint.tolerance.as_hundredths()) * 1000;
        for _ in 0..EXCHANGES {
            let off = self.items().map(|place| worth(place, blueprint)).sum::<i128>() - self.table.target;
            if off.abs() <= tolerance {
                return true;
            }
            if !self.exchange(|outgoing, incoming| {
                let moved = off + worth(incoming, blueprint) - worth(outgoing, blueprint);
                let alike = |place: &Place<'_>| (place.item.level.is_higher(), place.item.check);
                alike(outgoing) == alike(incoming) && moved.abs() < off.abs()
            }) {
                return false;
            }
        }
        false
    }

    /// Makes the wanted exchange that evens the uses out most. Whether there was one.
    fn exchange(&mut self, wanted: impl Fn(&Place<'_>, &Place<'_>) -> bool) -> bool {
        let ahead = |number: usize| self.ahead.get(number).copied().unwrap_or(0);
        let mut best: Option<(i64, usize, usize)> = None;
        for out in self.taken_places() {
            let Some(outgoing) = self.table.place(out) else { continue };
            for into in self.order.iter().copied().filter(|number| !self.is_taken(*number)) {
                let Some(incoming) = self.table.place(into) else { continue };
                let cost = ahead(into) - ahead(out);
                let same_cell = outgoing.topic == incoming.topic && outgoing.section == incoming.section;
                if same_cell
                    && best.is_none_or(|(least, ..)| cost < least)
                    && wanted(outgoing, incoming)
                    && !self.meets_enemy(out, into)
                {
                    best = Some((cost, out, into));
                }
            }
        }
        let Some((_, out, into)) = best else { return false };
        for (number, is_in) in [(out, false), (into, true)] {
            if let Some(mark) = self.taken.get_mut(number) {
                *mark = is_in;
            }
        }
        true
    }

    /// Whether an enemy of what would come is on the form, other than what would go.
    fn meets_enemy(&self, out: usize, into: usize) -> bool {
        let enemies = self.table.enemies.get(into);
        enemies.is_some_and(|enemies| enemies.iter().any(|enemy| *enemy != out && self.is_taken(*enemy)))
    }
}

/// Marks in hundredths times facility in thousandths.
fn worth(place: &Place<'_>, blueprint: &Blueprint) -> i128 {
    let marks = blueprint.sections.get(place.section).map_or(Marks::ZERO, |section| section.marks);
    i128::from(marks.as_hundredths()) * i128::from(place.item.facility)
}

/// For each place its share of the even plan, in millionths.
#[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
fn shares(pool: &Pool<'_>, blueprint: &Blueprint) -> Vec<i64> {
    let open = pool.open(blueprint);
    let plan = open.even_plan(SLACK);
    let share = |place: &Place<'_>| {
        let there = f64::from(open.available(place.topic, place.section).max(1));
        let planned = plan.get(open.cell(place.topic, place.section)).copied().unwrap_or(0.0);
        (planned / there * 1e6).round() as i64
    };
    pool.places.iter().map(share).collect()
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

/// Step 8.
pub(super) fn lay_out(
    bank: &Bank,
    blueprint: &Blueprint,
    seed: Seed,
    mut chosen: Vec<Place<'_>>,
    chance: &mut Chance,
) -> Form {
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
