//! People who are away, and who stands in for them.

use crate::house::House;
use base::{Error, StaffId};
use people::{Absence, AbsenceId, Duty, NewAbsence, stand_in};
use std::time::Duration;

/// Someone will be away from so many seconds from now on, for so many.
async fn plan(
    house: &House,
    who: &str,
    (from, lasts): (u64, u64),
    substitute: Option<&str>,
) -> Result<AbsenceId, Error> {
    let person = house.colleague(who).await;
    let since = house.desk().now().plus(Duration::from_secs(from));
    let substitute = match substitute {
        Some(name) => Some(house.staff(name).await.id),
        None => None,
    };
    let new = NewAbsence {
        staff: person.id,
        since,
        until: Some(since.plus(Duration::from_secs(lasts))),
        substitute,
        by_duty: Vec::new(),
        reason: "mushrooms".into(),
    };
    let mut act = house.desk().act(person.actor()).await.unwrap();
    let id = Absence::plan(&mut act, &person, &new).await?;
    act.commit().await.unwrap();
    house.settled().await;
    Ok(id)
}

async fn acts_for(house: &House, who: &str) -> Option<StaffId> {
    let who = house.staff(who).await.id;
    stand_in(&house.desk().look(), who, Duty::Questions, house.desk().now()).await.unwrap()
}

/// The field that does not do, and why.
fn wrong(refused: Result<AbsenceId, Error>) -> (&'static str, &'static str) {
    match refused {
        Err(Error::Invalid(fields)) => (fields[0].0, fields[0].1.key),
        other => panic!("{other:?}"),
    }
}

story!(an_absence_begins_and_ends_at_its_times(house) {
    let (vasya, petya) = (house.staff("Vasya").await.id, house.staff("Petya").await.id);
    let id = plan(house, "Vasya", (3600, 7200), Some("Petya")).await.unwrap();
    assert_eq!(acts_for(house, "Vasya").await, Some(vasya));
    house.later(3600).await;
    assert_eq!(acts_for(house, "Vasya").await, Some(petya));
    house.later(7200).await;
    assert_eq!(acts_for(house, "Vasya").await, Some(vasya));
    let over = Absence::find(&house.desk().look(), id).await.unwrap();
    assert_eq!((over.began_at, over.ended_at), (Some(over.since), over.until));
    for kind in ["staff.absence_planned", "staff.absence_began", "staff.absence_ended"] {
        let told: i64 = store::Query::new("SELECT count(*) FROM event WHERE kind = ")
            .with("", kind).value(house.desk().db()).await.unwrap();
        assert_eq!(told, 1, "{kind}");
    }
});

story!(nobody_stands_in_for_themselves_or_in_a_circle(house) {
    assert_eq!(wrong(plan(house, "Vasya", (10, 100), Some("Vasya")).await), ("substitute", "people-absence-substitute-self"));
    assert_eq!(wrong(plan(house, "Vasya", (10, 100), Some("Kolya")).await), ("substitute", "people-absence-substitute-answers"));
    assert_eq!(wrong(plan(house, "Vasya", (10, 0), None).await), ("until", "people-absence-until-wrong"));
    plan(house, "Vasya", (10, 100), Some("Petya")).await.unwrap();
    assert_eq!(wrong(plan(house, "Vasya", (109, 100), None).await), ("since", "people-absence-twice"));
    assert_eq!(wrong(plan(house, "Petya", (109, 100), Some("Vasya")).await), ("substitute", "people-absence-round"));
    plan(house, "Petya", (110, 100), Some("Vasya")).await.unwrap();
});

story!(whoever_has_left_is_away_for_good(house) {
    plan(house, "Vasya", (0, 1000), Some("Petya")).await.unwrap();
    let petya = house.staff("Petya").await.id;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    people::Staff::leave(&mut act, &people::Admin::of_the_machine(), petya, None).await.unwrap();
    act.commit().await.unwrap();
    assert_eq!(acts_for(house, "Vasya").await, None, "what was theirs goes to the queue, or to the lead");
    let gone = stand_in(&house.desk().look(), petya, Duty::Tickets, house.desk().now()).await.unwrap();
    assert_eq!(gone, None);
});
