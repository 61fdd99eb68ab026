//! How far it is, for whoever watches.

use std::{
    io::{IsTerminal, Write, stderr},
    time::{Duration, Instant},
};

/// A terminal is told so often.
const TURN: Duration = Duration::from_millis(200);
/// A log is told so often.
const LOG_TURN: Duration = Duration::from_secs(30);

/// How far it is, on standard error: one line that changes, or now and then another one.
pub struct Progress {
    all: usize,
    at: usize,
    terminal: bool,
    told: Instant,
}

impl Progress {
    /// Of so many.
    pub fn new(all: usize) -> Progress {
        Progress { all, at: 0, terminal: stderr().is_terminal(), told: Instant::now() }
    }

    /// The one it is at.
    pub fn at(&mut self, at: usize) {
        self.at = at;
        if self.told.elapsed() >= if self.terminal { TURN } else { LOG_TURN } {
            self.told = Instant::now();
            self.show(if self.terminal { "\r" } else { "" }, if self.terminal { "" } else { "\n" });
        }
    }

    /// A line that stays.
    pub fn say(&self, line: &str) {
        // The line that changes is cleared to its end (ECMA-48, EL), so that nothing of it stays behind.
        let clear = if self.terminal { "\r\u{1b}[K" } else { "" };
        let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let _ = writeln!(stderr(), "{clear}{line}");
    }

    /// No more is to come.
    pub fn end(&self) {
        if self.terminal {
            self.show("\r", "\n");
        }
    }

    fn show(&self, before: &str, after: &str) {
        // Nobody is left to tell when this cannot be said.
        let _ = write!(stderr(), "{before}{} of {} mails{after}", self.at, self.all);
    }
}
