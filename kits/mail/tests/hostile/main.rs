//! Two thousand hostile and broken mails, made from a seed: nothing panics, nothing takes a second, nothing grows.
//!
//! `HOSTILE_MAILS=100000 HOSTILE_SEED=7 cargo test -p mail --test hostile` makes more, and others.
#![allow(clippy::unwrap_used)]

mod header;
mod making;

use header::{assert_own_header, draft};
use mail::{
    Draft, Letter, Minter, Verdict, arrival_key, as_sent, html_to_text, place_inline, reply_text, reveal, rewrite,
    sanitise, sanitise_written, shorten, text_to_html,
};
use making::{Dice, exhausting, made, mutated};
use std::time::{Duration, Instant};

/// So long one mail may take with everything, in a debug build.
const LONGEST: Duration = Duration::from_secs(1);
/// So much may what is read from a mail be larger than the mail, and by so many bytes beside.
const GROWTH: (usize, usize) = (40, 200_000);

/// Everything the kit offers for a mail; answers with how many bytes all of it is.
fn everything(raw: &[u8]) -> usize {
    let _ = (arrival_key(raw), rewrite(raw, |bytes| bytes));
    let Ok(letter) = Letter::read(raw) else {
        return 0;
    };
    let _ = (letter.digest(), letter.verdict.is_automatic());
    let html = letter.html.clone().unwrap_or_default();
    let minter = Minter::new(vec![(1, [7; 32])]);
    let _ = minter.read_body_token(&letter.text);
    for address in letter.to.iter().chain(&letter.cc).take(20).map(|one| &one.address) {
        let _ = (
            minter.read_reply_address(address),
            minter.read_notice_address(address),
            minter.read_question_address(address),
        );
    }
    for id in letter.references.iter().chain(&letter.in_reply_to).chain(&letter.message_id).take(20) {
        let _ = minter.read_message_id(id);
    }
    if let Verdict::Bounce(bounce) = &letter.verdict {
        let _ = bounce.original_message_id.clone();
    }
    let made = [
        reply_text(&letter.text),
        text_to_html(&letter.text),
        html_to_text(&html),
        sanitise(&html).html,
        sanitise_written(&letter.text),
        as_sent(&html),
        reveal(&html, |address| address.to_owned()),
        place_inline(&html, |id| Some(format!("/files/{id}"))),
        shorten(&html, 1_000).unwrap_or_default(),
        letter.text.clone(),
        letter.reply_text.clone(),
        letter.subject.clone(),
    ];
    let files: usize = letter.attachments.iter().map(|file| file.bytes.len() + file.name.len()).sum();
    answered(&letter);
    made.iter().map(String::len).sum::<usize>() + html.len() + files
}

/// An answer to it, with all that it said of itself: whatever that was, no line of the header is its own.
fn answered(letter: &Letter) {
    let to = letter.reply_to.iter().chain(&letter.from).take(3).cloned().collect();
    let draft = Draft {
        to,
        subject: letter.subject.clone(),
        text: letter.reply_text.clone(),
        html: letter.html.clone(),
        in_reply_to: letter.message_id.clone(),
        references: letter.references.clone(),
        attachments: letter.attachments.iter().take(5).cloned().collect(),
        loop_mark: letter.loop_mark.clone(),
        ..draft()
    };
    if let Ok(raw) = draft.compose() {
        assert_own_header(&raw);
    }
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

/// Time a thread has worked, which is not the time it waited for its turn on a busy machine.
struct Spent(Instant, Option<u64>);

impl Spent {
    fn now() -> Spent {
        // Nanoseconds on a processor (Linux, Documentation/scheduler/sched-stats.rst).
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
        Spent(Instant::now(), told.and_then(|told| told.split(' ').next()?.parse().ok()))
    }

    fn until_now(&self) -> Duration {
        match (self.1, Spent::now().1) {
            (Some(before), Some(now)) => Duration::from_nanos(now.saturating_sub(before)),
            _ => self.0.elapsed(),
        }
    }
}

/// Bytes of memory this process has had at most, where the system tells.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<usize>().ok()? << 10)
}

#[test]
fn two_thousand_hostile_mails_are_read_in_time_and_bounds() {
    let mut dice = Dice(setting("HOSTILE_SEED", 0x2545_f491_4f6c_dd1d));
    let before = peak();
    let mut slowest = (Duration::ZERO, Vec::new());
    for n in 0..setting("HOSTILE_MAILS", 2_000) {
        let raw = if n % 10 == 9 { exhausting(&mut dice) } else { made(&mut dice) };
        let raw = mutated(&mut dice, raw);
        let kept = raw.clone();
        let work = move || {
            let start = Spent::now();
            (everything(&raw), start.until_now())
        };
        // A small stack, as async workers may have; a panic names the mail.
        let told = std::thread::Builder::new().stack_size(2 << 20).spawn(work).unwrap().join();
        let shown = || format!("mail {n}: {}", String::from_utf8_lossy(&kept));
        let (bytes, took) = told.unwrap_or_else(|_| panic!("{}", shown()));
        assert!(bytes <= kept.len() * GROWTH.0 + GROWTH.1, "{bytes} bytes of {}: {}", kept.len(), shown());
        if took > slowest.0 {
            slowest = (took, kept);
        }
    }
    assert!(slowest.0 < LONGEST, "{:?}: {}", slowest.0, String::from_utf8_lossy(&slowest.1));
    if let (Some(before), Some(after)) = (before, peak()) {
        assert!(after - before < 256 << 20, "{} MiB were held", (after - before) >> 20);
    }
}
