//! Draws the notice: the paper at the left, the rules at the right, the agreement at the foot where it is always in sight.

use egui::{Align, Key, Layout, Ui, Vec2};

use super::state::{Intent, State};
use crate::domain::scoring::Marks;
use crate::text::screens::{candidate_page, notice as words};
use crate::text::words as values;
use crate::ui::screens::candidate_page::{WIDEST, bar_ui, foot_ui, page_ui, pressed};
use crate::ui::theme::look;
use crate::ui::widgets::{Button, Card, CheckBox, Notice, Text, key_value_ui, rule_ui};

/// Draws the screen and returns what was wanted.
pub fn notice_ui(ui: &mut Ui, state: &mut State) -> Vec<Intent> {
    let mut intents = Vec::new();
    if pressed(ui, Key::Escape) {
        intents.push(Intent::Back);
    }
    let who = candidate_page::facts(&[&state.name, &state.unit, &state.number]);
    if bar_ui(ui, &[&state.title], &[], &who, |_| ()) {
        intents.push(Intent::Look);
    }
    foot_ui(ui, "notice_foot", WIDEST, |ui| {
        let agree = ui.add(CheckBox::new(&mut state.agreed, words::AGREE));
        if !state.entered {
            agree.request_focus();
            state.entered = true;
        }
        let agreed_now = agree.clicked() && state.agreed;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let begin = ui.add_enabled(state.agreed, Button::primary(words::BEGIN));
            if agreed_now {
                // What comes next has the keyboard: Enter begins and does not take the agreement back.
                begin.request_focus();
            }
            if begin.clicked() {
                intents.push(Intent::Begin);
            }
            if ui.add(Button::secondary(candidate_page::BACK)).clicked() {
                intents.push(Intent::Back);
            }
        });
    });
    page_ui(ui, WIDEST, |ui, height| {
        let top = ui.cursor().top();
        ui.spacing_mut().item_spacing.y = 16.0;
        ui.add(Text::new(words::HEADING).title());
        if let Some(problem) = &state.problem {
            Notice::red(words::PROBLEM, problem).show(ui);
        }
        let left = height - (ui.cursor().top() - top);
        columns_ui(ui, state, left);
    });
    intents
}

fn columns_ui(ui: &mut Ui, state: &State, height: f32) {
    let look = look(ui);
    let growth = look.sizes.text / 16.0;
    let outline = 2.0 * look.line_width();
    let room = ui.available_width();
    let paper = (392.0 * growth).min(room * 0.4).round();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        let column = |ui: &mut Ui, width: f32, content: &dyn Fn(&mut Ui)| {
            ui.allocate_ui_with_layout(Vec2::new(width, height), Layout::top_down(Align::Min), |ui| {
                Card::new().padding(30, 18).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 8.0;
                    ui.set_min_height(height - 36.0 - outline);
                    content(ui);
                });
            });
        };
        column(ui, paper, &|ui| paper_ui(ui, state));
        column(ui, room - paper - 24.0, &|ui| rules_ui(ui, state));
    });
}

fn paper_ui(ui: &mut Ui, state: &State) {
    ui.add(Text::new(words::PAPER).heading());
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        row_ui(
            ui,
            [words::KIND, words::ITEMS, words::EACH, words::TOTAL_MARKS].map(|text| Text::new(text).note().soft()),
        );
        for section in &state.sections {
            let (items, each) = (section.items.to_string(), section.each.to_string());
            let total = section.each.times(i64::from(section.items)).to_string();
            row_ui(ui, [values::kind(section.kind), &items, &each, &total].map(Text::new));
        }
        let items: u32 = state.sections.iter().map(|section| section.items).sum();
        let marks: Marks = state.sections.iter().map(|section| section.each.times(i64::from(section.items))).sum();
        let (items, marks) = (items.to_string(), marks.to_string());
        row_ui(ui, [words::SUM, &items, "", &marks].map(|text| Text::new(text).bold()));
    });
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    key_value_ui(ui, words::TIME, &candidate_page::minutes(state.minutes));
    if state.stars {
        key_value_ui(ui, words::OUTCOME, candidate_page::STARS_ONLY);
    } else {
        key_value_ui(ui, words::CUT, &candidate_page::marks(state.cut));
    }
    key_value_ui(ui, words::ATTEMPT, &words::attempt(state.attempt, state.attempts_allowed));
}

/// A row of the table: a word at the left and three figures.
fn row_ui(ui: &mut Ui, cells: [Text<'_>; 4]) {
    let look = look(ui);
    let room = ui.available_width();
    let figure = (room * 0.2).floor();
    let widths = [room - 3.0 * figure, figure, figure, figure];
    let height = look.sizes.table_head - 5.0;
    let row = Vec2::new(room, height);
    let drawn = ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (index, (cell, width)) in cells.into_iter().zip(widths).enumerate() {
            ui.allocate_ui_with_layout(Vec2::new(width, height), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(width);
                ui.add(if index == 0 { cell } else { cell.right() });
            });
        }
    });
    let rect = drawn.response.rect;
    let line = egui::Stroke::new(1.0, look.palette.row_line);
    ui.painter().hline(rect.x_range(), rect.bottom().round() - 0.5, line);
}

fn rules_ui(ui: &mut Ui, state: &State) {
    ui.add(Text::new(words::RULES).heading());
    let time = words::time(state.minutes, state.clock_while_off);
    let multiple = words::multiple(state.multiple);
    let leave = if state.full_screen { words::FULL_SCREEN_ABOUT } else { words::LEAVE_ABOUT };
    let after = if state.review { words::REVIEW_ABOUT } else { words::NO_REVIEW_ABOUT };
    let rules = [
        (words::TIME_RULE, time.as_str(), true),
        (words::SAVED_RULE, words::SAVED_ABOUT, true),
        (words::LEAVE_RULE, leave, true),
        (words::MULTIPLE_RULE, multiple.as_str(), state.has_multiple()),
        (words::CRITICAL_RULE, words::CRITICAL_ABOUT, state.critical_fails),
        (words::KEYS_RULE, words::KEYS_ABOUT, true),
        (words::AFTER_RULE, after, true),
    ];
    ui.spacing_mut().item_spacing.y = 0.0;
    for (index, (name, sentence, _)) in rules.into_iter().filter(|(_, _, applies)| *applies).enumerate() {
        if index > 0 {
            rule_ui(ui, 8.0);
        } else {
            ui.add_space(8.0);
        }
        rule_row_ui(ui, name, sentence);
    }
}

fn rule_row_ui(ui: &mut Ui, name: &str, sentence: &str) {
    let width = look(ui).sizes.text * 5.4;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_min_width(width);
            ui.add(Text::new(name).bold());
        });
        ui.add(Text::new(sentence));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::assembly::ClockWhileOff;
    use crate::domain::bank::Kind;
    use crate::domain::scoring::MultipleRule;
    use crate::ui::screens::notice::SectionLine;
    use crate::ui::widgets::testing::window_with;
    use egui_kittest::{Harness, kittest::Queryable as _};

    type Seen = (State, Vec<Intent>);

    fn state() -> State {
        let section = |kind, items, each| SectionLine { kind, items, each: Marks::whole(each) };
        State {
            title: "2026 年度领导干部消防安全考试".into(),
            name: "王建明".into(),
            number: "6321**********1234".into(),
            unit: String::new(),
            sections: vec![section(Kind::Single, 40, 1), section(Kind::TrueFalse, 60, 1)],
            minutes: 75,
            cut: Marks::whole(80),
            stars: false,
            attempt: 1,
            attempts_allowed: 3,
            clock_while_off: ClockWhileOff::Stops,
            multiple: MultipleRule::AllOrNothing,
            critical_fails: false,
            review: true,
            full_screen: false,
            agreed: false,
            problem: None,
            entered: false,
        }
    }

    fn screen(state: State) -> Harness<'static, Seen> {
        window_with(|ui, (state, wanted): &mut Seen| wanted.extend(notice_ui(ui, state)), (state, Vec::new()))
    }

    #[test]
    fn the_exam_begins_only_after_the_agreement() {
        let mut harness = screen(state());
        harness.run();
        harness.get_by_label(words::BEGIN).click();
        harness.run();
        assert_eq!(harness.state().1, []);
        harness.get_by_label(words::AGREE).click();
        harness.run();
        harness.get_by_label(words::BEGIN).click();
        harness.run();
        assert_eq!(harness.state().1, [Intent::Begin]);
    }

    #[test]
    fn space_and_enter_are_all_the_keyboard_needs() {
        let mut harness = screen(state());
        harness.run();
        assert!(harness.get_by_label(words::AGREE).is_focused());
        harness.key_press(Key::Space);
        harness.run();
        assert!(harness.get_by_label(words::BEGIN).is_focused());
        harness.key_press(Key::Enter);
        harness.run();
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!(harness.state().1, [Intent::Begin, Intent::Back]);
    }

    #[test]
    fn only_rules_that_apply_are_there() {
        let mut harness = screen(state());
        harness.run();
        assert!(harness.query_by_label(words::MULTIPLE_RULE).is_none());
        assert!(harness.query_by_label(words::CRITICAL_RULE).is_none());
        let mut with = state();
        with.critical_fails = true;
        with.sections.push(SectionLine { kind: Kind::Multiple, items: 10, each: Marks::whole(2) });
        with.multiple = MultipleRule::PartPerRight { each: Marks::hundredths(50) };
        let mut harness = screen(with);
        harness.run();
        harness.get_by_label(words::CRITICAL_ABOUT);
        harness.get_by_label("选对全部得满分；少选时，每选对一项得 0.5 分；只要选错一项就不得分。");
    }
}
