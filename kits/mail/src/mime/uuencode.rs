//! Uuencode, as an encoding of a part and inside text, where old programs put their files.

/// Files taken out of one text.
const MOST_FILES: usize = 100;

/// The content between `begin 644 name` and `end`.
pub fn decode(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut lines = bytes.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii_end);
    lines.find(|line| line.starts_with(b"begin "))?;
    let mut out = Vec::new();
    lines.take_while(|line| *line != b"end").for_each(|line| decode_line(line, &mut out));
    Some(out)
}

fn decode_line(line: &[u8], out: &mut Vec<u8>) {
    let Some((&length, data)) = line.split_first() else { return };
    let length = usize::from(length.wrapping_sub(32) & 63);
    let start = out.len();
    for group in data.chunks(4) {
        let value = |at: usize| u32::from(group.get(at).map_or(0, |byte| byte.wrapping_sub(32) & 63));
        let bits = value(0) << 18 | value(1) << 12 | value(2) << 6 | value(3);
        out.extend([(bits >> 16) as u8, (bits >> 8) as u8, bits as u8]);
    }
    out.truncate(start + length);
}

/// A file and its name.
pub type Named = (String, Vec<u8>);

/// A text without the files in it, and these. None when there are none: prose
/// that merely begins so, or an encoding without its end, stays.
pub fn take_out(text: &[u8]) -> Option<(Vec<u8>, Vec<Named>)> {
    let lines: Vec<&[u8]> = text.split_inclusive(|&byte| byte == b'\n').collect();
    let (mut rest, mut files, mut at) = (Vec::new(), Vec::new(), 0);
    // Where no `end` was found before, none is further on: the time stays linear.
    let mut endless = false;
    while at < lines.len() {
        let name = name_in(lines[at]).filter(|_| !endless && files.len() < MOST_FILES);
        let Some(name) = name else {
            rest.extend_from_slice(lines[at]);
            at += 1;
            continue;
        };
        let length = lines[at + 1..].iter().take_while(|line| is_encoded(line)).count();
        let end = at + 1 + length;
        match lines.get(end).filter(|line| line.trim_ascii_end() == b"end" && length > 0) {
            Some(_) => {
                let mut file = Vec::new();
                lines[at + 1..end].iter().for_each(|line| decode_line(line.trim_ascii_end(), &mut file));
                files.push((name, file));
                at = end + 1;
            }
            None => {
                endless = end >= lines.len();
                rest.extend(lines[at..end].concat());
                at = end;
            }
        }
    }
    (!files.is_empty()).then_some((rest, files))
}

/// The name in `begin 644 name`.
fn name_in(line: &[u8]) -> Option<String> {
    let line = std::str::from_utf8(line.strip_prefix(b"begin ")?).ok()?;
    let (mode, name) = line.split_once(' ')?;
    let octal = (3..=4).contains(&mode.len()) && mode.bytes().all(|byte| (b'0'..=b'7').contains(&byte));
    (octal && !name.trim().is_empty()).then(|| name.trim().to_owned())
}

/// Whether the line has the length that its first letter says; some programs leave out spaces at the end.
fn is_encoded(line: &[u8]) -> bool {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let Some((&length, data)) = line.split_first() else {
        return false;
    };
    if !(32..=96).contains(&length) || !data.iter().all(|byte| (32..=96).contains(byte)) {
        return false;
    }
    let needed = usize::from(length.wrapping_sub(32) & 63).div_ceil(3) * 4;
    data.len() <= needed + 2 && data.len() + 4 > needed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_inside_text_is_taken_out() {
        let text = b"Here it is.\r\n\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n\r\nAnn\r\n";
        let (rest, files) = take_out(text).expect("a file");
        assert_eq!(rest, b"Here it is.\r\n\r\n\r\nAnn\r\n");
        assert_eq!(files, [("cat.txt".to_owned(), b"Cat".to_vec())]);
    }

    #[test]
    fn prose_and_cut_files_stay() {
        for text in [
            &b"begin 2024 well\nand end\nend\n"[..],
            b"begin 644 cat.txt\n#0V%T\n",
            b"begin 644 the day\nwith a song\nend\n",
        ] {
            assert_eq!(take_out(text), None);
        }
    }
}
