//! Draws the check of a certificate.

use egui::{
    Align, CentralPanel, Color32, CornerRadius, Frame, Key, Layout, Margin, Modifiers, Response, ScrollArea, TextEdit,
    Ui, Vec2,
};

use super::state::{ClaimView, Intent, Outcome, State};
use crate::text::screens::verify as words;
use crate::ui::theme::{Look, RADIUS, Theme, Tone, look};
use crate::ui::widgets::{Button, Card, Text, TopBar};

/// Seen from an arm's length, and no wider than one glance.
const WIDEST: f32 = 1180.0;
/// The least margin at both sides.
const SIDE: f32 = 30.0;

/// Draws the screen and returns what was wanted.
pub fn verify_ui(ui: &mut Ui, state: &mut State) -> Vec<Intent> {
    let mut intents = Vec::new();
    if state.outcome != Outcome::Empty && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        state.clear();
    }
    TopBar::new(&[words::TITLE]).show(ui, |ui| {
        if ui.add(Button::secondary(words::BACK).small()).clicked() {
            intents.push(Intent::Leave);
        }
    });
    let canvas = Frame::new().fill(look(ui).palette.canvas);
    CentralPanel::default().frame(canvas).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let width = (ui.available_width() - 2.0 * SIDE).min(WIDEST);
            let side = ((ui.available_width() - width) / 2.0).floor();
            ui.add_space(24.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 16.0;
                    ask_ui(ui, state, &mut intents);
                    outcome_ui(ui, state);
                });
            });
            ui.add_space(24.0);
        });
    });
    dropped(ui, state, &mut intents);
    intents
}

fn ask_ui(ui: &mut Ui, state: &mut State, intents: &mut Vec<Intent>) {
    Card::new().padding(24, 18).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let label = ui.add(Text::new(words::TOKEN).bold());
        let mut wanted = false;
        beside_ui(ui, Button::primary(words::CHECK).big(), &mut wanted, |ui| {
            let field = token_ui(ui, &mut state.token).labelled_by(label.id);
            if std::mem::take(&mut state.focus) {
                field.request_focus();
            }
            field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
        });
        ui.add(Text::new(words::TOKEN_HELP).note().faint());
        if wanted && !state.token.trim().is_empty() {
            intents.push(Intent::Check(std::mem::take(&mut state.token).trim().to_owned()));
            state.outcome = Outcome::Checking;
            state.focus = true;
        } else if wanted {
            state.focus = true;
        }
        ui.add_space(6.0);
        picture_ui(ui, state, intents);
    });
}

/// The field for the scanner: higher than others, in larger letters.
fn token_ui(ui: &mut Ui, token: &mut String) -> Response {
    let look = look(ui);
    let air = ((look.sizes.button_big - look.sizes.option * 1.448) / 2.0).max(4.0);
    #[expect(clippy::cast_possible_truncation, reason = "a dozen points")]
    let margin = Margin::symmetric(16, air as i8);
    ui.add(
        TextEdit::singleline(token)
            .font(look.regular(look.sizes.option))
            .hint_text(egui::RichText::new(words::TOKEN_HINT).font(look.regular(look.sizes.option)))
            .margin(margin)
            .desired_width(ui.available_width()),
    )
}

fn picture_ui(ui: &mut Ui, state: &mut State, intents: &mut Vec<Intent>) {
    let mut wanted = false;
    let label = ui.add(Text::new(words::PICTURE).soft());
    beside_ui(ui, Button::secondary(words::OPEN), &mut wanted, |ui| {
        let look = look(ui);
        let air = ((look.sizes.field - look.sizes.text * 1.448) / 2.0).max(4.0);
        #[expect(clippy::cast_possible_truncation, reason = "a dozen points")]
        let margin = Margin::symmetric(14, air as i8);
        let field = TextEdit::singleline(&mut state.picture)
            .hint_text(words::PICTURE_HINT)
            .margin(margin)
            .desired_width(ui.available_width());
        let field = ui.add(field).labelled_by(label.id);
        field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    });
    if wanted {
        open(state, intents);
    }
}

/// A field and, at its right, the button that does what Enter does in it.
fn beside_ui(ui: &mut Ui, button: Button<'_>, wanted: &mut bool, field: impl FnOnce(&mut Ui) -> bool) {
    const GAP: f32 = 14.0;
    let width = ui.available_width() - button.width(ui) - GAP - 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        *wanted |= ui
            .scope(|ui| {
                ui.set_max_width(width);
                field(ui)
            })
            .inner;
        *wanted |= ui.add(button).clicked();
    });
}

fn open(state: &mut State, intents: &mut Vec<Intent>) {
    let path = state.picture.trim().trim_matches('"').to_owned();
    if !path.is_empty() {
        intents.push(Intent::Open(path));
        state.outcome = Outcome::Checking;
        state.focus = true;
    }
}

/// A picture that was dragged into the window.
fn dropped(ui: &Ui, state: &mut State, intents: &mut Vec<Intent>) {
    let path = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
    if let Some(path) = path {
        state.picture = path.display().to_string();
        open(state, intents);
    }
}

fn outcome_ui(ui: &mut Ui, state: &mut State) {
    let mut cleared = false;
    match &state.outcome {
        Outcome::Empty => quiet_ui(ui, words::EMPTY, words::EMPTY_ABOUT),
        Outcome::Checking => quiet_ui(ui, words::CHECKING, ""),
        Outcome::Valid(claim) => {
            cleared = band_ui(ui, Tone::Green, words::VALID, words::VALID_ABOUT, Some(claim));
        }
        Outcome::Expired(claim) => {
            let about = words::expired_about(&claim.valid_until);
            cleared = band_ui(ui, Tone::Amber, words::EXPIRED, &about, Some(claim));
        }
        Outcome::Refused { heading, body } => cleared = band_ui(ui, Tone::Red, heading, body, None),
    }
    if cleared {
        state.clear();
    }
}

fn quiet_ui(ui: &mut Ui, heading: &str, about: &str) {
    Card::new().padding(32, 48).show(ui, |ui| {
        ui.add(Text::new(heading).title().soft().centred());
        if !about.is_empty() {
            ui.add(Text::new(about).soft().centred());
        }
    });
}

/// Ground and ink of a verdict. Text of the amber tone is nearly brown, and a guard looks for yellow.
const fn verdict_colours(look: &Look, tone: Tone) -> (Color32, Color32) {
    let palette = &look.palette;
    match (tone, look.theme) {
        (Tone::Amber, Theme::Dark) => (palette.flag, palette.panel),
        (Tone::Amber, _) => (palette.flag, palette.ink),
        _ => (look.tone(tone).ink, palette.panel),
    }
}

/// The verdict on a ground of its colour, and under it what to do and the claim; whether the person wants the next.
fn band_ui(ui: &mut Ui, tone: Tone, verdict: &str, about: &str, claim: Option<&ClaimView>) -> bool {
    let look = look(ui);
    let colours = look.tone(tone);
    let (ground, ink) = verdict_colours(&look, tone);
    let next = Frame::new()
        .fill(ground)
        .corner_radius(CornerRadius { nw: RADIUS, ne: RADIUS, sw: 0, se: 0 })
        .inner_margin(Margin::symmetric(32, 16))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let button = Button::secondary(words::NEXT).key(words::NEXT_KEY);
            let room = ui.available_width() - button.width(ui) - 24.0;
            let verdict = Text::new(verdict).figure().colour(ink);
            let height = verdict.galley(ui, room).size().y.max(look.sizes.button);
            let size = Vec2::new(ui.available_width(), height);
            ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                let next = ui.add(button).clicked();
                ui.add_space(24.0);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(verdict));
                next
            })
            .inner
        })
        .inner;
    ui.add_space(-ui.spacing().item_spacing.y);
    Frame::new()
        .fill(colours.wash)
        .stroke(look.outline(colours.edge))
        .corner_radius(CornerRadius { nw: 0, ne: 0, sw: RADIUS, se: RADIUS })
        .inner_margin(Margin::symmetric(32, 20))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 6.0;
            if let Some(claim) = claim {
                claim_ui(ui, claim);
                ui.add_space(8.0);
            }
            ui.add(Text::new(about).option());
        });
    next
}

fn claim_ui(ui: &mut Ui, claim: &ClaimView) {
    let look = look(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        ui.add(Text::new(&claim.name).figure());
        ui.add(Text::new(&claim.identity).title());
    });
    ui.add_space(4.0);
    let score = words::marks(&claim.score);
    let left = [
        (words::TRACK, &claim.track),
        (words::EXAM, &claim.exam),
        (words::SCORE, &score),
        (words::NUMBER, &claim.number),
    ];
    let right = [
        (words::VALID_UNTIL, &claim.valid_until),
        (words::ISSUED_ON, &claim.issued_on),
        (words::ISSUER, &claim.issuer),
    ];
    if ui.available_width() > 760.0 * look.sizes.text / 16.0 {
        ui.spacing_mut().item_spacing.x = 40.0;
        ui.columns_const(|[one, two]| {
            facts_ui(one, &left);
            facts_ui(two, &right);
        });
    } else {
        facts_ui(ui, &left);
        facts_ui(ui, &right);
    }
}

/// Names in one column and values close beside them: nobody at a gate follows a line across the screen.
fn facts_ui(ui: &mut Ui, facts: &[(&str, &String)]) {
    let name_width = 5.0 * look(ui).sizes.text;
    ui.spacing_mut().item_spacing.y = 6.0;
    for (name, value) in facts {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.allocate_ui(Vec2::new(name_width, 0.0), |ui| {
                ui.set_width(name_width);
                ui.add(Text::new(name).soft().leading(1.8));
            });
            ui.add(Text::new(value).option().leading(1.5));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widgets::testing::window_with;
    use egui_kittest::{Harness, kittest::Queryable as _};

    fn gate() -> Harness<'static, (State, Vec<Intent>)> {
        let mut harness = window_with(
            |ui, (state, wanted): &mut (State, Vec<Intent>)| wanted.extend(verify_ui(ui, state)),
            (State::default(), Vec::new()),
        );
        harness.run();
        harness
    }

    fn claim() -> ClaimView {
        ClaimView {
            number: "XF-2026-0632-00417".into(),
            name: "王建明".into(),
            identity: "6321**********1234".into(),
            track: "公务员".into(),
            exam: "2026 年度领导干部消防安全考试".into(),
            score: "86".into(),
            issued_on: "2026-11-24".into(),
            valid_until: "2027-11-23".into(),
            issuer: "某县消防安全委员会办公室".into(),
        }
    }

    /// A scanner types the text and presses Enter.
    fn scan(harness: &mut Harness<'static, (State, Vec<Intent>)>, text: &str) {
        assert!(harness.get_by_label(words::TOKEN).is_focused());
        harness.get_by_label(words::TOKEN).type_text(text);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
    }

    #[test]
    fn one_scan_follows_another_without_a_hand_on_the_mouse() {
        let mut harness = gate();
        scan(&mut harness, "XA1:AAA");
        assert_eq!(harness.state().1, [Intent::Check("XA1:AAA".into())]);
        harness.get_by_label(words::CHECKING);
        harness.state_mut().0.show(Outcome::Valid(claim()));
        harness.run();
        harness.get_by_label(words::VALID);
        harness.get_by_label("王建明");
        harness.get_by_label("6321**********1234");
        scan(&mut harness, "XA1:BBB");
        assert_eq!(harness.state().1.last(), Some(&Intent::Check("XA1:BBB".into())));
    }

    #[test]
    fn one_key_clears_the_result() {
        let mut harness = gate();
        let (heading, body) = words::CHANGED;
        harness.state_mut().0.show(Outcome::Refused { heading: heading.into(), body: body.into() });
        harness.run();
        harness.get_by_label(heading);
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!(harness.state().0.outcome, Outcome::Empty);
        assert!(harness.query_by_label(heading).is_none());
        harness.run();
        assert!(harness.get_by_label(words::TOKEN).is_focused());
    }

    #[test]
    fn an_expired_certificate_says_since_when() {
        let mut harness = gate();
        harness.state_mut().0.show(Outcome::Expired(claim()));
        harness.run();
        harness.get_by_label(words::EXPIRED);
        harness.get_by_label(&words::expired_about("2027-11-23"));
    }

    #[test]
    fn a_picture_is_opened_by_its_path() {
        let mut harness = gate();
        harness.state_mut().0.picture = "\"D:\\证书.png\"".into();
        harness.run();
        harness.get_by_label(words::OPEN).click();
        harness.run();
        harness.get_by_label(words::BACK).click();
        harness.run();
        assert_eq!(harness.state().1, [Intent::Open("D:\\证书.png".into()), Intent::Leave]);
    }

    #[test]
    fn nothing_is_checked_where_nothing_was_scanned() {
        let mut harness = gate();
        harness.get_by_label(words::CHECK).click();
        harness.run();
        assert!(harness.state().1.is_empty());
    }
}
