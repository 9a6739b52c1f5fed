//! Draws the exams, a card each. One primary button: what is to be done first.

use egui::{Align, Layout, Ui, Vec2};

use super::state::{ExamCard, Intent, ResultLine, Standing, State};
use crate::text::screens::{candidate_page, learning, my_exams as words};
use crate::ui::screens::candidate_page::{WIDEST, bar_ui, page_ui};
use crate::ui::screens::save_certificate::{save_certificate_ui, saved_ui};
use crate::ui::theme::{Tone, look};
use crate::ui::widgets::{Button, Card, Notice, Tag, Text, beside_ui, rule_ui};

/// Draws the screen and returns what was wanted.
pub fn my_exams_ui(ui: &mut Ui, state: &mut State) -> Vec<Intent> {
    let mut intents = Vec::new();
    let mut out = false;
    let sign_out = |ui: &mut Ui| out = ui.add(Button::secondary(words::SIGN_OUT).small()).clicked();
    if bar_ui(ui, &[words::PLACE], &[], "", sign_out) {
        intents.push(Intent::Look);
    }
    if out {
        intents.push(Intent::SignOut);
    }
    page_ui(ui, WIDEST, |ui, _| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add(Text::new(&state.name).title());
        ui.add(Text::new(&candidate_page::facts(&[&state.number, &state.unit])).soft());
        ui.add_space(14.0);
        ui.spacing_mut().item_spacing.y = 20.0;
        if let Some(problem) = &state.problem {
            Notice::red(words::PROBLEM, problem).show(ui);
        }
        if let Some(saved) = &state.saved
            && saved_ui(ui, saved)
        {
            intents.push(Intent::OpenFolder(saved.path.clone()));
        }
        intents.extend(learn_ui(ui));
        if state.exams.is_empty() {
            Notice::new(Tone::Grey, words::NONE, words::NONE_ABOUT).show(ui);
        }
        let first = state.first_to_do();
        for (index, exam) in state.exams.iter().enumerate() {
            intents.extend(exam_ui(ui, exam, first == Some(index)));
        }
    });
    if let Some(saving) = &mut state.saving {
        intents.extend(save_certificate_ui(ui, saving).into_iter().map(Intent::Saving));
    }
    intents
}

/// Lessons and practice, before the exams: who is to sit one reads first.
fn learn_ui(ui: &mut Ui) -> Option<Intent> {
    let card = Card::new().padding(32, 18);
    card.show(ui, |ui| {
        let button = Button::secondary(learning::ENTER).big().full_width();
        let size = button_size(ui, learning::ENTER);
        let words = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Text::new(learning::CARD).heading());
            ui.add(Text::new(learning::CARD_ABOUT).soft());
        };
        beside_ui(ui, size, words, |ui| ui.add(button).clicked().then_some(Intent::Learn))
    })
    .inner
}

fn exam_ui(ui: &mut Ui, exam: &ExamCard, first: bool) -> Option<Intent> {
    let look = look(ui);
    let mut card = Card::new().padding(32, 26);
    if first {
        card = card.edge(1.5, look.palette.blue_tone.ink);
    }
    card.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let button = main_button(exam);
        let size = button.as_ref().map_or(Vec2::ZERO, |(label, _)| button_size(ui, label));
        let pressed = beside_ui(
            ui,
            size,
            |ui| about_ui(ui, exam),
            |ui| {
                let (label, intent) = button?;
                let name = words::of_exam(label, &exam.title);
                let button = if first { Button::primary(label) } else { Button::secondary(label) };
                ui.add(button.big().name(&name).full_width()).clicked().then_some(intent)
            },
        );
        if exam.results.is_empty() {
            return pressed;
        }
        rule_ui(ui, 12.0);
        let mut wanted = pressed;
        for result in &exam.results {
            wanted = wanted.or(result_ui(ui, &exam.title, exam.stars, result));
        }
        wanted
    })
    .inner
}

/// All cards have buttons of the same width, so that they stand under each other.
fn button_size(ui: &Ui, label: &str) -> Vec2 {
    let look = look(ui);
    let wide = Text::new(words::SHOW_RESULT).option().galley(ui, f32::INFINITY).size().x;
    let this = Text::new(label).option().galley(ui, f32::INFINITY).size().x;
    Vec2::new((wide.max(this) + 64.0).ceil(), look.sizes.button_big)
}

fn main_button(exam: &ExamCard) -> Option<(&'static str, Intent)> {
    let shown = || {
        let result = exam.results.iter().rev().find(|result| result.passed).or(exam.results.last())?;
        Some((words::SHOW_RESULT, Intent::ShowResult(result.sitting.clone())))
    };
    match exam.standing {
        Standing::MayBegin => Some((words::BEGIN, Intent::Begin(exam.exam.clone()))),
        Standing::Running => Some((words::CONTINUE, Intent::Continue(exam.exam.clone()))),
        Standing::Passed | Standing::NoAttemptLeft | Standing::Closed => shown(),
    }
}

fn about_ui(ui: &mut Ui, exam: &ExamCard) {
    ui.spacing_mut().item_spacing = Vec2::new(12.0, 4.0);
    title_ui(ui, exam);
    ui.add(Text::new(&exam.who).soft());
    let facts = candidate_page::facts(&[
        &candidate_page::minutes(exam.minutes),
        &candidate_page::questions(exam.questions),
        &words::full_marks(exam.max),
        &if exam.stars { candidate_page::STARS_ONLY.to_owned() } else { words::cut(exam.cut) },
        &words::attempts(exam.attempts_used, exam.attempts_allowed),
    ]);
    ui.add(Text::new(&facts));
    let what_to_do = match exam.standing {
        // Stars name no articles to read before the next time.
        Standing::MayBegin if !exam.results.is_empty() && !exam.stars => words::AGAIN_ABOUT,
        Standing::MayBegin | Standing::Passed => return,
        Standing::Running => words::RUNNING_ABOUT,
        Standing::NoAttemptLeft => words::NO_ATTEMPT_ABOUT,
        Standing::Closed => words::CLOSED_ABOUT,
    };
    let tone = if exam.standing == Standing::Running { Tone::Amber } else { Tone::Grey };
    ui.add(Text::new(what_to_do).tone(tone));
}

/// The title with its tag behind, or under it where there is no room.
fn title_ui(ui: &mut Ui, exam: &ExamCard) {
    let tag = Tag::new(exam.standing.tone(), exam.standing.words());
    let tag_width = Text::new(exam.standing.words()).note().galley(ui, f32::INFINITY).size().x + 16.0;
    let title = Text::new(&exam.title).heading();
    let width = title.galley(ui, f32::INFINITY).size().x;
    if width + 12.0 + tag_width <= ui.available_width() {
        ui.horizontal(|ui| {
            ui.add(title);
            ui.add(tag);
        });
    } else {
        ui.add(title);
        ui.add(tag);
    }
}

fn result_ui(ui: &mut Ui, exam: &str, stars: bool, result: &ResultLine) -> Option<Intent> {
    let look = look(ui);
    let growth = look.sizes.text / 16.0;
    let mut wanted = None;
    let row = Vec2::new(ui.available_width(), look.sizes.table_row);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let cell = |ui: &mut Ui, width: f32, text: Text<'_>| {
            let size = Vec2::new(width * growth, row.y);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(size.x);
                ui.add(text);
            });
        };
        cell(ui, 64.0, Text::new(&words::attempt(result.attempt)).soft());
        cell(ui, 136.0, Text::new(&result.date).soft());
        let marks = if stars { String::new() } else { candidate_page::marks(result.score) };
        cell(ui, 64.0, Text::new(&marks).bold().right());
        ui.add(if stars {
            Tag::green(candidate_page::DONE)
        } else if result.passed {
            Tag::green(candidate_page::PASSED)
        } else {
            Tag::red(candidate_page::FAILED)
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 24.0;
            let link = |ui: &mut Ui, label: &str| {
                let name = words::of_attempt(label, result.attempt, exam);
                ui.add(Button::link(label).name(&name)).clicked()
            };
            if link(ui, words::SHOW_RESULT) {
                wanted = Some(Intent::ShowResult(result.sitting.clone()));
            }
            if result.has_certificate && link(ui, words::CERTIFICATE) {
                wanted = Some(Intent::SaveCertificate(result.sitting.clone()));
            }
        });
    });
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scoring::Marks;
    use crate::ui::widgets::testing::window_with;
    use egui_kittest::{Harness, kittest::Queryable as _};

    type Seen = (State, Vec<Intent>);

    fn card(exam: &str, standing: Standing, results: Vec<ResultLine>) -> ExamCard {
        ExamCard {
            exam: exam.into(),
            title: format!("考试{exam}"),
            who: "公务员".into(),
            minutes: 75,
            questions: 100,
            max: Marks::whole(100),
            cut: Marks::whole(80),
            stars: false,
            attempts_used: 1,
            attempts_allowed: 3,
            standing,
            results,
        }
    }

    fn line(sitting: &str, passed: bool) -> ResultLine {
        ResultLine {
            sitting: sitting.into(),
            attempt: 1,
            date: "2026-11-23 09:12".into(),
            score: Marks::whole(86),
            passed,
            has_certificate: passed,
        }
    }

    fn screen(exams: Vec<ExamCard>) -> Harness<'static, Seen> {
        let state = State { name: "王建明".into(), number: "6321**********1234".into(), exams, ..State::default() };
        window_with(|ui, (state, wanted): &mut Seen| wanted.extend(my_exams_ui(ui, state)), (state, Vec::new()))
    }

    #[test]
    fn an_exam_with_stars_tells_neither_marks_nor_articles() {
        let stars = ExamCard { stars: true, ..card("星", Standing::MayBegin, vec![line("1", true)]) };
        let mut harness = screen(vec![stars]);
        harness.run();
        harness.get_by_label(candidate_page::DONE);
        for label in [candidate_page::PASSED, words::AGAIN_ABOUT, &candidate_page::marks(Marks::whole(86))] {
            assert!(harness.query_by_label(label).is_none(), "{label}");
        }
    }

    #[test]
    fn each_standing_has_its_words_and_its_button() {
        let mut harness = screen(vec![card("甲", Standing::MayBegin, vec![]), card("乙", Standing::Running, vec![])]);
        harness.run();
        for words in [words::MAY_BEGIN, words::RUNNING, words::RUNNING_ABOUT] {
            harness.get_by_label(words);
        }
        for (button, exam) in [(words::BEGIN, "考试甲"), (words::CONTINUE, "考试乙")] {
            harness.get_by_label(&words::of_exam(button, exam)).click();
            harness.run();
        }
        assert_eq!(harness.state().1, [Intent::Begin("甲".into()), Intent::Continue("乙".into())]);
        let mut harness = screen(vec![card("丙", Standing::Passed, vec![line("s0", false), line("s1", true)])]);
        harness.run();
        harness.get_by_label(words::PASSED);
        harness.get_by_label(&words::of_exam(words::SHOW_RESULT, "考试丙")).click();
        harness.run();
        assert_eq!(harness.state().1, [Intent::ShowResult("s1".into())]);
    }

    #[test]
    fn what_runs_comes_before_what_may_begin() {
        let exams = vec![card("甲", Standing::MayBegin, vec![]), card("乙", Standing::Running, vec![])];
        let state = State { exams, ..State::default() };
        assert_eq!(state.first_to_do(), Some(1));
    }

    #[test]
    fn a_pass_offers_its_certificate_and_a_closed_exam_without_result_has_no_button() {
        let mut harness =
            screen(vec![card("丙", Standing::Passed, vec![line("s1", true)]), card("丁", Standing::Closed, vec![])]);
        harness.run();
        assert!(harness.query_by_label(&words::of_exam(words::SHOW_RESULT, "考试丁")).is_none());
        harness.get_by_label(&words::of_attempt(words::CERTIFICATE, 1, "考试丙")).click();
        harness.run();
        harness.get_by_label(words::SIGN_OUT).click();
        harness.run();
        assert_eq!(harness.state().1, [Intent::SaveCertificate("s1".into()), Intent::SignOut]);
    }

    #[test]
    fn where_there_is_no_exam_it_says_what_to_do() {
        let mut harness = screen(vec![]);
        harness.run();
        harness.get_by_label(words::NONE_ABOUT);
    }
}
