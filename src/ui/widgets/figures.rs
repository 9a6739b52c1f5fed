//! Figures on cards: a name and a value on one line, and a large number under its caption.

use egui::{Align, Layout, Role, Sense, Ui, Vec2, WidgetInfo};

use super::super::theme::{Tone, look};
use super::{Text, baseline};

/// A name at the left and its value at the right of the room. Long values wrap under themselves.
pub fn key_value_ui(ui: &mut Ui, name: &str, value: &str) {
    let width = ui.available_width();
    let name = Text::new(name).soft();
    let name_width = name.galley(ui, width * 0.45).size().x;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        ui.allocate_ui_with_layout(Vec2::new(name_width, 0.0), Layout::top_down(Align::Min), |ui| ui.add(name));
        ui.add(Text::new(value).right());
    });
}

/// A caption and a large number under it, with a word of explanation beside.
pub fn figure_ui(ui: &mut Ui, caption: &str, figure: &str, beside: Option<&str>, tone: Option<Tone>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add(Text::new(caption).note().soft());
        let mut number = Text::new(figure).figure();
        if let Some(tone) = tone {
            number = number.tone(tone);
        }
        on_one_baseline_ui(
            ui,
            number,
            figure,
            Text::new(beside.unwrap_or_default()).soft(),
            beside.unwrap_or_default(),
        );
    });
}

/// The score of a result in the largest figures, with what it is out of beside.
pub fn score_ui(ui: &mut Ui, score: &str, out_of: &str) {
    let beside = Text::new(out_of).stem().soft();
    on_one_baseline_ui(ui, Text::new(score).score(), score, beside, out_of);
}

/// Two texts of different sizes on one baseline, which egui's rows are not.
fn on_one_baseline_ui(ui: &mut Ui, large: Text<'_>, large_words: &str, small: Text<'_>, small_words: &str) {
    const GAP: f32 = 10.0;
    let ink = look(ui).palette.ink;
    let large = large.galley(ui, f32::INFINITY);
    let small = small.galley(ui, f32::INFINITY);
    let size = Vec2::new(large.size().x + GAP + small.size().x, large.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| {
        let words = format!("{large_words} {small_words}");
        WidgetInfo::labeled(Role::Label, ui.is_enabled(), words.trim_end())
    });
    let below = baseline(&large) - baseline(&small);
    let beside = rect.left_top() + Vec2::new(large.size().x + GAP, below);
    ui.painter().galley(rect.left_top(), large, ink);
    ui.painter().galley(beside, small, ink);
}

#[cfg(test)]
mod tests {
    use super::super::testing::window;
    use super::*;
    use egui_kittest::kittest::Queryable as _;

    #[test]
    fn values_stand_at_the_right_edge() {
        let mut harness = window(|ui| {
            ui.set_max_width(300.0);
            key_value_ui(ui, "证书编号", "XF-2026-0632-00417");
            key_value_ui(ui, "有效期至", "2027-11-23");
            figure_ui(ui, "已完成", "1,031", Some("80.3%"), None);
            score_ui(ui, "86", "/ 100 分");
        });
        harness.run();
        let one = harness.get_by_label("XF-2026-0632-00417").rect().right();
        let other = harness.get_by_label("2027-11-23").rect().right();
        assert!((one - other).abs() < 0.1);
        harness.get_by_label("86 / 100 分");
        harness.get_by_label("1,031 80.3%");
    }
}
