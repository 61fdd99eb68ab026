//! What the server says (RFC 5321, 4.2), with enhanced status codes (RFC 3463).

use std::borrow::Cow;

/// One reply of one or more lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    pub code: u16,
    /// `5.1.1`; empty where RFC 2034 wants none (greeting, EHLO, 3xx).
    status: &'static str,
    /// Lines parted by LF.
    text: Cow<'static, str>,
}

/// A reply line may have 512 bytes (RFC 5321, 4.5.3.1.5); codes take up to 15 of them.
const WORDS: usize = 400;

impl Reply {
    pub const OK: Self = Self::new(250, "2.0.0", "OK");
    pub const SENDER: Self = Self::new(250, "2.1.0", "Sender noted");
    pub const RECIPIENT: Self = Self::new(250, "2.1.5", "Recipient noted");
    pub const VRFY: Self = Self::new(252, "2.1.5", "Will not say; send a mail and see");
    pub const GO_AHEAD: Self = Self::new(354, "", "Send the mail, end with a line that is a single dot");
    pub const TLS: Self = Self::new(220, "2.0.0", "Ready for TLS");
    pub const BYE: Self = Self::new(221, "2.0.0", "Bye");
    pub const HELP: Self =
        Self::new(214, "2.0.0", "EHLO HELO MAIL RCPT DATA RSET NOOP QUIT VRFY HELP STARTTLS (RFC 5321)");

    pub const STOPPING: Self = Self::new(421, "4.3.2", "Stopping; come again in a minute");
    pub const CROWDED: Self = Self::new(421, "4.3.2", "Too many connections; come again later");
    pub const IDLE: Self = Self::new(421, "4.4.2", "Waited too long");
    pub const ERRORS: Self = Self::new(421, "4.7.0", "Too many errors");
    pub const CHATTER: Self = Self::new(421, "4.7.0", "Too many commands without a mail");
    pub const FOREIGN: Self = Self::new(421, "4.7.0", "This is not a web server");
    pub const SLOW: Self = Self::new(451, "4.3.0", "No answer within the time; come again later");
    pub const NO_ROOM: Self = Self::new(452, "4.3.1", "Too many mails at once; come again later");
    pub const CROWD: Self = Self::new(452, "4.5.3", "Too many recipients; send these in another mail");

    pub const LONG_LINE: Self = Self::new(500, "5.5.2", "Line too long");
    pub const UNKNOWN: Self = Self::new(500, "5.5.1", "Unknown command");
    pub const BYTES: Self = Self::new(501, "5.5.2", "A command is printable text in UTF-8");
    pub const ARGUMENT: Self = Self::new(501, "5.5.4", "Wrong argument");
    pub const NAME: Self = Self::new(501, "5.5.4", "Say your name");
    pub const BAD_SENDER: Self = Self::new(501, "5.1.7", "Expected MAIL FROM:<address>");
    pub const BAD_RECIPIENT: Self = Self::new(501, "5.1.3", "Expected RCPT TO:<address>");
    pub const NOT_OFFERED: Self = Self::new(502, "5.5.1", "Not offered here");
    pub const HELLO_FIRST: Self = Self::new(503, "5.5.1", "EHLO first");
    pub const LHLO_FIRST: Self = Self::new(503, "5.5.1", "LHLO first");
    pub const NOBODY_YET: Self = Self::new(503, "5.5.1", "No recipient");
    pub const SPEAK_LMTP: Self = Self::new(500, "5.5.1", "This is LMTP: say LHLO");
    pub const SPEAK_SMTP: Self = Self::new(500, "5.5.1", "This is SMTP: say EHLO");
    pub const MAIL_FIRST: Self = Self::new(503, "5.5.1", "MAIL first");
    pub const MAIL_TWICE: Self = Self::new(503, "5.5.1", "One mail at a time");
    pub const TLS_TWICE: Self = Self::new(503, "5.5.1", "Already encrypted");
    pub const TOO_BIG: Self = Self::new(552, "5.3.4", "Mail too big");
    pub const NEEDS_UTF8: Self = Self::new(553, "5.6.7", "This address needs SMTPUTF8");
    pub const NOBODY: Self = Self::new(554, "5.5.1", "No recipient");
    pub const PARAMETER: Self = Self::new(555, "5.5.4", "Unknown parameter");

    pub const fn new(code: u16, status: &'static str, text: &'static str) -> Self {
        Self { code, status, text: Cow::Borrowed(text) }
    }

    /// Lines of our own making, parted by LF, without an enhanced code.
    pub fn plain(code: u16, text: String) -> Self {
        Self { code, status: "", text: Cow::Owned(text) }
    }

    /// This reply in somebody else's words, made one safe line: no control characters, and beyond ASCII only
    /// where the client asked for SMTPUTF8 (RFC 6531, 3.7.4). Without words it stays as it is.
    pub fn saying(mut self, words: &str, utf8: bool) -> Self {
        let mut line = String::new();
        for letter in words.trim().chars() {
            let letter = match letter {
                c if c.is_control() => ' ',
                c if c.is_ascii() || utf8 => c,
                _ => '?',
            };
            if line.len() + letter.len_utf8() > WORDS {
                break;
            }
            line.push(letter);
        }
        if !line.is_empty() {
            self.text = Cow::Owned(line);
        }
        self
    }

    pub fn is_error(&self) -> bool {
        self.code >= 500
    }

    pub fn write(&self, out: &mut Vec<u8>) {
        let mut lines = self.text.split('\n').peekable();
        while let Some(line) = lines.next() {
            let mark = if lines.peek().is_some() { '-' } else { ' ' };
            out.extend_from_slice(format!("{}{mark}", self.code).as_bytes());
            if !self.status.is_empty() {
                out.extend_from_slice(self.status.as_bytes());
                out.push(b' ');
            }
            out.extend_from_slice(line.as_bytes());
            out.extend_from_slice(b"\r\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(reply: &Reply) -> String {
        let mut out = Vec::new();
        reply.write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn foreign_words_stay_one_line() {
        let reply = Reply::OK.saying("kept\r\n250 forged\0", false);
        assert_eq!(written(&reply), "250 2.0.0 kept  250 forged \r\n");
        assert!(written(&Reply::OK.saying(&"ж".repeat(1000), true)).len() < 512);
        assert_eq!(written(&Reply::OK.saying("да", false)), "250 2.0.0 ??\r\n");
        assert_eq!(written(&Reply::OK.saying(" \r\n ", false)), "250 2.0.0 OK\r\n");
    }

    #[test]
    fn all_lines_but_the_last_are_marked() {
        let reply = Reply::plain(250, "desk\nSIZE 1\nHELP".into());
        assert_eq!(written(&reply), "250-desk\r\n250-SIZE 1\r\n250 HELP\r\n");
    }
}
