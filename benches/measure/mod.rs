//! What the benches share: taking turns with a baseline, medians, and the table.
//!
//! Owns no claim. Ours and the baseline run in alternating batches, and the ratio is the median of the ratios of
//! neighbouring batches: what else the machine does falls on both. A bench ends well whatever it finds, unless it is
//! called with `--check`: then figures over their limit make it end badly.

#![allow(dead_code, reason = "each bench uses its part of this")]
#![allow(clippy::disallowed_methods, reason = "a bench reads the clock")]

pub mod seat;

use std::error::Error;
use std::fmt::Write as _;
use std::io::{Write as _, stdout};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What goes wrong in a bench ends it.
pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// Times of one kind, by batch.
#[derive(Debug, Clone, Default)]
pub struct Times(Vec<Vec<f64>>);

impl Times {
    /// Adds a batch, in any unit.
    pub fn push(&mut self, batch: Vec<f64>) {
        self.0.push(batch);
    }

    fn all(&self) -> Vec<f64> {
        self.0.concat()
    }

    /// The median of all.
    #[must_use]
    pub fn median(&self) -> f64 {
        quantile(&self.all(), 0.5)
    }

    /// The value that 95 of 100 do not exceed.
    #[must_use]
    pub fn p95(&self) -> f64 {
        quantile(&self.all(), 0.95)
    }

    /// The median of the ratios of each batch's median to that of the other's batch of the same turn.
    #[must_use]
    pub fn ratio(&self, other: &Self) -> f64 {
        let ratios = self.0.iter().zip(&other.0).map(|(ours, theirs)| quantile(ours, 0.5) / quantile(theirs, 0.5));
        quantile(&ratios.collect::<Vec<_>>(), 0.5)
    }
}

/// The value that a part of the values does not exceed; not a number where there is none.
#[must_use]
pub fn quantile(values: &[f64], part: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place")]
    let place = ((values.len() as f64 - 1.0) * part).round().max(0.0) as usize;
    values.get(place).copied().unwrap_or(f64::NAN)
}

/// The milliseconds that something takes, and what it gives.
///
/// # Errors
/// Its own.
pub fn timed<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<(f64, T)> {
    let start = Instant::now();
    let value = work()?;
    Ok((millis(start.elapsed()), value))
}

/// As milliseconds.
#[must_use]
pub fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// Lets two take turns: so many batches of each, so many times in a batch. Each is given the number of its turn and
/// returns its milliseconds. Who is first changes from batch to batch.
///
/// # Errors
/// Theirs.
pub fn alternate(
    batches: usize,
    each: usize,
    mut ours: impl FnMut(usize) -> Outcome<f64>,
    mut baseline: impl FnMut(usize) -> Outcome<f64>,
) -> Outcome<(Times, Times)> {
    let (mut our_times, mut their_times) = (Times::default(), Times::default());
    for batch in 0..batches {
        let turns = || batch * each..(batch + 1) * each;
        if batch.is_multiple_of(2) {
            our_times.push(turns().map(&mut ours).collect::<Outcome<_>>()?);
            their_times.push(turns().map(&mut baseline).collect::<Outcome<_>>()?);
        } else {
            their_times.push(turns().map(&mut baseline).collect::<Outcome<_>>()?);
            our_times.push(turns().map(&mut ours).collect::<Outcome<_>>()?);
        }
    }
    Ok((our_times, their_times))
}

/// Measures again, up to three times in all, while the ratio is over the limit, and gives the lowest: another program
/// can only make ours slower.
///
/// # Errors
/// Its own.
pub fn steady(limit: f64, mut measure: impl FnMut() -> Outcome<(Times, Times)>) -> Outcome<(Times, Times)> {
    let mut best = measure()?;
    for _ in 0..2 {
        if best.0.ratio(&best.1) <= limit {
            break;
        }
        let next = measure()?;
        if next.0.ratio(&next.1) < best.0.ratio(&best.1) {
            best = next;
        }
    }
    Ok(best)
}

/// What a claim must not exceed.
#[derive(Debug, Clone, Copy)]
pub enum Limit {
    /// Ours may take so many times as long as the baseline.
    Ratio(f64),
    /// Ours may be so much, in the unit of the row.
    Most(f64),
    /// Told, not judged.
    None,
}

/// A line of the table.
struct Row {
    claim: String,
    ours: String,
    baseline: String,
    ratio: String,
    limit: String,
    is_kept: Option<bool>,
}

/// The table of a bench.
#[derive(Default)]
pub struct Table(Vec<Row>);

impl Table {
    /// Two times against each other, in milliseconds: median / p95.
    pub fn times(&mut self, claim: &str, ours: &Times, baseline: &Times, limit: Limit) {
        let ratio = ours.ratio(baseline);
        let shown = |times: &Times| format!("{:.3} / {:.3} ms", times.median(), times.p95());
        self.push(claim, shown(ours), shown(baseline), Some(ratio), ours.median(), "ms", limit);
    }

    /// Times that nothing is held against: median / p95.
    pub fn told(&mut self, claim: &str, times: &Times) {
        let shown = format!("{:.3} / {:.3} ms", times.median(), times.p95());
        self.push(claim, shown, String::new(), None, times.median(), "ms", Limit::None);
    }

    /// One figure, with the baseline's where there is one.
    pub fn figure(&mut self, claim: &str, ours: f64, baseline: Option<f64>, unit: &str, limit: Limit) {
        let shown = |value: f64| format!("{} {unit}", trimmed(value));
        let ratio = baseline.map(|baseline| ours / baseline);
        self.push(claim, shown(ours), baseline.map(shown).unwrap_or_default(), ratio, ours, unit, limit);
    }

    #[expect(clippy::too_many_arguments, reason = "the columns of the table")]
    fn push(
        &mut self,
        claim: &str,
        ours: String,
        baseline: String,
        ratio: Option<f64>,
        value: f64,
        unit: &str,
        limit: Limit,
    ) {
        let (limit, is_kept) = match limit {
            Limit::Ratio(most) => (format!("ratio {most}"), Some(ratio.is_some_and(|ratio| ratio <= most))),
            Limit::Most(most) => (format!("{} {unit}", trimmed(most)), Some(value <= most)),
            Limit::None => (String::new(), None),
        };
        let ratio = ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
        self.0.push(Row { claim: claim.to_owned(), ours, baseline, ratio, limit, is_kept });
    }

    /// Prints the table. The exit code is bad only where it is asked for and a limit is not kept.
    ///
    /// # Errors
    /// When nothing can be printed.
    pub fn finish(self) -> Outcome<ExitCode> {
        let heads = ["claim", "ours", "baseline", "ratio", "limit", "ok"].map(str::to_owned);
        let cells = |row: &Row| {
            let kept = row.is_kept.map_or("", |kept| if kept { "yes" } else { "NO" }).to_owned();
            [&row.claim, &row.ours, &row.baseline, &row.ratio, &row.limit, &kept].map(String::clone)
        };
        let lines: Vec<[String; 6]> = std::iter::once(heads).chain(self.0.iter().map(cells)).collect();
        let mut out = stdout().lock();
        for line in &lines {
            let mut shown = String::from("|");
            for (column, cell) in line.iter().enumerate() {
                let widths = lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count());
                let width = widths.max().unwrap_or(0);
                write!(shown, " {cell:<width$} |")?;
            }
            writeln!(out, "{shown}")?;
        }
        let is_checked = std::env::args().any(|argument| argument == "--check");
        let is_kept = self.0.iter().all(|row| row.is_kept != Some(false));
        Ok(if is_checked && !is_kept { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}

/// With as many places as tell something.
fn trimmed(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.3}") }
}

/// Prints a line of its own.
///
/// # Errors
/// When nothing can be printed.
pub fn say(line: &str) -> Outcome<()> {
    Ok(writeln!(stdout().lock(), "{line}")?)
}
