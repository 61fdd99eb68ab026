//! Mailboxes and the servers by which they send.

use crate::house::PostOffice;
use mail::smtp::Answer;
use store::Query;

story!(a_mailbox_sends_by_its_own_relay(house) {
    let (anna, own) = (house.agent("Anna").await, PostOffice::open().await);
    let port = own.address.port().to_string();
    let form = [("host", "127.0.0.1"), ("port", port.as_str()), ("security", "none")];
    anna.sends("/settings/mailboxes/1/relay", &form).await.is(303);
    let number = house.customer("iva@kovac.example").writes("Hi", "Hello?").await;
    house.agent("Vasya").await.replies(number, "Hello.").await.is(303);
    let caught = own.wait_for(1).await;
    assert_eq!(caught[0].envelope.to, ["iva@kovac.example"]);
    house.settled().await;
    assert_eq!(house.office.catcher.count(), 0, "the desk's own relay has seen nothing");
    anna.sends("/settings/mailboxes/1/relay", &[("_method", "delete")]).await.is(303);
    house.agent("Vasya").await.replies(number, "Once more.").await.is(303);
    house.mails(1).await;
    assert!(anna.opens("/settings/mailboxes/1").await.is(200).text().contains("Last mail in"));
});

story!(customers_read_who_wrote_as_the_company_wants(house) {
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let number = house.customer("iva@kovac.example").writes("Hi", "Hello?").await;
    let support = house.department("Support").await.to_string();
    for (n, (sender, name)) in [("mailbox", "Support"), ("person", "Vasya"), ("both", "Vasya · Support")].into_iter().enumerate() {
        let form = [("name", "Support"), ("department", support.as_str()), ("sender", sender)];
        anna.sends("/settings/mailboxes/1", &form).await.is(303);
        vasya.replies(number, &format!("Hello {n}.")).await.is(303);
        assert_eq!(house.mail(n + 1).await.from.unwrap().name.as_deref(), Some(name));
    }
    assert!(anna.opens("/settings/mailboxes/1").await.is(200).text().contains("Anna · Support"));
});

story!(a_test_mail_tells_what_the_server_said(house) {
    let anna = house.agent("Anna").await;
    let taken = anna.sends("/settings/mailboxes/1/test", &[]).await.is(200).text();
    assert!(taken.contains("Taken.") && taken.contains("250"), "{taken}");
    assert_eq!(house.mails(1).await[0].envelope.to, ["anna@desk.example"]);
    house.office.will_say(Answer::Refuse("5.7.1 relaying denied".into()));
    let refused = anna.sends("/settings/mailboxes/1/test", &[]).await.is(200).text();
    assert!(refused.contains("relaying denied") && refused.contains("does not let this address send"), "{refused}");
});

story!(a_relay_s_password_is_sealed_and_goes_to_its_server_alone(house) {
    let anna = house.agent("Anna").await;
    let path = "/settings/mailboxes/1/relay";
    let form = [("host", "smtp.desk.example"), ("port", "587"), ("security", "required"), ("user", "desk")];
    anna.sends(path, &form).await.is(422);
    anna.sends(path, &[&form[..], &[("password", "turnips & beet")]].concat()).await.is(303);
    let sealed: Vec<u8> = Query::new("SELECT sealed FROM relay").value(house.desk().db()).await.unwrap();
    assert!(!sealed.windows(7).any(|w| w == b"turnips"));
    assert!(!anna.opens("/settings/mailboxes/1").await.text().contains("turnips"));
    anna.sends(path, &form).await.is(303);
    let mut elsewhere = form;
    elsewhere[0].1 = "smtp.evil.example";
    anna.sends(path, &elsewhere).await.is(422);
});
