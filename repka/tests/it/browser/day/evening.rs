//! What has become of a day's mails: nothing is lost, everybody is answered once, and rightly.

use super::{
    super::place::{ANA, Place},
    deed::Deed,
    desk::{count, ticket_of},
    mails::{Ends, MAILS, Matter},
};
use base::TicketId;
use mail::smtp::Caught;
use people::{Colleague, Staff};
use std::{sync::Arc, time::Duration};
use store::Query;
use ticket::{Delivery, Direction, Entry, EntryKind, Priority, Scope, State, Ticket};

/// Looks at every mail that was worked, by its number.
pub async fn look(place: &Place) {
    let look = place.running.web.desk.look();
    assert_eq!(count(place, "SELECT count(*) FROM spam").await, 1, "the folder for spam");
    let mut answered = 0;
    for (number, matter) in (1..).zip(&MAILS).filter(|(_, matter)| matter.ends != Ends::Spam) {
        let at = TicketId(ticket_of(place, number).await);
        let ticket = seen(place, at).await;
        let what = format!("mail {number}, {}, on ticket {at}", matter.subject);
        stands(place, &what, matter, &ticket).await;
        let entries = ticket.timeline(&look).await.unwrap();
        answered += answers(&what, number, matter, &entries);
        for deed in matter.deeds {
            shows(place, &what, *deed, &ticket, &entries).await;
        }
    }
    let customers = sent(place).await;
    assert_eq!(customers, answered, "mails to customers");
}

/// How many mails left to customers, once all that were written have left.
async fn sent(place: &Place) -> usize {
    let all_left = tokio::time::timeout(Duration::from_secs(40), async {
        while count(place, "SELECT count(*) FROM entry WHERE delivery IN ('waiting', 'sending')").await > 0 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    all_left.await.expect("every answer leaves");
    let of_customers = |mail: &Arc<Caught>| !mail.envelope.to.iter().all(|to| to.ends_with("@shop.example"));
    place.catcher.mails().iter().filter(|mail| of_customers(mail)).count()
}

/// It is where it should be.
async fn stands(place: &Place, what: &str, matter: &Matter, ticket: &Ticket) {
    let state = match matter.ends {
        Ends::Open => State::Open,
        Ends::Solved => State::Solved,
        Ends::Snoozed => State::Snoozed,
        Ends::With(other) => return assert_eq!(ticket.id.0, ticket_of(place, other).await, "{what}"),
        Ends::Spam => unreachable!(),
    };
    assert_eq!(ticket.state, state, "{what}");
}

/// Whoever was to be answered was answered once, with what was meant for them; nobody else was. How many left.
fn answers(what: &str, number: usize, matter: &Matter, entries: &[Entry]) -> usize {
    let sent = |entry: &&Entry| {
        entry.kind == EntryKind::Message
            && entry.direction == Some(Direction::Out)
            && !entry.machine
            && entry.delivery != Some(Delivery::Withdrawn)
    };
    let sent: Vec<&Entry> = entries.iter().filter(sent).collect();
    let words = matter.deeds.iter().rev().find_map(|deed| match deed {
        Deed::SendIt(words) => Some(*words),
        deed => deed.answer(),
    });
    if let Ends::With(_) = matter.ends {
        return 0; // counted with the other
    }
    let Some(words) = words else {
        assert!(sent.is_empty(), "{what} was answered");
        return 0;
    };
    assert_eq!(sent.len(), 1, "{what}: answers");
    assert!(sent[0].reply_text.contains(words), "{what}: {}", sent[0].reply_text);
    // Of two tickets made one, whoever wrote last.
    let last = (1..).zip(&MAILS).filter(|(_, other)| other.ends == Ends::With(number)).map(|(_, other)| other).last();
    let from = last.unwrap_or(matter).from;
    let to = &sent[0].recipients.0[0].address;
    assert!(from.contains(&format!("<{to}>")), "{what}: to {to}, not {from}");
    1
}

/// What was done is to be seen.
async fn shows(place: &Place, what: &str, deed: Deed, ticket: &Ticket, entries: &[Entry]) {
    let look = place.running.web.desk.look();
    let tags = Ticket::tags(&look, ticket.id).await.unwrap();
    let written = |kind: EntryKind, words: &str| entries.iter().any(|e| e.kind == kind && e.reply_text.contains(words));
    let holds = match deed {
        Deed::Note(words) | Deed::Mention(_, words) => written(EntryKind::Note, words),
        Deed::Ask(_, words) => written(EntryKind::Question, words),
        Deed::Remedy(_, why) => written(EntryKind::Remedy, why),
        Deed::Tag(_, tag) | Deed::NewTag(tag) => tags == [tag],
        Deed::Macro(_) => tags == ["advertising"] && ticket.priority == Priority::Low,
        Deed::High => ticket.priority == Priority::High,
        Deed::Follow => ticket.followers(&look).await.unwrap().len() == 1,
        Deed::Take => ticket.assignee_id == Some(place.boris),
        Deed::Give(_) => ticket.assignee_id == Some(place.ana),
        Deed::Department(_) => ticket.department_id != department_of_most(place).await,
        Deed::TakeBack(_) => entries.iter().any(|e| e.delivery == Some(Delivery::Withdrawn)),
        Deed::Vip => vip(place, ticket).await,
        _ => true,
    };
    assert!(holds, "{what}: {deed:?}");
}

async fn department_of_most(place: &Place) -> base::DepartmentId {
    seen(place, TicketId(ticket_of(place, 1).await)).await.department_id
}

/// A ticket, as Ana sees it, who sees everything.
async fn seen(place: &Place, number: TicketId) -> Ticket {
    let look = place.running.web.desk.look();
    let ana = Staff::by_email(&look, ANA).await.unwrap().unwrap();
    let ana = Colleague::known(&look, ana).await.unwrap();
    Ticket::seen_by(&look, &Scope::of(&ana), number).await.unwrap()
}

async fn vip(place: &Place, ticket: &Ticket) -> bool {
    let query = Query::new("SELECT c.vip FROM customer c JOIN identity i ON i.customer_id = c.id WHERE i.id = ");
    query.with("", ticket.identity_id).value(place.running.web.desk.db()).await.unwrap()
}
