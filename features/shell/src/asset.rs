//! The files a browser needs beside the pages, embedded.

use hotwire::assets::Asset;

macro_rules! file {
    ($folder:literal, $name:literal) => {
        Asset {
            name: $name,
            bytes: include_bytes!(concat!("../", $folder, "/", $name)),
            brotli: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".br")),
            module: None,
        }
    };
    ($folder:literal, $name:literal, $module:literal) => {
        Asset { module: Some($module), ..file!($folder, $name) }
    };
}

macro_rules! picture {
    ($name:literal) => {
        Asset { name: $name, bytes: include_bytes!(concat!("../icons/", $name)), brotli: b"", module: None }
    };
}

static ASSETS: &[Asset] = &[
    file!("css", "repka.css"),
    file!("icons", "icons.svg"),
    file!("icons", "app.svg"),
    picture!("app-192.png"),
    picture!("app-512.png"),
    picture!("app-maskable.png"),
    picture!("app-touch.png"),
    file!("js", "app.js", "repka/app"),
    file!("js", "time.js", "repka/time"),
    file!("js", "asking.js", "repka/asking"),
    file!("js", "autosave.js", "repka/autosave"),
    file!("js", "clock.js", "repka/clock"),
    file!("js", "ring.js", "repka/ring"),
    file!("js", "keyboard.js", "repka/keyboard"),
    file!("js", "composer.js", "repka/composer"),
    file!("js", "editor.js", "repka/editor"),
    file!("js", "countdown.js", "repka/countdown"),
    file!("js", "timeline.js", "repka/timeline"),
    file!("js", "viewer.js", "repka/viewer"),
    file!("js", "list.js", "repka/list"),
    file!("js", "menu.js", "repka/menu"),
    file!("js", "drawer.js", "repka/drawer"),
    file!("js", "presence.js", "repka/presence"),
    file!("js", "connection.js", "repka/connection"),
    file!("js", "copy.js", "repka/copy"),
    file!("js", "notices.js", "repka/notices"),
    file!("js", "sieve.js", "repka/sieve"),
    file!("js", "push.js", "repka/push"),
    file!("js", "focus.js", "repka/focus"),
    file!("js", "templates.js", "repka/templates"),
    file!("js", "rich.js", "repka/rich"),
    file!("js", "palette.js", "repka/palette"),
    file!("js", "toolbar.js", "repka/toolbar"),
    file!("js", "uploads.js", "repka/uploads"),
    file!("js", "writing.js", "repka/writing"),
    file!("js", "emoji.js", "repka/emoji"),
    file!("js", "finding.js", "repka/finding"),
    file!("js", "kept.js", "repka/kept"),
    file!("js", "known.js", "repka/known"),
    file!("js", "recipients.js", "repka/recipients"),
    file!("js", "offers.js", "repka/offers"),
    file!("js", "offline.js", "repka/offline"),
];

/// Scripts that are fetched when a page needs them; no page fetches them early.
const RARE: &[&str] = &[
    "asking.js",
    "autosave.js",
    "copy.js",
    "countdown.js",
    "sieve.js",
    "toolbar.js",
    "push.js",
    "templates.js",
    "rich.js",
    "palette.js",
    "viewer.js",
    "writing.js",
    "emoji.js",
    "finding.js",
    "kept.js",
    "known.js",
    "recipients.js",
    "offers.js",
    "offline.js",
];

/// The look, the scripts and the icons of every screen.
pub fn assets() -> &'static [Asset] {
    ASSETS
}

/// Where a page finds its files; made once at start and shared by every [`Frame`](crate::Frame).
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// Addresses of the style sheets, in order.
    pub styles: Vec<String>,
    /// The import map: JSON, names of modules → addresses.
    pub import_map: String,
    /// Addresses of this crate's scripts.
    pub scripts: Vec<String>,
    /// Address of the script that starts the others.
    pub entry: String,
    /// Addresses of the scripts that every page needs, fetched early.
    pub preloads: Vec<String>,
    /// Address of the icon sprite.
    pub icons: String,
    /// Address of the application's icon.
    pub app_icon: String,
    /// Addresses of the icons for devices that install the desk as an app.
    pub device: DeviceIcons,
}

/// The application's icon as devices want it, made from `app.svg`.
#[derive(Clone, Debug, Default)]
pub struct DeviceIcons {
    /// 192 pixels.
    pub small: String,
    /// 512 pixels.
    pub large: String,
    /// 512 pixels without round corners, for whoever cuts out a shape of their own.
    pub maskable: String,
    /// 180 pixels without round corners, for iOS.
    pub touch: String,
}

impl Links {
    /// Finds the addresses of this crate's files by `url` (name → address); `import_map` covers
    /// every script, also those of other crates.
    pub fn new(url: impl Fn(&str) -> String, import_map: impl Into<String>) -> Self {
        let scripts = || ASSETS.iter().filter(|a| a.module.is_some());
        let early = scripts().filter(|a| a.name != "app.js" && !RARE.contains(&a.name));
        Self {
            styles: vec![url("repka.css")],
            import_map: import_map.into(),
            entry: url("app.js"),
            scripts: scripts().map(|a| url(a.name)).collect(),
            preloads: early.map(|a| url(a.name)).collect(),
            icons: url("icons.svg"),
            app_icon: url("app.svg"),
            device: DeviceIcons {
                small: url("app-192.png"),
                large: url("app-512.png"),
                maskable: url("app-maskable.png"),
                touch: url("app-touch.png"),
            },
        }
    }

    /// The addresses of everything a page may ask for, for browsers that keep it.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        // Of others' scripts the import map knows; of a folder it names no file.
        let others = self.import_map.split('"').filter(|part| part.starts_with('/') && !part.ends_with('/'));
        let icons = [&self.icons, &self.app_icon, &self.device.small];
        self.styles.iter().chain(icons).chain(&self.scripts).map(String::as_str).chain(others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_files_share_a_name_and_none_is_empty() {
        let names: std::collections::HashSet<_> = assets().iter().map(|a| a.name).collect();
        assert_eq!(names.len(), assets().len());
        assert!(assets().iter().all(|a| !a.bytes.is_empty()));
    }

    #[test]
    fn every_script_that_another_imports_is_served() {
        for asset in assets().iter().filter(|a| a.module.is_some()) {
            let text = std::str::from_utf8(asset.bytes).expect("scripts are UTF-8");
            for name in text.split("\"repka/").skip(1).filter_map(|rest| rest.split('"').next()) {
                let module = format!("repka/{name}");
                assert!(assets().iter().any(|a| a.module == Some(&module)), "{} imports {module}", asset.name);
            }
        }
    }
}
