//! What each finding means in words, and what to do about it.

use crate::domain::bank::{Finding, FindingCode as Code, Severity};

/// The longest piece of a file that a message quotes, in characters.
const QUOTED: usize = 30;

/// How much a finding matters, in a word.
#[must_use]
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "提示",
    }
}

/// What was found, as a sentence without its full stop.
#[must_use]
pub fn finding_message(finding: &Finding) -> String {
    let what = what(finding.code);
    let mut message = what.to_owned();
    if !finding.found.is_empty() {
        message.push_str("：“");
        message.push_str(&quoted(&finding.found));
        message.push('”');
    }
    if !finding.expected.is_empty() {
        message.push_str("，应为 ");
        message.push_str(&quoted(&finding.expected));
    }
    message
}

fn quoted(text: &str) -> String {
    let line: Vec<char> =
        text.chars().map(|char| if char.is_control() { ' ' } else { char }).take(QUOTED + 1).collect();
    if line.len() > QUOTED {
        line.into_iter().take(QUOTED).chain(['…']).collect()
    } else {
        line.into_iter().collect()
    }
}

const fn what(code: Code) -> &'static str {
    match code {
        Code::Unreadable => "文件读不出来",
        Code::BadEncoding => "文件里有不能识别的字符",
        Code::StrayLine => "这一行不属于任何一道题",
        Code::UnknownField => "不认识的字段名",
        Code::RepeatedField => "同一道题里字段写了两次",
        Code::EmptyField => "字段没有内容",
        Code::UnknownKind => "不认识的题型",
        Code::KindUnclear => "看不出是什么题型",
        Code::MissingKey => "没有答案",
        Code::BadKey => "答案的写法与题型不符",
        Code::KeyOutOfRange => "答案指向不存在的选项",
        Code::MissingStem => "没有题干",
        Code::TooFewOptions => "选项太少",
        Code::OptionLetters => "选项字母不连续或有重复",
        Code::SameOptions => "有两个选项内容相同",
        Code::TooManyOptions => "选项太多",
        Code::MatchingRows => "匹配题的左项与答案对不上",
        Code::Blanks => "填空题的空数与答案不一致",
        Code::MissingId => "没有编号",
        Code::BadId => "编号写法不对",
        Code::RepeatedId => "编号重复",
        Code::MissingTrack => "没有类别",
        Code::UnknownTrack => "不认识的类别",
        Code::MissingTopic => "没有知识点",
        Code::MissingLevel => "没有层次",
        Code::UnknownLevel => "不认识的层次",
        Code::MissingDifficulty => "没有难度",
        Code::BadDifficulty => "难度写法不对",
        Code::MissingRationale => "没有解析",
        Code::MissingBasis => "没有依据",
        Code::BadBasis => "依据写法不对",
        Code::UnknownRegulation => "法规文本库里没有这部法规",
        Code::UnknownArticle => "法规里没有所引的条、款、项",
        Code::OtherVersion => "所引版本与法规文本库的版本不同",
        Code::ExcerptCited => "这部法规只有节录，不能作依据",
        Code::NumberNotInBasis => "答案里的数字在所引条文中找不到",
        Code::BadDate => "日期写法不对",
        Code::MissingDate => "没有核对日期",
        Code::BadValue => "字段的内容不在可选范围内",
        Code::UnknownStatus => "不认识的状态",
        Code::UnknownEnemy => "互斥题的编号在题库里找不到",
        Code::MissingPicture => "图片文件找不到",
        Code::MissingAlternative => "图片没有替代文字",
        Code::NumberOrder => "题号重复或跳号",
        Code::EmptyCase => "案例里没有小题",
        Code::LongKey => "正确选项明显比其他选项长",
        Code::AllOfTheAbove => "选项里有“以上都对”一类的说法",
        Code::GiveawayWord => "绝对化的词只出现在一边，会泄露答案",
        Code::LongStem => "题干太长",
        Code::NegativeStem => "否定式题干容易看漏",
        Code::SameStem => "与另一道题的题干相同",
        Code::AlikeItems => "与另一道题大部分相同",
        Code::UndeclaredEnemy => "题干说出了另一道题的答案，两题没有写成互斥题",
        Code::TermsNotInBasis => "题目和解析的用语在所引条文里几乎找不到",
        Code::UnlistedRegulation => "法规清单里没有这部法规或者标准",
        Code::ListDiffers => "法规清单与法规文本不一致",
        Code::MissingFact => "依据标准或常识的题没有写所依据的事实",
        Code::UnknownFact => "事实清单里没有这条事实，或者不是出自所写的标准",
        Code::TooManyStandards => "依据标准或常识的题占得太多",
        Code::GuesserWins => "不懂内容的人靠猜能多得分",
        Code::OtherCounts => "题数与命题计划不同",
        Code::LessonTitle => "课程的第一行不是“# 代码 标题”",
        Code::LessonCode => "课程标题里的代码与文件名不一致",
        Code::RepeatedLesson => "同一个知识点有两篇课程",
        Code::LessonLength => "课程的字数超出范围",
        Code::LessonTable => "课程里没有表格",
        Code::LessonPicture => "课程里没有图",
        Code::UnshownMarkup => "课程页面不显示这种写法",
        Code::SelfCheck => "自测题的数目不对",
        Code::UnknownSelfCheck => "自测题的编号在题库里找不到",
        Code::ForeignSelfCheck => "自测题不是本知识点的题，或者重复",
        Code::BadCitizenId => "身份证号不对",
        Code::RoundedCitizenId => "身份证号被表格软件改成了近似数",
        Code::RepeatedPerson => "同一个人出现了两次",
        Code::MissingName => "没有姓名",
        Code::MissingColumn => "缺少必需的列",
    }
}

/// What to do about it, as a sentence without its full stop.
#[must_use]
pub const fn finding_hint(code: Code) -> &'static str {
    match code {
        Code::Unreadable => "请确认文件没有损坏，也没有被别的程序占用",
        Code::BadEncoding => "请在记事本里另存为 UTF-8 编码再试",
        Code::StrayLine => "题目要以题号开头，如“1.”；说明文字请以 // 开头",
        Code::UnknownField => "请核对字段名；如果是正文，请在行首加反斜杠 \\",
        Code::RepeatedField => "请只留一处；如果漏了题号，请补上题号",
        Code::EmptyField => "请补上冒号后面的内容，或删去这一行",
        Code::UnknownKind => "题型可写：单选、多选、判断、填空、排序、匹配、案例",
        Code::KindUnclear => "请在题干前写题型，如 [排序]，或在前面加题型标题",
        Code::MissingKey => "请补一行“答案：”",
        Code::BadKey => "单选写一个字母，多选写几个字母，判断写对或错，排序按先后写全部字母",
        Code::KeyOutOfRange => "请核对答案的字母，或补上漏写的选项",
        Code::MissingStem => "请在题号后面写题干",
        Code::TooFewOptions => "单选至少 2 项，多选、排序至少 3 项，匹配左右各至少 2 项",
        Code::OptionLetters => "选项请按 A、B、C 的顺序连着写；如果是正文，请在行首加反斜杠 \\",
        Code::SameOptions => "请改写其中一个",
        Code::TooManyOptions => "最多 8 项，A 到 H",
        Code::MatchingRows => "每个左项在答案里写一次，如“甲-C 乙-A”",
        Code::Blanks => "空处写四个下划线 ____，几个空的答案之间用分号隔开",
        Code::MissingId => "请补一行“编号：”，全库不能重复，如 CS-10-001",
        Code::BadId => "编号只用字母、数字和连字符，如 CS-10-001",
        Code::RepeatedId => "请给后一道题换一个编号",
        Code::MissingTrack | Code::UnknownTrack => "类别写：公务员、学校或持证岗位",
        Code::MissingTopic => "请补一行“知识点：”，也可以写在文件开头",
        Code::MissingLevel | Code::UnknownLevel => "层次写：识记、理解、应用或分析",
        Code::MissingDifficulty | Code::BadDifficulty => "难度写预计答对率，大于 0 小于 1，最多三位小数，如 0.65",
        Code::MissingRationale => "请写明为什么对、最像对的错项为什么错",
        Code::MissingBasis => "请写法规全称、版本日期和条款；没有条文依据的写标准名称，并写“核对：标准”",
        Code::BadBasis => {
            "写法：《法规全称》（2021-04-29）第十九条第一款；几部法之间用分号；标准和常识另写“核对：标准”"
        }
        Code::UnknownRegulation => "请核对全称；依据技术标准的题请写“核对：标准”",
        Code::UnknownArticle => "请对照原文核对条、款、项的序号",
        Code::OtherVersion => "请核对版本日期；法规修订后条文序号可能已变",
        Code::ExcerptCited => "请改引有全文的法规，或等取得全文后再用",
        Code::NumberNotInBasis => "请对照原文核对数字和条款；由材料和条文推算出来的，补一行“数字：推算”",
        Code::BadDate => "日期写成 2026-11-24 的样子",
        Code::MissingDate => "请补一行“核对日期：”，也可以写在文件开头",
        Code::BadValue => "请对照题库格式说明里的字段表",
        Code::UnknownStatus => "状态写：草稿、待审、可用或停用",
        Code::UnknownEnemy => "请核对编号，或把那道题所在的文件一起检查",
        Code::MissingPicture => "路径从本文件所在文件夹算起，请核对文件名",
        Code::MissingAlternative => "请写图片内容的文字说明：题库里写在路径和“｜”后面，课程里写在 ![] 的方括号里",
        Code::NumberOrder => "题号只用来分开题目，可以不改；请确认没有漏掉或粘连的题",
        Code::EmptyCase => "请在材料后面写（1）、（2）等小题",
        Code::LongKey => "请缩短正确选项或把错项写得同样具体",
        Code::AllOfTheAbove => "请改成多选题或换一个具体的选项",
        Code::GiveawayWord => "请去掉“一律”“绝对”这类词，或让各选项都带同样的语气",
        Code::LongStem => "请删去与作答无关的话；材料长的改成案例题",
        Code::NegativeStem => "请改成正面提问；一定要用否定时，给否定词加引号“不”",
        Code::SameStem => "请删去一道，或写成互斥题",
        Code::AlikeItems => "请改写或删去一道；确实都要的，写成互斥题也只能避免同卷",
        Code::UndeclaredEnemy => "请在其中一题补一行“互斥题：”，或改写题干",
        Code::TermsNotInBasis => "请核对引的是不是这一条",
        Code::UnlistedRegulation => "请核对全称；新的法规请补进清单",
        Code::ListDiffers => "请对照法规文本改清单里的版本日期或条数",
        Code::MissingFact => "请补一行“事实：”，写事实清单里的编号",
        Code::UnknownFact => "请核对编号和标准名称；清单以外的事实不能作答案的依据",
        Code::TooManyStandards => "请换成依据条文的题，使所占比例低于四分之一",
        Code::GuesserWins => "请改这一类别的选项：长短、详略、语气和答案的位置都不能透露答案",
        Code::OtherCounts => "请按命题计划增减试题",
        Code::LessonTitle => "第一行写“# CS-10 三合一、九小场所与出租经营”的样子",
        Code::LessonCode => "文件名和第一行要用同一个知识点代码",
        Code::RepeatedLesson => "请合并两篇，或改正其中一篇的代码",
        Code::LessonLength => "标题、图、自测题不算在内，请增删正文",
        Code::LessonTable => "请把容易混淆的数字、主体或后果列成表",
        Code::LessonPicture => "请单独一行写 ![图片内容的文字说明](../../images/图片.svg)",
        Code::UnshownMarkup => "可用的写法：二级标题、段落、粗体、不嵌套的列表、提示（>）、表格、单独一行的图",
        Code::SelfCheck => "在“## 自测”下面用“- 编号”列出 3 到 5 道本知识点的题",
        Code::UnknownSelfCheck => "请核对编号；停用、草稿的题不能用作自测题",
        Code::ForeignSelfCheck => "请换成本知识点的另一道题",
        Code::BadCitizenId => "请核对 18 位号码，末位是校验码",
        Code::RoundedCitizenId => "请把这一列设成文本格式，重新填写号码",
        Code::RepeatedPerson => "请删去重复的一行",
        Code::MissingName => "请补上姓名",
        Code::MissingColumn => "请对照花名册模板补上这一列",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_what_was_found_and_what_was_expected() {
        let finding = Finding::error(Code::KeyOutOfRange, "x.txt", 3, 4, "E").expecting("A–D");
        assert_eq!(finding_message(&finding), "答案指向不存在的选项：“E”，应为 A–D");
    }

    #[test]
    fn long_pieces_are_shortened_and_control_characters_removed() {
        let finding = Finding::warning(Code::StrayLine, "x.txt", 1, 1, "字\n".repeat(40));
        let message = finding_message(&finding);
        assert!(message.ends_with("…”") && !message.contains('\n') && message.chars().count() < 60, "{message}");
    }
}
