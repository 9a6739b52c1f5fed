//! Reading the bank that comes with the program, against reading and splitting its lines alone; and drawing a form.
//! Told, not judged: the bank is read behind the first frame, and a form is drawn once a sitting.

mod measure;

use std::hint::black_box;
use std::process::ExitCode;

use measure::{Limit, Outcome, Table, Times, alternate, timed};
use xiaoankao::domain::assembly::{Drawer, Seed, draw};
use xiaoankao::service::blueprints::bundled_blueprints;
use xiaoankao::service::bundled_bank::files;
use xiaoankao::service::check_bank::load_bank;

const BATCHES: usize = 10;
const FORMS: usize = 20;

fn main() -> Outcome<ExitCode> {
    let mut table = Table::default();
    let lines_alone = || -> Outcome<f64> {
        let split = || files().iter().map(|file| fields(file.bytes)).sum::<usize>();
        Ok(timed(|| Ok(black_box(split())))?.0)
    };
    let whole = || -> Outcome<f64> { Ok(timed(|| Ok(black_box(load_bank(&files()))))?.0) };
    let (ours, baseline) = alternate(BATCHES, 3, |_| whole(), |_| lines_alone())?;
    let (bank, _) = load_bank(&files());
    let bytes: usize = files().iter().map(|file| file.bytes.len()).sum();
    let claim = format!("reading {} items of {} KB", bank.len(), bytes / 1000);
    table.times(&claim, &ours, &baseline, Limit::None);

    for blueprint in bundled_blueprints()? {
        let mut drawer = Drawer::new(&bank);
        let mut next = |turn: usize| -> Outcome<f64> {
            let seed = Seed::of_trial_form(1, u64::try_from(turn)?);
            Ok(timed(|| Ok(black_box(drawer.draw(&blueprint, seed)?)))?.0)
        };
        let mut times = Times::default();
        for batch in 0..BATCHES {
            times.push((batch * FORMS..(batch + 1) * FORMS).map(&mut next).collect::<Outcome<_>>()?);
        }
        table.told(&format!("{}: the next form of a series", blueprint.id), &times);
        // The most that a click can take: the last form of a series by itself.
        let last = |turn: usize| -> Outcome<f64> {
            let seed = Seed::of_trial(1, u64::try_from(turn)?).at(u8::MAX);
            Ok(timed(|| Ok(black_box(draw(&bank, &blueprint, seed)?)))?.0)
        };
        let mut times = Times::default();
        times.push((0..4).map(last).collect::<Outcome<_>>()?);
        table.told(&format!("{}: the last form of a series", blueprint.id), &times);
    }
    table.finish()
}

/// Decodes a file and splits its lines at the first colon.
fn fields(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    let split = |line: &str| {
        let (name, value) = line.split_once(['：', ':']).unwrap_or((line, ""));
        (name.trim().to_owned(), value.trim().to_owned())
    };
    black_box(text.lines().map(split).collect::<Vec<_>>()).len()
}
