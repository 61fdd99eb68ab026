//! Who works here, and what departments promise each other.

use people::{Department, Regulation};
use std::time::Duration;

story!(everybody_finds_who_answers_for_what_and_who_is_here(house) {
    let kolya = house.agent("Kolya").await;
    let me = [("name", "Kolya"), ("lang", "en"), ("zone", "Europe/Sofia"), ("answers_for", "the shop's website")];
    kolya.sends("/settings/account", &me).await.is(303);
    let petya = house.staff("Petya").await.id.to_string();
    let vasya = house.agent("Vasya").await;
    vasya.sends("/settings/absence", &[("substitute", &petya)]).await.is(303);
    let page = kolya.opens("/people").await.is(200).text();
    assert!(page.contains("the shop&#39;s website") && page.contains("Petya stands in") && page.contains("on duty"), "{page}");
});

story!(a_department_says_what_it_promises_and_its_lead_changes_it(house) {
    let support = Department::named(&house.desk().look(), "Support").await.unwrap().unwrap();
    let path = format!("/departments/{}", support.id);
    let (anna, olga, kolya) = (house.agent("Anna").await, house.agent("Olga").await, house.agent("Kolya").await);
    assert!(kolya.opens(&path).await.is(200).text().contains("Nobody leads it"));
    let promise = |minutes| [("answers_for", "all that customers ask"), ("answer_minutes", minutes), ("deputy", "")];
    olga.sends(&path, &promise("60")).await.is(404);
    let members = [("members", "yes"), ("name", "Support"), ("in-2", "on"), ("leads-2", "on")];
    assert_eq!(olga.id.0, 2);
    anna.sends(&format!("/settings/departments/{}", support.id), &members).await.is(303);
    olga.sends(&path, &promise("0")).await.is(422);
    olga.sends(&path, &promise("90")).await.is(303);
    let look = house.desk().look();
    assert_eq!(Department::answer_time(&look, support.id).await.unwrap(), Duration::from_secs(90 * 60));
    assert_eq!(Regulation::changes(&look, support.id).await.unwrap().len(), 1);
    let shown = kolya.opens(&path).await.is(200).text();
    assert!(shown.contains("all that customers ask") && shown.contains("Nobody stands in for its lead"), "{shown}");
    assert!(!shown.contains("<form class=\"card stack\" method=\"post\" action=\"/departments/"));
    assert!(anna.opens("/settings/departments").await.is(200).text().contains("Nobody stands in for its lead"));
});
