//! A whole form: the sum, by topic, what to read again, and whether it is a pass.

use serde::{Deserialize, Serialize};

use super::{Answer, Marks, score_question};
use crate::domain::assembly::{Form, Settings};
use crate::domain::bank::{Bank, Basis, ItemId, ItemVersion, Topic};

/// What one question of the form earned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionScore {
    /// The number on the answer sheet, from 1.
    pub number: u16,
    /// The item.
    pub item: ItemId,
    /// The question within a case, from 0; 0 for other kinds.
    pub part: u16,
    /// Marks earned.
    pub marks: Marks,
    /// Marks that could be earned.
    pub max: Marks,
    /// Whether the answer was exactly right.
    pub correct: bool,
    /// Whether anything was answered.
    pub answered: bool,
}

/// The score of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicScore {
    /// The topic.
    pub topic: Topic,
    /// Marks earned.
    pub marks: Marks,
    /// Marks that could be earned.
    pub max: Marks,
}

/// A regulation with the articles behind wrong answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleToReread {
    /// The regulation with the union of the cited places, in the order met.
    pub basis: Basis,
    /// How many questions resting on it were not right.
    pub wrong: u16,
}

/// The score of a sitting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Marks earned.
    pub total: Marks,
    /// Marks of the form.
    pub max: Marks,
    /// Whether the total reaches the cut score and no critical item was missed.
    pub passed: bool,
    /// Critical items that were not answered right, where the rule applies.
    pub critical_missed: Vec<ItemId>,
    /// By topic, in the order of topic codes.
    pub by_topic: Vec<TopicScore>,
    /// By question, in the order of the answer sheet.
    pub by_question: Vec<QuestionScore>,
    /// What to read again, most wrong answers first.
    pub reread: Vec<ArticleToReread>,
}

/// Why a form cannot be scored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScoreError {
    /// The bank does not hold the item.
    #[error("item {0} is not in the bank")]
    MissingItem(ItemId),
    /// The bank holds another version of the item than the form.
    #[error("item {id} is version {} in the bank, {} on the form", found.0, expected.0)]
    OtherVersion {
        /// The item.
        id: ItemId,
        /// The version on the form.
        expected: ItemVersion,
        /// The version in the bank.
        found: ItemVersion,
    },
}

/// Scores a form: `answers` are in the order of the answer sheet; missing ones count as not answered.
///
/// # Errors
/// When the bank does not hold the very versions that the form names.
pub fn score_form(
    form: &Form,
    bank: &Bank,
    settings: &Settings,
    answers: &[Option<Answer>],
) -> Result<Score, ScoreError> {
    let mut score = Score {
        total: Marks::ZERO,
        max: Marks::ZERO,
        passed: false,
        critical_missed: Vec::new(),
        by_topic: Vec::new(),
        by_question: Vec::new(),
        reread: Vec::new(),
    };
    let mut number: u16 = 0;
    for drawn in &form.items {
        let item = bank.get(&drawn.id).ok_or_else(|| ScoreError::MissingItem(drawn.id.clone()))?;
        let found = item.version();
        if found != drawn.version {
            return Err(ScoreError::OtherVersion { id: drawn.id.clone(), expected: drawn.version.clone(), found });
        }
        let mut all_correct = true;
        for (part, (question, place)) in (0_u16..).zip(item.questions.iter().zip(&drawn.parts)) {
            let answer = answers.get(usize::from(number)).and_then(Option::as_ref);
            number += 1;
            let outcome = score_question(question, answer, place.marks, settings.multiple);
            all_correct &= outcome.correct;
            score.total = score.total + outcome.marks;
            score.max = score.max + place.marks;
            add_topic(&mut score.by_topic, &item.topic, outcome.marks, place.marks);
            if !outcome.correct {
                for basis in &question.basis {
                    add_reread(&mut score.reread, basis);
                }
            }
            score.by_question.push(QuestionScore {
                number,
                item: item.id.clone(),
                part,
                marks: outcome.marks,
                max: place.marks,
                correct: outcome.correct,
                answered: answer.is_some_and(|answer| !answer.is_empty()),
            });
        }
        if item.critical && settings.critical_fails && !all_correct {
            score.critical_missed.push(item.id.clone());
        }
    }
    score.by_topic.sort_by(|a, b| a.topic.code.cmp(&b.topic.code));
    score.reread.sort_by(|a, b| b.wrong.cmp(&a.wrong).then_with(|| a.basis.title.cmp(&b.basis.title)));
    score.passed = score.total >= settings.cut && score.critical_missed.is_empty();
    Ok(score)
}

fn add_topic(topics: &mut Vec<TopicScore>, topic: &Topic, marks: Marks, max: Marks) {
    if let Some(known) = topics.iter_mut().find(|known| known.topic.code == topic.code) {
        known.marks = known.marks + marks;
        known.max = known.max + max;
    } else {
        topics.push(TopicScore { topic: topic.clone(), marks, max });
    }
}

fn add_reread(reread: &mut Vec<ArticleToReread>, basis: &Basis) {
    if let Some(known) = reread.iter_mut().find(|known| known.basis.title == basis.title) {
        known.wrong += 1;
        for article in &basis.articles {
            if !known.basis.articles.contains(article) {
                known.basis.articles.push(article.clone());
            }
        }
    } else {
        reread.push(ArticleToReread { basis: basis.clone(), wrong: 1 });
    }
}
