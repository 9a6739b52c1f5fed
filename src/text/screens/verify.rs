//! What the check of a certificate says, to a person at a gate who has ten seconds for it.

/// The screen's heading.
pub const TITLE: &str = "核验证书";
/// The field for the text of the QR code.
pub const TOKEN: &str = "证书二维码的内容";
/// What stands in that field while it is empty.
pub const TOKEN_HINT: &str = "用扫码枪扫证书上的二维码，或把内容粘贴到这里";
/// What to do there.
pub const TOKEN_HELP: &str = "扫码枪扫过后会自动核验；手工粘贴的，按回车键。";
/// The button that checks.
pub const CHECK: &str = "核验";
/// The field for the path of a picture.
pub const PICTURE: &str = "没有扫码枪：打开证书的照片或截图";
/// What stands in that field while it is empty.
pub const PICTURE_HINT: &str = "图片文件的位置，例如 D:\\证书\\王建明.png；也可以把文件拖进窗口";
/// The button that opens the picture.
pub const OPEN: &str = "打开";
/// The way back.
pub const BACK: &str = "返回首页";
/// The button that clears the result.
pub const NEXT: &str = "核验下一张";
/// The key that clears the result.
pub const NEXT_KEY: &str = "Esc";

/// Before the first check.
pub const EMPTY: &str = "等待扫码";
/// What to do before the first check.
pub const EMPTY_ABOUT: &str =
    "核验在本机完成，不需要网络。结果会以绿色（有效）、黄色（已过期）或红色（无效）显示在这里。";
/// While a check runs.
pub const CHECKING: &str = "正在核验……";
/// The signature holds and the last day is not over.
pub const VALID: &str = "有效";
/// What to do then.
pub const VALID_ABOUT: &str = "证书是真的，并在有效期内。请对照本人身份证，核对姓名和号码。";
/// The signature holds and the last day is over.
pub const EXPIRED: &str = "已过期";
/// What that means and what to do.
#[must_use]
pub fn expired_about(valid_until: &str) -> String {
    format!("证书是真的，但有效期到 {valid_until} 为止，现在不能使用。请持证人参加复审换证。")
}

/// The certificate's number.
pub const NUMBER: &str = "证书编号";
/// The track.
pub const TRACK: &str = "培训类别";
/// The exam.
pub const EXAM: &str = "考试";
/// The marks.
pub const SCORE: &str = "成绩";
/// The last day.
pub const VALID_UNTIL: &str = "有效期至";
/// The day of issue.
pub const ISSUED_ON: &str = "发证日期";
/// The issuing unit.
pub const ISSUER: &str = "发证单位";
/// Marks with their unit.
#[must_use]
pub fn marks(marks: &str) -> String {
    format!("{marks} 分")
}

/// A heading and a sentence for what is refused.
pub type Refusal = (&'static str, &'static str);
/// The signature does not hold: something was changed.
pub const CHANGED: Refusal =
    ("无效：内容被改动", "证书上的内容与签发时不一致，不能使用。请留下证书，并与发证单位联系。");
/// No key that this machine knows signed it.
pub const OTHER_ISSUER: Refusal = (
    "无效：不是本单位签发",
    "本机没有签发这张证书的单位的公钥，不能证明它是真的。如果是其他单位签发的，请到那个单位核验。",
);
/// The text is no claim of this program.
pub const NO_CERTIFICATE: Refusal =
    ("无效：不是本系统的证书", "读到的内容不是证书二维码。请对准证书左下角的二维码再扫一次。");
/// The text is cut off or damaged.
pub const DAMAGED: Refusal =
    ("无效：内容不完整", "二维码的内容少了一部分。请把证书放平、擦净再扫一次；粘贴的，请粘贴全部内容。");
/// The picture has no QR code that reads.
pub const NO_CODE: Refusal =
    ("没有找到二维码", "图片里读不出二维码。请正对证书、在亮处重新拍一张，二维码要完整、清楚。");
/// The picture's file does not open.
pub const NO_PICTURE: Refusal = ("打不开这个文件", "请检查文件的位置和名称，图片应是 PNG 或 JPEG 格式。");
