//! The window from the start page to the certificate and the office, by the words on the screen and by keys. No display
//! is needed: the window is drawn into nothing, and its desk answers without a thread.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed, and says where"
)]

mod stage;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use stage::{Dice, Hands, right_answer};
use xiaoankao::domain::assembly::FormPart;
use xiaoankao::domain::bank::{Kind, Question};
use xiaoankao::domain::learning::Pool;
use xiaoankao::domain::people::{Candidate, CitizenId, Identity};
use xiaoankao::domain::scoring::Answer;
use xiaoankao::domain::sitting::{EventKind, SittingId, verify_chain};
use xiaoankao::service::bundled_bank::bank;
use xiaoankao::service::bundled_lessons::has_lesson;
use xiaoankao::service::learn::LearnError;
use xiaoankao::store::{Store, StoredSitting};
use xiaoankao::text::errors;
use xiaoankao::text::screens::{
    candidate_page, learning, lesson, manage, my_exams, notice, practice, result, sign_in, sitting,
};
use xiaoankao::text::ui as words;
use xiaoankao::ui::app::{App, Places};
use xiaoankao::ui::desk::Desk;
use xiaoankao::ui::fonts;
use xiaoankao::ui::worker::Worker;

const NAME: &str = "王建明";
const NUMBER: &str = "632121198804129989";

/// A window over a fresh data folder, and what is on the disk beside it.
struct Window {
    harness: Harness<'static, App>,
    clock: Arc<Hands>,
    folder: tempfile::TempDir,
}

impl Window {
    fn open() -> Self {
        Self::over(tempfile::tempdir().unwrap(), Arc::new(Hands::new()))
    }

    /// The program started over a folder that may be there already.
    fn over(folder: tempfile::TempDir, clock: Arc<Hands>) -> Self {
        let places = Places {
            data: folder.path().join("data"),
            log: folder.path().join("logs"),
            documents: folder.path().join("documents"),
        };
        let desk = Desk::new(places.data.clone(), clock.clone(), Box::new(Dice::new(1)));
        let app = App::new(clock.clone(), Worker::inline(desk), places);
        let mut harness =
            Harness::builder().with_size(Vec2::new(1366.0, 768.0)).with_context_setup(fonts::install).build_ui_state(
                |ui, app: &mut App| {
                    app.logic(ui.ctx());
                    app.frame(ui);
                },
                app,
            );
        harness.run_steps(4);
        Self { harness, clock, folder }
    }

    /// A few frames: one draws what was wanted, the next what came back.
    fn frames(&mut self) {
        self.harness.run_steps(4);
    }

    fn press(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.frames();
    }

    fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.frames();
    }

    fn write(&mut self, label: &str, text: &str) {
        self.harness.get_by_label(label).type_text(text);
        self.frames();
    }

    fn sees(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    /// The database, read beside the window.
    fn store(&self) -> Store {
        Store::open(&self.folder.path().join("data").join("xiaoankao.db")).unwrap()
    }

    fn documents(&self) -> PathBuf {
        self.folder.path().join("documents")
    }

    fn sign_in(&mut self) {
        self.press(&words::enter(words::DOOR_LEARN));
        self.write(sign_in::NAME, NAME);
        self.key(Key::Enter);
        self.write(sign_in::NUMBER, NUMBER);
        self.key(Key::Enter);
        self.write(sign_in::UNIT, "平安镇人民政府");
        self.key(Key::Enter);
    }

    /// Begins the first exam; its title and its sitting.
    fn begin(&mut self) -> (String, StoredSitting) {
        let exam = self.store().exams().unwrap().remove(0);
        self.press(&my_exams::of_exam(my_exams::BEGIN, &exam.title));
        self.press(notice::AGREE);
        self.press(notice::BEGIN);
        let id = self.store().running_sittings().unwrap().remove(0);
        (exam.title, self.store().sitting(&id).unwrap().unwrap())
    }

    /// What happened, as the journal on the disk has it.
    fn journal(&self, sitting: &SittingId) -> Vec<EventKind> {
        let events = verify_chain(sitting, &self.store().journal(sitting).unwrap()).unwrap();
        events.into_iter().map(|event| event.kind).collect()
    }

    /// The answer on the disk.
    fn answer(&self, sitting: &SittingId, number: u16) -> Option<Answer> {
        let answers = self.journal(sitting).into_iter().rev();
        let mut of_this = answers.filter_map(|event| match event {
            EventKind::Answered { question, answer } if question == number => Some(answer),
            _ => None,
        });
        of_this.next().flatten()
    }

    /// Answers the question on the screen with the keys of its letters, or by writing into its blanks.
    fn answer_by_keys(&mut self, question: &Question, part: &FormPart) {
        const LETTERS: [Key; 8] = [Key::A, Key::B, Key::C, Key::D, Key::E, Key::F, Key::G, Key::H];
        let place = |option: &u8| part.options.iter().position(|placed| placed == option).unwrap();
        let places: Vec<usize> = match right_answer(question) {
            Answer::Choice(options) => options.iter().map(place).collect(),
            Answer::Truth(truth) => vec![usize::from(!truth)],
            Answer::Order(order) => order.iter().map(place).collect(),
            Answer::Match(pairs) => pairs.iter().flatten().map(place).collect(),
            Answer::Fill(texts) => {
                for (blank, text) in texts.iter().enumerate() {
                    self.write(&sitting::blank(blank, texts.len()), text);
                }
                Vec::new()
            }
        };
        for place in places {
            self.key(LETTERS[place]);
        }
    }
}

/// The questions of a sitting in the order of the answer sheet, with their places on the form.
fn questions(store: &Store, sitting: &StoredSitting) -> Vec<(Question, FormPart)> {
    let items = store.items_of(&sitting.form).unwrap();
    let of_item = |drawn: &xiaoankao::domain::assembly::FormItem| {
        let item = items.get(&drawn.id).unwrap();
        item.questions.iter().cloned().zip(drawn.parts.clone()).collect::<Vec<_>>()
    };
    sitting.form.items.iter().flat_map(of_item).collect()
}

#[test]
fn from_the_start_page_to_the_certificate_and_the_results_of_the_office() {
    let mut window = Window::open();
    window.sign_in();
    let (title, sat) = window.begin();
    let questions = questions(&window.store(), &sat);

    // The first by pressing the words of its option, the others by keys.
    let (first, part) = &questions[0];
    let Answer::Choice(right) = right_answer(first) else { panic!("the first section is not single choice") };
    let option = *right.first().unwrap();
    let place = part.options.iter().position(|placed| *placed == option).unwrap();
    let letter = ["A", "B", "C", "D", "E", "F"][place];
    window.press(&words::option(letter, &first.options[usize::from(option)], None));
    assert_eq!(window.answer(&sat.id, 0), Some(Answer::Choice(right)));
    window.press(sitting::NEXT);
    for (number, (question, part)) in (0_u16..).zip(&questions).skip(1) {
        window.answer_by_keys(question, part);
        window.key(Key::PageDown);
        if question.kind == Kind::Fill {
            // Text becomes an answer when the question is left, or typing has rested.
            window.clock.pass(1_000);
            window.frames();
        }
        assert_eq!(window.answer(&sat.id, number), Some(right_answer(question)), "question {}", number + 1);
    }
    assert!(window.sees(&sitting::saved(questions.len())));

    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.frames();
    assert!(window.sees(sitting::HAND_IN_COMPLETE));
    window.press(sitting::HAND_IN_NOW);
    assert!(window.sees(candidate_page::PASSED));
    let certificate = window.store().certificate_of(&sat.id).unwrap().unwrap();
    assert!(window.sees(&certificate.certificate.number.to_string()));

    window.press(result::SAVE);
    window.key(Key::Enter);
    assert!(window.sees(result::SAVED));
    let pages =
        std::fs::read_dir(window.documents()).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
    assert!(pages.into_iter().all(|page| page.starts_with(b"%PDF-")));

    window.press(result::BACK);
    assert!(window.sees(my_exams::PASSED));
    window.press(my_exams::SIGN_OUT);

    window.press(&words::enter(words::DOOR_MANAGE));
    assert!(window.sees(&manage::results::row(NAME, "平安镇人民政府", "100", true)));
    window.press(manage::results::EXPORT);
    window.press(manage::results::EXPORT_NOW);
    for file in ["results.csv", "results.json", "results.xlsx"] {
        assert!(window.documents().join(file).is_file(), "{file}");
        assert!(window.documents().join(format!("{file}.minisig")).is_file(), "the signature of {file}");
    }
    assert!(window.store().exams().unwrap().iter().any(|exam| exam.title == title));
}

/// The name of a topic in the bundled bank.
fn topic_name(code: &str) -> String {
    bank().iter().find(|item| item.topic.code == code).map(|item| item.topic.name.clone()).unwrap()
}

#[test]
fn a_topic_is_practised_by_keys_to_its_summary_and_what_was_done_is_kept() {
    let mut window = Window::open();
    window.sign_in();
    window.press(learning::ENTER);
    let name = topic_name("CS-10");
    window.press(&learning::practise(&name));
    for _ in 0..400 {
        if window.sees(practice::END) {
            break;
        }
        for label in [sitting::blank(0, 1), sitting::blank(0, 2), sitting::blank(1, 2), sitting::blank(2, 3)] {
            if window.sees(&label) {
                window.write(&label, "24");
            }
        }
        // Together these letters complete any question that is answered by letters.
        for letter in [Key::A, Key::B, Key::C, Key::D, Key::E, Key::F, Key::G, Key::H, Key::Enter] {
            window.key(letter);
        }
        assert!(window.sees(practice::RIGHT) || window.sees(practice::WRONG));
        window.key(Key::Enter);
    }
    let items = bank().iter().filter(|item| item.topic.code == "CS-10").count();
    let me = Identity::Citizen(CitizenId::parse(NUMBER).unwrap());
    let me = Candidate { name: NAME.into(), identity: me, ..stage::somebody() }.id();
    let kept = window.store().practice_answers(&me).unwrap();
    assert_eq!(kept.len(), items);
    let right = kept.iter().filter(|tried| tried.right).count();
    assert!(window.sees(&practice::result(right, items)));

    // Back among the topics it shows; the next round asks first what to practise.
    window.key(Key::Escape);
    window.press(&learning::practise(&name));
    assert!(window.sees(&practice::pool_of(Pool::Wrong, items - right)));
    window.press(&practice::pool_of(Pool::Wrong, items - right));
    window.press(practice::BEGIN);
    assert!(window.sees(&practice::number(1, items - right)));
}

#[test]
fn lessons_lead_to_practice_and_back() {
    let mut window = Window::open();
    window.press(&words::enter(words::DOOR_LEARN));
    window.press(sign_in::GUEST);
    assert!(window.sees(learning::GUEST));
    let with_lesson = bank().iter().map(|item| item.topic.code.clone());
    // The first topic of the first track: with a lesson its row opens it, without one its practice.
    let code = with_lesson.filter(|code| code.starts_with("CS-")).min().unwrap();
    let name = topic_name(&code);
    let items = bank().iter().filter(|item| item.topic.code == code).count();
    window.press(&learning::row(&name, false, 0, items, 0));
    if has_lesson(&code) {
        assert!(window.sees(lesson::BASIS));
        window.press(lesson::PRACTISE);
        assert!(window.sees(&practice::number(1, items)));
        window.key(Key::Escape);
        assert!(window.sees(lesson::BASIS));
    } else {
        assert!(window.sees(&practice::number(1, items)));
    }
    window.key(Key::Escape);
    assert!(window.sees(learning::GUEST));
}

#[test]
fn nothing_is_learnt_while_an_exam_is_not_handed_in() {
    let mut window = Window::open();
    window.sign_in();
    window.begin();
    window.key(Key::A);
    let Window { harness, clock, folder } = window;
    drop(harness);
    let mut window = Window::over(folder, clock);
    let closed = |signed_in| errors::learn(&LearnError::SittingRunning { signed_in });
    window.press(&words::enter(words::DOOR_LEARN));
    window.press(sign_in::GUEST);
    assert!(window.sees(&closed(false)));
    window.press(candidate_page::BACK);
    window.sign_in();
    window.press(learning::ENTER);
    assert!(window.sees(&closed(true)));
    assert!(!window.sees(learning::HEADING));
}

#[test]
fn a_window_that_is_hidden_keeps_its_time_and_hands_in_when_it_is_over() {
    let mut window = Window::open();
    window.sign_in();
    let (_, sat) = window.begin();
    window.key(Key::A);
    // Nothing is drawn; the window only thinks.
    let ctx = window.harness.ctx.clone();
    for _ in 0..12 {
        window.clock.pass(i64::from(sat.settings.minutes) * 6_000);
        window.harness.state_mut().logic(&ctx);
    }
    let last = window.journal(&sat.id).pop();
    assert!(matches!(last, Some(EventKind::HandedIn { .. })), "{last:?}");
    window.frames();
    assert!(window.sees(candidate_page::FAILED));
    assert!(window.sees(result::TIME_UP));
}

#[test]
fn a_sitting_that_was_left_goes_on_from_the_start_page_at_its_question() {
    let mut window = Window::open();
    window.sign_in();
    let (title, sat) = window.begin();
    window.key(Key::B);
    window.press(sitting::NEXT);
    window.clock.pass(90_000);
    window.frames();

    // The program is started again over the same folder.
    let Window { harness, clock, folder } = window;
    drop(harness);
    let mut window = Window::over(folder, clock);
    window.press(&words::go_on(&title));
    assert!(window.sees(&sitting::number(2)));
    assert!(window.sees(&sitting::saved(1)));
    assert!(matches!(window.journal(&sat.id).pop(), Some(EventKind::Resumed { .. })));
}
