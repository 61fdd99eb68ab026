//! What we mint and recognise again: Message-IDs, reply addresses, marks in texts, each with a MAC.

use crate::letter::Letter;
use ring::hmac::{self, HMAC_SHA256, Key};
use std::fmt;

/// Bytes of a MAC kept: 80 bits, far beyond guessing by mail.
const MAC_BYTES: usize = 10;
/// The same in base32 letters.
const MAC_LETTERS: usize = 16;
/// Octets of a local part (RFC 5321, section 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;
/// RFC 4648, lower case, so that it survives what mail programs do to case.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// Tokens looked at in one text.
const MOST_TOKENS: usize = 50;

/// Mints and checks tokens. Every token names its key, so keys can be changed without losing old mails.
#[derive(Clone)]
pub struct Minter {
    /// Newest first; the first one mints.
    keys: Vec<(u32, [u8; 32])>,
}

impl fmt::Debug for Minter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<u32> = self.keys.iter().map(|(id, _)| *id).collect();
        f.debug_struct("Minter").field("keys", &ids).finish()
    }
}

/// What a minted Message-ID says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minted {
    /// The ticket it belongs to.
    pub ticket: i64,
    /// The entry that was sent.
    pub entry: i64,
}

/// What a notice to one of our own people is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MintedNotice {
    /// Whom it tells.
    pub staff: i64,
    /// The ticket; 0 for none.
    pub ticket: i64,
    /// The last entry its reader can have seen; 0 for none.
    pub entry: i64,
}

/// A question that was mailed to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MintedQuestion {
    /// Which.
    pub question: i64,
    /// Whom of our own people it asks; 0 for somebody outside.
    pub staff: i64,
}

impl Minter {
    /// Keys with their ids, newest first. None are given: nothing is proved, and what is minted proves nothing.
    pub fn new(keys: Vec<(u32, [u8; 32])>) -> Minter {
        Minter { keys }
    }

    /// A Message-ID without angle brackets, `m.{entry}.{ticket}.{key}.{mac}@domain`. It reveals numbers only,
    /// and an entry always gets the same one (while the key lasts), so a repeated sending is recognised.
    pub fn message_id(&self, ticket: i64, entry: i64, domain: &str) -> String {
        format!("m.{}@{}", self.sealed("message-id", &[entry, ticket]), clean_domain(domain))
    }

    /// Reads our own Message-ID, with or without angle brackets; none for any other or a forged one.
    pub fn read_message_id(&self, id: &str) -> Option<Minted> {
        let (local, _) = id.trim().trim_matches(['<', '>']).rsplit_once('@')?;
        let sealed = strip_start(local, "m.")?;
        let [entry, ticket] = self.opened("message-id", sealed)?;
        Some(Minted { ticket, entry })
    }

    /// The mailbox with a proof: `local+r{ticket}.{key}.{mac}@domain`. A local part that would grow
    /// beyond 64 octets gets none; then the Message-ID must do.
    pub fn reply_address(&self, mailbox: &str, ticket: i64) -> String {
        let Some((local, domain)) = mailbox.rsplit_once('@') else {
            return mailbox.to_owned();
        };
        let local = format!("{local}+r{}", self.sealed("reply-address", &[ticket]));
        if local.len() > LONGEST_LOCAL { mailbox.to_owned() } else { format!("{local}@{domain}") }
    }

    /// Reads our own reply address: the plain mailbox and the ticket.
    pub fn read_reply_address(&self, address: &str) -> Option<(String, i64)> {
        let (local, domain) = address.trim().trim_matches(['<', '>']).rsplit_once('@')?;
        let at = local.rfind("+r").or_else(|| local.rfind("+R"))?;
        let [ticket] = self.opened("reply-address", &local[at + 2..])?;
        Some((format!("{}@{domain}", &local[..at]), ticket))
    }

    /// A reply address for a notice to one of our own people: `local+n{staff}.{ticket}.{entry}.{key}.{mac}@domain`.
    /// Whoever has it can answer in their name. A local part that would grow beyond 64 octets gets none.
    pub fn notice_address(&self, mailbox: &str, notice: MintedNotice) -> String {
        let Some((local, domain)) = mailbox.rsplit_once('@') else {
            return mailbox.to_owned();
        };
        let numbers = [notice.staff, notice.ticket, notice.entry];
        let local = format!("{local}+n{}", self.sealed("notice-address", &numbers));
        if local.len() > LONGEST_LOCAL { mailbox.to_owned() } else { format!("{local}@{domain}") }
    }

    /// Reads our own reply address of a notice: the plain mailbox and the notice.
    pub fn read_notice_address(&self, address: &str) -> Option<(String, MintedNotice)> {
        let (local, domain) = address.trim().trim_matches(['<', '>']).rsplit_once('@')?;
        let at = local.rfind("+n").or_else(|| local.rfind("+N"))?;
        let [staff, ticket, entry] = self.opened("notice-address", &local[at + 2..])?;
        Some((format!("{}@{domain}", &local[..at]), MintedNotice { staff, ticket, entry }))
    }

    /// A Message-ID for a notice, without angle brackets; `at` tells those about the same apart.
    pub fn notice_id(&self, notice: MintedNotice, at: i64, domain: &str) -> String {
        let numbers = [notice.staff, notice.ticket, notice.entry, at];
        format!("n.{}@{}", self.sealed("notice-id", &numbers), clean_domain(domain))
    }

    /// Reads the Message-ID of a notice, with or without angle brackets; none for any other or a forged one.
    pub fn read_notice_id(&self, id: &str) -> Option<MintedNotice> {
        let (local, _) = id.trim().trim_matches(['<', '>']).rsplit_once('@')?;
        let [staff, ticket, entry, _] = self.opened("notice-id", strip_start(local, "n.")?)?;
        Some(MintedNotice { staff, ticket, entry })
    }

    /// A reply address for a question, `local+q{question}.{staff}.{key}.{mac}@domain`: what comes to it is the
    /// answer. A local part that would grow beyond 64 octets gets none.
    pub fn question_address(&self, mailbox: &str, question: MintedQuestion) -> String {
        let Some((local, domain)) = mailbox.rsplit_once('@') else {
            return mailbox.to_owned();
        };
        let numbers = [question.question, question.staff];
        let local = format!("{local}+q{}", self.sealed("asked-address", &numbers));
        if local.len() > LONGEST_LOCAL { mailbox.to_owned() } else { format!("{local}@{domain}") }
    }

    /// Reads our own reply address of a question.
    pub fn read_question_address(&self, address: &str) -> Option<MintedQuestion> {
        let (local, _) = address.trim().trim_matches(['<', '>']).rsplit_once('@')?;
        let at = local.rfind("+q").or_else(|| local.rfind("+Q"))?;
        let [question, staff] = self.opened("asked-address", &local[at + 2..])?;
        Some(MintedQuestion { question, staff })
    }

    /// A Message-ID for a question, without angle brackets; `at` tells mails about the same apart.
    pub fn question_id(&self, question: MintedQuestion, at: i64, domain: &str) -> String {
        let numbers = [question.question, question.staff, at];
        format!("q.{}@{}", self.sealed("asked-id", &numbers), clean_domain(domain))
    }

    /// Reads the Message-ID of a question, with or without angle brackets; none for any other or a forged one.
    pub fn read_question_id(&self, id: &str) -> Option<MintedQuestion> {
        let (local, _) = id.trim().trim_matches(['<', '>']).rsplit_once('@')?;
        let [question, staff, _] = self.opened("asked-id", strip_start(local, "q.")?)?;
        Some(MintedQuestion { question, staff })
    }

    /// A mark for the text of a mail, `[r:{entry}.{ticket}.{key}.{mac}]`, for programs that keep neither ids nor
    /// addresses.
    pub fn body_token(&self, ticket: i64, entry: i64) -> String {
        format!("[r:{}]", self.sealed("body", &[entry, ticket]))
    }

    /// What the first genuine mark in a text says: in an answer the one of the mail it answers.
    pub fn read_body_token(&self, text: &str) -> Option<Minted> {
        text.match_indices("[r:").take(MOST_TOKENS).find_map(|(at, _)| {
            let (sealed, _) = text[at + 3..].split_once(']')?;
            let [entry, ticket] = self.opened("body", sealed)?;
            Some(Minted { ticket, entry })
        })
    }

    /// What the first genuine mark in a mail says: in its text, or in the HTML alone, which some programs quote.
    pub fn read_body_tokens(&self, letter: &Letter) -> Option<Minted> {
        let marked = letter.html.as_deref().filter(|html| html.contains("[r:"));
        let of_html = || self.read_body_token(&crate::html::to_text(marked?));
        self.read_body_token(&letter.text).or_else(of_html)
    }

    fn sealed(&self, purpose: &str, numbers: &[i64]) -> String {
        let mut out: String = numbers.iter().map(|number| format!("{number}.")).collect();
        if let Some((id, key)) = self.keys.first() {
            out.push_str(&format!("{id}.{}", base32(&mac(key, *id, purpose, numbers))));
        }
        out
    }

    fn opened<const N: usize>(&self, purpose: &str, sealed: &str) -> Option<[i64; N]> {
        let parts: Vec<&str> = sealed.split('.').collect();
        let (numbers, proof) = parts.split_at_checked(N)?;
        let [id, given] = proof else { return None };
        let mut read = [0; N];
        for (slot, text) in read.iter_mut().zip(numbers) {
            *slot = number(text)?;
        }
        let id: u32 = number(id)?.try_into().ok()?;
        let (_, key) = self.keys.iter().find(|(known, _)| *known == id)?;
        let expected = base32(&mac(key, id, purpose, &read));
        equal(key, given.to_ascii_lowercase().as_bytes(), expected.as_bytes()).then_some(read)
    }
}

/// Whether a line is a mark as [`Minter::body_token`] writes it, genuine or not, and nothing else.
pub(crate) fn is_body_token(line: &str) -> bool {
    let inner = line.trim().strip_prefix("[r:").and_then(|rest| rest.strip_suffix(']'));
    inner.is_some_and(|inner| {
        let (numbers, mac) = inner.rsplit_once('.').unwrap_or_default();
        let numeric = !numbers.is_empty() && numbers.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        numeric && mac.len() == MAC_LETTERS && mac.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// A number in its only form, so that one proof has one spelling.
fn number(text: &str) -> Option<i64> {
    let canonical = text == "0" || text.starts_with(|c: char| ('1'..='9').contains(&c));
    text.parse().ok().filter(|_| canonical && text.bytes().all(|byte| byte.is_ascii_digit()))
}

fn strip_start<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    text.get(..start.len()).filter(|found| found.eq_ignore_ascii_case(start)).map(|_| &text[start.len()..])
}

/// Of the purpose too, so that a token of one kind proves nothing as another.
fn mac(key: &[u8; 32], id: u32, purpose: &str, numbers: &[i64]) -> [u8; MAC_BYTES] {
    let mut context = hmac::Context::with_key(&Key::new(HMAC_SHA256, key));
    context.update(b"repka mail token 1\0");
    context.update(purpose.as_bytes());
    context.update(&[0]);
    context.update(&id.to_be_bytes());
    for number in numbers {
        context.update(&number.to_be_bytes());
    }
    let mut out = [0; MAC_BYTES];
    out.copy_from_slice(&context.sign().as_ref()[..MAC_BYTES]);
    out
}

/// Equality in constant time: ring compares the MACs of both, which are equal only if they are.
fn equal(key: &[u8; 32], given: &[u8], expected: &[u8]) -> bool {
    let key = Key::new(HMAC_SHA256, key);
    hmac::verify(&key, given, hmac::sign(&key, expected).as_ref()).is_ok()
}

fn base32(bytes: &[u8; MAC_BYTES]) -> String {
    let mut out = String::with_capacity(MAC_LETTERS);
    let (mut bits, mut count) = (0_u32, 0);
    for &byte in bytes {
        bits = (bits << 8 | u32::from(byte)) & 0xffff;
        count += 8;
        while count >= 5 {
            count -= 5;
            out.push(char::from(ALPHABET[(bits >> count & 31) as usize]));
        }
    }
    out
}

fn clean_domain(domain: &str) -> String {
    domain
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
        .collect::<String>()
        .to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minter() -> Minter {
        Minter::new(vec![(2, [7; 32]), (1, [9; 32])])
    }

    #[test]
    fn what_we_mint_we_recognise_even_upper_case() {
        let minter = minter();
        let id = minter.message_id(42, 1007, "Help.Example");
        assert_eq!(
            minter.read_message_id(&format!("<{}>", id.to_uppercase())),
            Some(Minted { ticket: 42, entry: 1007 })
        );
        let address = minter.reply_address("help@shop.example", 42);
        assert!(address.find('@').is_some_and(|end| end <= LONGEST_LOCAL), "{address}");
        assert_eq!(minter.read_reply_address(&address), Some(("help@shop.example".to_owned(), 42)));
        assert_eq!(minter.read_reply_address(&address.to_uppercase()).map(|found| found.1), Some(42));
        let mark = format!("> bla [r:x] {} bla", minter.body_token(42, 1007));
        assert_eq!(minter.read_body_token(&mark), Some(Minted { ticket: 42, entry: 1007 }));
    }

    #[test]
    fn a_mark_in_a_quote_is_found_and_one_in_html_alone_too() {
        let (minter, own) = (minter(), "Thanks!");
        let (mark, minted) = (minter.body_token(42, 7), Minted { ticket: 42, entry: 7 });
        let found = |kind: &str, body: &str| {
            let raw = format!("From: i@k.example\r\nContent-Type: text/{kind}\r\n\r\n{body}");
            let letter = Letter::read(raw.as_bytes()).expect("a letter");
            (minter.read_body_tokens(&letter), letter.reply_text)
        };
        let quoted = format!("{own}\r\n\r\nOn Monday 3 May 2021, Vasya wrote:\r\n> On its way.\r\n>\r\n> {mark}\r\n");
        assert_eq!(found("plain", &quoted), (Some(minted), own.to_owned()));
        let unmarked = format!("{own}\r\n\r\n{mark}\r\n");
        assert_eq!(found("plain", &unmarked), (Some(minted), own.to_owned()));
        let html = format!("<p>{own}</p><blockquote>On its way.<div style=\"color:#888\">{mark}</div></blockquote>");
        assert_eq!(found("html", &html).0, Some(minted));
        let forged = mark.replace(".42.", ".43.");
        assert_eq!(found("plain", &quoted.replace(&mark, &forged)).0, None);
        assert!(
            is_body_token(&mark) && is_body_token(&forged) && !is_body_token("[r:42]") && !is_body_token("[r: see]")
        );
    }

    #[test]
    fn old_keys_still_prove_and_lost_ones_do_not() {
        let old = Minter::new(vec![(1, [9; 32])]);
        assert!(minter().read_message_id(&old.message_id(1, 2, "a.b")).is_some());
        assert!(old.read_message_id(&minter().message_id(1, 2, "a.b")).is_none());
    }

    #[test]
    fn every_changed_letter_breaks_the_proof() {
        let minter = minter();
        let id = minter.message_id(42, 1007, "a.b");
        let end = id.rfind('@').expect("a domain");
        for at in 2..end {
            for new in ["0", "1", "z", "."] {
                let forged = format!("{}{new}{}", &id[..at], &id[at + 1..]);
                assert!(forged == id || minter.read_message_id(&forged).is_none(), "{forged}");
            }
        }
        let other = Minter::new(vec![(2, [8; 32])]);
        assert_eq!(minter.read_reply_address(&other.reply_address("a@b.c", 1)), None);
    }

    #[test]
    fn a_token_of_one_kind_proves_nothing_as_another() {
        let minter = minter();
        let body = minter.body_token(42, 7);
        let moved = format!("help+r{}@a.b", body.trim_matches(['[', ']']).trim_start_matches("r:"));
        assert_eq!(minter.read_reply_address(&moved), None);
    }

    #[test]
    fn a_notice_is_recognised_by_its_address_and_its_id_and_by_nothing_else() {
        let (minter, notice) = (minter(), MintedNotice { staff: 12, ticket: 10_423, entry: 345_678 });
        let address = minter.notice_address("support@shop.example", notice);
        assert!(address.find('@').is_some_and(|end| end <= LONGEST_LOCAL), "{address}");
        assert_eq!(minter.read_notice_address(&address), Some(("support@shop.example".to_owned(), notice)));
        let id = minter.notice_id(notice, 1_700_000_000_000_000, "Shop.Example");
        assert_eq!(minter.read_notice_id(&format!("<{id}>")), Some(notice));
        assert_eq!((minter.read_reply_address(&address), minter.read_message_id(&id)), (None, None));
        assert_eq!(minter.read_notice_address(&address.replace("+n12.", "+n13.")), None);
    }

    #[test]
    fn a_question_is_recognised_by_its_address_and_its_id_and_by_nothing_else() {
        let (minter, question) = (minter(), MintedQuestion { question: 98_765, staff: 0 });
        let address = minter.question_address("support@shop.example", question);
        assert!(address.find('@').is_some_and(|end| end <= LONGEST_LOCAL), "{address}");
        assert_eq!(minter.read_question_address(&address.to_uppercase()), Some(question));
        let id = minter.question_id(question, 1_700_000_000_000_000, "Shop.Example");
        assert_eq!(minter.read_question_id(&format!("<{id}>")), Some(question));
        assert_eq!((minter.read_notice_address(&address), minter.read_notice_id(&id)), (None, None));
        assert_eq!(minter.read_question_address(&address.replace("98765.0.", "98765.1.")), None);
    }

    #[test]
    fn a_long_mailbox_gets_no_token_rather_than_an_invalid_address() {
        let mailbox = format!("{}@a.b", "x".repeat(60));
        assert_eq!(minter().reply_address(&mailbox, 1), mailbox);
    }
}
