//! Names in every script, and what is no name, through forms and API and back on screens and in mails.

use crate::house::{Answer, Api, Browser, House};
use reqwest::Method;
use serde_json::json;

const IVA: &str = "iva@kovac.example";

/// What people, places and things are called; each is kept as it was typed.
const GOOD: [&str; 9] = [
    "Ирина Ёлкина",
    "Ђорђе Žižek",
    "محمد الأمين",
    "שרה לוי",
    "王小明",
    "สมหญิง ใจดี",
    "कीर्ति",
    "👩\u{200d}💻 Ада 🏴\u{200d}☠\u{fe0f}",
    "O'Brien & <b>Söhne</b> \"Ltd\"",
];

/// What nobody can be called.
fn bad() -> [String; 5] {
    ["   ", "\u{200b}\u{202e}\u{2069}", "\u{3164}", "\t\r\n", ""].map(str::to_owned)
}

/// As a template writes a name.
fn on_screen(name: &str) -> String {
    name.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;").replace('\'', "&#39;")
}

async fn patches(api: &Api, path: &str, name: &str) -> Answer {
    api.asks(Method::PATCH, path, Some(json!({ "name": name }))).await
}

/// Iva, by her address in the API and on her card.
async fn iva(house: &House, number: i64) -> String {
    let behind = customer::Customer::behind(&house.desk().look(), house.ticket(number).await.identity_id).await;
    behind.unwrap().id.to_string()
}

story!(customers_of_every_script_are_called_as_they_are_and_found(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (api, vasya, id) = (house.api("Vasya").await, house.agent("Vasya").await, iva(house, number).await);
    let (path, card) = (format!("/api/v1/customers/{id}"), format!("/customers/{id}"));
    for name in GOOD {
        assert_eq!(patches(&api, &path, name).await.is(200).json()["name"], name);
        assert!(vasya.opens(&card).await.is(200).text().contains(&on_screen(name)), "{name} is not on the card");
        let query = crate::house::form(&[("q", name)]);
        assert!(vasya.opens(&format!("/customers?{query}")).await.text().contains(&format!("href=\"{card}\"")), "{name} is not found");
    }
    for name in ["की", "का"] {
        let made = api.posts("/api/v1/customers", json!({ "name": name, "organisation": name })).await.is(201).json();
        assert_eq!(made["organisation"]["name"], name, "a vowel is no accent: two words are two organisations");
    }
});

story!(what_nobody_can_be_called_is_refused_and_what_nobody_sees_goes(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (api, vasya, id) = (house.api("Vasya").await, house.agent("Vasya").await, iva(house, number).await);
    let path = format!("/api/v1/customers/{id}");
    for name in bad() {
        patches(&api, &path, &name).await.is(422);
        vasya.sends(&format!("/customers/{id}"), &[("name", &name)]).await.is(422);
    }
    let long = "ж".repeat(300);
    let told = vasya.sends(&format!("/customers/{id}"), &[("name", &long)]).await.is(422).text();
    assert!(told.contains("at most 200 characters") && told.contains(&long), "what was typed is lost");
    for (typed, kept) in [
        ("Iva\u{202e}\u{0}\tKovač", "Iva Kovač"),
        ("\u{2067}Iva\u{2069}", "Iva"),
        ("Zoe\u{308}", "Zoë"),
        ("  Iva \u{a0} K.  ", "Iva K."),
    ] {
        assert_eq!(patches(&api, &path, typed).await.is(200).json()["name"], kept, "{typed:?}");
    }
});

story!(who_writes_is_answered_by_their_own_name(house) {
    let vasya = house.agent("Vasya").await;
    for (n, name) in GOOD.into_iter().take(GOOD.len() - 1).enumerate() {
        let from = format!("\"{name}\" <n{n}@kovac.example>");
        let header = [("From", from.as_str()), ("To", "support@desk.example"), ("Subject", name)];
        let raw = crate::house::letter(&header, "Where is it?");
        let number = house.customer("n@kovac.example").sends(&["support@desk.example"], &raw).await;
        assert_eq!(house.ticket(number).await.subject, name);
        vasya.replies(number, "On its way.").await.is(303);
        let mail = house.mail(n + 1).await;
        assert_eq!((mail.to[0].name.as_deref(), mail.subject.ends_with(name)), (Some(name), true), "{}", mail.subject);
    }
});

story!(a_sender_s_name_never_turns_what_stands_beside_it(house) {
    let header = [
        ("From", "=?utf-8?B?4oCuYXZJ4oCs?= <iva@kovac.example>"),
        ("To", "support@desk.example"),
        ("Subject", "=?utf-8?B?4oCuZnBqLnBtYWzigKw=?="),
    ];
    let number = house.customer(IVA).sends(&["support@desk.example"], &crate::house::letter(&header, "Where is it?")).await;
    let vasya = house.agent("Vasya").await;
    for path in [format!("/tickets/{number}"), "/views/unassigned".to_owned(), "/customers".to_owned()] {
        let page = vasya.opens(&path).await.is(200).text();
        assert!(page.contains("avI"), "{path}");
        assert!(!page.contains('\u{202e}'), "{path} reads backwards");
    }
});

/// Makes something of each good name by a form, sees each on a page, and none of the bad ones made.
async fn makes(
    by: &Browser,
    (to, field): (&str, &str),
    page: &str,
    more: impl Fn(usize) -> Vec<(&'static str, String)>,
) {
    for (n, name) in GOOD.into_iter().enumerate() {
        let more = more(n);
        let fields: Vec<(&str, &str)> =
            [(field, name)].into_iter().chain(more.iter().map(|(k, v)| (*k, v.as_str()))).collect();
        by.sends(to, &fields).await.is(303);
        assert!(by.opens(page).await.is(200).text().contains(&on_screen(name)), "{name} is not on {page}");
    }
    for (n, name) in bad().into_iter().chain(["ж".repeat(300)]).enumerate() {
        let more = more(100 + n);
        let fields: Vec<(&str, &str)> =
            [(field, name.as_str())].into_iter().chain(more.iter().map(|(k, v)| (*k, v.as_str()))).collect();
        by.sends(to, &fields).await.is(422);
    }
}

story!(departments_colleagues_and_views_are_called_as_they_are(house) {
    let anna = house.agent("Anna").await;
    makes(&anna, ("/settings/departments", "department-name"), "/settings/departments", |_| Vec::new()).await;
    anna.sends("/settings/departments", &[("department-name", " ИРИНА  \u{200b}Елкина")]).await.is(422);
    let support = house.ticket(house.customer(IVA).writes("The lamp", "Where is it?").await).await.department_id;
    let person = |n: usize| {
        vec![("email", format!("p{n}@desk.example")), ("role", "agent".into()), ("department", support.to_string())]
    };
    makes(&anna, ("/settings/staff", "name"), "/settings/staff", person).await;
    makes(&anna, ("/saved-views", "name"), "/views/open", |_| vec![("query", "state=open".into())]).await;
});

story!(tags_are_called_as_they_are_and_two_words_are_two_tags(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, api) = (house.agent("Vasya").await, house.api("Vasya").await);
    let path = format!("/tickets/{number}/tags");
    for name in GOOD.iter().copied().chain(["กิน", "กัน", "かき", "がき"]) {
        vasya.sends(&path, &[("name", name)]).await.is(303);
        assert!(vasya.opens_ticket(number).await.text().contains(&on_screen(name)), "{name}");
    }
    let ticket = api.gets(&format!("/api/v1/tickets/{number}")).await.is(200).json();
    assert_eq!(ticket["tags"].as_array().unwrap().len(), GOOD.len() + 4, "{}", ticket["tags"]);
    let query = crate::house::form(&[("tag", "がき")]);
    assert!(vasya.opens(&format!("/views/open?{query}")).await.is(200).text().contains(&format!("id=\"row-{number}\"")));
    assert_eq!(vasya.sends(&path, &[("name", &"ж".repeat(300))]).await.status, 422);
    for name in bad() {
        assert!(vasya.sends(&path, &[("name", &name)]).await.status < 500, "{name:?}");
    }
    assert_eq!(house.count("SELECT count(*) FROM tag").await, GOOD.len() as i64 + 4, "a tag that nobody sees");
});

story!(the_mail_s_header_carries_a_sender_of_every_script(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let id = house.count("SELECT min(id) FROM mailbox").await;
    let department = house.ticket(number).await.department_id.to_string();
    for (n, name) in GOOD.into_iter().enumerate() {
        anna.sends(&format!("/settings/mailboxes/{id}"), &[("name", name), ("department", &department)]).await.is(303);
        vasya.replies(number, "On its way.").await.is(303);
        let from = house.mail(n + 1).await.from.unwrap();
        let name = format!("Vasya · {name}");
        assert_eq!((from.address.split_once('@').unwrap().1, from.name.unwrap()), ("desk.example", name));
    }
});
