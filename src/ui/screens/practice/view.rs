//! Draws practice: what to practise, an item, or what came of the round.

use egui::{Align, Key, Layout, Ui};

use super::state::{Intent, Stage, State};
use crate::domain::learning::{Dealt, Pool};
use crate::text::screens::{learning, practice as words};
use crate::ui::screens::ask::{Ask, Manner, Wish, ask_ui, wishes};
use crate::ui::screens::candidate_page::{bar_ui, foot_ui, page_of_ui, pressed};
use crate::ui::screens::question::Pictures;
use crate::ui::screens::review::ReviewQuestion;
use crate::ui::theme::{Tone, look};
use crate::ui::widgets::{Button, Card, Notice, Progress, Tag, Text, rule_ui, score_ui, segmented_ui};

/// No line of a stem is longer.
const WIDEST: f32 = 960.0;

/// Draws the screen and returns what was wanted.
pub fn practice_ui(ui: &mut Ui, state: &mut State, pictures: Pictures<'_>) -> Vec<Intent> {
    let mut intents = Vec::new();
    let tags = [Tag::grey(words::NO_EXAM)];
    if bar_ui(ui, &[learning::PLACE, words::PLACE, &state.topic.name], &tags, "", |_| ()) {
        intents.push(Intent::Look);
    }
    let mut stage = std::mem::replace(&mut state.stage, Stage::Ended);
    match &mut stage {
        Stage::Choosing(pool) => choosing_ui(ui, state, *pool, &mut intents),
        Stage::Asking(ask) => asking_ui(ui, state, ask, pictures, &mut intents),
        Stage::Ended => ended_ui(ui, state, &mut intents),
    }
    state.stage = stage;
    intents
}

fn choosing_ui(ui: &mut Ui, state: &State, pool: Pool, intents: &mut Vec<Intent>) {
    if pressed(ui, Key::Escape) {
        intents.push(Intent::Leave);
    }
    let widest = look(ui).sizes.text * 40.0;
    page_of_ui(ui, "practice_begin", widest, |ui, _| {
        Card::new().padding(40, 32).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            ui.add(Text::new(&state.topic.name).title());
            ui.add(Text::new(words::BEGIN_ABOUT).soft());
            ui.add_space(14.0);
            ui.spacing_mut().item_spacing.y = 10.0;
            if let Some(problem) = &state.problem {
                Notice::amber(words::PROBLEM, problem).show(ui);
            }
            ui.add(Text::new(words::BEGIN_HEADING).bold());
            let labels = Pool::ALL.map(|pool| words::pool_of(pool, state.count(pool)));
            let options: Vec<(Pool, &str)> = Pool::ALL.into_iter().zip(labels.iter().map(String::as_str)).collect();
            if let Some(pool) = segmented_ui(ui, words::POOL, &options, pool) {
                intents.push(Intent::Choose(pool));
            }
            let is_empty = state.count(pool) == 0;
            if is_empty {
                ui.add(Text::new(words::NOTHING).soft());
            }
            ui.add_space(10.0);
            let free = ui.memory(|memory| memory.focused().is_none());
            let begin = Button::primary(words::BEGIN).big().full_width();
            if ui.add_enabled(!is_empty, begin).clicked() || (free && !is_empty && pressed(ui, Key::Enter)) {
                intents.push(Intent::Begin);
            }
            if ui.add(Button::secondary(words::BACK).full_width()).clicked() {
                intents.push(Intent::Leave);
            }
        });
    });
}

fn asking_ui(ui: &mut Ui, state: &State, ask: &mut Ask, pictures: Pictures<'_>, intents: &mut Vec<Intent>) {
    for wish in wishes(ui.ctx(), ask) {
        intents.push(match wish {
            Wish::Of(intent) => Intent::Of(intent),
            Wish::GoOn => Intent::GoOn,
            Wish::Leave => Intent::Leave,
        });
    }
    foot_ui(ui, "practice_foot", WIDEST, |ui| go_on_ui(ui, state, ask, intents));
    // The item on the screen counts as answered once it was judged.
    let answered = state.round.right() + state.round.wrong().len();
    let number = if ask.finished().is_some() { answered } else { answered + 1 };
    page_of_ui(ui, ("practice", state.shown), WIDEST, |ui, height| {
        ui.spacing_mut().item_spacing.y = 10.0;
        if let Some(problem) = &state.not_kept {
            Notice::red(words::NOT_KEPT, problem).show(ui);
        }
        #[expect(clippy::cast_precision_loss, reason = "a topic has a few dozen items")]
        let share = answered as f32 / state.round.count().max(1) as f32;
        ui.add(Progress::new(share, words::PLACE));
        let heading = words::number(number, state.round.count());
        let manner = Manner { heading: &heading, height, alone: true, offers_lesson: state.has_lesson };
        let mut of_item = Vec::new();
        if ask_ui(ui, ask, manner, pictures, &mut of_item) {
            intents.push(Intent::Lesson);
        }
        intents.extend(of_item.into_iter().map(Intent::Of));
    });
}

fn go_on_ui(ui: &mut Ui, state: &State, ask: &Ask, intents: &mut Vec<Intent>) {
    let (label, ready) = match (ask.outcome(), ask.has_next_part(), state.round.current()) {
        (None, _, _) => (words::CONFIRM, ask.is_complete()),
        (Some(_), true, _) => (words::NEXT_PART, true),
        (Some(_), false, Some(_)) => (words::NEXT, true),
        (Some(_), false, None) => (words::FINISH, true),
    };
    if ui.add_enabled(ready, Button::primary(label).key("Enter")).clicked() {
        intents.push(Intent::GoOn);
    }
    let right = state.round.right();
    ui.add_space(8.0);
    match ask.outcome() {
        Some(true) => ui.add(Tag::green(words::RIGHT).large()),
        Some(false) => ui.add(Tag::red(words::WRONG).large()),
        None => ui.add(Text::new("")),
    };
    ui.add(Text::new(&words::so_far(right, right + state.round.wrong().len())).soft());
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if ui.add(Button::secondary(words::LEAVE).key("Esc")).clicked() {
            intents.push(Intent::Leave);
        }
    });
}

fn ended_ui(ui: &mut Ui, state: &State, intents: &mut Vec<Intent>) {
    if pressed(ui, Key::Escape) {
        intents.push(Intent::Leave);
    }
    let wrong: Vec<&Dealt> = state.wrong().collect();
    foot_ui(ui, "practice_foot", WIDEST, |ui| {
        let free = ui.memory(|memory| memory.focused().is_none());
        let (label, intent) = match (wrong.is_empty(), state.has_lesson) {
            (false, _) => (words::AGAIN, Intent::Again),
            (true, true) => (words::TO_LESSON, Intent::Lesson),
            (true, false) => (words::BACK, Intent::Leave),
        };
        if ui.add(Button::primary(label).key("Enter")).clicked() || (free && pressed(ui, Key::Enter)) {
            intents.push(intent);
        }
        if ui.add(Button::secondary(words::ANEW)).clicked() {
            intents.push(Intent::Anew);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if label != words::BACK && ui.add(Button::secondary(words::BACK).key("Esc")).clicked() {
                intents.push(Intent::Leave);
            }
            if label != words::TO_LESSON && state.has_lesson && ui.add(Button::secondary(words::TO_LESSON)).clicked() {
                intents.push(Intent::Lesson);
            }
        });
    });
    page_of_ui(ui, ("practice_end", state.shown), WIDEST, |ui, _| {
        ui.spacing_mut().item_spacing.y = 20.0;
        for (heading, problem) in [(words::PROBLEM, &state.problem), (words::NOT_KEPT, &state.not_kept)] {
            if let Some(problem) = problem {
                Notice::amber(heading, problem).show(ui);
            }
        }
        let right = state.round.right();
        let answered = right + wrong.len();
        Card::new().padding(36, 28).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.add(Text::new(words::END).heading());
            score_ui(ui, &right.to_string(), &words::of(answered));
            ui.add(Text::new(&words::result(right, answered)).soft());
            if wrong.is_empty() && answered > 0 {
                ui.add_space(6.0);
                ui.add(Text::new(words::ALL_RIGHT).tone(Tone::Green));
            }
        });
        if !wrong.is_empty() {
            Card::new().padding(36, 28).show(ui, |ui| wrong_ui(ui, &wrong));
        }
    });
}

/// The items that were not right, with their keys.
fn wrong_ui(ui: &mut Ui, wrong: &[&Dealt]) {
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.add(Text::new(words::WRONG_ITEMS).heading());
    for (number, dealt) in wrong.iter().enumerate() {
        rule_ui(ui, if number == 0 { 4.0 } else { 8.0 });
        if let Some(stimulus) = &dealt.item.stimulus {
            ui.add(Text::new(stimulus).soft());
        }
        for (question, options) in dealt.item.questions.iter().zip(&dealt.options) {
            let mut shown = ReviewQuestion::of(&dealt.item, question, options, None);
            shown.key.sort_unstable();
            ui.add(Text::new(&shown.stem).option());
            let key = if shown.is_choice() {
                let right = shown.key.iter().filter_map(|place| shown.options.get(*place));
                right.map(|(letter, text)| crate::text::words::option(letter, text)).collect::<Vec<_>>().join("\n")
            } else {
                shown.key_text
            };
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                ui.add(Text::new(words::KEY).soft());
                ui.add(Text::new(&key).tone(Tone::Green));
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::{Effect, update};
    use super::*;
    use crate::domain::bank::{ItemId, Picture, Topic};
    use crate::text::ui as parts;
    use crate::ui::screens::ask::samples::{case, single};
    use crate::ui::theme::{TextScale, Theme};
    use crate::ui::widgets::testing::window_with;
    use crate::ui::{fonts, pictures};
    use egui::Vec2;
    use egui_kittest::{Harness, kittest::Queryable as _};

    const WIDE: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><rect width="640" height="400" fill="#fff"/></svg>"##;

    type Seen = (State, Vec<Effect>);

    fn screen(items: Vec<Dealt>) -> Harness<'static, Seen> {
        let count = items.len();
        let topic = Topic { code: "T-1".into(), name: "起火以后".into() };
        let state = State::new(topic, true, [count, count, 0], items);
        window_with(
            |ui, (state, effects): &mut Seen| {
                for intent in practice_ui(ui, state, &|_| None) {
                    effects.extend(update(state, intent));
                }
            },
            (state, Vec::new()),
        )
    }

    fn kept(number: &str, right: bool) -> Effect {
        Effect::Keep { item: ItemId(format!("T-1-{number}")), right }
    }

    #[test]
    fn a_wrong_answer_is_told_at_once_with_the_key_and_why() {
        let mut harness = screen(vec![single(1), single(2)]);
        harness.run();
        harness.get_by_label("B 乙").click();
        harness.run();
        harness.get_by_label(words::CONFIRM).click();
        harness.run();
        harness.get_by_label(words::WRONG);
        harness.get_by_label(&parts::option("A", "甲", Some(parts::OPTION_MISSED)));
        harness.get_by_label(&parts::option("B", "乙", Some(parts::OPTION_WRONG)));
        harness.get_by_label("因为如此。");
        assert_eq!(harness.state().1, [kept("001", false)]);
        harness.get_by_label(crate::text::screens::review::LESSON).click_accesskit();
        harness.run();
        assert_eq!(harness.state().1.last(), Some(&Effect::Lesson));
    }

    #[test]
    fn the_keyboard_alone_goes_through_a_round() {
        let mut harness = screen(vec![single(1), case(2), single(3)]);
        harness.run();
        for key in [Key::A, Key::Enter, Key::Enter, Key::A, Key::Enter, Key::ArrowRight, Key::B, Key::Enter] {
            harness.key_press(key);
            harness.run();
        }
        assert_eq!(harness.state().1, [kept("001", true), kept("002", false)]);
        harness.get_by_label(words::WRONG);
        // The last by the arrows: down to the second option, chosen by the space bar, judged by Enter.
        for key in [Key::Enter, Key::ArrowDown, Key::ArrowDown, Key::Space, Key::Enter] {
            harness.key_press(key);
            harness.run();
        }
        assert_eq!(harness.state().1.last(), Some(&kept("003", false)));
        harness.key_press(Key::Enter);
        harness.run();
        harness.get_by_label(words::END);
        harness.get_by_label(words::WRONG_ITEMS);
        harness.key_press(Key::Enter);
        harness.run();
        let only = Some(["002", "003"].map(|number| ItemId(format!("T-1-{number}"))).to_vec());
        assert_eq!(harness.state().1.last(), Some(&Effect::Deal { pool: Pool::All, only }));
    }

    /// An item with a picture of 640 by 400, in a window of this size.
    fn with_picture(size: Vec2) -> Harness<'static, Seen> {
        let mut dealt = single(1);
        dealt.item.picture = Some(Picture { path: "wide.svg".into(), alternative: "一张图".into() });
        let topic = Topic { code: "T-1".into(), name: "某".into() };
        let state = State::new(topic, true, [1, 1, 0], vec![dealt]);
        let mut harness = Harness::builder()
            .with_size(size)
            .with_context_setup(|ctx| {
                fonts::install(ctx);
                pictures::install(ctx);
                Theme::Light.apply(ctx, TextScale::Medium);
            })
            .build_ui_state(
                |ui, (state, effects): &mut Seen| {
                    for intent in practice_ui(ui, state, &|_| Some(WIDE)) {
                        effects.extend(update(state, intent));
                    }
                },
                (state, Vec::new()),
            );
        harness.run();
        harness
    }

    #[test]
    fn a_picture_leaves_room_for_its_question() {
        let foot = 76.0;
        let bottom = |size| with_picture(size).get_by_label("D 丁").rect().bottom();
        assert!(bottom(Vec2::new(1920.0, 1080.0)) <= 1080.0 - foot);
        assert!(bottom(Vec2::new(1366.0, 768.0)) <= 768.0 - foot + 60.0);
    }

    #[test]
    fn keys_over_an_enlarged_picture_are_not_for_the_question_behind_it() {
        let mut harness = with_picture(Vec2::new(1366.0, 768.0));
        harness.get_by_label(&parts::picture("一张图")).click();
        harness.run();
        harness.get_by_label(parts::CLOSE);
        for key in [Key::A, Key::Escape] {
            harness.key_press(key);
            harness.run();
        }
        assert!(harness.query_by_label(parts::CLOSE).is_none());
        let (state, effects) = harness.state();
        assert!(matches!(&state.stage, Stage::Asking(ask) if ask.answer().is_none()), "{:?}", state.stage);
        assert_eq!(*effects, []);
    }

    #[test]
    fn nothing_is_judged_before_it_is_answered() {
        let mut harness = screen(vec![single(1)]);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert!(harness.query_by_label(words::WRONG).is_none() && harness.state().1.is_empty());
    }
}
