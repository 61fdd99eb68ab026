//! How long many things took, in a few numbers: counts that can be added up by days and still be asked for percentiles.
//!
//! Durations fall into fixed buckets: every second up to `FINE`, from there on each doubling in `FINE` equal
//! steps. A bucket knows how many fell into it and how long they took together, and answers with their mean. What
//! share one bucket hold differ by less than 1/`FINE` of themselves, so a percentile is off by less than 3.2 %;
//! it is exact where all in its bucket took equally long.

use std::collections::BTreeMap;

/// Steps of a doubling; a power of two.
const FINE: u64 = 32;
/// What took longer counts as so long: two thousand years, in seconds.
const LONGEST: u64 = 1 << 36;

/// Durations, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread(BTreeMap<u64, Bucket>);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Bucket {
    count: u64,
    /// All of them together.
    seconds: u64,
}

fn bucket_of(seconds: u64) -> u64 {
    match (seconds / FINE).checked_ilog2() {
        None => seconds,
        Some(doublings) => u64::from(doublings) * FINE + (seconds >> doublings),
    }
}

impl Spread {
    /// One more, in microseconds. What took no time at all is counted; parts of a second are not.
    pub fn add(&mut self, micros: i64) {
        let seconds = u64::try_from(micros / 1_000_000).unwrap_or_default().min(LONGEST);
        let bucket = self.0.entry(bucket_of(seconds)).or_default();
        (bucket.count, bucket.seconds) = (bucket.count + 1, bucket.seconds + seconds);
    }

    /// Those of another, too.
    pub fn join(&mut self, other: &Spread) {
        for (at, some) in &other.0 {
            let bucket = self.0.entry(*at).or_default();
            bucket.count = bucket.count.saturating_add(some.count);
            bucket.seconds = bucket.seconds.saturating_add(some.seconds);
        }
    }

    /// So many per cent took at most so many microseconds, by nearest rank.
    pub fn percentile(&self, percent: u32) -> Option<i64> {
        let all: u128 = self.0.values().map(|bucket| u128::from(bucket.count)).sum();
        let rank = (all * u128::from(percent)).div_ceil(100).max(1);
        let mut so_far = 0;
        let bucket = self.0.values().find(|bucket| {
            so_far += u128::from(bucket.count);
            so_far >= rank
        })?;
        i64::try_from(u128::from(bucket.seconds) * 1_000_000 / u128::from(bucket.count.max(1))).ok()
    }

    /// As it is kept: of each bucket the distance to the one before, its count, its seconds, in LEB128.
    pub fn bytes(&self) -> Vec<u8> {
        let (mut bytes, mut before) = (Vec::new(), 0);
        for (at, bucket) in &self.0 {
            for number in [at - before, bucket.count, bucket.seconds] {
                write(&mut bytes, number);
            }
            before = *at;
        }
        bytes
    }

    /// What [`Spread::bytes`] wrote; of anything else as much as can be read.
    pub fn of_bytes(mut bytes: &[u8]) -> Spread {
        let (mut spread, mut at) = (Spread::default(), 0_u64);
        while let (Some(distance), Some(count), Some(seconds)) = (read(&mut bytes), read(&mut bytes), read(&mut bytes))
        {
            at = at.saturating_add(distance);
            spread.0.insert(at, Bucket { count, seconds });
        }
        spread
    }
}

fn write(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn read(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..u64::BITS).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SECOND: i64 = 1_000_000;

    fn of(all: &[i64]) -> Spread {
        let mut spread = Spread::default();
        all.iter().for_each(|micros| spread.add(*micros));
        spread
    }

    #[test]
    fn what_took_equally_long_is_answered_exactly() {
        let spread = of(&[4 * 3600 * SECOND; 7]);
        assert_eq!((spread.percentile(50), spread.percentile(90)), (Some(4 * 3600 * SECOND), Some(4 * 3600 * SECOND)));
        assert_eq!(Spread::default().percentile(50), None);
        assert_eq!(of(&[-5, 0]).percentile(90), Some(0));
    }

    proptest! {
        #[test]
        fn buckets_ascend_and_are_narrow(one in 0_u64..LONGEST, more in 0_u64..1_000_000) {
            let (low, high) = (bucket_of(one), bucket_of(one + more));
            prop_assert!(low <= high);
            prop_assert!(low < high || more * FINE <= one, "{} and {} share a bucket", one, one + more);
        }

        #[test]
        fn a_percentile_is_off_by_less_than_a_thirty_second(
            mut all in prop::collection::vec(0_i64..100_000_000, 1..200), percent in 1_u32..=100,
        ) {
            all.sort_unstable();
            let said = of(&all.iter().map(|seconds| seconds * SECOND).collect::<Vec<_>>()).percentile(percent).unwrap();
            let rank = (all.len() * percent as usize).div_ceil(100).max(1);
            let exact = all[rank - 1] * SECOND;
            prop_assert!((said - exact).abs() * 32 <= exact, "{said} instead of {exact}");
        }

        #[test]
        fn days_added_up_are_the_whole_and_survive_being_kept(
            days in prop::collection::vec(prop::collection::vec(0_i64..3_000_000_000_000, 0..40), 0..8),
        ) {
            let mut sum = Spread::default();
            for day in &days {
                sum.join(&Spread::of_bytes(&of(day).bytes()));
            }
            prop_assert_eq!(sum, of(&days.concat()));
        }

        #[test]
        fn foreign_bytes_are_no_spread_and_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut spread = Spread::of_bytes(&bytes);
            spread.join(&of(&[SECOND]));
        }
    }
}
