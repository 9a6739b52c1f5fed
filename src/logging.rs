//! The log: a file a day in the data folder, the last fourteen kept. It holds what the program did and what went wrong,
//! never a name or an identity number: those types print themselves masked, and nothing logs them.

use std::path::{Path, PathBuf};

use tracing::Level;
use tracing_appender::rolling::{RollingFileAppender, Rotation};

/// How many days are kept.
const DAYS: usize = 14;

/// The folder of the logs in a data folder.
#[must_use]
pub fn folder(data: &Path) -> PathBuf {
    data.join("logs")
}

/// Starts the log. Where the folder cannot be written there is none: the program's own errors say so.
pub fn start(data: &Path) {
    // The appender complains on stderr of a folder that is not there yet; one that cannot be made it reports below.
    let _ = std::fs::create_dir_all(folder(data));
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("xiaoankao")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folder(data));
    if let Ok(appender) = appender {
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(Level::INFO)
            .with_ansi(false)
            .with_writer(std::sync::Mutex::new(appender));
        // Fails only where a log was started before in this process, which then goes on.
        let _ = tracing::subscriber::set_global_default(subscriber.finish());
    }
}
