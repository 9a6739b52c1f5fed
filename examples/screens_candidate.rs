//! The candidate's screens around the sitting, with sample data, for whoever changes how they look.
//!
//! `cargo run --example screens_candidate -- SCREEN [light|dark|contrast] [medium|large|extra] [WIDTHxHEIGHT]`, where SCREEN is one of
//! `sign_in sign_in_wrong my_exams my_exams_none notice pass saved fail critical save review review_fill review_case look
//! learning learning_post learning_guest lesson lesson_middle lesson_end practice practice_picture practice_wrong practice_begin
//! practice_end`.

mod learning;
mod stage;

use eframe::egui::Ui;
use xiaoankao::domain::assembly::ClockWhileOff;
use xiaoankao::domain::bank::Kind;
use xiaoankao::domain::scoring::{Marks, MultipleRule};
use xiaoankao::service::bundled_bank::picture;
use xiaoankao::ui::screens::{look_panel, my_exams, notice, result, review, save_certificate, sign_in};
use xiaoankao::ui::theme::look;

use learning::Learning;

const TITLE: &str = "2026 年度领导干部消防安全考试";
const NAME: &str = "王建明";
const NUMBER: &str = "6321**********1234";
const UNIT: &str = "平安镇人民政府";

fn main() -> eframe::Result {
    stage::open("pass", |screen, _| Screens::new(screen))
}

struct Screens {
    screen: String,
    sign_in: sign_in::State,
    my_exams: my_exams::State,
    notice: notice::State,
    result: result::State,
    review: review::State,
    learning: Learning,
    look: bool,
}

impl Screens {
    fn new(screen: String) -> Self {
        let mut review = review_state();
        match screen.as_str() {
            "review_fill" => review.go_to(81),
            "review_case" => review.go_to(91),
            _ => review.go_to(63),
        }
        Self {
            sign_in: sign_in_state(screen == "sign_in_wrong"),
            my_exams: my_exams_state(screen == "my_exams_none"),
            notice: notice_state(),
            result: result_state(&screen),
            learning: Learning::new(&screen),
            look: screen == "look",
            review,
            screen,
        }
    }
}

impl eframe::App for Screens {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        let opened = match self.screen.as_str() {
            "sign_in" | "sign_in_wrong" => sign_in::sign_in_ui(ui, &mut self.sign_in).contains(&sign_in::Intent::Look),
            "my_exams" | "my_exams_none" => {
                my_exams::my_exams_ui(ui, &mut self.my_exams).contains(&my_exams::Intent::Look)
            }
            "notice" => notice::notice_ui(ui, &mut self.notice).contains(&notice::Intent::Look),
            "review" | "review_fill" | "review_case" => {
                review::review_ui(ui, &mut self.review, &picture).contains(&review::Intent::Look)
            }
            screen
                if screen.starts_with("learning") || screen.starts_with("lesson") || screen.starts_with("practice") =>
            {
                self.learning.ui(ui)
            }
            _ => result::result_ui(ui, &mut self.result).contains(&result::Intent::Look),
        };
        self.look |= opened;
        if self.look {
            let seen = look(ui);
            let mut state = look_panel::State { scale: seen.scale, theme: seen.theme };
            for intent in look_panel::look_panel_ui(ui, &mut state) {
                match intent {
                    look_panel::Intent::ChooseScale(scale) => seen.theme.apply(ui.ctx(), scale),
                    look_panel::Intent::ChooseTheme(theme) => theme.apply(ui.ctx(), seen.scale),
                    look_panel::Intent::Close => self.look = false,
                }
            }
        }
    }
}

fn sign_in_state(wrong: bool) -> sign_in::State {
    if !wrong {
        return sign_in::State::default();
    }
    sign_in::State {
        name: NAME.into(),
        number: "632121197001011234".into(),
        number_error: Some("最后一位应为 8。请对照身份证再核对一遍。".into()),
        unit: UNIT.into(),
        problem: Some("这个号码登记的是另一个姓名。请核对姓名和号码，或者请考务人员查花名册。".into()),
        ..sign_in::State::default()
    }
}

fn my_exams_state(none: bool) -> my_exams::State {
    use my_exams::{ExamCard, ResultLine, Standing};
    let line = |attempt, date: &str, score, passed| ResultLine {
        sitting: format!("s{attempt}"),
        attempt,
        date: date.into(),
        score: Marks::whole(score),
        passed,
        has_certificate: passed,
    };
    let card = |title: &str, who: &str, used, standing, results| ExamCard {
        exam: title.into(),
        title: title.into(),
        who: who.into(),
        minutes: 75,
        questions: 100,
        max: Marks::whole(100),
        cut: Marks::whole(80),
        stars: false,
        attempts_used: used,
        attempts_allowed: 3,
        standing,
        results,
    };
    let exams = vec![
        card(
            TITLE,
            "公务员：县直机关、乡镇领导干部",
            1,
            Standing::MayBegin,
            vec![line(1, "2026-11-02 09:12", 71, false)],
        ),
        card("消防控制室值班人员上岗考试", "持证岗位：消防控制室值班操作人员", 1, Standing::Running, vec![]),
        card(
            "2025 年度领导干部消防安全考试",
            "公务员：县直机关、乡镇领导干部",
            2,
            Standing::Passed,
            vec![line(1, "2025-11-03 15:40", 78, false), line(2, "2025-11-20 10:05", 88, true)],
        ),
        card(
            "学校消防安全管理人员考试",
            "学校：分管安全的校领导、安全员",
            3,
            Standing::NoAttemptLeft,
            vec![line(3, "2026-06-01 10:05", 66, false)],
        ),
        card("冬春火灾防控专题考试", "公务员", 0, Standing::Closed, vec![]),
    ];
    my_exams::State {
        name: NAME.into(),
        number: NUMBER.into(),
        unit: UNIT.into(),
        exams: if none { Vec::new() } else { exams },
        ..my_exams::State::default()
    }
}

fn notice_state() -> notice::State {
    let section = |kind, items, each| notice::SectionLine { kind, items, each: Marks::hundredths(each) };
    notice::State {
        title: TITLE.into(),
        name: NAME.into(),
        number: NUMBER.into(),
        unit: UNIT.into(),
        sections: vec![
            section(Kind::Single, 40, 100),
            section(Kind::Multiple, 15, 200),
            section(Kind::TrueFalse, 20, 50),
            section(Kind::Fill, 5, 200),
            section(Kind::Case, 2, 500),
        ],
        minutes: 75,
        cut: Marks::whole(80),
        stars: false,
        attempt: 2,
        attempts_allowed: 3,
        clock_while_off: ClockWhileOff::Stops,
        multiple: MultipleRule::PartPerRight { each: Marks::hundredths(50) },
        critical_fails: true,
        review: true,
        full_screen: true,
        agreed: false,
        problem: None,
        entered: false,
    }
}

fn result_state(screen: &str) -> result::State {
    use result::{Certificate, Incident, IncidentKind, Reading, TopicLine};
    let topic = |topic: &str, percent| TopicLine {
        code: topic.into(),
        topic: topic.into(),
        marks: Marks::whole(percent),
        max: Marks::whole(100),
    };
    let reading = |regulation: &str, articles: &[&str], wrong| Reading {
        regulation: regulation.into(),
        articles: articles.iter().map(|article| (*article).into()).collect(),
        wrong,
        topic: "CS-04".into(),
    };
    let pass = result::State {
        title: TITLE.into(),
        name: NAME.into(),
        unit: UNIT.into(),
        score: Marks::whole(86),
        max: Marks::whole(100),
        cut: Marks::whole(80),
        stars: false,
        passed: true,
        used_seconds: 3160,
        attempts_left: Some(1),
        certificate: Some(Certificate { number: "XF-2026-0632-00417".into(), valid_until: "2027-11-23".into() }),
        review: true,
        topics: vec![
            topic("责任体系与考核追责", 92),
            topic("部门监管与联动", 88),
            topic("火灾高危单位与九小场所", 80),
            topic("应急处置与疏散", 95),
            topic("法律责任", 72),
        ],
        readings: vec![
            reading("消防安全责任制实施办法", &["第十三条", "第二十八条"], 3),
            reading("消防法", &["第五十三条（派出所日常消防监督检查）"], 2),
            reading("高层民用建筑消防安全管理规定", &["第二十六条"], 1),
        ],
        ..result::State::default()
    };
    let incidents = vec![
        Incident {
            kind: IncidentKind::LeftWindow { seconds: 80 },
            times: ["09:31", "09:40", "10:02"].map(String::from).to_vec(),
        },
        Incident { kind: IncidentKind::Resumed, times: vec!["09:52".into()] },
    ];
    match screen {
        "saved" => result::State {
            saved: Some(save_certificate::Saved { path: "D:\\消防证书\\XF-2026-0632-00417-王建明.pdf".into() }),
            incidents,
            ..pass
        },
        "save" => result::State { saving: Some(save_certificate::State::new("D:\\消防证书".into())), ..pass },
        "fail" => result::State {
            score: Marks::hundredths(7150),
            passed: false,
            certificate: None,
            time_up: true,
            incidents,
            problem: None,
            ..pass
        },
        "critical" => result::State {
            score: Marks::whole(91),
            passed: false,
            certificate: None,
            critical_missed: 1,
            attempts_left: Some(0),
            problem: Some("没有打开文件夹：这个文件夹已经不在了。".into()),
            ..pass
        },
        _ => pass,
    }
}

fn review_state() -> review::State {
    let options = [
        ("A", "认定为个体经营，不属于乡镇检查范围"),
        ("B", "督促其将住宿与生产、储存、经营场所按规定分隔或者搬离"),
        ("C", "将发现的火灾隐患及时通报消防救援机构和行业主管部门"),
        ("D", "要求其立即更换为自动喷水灭火系统，否则当场没收货物"),
    ];
    let question = |number: usize| {
        let (section, kind) = match number {
            1..=50 => (Kind::Single, Kind::Single),
            51..=80 => (Kind::Multiple, Kind::Multiple),
            81..=90 => (Kind::Fill, Kind::Fill),
            _ => (Kind::Case, Kind::Single),
        };
        let (chosen, key) = match (kind, number % 7) {
            (Kind::Single, 3) => (vec![0], vec![1]),
            (Kind::Single, _) => (vec![1], vec![1]),
            (Kind::Multiple, 0) => (vec![1, 3], vec![1, 2]),
            (Kind::Multiple, 2) => (vec![1], vec![1, 2]),
            (Kind::Multiple, 4) => (vec![], vec![1, 2]),
            (Kind::Multiple, _) => (vec![1, 2], vec![1, 2]),
            (_, _) => (vec![], vec![]),
        };
        let fill = kind == Kind::Fill;
        let correct = if fill { !number.is_multiple_of(3) } else { chosen == key };
        let part = kind == Kind::Multiple && number % 7 == 2;
        review::ReviewQuestion {
            number,
            topic: "CS-10".into(),
            picture: None,
            section,
            kind,
            stem: if fill {
                "消防控制室应当实行每日（　　）小时值班制度，每班不应少于（　　）人。".into()
            } else {
                "某县一家三层“三合一”小商铺，一层经营、二层存货、三层住人，夜间卷帘门落锁。镇消防工作人员检查时，依照《消防法》和消防安全责任制的要求，下列处理正确的有（　　）。".into()
            },
            stimulus: (section == Kind::Case).then(|| "2026 年 1 月 12 日 20 时，某镇一家“三合一”商铺起火，二层存放的鞋材和纸箱迅速燃烧。三层住宿的 4 人被困，卷帘门落锁，从外面打不开。消防救援站 9 分钟后到场。事后查明，镇政府上一年度的排查台账里没有这家商铺。".into()),
            options: if fill { Vec::new() } else { options.map(|(letter, text)| (letter.into(), text.into())).to_vec() },
            chosen,
            key,
            given_text: if fill { "12；2".into() } else { String::new() },
            key_text: if fill { "24；2（或：二十四；两）".into() } else { String::new() },
            rationale: "乡镇人民政府应当落实消防安全责任，督促“三合一”场所将住宿与生产、储存、经营部分完全分隔，不能分隔的应当搬离；发现火灾隐患应当及时通报。没收货物不属于乡镇人民政府的职权。".into(),
            basis: vec!["《中华人民共和国消防法》（2021 修正）第十九条".into(), "《消防安全责任制实施办法》第九条".into()],
            marks: if correct { Marks::whole(2) } else if part { Marks::hundredths(50) } else { Marks::ZERO },
            max: Marks::whole(2),
            correct,
            flagged: [12, 37, 63].contains(&number),
        }
    };
    review::State {
        title: TITLE.into(),
        name: NAME.into(),
        questions: (1..=100).map(question).collect(),
        ..review::State::default()
    }
}
