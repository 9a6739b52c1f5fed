//! The chain: each entry's hash covers the entry before, so that nothing can be taken out or changed unseen.

use sha2::{Digest, Sha256};

use super::{Event, SittingId};

/// An entry as it is kept: the very bytes that were hashed, and the hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The event as compact JSON.
    pub content: String,
    /// SHA-256 over the hash before (for the first: SHA-256 of the sitting's id) and the content.
    pub hash: [u8; 32],
}

/// What is wrong with a chain.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// The entry's hash does not fit its content and the hash before.
    #[error("entry {0} was changed, or one before it was taken out")]
    Broken(u32),
    /// The entry is no event that this program knows.
    #[error("entry {0} cannot be read")]
    Unreadable(u32),
    /// The entry's number is not the one that follows.
    #[error("entry {0} has another number")]
    OutOfOrder(u32),
}

/// The hash that the first entry builds on.
fn root(sitting: &SittingId) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(b"xiaoankao sitting v1\0");
    digest.update(sitting.0.as_bytes());
    digest.finalize().into()
}

fn hash_of(before: [u8; 32], content: &str) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(before);
    digest.update(content.as_bytes());
    digest.finalize().into()
}

/// The link for an event that follows `before` (none for the first).
#[must_use]
pub fn chain(sitting: &SittingId, before: Option<[u8; 32]>, event: &Event) -> Link {
    // An event is plain data with string keys: serialising it cannot fail.
    let content = serde_json::to_string(event).unwrap_or_default();
    let hash = hash_of(before.unwrap_or_else(|| root(sitting)), &content);
    Link { content, hash }
}

/// The events of a chain, after checking every link.
///
/// # Errors
/// The first link that does not hold.
pub fn verify_chain(sitting: &SittingId, links: &[Link]) -> Result<Vec<Event>, ChainError> {
    let mut before = root(sitting);
    let mut events = Vec::with_capacity(links.len());
    for (number, link) in (0_u32..).zip(links) {
        if hash_of(before, &link.content) != link.hash {
            return Err(ChainError::Broken(number));
        }
        let event: Event = serde_json::from_str(&link.content).map_err(|_| ChainError::Unreadable(number))?;
        if event.sequence != number {
            return Err(ChainError::OutOfOrder(number));
        }
        before = link.hash;
        events.push(event);
    }
    Ok(events)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sitting::{EventKind, Millis};

    fn links() -> (SittingId, Vec<Link>) {
        let sitting = SittingId("s-1".into());
        let mut links: Vec<Link> = Vec::new();
        for sequence in 0..4 {
            let kind = if sequence == 0 { EventKind::Started } else { EventKind::Moved { question: 1 } };
            let event = Event { sequence, used: Millis(i64::from(sequence)), wall: Millis(9), kind };
            links.push(chain(&sitting, links.last().map(|link| link.hash), &event));
        }
        (sitting, links)
    }

    #[test]
    fn a_whole_chain_gives_its_events() {
        let (sitting, links) = links();
        assert_eq!(verify_chain(&sitting, &links).map(|events| events.len()), Ok(4));
    }

    #[test]
    fn a_change_a_gap_and_another_sitting_are_seen() {
        let (sitting, links) = links();
        let mut changed = links.clone();
        changed[2].content = changed[2].content.replace("\"question\":1", "\"question\":2");
        assert_eq!(verify_chain(&sitting, &changed), Err(ChainError::Broken(2)));
        let mut shorter = links.clone();
        shorter.remove(1);
        assert_eq!(verify_chain(&sitting, &shorter), Err(ChainError::Broken(1)));
        assert_eq!(verify_chain(&SittingId("s-2".into()), &links), Err(ChainError::Broken(0)));
    }
}
