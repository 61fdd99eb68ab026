//! Who may open which door: every door, with every role.

mod doors;
mod own;
mod states;
mod team;

use crate::house::{Answer, Browser, House};
use notify::{
    Kind,
    notice::News,
    push::{NewSubscription, Subscription},
};
use repka::routes::description;
use reqwest::Method;
use std::collections::BTreeSet;

use For::*;
pub use doors::{Door, For, doors};
use own::{asked, away_later, question, review, upload, with_second_step};

/// Where routers are written down, beside the API's description.
const ROUTERS: &[&str] = &[
    include_str!("../../src/routes.rs"),
    include_str!("../../../features/people/web/src/doors.rs"),
    include_str!("../../../features/clock/web/src/lib.rs"),
    include_str!("../../../features/ticket/web/src/lib.rs"),
    include_str!("../../../features/field/web/src/lib.rs"),
    include_str!("../../../features/template/src/web/mod.rs"),
    include_str!("../../../features/remedy/src/web/mod.rs"),
    include_str!("../../../features/improvement/src/web/mod.rs"),
    include_str!("../../../features/knowledge/src/web/mod.rs"),
    include_str!("../../../features/customer/web/src/lib.rs"),
    include_str!("../../../features/question/web/src/doors.rs"),
    include_str!("../../../features/channel/src/web/mod.rs"),
    include_str!("../../../features/notify/src/web/mod.rs"),
    include_str!("../../../features/insight/src/web/mod.rs"),
];

/// What stands between a call's parentheses; the text begins behind the first.
fn arguments(text: &str) -> &str {
    let mut open = 1;
    let end = text.find(|c| {
        open += i32::from(c == '(') - i32::from(c == ')');
        open == 0
    });
    &text[..end.unwrap_or(text.len())]
}

/// Every door that is written down anywhere.
fn written() -> BTreeSet<(String, String)> {
    let mut doors = BTreeSet::new();
    for call in ROUTERS.iter().flat_map(|text| text.split(".route(").skip(1)) {
        let call = arguments(call);
        let Some((path, rest)) = call.split_once('"').and_then(|(_, rest)| rest.split_once('"')) else {
            continue;
        };
        for (call, method) in [("get(", "GET"), ("post(", "POST"), ("put(", "PUT"), ("delete(", "DELETE")] {
            if rest.contains(call) {
                doors.insert((method.to_owned(), path.to_owned()));
            }
        }
    }
    let described = serde_json::to_value(description()).unwrap();
    for (path, item) in described["paths"].as_object().unwrap() {
        let methods = item
            .as_object()
            .unwrap()
            .keys()
            .filter(|k| ["get", "post", "put", "delete", "patch"].contains(&k.as_str()));
        doors.extend(methods.map(|method| (method.to_uppercase(), path.clone())));
    }
    doors
}

#[test]
fn every_door_is_in_the_table() {
    let table: BTreeSet<_> = doors().map(|(_, method, path, _)| ((*method).to_owned(), (*path).to_owned())).collect();
    let written = written();
    assert_eq!(written.difference(&table).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "not in the table");
    assert_eq!(table.difference(&written).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "no such door");
}

#[test]
fn the_page_of_the_roles_says_who_gets_through_the_doors() {
    for ability in repka::assemble::abilities() {
        let door = doors().find(|(_, method, path, _)| (*method, *path) == ability.door);
        let roles = match door.unwrap_or_else(|| panic!("no such door: {:?}", ability.door)).0 {
            Everyone | Staff | Seeing => people::Colleague::ROLES,
            Agents => people::Agent::ROLES,
            Supervisors => people::Supervisor::ROLES,
            Admins => people::Admin::ROLES,
        };
        assert_eq!(ability.roles, roles, "{}", ability.title);
    }
}

/// What the doors are about.
pub struct Things {
    pub number: i64,
    pub entry: i64,
    pub note: i64,
    pub answer: i64,
    pub attachment: i64,
    pub problem: i64,
}

/// The doors that open for collaborators.
pub fn of_collaborators() -> impl Iterator<Item = &'static Door> {
    doors().filter(|door| matches!(door.0, Staff | Seeing | Everyone))
}

pub async fn things(house: &House) -> Things {
    let raw = "From: iva@kovac.example\r\nTo: support@desk.example\r\nSubject: Hi\r\nMessage-ID: <1@kovac.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
         --b\r\n\r\nHello?\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nabc\r\n--b--\r\n";
    let number = house.customer("iva@kovac.example").sends(&["support@desk.example"], raw).await;
    let entry = house.last(number).await.id.0;
    house.agent("Vasya").await.notes(number, "Ask her.").await.is(303);
    let note = house.last(number).await.id.0;
    house.agent("Vasya").await.replies(number, "Hello.").await.is(303);
    house.mails(1).await;
    house.customer("").hands_over(&["support@desk.example"], b"no mail").await.unwrap();
    house.settled().await;
    house.agent("Vasya").await.sends(&format!("/tickets/{number}/tags"), &[("name", "x")]).await.is(303);
    house.agent("Vasya").await.sends("/organisations", &[("name", "Perla")]).await.is(303);
    let attachment = house.count("SELECT id FROM attachment").await;
    let problem = house.count("SELECT id FROM arrival WHERE state = 'problem'").await;
    let new = [("name", "Hello"), ("whose", "company"), ("purpose", "note"), ("text-en", "Hello.")];
    house.agent("Olga").await.sends("/settings/templates", &new).await.is(303);
    let new = [("name", "High"), ("whose", "company"), ("priority", "high")];
    house.agent("Olga").await.sends("/settings/macros", &new).await.is(303);
    let answer = house.last(number).await.id.0;
    let anna = house.agent("Anna").await;
    anna.sends("/settings/approvals", &[("currency", "EUR"), ("asked", "leads")]).await.is(303);
    anna.sends("/settings/journeys", &[("name", "Purchase"), ("department", "1")]).await.is(303);
    let new = [("kind", "apology"), ("currency", "EUR"), ("reason", "x")];
    house.agent("Vasya").await.sends(&format!("/tickets/{number}/remedies"), &new).await.is(303);
    let new = [("entry", &*note.to_string()), ("title", "x"), ("department", "1")];
    house.agent("Vasya").await.sends("/improvements", &new).await.is(303);
    house.agent("Vasya").await.sends(&format!("/entries/{note}/article"), &[]).await.is(303);
    shows(house).await;
    Things { number, entry, note, answer, attachment, problem }
}

/// A picture of whoever came first, until the door that takes it away.
async fn shows(house: &House) {
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    people::Staff::show_as(&mut act, base::StaffId(1), b"photo".to_vec()).await.unwrap();
    act.commit().await.unwrap();
}

/// A path with real things in it.
async fn filled(house: &House, things: &Things, who: &Browser, path: &str, about: &str) -> String {
    let id = match about {
        "entry" => things.entry,
        "answer" => things.answer,
        "attachment" => things.attachment,
        "problem" => things.problem,
        "own spam" => crate::spam::spam(house).await,
        "own session" | "own token" | "own batch" | "own view" | "own notice" | "own device" | "own absence" => {
            one_more(house, who, about).await
        }
        "own review" | "own read review" => review(house, things, who, about == "own review").await,
        about if about.starts_with("own scheduled") => scheduled(house, things.number).await,
        "own question" => question(house, 0, who).await,
        "own question file" => question(house, things.number, who).await,
        about if about.starts_with("own asked") || about == "own pair" => {
            asked(house, things, about == "own pair").await
        }
        "own upload" | "own file" => upload(house, things, who, about == "own file").await,
        "own step of Petya" => with_second_step(house, "Petya").await,
        _ => 1,
    };
    let path = match about.starts_with("own voucher") {
        true => path.replace("{code}", &crate::remedies::voucher(house, things.number).await),
        false => path.to_owned(),
    };
    let path = path.replace("{key}", "55c64d0fcd6f9d5f"); // the sha256 of "photo"
    let on = if about == "note" { things.note } else { things.answer };
    let path = path.replace("{name}", "open").replace("{number}", &things.number.to_string()).replace("{kind}", "note");
    let path = path.replace("{entry}", &on.to_string()).replace("{whose}", "department").replace("{code}", "1-00");
    let path = path.replace("{other}", &things.number.to_string());
    let path = path.replace("{identity}", "1").replace("{remark}", "1");
    let path = if about == "own question file" { path.replace("{file}", &things.attachment.to_string()) } else { path };
    path.replace("{id}", &id.to_string())
}

/// An answer of Vasya's that goes later: the one that waits, else another.
async fn scheduled(house: &House, number: i64) -> i64 {
    let waiting = "SELECT coalesce(max(id), 0) FROM scheduled WHERE state = 'waiting'";
    if house.count(waiting).await == 0 {
        let later = house.desk().now().plus(std::time::Duration::from_secs(86_400)).micros().to_string();
        let form = [("text", "Later."), ("later", later.as_str())];
        house.agent("Vasya").await.sends_parts(&format!("/tickets/{number}/replies"), &form).await.is(303);
    }
    house.count(waiting).await
}

/// Another session or token of one's own, to be ended.
async fn one_more(house: &House, who: &Browser, about: &str) -> i64 {
    if who.session.is_none() {
        return 0;
    }
    let mut act = house.desk().act(base::Actor::Staff(who.id)).await.unwrap();
    let made = match about {
        "own session" => {
            people::Session::begin(&mut act, who.id, "", "").await.unwrap();
            "SELECT max(id) FROM session"
        }
        "own token" => {
            people::ApiToken::make(&mut act, who.id, "x").await.unwrap();
            "SELECT max(id) FROM api_token"
        }
        "own absence" => {
            let staff = people::Staff::find(&mut act, who.id).await.unwrap();
            away_later(&mut act, &people::Colleague::of(staff).unwrap()).await;
            "SELECT max(id) FROM absence"
        }
        "own device" => {
            let endpoint = format!("https://push.example/{}", who.id);
            let device = NewSubscription { endpoint, browser: vec![4; 65], auth: vec![1; 16], device: "x".into() };
            Subscription::keep(&mut act, who.id, device).await.unwrap();
            "SELECT max(id) FROM push_subscription"
        }
        "own notice" => {
            let reader = notify::Reader::find(&mut act, who.id).await.unwrap().unwrap();
            let said = notify::notice::Said::default();
            let kind = Kind::Noted;
            let news = News { to: who.id, kind, about: 0, entry: None, question: None, remedy: None, said };
            notify::Notice::tell(&mut act, &reader, &news).await.unwrap();
            "SELECT max(id) FROM notice"
        }
        _ => {
            let staff = people::Staff::find(&mut act, who.id).await.unwrap();
            if let Ok(agent) = people::Agent::of(&people::Colleague::of(staff).unwrap()) {
                ticket::Batch::begin(&mut act, &agent).await.unwrap();
                let sharing = ticket::saved_view::Sharing::Own;
                ticket::SavedView::make(&mut act, &agent, "x", "", sharing).await.unwrap();
            }
            if about == "own batch" {
                "SELECT coalesce(max(id), 0) FROM batch"
            } else {
                "SELECT coalesce(max(id), 0) FROM saved_view"
            }
        }
    };
    act.commit().await.unwrap();
    house.count(made).await
}

pub async fn knocks(house: &House, things: &Things, who: &Browser, door: &Door) -> Answer {
    let (_, method, path, about) = *door;
    let path = filled(house, things, who, path, about).await;
    let path = if method == "PUT" && about == "own upload" { format!("{path}?offset=0") } else { path };
    if about.ends_with("multipart") {
        return who.sends_parts(&path, &[("text", "x")]).await;
    }
    let path = if about.starts_with('?') { format!("{path}{about}") } else { path };
    let request = who.request(Method::from_bytes(method.as_bytes()).unwrap(), &path);
    let form = match about.split_once('{') {
        Some(_) if about.starts_with("own ") => &about[about.find('{').unwrap()..],
        None if about.starts_with("own ") => "_method=delete",
        _ => about,
    };
    if method == "GET" || form.is_empty() {
        return Answer::to(request).await;
    }
    let kind = if form.starts_with('{') { "application/json" } else { "application/x-www-form-urlencoded" };
    Answer::to(request.header("content-type", kind).body(form.to_owned())).await
}

/// Whether an answer says *sign in*, *there is nothing here*, or anything else.
fn meaning(answer: &Answer) -> &'static str {
    match answer.status {
        401 => "sign in",
        303 if answer.location().starts_with("/session/new") => "sign in",
        404 => "nothing here",
        status if status < 500 => "open",
        _ => "broken",
    }
}

/// A collaborator who was asked in on nothing.
async fn outsider(house: &House) -> Browser {
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let new = people::NewStaff {
        email: "outsider@desk.example",
        name: "Outsider",
        role: people::Role::Collaborator,
        departments: &[],
        password: None,
    };
    people::Staff::join(&mut act, &people::Admin::of_the_machine(), new).await.unwrap();
    act.commit().await.unwrap();
    house.agent("Outsider").await
}

story!(every_door_opens_for_whom_it_should_and_for_nobody_else(house) {
    let things = things(house).await;
    let kolya = house.agent("Kolya").await;
    house
        .agent("Vasya")
        .await
        .sends(&format!("/tickets/{}/access", things.number), &[("assignee", &kolya.id.to_string())])
        .await
        .is(303);
    let people = [
        ("admin", house.agent("Anna").await),
        ("supervisor", house.agent("Olga").await),
        ("agent", house.agent("Vasya").await),
        ("asked in", kolya),
        ("collaborator", outsider(house).await),
        ("stranger", house.stranger()),
    ];
    let mut wrong = Vec::new();
    for door in doors() {
        for (role, who) in &people {
            let expected = match (door.0, *role) {
                (Everyone, _) => continue,
                (_, "stranger") => "sign in",
                (Staff, _) | (_, "admin") => "open",
                (Supervisors, "supervisor") | (Agents, "supervisor" | "agent") => "open",
                (Seeing, role) if role != "collaborator" => "open",
                _ => "nothing here",
            };
            let answer = knocks(house, &things, who, door).await;
            if meaning(&answer) != expected {
                wrong.push(format!(
                    "{} {} as {role}: {} {}, not {expected}",
                    door.1,
                    door.2,
                    answer.status,
                    answer.location()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    house.settled().await;
});

story!(doors_for_everyone_never_ask_who_one_is(house) {
    let things = things(house).await;
    for door in doors().filter(|door| door.0 == Everyone) {
        let answer = knocks(house, &things, &house.stranger(), door).await;
        let asks = answer.status == 401 || answer.location().starts_with("/session/new?next");
        assert!(!asks && answer.status < 500, "{} {}: {}", door.1, door.2, answer.status);
    }
});
