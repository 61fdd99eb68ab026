//! What the templates show.

use askama::Template;
use shell::{Choice, Frame};

/// `insight/report.html`
#[derive(Template)]
#[template(path = "insight/report.html")]
pub struct ReportPage<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// Which days.
    pub days: Vec<Choice>,
    /// Whose tickets.
    pub departments: Vec<Choice>,
    /// Of which journey; nothing where there is none.
    pub journeys: Vec<Choice>,
    /// The same as a table.
    pub csv: String,
    /// The weakest link in one sentence, and the tickets behind it.
    pub weakest: Option<(String, String)>,
    /// All the waiting, in words.
    pub waited: String,
    /// Who had the time.
    pub rows: Vec<LinkRow>,
    /// Who was asked.
    pub asked: Vec<AskedRow>,
    /// What went wrong.
    pub causes: Vec<CauseRow>,
}

/// A link of the chain.
pub struct LinkRow {
    /// The end of the CSS class `holder-…`.
    pub holder: &'static str,
    /// Who.
    pub name: String,
    /// Its tickets.
    pub href: String,
    /// How long, in microseconds.
    pub micros: i64,
    /// Its part of customers' waiting in words; nothing for the customer's own.
    pub share: String,
    /// How often.
    pub turns: i64,
    /// How long each time.
    pub each: Option<i64>,
}

impl LinkRow {
    /// Its part of the bar, in seconds.
    pub fn weight(&self) -> i64 {
        (self.micros / 1_000_000).max(1)
    }
}

/// A department that was asked.
pub struct AskedRow {
    /// Its name.
    pub name: String,
    /// How many questions, and their tickets.
    pub asked: Counted,
    /// Answered.
    pub answered: Counted,
    /// Declined.
    pub declined: Counted,
    /// Late.
    pub late: Counted,
    /// Half were answered within so many microseconds.
    pub median: Option<i64>,
    /// Nine of ten were.
    pub ninth: Option<i64>,
    /// How long customers waited for it.
    pub micros: i64,
    /// The tickets in which they did.
    pub href: String,
    /// Its part of customers' waiting.
    pub share: String,
}

/// A number that opens what was counted.
pub struct Counted {
    /// How many.
    pub n: i64,
    /// Where they are.
    pub href: String,
}

/// What went wrong, and how often.
pub struct CauseRow {
    /// In whose words, and what.
    pub name: String,
    /// How many tickets.
    pub n: i64,
    /// Where they are.
    pub href: String,
}

/// `insight/tickets.html`
#[derive(Template)]
#[template(path = "insight/tickets.html")]
pub struct TicketsPage<'a> {
    /// What every page knows.
    pub frame: &'a Frame,
    /// Back to the report.
    pub back: String,
    /// What is listed.
    pub heading: String,
    /// In which days.
    pub period: String,
    /// The lines.
    pub lines: Vec<PartRow>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// A ticket behind a figure.
pub struct PartRow {
    /// Its number.
    pub number: i64,
    /// What it is about.
    pub subject: String,
    /// From when until when, in words.
    pub when: String,
    /// How long, in microseconds.
    pub micros: Option<i64>,
}
