//! Two tickets that are one matter become one, and two again.

use crate::{
    house::{Browser, House},
    ledger::proves_right,
};
use proptest::{
    collection::vec,
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use std::time::Duration;
use ticket::{Entry, State, Ticket};

const IVA: &str = "iva@kovac.example";
const BORIS: &str = "boris@petrov.example";

async fn merges(by: &Browser, gone: i64, stays: i64) -> crate::house::Answer {
    let stays = stays.to_string();
    by.sends(&format!("/tickets/{gone}/merge"), &[("with", &stays), ("stays", &stays)]).await
}

async fn unmerges(by: &Browser, gone: i64) -> crate::house::Answer {
    by.sends(&format!("/tickets/{gone}/merge"), &[("_method", "delete")]).await
}

async fn changes(house: &House, number: i64) -> Vec<String> {
    house.timeline(number).await.into_iter().filter_map(|e| e.change).collect()
}

/// Everything about a ticket that a merge and its undoing leave alone.
async fn standing(house: &House, number: i64) -> (Ticket, Vec<Entry>, Vec<String>) {
    let ticket = house.ticket(number).await;
    let entries = house.timeline(number).await.into_iter().filter(|e| e.change.is_none()).collect();
    let tags = Ticket::tags(&house.desk().look(), ticket.id).await.unwrap();
    // When anything last happened, and what must have been seen, moves on with every deed.
    let ticket = Ticket { moved_at: ticket.opened_at, urgent_at: ticket.opened_at, last_entry_id: None, ..ticket };
    (ticket, entries, tags)
}

story!(words_tags_and_colleagues_come_along_and_the_old_number_leads_to_the_new(house) {
    let iva = house.customer(IVA);
    let one = iva.writes("The lamp", "Where is it?").await;
    let two = iva.writes("My order", "Did you get my mail?").await;
    let (vasya, kolya) = (house.agent("Vasya").await, house.agent("Kolya").await);
    vasya.sends(&format!("/tickets/{two}/tags"), &[("name", "VIP")]).await.is(303);
    vasya.sends(&format!("/tickets/{two}/access"), &[("assignee", &kolya.id.to_string())]).await.is(303);
    vasya.notes(two, "Same matter").await.is(303);
    let answer = merges(&vasya, two, one).await.is(303);
    assert_eq!(answer.location(), format!("/tickets/{one}?merged={two}"));
    assert_eq!(house.words(one).await, ["Where is it?", "Did you get my mail?", "Same matter"]);
    assert_eq!(house.words(two).await, [""; 0]);
    let gone = house.ticket(two).await;
    assert_eq!((gone.state, gone.holder.as_str(), gone.merged_into.map(|t| t.0)), (State::Closed, "none", Some(one)));
    assert_eq!(changes(house, one).await, ["ticket-change-merged-here"]);
    assert_eq!(changes(house, two).await.last().unwrap(), "ticket-change-merged");
    let page = vasya.opens(answer.location()).await.is(200).text();
    assert!(page.contains("VIP") && page.contains("was merged into this ticket"), "{page}");
    assert_eq!(vasya.opens(&format!("/tickets/{two}")).await.is(303).location(), format!("/tickets/{one}?merged={two}"));
    kolya.opens_ticket(one).await;
    assert!(!vasya.opens("/views/all").await.text().contains(&format!("row-{two}\"")), "it is in no list");
    let found = vasya.opens("/search?q=Did+you+get").await.text();
    assert!(found.contains(&format!("row-{one}\"")), "its words are found on the other");
    for number in [one, two] {
        proves_right(house, number).await;
    }
});

story!(an_answer_to_the_old_address_and_to_the_old_mail_lands_on_the_ticket_that_stays(house) {
    let iva = house.customer(IVA);
    let one = iva.writes("The lamp", "Where is it?").await;
    let two = iva.writes("My order", "Did you get my mail?").await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(two, "We did.").await.is(303);
    let caught = house.mails(1).await[0].clone();
    merges(&vasya, two, one).await.is(303);
    assert_eq!(iva.answers(&caught, "Good.").await, one);
    let address = house.post().minter().reply_address("support@desk.example", two);
    let raw = crate::house::letter(&[("From", IVA), ("To", &address), ("Subject", "Hm")], "And now?");
    assert_eq!(iva.sends(&[&address], &raw).await, one);
    let three = iva.writes("A third", "Hello?").await;
    merges(&vasya, one, three).await.is(303);
    assert_eq!(iva.answers(&caught, "Still there?").await, three, "also over two merges");
    unmerges(&vasya, two).await.is(403);
    assert_eq!(house.ticket(two).await.merged_into.map(|t| t.0), Some(one), "what it was merged into was itself merged");
    unmerges(&vasya, one).await.is(303);
    unmerges(&vasya, two).await.is(303);
    assert_eq!(house.words(two).await, ["Did you get my mail?", "We did."]);
});

story!(a_bounce_of_what_was_merged_is_seen_where_it_stands_now(house) {
    let iva = house.customer(IVA);
    let one = iva.writes("The lamp", "Where is it?").await;
    let two = iva.writes("My order", "Hello?").await;
    let vasya = house.agent("Vasya").await;
    house.undo_seconds(10).await;
    vasya.replies(two, "We got it.").await.is(303);
    merges(&vasya, two, one).await.is(303);
    house.office.will_say(mail::smtp::Answer::Refuse("no such mailbox".into()));
    house.later(10).await;
    let lost = house.timeline(one).await.into_iter().find(|e| e.reply_text == "We got it.").unwrap();
    assert_eq!(lost.delivery, Some(ticket::Delivery::Failed));
    assert!(house.ticket(one).await.waiting_since.is_some(), "she waits again");
    proves_right(house, one).await;
});

story!(undoing_restores_both_exactly(house) {
    let iva = house.customer(IVA);
    let vasya = house.agent("Vasya").await;
    house.undo_seconds(0).await;
    for state in ["open", "waits", "snoozed", "solved"] {
        let (one, two) = (iva.writes("One", "First?").await, iva.writes("Two", "Second?").await);
        house.later(60).await;
        match state {
            "waits" => drop(vasya.replies_and(two, "Which?", "wait").await.is(303)),
            "snoozed" => {
                let until = house.desk().now().plus(Duration::from_secs(3600)).micros().to_string();
                vasya.sends(&format!("/tickets/{two}/snooze"), &[("until", &until)]).await.is(303);
            }
            "solved" => drop(vasya.solves(two).await.is(303)),
            _ => {}
        }
        vasya.sends(&format!("/tickets/{two}/tags"), &[("name", "two")]).await.is(303);
        house.settled().await;
        for (gone, stays) in [(one, two), (two, one)] {
            let before = (standing(house, one).await, standing(house, two).await);
            house.later(60).await;
            merges(&vasya, gone, stays).await.is(303);
            house.later(60).await;
            unmerges(&vasya, gone).await.is(303);
            assert_eq!((standing(house, one).await, standing(house, two).await), before, "{state} {gone} {stays}");
            proves_right(house, one).await;
            proves_right(house, two).await;
        }
        house.later(4000).await;
        vasya.solves(one).await.is(303);
        vasya.solves(two).await.is(303);
    }
});

story!(an_open_question_merged_into_a_solved_ticket_opens_it(house) {
    let iva = house.customer(IVA);
    let one = iva.writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    vasya.replies_and(one, "Here.", "solve").await.is(303);
    let two = iva.writes("My order", "It is broken!").await;
    merges(&vasya, two, one).await.is(303);
    let ticket = house.ticket(one).await;
    assert_eq!((ticket.state, ticket.holder.as_str()), (State::Open, "staff"));
    assert!(ticket.waiting_since.is_some());
    house.mails(1).await;
});

story!(whoever_was_writing_is_told_of_a_merge(house) {
    let iva = house.customer(IVA);
    let one = iva.writes("The lamp", "Where is it?").await;
    let two = iva.writes("My order", "And the other one?").await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    let seen = petya.opens_ticket(two).await.field("seen");
    merges(&vasya, one, two).await.is(303);
    let stopped = petya.replies_having_seen(two, &seen, "Here it is.", "").await.is(422).text();
    assert!(stopped.contains(&format!("#{one} The lamp")), "what came is older than what was seen, and new all the same");
    let late = vasya.replies_having_seen(one, "1", "To nowhere.", "").await;
    let late = late.is(422).text();
    assert!(late.contains("To nowhere.") && late.contains("Go on there"), "nothing is said on it, and nothing written is lost");
    assert!(late.contains(&format!("action=\"/tickets/{two}/replies\"")));
    for (deed, form) in [("closure", ("_method", "delete")), ("priority", ("level", "high")), ("tags", ("name", "x"))] {
        vasya.sends(&format!("/tickets/{one}/{deed}"), &[form]).await.is(403);
    }
});

story!(two_customers_are_warned_of_and_both_take_part(house) {
    let one = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let two = house.customer(BORIS).writes("Our lamp", "I am her husband. Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let offered = vasya.opens(&format!("/tickets/{two}/merge")).await.is(200).text();
    assert!(!offered.contains("The lamp"), "only the same customer's are offered");
    let found = vasya.opens(&format!("/tickets/{two}/merge?q=iva")).await.is(200).text();
    assert!(found.contains("The lamp"));
    for asked in [format!("with={one}"), format!("q={one}"), format!("q=%23{one}")] {
        let beside = vasya.opens(&format!("/tickets/{two}/merge?{asked}")).await.is(200).text();
        assert!(beside.contains("two different customers") && beside.contains("I am her husband"), "{asked}: {beside}");
    }
    let itself = vasya.opens(&format!("/tickets/{two}/merge?q={two}")).await.is(200).text();
    assert!(!itself.contains("two different customers"));
    merges(&vasya, two, one).await.is(303);
    let people = house.ticket(one).await.public_participants(&house.desk().look()).await.unwrap();
    assert!(people.contains(IVA) && people.contains(BORIS));
    merges(&vasya, one, one).await.is(422);
    merges(&vasya, two, one).await.is(403);
});

/// Merges, splits and undoes at random; what cannot be done is refused.
async fn joins(house: &House, by: &Browser, numbers: &[i64], what: u32, (a, b): (usize, usize)) {
    let (one, two) = (numbers[a % numbers.len()], numbers[b % numbers.len()]);
    match what {
        0..=1 => drop(merges(by, one, two).await),
        2..=4 => drop(unmerges(by, one).await),
        5..=6 => {
            let said: Vec<_> = house.timeline(one).await.into_iter().filter(|e| e.change.is_none()).collect();
            let ids: Vec<String> = said.iter().skip(b % 3).step_by(2).map(|e| e.id.to_string()).collect();
            let form: Vec<(&str, &str)> = ids.iter().map(|id| ("entry", id.as_str())).collect();
            drop(by.sends(&format!("/tickets/{one}/splits"), &form).await);
        }
        7 => drop(by.solves(one).await),
        8 => drop(by.reopens(one).await),
        9 if house.ticket(one).await.merged_into.is_some() => {}
        9 => drop(by.replies_and(one, "An answer.", "wait").await),
        _ => {
            let address = house.post().minter().reply_address("support@desk.example", one);
            let raw = crate::house::letter(&[("From", IVA), ("To", &address), ("Subject", "Re")], "More.");
            house.customer(IVA).sends(&[&address], &raw).await;
        }
    }
    house.settled().await;
}

async fn all_numbers(house: &House) -> Vec<i64> {
    let rows: Vec<(i64,)> =
        store::Query::new("SELECT id FROM ticket ORDER BY id").all(house.desk().db()).await.unwrap();
    rows.into_iter().map(|(id,)| id).collect()
}

story!(whatever_is_merged_split_and_undone_every_entry_is_somewhere_and_every_ledger_adds_up(house) {
    let vasya = house.agent("Vasya").await;
    for n in 0..4 {
        let number = house.customer(IVA).writes(&format!("Matter {n}"), "Hello?").await;
        for _ in 0..3 {
            joins(house, &vasya, &[number], 10, (0, 0)).await;
        }
    }
    let steps = vec((1_u64..20, 0_u32..11, (0_usize..9, 0_usize..9)), 40);
    let mut runner = TestRunner::deterministic();
    for (seconds, what, which) in steps.new_tree(&mut runner).unwrap().current() {
        house.later(seconds).await;
        let said = house.count("SELECT count(*) FROM entry WHERE kind <> 'change'").await;
        let numbers = all_numbers(house).await;
        joins(house, &vasya, &numbers, what, which).await;
        let now = house.count("SELECT count(*) FROM entry WHERE kind <> 'change'").await;
        assert!(now == said + i64::from(what >= 9) || what == 9 && now == said, "no words are lost: {what}");
        let astray = "SELECT count(*) FROM entry e JOIN ticket t ON t.id = e.ticket_id WHERE t.merged_into IS NOT NULL AND e.kind <> 'change'";
        assert_eq!(house.count(astray).await, 0, "nothing is said on a signpost");
        for number in all_numbers(house).await {
            proves_right(house, number).await;
        }
    }
    assert!(house.count("SELECT count(*) FROM event WHERE kind = 'ticket.unmerged'").await > 0);
    assert!(house.count("SELECT count(*) FROM event WHERE kind = 'ticket.split'").await > 0);
});
