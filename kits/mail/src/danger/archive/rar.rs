//! RAR, by its headers alone: they are not packed. Version 5 as rarlab.com/technote.htm tells, and the one before it as
//! the technote that came with WinRAR 4 did. Nothing is unpacked, so that archives in it stay unseen.

use super::{Budget, Found, is_nested};

const FOUR: &[u8] = b"Rar!\x1a\x07\x00";
const FIVE: &[u8] = b"Rar!\x1a\x07\x01\x00";

/// Kinds of blocks.
const FILE_OF_FOUR: u8 = 0x74;
const END_OF_FOUR: u8 = 0x7b;
const FILE_OF_FIVE: u64 = 2;
const LOCKED_OF_FIVE: u64 = 4;
const END_OF_FIVE: u64 = 5;

pub(super) fn is_rar(bytes: &[u8]) -> bool {
    bytes.starts_with(FOUR) || bytes.starts_with(FIVE)
}

pub(super) fn look(bytes: &[u8], budget: &mut Budget) -> Found {
    let mut found = Found::default();
    let all = match bytes.strip_prefix(FIVE) {
        Some(rest) => five(rest, &mut found, budget),
        None => four(bytes.get(FOUR.len()..).unwrap_or_default(), &mut found, budget),
    };
    // A part of several, or a broken one.
    found.unseen |= all.is_none();
    found
}

fn meet(found: &mut Found, name: &[u8]) {
    let name = found.meet(name);
    found.unseen |= is_nested(&name);
}

/// Through all blocks; none when they do not come to their end.
fn four(mut rest: &[u8], found: &mut Found, budget: &mut Budget) -> Option<()> {
    while !rest.is_empty() && budget.next_member() {
        let (kind, flags) = (*rest.get(2)?, u16_at(rest, 3)?);
        let size = usize::from(u16_at(rest, 5)?);
        if kind == 0x73 && flags & 0x80 != 0 {
            found.locked = true; // its headers, too
            return Some(());
        }
        if kind == END_OF_FOUR {
            return Some(());
        }
        let mut data = if flags & 0x8000 != 0 { u64::from(u32_at(rest, 7)?) } else { 0 };
        if kind == FILE_OF_FOUR {
            let far = flags & 0x100 != 0;
            if far {
                data += u64::from(u32_at(rest, 32)?) << 32;
            }
            let begin = if far { 40 } else { 32 };
            let name = rest.get(begin..begin + usize::from(u16_at(rest, 26)?))?;
            // Behind a zero stands the same in another writing.
            meet(found, name.split(|b| *b == 0).next().unwrap_or_default());
            found.locked |= flags & 4 != 0;
        }
        rest = rest.get(size.max(7).checked_add(usize::try_from(data).ok()?)?..)?;
    }
    rest.is_empty().then_some(())
}

fn five(mut rest: &[u8], found: &mut Found, budget: &mut Budget) -> Option<()> {
    while !rest.is_empty() && budget.next_member() {
        let mut block = rest.get(4..)?;
        let size = usize::try_from(number(&mut block)?).ok()?;
        let (mut head, after) = block.split_at_checked(size)?;
        let (kind, flags) = (number(&mut head)?, number(&mut head)?);
        if flags & 1 != 0 {
            number(&mut head)?;
        }
        let data = if flags & 2 != 0 { number(&mut head)? } else { 0 };
        match kind {
            LOCKED_OF_FIVE => {
                found.locked = true;
                return Some(());
            }
            END_OF_FIVE => return Some(()),
            FILE_OF_FIVE => file_of_five(head, found)?,
            _ => {}
        }
        rest = after.get(usize::try_from(data).ok()?..)?;
    }
    rest.is_empty().then_some(())
}

fn file_of_five(mut head: &[u8], found: &mut Found) -> Option<()> {
    let flags = number(&mut head)?;
    number(&mut head)?; // its size
    number(&mut head)?; // attributes
    let skipped = if flags & 2 != 0 { 4 } else { 0 } + if flags & 4 != 0 { 4 } else { 0 };
    head = head.get(skipped..)?;
    number(&mut head)?; // how it is packed
    number(&mut head)?; // on which system
    let length = usize::try_from(number(&mut head)?).ok()?;
    let (name, extra) = head.split_at_checked(length)?;
    meet(found, name);
    found.locked |= is_encrypted(extra);
    Some(())
}

/// Whether the first of the records behind a name says so: the program writes that one first.
fn is_encrypted(mut extra: &[u8]) -> bool {
    number(&mut extra).is_some() && number(&mut extra) == Some(1)
}

/// A number of seven bits in each byte, the lowest first, the last without the eighth.
fn number(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..63).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Danger;

    /// RAR 5 with empty members of these names.
    fn five_of(names: &[&str], kind: u8) -> Vec<u8> {
        let block = |head: Vec<u8>| [&[0; 4][..], &[head.len() as u8], &head].concat();
        let mut bytes = [FIVE, &block(vec![1, 0, 0])].concat();
        for name in names {
            let fixed = [kind, 0, 0, 0, 0, 0, 0, name.len() as u8];
            bytes.extend(block([&fixed, name.as_bytes()].concat()));
        }
        bytes.extend(block(vec![5, 0, 0]));
        bytes
    }

    /// The one before, with members of these names and four bytes each.
    fn four_of(names: &[&str], flags: u16) -> Vec<u8> {
        let mut bytes = [FOUR, &[0, 0, 0x73, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0]].concat();
        for name in names {
            let size = (32 + name.len()) as u16;
            bytes.extend([0, 0, FILE_OF_FOUR]);
            bytes.extend((flags | 0x8000).to_le_bytes());
            bytes.extend(size.to_le_bytes());
            bytes.extend([4, 0, 0, 0]);
            bytes.extend([0; 15]);
            bytes.extend((name.len() as u16).to_le_bytes());
            bytes.extend([0; 4]);
            bytes.extend(name.as_bytes());
            bytes.extend(b"data");
        }
        bytes.extend([0, 0, END_OF_FOUR, 0, 0x40, 7, 0]);
        bytes
    }

    fn danger(bytes: &[u8]) -> Option<Danger> {
        super::super::look_into("x.rar", bytes).and_then(|found| found.danger())
    }

    #[test]
    fn members_are_known_by_their_headers() {
        for made in [five_of(&["a.txt", "b/invoice.js"], 2), four_of(&["a.txt", "b\\invoice.js"], 0)] {
            assert_eq!(danger(&made), Some(Danger::Archive));
        }
        assert_eq!((danger(&five_of(&["a.txt"], 2)), danger(&four_of(&["a.txt", "b.pdf"], 0))), (None, None));
        assert_eq!(danger(&five_of(&["inner.zip"], 2)), Some(Danger::Unseen));
    }

    #[test]
    fn locks_are_seen_and_what_is_cut_off_is_not_looked_into() {
        assert_eq!(danger(&four_of(&["a.txt"], 4)), Some(Danger::Locked));
        assert_eq!(danger(&five_of(&["x"], 4)), Some(Danger::Locked));
        let made = five_of(&["a.txt", "c.txt"], 2);
        assert_eq!(danger(&made[..made.len() - 12]), Some(Danger::Unseen));
    }

    #[test]
    fn broken_headers_end() {
        for made in [five_of(&["a.js"; 20], 2), four_of(&["a.js"; 20], 0)] {
            for at in 0..made.len() {
                let mut odd = made.clone();
                odd[at] = 0xff;
                danger(&made[..at]);
                danger(&odd);
            }
        }
    }
}
