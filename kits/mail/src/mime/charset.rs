//! Bytes to text: declared, else guessed, never lost.

use super::escaped;
use mail_parser::decoders::charsets::map::charset_decoder;

/// Wide letters that make a text UTF-8 against what it says of itself.
const ENOUGH: usize = 2;

/// Decodes by the declared charset where that works, else by [`guess`].
pub fn decode(bytes: &[u8], declared: Option<&str>) -> String {
    let label = declared.map(normal_label).unwrap_or_default();
    // Who says nothing, US-ASCII or a set of single bytes while sending UTF-8 sends UTF-8: other text is hardly ever
    // valid UTF-8.
    let claims_little = label.is_empty() || label == "utf-8" || is_latin(&label);
    if (claims_little || is_single(&label))
        && let Ok(text) = std::str::from_utf8(without_mark(bytes))
        && (claims_little || text.chars().filter(|c| !c.is_ascii()).count() >= ENOUGH)
    {
        return decode_escapes(text.as_bytes(), text);
    }
    if let Some((wide, label)) = escaped::widened(bytes, &label) {
        return decode(&wide, Some(label));
    }
    if label.is_empty() || label == "us-ascii" || label == "utf-8" {
        return guess(bytes);
    }
    let known = charset_decoder(label.as_bytes()).or_else(|| charset_decoder(label.strip_prefix("x-")?.as_bytes()));
    match known {
        Some(decoder) => decoder(bytes).trim_start_matches('\u{feff}').to_owned(),
        None => guess(bytes),
    }
}

/// The charset that an HTML text names itself, near its beginning, as browsers look for it.
pub fn in_html(bytes: &[u8]) -> Option<String> {
    const BEGINNING: usize = 1_024;
    const NAME: &str = "charset=";
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(BEGINNING)]).to_ascii_lowercase();
    let tag = head.match_indices("<meta").find_map(|(at, _)| {
        let tag = head[at..].split('>').next().unwrap_or_default();
        tag.find(NAME).map(|found| tag[found + NAME.len()..].trim_start_matches(['"', '\'', ' ']).to_owned())
    })?;
    let name: String = tag.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
    // Whoever says so in single bytes does not write in double ones.
    (!name.is_empty() && !name.starts_with("utf-16")).then_some(name)
}

/// Text of bytes that say nothing about themselves: UTF-16 with its mark, UTF-8, ISO-2022-JP, Cyrillic, else Latin, of the middle of Europe
/// or of its west.
pub fn guess(bytes: &[u8]) -> String {
    let bytes = without_mark(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return decode_escapes(bytes, text);
    }
    if let Some(text) = wide(bytes) {
        return text;
    }
    let lossy = String::from_utf8_lossy(bytes);
    let errors = lossy.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    let wide = lossy.chars().filter(|&c| !c.is_ascii()).count() - errors;
    if wide >= 4 * errors {
        return lossy.into_owned();
    }
    let label = cyrillic(bytes).or_else(|| central(bytes)).unwrap_or("windows-1252");
    charset_decoder(label.as_bytes()).map_or_else(|| lossy.into_owned(), |decoder| decoder(bytes))
}

/// UTF-16 that begins with its mark.
fn wide(bytes: &[u8]) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// ISO-2022-JP is ASCII to the eye, but for its escapes.
fn decode_escapes(bytes: &[u8], text: &str) -> String {
    let japanese = text.contains("\u{1b}$B") || text.contains("\u{1b}$@");
    match charset_decoder(b"iso-2022-jp").filter(|_| japanese) {
        Some(decoder) => decoder(bytes),
        None => text.to_owned(),
    }
}

fn normal_label(label: &str) -> String {
    let label = label.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    let label = label.split('*').next().unwrap_or_default();
    let alias = match label {
        "utf8" | "unicode-1-1-utf-8" | "utf-8n" | "cp65001" | "utf8mb4" | "x-utf-8" => "utf-8",
        "ascii" | "7bit" | "8bit" | "unknown-8bit" | "x-unknown" | "unknown" | "default" | "default_charset"
        | "us-acsii" | "none" | "binary" => "us-ascii",
        "latin-1" | "iso-latin-1" | "8859-1" | "iso-8859" | "iso8859" | "ansi" | "western" => "iso-8859-1",
        "koi8r" | "koi-8-r" | "koi-8" => "koi8-r",
        "koi8u" | "koi-8-u" => "koi8-u",
        "cp932" | "windows-932" | "cswindows31j" | "shift-jisx0213" | "x-ms-cp932" => "shift_jis",
        "cp949" | "uhc" | "euckr" | "x-windows-949" | "ms949" | "ks_c_5601" => "euc-kr",
        "cp950" | "big-5" | "big5hkscs" | "windows-950" | "x-windows-950" => "big5",
        "gb2312-80" | "euc-cn" | "euccn" | "x-euc-cn" | "cn-gb" | "cp20936" | "gb" => "gbk",
        "cp51932" | "eucjp" | "eucjp-ms" | "eucjp-win" | "ujis" => "euc-jp",
        "iso-2022-jp-1" | "iso-2022-jp-2" | "iso-2022-jp-3" | "iso-2022-jp-2004" | "iso-2022-jp-ms"
        | "csiso2022jp2" | "cp50220" | "cp50221" | "cp50222" | "jis" => "iso-2022-jp",
        "utf7" | "unicode-1-1-utf-7" | "cp65000" => "utf-7",
        "utf16" => "utf-16",
        "maccyrillic" => "x-mac-cyrillic",
        "macroman" | "x-macroman" | "x-mac-roman" => "macintosh",
        other => return windows(other).unwrap_or_else(|| other.to_owned()),
    };
    alias.to_owned()
}

/// `win-1251`, `windows1250`, `cp-1252`, `ansi-1253`: all of one kind.
fn windows(label: &str) -> Option<String> {
    let label = label.strip_prefix("x-").unwrap_or(label);
    let number = ["windows", "win", "ansi", "cp", "ms"].iter().find_map(|start| label.strip_prefix(start))?;
    let number = number.trim_start_matches(['-', '_']);
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| if number.starts_with("125") { format!("windows-{number}") } else { format!("cp{number}") })
}

/// Sets of one byte a letter.
fn is_single(label: &str) -> bool {
    ["windows-125", "iso-8859-", "iso8859-", "koi8", "x-mac", "macintosh", "cp8", "ibm8"]
        .iter()
        .any(|start| label.starts_with(start))
}

fn is_latin(label: &str) -> bool {
    matches!(
        label,
        "us-ascii" | "iso-8859-1" | "iso8859-1" | "iso_8859-1" | "latin1" | "iso-8859-15" | "windows-1252" | "cp1252"
    )
}

/// windows-1250, by letters that no language of the west has inside its words: `ł`, `ą`, `ż`, `š`, `ž`.
fn central(bytes: &[u8]) -> Option<&'static str> {
    let inside = |usual: &[u8]| {
        let letters = |three: &[u8]| three[0].is_ascii_alphabetic() && three[2].is_ascii_alphabetic();
        bytes.windows(3).any(|three| letters(three) && usual.contains(&three[1]))
    };
    // Where west of them stand ³ ¹ ¿.
    let polish = inside(b"\xb3\xb9\xbf");
    // With č ć đ ě ř ů or ť; Estonians and Finns have õ ä ö beside them.
    let slavic = inside(b"\x9a\x9e") && bytes.iter().any(|byte| b"\xe8\xe6\xf0\xec\xf8\xf9\x9d".contains(byte));
    (polish || slavic).then_some("windows-1250")
}

/// windows-1251 or KOI8-R when the high bytes form words, by the letters Slavs use most.
fn cyrillic(bytes: &[u8]) -> Option<&'static str> {
    let high = bytes.iter().filter(|&&byte| byte >= 0x80).count();
    let in_words: usize = bytes.split(|&byte| byte < 0xa3).map(|run| if run.len() >= 3 { run.len() } else { 0 }).sum();
    let latin = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    if high < 3 || in_words * 10 < high * 6 || high * 4 < latin {
        return None;
    }
    let letters = bytes.iter().filter(|&&byte| byte >= 0xc0).count();
    if letters * 10 < high * 9 {
        return None;
    }
    let count = |usual: &[u8]| bytes.iter().filter(|byte| usual.contains(byte)).count();
    // о е а и н т, small, in either set.
    let windows = count(b"\xee\xe5\xe0\xe8\xed\xf2");
    let koi = count(b"\xcf\xc5\xc1\xc9\xce\xd4");
    Some(if windows >= koi { "windows-1251" } else { "koi8-r" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undeclared_russian_is_read_in_either_old_charset() {
        let windows = b"\xcf\xf0\xe8\xe2\xe5\xf2, \xe3\xe4\xe5 \xec\xee\xe9 \xe7\xe0\xea\xe0\xe7?";
        let koi = b"\xf0\xd2\xc9\xd7\xc5\xd4, \xc7\xc4\xc5 \xcd\xcf\xca \xda\xc1\xcb\xc1\xda?";
        assert_eq!(decode(windows, None), "Привет, где мой заказ?");
        assert_eq!(decode(koi, Some("us-ascii")), "Привет, где мой заказ?");
        assert_eq!(decode(windows, Some("no-such-set")), "Привет, где мой заказ?");
    }

    #[test]
    fn undeclared_latin_stays_latin() {
        assert_eq!(decode(b"Gr\xfc\xdfe aus K\xf6ln", None), "Grüße aus Köln");
    }

    #[test]
    fn undeclared_words_of_the_middle_of_europe_are_read() {
        assert_eq!(
            decode(b"By\xb3o mi\xb3o, dzi\xeakuj\xea za paczk\xea, s\xb9 ca\xb3e", None),
            "Było miło, dziękuję za paczkę, są całe"
        );
        assert_eq!(decode(b"Naru\x9eba je ka\x9anila, vi\x9ae ne \xe8ekam", None), "Naružba je kašnila, više ne čekam");
        assert_eq!(decode(b"5 m\xb3 de c\x9cur", None), "5 m\u{b3} de c\u{153}ur");
    }

    #[test]
    fn a_text_s_own_word_for_its_charset_counts() {
        let named = |html: &[u8]| in_html(html);
        assert_eq!(named(b"<html><head><META charset='ISO-8859-2'>x").as_deref(), Some("iso-8859-2"));
        let old = b"<meta http-equiv=Content-Type content=\"text/html; charset=windows-1253\">";
        assert_eq!(named(old).as_deref(), Some("windows-1253"));
        assert_eq!((named(b"<p>charset=koi8-r</p>"), named(b"<meta charset=utf-16>")), (None, None));
        assert_eq!(decode(b"\xff\xfeH\0i\0 \0\x16\x04", None), "Hi Ж");
    }

    #[test]
    fn utf_8_under_any_name_of_single_bytes_is_utf_8() {
        for label in ["windows-1251", "koi8-r", "iso-8859-5", "win-1250", "cp1253"] {
            assert_eq!(decode("Привет".as_bytes(), Some(label)), "Привет", "{label}");
        }
        assert_eq!(decode(b"\xcf\xf0\xe8\xe2\xe5\xf2", Some("win1251")), "Привет");
    }

    #[test]
    fn sets_of_seven_bits_are_read() {
        assert_eq!(decode(b"~{VPND~} ok ~~", Some("HZ-GB-2312")), "中文 ok ~");
        assert_eq!(decode(b"\x1b$)C\x0eGQ1[\x0f ok", Some("iso-2022-kr")), "한글 ok");
        assert_eq!(decode(b"+BBAEMQ-", Some("utf-7")), "\u{410}\u{431}");
    }

    #[test]
    fn utf_8_under_a_latin_name_is_utf_8() {
        assert_eq!(decode("Grüße".as_bytes(), Some("ISO-8859-1")), "Grüße");
        assert_eq!(decode(b"Gr\xfc\xdfe", Some("ISO-8859-1")), "Grüße");
    }

    #[test]
    fn a_cut_utf_8_text_loses_one_letter_only() {
        let bytes = "Здравствуйте, всё пришло целым, спасибо".as_bytes();
        assert!(decode(&bytes[..bytes.len() - 1], Some("utf-8")).starts_with("Здравствуйте, всё пришло"));
    }
}
