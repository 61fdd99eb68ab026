//! Files that go out with a template's words.

use crate::house::{Answer, Browser, House};
use serde_json::json;

const IVA: &str = "iva@kovac.example";
const WHOSE: &str = "SELECT max(id) FROM template";

/// Olga prepares an answer with files; where it stands.
async fn prepared(house: &House, files: &[(&str, &str)]) -> String {
    let olga = house.agent("Olga").await;
    let fields = [
        ("name", "Prices"),
        ("whose", "company"),
        ("shortcut", "prices"),
        ("text-en", "Here they are."),
        ("then", "files"),
    ];
    let made = olga.sends("/settings/templates", &fields).await.is(303);
    let place = format!("/settings/templates/{}", house.count(WHOSE).await);
    assert_eq!(made.location(), format!("{place}#files"), "whoever wants to add files goes on there");
    adds(&olga, &place, files).await.is(303);
    place
}

async fn adds(by: &Browser, place: &str, files: &[(&str, &str)]) -> Answer {
    let part = |(name, text): &(&str, &str)| {
        let head = "Content-Disposition: form-data; name=\"files\"; filename";
        format!("--mark\r\n{head}=\"{name}\"\r\nContent-Type: text/plain\r\n\r\n{text}\r\n")
    };
    let body: String = files.iter().map(part).chain(["--mark--\r\n".to_owned()]).collect();
    by.sends_body(&format!("{place}/files"), "multipart/form-data; boundary=mark", body).await
}

async fn takes(by: &Browser, number: i64, more: &[(&str, &str)]) -> Answer {
    let page = by.opens(&format!("/tickets/{number}/templates?piece=true&shortcut=prices")).await.is(200).text();
    let id = page.split("data-id=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let fields: Vec<(&str, &str)> =
        [("template", id.as_str()), ("kind", "reply")].iter().chain(more).copied().collect();
    by.sends(&format!("/tickets/{number}/templates"), &fields).await
}

story!(a_template_s_files_go_into_the_draft_and_out_with_the_answer(house) {
    let number = house.customer(IVA).writes("Prices?", "What does it cost?").await;
    let place = prepared(house, &[("prices.txt", "Lamp 12"), ("terms.txt", "At once")]).await;
    let vasya = house.agent("Vasya").await;
    let offers = vasya.opens(&format!("/tickets/{number}/templates?piece=true&q=prices")).await.is(200).text();
    assert!(offers.contains("2 files") && offers.contains("prices.txt"), "{offers}");
    assert!(vasya.opens(&format!("/tickets/{number}/templates")).await.text().contains("prices.txt, terms.txt"));
    assert!(vasya.opens("/settings/templates").await.text().contains("2 files"));
    let uploads = takes(&vasya, number, &[]).await.is(200).json()["uploads"].clone();
    assert_eq!(uploads.as_array().unwrap().len(), 2);
    assert_eq!(takes(&vasya, number, &[]).await.is(200).json()["uploads"], uploads, "none is put there twice");
    let page = vasya.opens_ticket(number).await.text();
    assert_eq!(page.matches("name=\"upload\"").count(), 2, "{page}");
    takes(&vasya, number, &[("into_draft", "true")]).await.is(303);
    assert!(vasya.opens_ticket(number).await.text().contains("Here they are."));
    let seen = vasya.opens_ticket(number).await.field("seen");
    let ids: Vec<String> = uploads.as_array().unwrap().iter().map(|id| id.to_string()).collect();
    let mut fields = vec![("text", "Here they are."), ("seen", &*seen)];
    fields.extend(ids.iter().map(|id| ("upload", id.as_str())));
    vasya.sends_parts(&format!("/tickets/{number}/replies"), &fields).await.is(303);
    let names: Vec<String> = house.mail(1).await.attachments.iter().map(|a| a.name.clone()).collect();
    assert_eq!(names, ["prices.txt", "terms.txt"]);
    let file = format!("{place}/files/{}", house.count("SELECT min(id) FROM template_file").await);
    assert_eq!(vasya.opens(&file).await.is(200).text(), "Lamp 12");
    let olga = house.agent("Olga").await;
    olga.sends(&file, &[("_method", "delete")]).await.is(303);
    olga.opens(&file).await.is(404);
    assert_eq!(house.count("SELECT count(*) FROM attachment WHERE name = 'prices.txt'").await, 1, "what was sent stays");
    assert_eq!(takes(&vasya, number, &[]).await.is(200).json()["uploads"].as_array().unwrap().len(), 1);
});

story!(a_template_carries_what_a_message_can_and_only_its_people_add_to_it(house) {
    let place = prepared(house, &[("prices.txt", "Lamp 12")]).await;
    let (olga, vasya) = (house.agent("Olga").await, house.agent("Vasya").await);
    let page = adds(&olga, &place, &[("empty.txt", "")]).await.is(422).text();
    assert!(page.contains("empty.txt") && page.contains("Here they are."), "{page}");
    adds(&olga, &place, &[]).await.is(422);
    adds(&olga, &place, &[("prices.txt", "Lamp 12")]).await.is(303);
    let many: Vec<(String, &str)> = (0..30).map(|i| (format!("{i}.txt"), "x")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    adds(&olga, &place, &many).await.is(422);
    adds(&vasya, &place, &[("mine.txt", "not theirs")]).await.is(422);
    let kept = house.desk().blobs().read(&base::BlobId::of(b"not theirs")).await;
    assert!(kept.is_err(), "of what is refused nothing is kept");
    let file = format!("{place}/files/{}", house.count("SELECT min(id) FROM template_file").await);
    assert_ne!(vasya.sends(&file, &[("_method", "delete")]).await.status, 303);
    assert_eq!(house.count("SELECT count(*) FROM template_file").await, 1);
    assert_eq!(vasya.sends("/settings/templates", &[("name", "Own"), ("whose", "own"), ("text-en", "x")]).await.status, 303);
    let own = format!("/settings/templates/{}", house.count(WHOSE).await);
    adds(&vasya, &own, &[("mine.txt", "x")]).await.is(303);
    let mine = house.count("SELECT max(id) FROM template_file").await;
    olga.opens(&format!("{own}/files/{mine}")).await.is(404);
    vasya.opens(&format!("{place}/files/{mine}")).await.is(404);
});

story!(a_macro_takes_its_template_s_files_along(house) {
    let number = house.customer(IVA).writes("Prices?", "What does it cost?").await;
    let place = prepared(house, &[("prices.txt", "Lamp 12")]).await;
    let reply = place.rsplit('/').next().unwrap();
    let (olga, vasya) = (house.agent("Olga").await, house.agent("Vasya").await);
    for (name, send) in [("Draft it", None), ("Send it", Some(("send", "yes")))] {
        let fields: Vec<(&str, &str)> = [("name", name), ("whose", "company"), ("reply", reply)].into_iter().chain(send).collect();
        olga.sends("/settings/macros", &fields).await.is(303);
        assert!(vasya.opens(&format!("/tickets/{number}/macros")).await.text().contains("prices.txt"));
        let id = house.count("SELECT max(id) FROM macro").await;
        let seen = vasya.opens_ticket(number).await.field("seen");
        vasya.sends(&format!("/tickets/{number}/macros/{id}"), &[("seen", &seen)]).await.is(303);
    }
    assert_eq!(house.count("SELECT count(*) FROM upload").await, 1, "the draft has it");
    assert_eq!(house.mail(1).await.attachments.len(), 1, "what is sent has it");
});

story!(an_export_names_files_and_says_which_ones_are_to_be_added(house) {
    let place = prepared(house, &[("prices.txt", "Lamp 12")]).await;
    let olga = house.agent("Olga").await;
    let mut out = olga.opens("/settings/templates/exchange.json").await.is(200).json();
    assert_eq!(out["templates"][0]["files"], json!(["prices.txt"]));
    let same = olga.sends_parts("/settings/templates/exchange", &[("json", &out.to_string())]).await.is(200).text();
    assert!(!same.contains("add these files"), "{same}");
    out["templates"][0]["name"] = json!("Elsewhere");
    out["templates"][0]["shortcut"] = json!("");
    let fields = [("json", &*out.to_string()), ("go", "yes")];
    let told = olga.sends_parts("/settings/templates/exchange", &fields).await.is(200).text();
    assert!(told.contains("add these files") && told.contains("prices.txt"), "{told}");
    assert!(olga.opens(&place).await.text().contains("prices.txt"));
});
