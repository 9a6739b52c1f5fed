//! Texts of regulations, and whether what items cite is in them.
//!
//! A text is a file with front matter (`title`, `version`, `effective`, `note` between lines of three hyphens) and then
//! one article after the other: `第N条` and a space begin an article, further lines are further paragraphs (`款`), lines
//! that begin with `（一）` are numbered parts (`项`) of the paragraph before. Owns reading such files and the findings about
//! citations. The one thing that would surprise a reader: of a text whose note says that the breaks between paragraphs
//! are lost, no paragraph is checked.

use std::collections::{BTreeMap, BTreeSet};

use super::bank_text::{LocatedItem, Place};
use super::citation::{Citation, citation, leading_article, leading_part};
use crate::domain::bank::{Accepted, Basis, BasisCheck, Finding, FindingCode, Key, Kind, Question, Severity};
use crate::domain::scoring::fold_text;
use crate::text::bank::{EXCERPT_NOTE, EXCERPT_PREFIX, LOST_PARAGRAPHS, NO_BASIS_NOTE, ORDINAL, numerals};

/// A regulation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Law {
    /// The official title.
    pub title: String,
    /// Every title by which it may be cited.
    pub names: BTreeSet<String>,
    /// The dates of its version, as the front matter tells them.
    pub version: String,
    /// Whether the text is a mere excerpt, on which no key may rest.
    pub excerpt: bool,
    /// Whether its paragraphs can be told apart.
    pub paragraphs_known: bool,
    /// The articles by their number and that of an inserted article (0 for the article itself).
    pub articles: BTreeMap<(u32, u32), Article>,
}

/// An article of a regulation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// Its paragraphs, at least one.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph of an article with its numbered parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The text, that of the parts included.
    pub text: String,
    /// The numbers of its parts.
    pub parts: BTreeSet<u32>,
}

impl Law {
    /// Reads the text of a regulation. `None` where it has neither a title nor articles.
    #[must_use]
    pub fn parse(file_name: &str, text: &str) -> Option<Self> {
        let file_name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
        let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
        let mut law = Self { excerpt: stem.starts_with(EXCERPT_PREFIX), paragraphs_known: true, ..Self::default() };
        law.name(stem.strip_prefix(EXCERPT_PREFIX).unwrap_or(stem));
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = text.lines().map(str::trim).peekable();
        if lines.next_if_eq(&"---").is_some() {
            for line in lines.by_ref().take_while(|line| *line != "---") {
                law.front_matter(line);
            }
        }
        let mut open = None;
        let mut has_heading = false;
        for line in lines {
            if let Some(heading) = line.strip_prefix("# ")
                && !std::mem::replace(&mut has_heading, true)
            {
                law.name(heading.trim());
            }
            if !line.is_empty() && !line.starts_with(['#', '<']) {
                law.line(line, &mut open);
            }
        }
        if law.title.is_empty() {
            stem.clone_into(&mut law.title);
        }
        (!law.articles.is_empty()).then_some(law)
    }

    fn name(&mut self, name: &str) {
        if name.is_empty() {
            return;
        }
        // A part of a code is cited by the code's title, with or without the title of the part.
        if let Some((whole, part)) = name.split_once('_') {
            self.names.insert(fold_text(whole));
            self.names.insert(fold_text(&format!("{whole}{part}")));
        }
        self.names.insert(fold_text(name));
    }

    fn front_matter(&mut self, line: &str) {
        let Some((key, value)) = line.split_once(':') else { return };
        let value = value.trim();
        match key.trim() {
            "title" => {
                self.excerpt |= value.contains(EXCERPT_NOTE);
                self.name(value);
                value.replace('_', "").clone_into(&mut self.title);
            }
            "version" | "effective" => {
                self.version.push_str(if self.version.is_empty() { "" } else { " " });
                self.version.push_str(value);
            }
            "note" => self.paragraphs_known &= !value.contains(LOST_PARAGRAPHS),
            _ => {}
        }
    }

    fn line(&mut self, line: &str, open: &mut Option<(u32, u32)>) {
        if let Some((number, rest)) = leading_article(line)
            && rest.chars().next().is_none_or(char::is_whitespace)
        {
            let number = (number.article, number.inserted);
            *open = Some(number);
            let paragraph = Paragraph { parts: parts_in(rest), text: rest.trim().to_owned() };
            self.articles.entry(number).or_default().paragraphs.push(paragraph);
            return;
        }
        let Some(article) = open.and_then(|number| self.articles.get_mut(&number)) else { return };
        match article.paragraphs.last_mut() {
            Some(paragraph) if leading_part(line).is_some() => {
                paragraph.parts.extend(parts_in(line));
                paragraph.text.push('\n');
                paragraph.text.push_str(line);
            }
            _ => article.paragraphs.push(Paragraph { parts: parts_in(line), text: line.to_owned() }),
        }
    }
}

/// The numbers of parts in a text, but for those that are only referred to.
fn parts_in(text: &str) -> BTreeSet<u32> {
    let mut before = ' ';
    let mut parts = BTreeSet::new();
    for (at, char) in text.char_indices() {
        if matches!(char, '(' | '\u{ff08}')
            && before != ORDINAL
            && let Some((number, _)) = text.get(at..).and_then(leading_part)
        {
            parts.insert(number);
        }
        before = char;
    }
    parts
}

/// Regulations by every name they may be cited with.
#[derive(Debug, Clone, Default)]
pub struct Laws {
    laws: Vec<Law>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl FromIterator<Law> for Laws {
    fn from_iter<T: IntoIterator<Item = Law>>(laws: T) -> Self {
        let mut all = Self::default();
        for law in laws {
            for name in &law.names {
                all.by_name.entry(name.clone()).or_default().push(all.laws.len());
            }
            all.laws.push(law);
        }
        all
    }
}

impl Laws {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.laws.is_empty()
    }

    /// The regulations of this title; several for the parts of a code. A full text goes before an excerpt.
    fn named(&self, title: &str) -> Vec<&Law> {
        let found = || {
            let numbers = self.by_name.get(&fold_text(title)).into_iter().flatten();
            numbers.filter_map(|number| self.laws.get(*number))
        };
        if found().any(|law| !law.excerpt) { found().filter(|law| !law.excerpt).collect() } else { found().collect() }
    }

    /// The full title of which this may be the short form.
    fn like(&self, title: &str) -> &str {
        let title = fold_text(title);
        let found =
            self.laws.iter().find(|law| !title.is_empty() && law.names.iter().any(|name| name.ends_with(&title)));
        found.map_or("", |law| &law.title)
    }

    /// The version and the number of articles of the regulation with this title, of which the whole text is held.
    #[must_use]
    pub fn version_and_articles(&self, title: &str) -> Option<(&str, u32)> {
        let laws = self.named(title);
        let first = laws.first().filter(|law| !law.excerpt)?;
        let articles: usize = laws.iter().map(|law| law.articles.len()).sum();
        Some((&first.version, u32::try_from(articles).unwrap_or(u32::MAX)))
    }

    /// What is wrong with the citations of an item, at the places of their bases.
    #[must_use]
    pub fn check(&self, located: &LocatedItem) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        let check = located.item.check;
        for (question, places) in located.item.questions.iter().zip(&located.questions) {
            let mut report = |code, severity, found: String, expected: String| {
                let place = places.basis;
                let file = located.file.clone();
                let finding = Finding { code, severity, file, row: place.row, column: place.column, found, expected };
                // The questions of a case may share a basis.
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            };
            let mut texts = Some(Vec::new());
            for basis in &question.basis {
                let found = self.check_basis(basis, check, &mut report);
                texts = match (texts, found) {
                    (Some(all), Some(found)) => Some([all, found].concat()),
                    _ => None,
                };
            }
            if check == BasisCheck::Text
                && let Some(texts) = texts.filter(|texts| !texts.is_empty())
            {
                let missing = if located.item.derived { Vec::new() } else { missing_numbers(question, &texts) };
                for number in missing {
                    report(FindingCode::NumberNotInBasis, Severity::Warning, number, String::new());
                }
                if let Err(shared) = shares_terms(question, &texts) {
                    let found = shared.to_string();
                    report(FindingCode::TermsNotInBasis, Severity::Warning, found, format!("≥ {FEWEST_TERMS}"));
                }
            }
        }
        findings
    }

    /// What is wrong with a basis that no key rests on, such as that of a lesson. Without places it is a standard's, or a
    /// body of knowledge's, whose text is not held.
    #[must_use]
    pub fn check_cited(&self, basis: &Basis, file: &str, place: Place) -> Vec<Finding> {
        let check = if basis.articles.is_empty() { BasisCheck::Standard } else { BasisCheck::Text };
        let mut findings = Vec::new();
        self.check_basis(basis, check, &mut |code, severity, found, expected| {
            let file = file.to_owned();
            findings.push(Finding { code, severity, file, row: place.row, column: place.column, found, expected });
        });
        findings
    }

    /// Checks one basis; returns the texts of the cited articles, `None` where one is not there.
    fn check_basis(
        &self,
        basis: &Basis,
        check: BasisCheck,
        report: &mut impl FnMut(FindingCode, Severity, String, String),
    ) -> Option<Vec<&str>> {
        let laws = self.named(&basis.title);
        let Some(law) = laws.first() else {
            if check == BasisCheck::Text {
                let like = self.like(&basis.title).to_owned();
                report(FindingCode::UnknownRegulation, Severity::Error, basis.title.clone(), like);
            }
            return None;
        };
        if law.excerpt {
            if !basis.articles.is_empty() || check == BasisCheck::Text {
                report(FindingCode::ExcerptCited, Severity::Error, basis.title.clone(), String::new());
            }
            return None;
        }
        let dates: Vec<&str> = basis
            .version
            .split(|char: char| !(char.is_ascii_digit() || char == '-'))
            .filter(|date| date.len() == 10)
            .collect();
        let is_other =
            !dates.iter().all(|date| law.version.contains(date)) || dates.is_empty() && !basis.version.is_empty();
        if is_other || law.version.contains(NO_BASIS_NOTE) {
            report(FindingCode::OtherVersion, Severity::Error, basis.version.clone(), law.version.clone());
        }
        let mut texts = Some(Vec::new());
        for written in &basis.articles {
            let Some(place) = citation(written) else { continue };
            let law =
                laws.iter().find(|law| law.articles.contains_key(&(place.article, place.inserted))).unwrap_or(law);
            match find(law, place) {
                Ok(article) => {
                    if let Some(texts) = &mut texts {
                        texts.extend(article.paragraphs.iter().map(|paragraph| paragraph.text.as_str()));
                    }
                }
                Err(expected) => {
                    report(FindingCode::UnknownArticle, Severity::Error, format!("{}{written}", basis.title), expected);
                    texts = None;
                }
            }
        }
        texts
    }
}

/// The cited article, or the last place that the regulation has instead.
fn find(law: &Law, place: Citation) -> Result<&Article, String> {
    let Some(article) = law.articles.get(&(place.article, place.inserted)) else {
        let last = law.articles.keys().next_back().copied().unwrap_or_default();
        return Err(format!("≤ {}", Citation { article: last.0, inserted: last.1, paragraph: None, part: None }));
    };
    let all_parts = || article.paragraphs.iter().flat_map(|paragraph| &paragraph.parts).max().copied();
    let (part_exists, last_part) = match place.paragraph {
        Some(paragraph) if law.paragraphs_known => {
            let number = usize::try_from(paragraph).unwrap_or(usize::MAX);
            let Some(found) = article.paragraphs.get(number.saturating_sub(1)) else {
                let last = u32::try_from(article.paragraphs.len()).ok();
                return Err(format!("≤ {}", Citation { paragraph: last, part: None, ..place }));
            };
            (place.part.is_none_or(|part| found.parts.contains(&part)), found.parts.iter().max().copied())
        }
        _ => {
            let has = |part: u32| article.paragraphs.iter().any(|paragraph| paragraph.parts.contains(&part));
            (place.part.is_none_or(has), all_parts())
        }
    };
    if part_exists { Ok(article) } else { Err(format!("≤ {}", Citation { part: last_part, ..place })) }
}

/// A question on an article shares at least so many pairs of neighbouring characters with it,
const FEWEST_TERMS: usize = 3;
/// or, where it is put in the words of children, so many characters.
const FEWEST_CHARACTERS: usize = 8;

/// Whether question and rationale speak of what the texts speak of; if not, how many pairs of neighbouring characters
/// they share.
fn shares_terms(question: &Question, texts: &[&str]) -> Result<(), usize> {
    let asked = || {
        [&question.stem, &question.rationale]
            .into_iter()
            .chain(&question.options)
            .chain(&question.left)
            .map(String::as_str)
    };
    let pairs = |text: &str| -> BTreeSet<(char, char)> {
        let letters: Vec<char> = text.chars().filter(|char| char.is_alphanumeric()).collect();
        letters.iter().copied().zip(letters.iter().copied().skip(1)).collect()
    };
    let there: BTreeSet<(char, char)> = texts.iter().flat_map(|text| pairs(text)).collect();
    let shared = asked().flat_map(pairs).collect::<BTreeSet<_>>().intersection(&there).count();
    let there: BTreeSet<char> =
        texts.iter().flat_map(|text| text.chars()).filter(|char| char.is_alphanumeric()).collect();
    let characters = asked().flat_map(str::chars).collect::<BTreeSet<_>>().intersection(&there).count();
    if shared >= FEWEST_TERMS || characters >= FEWEST_CHARACTERS { Ok(()) } else { Err(shared) }
}

/// The numbers of the key that none of the texts has. Of the accepted contents of a blank one is enough.
fn missing_numbers(question: &Question, texts: &[&str]) -> Vec<String> {
    let there: BTreeSet<u64> = texts.iter().flat_map(|text| numerals::quantities(text, true)).collect();
    let are_there = |numbers: &[u64]| numbers.iter().all(|number| there.contains(number));
    match &question.key {
        Key::Choice(key) if question.kind == Kind::Single => {
            let texts = key.iter().filter_map(|option| question.options.get(usize::from(*option)));
            texts.filter(|text| !are_there(&numerals::quantities(text, false))).cloned().collect()
        }
        Key::Fill(blanks) => blanks
            .iter()
            .filter_map(|accepted| {
                let mut contents = accepted.iter().map(|accepted| match accepted {
                    Accepted::Text(text) => text.as_str(),
                    Accepted::Number { value, .. } => value.as_str(),
                });
                let numbers = |text: &str| match numerals::leading(text) {
                    Some((number, length)) if length == text.len() => vec![number],
                    _ => numerals::quantities(text, false),
                };
                let first = contents.clone().next()?;
                (!contents.any(|text| are_there(&numbers(text)))).then(|| first.to_owned())
            })
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::bank_text::parse;

    const LAW: &str = "---\ntitle: 中华人民共和国某法\nversion: 2021-04-29 修正\neffective: 2021-05-01\n---\n\n# 中华人民共和国某法\n\n\
        ## 第一章 总则\n\n第一条 为了安全。\n\n第二条 应当履行下列职责：\n\n（一）值班；\n\n（二）巡查。\n\n\
        违反前款第（一）项的，处五日以上十日以下拘留。\n\n第二条之一 罚款五万元。\n";

    fn laws() -> Laws {
        let lossy = LAW
            .replace("中华人民共和国某法", "某规定")
            .replace("---\n\n#", "note: paragraph (款) breaks lost\n---\n\n#");
        let codes = LAW.replace("中华人民共和国某法", "某法典_某编");
        [
            Law::parse("a/中华人民共和国某法.md", LAW),
            Law::parse("某规定.md", &lossy),
            Law::parse("某法典_某编.md", &codes),
            Law::parse("部分_某标准.md", &LAW.replace("中华人民共和国某法", "某标准")),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn found(basis: &str, key: &str, extra: &str) -> Vec<(FindingCode, String, String)> {
        let text = format!(
            "类别：学校\n知识点：T\n核对日期：2026-11-24\n1. 题干（　　）\nA. {key}\nB. 其他\n答案：A\n解析：为了安全，应当履行下列职责，违反的罚款五万元\n依据：{basis}\n层次：识记\n难度：0.5\n编号：X-1\n{extra}\n"
        );
        let parsed = parse("x.txt", &text);
        assert_eq!(parsed.findings, []);
        let findings = laws().check(&parsed.items[0]);
        assert!(findings.iter().all(|finding| (finding.row, finding.column) == (9, 4)), "{findings:?}");
        findings.into_iter().map(|finding| (finding.code, finding.found, finding.expected)).collect()
    }

    #[test]
    fn what_is_in_the_text_is_found() {
        for basis in [
            "《中华人民共和国某法》（2021-04-29）第一条、第二条第一款第（二）项、第二条第二款、第二条之一",
            "《中华人民共和国某法》（2021-05-01 施行）第二条第（一）项",
            "《某法典》（2021-04-29）第一条",
            "《某法典某编》（2021-04-29）第一条；《某规定》（2021-04-29）第二条第七款",
        ] {
            assert_eq!(found(basis, "甲", ""), [], "{basis}");
        }
    }

    #[test]
    fn what_is_not_in_the_text_is_named_with_the_last_that_is() {
        for (basis, code, expected) in [
            ("《某法》（2021-04-29）第一条", FindingCode::UnknownRegulation, "中华人民共和国某法"),
            ("《中华人民共和国某法》（2021-04-29）第三条", FindingCode::UnknownArticle, "≤ 第二条之一"),
            ("《中华人民共和国某法》（2021-04-29）第二条第三款", FindingCode::UnknownArticle, "≤ 第二条第二款"),
            (
                "《中华人民共和国某法》（2021-04-29）第二条第一款第（三）项",
                FindingCode::UnknownArticle,
                "≤ 第二条第一款第（二）项",
            ),
            (
                "《中华人民共和国某法》（2021-04-29）第二条第二款第（一）项",
                FindingCode::UnknownArticle,
                "≤ 第二条第二款",
            ),
            ("《中华人民共和国某法》（2008-10-28）第一条", FindingCode::OtherVersion, "2021-04-29 修正 2021-05-01"),
            ("《某标准》（2021-04-29）第一条", FindingCode::ExcerptCited, ""),
        ] {
            let findings = found(basis, "甲", "");
            assert_eq!(findings.len(), 1, "{basis}: {findings:?}");
            assert_eq!((findings[0].0, findings[0].2.as_str()), (code, expected), "{basis}");
        }
    }

    #[test]
    fn an_unknown_standard_is_none_of_our_business() {
        assert_eq!(found("《某国标》（GB 1-2020）", "甲", "核对：标准"), []);
    }

    #[test]
    fn a_question_that_shares_no_words_with_its_article_is_told_of() {
        let text = "类别：学校\n知识点：T\n核对日期：2026-11-24\n1. 题干（　　）\nA. 甲\nB. 乙\n答案：A\n解析：略\n依据：《中华人民共和国某法》（2021-04-29）第一条\n层次：识记\n难度：0.5\n编号：X-1\n";
        let codes = |text: &str| -> Vec<FindingCode> {
            let parsed = parse("x.txt", text);
            laws().check(&parsed.items[0]).into_iter().map(|finding| finding.code).collect()
        };
        assert_eq!(codes(text), [FindingCode::TermsNotInBasis]);
        assert_eq!(codes(&text.replace("解析：略", "解析：这是为了安全")), []);
    }

    #[test]
    fn numbers_of_the_key_must_be_in_the_article() {
        let basis = "《中华人民共和国某法》（2021-04-29）第二条";
        assert_eq!(found(basis, "5日以上10日以下", ""), []);
        assert_eq!(found(basis, "十五日", "")[0].0, FindingCode::NumberNotInBasis);
        assert_eq!(found("《中华人民共和国某法》（2021-04-29）第二条之一", "50000元", ""), []);
        assert_eq!(found(basis, "统一管理", ""), []);
    }

    #[test]
    fn a_page_without_articles_is_no_law() {
        assert_eq!(Law::parse("README.md", "# Laws\n\ntext"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "(\\PC|\n){0,100}|(第一条|之一| |\n|（一）|---|title: ){0,40}") {
            let _ = Law::parse("x.md", &text);
        }
    }
}
