//! Draws the page of a lesson.

use egui::{Align, Key, Layout, Rect, Ui};

use super::blocks::blocks_ui;
use super::state::{Intent, State};
use crate::text::screens::{candidate_page, learning, lesson as words, practice};
use crate::ui::screens::ask::{self, Ask, Manner, ask_ui};
use crate::ui::screens::candidate_page::{bar_ui, foot_ui, page_of_ui, pressed, scroll_by_space};
use crate::ui::screens::question::Pictures;
use crate::ui::theme::look;
use crate::ui::widgets::{Button, Card, Notice, Text, rule_ui};

/// How many characters a line has.
const LINE: f32 = 41.0;
/// The air at the sides of the column.
const SIDE: i8 = 52;

/// Draws the screen and returns what was wanted.
pub fn lesson_ui(ui: &mut Ui, state: &mut State, pictures: Pictures<'_>) -> Vec<Intent> {
    let mut intents = Vec::new();
    if pressed(ui, Key::Escape) {
        intents.push(Intent::Back);
    }
    if bar_ui(ui, &[learning::PLACE, &state.lesson.title], &[], "", |_| ()) {
        intents.push(Intent::Look);
    }
    let widest = look(ui).sizes.option * LINE + 2.0 * f32::from(SIDE);
    foot_ui(ui, "lesson_foot", widest, |ui| buttons_ui(ui, state, &mut intents));
    let code = state.lesson.code.clone();
    let arrives = !std::mem::replace(&mut state.is_drawn, true);
    page_of_ui(ui, ("lesson", &code), widest, |ui, height| {
        scroll_by_space(ui, height);
        if arrives {
            ui.scroll_to_rect(Rect::from_min_size(ui.max_rect().min, egui::Vec2::ZERO), Some(Align::Max));
        }
        ui.spacing_mut().item_spacing.y = 18.0;
        if let Some(problem) = &state.problem {
            Notice::amber(words::PROBLEM, problem).show(ui);
        }
        Card::new().padding(SIDE, 40).show(ui, |ui| text_ui(ui, state, pictures, height, &mut intents));
        self_check_ui(ui, &mut state.self_check, pictures, height, &mut intents);
    });
    intents
}

fn buttons_ui(ui: &mut Ui, state: &State, intents: &mut Vec<Intent>) {
    if ui.add(Button::primary(words::PRACTISE)).clicked() {
        intents.push(Intent::Practise);
    }
    if let Some(next) = &state.next
        && ui.add(Button::secondary(words::NEXT).name(&words::next(&next.name))).clicked()
    {
        intents.push(Intent::Next);
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if ui.add(Button::secondary(words::BACK).key("Esc")).clicked() {
            intents.push(Intent::Back);
        }
    });
}

fn text_ui(ui: &mut Ui, state: &State, pictures: Pictures<'_>, height: f32, intents: &mut Vec<Intent>) {
    let lesson = &state.lesson;
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add(Text::new(&lesson.title).title());
    let checked = lesson.checked_on.map(|date| words::checked(&date.to_string())).unwrap_or_default();
    let track = lesson.track.map_or("", learning::track);
    ui.add(Text::new(&candidate_page::facts(&[track, &lesson.code, &checked])).note().soft());
    ui.add_space(16.0);
    blocks_ui(ui, &lesson.blocks, pictures, height);
    rule_ui(ui, 12.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    let end = ui.add(Text::new(words::BASIS).bold()).rect;
    if ui.is_rect_visible(end) {
        intents.push(Intent::ReadToEnd);
    }
    for basis in &state.bases {
        ui.add(Text::new(basis).soft());
    }
}

fn self_check_ui(ui: &mut Ui, asks: &mut [Ask], pictures: Pictures<'_>, height: f32, intents: &mut Vec<Intent>) {
    if asks.is_empty() {
        return;
    }
    ui.add_space(4.0);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add(Text::new(words::SELF_CHECK).heading());
        ui.add(Text::new(words::SELF_CHECK_ABOUT).soft());
    });
    for (number, ask) in asks.iter_mut().enumerate() {
        Card::new().padding(32, 24).show(ui, |ui| {
            let heading = words::number(number + 1);
            let manner = Manner { heading: &heading, height, alone: false, offers_lesson: false };
            let mut of_item = Vec::new();
            ask_ui(ui, ask, manner, pictures, &mut of_item);
            of_item.extend(go_on_ui(ui, ask, number));
            intents.extend(of_item.into_iter().map(|intent| Intent::Of(number, intent)));
        });
    }
}

/// The button under an item, where there is something to go on with.
fn go_on_ui(ui: &mut Ui, ask: &Ask, number: usize) -> Option<ask::Intent> {
    let (label, ready, intent) = match (ask.outcome(), ask.has_next_part()) {
        (None, _) => (practice::CONFIRM, ask.is_complete(), ask::Intent::Confirm),
        (Some(_), true) => (practice::NEXT_PART, true, ask::Intent::NextPart),
        (Some(_), false) => return None,
    };
    let name = words::of_number(label, number + 1);
    ui.add_enabled(ready, Button::secondary(label).name(&name)).clicked().then_some(intent)
}

#[cfg(test)]
mod tests {
    use super::super::state::{Effect, update};
    use super::*;
    use crate::domain::bank::{ItemId, Topic};
    use crate::formats::lesson::parse;
    use crate::text::ui as parts;
    use crate::ui::screens::ask::samples::{case, single};
    use crate::ui::widgets::testing::window_with;
    use egui_kittest::{Harness, kittest::Queryable as _};

    const LESSON: &str = include_str!("../../../../tests/golden/lesson/T-1-sound.md");

    type Seen = (State, Vec<Effect>);

    fn screen() -> Harness<'static, Seen> {
        let lesson = parse("school/lessons/T-1-某.md", LESSON).0.lesson;
        let next = Topic { code: "T-2".into(), name: "撤离".into() };
        let state = State::new(lesson, vec![single(1), case(2)], Some(next));
        window_with(
            |ui, (state, effects): &mut Seen| {
                for intent in lesson_ui(ui, state, &|_| None) {
                    effects.extend(update(state, intent));
                }
            },
            (state, Vec::new()),
        )
    }

    fn reads() -> Effect {
        Effect::KeepRead("T-1".into())
    }

    #[test]
    fn a_lesson_shows_its_text_table_picture_and_bases() {
        let mut harness = screen();
        harness.run();
        harness.get_by_label("先报警，还是先救火");
        harness.get_by_label("锅里的油");
        harness.get_by_label("一只灭火器的压力表，表盘分红、绿、黄三个区域，指针落在左侧的红色区域");
        harness.get_by_label("《中华人民共和国消防法》（2021-04-29）第五条、第四十四条");
    }

    #[test]
    fn a_lesson_is_read_when_its_end_was_in_sight() {
        let mut harness = screen();
        harness.run();
        assert_eq!(harness.state().1, []);
        harness.key_press(Key::End);
        harness.run();
        for _ in 0..3 {
            harness.key_press(Key::PageUp);
            harness.run();
        }
        assert_eq!(harness.state().1, [reads()]);
        harness.key_press(Key::Home);
        harness.run();
        assert!(harness.get_by_label("先报警，还是先救火").rect().top() > 100.0);
    }

    #[test]
    fn the_space_bar_turns_pages_while_no_control_has_the_keyboard() {
        let mut harness = screen();
        harness.run();
        let top = |harness: &Harness<'_, Seen>| harness.get_by_label("先报警，还是先救火").rect().top();
        let before = top(&harness);
        harness.key_press(Key::Space);
        harness.run();
        assert!(top(&harness) < before - 200.0);
    }

    #[test]
    fn an_item_of_the_self_check_answered_wrongly_says_why() {
        let mut harness = screen();
        harness.run();
        let confirm = words::of_number(practice::CONFIRM, 1);
        harness.get_all_by_label("B 乙").next().unwrap().click_accesskit();
        harness.run();
        harness.get_by_label(&confirm).click_accesskit();
        harness.run();
        harness.get_by_label(practice::WRONG);
        harness.get_by_label(&parts::option("A", "甲", Some(parts::OPTION_MISSED)));
        harness.get_by_label("因为如此。");
        assert!(harness.query_by_label(&confirm).is_none());
        let kept = Effect::Keep { item: ItemId("T-1-001".into()), right: false };
        assert_eq!(harness.state().1, [kept]);
    }

    #[test]
    fn the_keyboard_alone_answers_the_self_check_and_goes_on() {
        let mut harness = screen();
        harness.run();
        let option = |harness: &Harness<'_, Seen>| {
            harness.get_all_by_label("A 甲").next().is_some_and(|option| option.is_focused())
        };
        for _ in 0..20 {
            if option(&harness) {
                break;
            }
            harness.key_press(Key::Tab);
            harness.run();
        }
        assert!(option(&harness));
        for key in [Key::Space, Key::Tab, Key::Tab, Key::Tab, Key::Tab, Key::Enter] {
            harness.key_press(key);
            harness.run();
        }
        let kept = Effect::Keep { item: ItemId("T-1-001".into()), right: true };
        assert!(harness.state().1.contains(&kept), "{:?}", harness.state().1);
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!(harness.state().1.last(), Some(&Effect::Back));
    }

    #[test]
    fn the_buttons_lead_to_practice_and_to_the_next_lesson() {
        let mut harness = screen();
        harness.run();
        harness.get_by_label(words::PRACTISE).click();
        harness.run();
        harness.get_by_label(&words::next("撤离")).click();
        harness.run();
        assert_eq!(harness.state().1, [Effect::Practise("T-1".into()), Effect::Open("T-2".into())]);
    }
}
