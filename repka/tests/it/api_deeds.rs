//! What programs do with tickets beyond reading and answering.

use reqwest::Method;
use serde_json::json;
use ticket::{Priority, State};

const IVA: &str = "iva@kovac.example";

story!(programs_merge_split_and_link(house) {
    let iva = house.customer(IVA);
    let (one, two) = (iva.writes("One", "First").await, iva.writes("Two", "Second").await);
    let api = house.api("Vasya").await;
    let path = format!("/api/v1/tickets/{two}");
    api.puts(&format!("{path}/links/{one}"), json!({ "kind": "duplicate" })).await.is(200);
    let links = api.gets(&format!("/api/v1/tickets/{one}")).await.is(200).json()["links"].clone();
    assert_eq!(links, json!([{ "number": two, "subject": "Two", "kind": "duplicate", "forward": false }]));
    api.deletes(&format!("{path}/links/{one}")).await.is(200);
    let stays = api.puts(&format!("{path}/merge"), json!({ "into": one })).await.is(200).json();
    assert_eq!(stays["number"], one);
    assert_eq!(api.gets(&path).await.is(200).json()["merged_into"], one);
    let moved = house.last(one).await.id;
    let new = api.posts(&format!("/api/v1/tickets/{one}/splits"), json!({ "entries": [moved] })).await.is(201).json();
    assert_eq!(house.words(new["number"].as_i64().unwrap()).await, ["Second"]);
    api.deletes(&format!("{path}/merge")).await.is(403);
    api.puts(&format!("/api/v1/tickets/{}/merge", new["number"]), json!({ "into": one })).await.is(200);
    api.deletes(&format!("{path}/merge")).await.is(200);
    assert_eq!(house.words(two).await, ["Second"]);
    api.puts(&format!("{path}/subject"), json!({ "subject": "A lost lamp" })).await.is(200);
    assert_eq!(house.ticket(two).await.subject, "A lost lamp");
    for method in [Method::PUT, Method::PUT, Method::DELETE] {
        api.asks(method.clone(), &format!("{path}/follow"), None).await.is(204);
        let followers = house.ticket(two).await.followers(&house.desk().look()).await.unwrap();
        assert_eq!(followers.len(), usize::from(method == Method::PUT));
    }
});

story!(programs_do_one_thing_with_many_tickets_and_undo_it(house) {
    let iva = house.customer(IVA);
    let numbers = [iva.writes("One", "First").await, iva.writes("Two", "Second").await];
    let api = house.api("Vasya").await;
    let all = [numbers[1], numbers[0], numbers[0], 999_999];
    let deed = json!({ "kind": "prioritise", "priority": "high" });
    let batch = api.posts("/api/v1/batches", json!({ "tickets": all, "deed": deed })).await.is(201).json();
    let outcomes: Vec<_> = batch["tickets"].as_array().unwrap().iter().map(|t| t["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["done", "done", "refused"], "each once, and what is not there is said");
    assert!(batch["tickets"][2]["why"].as_str().is_some_and(|why| why.len() > 3));
    assert_eq!(house.ticket(numbers[0]).await.priority, Priority::High);
    let path = format!("/api/v1/batches/{}", batch["id"]);
    assert_eq!(api.gets(&path).await.is(200).json(), batch);
    house.api("Petya").await.gets(&path).await.is(404);
    let undone = api.deletes(&path).await.is(200).json();
    assert_eq!((&undone["tickets"][0]["outcome"], &undone["undo_until"]), (&json!("undone"), &json!(null)));
    assert_eq!(house.ticket(numbers[0]).await.priority, Priority::Normal);
    api.deletes(&path).await.is(403);
    for deed in [json!({ "kind": "assign", "assignee": "me" }), json!({ "kind": "tag", "tag": "VIP" }), json!({ "kind": "solve" })] {
        api.posts("/api/v1/batches", json!({ "tickets": numbers, "deed": deed })).await.is(201);
    }
    let ticket = house.ticket(numbers[1]).await;
    assert_eq!((ticket.state, ticket.assignee_id), (State::Solved, Some(house.staff("Vasya").await.id)));
    for wrong in [json!({ "tickets": [], "deed": { "kind": "solve" } }), json!({ "tickets": [1], "deed": { "kind": "tag", "tag": " " } })] {
        api.posts("/api/v1/batches", wrong).await.is(422);
    }
});

story!(programs_keep_views_and_read_their_tickets(house) {
    let iva = house.customer(IVA);
    let (one, two) = (iva.writes("One", "First").await, iva.writes("Two", "Second").await);
    let api = house.api("Vasya").await;
    api.puts(&format!("/api/v1/tickets/{two}/priority"), json!({ "priority": "high" })).await.is(200);
    let new = json!({ "name": "Hot", "query": "state=open&priority=high" });
    let kept = api.posts("/api/v1/saved-views", new).await.is(201).json();
    assert_eq!(api.gets("/api/v1/saved-views").await.is(200).json(), json!([kept]));
    let tickets = |page: serde_json::Value| -> Vec<i64> {
        page["tickets"].as_array().unwrap().iter().map(|t| t["number"].as_i64().unwrap()).collect()
    };
    let path = format!("/api/v1/views/{}/tickets", kept["view"].as_str().unwrap());
    assert_eq!(tickets(api.gets(&path).await.is(200).json()), [two]);
    house.api("Petya").await.gets(&path).await.is(404);
    let first = api.gets("/api/v1/views/open/tickets?limit=1").await.is(200).json();
    let next = first["next"].as_str().unwrap();
    let second = api.gets(&format!("/api/v1/views/open/tickets?limit=1&cursor={next}")).await.is(200).json();
    assert_eq!([tickets(first), tickets(second)].concat(), [two, one], "in the view's order, page by page");
    for wrong in [json!({ "name": "", "query": "state=open" }), json!({ "name": "x", "query": "state=odd" }),
        json!({ "name": "x", "query": "state=open", "shared": "department" })] {
        api.posts("/api/v1/saved-views", wrong).await.is(422);
    }
    api.posts("/api/v1/saved-views", json!({ "name": "x", "query": "state=open", "shared": "everybody" })).await.is(403);
    api.deletes(&format!("/api/v1/saved-views/{}", kept["id"])).await.is(204);
    api.gets(&path).await.is(404);
});

story!(programs_fill_templates_in_and_nothing_unfilled_leaves(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let new = [("name", "Late"), ("whose", "company"), ("text-en", "Dear {{customer.name}}, {{order.number}} of #{{ticket.number}} is late.")];
    house.agent("Olga").await.sends("/settings/templates", &new).await.is(303);
    let api = house.api("Vasya").await;
    let known = api.gets("/api/v1/templates?q=lat").await.is(200).json();
    assert_eq!((known[0]["name"].as_str(), known[0]["words"][0]["language"].as_str()), (Some("Late"), Some("en")));
    let filled = api.gets(&format!("/api/v1/tickets/{number}/templates/{}", known[0]["id"])).await.is(200).json();
    assert!(filled["text"].as_str().unwrap().contains(&format!("of #{number} is late")), "{filled}");
    assert!(filled["missing"].as_array().unwrap().contains(&json!("order.number")));
    let replies = format!("/api/v1/tickets/{number}/replies");
    api.posts(&replies, json!({ "text": filled["text"] })).await.is(422);
    let internal = json!({ "text": "Internal: she complains every week", "careful": true });
    let said = api.posts(&replies, internal).await.is(422).json();
    assert!(said.to_string().contains("goes to the customer"), "{said}");
    api.posts(&replies, json!({ "text": "Internal: it has a lid", "careful": false })).await.is(201);
    let notes = format!("/api/v1/tickets/{number}/notes");
    api.posts(&notes, json!({ "text": "Dear Mrs Kovač,\nyour lamp is here.", "careful": true })).await.is(422);
    api.posts(&notes, json!({ "text": "She called.", "careful": true })).await.is(201);
    house.mails(1).await;
});
