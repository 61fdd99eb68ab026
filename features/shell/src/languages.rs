//! The languages people write in, to choose from.

use crate::Choice;

/// ISO 639-1 codes with the language's name in itself: those of Europe, and what its shops meet often.
pub const ALL: [(&str, &str); 38] = [
    ("ar", "العربية"),
    ("be", "Беларуская"),
    ("bg", "Български"),
    ("bs", "Bosanski"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("he", "עברית"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("it", "Italiano"),
    ("kk", "Қазақша"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("mk", "Македонски"),
    ("mt", "Malti"),
    ("nl", "Nederlands"),
    ("no", "Norsk"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sq", "Shqip"),
    ("sr", "Српски"),
    ("sv", "Svenska"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("zh", "中文"),
];

/// What a language is called; its code when we have no name for it.
pub fn name(code: &str) -> &str {
    let primary = code.split(['-', '_']).next().unwrap_or(code);
    ALL.iter().find(|(known, _)| *known == primary).map_or(code, |(_, name)| name)
}

/// What a tag is called in full: `Português (pt-BR)`, of one that says more than the language.
pub fn full(tag: &str) -> String {
    let name = name(tag);
    if name == tag || !tag.contains('-') { name.to_owned() } else { format!("{name} ({tag})") }
}

/// The languages, the chosen one among them whatever it is; the first means that none is known.
pub fn choices(unknown: String, chosen: &str) -> Vec<Choice> {
    let mut all = vec![Choice::new("", unknown, chosen.is_empty())];
    if !chosen.is_empty() && !ALL.iter().any(|(code, _)| *code == chosen) {
        all.push(Choice::new(chosen, name(chosen), true));
    }
    all.extend(ALL.iter().map(|(code, name)| Choice::new(code, *name, *code == chosen)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_told_beside_its_language() {
        assert_eq!(["hr", "pt-BR", "xx", "xx-YY"].map(full), ["Hrvatski", "Português (pt-BR)", "xx", "xx-YY"]);
    }

    #[test]
    fn exactly_the_language_in_use_is_chosen_whatever_it_is() {
        for (code, shown) in [("hr", "Hrvatski"), ("pt-BR", "Português"), ("xx", "xx"), ("", "?")] {
            let chosen: Vec<_> = choices("?".into(), code).into_iter().filter(|c| c.chosen).collect();
            assert_eq!(chosen.len(), 1, "{code}");
            assert_eq!((chosen[0].value.as_str(), chosen[0].label.as_str()), (code, shown));
        }
    }
}
