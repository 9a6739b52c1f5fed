//! Figures on cards: a name and a value on one line, and a large number under its caption.

use egui::{Align, Layout, Ui, Vec2};

use super::super::theme::{Tone, look};
use super::Text;

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
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add(Text::new(caption).note().soft());
    let look = look(ui);
    let mut number = Text::new(figure).figure();
    if let Some(tone) = tone {
        number = number.tone(tone);
    }
    let mut job = egui::text::LayoutJob::default();
    job.append(figure, 0.0, number.format(&look));
    if let Some(beside) = beside {
        job.append(beside, 10.0, Text::new("").soft().leading(1.0).format(&look));
    }
    ui.add(egui::Label::new(job));
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
        });
        harness.run();
        let one = harness.get_by_label("XF-2026-0632-00417").rect().right();
        let other = harness.get_by_label("2027-11-23").rect().right();
        assert!((one - other).abs() < 0.1);
        harness.get_by_label("1,03180.3%");
    }
}
