//! How many steps a thing may take: the table of `docs/workspace.md`.

use super::hands::How;
use std::collections::BTreeMap;

/// What is done most: at most so many keys, clicks and taps. Letters of words, and those typed to choose, are not counted.
const BOUNDS: [(&str, usize, usize, usize); 28] = [
    ("see who waits and nobody has them", 1, 1, 3),
    ("open the first that waits", 2, 1, 1),
    ("answer it", 2, 3, 3),
    ("answer and solve", 2, 3, 3),
    ("answer and open the next", 2, 3, 3),
    ("take back a sent answer", 1, 1, 1),
    ("take it", 1, 1, 1),
    ("give it to a colleague", 2, 2, 2),
    ("note", 2, 2, 2),
    ("note that mentions a colleague", 3, 3, 3),
    ("a known tag", 3, 2, 2),
    ("a new tag", 2, 3, 3),
    ("priority to high", 4, 2, 2),
    ("snooze until tomorrow", 3, 2, 2),
    ("hand it to a department", 2, 2, 2),
    ("ask a department", 5, 3, 3),
    ("merge", 3, 5, 5),
    ("split the newest entry off", 4, 4, 4),
    ("prepared answer", 2, 2, 2),
    ("macro", 2, 2, 2),
    ("follow", 3, 2, 2),
    ("open the customer's card", 4, 1, 2),
    ("find by number", 2, 2, 4),
    ("find by words", 4, 2, 4),
    ("propose to make good", 6, 4, 5),
    ("solve", 1, 1, 1),
    ("solve three rows", 6, 4, 4),
    ("register a call", 8, 5, 6),
];

/// What was counted is within them, and each of them was counted.
pub fn hold(how: How, counted: &BTreeMap<&'static str, usize>) {
    for (name, keys, clicks, taps) in BOUNDS {
        let most = match how {
            How::Keys => keys,
            How::Mouse => clicks,
            How::Thumb => taps,
        };
        let took = counted.get(name).unwrap_or_else(|| panic!("nobody did this: {name}"));
        assert!(*took <= most, "{name} took {took} steps, not {most}");
    }
}
