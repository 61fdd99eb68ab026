//! Calling colleagues, and following.

use crate::house::Browser;

const IVA: &str = "iva@kovac.example";

async fn lists(who: &Browser, name: &str, number: i64) -> bool {
    who.opens(&format!("/views/{name}")).await.is(200).text().contains(&format!("id=\"row-{number}\""))
}

story!(a_note_that_names_a_colleague_is_in_their_list(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    vasya.notes(number, "@petya, do you know? Ask iva@olga.example.").await.is(303);
    assert!(lists(&petya, "mentions", number).await);
    assert!(!lists(&vasya, "mentions", number).await);
    assert!(!lists(&house.agent("Olga").await, "mentions", number).await, "an address calls nobody");
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'ticket.mentioned'").await, 1);
});

story!(the_rail_counts_calls_until_they_are_read(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let counted = async || {
        let page = petya.opens("/views/solved").await.is(200).text();
        let link = page.split("href=\"/views/mentions\"").nth(1).unwrap().split("</a>").next().unwrap().to_owned();
        link.contains("class=\"count hot\">1<")
    };
    assert!(!counted().await);
    vasya.notes(number, "@petya, do you know?").await.is(303);
    assert!(counted().await);
    let seen = petya.opens_ticket(number).await.field("seen");
    petya.sends(&format!("/tickets/{number}/reading"), &[("entry", &seen)]).await;
    assert!(!counted().await, "it was read");
});

story!(a_collaborator_who_is_called_is_let_in_by_agents_alone(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (kolya, irina) = (house.agent("Kolya").await, house.agent("Irina").await);
    kolya.opens(&format!("/tickets/{number}")).await.is(404);
    irina.notes(number, "@Development: is it the fuse?").await.is(303);
    kolya.opens_ticket(number).await;
    assert!(lists(&kolya, "mentions", number).await);
    let machine = people::Admin::of_the_machine();
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let new = people::NewStaff {
        email: "outsider@desk.example", name: "Outsider", role: people::Role::Collaborator, departments: &[], password: None,
    };
    people::Staff::join(&mut act, &machine, new).await.unwrap();
    act.commit().await.unwrap();
    kolya.notes(number, "@outsider, @Irina: no.").await.is(303);
    assert!(!lists(&house.agent("Outsider").await, "mentions", number).await);
    assert!(lists(&irina, "mentions", number).await);
});

story!(what_one_follows_is_in_one_s_list_until_one_stops(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let path = format!("/tickets/{number}/follow");
    for _ in 0..2 {
        vasya.sends(&path, &[]).await.is(303);
    }
    assert!(lists(&vasya, "followed", number).await && !lists(&petya, "followed", number).await);
    assert!(lists(&vasya, "open?followed=yes", number).await);
    assert_eq!(house.ticket(number).await.followers(&house.desk().look()).await.unwrap(), [vasya.id]);
    assert!(vasya.opens_ticket(number).await.text().contains("Stop following"));
    vasya.sends(&path, &[("_method", "delete")]).await.is(303);
    assert!(!lists(&vasya, "followed", number).await);
});
