//! Whether topic quotas and section sizes can still be met together from what is available.
//!
//! A transportation problem: topics offer, kinds need, each cell can carry at most the items available in it. It has a
//! solution exactly if the maximum flow fills every topic and every kind (Ford and Fulkerson 1956); the flow itself is
//! kept as the witness, so that taking an item of a cell that the flow uses needs no new search.

/// What is still open: the rows are topics, the columns kinds.
#[derive(Debug, Clone)]
pub(super) struct Open {
    /// Items still wanted of each topic.
    pub topics: Vec<u32>,
    /// Items still wanted of each kind.
    pub kinds: Vec<u32>,
    /// Items available, topic by topic.
    available: Vec<u32>,
}

/// The part of a table that leaves least choice.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tightest {
    /// The share of forms on which its most used item stands at least.
    pub share: f64,
    /// Its topics.
    pub topics: Vec<usize>,
    /// Its kinds.
    pub kinds: Vec<usize>,
}

/// How often the even plan goes over topics, kinds and bounds.
const ROUNDS: u32 = 400;

/// How many items of each cell fill the quotas, topic by topic.
pub(super) type Flow = Vec<u32>;

impl Open {
    /// Quotas with nothing available yet.
    pub fn new(topics: Vec<u32>, kinds: Vec<u32>) -> Self {
        let cells = topics.len() * kinds.len();
        Self { topics, kinds, available: vec![0; cells] }
    }

    /// The index of a cell.
    pub const fn cell(&self, topic: usize, kind: usize) -> usize {
        topic * self.kinds.len() + kind
    }

    /// One more item of a cell is available.
    pub fn add(&mut self, topic: usize, kind: usize) {
        let cell = self.cell(topic, kind);
        if let Some(available) = self.available.get_mut(cell) {
            *available += 1;
        }
    }

    /// Takes one item of a cell out of what is available.
    pub fn remove(&mut self, topic: usize, kind: usize) {
        let cell = self.cell(topic, kind);
        if let Some(available) = self.available.get_mut(cell) {
            *available = available.saturating_sub(1);
        }
    }

    /// The items available in a cell.
    pub fn available(&self, topic: usize, kind: usize) -> u32 {
        self.available.get(self.cell(topic, kind)).copied().unwrap_or(0)
    }

    /// The largest number of items that can be placed without exceeding any quota.
    pub fn largest(&self) -> u32 {
        self.search().0
    }

    /// A flow that meets every quota, where there is one.
    pub fn full_flow(&self) -> Option<Flow> {
        let wanted: u32 = self.topics.iter().sum();
        if wanted != self.kinds.iter().sum::<u32>() {
            return None;
        }
        let (placed, flow) = self.search();
        (placed == wanted).then_some(flow)
    }

    /// Whether a flow asks of no cell more than it has.
    pub fn carries(&self, flow: &Flow) -> bool {
        flow.iter().zip(&self.available).all(|(used, available)| used <= available)
    }

    fn search(&self) -> (u32, Flow) {
        let mut flow = vec![0; self.available.len()];
        let mut filled = vec![0; self.kinds.len()];
        let mut placed = 0;
        let mut seen = vec![false; self.kinds.len()];
        for topic in 0..self.topics.len() {
            for _ in 0..self.topics.get(topic).copied().unwrap_or(0) {
                seen.fill(false);
                if !self.place(topic, &mut flow, &mut filled, &mut seen) {
                    break;
                }
                placed += 1;
            }
        }
        (placed, flow)
    }

    /// Places one more item of a topic, moving others of the same kind to another kind where need be.
    fn place(&self, topic: usize, flow: &mut Flow, filled: &mut [u32], seen: &mut [bool]) -> bool {
        for kind in 0..self.kinds.len() {
            let cell = self.cell(topic, kind);
            let free = self.available.get(cell) > flow.get(cell);
            if !free || seen.get(kind).copied().unwrap_or(true) {
                continue;
            }
            if let Some(mark) = seen.get_mut(kind) {
                *mark = true;
            }
            if filled.get(kind) < self.kinds.get(kind) {
                change(flow, cell, 1);
                change(filled, kind, 1);
                return true;
            }
            for other in 0..self.topics.len() {
                let theirs = self.cell(other, kind);
                let can_move = other != topic && flow.get(theirs).is_some_and(|used| *used > 0);
                if can_move && self.place(other, flow, filled, seen) {
                    change(flow, theirs, -1);
                    change(flow, cell, 1);
                    return true;
                }
            }
        }
        false
    }

    /// The least share of forms, from 0 to 1, that the most used item can stand on when forms without number are drawn
    /// as evenly as the cells allow: no plan can be more even than its tightest cut. For every set of kinds the topics
    /// that need the other kinds most are weighed against the items there (maximum flow, minimum cut; Ford and
    /// Fulkerson 1956; the largest ratio by Dinkelbach 1967). Enemies and levels are not counted.
    pub fn least_share(&self) -> f64 {
        self.tightest().share
    }

    /// The part of the table that sets the least share.
    pub fn tightest(&self) -> Tightest {
        let kinds = self.kinds.len().min(16);
        let mut most = Tightest::default();
        for outside in 0..1_u32 << kinds {
            let is_outside = |kind: usize| outside >> kind & 1 == 1;
            let (share, topics) = self.tightest_of(is_outside);
            if share > most.share + 1e-9 {
                most = Tightest { share, topics, kinds: (0..kinds).filter(|kind| is_outside(*kind)).collect() };
            }
        }
        most
    }

    /// How many items of each cell the forms take on the average when the items are used evenly: the table nearest to
    /// "every item alike" that has the sums of topics and kinds (iterative proportional fitting, Deming and Stephan
    /// 1940) and in which no item is used more than `slack` times the least share (cyclic projections with the
    /// correction of Dykstra 1983 for the bound). Only sums, products and quotients, so that it comes out the same on
    /// every machine.
    pub fn even_plan(&self, slack: f64) -> Vec<f64> {
        let bound = self.least_share() * slack;
        let width = self.kinds.len().max(1);
        let most: Vec<f64> = self.available.iter().map(|there| f64::from(*there) * bound).collect();
        let mut plan: Vec<f64> = self.available.iter().map(|there| f64::from(*there)).collect();
        let mut correction = vec![1.0; plan.len()];
        for _ in 0..ROUNDS {
            for (row, wanted) in plan.chunks_mut(width).zip(&self.topics) {
                let there: f64 = row.iter().sum();
                if there > 0.0 {
                    for cell in row {
                        *cell *= f64::from(*wanted) / there;
                    }
                }
            }
            for (kind, wanted) in self.kinds.iter().enumerate() {
                let there: f64 = plan.iter().skip(kind).step_by(width).sum();
                if there > 0.0 {
                    plan.iter_mut().skip(kind).step_by(width).for_each(|cell| *cell *= f64::from(*wanted) / there);
                }
            }
            for ((cell, most), correction) in plan.iter_mut().zip(&most).zip(&mut correction) {
                let free = *cell * *correction;
                *cell = free.min(*most);
                *correction = if *cell > 0.0 { free / *cell } else { 1.0 };
            }
        }
        plan
    }

    /// The largest share that topics force on the items of a set of kinds, and the topics that do.
    fn tightest_of(&self, is_outside: impl Fn(usize) -> bool) -> (f64, Vec<usize>) {
        let all = || self.kinds.iter().enumerate();
        let inside: u32 = all().filter(|(kind, _)| !is_outside(*kind)).map(|(_, wanted)| wanted).sum();
        let rows: Vec<(f64, f64)> = self
            .topics
            .iter()
            .enumerate()
            .map(|(topic, wanted)| {
                let there = all().filter(|(kind, _)| is_outside(*kind)).map(|(kind, _)| self.available(topic, kind));
                (f64::from(*wanted), f64::from(there.sum::<u32>()))
            })
            .collect();
        let mut share = 0.0;
        let mut by: Vec<usize> = Vec::new();
        loop {
            let chosen = rows.iter().enumerate().filter(|(_, (wanted, there))| *wanted > share * there);
            let chosen: Vec<usize> = chosen.map(|(topic, _)| topic).collect();
            let rows = chosen.iter().filter_map(|topic| rows.get(*topic));
            let (wanted, there) = rows.fold((0.0, 0.0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
            let better = if there > 0.0 { (wanted - f64::from(inside)) / there } else { 0.0 };
            if better <= share + 1e-12 {
                return (share, by);
            }
            (share, by) = (better, chosen);
        }
    }
}

fn change(counts: &mut [u32], at: usize, by: i32) {
    if let Some(count) = counts.get_mut(at) {
        *count = count.saturating_add_signed(by);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn open(topics: &[u32], kinds: &[u32], available: &[u32]) -> Open {
        Open { available: available.to_vec(), ..Open::new(topics.to_vec(), kinds.to_vec()) }
    }

    #[test]
    fn a_kind_that_only_one_topic_has_is_left_to_it() {
        // Topic 0 has both kinds, topic 1 only the first: topic 0 must give the first kind up.
        let open = open(&[1, 1], &[1, 1], &[5, 1, 5, 0]);
        assert_eq!(open.full_flow(), Some(vec![0, 1, 1, 0]));
    }

    #[test]
    fn too_few_items_of_a_kind_are_seen() {
        let open = open(&[2, 1], &[1, 2], &[5, 1, 5, 0]);
        assert_eq!(open.full_flow(), None);
        assert_eq!(open.largest(), 2);
    }

    #[test]
    fn the_least_share_is_that_of_the_tightest_part() {
        // One topic, one kind: two of five.
        assert!((open(&[2], &[2], &[5]).least_share() - 0.4).abs() < 1e-9);
        // The second kind is there once and always wanted, although the topic as a whole has plenty.
        assert!((open(&[3], &[2, 1], &[20, 1]).least_share() - 1.0).abs() < 1e-9);
        // Of the first topic's four items three are wanted; the others have room.
        assert!((open(&[3, 1], &[2, 2], &[2, 2, 9, 9]).least_share() - 0.75).abs() < 1e-9);
    }

    #[test]
    fn the_even_plan_keeps_the_sums_and_the_bound() {
        let open = open(&[3, 4, 3], &[6, 2, 2], &[10, 4, 2, 12, 2, 3, 4, 6, 2]);
        let plan = open.even_plan(1.05);
        let bound = open.least_share() * 1.05;
        for (topic, wanted) in open.topics.iter().enumerate() {
            let sum: f64 = plan.iter().skip(topic * 3).take(3).sum();
            assert!((sum - f64::from(*wanted)).abs() < 0.01, "{plan:?}");
        }
        for (cell, there) in plan.iter().zip(&open.available) {
            assert!(*cell <= f64::from(*there) * bound + 1e-9, "{plan:?} {bound}");
        }
    }

    proptest! {
        /// Multiplied by the shares' reciprocal, the cells can carry whole forms: with so many copies of every item that
        /// each may be used `forms x share` times, all the forms together are feasible, and with one use less in a
        /// hundred they are not.
        #[test]
        fn the_least_share_is_what_a_flow_of_many_forms_needs(cells in prop::collection::vec(0_u32..6, 12), taken in prop::collection::vec(0_u32..4, 12)) {
            let taken: Vec<u32> = taken.iter().zip(&cells).map(|(taken, there)| *taken.min(there)).collect();
            let topics: Vec<u32> = taken.chunks(3).map(|row| row.iter().sum()).collect();
            let kinds: Vec<u32> = (0..3).map(|kind| taken.iter().skip(kind).step_by(3).sum()).collect();
            prop_assume!(topics.iter().sum::<u32>() > 0);
            let share = open(&topics, &kinds, &cells).least_share();
            prop_assert!(share > 0.0 && share <= 1.0 + 1e-9);
            let many = 1000_u32;
            let times = |counts: &[u32]| counts.iter().map(|count| count * many).collect::<Vec<_>>();
            let with = |uses: f64| {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
                let cells: Vec<u32> = cells.iter().map(|count| (f64::from(*count) * uses).ceil() as u32).collect();
                open(&times(&topics), &times(&kinds), &cells).full_flow().is_some()
            };
            prop_assert!(with(share * f64::from(many) + 1e-6));
            prop_assert!(!with(share * f64::from(many) * 0.98 - 1.0));
        }
    }
}
