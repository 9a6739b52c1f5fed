//! Draws the start page: red at the left with the name and the slogan, doors at the right.

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, ScrollArea, Ui, Vec2};

use super::state::{Door, Intent, Link, State, Unfinished};
use crate::text::ui as words;
use crate::ui::theme::look;
use crate::ui::widgets::{Button, Card, Notice, Text, mark_ui};

/// No card is wider: a line of words and its button must be seen at one glance.
const WIDEST: f32 = 880.0;

/// Draws the page and returns what was wanted.
pub fn start_ui(ui: &mut Ui, state: &State) -> Vec<Intent> {
    let mut intents = Vec::new();
    let look = look(ui);
    let room = ui.available_size();
    let red = Frame::new().fill(look.palette.red).inner_margin(Margin::symmetric(56, 64));
    Panel::left("start_name")
        .exact_size((room.x * 0.344).clamp(380.0, 560.0).round())
        .resizable(false)
        .show_separator_line(false)
        .frame(red)
        .show(ui, |ui| name_ui(ui, state));
    let canvas = Frame::new().fill(look.palette.canvas);
    CentralPanel::default().frame(canvas).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| doors_ui(ui, state, &mut intents));
    });
    intents
}

fn name_ui(ui: &mut Ui, state: &State) {
    let palette = look(ui).palette;
    ui.spacing_mut().item_spacing.y = 0.0;
    mark_ui(ui, 56.0, true);
    ui.add_space(40.0);
    ui.add(Text::new(words::NAME).name().colour(palette.on_red));
    ui.add_space(4.0);
    ui.add(Text::new(words::PURPOSE).option().colour(palette.on_red_soft));
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        // On one line, or where that is too long on one for each sentence.
        let lines = words::version_lines(&state.version, &state.bank);
        let whole = lines.concat();
        let note = |text| Text::new(text).note().colour(palette.on_red_soft);
        if note(&whole).galley(ui, f32::INFINITY).size().x <= ui.available_width() {
            ui.add(note(&whole));
        } else {
            lines.iter().rev().for_each(|line| _ = ui.add(note(line)));
        }
        ui.add_space(40.0);
        for line in words::SLOGAN.iter().rev() {
            ui.add(Text::new(line).stem().serif().leading(1.9).colour(palette.on_red));
        }
    });
}

fn doors_ui(ui: &mut Ui, state: &State, intents: &mut Vec<Intent>) {
    const LEAST_SIDE: f32 = 72.0;
    let height = ui.available_height();
    let air = (height * 0.108).clamp(32.0, 140.0).round();
    let side = ((ui.available_width() - WIDEST) / 2.0).max(LEAST_SIDE).round();
    let width = ui.available_width() - 2.0 * side;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(side);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.y = 22.0;
            ui.add_space(air);
            if let Some(failure) = &state.failure {
                failure_ui(ui, failure, intents);
                return;
            }
            ui.add(Text::new(words::START_QUESTION).title());
            if let Some(problem) = &state.problem {
                Notice::red(words::SOMETHING_WRONG, problem).show(ui);
            }
            for (index, unfinished) in state.unfinished.iter().enumerate() {
                if unfinished_ui(ui, unfinished, index == 0) {
                    intents.push(Intent::Resume(index));
                }
            }
            for (index, door) in state.doors.iter().enumerate() {
                let first = index == 0 && state.unfinished.is_empty();
                if ui.add_enabled_ui(state.is_open, |ui| door_ui(ui, *door, first)).inner {
                    intents.push(Intent::Enter(*door));
                }
            }
            // The links stand at the foot of the page while there is room between them and the doors.
            let line = look(ui).sizes.text * 1.6;
            let used = ui.min_rect().height();
            ui.add_space((height - used - air - line - 22.0).max(0.0));
            if let Some(link) = links_ui(ui, &state.links) {
                intents.push(Intent::Follow(link));
            }
            ui.add_space(12.0);
        });
    });
}

/// Why the program cannot go on, and the way out.
fn failure_ui(ui: &mut Ui, failure: &str, intents: &mut Vec<Intent>) {
    ui.add(Text::new(words::CANNOT_GO_ON).title());
    Notice::red(words::FAILURE, failure).show(ui);
    if ui.add(Button::primary(words::QUIT).big()).clicked() {
        intents.push(Intent::Quit);
    }
}

/// Whether the sitting is to go on.
fn unfinished_ui(ui: &mut Ui, unfinished: &Unfinished, first: bool) -> bool {
    let (answered, all) = unfinished.answered;
    let about = words::unfinished(&unfinished.who, answered, all, unfinished.minutes_left);
    let button = if first { Button::primary(words::GO_ON) } else { Button::secondary(words::GO_ON) };
    let name = words::go_on(&unfinished.title);
    Notice::amber(&unfinished.title, &about).padding(32, 22).show_action(ui, button.big().name(&name))
}

/// Whether the door was entered.
fn door_ui(ui: &mut Ui, door: Door, first: bool) -> bool {
    const GAP: f32 = 6.0;
    const BESIDE: f32 = 24.0;
    let look = look(ui);
    let mut card = Card::new().padding(32, 28);
    if first {
        card = card.edge(1.5, look.palette.blue_tone.ink);
    }
    let name = words::enter(door.title());
    let button = if first { Button::primary(words::ENTER) } else { Button::secondary(words::ENTER) };
    let button = button.big().name(&name);
    let title = Text::new(door.title()).heading();
    let about = Text::new(door.about()).soft();
    card.show(ui, |ui| {
        let width = ui.available_width();
        let room = width - button.width(ui) - BESIDE;
        let words_high = title.galley(ui, room).size().y + GAP + about.galley(ui, room).size().y;
        let row = Vec2::new(width, look.sizes.button_big.max(words_high));
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = BESIDE;
            let words = Vec2::new(room, words_high);
            ui.allocate_ui_with_layout(words, Layout::top_down(Align::Min), |ui| {
                ui.set_min_width(room);
                ui.spacing_mut().item_spacing.y = GAP;
                ui.add(title);
                ui.add(about);
            });
            ui.add(button).clicked()
        })
        .inner
    })
    .inner
}

fn links_ui(ui: &mut Ui, links: &[Link]) -> Option<Link> {
    let mut followed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        // A link has two points of air at its side; its first letter stands under those above.
        ui.add_space(-2.0);
        for link in links {
            if ui.add(Button::link(link.title())).clicked() {
                followed = Some(*link);
            }
        }
    });
    followed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widgets::testing::window_with;
    use egui_kittest::{Harness, kittest::Queryable as _};

    fn page(doors: Vec<Door>) -> Harness<'static, Vec<Intent>> {
        let state = State {
            doors,
            links: vec![Link::Verify, Link::Look],
            version: "1.0".into(),
            bank: "2026-11-01".into(),
            is_open: true,
            ..State::default()
        };
        window_with(move |ui, wanted: &mut Vec<Intent>| wanted.extend(start_ui(ui, &state)), Vec::new())
    }

    #[test]
    fn doors_and_links_say_what_was_wanted() {
        let mut harness = page(vec![Door::Learn, Door::Manage]);
        harness.run();
        harness.get_by_label(&words::enter(words::DOOR_MANAGE)).click();
        harness.run();
        harness.get_by_label(words::LINK_VERIFY).click();
        harness.run();
        assert_eq!(*harness.state(), [Intent::Enter(Door::Manage), Intent::Follow(Link::Verify)]);
    }

    #[test]
    fn a_program_that_cannot_go_on_says_why_and_has_one_way_out() {
        let state = State { failure: Some("数据文件夹正被使用。".into()), ..State::default() };
        let mut harness =
            window_with(move |ui, wanted: &mut Vec<Intent>| wanted.extend(start_ui(ui, &state)), Vec::new());
        harness.run();
        harness.get_by_label("数据文件夹正被使用。");
        harness.get_by_label(words::QUIT).click();
        harness.run();
        assert_eq!(*harness.state(), [Intent::Quit]);
    }

    #[test]
    fn a_door_that_leads_nowhere_is_not_there() {
        let mut harness = page(vec![Door::Learn]);
        harness.run();
        harness.get_by_label(words::DOOR_LEARN);
        assert!(harness.query_by_label(words::DOOR_INVIGILATE).is_none());
        assert!(harness.query_by_label(words::LINK_MANUAL).is_none());
    }
}
