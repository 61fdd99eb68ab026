//! Matters that have to do with each other.

const IVA: &str = "iva@kovac.example";

story!(a_link_is_said_on_both_and_taken_away_from_either(house) {
    let iva = house.customer(IVA);
    let (one, two) = (iva.writes("The lamp", "Where is it?").await, iva.writes("The bulb", "It broke.").await);
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens(&format!("/tickets/{two}/links?q=lamp")).await.is(200).text();
    assert!(page.contains("The lamp"));
    let path = format!("/tickets/{two}/links");
    for _ in 0..2 {
        vasya.sends(&path, &[("with", &one.to_string()), ("kind", "caused_by")]).await.is(303);
    }
    assert!(vasya.opens_ticket(two).await.text().contains("Caused by"));
    assert!(vasya.opens_ticket(one).await.text().contains("The bulb"));
    let links = house.ticket(one).await.links(&house.desk().look(), &everything(house).await).await.unwrap();
    assert_eq!((links.len(), links[0].forward, links[0].other.id.0), (1, false, two));
    vasya.sends(&path, &[("with", &one.to_string()), ("kind", "duplicate")]).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM ticket_link").await, 1, "another kind gives way");
    vasya.sends(&format!("/tickets/{one}/links"), &[("_method", "delete"), ("with", &two.to_string())]).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM ticket_link").await, 0);
    vasya.sends(&path, &[("with", &two.to_string())]).await.is(422);
    vasya.sends(&path, &[("with", "999999")]).await.is(404);
});

story!(whoever_was_asked_in_sees_no_link_to_what_they_do_not_see(house) {
    let iva = house.customer(IVA);
    let (one, two) = (iva.writes("The lamp", "Where is it?").await, iva.writes("A secret", "Psst.").await);
    let (vasya, kolya) = (house.agent("Vasya").await, house.agent("Kolya").await);
    vasya.sends(&format!("/tickets/{one}/access"), &[("assignee", &kolya.id.to_string())]).await.is(303);
    vasya.sends(&format!("/tickets/{one}/links"), &[("with", &two.to_string())]).await.is(303);
    assert!(!kolya.opens_ticket(one).await.text().contains("A secret"));
    assert!(vasya.opens_ticket(one).await.text().contains("A secret"));
});

pub async fn everything(house: &crate::house::House) -> ticket::Scope {
    ticket::Scope::of(&house.colleague("Anna").await)
}

story!(a_new_subject_is_said_and_found(house) {
    let number = house.customer(IVA).writes("Hello", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.sends(&format!("/tickets/{number}/subject"), &[("subject", " A lost\n lamp ")]).await.is(303);
    assert_eq!(house.ticket(number).await.subject, "A lost lamp");
    assert!(vasya.opens("/search?q=lost+lamp").await.text().contains(&format!("row-{number}\"")));
    vasya.sends(&format!("/tickets/{number}/subject"), &[("subject", " ")]).await.is(422);
});
