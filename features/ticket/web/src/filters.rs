//! What narrows a list: kept in its address, each filter a chip that can be taken off.

use base::{DepartmentId, Error, Look, Moment, Result, StaffId};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use journey::{Journey, JourneyId};
use people::{Colleague, Department, Staff};
use shell::Frame;
use std::time::Duration;
use ticket::{Cause, CauseId, View};

/// Every filter, in the order in which they are shown.
const NAMES: [&str; 16] = [
    "state",
    "assignee",
    "department",
    "tag",
    "cause",
    "priority",
    "channel",
    "journey",
    "holder",
    "waits",
    "followed",
    "opened-from",
    "opened-to",
    "moved-from",
    "moved-to",
    "sort",
];
/// Characters of one value at most.
const LONGEST: usize = 100;

/// The filters of a list, each once, in one order: two lists with the same filters have one address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters(Vec<(&'static str, String)>);

impl Filters {
    /// What a query says; what is no filter is not looked at.
    pub fn of(query: &str) -> Filters {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let value = |name: &str| pairs.iter().rfind(|(n, _)| n == name).map(|(_, value)| value.trim());
        let given = |name: &&'static str| {
            let value = value(name).filter(|value| !value.is_empty())?;
            Some((*name, value.chars().take(LONGEST).collect()))
        };
        Filters(NAMES.iter().filter_map(given).collect())
    }

    /// Whether nothing is narrowed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a filter.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str())
    }

    /// As in an address; without this one, if one is named.
    pub fn query_without(&self, left_out: Option<&str>) -> String {
        let kept = self.0.iter().filter(|(name, _)| Some(*name) != left_out);
        form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish()
    }

    /// These filters over those: what is said here counts.
    pub fn over(&self, beneath: &Filters) -> Filters {
        let both = NAMES.iter().filter_map(|name| {
            let value = self.get(name).or_else(|| beneath.get(name))?;
            Some((*name, value.to_owned()))
        });
        Filters(both.collect())
    }

    /// The names of those that are on.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.iter().map(|(name, _)| *name)
    }

    /// The view with these filters.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a value that is none.
    pub fn narrow(&self, mut view: View, who: &Colleague, now: Moment) -> Result<View> {
        let zone = who.time_zone();
        for (name, value) in &self.0 {
            let wrong = || Error::invalid("filter", "ticket-error-value");
            match *name {
                "state" if value == "any" => view.state = None,
                "state" => view.state = Some(value.parse().map_err(|_| wrong())?),
                "assignee" if value == "nobody" => view.assignee = Some(None),
                "assignee" if value == "me" => view.assignee = Some(Some(who.id)),
                "assignee" => view.assignee = Some(Some(StaffId(value.parse().map_err(|_| wrong())?))),
                "department" => view.department = Some(DepartmentId(value.parse().map_err(|_| wrong())?)),
                "tag" => view.tag = Some(value.clone()),
                "cause" => view.cause = Some(CauseId(value.parse().map_err(|_| wrong())?)),
                "priority" => view.priority = Some(value.parse().map_err(|_| wrong())?),
                "channel" => view.channel = Some(value.parse().map_err(|_| wrong())?),
                "journey" => view.journey = Some(JourneyId(value.parse().map_err(|_| wrong())?)),
                "holder" => view.holder = Some(holder(value).ok_or_else(wrong)?),
                "waits" => view.waiting_before = Some(now.minus(hours(value).ok_or_else(wrong)?)),
                "followed" => view.followed_by = Some(who.id),
                "opened-from" => view.opened.from = Some(day(value, &zone, 0).ok_or_else(wrong)?),
                "opened-to" => view.opened.until = Some(day(value, &zone, 1).ok_or_else(wrong)?),
                "moved-from" => view.moved.from = Some(day(value, &zone, 0).ok_or_else(wrong)?),
                "moved-to" => view.moved.until = Some(day(value, &zone, 1).ok_or_else(wrong)?),
                _ => view.sort = Some(value.parse().map_err(|_| wrong())?),
            }
        }
        Ok(view)
    }

    /// What a filter's chip says: "Department: Support".
    pub async fn words(&self, look: &Look, frame: &Frame, name: &str) -> Result<String> {
        let value = self.get(name).unwrap_or_default();
        let about = |key: &str, words: String| frame.about(key, words);
        Ok(match name {
            "state" if value == "any" => frame.t("ticket-filter-state-any"),
            "state" => frame.t(format!("ticket-filter-state-{value}")),
            "assignee" if value == "nobody" => frame.t("ticket-unassigned"),
            "assignee" if value == "me" => frame.t("ticket-filter-me"),
            "assignee" => {
                let id = StaffId(value.parse().unwrap_or(0));
                about("ticket-filter-assignee", Staff::find(look, id).await?.name)
            }
            "department" => {
                let id = DepartmentId(value.parse().unwrap_or(0));
                about("ticket-filter-department", Department::find(look, id).await?.name)
            }
            "tag" => about("ticket-filter-tag", value.to_owned()),
            "cause" => {
                let id = CauseId(value.parse().unwrap_or(0));
                about("ticket-filter-cause", Cause::find(look, id).await?.label())
            }
            "priority" => about("ticket-filter-priority", frame.t(format!("ticket-priority-{value}"))),
            "channel" => about("ticket-filter-channel", frame.t(format!("ticket-channel-{value}"))),
            "journey" => {
                let id = JourneyId(value.parse().unwrap_or(0));
                about("ticket-filter-journey", Journey::find(look, id).await?.name)
            }
            "holder" => about("ticket-filter-holder", frame.t(format!("ticket-filter-holder-{value}"))),
            "waits" => frame.n("ticket-filter-waits", value.parse::<i64>().unwrap_or(0)),
            "followed" => frame.t("ticket-filter-followed"),
            "sort" => frame.t(format!("ticket-order-{value}")),
            dates => about(&format!("ticket-filter-{dates}"), value.to_owned()),
        })
    }
}

/// Who can have to act on a ticket that has not ended.
pub(crate) const HOLDERS: [&str; 5] = ["nobody", "staff", "departments", "outside", "customer"];

fn holder(word: &str) -> Option<&'static str> {
    HOLDERS.into_iter().find(|known| *known == word)
}

fn hours(text: &str) -> Option<Duration> {
    let hours: u64 = text.parse().ok()?;
    (hours <= 24 * 365).then(|| Duration::from_secs(hours * 3600))
}

/// The beginning of a day of the reader's, so many days later.
fn day(text: &str, zone: &TimeZone, later: i64) -> Option<Moment> {
    let date: Date = text.parse().ok()?;
    let date = date.checked_add(later.days()).ok()?;
    let start = date.to_zoned(zone.clone()).ok()?;
    Some(Moment::from_micros(start.timestamp().as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_have_one_order_and_forget_what_is_empty_or_unknown() {
        let filters = Filters::of("sort=newest&tag=%D1%81%D1%87%D1%91%D1%82&state=&nonsense=1&state=open");
        assert_eq!(filters.query_without(None), "state=open&tag=%D1%81%D1%87%D1%91%D1%82&sort=newest");
        assert_eq!(filters.query_without(Some("tag")), "state=open&sort=newest");
        assert_eq!(Filters::of(&filters.query_without(None)), filters);
    }

    #[test]
    fn what_is_asked_now_counts_over_what_was_saved() {
        let saved = Filters::of("state=open&priority=high");
        assert_eq!(Filters::of("state=solved").over(&saved).query_without(None), "state=solved&priority=high");
    }

    #[test]
    fn a_day_is_the_reader_s_day() {
        let zagreb = TimeZone::get("Europe/Zagreb").unwrap();
        let from = day("2026-03-29", &zagreb, 0).unwrap();
        let until = day("2026-03-29", &zagreb, 1).unwrap();
        assert_eq!(until.since(from), 23 * 3600 * 1_000_000, "the day the clocks go forward has 23 hours");
        assert!(day("2026-02-30", &zagreb, 0).is_none());
    }
}
