//! What mail programs and mail systems write by themselves, by language. The words stand in text
//! files beside this one, so that a language is added without touching code:
//! `[section]`, then lines of `language: phrase | phrase`, all in lower case.

use std::collections::HashMap;

/// The phrases of a text, by section.
pub(crate) struct Phrases(HashMap<&'static str, Vec<&'static str>>);

impl Phrases {
    /// Reads a text; lines with `#` first are remarks.
    pub fn read(text: &'static str) -> Phrases {
        let mut sections: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
        let mut section = "";
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                section = name;
            } else if let Some((_, phrases)) = line.split_once(": ") {
                sections.entry(section).or_default().extend(phrases.split(" | ").map(str::trim));
            }
        }
        Phrases(sections)
    }

    /// All phrases of a section, in every language.
    pub fn take(&mut self, section: &str) -> Vec<&'static str> {
        self.0.remove(section).unwrap_or_default()
    }
}

/// The words around history and signatures.
pub(crate) const TRIM: &str = include_str!("trim.txt");
/// The words of machines.
pub(crate) const MACHINES: &str = include_str!("machines.txt");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_lower_case_and_stands_in_a_section() {
        for text in [TRIM, MACHINES] {
            let read = Phrases::read(text);
            assert!(!read.0.contains_key(""), "a phrase before the first section");
            for (section, phrases) in read.0 {
                let odd: Vec<_> =
                    phrases.iter().filter(|phrase| phrase.is_empty() || phrase.to_lowercase() != **phrase).collect();
                assert!(odd.is_empty(), "{section}: {odd:?}");
            }
        }
    }

    #[test]
    fn every_line_says_its_language() {
        for line in [TRIM, MACHINES].iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty()) {
            let language = line.split_once(": ").map(|(language, _)| language);
            assert!(line.starts_with(['#', '[']) || language.is_some_and(|it| it.len() <= 3), "{line}");
        }
    }
}
