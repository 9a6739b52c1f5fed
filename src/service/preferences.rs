//! Settings of the office and of the screen, kept in the store.

use serde::{Deserialize, Serialize};

use crate::domain::sitting::Clock;
use crate::store::{Store, StoreError};

/// What the office sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficeSettings {
    /// The issuing unit, as certificates print it.
    pub issuer: String,
    /// What certificate numbers begin with: letters.
    pub number_prefix: String,
    /// The region in certificate numbers: digits.
    pub region: String,
}

impl Default for OfficeSettings {
    fn default() -> Self {
        Self {
            issuer: crate::text::words::DEFAULT_ISSUER.to_owned(),
            number_prefix: "XF".into(),
            region: "0000".into(),
        }
    }
}

/// What is wrong with the office's settings.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// No issuing unit.
    #[error("the issuing unit is empty")]
    NoIssuer,
    /// The prefix is not one to six letters or digits.
    #[error("the number prefix {0:?} is not 1 to 6 letters or digits")]
    Prefix(String),
    /// The region is not one to twelve letters or digits.
    #[error("the region {0:?} is not 1 to 12 letters or digits")]
    Region(String),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What the person at the screen prefers. The values belong to the screens.
pub const LOOK: &str = "look";
const OFFICE: &str = "office";

/// The office's settings.
///
/// # Errors
/// When the store refuses.
pub fn office_settings(store: &Store) -> Result<OfficeSettings, StoreError> {
    Ok(store.setting(OFFICE)?.unwrap_or_default())
}

/// Keeps the office's settings.
///
/// # Errors
/// When a value cannot be used or the store refuses.
pub fn save_office_settings(
    store: &mut Store,
    clock: &dyn Clock,
    settings: &OfficeSettings,
) -> Result<(), SettingsError> {
    let short = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if settings.issuer.trim().is_empty() {
        return Err(SettingsError::NoIssuer);
    }
    if !short(&settings.number_prefix, 6) {
        return Err(SettingsError::Prefix(settings.number_prefix.clone()));
    }
    if !short(&settings.region, 12) {
        return Err(SettingsError::Region(settings.region.clone()));
    }
    store.transact(|store| {
        store.put_setting(OFFICE, settings)?;
        store.record_act(clock.wall(), "settings", OFFICE)?;
        Ok(())
    })
}
