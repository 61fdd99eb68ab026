//! When a mail came, by its own header.

use crate::{date::unix_seconds, mime::field::Fields};

/// Seconds since 1970, UTC, of the moment a mail came where it was kept: the newest `Received` that has a date (each
/// server puts its own on top, RFC 5321, 4.4), else its `Date`. `raw` may be the header alone.
pub fn came(raw: &[u8]) -> Option<i64> {
    let fields = Fields::of(raw.trim_ascii_start());
    let received = fields.all("received").find_map(|trace| unix_seconds(trace.rsplit_once(';')?.1));
    received.or_else(|| fields.get("date").and_then(unix_seconds))
}

#[cfg(test)]
mod tests {
    use super::came;

    #[test]
    fn the_last_server_knows_best_when_a_mail_came() {
        let date = "Date: Mon, 01 Jan 2024 10:00:00 +0100\r\n";
        let trace = "Received: from a by b; Mon, 01 Jan 2024\r\n\t09:05:00 +0000\r\nReceived: from c by a; Mon, 1 Jan 2024 09:01:00 +0000\r\n";
        assert_eq!(came(format!("{trace}{date}\r\nhello").as_bytes()), Some(1_704_099_900));
        assert_eq!(came(date.as_bytes()), Some(1_704_099_600));
        assert_eq!(came(format!("Received: from a by b\r\n{date}").as_bytes()), Some(1_704_099_600));
        assert_eq!(came(b"Subject: x\r\n\r\nDate: Mon, 01 Jan 2024 10:00:00 +0100\r\n"), None);
    }
}
