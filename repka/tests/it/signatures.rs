//! What stands under our mails: the nearest signature, said once, and kept as it was said.

use crate::house::House;

const IVA: &str = "iva@kovac.example";

async fn signs(house: &House, who: &str, fields: &[(&str, &str)]) -> u16 {
    house.agent(who).await.sends("/settings/signatures", fields).await.status
}

story!(the_nearest_signature_stands_under_the_mail_and_not_in_the_words(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    assert_eq!(signs(house, "Anna", &[("whose", "company"), ("text", "{{agent.name}}, {{company}}")]).await, 303);
    let vasya = house.agent("Vasya").await;
    assert!(vasya.opens_ticket(number).await.text().contains("Vasya, Tavan"), "shown while one writes");
    vasya.replies(number, "On its way.").await.is(303);
    let first = house.mail(1).await;
    let text = first.text.replace("\r\n", "\n");
    assert!(text.starts_with("On its way.\n\n-- \nVasya, Tavan\n\n[r:"), "{text}");
    assert_eq!(house.words(number).await[1], "On its way.");
    let department = house.ticket(number).await.department_id.to_string();
    assert_eq!(signs(house, "Anna", &[("whose", "department"), ("id", &department), ("text", "{{department}} of {{company}}")]).await, 303);
    vasya.replies(number, "It arrives.").await.is(303);
    assert!(house.mail(2).await.text.contains("-- \r\nSupport of Tavan") || house.mail(2).await.text.contains("-- \nSupport of Tavan"));
    let mailbox = house.count("SELECT id FROM mailbox WHERE address = 'support@desk.example'").await.to_string();
    assert_eq!(signs(house, "Anna", &[("whose", "mailbox"), ("id", &mailbox), ("text", "Your support desk")]).await, 303);
    vasya.replies(number, "It arrived.").await.is(303);
    assert!(house.mail(3).await.text.contains("Your support desk"));
    assert_eq!(signs(house, "Vasya", &[("whose", "staff"), ("text", "Vasya himself")]).await, 303);
    vasya.replies(number, "Well?").await.is(303);
    assert!(house.mail(4).await.text.contains("Vasya himself"));
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains("Vasya, Tavan") && page.contains("Your support desk"), "each mail keeps its own: {page}");
});

story!(the_company_may_sign_for_everybody(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    assert_eq!(signs(house, "Vasya", &[("whose", "staff"), ("text", "Vasya himself")]).await, 303);
    assert_eq!(signs(house, "Vasya", &[("whose", "company"), ("text", "Mine")]).await, 404);
    assert_eq!(signs(house, "Anna", &[("whose", "policy")]).await, 303);
    assert_eq!(signs(house, "Petya", &[("whose", "staff"), ("text", "Petya himself")]).await, 422);
    house.agent("Vasya").await.replies(number, "On its way.").await.is(303);
    assert_eq!(house.mail(1).await.reply_text, "On its way.");
});

story!(a_signature_says_what_is_known_and_is_said_once(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    assert_eq!(signs(house, "Anna", &[("whose", "company"), ("text", "{{customer.name}}")]).await, 422);
    assert_eq!(signs(house, "Anna", &[("whose", "company"), ("text", "{{agent.name}}, Tavan")]).await, 303);
    house.agent("Vasya").await.replies(number, "On its way.\n\nVasya, Tavan").await.is(303);
    assert_eq!(house.mail(1).await.text.matches("Tavan").count(), 1);
    assert_eq!(signs(house, "Anna", &[("whose", "company"), ("text", " ")]).await, 303);
    assert_eq!(house.count("SELECT count(*) FROM signature").await, 0);
});
