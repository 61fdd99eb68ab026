//! Chromium and the driver that holds its strings.

use super::window::Window;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};
use store::testing::{Folder, skipped};
use thirtyfour::{
    CapabilitiesHelper, ChromeCapabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
    WebDriver,
};
use tokio::sync::{Semaphore, SemaphorePermit};

/// So often a driver is started at most.
const STARTS: usize = 3;
/// Browsers at once: more would wait for each other longer than the stories do for what they want to see.
const PLACES: u32 = 2;
static FREE: Semaphore = Semaphore::const_new(PLACES as usize);

/// Chromium without the windows, menus and pages of its own that nobody sees here: the same engine for less.
const SHELL: &str = "chromium-headless-shell";

/// Nothing that reaches into the network, nothing that asks.
const FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en",
    "--hide-scrollbars",
];

/// A running chromedriver, ended with whatever it opened when dropped.
pub struct Chrome {
    process: Child,
    address: SocketAddr,
    binary: PathBuf,
    profiles: Folder,
    _place: SemaphorePermit<'static>,
}

/// What kind of window.
#[derive(Clone, Copy)]
pub struct Kind {
    /// CSS pixels.
    pub size: (u32, u32),
    /// As the reader's system prefers.
    pub dark: bool,
    /// Touch, and as narrow as it says.
    pub phone: bool,
    /// Whether the browser runs scripts.
    pub scripts: bool,
}

impl Kind {
    /// A desk's screen.
    pub const DESK: Kind = Kind { size: (1600, 1000), dark: false, phone: false, scripts: true };
}

impl Chrome {
    /// Starts chromedriver on a free port; `None`, said by name, when it or Chromium is missing.
    pub async fn start() -> Option<Chrome> {
        Chrome::start_in(1).await
    }

    /// [`Chrome::start`] with no other browser beside it, which would spoil what is measured.
    pub async fn alone() -> Option<Chrome> {
        Chrome::start_in(PLACES).await
    }

    async fn start_in(places: u32) -> Option<Chrome> {
        let (Some(driver), Some(binary)) =
            (found(&["chromedriver"]), found(&[SHELL, "chromium", "chromium-browser", "google-chrome"]))
        else {
            skipped("chromedriver or Chromium is not installed");
            return None;
        };
        let place = FREE.acquire_many(places).await.unwrap();
        let (process, port) = (0..STARTS).find_map(|_| started(&driver)).expect("chromedriver says its port");
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        Some(Chrome { process, address, binary, profiles: Folder::new().unwrap(), _place: place })
    }

    /// A new browser with a profile of its own, looking at nothing yet.
    pub async fn open(&self, kind: Kind, base: &str) -> Window {
        let mut wanted = DesiredCapabilities::chrome();
        FLAGS.iter().for_each(|flag| wanted.add_arg(flag).unwrap());
        let profile = store::Moment::now().micros().to_string();
        wanted.add_arg(&format!("--user-data-dir={}", self.profiles.path().join(profile).display())).unwrap();
        wanted.set_binary(&self.binary.display().to_string()).unwrap();
        if self.binary.ends_with(SHELL) {
            wanted.set("browserName", "chrome-headless-shell").unwrap();
        }
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All).unwrap();
        shape(&mut wanted, kind);
        let driver = WebDriver::new(format!("http://{}", self.address), wanted).await.unwrap();
        if !kind.scripts {
            let none = serde_json::json!({ "value": true });
            driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", none).await.unwrap();
        }
        Window::new(driver, base)
    }
}

fn shape(wanted: &mut ChromeCapabilities, kind: Kind) {
    let (width, height) = kind.size;
    wanted.add_arg(&format!("--window-size={width},{height}")).unwrap();
    if kind.dark {
        wanted.add_arg("--blink-settings=preferredColorScheme=0").unwrap();
    }
    if kind.phone {
        let metrics = serde_json::json!({ "deviceMetrics": { "width": width, "height": height, "pixelRatio": 2.0, "touch": true } });
        wanted.add_experimental_option("mobileEmulation", metrics).unwrap();
    }
}

/// A driver and the port on which it says that it listens. It takes a free port of IPv4 and then the same one of IPv6,
/// and ends when somebody else has that.
fn started(driver: &Path) -> Option<(Child, u16)> {
    let mut process =
        Command::new(driver).arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let said =
        |line: String| line.split("on port ").nth(1)?.trim_end_matches('.').parse().ok().filter(|port| *port > 0);
    let port = lines.map_while(Result::ok).find_map(said);
    if port.is_none() {
        process.wait().unwrap();
    }
    Some((process, port?))
}

fn found(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).chain([PathBuf::from("/usr/bin")]).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

impl Drop for Chrome {
    /// A test that failed has not closed its windows: the driver does, when told to end.
    fn drop(&mut self) {
        let told = TcpStream::connect_timeout(&self.address, Duration::from_secs(1)).and_then(|mut line| {
            line.set_read_timeout(Some(Duration::from_secs(5)))?;
            write!(line, "GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
            line.read_to_end(&mut Vec::new())
        });
        if told.is_err() {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}
