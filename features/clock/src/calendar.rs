use crate::{Country, Hours, Week};
use jiff::{civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A day that is not like its weekday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// Why, for people: *stocktaking*, *vacation*.
    pub reason: String,
    /// The hours worked instead of the weekday's and in spite of a public holiday: none on a day
    /// off, fewer on a short day, more on a Saturday that is worked in exchange for another day.
    #[serde(default, skip_serializing_if = "Hours::is_none")]
    pub hours: Hours,
}

/// When somebody works: what a [`Layer`] becomes under its parents.
///
/// In JSON: `{"zone": "Europe/Zagreb", "week": [["09:00-17:00"], … seven lists, Monday first],
/// "holidays": ["hr"], "closed": {"2026-12-31": {"reason": "Silvestrovo", "hours": ["09:00-12:00"]}}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Where its clock hangs, by IANA name.
    #[serde(with = "jiff::fmt::serde::tz::required")]
    pub zone: TimeZone,
    /// The ordinary week.
    pub week: Week,
    /// The countries whose public holidays are days off.
    #[serde(default)]
    pub holidays: BTreeSet<Country>,
    /// Days that differ from their weekday and from the public holidays.
    #[serde(default)]
    pub closed: BTreeMap<Date, Closed>,
}

impl Calendar {
    /// Around the clock, every day: here working time is elapsed time.
    pub fn always() -> Self {
        Self {
            zone: TimeZone::UTC,
            week: Week::daily(Hours::all_day()),
            holidays: BTreeSet::new(),
            closed: BTreeMap::new(),
        }
    }

    /// Whether every moment is working time, so that nothing need be counted.
    pub fn never_closes(&self) -> bool {
        self.holidays.is_empty() && self.closed.is_empty() && self.week.0.iter().all(|day| *day == Hours::all_day())
    }

    /// The name of the public holiday on that date, in the language of its country.
    pub fn holiday(&self, date: Date) -> Option<&'static str> {
        let mut days = self.holidays.iter().flat_map(|c| crate::holidays::of(*c, date.year()));
        days.find_map(|(day, name)| (day == date).then_some(name))
    }

    /// The hours of one local day.
    pub fn hours(&self, date: Date) -> Hours {
        match (self.closed.get(&date), self.holiday(date)) {
            (Some(day), _) => day.hours.clone(),
            (None, Some(_)) => Hours::none(),
            (None, None) => self.week.on(date.weekday()).clone(),
        }
    }
}

/// What a company, a department or a person says about its own working time; what it does not say
/// is its parent's. This is what gets stored.
///
/// In JSON as [`Calendar`], everything optional, and `"works_holidays": true`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layer {
    /// Its zone, when it is not the parent's.
    #[serde(with = "jiff::fmt::serde::tz::optional", skip_serializing_if = "Option::is_none")]
    pub zone: Option<TimeZone>,
    /// Its week, when it is not the parent's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub week: Option<Week>,
    /// Whether it works by its own week also when the parent has a holiday or is closed.
    pub works_holidays: bool,
    /// Countries whose public holidays it keeps, besides the parent's.
    pub holidays: BTreeSet<Country>,
    /// Its own closed days and absences, besides the parent's.
    pub closed: BTreeMap<Date, Closed>,
}

impl Layer {
    /// The calendar of this layer under its parent's; a company's parent is [`Calendar::always`].
    ///
    /// Closed days add up: on a day that both name, the hours in both are worked.
    pub fn under(&self, parent: &Calendar) -> Calendar {
        let (mut holidays, mut closed) = match self.works_holidays {
            true => Default::default(),
            false => (parent.holidays.clone(), parent.closed.clone()),
        };
        holidays.extend(&self.holidays);
        for (date, day) in &self.closed {
            let both = closed.entry(*date).or_insert_with(|| day.clone());
            both.hours = both.hours.common(&day.hours);
        }
        Calendar {
            zone: self.zone.as_ref().unwrap_or(&parent.zone).clone(),
            week: self.week.as_ref().unwrap_or(&parent.week).clone(),
            holidays,
            closed,
        }
    }

    /// Takes every day from `first` to `last` off, as an absence does.
    pub fn close(&mut self, first: Date, last: Date, reason: &str) {
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
        for day in days.take_while(|day| *day <= last) {
            self.closed.insert(day, Closed { reason: reason.into(), hours: Hours::none() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn company() -> Calendar {
        let layer: Layer = serde_json::from_str(
            r#"{"zone": "Europe/Zagreb", "holidays": ["hr"],
                "week": [["09:00-13:00", "14:00-17:00"], ["09:00-17:00"], ["09:00-17:00"], ["09:00-17:00"], ["09:00-15:00"], [], []],
                "closed": {"2026-12-31": {"reason": "Silvestrovo", "hours": ["09:00-12:00"]},
                           "2026-12-30": {"reason": "Inventura"},
                           "2026-11-28": {"reason": "Crni petak", "hours": ["08:00-20:00"]}}}"#,
        )
        .unwrap();
        layer.under(&Calendar::always())
    }

    #[test]
    fn a_layer_without_words_is_its_parent() {
        assert_eq!(Layer::default().under(&company()), company());
        assert!(Layer::default().under(&Calendar::always()).never_closes());
    }

    #[test]
    fn closed_days_add_up() {
        let mut person = Layer::default();
        person.close(date(2026, 11, 23), date(2026, 11, 25), "godišnji");
        let half = Closed { reason: "liječnik".into(), hours: "11:00-17:00".parse().unwrap() };
        person.closed.insert(date(2026, 12, 31), half);
        let calendar = person.under(&company());
        let hours = |month, day| calendar.hours(date(2026, month, day)).to_string();
        assert_eq!([hours(11, 20), hours(11, 23), hours(11, 25)], ["09:00-15:00", "", ""]);
        assert_eq!([hours(12, 25), hours(12, 30), hours(12, 31)], ["", "", "11:00-12:00"]);
        assert_eq!(hours(11, 28), "08:00-20:00", "a Saturday can be worked");
    }

    #[test]
    fn a_department_can_work_through_holidays() {
        let mut support = Layer { week: Some(Week::daily(Hours::all_day())), ..Layer::default() };
        assert!(support.under(&company()).hours(date(2026, 12, 25)).is_none());
        support.works_holidays = true;
        assert!(support.under(&company()).never_closes());
        assert_eq!(support.under(&company()).zone, company().zone);
    }

    #[test]
    fn calendars_survive_storing() {
        let text = serde_json::to_string(&company()).unwrap();
        assert_eq!(serde_json::from_str::<Calendar>(&text).unwrap(), company());
        let layer: Layer = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::from_str::<Layer>(&serde_json::to_string(&layer).unwrap()).unwrap(), layer);
        assert!(serde_json::from_str::<Layer>(r#"{"zone": "Europe/Nowhere"}"#).is_err());
    }
}
