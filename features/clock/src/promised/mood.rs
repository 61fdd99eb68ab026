//! Whether a sentence promises: who will do it, and that it will be done.

use super::token::{Sentence, Token};

/// Whether we promise. A time that is not `firm` needs a verb that says it is still to come: *we
/// received it today* promises nothing, *you will have it today* does.
pub(super) fn promises(sentence: &Sentence<'_>, firm: bool) -> bool {
    let words: Vec<&str> = sentence.tokens.iter().filter_map(Token::word).collect();
    if sentence.asks || words.iter().any(|word| is_request(word) || is_condition(word) || is_state(word)) {
        return false;
    }
    !denies(&words) && (words.iter().any(|word| is_future(word)) || firm && words.iter().any(|word| is_ours(word)))
}

/// It is the customer who is asked for something.
fn is_request(word: &str) -> bool {
    matches!(
        word,
        "please"
            | "kindly"
            | "could"
            | "пожалуйста"
            | "прошу"
            | "просим"
            | "моля"
            | "молим"
            | "molim"
            | "molimo"
            | "vas"
    )
}

fn is_condition(word: &str) -> bool {
    matches!(
        word,
        "if" | "unless"
            | "should"
            | "если"
            | "ако"
            | "ако,"
            | "ако;"
            | "ukoliko"
            | "ako"
            | "освен"
            | "might"
            | "maybe"
            | "perhaps"
    )
}

/// Opening hours and offers last until a time; nothing is due then.
fn is_state(word: &str) -> bool {
    matches!(
        word,
        "open"
            | "valid"
            | "until"
            | "till"
            | "available"
            | "работаем"
            | "открыты"
            | "действует"
            | "работим"
            | "валидна"
            | "radimo"
            | "otvoreni"
            | "vrijedi"
    )
}

fn denies(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(i, word)| match *word {
        "not" | "не" => !matches!(words.get(i + 1), Some(&("later" | "позднее" | "позже" | "по-късно"))),
        "won't" | "cannot" | "can't" | "unable" | "unfortunately" | "няма" | "ne" | "necemo" | "necu" | "nece" => {
            true
        }
        _ => false,
    })
}

/// Says that something is still to come.
fn is_future(word: &str) -> bool {
    const WORDS: [&str; 33] = [
        "will",
        "shall",
        "going",
        "promise",
        "guarantee",
        "ще",
        "cu",
        "cemo",
        "ce",
        "cete",
        "буду",
        "будет",
        "будем",
        "будут",
        "получите",
        "обещаю",
        "обещаем",
        "сообщу",
        "напишу",
        "отвечу",
        "пришлю",
        "позвоню",
        "вернусь",
        "отправлю",
        "проверю",
        "узнаю",
        "решу",
        "сделаю",
        "перезвоню",
        "уточню",
        "придет",
        "приедет",
        "обещавам",
    ];
    WORDS.contains(&word) || word.ends_with("'ll") || is_russian_we(word)
}

/// *ответим*, *пришлём*, *свяжемся*: Russian perfective verbs of the first person plural carry the
/// future themselves. Adverbs and adjectives that end alike are named.
fn is_russian_we(word: &str) -> bool {
    let cyrillic = word.chars().all(|c| ('а'..='я').contains(&c));
    let ends = ["им", "ем", "имся", "емся"].iter().any(|ending| word.ends_with(ending));
    let other = [
        "зачем",
        "совсем",
        "вашим",
        "нашим",
        "своим",
        "таким",
        "каким",
        "этим",
        "днем",
        "всем",
        "затем",
        "самим",
        "новым",
        "прием",
        "данным",
    ];
    cyrillic && ends && word.chars().count() >= 5 && !other.contains(&word)
}

/// Says that it is we who do it.
fn is_ours(word: &str) -> bool {
    matches!(
        word,
        "i" | "we"
            | "i'm"
            | "we're"
            | "you"
            | "я"
            | "мы"
            | "аз"
            | "ние"
            | "вам"
            | "ви"
            | "mi"
            | "ja"
            | "vam"
            | "saljemo"
            | "изпращаме"
            | "отправляем"
    )
}
