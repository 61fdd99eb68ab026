//! Parts of a file (RFC 9110, section 14): players fetch what they play.

use std::ops::Range;

/// What of a file is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// These bytes of it, at least one.
    Bytes(Range<u64>),
    /// Bytes it does not have.
    Beyond,
}

impl Part {
    /// What a `Range` header asks of `size` bytes. Several ranges at once, other units and nonsense mean the whole, as
    /// the RFC allows.
    pub fn of(header: Option<&str>, size: u64) -> Part {
        let asked = header.and_then(|h| h.strip_prefix("bytes=")).filter(|asked| !asked.contains(','));
        let Some((first, last)) = asked.and_then(|asked| asked.trim().split_once('-')) else { return Part::Whole };
        let range = match (first.parse::<u64>(), last.parse::<u64>()) {
            (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(size),
            (Ok(first), Err(_)) if last.is_empty() => first..size,
            (Err(_), Ok(last)) if first.is_empty() => size.saturating_sub(last)..size,
            _ => return Part::Whole,
        };
        if range.is_empty() { Part::Beyond } else { Part::Bytes(range) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_the_rfc_says() {
        for (header, part) in [
            ("bytes=0-0", Part::Bytes(0..1)),
            ("bytes=2-4", Part::Bytes(2..5)),
            ("bytes=2-", Part::Bytes(2..10)),
            ("bytes=-3", Part::Bytes(7..10)),
            ("bytes=-30", Part::Bytes(0..10)),
            ("bytes=8-99999999999999999999", Part::Whole),
            ("bytes=8-18446744073709551615", Part::Bytes(8..10)),
            ("bytes=10-", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=4-2", Part::Whole),
            ("bytes=0-1,4-5", Part::Whole),
            ("bytes=x-y", Part::Whole),
            ("lines=1-2", Part::Whole),
        ] {
            assert_eq!(Part::of(Some(header), 10), part, "{header}");
        }
        assert_eq!(Part::of(None, 10), Part::Whole);
        assert_eq!(Part::of(Some("bytes=0-"), 0), Part::Beyond);
    }
}
