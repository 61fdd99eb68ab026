//! Chance that can be repeated: the same seed tells the same story.

/// A small generator of numbers (SplitMix64, Steele, Lea and Flood 2014). Good enough to vary
/// a demo, never to keep a secret.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// A generator that depends on nothing but `seed`.
    #[cfg(test)]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The generator number `stream` of a seed: each story has its own, so that one can be told
    /// without telling those before it.
    pub fn of(seed: u64, stream: u64) -> Self {
        let mut root = Self(seed ^ stream.wrapping_mul(0xD1B5_4A32_D192_ED03));
        Self(root.draw())
    }

    /// The next 64 bits.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.draw()) * end as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included; `low` when the range is empty.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).max(0) as usize) as i64
    }

    /// True in `percent` of a hundred cases.
    pub fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A fraction from 0 up to, not including, 1.
    pub fn fraction(&mut self) -> f64 {
        (self.draw() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// One of `choices`, which must not be empty.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// One of `choices`, each as often as its weight says; the weights must not sum to 0.
    pub fn weighted<T: Copy>(&mut self, choices: &[(u32, T)]) -> T {
        let total: u32 = choices.iter().map(|(weight, _)| weight).sum();
        let mut left = self.below(total as usize) as u32;
        let mut chosen = choices[0].1;
        for (weight, choice) in choices {
            chosen = *choice;
            if left < *weight {
                break;
            }
            left -= weight;
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_repeats_itself_and_another_does_not() {
        let draw = |seed| {
            let mut chance = Chance::new(seed);
            (0..20).map(|_| chance.draw()).collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        assert_ne!(Chance::of(7, 1).draw(), Chance::of(7, 2).draw());
    }

    #[test]
    fn the_first_numbers_are_those_of_the_reference() {
        let mut chance = Chance::new(1_234_567);
        assert_eq!(chance.draw(), 6_457_827_717_110_365_317);
        assert_eq!(chance.draw(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn weights_and_ranges_are_kept() {
        let mut chance = Chance::new(1);
        let rare = (0..10_000).filter(|_| chance.weighted(&[(1, true), (9, false)])).count();
        assert!((800..1_200).contains(&rare), "{rare}");
        assert!((0..1_000).all(|_| (3..=5).contains(&chance.between(3, 5))));
        assert_eq!(chance.below(0), 0);
    }
}
