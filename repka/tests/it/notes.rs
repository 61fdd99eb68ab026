//! Notes: signs under them, those that stand above the timeline, mending and keeping them.

use base::{Actor, Error, TicketId};
use ticket::{Entry, Scope, Ticket};

const IVA: &str = "iva@kovac.example";

story!(a_sign_is_given_seen_and_taken_back(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    vasya.notes(number, "I shall call the courier.").await.is(303);
    let note = house.last(number).await.id;
    let marks = format!("/tickets/{number}/entries/{note}/marks");
    petya.sends(&marks, &[("sign", "agree")]).await.is(303);
    let given = house.ticket(number).await.marks(&house.desk().look()).await.unwrap();
    assert_eq!(given.iter().map(|mark| (mark.entry_id, mark.name.as_str(), mark.sign.as_str())).collect::<Vec<_>>(), [(note, "Petya", "agree")]);
    let page = vasya.opens_ticket(number).await;
    assert!(page.text().contains("title=\"Petya\""), "who gave it");
    petya.sends(&marks, &[("sign", "agree")]).await.is(303);
    assert!(house.ticket(number).await.marks(&house.desk().look()).await.unwrap().is_empty());
    let hers = house.timeline(number).await[0].id;
    petya.sends(&format!("/tickets/{number}/entries/{hers}/marks"), &[("sign", "agree")]).await.is(403);
});

story!(a_pinned_note_stands_above_the_timeline_until_anybody_takes_it_down(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let mut notes = Vec::new();
    for n in 0..6 {
        vasya.notes(number, &format!("Remember this: {n}.")).await.is(303);
        notes.push(house.last(number).await.id);
    }
    let pin = async |entry| vasya.sends(&format!("/tickets/{number}/entries/{entry}/marks"), &[("sign", "pin")]).await;
    for note in &notes[..5] {
        pin(*note).await.is(303);
    }
    pin(notes[5]).await.is(403);
    let page = petya.opens_ticket(number).await.text();
    let above = &page[..page.find("class=\"timeline\"").unwrap()];
    assert!(above.contains("Pinned notes") && above.contains(&format!("href=\"#entry-{}\"", notes[0])), "{above}");
    for n in 0..40 {
        vasya.notes(number, &format!("And so on: {n}.")).await.is(303);
    }
    let far = format!("href=\"?from={0}#entry-{0}\"", notes[0]);
    assert!(house.agent("Anna").await.opens_ticket(number).await.text().contains(&far), "what lies in a gap is asked for");
    let strike = format!("/tickets/{number}/entries/{}/striking", notes[4]);
    house.agent("Olga").await.sends(&strike, &[("why", "Not ours.")]).await.is(303);
    house.settled().await;
    assert_eq!(house.ticket(number).await.marks(&house.desk().look()).await.unwrap().len(), 4, "struck words stand nowhere");
    pin(notes[5]).await.is(303);
    let notes = [&notes[..4], &notes[5..]].concat();
    for note in &notes {
        petya.sends(&format!("/tickets/{number}/entries/{note}/marks"), &[("sign", "pin")]).await.is(303);
    }
    assert!(!petya.opens_ticket(number).await.text().contains("Pinned notes"));
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'ticket.pinned'").await, 6);
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'ticket.unpinned'").await, 5);
});

story!(a_note_is_mended_by_its_author_for_a_while_and_what_it_said_stays(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    vasya.notes(number, "The courier lost it, @olga.").await.is(303);
    let note = house.last(number).await.id;
    let words = format!("/tickets/{number}/entries/{note}/words");
    petya.sends(&words, &[("text", "I was here.")]).await.is(403);
    vasya.sends(&words, &[("text", "")]).await.is(422);
    vasya.sends(&words, &[("text", "The courier found it, @olga, @petya.")]).await.is(303);
    house.settled().await;
    let entry = Entry::find(&house.desk().look(), note).await.unwrap();
    assert_eq!((entry.text.as_str(), entry.mended_at), ("The courier found it, @olga, @petya.", Some(house.desk().now())));
    let scope = Scope::of(&house.colleague("Vasya").await);
    let before = Entry::before(&house.desk().look(), &scope, note).await.unwrap();
    assert_eq!(before.iter().map(|b| b.text.as_str()).collect::<Vec<_>>(), ["The courier lost it, @olga."]);
    assert!(petya.opens(&words).await.is(200).text().contains("The courier lost it"), "everybody sees what it said");
    assert_eq!(house.count("SELECT count(*) FROM mention").await, 2, "each is called once");
    house.later(15 * 60).await;
    vasya.sends(&words, &[("text", "It was me.")]).await.is(403);
});

story!(a_note_is_kept_on_the_customer_s_card_in_one_click(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.notes(number, "She wants to be called before noon.").await.is(303);
    let note = house.last(number).await.id;
    vasya.sends(&format!("/tickets/{number}/entries/{note}/remark"), &[]).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM customer_remark WHERE text = 'She wants to be called before noon.'").await, 1);
    vasya.notes(number, &"word ".repeat(900)).await.is(303);
    let long = house.last(number).await.id;
    let why = vasya.sends(&format!("/tickets/{number}/entries/{long}/remark"), &[]).await.is(422).text();
    assert!(why.contains("Too long: at most 4,000 letters.") && why.contains("id=\"timeline-"), "{why}");
    let hers = house.timeline(number).await[0].id;
    vasya.sends(&format!("/tickets/{number}/entries/{hers}/remark"), &[]).await.is(404);
});

story!(a_note_that_is_mended_keeps_the_form_it_had(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let html = "<ul><li>The courier</li><li>lost <b>it</b>.</li></ul>";
    vasya.sends_parts(&format!("/tickets/{number}/notes"), &[("html", html)]).await.is(303);
    let note = house.last(number).await;
    let words = format!("/tickets/{number}/entries/{}/words", note.id);
    vasya.sends(&words, &[("text", "The courier found it.")]).await.is(303);
    let scope = Scope::of(&house.colleague("Vasya").await);
    let before = Entry::before(&house.desk().look(), &scope, note.id).await.unwrap();
    assert_eq!((before.len(), &before[0].html, note.html.is_some()), (1, &note.html, true));
    assert!(house.agent("Petya").await.opens(&words).await.is(200).text().contains("lost <b>it</b>."));
    house.agent("Olga").await.sends(&format!("/tickets/{number}/entries/{}/striking", note.id), &[("why", "Not ours.")]).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM entry_before").await, 0);
});

story!(a_note_with_a_picture_in_its_text_is_not_mended(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let html = "<div>Look:</div><img src=\"https://shop.example/lamp.png\">";
    vasya.sends_parts(&format!("/tickets/{number}/notes"), &[("html", html)]).await.is(303);
    let note = house.last(number).await;
    assert!(note.html.as_deref().unwrap_or_default().contains("<img "), "{:?}", note.html);
    let words = format!("/tickets/{number}/entries/{}/words", note.id);
    assert!(!vasya.opens(&words).await.is(200).text().contains("<textarea"));
    vasya.sends(&words, &[("text", "Look there.")]).await.is(403);
    assert_eq!(house.entry(note.id).await, note);
});

story!(a_note_is_mended_fifty_times_at_most(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    house.agent("Vasya").await.notes(number, "Version 0.").await.is(303);
    let (note, vasya) = (house.last(number).await.id, house.colleague("Vasya").await);
    let mut act = house.desk().act(Actor::Staff(vasya.id)).await.unwrap();
    let mut ticket = Ticket::seen_by(&mut act, &Scope::of(&vasya), TicketId(number)).await.unwrap();
    for version in 1..=50 {
        ticket.mend(&mut act, &vasya, note, &format!("Version {version}.")).await.unwrap();
    }
    let more = ticket.mend(&mut act, &vasya, note, "Version 51.").await;
    assert!(matches!(&more, Err(Error::Refused(why)) if why.key == "ticket-error-mend-often"), "{more:?}");
    let long = ticket.mend(&mut act, &vasya, note, &"x".repeat(2_000_001)).await;
    assert!(matches!(long, Err(Error::Invalid(_))), "{long:?}");
});
