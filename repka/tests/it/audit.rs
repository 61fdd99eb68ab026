//! The audit log: who did what, when, to what.

use base::Setting;
use people::Company;

story!(what_administrators_do_is_in_the_audit_log(house) {
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let number = house.customer("iva@kovac.example").writes("Hi", "Hello?").await;
    vasya.solves(number).await.is(303);
    let zone = Company::read(&house.desk().look()).await.unwrap().zone;
    anna.sends("/settings/company", &[("name", "=Tavan"), ("lang", "en"), ("zone", &zone)]).await.is(303);
    let all = anna.opens("/settings/audit").await.is(200).text();
    for words in ["Decided about the company", "Signed in", "Solved a ticket", "Changed: ", "=Tavan"] {
        assert_eq!(all.contains(words), words != "=Tavan", "{words}");
    }
    let hers = anna.opens(&format!("/settings/audit?person={}", anna.id)).await.is(200).text();
    assert!(hers.contains("Changed: ") && !hers.contains(&format!("href=\"/tickets/{number}\"")), "{hers}");
    let ticket = anna.opens(&format!("/settings/audit?ticket=%23{number}&kind=ticket.solved")).await.is(200).text();
    assert_eq!(ticket.matches(&format!("href=\"/tickets/{number}\"")).count(), 1);
    let csv = anna.opens("/settings/audit.csv?kind=company.changed").await.is(200);
    assert!(csv.header("content-type").starts_with("text/csv"));
    assert_eq!(csv.text().lines().count(), 2, "{}", csv.text());
    vasya.opens("/settings/audit").await.is(404);
    let customer = house.count("SELECT max(id) FROM customer").await;
    vasya.sends(&format!("/customers/{customer}"), &[("name", "Iva"), ("vip", "1")]).await.is(303);
    let all = anna.opens("/settings/audit").await.is(200).text();
    assert!(all.contains(&format!("href=\"/customers/{customer}\">#{customer}<")), "what it was done to: {all}");
});

story!(the_audit_log_goes_on_by_pages_and_by_days(house) {
    let anna = house.agent("Anna").await;
    for _ in 0..120 {
        house.agent("Vasya").await;
    }
    house.later(3 * 24 * 3600).await;
    house.agent("Petya").await;
    let first = anna.opens("/settings/audit?kind=staff.signed_in").await.is(200).text();
    let next = first.split("before=").nth(1).unwrap().split('"').next().unwrap();
    let second = anna.opens(&format!("/settings/audit?kind=staff.signed_in&before={next}")).await.is(200).text();
    assert!(first.matches("<tr>").count() == 101 && second.matches("<tr>").count() > 20);
    let today = jiff::Timestamp::from_second(house.desk().now().seconds()).unwrap().to_zoned(jiff::tz::TimeZone::UTC);
    let page = anna.opens(&format!("/settings/audit?kind=staff.signed_in&from={}", today.date())).await.is(200).text();
    assert_eq!(page.matches("<tr>").count(), 2, "one line under its head: {page}");
});

/// Every kind of event in the sources has words, so that the log says what happened and not only its kind.
#[test]
fn every_event_has_words() {
    let told = repka::assemble::told();
    let mut kinds = std::collections::BTreeSet::new();
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../features")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                kinds.extend(written(&std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    assert!(kinds.len() > 40, "only {} kinds", kinds.len());
    let silent: Vec<_> = kinds.iter().filter(|kind| !told.iter().any(|(known, _)| known == kind)).collect();
    assert!(silent.is_empty(), "no words for {silent:?}: name them in TOLD of their feature");
}

/// Kinds as features write them: `const KIND: &'static str = "a.b"`, and `Name = "a.b" {` within `events!`.
fn written(text: &str) -> Vec<String> {
    let kind = |line: &str| {
        let after = line.split_once(" = \"").map(|(_, after)| after)?;
        let (kind, rest) = after.split_once('"')?;
        let is_event = line.trim().starts_with("const KIND: &'static str") || rest.starts_with(" {");
        let is_kind =
            kind.split_once('.').is_some() && kind.bytes().all(|b| b.is_ascii_lowercase() || b"._".contains(&b));
        (is_event && is_kind).then(|| kind.to_owned())
    };
    text.lines().filter_map(kind).collect()
}
