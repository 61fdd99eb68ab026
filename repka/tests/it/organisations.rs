//! Organisations: what the company wants to know of them, and two that become one and two again.

use crate::house::House;
use base::Actor;
use customer::{Customer, CustomerId, Organisation, OrganisationId};
use people::Agent;

const IVA: &str = "iva@perla.example";
const LUKA: &str = "luka@perla-hotel.example";

/// Two organisations with a domain, and somebody from each.
async fn two_hotels(house: &House) -> (OrganisationId, OrganisationId, CustomerId, CustomerId) {
    let olga = Agent::of(&house.colleague("Olga").await).unwrap();
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    let mut hotels = Vec::new();
    for (name, domain) in [("Perla", "perla.example"), ("Hotel Perla", "perla-hotel.example")] {
        let id = Organisation::ensure(&mut act, &olga, name).await.unwrap();
        Organisation::own_domain(&mut act, &olga, id, domain).await.unwrap();
        hotels.push(id);
    }
    act.commit().await.unwrap();
    let mut people = Vec::new();
    for address in [IVA, LUKA] {
        let number = house.customer(address).writes("The lamp", "It is dark.").await;
        let identity = house.ticket(number).await.identity_id;
        people.push(Customer::behind(&house.desk().look(), identity).await.unwrap().id);
    }
    (hotels[0], hotels[1], people[0], people[1])
}

async fn belongs_to(house: &House, who: CustomerId) -> Option<OrganisationId> {
    Customer::find(&house.desk().look(), who).await.unwrap().organisation_id
}

async fn domains(house: &House, of: OrganisationId) -> Vec<String> {
    Organisation::domains(&house.desk().look(), of).await.unwrap()
}

story!(organisations_are_listed_by_name_whoever_came_first(house) {
    let olga = Agent::of(&house.colleague("Olga").await).unwrap();
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    for name in ["perla", "Zora", "яна", "Ante", "Žito", "Альфа", "Mlin"] {
        Organisation::ensure(&mut act, &olga, name).await.unwrap();
    }
    act.commit().await.unwrap();
    let look = house.desk().look();
    let (mut after, mut names) = (None, Vec::new());
    loop {
        let page = Organisation::list(&look, "", after, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        names.extend(page.into_iter().map(|line| line.name));
    }
    assert_eq!(names, ["Ante", "Mlin", "perla", "Žito", "Zora", "Альфа", "яна"]);
    let found = Organisation::list(&look, "perl", None, 9).await.unwrap();
    assert_eq!(found.len(), 1);
});

story!(two_organisations_become_one_and_two_again(house) {
    let (perla, hotel, iva, luka) = two_hotels(house).await;
    let vasya = house.agent("Vasya").await;
    vasya.sends(&format!("/organisations/{hotel}/merge"), &[("into", "perla")]).await.is(303);
    assert_eq!((belongs_to(house, luka).await, domains(house, perla).await.len()), (Some(perla), 2));
    assert_eq!(vasya.opens(&format!("/organisations/{hotel}")).await.is(303).location(), format!("/organisations/{perla}"));
    let page = vasya.opens(&format!("/organisations/{perla}")).await.is(200).text();
    assert!(page.contains(&format!("action=\"/organisations/{hotel}/merge\"")), "the way back is there: {page}");

    let answer = vasya.sends(&format!("/organisations/{hotel}/merge"), &[("_method", "delete")]).await.is(303);
    assert_eq!(answer.location(), format!("/organisations/{hotel}"));
    assert_eq!((belongs_to(house, iva).await, belongs_to(house, luka).await), (Some(perla), Some(hotel)));
    assert_eq!((domains(house, perla).await.len(), domains(house, hotel).await), (1, vec!["perla-hotel.example".to_owned()]));
    assert_eq!(house.count("SELECT count(*) FROM organisation_moved").await, 0);
    vasya.sends(&format!("/organisations/{hotel}/merge"), &[("_method", "delete")]).await.is(422);
});

story!(who_was_moved_after_a_merge_of_organisations_stays_where_they_are(house) {
    let (perla, hotel, iva, luka) = two_hotels(house).await;
    let vasya = house.agent("Vasya").await;
    let (into, back) = (format!("/organisations/{hotel}/merge"), [("_method", "delete")]);
    vasya.sends(&into, &[("into", "Perla")]).await.is(303);
    vasya.sends(&format!("/customers/{luka}"), &[("name", "Luka"), ("organisation", "Arena")]).await.is(303);
    let arena = belongs_to(house, luka).await;
    let third = house.customer("ana@perla-hotel.example").writes("The bed", "It is short.").await;
    let ana = Customer::behind(&house.desk().look(), house.ticket(third).await.identity_id).await.unwrap().id;

    // Merged on, the first merge is taken back after the second.
    vasya.sends(&format!("/organisations/{perla}/merge"), &[("into", "Arena")]).await.is(303);
    let card = vasya.sends(&into, &back).await.is(422).text();
    assert!(card.contains("value=\"Arena\"") && card.contains("role=\"alert\""), "the card that stays says why: {card}");
    vasya.sends(&format!("/organisations/{perla}/merge"), &back).await.is(303);
    vasya.sends(&into, &back).await.is(303);
    assert_eq!(belongs_to(house, luka).await, arena, "moved by hand");
    assert_eq!(belongs_to(house, ana).await, Some(perla), "came to the one that stayed");
    assert_eq!(belongs_to(house, iva).await, Some(perla));
});

story!(a_field_of_organisations_is_filled_in_and_goes_with_a_merge_and_back(house) {
    let (perla, hotel, ..) = two_hotels(house).await;
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let field = [("about", "organisation"), ("kind", "text"), ("name", "VAT number")];
    anna.sends("/settings/fields", &field).await.is(303);
    assert!(anna.opens("/settings/fields").await.is(200).text().contains("Organisations"));
    let id = house.count("SELECT id FROM field").await.to_string();
    let filling = [("field", id.as_str()), ("value", "HR12345")];
    vasya.sends(&format!("/organisations/{hotel}/fields"), &filling).await.is(303);
    let opens = async |id: OrganisationId| vasya.opens(&format!("/organisations/{id}")).await.is(200).text();
    assert!(opens(hotel).await.contains("HR12345") && !opens(perla).await.contains("HR12345"));
    vasya.sends("/customers/1/fields", &filling).await.is(404);

    vasya.sends(&format!("/organisations/{hotel}/merge"), &[("into", "Perla")]).await.is(303);
    assert!(opens(perla).await.contains("HR12345"), "what it lacked came along");
    vasya.sends(&format!("/organisations/{hotel}/merge"), &[("_method", "delete")]).await.is(303);
    assert!(opens(hotel).await.contains("HR12345") && !opens(perla).await.contains("HR12345"));
});

story!(an_organisation_is_merged_into_another_of_its_name(house) {
    let (perla, ..) = two_hotels(house).await;
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    let second = Organisation::make(&mut act, "PERLA", None).await.unwrap();
    act.commit().await.unwrap();
    let vasya = house.agent("Vasya").await;
    let answer = vasya.sends(&format!("/organisations/{perla}/merge"), &[("into", "Perla")]).await.is(303);
    assert_eq!(answer.location(), format!("/organisations/{second}"));
    vasya.sends(&format!("/organisations/{second}/merge"), &[("into", "Perla")]).await.is(422);
});
