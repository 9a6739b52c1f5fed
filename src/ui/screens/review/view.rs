//! Draws the review as the sitting was: the question, the answer sheet at its right, the buttons at its foot.

use egui::{Align, Frame, Key, Layout, Margin, Panel, ScrollArea, Ui};

use super::state::{Filter, Intent, State};
use crate::text::screens::{candidate_page, review as words};
use crate::text::words as values;
use crate::ui::screens::candidate_page::{bar_ui, keep_arrows, pressed};
use crate::ui::screens::question::Pictures;
use crate::ui::theme::look;
use crate::ui::widgets::{Button, MarkedCell, Text, foot_bar_ui, marked_legend_ui, marked_section_ui, segmented_ui};

mod question;

pub use question::judged_ui;

/// Draws the screen and returns what was wanted.
pub fn review_ui(ui: &mut Ui, state: &mut State, pictures: Pictures<'_>) -> Vec<Intent> {
    let mut intents = Vec::new();
    if pressed(ui, Key::Escape) {
        intents.push(Intent::Back);
    }
    if bar_ui(ui, &[&state.title, words::PLACE], &[], &candidate_page::facts(&[&state.name]), |_| ()) {
        intents.push(Intent::Look);
    }
    sheet_panel_ui(ui, state);
    let mut forward = None;
    foot_bar_ui(ui, "review_foot", |ui| {
        let previous = Button::secondary(words::PREVIOUS).key("←");
        if ui.add_enabled(state.neighbour(false).is_some(), previous).clicked() {
            forward = Some(false);
        }
        let next = Button::primary(words::NEXT).key("→");
        if ui.add_enabled(state.neighbour(true).is_some(), next).clicked() {
            forward = Some(true);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::secondary(words::BACK)).clicked() {
                intents.push(Intent::Back);
            }
        });
    });
    keep_arrows(ui);
    if pressed(ui, Key::ArrowRight) {
        forward = Some(true);
    }
    if pressed(ui, Key::ArrowLeft) {
        forward = Some(false);
    }
    if let Some(place) = forward.and_then(|forward| state.neighbour(forward)) {
        state.current = place;
    }
    intents.extend(question::question_panel_ui(ui, state, pictures).map(Intent::Study));
    intents
}

fn sheet_panel_ui(ui: &mut Ui, state: &mut State) {
    let look = look(ui);
    let frame = Frame::new().fill(look.palette.panel).inner_margin(Margin::same(20));
    let shown = Panel::right("review_sheet")
        .exact_size(look.sizes.sheet_width)
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.add(Text::new(words::SHEET).bold());
                let right = state.questions.iter().filter(|question| question.correct).count();
                ui.add(Text::new(&words::right_of(right, state.questions.len())).note().soft().right());
            });
            filter_ui(ui, state);
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                marked_legend_ui(ui);
                ui.add_space(4.0);
                ui.with_layout(Layout::top_down(Align::Min), |ui| sheet_ui(ui, state));
            });
        });
    let rect = shown.response.rect;
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), look.hairline());
}

fn filter_ui(ui: &mut Ui, state: &mut State) {
    let filters = [(Filter::All, words::ALL), (Filter::Wrong, words::WRONG), (Filter::Flagged, words::FLAGGED)];
    let labels = filters.map(|(filter, name)| (filter, words::filter(name, state.count(filter))));
    let options = labels.each_ref().map(|(filter, label)| (*filter, label.as_str()));
    if let Some(filter) = segmented_ui(ui, words::FILTER, &options, state.filter) {
        state.choose(filter);
    }
}

fn sheet_ui(ui: &mut Ui, state: &mut State) {
    let shown: Vec<_> =
        state.questions.iter().enumerate().filter(|(_, question)| state.filter.admits(question)).collect();
    let mut pressed = None;
    ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        for section in shown.chunk_by(|(_, one), (_, other)| one.section == other.section) {
            let cells: Vec<MarkedCell> = section
                .iter()
                .map(|(place, question)| MarkedCell {
                    number: question.number,
                    mark: question.mark(),
                    flagged: question.flagged,
                    current: *place == state.current,
                })
                .collect();
            let (Some(first), Some(last), Some((_, question))) = (cells.first(), cells.last(), section.first()) else {
                continue;
            };
            let heading = words::section(values::kind(question.section), first.number, last.number);
            // A little room at the sides, so that the outline of the current cell is not cut.
            Frame::new().inner_margin(Margin::symmetric(3, 2)).show(ui, |ui| {
                pressed = marked_section_ui(ui, &heading, &cells).or(pressed);
            });
        }
    });
    if let Some(number) = pressed {
        state.go_to(number);
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::ReviewQuestion;
    use super::*;
    use crate::domain::bank::Kind;
    use crate::domain::scoring::Marks;
    use crate::text::ui as parts;
    use crate::ui::widgets::testing::window_with;
    use egui_kittest::{Harness, kittest::Queryable as _};

    type Seen = (State, Vec<Intent>);

    fn choice(number: usize, chosen: &[usize], key: &[usize], flagged: bool) -> ReviewQuestion {
        let correct = chosen == key;
        ReviewQuestion {
            number,
            section: Kind::Multiple,
            kind: Kind::Multiple,
            stem: format!("第{number}个题干"),
            stimulus: None,
            picture: None,
            topic: "T-1".into(),
            options: ["甲", "乙", "丙"]
                .iter()
                .zip(["A", "B", "C"])
                .map(|(text, letter)| (letter.into(), (*text).into()))
                .collect(),
            chosen: chosen.to_vec(),
            key: key.to_vec(),
            given_text: String::new(),
            key_text: String::new(),
            rationale: "因为如此。".into(),
            basis: vec!["消防法 第十六条".into()],
            marks: if correct { Marks::whole(2) } else { Marks::ZERO },
            max: Marks::whole(2),
            correct,
            flagged,
        }
    }

    fn screen() -> Harness<'static, Seen> {
        let fill = ReviewQuestion {
            section: Kind::Fill,
            kind: Kind::Fill,
            options: Vec::new(),
            chosen: Vec::new(),
            given_text: "12".into(),
            key_text: "24".into(),
            ..choice(3, &[], &[0], false)
        };
        let state = State {
            title: "考试".into(),
            questions: vec![choice(1, &[0, 1], &[0, 1], false), choice(2, &[0, 2], &[0, 1], true), fill],
            ..State::default()
        };
        window_with(
            |ui, (state, wanted): &mut Seen| wanted.extend(review_ui(ui, state, &|_| None)),
            (state, Vec::new()),
        )
    }

    #[test]
    fn arrows_move_and_every_option_is_judged_in_words() {
        let mut harness = screen();
        harness.run();
        harness.get_by_label("第1个题干");
        harness.key_press(Key::ArrowRight);
        harness.run();
        harness.get_by_label(&parts::option("A", "甲", Some(parts::OPTION_RIGHT)));
        harness.get_by_label(&parts::option("B", "乙", Some(parts::OPTION_MISSED)));
        harness.get_by_label(&parts::option("C", "丙", Some(parts::OPTION_WRONG)));
        harness.get_by_label("因为如此。");
        harness.key_press(Key::ArrowLeft);
        harness.run();
        harness.get_by_label("第1个题干");
    }

    #[test]
    fn arrows_move_the_question_and_not_the_keyboards_place() {
        let mut harness = screen();
        harness.run();
        harness.get_by_label(words::NEXT).focus();
        harness.run();
        harness.run();
        harness.key_press(Key::ArrowRight);
        harness.run();
        assert!(harness.get_by_label(words::NEXT).is_focused());
        assert_eq!(harness.state().0.current, 1);
    }

    #[test]
    fn a_blank_shows_what_was_given_and_what_is_right() {
        let mut harness = screen();
        harness.run();
        harness.get_by_label("第 3 题，答错").click();
        harness.run();
        harness.get_by_label("12");
        harness.get_by_label("24");
    }

    #[test]
    fn a_filter_leaves_only_its_questions() {
        let mut harness = screen();
        harness.run();
        harness.get_by_label(&words::filter(words::FLAGGED, 1)).click();
        harness.run();
        harness.get_by_label("第2个题干");
        assert!(harness.query_by_label("第 1 题，答对").is_none());
        harness.key_press(Key::ArrowRight);
        harness.run();
        assert_eq!(harness.state().0.current, 1);
        harness.get_by_label(words::BACK).click();
        harness.run();
        assert_eq!(harness.state().1, [Intent::Back]);
    }

    #[test]
    fn a_filter_that_admits_nothing_says_so() {
        let state = State { questions: vec![choice(1, &[0], &[0], false)], ..State::default() };
        let mut harness = window_with(
            |ui, state: &mut State| {
                review_ui(ui, state, &|_| None);
            },
            state,
        );
        harness.run();
        harness.get_by_label(&words::filter(words::WRONG, 0)).click();
        harness.run();
        harness.get_by_label(words::NOTHING);
    }
}
