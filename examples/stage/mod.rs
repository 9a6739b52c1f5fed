//! What the examples share: a bare window of a size, a theme and a text size told by words among the arguments.

use eframe::egui::{self, Context};
use xiaoankao::ui::theme::{TextScale, Theme};
use xiaoankao::ui::{fonts, pictures};

/// Opens the window; `make` is given the first argument, or `page` where there is none, and makes what is shown.
pub fn open<A: eframe::App + 'static>(
    page: &str,
    make: impl FnOnce(String, &Context) -> A + 'static,
) -> eframe::Result {
    #[expect(clippy::disallowed_methods, reason = "an example reads its own arguments")]
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    let page = arguments.first().cloned().unwrap_or_else(|| page.to_owned());
    let theme = match (has("dark"), has("contrast")) {
        (true, _) => Theme::Dark,
        (_, true) => Theme::HighContrast,
        _ => Theme::Light,
    };
    let scale = match (has("large"), has("extra")) {
        (true, _) => TextScale::Large,
        (_, true) => TextScale::ExtraLarge,
        _ => TextScale::Medium,
    };
    let size = arguments.iter().find_map(|argument| {
        let (width, height) = argument.split_once('x')?;
        Some([width.parse().ok()?, height.parse().ok()?])
    });
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_inner_size(size.unwrap_or([1366.0, 768.0]))
            .with_position([0.0, 0.0])
            .with_decorations(false),
        ..Default::default()
    };
    let creator = move |creation: &eframe::CreationContext<'_>| {
        fonts::install(&creation.egui_ctx);
        pictures::install(&creation.egui_ctx);
        theme.apply(&creation.egui_ctx, scale);
        let app: Box<dyn eframe::App> = Box::new(make(page, &creation.egui_ctx));
        Ok(app)
    };
    eframe::run_native("example", options, Box::new(creator))
}
