//! The headings of rosters as offices write them, and the words that name a training category.

use crate::domain::bank::Track;
use crate::formats::roster::Field;
use crate::text::words;

/// The heading of a column, as our own rosters and messages write it.
#[must_use]
pub const fn heading(field: Field) -> &'static str {
    match field {
        Field::Name => "姓名",
        Field::Citizen => "身份证号",
        Field::Admission => "准考证号",
        Field::Unit => "单位",
        Field::Department => "部门",
        Field::Post => "职务",
        Field::Track => "培训类别",
    }
}

/// The headings that mean a column, folded: without spaces, brackets and what stands in them.
#[must_use]
pub const fn headings(field: Field) -> &'static [&'static str] {
    match field {
        Field::Name => &["姓名", "考生姓名", "人员姓名", "学员姓名", "参训人员", "名字", "name"],
        Field::Citizen => &[
            "身份证号",
            "身份证号码",
            "居民身份证号",
            "居民身份证号码",
            "公民身份号码",
            "公民身份证号码",
            "身份证",
            "证件号码",
            "证件号",
            "身份号码",
        ],
        Field::Admission => &["准考证号", "准考证号码", "准考证", "考号", "考生号"],
        Field::Unit => &["单位", "单位名称", "工作单位", "所在单位", "所属单位", "学校", "学校名称", "企业名称"],
        Field::Department => &["部门", "科室", "所在部门", "所属部门", "内设机构", "处室", "年级班级", "班级"],
        Field::Post => &["职务", "岗位", "职务岗位", "岗位名称", "职位", "工作岗位", "职务职级"],
        Field::Track => &["类别", "培训类别", "人员类别", "考试类别", "考生类别"],
    }
}

/// The training category that a word names.
#[must_use]
pub fn track(word: &str) -> Option<Track> {
    const OTHER: [(Track, &[&str]); 3] = [
        (Track::CivilServant, &["公务员类", "领导干部", "机关干部", "干部", "党政机关", "公务人员"]),
        (Track::School, &["学校类", "教师", "教职工", "学生", "师生", "校园"]),
        (Track::CertifiedPost, &["持证岗位类", "持证上岗", "重点岗位", "重点岗位人员", "持证人员", "特殊岗位"]),
    ];
    Track::ALL
        .into_iter()
        .find(|track| words::track(*track) == word || track.code() == word)
        .or_else(|| OTHER.into_iter().find(|(_, names)| names.contains(&word)).map(|(track, _)| track))
}

/// All training categories, as a cell may name them.
#[must_use]
pub fn tracks() -> String {
    Track::ALL.map(words::track).join("、")
}

/// The mark between the parts of a name: U+00B7, as household registers write it.
pub const NAME_DOT: char = '·';
/// What is typed instead of it.
pub const NAME_DOTS: [char; 8] = ['•', '‧', '・', '∙', '⋅', '●', '．', '.'];
/// What stands in a name whose character was lost on the way.
pub const LOST_CHARACTERS: [char; 6] = ['\u{fffd}', '?', '？', '□', '■', '〓'];
/// Quotes that are typed before a number to keep it a text.
pub const TEXT_MARKS: [char; 4] = ['\'', '’', '‘', '`'];
