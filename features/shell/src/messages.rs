//! Everything the screens say, in four languages (Project Fluent).

use crate::Lang;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashSet},
    fmt,
    sync::Mutex,
};
use unic_langid::LanguageIdentifier;

/// A value put into a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A number, which also chooses the plural form.
    Number(i64),
    /// A text, put in as it is; escaping is the template's.
    Text(String),
}

impl From<i64> for Arg {
    fn from(value: i64) -> Self {
        Arg::Number(value)
    }
}
impl From<&i64> for Arg {
    fn from(value: &i64) -> Self {
        Arg::Number(*value)
    }
}
impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Arg::Number(i64::try_from(value).unwrap_or(i64::MAX))
    }
}
impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Arg::Text(value.to_owned())
    }
}
impl From<&String> for Arg {
    fn from(value: &String) -> Self {
        Arg::Text(value.clone())
    }
}
impl From<String> for Arg {
    fn from(value: String) -> Self {
        Arg::Text(value)
    }
}

impl<'a> From<&'a Arg> for FluentValue<'a> {
    fn from(arg: &'a Arg) -> Self {
        match arg {
            Arg::Number(n) => FluentValue::from(*n),
            Arg::Text(text) => FluentValue::from(text.as_str()),
        }
    }
}

/// Why the messages of the crates cannot be joined.
#[derive(Debug)]
pub struct Incomplete(String);

impl fmt::Display for Incomplete {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for Incomplete {}

/// The messages of every crate, joined once at start and shared by all threads.
pub struct Messages {
    bundles: [FluentBundle<FluentResource>; 4],
    keys: [BTreeSet<String>; 4],
    missed: Mutex<HashSet<String>>,
}

impl Messages {
    /// Joins the crates' `MESSAGES`.
    ///
    /// # Errors
    /// Names the language and the place when a file is not Fluent, or when two crates define one key.
    pub fn new(crates: &[&[&str; 4]]) -> Result<Self, Incomplete> {
        let mut keys: [BTreeSet<String>; 4] = Default::default();
        let [en, ru, bg, hr] = Lang::ALL.map(|lang| {
            let texts = crates.iter().map(|texts| texts[lang.index()]);
            bundle(lang, texts, &mut keys[lang.index()])
        });
        Ok(Self { bundles: [en?, ru?, bg?, hr?], keys, missed: Mutex::default() })
    }

    /// The message `key` in `lang`; in English when `lang` lacks it; the key itself when nobody has it.
    pub fn text(&self, lang: Lang, key: &str) -> String {
        self.text_with(lang, key, &[])
    }

    /// The message `key` in `lang` with its variables filled; falls back as [`text`](Self::text) does.
    pub fn text_with(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            fluent.set(Cow::Borrowed(*name), FluentValue::from(value));
        }
        self.find(lang, key, &fluent)
            .or_else(|| {
                self.missing(lang, key);
                self.find(Lang::En, key, &fluent)
            })
            .unwrap_or_else(|| key.to_owned())
    }

    /// The keys defined in `lang`, for tests that compare languages with each other and with the templates.
    pub fn keys(&self, lang: Lang) -> &BTreeSet<String> {
        &self.keys[lang.index()]
    }

    fn find(&self, lang: Lang, key: &str, args: &FluentArgs) -> Option<String> {
        let bundle = &self.bundles[lang.index()];
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors);
        if let Some(error) = errors.first() {
            self.once(key, || tracing::warn!(key, lang = lang.code(), %error, "a message lacks a value"));
        }
        Some(text.into_owned())
    }

    fn missing(&self, lang: Lang, key: &str) {
        self.once(key, || tracing::warn!(key, lang = lang.code(), "a message is missing"));
    }

    fn once(&self, key: &str, tell: impl FnOnce()) {
        let news = self.missed.lock().is_ok_and(|mut missed| missed.insert(key.to_owned()));
        if news {
            tell();
        }
    }
}

fn bundle<'t>(
    lang: Lang,
    texts: impl Iterator<Item = &'t str>,
    keys: &mut BTreeSet<String>,
) -> Result<FluentBundle<FluentResource>, Incomplete> {
    let id: LanguageIdentifier = lang.code().parse().map_err(|e| Incomplete(format!("{}: {e}", lang.code())))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks would travel into attributes, mails and tests; templates use `dir="auto"` instead.
    bundle.set_use_isolating(false);
    for text in texts {
        let resource = FluentResource::try_new(text.to_owned())
            .map_err(|(_, errors)| Incomplete(format!("{}: {errors:?}", lang.code())))?;
        keys.extend(defined(text).map(str::to_owned));
        bundle.add_resource(resource).map_err(|errors| Incomplete(format!("{}: {errors:?}", lang.code())))?;
    }
    Ok(bundle)
}

/// The keys a Fluent text defines: every line that starts with a letter and has an equals sign.
fn defined(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim()))
}

/// What the four languages of a crate's `MESSAGES` disagree on: keys, or variables of a key, that one
/// has and English has not, or the other way round. For a test in each crate; empty when all is well.
pub fn differences(texts: &[&str; 4]) -> Vec<String> {
    let [english, rest @ ..] = texts.map(variables);
    let mut found = Vec::new();
    for (lang, other) in Lang::ALL[1..].iter().zip(&rest) {
        let keys: BTreeSet<_> = english.keys().chain(other.keys()).collect();
        let differing = keys.into_iter().filter(|key| english.get(*key) != other.get(*key));
        found.extend(differing.map(|key| format!("{}: {key}", lang.code())));
    }
    found
}

/// Key → names of the variables in its message.
fn variables(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines() {
        if let Some(next) = defined(line).next() {
            key = next.to_owned();
            found.entry(key.clone()).or_default();
        }
        for piece in line.split("{ $").skip(1) {
            let name = piece.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
            found.entry(key.clone()).or_default().insert(name);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Messages {
        let en = "x-hello = Hello, { $name }\nx-only = Only here\nx-n = { $n ->\n    [one] { $n } ticket\n   *[other] { $n } tickets\n }";
        let ru = "x-hello = Привет, { $name }\nx-n = { $n ->\n    [one] { $n } обращение\n    [few] { $n } обращения\n   *[other] { $n } обращений\n }";
        Messages::new(&[&[en, ru, en, en]]).expect("a good sample")
    }

    #[test]
    fn plurals_follow_the_language() {
        let m = sample();
        let say = |lang, n: i64| m.text_with(lang, "x-n", &[("n", n.into())]);
        assert_eq!(say(Lang::En, 1), "1 ticket");
        assert_eq!(say(Lang::En, 21), "21 tickets");
        assert_eq!(say(Lang::Ru, 21), "21 обращение");
        assert_eq!(say(Lang::Ru, 3), "3 обращения");
        assert_eq!(say(Lang::Ru, 11), "11 обращений");
    }

    #[test]
    fn values_are_put_in_without_isolation_marks() {
        assert_eq!(sample().text_with(Lang::Ru, "x-hello", &[("name", "Iva".into())]), "Привет, Iva");
    }

    #[test]
    fn a_missing_message_is_english_then_its_own_key() {
        assert_eq!(sample().text(Lang::Ru, "x-only"), "Only here");
        assert_eq!(sample().text(Lang::Ru, "x-none"), "x-none");
    }

    #[test]
    fn a_broken_file_or_a_key_defined_twice_is_refused() {
        assert!(Messages::new(&[&["x-a = { $", "", "", ""]]).is_err());
        assert!(Messages::new(&[&["x-a = 1", "", "", ""], &["x-a = 2", "", "", ""]]).is_err());
    }

    #[test]
    fn every_language_has_the_same_messages_and_variables() {
        assert_eq!(differences(&crate::MESSAGES), Vec::<String>::new());
    }

    #[test]
    fn a_message_or_a_variable_that_one_language_lacks_is_a_difference() {
        let (en, other) = ("x-a = { $n } of { $m }\nx-b = B", "x-a = { $n ->\n   *[other] { $n }\n }");
        assert_eq!(differences(&[en, en, en, other]), ["hr: x-a", "hr: x-b"]);
    }

    #[test]
    fn every_key_begins_with_the_name_of_its_crate() {
        let messages = Messages::new(&[&crate::MESSAGES]).expect("our own messages");
        assert!(messages.keys(Lang::En).len() > 20);
        for key in messages.keys(Lang::En) {
            assert!(key.starts_with("shell-"), "{key}");
        }
    }
}
