//! Time zones to choose from.

use jiff::tz::{self, TimeZone};
use shell::Choice;
use std::{collections::BTreeSet, sync::LazyLock};

/// The zones of places. What else the IANA database names are abbreviations (`CET`, `EST5EDT`),
/// signs that mean the opposite (`Etc/GMT+3`) and old spellings (`US/Pacific`).
const CONTINENTS: [&str; 10] =
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

/// Whether there is such a time zone.
pub fn is_known(zone: &str) -> bool {
    TimeZone::get(zone).is_ok()
}

/// The zones to choose from, UTC first; one that is in use is offered whatever it is.
pub fn choices(chosen: &str) -> Vec<Choice> {
    static PLACES: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| tz::db().available().map(|name| name.to_string()).filter(|name| is_place(name)).collect());
    let own = (chosen != "UTC" && !PLACES.contains(chosen) && is_known(chosen)).then_some(chosen);
    let all = ["UTC"].into_iter().chain(own).chain(PLACES.iter().map(String::as_str));
    all.map(|zone| Choice::new(zone, zone.replace('_', " "), zone == chosen)).collect()
}

fn is_place(name: &str) -> bool {
    name.split_once('/').is_some_and(|(continent, _)| CONTINENTS.contains(&continent))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(chosen: &str) -> Vec<String> {
        choices(chosen).into_iter().map(|choice| choice.value).collect()
    }

    #[test]
    fn places_and_utc_are_offered_and_nothing_else() {
        let zones = offered("UTC");
        assert_eq!(zones[0], "UTC");
        assert!(zones.len() > 300, "{}", zones.len());
        for place in ["Europe/Zagreb", "Europe/Sofia", "Europe/Moscow", "America/Argentina/Ushuaia"] {
            assert!(zones.iter().any(|zone| zone == place), "{place}");
        }
        for other in ["CET", "Etc/GMT+3", "US/Pacific", "posix/Europe/Zagreb"] {
            assert!(!zones.iter().any(|zone| zone == other), "{other}");
        }
    }

    #[test]
    fn exactly_the_zone_in_use_is_chosen_even_when_it_is_no_place() {
        for zone in ["UTC", "Europe/Zagreb", "CET"] {
            let chosen: Vec<_> =
                choices(zone).into_iter().filter(|choice| choice.chosen).map(|choice| choice.value).collect();
            assert_eq!(chosen, [zone]);
        }
    }

    #[test]
    fn a_zone_that_does_not_exist_is_not_offered() {
        assert!(!offered("Europe/Atlantis").contains(&"Europe/Atlantis".to_owned()));
        assert!(!is_known("Europe/Atlantis"));
    }
}
