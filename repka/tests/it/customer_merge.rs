//! Two cards of one person become one, and exactly two again.

use crate::house::{House, letter};
use customer::{Customer, CustomerId, Identity, IdentityKind, Remark};

const IVA: &str = "iva@kovac.example";
const HOME: &str = "iva.kovac@home.example";

async fn known(house: &House, address: &str) -> CustomerId {
    Identity::known(&house.desk().look(), IdentityKind::Mail, address).await.unwrap().unwrap().customer_id
}

/// Iva writes from work and from home.
async fn two_ivas(house: &House) -> (CustomerId, CustomerId, i64, i64) {
    let mut numbers = Vec::new();
    for (address, words) in [(IVA, "From work."), (HOME, "From home.")] {
        let from = format!("Iva Kovač <{address}>");
        let header = [("From", from.as_str()), ("To", "support@desk.example"), ("Subject", "The lamp")];
        numbers.push(house.customer(address).sends(&["support@desk.example"], &letter(&header, words)).await);
    }
    (known(house, IVA).await, known(house, HOME).await, numbers[0], numbers[1])
}

/// What of the two cards can change.
async fn cards(house: &House, both: [CustomerId; 2]) -> Vec<(Customer, Vec<Identity>, Vec<Remark>)> {
    let look = house.desk().look();
    let mut all = Vec::new();
    for id in both {
        let card = Customer::find(&look, id).await.unwrap();
        // When words last went either way is true of the person, whoever they are.
        let card = Customer { contact_at: None, ..card };
        all.push((card, Identity::of(&look, id).await.unwrap(), Remark::of(&look, id).await.unwrap()));
    }
    all
}

story!(two_cards_become_one_and_exactly_two_again(house) {
    let (work, home, first, second) = two_ivas(house).await;
    let vasya = house.agent("Vasya").await;
    for (id, text) in [(work, "Works late"), (home, "Has a dog")] {
        vasya.sends(&format!("/customers/{id}/remarks"), &[("text", text), ("pinned", "1")]).await.is(303);
    }
    vasya.sends(&format!("/customers/{home}"), &[("name", "Iva Kovač"), ("language", "hr"), ("vip", "1")]).await.is(303);
    let before = cards(house, [work, home]).await;
    let offered = vasya.opens(&format!("/customers/{work}/merge")).await.is(200).text();
    assert!(offered.contains(&format!("other={home}")), "who is called the same is offered");
    let compared = vasya.opens(&format!("/customers/{work}/merge?other={home}")).await.is(200).text();
    assert!(compared.contains(IVA) && compared.contains(HOME) && compared.contains("Has a dog"));
    let path = format!("/customers/{work}/merge");
    let sent = [("other", home.to_string()), ("stays", work.to_string())];
    let sent: Vec<(&str, &str)> = sent.iter().map(|(n, v)| (*n, v.as_str())).collect();
    vasya.sends(&path, &sent).await.is(303);
    let card = vasya.opens(&format!("/customers/{work}")).await.is(200).text();
    for words in [IVA, HOME, "Works late", "Has a dog", "From work.", "From home.", "Hrvatski"] {
        assert!(card.contains(words), "{words}");
    }
    let gone = vasya.opens(&format!("/customers/{home}")).await.is(303);
    assert_eq!(gone.location(), format!("/customers/{work}"));
    for number in [first, second] {
        assert_eq!(Customer::behind(&house.desk().look(), house.ticket(number).await.identity_id).await.unwrap().id, work);
    }
    let list = vasya.opens("/customers?q=kovac").await.is(200).text();
    assert!(!list.contains(&format!("\"/customers/{home}\"")));
    vasya.sends(&path, &sent).await.is(422);
    vasya.sends(&format!("/customers/{home}/merge"), &[("_method", "delete")]).await.is(303);
    assert_eq!(cards(house, [work, home]).await, before, "exactly as it was");
});

story!(what_was_added_after_a_merge_stays_where_it_was_added(house) {
    let (work, home, ..) = two_ivas(house).await;
    let olga = people::Agent::of(&house.colleague("Olga").await).unwrap();
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    Customer::merge(&mut act, &olga, home, work).await.unwrap();
    Identity::write_down(&mut act, &olga, work, IdentityKind::Phone, "+385 91 234 567").await.unwrap();
    Remark::write(&mut act, &olga, work, "Since the merge", true).await.unwrap();
    Customer::unmerge(&mut act, &olga, home).await.unwrap();
    act.commit().await.unwrap();
    let [work, home]: [_; 2] = cards(house, [work, home]).await.try_into().unwrap();
    assert_eq!((work.1.len(), work.2.len()), (2, 1));
    assert_eq!((home.1.len(), home.2.len()), (1, 0));
});

story!(whoever_cannot_take_a_merge_back_is_told_why_on_the_card_that_stays(house) {
    let (work, home, ..) = two_ivas(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.sends("/customers", &[("name", "Iva the third"), ("mail", "iva@third.example")]).await.is(303);
    let third = known(house, "iva@third.example").await;
    let merges = async |from: CustomerId, into: CustomerId| {
        let into = into.to_string();
        vasya.sends(&format!("/customers/{from}/merge"), &[("other", &*into), ("stays", &*into)]).await.is(303);
    };
    merges(home, work).await;
    merges(work, third).await;
    let page = vasya.sends(&format!("/customers/{home}/merge"), &[("_method", "delete")]).await.is(422).text();
    assert!(page.contains("role=\"alert\"") && page.contains("Iva the third"), "{page}");
    let page = vasya.sends(&format!("/customers/{home}"), &[("name", "Of another card")]).await.is(422).text();
    assert!(page.contains("role=\"alert\"") && !page.contains("Of another card"), "{page}");
});

story!(a_merge_is_refused_where_it_makes_no_sense(house) {
    let (work, home, ..) = two_ivas(house).await;
    let olga = people::Agent::of(&house.colleague("Olga").await).unwrap();
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    assert!(Customer::merge(&mut act, &olga, work, work).await.is_err());
    assert!(Customer::unmerge(&mut act, &olga, work).await.is_err());
    Customer::merge(&mut act, &olga, home, work).await.unwrap();
    assert!(Customer::merge(&mut act, &olga, home, work).await.is_err(), "it is merged already");
    assert!(Customer::merge(&mut act, &olga, work, home).await.is_err(), "no circles");
    act.commit().await.unwrap();
});

story!(mail_of_an_organisation_s_domain_belongs_to_it_and_two_organisations_become_one(house) {
    let vasya = house.agent("Vasya").await;
    house.customer(IVA).writes("Before", "Hello?").await;
    let made = vasya.sends("/organisations", &[("name", "Kovač d.o.o."), ("domain", "kovac.example")]).await.is(303);
    let path = made.location().to_owned();
    house.customer("marko@kovac.example").writes("After", "Hello?").await;
    let page = vasya.opens(&path).await.is(200).text();
    assert!(page.contains("iva@kovac.example") && page.contains("marko@kovac.example"));
    assert!(page.contains("Before") && page.contains("After"), "its tickets");
    vasya.sends("/organisations", &[("name", "kovac D.O.O.")]).await.is(422);
    let other = vasya.sends("/organisations", &[("name", "Perla")]).await.is(303).location().to_owned();
    vasya.sends(&format!("{other}/domains"), &[("domain", "kovac.example")]).await.is(422);
    vasya.sends(&format!("{path}/merge"), &[("into", "Nobody")]).await.is(422);
    assert_eq!(vasya.sends(&format!("{path}/merge"), &[("into", "perla")]).await.is(303).location(), other);
    let page = vasya.opens(&other).await.is(200).text();
    assert!(page.contains("iva@kovac.example") && page.contains("kovac.example"));
    assert_eq!(vasya.opens(&path).await.is(303).location(), other);
    vasya.sends(&other, &[("name", "Perla hotel"), ("remark", "Pays late")]).await.is(303);
    assert!(vasya.opens("/organisations?q=hotel").await.is(200).text().contains("Perla hotel"));
});
