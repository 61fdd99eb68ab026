//! What programs get.

use crate::house::{Answer, House, letter};
use reqwest::Method;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

fn numbers(answer: &Json) -> Vec<i64> {
    answer["tickets"].as_array().unwrap().iter().map(|t| t["number"].as_i64().unwrap()).collect()
}

fn keys(value: &Json) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

story!(whoever_brings_no_token_is_told_so_as_a_problem(house) {
    let wrong =
        house.unknown_program().request(Method::GET, "/api/v1/tickets").header("authorization", "Bearer repka_wrong");
    for answer in [house.unknown_program().gets("/api/v1/tickets").await, Answer::to(wrong).await] {
        let answer = answer.is(401);
        assert_eq!(
            (answer.header("content-type"), answer.header("www-authenticate")),
            ("application/problem+json", "Bearer")
        );
        assert_eq!(answer.json()["status"], 401);
    }
    let missing = house.api("Vasya").await.gets("/api/v1/tickets/4711").await.is(404);
    assert_eq!(missing.header("content-type"), "application/problem+json");
});

story!(a_mail_brought_by_a_program_is_a_ticket_when_it_is_answered(house) {
    let api = house.api("Vasya").await;
    let raw = letter(&[("From", IVA), ("To", "billing@desk.example"), ("Subject", "The invoice")], "Twice?");
    let taken = api.brings("", raw.clone()).await.is(201).json();
    assert_eq!(keys(&taken), BTreeSet::from(["arrival", "entry", "ticket", "verdict"]));
    assert_eq!(taken["verdict"], "human");
    let again = api.brings("", raw.clone()).await.is(201).json();
    assert_eq!((&again["entry"], &again["again"]), (&taken["entry"], &json!(true)));
    let ticket = api.gets(&format!("/api/v1/tickets/{}", taken["ticket"])).await.is(200).json();
    assert_eq!(ticket["department"]["name"], "Accounting", "by its recipient");
    let other = letter(&[("From", IVA), ("Subject", "No recipient")], "Hm.");
    let number = api.brings("?mailbox=billing%40desk.example", other).await.is(201).json()["ticket"].clone();
    assert_eq!(api.gets(&format!("/api/v1/tickets/{number}")).await.json()["department"]["name"], "Accounting");
    let first = letter(&[("From", IVA), ("Subject", "Nobody named")], "Hm.");
    let number = api.brings("", first).await.is(201).json()["ticket"].clone();
    assert_eq!(api.gets(&format!("/api/v1/tickets/{number}")).await.json()["department"]["name"], "Support");
});

story!(a_mail_that_is_none_is_kept_and_said_so(house) {
    let api = house.api("Vasya").await;
    let kept = api.brings("", "no mail at all").await.is(202).json();
    assert_eq!((kept["problem"].as_str(), keys(&kept)), (Some("no-header"), BTreeSet::from(["arrival", "problem"])));
    api.brings("", "  \r\n").await.is(422);
    api.brings("?mailbox=none%40desk.example", "From: a@b\r\n\r\nx").await.is(422);
    house.api("Kolya").await.brings("", "From: a@b\r\n\r\nx").await.is(404);
});

story!(an_entry_is_told_whole(house) {
    let api = house.api("Vasya").await;
    let raw = format!(
        "From: Iva <{IVA}>\r\nTo: Support <{SUPPORT}>\r\nSubject: Photo\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>See <b>this</b></p><script>alert(1)</script>\r\n\
         --b\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nabc\r\n--b--\r\n"
    );
    let id = api.brings("", raw).await.is(201).json()["entry"].clone();
    let entry = api.gets(&format!("/api/v1/entries/{id}")).await.is(200).json();
    for key in [
        "id",
        "ticket",
        "kind",
        "public",
        "direction",
        "subject",
        "from",
        "to",
        "text",
        "html",
        "reply_text",
        "attachments",
        "at",
        "delivery",
    ] {
        assert!(keys(&entry).contains(key), "{key}");
    }
    assert_eq!(
        (&entry["kind"], &entry["public"], &entry["direction"]),
        (&json!("message"), &json!(true), &json!("in"))
    );
    assert_eq!(
        (&entry["from"], &entry["to"][0]["address"]),
        (&json!({ "name": "Iva", "address": IVA }), &json!(SUPPORT))
    );
    assert!(entry["html"].as_str().unwrap().contains("<b>this</b>") && !entry.to_string().contains("alert(1)"));
    let file = &entry["attachments"][0];
    assert_eq!((&file["name"], &file["size"]), (&json!("a.txt"), &json!(3)));
    assert_eq!(file["sha256"], "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    let path = file["url"].as_str().unwrap().strip_prefix(&house.url("")).unwrap().to_owned();
    let bytes = api.gets(&path).await.is(200);
    assert_eq!((bytes.text().as_str(), bytes.header("x-content-type-options")), ("abc", "nosniff"));
    assert!(bytes.header("content-disposition").starts_with("attachment"));
    let ticket = api.gets(&format!("/api/v1/tickets/{}", entry["ticket"])).await.is(200).json();
    assert_eq!(ticket["entries"][0], entry);
});

/// Four tickets: free, Vasya's, waiting for the customer, solved.
async fn four(house: &House) -> [i64; 4] {
    let (iva, vasya) = (house.customer(IVA), house.agent("Vasya").await);
    let mut numbers = [0; 4];
    for number in &mut numbers {
        *number = iva.writes("Hi", "Hello?").await;
    }
    vasya.takes(numbers[1]).await.is(303);
    vasya.replies_and(numbers[2], "Which?", "wait").await.is(303);
    vasya.replies_and(numbers[3], "Done.", "solve").await.is(303);
    house.settled().await;
    numbers
}

story!(lists_are_filtered_as_asked(house) {
    let [free, taken, waits, solved] = four(house).await;
    let api = house.api("Vasya").await;
    let of = async |query: &str| {
        let mut all = numbers(&api.gets(&format!("/api/v1/tickets?{query}")).await.is(200).json());
        all.sort_unstable();
        all
    };
    assert_eq!(of("").await, [free, taken, waits, solved]);
    assert_eq!(of("state=open").await, [free, taken, waits]);
    assert_eq!(of("state=waiting").await, [waits]);
    assert_eq!(of("state=solved").await, [solved]);
    assert_eq!(of("assignee=none").await, [free]);
    assert_eq!(of("assignee=me&state=open").await, [taken, waits]);
    assert_eq!(of("assignee=vasya%40desk.example").await, [taken, waits, solved]);
    assert_eq!(of("department=support&assignee=none").await, [free]);
    assert_eq!(of("department=Accounting").await, [0; 0]);
    assert_eq!(of("q=hello&state=solved").await, [solved]);
    for wrong in ["state=strange", "department=Nowhere", "assignee=nobody%40x", "limit=0", "cursor=zzz"] {
        assert_eq!(
            api.gets(&format!("/api/v1/tickets?{wrong}")).await.is(422).header("content-type"),
            "application/problem+json"
        );
    }
});

story!(a_cursor_leads_through_the_whole_list_once(house) {
    let mut wanted = four(house).await.to_vec();
    let api = house.api("Vasya").await;
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = api.gets(&format!("/api/v1/tickets?limit=1&cursor={cursor}")).await.is(200).json();
        seen.extend(numbers(&page));
        match page["next"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
    }
    seen.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(seen, wanted);
});

story!(a_program_does_what_its_owner_may(house) {
    let number = house.customer(IVA).writes("Hi", "Hello?").await;
    let api = house.api("Vasya").await;
    let path = |rest: &str| format!("/api/v1/tickets/{number}/{rest}");
    let note = api.posts(&path("notes"), json!({ "text": "Look." })).await.is(201);
    assert!(note.location().starts_with("/api/v1/entries/") && note.json()["public"] == false);
    let stale = api.posts(&path("replies"), json!({ "text": "Hm.", "seen": 1 })).await.is(409).json();
    assert_eq!((stale["status"].as_i64(), &stale["new"][0]["text"]), (Some(409), &json!("Look.")));
    let reply = api
        .posts(&path("replies"), json!({ "html": "<p>Here</p>", "seen": note.json()["id"], "then": "wait" }))
        .await
        .is(201)
        .json();
    assert_eq!(
        (&reply["text"], &reply["delivery"]["state"], &reply["meaning"]),
        (&json!("Here"), &json!("waiting"), &json!("answer"))
    );
    house.mails(1).await;
    let sent = api.gets(&format!("/api/v1/entries/{}", reply["id"])).await.is(200).json();
    assert_eq!(sent["delivery"]["state"], "sent");
    api.deletes(&format!("/api/v1/entries/{}/delivery", reply["id"])).await.is(403);
    let taken = api.puts(&path("assignment"), json!({ "assignee": "petya@desk.example" })).await.is(200).json();
    assert_eq!(taken["assignee"]["name"], "Petya");
    api.puts(&path("assignment"), json!({ "assignee": "kolya@desk.example" })).await.is(422);
    assert_eq!(api.puts(&path("assignment"), json!({ "assignee": null })).await.is(200).json()["assignee"], Json::Null);
    assert_eq!(api.asks(Method::PUT, &path("closure"), None).await.is(200).json()["state"], "solved");
    assert_eq!(api.deletes(&path("closure")).await.is(200).json()["state"], "open");
    assert_eq!(api.puts(&path("priority"), json!({ "priority": "high" })).await.is(200).json()["priority"], "high");
    assert_eq!(
        api.puts(&path("department"), json!({ "department": "Accounting" })).await.is(200).json()["department"]["name"],
        "Accounting"
    );
    let until = house.desk().now().plus(std::time::Duration::from_secs(60)).iso();
    assert_eq!(api.puts(&path("snooze"), json!({ "until": until })).await.is(200).json()["state"], "snoozed");
    assert_eq!(api.deletes(&path("snooze")).await.is(200).json()["state"], "open");
    house.later(60).await;
});

story!(a_reply_taken_back_by_a_program_never_leaves(house) {
    house.undo_seconds(10).await;
    let number = house.customer(IVA).writes("Hi", "Hello?").await;
    let api = house.api("Vasya").await;
    let reply =
        api.posts(&format!("/api/v1/tickets/{number}/replies"), json!({ "text": "Oops." })).await.is(201).json();
    let path = format!("/api/v1/entries/{}/delivery", reply["id"]);
    for _ in 0..2 {
        assert_eq!(api.deletes(&path).await.is(200).json()["delivery"]["state"], "withdrawn");
    }
    house.later(60).await;
    house.mails(0).await;
});

async fn notes_once(house: &House, number: i64, key: &str, text: &str) -> Answer {
    let request = house.api("Vasya").await.request(Method::POST, &format!("/api/v1/tickets/{number}/notes"));
    noted(request, key, text).await
}

async fn noted(request: reqwest::RequestBuilder, key: &str, text: &str) -> Answer {
    let request = request.header("idempotency-key", key).header("content-type", "application/json");
    Answer::to(request.body(json!({ "text": text }).to_string())).await
}

story!(what_is_sent_again_with_its_key_is_done_once(house) {
    let number = house.customer(IVA).writes("Hi", "Hello?").await;
    let api = house.api("Vasya").await;
    let path = format!("/api/v1/tickets/{number}/notes");
    let first = noted(api.request(Method::POST, &path), "k1", "Once.").await.is(201);
    let again = noted(api.request(Method::POST, &path), "k1", "Once.").await.is(201);
    assert_eq!((again.json(), again.header("idempotent-replayed")), (first.json(), "true"));
    noted(api.request(Method::POST, &path), "k1", "Something else.").await.is(422);
    noted(api.request(Method::POST, &path), "k2", "").await.is(422);
    noted(api.request(Method::POST, &path), "k2", "A failure may be tried again.").await.is(201);
    notes_once(house, number, "k1", "Another program has its own keys.").await.is(201);
    assert_eq!(
        house.words(number).await[1..],
        ["Once.", "A failure may be tried again.", "Another program has its own keys."]
    );
});

story!(what_is_sent_at_once_with_one_key_is_done_once(house) {
    let number = house.customer(IVA).writes("Hi", "Hello?").await;
    let api = house.api("Vasya").await;
    let path = format!("/api/v1/tickets/{number}/notes");
    let send = || noted(api.request(Method::POST, &path), "k", "Once.");
    let (a, b, c) = tokio::join!(send(), send(), send());
    for answer in [&a, &b, &c] {
        assert!(matches!(answer.status, 201 | 409), "{}", answer.text());
    }
    send().await.is(201);
    assert_eq!(house.words(number).await[1..], ["Once."]);
});

story!(the_description_is_served_as_it_is_committed(house) {
    let served = house.unknown_program().gets("/api/v1/openapi.json").await.is(200).json();
    assert_eq!(served["openapi"], "3.1.0");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../openapi.json");
    let committed: Json = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    assert!(served == committed, "openapi.json is not what the desk serves: repka openapi > openapi.json");
    let page = house.agent("Vasya").await.opens("/api").await.is(200).text();
    assert!(page.contains("/api/v1/tickets"));
    let reply = page.split("id=\"POST-/api/v1/tickets/{number}/replies\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(reply.contains("application/json") && reply.contains("<code>text</code>") && reply.contains("stay | wait | solve"), "{reply}");
});

story!(programs_that_watch_get_health_readiness_and_numbers(house) {
    let program = house.unknown_program();
    assert_eq!(program.gets("/health").await.is(200).text(), "ok\n");
    assert_eq!(program.gets("/ready").await.is(200).text(), "ready\n");
    assert!(program.gets("/metrics").await.is(200).text().contains("repka_"));
});
