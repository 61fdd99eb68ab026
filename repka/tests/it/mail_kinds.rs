//! Mails that no person wrote, and bytes that are no mail.

use crate::house::letter;
use base::EntryId;
use ticket::{Delivery, State, Ticket};

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

story!(an_automatic_reply_starts_no_clock(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    house.agent("Vasya").await.replies_and(number, "On its way.", "wait").await.is(303);
    let id = format!("<{}>", house.mail(1).await.message_id.unwrap());
    let raw = letter(
        &[
            ("From", IVA),
            ("To", SUPPORT),
            ("Auto-Submitted", "auto-replied"),
            ("Subject", "Out of office"),
            ("In-Reply-To", &id),
        ],
        "Away.",
    );
    assert_eq!(house.customer(IVA).sends(&[SUPPORT], &raw).await, number);
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.waiting_since, ticket.holder.as_str()), (None, "customer"));
    assert!(house.last(number).await.machine);
});

story!(a_newsletter_begins_a_solved_ticket_that_says_so(house) {
    let raw = letter(
        &[
            ("From", "news@shop.example"),
            ("To", SUPPORT),
            ("List-Id", "<news.shop.example>"),
            ("List-Unsubscribe", "<mailto:x@shop.example>"),
            ("Precedence", "bulk"),
            ("Subject", "Sale"),
        ],
        "Buy.",
    );
    let number = house.customer("news@shop.example").sends(&[SUPPORT], &raw).await;
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.state, ticket.waiting_since), (State::Solved, None));
    assert_eq!(Ticket::tags(&house.desk().look(), ticket.id).await.unwrap(), ["automatic"]);
    assert!(ticket.ledger(&house.desk().look()).await.unwrap().is_empty(), "nobody ever held it");
    assert_eq!(house.office.catcher.count(), 0, "no machine is answered");
});

story!(a_bounce_marks_the_answer_failed_and_the_customer_waits_again(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let since = house.ticket(number).await.waiting_since;
    house.agent("Vasya").await.replies_and(number, "On its way.", "wait").await.is(303);
    let ours = house.mail(1).await.message_id.unwrap();
    let answer = house.last(number).await.id;
    house.later(60).await;
    let bounce = format!(
        "From: MAILER-DAEMON@mx.example\r\nTo: {SUPPORT}\r\nSubject: Undelivered Mail\r\nMessage-ID: <b1@mx.example>\r\nAuto-Submitted: auto-replied\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nCould not be delivered.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; {IVA}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{ours}>\r\nSubject: Re: The lamp\r\n\r\n--b--\r\n"
    );
    house.customer("").hands_over(&[SUPPORT], bounce.as_bytes()).await.unwrap();
    house.settled().await;
    let failed = house.entry(answer).await;
    assert_eq!((failed.delivery, failed.delivery_note.as_deref()), (Some(Delivery::Failed), Some("5.1.1 550 no such user")));
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.waiting_since, ticket.first_answer_at, ticket.holder.as_str()), (since, None, "staff"));
    assert_eq!(house.count("SELECT count(*) FROM ticket").await, 1);
});

story!(what_is_no_mail_becomes_a_problem_that_someone_owns_and_can_be_read_again(house) {
    house.customer(IVA).hands_over(&[SUPPORT], b"no mail at all").await.unwrap();
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE state = 'problem' AND problem = 'no-header'").await, 1);
    let olga = house.agent("Olga").await;
    let page = olga.opens("/intake-problems").await.is(200).text();
    assert!(page.contains("no header"), "{page}");
    let id = house.count("SELECT id FROM arrival").await;
    let raw = olga.opens(&format!("/intake-problems/{id}/original.eml")).await.is(200);
    assert!(raw.text().starts_with("no mail at all"));
    house.agent("Vasya").await.opens("/intake-problems").await.is(404);
    olga.sends(&format!("/intake-problems/{id}/reading"), &[]).await.is(303);
    house.settled().await;
    assert_eq!(
        house.count("SELECT count(*) FROM event WHERE kind = 'arrival.not_understood'").await,
        2,
        "it was read again"
    );
});

story!(a_problem_that_needs_nothing_more_is_put_away_and_stays_what_it_is(house) {
    let broken = house.customer(IVA);
    for raw in [&b"no mail at all"[..], b"neither is this"] {
        broken.hands_over(&[SUPPORT], raw).await.unwrap();
    }
    house.settled().await;
    let olga = house.agent("Olga").await;
    let id = house.count("SELECT min(id) FROM arrival").await;
    let path = format!("/intake-problems/{id}/closure");
    house.agent("Vasya").await.sends(&path, &[]).await.is(404);
    let waiting = |page: &str| page.matches("/closure").count();
    assert_eq!(waiting(&olga.opens("/intake-problems").await.is(200).text()), 2);
    olga.sends(&path, &[]).await.is(303);
    olga.sends(&path, &[]).await.is(303);
    let page = olga.opens("/intake-problems").await.is(200).text();
    let (_, folded) = page.split_once("<details").unwrap();
    assert!(waiting(&page) == 1 && folded.contains(&format!("arrival-{id}")) && folded.contains("Olga"), "{page}");
    assert!(olga.opens("/intake/1").await.is(200).text().contains("2 problems"), "the sums stay as they are");
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'arrival.dealt_with'").await, 1);
    let log = house.agent("Anna").await.opens("/settings/audit").await.is(200).text();
    assert!(log.contains("Dealt with a mail that was not understood"), "{log}");
    let metrics = channel::mail::Arrival::problem_count(&house.desk().look()).await.unwrap();
    assert_eq!(metrics, 1);
    // Read again, it is what it is: somebody must look once more.
    olga.sends(&format!("/intake-problems/{id}/reading"), &[]).await.is(303);
    house.settled().await;
    assert_eq!(waiting(&olga.opens("/intake-problems").await.is(200).text()), 2);
});

story!(our_own_mail_that_comes_back_is_a_problem_and_not_a_ticket(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    house.agent("Vasya").await.replies(number, "On its way.").await.is(303);
    let ours = house.mails(1).await[0].raw.clone();
    house.customer(IVA).hands_over(&[SUPPORT], &ours).await.unwrap();
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE problem = 'loop'").await, 1);
    assert_eq!(house.words(number).await.len(), 2);
});

story!(a_mail_without_from_or_date_or_id_is_still_somebody_s(house) {
    house.customer(IVA).hands_over(&[SUPPORT], b"Subject: Bare\r\n\r\nHello\r\n").await.unwrap();
    house.customer("").hands_over(&[SUPPORT], b"Subject: Barer\r\n\r\nHello\r\n").await.unwrap();
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM ticket WHERE state = 'open'").await, 2);
    let first = house.count("SELECT min(id) FROM entry WHERE kind = 'message'").await;
    assert_eq!(house.entry(EntryId(first)).await.author_address, IVA);
});
