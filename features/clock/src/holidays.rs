//! Public holidays, computed from the rules of each country's law as it stands.
//!
//! Days that a government gives once, or moves by decree, and those of a single region are entered
//! as closed days of the calendar.
use Rule::{Easter, Fixed, Moving, Nth, Pascha};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use serde::{Deserialize, Serialize};

/// A country whose public holidays are known; in JSON by its ISO 3166-1 code in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Country {
    /// Bulgaria.
    Bg,
    /// Germany: the holidays of all sixteen lands.
    De,
    /// The United Kingdom: England and Wales.
    Gb,
    /// Croatia.
    Hr,
    /// Russia.
    Ru,
    /// The United States: federal holidays.
    Us,
}

impl Country {
    /// All of them.
    pub const ALL: [Country; 6] = [Self::Bg, Self::De, Self::Gb, Self::Hr, Self::Ru, Self::Us];

    const fn rules(self) -> &'static [(Rule, &'static str)] {
        match self {
            Self::Bg => BULGARIA,
            Self::De => GERMANY,
            Self::Gb => ENGLAND,
            Self::Hr => CROATIA,
            Self::Ru => RUSSIA,
            Self::Us => USA,
        }
    }
}

enum Rule {
    /// Month and day.
    Fixed(i8, i8),
    /// Month and day; at a weekend the country gives another day for it.
    Moving(i8, i8),
    /// Month, weekday, which one of them (-1: the last).
    Nth(i8, Weekday, i8),
    /// Days after Easter Sunday of the western churches.
    Easter(i64),
    /// Days after Easter Sunday of the orthodox churches.
    Pascha(i64),
}

/// Закон: Кодекс на труда, чл. 154; ал. 2 gives the next working days for those at a weekend,
/// except Easter.
const BULGARIA: &[(Rule, &str)] = &[
    (Moving(1, 1), "Нова година"),
    (Moving(3, 3), "Ден на Освобождението на България"),
    (Pascha(-2), "Велики петък"),
    (Pascha(-1), "Велика събота"),
    (Pascha(0), "Великден"),
    (Pascha(1), "Великден"),
    (Moving(5, 1), "Ден на труда"),
    (Moving(5, 6), "Гергьовден"),
    (Moving(5, 24), "Ден на светите братя Кирил и Методий"),
    (Moving(9, 6), "Ден на Съединението"),
    (Moving(9, 22), "Ден на Независимостта"),
    (Moving(12, 24), "Бъдни вечер"),
    (Moving(12, 25), "Рождество Христово"),
    (Moving(12, 26), "Рождество Христово"),
];

/// Zakon o blagdanima, spomendanima i neradnim danima, NN 110/2019; nothing moves.
const CROATIA: &[(Rule, &str)] = &[
    (Fixed(1, 1), "Nova godina"),
    (Fixed(1, 6), "Bogojavljenje ili Sveta tri kralja"),
    (Easter(0), "Uskrs"),
    (Easter(1), "Uskrsni ponedjeljak"),
    (Fixed(5, 1), "Praznik rada"),
    (Fixed(5, 30), "Dan državnosti"),
    (Easter(60), "Tijelovo"),
    (Fixed(6, 22), "Dan antifašističke borbe"),
    (Fixed(8, 5), "Dan pobjede i domovinske zahvalnosti"),
    (Fixed(8, 15), "Velika Gospa"),
    (Fixed(11, 1), "Svi sveti"),
    (Fixed(11, 18), "Dan sjećanja na žrtve Domovinskog rata"),
    (Fixed(12, 25), "Božić"),
    (Fixed(12, 26), "Sveti Stjepan"),
];

/// Трудовой кодекс, ст. 112: a holiday at a weekend moves to the next working day; those of 1 to 8
/// January are moved by a yearly decree, as are some others.
const RUSSIA: &[(Rule, &str)] = &[
    (Fixed(1, 1), "Новогодние каникулы"),
    (Fixed(1, 2), "Новогодние каникулы"),
    (Fixed(1, 3), "Новогодние каникулы"),
    (Fixed(1, 4), "Новогодние каникулы"),
    (Fixed(1, 5), "Новогодние каникулы"),
    (Fixed(1, 6), "Новогодние каникулы"),
    (Fixed(1, 7), "Рождество Христово"),
    (Fixed(1, 8), "Новогодние каникулы"),
    (Moving(2, 23), "День защитника Отечества"),
    (Moving(3, 8), "Международный женский день"),
    (Moving(5, 1), "Праздник Весны и Труда"),
    (Moving(5, 9), "День Победы"),
    (Moving(6, 12), "День России"),
    (Moving(11, 4), "День народного единства"),
];

/// The lands' Feiertagsgesetze, as far as all sixteen agree; 3 October by the
/// Einigungsvertrag, art. 2.
const GERMANY: &[(Rule, &str)] = &[
    (Fixed(1, 1), "Neujahr"),
    (Easter(-2), "Karfreitag"),
    (Easter(1), "Ostermontag"),
    (Fixed(5, 1), "Tag der Arbeit"),
    (Easter(39), "Christi Himmelfahrt"),
    (Easter(50), "Pfingstmontag"),
    (Fixed(10, 3), "Tag der Deutschen Einheit"),
    (Fixed(12, 25), "Erster Weihnachtstag"),
    (Fixed(12, 26), "Zweiter Weihnachtstag"),
];

/// Banking and Financial Dealings Act 1971, schedule 1, and the yearly proclamations; gov.uk/bank-holidays.
const ENGLAND: &[(Rule, &str)] = &[
    (Moving(1, 1), "New Year’s Day"),
    (Easter(-2), "Good Friday"),
    (Easter(1), "Easter Monday"),
    (Nth(5, Weekday::Monday, 1), "Early May bank holiday"),
    (Nth(5, Weekday::Monday, -1), "Spring bank holiday"),
    (Nth(8, Weekday::Monday, -1), "Summer bank holiday"),
    (Moving(12, 25), "Christmas Day"),
    (Moving(12, 26), "Boxing Day"),
];

/// 5 U.S.C. § 6103; Executive Order 11582: Saturday's holiday is kept on Friday, Sunday's on Monday.
const USA: &[(Rule, &str)] = &[
    (Moving(1, 1), "New Year’s Day"),
    (Nth(1, Weekday::Monday, 3), "Birthday of Martin Luther King, Jr."),
    (Nth(2, Weekday::Monday, 3), "Washington’s Birthday"),
    (Nth(5, Weekday::Monday, -1), "Memorial Day"),
    (Moving(6, 19), "Juneteenth"),
    (Moving(7, 4), "Independence Day"),
    (Nth(9, Weekday::Monday, 1), "Labor Day"),
    (Nth(10, Weekday::Monday, 2), "Columbus Day"),
    (Moving(11, 11), "Veterans Day"),
    (Nth(11, Weekday::Thursday, 4), "Thanksgiving Day"),
    (Moving(12, 25), "Christmas Day"),
];

/// The public holidays of a calendar year in order of date, with their names in the language of the
/// country. A holiday moved from a weekend is named on both days.
pub fn of(country: Country, year: i16) -> Vec<(Date, &'static str)> {
    let mut days: Vec<_> = ordinary(country, year).collect();
    let moving: Vec<_> = moving(country, year).filter(|(day, _)| is_weekend(*day)).collect();
    for (day, name) in moving {
        let kept = match country {
            Country::Us => nearest_weekday(day),
            _ => next_working_day(day, &days),
        };
        days.extend(kept.map(|kept| (kept, name)));
    }
    days.retain(|(day, _)| day.year() == year);
    days.extend(new_year_kept_before(country, year));
    days.sort_unstable();
    days
}

fn ordinary(country: Country, year: i16) -> impl Iterator<Item = (Date, &'static str)> {
    let rules = country.rules().iter();
    rules.filter_map(move |(rule, name)| rule.date(year).map(|day| (day, *name)))
}

fn moving(country: Country, year: i16) -> impl Iterator<Item = (Date, &'static str)> {
    let rules = country.rules().iter().filter(|(rule, _)| matches!(rule, Moving(..)));
    rules.filter_map(move |(rule, name)| rule.date(year).map(|day| (day, *name)))
}

/// 1 January on a Saturday is kept in the old year in the United States.
fn new_year_kept_before(country: Country, year: i16) -> Option<(Date, &'static str)> {
    let first = Date::new(year.checked_add(1)?, 1, 1).ok()?;
    let saturday = country == Country::Us && first.weekday() == Weekday::Saturday;
    saturday.then(|| first.yesterday().ok().map(|day| (day, "New Year’s Day"))).flatten()
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn nearest_weekday(day: Date) -> Option<Date> {
    match day.weekday() {
        Weekday::Saturday => day.yesterday().ok(),
        _ => day.tomorrow().ok(),
    }
}

fn next_working_day(day: Date, taken: &[(Date, &str)]) -> Option<Date> {
    let mut days = std::iter::successors(day.tomorrow().ok(), |day| day.tomorrow().ok());
    days.find(|day| !is_weekend(*day) && taken.iter().all(|(other, _)| other != day))
}

impl Rule {
    /// The day it names in that year; none at the edges of the calendar.
    fn date(&self, year: i16) -> Option<Date> {
        match *self {
            Fixed(month, day) | Moving(month, day) => Date::new(year, month, day).ok(),
            Nth(month, weekday, nth) => Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok(),
            Easter(days) => western_easter(year)?.checked_add(days.days()).ok(),
            Pascha(days) => orthodox_easter(year)?.checked_add(days.days()).ok(),
        }
    }
}

/// Easter Sunday by the Gregorian computus (Meeus, *Astronomical Algorithms*, chapter 8).
fn western_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - b.div_euclid(4) - g + 15).rem_euclid(30);
    let l = (32 + 2 * b.rem_euclid(4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 19 * l).div_euclid(433);
    let march = 22 + h + l - 7 * m;
    Date::new(year, 3, 1).ok()?.checked_add((march - 1).days()).ok()
}

/// Easter Sunday by the Julian computus (Meeus, the same chapter), as a Gregorian date.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let d = (19 * y.rem_euclid(19) + 15).rem_euclid(30);
    let e = (2 * y.rem_euclid(4) + 4 * y.rem_euclid(7) - d + 34).rem_euclid(7);
    let march = 22 + d + e;
    let behind = y.div_euclid(100) - y.div_euclid(400) - 2;
    Date::new(year, 3, 1).ok()?.checked_add((march - 1 + behind).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn days(country: Country, year: i16) -> Vec<String> {
        of(country, year).iter().map(|(day, _)| day.strftime("%m-%d").to_string()).collect()
    }

    #[test]
    fn easter_falls_where_the_churches_say() {
        let western =
            [(1961, 4, 2), (2000, 4, 23), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)];
        let orthodox =
            [(2000, 4, 30), (2021, 5, 2), (2024, 5, 5), (2025, 4, 20), (2026, 4, 12), (2027, 5, 2), (2030, 4, 28)];
        for (y, m, d) in western {
            assert_eq!(western_easter(y), Some(date(y, m, d)));
        }
        for (y, m, d) in orthodox {
            assert_eq!(orthodox_easter(y), Some(date(y, m, d)));
        }
    }

    #[test]
    fn croatia_has_fourteen_days_and_moves_none() {
        assert_eq!(
            days(Country::Hr, 2026),
            [
                "01-01", "01-06", "04-05", "04-06", "05-01", "05-30", "06-04", "06-22", "08-05", "08-15", "11-01",
                "11-18", "12-25", "12-26"
            ]
        );
    }

    #[test]
    fn bulgaria_gives_the_next_working_days_for_weekends_but_not_for_easter() {
        let given = |year| -> Vec<_> {
            let named: Vec<_> = ordinary(Country::Bg, year).collect();
            of(Country::Bg, year).into_iter().filter(|day| !named.contains(day)).map(|(day, _)| day).collect()
        };
        assert_eq!(given(2021), [date(2021, 5, 4), date(2021, 12, 27), date(2021, 12, 28)]);
        let moved_2022 = [(1, 3), (5, 2), (12, 27), (12, 28)].map(|(m, d)| date(2022, m, d));
        assert_eq!(given(2022), moved_2022);
    }

    #[test]
    fn russia_moves_a_weekend_holiday_to_monday_but_not_those_of_january() {
        let days = days(Country::Ru, 2026);
        assert_eq!(days[8..], ["02-23", "03-08", "03-09", "05-01", "05-09", "05-11", "06-12", "11-04"]);
        assert_eq!(days[..8], ["01-01", "01-02", "01-03", "01-04", "01-05", "01-06", "01-07", "01-08"]);
    }

    #[test]
    fn england_gives_two_days_for_a_christmas_weekend() {
        assert_eq!(days(Country::Gb, 2021)[6..], ["12-25", "12-26", "12-27", "12-28"]);
        assert_eq!(
            days(Country::Gb, 2022),
            ["01-01", "01-03", "04-15", "04-18", "05-02", "05-30", "08-29", "12-25", "12-26", "12-27"]
        );
    }

    #[test]
    fn germany_counts_from_easter() {
        assert_eq!(
            days(Country::De, 2026),
            ["01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "10-03", "12-25", "12-26"]
        );
    }

    #[test]
    fn the_united_states_keep_the_nearest_weekday_even_in_the_old_year() {
        assert_eq!(
            days(Country::Us, 2021),
            [
                "01-01", "01-18", "02-15", "05-31", "06-18", "06-19", "07-04", "07-05", "09-06", "10-11", "11-11",
                "11-25", "12-24", "12-25", "12-31"
            ]
        );
        assert_eq!(days(Country::Us, 2022)[0], "01-01");
    }

    #[test]
    fn every_year_of_the_calendar_has_holidays() {
        for country in Country::ALL {
            for year in [i16::MIN, -9999, -1, 0, 1, 1582, 9998, 9999, i16::MAX] {
                let days = of(country, year);
                assert_eq!(days.is_empty(), !(-9999..=9999).contains(&year), "{country:?} {year}");
                assert!(days.is_sorted() && days.iter().all(|(day, _)| day.year() == year));
            }
        }
    }
}
