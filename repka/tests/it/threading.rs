//! A mail finds its ticket when its header says nothing: by our mark, by what it quotes, by its subject. And what
//! comes to a ticket and is about something else can be told apart.

use crate::house::{House, letter};
use mail::{Letter, smtp::Caught};
use std::sync::Arc;
use ticket::{LinkKind, State};

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";
const ASKED: &str = "I ordered the tall lamp with the green shade two weeks ago and it has not come.";
const ANSWER: &str = "The tall lamp left our warehouse in Zagreb on Monday and should be with you on Thursday.";
const DAY: u64 = 86_400;

/// Iva has asked, Vasya has answered: her ticket, and what she got.
async fn answered(house: &House) -> (i64, Arc<Caught>) {
    let number = house.customer(IVA).writes("The tall lamp", ASKED).await;
    house.agent("Vasya").await.replies(number, ANSWER).await.is(303);
    (number, house.mails(1).await[0].clone())
}

/// A mail without any field that threads; where it went.
async fn bare(house: &House, from: &str, subject: &str, text: &str) -> i64 {
    let raw = letter(&[("From", from), ("To", SUPPORT), ("Subject", subject)], text);
    house.customer(from).sends(&[SUPPORT], &raw).await
}

/// The mark at the end of a mail of ours.
fn mark_of(caught: &Caught) -> String {
    let text = Letter::read(&caught.raw).unwrap().text;
    text.lines().last().unwrap().trim().to_owned()
}

async fn proof(house: &House, number: i64) -> Option<String> {
    house.last(number).await.proof
}

story!(our_mark_in_a_quote_leads_back_when_address_and_ids_are_lost(house) {
    let (number, ours) = answered(house).await;
    let mark = mark_of(&ours);
    assert!(mark.starts_with("[r:") && mark.ends_with(']'), "{mark}");
    let quoted = format!("Thank you, from home.\r\n\r\nOn Monday Vasya wrote:\r\n> (cut)\r\n>\r\n> {mark}");
    assert_eq!(bare(house, "iva@home.example", "Something", &quoted).await, number);
    let last = house.last(number).await;
    assert_eq!((last.proof.as_deref(), last.reply_text.trim()), (Some("mark"), "Thank you, from home."));
    let page = house.agent("Vasya").await.opens_ticket(number).await.text();
    assert!(page.contains("quotes our mark"), "{page}");
    let forged = quoted.replace(&format!(".{number}."), ".999.");
    assert_ne!(forged, quoted);
    assert_ne!(bare(house, "eve@evil.example", "Something", &forged).await, number);
});

story!(our_mark_follows_what_it_stood_under_when_that_is_split_off(house) {
    let (number, ours) = answered(house).await;
    let entry = house.last(number).await.id.to_string();
    let fields = [("entry", entry.as_str()), ("subject", "When it comes")];
    let vasya = house.agent("Vasya").await;
    let split = vasya.sends(&format!("/tickets/{number}/splits"), &fields).await.is(303).location().to_owned();
    let text = format!("Thanks.\r\n\r\nOn Monday Vasya wrote:\r\n> (cut)\r\n> {}", mark_of(&ours));
    let came = bare(house, IVA, "Re: The tall lamp", &text).await;
    assert!(split.contains(&format!("/tickets/{came}")), "{split}, {came}");
});

story!(a_quote_of_what_was_said_leads_back_whoever_takes_part_and_nobody_else(house) {
    let (number, _) = answered(house).await;
    let quoted = format!("Which Thursday?\r\n\r\nOn Monday Vasya wrote:\r\n> {}\r\n> {}", &ANSWER[..45], &ANSWER[45..]);
    assert_ne!(bare(house, "eve@evil.example", "Re: The tall lamp", &quoted).await, number);
    house.later(100 * DAY).await;
    assert_eq!(bare(house, IVA, "About Thursday", &quoted).await, number);
    assert_eq!(proof(house, number).await.as_deref(), Some("quote"));
});

story!(an_answer_by_its_subject_is_believed_of_its_sender_for_a_while(house) {
    let (number, _) = answered(house).await;
    assert_eq!(bare(house, IVA, "Odg: The tall lamp", "It came.").await, number);
    assert_eq!(proof(house, number).await.as_deref(), Some("subject"));
    let page = house.agent("Vasya").await.opens_ticket(number).await.text();
    assert!(page.contains("same subject and sender") && page.contains("The weakest reason"), "{page}");
    assert_ne!(bare(house, IVA, "The tall lamp", "Another one, please.").await, number, "it answers nothing");
    assert_ne!(bare(house, "eve@evil.example", "Re: The tall lamp", "It came.").await, number);
    let refers = [("From", IVA), ("To", SUPPORT), ("Subject", "Re: The tall lamp"), ("In-Reply-To", "<other@x.example>")];
    assert_ne!(house.customer(IVA).sends(&[SUPPORT], &letter(&refers, "x")).await, number, "it answers another mail");
});

story!(a_subject_is_not_believed_for_ever_nor_one_that_says_nothing(house) {
    let (number, _) = answered(house).await;
    let other = house.customer(IVA).writes("Question", "Are you open on Sundays?").await;
    assert_ne!(bare(house, IVA, "Re: Question", "Hello?").await, other);
    house.later(60 * DAY).await;
    assert_ne!(bare(house, IVA, "Re: The tall lamp", "It broke.").await, number);
});

/// Iva answers our mail under another subject.
async fn strayed(house: &House) -> (i64, String) {
    let (number, ours) = answered(house).await;
    let to = house.post().minter().reply_address(SUPPORT, number);
    let id = format!("<{}>", Letter::read(&ours.raw).unwrap().message_id.unwrap());
    let head = [("From", IVA), ("To", &to), ("Subject", "A chair for the kitchen"), ("In-Reply-To", &id)];
    assert_eq!(house.customer(IVA).sends(&[&to], &letter(&head, "Do you have oak?")).await, number);
    let last = house.last(number).await;
    assert!(last.strays && last.proof.as_deref() == Some("reply_address"));
    (number, last.id.to_string())
}

story!(another_subject_on_a_thread_is_one_click_from_a_ticket_of_its_own(house) {
    let (number, entry) = strayed(house).await;
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains("Another subject") && page.contains("A chair for the kitchen"), "{page}");
    let fields = [("entry", entry.as_str()), ("subject", "A chair for the kitchen")];
    let location = vasya.sends(&format!("/tickets/{number}/splits"), &fields).await.is(303).location().to_owned();
    let new: i64 = location.trim_start_matches("/tickets/").split('?').next().unwrap().parse().unwrap();
    assert_eq!(house.ticket(new).await.subject, "A chair for the kitchen");
    assert!(!house.last(new).await.strays);
    assert!(!vasya.opens_ticket(number).await.text().contains("Another subject"));
});

story!(another_subject_that_belongs_here_is_asked_about_once(house) {
    let (number, entry) = strayed(house).await;
    let vasya = house.agent("Vasya").await;
    let other = house.customer("ana@other.example").writes("Mine", "Hello").await;
    vasya.sends(&format!("/tickets/{other}/entries/{entry}/straying"), &[]).await.is(404);
    vasya.sends(&format!("/tickets/{number}/entries/{entry}/straying"), &[]).await.is(303);
    assert!(!vasya.opens_ticket(number).await.text().contains("Another subject"));
    let to = house.post().minter().reply_address(SUPPORT, number);
    for subject in ["Re: A chair for the kitchen", "Re: [EXTERNAL] The tall lamp", "Re:"] {
        let head = [("From", IVA), ("To", &to), ("Subject", subject)];
        house.customer(IVA).sends(&[&to], &letter(&head, "Well?")).await;
        assert!(!house.last(number).await.strays, "{subject}");
    }
});

story!(an_answer_to_a_closed_ticket_goes_on_in_another_and_both_say_so(house) {
    let (number, ours) = answered(house).await;
    house.agent("Vasya").await.solves(number).await.is(303);
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    let soon = house.desk().now().plus(std::time::Duration::from_secs(1));
    ticket::Ticket::close_rested(&mut act, soon).await.unwrap();
    act.commit().await.unwrap();
    assert_eq!(house.ticket(number).await.state, State::Closed);
    let next = house.customer(IVA).answers(&ours, "It broke again.").await;
    assert_ne!(next, number);
    assert_eq!(house.ticket(number).await.state, State::Closed);
    let links = house.ticket(next).await.links(&house.desk().look(), &scope(house).await).await.unwrap();
    assert_eq!((links[0].kind, links[0].forward, links[0].other.id.0), (LinkKind::FollowUp, true, number));
    let told = |change: &'static str| move |e: &ticket::Entry| e.change.as_deref() == Some(change);
    assert!(house.timeline(next).await.iter().any(told("ticket-change-linked-follow-up")));
    assert!(house.timeline(number).await.iter().any(told("ticket-change-linked-followed")));
});

async fn scope(house: &House) -> ticket::Scope {
    ticket::Scope::of(&house.colleague("Anna").await)
}

/// What a group at this address passes on.
fn through_group(group: &str) -> String {
    let list = format!("list {group}; contact {group}");
    letter(
        &[
            ("From", &format!("\"'Iva' via Group\" <{group}>")),
            ("X-Original-Sender", IVA),
            ("To", group),
            ("Subject", "The tall lamp"),
            ("Precedence", "list"),
            ("Mailing-list", &list),
            ("List-ID", "<support.desk.example>"),
        ],
        ASKED,
    )
}

story!(what_our_own_group_passes_on_is_its_writer_s_and_a_list_stays_a_list(house) {
    let number = house.customer(IVA).sends(&[SUPPORT], &through_group(SUPPORT)).await;
    let first = house.last(number).await;
    assert_eq!((first.machine, first.author_address.as_str(), first.author_name.as_str()), (false, IVA, "Iva"));
    assert!(house.ticket(number).await.waiting_since.is_some());
    let listed = house.customer(IVA).sends(&[SUPPORT], &through_group("lamps@list.example")).await;
    let listed = house.last(listed).await;
    assert_eq!((listed.machine, listed.author_address.as_str()), (true, "lamps@list.example"));
});
