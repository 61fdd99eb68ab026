//! The same mail is taken in once, however it comes; another mail is another mail.

use crate::house::letter;
use store::Query;

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";
const BILLING: &str = "billing@desk.example";

story!(the_same_mail_twice_is_one_entry(house) {
    let iva = house.customer(IVA);
    let raw = letter(&[("From", IVA), ("To", SUPPORT), ("Subject", "Once")], "Once.");
    let number = iva.sends(&[SUPPORT], &raw).await;
    // Again, over another way: trace headers differ.
    assert_eq!(iva.sends(&[SUPPORT], &format!("Received: from elsewhere\r\n{raw}")).await, number);
    assert_eq!(house.count("SELECT count(*) FROM arrival").await, 1);
    assert_eq!(house.words(number).await, ["Once."]);
});

story!(the_same_mail_over_two_connections_at_once_is_one_entry(house) {
    let raw = letter(&[("From", IVA), ("To", SUPPORT), ("Subject", "Once")], "Once.");
    let (one, two, api) = (house.customer(IVA), house.customer(IVA), house.api("Vasya").await);
    let (a, b, c) = tokio::join!(
        one.hands_over(&[SUPPORT], raw.as_bytes()),
        two.hands_over(&[SUPPORT], raw.as_bytes()),
        api.brings("", raw.clone())
    );
    a.unwrap();
    b.unwrap();
    c.is(201);
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM entry WHERE direction = 'in'").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM ticket").await, 1);
});

story!(a_copy_to_a_second_mailbox_is_the_same_entry(house) {
    let raw =
        letter(&[("From", IVA), ("To", "support@desk.example, billing@desk.example"), ("Subject", "Both")], "Both.");
    let iva = house.customer(IVA);
    let number = iva.sends(&[SUPPORT], &raw).await;
    assert_eq!(iva.sends(&[BILLING], &raw).await, number);
    assert_eq!(house.words(number).await, ["Both."]);
    assert_eq!(house.count("SELECT count(*) FROM arrival_mailbox").await, 2);
});

story!(a_copy_with_another_header_is_the_same_entry(house) {
    let head = [("From", IVA), ("To", SUPPORT), ("Subject", "Once"), ("Message-ID", "<same@kovac.example>")];
    let raw = letter(&head, "Once.");
    let iva = house.customer(IVA);
    let number = iva.sends(&[SUPPORT], &raw).await;
    iva.hands_over(&[BILLING], format!("X-Forwarded-By: a list\r\n{raw}").as_bytes()).await.unwrap();
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE state = 'understood'").await, 2);
    assert_eq!(house.words(number).await, ["Once."]);
    assert_eq!(house.count("SELECT count(*) FROM ticket").await, 1);
});

story!(the_same_message_id_with_other_content_is_another_entry_and_marked(house) {
    let head = [("From", IVA), ("To", SUPPORT), ("Subject", "Order"), ("Message-ID", "<same@kovac.example>")];
    let iva = house.customer(IVA);
    iva.sends(&[SUPPORT], &letter(&head, "First.")).await;
    iva.sends(&[SUPPORT], &letter(&head, "Second.")).await;
    assert_eq!(house.count("SELECT count(*) FROM entry WHERE direction = 'in'").await, 2);
    let marked: Vec<(bool,)> =
        Query::new("SELECT again FROM mail ORDER BY entry_id").all(house.desk().db()).await.unwrap();
    assert_eq!(marked, [(false,), (true,)]);
});
