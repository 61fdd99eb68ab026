//! Where the settings begin.

use askama::Template;
use shell::Frame;

/// `people/settings.html`.
#[derive(Template)]
#[template(path = "people/settings.html")]
pub struct SettingsIndex<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// What was looked for.
    pub q: String,
    /// The pages its reader has, under their headings.
    pub sections: Vec<(String, Vec<SettingsLine>)>,
    /// Whether its reader is alone here, and may decide to see what is meant for several.
    pub alone: bool,
}

/// A page of the settings.
pub struct SettingsLine {
    /// Where it is.
    pub href: &'static str,
    /// An icon of the sprite.
    pub icon: &'static str,
    /// What it is called.
    pub title: String,
    /// What one settles there.
    pub hint: String,
    /// Folded words by which it is found.
    pub words: String,
}
