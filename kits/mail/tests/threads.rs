//! A list's mail finds its conversations without threading fields: made-up mail with the habits of real programs.

#[allow(dead_code)]
#[path = "../examples/threads/measure.rs"]
mod measure;

use measure::{Mail, b_cubed, by_header, by_reference, by_words};

const WORDS: [&str; 40] = [
    "lamp", "shade", "cable", "server", "backup", "window", "printer", "kernel", "socket", "timer", "ladder", "engine",
    "bottle", "carpet", "driver", "module", "filter", "packet", "signal", "buffer", "garden", "market", "bridge",
    "castle", "desert", "forest", "island", "valley", "harbor", "planet", "silver", "copper", "orange", "purple",
    "rocket", "magnet", "pencil", "hammer", "needle", "button",
];
const PREFIXES: [&str; 8] = ["Re: ", "RE: ", "AW: ", "Re: [users] ", "[users] Re: ", "Отг: ", "SV: ", "Re: AW: "];
const DAY: i64 = 86_400;

/// A little chance, always the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn says(&mut self, words: usize) -> String {
        (0..words).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}

struct Thread {
    number: usize,
    subject: String,
    at: i64,
    said: Vec<String>,
}

/// How somebody quotes: with marks, wrapped anew, as Outlook does, or not at all.
fn answer(chance: &mut Chance, own: &str, before: &str) -> String {
    let words: Vec<&str> = before.split(' ').collect();
    let marked = |width: usize| words.chunks(width).map(|line| format!("> {}\r\n", line.join(" "))).collect::<String>();
    match chance.below(8) {
        0..=3 => format!("On Mon, 3 May 2021 at 10:00, Ann <ann@list.example> wrote:\r\n{}\r\n{own}\r\n", marked(11)),
        4 => format!("{own}\r\n\r\nAm 03.05.2021 um 10:00 schrieb Ann:\r\n{}", marked(7)),
        5 | 6 => format!("{own}\r\n\r\n-----Original Message-----\r\nFrom: Ann\r\nSubject: x\r\n\r\n{before}\r\n"),
        _ => format!("{own}\r\n"),
    }
}

fn raw(id: &str, references: &[String], subject: &str, from: usize, at: i64, body: &str) -> String {
    let refer = |id: &String| format!("<{id}>");
    let references = references.iter().map(refer).collect::<Vec<_>>().join(" ");
    let references = if references.is_empty() { String::new() } else { format!("References: {references}\r\n") };
    let (day, second) = (at / DAY, at % DAY);
    let date = format!("{} Jan {} 10:{:02}:{:02} +0000", 1 + day % 28, 2000 + day / 28, second / 60 % 60, second % 60);
    format!(
        "From: p{from}@people.example\r\nTo: users@list.example\r\nDate: {date}\r\nMessage-ID: <{id}>\r\n{references}\
         Subject: {subject}\r\n\r\n{body}"
    )
}

/// Threads of a list: most under subjects of their own, some under the same ones again, some that say nothing,
/// some that change on the way.
fn archive() -> Vec<Mail> {
    let mut chance = Chance(7);
    let mut mails = Vec::new();
    for number in 0..200 {
        let at = number as i64 * DAY / 8;
        let subject = match chance.below(10) {
            0 => "Question".to_owned(),
            1 => "Weekly meeting notes".to_owned(),
            _ => chance.says(4),
        };
        let mut thread = Thread { number, subject, at, said: vec![chance.says(40)] };
        mails.push(raw(&format!("{number}.0@x"), &[], &format!("[users] {}", thread.subject), 0, at, &thread.said[0]));
        for nth in 1..=chance.below(7) {
            mails.push(next(&mut chance, &mut thread, nth));
        }
    }
    let mut mails: Vec<Mail> = mails.iter().filter_map(|raw| Mail::read(raw.as_bytes())).collect();
    measure::sort(&mut mails);
    mails
}

fn next(chance: &mut Chance, thread: &mut Thread, nth: usize) -> String {
    thread.at += 60 + chance.below(20 * 3_600) as i64;
    if chance.below(25) == 0 {
        thread.subject = format!("{} (was: {})", chance.says(3), thread.subject);
    }
    let before = thread.said[chance.below(thread.said.len())].clone();
    let length = 5 + chance.below(40);
    let own = chance.says(length);
    let body = answer(chance, &own, &before);
    thread.said.push(own);
    let references: Vec<String> = (0..nth).map(|nth| format!("{}.{nth}@x", thread.number)).collect();
    let subject = format!("{}{}", PREFIXES[chance.below(PREFIXES.len())], thread.subject);
    raw(&format!("{}.{nth}@x", thread.number), &references, &subject, chance.below(9), thread.at, &body)
}

#[test]
fn a_list_s_mail_finds_its_conversations_without_threading_fields() {
    let mails = archive();
    let right = by_header(&mails);
    let (same, pairs) = by_reference(&mails, &right);
    assert!(pairs > 400 && same == pairs, "{same} of {pairs}");
    let found = by_words(&mails);
    let (precision, recall, mean) = b_cubed(&found, &right);
    let strays = || measure::strays(&mails, &found, &right).join("\n");
    assert!(precision >= 0.97 && mean >= 0.95, "{precision:.4} {recall:.4} {mean:.4}\n{}", strays());
}

#[test]
fn b_cubed_counts_what_is_apart_and_what_is_among_others() {
    assert_eq!(b_cubed(&[1, 1, 2], &[5, 5, 6]), (1.0, 1.0, 1.0));
    let (precision, recall, _) = b_cubed(&[1, 2, 3], &[5, 5, 6]);
    assert!((precision - 1.0).abs() < 1e-9 && (recall - 2.0 / 3.0).abs() < 1e-9);
    let (precision, recall, _) = b_cubed(&[1, 1, 1], &[5, 5, 6]);
    assert!((precision - 5.0 / 9.0).abs() < 1e-9 && (recall - 1.0).abs() < 1e-9);
}

#[test]
fn an_mbox_is_split_where_mails_begin() {
    let mbox = b"From a@b Mon May  3 10:00:00 2021\nSubject: One\n\nFrom here on\n\nFrom c@d Tue May  4 10:00:00 2021\nSubject: Two\n\nx\n";
    let mails = measure::of_mbox(mbox);
    assert_eq!(mails.len(), 2);
    assert!(mails[0].ends_with(b"From here on\n\n") && mails[1].starts_with(b"Subject: Two"));
}
