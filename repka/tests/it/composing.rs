//! Writing: what guards it, and what it remembers.

const IVA: &str = "iva@kovac.example";

story!(a_note_that_greets_the_customer_is_asked_about_first(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let notes = format!("/tickets/{number}/notes");
    let asked = vasya.sends_parts(&notes, &[("text", "Dear Iva,\nit is on its way.")]).await.is(422).text();
    assert!(asked.contains("class=\"doubt\"") && asked.contains("it is on its way."), "{asked}");
    assert!(asked.contains("name=\"sure\""), "there is no way on");
    assert_eq!(house.words(number).await.len(), 1, "it was written all the same");
    vasya.sends_parts(&notes, &[("text", "Dear Iva,\nit is on its way."), ("sure", "")]).await.is(303);
    assert_eq!(house.words(number).await.len(), 2);
    vasya.notes(number, "Hi Petya, she called again").await.is(303);
});

story!(a_reply_that_calls_a_colleague_or_says_it_is_internal_is_asked_about_first(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let replies = format!("/tickets/{number}/replies");
    for text in ["@Petya, can you look?", "Internal: she always complains"] {
        let asked = vasya.replies(number, text).await.is(422).text();
        assert!(asked.contains("class=\"doubt\""), "{asked}");
    }
    assert_eq!(house.office.catcher.count(), 0);
    let seen = vasya.opens_ticket(number).await.field("seen");
    let sure = [("text", "My colleague @Petya will write to you."), ("seen", &*seen), ("sure", "solve")];
    vasya.sends_parts(&replies, &sure).await.is(303);
    assert_eq!(house.ticket(number).await.state, ticket::State::Solved, "what was to happen after sending was forgotten");
    house.mails(1).await;
});

story!(the_way_to_send_that_was_chosen_last_is_offered_first(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let first = |page: String| {
        let at = page.find("data-send").unwrap();
        let button = page[..at].rfind("value=\"").unwrap() + 7;
        page[button..at].split('"').next().unwrap().to_owned()
    };
    assert_eq!(first(vasya.opens_ticket(number).await.text()), "stay");
    vasya.replies_and(number, "On its way.", "wait").await.is(303);
    assert_eq!(first(vasya.opens_ticket(number).await.text()), "wait");
    assert_eq!(first(house.agent("Petya").await.opens_ticket(number).await.text()), "stay", "a habit is one's own");
    house.mails(1).await;
});
