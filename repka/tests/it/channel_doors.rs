//! The mail channel's screens: mailboxes, problems, and mails as they came.

use crate::house::letter;

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

story!(an_admin_opens_and_closes_mailboxes(house) {
    let anna = house.agent("Anna").await;
    let page = anna.opens("/settings/mailboxes").await.is(200).text();
    assert!(page.contains(SUPPORT) && page.contains("billing@desk.example"));
    assert!(page.contains(&format!("smtp://{}", house.office.address)), "the page says by which relay mail leaves");
    let refused =
        anna.sends("/settings/mailboxes", &[("address", "nope"), ("name", ""), ("department", "1")]).await.is(422).text();
    assert!(refused.contains("value=\"nope\""), "what was typed is still there");
    anna.sends("/settings/mailboxes", &[("address", "shop@desk.example"), ("name", "Shop"), ("department", "1")]).await.is(303);
    let raw = letter(&[("From", IVA), ("To", "shop@desk.example"), ("Subject", "Hi")], "Hello?");
    let number = house.customer(IVA).sends(&["shop@desk.example"], &raw).await;
    let id = house.count("SELECT id FROM mailbox WHERE address = 'shop@desk.example'").await;
    anna.sends(&format!("/settings/mailboxes/{id}"), &[("_method", "delete")]).await.is(303);
    anna.sends(&format!("/settings/mailboxes/{id}"), &[("_method", "delete")]).await.is(404);
    let late = letter(&[("From", IVA), ("Subject", "Hi")], "Hello again?");
    assert!(house.customer(IVA).hands_over(&["shop@desk.example"], late.as_bytes()).await.is_err());
    // What came by it is still answered from its address.
    house.agent("Vasya").await.replies(number, "Hello.").await.is(303);
    assert_eq!(house.mail(1).await.from.unwrap().address, "shop@desk.example");
});

story!(a_mail_is_shown_as_it_came_and_runs_nothing(house) {
    let raw = letter(
        &[("From", "Ann <ann@c.example>"), ("To", SUPPORT), ("Subject", "Hi")],
        "Where is it? <script>alert(1)</script>",
    );
    let number = house.customer("ann@c.example").sends(&[SUPPORT], &raw).await;
    let entry = house.last(number).await.id;
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens(&format!("/entries/{entry}/original")).await.is(200).text();
    assert!(page.contains("ann@c.example") && !page.contains("<script>alert(1)"));
    let file = vasya.opens(&format!("/entries/{entry}/original.eml")).await.is(200);
    assert_eq!(file.text().trim_end(), raw.trim_end());
    assert!(file.header("content-disposition").starts_with("attachment"));
    vasya.opens("/entries/999/original").await.is(404);
});

story!(a_problem_that_is_none_any_more_is_no_page(house) {
    let number = house.customer(IVA).writes("Hi", "Hello?").await;
    let olga = house.agent("Olga").await;
    let id = house.count("SELECT id FROM arrival").await;
    olga.opens(&format!("/intake-problems/{id}/original.eml")).await.is(404);
    olga.sends(&format!("/intake-problems/{id}/reading"), &[]).await.is(303);
    house.settled().await;
    assert_eq!(house.words(number).await, ["Hello?"], "what is understood is not read again");
});
