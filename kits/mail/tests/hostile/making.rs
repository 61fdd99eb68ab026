//! Mails that nobody meant, from a seed.

/// Numbers from a seed (xorshift): every run makes the same mails.
pub struct Dice(pub u64);

impl Dice {
    /// Less than `below`.
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }

    /// One of these.
    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.roll(of.len())]
    }
}

const NAMES: [&str; 24] = [
    "From",
    "To",
    "Cc",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "References",
    "In-Reply-To",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Disposition",
    "Content-ID",
    "MIME-Version",
    "Auto-Submitted",
    "List-Id",
    "Return-Path",
    "X-Repka-Loop",
    "Sender",
    "Delivered-To",
    "X-Failed-Recipients",
    "Precedence",
    "Bcc",
    "",
];
const VALUES: [&str; 40] = [
    "a@b.example",
    "<a@b.example>",
    "\"x\\\" <y@z>\" <a@b.example>",
    "Ann (a (b (c)) <a@b>, team: x@y, z@w;",
    "@@@",
    "<<<>>>",
    "=?utf-8?B?0J/RgNC40LLQtdGC?=",
    "=?utf-8?Q?=D0=9F?= =?utf-8?Q?=D1?=",
    "=?x?B?====?=",
    "=?utf-8?B?/////w==?=",
    "=?",
    "?=",
    "text/plain",
    "text/html; charset=utf-7",
    "text/html; charset=\"gb18030",
    "multipart/mixed; boundary=b",
    "multipart/mixed; boundary=",
    "multipart/alternative; boundary=\"b\"",
    "multipart/report; report-type=delivery-status; boundary=b",
    "message/rfc822",
    "message/delivery-status",
    "message/external-body; access-type=URL",
    "application/ms-tnef",
    "text/calendar",
    "application/pkcs7-mime; smime-type=signed-data",
    "image/png; name*0*=utf-8''%D1; name*1=\"../../etc/passwd\"",
    "attachment; filename*=utf-8''%2e%2e%2f",
    "attachment; filename=\"a\rb\nc\0d\"",
    "base64",
    "quoted-printable",
    "x-uuencode",
    "8bit; x=y",
    "Mon, 99 Foo 20250 25:61:61 +9999 (((",
    "auto-replied (\"",
    "<1@x> <2@x> <3@x",
    "\u{202e}gpj.exe",
    "é\u{301}\u{200d}",
    "",
    "    ",
    "\t;\t;=;=\"\\",
];
const LINES: [&str; 44] = [
    "Hello,",
    "",
    "-- ",
    "> quoted",
    ">>>>>>>>>> deep",
    "On Mon, A <a@b.c> wrote:",
    "-----Original Message-----",
    "From: a",
    "begin 644 ../x",
    "#0V%T",
    "end",
    "--b",
    "--b--",
    "--b\t",
    "--b --",
    "--bb",
    "--",
    "Content-Type: text/html",
    "=3D=",
    "=ZZ=\r",
    "=E2=80",
    "aGVsbG8=",
    "====",
    "AAAA",
    "<p>Hi<b>",
    "</p></p></table>",
    "<table><tr><td><table>",
    "<a href=\"javascript:x\">",
    "<svg><style><!--",
    "<img src=cid:x onerror=y>",
    "<img src=\"http://t.example/p?a=1&amp;b=2\"",
    "<div style=\"background:url(x);position:fixed\">",
    "<![CDATA[",
    "]]>",
    "&#x110000;&#0;&nbsp;&amp",
    "&lt;script&gt;",
    "Final-Recipient: rfc822; a@b.c",
    "Action: failed",
    "Status: 5.1.1",
    "BEGIN:VCALENDAR",
    "eJ8+IgEAAQyAAgAFAAAASGVsbG8AAAICkAYAAgAAAAAAAAACD4AGAAMAAABhYmMAAA==",
    "MIAGCSqGSIb3DQEHAqCAMIACAQExADCABgkqhkiG9w0BBwGggCSABAVoZWxsbw==",
    "\u{e000}\u{e001}\u{e002}",
    "4111 1111 1111 1111",
];

/// A mail of parts that each mean something to some parser, in an order that nobody meant.
pub fn made(dice: &mut Dice) -> Vec<u8> {
    let ending = dice.one(&["\r\n", "\n", "\r\n", "\r"]);
    let mut mail = String::from("From: a@b.example");
    mail.push_str(ending);
    for _ in 0..dice.roll(14) {
        mail.push_str(&format!("{}: {}{ending}", dice.one(&NAMES), dice.one(&VALUES)));
        if dice.roll(6) == 0 {
            mail.push_str(&format!(" {}{ending}", dice.one(&VALUES)));
        }
    }
    mail.push_str(ending);
    for _ in 0..dice.roll(40) {
        match dice.roll(9) {
            0 => mail.push_str(&format!("--b{ending}{}: {}{ending}{ending}", dice.one(&NAMES), dice.one(&VALUES))),
            1 => mail.push_str(&dice.one(&LINES).repeat(1 + dice.roll(60))),
            _ => mail.push_str(dice.one(&LINES)),
        }
        mail.push_str(ending);
    }
    mail.into_bytes()
}

/// One thing many times over, as whoever wants to exhaust us would write it.
pub fn exhausting(dice: &mut Dice) -> Vec<u8> {
    let many = 2_000 + dice.roll(10_000);
    let piece = match dice.roll(14) {
        0 => "Content-Type: multipart/mixed; boundary=b\n\n--b\n".to_owned(),
        1 => "--b\nContent-Type: message/rfc822\n\n".to_owned(),
        2 => "<div>".to_owned(),
        3 => "<b><i><font size=1>".to_owned(),
        4 => "<table><tr><td>".to_owned(),
        5 => "&nbsp;".to_owned(),
        6 => "> ".to_owned(),
        7 => "=?utf-8?Q?=41?= ".to_owned(),
        8 => "(".to_owned(),
        9 => "On Mon, A wrote:\n".to_owned(),
        10 => "<a@b.example>, ".to_owned(),
        11 => "begin 644 a\n".to_owned(),
        12 => "4111 ".to_owned(),
        _ => "\u{e9}".to_owned(),
    };
    let head = [
        "Subject: ",
        "Subject: x\n\n",
        "Content-Type: text/html\n\n",
        "To: ",
        "References: ",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
    ];
    let head = dice.one(&head).to_owned();
    format!("From: a@b.example\n{head}{}", piece.repeat(many.min(60_000 / piece.len()))).into_bytes()
}

/// Bytes changed, cut out, doubled, swapped.
pub fn mutated(dice: &mut Dice, mut raw: Vec<u8>) -> Vec<u8> {
    for _ in 0..dice.roll(12) {
        let at = dice.roll(raw.len());
        let until = (at + dice.roll(50)).min(raw.len());
        match dice.roll(6) {
            0 => raw.insert(at, dice.roll(256) as u8),
            1 => drop(raw.drain(at..until)),
            2 => {
                let again = raw[at..until].to_vec();
                raw.splice(at..at, again);
            }
            3 => raw.truncate(at.max(20)),
            4 if at < raw.len() => raw[at] ^= 1 << dice.roll(8),
            _ => {
                let half = (at + until) / 2;
                raw[at..until].rotate_left(half - at);
            }
        }
    }
    raw
}
