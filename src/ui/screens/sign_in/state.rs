//! What the sign-in shows and what can be wanted there. Whether a number is one is the caller's to find out.

/// What the screen shows.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The name as typed.
    pub name: String,
    /// The citizen id or admission number as typed.
    pub number: String,
    /// The number as it may be seen, when it has been checked: it stands in the field while nobody writes there.
    pub masked: Option<String>,
    /// The unit as typed.
    pub unit: String,
    /// What is wrong with the name, in Chinese.
    pub name_error: Option<String>,
    /// What is wrong with the number, in Chinese.
    pub number_error: Option<String>,
    /// What is wrong with the unit, in Chinese.
    pub unit_error: Option<String>,
    /// What went wrong with the whole, in Chinese.
    pub problem: Option<String>,
    /// Whether the keyboard has been put into the first field; the view sets it.
    pub entered: bool,
    /// Whether the number was being written in the frame before; the view sets it.
    pub in_number: bool,
}

/// What the person wants.
#[derive(Clone, PartialEq, Eq)]
pub enum Intent {
    /// The number was left: find out what it is, and set `masked` or `number_error`.
    CheckNumber(String),
    /// To sign in.
    Submit {
        /// The name as typed.
        name: String,
        /// The number as typed.
        number: String,
        /// The unit as typed.
        unit: String,
    },
    /// To lessons and practice without signing in.
    LearnOnly,
    /// Back to the start page.
    Back,
    /// To choose text size and colours.
    Look,
}

impl std::fmt::Debug for State {
    /// Without the number, so that no log gives it away.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("State").field("masked", &self.masked).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Intent {
    /// Without names and numbers.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::CheckNumber(_) => "CheckNumber",
            Self::Submit { .. } => "Submit",
            Self::LearnOnly => "LearnOnly",
            Self::Back => "Back",
            Self::Look => "Look",
        })
    }
}
