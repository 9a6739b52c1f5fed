//! The sitting in the window: its effects are carried out, and what comes back is told to it.

use egui::{Context, ViewportCommand};

use super::{App, ReviewFor, Screen};
use crate::service::hand_in::{HandIn, HandedIn};
use crate::service::open_sitting::OpenSitting;
use crate::text::ui as words;
use crate::ui::desk::Request;
use crate::ui::screens::sitting as screen;
use crate::ui::theme::TextScale;

impl App {
    /// A sitting was begun or resumed, or could not be.
    pub(super) fn sitting_opened(&mut self, open: Result<Box<OpenSitting>, String>, ctx: &Context) {
        match open {
            Ok(open) => {
                self.candidate = Some(open.candidate.clone());
                if open.settings.full_screen {
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
                }
                let mut state = screen::State::new(*open, &*self.clock);
                state.text_size = text_size(self.look.scale);
                self.behind.clear();
                self.screen = Screen::Sitting(Box::new(state));
            }
            Err(reason) => match &mut self.screen {
                Screen::Notice { state, .. } => state.problem = Some(reason),
                Screen::MyExams(state) => state.problem = Some(reason),
                Screen::Start(state) => state.problem = Some(reason),
                _ => {}
            },
        }
    }

    pub(super) fn sitting_wants(&mut self, intent: screen::Intent, ctx: &Context) {
        if let Screen::Sitting(state) = &mut self.screen {
            let effects = screen::update(state, intent, &*self.clock);
            self.carry_out(effects, ctx);
        }
    }

    pub(super) fn carry_out(&mut self, effects: Vec<screen::Effect>, ctx: &Context) {
        let Screen::Sitting(state) = &mut self.screen else { return };
        let sitting = state.open.id.clone();
        for effect in effects {
            match effect {
                screen::Effect::Record(events) => {
                    self.worker.ask(Request::Record { sitting: sitting.clone(), events });
                }
                screen::Effect::KeepTime { used, wall } => {
                    self.worker.ask(Request::KeepTime { sitting: sitting.clone(), used, wall });
                }
                screen::Effect::HandIn { reason, used } => {
                    self.worker.ask(Request::HandIn(HandIn { sitting: sitting.clone(), reason, used }));
                }
                screen::Effect::Leave => {
                    self.may_close = true;
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
                screen::Effect::NextTextSize => {
                    self.look.scale = match self.look.scale {
                        TextScale::Medium => TextScale::Large,
                        TextScale::Large => TextScale::ExtraLarge,
                        TextScale::ExtraLarge => TextScale::Medium,
                    };
                    state.text_size = text_size(self.look.scale);
                    self.worker.ask(Request::SaveLook(self.look));
                    ctx.request_repaint();
                }
            }
        }
    }

    pub(super) fn recorded(&mut self, recorded: Result<u32, String>, ctx: &Context) {
        let Screen::Sitting(state) = &mut self.screen else { return };
        let effects = match recorded {
            Ok(through) => screen::saved(state, through, &*self.clock),
            Err(reason) => {
                tracing::warn!("events were not recorded");
                screen::save_failed(state, reason, &*self.clock);
                Vec::new()
            }
        };
        self.carry_out(effects, ctx);
    }

    pub(super) fn handed_in(&mut self, handed_in: Result<Box<HandedIn>, String>, ctx: &Context) {
        match handed_in {
            Ok(handed_in) => {
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
                let sitting = handed_in.result.sitting;
                self.unfinished.retain(|open| open.id != sitting);
                self.review_for = ReviewFor::Result;
                self.worker.ask(Request::Review(sitting));
            }
            Err(reason) => {
                if let Screen::Sitting(state) = &mut self.screen {
                    screen::hand_in_failed(state, reason);
                }
            }
        }
    }
}

/// The name of a text size.
fn text_size(scale: TextScale) -> &'static str {
    let [medium, large, extra_large] = words::TEXT_SIZES;
    match scale {
        TextScale::Medium => medium,
        TextScale::Large => large,
        TextScale::ExtraLarge => extra_large,
    }
}
