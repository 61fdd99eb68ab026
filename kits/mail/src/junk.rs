//! What the mail server before us says of a mail: whether its filter took it for spam.

use crate::mime::field::Fields;

/// Characters kept of the field that says so.
const LONGEST: usize = 120;

/// What a filter before us wrote into a header when it took the mail for spam, as `Name: value`. Anybody can write such
/// fields: they say something only where a server one trusts takes foreign ones away and writes its own.
///
/// - SpamAssassin: `X-Spam-Flag`, `X-Spam-Status`
///   (<https://spamassassin.apache.org/full/4.0.x/doc/Mail_SpamAssassin_Conf.html>, *Basic Message Tagging Options*);
/// - Rspamd: `X-Spam`, `X-Spamd-Result`, `X-Rspamd-Action`
///   (<https://rspamd.com/doc/modules/milter_headers.html>; actions: <https://rspamd.com/doc/faq.html>);
/// - Exchange: `X-MS-Exchange-Organization-SCL` of 5 and above, the `SFV` of `X-Forefront-Antispam-Report`
///   (<https://learn.microsoft.com/en-us/defender-office-365/message-headers-eop-mdo>).
pub fn filtered(header: &[u8]) -> Option<String> {
    let fields = Fields::of(header);
    let said = |name: &'static str, condemns: fn(&str) -> bool| {
        fields.all(name).find(|value| condemns(value)).map(|value| written(name, value))
    };
    FILTERS.iter().find_map(|(name, condemns)| said(name, *condemns))
}

/// A filter's field, and whether its value means spam.
type Filter = (&'static str, fn(&str) -> bool);

const FILTERS: [Filter; 7] = [
    ("x-spam-flag", is_yes),
    ("x-spam-status", is_yes),
    ("x-spam", is_yes),
    ("x-spamd-result", is_true),
    ("x-rspamd-action", is_action),
    ("x-ms-exchange-organization-scl", is_level),
    ("x-forefront-antispam-report", is_verdict),
];

fn is_yes(value: &str) -> bool {
    first_word(value).eq_ignore_ascii_case("yes")
}

/// `default: True [18.20 / 15.00]; …`
fn is_true(value: &str) -> bool {
    value.split_once(':').is_some_and(|(_, rest)| first_word(rest).eq_ignore_ascii_case("true"))
}

/// What Rspamd wants done with spam. To wait (`greylist`, `soft reject`) is said of mails it knows too little of.
fn is_action(value: &str) -> bool {
    let value = value.trim().to_ascii_lowercase();
    ["add header", "rewrite subject", "reject", "quarantine"].contains(&value.as_str())
}

/// From -1 to 9; 5 and 6 are spam, 7 and above surely.
fn is_level(value: &str) -> bool {
    value.trim().parse::<i32>().is_ok_and(|level| (5..=9).contains(&level))
}

/// `…;SFV:SPM;…`: marked as spam by the filter, by a rule of mail flow, or for its sender.
fn is_verdict(value: &str) -> bool {
    let parts = value.split(';').filter_map(|part| part.split_once(':'));
    parts
        .map(|(name, value)| (name.trim(), value.trim()))
        .any(|(name, value)| name.eq_ignore_ascii_case("SFV") && ["SPM", "SKS", "SKB"].contains(&value))
}

fn first_word(value: &str) -> &str {
    value.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default()
}

/// The field as people know its name.
fn written(name: &str, value: &str) -> String {
    let capital = |part: &str| match part {
        "ms" | "scl" => part.to_ascii_uppercase(),
        part => part[..1].to_ascii_uppercase() + &part[1..],
    };
    let name = name.split('-').map(capital).collect::<Vec<_>>().join("-");
    let value: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{name}: {value}").chars().filter(|c| !c.is_control()).take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(field: &str) -> Option<String> {
        filtered(format!("From: a@b.example\r\n{field}\r\nSubject: x\r\n").as_bytes())
    }

    #[test]
    fn what_filters_write_on_spam_is_known() {
        for field in [
            "X-Spam-Flag: YES",
            "X-Spam-Status: Yes, score=7.3 required=5.0 tests=BAYES_99,\r\n\tURIBL_BLACK autolearn=no version=4.0.0",
            "x-spam-status: Yes, hits=6.2 required=5.0",
            "X-Spam: Yes",
            "X-Spamd-Result: default: True [18.20 / 15.00];\r\n\tBAYES_SPAM(5.10)[100.00%]",
            "X-Rspamd-Action: add header",
            "X-Rspamd-Action: rewrite subject",
            "X-MS-Exchange-Organization-SCL: 5",
            "X-MS-Exchange-Organization-SCL: 9",
            "X-Forefront-Antispam-Report: CIP:192.0.2.1;CTRY:;LANG:en;SCL:5;SRV:;IPV:NLI;SFV:SPM;PTR:;CAT:SPM;",
            "X-Forefront-Antispam-Report:\r\n CTRY:;SFV:SKB;",
        ] {
            assert!(of(field).is_some(), "{field}");
        }
    }

    #[test]
    fn what_they_write_on_other_mails_is_nothing() {
        for field in [
            "X-Spam-Flag: NO",
            "X-Spam-Status: No, score=-0.5 required=5.0 tests=YES_REALLY",
            "X-Spamd-Result: default: False [1.10 / 15.00]",
            "X-Rspamd-Action: no action",
            "X-Rspamd-Action: greylist",
            "X-Rspamd-Action: soft reject",
            "X-MS-Exchange-Organization-SCL: -1",
            "X-MS-Exchange-Organization-SCL: 1",
            "X-MS-Exchange-Organization-SCL: 55",
            "X-Forefront-Antispam-Report: CTRY:;LANG:hr;SCL:1;SRV:;IPV:NLI;SFV:NSPM;PTR:;SFTY:;",
            "X-Forefront-Antispam-Report: SFV:SKN;CAT:SPMX",
            "Precedence: bulk",
            "X-Spam-Level: *******",
            "X-Spam-Flag:",
        ] {
            assert_eq!(of(field), None, "{field}");
        }
    }

    #[test]
    fn it_is_told_in_the_filter_s_words_and_shortly() {
        assert_eq!(of("X-Spam-Flag:   YES ").as_deref(), Some("X-Spam-Flag: YES"));
        assert_eq!(of("X-MS-Exchange-Organization-SCL: 6").as_deref(), Some("X-MS-Exchange-Organization-SCL: 6"));
        let long = of(&format!("X-Spam-Status: Yes, {}", "é".repeat(5_000))).unwrap();
        assert_eq!(long.chars().count(), LONGEST);
    }

    #[test]
    fn foreign_bytes_say_nothing() {
        for bytes in
            [&b""[..], b"\0", b"X-Spam-Flag", b"X-Spam-Flag:\xff\xfe", b"X-Spamd-Result: :::", b"\r\n\r\nX-Spam: Yes"]
        {
            assert_eq!(filtered(bytes), None);
        }
    }
}
