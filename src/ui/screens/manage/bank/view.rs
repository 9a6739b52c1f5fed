//! Draws the check of the bank.

use egui::{Ui, Vec2};

use super::state::{
    BlueprintLine, Check, FindingLine, Guess, GuesserLine, Intent, Report, Severity, Shown, State, TrackCounts,
};
use crate::domain::bank::{Kind, Level, Track};
use crate::text::screens::manage as shared;
use crate::text::screens::manage::bank as words;
use crate::text::words as names;
use crate::ui::theme::{Tone, look};
use crate::ui::widgets::{
    Button, Card, Column, Notice, Progress, Row, Table, Tag, Text, figure_ui, rule_ui, segmented_ui,
};

/// How many findings one step shows.
const STEP: usize = 100;

/// What stands in the bar at the top.
pub fn top_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    match &state.check {
        Check::Done(_) => ui.add(Button::primary(words::CHECK_AGAIN).small()).clicked().then_some(Intent::Check),
        Check::NotRun | Check::Failed(_) | Check::Running { .. } => None,
    }
}

/// Draws the page and returns what was wanted.
pub fn bank_ui(ui: &mut Ui, state: &mut State) -> Option<Intent> {
    ui.spacing_mut().item_spacing.y = 16.0;
    match &state.check {
        Check::NotRun => begin_ui(ui),
        Check::Failed(why) => {
            Notice::red(words::FAILED, why).show(ui);
            begin_ui(ui)
        }
        Check::Running { done, of } => {
            running_ui(ui, *done, *of);
            None
        }
        Check::Done(report) => {
            report_ui(ui, report, &mut state.shown, &mut state.more);
            None
        }
    }
}

fn begin_ui(ui: &mut Ui) -> Option<Intent> {
    Card::new()
        .padding(32, 28)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            ui.add(Text::new(words::NOT_RUN).heading());
            ui.add(Text::new(words::NOT_RUN_ABOUT).soft());
            ui.add_space(8.0);
            ui.add(Button::primary(words::CHECK).big()).clicked().then_some(Intent::Check)
        })
        .inner
}

fn running_ui(ui: &mut Ui, done: usize, of: usize) {
    Card::new().padding(32, 28).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        ui.add(Text::new(words::RUNNING).heading());
        #[expect(clippy::cast_precision_loss, reason = "a bank has some thousand items")]
        let share = if of == 0 { 0.0 } else { done as f32 / of as f32 };
        ui.add(Progress::new(share, words::RUNNING));
        if of > 0 {
            ui.add(Text::new(&words::progress(done, of)).soft());
        }
    });
}

fn report_ui(ui: &mut Ui, report: &Report, shown: &mut Shown, more: &mut usize) {
    summary_ui(ui, report);
    card_ui(ui, words::COUNTS, |ui| counts_ui(ui, &report.counts));
    if !report.blueprints.is_empty() {
        card_ui(ui, words::BLUEPRINTS, |ui| blueprints_ui(ui, &report.blueprints));
    }
    if !report.guessers.is_empty() {
        card_ui(ui, words::GUESSERS, |ui| guessers_ui(ui, &report.counts, &report.guessers));
    }
    card_ui(ui, words::FINDINGS, |ui| findings_ui(ui, report, shown, more));
}

fn card_ui(ui: &mut Ui, heading: &str, content: impl FnOnce(&mut Ui)) {
    Card::new().padding(22, 16).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.add(Text::new(heading).heading());
        content(ui);
    });
}

fn summary_ui(ui: &mut Ui, report: &Report) {
    let ready = report.blueprints.iter().filter(|blueprint| blueprint.shortages.is_empty()).count();
    let ready_text = words::of(ready, report.blueprints.len());
    let (items, errors, warnings) =
        (shared::count(report.items), shared::count(report.errors), shared::count(report.warnings));
    let alarm = |is_bad: bool, tone: Tone| is_bad.then_some(tone);
    ui.spacing_mut().item_spacing.x = 18.0;
    ui.columns_const(|[one, two, three, four]| {
        let card = Card::new().padding(22, 16);
        card.show(one, |ui| figure_ui(ui, words::ITEMS, &items, None, None));
        let beside = (report.errors > 0).then_some(words::ERRORS_BESIDE);
        card.show(two, |ui| figure_ui(ui, words::ERRORS, &errors, beside, alarm(report.errors > 0, Tone::Red)));
        let beside = (report.warnings > 0).then_some(words::WARNINGS_BESIDE);
        card.show(three, |ui| {
            figure_ui(ui, words::WARNINGS, &warnings, beside, alarm(report.warnings > 0, Tone::Amber));
        });
        card.show(four, |ui| {
            let short = ready < report.blueprints.len();
            figure_ui(ui, words::BLUEPRINTS_READY, &ready_text, None, alarm(short, Tone::Amber));
        });
    });
}

/// One table of kinds and levels where there is room, else one under the other.
fn counts_ui(ui: &mut Ui, counts: &[TrackCounts]) {
    let kinds: Vec<Kind> =
        Kind::ALL.into_iter().filter(|kind| counts.iter().any(|track| track.of_kind(*kind) > 0)).collect();
    let growth = look(ui).sizes.text / 16.0;
    let kind_heads = kinds.iter().map(|kind| names::kind_short(*kind));
    let level_heads = Level::ALL.into_iter().map(names::level);
    let by_kind = |track: &TrackCounts| kinds.iter().map(|kind| track.of_kind(*kind)).collect::<Vec<_>>();
    let by_level = |track: &TrackCounts| Level::ALL.into_iter().map(|level| track.of_level(level)).collect::<Vec<_>>();
    #[expect(clippy::cast_precision_loss, reason = "a dozen columns")]
    let needed = (kinds.len() + Level::ALL.len()) as f32 * (44.0 * growth + 24.0) + 220.0 * growth;
    if ui.available_width() > needed {
        let groups = [kind_heads.collect::<Vec<_>>(), level_heads.collect()];
        count_table_ui(ui, &groups, counts, |track| [by_kind(track), by_level(track)].concat());
    } else {
        count_table_ui(ui, &[kind_heads.collect()], counts, by_kind);
        ui.add_space(12.0);
        count_table_ui(ui, &[level_heads.collect()], counts, by_level);
    }
}

/// Figures in groups of columns, and the sum of a track, which is the same in every group.
fn count_table_ui(
    ui: &mut Ui,
    groups: &[Vec<&str>],
    counts: &[TrackCounts],
    figures: impl Fn(&TrackCounts) -> Vec<usize>,
) {
    let mut columns = vec![Column::share(words::TRACK, 1.0)];
    for group in groups {
        // A little more space before each group than between its columns.
        columns.push(Column::exact("", 2.0));
        columns.extend(group.iter().map(|head| Column::figures(head, 44.0)));
    }
    columns.push(Column::figures(words::SUM, 60.0));
    let mut sums: Vec<usize> = vec![0; groups.iter().map(Vec::len).sum()];
    let in_groups = |row: &mut Row<'_>, figures: &[usize], bold: bool| {
        let mut rest = figures.iter();
        for group in groups {
            row.text("");
            for figure in rest.by_ref().take(group.len()) {
                let text = shared::count(*figure);
                let text = Text::new(&text);
                row.words(if bold {
                    text.bold()
                } else if *figure == 0 {
                    text.faint()
                } else {
                    text
                });
            }
        }
    };
    Table::new(&columns).show(ui, |ui, table| {
        for track in counts {
            let figures = figures(track);
            for (sum, figure) in sums.iter_mut().zip(&figures) {
                *sum += figure;
            }
            let name = names::track(track.track);
            table.row_ui(ui, name, false, |row| {
                row.text(name);
                in_groups(row, &figures, false);
                row.words(Text::new(&shared::count(track.sum())).bold());
            });
        }
        table.row_ui(ui, words::SUM, false, |row| {
            row.words(Text::new(words::SUM).bold());
            in_groups(row, &sums, true);
            let all: usize = counts.iter().map(TrackCounts::sum).sum();
            row.words(Text::new(&shared::count(all)).bold());
        });
    });
}

fn blueprints_ui(ui: &mut Ui, blueprints: &[BlueprintLine]) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for (index, blueprint) in blueprints.iter().enumerate() {
        if index > 0 {
            rule_ui(ui, 10.0);
        } else {
            ui.add_space(6.0);
        }
        let tag_width = 5.2 * look(ui).sizes.note;
        ui.horizontal_top(|ui| {
            ui.allocate_ui(Vec2::new(tag_width, 0.0), |ui| {
                ui.set_width(tag_width);
                ui.add(if blueprint.shortages.is_empty() && blueprint.exposure.is_none() {
                    Tag::green(words::READY)
                } else if blueprint.shortages.is_empty() {
                    Tag::amber(words::NARROW)
                } else {
                    Tag::amber(words::SHORT)
                });
            });
            ui.vertical(|ui| {
                ui.add(Text::new(&blueprint.title).bold());
                match &blueprint.exposure {
                    _ if !blueprint.shortages.is_empty() => {}
                    Some(exposure) => {
                        ui.add(Text::new(exposure).soft());
                    }
                    None => {
                        ui.add(Text::new(words::READY_ABOUT).soft());
                    }
                }
                for shortage in &blueprint.shortages {
                    ui.add(Text::new(shortage).soft());
                }
            });
        });
    }
}

fn guessers_ui(ui: &mut Ui, counts: &[TrackCounts], guessers: &[GuesserLine]) {
    ui.add(Text::new(words::GUESSERS_ABOUT).note().soft());
    let tracks: Vec<Track> = counts.iter().map(|track| track.track).collect();
    let mut columns = vec![Column::share(words::STRATEGY, 1.0)];
    columns.extend(tracks.iter().map(|track| Column::figures(names::track(*track), 150.0)));
    Table::new(&columns).show(ui, |ui, table| {
        for guesser in guessers {
            table.row_ui(ui, &guesser.strategy, false, |row| {
                row.text(&guesser.strategy);
                for track in &tracks {
                    let found = guesser.by_track.iter().find(|guess| guess.track == *track);
                    row.add(|ui| guess_ui(ui, found));
                }
            });
        }
    });
}

fn guess_ui(ui: &mut Ui, guess: Option<&Guess>) {
    let Some(guess) = guess else { return };
    ui.spacing_mut().item_spacing.x = 8.0;
    ui.add(Text::new(&words::guess(guess.score, guess.chance)));
    if guess.is_high {
        ui.add(Tag::amber(words::TOO_HIGH));
    }
}

fn findings_ui(ui: &mut Ui, report: &Report, shown: &mut Shown, more: &mut usize) {
    if report.findings.is_empty() {
        ui.horizontal(|ui| {
            ui.add(Tag::green(words::NO_FINDINGS));
            ui.add(Text::new(words::NO_FINDINGS_ABOUT).soft());
        });
        return;
    }
    let all = words::with_count(words::ALL, report.findings.len());
    let errors = words::with_count(words::ERRORS, report.errors);
    let warnings = words::with_count(words::WARNINGS, report.warnings);
    let options = [(Shown::All, all.as_str()), (Shown::Errors, &errors), (Shown::Warnings, &warnings)];
    ui.add_space(2.0);
    if let Some(choice) = segmented_ui(ui, words::SHOWN, &options, *shown) {
        *shown = choice;
        *more = 0;
    }
    ui.add_space(8.0);
    let wanted: Vec<&FindingLine> = report.findings.iter().filter(|line| shown.lets(line.severity)).collect();
    let most = STEP * (*more + 1);
    for (index, line) in wanted.iter().take(most).enumerate() {
        if index > 0 {
            rule_ui(ui, 4.0);
        }
        finding_ui(ui, line);
    }
    let left = wanted.len().saturating_sub(most);
    if left > 0 {
        ui.add_space(8.0);
        if ui.add(Button::secondary(&words::more(left))).clicked() {
            *more += 1;
        }
    }
}

fn finding_ui(ui: &mut Ui, line: &FindingLine) {
    let place_width = 15.0 * look(ui).sizes.note;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(14.0, 0.0);
        ui.add(match line.severity {
            Severity::Error => Tag::red(words::ERROR),
            Severity::Warning => Tag::amber(words::WARNING),
        });
        ui.allocate_ui(Vec2::new(place_width, 0.0), |ui| {
            ui.set_width(place_width);
            ui.add(Text::new(&line.place).note().soft());
        });
        ui.vertical(|ui| {
            ui.add(Text::new(&line.sentence).leading(1.45));
            if !line.hint.is_empty() {
                ui.add(Text::new(&line.hint).note().soft());
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widgets::testing::window_with;
    use egui_kittest::{Harness, kittest::Queryable as _};

    fn page(check: Check) -> Harness<'static, (State, Vec<Intent>)> {
        let state = State { check, ..State::default() };
        let mut harness = window_with(
            |ui, (state, wanted): &mut (State, Vec<Intent>)| {
                egui::ScrollArea::vertical().show(ui, |ui| {
                    wanted.extend(top_ui(ui, state));
                    wanted.extend(bank_ui(ui, state));
                });
            },
            (state, Vec::new()),
        );
        harness.run();
        harness
    }

    fn report() -> Report {
        let finding = |number: usize| FindingLine {
            severity: if number == 0 { Severity::Error } else { Severity::Warning },
            place: format!("第 {number} 行"),
            sentence: format!("问题 {number}"),
            hint: "请改。".into(),
        };
        Report {
            items: 412,
            errors: 1,
            warnings: 249,
            counts: vec![TrackCounts {
                track: Track::School,
                by_kind: vec![(Kind::Single, 200), (Kind::Multiple, 212)],
                by_level: vec![(Level::Remember, 400), (Level::Apply, 12)],
            }],
            guessers: vec![GuesserLine {
                strategy: "总选最长的选项".into(),
                by_track: vec![Guess { track: Track::School, score: 0.41, chance: 0.25, is_high: true }],
            }],
            blueprints: vec![BlueprintLine {
                title: "学校".into(),
                shortages: vec!["多选缺 3 题。".into()],
                exposure: None,
            }],
            findings: (0..250).map(finding).collect(),
        }
    }

    #[test]
    fn a_check_is_begun_and_shows_how_far_it_is() {
        let mut harness = page(Check::NotRun);
        harness.get_by_label(words::CHECK).click();
        harness.run();
        harness.state_mut().0.check = Check::Running { done: 30, of: 412 };
        harness.run();
        harness.get_by_label(&words::progress(30, 412));
        harness.run();
        assert_eq!(harness.state().1, [Intent::Check]);
    }

    #[test]
    fn a_report_says_what_is_short_and_what_is_high() {
        let mut harness = page(Check::Done(report()));
        harness.get_by_label("多选缺 3 题。");
        harness.get_by_label(words::TOO_HIGH);
        harness.get_by_label(words::CHECK_AGAIN).click();
        harness.run();
        assert_eq!(harness.state().1, [Intent::Check]);
    }

    #[test]
    fn findings_are_narrowed_and_shown_step_by_step() {
        let mut harness = page(Check::Done(report()));
        assert!(harness.query_by_label("问题 99").is_some());
        assert!(harness.query_by_label("问题 100").is_none());
        harness.state_mut().0.more = 1;
        harness.run();
        assert!(harness.query_by_label("问题 100").is_some());
        harness.state_mut().0.shown = Shown::Errors;
        harness.run();
        assert!(harness.query_by_label("问题 1").is_none());
        harness.get_by_label("问题 0");
    }
}
