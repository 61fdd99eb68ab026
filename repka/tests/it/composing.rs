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
        let at = page.find("<div class=\"split\">").unwrap();
        let button = at + page[at..].find("value=\"").unwrap() + 7;
        page[button..].split('"').next().unwrap().to_owned()
    };
    assert_eq!(first(vasya.opens_ticket(number).await.text()), "stay");
    vasya.replies_and(number, "On its way.", "wait").await.is(303);
    assert_eq!(first(vasya.opens_ticket(number).await.text()), "wait");
    assert_eq!(first(house.agent("Petya").await.opens_ticket(number).await.text()), "stay", "a habit is one's own");
    house.mails(1).await;
});

story!(the_language_of_a_customer_is_noticed_and_said_to_who_reads_another(house) {
    let number = house.customer(IVA).writes("Lampa", "Poštovani, gdje je moja narudžba? Nisam još ništa primila.").await;
    let vasya = house.agent("Vasya").await;
    assert!(vasya.opens_ticket(number).await.text().contains("writes in Croatian"));
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let known = customer::Customer::behind(&mut act, house.ticket(number).await.identity_id).await.unwrap();
    customer::Customer::speaks(&mut act, known.id, "bg").await.unwrap();
    act.commit().await.unwrap();
    house.customer(IVA).writes("Lampa", "Poštovani, gdje je moja narudžba? Nisam još ništa primila.").await;
    assert!(vasya.opens_ticket(number).await.text().contains("writes in Bulgarian"), "what we were told was overwritten");
    let machine = crate::house::letter(
        &[("From", "robot@kovac.example"), ("To", "support@desk.example"), ("Subject", "x"), ("Auto-Submitted", "auto-generated")],
        "Where is my order, please? This is what we have for you.",
    );
    let other = house.customer("robot@kovac.example").sends(&["support@desk.example"], &machine).await;
    let robot = customer::Customer::behind(&house.desk().look(), house.ticket(other).await.identity_id).await.unwrap();
    assert_eq!(robot.language, None, "a machine speaks no language");
});

story!(what_is_pasted_loses_its_look_and_typed_addresses_become_links(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let seen = vasya.opens_ticket(number).await.field("seen");
    let html = "<p class=MsoNormal style='font:11pt Calibri'><span>See https://shop.example/a.</span></p>";
    vasya.sends_parts(&format!("/tickets/{number}/replies"), &[("html", html), ("seen", &seen)]).await.is(303);
    let sent = house.last(number).await.html.unwrap();
    assert_eq!(
        sent,
        "<p>See <a href=\"https://shop.example/a\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">https://shop.example/a</a>.</p>"
    );
    house.mails(1).await;
});

story!(a_note_can_call_everyone_who_works_here(house) {
    let names = house.agent("Vasya").await.opens("/colleagues.json").await.is(200).json().to_string();
    assert!(names.contains("Petya") && names.contains("Accounting") && !names.contains("Vasya"), "{names}");
});

story!(two_windows_that_write_one_draft_are_told_of_each_other(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let save = async |window: &str, version: &str, text: &str| {
        let fields = [("text", text), ("generation", "1"), ("version", version), ("window", window)];
        let request = vasya.request(reqwest::Method::PUT, &format!("/tickets/{number}/drafts/reply"));
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        crate::house::Answer::to(request.body(crate::house::form(&fields))).await
    };
    assert_eq!(save("a", "0", "One").await.is(200).json()["version"], 1);
    assert_eq!(save("a", "0", "One and").await.is(200).json()["version"], 2, "a window stands in its own way");
    let told = save("b", "1", "Two").await.is(409).json();
    assert_eq!((told["version"].as_i64(), told["sent"].as_bool()), (Some(2), Some(false)));
    assert!(told["html"].as_str().unwrap().contains("One and"));
    assert_eq!(save("b", "2", "Two").await.is(200).json()["version"], 3);
    vasya.replies(number, "Sent.").await.is(303);
    assert_eq!(save("b", "3", "Two more").await.is(409).json()["sent"], true);
    house.mails(1).await;
});

story!(what_one_has_begun_to_write_is_listed_until_it_is_sent(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    assert!(!vasya.opens("/drafts").await.is(200).text().contains("The lamp"));
    let request = vasya.request(reqwest::Method::PUT, &format!("/tickets/{number}/drafts/note"));
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    crate::house::Answer::to(request.body("text=Ask+the+warehouse&generation=1")).await.is(200);
    let page = vasya.opens("/drafts").await.is(200).text();
    assert!(page.contains("Ask the warehouse") && page.contains(&format!("/tickets/{number}?compose=note")), "{page}");
    assert!(!house.agent("Petya").await.opens("/drafts").await.is(200).text().contains("warehouse"));
    vasya.notes(number, "Asked the warehouse").await.is(303);
    assert!(!vasya.opens("/drafts").await.is(200).text().contains("Ask the warehouse"));
});

story!(an_answer_that_promises_a_time_and_solves_is_asked_about_first(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let words = "I will call you tomorrow at 12:00.";
    let asked = vasya.replies_and(number, words, "solve").await.is(422).text();
    assert!(asked.contains("class=\"doubt\"") && asked.contains("value=\"stay\""), "{asked}");
    let seen = vasya.opens_ticket(number).await.field("seen");
    let sent = [("text", words), ("seen", &*seen), ("sure", "stay")];
    vasya.sends_parts(&format!("/tickets/{number}/replies"), &sent).await.is(303);
    assert_eq!(house.ticket(number).await.state, ticket::State::Open);
    assert_eq!(house.count("SELECT count(*) FROM promise WHERE state = 'open'").await, 1);
    vasya.replies_and(number, "Done.", "solve").await.is(303);
});

story!(whoever_is_signed_out_while_they_write_finds_the_words_again(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await.at(&format!("/tickets/{number}"));
    let save = async |who: &crate::house::Browser, text: &str| {
        let request = who.request(reqwest::Method::PUT, &format!("/tickets/{number}/drafts/reply"));
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let fields = [("text", text), ("generation", "1"), ("window", "a")];
        crate::house::Answer::to(request.body(crate::house::form(&fields))).await
    };
    let seen = vasya.opens_ticket(number).await.field("seen");
    save(&vasya, "It was sent").await.is(200);
    vasya.sends("/session", &[("_method", "delete")]).await.is(303);
    let back = format!("/session/new?next=/tickets/{number}");
    assert_eq!(save(&vasya, "It was sent today").await.is(303).location(), back);
    assert_eq!(vasya.replies_having_seen(number, &seen, "It was sent today.", "").await.is(303).location(), back);
    assert_eq!((house.words(number).await.len(), house.office.catcher.count()), (1, 0), "whoever is out has answered");
    let again = house.agent("Vasya").await;
    assert!(again.opens_ticket(number).await.text().contains("It was sent"), "the draft is lost");
    save(&again, "It was sent today.").await.is(200);
    again.replies(number, "It was sent today.").await.is(303);
    assert!(house.mail(1).await.text.contains("It was sent today."));
});

story!(five_megabytes_are_no_letter_and_are_not_lost(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let seen = vasya.opens_ticket(number).await.field("seen");
    let heavy = format!("<div>{}the end</div>", "<p style='color:red'>A row of a table</p>\n".repeat(120_000));
    assert!(heavy.len() > 5_000_000);
    let draft = crate::house::form(&[("html", &heavy), ("generation", "1")]);
    let request = vasya.request(reqwest::Method::PUT, &format!("/tickets/{number}/drafts/reply"));
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    crate::house::Answer::to(request.body(draft)).await.is(422);
    for (path, field) in [("replies", "html"), ("notes", "html"), ("notes", "text")] {
        let words = if field == "text" { "A row\n".repeat(400_000) + "the end" } else { heavy.clone() };
        let path = format!("/tickets/{number}/{path}");
        let told = vasya.sends_parts(&path, &[(field, &words), ("seen", &seen)]).await.is(422).text();
        assert!(told.contains("too long: 2 MB at most"), "{path} does not say why");
        assert!(told.contains("the end"), "{path} lost the words");
    }
    assert_eq!((house.words(number).await.len(), house.office.catcher.count()), (1, 0));
    house.api("Vasya").await.posts(&format!("/api/v1/tickets/{number}/notes"), serde_json::json!({ "text": heavy })).await.is(413);
});
