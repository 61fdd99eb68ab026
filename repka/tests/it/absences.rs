//! People who are away, and who stands in for them.

use crate::{answering_questions::bell, house::House};
use base::{Actor, Error, StaffId, TicketId};
use people::{Absence, AbsenceId, Duty, NewAbsence, stand_in};
use std::time::Duration;
use ticket::{Draft, DraftKind, DraftOf, NewAttachment, State, Upload};

/// Someone will be away from so many seconds from now on, for so many.
pub async fn plan(
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

story!(an_absence_does_not_begin_long_ago_nor_is_it_moved_there(house) {
    let id = plan(house, "Vasya", (3600, 7200), None).await.unwrap();
    let vasya = house.agent("Vasya").await;
    let path = format!("/settings/absence/{id}");
    for since in ["2020-01-01", "-5000-01-01"] {
        vasya.sends("/settings/absence", &[("since", since)]).await.is(422);
        vasya.sends(&path, &[("since", since)]).await.is(422);
    }
    let before = Absence::find(&house.desk().look(), id).await.unwrap();
    house.later(3600).await;
    vasya.sends(&path, &[("since", "2020-01-01"), ("reason", "more mushrooms")]).await.is(303);
    let now = Absence::find(&house.desk().look(), id).await.unwrap();
    assert_eq!((now.since, now.reason.as_str()), (before.since, "more mushrooms"), "where it began, it stays");
});

story!(nobody_plans_more_absences_than_fifty(house) {
    let person = house.colleague("Vasya").await;
    let mut act = house.desk().act(person.actor()).await.unwrap();
    let plan = |n: u64| {
        let since = house.desk().now().plus(Duration::from_secs(n * DAY));
        let until = Some(since.plus(Duration::from_secs(DAY / 2)));
        NewAbsence { staff: person.id, since, until, substitute: None, by_duty: Vec::new(), reason: String::new() }
    };
    for n in 1..=50 {
        Absence::plan(&mut act, &person, &plan(n)).await.unwrap();
    }
    assert_eq!(wrong(Absence::plan(&mut act, &person, &plan(51)).await), ("since", "people-absence-many"));
});

story!(of_two_who_name_each_other_at_once_one_is_refused(house) {
    let (vasya, petya) = tokio::join!(
        plan(house, "Vasya", (10, 100), Some("Petya")),
        plan(house, "Petya", (10, 100), Some("Vasya")),
    );
    let refused = if vasya.is_ok() { petya } else { vasya };
    assert_eq!(wrong(refused), ("substitute", "people-absence-round"));
    let (one, two) = tokio::join!(plan(house, "Olga", (10, 100), None), plan(house, "Olga", (50, 100), None));
    let refused = if one.is_ok() { two } else { one };
    assert_eq!(wrong(refused), ("since", "people-absence-twice"));
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

pub const IVA: &str = "iva@kovac.example";
pub const DAY: u64 = 24 * 3600;

async fn changes(house: &House, number: i64) -> Vec<String> {
    house.timeline(number).await.into_iter().filter_map(|e| e.change).collect()
}

async fn assignee(house: &House, number: i64) -> Option<StaffId> {
    house.ticket(number).await.assignee_id
}

story!(what_lay_aside_for_another_at_last_wakes_for_them(house) {
    let vasya = house.agent("Vasya").await;
    let vase = house.customer(IVA).writes("The vase", "It broke.").await;
    vasya.takes(vase).await.is(303);
    let until = house.desk().now().plus(Duration::from_secs(7 * DAY)).micros().to_string();
    vasya.sends(&format!("/tickets/{vase}/snooze"), &[("until", &until)]).await.is(303);
    plan(house, "Vasya", (0, 3 * DAY), Some("Petya")).await.unwrap();
    house.later(4 * DAY).await;
    house.later(3 * DAY).await;
    assert_eq!(house.ticket(vase).await.state, State::Open);
    assert!(bell(house, "Petya").await.contains(&"woken".to_owned()));
    assert!(!bell(house, "Vasya").await.contains(&"woken".to_owned()), "Petya has it");
});

story!(what_somebody_has_passes_to_the_substitute_and_is_offered_back(house) {
    let iva = house.customer(IVA);
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let (lamp, vase) = (iva.writes("The lamp", "Where is it?").await, iva.writes("The vase", "It broke.").await);
    vasya.takes(lamp).await.is(303);
    vasya.takes(vase).await.is(303);
    let until = house.desk().now().plus(Duration::from_secs(7 * DAY)).micros().to_string();
    vasya.sends(&format!("/tickets/{vase}/snooze"), &[("until", &until)]).await.is(303);
    plan(house, "Vasya", (0, 3 * DAY), Some("Petya")).await.unwrap();
    for number in [lamp, vase] {
        assert_eq!(assignee(house, number).await, Some(petya.id));
        assert_eq!(changes(house, number).await.last().unwrap(), "ticket-change-stands-in");
    }
    assert_eq!(house.ticket(vase).await.snoozed_by, Some(petya.id));
    assert!(petya.opens("/settings/absence").await.is(200).text().contains("Vasya"), "whom one stands in for");
    vasya.takes(lamp).await.is(403);
    petya.solves(lamp).await.is(303);
    house.later(3 * DAY).await;
    let back = vasya.opens("/settings/absence").await.is(200).text();
    assert!(back.contains("2 tickets passed on: 1 is solved") && back.contains("The vase"), "{back}");
    let id = Absence::last_of(&house.desk().look(), vasya.id, house.desk().now().minus(Duration::from_secs(DAY)))
        .await.unwrap().unwrap().id;
    petya.sends(&format!("/absences/{id}/tickets"), &[]).await.is(404);
    vasya.sends(&format!("/absences/{id}/tickets"), &[]).await.is(303);
    assert_eq!((assignee(house, lamp).await, assignee(house, vase).await), (Some(petya.id), Some(vasya.id)));
    assert!(house.count("SELECT count(*) FROM notice WHERE kind = 'back'").await == 1);
    assert!(house.count("SELECT count(*) FROM notice WHERE kind = 'stands-in'").await == 1);
});

story!(what_is_given_to_somebody_away_goes_to_whoever_stands_in(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya, olga) = (house.agent("Vasya").await, house.agent("Petya").await, house.agent("Olga").await);
    plan(house, "Vasya", (0, DAY), Some("Petya")).await.unwrap();
    plan(house, "Petya", (DAY / 2, DAY), None).await.unwrap();
    olga.assigns(number, vasya.id).await.is(303);
    assert_eq!(assignee(house, number).await, Some(petya.id));
    house.settled().await;
    let told: i64 = store::Query::new("SELECT count(*) FROM notice WHERE kind = 'assigned' AND staff_id = ")
        .with("", vasya.id).value(house.desk().db()).await.unwrap();
    assert_eq!(told, 0, "who is away is not told that something is theirs");
    house.later(DAY / 2).await;
    assert_eq!(assignee(house, number).await, None, "nobody is left: it waits in the queue");
    assert_eq!(changes(house, number).await.last().unwrap(), "ticket-change-away");
    vasya.takes(number).await.is(403);
});

story!(who_is_called_and_away_is_called_with_their_substitute(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (petya, olga) = (house.agent("Petya").await, house.agent("Olga").await);
    plan(house, "Vasya", (0, DAY), Some("Petya")).await.unwrap();
    olga.notes(number, "@Vasya, do you know?").await.is(303);
    house.settled().await;
    assert!(changes(house, number).await.contains(&"ticket-change-called-for".to_owned()));
    let told: i64 = store::Query::new("SELECT count(*) FROM notice WHERE kind = 'mentioned' AND staff_id = ")
        .with("", petya.id).value(house.desk().db()).await.unwrap();
    assert_eq!(told, 1);
});

story!(an_answer_that_was_begun_can_be_gone_on_with(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    vasya.takes(number).await.is(303);
    let draft = reqwest::Method::PUT;
    let save = vasya.request(draft, &format!("/tickets/{number}/drafts/reply"))
        .header("content-type", "application/x-www-form-urlencoded").body("generation=1&text=It+is+on+its+way");
    crate::house::Answer::to(save).await.is(200);
    plan(house, "Vasya", (0, DAY), Some("Petya")).await.unwrap();
    assert!(petya.opens_ticket(number).await.is(200).text().contains("It is on its way"));
    assert_eq!(changes(house, number).await.last().unwrap(), "ticket-change-draft-shared");
});

story!(the_files_of_an_answer_that_was_begun_come_along(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    vasya.takes(number).await.is(303);
    let blob = house.desk().blobs().keep(b"PNG".to_vec()).await.unwrap();
    let mut act = house.desk().act(Actor::Staff(vasya.id)).await.unwrap();
    let of = DraftOf { ticket: TicketId(number), staff: vasya.id, kind: DraftKind::Reply };
    let file = |name: &str, inline| NewAttachment {
        name: name.into(),
        media_type: "image/png".into(),
        size: 3,
        blob: blob.clone(),
        content_id: None,
        inline,
        danger: None,
    };
    Upload::put_back(&mut act, of, file("plan.png", false)).await.unwrap();
    let picture = Upload::put_back(&mut act, of, file("lamp.png", true)).await.unwrap();
    let html = format!("<div>Look:<img data-cid=\"{}\"></div>", picture.content_id());
    Draft::restore(&mut act, of.ticket, of.staff, of.kind, &html).await.unwrap();
    act.commit().await.unwrap();
    plan(house, "Vasya", (0, DAY), Some("Petya")).await.unwrap();
    let theirs = Upload::of(&house.desk().look(), of.ticket, petya.id).await.unwrap();
    assert_eq!(theirs.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["plan.png", "lamp.png"]);
    let page = petya.opens_ticket(number).await.is(200).text();
    assert!(page.contains("plan.png") && page.contains(&format!("/uploads/{}/content", theirs[1].id)), "{page}");
    assert!(!page.contains(&format!("/uploads/{}/content", picture.id)), "a picture of somebody else's is not there");
    assert_eq!(Upload::of(&house.desk().look(), of.ticket, vasya.id).await.unwrap().len(), 2, "its author keeps theirs");
});

story!(what_was_put_aside_wakes_when_nobody_stands_in(house) {
    let iva = house.customer(IVA);
    let (own, others) = (iva.writes("The lamp", "Where is it?").await, iva.writes("The vase", "It broke.").await);
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let until = house.desk().now().plus(Duration::from_secs(7 * DAY)).micros().to_string();
    for (number, to) in [(own, vasya.id), (others, petya.id)] {
        vasya.assigns(number, to).await.is(303);
        vasya.sends(&format!("/tickets/{number}/snooze"), &[("until", &until)]).await.is(303);
    }
    plan(house, "Vasya", (0, DAY), None).await.unwrap();
    let woken = house.ticket(own).await;
    assert_eq!((woken.state, woken.assignee_id, woken.snoozed_until), (State::Open, None, None));
    assert_eq!(changes(house, own).await.last().unwrap(), "ticket-change-woke");
    let theirs = house.ticket(others).await;
    assert_eq!((theirs.state, theirs.assignee_id, theirs.snoozed_by), (State::Snoozed, Some(petya.id), None));
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'ticket.aside_passed'").await, 2);
});

story!(one_says_that_one_is_away_on_a_page_and_a_lead_for_somebody_ill(house) {
    let (vasya, olga, petya) = (house.agent("Vasya").await, house.agent("Olga").await, house.staff("Petya").await.id);
    let petya = petya.to_string();
    let today = |days: i64| {
        let at = jiff::Timestamp::from_microsecond(house.desk().now().micros()).unwrap();
        let date = at.to_zoned(jiff::tz::TimeZone::UTC).date();
        date.checked_add(jiff::Span::new().days(days)).unwrap().to_string()
    };
    let away = [("since", &*today(1)), ("until", &*today(0)), ("substitute", &petya)];
    let refused = vasya.sends("/settings/absence", &away).await.is(422).text();
    assert!(refused.contains("The last day must not lie before the first"));
    assert!(refused.contains("<details class=\"fold\"><summary"), "nobody was named for one duty");
    let for_one = [("since", &*today(1)), ("until", &*today(0)), ("questions", &*petya)];
    let refused = vasya.sends("/settings/absence", &for_one).await.is(422).text();
    assert!(refused.contains("<details class=\"fold\" open>"), "who was chosen for one duty is seen: {refused}");
    let away = [("since", &*today(0)), ("until", &*today(3)), ("substitute", &petya), ("reason", "mushrooms")];
    vasya.sends("/settings/absence", &away).await.is(303);
    let shown = vasya.opens("/settings/absence").await.is(200).text();
    assert!(shown.contains("mushrooms") && shown.contains("I am back"));
    let id = Absence::of(&house.desk().look(), vasya.id, house.desk().now()).await.unwrap().unwrap().id;
    let change = [("until", &*today(5)), ("substitute", ""), ("reason", "many mushrooms")];
    vasya.sends(&format!("/settings/absence/{id}"), &change).await.is(303);
    let changed = Absence::find(&house.desk().look(), id).await.unwrap();
    assert_eq!((changed.substitute_id, changed.reason.as_str()), (None, "many mushrooms"));
    let ended = vasya.sends(&format!("/settings/absence/{id}"), &[("_method", "delete")]).await;
    ended.is(303);
    let of_petya = format!("/settings/absence?of={petya}");
    vasya.opens(&of_petya).await.is(404);
    assert!(olga.opens(&of_petya).await.is(200).text().contains("For Petya"));
    let ill = [("of", petya.as_str()), ("since", &*today(0)), ("reason", "ill")];
    vasya.sends("/settings/absence", &ill).await.is(404);
    olga.sends("/settings/absence", &ill).await.is(303);
    let listed = house.api("Kolya").await.gets("/api/v1/absences").await.is(200).json();
    assert_eq!(listed["absences"][0]["reason"], "ill");
    assert_eq!(listed["absences"][0]["now"].as_object().unwrap().len(), 3, "tickets, questions, approvals");
    assert_eq!(listed["absences"][0]["now"]["tickets"], serde_json::Value::Null);
});

story!(a_lead_plans_for_their_people_while_the_department_takes_work(house) {
    let (anna, vasya, petya) = (house.agent("Anna").await, house.agent("Vasya").await, house.staff("Petya").await.id);
    let look = house.desk().look();
    let named = async |name: &str| people::Department::named(&look, name).await.unwrap().unwrap().id;
    let (support, accounting) = (named("Support").await, named("Accounting").await);
    let (is_in, leads) = (format!("in-{}", vasya.id), format!("leads-{}", vasya.id));
    let petya_in = format!("in-{petya}");
    let members = [("members", "yes"), ("name", "Support"), (&*is_in, "on"), (&*leads, "on"), (&*petya_in, "on")];
    anna.sends(&format!("/settings/departments/{support}"), &members).await.is(303);
    let of_petya = format!("/settings/absence?of={petya}");
    vasya.opens(&of_petya).await.is(200);
    let own = vasya.opens("/settings/absence").await.is(200).text();
    assert!(own.contains("For a colleague"), "{own}");
    let archive = format!("/settings/departments/{support}/archive");
    anna.sends(&archive, &[("heir", &accounting.to_string())]).await.is(303);
    vasya.opens(&of_petya).await.is(404);
    let own = vasya.opens("/settings/absence").await.is(200).text();
    assert!(!own.contains("For a colleague"), "{own}");
});
