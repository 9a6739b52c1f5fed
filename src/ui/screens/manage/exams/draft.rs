//! The fields of an exam, as typed, and how they are read.

use super::state::{Change, ExamLine};
use crate::domain::assembly::{ClockWhileOff, Settings};
use crate::domain::scoring::{Marks, MultipleRule};
use crate::text::screens::manage::exams as words;

/// What the fields hold.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one switch of the form each")]
pub struct Draft {
    /// The title.
    pub title: String,
    /// Whether candidates may begin it.
    pub is_open: bool,
    /// Minutes.
    pub minutes: String,
    /// The cut score.
    pub cut: String,
    /// Attempts; 0 without limit.
    pub attempts: String,
    /// Months.
    pub months: String,
    /// Whether each right option of an incomplete answer earns marks.
    pub is_part: bool,
    /// Which.
    pub each: String,
    /// Whether a missed critical item fails the paper.
    pub critical_fails: bool,
    /// What happens to the time while the machine is off.
    pub clock_while_off: ClockWhileOff,
    /// Whether the sitting fills the screen.
    pub full_screen: bool,
    /// Whether answers may be looked at afterwards.
    pub review: bool,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            title: String::new(),
            is_open: false,
            minutes: String::new(),
            cut: String::new(),
            attempts: String::new(),
            months: String::new(),
            is_part: false,
            each: String::new(),
            critical_fails: false,
            clock_while_off: ClockWhileOff::Stops,
            full_screen: false,
            review: false,
        }
    }
}

/// What is wrong, at each field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors {
    /// At the title.
    pub title: Option<String>,
    /// At the minutes.
    pub minutes: Option<String>,
    /// At the cut score.
    pub cut: Option<String>,
    /// At the attempts.
    pub attempts: Option<String>,
    /// At the months.
    pub months: Option<String>,
    /// At the marks of each right option.
    pub each: Option<String>,
    /// At no field: what went wrong and what to do.
    pub other: Option<String>,
}

impl Errors {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What the registered fire engineer exam gives for each right option.
const USUAL_EACH: Marks = Marks::hundredths(50);

impl Draft {
    /// The fields of an exam as it was last kept.
    #[must_use]
    pub fn of(exam: &ExamLine) -> Self {
        let settings = &exam.blueprint.settings;
        let each = match settings.multiple {
            MultipleRule::AllOrNothing => USUAL_EACH,
            MultipleRule::PartPerRight { each } => each,
        };
        Self {
            title: exam.title.clone(),
            is_open: exam.is_open,
            minutes: settings.minutes.to_string(),
            cut: settings.cut.to_string(),
            attempts: settings.attempts.to_string(),
            months: settings.valid_months.to_string(),
            is_part: settings.multiple != MultipleRule::AllOrNothing,
            each: each.to_string(),
            critical_fails: settings.critical_fails,
            clock_while_off: settings.clock_while_off,
            full_screen: settings.full_screen,
            review: settings.review,
        }
    }

    /// The change that the fields say.
    ///
    /// # Errors
    /// What is wrong at which field. The service checks again.
    pub fn read(&self, exam: &ExamLine) -> Result<Change, Box<Errors>> {
        let mut errors = Errors::default();
        let max = exam.blueprint.marks();
        if self.title.trim().is_empty() {
            errors.title = Some(words::TITLE_MISSING.to_owned());
        }
        let minutes = whole(&self.minutes).filter(|minutes| (1..=600).contains(minutes));
        if minutes.is_none() {
            errors.minutes = Some(words::MINUTES_WRONG.to_owned());
        }
        let cut = marks(&self.cut).filter(|cut| (Marks::ZERO..=max).contains(cut));
        if cut.is_none() {
            errors.cut = Some(words::cut_wrong(&max.to_string()));
        }
        let attempts = whole(&self.attempts);
        if attempts.is_none() {
            errors.attempts = Some(words::ATTEMPTS_WRONG.to_owned());
        }
        let months = whole(&self.months).filter(|months| (1..=120).contains(months));
        if months.is_none() {
            errors.months = Some(words::MONTHS_WRONG.to_owned());
        }
        let each = marks(&self.each).filter(|each| *each > Marks::ZERO);
        if self.is_part && each.is_none() {
            errors.each = Some(words::EACH_WRONG.to_owned());
        }
        let (true, Some(minutes), Some(cut), Some(attempts), Some(valid_months)) =
            (errors.is_empty(), minutes, cut, attempts, months)
        else {
            return Err(Box::new(errors));
        };
        let multiple = match each {
            Some(each) if self.is_part => MultipleRule::PartPerRight { each },
            _ => MultipleRule::AllOrNothing,
        };
        Ok(Change {
            id: exam.id.clone(),
            title: self.title.trim().to_owned(),
            is_open: self.is_open,
            settings: Settings {
                minutes,
                cut,
                attempts,
                review: self.review,
                clock_while_off: self.clock_while_off,
                multiple,
                critical_fails: self.critical_fails,
                full_screen: self.full_screen,
                valid_months,
                stars: exam.blueprint.settings.stars,
            },
        })
    }
}

/// Input methods leave full-width digits; nobody should have to find out why those are refused.
fn narrow(text: &str) -> String {
    text.trim()
        .chars()
        .map(|char| match char {
            '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(char).saturating_sub(0xff10), 10).unwrap_or(char),
            '\u{ff0e}' | '\u{3002}' => '.',
            _ => char,
        })
        .collect()
}

fn whole(text: &str) -> Option<u32> {
    narrow(text).parse().ok()
}

fn marks(text: &str) -> Option<Marks> {
    narrow(text).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn fields_read_back_as_they_were_kept() {
        let exam = sample("一");
        let change = Draft::of(&exam).read(&exam).unwrap();
        assert_eq!(change.settings, exam.blueprint.settings);
        assert_eq!((change.id, change.title, change.is_open), ("一".into(), "一".into(), true));
    }

    #[test]
    fn full_width_digits_are_read() {
        let exam = sample("一");
        let draft = Draft { minutes: "９０".into(), cut: "６０．５".into(), ..Draft::of(&exam) };
        let settings = draft.read(&exam).unwrap().settings;
        assert_eq!((settings.minutes, settings.cut), (90, Marks::hundredths(6050)));
    }

    #[test]
    fn each_wrong_field_says_so() {
        let exam = sample("一");
        let draft = Draft {
            title: " ".into(),
            minutes: "0".into(),
            cut: "101".into(),
            attempts: "-1".into(),
            months: String::new(),
            is_part: true,
            each: "0".into(),
            ..Draft::of(&exam)
        };
        let errors = *draft.read(&exam).unwrap_err();
        for error in [&errors.title, &errors.minutes, &errors.cut, &errors.attempts, &errors.months, &errors.each] {
            assert!(error.is_some());
        }
        assert_eq!(errors.cut, Some(words::cut_wrong("100")));
    }
}
