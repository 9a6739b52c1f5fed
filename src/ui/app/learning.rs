//! The way through lessons and practice: the list of topics, a lesson, a round, and back to where one came from.

use super::{App, Screen};
use crate::domain::bank::Track;
use crate::domain::people::CandidateId;
use crate::service::bundled_lessons::has_lesson;
use crate::service::learn::{OpenLesson, OpenPractice, Practise, TopicStanding};
use crate::text::ui as words;
use crate::ui::desk::Request;
use crate::ui::screens::{learning, lesson, practice, sign_in};

impl App {
    /// Who learns; none for a guest.
    fn learner(&self) -> Option<CandidateId> {
        self.candidate.as_ref().map(crate::domain::people::Candidate::id)
    }

    /// To the list of topics.
    pub(super) fn ask_learning(&mut self) {
        self.worker.ask(Request::Learning(self.learner()));
    }

    /// To the lesson about a topic, or where there is none to its practice.
    pub(super) fn study(&mut self, topic: &str) {
        if has_lesson(topic) {
            self.worker.ask(Request::OpenLesson { candidate: self.learner(), topic: topic.to_owned() });
        } else {
            self.practise(Practise { topic: topic.to_owned(), ..Practise::default() });
        }
    }

    fn practise(&mut self, practise: Practise) {
        self.worker.ask(Request::OpenPractice { candidate: self.learner(), practise });
    }

    pub(super) fn learning_came(&mut self, came: Result<Vec<TopicStanding>, String>) {
        let topics = match came {
            Ok(standings) => standings.into_iter().map(topic_line).collect(),
            Err(reason) => return self.problem(reason),
        };
        if let Screen::Learning(state) = &mut self.screen {
            state.topics = topics;
            state.problem = None;
            return;
        }
        let who = self.candidate.as_ref().map(|candidate| words::candidate_line(&candidate.name, &candidate.unit, ""));
        let track = self.candidate.as_ref().and_then(|candidate| candidate.track).unwrap_or(Track::CivilServant);
        self.over(Screen::Learning(Box::new(learning::State { topics, ..learning::State::new(who, track) })));
    }

    pub(super) fn learning_wants(&mut self, intent: learning::Intent) {
        match intent {
            learning::Intent::Open(topic) => self.study(&topic),
            learning::Intent::Practise(topic) => self.practise(Practise { topic, ..Practise::default() }),
            learning::Intent::SignIn => {
                self.behind.clear();
                self.screen = Screen::SignIn(sign_in::State::default());
            }
            learning::Intent::Back => self.back(),
            learning::Intent::Look => self.open_look_panel(),
        }
    }

    pub(super) fn lesson_came(&mut self, came: Result<Box<OpenLesson>, String>) {
        match came {
            Ok(open) => {
                let OpenLesson { lesson, self_check, next } = *open;
                let screen = Screen::Lesson(Box::new(lesson::State::new(lesson.clone(), self_check, next)));
                // From a lesson to the next one: both lead back to the same place.
                if matches!(self.screen, Screen::Lesson(_)) { self.screen = screen } else { self.over(screen) }
            }
            Err(reason) => self.problem(reason),
        }
    }

    pub(super) fn lesson_wants(&mut self, intent: lesson::Intent) {
        let Screen::Lesson(state) = &mut self.screen else { return };
        match lesson::update(state, intent) {
            Some(lesson::Effect::KeepRead(topic)) => {
                if let Some(candidate) = self.learner() {
                    self.worker.ask(Request::KeepRead { candidate, topic });
                }
            }
            Some(lesson::Effect::Keep { item, right }) => {
                if let Some(candidate) = self.learner() {
                    self.worker.ask(Request::KeepPractice { candidate, item, right });
                }
            }
            Some(lesson::Effect::Practise(topic)) => self.practise(Practise { topic, ..Practise::default() }),
            Some(lesson::Effect::Open(topic)) => self.study(&topic),
            Some(lesson::Effect::Back) => self.back(),
            Some(lesson::Effect::Look) => self.open_look_panel(),
            None => {}
        }
    }

    pub(super) fn practice_came(&mut self, came: Result<Box<OpenPractice>, String>) {
        let open = match came {
            Ok(open) => *open,
            Err(reason) => return self.problem(reason),
        };
        if let Screen::Practice(state) = &mut self.screen {
            state.counts = open.counts;
            state.deal(open.items);
        } else {
            let state = practice::State::new(open.topic, open.has_lesson, open.counts, open.items);
            self.over(Screen::Practice(Box::new(state)));
        }
    }

    pub(super) fn practice_wants(&mut self, intent: practice::Intent) {
        let Screen::Practice(state) = &mut self.screen else { return };
        let topic = state.topic.code.clone();
        match practice::update(state, intent) {
            Some(practice::Effect::Keep { item, right }) => {
                if let Some(candidate) = self.learner() {
                    self.worker.ask(Request::KeepPractice { candidate, item, right });
                }
            }
            Some(practice::Effect::Deal { pool, only }) => self.practise(Practise { topic, pool, only }),
            Some(practice::Effect::Lesson) => {
                let is_behind = matches!(self.behind.last(), Some(Screen::Lesson(state)) if state.lesson.code == topic);
                if is_behind { self.back() } else { self.study(&topic) }
            }
            Some(practice::Effect::Leave) => self.back(),
            Some(practice::Effect::Look) => self.open_look_panel(),
            None => {}
        }
    }

    /// What was learnt is kept, or could not be.
    pub(super) fn learnt(&mut self, kept: Result<(), String>) {
        let Err(reason) = kept else { return };
        tracing::warn!("what was learnt was not kept");
        if let Screen::Practice(state) = &mut self.screen {
            state.not_kept = Some(reason);
        }
    }
}

fn topic_line(standing: TopicStanding) -> learning::TopicLine {
    let TopicStanding { topic, track, has_lesson, is_read, items, tried, right } = standing;
    learning::TopicLine { code: topic.code, name: topic.name, track, has_lesson, is_read, items, tried, right }
}
