//! The blueprints that come with the program.

use include_dir::{Dir, include_dir};

use crate::domain::assembly::Blueprint;

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/blueprints");

/// A blueprint file that does not read.
#[derive(Debug, thiserror::Error)]
#[error("blueprint {file}: {reason}")]
pub struct BadBlueprint {
    /// The file.
    pub file: String,
    /// What is wrong with it.
    pub reason: String,
}

/// All blueprints that come with the program, by their ids.
///
/// # Errors
/// When a file of the program's own does not read; a test holds that none does.
pub fn bundled_blueprints() -> Result<Vec<Blueprint>, BadBlueprint> {
    let mut blueprints = FOLDER
        .files()
        .map(|file| {
            let bad = |reason: String| BadBlueprint { file: file.path().display().to_string(), reason };
            let text = file.contents_utf8().ok_or_else(|| bad("not UTF-8".into()))?;
            toml::from_str(text).map_err(|err| bad(err.to_string()))
        })
        .collect::<Result<Vec<Blueprint>, _>>()?;
    blueprints.sort_by_key(|blueprint| (blueprint.track, blueprint.id.clone()));
    Ok(blueprints)
}
