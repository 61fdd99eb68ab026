//! Charsets of seven bits with escapes: HZ (RFC 1843), ISO-2022-KR (RFC 1557), ISO-2022-CN (RFC 1922).
//! The decoders that browsers use refuse them; turned into their sets of eight bits they are read.

const SHIFT_OUT: u8 = 0x0e;
const SHIFT_IN: u8 = 0x0f;
const ESCAPE: u8 = 0x1b;

/// The same text in a set of eight bits, and its name; none for other charsets.
pub fn widened(bytes: &[u8], label: &str) -> Option<(Vec<u8>, &'static str)> {
    match label {
        "hz-gb-2312" | "hz" => Some((hz(bytes), "gbk")),
        "iso-2022-kr" | "csiso2022kr" => Some((shifted(bytes), "euc-kr")),
        "iso-2022-cn" | "iso-2022-cn-ext" => Some((shifted(bytes), "gbk")),
        _ => None,
    }
}

/// `~{` begins Chinese, `~}` ends it, `~~` is a tilde, and a tilde before a line's end joins lines.
fn hz(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let (mut wide, mut at) = (false, 0);
    while at < bytes.len() {
        let pair = (bytes[at], bytes.get(at + 1).copied());
        match pair {
            (b'~', Some(b'{')) if !wide => wide = true,
            (b'~', Some(b'}')) => wide = false,
            (b'~', Some(b'~')) if !wide => out.push(b'~'),
            (b'~', Some(b'\n')) if !wide => {}
            (byte, _) => {
                // A line that ends without its mark ends Chinese, too.
                wide &= byte != b'\n';
                out.push(if wide { byte | 0x80 } else { byte });
                at += 1;
                continue;
            }
        }
        at += 2;
    }
    out
}

/// Between shift-out and shift-in stand wide letters; what names the set is left out.
fn shifted(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let (mut wide, mut at) = (false, 0);
    while at < bytes.len() {
        match bytes[at] {
            SHIFT_OUT => wide = true,
            SHIFT_IN => wide = false,
            ESCAPE if bytes.get(at + 1) == Some(&b'$') => at += 3,
            byte => {
                wide &= byte != b'\n';
                out.push(if wide && byte > b' ' { byte | 0x80 } else { byte });
            }
        }
        at += 1;
    }
    out
}
