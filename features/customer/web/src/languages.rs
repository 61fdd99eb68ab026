//! The languages customers write in, to choose from.

use shell::Choice;

/// ISO 639-1 codes with the language's name in itself: those of Europe, and what its shops meet often.
const LANGUAGES: [(&str, &str); 38] = [
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
    LANGUAGES.iter().find(|(known, _)| *known == primary).map_or(code, |(_, name)| name)
}

/// The languages, the chosen one among them whatever it is; the first means that none is known.
pub fn choices(unknown: String, chosen: &str) -> Vec<Choice> {
    let mut all = vec![Choice::new("", unknown, chosen.is_empty())];
    if !chosen.is_empty() && !LANGUAGES.iter().any(|(code, _)| *code == chosen) {
        all.push(Choice::new(chosen, name(chosen), true));
    }
    all.extend(LANGUAGES.iter().map(|(code, name)| Choice::new(code, *name, *code == chosen)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_language_in_use_is_chosen_whatever_it_is() {
        for (code, shown) in [("hr", "Hrvatski"), ("pt-BR", "Português"), ("xx", "xx"), ("", "?")] {
            let chosen: Vec<_> = choices("?".into(), code).into_iter().filter(|c| c.chosen).collect();
            assert_eq!(chosen.len(), 1, "{code}");
            assert_eq!((chosen[0].value.as_str(), chosen[0].label.as_str()), (code, shown));
        }
    }
}
