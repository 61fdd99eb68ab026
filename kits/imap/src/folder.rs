//! Names of folders on the wire: modified UTF-7 (RFC 3501, 5.1.3), quoted.

use base64::{Engine, alphabet, engine::GeneralPurpose, engine::general_purpose::NO_PAD};

const BASE64: GeneralPurpose = GeneralPurpose::new(&alphabet::IMAP_MUTF7, NO_PAD);

/// A folder's name as a quoted string. Control characters cannot stand in one and are left out.
pub(crate) fn quoted(name: &str) -> String {
    let mut wire = String::from("\"");
    let mut foreign = String::new();
    for c in name.chars().filter(|c| !c.is_control()) {
        if !c.is_ascii() {
            foreign.push(c);
            continue;
        }
        shift(&mut wire, &mut foreign);
        match c {
            '&' => wire.push_str("&-"),
            '"' | '\\' => wire.extend(['\\', c]),
            _ => wire.push(c),
        }
    }
    shift(&mut wire, &mut foreign);
    wire.push('"');
    wire
}

fn shift(wire: &mut String, foreign: &mut String) {
    if foreign.is_empty() {
        return;
    }
    let bytes: Vec<u8> = foreign.encode_utf16().flat_map(u16::to_be_bytes).collect();
    wire.push('&');
    BASE64.encode_string(bytes, wire);
    wire.push('-');
    foreign.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_in_every_script_are_written_as_servers_know_them() {
        assert_eq!(quoted("INBOX"), "\"INBOX\"");
        assert_eq!(quoted("Tom & Ann"), "\"Tom &- Ann\"");
        assert_eq!(quoted("~peter/mail/台北/日本語"), "\"~peter/mail/&U,BTFw-/&ZeVnLIqe-\""); // RFC 3501's own example
        assert_eq!(quoted("Обработени"), "\"&BB4EMQRABDAEMQQ+BEIENQQ9BDg-\"");
    }

    #[test]
    fn a_name_ends_no_command_and_no_string() {
        assert_eq!(quoted("a\"b\\c\r\nA1 LOGOUT"), "\"a\\\"b\\\\cA1 LOGOUT\"");
    }

    proptest! {
        #[test]
        fn whatever_the_name_it_is_one_line_of_printable_ascii(name in any::<String>()) {
            prop_assert!(quoted(&name).bytes().all(|b| b == b' ' || b.is_ascii_graphic()));
        }
    }
}
