//! What every page knows: its reader, their language and clock, where to go from here.

use crate::{Arg, Face, Lang, Links, Messages, date, date::Calendar, money};
use askama::filters::{Html, Safe, escape};
use jiff::{civil::Date, tz::TimeZone};
use std::{
    borrow::Borrow,
    collections::HashSet,
    fmt::Debug,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};
use store::Moment;

/// Who reads the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Viewer {
    /// The staff member's id.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// Their face.
    pub face: Face,
    /// Their role, in their language.
    pub role: String,
    /// Whether they write to customers, and so may begin a ticket.
    pub writes: bool,
    /// Whether somebody else works here too.
    pub together: bool,
}

/// How many things wait behind a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// `7`, or `99+`.
    pub text: String,
    /// Whether somebody should look now.
    pub hot: bool,
}

/// A link of the rail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NavItem {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// How many wait there, when that is worth knowing.
    pub count: Option<Count>,
    /// Whether it leads to this very page.
    pub current: bool,
    /// The key that goes there, if one does.
    pub key: Option<&'static str>,
    /// Folded words by which it is found, where links can be looked for.
    pub words: String,
    /// What one does there, for its own page.
    pub hint: String,
}

/// One step of the demonstration's tour, in the corner of its pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TourCard {
    /// What is to be seen.
    pub title: String,
    /// Where to look and what to press.
    pub text: String,
    /// The page it is about.
    pub place: &'static str,
    /// Which step, counted from one.
    pub number: usize,
    /// Of how many.
    pub of: usize,
    /// The step before, as the form sends it.
    pub back: Option<String>,
    /// The step after.
    pub next: Option<String>,
}

/// Links of the rail under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NavSection {
    /// The heading.
    pub title: String,
    /// Its links.
    pub items: Vec<NavItem>,
}

/// Something whose changes this page follows, signed for this session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The topic's name: `ticket:42`.
    pub topic: String,
    /// The proof that this session may follow it.
    pub signature: String,
}

/// Everything a layout needs, as plain values: no database behind it.
#[derive(Clone)]
pub struct Frame {
    /// Every message in every language.
    pub messages: Arc<Messages>,
    /// Addresses of style sheets, scripts and icons.
    pub links: Arc<Links>,
    /// The reader's language.
    pub lang: Lang,
    /// The reader's time zone.
    pub zone: TimeZone,
    /// When the page is drawn.
    pub now: Moment,
    /// The nonce of this answer's content security policy.
    pub nonce: String,
    /// The page's title, without the product's name.
    pub title: String,
    /// Who reads, once signed in.
    pub viewer: Option<Viewer>,
    /// The rail.
    pub nav: Vec<NavSection>,
    /// What features put at the head of the rail.
    pub tools: Vec<String>,
    /// On a page of the settings, the links to the others.
    pub settings: Vec<NavSection>,
    /// What the page follows live.
    pub topics: Vec<Topic>,
    /// One sentence about what was just done.
    pub flash: Option<String>,
    /// Where it was done, when that was another page.
    pub back: Option<String>,
    /// Whether this is the demonstration.
    pub demo: bool,
    /// Where its visitor is in the tour.
    pub tour: Option<TourCard>,
    /// What of lists its browser shows already, by their [`Frame::is`]: it is not sent again.
    pub has: HashSet<u64>,
}

/// Keys of the help dialog under one heading, each with the message that tells what it does.
pub type KeyGroup = (&'static str, &'static [(&'static str, &'static str)]);

/// The keys of the help dialog. A test finds every `data-key` of the pages here.
pub const KEYS: &[KeyGroup] = &[
    (
        "shell-keys-anywhere",
        &[
            ("Ctrl K", "shell-key-palette"),
            ("/", "shell-key-search"),
            ("C", "shell-key-new"),
            ("1 – 9", "shell-key-lists"),
            ("B", "shell-key-notices"),
            ("O", "shell-key-questions"),
            ("H", "shell-key-approvals"),
            ("?", "shell-key-help"),
            ("Esc", "shell-key-escape"),
        ],
    ),
    (
        "shell-keys-list",
        &[
            ("J", "shell-key-next"),
            ("K", "shell-key-previous"),
            ("↵", "shell-key-open"),
            ("X", "shell-key-pick"),
            ("F", "shell-key-filter"),
        ],
    ),
    (
        "shell-keys-ticket",
        &[
            ("Y", "shell-key-take"),
            ("A", "shell-key-assign"),
            ("E", "shell-key-solve"),
            ("S", "shell-key-snooze"),
            ("L", "shell-key-tag"),
            ("P", "shell-key-more"),
            ("I", "shell-key-context"),
            ("U", "shell-key-unread"),
            ("M", "shell-key-merge"),
            ("D", "shell-key-split"),
            ("W", "shell-key-promise"),
            ("G", "shell-key-remedy"),
            ("V", "shell-key-improvement"),
        ],
    ),
    (
        "shell-keys-writing",
        &[
            ("R", "shell-key-reply"),
            ("N", "shell-key-note"),
            ("Q", "shell-key-question"),
            ("Ctrl ↵", "shell-key-send"),
            ("Ctrl ⇧ ↵", "shell-key-send-solve"),
            ("Ctrl Alt ↵", "shell-key-send-next"),
            ("Z", "shell-key-undo"),
            ("T", "shell-key-templates"),
            (".", "shell-key-macros"),
        ],
    ),
];

/// Keys of what one does with others.
const OF_SEVERAL: [&str; 4] = ["Q", "A", "O", "H"];

impl Frame {
    /// Whether the reader may begin a ticket.
    pub fn writes(&self) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| viewer.writes)
    }

    /// The message `key`.
    pub fn t(&self, key: impl AsRef<str>) -> String {
        self.messages.text(self.lang, key.as_ref())
    }

    /// The message `key` about `count` things, which it calls `$n`.
    pub fn n(&self, key: &str, count: impl Into<Arg>) -> String {
        self.tr(key, &[("n", count.into())])
    }

    /// The message `key` about one named thing, which it calls `$name`.
    pub fn about(&self, key: &str, name: impl AsRef<str>) -> String {
        self.tr(key, &[("name", name.as_ref().into())])
    }

    /// The message `key` with its variables filled.
    pub fn tr(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.messages.text_with(self.lang, key, args)
    }

    /// A moment for a list: `14:02` today, `12 Nov` on other days.
    pub fn time(&self, moment: impl Borrow<Moment>) -> String {
        self.calendar().brief(*moment.borrow())
    }

    /// A moment for a timeline: `14:02` today, `12 Nov, 14:02` on other days.
    pub fn exact(&self, moment: impl Borrow<Moment>) -> String {
        self.calendar().exact(*moment.borrow())
    }

    /// From when until when: `14:02–15:10` today, `12 Nov, 14:02–15:10` on another day, both days when it ends on another
    /// than it began.
    pub fn span(&self, since: Moment, until: Moment) -> String {
        self.calendar().span(since, until)
    }

    /// A day, wherever one is: `12 Nov`, with the year when it is another one.
    pub fn day(&self, day: impl Borrow<Date>) -> String {
        self.calendar().day(*day.borrow())
    }

    /// The month of a day, in short: `Nov`.
    pub fn month(&self, day: impl Borrow<Date>) -> &'static str {
        self.calendar().month(*day.borrow())
    }

    /// A moment in full: `21 November 2025, 14:02`.
    pub fn moment(&self, moment: impl Borrow<Moment>) -> String {
        self.calendar().full(*moment.borrow())
    }

    /// The day alone, in full: `21 November 2025`.
    pub fn date(&self, moment: impl Borrow<Moment>) -> String {
        self.calendar().date(*moment.borrow())
    }

    /// `<time>` with a list's time to read and the full moment to point at.
    pub fn stamp(&self, moment: impl Borrow<Moment>) -> Safe<String> {
        let moment = *moment.borrow();
        self.time_element(moment, &self.time(moment))
    }

    /// `<time>` with a timeline's time to read and the full moment to point at.
    pub fn exact_stamp(&self, moment: impl Borrow<Moment>) -> Safe<String> {
        let moment = *moment.borrow();
        self.time_element(moment, &self.exact(moment))
    }

    /// How long ago something was, kept up to date by the script `clock.js`: `3 min`.
    pub fn ago(&self, moment: impl Borrow<Moment>) -> Safe<String> {
        let moment = *moment.borrow();
        let text = self.duration(self.now.since(moment));
        Safe(format!(
            r#"<time datetime="{moment}" title="{}" data-controller="clock" data-since="{}">{text}</time>"#,
            self.moment(moment),
            moment.micros(),
        ))
    }

    /// A length of time in microseconds: `40 s`, `12 min`, `3 h`, `4 d`.
    pub fn duration(&self, micros: impl Borrow<i64>) -> String {
        let (unit, n) = date::length(*micros.borrow());
        self.n(&format!("shell-duration-{unit}"), n)
    }

    /// Whole seconds from now until a moment; 0 when it has passed.
    pub fn seconds_until(&self, moment: impl Borrow<Moment>) -> i64 {
        (moment.borrow().since(self.now) / 1_000_000).max(0)
    }

    /// `minor` units of the currency with that ISO 4217 code: `€4.50`.
    pub fn money(&self, minor: i64, currency: &str) -> String {
        money::money(self.lang, minor, currency)
    }

    /// A size in bytes: `120 kB`.
    pub fn size(&self, bytes: impl Borrow<i64>) -> String {
        let point = if self.lang == Lang::En { "." } else { "," };
        let (value, unit) = match (*bytes.borrow()).max(0) {
            b if b < 1000 => (b.to_string(), "shell-size-bytes"),
            b if b < 1_000_000 => ((b / 1000).to_string(), "shell-size-kilo"),
            b => (format!("{}{point}{}", b / 1_000_000, b / 100_000 % 10), "shell-size-mega"),
        };
        self.tr(unit, &[("size", value.into())])
    }

    /// The icon of that name, as a picture that adds nothing to the words beside it.
    pub fn icon(&self, name: &str) -> Safe<String> {
        Safe(format!(r##"<svg class="icon" aria-hidden="true"><use href="{}#{name}"/></svg>"##, self.links.icons))
    }

    /// The way back to the page over this one, where every page has it: above its heading.
    pub fn up(&self, href: impl AsRef<str>, label: impl AsRef<str>) -> Safe<String> {
        let Ok(href) = escape(href.as_ref(), Html);
        let Ok(label) = escape(label.as_ref(), Html);
        let (arrow, back) = (self.icon("left"), self.t("shell-back"));
        Safe(format!(
            r#"<p class="up"><a href="{href}">{arrow}<span class="sr">{back} </span><span dir="auto">{label}</span></a></p>"#
        ))
    }

    /// The unit marks of the rings, for the scripts: `s m h d`.
    pub fn units(&self) -> String {
        ["seconds", "minutes", "hours", "days"].map(|unit| self.t(format!("shell-unit-{unit}"))).join(" ")
    }

    /// Whether somebody else works here, with whom the reader does things together.
    pub fn together(&self) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| viewer.together)
    }

    /// What a browser calls a row it shows: told by everything that is drawn of it, in the reader's language and zone, on
    /// the day of which its times speak.
    pub fn is(&self, row: &impl Debug) -> u64 {
        let mut hasher = DefaultHasher::new();
        let today = self.now.there(&self.zone).date();
        format!("{:?} {:?} {today} {} {row:?}", self.lang, self.zone, self.links.icons).hash(&mut hasher);
        hasher.finish()
    }

    /// Whether the browser shows a row already that is called so.
    pub fn shows(&self, is: impl Borrow<u64>) -> bool {
        self.has.contains(is.borrow())
    }

    /// Whether this is a page of the rail whose address begins so.
    pub fn is_at(&self, beginning: &str) -> bool {
        self.nav.iter().flat_map(|section| &section.items).any(|item| item.current && item.href.starts_with(beginning))
    }

    /// Whether a key of [`KEYS`] does something here.
    pub fn has_key(&self, key: &str) -> bool {
        self.together() || !OF_SEVERAL.contains(&key)
    }

    fn time_element(&self, moment: Moment, text: &str) -> Safe<String> {
        Safe(format!(r#"<time datetime="{moment}" title="{}">{text}</time>"#, self.moment(moment)))
    }

    fn calendar(&self) -> Calendar<'_> {
        Calendar { lang: self.lang, zone: &self.zone, now: self.now }
    }
}
