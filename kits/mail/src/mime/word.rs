//! Encoded words in header fields (RFC 2047), forgiving.

use super::{charset, transfer};

struct Word<'a> {
    charset: &'a str,
    bytes: Vec<u8>,
    length: usize,
}

/// Decodes all encoded words. Neighbours of one charset are joined before decoding, since senders cut letters in two.
pub fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut pending: Option<(String, Vec<u8>)> = None;
    while let Some(at) = rest.find("=?") {
        let (before, candidate) = rest.split_at(at);
        let Some(word) = word_at(candidate) else {
            flush(&mut out, &mut pending);
            out.push_str(before);
            out.push_str("=?");
            rest = &candidate[2..];
            continue;
        };
        let neighbour = pending.is_some() && before.trim().is_empty();
        if !neighbour {
            flush(&mut out, &mut pending);
            out.push_str(before);
        }
        match &mut pending {
            Some((charset, bytes)) if joins(charset, word.charset) => bytes.extend(word.bytes),
            _ => {
                flush(&mut out, &mut pending);
                pending = Some((word.charset.to_owned(), word.bytes));
            }
        }
        rest = &candidate[word.length..];
    }
    flush(&mut out, &mut pending);
    out.push_str(rest);
    out
}

/// Sets with escapes (ISO-2022) start anew in every word.
fn joins(charset: &str, next: &str) -> bool {
    charset.eq_ignore_ascii_case(next) && !charset.to_ascii_lowercase().starts_with("iso-2022")
}

fn flush(out: &mut String, pending: &mut Option<(String, Vec<u8>)>) {
    if let Some((charset, bytes)) = pending.take() {
        out.push_str(&charset::decode(&bytes, Some(&charset)));
    }
}

/// The length of the encoded word at the start of `text`, if there is one.
pub fn length_at(text: &str) -> Option<usize> {
    word_at(text).map(|word| word.length)
}

/// `=?charset?B|Q?data?=` at the start of `text`.
fn word_at(text: &str) -> Option<Word<'_>> {
    let body = text.strip_prefix("=?")?;
    let (charset, after) = body.split_once('?')?;
    if charset.is_empty() || charset.len() > 45 || !charset.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    let mut letters = after.chars();
    let encoding = letters.next()?.to_ascii_lowercase();
    let data = letters.as_str().strip_prefix('?')?;
    let end = data.find("?=")?;
    let content = &data[..end];
    let bytes = match encoding {
        'q' => transfer::q_word(content.as_bytes()),
        'b' => transfer::base64(content.as_bytes()),
        _ => return None,
    };
    let length = text.len() - data.len() + end + 2;
    Some(Word { charset, bytes, length })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn words_are_joined_and_their_spaces_dropped() {
        assert_eq!(decode("=?utf-8?Q?=D0=9F=D1?= =?UTF-8?Q?=80=D0=B8?= you"), "При you");
        assert_eq!(decode("a =?iso-8859-1?q?b=E9_c?= d"), "a bé c d");
    }

    #[test]
    fn what_is_no_word_stays() {
        assert_eq!(decode("1 =? 2 and =?x"), "1 =? 2 and =?x");
        assert_eq!(decode("=?utf-8?Z?abc?="), "=?utf-8?Z?abc?=");
    }
}
