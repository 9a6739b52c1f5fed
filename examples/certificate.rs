//! Writes a sample certificate: `certificate OUT.pdf [NAME [UNIT [EXAM]]]`. The key is made of a fixed seed, for
//! looking at the page only.

use std::error::Error;
use std::path::Path;

use jiff::civil::date;
use xiaoankao::domain::bank::Track;
use xiaoankao::domain::certificate::{Certificate, CertificateNumber};
use xiaoankao::domain::scoring::Marks;
use xiaoankao::domain::sitting::SittingId;
use xiaoankao::fonts;
use xiaoankao::print::certificate::{Copy, certificate_pdf};
use xiaoankao::print::{FontFiles, PaperFonts};
use xiaoankao::trust::claim_token;
use xiaoankao::trust::keys::OfficeKey;

#[expect(clippy::disallowed_methods, reason = "an example reads its own arguments")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("certificate OUT.pdf [NAME [UNIT [EXAM]]]")?;
    let certificate = Certificate {
        number: CertificateNumber::compose("XF", 2026, "0632", 417),
        sitting: SittingId("sample".into()),
        name: arguments.next().unwrap_or_else(|| "王建明".into()),
        masked_identity: "6321**********1234".into(),
        citizen: true,
        unit: arguments.next().unwrap_or_else(|| "平安镇人民政府".into()),
        track: Track::CivilServant,
        exam: arguments.next().unwrap_or_else(|| "二〇二六年度领导干部消防安全考试".into()),
        score: Marks::whole(86),
        max: Marks::whole(100),
        cut: Marks::whole(80),
        sat_on: date(2026, 11, 23),
        issued_on: date(2026, 11, 24),
        valid_until: date(2027, 11, 23),
        issuer: "平安县消防安全委员会办公室".into(),
    };
    let key = OfficeKey::from_seed(&[7; 32]);
    let token = claim_token::encode(&key, &certificate.claim())?;
    let fonts = PaperFonts::new(&FontFiles {
        serif: fonts::SERIF,
        serif_bold: fonts::SERIF_BOLD,
        hand: fonts::HAND,
        sans: fonts::SANS,
    })?;
    let pdf = certificate_pdf(&fonts, &certificate, &token, Copy::Original)?;
    std::fs::write(Path::new(&out), pdf)?;
    std::fs::write(Path::new(&out).with_extension("pub"), key.public().to_text())?;
    Ok(())
}
