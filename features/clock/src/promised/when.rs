//! The time a sentence names.

use super::{
    token::Token,
    word::{self, Unit},
};
use jiff::civil::Weekday;

/// A day, as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// So many days from today.
    After(u8),
    /// The next one of these.
    On(Weekday),
    /// A date; without a year, the next one.
    Of { day: i8, month: i8, year: Option<i16> },
    /// The last working day of this week.
    EndOfWeek,
}

/// A length of time from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Within {
    pub n: u32,
    pub unit: Unit,
    /// Counted in working time.
    pub working: bool,
}

/// When.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct When {
    pub day: Option<Day>,
    pub clock: Option<(i8, i8)>,
    pub within: Option<Within>,
    /// The time lies ahead by its own words (*by*, *within*, *tomorrow*); else only the verb can say so.
    pub firm: bool,
}

/// The first time the sentence names.
pub(super) fn read(tokens: &[Token]) -> Option<When> {
    let mut when = When::default();
    for i in 0..tokens.len() {
        let by = word_at(tokens, i.wrapping_sub(1)).is_some_and(word::is_by);
        if when.within.is_none() {
            when.within = within(tokens, i);
            when.firm |= when.within.is_some();
        }
        if when.clock.is_none() {
            when.clock = clock(tokens, i);
            when.firm |= when.clock.is_some() && by;
        }
        if when.day.is_none() {
            when.day = day(tokens, i);
            when.firm |= when.day.is_some() && (by || matches!(when.day, Some(Day::After(1..) | Day::EndOfWeek)));
        }
    }
    (when.within.is_some() || when.clock.is_some() || when.day.is_some()).then_some(when)
}

fn word_at(tokens: &[Token], i: usize) -> Option<&str> {
    tokens.get(i).and_then(Token::word)
}

fn number_at(tokens: &[Token], i: usize) -> Option<u32> {
    match tokens.get(i)? {
        Token::Number(n) => Some(*n),
        Token::Word(word) => word::number(word),
        _ => None,
    }
}

/// *within 2 working days*, *через час*, *in half an hour*.
fn within(tokens: &[Token], i: usize) -> Option<Within> {
    let bare = word::is_within(word_at(tokens, i)?)?;
    let mut at = i + 1;
    while number_at(tokens, at).is_none() && word_at(tokens, at).is_some_and(word::is_filler) {
        at += 1;
    }
    if word_at(tokens, at) == Some("полчаса") {
        return Some(Within { n: 30, unit: Unit::Minute, working: false });
    }
    if word_at(tokens, at).is_some_and(word::is_half) {
        let rest = (at + 1..at + 3).find_map(|i| word::unit(word_at(tokens, i)?));
        return (rest == Some(Unit::Hour)).then_some(Within { n: 30, unit: Unit::Minute, working: false });
    }
    let said = number_at(tokens, at);
    at += usize::from(said.is_some());
    while word_at(tokens, at).is_some_and(word::is_filler) {
        at += 1;
    }
    let working = word_at(tokens, at).is_some_and(word::is_working);
    at += usize::from(working);
    let unit = word::unit(word_at(tokens, at)?)?;
    let n = said.or(bare.then_some(1))?;
    (1..=500).contains(&n).then_some(Within { n, unit, working })
}

/// *before 15:00*, *at 3 pm*, *до 15 часов*, *by noon*.
fn clock(tokens: &[Token], i: usize) -> Option<(i8, i8)> {
    let before = word_at(tokens, i.checked_sub(1)?)?;
    if !word::is_by(before) && !word::is_at(before) {
        return None;
    }
    match tokens.get(i)? {
        Token::Clock(hour, minute) => Some((*hour, *minute)),
        Token::Word(word) if word::is_noon(word) => Some((12, 0)),
        Token::Number(n) => {
            let hour = i8::try_from(*n).ok().filter(|hour| (0..24).contains(hour))?;
            match word_at(tokens, i + 1)? {
                "pm" | "p.m" if hour < 12 => Some((hour + 12, 0)),
                "am" | "a.m" if hour < 13 => Some((hour % 12, 0)),
                // Nobody promises something for the small hours: *до 3 часов* is the afternoon.
                "o'clock" | "h" | "ч" | "час" | "часа" | "часов" | "sat" | "sata" | "sati" | "pm" | "p.m" => {
                    Some((if hour < 7 { hour + 12 } else { hour }, 0))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// *tomorrow*, *by Friday*, *25 ноября*, *do 25.11.*, *by the end of the week*.
fn day(tokens: &[Token], i: usize) -> Option<Day> {
    match tokens.get(i)? {
        Token::Date { day, month, year } => Some(Day::Of { day: *day, month: *month, year: *year }),
        Token::Number(n) => {
            let day = i8::try_from(*n).ok().filter(|day| (1..=31).contains(day))?;
            let next = [1, 2].into_iter().find_map(|ahead| match word_at(tokens, i + ahead)? {
                "of" if ahead == 1 => None,
                word => word::month(word),
            });
            let before = || word::month(word_at(tokens, i.checked_sub(1)?)?);
            Some(Day::Of { day, month: next.or_else(before)?, year: None })
        }
        Token::Word(word) if word::is_end(word) => end(tokens, i),
        Token::Word(word) => word::day(word).map(Day::After).or_else(|| {
            let before = word_at(tokens, i.checked_sub(1)?)?;
            (word::is_by(before) || word::is_at(before)).then(|| word::weekday(word))?.map(Day::On)
        }),
        Token::Clock(..) => None,
    }
}

fn end(tokens: &[Token], i: usize) -> Option<Day> {
    let mut after = (i + 1..i + 5).map_while(|at| word_at(tokens, at));
    let of = after.find_map(|word| match word {
        "tomorrow" | "завтрашнего" | "утрешния" | "sutrasnjeg" => Some(Day::After(1)),
        "business" => Some(Day::After(0)),
        word => match word::unit(word)? {
            Unit::Day => Some(Day::After(0)),
            Unit::Week => Some(Day::EndOfWeek),
            Unit::Minute | Unit::Hour => None,
        },
    });
    of.or_else(|| matches!(word_at(tokens, i + 1), Some("дня" | "деня" | "dana")).then_some(Day::After(0)))
}
