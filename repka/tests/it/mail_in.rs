//! A customer's mail becomes words on a ticket, the right one.

use crate::house::{House, letter};
use base::{Actor, TicketId};
use customer::Organisation;
use mail::smtp::{Caught, SendFault};
use std::sync::Arc;
use ticket::{Channel, Direction, EntryKind, State};

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

/// Iva has written, Vasya has answered: her ticket, and what she got.
async fn answered(house: &House) -> (i64, Arc<Caught>) {
    let number = house.customer(IVA).writes("The lamp", "Where is my lamp?").await;
    house.agent("Vasya").await.replies(number, "On its way.").await.is(303);
    (number, house.mails(1).await[0].clone())
}

fn id_of(caught: &Caught) -> String {
    mail::Letter::read(&caught.raw).unwrap().message_id.unwrap()
}

story!(a_mail_becomes_a_ticket(house) {
    let raw = letter(
        &[("From", "Iva Kovač <iva@kovac.example>"), ("To", SUPPORT), ("Subject", "The lamp")],
        "Where is my lamp?",
    );
    let number = house.customer(IVA).sends(&[SUPPORT], &raw).await;
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.subject.as_str(), ticket.state, ticket.channel), ("The lamp", State::Open, Channel::Mail));
    assert_eq!((ticket.holder.as_str(), ticket.waiting_since), ("nobody", Some(house.desk().now())));
    let entry = house.last(number).await;
    assert_eq!((entry.kind, entry.public, entry.direction), (EntryKind::Message, true, Some(Direction::In)));
    assert_eq!((entry.author_name.as_str(), entry.author_address.as_str()), ("Iva Kovač", IVA));
    assert_eq!(entry.reply_text.trim(), "Where is my lamp?");
    let page = house.agent("Vasya").await.opens_ticket(number).await.text();
    assert!(page.contains("Where is my lamp?") && page.contains("Iva Kovač"));
});

story!(a_mail_goes_to_the_department_of_its_mailbox(house) {
    let raw = letter(&[("From", IVA), ("To", "billing@desk.example"), ("Subject", "The invoice")], "Twice?");
    let number = house.customer(IVA).sends(&["billing@desk.example"], &raw).await;
    let accounting = people::Department::named(&house.desk().look(), "Accounting").await.unwrap().unwrap();
    assert_eq!(house.ticket(number).await.department_id, accounting.id);
});

story!(an_address_that_is_no_mailbox_of_ours_is_refused(house) {
    let iva = house.customer(IVA);
    let raw = letter(&[("From", IVA), ("Subject", "Hi")], "Hi");
    let refused = iva.hands_over(&["nobody@desk.example"], raw.as_bytes()).await;
    assert!(matches!(&refused, Err(SendFault::Refused { code: Some(550), .. })), "{refused:?}");
    assert_eq!(house.count("SELECT count(*) FROM arrival").await, 0);
    iva.hands_over(&["Support+lamp@Desk.example"], raw.as_bytes()).await.unwrap();
});

story!(a_reply_is_threaded_by_the_signed_reply_address(house) {
    let (number, ours) = answered(house).await;
    // Her program keeps the address and loses the ids.
    let to = house.post().minter().reply_address(SUPPORT, number);
    assert!(String::from_utf8_lossy(&ours.raw).contains(&to));
    let raw = letter(&[("From", IVA), ("To", &to), ("Subject", "Thanks")], "Thank you.");
    assert_eq!(house.customer(IVA).sends(&[&to], &raw).await, number);
    assert_eq!(house.last(number).await.proof.as_deref(), Some("reply_address"));
});

story!(a_reply_is_threaded_by_our_message_id(house) {
    let (number, ours) = answered(house).await;
    let id = format!("<{}>", id_of(&ours));
    let raw = letter(
        &[("From", "iva@home.example"), ("To", SUPPORT), ("Subject", "Thanks"), ("In-Reply-To", &id)],
        "From home.",
    );
    assert_eq!(house.customer("iva@home.example").sends(&[SUPPORT], &raw).await, number);
    assert_eq!(house.last(number).await.proof.as_deref(), Some("message_id"));
});

story!(a_reply_is_threaded_by_a_foreign_reference_when_its_sender_belongs_there(house) {
    let first = letter(
        &[
            ("From", IVA),
            ("To", SUPPORT),
            ("Cc", "Marko <marko@other.example>"),
            ("Message-ID", "<first@kovac.example>"),
            ("Subject", "Two"),
        ],
        "One",
    );
    let number = house.customer(IVA).sends(&[SUPPORT], &first).await;
    for sender in [IVA, "marko@other.example"] {
        let raw = letter(
            &[("From", sender), ("To", SUPPORT), ("References", "<first@kovac.example>"), ("Subject", "Re: Two")],
            "Two",
        );
        assert_eq!(house.customer(sender).sends(&[SUPPORT], &raw).await, number, "{sender}");
        assert_eq!(house.last(number).await.proof.as_deref(), Some("reference"));
    }
});

story!(a_colleague_of_the_customer_joins_her_ticket(house) {
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    Organisation::make(&mut act, "Kovač", Some("kovac.example")).await.unwrap();
    act.commit().await.unwrap();
    let first =
        letter(&[("From", IVA), ("To", SUPPORT), ("Message-ID", "<first@kovac.example>"), ("Subject", "Two")], "One");
    let number = house.customer(IVA).sends(&[SUPPORT], &first).await;
    let raw = letter(
        &[
            ("From", "ana@kovac.example"),
            ("To", SUPPORT),
            ("References", "<first@kovac.example>"),
            ("Subject", "Re: Two"),
        ],
        "Two",
    );
    assert_eq!(house.customer("ana@kovac.example").sends(&[SUPPORT], &raw).await, number);
});

story!(a_stranger_who_knows_a_reference_gets_a_linked_ticket_of_their_own(house) {
    let first =
        letter(&[("From", IVA), ("To", SUPPORT), ("Message-ID", "<first@kovac.example>"), ("Subject", "Two")], "One");
    let number = house.customer(IVA).sends(&[SUPPORT], &first).await;
    let raw = letter(
        &[
            ("From", "eve@evil.example"),
            ("To", SUPPORT),
            ("References", "<first@kovac.example>"),
            ("Subject", "Re: Two"),
        ],
        "Tell me all.",
    );
    let other = house.customer("eve@evil.example").sends(&[SUPPORT], &raw).await;
    assert_ne!(other, number);
    for (one, another) in [(number, other), (other, number)] {
        let linked =
            house.timeline(one).await.into_iter().find(|e| e.change.as_deref() == Some("ticket-change-linked"));
        assert_eq!(linked.unwrap().args.unwrap().0["number"], another);
    }
});

story!(a_forged_proof_proves_nothing(house) {
    let (number, ours) = answered(house).await;
    let good = house.post().minter().reply_address(SUPPORT, number);
    let (local, domain) = good.split_once('@').unwrap();
    let mut letters: Vec<char> = local.chars().collect();
    let last = letters.len() - 1;
    letters[last] = if letters[last] == 'a' { 'b' } else { 'a' };
    let forged = format!("{}@{domain}", letters.into_iter().collect::<String>());
    let id = format!("<{}>", id_of(&ours).replacen(&format!(".{number}."), ".999.", 1));
    let raw =
        letter(&[("From", "eve@evil.example"), ("To", &forged), ("Subject", "Hi"), ("In-Reply-To", &id)], "Let me in.");
    let other = house.customer("eve@evil.example").sends(&[&forged], &raw).await;
    assert_ne!(other, number);
    assert!(house.ticket(number).await.waiting_since.is_none());
});

story!(a_reply_to_a_solved_ticket_opens_it_again_and_one_to_a_closed_one_begins_another(house) {
    let (number, ours) = answered(house).await;
    house.agent("Vasya").await.solves(number).await.is(303);
    assert_eq!(house.ticket(number).await.state, State::Solved);
    assert_eq!(house.customer(IVA).answers(&ours, "It is broken.").await, number);
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.state, ticket.solved_at, ticket.holder.as_str()), (State::Open, None, "staff"));
    let mut tx = house.desk().db().begin().await.unwrap();
    store::Query::new("UPDATE ticket SET state = 'closed' WHERE id = ")
        .with("", TicketId(number))
        .run(&mut tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_ne!(house.customer(IVA).answers(&ours, "And again.").await, number);
});

story!(what_was_quoted_is_kept_but_not_taken_for_new(house) {
    let (number, ours) = answered(house).await;
    house.customer(IVA).answers(&ours, "Thanks!\r\n\r\nOn Monday, Vasya wrote:\r\n> On its way.").await;
    let entry = house.last(number).await;
    assert_eq!(entry.reply_text.trim(), "Thanks!");
    assert!(entry.text.contains("On its way."));
});

story!(own_words_of_an_html_mail_are_shown_with_their_links_and_tables(house) {
    let (number, ours) = answered(house).await;
    let own = "<div>See <a href=\"https://shop.example/7\">this one</a>:<table><tr><td>two</td><td>red</td></tr></table></div>";
    let quoted = "<div class=\"gmail_quote\">On Monday, Vasya wrote:<blockquote class=\"gmail_quote\">On its way.</blockquote></div>";
    let head = [
        ("From", IVA), ("To", SUPPORT), ("Subject", "Re: The lamp"), ("In-Reply-To", &*format!("<{}>", id_of(&ours))),
    ];
    let raw = letter(&head, &format!("{own}{quoted}")).replace("text/plain", "text/html");
    house.customer(IVA).sends(&[SUPPORT], &raw).await;
    let page = house.agent("Vasya").await.opens(&format!("/tickets/{number}")).await.is(200).text();
    let shown = page.split("this one</a>").next().unwrap().rsplit("<article").next().unwrap();
    assert!(shown.contains("href=\"https://shop.example/7\"") && !shown.contains("<details class=\"quoted\""), "{page}");
    let (_, rest) = page.split_once("this one</a>").unwrap();
    let open = rest.split("<details class=\"quoted\"").next().unwrap();
    assert!(open.contains("<td>red</td>") && !open.contains("On its way."), "{open}");
    assert!(rest.contains("On its way."), "what was quoted is folded: {rest}");
});

story!(of_a_mail_in_two_parts_the_own_words_are_shown_as_the_html_has_them(house) {
    let (number, ours) = answered(house).await;
    let plain = "See this one <https://shop.example/7> please.\r\n\r\nOn Monday, Vasya wrote:\r\n> On its way.";
    let html = "<div>See <a href=\"https://shop.example/7\">this one</a> please.</div>\
                <div class=\"gmail_quote\">On Monday, Vasya wrote:<blockquote class=\"gmail_quote\">On its way.</blockquote></div>";
    let part = |kind: &str, text: &str| format!("--b\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n{text}\r\n");
    let body = [part("plain", plain), part("html", html), "--b--".to_owned()].concat();
    let id = format!("<{}>", id_of(&ours));
    let head = [("From", IVA), ("To", SUPPORT), ("Subject", "Re: The lamp"), ("In-Reply-To", &*id)];
    let raw = letter(&head, &body).replacen("text/plain; charset=utf-8", "multipart/alternative; boundary=b", 1);
    house.customer(IVA).sends(&[SUPPORT], &raw).await;
    assert_eq!(house.last(number).await.reply_text.trim(), "See this one <https://shop.example/7> please.");
    let page = house.agent("Vasya").await.opens(&format!("/tickets/{number}")).await.is(200).text();
    let open = page.rsplit("<article").next().unwrap().split("<details class=\"quoted\"").next().unwrap();
    assert!(open.contains("href=\"https://shop.example/7\"") && !open.contains("On its way."), "{open}");
});
