//! What the result of a sitting says.

/// The cut.
#[must_use]
pub fn cut(cut: impl std::fmt::Display) -> String {
    format!("合格线 {cut} 分")
}

/// The time used, in seconds.
#[must_use]
pub fn used(seconds: u32) -> String {
    format!("用时 {}", span(seconds))
}

/// A span of time.
#[must_use]
pub fn span(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} 秒"),
        (minutes, 0) => format!("{minutes} 分"),
        (minutes, seconds) => format!("{minutes} 分 {seconds} 秒"),
    }
}

/// Behind the number of stars.
pub const STARS: &str = "颗星";
/// What to do where there are stars.
pub const STARS_NEXT: &str = "看看哪个知识点的星最少，再学一学那一课。想多得星，可以再来一次。";
/// The stars of a topic.
#[must_use]
pub fn stars(count: u32) -> String {
    (0..3).map(|place| if place < count { '★' } else { '☆' }).collect()
}

/// What the score is out of.
#[must_use]
pub fn out_of(max: impl std::fmt::Display) -> String {
    format!("/ {max} 分")
}

/// Handed in because the time was up.
pub const TIME_UP: &str = "时间到，系统自动交卷。";
/// The certificate's number.
pub const CERTIFICATE: &str = "证书编号";
/// The last day it is valid.
pub const VALID_UNTIL: &str = "有效期至";
/// Passed and no certificate.
pub const NO_CERTIFICATE: &str = "证书还没有签发。请联系主管部门。";
/// Saves the certificate.
pub const SAVE: &str = "保存证书 PDF";
/// Shows the answers.
pub const REVIEW: &str = "查看答卷";
/// Back to the exams.
pub const BACK: &str = "返回我的考试";
/// Over the topics.
pub const TOPICS: &str = "各知识点得分";
/// Over the stars of the topics.
pub const TOPIC_STARS: &str = "每个知识点的星";
/// Shows the other topics too.
#[must_use]
pub fn all_topics(count: usize) -> String {
    format!("显示全部 {count} 个知识点")
}
/// Shows only the weakest topics again.
pub const WEAKEST_ONLY: &str = "只看得分低的";
/// What low means.
pub const TOPICS_NOTE: &str = "低于 75% 为偏低，建议再看";
/// A low share.
#[must_use]
pub fn low(share: &str) -> String {
    format!("偏低 {share}")
}
/// Over the articles.
pub const READ: &str = "建议再读";
/// Where nothing was wrong.
pub const READ_NOTHING: &str = "全部答对，没有需要再读的条文。";
/// Over the incidents.
pub const INCIDENTS: &str = "考试过程记录";
/// What they mean.
pub const INCIDENTS_NOTE: &str = "只作记录，不影响得分";
/// The journal has been changed.
pub const JOURNAL_BROKEN: &str = "作答日志对不上";
/// What follows from that.
pub const JOURNAL_BROKEN_ABOUT: &str = "这份作答日志被改动过，成绩不可信，答卷和过程记录不显示。请联系组织考试的单位。";
/// Over a saved certificate.
pub const SAVED: &str = "证书已保存";
/// Opens its folder.
pub const OPEN_FOLDER: &str = "打开所在文件夹";
/// Over what went wrong.
pub const PROBLEM: &str = "没有完成";

/// A regulation with its articles.
#[must_use]
pub fn reading(regulation: &str, articles: &[String]) -> String {
    if articles.is_empty() { regulation.to_owned() } else { format!("{regulation}　{}", articles.join("、")) }
}

/// How many questions were wrong.
#[must_use]
pub fn wrong(count: u32) -> String {
    format!("答错 {count} 题")
}

/// Critical items were missed; `reached` says whether the marks would have been enough.
#[must_use]
pub fn critical_missed(count: u32, reached: bool) -> String {
    if reached {
        format!("总分已经到了合格线，但有 {count} 道 ★ 关键题没有答对。按本场规则，关键题答错就不合格。")
    } else {
        format!("另外，有 {count} 道 ★ 关键题没有答对。按本场规则，关键题答错就不合格。")
    }
}

/// Failed: over what to do next.
pub const NEXT: &str = "下一步";

/// Failed: what to do next. None where any number of attempts is allowed.
#[must_use]
pub fn next(attempts_left: Option<u32>) -> String {
    match attempts_left {
        Some(0) => "这次没有通过，考试次数已经用完。请先读右边建议的条文，再联系主管部门安排。".into(),
        Some(left) => format!("这次没有通过，不要紧，还可以再考 {left} 次。先读右边建议的条文，准备好了再开始。"),
        None => "这次没有通过，不要紧，可以再考。先读右边建议的条文，准备好了再开始。".into(),
    }
}

/// The window was left.
#[must_use]
pub fn left_window(count: u32, seconds: u32) -> String {
    if seconds == 0 {
        format!("离开窗口 {count} 次")
    } else {
        format!("离开窗口 {count} 次，共 {}", span(seconds))
    }
}

/// The window was minimised.
#[must_use]
pub fn minimised(count: u32) -> String {
    format!("最小化窗口 {count} 次")
}

/// Text was pasted.
#[must_use]
pub fn pasted(count: u32) -> String {
    format!("粘贴文字 {count} 次")
}

/// The wall clock was set.
#[must_use]
pub fn clock_set(count: u32) -> String {
    format!("电脑时间被改动 {count} 次")
}

/// The program was started again.
#[must_use]
pub fn resumed(count: u32) -> String {
    format!("中断后接着考 {count} 次")
}

/// The time was extended.
#[must_use]
pub fn extended(count: u32) -> String {
    format!("延长时间 {count} 次")
}

/// When things happened.
#[must_use]
pub fn times(times: &[String]) -> String {
    times.join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_have_no_empty_parts() {
        assert_eq!([span(40), span(120), span(3160)], ["40 秒", "2 分", "52 分 40 秒"]);
    }

    #[test]
    fn articles_are_joined_and_a_regulation_may_stand_alone() {
        let articles = ["第十三条".to_owned(), "第二十八条".to_owned()];
        assert_eq!(reading("消防法", &articles), "消防法　第十三条、第二十八条");
        assert_eq!(reading("消防法", &[]), "消防法");
    }
}
