//! What is read off the machine, and how it is summed up.

use crate::Result;
use std::{fs, time::Duration};

/// Durations, to be asked for percentiles.
#[derive(Default)]
pub struct Durations(Vec<Duration>);

impl Durations {
    /// One more.
    pub fn add(&mut self, one: Duration) {
        self.0.push(one);
    }

    /// Those of another.
    pub fn join(&mut self, other: Durations) {
        self.0.extend(other.0);
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The one below which this share (0 to 1) lies, in milliseconds; the nearest rank.
    pub fn at(&mut self, share: f64) -> f64 {
        self.0.sort_unstable();
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0.get(rank.saturating_sub(1)).map_or(f64::NAN, |d| d.as_secs_f64() * 1e3)
    }

    /// `p50 … ms, p99 … ms`.
    pub fn summary(&mut self) -> String {
        format!("p50 {:.2} ms, p99 {:.2} ms", self.at(0.5), self.at(0.99))
    }
}

/// Where a figure lies beside its budget, of which it should stay below.
pub fn verdict(figure: f64, budget: f64) -> String {
    let word = if figure <= budget { "within" } else { "OVER" };
    format!("{word} the budget of {budget} ({:.2} of it)", figure / budget)
}

/// Ticks per second of the processor times in /proc: a constant of Linux for programs.
const TICKS: f64 = 100.0;

/// Seconds of processor time a process has used, with its ended threads (and ended children, if asked).
pub fn cpu_seconds(pid: u32, children: bool) -> Result<f64> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let after_name = text.rsplit_once(')').ok_or("/proc/PID/stat")?.1;
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    // proc(5): utime is field 14, after it stime, cutime, cstime; the name was field 2.
    let last = if children { 15 } else { 13 };
    let ticks = fields
        .get(11..last)
        .ok_or("/proc/PID/stat is short")?
        .iter()
        .map(|t| t.parse::<f64>())
        .sum::<Result<f64, _>>()?;
    Ok(ticks / TICKS)
}

/// Seconds of a process and of its children, ended ones included.
pub fn cpu_seconds_of_family(pid: u32) -> Result<f64> {
    let mut sum = cpu_seconds(pid, true)?;
    for entry in fs::read_dir("/proc")?.flatten() {
        let Ok(child) = entry.file_name().to_string_lossy().parse::<u32>() else { continue };
        if parent(child) == Some(pid) {
            // It may have ended meanwhile; then it is in the parent's sum next time.
            sum += cpu_seconds(child, false).unwrap_or(0.0);
        }
    }
    Ok(sum)
}

fn parent(pid: u32) -> Option<u32> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    text.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// A line of /proc/PID/status in MiB: VmRSS, RssAnon.
pub fn mib(pid: u32, line: &str) -> Result<f64> {
    let text = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let found = text.lines().find_map(|l| l.strip_prefix(line)?.strip_prefix(':')).ok_or("no such line")?;
    let kib: f64 = found.trim().trim_end_matches(" kB").parse()?;
    Ok(kib / 1024.0)
}

/// The machine's load averages.
pub fn load() -> Result<String> {
    Ok(fs::read_to_string("/proc/loadavg")?.trim().to_owned())
}
