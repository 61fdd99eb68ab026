//! What Outlook packs into `winmail.dat` (MS-OXTNEF): the files, and the text where the mail has no other.

use super::mapi::{Properties, tag};
use crate::mime::charset;

const SIGNATURE: [u8; 4] = 0x223e_9f78_u32.to_le_bytes();
/// Files taken out of one pack.
const MOST_FILES: usize = 200;

/// Attributes (MS-OXTNEF, section 2.1.3.2).
const BODY: u32 = 0x0002_800c;
const MESSAGE_PROPERTIES: u32 = 0x0006_9003;
const CODE_PAGE: u32 = 0x0006_9007;
const NEXT_FILE: u32 = 0x0006_9002;
const FILE_TITLE: u32 = 0x0001_8010;
const FILE_DATA: u32 = 0x0006_800f;
const FILE_PROPERTIES: u32 = 0x0006_9005;

/// A pack, opened.
#[derive(Debug, Default, PartialEq)]
pub struct Pack {
    pub plain: Option<String>,
    pub html: Option<String>,
    pub files: Vec<File>,
}

/// One file in it.
#[derive(Debug, Default, PartialEq)]
pub struct File {
    pub name: Option<String>,
    pub media_type: Option<String>,
    pub content_id: Option<String>,
    pub bytes: Vec<u8>,
}

impl Pack {
    /// Opens a pack; a cut one gives what it has. None for other bytes.
    pub fn open(bytes: &[u8]) -> Option<Pack> {
        let mut rest = bytes.strip_prefix(&SIGNATURE)?.get(2..)?;
        let mut pack = Pack::default();
        let mut code_page = None;
        while let Some((attribute, data, after)) = attribute(rest) {
            rest = after;
            match attribute {
                CODE_PAGE => code_page = data.first_chunk().map(|page| u32::from_le_bytes(*page)).map(charset_of),
                BODY => pack.plain = Some(charset::decode(without_end(data), code_page.as_deref())),
                MESSAGE_PROPERTIES => pack.read_message(&Properties::read(data), code_page.as_deref()),
                NEXT_FILE if pack.files.len() < MOST_FILES => pack.files.push(File::default()),
                _ => {
                    if let Some(file) = pack.files.last_mut() {
                        file.read(attribute, data, code_page.as_deref());
                    }
                }
            }
        }
        pack.files.retain(|file| !file.bytes.is_empty() || file.name.is_some());
        Some(pack)
    }

    fn read_message(&mut self, properties: &Properties<'_>, code_page: Option<&str>) {
        let declared = properties.number(tag::INTERNET_CODE_PAGE).map(charset_of);
        self.html = properties
            .bytes(tag::HTML)
            .map(|html| charset::decode(without_end(html), declared.as_deref().or(code_page)));
        self.plain = properties.text(tag::BODY, code_page).or(self.plain.take());
    }
}

impl File {
    fn read(&mut self, attribute: u32, data: &[u8], code_page: Option<&str>) {
        match attribute {
            FILE_TITLE => self.name = self.name.take().or(Some(charset::decode(without_end(data), code_page))),
            FILE_DATA => self.bytes = data.to_vec(),
            FILE_PROPERTIES => {
                let properties = Properties::read(data);
                let text = |tag| properties.text(tag, code_page).filter(|text| !text.trim().is_empty());
                // The long name is the whole one; the title may be `INVOIC~1.PDF`.
                self.name = text(tag::LONG_FILE_NAME)
                    .or(self.name.take())
                    .or_else(|| text(tag::FILE_NAME))
                    .or_else(|| text(tag::DISPLAY_NAME));
                self.media_type = text(tag::MEDIA_TYPE);
                self.content_id = text(tag::CONTENT_ID);
            }
            _ => {}
        }
    }
}

/// The next attribute, its data, and the rest: level, id, length, data, checksum.
fn attribute(bytes: &[u8]) -> Option<(u32, &[u8], &[u8])> {
    let (_, bytes) = bytes.split_first()?;
    let (id, bytes) = bytes.split_first_chunk()?;
    let (length, bytes) = bytes.split_first_chunk()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let (data, after) = bytes.split_at(length.min(bytes.len()));
    Some((u32::from_le_bytes(*id), data, after.get(2..).unwrap_or_default()))
}

fn without_end(text: &[u8]) -> &[u8] {
    let end = text.iter().rposition(|&byte| byte != 0).map_or(0, |at| at + 1);
    &text[..end]
}

/// Windows' numbers of charsets.
fn charset_of(code_page: u32) -> String {
    match code_page {
        65_001 => "utf-8".to_owned(),
        20_866 => "koi8-r".to_owned(),
        21_866 => "koi8-u".to_owned(),
        28_591..=28_605 => format!("iso-8859-{}", code_page - 28_590),
        50_220..=50_222 => "iso-2022-jp".to_owned(),
        51_932 => "euc-jp".to_owned(),
        51_949 => "euc-kr".to_owned(),
        other => format!("cp{other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(level: u8, id: u32, data: &[u8]) -> Vec<u8> {
        [&[level][..], &id.to_le_bytes(), &(data.len() as u32).to_le_bytes(), data, &[0, 0]].concat()
    }

    /// One property of variable length, padded to four bytes.
    fn property(kind: u16, id: u16, data: &[u8]) -> Vec<u8> {
        let padding = vec![0; data.len().next_multiple_of(4) - data.len()];
        let length = (data.len() as u32).to_le_bytes();
        [&kind.to_le_bytes()[..], &id.to_le_bytes(), &1_u32.to_le_bytes(), &length, data, &padding].concat()
    }

    fn pack() -> Vec<u8> {
        let name: Vec<u8> = "Rechnung März.pdf\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let properties =
            [2_u32.to_le_bytes().to_vec(), property(0x1f, 0x3707, &name), property(0x1e, 0x370e, b"application/pdf\0")]
                .concat();
        [
            SIGNATURE.to_vec(),
            vec![1, 0],
            attribute(1, CODE_PAGE, &[0xe3, 4, 0, 0, 0, 0, 0, 0]),
            attribute(1, BODY, b"\xcf\xf0\xe8\xe2\xe5\xf2\0"),
            attribute(2, NEXT_FILE, &[0; 14]),
            attribute(2, FILE_TITLE, b"RECHNU~1.PDF\0"),
            attribute(2, FILE_DATA, b"%PDF-1.4"),
            attribute(2, FILE_PROPERTIES, &properties),
        ]
        .concat()
    }

    #[test]
    fn files_and_text_are_found() {
        let pack = Pack::open(&pack()).expect("a pack");
        assert_eq!(pack.plain.as_deref(), Some("Привет"));
        let [file] = &pack.files[..] else { panic!("{pack:?}") };
        assert_eq!(file.name.as_deref(), Some("Rechnung März.pdf"));
        assert_eq!((file.media_type.as_deref(), &file.bytes[..]), (Some("application/pdf"), &b"%PDF-1.4"[..]));
    }

    #[test]
    fn cut_packs_give_what_they_have() {
        let whole = pack();
        (0..whole.len()).for_each(|length| _ = Pack::open(&whole[..length]));
        assert_eq!(Pack::open(b"PK\x03\x04"), None);
    }
}
