//! In which languages customers are answered, and which screens people choose from.

use base::Setting;
use customer::Customer;
use people::Languages;

const IVA: &str = "iva@kovac.example";

story!(languages_are_decided_and_people_choose_among_those_that_are_offered(house) {
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let page = anna.opens("/settings/languages").await.is(200).text();
    assert_eq!(page.matches("name=\"customers\" value=\"hr\" checked").count(), 1, "the usual ones: {page}");
    let form = [("customers", "hr"), ("customers", "de"), ("other", "PT-br, gsw"), ("staff", "hr")];
    anna.sends("/settings/languages", &form).await.is(303);
    let decided = Languages::read(&house.desk().look()).await.unwrap();
    assert_eq!(decided.answered(), ["hr", "de", "pt-BR", "gsw"]);
    let page = anna.opens("/settings/languages").await.is(200).text();
    assert!(page.contains("Português (pt-BR)") && page.contains("value=\"gsw\" checked"), "{page}");
    anna.sends("/settings/languages", &form).await.is(303);
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'company.changed'").await, 1, "what stays is not told");

    let screens = vasya.opens("/settings/account").await.is(200).text();
    let offered = |code: &str| screens.contains(&format!("<option value=\"{code}\""));
    assert!(offered("hr") && offered("en") && !offered("bg"), "the company's own is always there: {screens}");

    let wrong = [("customers", "hr"), ("other", "german")];
    let page = anna.sends("/settings/languages", &wrong).await.is(422).text();
    assert!(page.contains("value=\"german\"") && page.contains("value=\"hr\" checked"), "nothing typed is lost: {page}");
    anna.sends("/settings/languages", &[("staff", "hr")]).await.is(422);
    assert_eq!(Languages::read(&house.desk().look()).await.unwrap(), decided);
});

story!(templates_are_written_in_every_language_customers_are_answered_in(house) {
    let number = house.customer(IVA).writes("Die Lampe", "Wo ist sie?").await;
    let (anna, olga) = (house.agent("Anna").await, house.agent("Olga").await);
    anna.sends("/settings/languages", &[("customers", "en"), ("customers", "de"), ("staff", "en")]).await.is(303);
    let form = olga.opens("/settings/templates/new").await.is(200).text();
    assert!(form.contains("text-de") && !form.contains("text-hr"), "{form}");
    let words = [("name", "Greeting"), ("whose", "company"), ("text-en", "Good day"), ("text-de", "Guten Tag")];
    olga.sends("/settings/templates", &words).await.is(303);

    let ticket = house.ticket(number).await;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let iva = Customer::behind(&mut act, ticket.identity_id).await.unwrap();
    Customer::speaks(&mut act, iva.id, "de-AT").await.unwrap();
    act.commit().await.unwrap();
    let offered = olga.opens(&format!("/tickets/{number}/templates?piece=true&q=greet")).await.is(200).text();
    assert!(offered.contains("Guten Tag"), "another region is nearer than another language: {offered}");

    // A language that is no longer asked for keeps its words.
    anna.sends("/settings/languages", &[("customers", "en"), ("staff", "en")]).await.is(303);
    let id = house.count("SELECT id FROM template").await;
    let form = olga.opens(&format!("/settings/templates/{id}")).await.is(200).text();
    assert!(form.contains("Guten Tag"), "{form}");
    assert!(!olga.opens("/settings/templates/new").await.text().contains("text-de"));
    assert!(!anna.opens("/settings/hours/words").await.is(200).text().contains("words-de"));
});

story!(what_is_said_by_itself_is_said_in_a_language_we_know_else_in_the_company_s(house) {
    let anna = house.agent("Anna").await;
    let company = [("name", "Tavan"), ("lang", "hr"), ("zone", "UTC"), ("undo", "0")];
    anna.sends("/settings/company", &company).await.is(303);
    let number = house.customer(IVA).writes("Die Lampe", "Wo ist sie?").await;
    let ticket = house.ticket(number).await;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let iva = Customer::behind(&mut act, ticket.identity_id).await.unwrap();
    Customer::speaks(&mut act, iva.id, "de").await.unwrap();
    act.commit().await.unwrap();
    house.agent("Vasya").await.replies_and(number, "Beim Nachbarn.", "solve").await.is(303);
    let croatian = repka::assemble::messages().unwrap().text(shell::Lang::Hr, "channel-unsolved-mail");
    assert!(house.mail(1).await.text.contains(&croatian), "{}", house.mail(1).await.text);
});
