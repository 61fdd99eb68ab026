//! Words about time in English, Russian, Bulgarian and Croatian, folded: lower case, no diacritics.

use jiff::civil::Weekday;

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
}

/// *By* a time: whatever comes after it is a limit.
pub(super) fn is_by(word: &str) -> bool {
    matches!(
        word,
        "by" | "before" | "than" | "до" | "к" | "ко" | "позднее" | "преди" | "към" | "do" | "prije" | "najkasnije"
    )
}

/// *At* a time.
pub(super) fn is_at(word: &str) -> bool {
    matches!(
        word,
        "at" | "on" | "around" | "this" | "next" | "в" | "во" | "на" | "във" | "около" | "u" | "oko" | "ovaj" | "ovu"
    )
}

/// *Within* a length of time. `true`: the length may stand without a number (*через час*).
pub(super) fn is_within(word: &str) -> Option<bool> {
    match word {
        "in" | "za" => Some(false),
        "within" | "через" | "течение" | "рамките" | "след" | "roku" | "kroz" | "unutar" => {
            Some(true)
        }
        _ => None,
    }
}

/// Words that may stand between *within* and the number.
pub(super) fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "next"
            | "of"
            | "about"
            | "a"
            | "an"
            | "couple"
            | "maximum"
            | "od"
            | "na"
            | "на"
            | "следните"
            | "ближайших"
            | "ближайшие"
            | "ближайшего"
            | "sljedecih"
            | "sljedeca"
            | "iduca"
            | "iducih"
            | "oko"
            | "около"
            | "this"
            | "этого"
    )
}

/// Days from today.
pub(super) fn day(word: &str) -> Option<u8> {
    match word {
        "today" | "tonight" | "eod" | "сегодня" | "днес" | "danas" | "veceras" => Some(0),
        "tomorrow" | "завтра" | "утре" | "sutra" => Some(1),
        "послезавтра" | "вдругиден" | "prekosutra" => Some(2),
        _ => None,
    }
}

/// Whether it is the middle of the day.
pub(super) fn is_noon(word: &str) -> bool {
    matches!(word, "noon" | "midday" | "полудня" | "обеда" | "обяд" | "podneva")
}

/// A weekday, in the cases in which one promises by it.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    const STEMS: [(&str, Weekday); 29] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
        ("понедельник", Weekday::Monday),
        ("понеделник", Weekday::Monday),
        ("вторник", Weekday::Tuesday),
        ("сред", Weekday::Wednesday),
        ("сряда", Weekday::Wednesday),
        ("четверг", Weekday::Thursday),
        ("четвъртък", Weekday::Thursday),
        ("пятниц", Weekday::Friday),
        ("петък", Weekday::Friday),
        ("суббот", Weekday::Saturday),
        ("събота", Weekday::Saturday),
        ("воскресень", Weekday::Sunday),
        ("ponedjelj", Weekday::Monday),
        ("utorak", Weekday::Tuesday),
        ("utorka", Weekday::Tuesday),
        ("srijed", Weekday::Wednesday),
        ("cetvrtak", Weekday::Thursday),
        ("cetvrtka", Weekday::Thursday),
        ("petak", Weekday::Friday),
        ("petka", Weekday::Friday),
        ("subot", Weekday::Saturday),
        ("nedjelj", Weekday::Sunday),
    ];
    if matches!(word, "неделя") {
        return Some(Weekday::Sunday); // Bulgarian; the Russian week is declined: недели, неделю
    }
    if matches!(word, "средств" | "средства" | "среди" | "среднем") {
        return None;
    }
    STEMS.iter().find(|(stem, _)| word.starts_with(stem)).map(|(_, weekday)| *weekday)
}

/// A month, as it stands in a date.
pub(super) fn month(word: &str) -> Option<i8> {
    const MONTHS: [[&str; 4]; 12] = [
        ["january", "января", "януари", "sijecnja"],
        ["february", "февраля", "февруари", "veljace"],
        ["march", "марта", "март", "ozujka"],
        ["april", "апреля", "април", "travnja"],
        ["may", "мая", "май", "svibnja"],
        ["june", "июня", "юни", "lipnja"],
        ["july", "июля", "юли", "srpnja"],
        ["august", "августа", "август", "kolovoza"],
        ["september", "сентября", "септември", "rujna"],
        ["october", "октября", "октомври", "listopada"],
        ["november", "ноября", "ноември", "studenoga"],
        ["december", "декабря", "декември", "prosinca"],
    ];
    let word = if word == "studenog" { "studenoga" } else { word };
    let place = MONTHS.iter().position(|names| names.contains(&word))?;
    i8::try_from(place + 1).ok()
}

/// A unit of time.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "minute" | "minutes" | "min" | "mins" | "мин" | "minuta" | "minuti" | "minutu" => Unit::Minute,
        w if w.starts_with("минут") => Unit::Minute,
        "hour" | "hours" | "h" | "hr" | "hrs" | "час" | "часа" | "часов" | "ч" | "sat" | "sata" | "sati" => {
            Unit::Hour
        }
        "day" | "days" | "день" | "дня" | "дней" | "дни" | "ден" | "dan" | "dana" => Unit::Day,
        "week" | "weeks" | "неделю" | "недели" | "недель" | "седмица" | "седмицата" | "седмици" | "tjedan"
        | "tjedna" | "tjedana" => Unit::Week,
        _ => return None,
    })
}

/// Whether it makes days working days.
pub(super) fn is_working(word: &str) -> bool {
    matches!(word, "working" | "business")
        || word.starts_with("рабоч")
        || word.starts_with("работн")
        || word.starts_with("radn")
}

/// A number written out.
pub(super) fn number(word: &str) -> Option<u32> {
    Some(match word {
        "a" | "an" | "one" | "один" | "одного" | "одну" | "един" | "една" | "jedan" | "jednog" | "jednu" => {
            1
        }
        "two" | "couple" | "два" | "две" | "двух" | "dva" | "dvije" => 2,
        "three" | "три" | "трех" | "tri" => 3,
        "four" | "четыре" | "четырех" | "четири" | "cetiri" => 4,
        "five" | "пять" | "пяти" | "пет" | "pet" => 5,
        "seven" | "семь" | "семи" | "седем" | "sedam" => 7,
        "ten" | "десять" | "десяти" | "десет" | "deset" => 10,
        "fourteen" | "четырнадцати" | "четиринадесет" | "cetrnaest" => 14,
        "twenty-four" | "двадцати" | "двадесет" => 24,
        _ => return None,
    })
}

/// Half of what follows.
pub(super) fn is_half(word: &str) -> bool {
    matches!(word, "half" | "половин" | "pola")
}

/// The end of what follows.
pub(super) fn is_end(word: &str) -> bool {
    matches!(word, "end" | "close" | "конца" | "концу" | "края" | "kraja")
}
