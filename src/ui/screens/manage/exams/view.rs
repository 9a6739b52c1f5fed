//! Draws the exams at the left and the settings of the chosen one at the right.

use egui::{Align, CornerRadius, CursorIcon, Layout, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::blueprint::blueprint_ui;
use super::draft::{Draft, Errors};
use super::state::{ExamLine, Intent, State};
use crate::domain::assembly::ClockWhileOff;
use crate::text::screens::manage as shared;
use crate::text::screens::manage::exams as words;
use crate::text::words as names;
use crate::ui::screens::manage::message_ui;
use crate::ui::theme::{RADIUS_SMALL, look};
use crate::ui::widgets::{Button, Card, Field, Notice, Tag, Text, Toggle, segmented_ui};

/// What stands in the bar at the top.
pub fn top_ui(ui: &mut Ui, state: &mut State) -> Option<Intent> {
    let changed = state.has_changes();
    let mut intent = None;
    if ui.add_enabled(changed, Button::primary(shared::SAVE).small()).clicked() {
        intent = state.save();
    }
    if ui.add_enabled(changed, Button::secondary(shared::CANCEL).small()).clicked() {
        state.message = None;
        state.cancel();
    }
    intent
}

/// Draws the page; the place of another exam if one was chosen.
pub fn exams_ui(ui: &mut Ui, state: &mut State) -> Option<usize> {
    ui.spacing_mut().item_spacing.y = 16.0;
    if state.exams.is_empty() {
        Notice::blue(words::NONE, words::NONE_ABOUT).show(ui);
        return None;
    }
    message_ui(ui, &mut state.message);
    let room = ui.available_width();
    let list_width = (room * 0.29).clamp(220.0, 320.0);
    let mut chosen = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        ui.allocate_ui(Vec2::new(list_width, 0.0), |ui| {
            ui.set_width(list_width);
            chosen = list_ui(ui, state);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 16.0;
            form_ui(ui, state);
            if let Some(exam) = state.exam() {
                blueprint_ui(ui, exam);
            }
        });
    });
    chosen
}

fn list_ui(ui: &mut Ui, state: &State) -> Option<usize> {
    let mut chosen = None;
    Card::new().padding(10, 10).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        for (place, exam) in state.exams.iter().enumerate() {
            let here = place == state.chosen;
            if exam_ui(ui, exam, here) && !here {
                chosen = Some(place);
            }
        }
    });
    chosen
}

/// One exam of the list; whether it was pressed.
fn exam_ui(ui: &mut Ui, exam: &ExamLine, here: bool) -> bool {
    const PADDING: Vec2 = Vec2::new(14.0, 10.0);
    let look = look(ui);
    let settings = &exam.blueprint.settings;
    let cut = (!settings.stars).then(|| settings.cut.to_string());
    let about = words::about(names::track(exam.blueprint.track), settings.minutes, cut.as_deref());
    let title = Text::new(&exam.title).leading(1.4);
    let title = if here { title.bold().colour(look.palette.blue_tone.ink) } else { title };
    let width = ui.available_width();
    let inside = width - 2.0 * PADDING.x;
    let title = title.galley(ui, inside);
    let about = Text::new(&about).note().soft().galley(ui, inside);
    let tag_height = (look.sizes.note * 1.6).round();
    let height = title.size().y + about.size().y + tag_height + 2.0 * PADDING.y + 8.0;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), here, &exam.title));
    let radius = CornerRadius::same(RADIUS_SMALL);
    if here {
        ui.painter().rect_filled(rect, radius, look.palette.blue_tone.tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, radius, look.palette.hover);
    }
    let mut at = rect.min + PADDING;
    let ink = look.palette.ink;
    let heights = (title.size().y, about.size().y);
    ui.painter().galley(at, title, ink);
    at.y += heights.0 + 2.0;
    ui.painter().galley(at, about, ink);
    at.y += heights.1 + 6.0;
    let tag = if exam.is_open { Tag::green(words::OPEN) } else { Tag::grey(words::CLOSED) };
    let place = egui::Rect::from_min_size(at, Vec2::new(inside, tag_height));
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| ui.add(tag));
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, look.palette.focus);
        ui.painter().rect_stroke(rect, radius, stroke, egui::StrokeKind::Inside);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn form_ui(ui: &mut Ui, state: &mut State) {
    let Some(exam) = state.exams.get(state.chosen) else { return };
    let max = exam.blueprint.marks().to_string();
    let focus = std::mem::take(&mut state.focus);
    let (draft, errors) = (&mut state.draft, &mut state.errors);
    Card::new().padding(24, 18).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        part_ui(ui, words::BASICS, true, |ui| basics_ui(ui, draft, errors, focus));
        part_ui(ui, words::LIMITS, false, |ui| limits_ui(ui, draft, errors, &max));
        part_ui(ui, words::MARKING, false, |ui| marking_ui(ui, draft, errors));
        part_ui(ui, words::CONDUCT, false, |ui| conduct_ui(ui, draft));
        ui.add(Text::new(words::BEGUN).note().faint());
    });
}

fn part_ui(ui: &mut Ui, heading: &str, first: bool, content: impl FnOnce(&mut Ui)) {
    if !first {
        ui.add_space(10.0);
    }
    ui.add(Text::new(heading).heading());
    content(ui);
}

/// A field whose error goes away as soon as it is changed.
fn field_ui(
    ui: &mut Ui,
    label: &str,
    value: &mut String,
    error: &mut Option<String>,
    help: Option<&str>,
    width: f32,
) -> Response {
    let mut field = Field::new(label, value).error(error.as_deref()).width(width);
    if let Some(help) = help {
        field = field.help(help);
    }
    let response = field.show(ui);
    if response.changed() {
        *error = None;
    }
    response
}

/// A label and at its right, at the same middle, a choice.
fn beside_ui(ui: &mut Ui, label: &str, choice: impl FnOnce(&mut Ui)) {
    let size = Vec2::new(ui.available_width(), look(ui).sizes.button_small);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        ui.add(Text::new(label).soft());
        choice(ui);
    });
}

fn basics_ui(ui: &mut Ui, draft: &mut Draft, errors: &mut Errors, focus: bool) {
    let width = ui.available_width() - 2.0;
    let help = Some(words::TITLE_HELP);
    let title = field_ui(ui, words::TITLE, &mut draft.title, &mut errors.title, help, width);
    if focus {
        title.request_focus();
    }
    beside_ui(ui, words::STATE, |ui| {
        let options = [(true, words::OPEN), (false, words::CLOSED)];
        if let Some(is_open) = segmented_ui(ui, words::STATE, &options, draft.is_open) {
            draft.is_open = is_open;
        }
    });
}

fn limits_ui(ui: &mut Ui, draft: &mut Draft, errors: &mut Errors, max: &str) {
    const GAP: f32 = 16.0;
    let room = ui.available_width() - 2.0;
    let least = 9.5 * look(ui).sizes.text;
    let beside = if room > 4.0 * least + 3.0 * GAP { 4.0 } else { 2.0 };
    let width = ((room - GAP * (beside - 1.0)) / beside).floor();
    let cut = words::cut(max);
    let mut pairs = [
        (words::MINUTES, &mut draft.minutes, &mut errors.minutes, None),
        (cut.as_str(), &mut draft.cut, &mut errors.cut, None),
        (words::ATTEMPTS, &mut draft.attempts, &mut errors.attempts, Some(words::ATTEMPTS_HELP)),
        (words::MONTHS, &mut draft.months, &mut errors.months, None),
    ];
    let in_a_row = if beside > 3.0 { 4 } else { 2 };
    for row in pairs.chunks_mut(in_a_row) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for (label, value, error, help) in row {
                ui.allocate_ui(Vec2::new(width, 0.0), |ui| field_ui(ui, label, value, error, *help, width));
            }
        });
    }
}

fn marking_ui(ui: &mut Ui, draft: &mut Draft, errors: &mut Errors) {
    beside_ui(ui, words::MULTIPLE, |ui| {
        let options = [(false, words::ALL_OR_NOTHING), (true, words::PART)];
        if let Some(is_part) = segmented_ui(ui, words::MULTIPLE, &options, draft.is_part) {
            draft.is_part = is_part;
        }
    });
    if draft.is_part {
        let width = 16.0 * look(ui).sizes.text;
        field_ui(ui, words::EACH, &mut draft.each, &mut errors.each, Some(words::EACH_HELP), width);
    }
    ui.add(Toggle::new(&mut draft.critical_fails, words::CRITICAL));
}

fn conduct_ui(ui: &mut Ui, draft: &mut Draft) {
    beside_ui(ui, words::CLOCK, |ui| {
        let options = [(ClockWhileOff::Stops, words::STOPS), (ClockWhileOff::Runs, words::RUNS)];
        if let Some(clock) = segmented_ui(ui, words::CLOCK, &options, draft.clock_while_off) {
            draft.clock_while_off = clock;
        }
    });
    ui.add(Toggle::new(&mut draft.full_screen, words::FULL_SCREEN));
    ui.add(Toggle::new(&mut draft.review, words::REVIEW));
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::ui::widgets::testing::window_with;
    use egui_kittest::{Harness, kittest::Queryable as _};

    fn page() -> Harness<'static, (State, Vec<Intent>)> {
        let mut state = State::default();
        state.show(vec![sample("甲"), sample("乙")]);
        let mut harness = window_with(
            |ui, (state, wanted): &mut (State, Vec<Intent>)| {
                wanted.extend(top_ui(ui, state));
                egui::ScrollArea::vertical().show(ui, |ui| {
                    if let Some(chosen) = exams_ui(ui, state) {
                        state.choose(chosen);
                    }
                });
            },
            (state, Vec::new()),
        );
        harness.run();
        harness
    }

    #[test]
    fn a_change_is_kept_as_it_was_made() {
        let mut harness = page();
        harness.set_size(Vec2::new(900.0, 1400.0));
        harness.run();
        harness.get_by_label("乙").click();
        harness.run();
        harness.get_by_label(words::PART).click();
        harness.run();
        harness.get_by_label(words::RUNS).click();
        harness.run();
        harness.get_by_label(words::CRITICAL).click();
        harness.run();
        harness.get_by_label(shared::SAVE).click();
        harness.run();
        let [Intent::Save(change)] = harness.state().1.as_slice() else { panic!("{:?}", harness.state().1) };
        assert_eq!(change.id, "乙");
        assert_eq!(change.settings.clock_while_off, ClockWhileOff::Runs);
        assert!(!change.settings.critical_fails);
        let each = crate::domain::scoring::Marks::hundredths(50);
        assert_eq!(change.settings.multiple, crate::domain::scoring::MultipleRule::PartPerRight { each });
    }

    #[test]
    fn nothing_is_saved_or_cancelled_where_nothing_changed() {
        let mut harness = page();
        harness.get_by_label(shared::SAVE).click();
        harness.run();
        assert!(harness.state().1.is_empty());
        harness.state_mut().0.draft.title = "丙".into();
        harness.run();
        harness.get_by_label(shared::CANCEL).click();
        harness.run();
        assert_eq!(harness.state().0.draft.title, "甲");
    }

    #[test]
    fn an_error_stands_at_its_field_until_that_is_changed() {
        let mut harness = page();
        harness.state_mut().0.draft.cut = "160".into();
        harness.run();
        harness.get_by_label(shared::SAVE).click();
        harness.run();
        harness.get_by_label(&words::cut_wrong("100"));
        harness.get_by_label(&words::cut("100")).focus();
        harness.run();
        harness.get_by_label(&words::cut("100")).type_text("1");
        harness.run();
        assert!(harness.query_by_label(&words::cut_wrong("100")).is_none());
    }
}
