//! Whether topic quotas and section sizes can still be met together from what is available.
//!
//! A transportation problem: topics offer, kinds need, each cell can carry at most the items available in it. It has a
//! solution exactly if the maximum flow fills every topic and every kind (Ford and Fulkerson 1956).

/// What is still open: the rows are topics, the columns kinds.
#[derive(Debug, Clone)]
pub(super) struct Open {
    /// Items still wanted of each topic.
    pub topics: Vec<u32>,
    /// Items still wanted of each kind.
    pub kinds: Vec<u32>,
    /// Items available, by topic and then kind.
    pub available: Vec<Vec<u32>>,
}

impl Open {
    /// Takes one item of a cell out of what is available.
    pub fn remove(&mut self, topic: usize, kind: usize) {
        if let Some(cell) = self.available.get_mut(topic).and_then(|row| row.get_mut(kind)) {
            *cell = cell.saturating_sub(1);
        }
    }

    /// The largest number of items that can be placed without exceeding any quota.
    pub fn largest(&self) -> u32 {
        let mut flow: Vec<Vec<u32>> = self.available.iter().map(|row| vec![0; row.len()]).collect();
        let mut placed = 0;
        for topic in 0..self.topics.len() {
            for _ in 0..self.topics.get(topic).copied().unwrap_or(0) {
                let mut seen = vec![false; self.kinds.len()];
                if !self.place(topic, &mut flow, &mut seen) {
                    break;
                }
                placed += 1;
            }
        }
        placed
    }

    /// Whether every quota can be met.
    pub fn is_feasible(&self) -> bool {
        let wanted: u32 = self.topics.iter().sum();
        wanted == self.kinds.iter().sum::<u32>() && self.largest() == wanted
    }

    /// Places one more item of a topic, moving others of the same kind to another kind where need be.
    fn place(&self, topic: usize, flow: &mut [Vec<u32>], seen: &mut [bool]) -> bool {
        for kind in 0..self.kinds.len() {
            let free = self.cell(topic, kind) > flow_at(flow, topic, kind);
            if !free || seen.get(kind).copied().unwrap_or(true) {
                continue;
            }
            if let Some(mark) = seen.get_mut(kind) {
                *mark = true;
            }
            let used: u32 = (0..self.topics.len()).map(|row| flow_at(flow, row, kind)).sum();
            if used < self.kinds.get(kind).copied().unwrap_or(0) {
                add(flow, topic, kind);
                return true;
            }
            for other in 0..self.topics.len() {
                if other != topic && flow_at(flow, other, kind) > 0 && self.place(other, flow, seen) {
                    take(flow, other, kind);
                    add(flow, topic, kind);
                    return true;
                }
            }
        }
        false
    }

    fn cell(&self, topic: usize, kind: usize) -> u32 {
        self.available.get(topic).and_then(|row| row.get(kind)).copied().unwrap_or(0)
    }
}

fn flow_at(flow: &[Vec<u32>], topic: usize, kind: usize) -> u32 {
    flow.get(topic).and_then(|row| row.get(kind)).copied().unwrap_or(0)
}

fn add(flow: &mut [Vec<u32>], topic: usize, kind: usize) {
    if let Some(cell) = flow.get_mut(topic).and_then(|row| row.get_mut(kind)) {
        *cell += 1;
    }
}

fn take(flow: &mut [Vec<u32>], topic: usize, kind: usize) {
    if let Some(cell) = flow.get_mut(topic).and_then(|row| row.get_mut(kind)) {
        *cell = cell.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_only_one_topic_has_is_left_to_it() {
        // Topic 0 has both kinds, topic 1 only the first: topic 0 must give the first kind up.
        let open = Open { topics: vec![1, 1], kinds: vec![1, 1], available: vec![vec![5, 1], vec![5, 0]] };
        assert!(open.is_feasible());
    }

    #[test]
    fn too_few_items_of_a_kind_are_seen() {
        let open = Open { topics: vec![2, 1], kinds: vec![1, 2], available: vec![vec![5, 1], vec![5, 0]] };
        assert!(!open.is_feasible());
        assert_eq!(open.largest(), 2);
    }
}
