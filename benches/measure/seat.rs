//! A candidate who has begun an exam in a data folder, through the same desk as the window's.

use std::path::Path;
use std::sync::Arc;

use xiaoankao::domain::sitting::Clock;
use xiaoankao::service::open_sitting::OpenSitting;
use xiaoankao::service::sign_in::SignIn;
use xiaoankao::service::system::SystemEntropy;
use xiaoankao::ui::desk::{Desk, Reply, Request};

use super::Outcome;

/// The desk over a data folder, opened, and a sitting of the first exam, just begun.
///
/// # Errors
/// When anything is refused.
pub fn sit_down(data: &Path, clock: &Arc<dyn Clock>) -> Outcome<(Desk, OpenSitting)> {
    let mut desk = Desk::new(data.to_owned(), Arc::clone(clock), Box::new(SystemEntropy));
    let Reply::Opened(opened) = desk.answer(Request::Open) else { return Err("not opened".into()) };
    opened?;
    let person = SignIn { name: "王建明".into(), number: "BENCH-0001".into(), unit: "平安镇人民政府".into() };
    let Reply::SignedIn(candidate) = desk.answer(Request::SignIn(person)) else { return Err("no candidate".into()) };
    let candidate = candidate?;
    let Reply::MyExams(exams) = desk.answer(Request::MyExams(candidate.clone())) else { return Err("no exams".into()) };
    let exam = exams?.first().ok_or("no exam")?.exam.id.clone();
    let Reply::Sitting(open) = desk.answer(Request::Start { candidate, exam }) else { return Err("no sitting".into()) };
    Ok((desk, *open?))
}
