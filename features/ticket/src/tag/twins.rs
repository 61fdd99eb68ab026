//! Tags that are perhaps one, written in two ways.

use base::words::{fold, is_of_word, stems};
use std::collections::BTreeMap;

/// Groups of names that differ only in spaces, signs, order or endings: *late delivery*, *Late-deliveries*,
/// *latedelivery*. Each name is told by its place.
pub fn twins(names: &[&str]) -> Vec<Vec<usize>> {
    // Each name begins as a group of its own; whoever shares a key with an earlier one joins its group.
    let mut group: Vec<usize> = (0..names.len()).collect();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (place, name) in names.iter().enumerate() {
        for key in keys(name) {
            let first = *known.entry(key).or_insert(place);
            let (from, to) = (group[place].max(group[first]), group[place].min(group[first]));
            group.iter_mut().filter(|g| **g == from).for_each(|g| *g = to);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, first) in group.into_iter().enumerate() {
        groups.entry(first).or_default().push(place);
    }
    groups.into_values().filter(|places| places.len() > 1).collect()
}

/// By its letters without what stands between them, and by its words without their endings.
fn keys(name: &str) -> impl Iterator<Item = String> {
    let letters: String = fold(name).chars().filter(|c| is_of_word(*c)).collect();
    let words = stems(name).into_iter().collect::<Vec<_>>().join(" ");
    [format!("letters {letters}"), format!("words {words}")].into_iter().filter(move |_| !letters.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_signs_order_and_endings_make_no_other_word() {
        let names = ["Late delivery", "refund", "late-deliveries", "latedelivery", "refunds", "vip", "delivery late"];
        assert_eq!(twins(&names), [vec![0, 2, 3, 6], vec![1, 4]]);
        assert_eq!(twins(&["заказ", "заказы", "c++", "c"]), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn marks_are_letters_in_every_script() {
        assert!(twins(&["हक", "हक्"]).is_empty());
    }

    #[test]
    fn what_has_no_letters_is_nobody_s_twin() {
        assert!(twins(&["!", "?", "⭐"]).is_empty());
        assert!(twins(&[]).is_empty());
    }
}
