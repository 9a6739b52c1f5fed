//! Results files: xlsx, csv and JSON.
