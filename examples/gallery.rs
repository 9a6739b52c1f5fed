//! All parts of the window at a glance, for whoever changes how they look.
//!
//! `cargo run --example gallery -- [parts|sitting|result|plan|start|dialog] [light|dark|contrast] [medium|large|extra] [WIDTHxHEIGHT]`

mod stage;

use eframe::egui::{self, Align, CentralPanel, Frame, Layout, Margin, Panel, Ui, Vec2};
use xiaoankao::ui::screens::start::{Door, Link, State, start_ui};
use xiaoankao::ui::theme::{Tone, look};
use xiaoankao::ui::widgets::{
    Button, Card, Cell, Choice, Column, Field, Notice, OptionRow, Progress, Review, Section, Table, Tag, Text, Toggle,
    TopBar, dialog_ui, figure_ui, foot_bar_ui, key_value_ui, nav_caption_ui, nav_item_ui, rule_ui, score_ui,
    sheet_legend_ui, sheet_ui, text_scale_ui, theme_ui,
};

const STEM: &str = "某县一家三层“三合一”小商铺，一层经营、二层存货、三层住人，夜间卷帘门落锁。镇消防工作人员检查时，依照《消防法》和消防安全责任制的要求，下列处理正确的有（　　）。";
const OPTIONS: [(&str, &str); 4] = [
    ("A", "认定为个体经营，不属于乡镇检查范围"),
    ("B", "督促其将住宿与生产、储存、经营场所按规定分隔或者搬离"),
    ("C", "将发现的火灾隐患及时通报消防救援机构和行业主管部门"),
    ("D", "要求其立即更换为自动喷水灭火系统，否则当场没收货物"),
];

fn main() -> eframe::Result {
    stage::open("parts", |page, _| Gallery {
        page,
        name: "王建明".into(),
        code: "12".into(),
        on: true,
        chosen: [false, true, true, false],
        asking: true,
    })
}

struct Gallery {
    page: String,
    name: String,
    code: String,
    on: bool,
    chosen: [bool; 4],
    asking: bool,
}

impl eframe::App for Gallery {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        match self.page.as_str() {
            "sitting" => self.sitting_ui(ui),
            "dialog" => {
                self.sitting_ui(ui);
                self.ask_ui(ui);
            }
            "result" => result_ui(ui),
            "plan" => plan_ui(ui),
            "start" => {
                let state = State {
                    doors: vec![Door::Learn, Door::Invigilate, Door::Manage],
                    links: vec![Link::Verify, Link::Look, Link::Manual],
                    version: "1.0".into(),
                    bank: "2026-11-01".into(),
                    is_open: true,
                    ..State::default()
                };
                start_ui(ui, &state);
            }
            _ => self.parts_ui(ui),
        }
    }
}

fn canvas(ui: &Ui, x: i8, y: i8) -> Frame {
    Frame::new().fill(look(ui).palette.canvas).inner_margin(Margin::symmetric(x, y))
}

fn cells(from: usize, to: usize) -> Vec<Cell> {
    (from..=to)
        .map(|number| Cell {
            number,
            answered: number < 63 && number != 58,
            flagged: [12, 37, 58, 63].contains(&number),
            current: number == 63,
        })
        .collect()
}

impl Gallery {
    fn sitting_ui(&mut self, ui: &mut Ui) {
        TopBar::new(&["2026 年度领导干部消防安全考试"])
            .tags(&[Tag::grey("正式考试")])
            .note("王＊明 · 平安镇人民政府 · 6321＊＊＊＊＊＊＊＊＊＊1234")
            .show(ui, |ui| {
                ui.add(Text::new("47:12").clock());
                ui.add(Text::new("✓ 已保存 62 题").note().tone(Tone::Green));
            });
        let sizes = look(ui).sizes;
        let panel = Frame::new().fill(look(ui).palette.panel).inner_margin(Margin::same(20));
        Panel::right("sheet").exact_size(sizes.sheet_width).resizable(false).frame(panel).show(ui, |ui| {
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                ui.add(Button::secondary("跳到下一道未答题").full_width());
                ui.add_space(4.0);
                sheet_legend_ui(ui);
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.horizontal(|ui| {
                        ui.add(Text::new("答题卡").bold());
                        ui.add(Text::new("已答 62 / 100").note().soft().right());
                    });
                    let (one, two, three) = (cells(1, 50), cells(51, 80), cells(81, 100));
                    egui::ScrollArea::vertical().show(ui, |ui| {
                        sheet_ui(
                            ui,
                            &[
                                Section { heading: "一、单项选择 1–50", cells: &one },
                                Section { heading: "二、多项选择 51–80", cells: &two },
                                Section { heading: "三、判断 81–100", cells: &three },
                            ],
                        );
                    });
                });
            });
        });
        foot_bar_ui(ui, "foot", |ui| {
            ui.add(Button::secondary("上一题").key("←"));
            ui.add(Button::primary("下一题").key("→"));
            ui.add(Button::secondary("标记").key("F"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add(Button::secondary("交卷"));
                ui.add(Button::quiet("字号 中"));
            });
        });
        CentralPanel::default().frame(canvas(ui, 40, 26)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 14.0;
                ui.add(Text::new("第 63 题").bold());
                ui.add(Tag::blue("多项选择"));
                ui.add(Text::new("2 分").soft());
                ui.add(Text::new("选对全部得分；少选按比例得分；错选不得分").soft());
            });
            ui.add_space(4.0);
            ui.add(Text::new(STEM).stem());
            ui.add_space(12.0);
            ui.spacing_mut().item_spacing.y = 10.0;
            for ((letter, text), chosen) in OPTIONS.into_iter().zip(&mut self.chosen) {
                *chosen ^= ui.add(OptionRow::new(letter, text).selected(*chosen).several(true)).clicked();
            }
        });
    }

    fn ask_ui(&mut self, ui: &mut Ui) {
        if !self.asking {
            return;
        }
        let choices = [Choice::primary("交卷", true), Choice::cancel("继续作答", false)];
        let body = |ui: &mut Ui| {
            ui.add(Text::new("还有 38 题没有作答，其中 2 题做了标记。交卷后不能再改。").soft());
        };
        if dialog_ui(ui.ctx(), "hand_in", "现在交卷吗？", body, &choices).is_some() {
            self.asking = false;
        }
    }

    fn parts_ui(&mut self, ui: &mut Ui) {
        let seen = look(ui);
        TopBar::new(&["组卷方案", "持证岗位 · 消防控制室值班"]).tags(&[Tag::amber("缺 3 题")]).show(ui, |ui| {
            ui.add(Button::primary("保存").small());
            ui.add(Button::secondary("试抽 200 份").small());
        });
        CentralPanel::default().frame(canvas(ui, 30, 20)).show(ui, |ui| {
            ui.horizontal(|ui| {
                if let Some(theme) = theme_ui(ui, seen.theme) {
                    theme.apply(ui.ctx(), seen.scale);
                }
                if let Some(scale) = text_scale_ui(ui, seen.scale) {
                    seen.theme.apply(ui.ctx(), scale);
                }
                for tag in [
                    Tag::grey("单选"),
                    Tag::blue("全部 412"),
                    Tag::green("可导入 396"),
                    Tag::amber("需确认 11"),
                    Tag::red("有错 5"),
                ] {
                    ui.add(tag);
                }
                ui.add(Tag::green("合格").large());
            });
            ui.add_space(8.0);
            ui.spacing_mut().item_spacing.x = 28.0;
            ui.columns_const(|[left, middle, right]| {
                for column in [&mut *left, &mut *middle, &mut *right] {
                    column.spacing_mut().item_spacing.x = 10.0;
                }
                for (letter, text, selected, review) in [
                    ("A", "12，1", false, Review::Unmarked),
                    ("B", "24，2", true, Review::Right),
                    ("C", "火灾时，先报警、后疏散、再扑救初起火灾的单位（含九小场所）", true, Review::Wrong),
                    ("D", "CO₂灭火器", false, Review::Missed),
                ] {
                    left.add(OptionRow::new(letter, text).selected(selected).review(review));
                }
                left.add_space(8.0);
                left.horizontal_wrapped(|ui| {
                    ui.add(Button::primary("下一题").key("→"));
                    ui.add(Button::secondary("标记").key("F"));
                    ui.add(Button::quiet("字号 中"));
                    ui.add_enabled(false, Button::primary("保存"));
                    ui.add_enabled(false, Button::secondary("交卷"));
                    ui.add(Button::link("去学习"));
                });
                left.add(Button::primary("保存证书 PDF").big().full_width());

                middle.spacing_mut().item_spacing.y = 12.0;
                Field::new("姓名", &mut self.name).help("与身份证一致，生僻字也可以：䶮、𬱖").show(middle);
                Field::new("开考口令", &mut self.code).secret().error(Some("口令是六位数字。")).show(middle);
                Field::new("单位", &mut String::new()).hint("例如：平安镇人民政府").show(middle);
                middle.add(Toggle::new(&mut self.on, "断电时停止计时"));
                middle.add(Toggle::new(&mut false, "允许查看解析"));

                right.spacing_mut().item_spacing.y = 12.0;
                Notice::amber(
                    "与题库中的 KZ-0031 相近（92%）",
                    "“消防控制室应当实行每日（　）小时值班，每班不应少于（　）人。”",
                )
                .show_with(right, |ui| {
                    ui.add_space(2.0);
                    ui.horizontal(|ui| {
                        ui.add(Button::secondary("并排比较"));
                        ui.add(Button::secondary("跳过"));
                    });
                });
                Notice::red(
                    "引用的条文不存在",
                    "第 91 段：“消防法第七十八条”。《消防法》（2021 修正）共 74 条。请改依据，或不导入此题。",
                )
                .show(right);
                Notice::blue("题库已更新", "2026-11-01 版，新增 36 题。").show(right);
            });
        });
    }
}

fn result_ui(ui: &mut Ui) {
    TopBar::new(&["2026 年度领导干部消防安全考试"]).show(ui, |ui| ui.add(Text::new("王建明 · 平安镇人民政府").soft()));
    CentralPanel::default().frame(canvas(ui, 72, 36)).show(ui, |ui| {
        let height = ui.available_height();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 36.0;
            ui.allocate_ui(Vec2::new(400.0, height), |ui| {
                Card::new().padding(36, 36).full_height().show(ui, |ui| {
                    ui.add(Tag::green("合格").large());
                    score_ui(ui, "86", "/ 100 分");
                    ui.add(Text::new("合格线 80 分 · 用时 52 分 40 秒").soft());
                    rule_ui(ui, 18.0);
                    key_value_ui(ui, "证书编号", "XF-2026-0632-00417");
                    key_value_ui(ui, "有效期至", "2027-11-23");
                    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                        ui.add(Button::secondary("查看答卷").full_width());
                        ui.add(Button::primary("保存证书 PDF").big().full_width());
                    });
                });
            });
            ui.vertical(|ui| {
                Card::new().padding(30, 26).show(ui, |ui| {
                    ui.add(Text::new("各知识点得分").heading());
                    let columns = [Column::exact("", 200.0), Column::share("", 1.0), Column::figures("", 48.0)];
                    Table::new(&columns).show(ui, |ui, table| {
                        for (topic, share) in
                            [("责任体系与考核追责", 0.92), ("部门监管与联动", 0.88), ("法律责任", 0.72)]
                        {
                            table.row_ui(ui, topic, false, |row| {
                                row.text(topic);
                                row.add(|ui| ui.add(Progress::new(share, topic).behind(share < 0.75)));
                                row.text(&format!("{:.0}%", share * 100.0));
                            });
                        }
                    });
                });
            });
        });
    });
}

fn plan_ui(ui: &mut Ui) {
    TopBar::new(&["2026 年度计划"]).show(ui, |ui| {
        ui.add(Button::primary("生成通报").small());
        ui.add(Button::secondary("导出").small());
        ui.add(Text::new("截至 2026-11-23").note().soft());
    });
    let nav = Frame::new().fill(look(ui).palette.panel).inner_margin(Margin::symmetric(12, 16));
    Panel::left("nav").exact_size(look(ui).sizes.nav_width).resizable(false).frame(nav).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        nav_caption_ui(ui, "人事");
        for (label, here) in [("花名册", false), ("年度计划", true), ("成绩", false), ("证书", false), ("通报", false)]
        {
            nav_item_ui(ui, label, here);
        }
        nav_caption_ui(ui, "考务");
        nav_item_ui(ui, "场次", false);
    });
    CentralPanel::default().frame(canvas(ui, 30, 24)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(18.0, 20.0);
        ui.columns_const(|[a, b, c, d]| {
            let card = Card::new().padding(22, 18);
            card.show(a, |ui| figure_ui(ui, "应考", "1,284", None, None));
            card.show(b, |ui| figure_ui(ui, "已完成", "1,031", Some("80.3%"), None));
            card.show(c, |ui| figure_ui(ui, "合格率", "91.6%", None, None));
            card.show(d, |ui| figure_ui(ui, "60 天内到期的证书", "27", None, Some(Tone::Amber)));
        });
        Card::new().padding(22, 10).full_height().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let columns = [
                Column::share("单位", 1.0),
                Column::figures("应考", 60.0),
                Column::figures("已考", 60.0),
                Column::exact("完成", 230.0),
                Column::figures("合格率", 60.0),
                Column::figures("未考人员", 80.0),
            ];
            let table = Table::new(&columns).pressable();
            let units = [
                ("平安镇人民政府", 86, 86),
                ("县公安局", 142, 139),
                ("县教育局（含学校）", 412, 351),
                ("石灰窑乡人民政府", 41, 22),
                ("县民族宗教事务局", 24, 9),
            ];
            table.show(ui, |ui, table| {
                for (index, (unit, due, done)) in units.into_iter().enumerate() {
                    let share =
                        f32::from(u16::try_from(done).unwrap_or(0)) / f32::from(u16::try_from(due).unwrap_or(1));
                    table.row_ui(ui, unit, index == 1, |row| {
                        row.text(unit);
                        row.text(&due.to_string());
                        row.text(&done.to_string());
                        row.add(|ui| {
                            ui.add(Progress::new(share, unit).behind(share < 0.6).width(170.0));
                            ui.add(Text::new(&format!("{:.0}%", share * 100.0)).soft().right());
                        });
                        row.text("97%");
                        row.words(Text::new(&(due - done).to_string()).tone(Tone::Blue));
                    });
                }
            });
        });
    });
}
