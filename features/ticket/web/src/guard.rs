//! A second look at words about to leave: is a note meant for the customer, or a reply for colleagues?
//!
//! A pure function of the text and of names. It asks rather than forbids, so it may err; but a question
//! asked too often is not read any more, so friendly greetings and ordinary words alone raise none.

use base::{Look, Result, words::fold};
use ticket::hiding;

/// Why somebody should look again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A note that begins as one begins to write to a customer.
    Greeting(String),
    /// A reply that calls a colleague by `@name`.
    Mention(String),
    /// A reply that says it is internal.
    Internal(String),
    /// A reply that promises a time and solves: nobody would be reminded.
    Promise(String),
    /// The number of a card, as it will be shown: it is hidden before anything is kept or sent.
    Card(String),
    /// A reply that goes to a colleague, too.
    Colleague(String),
    /// A reply that goes to addresses of the desk itself.
    Own(String),
}

/// How one begins to write to somebody one does not work with: en, de, ru, bg, hr and their neighbours.
/// Folded, as all words here.
const FORMAL: [&str; 33] = [
    "dear",
    "good morning",
    "good afternoon",
    "good evening",
    "sehr geehrte",
    "sehr geehrter",
    "guten tag",
    "liebe",
    "lieber",
    "здравствуйте",
    "добрый день",
    "доброе утро",
    "добрый вечер",
    "уважаемая",
    "уважаемый",
    "уважаемые",
    "здравейте",
    "добър ден",
    "уважаема",
    "уважаеми",
    "уважаемо",
    "драга",
    "драги",
    "скъпа",
    "скъпи",
    "postovani",
    "postovana",
    "postovane",
    "dobar dan",
    "draga",
    "dragi",
    "cher",
    "chere",
];

/// How one greets anybody: it counts only before the customer's own name.
const FRIENDLY: [&str; 14] = [
    "hi",
    "hello",
    "hey",
    "hallo",
    "привет",
    "здравствуй",
    "здравей",
    "здрасти",
    "bok",
    "zdravo",
    "pozdrav",
    "ciao",
    "bonjour",
    "hola",
];

/// Whom one writes a note to.
const COLLEAGUES: [&str; 20] = [
    "all",
    "team",
    "colleagues",
    "everyone",
    "everybody",
    "folks",
    "alle",
    "kollegen",
    "kolleginnen",
    "все",
    "всем",
    "коллеги",
    "команда",
    "колеги",
    "всички",
    "екип",
    "kolege",
    "kolegice",
    "svi",
    "ekipa",
];

/// What one says only among colleagues. A space stands for any sign between words.
const INTERNAL: [&str; 30] = [
    "internal",
    "internally",
    "not for the customer",
    "do not tell the customer",
    "intern",
    "interne notiz",
    "nicht fur den kunden",
    "внутренняя заметка",
    "внутренняя информация",
    "внутреннее",
    "для внутреннего",
    "для внутреннего пользования",
    "не для клиента",
    "только для своих",
    "клиенту не говорить",
    "клиенту не говорим",
    "вътрешна бележка",
    "вътрешна информация",
    "вътрешно",
    "за вътрешна употреба",
    "само за колеги",
    "не казвайте на клиента",
    "interno",
    "interna biljeska",
    "interna napomena",
    "za internu uporabu",
    "samo za kolege",
    "nije za kupca",
    "nije za klijenta",
    "nemojte reci kupcu",
];

/// Bytes looked at: what is meant for one's own house is said early.
const LONGEST_LOOKED_AT: usize = 20_000;

/// Doubts about words with the number of a card in them, in whichever form.
///
/// # Errors
/// What reading the company's decision says.
pub async fn of_cards(look: &Look, text: &str, html: Option<&str>) -> Result<Option<Doubt>> {
    Ok(hiding::hidden(look, hiding::numbers_in(text, html)).await?.first().map(Doubt::Card))
}

/// Doubts about a note: its first line greets as one greets a customer. `customer` is the customer's
/// name, `colleagues` those of everyone who works here.
pub fn of_note(text: &str, customer: &str, colleagues: &[String]) -> Option<Doubt> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let words = words(line);
    let (rest, formal) = [(&FORMAL[..], true), (&FRIENDLY[..], false)]
        .into_iter()
        .find_map(|(greetings, formal)| Some((after(&words, greetings)?, formal)))?;
    let to_customer = first_names(rest, customer);
    let to_us = line.contains('@')
        || rest.first().is_some_and(|word| COLLEAGUES.contains(&word.as_str()))
        || rest.get(1).is_some_and(|word| COLLEAGUES.contains(&word.as_str()))
        || colleagues.iter().any(|name| first_names(rest, name));
    (to_customer || formal && !to_us).then(|| Doubt::Greeting(short(line)))
}

/// Doubts about a reply: it calls a colleague, or says that it is internal. What is quoted (`>`) does not count.
pub fn of_reply(text: &str, colleagues: &[String]) -> Option<Doubt> {
    let own: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with('>')).collect();
    let own = own.join("\n");
    let own = own.get(..own.floor_char_boundary(LONGEST_LOOKED_AT)).unwrap_or_default();
    mention(own, colleagues).map(Doubt::Mention).or_else(|| {
        let said = format!(" {} ", words(own).join(" "));
        INTERNAL.iter().find(|word| said.contains(&format!(" {word} "))).map(|word| Doubt::Internal((*word).to_owned()))
    })
}

/// `@Petya`, but not `petya@shop.example`.
fn mention(text: &str, colleagues: &[String]) -> Option<String> {
    text.match_indices('@').find_map(|(at, _)| {
        let part_of_address = text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || "._-+".contains(c));
        let called: String = text[at + 1..].chars().take_while(|c| c.is_alphanumeric()).collect();
        let called = fold(&called);
        let known = |name: &&String| words(name).contains(&called);
        (!part_of_address && !called.is_empty()).then(|| colleagues.iter().find(known).cloned())?
    })
}

/// What follows a greeting, if the words begin with one.
fn after<'w>(words: &'w [String], greetings: &[&str]) -> Option<&'w [String]> {
    greetings.iter().find_map(|greeting| {
        let parts: Vec<&str> = greeting.split(' ').collect();
        let rest = words.get(parts.len()..)?;
        words.iter().zip(&parts).all(|(word, part)| word == part).then_some(rest)
    })
}

/// Whether one of the next words is one of this person's names. Names bend (Iva, Ivo; Marija, Marijo), so their
/// last letter does not count when the rest is long enough to tell.
fn first_names(rest: &[String], name: &str) -> bool {
    let names = words(name);
    rest.iter().take(3).any(|word| names.iter().any(|name| same_name(word, name)))
}

fn same_name(a: &str, b: &str) -> bool {
    let stem = |name: &str| -> String { name.chars().take(name.chars().count().saturating_sub(1)).collect() };
    let long = |name: &str| name.chars().count() >= 4;
    a == b && a.chars().count() > 1
        || long(a) && long(b) && stem(a) == stem(b)
        || long(b) && a == stem(b)
        || long(a) && b == stem(a)
}

fn words(text: &str) -> Vec<String> {
    let text = text.get(..text.floor_char_boundary(LONGEST_LOOKED_AT)).unwrap_or_default();
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn short(line: &str) -> String {
    line.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn us() -> Vec<String> {
        ["Vasya Orlov", "Petya", "Мария Петрова", "Ana Kos"].map(str::to_owned).into()
    }

    #[test]
    fn a_note_that_greets_a_customer_raises_a_question_in_four_languages() {
        for note in [
            "Dear Maria,\nyour parcel is here.",
            "Hi Maria, your parcel is here.",
            "\n\n  Hello Maria!\nx",
            "Good afternoon,\nyour parcel",
            "Здравствуйте, ваш рюкзак в пути",
            "Добрый день!",
            "Уважаемая госпожа Ковач,",
            "Здравейте, вашата пратка",
            "Добър ден,",
            "Poštovana gospođo Kovač,",
            "Dragi kupče,",
            "Bok Marijo, stiglo je",
            "Sehr geehrte Frau Kovač,",
            "Liebe Maria,",
        ] {
            assert!(of_note(note, "Marija Kovač Maria", &us()).is_some(), "{note}");
        }
    }

    #[test]
    fn notes_to_colleagues_raise_none() {
        for note in [
            "",
            "Maria called again",
            "Hi Petya, can you look?",
            "Dear Vasya, please look",
            "Hello all",
            "Dear colleagues, look",
            "Уважаемые коллеги,",
            "Дорогая Мария, посмотри",
            "Привет, глянь",
            "Здравствуйте, @Petya",
            "Dragi kolege,",
            "Liebe Kollegen,",
            "Здравейте, колеги",
            "The customer wrote: Dear Sirs",
            "hidden fee",
        ] {
            assert_eq!(of_note(note, "Iva Kovač", &us()), None, "{note}");
        }
    }

    #[test]
    fn a_reply_that_calls_a_colleague_raises_a_question() {
        assert_eq!(of_reply("Thanks. @petya can you look?", &us()), Some(Doubt::Mention("Petya".into())));
        assert_eq!(of_reply("@Мария, глянь", &us()), Some(Doubt::Mention("Мария Петрова".into())));
        for harmless in
            ["write to petya@shop.example", "we are @shop on Instagram", "@", "> @petya look", "Petya writes"]
        {
            assert_eq!(of_reply(harmless, &us()), None, "{harmless}");
        }
    }

    #[test]
    fn a_reply_that_says_it_is_internal_raises_a_question_in_four_languages() {
        for reply in [
            "Internal: he complains every week",
            "INTERNAL NOTE\nrefund him",
            "nur intern: alter Kunde",
            "Внутренняя заметка: вернуть деньги",
            "Это не для клиента.",
            "Вътрешно: върнете парите",
            "Interno: vratiti novac",
            "Samo za kolege – vratiti novac",
        ] {
            assert!(matches!(of_reply(reply, &us()), Some(Doubt::Internal(_))), "{reply}");
        }
        for harmless in [
            "Our international office is on the internet",
            "Внутренний карман цел",
            "Вътрешният джоб",
            "Internet trgovina",
            "> Internal: he complains",
            "",
        ] {
            assert_eq!(of_reply(harmless, &us()), None, "{harmless}");
        }
    }

    #[test]
    fn long_and_odd_texts_are_read_without_harm() {
        let long = "@ё".repeat(200_000);
        assert_eq!(of_reply(&long, &us()), None);
        assert_eq!(of_note(&long, "", &[]), None);
        assert_eq!(of_reply("@\u{301}", &us()), None);
    }
}
