//! An event goes into the journal. When this returns, it is on the disk.

use crate::domain::sitting::{Event, EventKind, Link, Millis, SittingId, chain};
use crate::store::{SittingClock, Store, StoreError};

/// Why an event was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The event's number is not the one that follows in the journal.
    #[error("event {found} where {expected} follows")]
    OutOfOrder {
        /// The number that follows.
        expected: u32,
        /// The number given.
        found: u32,
    },
    /// The sitting was handed in; nothing follows.
    #[error("the sitting was handed in")]
    HandedIn,
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Appends an event; an event that is there already, given again after a commit whose answer was lost, changes nothing.
///
/// # Errors
/// When another event follows in the journal, the sitting was handed in, or the store refuses.
pub fn record(store: &mut Store, sitting: &SittingId, event: &Event) -> Result<(), RecordError> {
    append(store, sitting, event)
}

/// `record`, for use inside a transaction too: one statement is a transaction of its own outside of one.
pub(super) fn append<E: From<StoreError> + From<RecordError>>(
    store: &mut Store,
    sitting: &SittingId,
    event: &Event,
) -> Result<(), E> {
    let last = store.last_event(sitting)?;
    let expected = last.as_ref().map_or(0, |(sequence, _)| sequence.saturating_add(1));
    let link = chain(sitting, last.as_ref().map(|(_, link)| link.hash), event);
    if event.sequence < expected && is_kept(store, sitting, event, &link)? {
        return Ok(());
    }
    if last.is_some_and(|(_, link)| closes(&link)) {
        return Err(RecordError::HandedIn.into());
    }
    if event.sequence != expected {
        return Err(RecordError::OutOfOrder { expected, found: event.sequence }.into());
    }
    Ok(store.append_event(sitting, event.sequence, &link)?)
}

/// Whether the journal holds this very event at its number. Of several recorded together, any may come again.
fn is_kept(store: &Store, sitting: &SittingId, event: &Event, link: &Link) -> Result<bool, StoreError> {
    let place = usize::try_from(event.sequence).unwrap_or(usize::MAX);
    Ok(store.journal(sitting)?.get(place).is_some_and(|kept| kept.content == link.content))
}

/// Whether an entry is the last there can be.
fn closes(link: &Link) -> bool {
    let event = serde_json::from_str::<Event>(&link.content);
    event.is_ok_and(|event| matches!(event.kind, EventKind::HandedIn { .. }))
}

/// Keeps the time used between events.
///
/// # Errors
/// When the store refuses.
pub fn keep_time(store: &mut Store, sitting: &SittingId, used: Millis, wall: Millis) -> Result<(), StoreError> {
    store.put_sitting_clock(sitting, SittingClock { used, wall })
}
