//! A timeline as it is read: what is long is folded, what is far is left out.

use super::{Entry, Kind};

/// Changes that follow each other are folded into one line from so many on.
const FOLDED: usize = 3;

/// One thing that stands on the timeline.
#[derive(Clone, Debug)]
pub enum Item {
    /// An entry.
    Entry(Box<Entry>),
    /// Changes that followed each other, folded; oldest first, never empty.
    Changes(Vec<Entry>),
    /// Entries that are left out here.
    Gap(Gap),
    /// What follows is new to the reader.
    New,
}

/// Entries that are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// How many.
    pub count: i64,
    /// Where the same page is with the next hundred of them.
    pub href: String,
    /// The entry below it: the place to keep.
    pub before: i64,
}

/// A stretch of the timeline, what is left out before it, and whether each of its entries is unread.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// What is left out before it.
    pub gap: Option<Gap>,
    /// Oldest first.
    pub entries: Vec<Entry>,
}

/// The whole, in its order. The line before the first unread entry stands only where something seen is above it.
pub fn items(stretches: Vec<Stretch>) -> Vec<Item> {
    let mut items = Vec::new();
    let (mut seen, mut marked) = (false, false);
    for stretch in stretches {
        items.extend(stretch.gap.map(Item::Gap));
        let mut run: Vec<Entry> = Vec::new();
        for entry in stretch.entries {
            if entry.unread && seen && !marked {
                fold(&mut items, &mut run);
                items.push(Item::New);
                marked = true;
            }
            seen |= !entry.unread;
            if matches!(entry.kind, Kind::Change(_)) {
                run.push(entry);
            } else {
                fold(&mut items, &mut run);
                items.push(Item::Entry(Box::new(entry)));
            }
        }
        fold(&mut items, &mut run);
    }
    items
}

fn fold(items: &mut Vec<Item>, run: &mut Vec<Entry>) {
    match run.len() {
        0..FOLDED => items.extend(run.drain(..).map(|entry| Item::Entry(Box::new(entry)))),
        _ => items.push(Item::Changes(std::mem::take(run))),
    }
}

/// Who made these changes, each once, in the order they came; three names at most.
pub fn names(changes: &[Entry]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for entry in changes.iter().filter(|entry| !entry.machine) {
        if !names.contains(&entry.who.as_str()) {
            names.push(&entry.who);
        }
    }
    let more = if names.len() > 3 { ", …" } else { "" };
    names.truncate(3);
    names.join(", ") + more
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Body, Change};
    use store::Moment;

    fn entry(id: i64, kind: Kind, who: &str) -> Entry {
        let at = Moment::from_seconds(id);
        Entry {
            id,
            kind,
            who: who.to_owned(),
            staff: None,
            face: shell::Face::default(),
            at,
            mine: false,
            unread: false,
            machine: false,
            link: String::new(),
            under: Vec::new(),
            of_colleague: false,
            menu: Vec::new(),
            signs: Default::default(),
            mended: false,
            mends: false,
            splits: false,
            cards_hidden: false,
            strays: None,
            strike: None,
            copies: String::new(),
            struck: None,
        }
    }

    fn change(id: i64, who: &str) -> Entry {
        entry(id, Kind::Change(Change { icon: "tag", text: String::new(), counts: false }), who)
    }

    fn note(id: i64, unread: bool) -> Entry {
        Entry { unread, ..entry(id, Kind::Note(Body::of("x")), "Anna") }
    }

    fn drawn(entries: Vec<Entry>) -> String {
        let letter = |item: &Item| match item {
            Item::Entry(entry) if matches!(entry.kind, Kind::Change(_)) => "c".to_owned(),
            Item::Entry(_) => "e".to_owned(),
            Item::Changes(changes) => changes.len().to_string(),
            Item::Gap(_) => "…".to_owned(),
            Item::New => "|".to_owned(),
        };
        items(vec![Stretch { gap: None, entries }]).iter().map(letter).collect()
    }

    #[test]
    fn three_changes_in_a_row_are_one_line_and_two_are_not() {
        assert_eq!(drawn(vec![note(1, false), change(2, "A"), change(3, "A"), note(4, false)]), "ecce");
        assert_eq!(drawn((1..=5).map(|id| change(id, "A")).chain([note(9, false)]).collect()), "5e");
    }

    #[test]
    fn the_line_stands_before_the_first_unread_entry_if_something_was_read() {
        assert_eq!(drawn(vec![note(1, true), note(2, true)]), "ee");
        assert_eq!(drawn(vec![note(1, false), change(2, "A"), note(3, true), note(4, true)]), "ec|ee");
        assert_eq!(drawn(vec![note(1, false), note(2, false)]), "ee");
    }

    #[test]
    fn whoever_made_the_changes_is_named_once() {
        let machine = Entry { machine: true, ..change(4, "Repka") };
        assert_eq!(names(&[change(1, "Anna"), change(2, "Petya"), change(3, "Anna"), machine]), "Anna, Petya");
        assert_eq!(names(&["A", "B", "C", "D"].map(|who| change(1, who))), "A, B, C, …");
    }
}
