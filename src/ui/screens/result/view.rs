//! Draws the result: the verdict and what to do with it at the left, where it comes from at the right.

use egui::{Align, Key, Layout, Ui, Vec2};

use super::state::{Intent, State};
use crate::domain::scoring::stars;
use crate::text::screens::{candidate_page, result as words};
use crate::ui::screens::candidate_page::{WIDEST, bar_ui, page_ui, pressed};
use crate::ui::screens::save_certificate::{save_certificate_ui, saved_ui};
use crate::ui::theme::look;
use crate::ui::widgets::{Button, Card, Notice, Tag, Text, key_value_ui, rule_ui, score_ui};

mod parts;

const GAP: f32 = 36.0;

/// Draws the screen and returns what was wanted.
pub fn result_ui(ui: &mut Ui, state: &mut State) -> Vec<Intent> {
    let mut intents = Vec::new();
    if pressed(ui, Key::Escape) {
        intents.push(Intent::Back);
    }
    let who = candidate_page::facts(&[&state.name, &state.unit]);
    if bar_ui(ui, &[&state.title], &[], &who, |_| ()) {
        intents.push(Intent::Look);
    }
    page_ui(ui, WIDEST, |ui, height| {
        let top = ui.cursor().top();
        ui.spacing_mut().item_spacing.y = 20.0;
        if let Some(problem) = &state.problem {
            Notice::red(words::PROBLEM, problem).show(ui);
        }
        if state.is_journal_broken {
            Notice::amber(words::JOURNAL_BROKEN, words::JOURNAL_BROKEN_ABOUT).show(ui);
        }
        if let Some(saved) = &state.saved
            && saved_ui(ui, saved)
        {
            intents.push(Intent::OpenFolder(saved.path.clone()));
        }
        let left = height - (ui.cursor().top() - top);
        columns_ui(ui, state, left, &mut intents);
    });
    if let Some(place) = intents.iter().position(|intent| *intent == Intent::AllTopics) {
        intents.remove(place);
        state.all_topics = !state.all_topics;
    }
    if let Some(saving) = &mut state.saving {
        intents.extend(save_certificate_ui(ui, saving).into_iter().map(Intent::Saving));
    }
    intents
}

fn columns_ui(ui: &mut Ui, state: &State, height: f32, intents: &mut Vec<Intent>) {
    let look = look(ui);
    let growth = look.sizes.text / 16.0;
    let outline = 2.0 * look.line_width();
    let room = ui.available_width();
    let verdict = (400.0 * growth).min(room * 0.38).round();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.allocate_ui_with_layout(Vec2::new(verdict, height), Layout::top_down(Align::Min), |ui| {
            // The largest text leaves less room for air.
            let padding = if growth > 1.2 { 28 } else { 36 };
            Card::new().padding(padding, padding).show(ui, |ui| {
                verdict_ui(ui, state, height - 2.0 * f32::from(padding) - outline, intents);
            });
        });
        let rest = Vec2::new(room - verdict - GAP, height);
        ui.allocate_ui_with_layout(rest, Layout::top_down(Align::Min), |ui| {
            parts::parts_ui(ui, state, height, intents);
        });
    });
}

fn verdict_ui(ui: &mut Ui, state: &State, height: f32, intents: &mut Vec<Intent>) {
    const BETWEEN: f32 = 10.0;
    let look = look(ui);
    let top = ui.cursor().top();
    ui.spacing_mut().item_spacing.y = 2.0;
    let tag = if state.stars {
        Tag::green(candidate_page::DONE)
    } else if state.passed {
        Tag::green(candidate_page::PASSED)
    } else {
        Tag::red(candidate_page::FAILED)
    };
    ui.add(tag.large());
    ui.add_space(10.0);
    let line = if state.stars {
        let won: u32 = state.topics.iter().map(|topic| stars(topic.marks, topic.max)).sum();
        score_ui(ui, &won.to_string(), words::STARS);
        words::used(state.used_seconds)
    } else {
        score_ui(ui, &state.score.to_string(), &words::out_of(state.max));
        candidate_page::facts(&[&words::cut(state.cut), &words::used(state.used_seconds)])
    };
    ui.add(Text::new(&line).soft());
    if state.time_up {
        ui.add(Text::new(words::TIME_UP).soft());
    }
    rule_ui(ui, 18.0);
    ui.spacing_mut().item_spacing.y = 8.0;
    if state.stars {
        ui.add(Text::new(words::STARS_NEXT));
    } else if state.passed {
        if let Some(certificate) = &state.certificate {
            key_value_ui(ui, words::CERTIFICATE, &certificate.number);
            key_value_ui(ui, words::VALID_UNTIL, &certificate.valid_until);
        } else {
            ui.add(Text::new(words::NO_CERTIFICATE));
        }
    } else {
        ui.add(Text::new(words::NEXT).bold());
        if state.critical_missed > 0 {
            ui.add(Text::new(&words::critical_missed(state.critical_missed, state.score >= state.cut)));
        }
        ui.add(Text::new(&words::next(state.attempts_left)));
    }

    // The buttons stand at the card's foot while there is room.
    let may_save = state.passed && state.certificate.is_some();
    let mut buttons = look.sizes.button_big;
    if may_save {
        buttons += look.sizes.button + BETWEEN;
    }
    if state.review {
        buttons += look.sizes.button + BETWEEN;
    }
    let used = ui.cursor().top() - top;
    ui.add_space((height - used - buttons).max(20.0));
    ui.spacing_mut().item_spacing.y = BETWEEN;
    if may_save && ui.add(Button::primary(words::SAVE).big().full_width()).clicked() {
        intents.push(Intent::SaveCertificate);
    }
    let back = if may_save { Button::secondary(words::BACK) } else { Button::primary(words::BACK).big() };
    let mut back_ui = |ui: &mut Ui| {
        if ui.add(back.full_width()).clicked() {
            intents.push(Intent::Back);
        }
    };
    if !may_save {
        back_ui(ui);
    }
    let review = state.review && ui.add(Button::secondary(words::REVIEW).full_width()).clicked();
    if may_save {
        back_ui(ui);
    }
    if review {
        intents.push(Intent::Review);
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::{Certificate, Incident, IncidentKind, Reading, TopicLine};
    use super::*;
    use crate::domain::scoring::Marks;
    use crate::ui::screens::save_certificate::Saved;
    use crate::ui::widgets::testing::window_with;
    use egui_kittest::{Harness, kittest::Queryable as _};

    type Seen = (State, Vec<Intent>);

    fn pass() -> State {
        let topic = |topic: &str, marks| TopicLine {
            code: topic.into(),
            topic: topic.into(),
            marks: Marks::whole(marks),
            max: Marks::whole(25),
        };
        State {
            title: "2026 年度领导干部消防安全考试".into(),
            name: "王建明".into(),
            score: Marks::whole(86),
            max: Marks::whole(100),
            cut: Marks::whole(80),
            passed: true,
            used_seconds: 3160,
            attempts_left: Some(1),
            certificate: Some(Certificate { number: "XF-2026-0632-00417".into(), valid_until: "2027-11-23".into() }),
            review: true,
            topics: vec![topic("责任体系与考核追责", 23), topic("法律责任", 18)],
            readings: vec![Reading {
                regulation: "消防安全责任制实施办法".into(),
                articles: vec!["第十三条".into(), "第二十八条".into()],
                wrong: 3,
                topic: "CS-02".into(),
            }],
            ..State::default()
        }
    }

    fn fail() -> State {
        State { score: Marks::whole(71), passed: false, certificate: None, ..pass() }
    }

    fn screen(state: State) -> Harness<'static, Seen> {
        window_with(|ui, (state, wanted): &mut Seen| wanted.extend(result_ui(ui, state)), (state, Vec::new()))
    }

    #[test]
    fn stars_are_told_by_topic_and_nothing_is_passed_or_failed() {
        let mut harness = screen(State { stars: true, certificate: None, cut: Marks::ZERO, ..pass() });
        harness.run();
        for label in [candidate_page::DONE, "5 颗星", "★★★", "★★☆", words::TOPIC_STARS] {
            harness.get_by_label(label);
        }
        assert!(harness.query_by_label(candidate_page::PASSED).is_none());
        assert!(harness.query_by_label(words::READ).is_none());
    }

    #[test]
    fn a_pass_shows_its_certificate_and_where_marks_were_lost() {
        let mut harness = screen(pass());
        harness.run();
        for label in ["合格", "86 / 100 分", "合格线 80 分 · 用时 52 分 40 秒", "XF-2026-0632-00417", "法律责任 72%"]
        {
            harness.get_by_label(label);
        }
        harness.get_by_label("消防安全责任制实施办法　第十三条、第二十八条");
        harness.get_by_label(words::SAVE).click();
        harness.run();
        harness.get_by_label(words::REVIEW).click();
        harness.run();
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!(harness.state().1, [Intent::SaveCertificate, Intent::Review, Intent::Back]);
    }

    #[test]
    fn a_fail_says_kindly_what_to_do_and_offers_no_certificate() {
        let mut harness = screen(fail());
        harness.run();
        harness.get_by_label("不合格");
        harness.get_by_label(&words::next(Some(1)));
        assert!(harness.query_by_label(words::SAVE).is_none());
        harness.get_by_label(words::BACK).click();
        harness.run();
        assert_eq!(harness.state().1, [Intent::Back]);
    }

    #[test]
    fn a_missed_critical_item_is_explained() {
        let state = State { score: Marks::whole(91), critical_missed: 1, ..fail() };
        let mut harness = screen(state);
        harness.run();
        harness.get_by_label(&words::critical_missed(1, true));
    }

    #[test]
    fn incidents_are_told_with_their_times_and_only_when_there_are_any() {
        let mut harness = screen(pass());
        harness.run();
        assert!(harness.query_by_label(words::INCIDENTS).is_none());
        let incident =
            Incident { kind: IncidentKind::LeftWindow { seconds: 80 }, times: vec!["09:31".into(), "09:40".into()] };
        let mut harness = screen(State { incidents: vec![incident], ..pass() });
        harness.run();
        harness.get_by_label("离开窗口 2 次，共 1 分 20 秒");
        harness.get_by_label("09:31、09:40");
    }

    #[test]
    fn a_saved_certificate_is_told_with_its_path() {
        let saved = Saved { path: "D:\\证书\\XF-2026-0632-00417.pdf".into() };
        let mut harness = screen(State { saved: Some(saved.clone()), ..pass() });
        harness.run();
        harness.get_by_label(&saved.path);
        harness.get_by_label(words::OPEN_FOLDER).click();
        harness.run();
        assert_eq!(harness.state().1, [Intent::OpenFolder(saved.path)]);
    }

    #[test]
    fn of_many_topics_the_weakest_come_first_and_all_can_be_seen() {
        let mut state = pass();
        state.topics = (0..12_i64)
            .map(|number| TopicLine {
                code: format!("T-{number}"),
                topic: format!("知识点{number}"),
                marks: Marks::whole(12 - number),
                max: Marks::whole(12),
            })
            .collect();
        let mut harness = screen(state);
        harness.run();
        assert!(harness.query_by_label("知识点11 8%").is_some());
        assert!(harness.query_by_label("知识点0").is_none());
        harness.get_by_label(&words::all_topics(12)).click();
        harness.run();
        assert!(harness.query_by_label("知识点0").is_some());
    }
}
