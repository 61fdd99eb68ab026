//! In which language somebody writes, told by the small words every sentence needs.
//!
//! A guess that may be silent: a wrong language is worse than none. It knows the languages people write to us
//! in; a neighbour (Serbian in Latin script) may pass for one of them, which an answer survives.

/// Language (ISO 639-1) and the small words that it has and its neighbours here have not.
const WORDS: [(&str, &[&str]); 5] = [
    (
        "en",
        &[
            "the", "and", "you", "your", "for", "with", "have", "not", "this", "that", "was", "are", "is", "my", "we",
            "what", "when", "please", "where", "from", "can", "hello", "it", "of", "still", "has", "would", "thanks",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "das", "und", "ich", "nicht", "ist", "mit", "sie", "wir", "für", "auf", "eine", "ein", "den",
            "dem", "haben", "bitte", "mein", "meine", "habe", "wann", "noch", "aber", "danke", "guten", "hallo", "wie",
        ],
    ),
    (
        "hr",
        &[
            "što",
            "sam",
            "nije",
            "ali",
            "molim",
            "gdje",
            "kako",
            "su",
            "imam",
            "hvala",
            "od",
            "moj",
            "moja",
            "koji",
            "nisam",
            "poštovani",
            "dan",
            "je",
            "da",
            "se",
            "mi",
            "li",
            "kada",
            "vas",
            "vam",
            "još",
            "bih",
            "ste",
            "moju",
        ],
    ),
    (
        "ru",
        &[
            "в",
            "я",
            "что",
            "мне",
            "у",
            "вы",
            "это",
            "ваш",
            "мой",
            "когда",
            "где",
            "был",
            "меня",
            "уже",
            "мы",
            "есть",
            "здравствуйте",
            "пожалуйста",
            "добрый",
            "день",
            "мои",
            "моя",
            "так",
            "или",
            "нет",
            "вас",
            "до",
            "спасибо",
        ],
    ),
    (
        "bg",
        &[
            "да",
            "се",
            "съм",
            "ми",
            "е",
            "че",
            "ще",
            "това",
            "моля",
            "кога",
            "къде",
            "ви",
            "си",
            "са",
            "ли",
            "още",
            "сте",
            "няма",
            "имам",
            "беше",
            "аз",
            "здравейте",
            "благодаря",
            "ден",
            "ме",
            "поръчка",
            "моята",
            "поръчах",
        ],
    ),
];

/// Words looked at: a letter tells its language in its first lines.
const MOST: usize = 300;

/// The language of a text, when its words leave little doubt.
pub fn language_of(text: &str) -> Option<&'static str> {
    let lower = text.chars().take(MOST * 12).collect::<String>().to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).take(MOST).collect();
    let mut scores = WORDS.map(|(language, small)| (words.iter().filter(|w| small.contains(w)).count(), language));
    scores.sort_unstable_by(|a, b| b.cmp(a));
    let [(best, language), (second, _), ..] = scores;
    (best >= 2 && best * 2 >= second * 3 && best * 12 >= words.len()).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_customers_write_tells_its_language() {
        for (language, text) in [
            ("en", "Hello, where is my order? I have been waiting for two weeks."),
            ("en", "Please cancel the order, it is not what we need."),
            ("de", "Guten Tag, wann kommt mein Paket? Ich habe noch nichts."),
            ("hr", "Poštovani, gdje je moja narudžba? Nisam još ništa primio."),
            ("hr", "Dobar dan, molim vas kada stiže paket?"),
            ("ru", "Здравствуйте, где мой заказ? Уже две недели ничего нет."),
            ("ru", "Добрый день! Когда вы отправите рюкзак?"),
            ("bg", "Здравейте, къде е поръчката ми? Чакам вече две седмици."),
            ("bg", "Моля да ми върнете парите, не съм доволна."),
        ] {
            assert_eq!(language_of(text), Some(language), "{text}");
        }
    }

    #[test]
    fn too_little_tells_nothing() {
        for text in ["", "ok", "2231", "Hvala", "INV-2231 SKU 77-01 EAN 3830001", "🙂🙂🙂", "Paket lampa 12 kom"]
        {
            assert_eq!(language_of(text), None, "{text}");
        }
        language_of(&"ё\u{301}".repeat(100_000));
    }
}
