//! An answer that a colleague reads before it goes.

use crate::house::{Browser, House};

const IVA: &str = "iva@kovac.example";
const WORDS: &str = "We shall send another lamp.";

async fn asks(who: &Browser, number: i64, whom: &Browser, text: &str) -> i64 {
    let reader = whom.id.to_string();
    let fields = [("text", text), ("generation", "1"), ("reader", &*reader), ("question", "Is that so?")];
    who.sends_parts(&format!("/tickets/{number}/reviews"), &fields).await.is(303);
    let page = whom.opens_ticket(number).await.text();
    let at = page.find("id=\"review-").expect("the draft is shown to its reader") + 11;
    page[at..].split('-').next().unwrap().parse().unwrap()
}

async fn shown(who: &Browser, number: i64) -> String {
    let page = who.opens_ticket(number).await.text();
    let card = page.split("<article class=\"entry note review\"").nth(1).unwrap_or_default();
    card.split("</article>").next().unwrap().to_owned()
}

async fn writes_on(who: &Browser, number: i64, text: &str) {
    let request = who.request(reqwest::Method::PUT, &format!("/tickets/{number}/drafts/reply"));
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let fields = crate::house::form(&[("text", text), ("generation", "1")]);
    crate::house::Answer::to(request.body(fields)).await.is(200);
}

async fn noticed(house: &House, who: &Browser, kind: &str) -> i64 {
    house.settled().await;
    let text = who.opens("/notices?show=all").await.is(200).text();
    text.matches(kind).count() as i64
}

fn path(number: i64, id: i64, what: &str) -> String {
    format!("/tickets/{number}/reviews/{id}{what}")
}

story!(a_colleague_who_is_asked_reads_the_draft_and_agrees(house) {
    let number = house.customer(IVA).writes("The lamp", "It is broken").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let id = asks(&vasya, number, &petya, WORDS).await;
    let card = shown(&petya, number).await;
    assert!(card.contains(WORDS) && card.contains("Is that so?") && card.contains("not sent"), "{card}");
    assert_eq!(noticed(house, &petya, "asks you to read an answer").await, 1);
    assert!(shown(&house.agent("Olga").await, number).await.is_empty(), "a draft is its author's and its reader's");
    assert_eq!(house.office.catcher.count(), 0, "nothing left");
    petya.sends(&path(number, id, "/verdict"), &[("verdict", "agree"), ("remark", "Good")]).await.is(303);
    let card = shown(&vasya, number).await;
    assert!(card.contains("agrees with your draft") && card.contains("Good"), "{card}");
    assert_eq!(noticed(house, &vasya, "agrees with your draft").await, 1);
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains("asked Petya to read an answer") && page.contains("Petya agreed with the draft"), "{page}");
    vasya.replies(number, WORDS).await.is(303);
    assert!(shown(&vasya, number).await.is_empty() && shown(&petya, number).await.is_empty(), "it is sent");
    house.mails(1).await;
});

story!(what_a_reader_would_write_is_taken_over_in_one_click_and_put_back_in_another(house) {
    let number = house.customer(IVA).writes("The lamp", "It is broken").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let id = asks(&vasya, number, &petya, WORDS).await;
    let verdict = path(number, id, "/verdict");
    let same = petya.sends(&verdict, &[("verdict", "suggest"), ("text", WORDS)]).await.is(422).text();
    assert!(same.contains("Change something"), "{same}");
    petya.sends(&verdict, &[("verdict", "suggest"), ("text", "Two lamps are on their way.")]).await.is(303);
    let card = shown(&vasya, number).await;
    assert!(card.contains(WORDS) && card.contains("Two lamps are on their way."), "both stand side by side: {card}");
    let draft = async || {
        let page = vasya.opens_ticket(number).await.text();
        let at = page.find("data-editor-target=\"plain\"").unwrap();
        page[at..].split("</textarea>").next().unwrap().to_owned()
    };
    vasya.sends(&path(number, id, "/adoption"), &[]).await.is(303);
    assert!(draft().await.contains("Two lamps"), "{}", draft().await);
    vasya.sends(&path(number, id, "/adoption"), &[("_method", "delete")]).await.is(303);
    assert!(draft().await.contains(WORDS), "the author's words are lost");
    petya.sends(&path(number, id, "/adoption"), &[]).await.is(404);
});

story!(a_reader_sends_it_in_its_author_s_name_but_not_an_older_version(house) {
    let number = house.customer(IVA).writes("The lamp", "It is broken").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let id = asks(&vasya, number, &petya, WORDS).await;
    writes_on(&vasya, number, "We shall send two lamps.").await;
    assert!(shown(&petya, number).await.contains("has written on since"));
    assert!(shown(&vasya, number).await.contains("reads an older version"));
    let sending = path(number, id, "/sending");
    let refused = petya.sends(&sending, &[("then", "solve")]).await.is(403).text();
    assert!(refused.contains("has changed the draft"), "{refused}");
    let newer = asks(&vasya, number, &petya, "We shall send two lamps.").await;
    petya.sends(&sending, &[]).await.is(404);
    let seen = petya.opens_ticket(number).await.field("seen");
    let to = house.post().minter().reply_address("support@desk.example", number);
    let raw = crate::house::letter(&[("From", IVA), ("To", &to), ("Subject", "Re: The lamp")], "Oh, and a cable.");
    house.customer(IVA).sends(&[&to], &raw).await;
    let sending = path(number, newer, "/sending");
    petya.sends(&sending, &[("then", "solve"), ("seen", &seen)]).await.is(409);
    let seen = petya.opens_ticket(number).await.field("seen");
    petya.sends(&sending, &[("then", "solve"), ("seen", &seen)]).await.is(303);
    let sent = house.mails(1).await[0].clone();
    assert!(String::from_utf8_lossy(&sent.raw).contains("two lamps"));
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.state, ticket.assignee_id), (ticket::State::Solved, Some(vasya.id)));
    assert_eq!(house.last(number).await.staff_id, Some(vasya.id));
    assert_eq!(noticed(house, &vasya, "sent your draft").await, 1);
    assert!(vasya.opens_ticket(number).await.text().contains("Petya sent what Vasya had written"));
    assert!(!vasya.opens("/drafts").await.text().contains("two lamps"), "it would be sent twice");
});

story!(a_collaborator_who_is_asked_is_let_in_and_never_sends(house) {
    let number = house.customer(IVA).writes("The lamp", "It is broken").await;
    let (vasya, kolya) = (house.agent("Vasya").await, house.agent("Kolya").await);
    kolya.opens(&format!("/tickets/{number}")).await.is(404);
    let id = asks(&vasya, number, &kolya, WORDS).await;
    assert!(!shown(&kolya, number).await.contains("/sending"));
    kolya.sends(&path(number, id, "/sending"), &[]).await.is(404);
    kolya.sends(&path(number, id, "/verdict"), &[("verdict", "agree")]).await.is(303);
    vasya.sends(&path(number, id, ""), &[("_method", "delete")]).await.is(303);
    kolya.sends(&path(number, id, "/verdict"), &[("verdict", "agree")]).await.is(404);
    assert_eq!(house.office.catcher.count(), 0);
});

story!(whoever_asks_says_whom_and_loses_nothing(house) {
    let number = house.customer(IVA).writes("The lamp", "It is broken").await;
    let vasya = house.agent("Vasya").await;
    let reviews = format!("/tickets/{number}/reviews");
    let me = vasya.id.to_string();
    for (reader, text, why) in [("", WORDS, "Choose who"), (&me, WORDS, "somebody else"), ("", "", "Choose who")] {
        let again = vasya.sends_parts(&reviews, &[("text", text), ("reader", reader)]).await.is(422).text();
        assert!(again.contains(why) && again.contains(text), "{again}");
    }
    assert_eq!(house.count("SELECT count(*) FROM review").await, 0);
});

story!(what_somebody_was_to_read_passes_on_when_they_go(house) {
    let number = house.customer(IVA).writes("The lamp", "It is broken").await;
    let (vasya, petya, olga) = (house.agent("Vasya").await, house.agent("Petya").await, house.agent("Olga").await);
    asks(&vasya, number, &petya, WORDS).await;
    goes(house, "Petya", Some("Olga")).await;
    assert!(shown(&olga, number).await.contains(WORDS) && shown(&petya, number).await.is_empty());
    assert_eq!(noticed(house, &olga, "Vasya asks you to read an answer").await, 1);
    assert!(vasya.opens_ticket(number).await.text().contains("Olga is to read the answer now, for Petya"));
    goes(house, "Olga", None).await;
    assert!(shown(&olga, number).await.is_empty() && shown(&vasya, number).await.is_empty(), "it is its author's again");
    assert_eq!(noticed(house, &vasya, "Olga is away: nobody reads your draft").await, 1);
});

story!(what_is_said_to_a_draft_whose_author_went_reaches_whoever_goes_on_with_it(house) {
    let number = house.customer(IVA).writes("The lamp", "It is broken").await;
    let (vasya, petya, irina) = (house.agent("Vasya").await, house.agent("Petya").await, house.agent("Irina").await);
    vasya.takes(number).await.is(303);
    let id = asks(&vasya, number, &petya, WORDS).await;
    goes(house, "Vasya", Some("Irina")).await;
    assert!(shown(&irina, number).await.contains("Petya is to read your draft") && shown(&vasya, number).await.is_empty());
    assert!(shown(&petya, number).await.contains("Irina asks you to read this"), "to whom the verdict goes");
    let instead = [("verdict", "suggest"), ("text", "Two lamps are on their way.")];
    petya.sends(&path(number, id, "/verdict"), &instead).await.is(303);
    assert!(shown(&irina, number).await.contains("Two lamps are on their way."));
    assert_eq!(noticed(house, &irina, "Petya would write your draft otherwise").await, 1);
    irina.sends(&path(number, id, "/adoption"), &[]).await.is(303);
    irina.replies(number, "Two lamps are on their way.").await.is(303);
    assert!(shown(&irina, number).await.is_empty() && shown(&petya, number).await.is_empty(), "it is sent");
    house.mails(1).await;
});

story!(what_was_said_to_a_draft_before_its_author_went_is_told_to_whoever_stands_in(house) {
    let number = house.customer(IVA).writes("The lamp", "It is broken").await;
    let (vasya, petya, irina) = (house.agent("Vasya").await, house.agent("Petya").await, house.agent("Irina").await);
    // The ticket is somebody else's: the draft is Vasya's all the same.
    petya.takes(number).await.is(303);
    let id = asks(&vasya, number, &petya, WORDS).await;
    petya.sends(&path(number, id, "/verdict"), &[("verdict", "agree"), ("remark", "Good")]).await.is(303);
    goes(house, "Vasya", Some("Irina")).await;
    let card = shown(&irina, number).await;
    assert!(card.contains("Petya agrees with your draft") && card.contains("Good"), "{card}");
    assert_eq!(noticed(house, &irina, "Petya agrees with your draft").await, 1);
    let page = irina.opens_ticket(number).await.text();
    assert!(page.contains(WORDS) && page.contains("Irina hears what colleagues say to the answer that Vasya had begun"));
    goes(house, "Irina", Some("Petya")).await;
    assert!(shown(&petya, number).await.is_empty(), "whoever read it writes it now");
    assert!(petya.opens_ticket(number).await.text().contains(WORDS));
});

story!(who_is_away_has_a_draft_read_all_the_same_and_nobody_s_verdict_is_lost(house) {
    let iva = house.customer(IVA);
    let (lamp, vase) = (iva.writes("The lamp", "It is broken").await, iva.writes("The vase", "It broke.").await);
    let (vasya, petya, irina) = (house.agent("Vasya").await, house.agent("Petya").await, house.agent("Irina").await);
    goes(house, "Vasya", Some("Petya")).await;
    asks(&vasya, lamp, &irina, WORDS).await;
    assert!(shown(&petya, lamp).await.contains("Irina is to read your draft") && shown(&vasya, lamp).await.is_empty());
    goes(house, "Petya", None).await;
    let id = asks(&vasya, vase, &irina, WORDS).await;
    irina.sends(&path(vase, id, "/verdict"), &[("verdict", "agree")]).await.is(303);
    assert_eq!(noticed(house, &vasya, "Irina agrees with your draft").await, 1, "he finds it when he is back");
    let olga = house.agent("Olga").await;
    assert_eq!(noticed(house, &olga, "Irina read a draft whose author is not here").await, 1, "who serves the department");
});

async fn goes(house: &House, who: &str, substitute: Option<&str>) {
    let person = house.colleague(who).await;
    let substitute = match substitute {
        Some(name) => Some(house.staff(name).await.id),
        None => None,
    };
    let mut act = house.desk().act(person.actor()).await.unwrap();
    let (since, by_duty) = (act.now(), Vec::new());
    let new = people::NewAbsence { staff: person.id, since, until: None, substitute, by_duty, reason: String::new() };
    people::Absence::plan(&mut act, &person, &new).await.unwrap();
    act.commit().await.unwrap();
    house.settled().await;
}
