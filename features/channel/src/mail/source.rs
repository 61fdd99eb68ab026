//! A raw mail as people look at it. Pure, and as lenient as its senders are careless.

/// Fields shown at most.
const FIELDS: usize = 500;

/// The header of a raw mail, from its first line that is not blank; all of it when no blank line follows.
pub fn header(raw: &[u8]) -> &[u8] {
    let raw = raw.trim_ascii_start();
    let lines = raw.split_inclusive(|byte| *byte == b'\n');
    let end = lines.take_while(|line| !matches!(**line, [b'\n'] | [b'\r', b'\n'])).map(<[u8]>::len).sum();
    &raw[..end]
}

/// The fields of the header, unfolded, otherwise as written.
pub fn fields(raw: &[u8]) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in String::from_utf8_lossy(header(raw)).lines() {
        if let Some((name, value)) = line.split_once(':').filter(|(name, _)| is_name(name)) {
            if fields.len() == FIELDS {
                break;
            }
            fields.push((name.to_owned(), value.trim().to_owned()));
        } else if let Some((_, value)) = fields.last_mut() {
            value.push(' ');
            value.push_str(line.trim());
        }
    }
    fields
}

/// A field's name is printable ASCII without blanks (RFC 5322, 2.2); a folded line begins with one.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The first `most` bytes as text, and whether there are more. Bytes that are not UTF-8 become `�`.
pub fn beginning(raw: &[u8], most: usize) -> (String, bool) {
    if raw.len() <= most {
        return (String::from_utf8_lossy(raw).into_owned(), false);
    }
    // Not through the middle of a character: at most three bytes back.
    let continues = |at: usize| raw[at] & 0b1100_0000 == 0b1000_0000;
    let end = (most.saturating_sub(3)..=most).rev().find(|at| !continues(*at)).unwrap_or(most);
    (String::from_utf8_lossy(&raw[..end]).into_owned(), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_ends_at_the_first_blank_line_however_lines_end() {
        assert_eq!(header(b"\r\nA: 1\r\nB: 2\r\n\r\nC: 3\r\n"), b"A: 1\r\nB: 2\r\n");
        assert_eq!(header(b"A: 1\n \nB: 2\n\nC: 3"), b"A: 1\n \nB: 2\n");
        assert_eq!(header(b"A: 1"), b"A: 1");
        assert_eq!(header(b" \n"), b"");
    }

    #[test]
    fn fields_are_unfolded_and_keep_their_order() {
        let raw = b"From x Mon\nReceived: from a\r\n\tby b: c\nTo: ann@shop.example\nbroken\nTo: two\n\nNot: me";
        let expected = [("Received", "from a by b: c"), ("To", "ann@shop.example broken"), ("To", "two")];
        assert_eq!(fields(raw), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn ten_thousand_fields_are_shown_as_five_hundred() {
        assert_eq!(fields("A: 1\n".repeat(10_000).as_bytes()).len(), FIELDS);
        assert!(fields(b"no header at all").is_empty());
    }

    #[test]
    fn a_long_mail_is_cut_between_characters() {
        assert_eq!(beginning("репка".as_bytes(), 5), ("ре".to_owned(), true));
        assert_eq!(beginning("репка".as_bytes(), 10), ("репка".to_owned(), false));
        assert_eq!(beginning(b"\xff\xfe", 10), ("\u{fffd}\u{fffd}".to_owned(), false));
        assert!(beginning(b"\x80\x80\x80\x80\x80\x80", 4).1);
    }

    #[test]
    fn mails_still_reach_their_mailbox_when_only_their_header_is_read() {
        let raw = b"Delivered-To: help@shop.example\r\nTo: Help\r\n <a@shop.example>\r\nSubject: x\r\n\r\nTo: b@shop.example\r\n";
        let letter = ::mail::Letter::read(header(raw)).expect("a good header");
        assert_eq!(letter.delivered_to, ["help@shop.example"]);
        assert_eq!(letter.to.iter().map(|a| a.address.as_str()).collect::<Vec<_>>(), ["a@shop.example"]);
    }
}
