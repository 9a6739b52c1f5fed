//! A roster comes in: everybody in one transaction.

use crate::domain::people::Candidate;
use crate::domain::sitting::Clock;
use crate::store::{Store, StoreError};

/// Takes people in; those who are known already are brought up to date.
///
/// # Errors
/// When the store refuses; then nobody was taken in.
pub fn import_roster<'a>(
    store: &mut Store,
    clock: &dyn Clock,
    people: impl IntoIterator<Item = &'a Candidate>,
) -> Result<(), StoreError> {
    store.transact(|store| {
        people.into_iter().try_for_each(|person| store.put_candidate(person))?;
        store.record_act(clock.wall(), "import roster", "")
    })
}
