//! A department decides whether its collaborators see how customers are reached; if not, no door tells them.

use crate::{
    house::{Answer, Browser, House, letter},
    rights::{self, Things},
};
use people::{Admin, Contacts, Department};

const IVA: &str = "iva@horvat.example";
/// What none of the answers may hold.
const SECRET: [&str; 7] =
    ["horvat.example", "quiet.example", "third.example", "91 234 5678", "0912345678", "912345678", "555 12 34"];

async fn shows(house: &House, shows: Contacts) {
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let development = Department::named(&mut act, "Development").await.unwrap().unwrap();
    Department::show_contacts(&mut act, &Admin::of_the_machine(), development.id, shows).await.unwrap();
    act.commit().await.unwrap();
}

async fn invites(vasya: &Browser, house: &House, number: i64) {
    let kolya = house.staff("Kolya").await.id.to_string();
    vasya.sends(&format!("/tickets/{number}/access"), &[("assignee", &kolya)]).await.is(303);
}

/// A ticket with addresses and numbers wherever they can stand, into which Kolya was asked, and one of a customer
/// who has no name.
async fn full_of_them(house: &House) -> (Things, i64) {
    let things = rights::things(house).await;
    let head = [
        ("From", "\"Iva Kovač 0912345678\" <iva@horvat.example>"),
        ("To", "support@desk.example, Third <third@third.example>"),
        ("Cc", "other@third.example"),
        ("Reply-To", "home@horvat.example"),
        ("Subject", "Lamp of iva@horvat.example, +385 91 234 5678"),
    ];
    let raw = letter(
        &head,
        "Call me: 091 234 5678.\n\nIva\niva@horvat.example\n\n> On Monday Iva <iva@horvat.example> wrote:\n> Hm.",
    );
    let number = house.customer(IVA).sends(&["support@desk.example"], &raw).await;
    let nameless =
        house.customer("ana@quiet.example").writes("Ask third@third.example", "Hi, ana@quiet.example.").await;
    let (vasya, path) = (house.agent("Vasya").await, format!("/tickets/{number}"));
    invites(&vasya, house, number).await;
    invites(&vasya, house, nameless).await;
    vasya.sends(&format!("{path}/links"), &[("with", &nameless.to_string()), ("kind", "related")]).await.is(303);
    vasya.replies(number, "We call +385912345678 or write to iva@horvat.example.").await.is(303);
    vasya.notes(number, "She is 0912345678, or iva@horvat.example.").await.is(303);
    let form = [("about", "ticket"), ("kind", "text"), ("name", "Call")];
    house.agent("Anna").await.sends("/settings/fields", &form).await.is(303);
    vasya.sends(&format!("{path}/fields"), &[("field", "1"), ("value", "091 234 5678")]).await.is(303);
    let customer = house.count("SELECT max(customer_id) FROM identity WHERE value_key = 'iva@horvat.example'").await;
    let card = format!("/customers/{customer}");
    vasya.sends(&format!("{card}/identities"), &[("value", "555 12 34")]).await.is(303);
    vasya.sends(&format!("{card}/remarks"), &[("text", "Call 091 234 5678"), ("pinned", "1")]).await.is(303);
    let mut act = house.desk().act(base::Actor::Staff(vasya.id)).await.unwrap();
    let agent = people::Agent::of(&house.colleague("Vasya").await).unwrap();
    let mut ticket =
        ticket::Ticket::seen_by(&mut act, &ticket::Scope::of(&agent), base::TicketId(number)).await.unwrap();
    let draft = "<div>Is iva@horvat.example yours?</div>";
    ticket
        .ask_to_read(&mut act, &agent, house.staff("Kolya").await.id, (draft, "Is 091 234 5678 right?"))
        .await
        .unwrap();
    act.commit().await.unwrap();
    house.settled().await;
    let (entry, answer) = (house.timeline(number).await[0].id.0, house.last(number).await.id.0);
    (Things { number, entry, answer, ..things }, nameless)
}

#[track_caller]
fn keeps_them(what: &str, answer: &Answer) {
    keeps(what, answer, &SECRET);
}

#[track_caller]
fn keeps(what: &str, answer: &Answer, secrets: &[&str]) {
    let text = answer.text();
    let told = secrets.iter().find(|secret| text.contains(*secret));
    let around = told.and_then(|t| text.find(t)).map(|at| text[..at].chars().rev().take(300).collect::<Vec<_>>());
    let around: String = around.unwrap_or_default().into_iter().rev().collect();
    assert!(answer.status < 500 && told.is_none(), "{what} ({}) tells {told:?}: …{around}", answer.status);
}

story!(no_door_tells_an_address_to_whom_it_is_not_shown(house) {
    let (things, nameless) = full_of_them(house).await;
    shows(house, Contacts::Named).await;
    let (kolya, api) = (house.agent("Kolya").await, house.api("Kolya").await);
    for door in rights::of_collaborators() {
        keeps_them(&format!("{} {}", door.1, door.2), &rights::knocks(house, &things, &kolya, door).await);
    }
    let number = things.number;
    for path in [
        "/views/all".to_owned(),
        "/views/followed".to_owned(),
        "/search?q=lamp".to_owned(),
        "/palette?q=lamp".to_owned(),
        format!("/tickets/{nameless}"),
        format!("/tickets/{number}?images={0}&whole={0}", things.entry),
        format!("/tickets/{number}?find=call"),
        format!("/tickets/{number}/print?internal=true"),
        "/notices?show=all".to_owned(),
    ] {
        keeps_them(&path, &kolya.opens(&path).await.is(200));
    }
    for path in ["tickets".to_owned(), "tickets?q=lamp".to_owned(), format!("tickets/{number}"), format!("tickets/{nameless}/entries"), format!("entries/{}", things.entry)] {
        keeps_them(&path, &api.gets(&format!("/api/v1/{path}")).await.is(200));
    }
    kolya.opens(&format!("/entries/{}/original", things.entry)).await.is(403);
    kolya.opens(&format!("/entries/{}/original.eml", things.entry)).await.is(403);
    let found = kolya.opens("/search?q=iva@horvat.example").await.is(200).text();
    assert!(!found.contains("/tickets/"), "what is found by an address says whose it is");
    let page = kolya.opens_ticket(number).await.text();
    assert!(page.contains("Iva Kovač") && page.contains("Call me: •••.") && page.contains("not shown to your departments"));
    assert!(page.contains("Is ••• yours?"));
    let id = house.count("SELECT max(id) FROM review WHERE question <> ''").await;
    let instead = [("verdict", "suggest"), ("html", "<div>Is ••• hers?</div>")];
    kolya.sends(&format!("/tickets/{number}/reviews/{id}/verdict"), &instead).await.is(403);
    assert!(house.timeline(number).await[0].text.contains("091 234 5678"), "nothing was changed by being looked at");
});

story!(what_is_written_by_whom_addresses_are_not_shown_changes_none(house) {
    let (things, _) = full_of_them(house).await;
    shows(house, Contacts::Named).await;
    house.agent("Kolya").await.notes(things.number, "It is the fuse.").await.is(303);
    let ticket = house.ticket(things.number).await;
    assert!(ticket.subject.contains(IVA), "{}", ticket.subject);
    assert!(ticket.last_words.contains(IVA), "{}", ticket.last_words);
});

story!(notices_by_mail_tell_no_address_either(house) {
    let (things, _) = full_of_them(house).await;
    shows(house, Contacts::Named).await;
    let sent = house.office.catcher.count();
    house.later(60).await;
    let mails = house.office.wait_for(sent + 1).await;
    house.settled().await;
    let to_kolya = mails.iter().filter(|m| m.envelope.to.iter().any(|to| to.contains("kolya")));
    let letters: Vec<mail::Letter> = to_kolya.map(|m| mail::Letter::read(&m.raw).unwrap()).collect();
    assert!(letters.iter().any(|l| l.subject.contains(&format!("#{}", things.number))), "{}", letters.len());
    for l in &letters {
        let all = format!("{} {} {:?}", l.subject, l.text, l.html);
        assert!(!SECRET.iter().any(|secret| all.contains(secret)), "{all}");
    }
});

story!(a_department_that_shows_addresses_shows_them(house) {
    let (things, _) = full_of_them(house).await;
    let kolya = house.agent("Kolya").await;
    let page = kolya.opens_ticket(things.number).await.text();
    assert!(page.contains(IVA) && page.contains("555 12 34") && !page.contains("•••"));
    kolya.opens(&format!("/entries/{}/original", things.entry)).await.is(200);
    shows(house, Contacts::Named).await;
    assert!(house.agent("Vasya").await.opens_ticket(things.number).await.text().contains(IVA), "agents see them all");
});

story!(who_sees_no_addresses_mends_the_one_they_wrote_themselves(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    invites(&house.agent("Vasya").await, house, number).await;
    shows(house, Contacts::Named).await;
    let kolya = house.agent("Kolya").await;
    kolya.notes(number, "The courier is desk@courier.example.").await.is(303);
    let note = house.last(number).await.id;
    let words = format!("/tickets/{number}/entries/{note}/words");
    let form = kolya.opens(&words).await.is(200).text();
    assert!(form.contains("The courier is desk@courier.example.</textarea>"), "{form}");
    kolya.sends(&words, &[("text", "The courier is desk@courier.example, not UPS.")]).await.is(303);
    assert_eq!(house.entry(note).await.reply_text, "The courier is desk@courier.example, not UPS.");
    assert!(!kolya.opens_ticket(number).await.text().contains("courier.example"), "on the timeline nobody's are shown");
});

/// Who nobody of a department that is shown nothing may know of.
const NAMES: [&str; 3] = ["Zora", "Zlatna", "zlatna.example"];

story!(to_whom_nothing_is_shown_no_door_tells_who_a_customer_is(house) {
    let things = rights::things(house).await;
    let head =
        [("From", "Zora Zlatna <zora@zlatna.example>"), ("To", "support@desk.example"), ("Subject", "Lamp")];
    let raw = letter(&head, "The lamp is dark.");
    let number = house.customer("zora@zlatna.example").sends(&["support@desk.example"], &raw).await;
    let vasya = house.agent("Vasya").await;
    let customer = house.count("SELECT max(customer_id) FROM identity WHERE value_key = 'zora@zlatna.example'").await;
    let remark = [("text", "A friend of the house"), ("pinned", "1")];
    vasya.sends(&format!("/customers/{customer}/remarks"), &remark).await.is(303);
    vasya.replies(number, "Which lamp is it?").await.is(303);
    invites(&vasya, house, things.number).await;
    shows(house, Contacts::Nothing).await;
    house.settled().await;
    let (sent, id) = (house.office.catcher.count(), house.staff("Kolya").await.id.to_string());
    vasya.sends(&format!("/tickets/{number}/handover"), &[("staff", &id)]).await.is(303);
    house.later(60).await;
    let mails = house.office.wait_for(sent + 1).await;
    let to_kolya = mails.iter().filter(|m| m.envelope.to.iter().any(|to| to.contains("kolya")));
    let letters: Vec<mail::Letter> = to_kolya.map(|m| mail::Letter::read(&m.raw).unwrap()).collect();
    assert!(letters.iter().any(|l| l.text.contains("The lamp is dark.") && l.text.contains("Customer")), "{}", letters.len());
    for l in &letters {
        let all = format!("{} {} {:?}", l.subject, l.text, l.html);
        assert!(!NAMES.iter().any(|name| all.contains(name)), "{all}");
    }
    let (kolya, api) = (house.agent("Kolya").await, house.api("Kolya").await);
    let page = kolya.opens_ticket(number).await.text();
    assert!(page.contains("<b dir=\"auto\">Customer</b>") && page.contains("The lamp is dark.") && page.contains("Vasya"), "{page}");
    assert!(page.contains("Who the customer is, is not shown") && !page.contains("A friend of the house"));
    assert!(kolya.opens("/questions").await.is(200).text().contains("<b dir=\"auto\">Customer</b>"));
    assert!(kolya.opens("/views/all").await.is(200).text().contains("Customer"));
    for path in ["/search?q=lamp", "/search?q=zora", "/palette?q=lamp", "/palette?q=zlatna", "/notices?show=all", "/drafts"] {
        keeps(path, &kolya.opens(path).await, &NAMES);
    }
    assert!(kolya.opens("/search?q=lamp").await.text().contains(&format!("/tickets/{number}")));
    let found = kolya.opens("/search?q=zora").await.text();
    assert!(!found.contains(&format!("/tickets/{number}")), "what is found by a name says whose it is");
    for path in ["tickets".to_owned(), format!("tickets/{number}"), format!("tickets/{number}/entries"), "questions".to_owned()] {
        keeps(&path, &api.gets(&format!("/api/v1/{path}")).await.is(200), &NAMES);
    }
    let (entry, answer) = (house.timeline(number).await[0].id.0, house.last(number).await.id.0);
    let hers = Things { number, entry, answer, ..things };
    for door in rights::of_collaborators() {
        keeps(&format!("{} {}", door.1, door.2), &rights::knocks(house, &hers, &kolya, door).await, &NAMES);
    }
    assert!(vasya.opens_ticket(number).await.text().contains("Zora Zlatna"), "who serves her knows her");
});
