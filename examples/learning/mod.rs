//! The screens of learning with the bundled bank: topics, a lesson, practice.

use eframe::egui::{self, Ui};
use xiaoankao::domain::assembly::{Chance, Seed};
use xiaoankao::domain::bank::{Kind, Track};
use xiaoankao::domain::learning::{Latest, Lesson, Pool, choose, deal};
use xiaoankao::formats::lesson::parse;
use xiaoankao::service::bundled_bank::{bank, picture};
use xiaoankao::service::bundled_lessons;
use xiaoankao::service::learn::learning as topics;
use xiaoankao::store::Store;
use xiaoankao::ui::screens::{ask, learning, lesson, practice, question::Act};

/// The lesson of the tests, for a bank without any.
const SAMPLE: &str = include_str!("../../tests/golden/lesson/T-1-sound.md");

/// One of the screens.
pub enum Learning {
    Topics(Box<learning::State>),
    Lesson(Box<lesson::State>, Vec<egui::Key>),
    Practice(Box<practice::State>),
}

impl Learning {
    /// The screen of this name.
    pub fn new(screen: &str) -> Self {
        if screen.starts_with("lesson") {
            let keys = match screen {
                "lesson_middle" => vec![egui::Key::PageDown, egui::Key::PageDown],
                "lesson_end" => vec![egui::Key::End],
                _ => Vec::new(),
            };
            return Self::Lesson(Box::new(lesson_state()), keys);
        }
        if screen.starts_with("practice") {
            return Self::Practice(Box::new(practice_state(screen)));
        }
        Self::Topics(Box::new(learning_state(screen)))
    }

    /// Draws it; whether text size and colours were asked for.
    pub fn ui(&mut self, ui: &mut Ui) -> bool {
        match self {
            Self::Topics(state) => learning::learning_ui(ui, state).contains(&learning::Intent::Look),
            Self::Lesson(state, keys) => {
                if let Some(key) = keys.pop() {
                    let modifiers = egui::Modifiers::NONE;
                    let pressed = egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
                    ui.input_mut(|input| input.events.push(pressed));
                    ui.ctx().request_repaint();
                }
                let mut looks = false;
                for intent in lesson::lesson_ui(ui, state, &picture) {
                    looks |= lesson::update(state, intent) == Some(lesson::Effect::Look);
                }
                looks
            }
            Self::Practice(state) => {
                let mut looks = false;
                for intent in practice::practice_ui(ui, state, &picture) {
                    looks |= practice::update(state, intent) == Some(practice::Effect::Look);
                }
                looks
            }
        }
    }
}

fn learning_state(screen: &str) -> learning::State {
    let who = (screen != "learning_guest").then(|| "王建明 · 平安镇人民政府".to_owned());
    let track = if screen == "learning_post" { Track::CertifiedPost } else { Track::CivilServant };
    let standings = Store::in_memory().ok().and_then(|store| topics(&store, bank(), None).ok()).unwrap_or_default();
    let mut state = learning::State::new(who, track);
    let is_guest = state.who.is_none();
    state.topics = (0..)
        .zip(standings)
        .map(|(number, standing)| {
            let begun = !is_guest && number % 24 < 5;
            let tried = if begun { standing.items * (5 - number % 24) / 6 } else { 0 };
            learning::TopicLine {
                code: standing.topic.code,
                name: standing.topic.name,
                track: standing.track,
                has_lesson: true,
                is_read: begun,
                items: standing.items,
                tried,
                right: tried * 3 / 4,
            }
        })
        .collect();
    state
}

fn lesson_state() -> lesson::State {
    let bundled = ["CS-10", "CS-05"].into_iter().find_map(bundled_lessons::lesson).cloned();
    let lesson: Lesson = bundled.unwrap_or_else(|| parse("civil_servant/lessons/T-1-某.md", SAMPLE).0.lesson);
    let mut items: Vec<_> = lesson.self_check.iter().filter_map(|id| bank().get(id)).collect();
    if items.is_empty() {
        items = bank().iter().filter(|item| item.topic.code == "CS-10").take(3).collect();
    }
    let self_check = deal(&items, &mut Chance::new(Seed::of_trial(1, 1)));
    let next = bank().iter().find(|item| item.topic.code == "CS-11").map(|item| item.topic.clone());
    lesson::State::new(lesson, self_check, next)
}

fn practice_state(screen: &str) -> practice::State {
    let topic = if screen == "practice_picture" { "SC-T-07" } else { "CS-10" };
    let items = choose(bank().iter(), topic, Pool::All, &Latest::new());
    let topic = items.first().map(|item| item.topic.clone());
    let mut items = deal(&items, &mut Chance::new(Seed::of_trial(1, 1)));
    let first = |wanted: &dyn Fn(&xiaoankao::domain::learning::Dealt) -> bool, items: &mut Vec<_>| {
        items.sort_by_key(|dealt| !wanted(dealt));
    };
    match screen {
        "practice_picture" => first(&|dealt| dealt.item.picture.is_some(), &mut items),
        "practice_case" => first(&|dealt| dealt.item.kind == Kind::Case, &mut items),
        _ => first(&|dealt| dealt.item.kind == Kind::Multiple, &mut items),
    }
    let count = items.len();
    let counts = if screen == "practice_begin" { [count, count.saturating_sub(3), 2] } else { [count, count, 0] };
    let topic = topic.unwrap_or_else(|| xiaoankao::domain::bank::Topic { code: String::new(), name: String::new() });
    let mut state = practice::State::new(topic, true, counts, items);
    let rounds = match screen {
        "practice_wrong" => 1,
        "practice_end" => count.min(4),
        _ => 0,
    };
    for round in 0..rounds {
        for act in [Act::Choose(0), Act::Choose(1)] {
            practice::update(&mut state, practice::Intent::Of(ask::Intent::Act(act)));
        }
        practice::update(&mut state, practice::Intent::GoOn);
        if round + 1 < rounds || screen == "practice_end" {
            practice::update(&mut state, practice::Intent::GoOn);
        }
    }
    if screen == "practice_end" {
        practice::update(&mut state, practice::Intent::Leave);
    }
    state
}
