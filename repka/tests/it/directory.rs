//! Who works here, and what departments promise each other.

use crate::answering_questions::{ask, department_of, person};
use people::{Department, Regulation};
use question::{Question, Words};
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

story!(whose_only_department_is_archived_is_in_the_directory_still(house) {
    let anna = house.agent("Anna").await;
    let look = house.desk().look();
    let named = async |name: &str| Department::named(&look, name).await.unwrap().unwrap().id;
    let (accounting, support) = (named("Accounting").await, named("Support").await);
    let archive = format!("/settings/departments/{accounting}/archive");
    anna.sends(&archive, &[("heir", &support.to_string())]).await.is(303);
    let page = anna.opens("/people").await.is(200).text();
    assert!(page.contains("irina@desk.example") && !page.contains("Accounting</a></h2>"), "{page}");
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
    let own_deputy = [("answers_for", ""), ("answer_minutes", "60"), ("deputy", "2")];
    assert!(olga.sends(&path, &own_deputy).await.is(422).text().contains("cannot stand in for themselves"));
    olga.sends(&path, &promise("90")).await.is(303);
    let look = house.desk().look();
    assert_eq!(Department::answer_time(&look, support.id).await.unwrap(), Duration::from_secs(90 * 60));
    assert_eq!(Regulation::changes(&look, support.id).await.unwrap().len(), 1);
    let shown = kolya.opens(&path).await.is(200).text();
    assert!(shown.contains("all that customers ask") && shown.contains("Nobody stands in for its lead"), "{shown}");
    assert!(!shown.contains("<form class=\"card stack\" method=\"post\" action=\"/departments/"));
    assert!(anna.opens("/settings/departments").await.is(200).text().contains("Nobody stands in for its lead"));
});

const IVA: &str = "iva@kovac.example";

/// Someone answers what they are asked.
pub async fn answers(house: &crate::house::House, name: &str, asked: &Question) {
    let who = house.colleague(name).await;
    let mut act = house.desk().act(who.actor()).await.unwrap();
    let mut asked = Question::current(&mut act, asked.id).await.unwrap();
    asked.answer(&mut act, &who, &Words::plain("Rule 88.")).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
}

story!(one_asks_from_the_directory_and_finds_everybody_in_it(house) {
    let (kolya, vasya) = (house.agent("Kolya").await, house.agent("Vasya").await);
    let page = kolya.opens("/people").await.is(200).text();
    let support = house.department("Support").await;
    assert!(page.contains(&format!("href=\"/questions/new?person={}\"", vasya.id)), "{page}");
    assert!(!page.contains(&format!("/questions/new?person={}\"", kolya.id)), "nobody asks themselves");
    assert!(page.contains(&format!("href=\"/questions/new?department={support}\"")) && page.contains("Ask Support"), "{page}");
    assert!(page.contains("mailto:vasya@desk.example") && !page.contains("assignee="), "{page}");
    let agents = vasya.opens("/people").await.is(200).text();
    assert!(agents.contains("/views/all?state=open&amp;assignee="), "{agents}");
    assert!(kolya.opens(&format!("/departments/{support}")).await.is(200).text().contains("/questions/new?department="));
    let found = kolya.opens("/palette?q=vas").await.is(200).text();
    assert!(found.contains(&format!("/people#person-{}", vasya.id)), "{found}");
    assert!(page.contains(&format!("id=\"person-{}\"", vasya.id)), "{page}");
});

story!(colleagues_say_which_languages_they_speak_and_how_to_reach_them(house) {
    let (kolya, vasya) = (house.agent("Kolya").await, house.agent("Vasya").await);
    assert!(vasya.opens("/people").await.is(200).text().contains("English"), "as long as nobody says more");
    let plain = [("name", "Kolya"), ("lang", "en"), ("zone", "Europe/Zagreb")];
    let said = [("answers_for", "prices in the shop"), ("speaks", "русский,\n српски"), ("reach", "phone 204, mornings")];
    kolya.sends("/settings/account", &[&plain[..], &said].concat()).await.is(303);
    let page = vasya.opens("/people").await.is(200).text();
    for words in ["prices in the shop", "русский, српски", "phone 204, mornings"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let long = "x".repeat(201);
    let page = kolya.sends("/settings/account", &[&plain[..], &[("reach", long.as_str())]].concat()).await.is(422).text();
    assert!(page.contains("200 characters") && page.contains(&long), "what was typed stands there still");
    kolya.sends("/settings/account", &plain).await.is(303);
    assert!(vasya.opens("/people").await.text().contains("phone 204"), "a form without it leaves it");
    let found = vasya.opens("/palette?q=српски").await.is(200).text();
    assert!(found.contains(&format!("/people#person-{}", kolya.id)), "{found}");
});

story!(the_directory_says_what_people_answer_in_truth(house) {
    let vasya = house.agent("Vasya").await;
    for (subject, tags) in [("One", vec!["price", "wool"]), ("Two", vec!["price"])] {
        let number = house.customer(IVA).writes(subject, "Why?").await;
        for tag in tags {
            vasya.sends(&format!("/tickets/{number}/tags"), &[("name", tag)]).await.is(303);
        }
        let to = vec![department_of(house, "Irina").await, person(house, "Kolya").await];
        let asked = ask(house, "Vasya", number, "Who knows?", to).await;
        answers(house, "Irina", &asked[0]).await;
        answers(house, "Kolya", &asked[1]).await;
    }
    let page = house.agent("Petya").await.opens("/people").await.is(200).text();
    assert_eq!(page.matches("Answers mostly about: price, wool").count(), 3, "Accounting, Irina and Kolya: {page}");
    house.later(366 * 24 * 3600).await;
    let page = house.agent("Petya").await.opens("/people").await.is(200).text();
    assert!(!page.contains("Answers mostly about"), "{page}");
});

story!(a_department_s_page_shows_how_it_kept_its_promise(house) {
    let number = house.customer(IVA).writes("The rucksack", "Only 5 %?").await;
    let accounting = department_of(house, "Irina").await;
    let asked = ask(house, "Vasya", number, "Why only 5?", vec![accounting.clone()]).await[0].clone();
    answers(house, "Irina", &asked).await;
    ask(house, "Vasya", number, "And the rest?", vec![accounting.clone()]).await;
    let question::Whom::Department(id) = accounting.whom else { unreachable!() };
    let path = format!("/departments/{id}");
    let page = house.agent("Petya").await.opens(&path).await.is(200).text();
    assert!(page.contains("How it keeps its promise") && page.contains("Last 30 days"), "{page}");
    assert!(page.contains("Now 1 open, 0 late") && page.contains("And the rest?") && page.contains("Why only 5?"), "{page}");
    let behind = |page: &str, figure: &str, told: &str| {
        let link = page.split("href=\"").find(|rest| rest.starts_with(&format!("{path}/questions?figure={figure}&")));
        let (link, rest) = link.unwrap_or_else(|| panic!("{figure} opens nothing: {page}")).split_once("\">").unwrap();
        assert_eq!(rest.split('<').next(), Some(told), "{figure}");
        link.replace("&amp;", "&").replace("&#38;", "&")
    };
    let petya = house.agent("Petya").await;
    let (both, in_time) = (behind(&page, "asked", "2"), behind(&page, "in-time", "1"));
    assert!(!page.contains("figure=late"), "nothing is late: {page}");
    let both = petya.opens(&both).await.is(200).text();
    assert!(both.contains("Why only 5?") && both.contains("And the rest?"), "{both}");
    let in_time = petya.opens(&in_time).await.is(200).text();
    assert!(in_time.contains("Why only 5?") && !in_time.contains("And the rest?"), "{in_time}");
    let hidden = house.agent("Kolya").await.opens(&behind(&page, "asked", "2")).await.is(200).text();
    assert!(hidden.contains("2 more are on tickets that are not shown to you") && !hidden.contains("Why only"), "{hidden}");
    let others = house.agent("Kolya").await.opens(&path).await.is(200).text();
    assert!(others.contains("Now 1 open, 0 late") && !others.contains("And the rest?"), "words are for who may see them: {others}");
    house.later(40 * 24 * 3600).await;
    let page = house.agent("Petya").await.opens(&path).await.is(200).text();
    assert!(page.contains("Now 1 open, 1 late"), "{page}");
    let month = page.split("figure=late").nth(1).map(|rest| format!("{path}/questions?figure=late{}", rest.split('"').next().unwrap()));
    let late = house.agent("Petya").await.opens(&month.unwrap().replace("&amp;", "&").replace("&#38;", "&")).await.is(200).text();
    assert!(late.contains("And the rest?") && !late.contains("Why only 5?"), "{late}");
});
