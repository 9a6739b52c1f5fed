//! The right side of the result: topics, what to read again, incidents.

use egui::{Align, Layout, Ui, Vec2};

use super::super::state::{Incident, Intent, Reading, State, TopicLine};
use crate::domain::scoring::stars;
use crate::text::screens::{learning, result as words};
use crate::text::ui::percent;
use crate::ui::theme::{Look, Tone, look};
use crate::ui::widgets::{Button, Card, Progress, Text, beside_ui, rule_ui};

/// Of more topics than this only the weakest are shown at first.
const MANY: usize = 8;
/// How many those are.
const WEAKEST: usize = 6;

/// Below this percentage a topic is to be looked at again.
const ENOUGH: i64 = 75;

const PADDING: (i8, i8) = (30, 26);

/// Draws the cards; the last one reaches down to `height` where there is room.
pub(super) fn parts_ui(ui: &mut Ui, state: &State, height: f32, intents: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.y = 22.0;
    let top = ui.cursor().top();
    // Who failed is told to read first; so that stands first.
    let reading_first = !state.stars && !state.passed && !state.readings.is_empty();
    if reading_first {
        card().show(ui, |ui| readings_ui(ui, &state.readings, intents));
    } else if !state.topics.is_empty() {
        card().show(ui, |ui| topics_ui(ui, state, intents));
    }
    let last = state.incidents.is_empty();
    let fill = |ui: &mut Ui, last: bool| {
        if last {
            let used = ui.cursor().top() - top;
            ui.set_min_height((height - used - f32::from(PADDING.1) - look(ui).line_width()).max(0.0));
        }
    };
    // Articles of law are nothing for those who get stars.
    if !state.stars {
        card().show(ui, |ui| {
            fill(ui, last);
            if reading_first { topics_ui(ui, state, intents) } else { readings_ui(ui, &state.readings, intents) }
        });
    }
    if !last {
        let quiet = look(ui).palette.grey_tone.wash;
        card().fill(quiet).show(ui, |ui| {
            fill(ui, true);
            incidents_ui(ui, &state.incidents);
        });
    }
}

const fn card() -> Card {
    Card::new().padding(PADDING.0, PADDING.1)
}

/// The heading of a card with a note at its right, or under it where there is no room.
fn heading_ui(ui: &mut Ui, heading: &str, note: &str) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let (heading, note) = (Text::new(heading).heading(), Text::new(note).note().soft());
    let width = heading.galley(ui, f32::INFINITY).size().x + note.galley(ui, f32::INFINITY).size().x + 24.0;
    if width <= ui.available_width() {
        ui.horizontal(|ui| {
            ui.add(heading);
            ui.add(note.right());
        });
    } else {
        ui.add(heading);
        ui.add(note);
    }
    ui.add_space(6.0);
}

/// The topics, weakest first where there are many: what to look at again stands at the top.
fn topics_ui(ui: &mut Ui, state: &State, intents: &mut Vec<Intent>) {
    let look = look(ui);
    let mut topics: Vec<&TopicLine> = state.topics.iter().collect();
    let many = topics.len() > MANY;
    if many {
        topics.sort_by_key(|topic| topic.marks.percent_of(topic.max));
    }
    let shown = if many && !state.all_topics { WEAKEST } else { topics.len() };
    let behind = topics.iter().any(|topic| is_low(topic, state.stars));
    if state.stars {
        heading_ui(ui, words::TOPIC_STARS, "");
    } else {
        heading_ui(ui, words::TOPICS, if behind { words::TOPICS_NOTE } else { "" });
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let growth = look.sizes.text / 16.0;
    // Wide enough for the longest name on one line, and not much wider than half the room.
    let width = |topic: &&TopicLine| Text::new(&topic.topic).galley(ui, f32::INFINITY).size().x + 1.0;
    let longest = topics.iter().take(shown).map(width).fold(210.0 * growth, f32::max);
    let name_width = longest.min(ui.available_width() * 0.52).ceil();
    let share_width = if behind { 88.0 } else { 52.0 } * growth;
    for topic in topics.iter().take(shown) {
        if topic_ui(ui, &look, topic, state.stars, [name_width, share_width, if behind { link_width(ui) } else { 0.0 }])
        {
            intents.push(Intent::Study(topic.code.clone()));
        }
    }
    if many {
        ui.add_space(6.0);
        let label = if state.all_topics { words::WEAKEST_ONLY.to_owned() } else { words::all_topics(topics.len()) };
        if ui.add(Button::link(&label)).clicked() {
            intents.push(Intent::AllTopics);
        }
    }
}

/// Whether a topic is to be looked at again.
const fn is_low(topic: &TopicLine, is_stars: bool) -> bool {
    if is_stars { stars(topic.marks, topic.max) < 3 } else { topic.marks.percent_of(topic.max) < ENOUGH }
}

/// How wide the way to a lesson is.
fn link_width(ui: &Ui) -> f32 {
    Button::link(learning::STUDY).width(ui)
}

/// Whether the lesson was asked for, to which weak topics lead. The widths are those of the name, the share and that way.
fn topic_ui(
    ui: &mut Ui,
    look: &Look,
    topic: &TopicLine,
    is_stars: bool,
    [name_width, share_width, link]: [f32; 3],
) -> bool {
    let growth = look.sizes.text / 16.0;
    let room = ui.available_width();
    let low = is_low(topic, is_stars);
    let gap = 16.0;
    let name = Text::new(&topic.topic).leading(1.4);
    let height = (36.0 * growth).max(name.galley(ui, name_width).size().y + 8.0);
    #[expect(clippy::cast_precision_loss, reason = "a percentage")]
    let share = topic.marks.percent_of(topic.max) as f32 / 100.0;
    ui.allocate_ui_with_layout(Vec2::new(room, height), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = gap;
        ui.allocate_ui_with_layout(Vec2::new(name_width, height), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(name_width);
            ui.add(name);
        });
        let bar = Progress::new(share, &topic.topic).behind(low);
        let after = if link > 0.0 { link + gap } else { 0.0 };
        ui.add(bar.width((room - name_width - share_width - after - 2.0 * gap).max(24.0)));
        let said = if is_stars {
            words::stars(stars(topic.marks, topic.max))
        } else if low {
            words::low(&percent(share))
        } else {
            percent(share)
        };
        ui.allocate_ui_with_layout(Vec2::new(share_width, height), Layout::right_to_left(Align::Center), |ui| {
            ui.set_min_width(share_width);
            let said = Text::new(&said);
            ui.add(if low && !is_stars { said.tone(Tone::Amber) } else { said });
        });
        low && study_ui(ui, &topic.topic)
    })
    .inner
}

/// The way to a lesson; whether it was taken.
fn study_ui(ui: &mut Ui, about: &str) -> bool {
    ui.add(Button::link(learning::STUDY).name(&learning::study(about))).clicked()
}

fn readings_ui(ui: &mut Ui, readings: &[Reading], intents: &mut Vec<Intent>) {
    heading_ui(ui, words::READ, "");
    if readings.is_empty() {
        ui.add(Text::new(words::READ_NOTHING).soft());
    }
    for (index, reading) in readings.iter().enumerate() {
        let about = words::reading(&reading.regulation, &reading.articles);
        if line_ui(ui, index, &about, &words::wrong(reading.wrong), !reading.topic.is_empty()) {
            intents.push(Intent::Study(reading.topic.clone()));
        }
    }
}

/// A line of words that may wrap, with a short word at its right and where there is one the way to a lesson; whether that was
/// taken.
fn line_ui(ui: &mut Ui, index: usize, left: &str, right: &str, has_lesson: bool) -> bool {
    ui.spacing_mut().item_spacing.y = 0.0;
    if index > 0 {
        rule_ui(ui, 8.0);
    }
    let right = Text::new(right).soft();
    let beside = if has_lesson { link_width(ui) + 24.0 } else { 0.0 };
    let size = right.galley(ui, f32::INFINITY).size() + Vec2::new(1.0 + beside, 0.0);
    beside_ui(
        ui,
        size,
        |ui| _ = ui.add(Text::new(left)),
        |ui| {
            ui.spacing_mut().item_spacing.x = 24.0;
            let taken = has_lesson && study_ui(ui, left);
            ui.add(right);
            taken
        },
    )
}

fn incidents_ui(ui: &mut Ui, incidents: &[Incident]) {
    heading_ui(ui, words::INCIDENTS, words::INCIDENTS_NOTE);
    for (index, incident) in incidents.iter().enumerate() {
        ui.spacing_mut().item_spacing.y = 0.0;
        if index > 0 {
            rule_ui(ui, 8.0);
        }
        let sentence = incident.sentence();
        let sentence = Text::new(&sentence);
        let width = sentence.galley(ui, ui.available_width() * 0.55).size().x;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 24.0;
            ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| ui.add(sentence));
            ui.add(Text::new(&words::times(&incident.times)).soft().right());
        });
    }
}
