//! The `Date` field (RFC 5322, section 3.3) in its many broken forms.

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Seconds since 1970, UTC; none when no day can be made out.
pub fn unix_seconds(field: &str) -> Option<i64> {
    let field: String = without_comments(field).chars().take(120).collect();
    let mut day = None;
    let mut month = None;
    let mut year = None;
    let mut clock = None;
    let mut offset = 0;
    for word in field.split([' ', ',', '\t']).filter(|word| !word.is_empty()) {
        if let Some(date) = iso_date(word) {
            (year, month, day) = (Some(date.0), Some(date.1), Some(date.2));
            clock = clock.or_else(|| word.split_once('T').and_then(|(_, time)| time_of_day(time)));
        } else if word.contains(':') && clock.is_none() {
            clock = time_of_day(word);
        } else if let Some(found) = month_of(word) {
            month = month.or(Some(found));
        } else if clock.is_some() && zone(word).is_some() {
            offset = zone(word).unwrap_or(0);
        } else if let Ok(number) = word.parse::<i64>() {
            match (day, year) {
                (None, _) if (1..=31).contains(&number) => day = Some(number),
                (_, None) => year = full_year(number),
                _ => {}
            }
        }
    }
    let days = days_from_civil(year?, month?, day?);
    Some(days * 86_400 + clock.unwrap_or(0) - offset)
}

fn without_comments(field: &str) -> String {
    let mut depth = 0_usize;
    field
        .chars()
        .filter(|&letter| {
            depth += usize::from(letter == '(');
            let outside = depth == 0;
            depth = depth.saturating_sub(usize::from(letter == ')'));
            outside
        })
        .collect()
}

fn full_year(number: i64) -> Option<i64> {
    match number {
        0..=49 => Some(2000 + number),
        50..=999 => Some(1900 + number),
        1900..=9999 => Some(number),
        _ => None,
    }
}

fn month_of(word: &str) -> Option<i64> {
    let start: String = word.chars().take(3).collect::<String>().to_ascii_lowercase();
    MONTHS.iter().position(|month| *month == start).map(|at| at as i64 + 1)
}

/// `2024-02-29`, alone or before a `T`.
fn iso_date(word: &str) -> Option<(i64, i64, i64)> {
    let date = word.split('T').next()?;
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let sane = (1900..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    (sane && parts.next().is_none()).then_some((year, month, day))
}

fn time_of_day(word: &str) -> Option<i64> {
    let mut parts = word.split(':').map(|part| {
        let digits: String = part.chars().take_while(char::is_ascii_digit).take(3).collect();
        digits.parse::<i64>().ok()
    });
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().flatten().unwrap_or(0);
    (hour < 25 && minute < 60 && second < 62).then_some(hour * 3_600 + minute * 60 + second)
}

/// Seconds east of UTC: `+0200`, `GMT`, and the names old mail programs wrote.
fn zone(word: &str) -> Option<i64> {
    let named = match word.to_ascii_uppercase().as_str() {
        "GMT" | "UTC" | "UT" | "Z" => 0,
        "EST" => -5,
        "EDT" | "AST" => -4,
        "CST" => -6,
        "CDT" => -5,
        "MST" => -7,
        "MDT" => -6,
        "PST" => -8,
        "PDT" => -7,
        "BST" | "CET" => 1,
        "CEST" | "EET" => 2,
        "EEST" | "MSK" => 3,
        _ => return numeric_zone(word),
    };
    Some(named * 3_600)
}

fn numeric_zone(word: &str) -> Option<i64> {
    let sign = if word.starts_with('-') { -1 } else { 1 };
    let digits: String = word.strip_prefix(['+', '-'])?.chars().filter(|c| *c != ':').collect();
    let number: i64 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    Some(sign * (number / 100 * 3_600 + number % 100 * 60)).filter(|offset| offset.abs() <= 24 * 3_600)
}

/// The year of a day since 1970-01-01.
pub fn year_of(days: i64) -> i64 {
    let near = 1970 + days.div_euclid(366);
    (near..).take_while(|&year| days_from_civil(year, 1, 1) <= days).last().unwrap_or(near)
}

/// Days since 1970-01-01 of a date in the Gregorian calendar.
pub fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::{days_from_civil, unix_seconds, year_of};

    #[test]
    fn a_day_knows_its_year() {
        for year in [1969, 1970, 2000, 2024, 2025, 2100] {
            assert_eq!((year_of(days_from_civil(year, 1, 1)), year_of(days_from_civil(year, 12, 31))), (year, year));
        }
    }

    #[test]
    fn usual_and_unusual_dates_are_read() {
        assert_eq!(unix_seconds("Thu, 01 Jan 1970 00:00:00 +0000"), Some(0));
        assert_eq!(unix_seconds("Fri, 21 Nov 1997 09:55:06 -0600"), Some(880_127_706));
        assert_eq!(unix_seconds("21 Nov 97 09:55:06 GMT"), Some(880_106_106));
        assert!(unix_seconds("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600").is_some());
        assert_eq!(unix_seconds("Thu Feb 29 12:00:00 2024"), Some(1_709_208_000));
        assert_eq!(unix_seconds("2024-02-29T12:00:00 +0100"), Some(1_709_204_400));
        assert_eq!(unix_seconds("yesterday"), None);
    }
}
