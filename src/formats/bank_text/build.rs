//! An item made of its lines, or the findings that say why there is none.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::answer::{letters, normal, read_key};
use super::basis::read_basis;
use super::lines::{folded, unescape};
use super::order::keeps_order;
use super::raw::{Fields, RawItem, RawQuestion, RawText};
use super::{LocatedItem, Place, QuestionPlaces};
use crate::domain::bank::{
    Basis, BasisCheck, Finding, FindingCode, Item, ItemId, Key, Kind, Level, Picture, Question, Status, Topic, Track,
    blank_count,
};
use crate::text::bank::{self, Field};
use crate::text::words;

/// Makes the item. Its findings are added; `None` where one of them, or one found before, is an error.
pub(super) fn build(
    file: &str,
    raw: &RawItem<'_>,
    header: &Fields<'_>,
    findings: &mut Vec<Finding>,
) -> Option<LocatedItem> {
    let mut builder =
        Builder { file, findings, header, fields: &raw.fields, place: raw.place, broken: raw.broken, formal: true };
    let item = builder.item(raw);
    item.filter(|_| !builder.broken)
}

struct Builder<'b, 'a> {
    file: &'b str,
    findings: &'b mut Vec<Finding>,
    header: &'b Fields<'a>,
    fields: &'b Fields<'a>,
    /// Where the item begins: what is missing is missing there.
    place: Place,
    broken: bool,
    /// Whether the item may be drawn, so that nothing may be missing.
    formal: bool,
}

/// What all questions of an item have in common.
struct Common<'b> {
    check: BasisCheck,
    is_case: bool,
    basis: Vec<Basis>,
    basis_place: Option<Place>,
    fields: &'b Fields<'b>,
}

impl<'b, 'a> Builder<'b, 'a> {
    fn error(&mut self, code: FindingCode, place: Place, found: &str, expected: &str) {
        self.broken = true;
        let finding = Finding::error(code, self.file, place.row, place.column, found);
        self.findings.push(finding.expecting(expected));
    }

    fn warning(&mut self, code: FindingCode, place: Place, found: &str, expected: &str) {
        let finding = Finding::warning(code, self.file, place.row, place.column, found);
        self.findings.push(finding.expecting(expected));
    }

    /// An error in an item that may be drawn, a warning in a draft.
    fn demand(&mut self, code: FindingCode, place: Place, found: &str, expected: &str) {
        if self.formal {
            self.error(code, place, found, expected);
        } else {
            self.warning(code, place, found, expected);
        }
    }

    /// A field of the item, or else of the file. A field without content is an error and counts as missing.
    fn text(&self, field: Field) -> Option<&'b RawText<'a>> {
        self.fields.get(field).or_else(|| self.header.get(field)).filter(|text| !text.is_empty())
    }

    /// The content of a field in half width, and its place.
    fn value(&self, field: Field) -> Option<(String, Place)> {
        self.text(field).map(|text| (folded(&text.plain()), text.place))
    }

    /// The content of a field that `read` understands; else an error with this code.
    fn read<T>(&mut self, field: Field, code: FindingCode, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let (value, place) = self.value(field)?;
        let read = read(&value);
        if read.is_none() {
            self.error(code, place, &value, "");
        }
        read
    }

    fn missing(&mut self, field: Field, code: FindingCode) {
        if self.text(field).is_none() {
            self.error(code, self.place, "", "");
        }
    }

    fn empty_fields(&mut self, fields: &Fields<'_>) {
        for (field, text) in fields.0.iter().filter(|(_, text)| text.is_empty()) {
            self.warning(FindingCode::EmptyField, text.place, bank::field_name(*field), "");
        }
    }

    fn item(&mut self, raw: &RawItem<'a>) -> Option<LocatedItem> {
        self.empty_fields(&raw.fields);
        let status = self.read(Field::Status, FindingCode::UnknownStatus, bank::status).unwrap_or(Status::Ready);
        self.formal = status == Status::Ready;
        let check = self.read(Field::Check, FindingCode::BadValue, bank::basis_check).unwrap_or(BasisCheck::Text);
        let critical = self.read(Field::Critical, FindingCode::BadValue, bank::yes).unwrap_or(false) || raw.critical;
        let id = self.id();
        let track = self.track();
        let topic = self.topic();
        let level = self.level();
        let facility = self.facility();
        let checked_on = self.checked_on();
        let enemies = self.enemies();
        let facts = self.facts();
        let derived =
            self.read(Field::Numbers, FindingCode::BadValue, |value| (value == bank::DERIVED).then_some(true));
        let picture = self.picture();
        let (kind, questions) = self.questions(raw, check);
        let place_of = |field: Field| raw.fields.get(field).map_or(raw.place, |text| text.place);
        let (questions, places): (Vec<Question>, Vec<QuestionPlaces>) = questions.into_iter().unzip();
        Some(LocatedItem {
            file: self.file.to_owned(),
            place: raw.place,
            id: place_of(Field::Id),
            enemies: place_of(Field::Enemies),
            picture: place_of(Field::Picture),
            item: Item {
                id: id?,
                track: track?,
                topic: topic?,
                kind: kind?,
                level: level?,
                facility: facility?,
                critical,
                stimulus: raw.stimulus.as_ref().map(RawText::plain),
                picture,
                questions,
                check,
                facts,
                derived: derived.unwrap_or(false),
                checked_on,
                enemies,
                status,
            },
            questions: places,
        })
    }

    fn id(&mut self) -> Option<ItemId> {
        self.missing(Field::Id, FindingCode::MissingId);
        self.read(Field::Id, FindingCode::BadId, |value| is_id(value).then(|| ItemId(value.to_owned())))
    }

    fn track(&mut self) -> Option<Track> {
        self.missing(Field::Track, FindingCode::MissingTrack);
        self.read(Field::Track, FindingCode::UnknownTrack, bank::track)
    }

    /// The topic. An item that repeats the code of the file alone has the name of the file.
    fn topic(&mut self) -> Option<Topic> {
        self.missing(Field::Topic, FindingCode::MissingTopic);
        let topic = topic_of(&self.text(Field::Topic)?.plain());
        if topic.name.is_empty()
            && let Some(header) = self.header.get(Field::Topic)
        {
            let header = topic_of(&header.plain());
            if header.code == topic.code {
                return Some(header);
            }
        }
        Some(topic)
    }

    fn level(&mut self) -> Option<Level> {
        self.missing(Field::Level, FindingCode::MissingLevel);
        self.read(Field::Level, FindingCode::UnknownLevel, bank::level)
    }

    fn facility(&mut self) -> Option<u16> {
        self.missing(Field::Difficulty, FindingCode::MissingDifficulty);
        self.read(Field::Difficulty, FindingCode::BadDifficulty, thousandths)
    }

    fn checked_on(&mut self) -> Option<Date> {
        if self.text(Field::CheckedOn).is_none() {
            self.demand(FindingCode::MissingDate, self.place, "", bank::DATE_SHAPE);
        }
        self.read(Field::CheckedOn, FindingCode::BadDate, |value| value.parse().ok())
    }

    fn enemies(&mut self) -> BTreeSet<ItemId> {
        let Some(text) = self.text(Field::Enemies) else { return BTreeSet::new() };
        let (value, place) = (folded(&text.plain()), text.place);
        let mut enemies = BTreeSet::new();
        for id in value.split(|char: char| char.is_whitespace() || bank::SEPARATORS.contains(&char)) {
            if is_id(id) {
                enemies.insert(ItemId(id.to_owned()));
            } else if !id.is_empty() {
                self.error(FindingCode::BadId, place, id, "");
            }
        }
        enemies
    }

    fn facts(&mut self) -> BTreeSet<u16> {
        let Some(text) = self.text(Field::Facts) else { return BTreeSet::new() };
        let (value, place) = (folded(&text.plain()), text.place);
        let mut facts = BTreeSet::new();
        for number in value.split(|char: char| char.is_whitespace() || bank::SEPARATORS.contains(&char)) {
            match number.parse() {
                Ok(number) => {
                    facts.insert(number);
                }
                Err(_) if number.is_empty() => {}
                Err(_) => self.error(FindingCode::BadValue, place, number, ""),
            }
        }
        facts
    }

    fn picture(&mut self) -> Option<Picture> {
        let text = self.text(Field::Picture)?;
        let (content, place) = (text.written(), text.place);
        let (path, alternative) = content.split_once(['|', '\u{ff5c}']).unwrap_or((&content, ""));
        let picture = Picture { path: path.trim().replace('\\', "/"), alternative: unescape(alternative.trim()) };
        if picture.path.is_empty() {
            self.error(FindingCode::MissingPicture, place, &content, "");
        }
        if picture.alternative.is_empty() {
            self.demand(FindingCode::MissingAlternative, place, &picture.path, "");
        }
        Some(picture)
    }

    fn questions(&mut self, raw: &RawItem<'a>, check: BasisCheck) -> (Option<Kind>, Vec<(Question, QuestionPlaces)>) {
        let is_case = raw.stimulus.is_some();
        let (basis, basis_place) = match raw.fields.get(Field::Basis) {
            Some(text) => (self.bases(text, check), Some(text.place)),
            None => (Vec::new(), None),
        };
        if is_case {
            if raw.stimulus.as_ref().is_none_or(RawText::is_empty) {
                self.error(FindingCode::MissingStem, raw.place, "", "");
            }
            if raw.questions.is_empty() {
                self.error(FindingCode::EmptyCase, raw.place, "", "");
            }
            for field in [Field::Key, Field::Rationale] {
                if let Some(text) = raw.fields.get(field) {
                    self.error(FindingCode::StrayLine, text.place, bank::field_name(field), "");
                }
            }
        }
        let mut built = Vec::with_capacity(raw.questions.len());
        for question in &raw.questions {
            let fields = if is_case { &question.fields } else { &raw.fields };
            if is_case {
                self.empty_fields(fields);
            }
            let common = Common { check, is_case, basis: basis.clone(), basis_place, fields };
            built.extend(self.question(question, common));
        }
        let kind = if is_case { Some(Kind::Case) } else { built.first().map(|(question, _)| question.kind) };
        (kind, built)
    }

    fn question(&mut self, raw: &RawQuestion<'_>, common: Common<'_>) -> Option<(Question, QuestionPlaces)> {
        let place = raw.stem.place;
        let stem = raw.stem.plain();
        if stem.is_empty() {
            self.error(FindingCode::MissingStem, place, "", "");
        }
        let mut options: Vec<String> = raw.options.iter().map(RawText::plain).collect();
        for (option, text) in options.iter().zip(&raw.options) {
            if option.is_empty() {
                self.error(FindingCode::EmptyField, text.place, "", "");
            }
        }
        let key_text = common.fields.get(Field::Key).filter(|text| !text.is_empty());
        let written = key_text.map(RawText::written).unwrap_or_default();
        let rationale = common.fields.get(Field::Rationale).map(RawText::plain).unwrap_or_default();
        if rationale.is_empty() {
            self.demand(FindingCode::MissingRationale, place, "", "");
        }
        let own_basis = common.fields.get(Field::Basis).filter(|text| common.is_case && !text.is_empty());
        let basis_place = own_basis.map(|text| text.place).or(common.basis_place).unwrap_or(place);
        let basis = own_basis.map_or(common.basis, |text| self.bases(text, common.check));
        if basis.is_empty() && own_basis.is_none() && common.basis_place.is_none() {
            self.demand(FindingCode::MissingBasis, place, "", bank::BASIS_SHAPE);
        }
        let fixed = self.fixed_order(common.fields);
        let Some(key_text) = key_text else {
            self.error(FindingCode::MissingKey, place, "", "");
            return None;
        };
        let kind = raw.kind.or_else(|| self.infer(raw, &options, &written, key_text.place))?;
        let key = if kind == Kind::TrueFalse && !options.is_empty() {
            let key = truth_of(&options, &written);
            options.clear();
            key.map(Key::Truth).or_else(|| {
                self.error(FindingCode::BadKey, key_text.place, &written, &truths());
                None
            })?
        } else {
            match read_key(kind, &written, options.len(), raw.left.len()) {
                Ok(key) => key,
                Err(bad) => {
                    self.error(bad.code, key_text.place, &bad.found, &bad.expected);
                    return None;
                }
            }
        };
        self.structure(kind, &stem, &options, raw, &key);
        let fixed_order = fixed || matches!(kind, Kind::Single | Kind::Multiple) && keeps_order(&options);
        let places = QuestionPlaces {
            stem: place,
            options: raw.options.iter().map(|text| text.place).take(options.len()).collect(),
            key: key_text.place,
            basis: basis_place,
        };
        let left = raw.left.iter().map(RawText::plain).collect();
        Some((Question { kind, stem, left, options, fixed_order, key, rationale, basis }, places))
    }

    fn fixed_order(&mut self, fields: &Fields<'_>) -> bool {
        let Some(text) = fields.get(Field::OptionOrder).filter(|text| !text.is_empty()) else { return false };
        let value = text.plain();
        if value != bank::FIXED && !bank::FREE.contains(&value.as_str()) {
            self.error(FindingCode::BadValue, text.place, &value, bank::FIXED);
        }
        value == bank::FIXED
    }

    /// The kind by the layout, where neither tag nor heading tells it.
    fn infer(&mut self, raw: &RawQuestion<'_>, options: &[String], written: &str, place: Place) -> Option<Kind> {
        if !raw.left.is_empty() {
            return Some(Kind::Matching);
        }
        if options.is_empty() {
            return Some(if bank::truth(&normal(written)).is_some() { Kind::TrueFalse } else { Kind::Fill });
        }
        if truth_of(options, written).is_some() {
            return Some(Kind::TrueFalse);
        }
        match letters(&normal(written)) {
            Some(letters) if letters.len() == 1 => Some(Kind::Single),
            Some(letters) if !letters.is_sorted() && letters.len() == options.len() => {
                self.error(FindingCode::KindUnclear, place, written, "");
                None
            }
            Some(_) => Some(Kind::Multiple),
            None => {
                self.error(FindingCode::KindUnclear, place, written, "");
                None
            }
        }
    }

    /// What each kind needs besides its key.
    fn structure(&mut self, kind: Kind, stem: &str, options: &[String], raw: &RawQuestion<'_>, key: &Key) {
        let place = raw.stem.place;
        let fewest = match kind {
            Kind::Single | Kind::Matching => 2,
            Kind::Multiple | Kind::Ordering => 3,
            Kind::TrueFalse | Kind::Fill | Kind::Case => 0,
        };
        if options.len() < fewest {
            let expected = format!("≥ {fewest}");
            self.error(FindingCode::TooFewOptions, place, &options.len().to_string(), &expected);
        }
        match key {
            Key::Fill(blanks) => {
                let count = blank_count(stem);
                if count != blanks.len() {
                    self.error(FindingCode::Blanks, place, &count.to_string(), &blanks.len().to_string());
                }
            }
            Key::Match(pairs) if raw.left.len() < 2 || pairs.len() != raw.left.len() => {
                self.error(FindingCode::MatchingRows, place, &raw.left.len().to_string(), "≥ 2");
            }
            _ => {}
        }
        if let Some(left) = raw.left.iter().find(|left| left.is_empty()) {
            self.error(FindingCode::EmptyField, left.place, "", "");
        }
        if kind != Kind::Matching
            && let Some(left) = raw.left.first()
        {
            self.error(FindingCode::MatchingRows, left.place, &left.plain(), words::kind(Kind::Matching));
        }
    }

    /// The bases of a text. What was checked against its text needs a version and an article.
    fn bases(&mut self, text: &RawText<'_>, check: BasisCheck) -> Vec<Basis> {
        let (bases, problems) = read_basis(&text.written());
        for bad in problems {
            self.error(bad.code, text.place_at(bad.offset), &bad.found, &bad.expected);
        }
        if check == BasisCheck::Text {
            for basis in bases.iter().filter(|basis| basis.version.is_empty() || basis.articles.is_empty()) {
                self.demand(FindingCode::BadBasis, text.place, &basis.title, bank::BASIS_SHAPE);
            }
        }
        bases
    }
}

fn truths() -> String {
    [words::truth(true), words::truth(false)].join("/")
}

/// The truth that a true/false question written with two options is keyed with.
fn truth_of(options: &[String], written: &str) -> Option<bool> {
    let [one, other] = options else { return None };
    let (one, other) = (bank::truth(&normal(one))?, bank::truth(&normal(other))?);
    if one == other {
        return None;
    }
    let key = normal(written);
    match letters(&key).as_deref() {
        Some([0]) => Some(one),
        Some([1]) => Some(other),
        _ => bank::truth(&key),
    }
}

/// ASCII letters, digits and hyphens, at least one.
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|char| char.is_ascii_alphanumeric() || char == '-')
}

/// A code and, behind a space, a name.
fn topic_of(text: &str) -> Topic {
    let (code, name) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    Topic { code: folded(code), name: name.trim().to_owned() }
}

/// A decimal above 0 and below 1 with at most three places, in thousandths.
fn thousandths(text: &str) -> Option<u16> {
    let places = text.strip_prefix("0.").or_else(|| text.strip_prefix('.'))?;
    if !(1..=3).contains(&places.len()) || !places.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    format!("{places:0<3}").parse().ok().filter(|value| *value > 0)
}
