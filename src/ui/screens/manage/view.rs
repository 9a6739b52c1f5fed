//! Draws the frame: the bar at the top, the pages at the left, the open page at the right.

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, ScrollArea, Ui, UiBuilder};

use super::state::{Goal, Intent, ManageState, Page};
use super::{bank, exams, office, results};
use crate::text::screens::manage as words;
use crate::ui::theme::look;
use crate::ui::widgets::{Choice, Tag, Text, TopBar, dialog_ui, nav_caption_ui, nav_item_ui};

/// Forms are no wider: a label and its value must be seen at one glance.
const FORM_WIDEST: f32 = 1180.0;
/// Tables may be wider, so that names of units need not be cut.
const TABLE_WIDEST: f32 = 1400.0;
/// The margin at both sides of a page.
const SIDE: i8 = 30;
const GROUPS: [(&str, &[Page]); 3] = [
    (words::GROUP_EXAMS, &[Page::Results, Page::Exams]),
    (words::GROUP_BANK, &[Page::Bank]),
    (words::GROUP_OFFICE, &[Page::Office]),
];

/// Draws the open page and returns what was wanted.
pub fn manage_ui(ui: &mut Ui, state: &mut ManageState) -> Vec<Intent> {
    let mut intents = Vec::new();
    let tags: &[Tag<'_>] = if state.has_changes() { &[Tag::amber(words::UNSAVED)] } else { &[] };
    TopBar::new(&[words::TITLE, state.page.title()]).tags(tags).show(ui, |ui| top_ui(ui, state, &mut intents));
    if let Some(goal) = nav_ui(ui, state.page) {
        go(state, goal, &mut intents);
    }
    let margin = Margin { top: 24, bottom: 0, ..Margin::same(SIDE) };
    let canvas = Frame::new().fill(look(ui).palette.canvas).inner_margin(margin);
    CentralPanel::default().frame(canvas).show(ui, |ui| page_ui(ui, state, &mut intents));
    ask_ui(ui, state, &mut intents);
    settle(state, &mut intents);
    intents
}

/// What stands at the right of the bar: the page's own buttons.
fn top_ui(ui: &mut Ui, state: &mut ManageState, intents: &mut Vec<Intent>) {
    match state.page {
        Page::Results => intents.extend(results::top_ui(ui, &mut state.results).into_iter().map(Intent::Results)),
        Page::Bank => intents.extend(bank::top_ui(ui, &state.bank).into_iter().map(Intent::Bank)),
        Page::Exams => intents.extend(exams::top_ui(ui, &mut state.exams).into_iter().map(Intent::Exams)),
        Page::Office => intents.extend(office::top_ui(ui, &mut state.office).into_iter().map(Intent::Office)),
    }
}

fn nav_ui(ui: &mut Ui, here: Page) -> Option<Goal> {
    let look = look(ui);
    let mut goal = None;
    let frame = Frame::new().fill(look.palette.panel).inner_margin(Margin::symmetric(12, 16));
    let shown = Panel::left("manage_nav")
        .exact_size(look.sizes.nav_width)
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (caption, pages) in GROUPS {
                nav_caption_ui(ui, caption);
                ui.add_space(2.0);
                for page in pages {
                    if nav_item_ui(ui, page.title(), *page == here).clicked() && *page != here {
                        goal = Some(Goal::Page(*page));
                    }
                }
                ui.add_space(6.0);
            }
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                if nav_item_ui(ui, words::BACK, false).clicked() {
                    goal = Some(Goal::Start);
                }
            });
        });
    let rect = shown.response.rect;
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), look.hairline());
    goal
}

fn page_ui(ui: &mut Ui, state: &mut ManageState, intents: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.y = 16.0;
    match state.page {
        Page::Results => {
            ui.set_max_width(ui.available_width().min(TABLE_WIDEST));
            intents.extend(results::results_ui(ui, &mut state.results).into_iter().map(Intent::Results));
        }
        Page::Bank => scrolled_ui(ui, "bank", |ui| {
            intents.extend(bank::bank_ui(ui, &mut state.bank).into_iter().map(Intent::Bank));
        }),
        Page::Exams => {
            let mut chosen = None;
            scrolled_ui(ui, "exams", |ui| chosen = exams::exams_ui(ui, &mut state.exams));
            if let Some(exam) = chosen {
                go(state, Goal::Exam(exam), intents);
            }
        }
        Page::Office => scrolled_ui(ui, "office", |ui| office::office_ui(ui, &mut state.office)),
    }
}

fn scrolled_ui(ui: &mut Ui, id: &str, content: impl FnOnce(&mut Ui)) {
    // The bar stands in the margin, so that all pages end at the same line at the right.
    let bar = ui.spacing().scroll.allocated_width();
    let width = ui.available_width().min(FORM_WIDEST);
    let room = ui.available_rect_before_wrap();
    let room = room.with_max_x(room.right() + bar.min(f32::from(SIDE)));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(room));
    ScrollArea::vertical().id_salt(id).auto_shrink(false).show(&mut ui, |ui| {
        ui.set_max_width(width);
        content(ui);
        ui.add_space(24.0);
    });
}

/// Goes there, or asks first where changes would be lost.
fn go(state: &mut ManageState, goal: Goal, intents: &mut Vec<Intent>) {
    if state.has_changes() {
        state.asking = Some(goal);
    } else {
        arrive(state, goal, intents);
    }
}

fn arrive(state: &mut ManageState, goal: Goal, intents: &mut Vec<Intent>) {
    match goal {
        Goal::Page(page) => {
            state.page = page;
            state.results.focus_search = page == Page::Results;
            state.exams.focus = page == Page::Exams;
            state.office.focus = page == Page::Office;
            state.exams.message = None;
            state.office.message = None;
            intents.push(Intent::Opened(page));
        }
        Goal::Exam(exam) => state.exams.choose(exam),
        Goal::Start => intents.push(Intent::Leave),
    }
}

#[derive(Clone, Copy)]
enum Answer {
    Save,
    Leave,
    Stay,
}

fn ask_ui(ui: &mut Ui, state: &mut ManageState, intents: &mut Vec<Intent>) {
    let Some(goal) = state.asking else { return };
    let choices = [
        Choice::primary(words::SAVE_AND_LEAVE, Answer::Save),
        Choice::secondary(words::LEAVE, Answer::Leave),
        Choice::cancel(words::STAY, Answer::Stay),
    ];
    let about = words::leave_about(state.page.title());
    let body = |ui: &mut Ui| {
        ui.add(Text::new(&about).soft());
    };
    let Some(answer) = dialog_ui(ui.ctx(), "manage_leave", words::LEAVE_TITLE, body, &choices) else { return };
    state.asking = None;
    match answer {
        Answer::Stay => {}
        Answer::Leave => {
            state.exams.cancel();
            state.office.cancel();
            arrive(state, goal, intents);
        }
        Answer::Save => {
            match state.page {
                Page::Exams => intents.extend(state.exams.save().map(Intent::Exams)),
                Page::Office => intents.extend(state.office.save().map(Intent::Office)),
                Page::Results | Page::Bank => {}
            }
            state.after_save = Some(goal);
        }
    }
}

/// Goes where the person wanted to go as soon as the changes are kept, and stays where they are refused.
fn settle(state: &mut ManageState, intents: &mut Vec<Intent>) {
    let Some(goal) = state.after_save else { return };
    if state.is_refused() {
        state.after_save = None;
    } else if !state.has_changes() {
        state.after_save = None;
        arrive(state, goal, intents);
    }
}

#[cfg(test)]
mod tests {
    use super::super::exams::sample;
    use super::*;
    use crate::ui::widgets::testing::window_with;
    use egui::Key;
    use egui_kittest::{Harness, kittest::Queryable as _};

    fn office() -> Harness<'static, (ManageState, Vec<Intent>)> {
        let mut state = ManageState::default();
        state.exams.show(vec![sample("一"), sample("二")]);
        let mut harness = window_with(
            |ui, (state, wanted): &mut (ManageState, Vec<Intent>)| wanted.extend(manage_ui(ui, state)),
            (state, Vec::new()),
        );
        harness.run();
        harness
    }

    #[test]
    fn the_pages_are_gone_to_by_their_names() {
        let mut harness = office();
        for page in [Page::Bank, Page::Exams, Page::Office, Page::Results] {
            harness
                .get_by(|node| node.role() == egui::Role::Tab && node.label().as_deref() == Some(page.title()))
                .click();
            harness.run();
            assert_eq!(harness.state().0.page, page);
            assert_eq!(harness.state().1.last(), Some(&Intent::Opened(page)));
        }
        harness.get_by_label(words::EXAMS).click();
        harness.run();
        assert!(harness.get_by_label(crate::text::screens::manage::exams::TITLE).is_focused());
        harness.get_by_label(words::BACK).click();
        harness.run();
        assert_eq!(harness.state().1.last(), Some(&Intent::Leave));
    }

    fn changed() -> Harness<'static, (ManageState, Vec<Intent>)> {
        let mut harness = office();
        harness.get_by_label(words::EXAMS).click();
        harness.run();
        harness.state_mut().0.exams.draft.minutes = "75".into();
        harness.run();
        harness.get_by_label(words::UNSAVED);
        harness.get_by_label(words::BACK).click();
        harness.run();
        harness
    }

    #[test]
    fn changes_are_not_lost_by_leaving() {
        let mut harness = changed();
        assert!(harness.query_all_by_label(words::LEAVE_TITLE).next().is_some());
        harness.key_press(Key::Escape);
        harness.run();
        assert!(!harness.state().1.contains(&Intent::Leave));
        assert!(harness.state().0.has_changes());

        harness.get_by_label(words::BACK).click();
        harness.run();
        harness.get_by_label(words::LEAVE).click();
        harness.run();
        assert_eq!(harness.state().1.last(), Some(&Intent::Leave));
        assert!(!harness.state().0.has_changes());
    }

    #[test]
    fn leaving_waits_until_changes_are_kept() {
        let mut harness = changed();
        harness.get_by_label(words::SAVE_AND_LEAVE).click();
        harness.run();
        assert!(
            matches!(harness.state().1.last(), Some(Intent::Exams(exams::Intent::Save(change))) if change.settings.minutes == 75)
        );
        let (state, _) = harness.state_mut();
        let mut kept = state.exams.exams.clone();
        kept[0].blueprint.settings.minutes = 75;
        state.exams.show(kept);
        state.exams.saved();
        harness.run();
        assert_eq!(harness.state().1.last(), Some(&Intent::Leave));
    }

    #[test]
    fn what_cannot_be_kept_keeps_the_person_there() {
        let mut harness = office();
        harness.get_by_label(words::EXAMS).click();
        harness.run();
        harness.state_mut().0.exams.draft.minutes = "九十".into();
        harness.run();
        harness.get_by_label(words::BACK).click();
        harness.run();
        harness.get_by_label(words::SAVE_AND_LEAVE).click();
        harness.run();
        assert!(!harness.state().1.contains(&Intent::Leave));
        assert!(harness.state().0.after_save.is_none());
        harness.get_by_label(crate::text::screens::manage::exams::MINUTES_WRONG);
    }
}
