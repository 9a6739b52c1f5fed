//! The pictures of items and lessons as the window draws them.
//!
//! The toolkit's own loader of SVG has no letters, and those of the machine differ from one to the next: words in a picture
//! are set in the program's own. The letters are read at the first picture, so that no start waits for them.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use egui::load::{BytesPoll, ImageLoadResult, ImageLoader, ImagePoll, LoadError, SizeHint};
use egui::{ColorImage, Context, Vec2};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Tree, fontdb};

use crate::fonts::{SANS, SANS_BOLD};
use crate::formats::raster::read_raster;

/// The family of the program's letters, which every other family in a picture stands for.
const FAMILY: &str = "Noto Sans SC";
/// No picture is drawn with more dots a side: a damaged one must not take all memory.
const MOST_DOTS: f32 = 8192.0;

/// Gives the window its pictures. Once, when it opens.
pub fn install(ctx: &Context) {
    if !ctx.is_loader_installed(Pictures::ID) {
        ctx.add_image_loader(Arc::new(Pictures::default()));
    }
}

/// How a picture is read, letters included.
static OPTIONS: LazyLock<usvg::Options<'static>> = LazyLock::new(|| {
    let mut options = usvg::Options { font_family: FAMILY.to_owned(), ..usvg::Options::default() };
    let letters = options.fontdb_mut();
    for bytes in [SANS, SANS_BOLD] {
        letters.load_font_source(fontdb::Source::Binary(Arc::new(bytes)));
    }
    letters.set_serif_family(FAMILY);
    letters.set_sans_serif_family(FAMILY);
    letters.set_monospace_family(FAMILY);
    letters.set_cursive_family(FAMILY);
    letters.set_fantasy_family(FAMILY);
    options
});

type Drawn = Result<Arc<ColorImage>, String>;

/// A picture that was drawn at a size.
struct Kept {
    size: SizeHint,
    drawn: Drawn,
    last_used: u64,
}

/// The loader.
#[derive(Default)]
struct Pictures {
    kept: Mutex<(u64, BTreeMap<String, Vec<Kept>>)>,
}

impl Pictures {
    const ID: &'static str = "xiaoankao::ui::pictures";
}

impl ImageLoader for Pictures {
    fn id(&self) -> &str {
        Self::ID
    }

    fn load(&self, ctx: &Context, uri: &str, size: SizeHint) -> ImageLoadResult {
        let is_drawing = egui::load::has_extension(uri, "svg");
        let is_raster = ["png", "jpg", "jpeg"].iter().any(|ending| egui::load::has_extension(uri, ending));
        if !is_drawing && !is_raster {
            return Err(LoadError::NotSupported);
        }
        let size = if is_raster { SizeHint::default() } else { size };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (pass, pictures) = &mut *kept;
        let sizes = pictures.entry(uri.to_owned()).or_default();
        if let Some(kept) = sizes.iter_mut().find(|kept| kept.size == size) {
            kept.last_used = *pass;
            return ready(&kept.drawn);
        }
        let bytes = match ctx.try_load_bytes(uri)? {
            BytesPoll::Ready { bytes, .. } => bytes,
            BytesPoll::Pending { size } => return Ok(ImagePoll::Pending { size }),
        };
        let drawn = if is_drawing { draw(&bytes, size) } else { raster(&bytes) }.map(Arc::new);
        if let Err(reason) = &drawn {
            tracing::warn!(uri, reason, "a picture cannot be drawn");
        }
        let answer = ready(&drawn);
        sizes.push(Kept { size, drawn, last_used: *pass });
        answer
    }

    fn forget(&self, uri: &str) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).1.remove(uri);
    }

    fn forget_all(&self) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).1.clear();
    }

    fn byte_size(&self) -> usize {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let dots = |kept: &Kept| kept.drawn.as_ref().map_or(0, |image| image.pixels.len());
        kept.1.values().flatten().map(dots).sum::<usize>() * size_of::<egui::Color32>()
    }

    fn end_pass(&self, pass: u64) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.0 = pass;
        for sizes in kept.1.values_mut().filter(|sizes| sizes.len() > 1) {
            // While a window is being resized every frame has another size.
            sizes.retain(|kept| pass <= kept.last_used + 1);
        }
    }
}

fn ready(drawn: &Drawn) -> ImageLoadResult {
    match drawn {
        Ok(image) => Ok(ImagePoll::Ready { image: Arc::clone(image) }),
        Err(reason) => Err(LoadError::Loading(reason.clone())),
    }
}

fn raster(bytes: &[u8]) -> Result<ColorImage, String> {
    let raster = read_raster(bytes).ok_or_else(|| "neither PNG nor JPEG".to_owned())?;
    Ok(ColorImage::from_rgba_unmultiplied([raster.width, raster.height], &raster.rgba))
}

/// Draws an SVG with as many dots as are wanted.
fn draw(bytes: &[u8], hint: SizeHint) -> Result<ColorImage, String> {
    let tree = Tree::from_data(bytes, &OPTIONS).map_err(|err| err.to_string())?;
    let own = Vec2::new(tree.size().width(), tree.size().height());
    let size = (own * scale(own, hint)).round().clamp(Vec2::splat(1.0), Vec2::splat(MOST_DOTS));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, and between 1 and the most dots"
    )]
    let (width, height) = (size.x as u32, size.y as u32);
    let mut dots = Pixmap::new(width, height).ok_or_else(|| "too large".to_owned())?;
    resvg::render(&tree, Transform::from_scale(size.x / own.x, size.y / own.y), &mut dots.as_mut());
    let side = |dots: u32| usize::try_from(dots).unwrap_or_default();
    let image = ColorImage::from_rgba_premultiplied([side(width), side(height)], dots.data());
    Ok(image.with_source_size(own))
}

/// How much larger than its own size a picture is wanted.
#[expect(clippy::cast_precision_loss, reason = "dots of a screen")]
fn scale(own: Vec2, hint: SizeHint) -> Vec2 {
    match hint {
        SizeHint::Scale(scale) => Vec2::splat(scale.into_inner()),
        SizeHint::Width(width) => Vec2::splat(width as f32 / own.x),
        SizeHint::Height(height) => Vec2::splat(height as f32 / own.y),
        SizeHint::Size { width, height, maintain_aspect_ratio } => {
            let scale = Vec2::new(width as f32, height as f32) / own;
            if maintain_aspect_ratio { Vec2::splat(scale.min_elem()) } else { scale }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, family: &str) -> Vec<u8> {
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50" viewBox="0 0 200 50">
            <rect width="200" height="50" fill="#fff"/>
            <text x="10" y="36" font-family="{family}" font-size="30" fill="#000">{text}</text></svg>"##
        )
        .into_bytes()
    }

    /// How many dots are dark in the left and in the right half.
    fn ink(image: &ColorImage) -> (usize, usize) {
        let [width, _] = image.size;
        let dark: Vec<usize> = (0..).zip(&image.pixels).filter(|(_, dot)| dot.r() < 128).map(|(at, _)| at).collect();
        let left = dark.iter().filter(|at| *at % width < width / 2).count();
        (left, dark.len() - left)
    }

    #[test]
    fn chinese_words_are_drawn_whatever_family_they_ask_for() {
        let hint = SizeHint::Scale(1.0.into());
        let drawn = draw(&words("疏散通道", "Noto Sans SC"), hint).unwrap();
        let (left, right) = ink(&drawn);
        assert!(left > 300 && right > 60, "{left} and {right} dark dots");
        assert_eq!(ink(&draw(&words("疏散通道", "SimSun, serif"), hint).unwrap()), (left, right));
        assert_eq!(ink(&draw(&words("", "Noto Sans SC"), hint).unwrap()), (0, 0));
    }

    #[test]
    fn a_picture_is_drawn_with_the_dots_that_are_wanted() {
        let size = |hint| draw(&words("", ""), hint).map(|image| image.size);
        let within = |maintain_aspect_ratio| SizeHint::Size { width: 100, height: 100, maintain_aspect_ratio };
        assert_eq!(size(within(true)), Ok([100, 25]));
        assert_eq!(size(within(false)), Ok([100, 100]));
        assert_eq!(size(SizeHint::Width(400)), Ok([400, 100]));
        assert!(draw(b"<svg", SizeHint::default()).is_err());
    }

    #[test]
    fn every_bundled_picture_can_be_drawn() {
        for item in crate::service::bundled_bank::bank().iter() {
            let Some(picture) = &item.picture else { continue };
            let bytes = crate::service::bundled_bank::picture(&picture.path).unwrap();
            assert_eq!(draw(bytes, SizeHint::default()).err(), None, "{}", picture.path);
        }
    }
}
