//! Shows an office's screen, or the check of a certificate, with sample data. For those who look at the programme; it is no part of it.
//!
//! `cargo run --example screens_manage -- [screen] [dark|contrast] [large|extra] [WxH]`

mod stage;

use egui::Ui;
use xiaoankao::domain::assembly::{Blueprint, ClockWhileOff, Section, Settings, TopicQuota};
use xiaoankao::domain::bank::{Kind, Level, Track};
use xiaoankao::domain::scoring::{Marks, MultipleRule};
use xiaoankao::domain::sitting::SittingId;
use xiaoankao::store::Exam;
use xiaoankao::text::screens::verify as verify_words;
use xiaoankao::ui::screens::manage::bank::{
    BlueprintLine, Check, FindingLine, Guess, GuesserLine, Report, Severity, TrackCounts,
};
use xiaoankao::ui::screens::manage::exams::ExamLine;
use xiaoankao::ui::screens::manage::office::Fields;
use xiaoankao::ui::screens::manage::results::{CsvText, Details, ExamChoice, ExportForm, ResultLine};
use xiaoankao::ui::screens::manage::{Goal, ManageState, Message, Page, manage_ui};
use xiaoankao::ui::screens::verify::{self, ClaimView, Outcome, verify_ui};

fn main() -> eframe::Result {
    stage::open("results", |screen, _| Screens { manage: office(&screen), verify: gate(&screen), screen })
}

struct Screens {
    screen: String,
    manage: ManageState,
    verify: verify::State,
}

impl eframe::App for Screens {
    #[expect(clippy::print_stdout, reason = "the intents are what an example of screens has to say")]
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        if self.screen.starts_with("verify") {
            for intent in verify_ui(ui, &mut self.verify) {
                println!("{intent:?}");
            }
        } else {
            for intent in manage_ui(ui, &mut self.manage) {
                println!("{intent:?}");
            }
        }
    }
}

const UNITS: [&str; 9] = [
    "平安镇人民政府",
    "县公安局",
    "县教育局（含学校）",
    "县住房和城乡建设局",
    "县文体旅游广电局",
    "石灰窑乡人民政府",
    "县民族宗教事务局",
    "县市场监督管理局",
    "县民政局",
];
const EXAMS: [&str; 3] =
    ["2026 年度领导干部消防安全考试", "2026 年度学校教职工消防安全考试", "2026 年度消防控制室值班人员考试"];

fn results(count: usize) -> Vec<ResultLine> {
    let pick = |texts: &[&str], number: usize| texts.get(number).copied().unwrap_or_default().to_owned();
    let names = ["王建明", "马秀英", "欧阳𬱖华", "李青", "才让卓玛", "张德福", "赵䶮"];
    (0..count)
        .map(|number| {
            let score = 52 + (number * 37) % 48;
            let passed = score >= 60;
            ResultLine {
                sitting: SittingId(number.to_string()),
                handed_in_at: format!(
                    "2026-11-{:02} {:02}:{:02}",
                    23 - (number / 400) % 23,
                    17 - (number / 60) % 9,
                    59 - number % 60
                ),
                name: pick(&names, number % names.len()),
                identity: format!("6321**********{:04}", (number * 7919) % 10_000),
                unit: pick(&UNITS, number / 3 % UNITS.len()),
                exam: pick(&EXAMS, number % EXAMS.len()),
                attempt: 1 + u32::from(number % 11 == 0),
                score: if number % 5 == 0 { format!("{score}.5") } else { score.to_string() },
                max: "100".into(),
                passed,
                critical_missed: usize::from(!passed && number % 2 == 0),
                seconds_used: 1800 + (i64::try_from(number).unwrap_or(0) * 131) % 1700,
                certificate: passed.then(|| format!("XF-2026-0632-{:05}", count - number)),
            }
        })
        .collect()
}

fn exams() -> Vec<ExamLine> {
    let topics = [
        "责任体系与考核追责",
        "部门监管与联动",
        "火灾预防与隐患整改",
        "灭火器材与设施",
        "疏散逃生与应急处置",
        "法律责任",
    ];
    let settings = Settings {
        minutes: 60,
        cut: Marks::whole(80),
        attempts: 2,
        review: true,
        clock_while_off: ClockWhileOff::Stops,
        multiple: MultipleRule::PartPerRight { each: Marks::hundredths(50) },
        critical_fails: false,
        full_screen: true,
        valid_months: 12,
        stars: false,
    };
    [Track::CivilServant, Track::School, Track::CertifiedPost]
        .into_iter()
        .zip(EXAMS)
        .map(|(track, title)| {
            let blueprint = Blueprint {
                id: title.into(),
                title: title.into(),
                who: String::new(),
                exam_title: title.into(),
                track,
                higher_level_items: 16,
                tolerance: Marks::whole(1),
                most_standard_items: None,
                offered: true,
                settings: settings.clone(),
                sections: vec![
                    Section { kind: Kind::Single, items: 30, marks: Marks::whole(1) },
                    Section { kind: Kind::Multiple, items: 20, marks: Marks::whole(2) },
                    Section { kind: Kind::TrueFalse, items: 20, marks: Marks::whole(1) },
                    Section { kind: Kind::Case, items: 2, marks: Marks::whole(5) },
                ],
                topics: topics.iter().map(|name| TopicQuota { code: (*name).into(), items: 12 }).collect(),
            };
            let exam = Exam {
                id: title.into(),
                title: title.into(),
                is_open: track != Track::School,
                secret: [0; 32],
                blueprint,
            };
            ExamLine::of(&exam, |code| Some(code.into()))
        })
        .collect()
}

fn report() -> Report {
    let counts = [Track::CivilServant, Track::School, Track::CertifiedPost]
        .into_iter()
        .zip([1, 2, 3])
        .map(|(track, factor)| TrackCounts {
            track,
            by_kind: Kind::ALL
                .into_iter()
                .zip([60, 34, 40, 12, 6, 5, 3])
                .map(|(kind, count)| (kind, count * factor))
                .collect(),
            by_level: Level::ALL
                .into_iter()
                .zip([70, 50, 30, 10])
                .map(|(level, count)| (level, count * factor))
                .collect(),
        })
        .collect();
    let guesser = |strategy: &str, scores: [f64; 3]| GuesserLine {
        strategy: strategy.into(),
        by_track: [Track::CivilServant, Track::School, Track::CertifiedPost]
            .into_iter()
            .zip(scores)
            .map(|(track, score)| Guess { track, score, chance: 0.27, is_high: score > 0.33 })
            .collect(),
    };
    let finding = |severity, place: &str, sentence: &str, hint: &str| FindingLine {
        severity,
        place: place.into(),
        sentence: sentence.into(),
        hint: hint.into(),
    };
    Report {
        items: 960,
        errors: 1,
        warnings: 3,
        counts,
        guessers: vec![
            guesser("总选最长的选项", [0.29, 0.36, 0.26]),
            guesser("总选 B", [0.25, 0.27, 0.26]),
            guesser("避开“一律”“绝对”等词", [0.28, 0.27, 0.31]),
        ],
        blueprints: vec![
            BlueprintLine { title: EXAMS[0].into(), shortages: vec![], exposure: None },
            BlueprintLine { title: EXAMS[1].into(), shortages: vec![], exposure: None },
            BlueprintLine {
                title: EXAMS[2].into(),
                exposure: None,
                shortages: vec![
                    "多项选择需要 8 题，题库可用 5 题：请补 3 题，或在组卷方案里减少 3 题。".into(),
                    "知识点“防烟排烟”需要 10 题，题库可用 9 题。".into(),
                ],
            },
        ],
        findings: vec![
            finding(
                Severity::Error,
                "controlroom.txt 第 91 行",
                "引用的条文不存在：《消防法》第七十八条。",
                "《消防法》（2021 修正）共 74 条。请改依据，或停用此题。",
            ),
            finding(
                Severity::Warning,
                "school.txt 第 412 行",
                "答案明显比干扰项长，容易被猜中。",
                "请把干扰项写得与答案一样具体。",
            ),
            finding(Severity::Warning, "school.txt 第 530 行", "题干超过 120 字。", "请删去与作答无关的话。"),
            finding(
                Severity::Warning,
                "cadre.txt 第 18 行",
                "否定词“不”没有强调，容易看漏。",
                "请在题干里用引号或“（  ）不属于”标明。",
            ),
        ],
    }
}

fn office(screen: &str) -> ManageState {
    let page = match screen.split('-').next() {
        Some("bank") => Page::Bank,
        Some("exams") => Page::Exams,
        Some("office") => Page::Office,
        _ => Page::Results,
    };
    let mut state = ManageState { page, ..ManageState::default() };
    state.results.exams =
        EXAMS.iter().map(|title| ExamChoice { id: (*title).into(), title: (*title).into() }).collect();
    state.results.show(results(if screen == "results-empty" { 0 } else { 10_000 }));
    state.results.export_folder = "D:\\消安考\\成绩 2026-11-23".into();
    match screen {
        "results-chosen" | "results-failed" => {
            let place = if screen == "results-chosen" { 2 } else { 4 };
            state.results.chosen = Some(place);
            let mut details = Details::of(SittingId(place.to_string()), &[], true);
            if place == 4 {
                details.is_remarkable = true;
                details.incidents = "离开考试窗口 2 次；中断后继续 1 次".into();
            }
            state.results.details = Some(details);
        }
        "results-export" => {
            state.results.export = Some(ExportForm {
                folder: state.results.export_folder.clone(),
                encoding: CsvText::Utf8,
                error: None,
                opens: true,
            });
        }
        "results-exported" => {
            let files = [
                "office.pub",
                "results.csv",
                "results.csv.minisig",
                "results.json",
                "results.json.minisig",
                "results.xlsx",
                "results.xlsx.minisig",
            ];
            state.results.exported("D:\\消安考\\成绩 2026-11-23", &files.map(String::from));
        }
        "bank-done" => state.bank.check = Check::Done(report()),
        "bank-running" => state.bank.check = Check::Running { done: 412, of: 962 },
        _ => {}
    }
    state.exams.show(exams());
    if screen == "exams-errors" {
        state.exams.draft.minutes = "九十".into();
        state.exams.draft.cut = "120".into();
        state.exams.save();
    }
    if screen == "exams-leave" {
        state.exams.draft.minutes = "90".into();
        state.asking = Some(Goal::Page(Page::Office));
    }
    if screen == "exams-saved" {
        state.exams.is_saving = true;
        state.exams.saved();
    }
    state.office.show(Fields {
        issuer: "平安县消防安全委员会办公室".into(),
        number_prefix: "XF".into(),
        region: "0632".into(),
    });
    state.office.today = "2026-11-24".parse().unwrap_or_default();
    state.office.data_folder = "C:\\Users\\wangjm\\AppData\\Local\\xiaoankao\\data".into();
    state.office.log_path = "C:\\Users\\wangjm\\AppData\\Local\\xiaoankao\\data\\logs\\xiaoankao.log".into();
    state.office.public_key = "untrusted comment: minisign public key 8A3C1F0E5D7B2946\nRWRGKXtdDh88ihPq0bS6cW0kq3Yp7aZ1L2mT9vN4xQeJfUoHdGrCwBsE".into();
    if screen == "office-changed" {
        state.office.fields.number_prefix = "消防".into();
        state.office.save();
        state.office.message = Some(Message::bad("没有保存", "请改正标红的地方，再按“保存”。"));
    }
    state
}

fn gate(screen: &str) -> verify::State {
    let claim = ClaimView {
        number: "XF-2026-0632-00417".into(),
        name: "王建明".into(),
        identity: "6321**********1234".into(),
        track: "公务员".into(),
        exam: EXAMS[0].into(),
        score: "86".into(),
        issued_on: "2026-11-24".into(),
        valid_until: "2027-11-23".into(),
        issuer: "平安县消防安全委员会办公室".into(),
    };
    let refused =
        |(heading, body): verify_words::Refusal| Outcome::Refused { heading: heading.into(), body: body.into() };
    let outcome = match screen {
        "verify-valid" => Outcome::Valid(claim),
        "verify-expired" => Outcome::Expired(claim),
        "verify-changed" => refused(verify_words::CHANGED),
        "verify-other" => refused(verify_words::OTHER_ISSUER),
        "verify-checking" => Outcome::Checking,
        _ => Outcome::Empty,
    };
    verify::State { outcome, ..verify::State::default() }
}
