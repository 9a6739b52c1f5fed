//! Draws the topics in one column, or in two where there is room, so that a whole track is seen at once.

use egui::{Align, CursorIcon, Key, Layout, Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

use super::state::{Intent, State, TopicLine};
use crate::domain::bank::Track;
use crate::text::screens::{candidate_page, learning as words};
use crate::ui::screens::candidate_page::{WIDEST, bar_ui, page_ui, pressed};
use crate::ui::theme::look;
use crate::ui::widgets::{Button, Card, Field, Notice, Tag, Text, focus_ring, segmented_ui};

/// The least width of a column of topics at the medium text size.
const COLUMN: f32 = 540.0;
const GAP: f32 = 24.0;
/// The widths of the cells at the right of a row, at the medium text size: read, answered, right, the way to practice.
const CELLS: [f32; 4] = [64.0, 56.0, 44.0, 52.0];

/// Draws the screen and returns what was wanted.
pub fn learning_ui(ui: &mut Ui, state: &mut State) -> Vec<Intent> {
    let mut intents = Vec::new();
    if pressed(ui, Key::Escape) {
        intents.push(Intent::Back);
    }
    let tags = if state.who.is_none() { vec![Tag::grey(words::GUEST)] } else { Vec::new() };
    let (mut back, mut sign_in) = (false, false);
    let buttons = |ui: &mut Ui| {
        back = ui.add(Button::secondary(candidate_page::BACK).small()).clicked();
        sign_in = state.who.is_none() && ui.add(Button::secondary(words::SIGN_IN).small()).clicked();
    };
    if bar_ui(ui, &[words::PLACE], &tags, state.who.as_deref().unwrap_or_default(), buttons) {
        intents.push(Intent::Look);
    }
    intents.extend(back.then_some(Intent::Back));
    intents.extend(sign_in.then_some(Intent::SignIn));
    page_ui(ui, WIDEST, |ui, _| {
        head_ui(ui, state);
        ui.add_space(14.0);
        if let Some(problem) = &state.problem {
            Notice::amber(words::PROBLEM, problem).show(ui);
            ui.add_space(14.0);
            if state.topics.is_empty() {
                return;
            }
        }
        let groups = state.groups();
        if groups.is_empty() {
            Notice::blue(words::NOTHING, words::NOTHING_ABOUT).show(ui);
            return;
        }
        let growth = look(ui).sizes.text / 16.0;
        let room = ui.available_width();
        if room < 2.0 * COLUMN * growth + GAP {
            column_ui(ui, &groups, &mut intents);
            return;
        }
        let (left, right) = halves(groups);
        let width = ((room - GAP) / 2.0).floor();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for groups in [left, right].iter().filter(|groups| !groups.is_empty()) {
                ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(width);
                    column_ui(ui, groups, &mut intents);
                });
            }
        });
    });
    intents
}

/// The heading and how much was done at the left; the choice of a track and the search at the right, or below.
fn head_ui(ui: &mut Ui, state: &mut State) {
    let look = look(ui);
    let label = look.sizes.text * 1.6 + 4.0;
    let search = look.sizes.text * 14.0;
    let row = Vec2::new(ui.available_width(), look.sizes.field + label);
    let is_wide = row.x > look.sizes.text * 60.0;
    let words_ui = |ui: &mut Ui, state: &State| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.add(Text::new(words::HEADING).title());
        if state.who.is_some() {
            ui.add(Text::new(&done(state)).soft());
        }
    };
    if !is_wide {
        ui.vertical(|ui| words_ui(ui, state));
    }
    let layout = if is_wide { Layout::right_to_left(Align::Max) } else { Layout::left_to_right(Align::Max) };
    ui.allocate_ui_with_layout(row, layout, |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.allocate_ui_with_layout(Vec2::new(search, row.y), Layout::top_down(Align::Min), |ui| {
            Field::new(words::SEARCH, &mut state.search).hint(words::SEARCH_HINT).width(search).show(ui);
        });
        let tracks = Track::ALL.map(|track| (track, words::track(track)));
        if let Some(track) = segmented_ui(ui, words::TRACK, &tracks, state.track) {
            state.track = track;
        }
        if is_wide {
            let room = Vec2::new(ui.available_width(), row.y);
            ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| words_ui(ui, state));
        }
    });
}

fn done(state: &State) -> String {
    let lessons = || state.of_track().filter(|topic| topic.has_lesson);
    let sum = |of: fn(&TopicLine) -> usize| state.of_track().map(of).sum::<usize>();
    let read = lessons().filter(|topic| topic.is_read).count();
    words::done(read, lessons().count(), sum(|topic| topic.tried), sum(|topic| topic.items))
}

type Groups<'a> = Vec<(&'static str, Vec<&'a TopicLine>)>;

/// The groups for the left and for the right column. A single group is cut in two.
fn halves(mut groups: Groups<'_>) -> (Groups<'_>, Groups<'_>) {
    if let [(heading, topics)] = groups.as_mut_slice() {
        let right = topics.split_off(topics.len().div_ceil(2));
        let right = if right.is_empty() { Vec::new() } else { vec![(*heading, right)] };
        return (groups, right);
    }
    // Each cut between groups makes two columns; the best is the one whose longer column is shortest.
    let height = |groups: &[(&str, Vec<&TopicLine>)]| groups.iter().map(|(_, topics)| topics.len() + 1).sum::<usize>();
    let cut = (1..groups.len()).min_by_key(|cut| {
        let (left, right) = groups.split_at(*cut);
        height(left).max(height(right))
    });
    let right = groups.split_off(cut.unwrap_or(groups.len()));
    (groups, right)
}

fn column_ui(ui: &mut Ui, groups: &Groups<'_>, intents: &mut Vec<Intent>) {
    Card::new().padding(20, 12).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        caption_ui(ui);
        for (heading, topics) in groups {
            if !heading.is_empty() {
                ui.add_space(10.0);
                ui.add(Text::new(heading).bold());
                ui.add_space(2.0);
            }
            for (number, topic) in topics.iter().enumerate() {
                row_ui(ui, topic, number > 0, intents);
            }
        }
    });
}

/// Where the cells of a row stand; the name has what is left.
fn places(ui: &Ui, row: Rect) -> (f32, [Rect; 4]) {
    let growth = look(ui).sizes.text / 16.0;
    let mut left = row.right() - CELLS.iter().sum::<f32>() * growth;
    let name = left - row.left() - 12.0;
    let places = CELLS.map(|width| {
        let place = Rect::from_min_size(pos2(left, row.top()), Vec2::new(width * growth, row.height()));
        left += width * growth;
        place
    });
    (name.max(80.0), places)
}

fn caption_ui(ui: &mut Ui) {
    let look = look(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), look.sizes.note * 1.9), Sense::hover());
    let (_, [_, tried, right, _]) = places(ui, rect);
    let [name, of_tried, of_right] = words::COLUMNS;
    let left = Rect::from_min_max(rect.min, pos2(tried.left(), rect.bottom()));
    for (place, words, layout) in [
        (left, name, Layout::left_to_right(Align::Center)),
        (tried, of_tried, Layout::right_to_left(Align::Center)),
        (right, of_right, Layout::right_to_left(Align::Center)),
    ] {
        ui.new_child(UiBuilder::new().max_rect(place).layout(layout)).add(Text::new(words).note().soft());
    }
    ui.painter().hline(rect.x_range(), rect.bottom().round() - 0.5, look.hairline());
}

fn row_ui(ui: &mut Ui, topic: &TopicLine, has_rule: bool, intents: &mut Vec<Intent>) {
    let look = look(ui);
    let palette = &look.palette;
    let width = ui.available_width();
    let from = ui.cursor().left_top();
    let (room, _) = places(ui, Rect::from_min_size(from, Vec2::new(width, 0.0)));
    let name = Text::new(&topic.name).leading(1.4).galley(ui, room);
    let height = (look.sizes.table_row - 2.0).max(name.size().y + 14.0).ceil();
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    let said = words::row(&topic.name, topic.is_read, topic.tried, topic.items, topic.right);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &said));
    if has_rule {
        ui.painter().hline(rect.x_range(), rect.top().round() + 0.5, egui::Stroke::new(1.0, palette.row_line));
    }
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(Vec2::new(10.0, -1.0)), 4, palette.hover);
    }
    let (_, [read, tried, right, practise]) = places(ui, rect);
    let at = pos2(rect.left(), rect.center().y - name.size().y / 2.0);
    let ink = if topic.has_lesson { palette.blue_tone.ink } else { palette.ink };
    ui.painter().galley_with_override_text_color(at, name, ink);
    let place = |ui: &mut Ui, place: Rect| {
        ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center)))
    };
    if topic.is_read {
        place(ui, read).add(Tag::green(words::READ));
    } else if !topic.has_lesson {
        place(ui, read).add(Text::new(words::NO_LESSON).note().faint());
    }
    if topic.tried > 0 {
        place(ui, tried).add(Text::new(&words::tried(topic.tried, topic.items)));
        place(ui, right).add(Text::new(&topic.right.to_string()));
    } else {
        place(ui, tried).add(Text::new(&words::tried(0, topic.items)).faint());
    }
    let link = Button::link(words::PRACTISE);
    let name = words::practise(&topic.name);
    if place(ui, practise).add(link.name(&name)).clicked() {
        intents.push(Intent::Practise(topic.code.clone()));
    } else if response.clicked() {
        let code = topic.code.clone();
        intents.push(if topic.has_lesson { Intent::Open(code) } else { Intent::Practise(code) });
    }
    focus_ring(ui, &look, &response, 4);
    response.on_hover_cursor(CursorIcon::PointingHand);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widgets::testing::window_with;
    use egui_kittest::{Harness, kittest::Queryable as _};

    type Seen = (State, Vec<Intent>);

    fn topic(code: &str, name: &str, track: Track) -> TopicLine {
        TopicLine {
            code: code.into(),
            name: name.into(),
            track,
            has_lesson: code != "CS-02",
            is_read: code == "CS-01",
            items: 26,
            tried: if code == "CS-01" { 12 } else { 0 },
            right: 9,
        }
    }

    fn screen(who: Option<&str>) -> Harness<'static, Seen> {
        let mut state = State::new(who.map(str::to_owned), Track::CivilServant);
        state.topics = vec![
            topic("CS-01", "消防工作方针", Track::CivilServant),
            topic("CS-02", "政府责任", Track::CivilServant),
            topic("CS-03", "部门责任", Track::CivilServant),
            topic("SC-P-01", "打119找大人", Track::School),
            topic("SC-T-01", "学校责任体系", Track::School),
        ];
        window_with(|ui, (state, wanted): &mut Seen| wanted.extend(learning_ui(ui, state)), (state, Vec::new()))
    }

    fn row(name: &str) -> String {
        words::row(name, false, 0, 26, 9)
    }

    #[test]
    fn a_topic_says_how_it_stands_and_leads_to_its_lesson_or_its_practice() {
        let mut harness = screen(Some("王建明"));
        harness.run();
        harness.get_by_label(&words::row("消防工作方针", true, 12, 26, 9)).click();
        harness.run();
        harness.get_by_label(&row("政府责任")).click();
        harness.run();
        harness.get_by_label(&words::practise("部门责任")).click();
        harness.run();
        let expected =
            [Intent::Open("CS-01".into()), Intent::Practise("CS-02".into()), Intent::Practise("CS-03".into())];
        assert_eq!(harness.state().1, expected);
        harness.get_by_label(&words::done(1, 2, 12, 78));
    }

    #[test]
    fn a_search_and_another_track_leave_only_their_topics() {
        let mut harness = screen(Some("王建明"));
        harness.run();
        harness.get_by_label(words::SEARCH).focus();
        harness.run();
        harness.get_by_label(words::SEARCH).type_text("部门");
        harness.run();
        harness.get_by_label(&row("部门责任"));
        assert!(harness.query_by_label(&row("政府责任")).is_none());
        harness.get_by_label(words::track(Track::School)).click();
        harness.run();
        harness.get_by_label(words::NOTHING);
        harness.state_mut().0.search.clear();
        harness.run();
        harness.get_by_label(words::group("SC-T-01"));
        harness.get_by_label(&row("打119找大人"));
    }

    #[test]
    fn a_guest_is_told_that_nothing_is_kept_and_can_sign_in() {
        let mut harness = screen(None);
        harness.run();
        harness.get_by_label(words::GUEST);
        harness.get_by_label(words::SIGN_IN).click();
        harness.run();
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!(harness.state().1, [Intent::SignIn, Intent::Back]);
    }

    #[test]
    fn groups_are_parted_into_columns_of_like_height() {
        let all: Vec<TopicLine> = (1..=24).map(|number| topic(&format!("CP-{number}"), "某", Track::School)).collect();
        let mut rest = all.iter();
        let groups: Groups<'_> = [12, 3, 3, 2, 4].map(|count| ("组", rest.by_ref().take(count).collect())).to_vec();
        let (left, right) = halves(groups);
        assert_eq!((left.len(), right.len()), (1, 4));
        let (left, right) = halves(vec![("", all.iter().take(17).collect())]);
        assert_eq!((left[0].1.len(), right[0].1.len()), (9, 8));
    }
}
