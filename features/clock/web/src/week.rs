//! A week in words, as people say it: *always open*, *Mon–Fri 9:00–17:00*.

use clock::{Hours, Week};
use shell::Frame;

const SHORT: [&str; 7] = [
    "clock-short-monday",
    "clock-short-tuesday",
    "clock-short-wednesday",
    "clock-short-thursday",
    "clock-short-friday",
    "clock-short-saturday",
    "clock-short-sunday",
];

/// Days with the same hours, and these; in the order of their first days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// `Mon–Fri`, `Mon, Wed`.
    pub days: String,
    /// `9:00–13:00, 14:00–17:30`.
    pub hours: String,
}

/// The days on which somebody works; days off are left out. One line without days when all are alike.
pub(crate) fn lines(frame: &Frame, week: &Week) -> Vec<Line> {
    let alike = |days: String, hours| vec![Line { days, hours }];
    match kinds(week).as_slice() {
        [] => alike(String::new(), frame.t("clock-week-none")),
        [(days, hours)] if days.len() == 7 && is_all_day(hours) => alike(String::new(), frame.t("clock-always")),
        [(days, hours)] if days.len() == 7 => alike(frame.t("clock-every-day"), spans(frame, hours)),
        kinds => {
            let line = |(days, hours): &(Vec<usize>, &Hours)| Line {
                days: runs(days).into_iter().map(|run| named(frame, run)).collect::<Vec<_>>().join(", "),
                hours: spans(frame, hours),
            };
            kinds.iter().map(line).collect()
        }
    }
}

/// Whether it never closes.
pub(crate) fn is_always(week: &Week) -> bool {
    week.0.iter().all(is_all_day)
}

fn is_all_day(hours: &Hours) -> bool {
    *hours == Hours::all_day()
}

/// The days that are worked, by their hours.
fn kinds(week: &Week) -> Vec<(Vec<usize>, &Hours)> {
    let mut kinds: Vec<(Vec<usize>, &Hours)> = Vec::new();
    for (day, hours) in week.0.iter().enumerate().filter(|(_, hours)| !hours.is_none()) {
        match kinds.iter_mut().find(|(_, known)| *known == hours) {
            Some((days, _)) => days.push(day),
            None => kinds.push((vec![day], hours)),
        }
    }
    kinds
}

/// Days that follow each other, from first to last; two are named one by one.
fn runs(days: &[usize]) -> Vec<(usize, usize)> {
    let runs = days.chunk_by(|a, b| a + 1 == *b).filter_map(|run| Some((*run.first()?, *run.last()?)));
    runs.flat_map(
        |(first, last)| if last == first + 1 { vec![(first, first), (last, last)] } else { vec![(first, last)] },
    )
    .collect()
}

fn named(frame: &Frame, (first, last): (usize, usize)) -> String {
    let name = |day: usize| frame.t(SHORT[day]);
    if first == last { name(first) } else { format!("{}–{}", name(first), name(last)) }
}

fn spans(frame: &Frame, hours: &Hours) -> String {
    if is_all_day(hours) {
        return frame.t("clock-all-day");
    }
    let time = |minute: u16| format!("{}:{:02}", minute / 60, minute % 60);
    let spans = hours.spans().iter().map(|span| format!("{}–{}", time(span.from()), time(span.to())));
    spans.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(days: [&str; 7]) -> Week {
        Week(days.map(|hours| hours.parse().unwrap()))
    }

    #[test]
    fn equal_days_stand_together_and_days_off_nowhere() {
        let (nine, short) = ("09:00-17:00", "10:00-14:00");
        let week = week([nine, nine, nine, nine, nine, short, ""]);
        let kinds: Vec<_> = kinds(&week).into_iter().map(|(days, _)| runs(&days)).collect();
        assert_eq!(kinds, [vec![(0, 4)], vec![(5, 5)]]);
    }

    #[test]
    fn days_apart_are_named_one_by_one_and_three_in_a_row_by_their_ends() {
        assert_eq!(runs(&[0, 2, 3, 4, 6]), [(0, 0), (2, 4), (6, 6)]);
        assert_eq!(runs(&[5, 6]), [(5, 5), (6, 6)]);
        assert_eq!(runs(&[]), []);
    }

    #[test]
    fn always_means_every_minute_of_every_day() {
        assert!(is_always(&Week::daily(Hours::all_day())));
        assert!(!is_always(&Week::default()) && kinds(&Week::default()).is_empty());
        let whole = "00:00-24:00";
        assert!(!is_always(&week([whole, whole, whole, whole, whole, whole, "00:00-23:59"])));
    }
}
