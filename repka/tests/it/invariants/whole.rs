//! 5. State, entry, event and jobs are one transaction: a deed that fails was never begun.

use crate::house::House;
use base::TicketId;
use people::Agent;
use store::Query;
use ticket::{Scope, Ticket};

const IVA: &str = "iva@kovac.example";

async fn everything(house: &House) -> Vec<i64> {
    let mut counts = Vec::new();
    for query in [
        "SELECT count(*) FROM entry",
        "SELECT count(*) FROM event",
        "SELECT count(*) FROM job",
        "SELECT count(*) FROM holding",
        "SELECT count(*) FROM draft",
        "SELECT count(*) FROM ticket WHERE assignee_id IS NOT NULL",
        "SELECT count(*) FROM ticket WHERE waiting_since IS NULL",
    ] {
        counts.push(house.count(query).await);
    }
    counts
}

story!(one_commit_per_deed(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = Agent::of(&house.colleague("Vasya").await).unwrap();
    let before = everything(house).await;
    let reply = || ticket::Reply { text: "On its way.".into(), ..ticket::Reply::default() };
    let to = || vec![ticket::Person { name: String::new(), address: IVA.into() }];
    // Given up half way.
    let mut act = house.desk().act(vasya.actor()).await.unwrap();
    let mut found = Ticket::seen_by(&mut act, &Scope::of(&vasya), TicketId(number)).await.unwrap();
    found.reply(&mut act, &vasya, to(), reply(), std::time::Duration::ZERO).await.unwrap();
    drop(act);
    assert_eq!(everything(house).await, before);
    // A statement fails after the reply, and whoever wrote the verb forgot to look.
    let mut act = house.desk().act(vasya.actor()).await.unwrap();
    let mut found = Ticket::seen_by(&mut act, &Scope::of(&vasya), TicketId(number)).await.unwrap();
    found.reply(&mut act, &vasya, to(), reply(), std::time::Duration::ZERO).await.unwrap();
    assert!(Query::new("UPDATE ticket SET subject = NULL").run(&mut act).await.is_err());
    assert!(act.commit().await.is_err(), "what is half done is not kept");
    house.settled().await;
    assert_eq!(everything(house).await, before);
    house.mails(0).await;
    // The whole of it, at once.
    let mut act = house.desk().act(vasya.actor()).await.unwrap();
    let mut found = Ticket::seen_by(&mut act, &Scope::of(&vasya), TicketId(number)).await.unwrap();
    found.reply(&mut act, &vasya, to(), reply(), std::time::Duration::ZERO).await.unwrap();
    act.commit().await.unwrap();
    house.mails(1).await;
});

story!(one_commit_per_deed_also_where_several_share_it(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = Agent::of(&house.colleague("Vasya").await).unwrap();
    let mut act = house.desk().act(vasya.actor()).await.unwrap();
    let mut found = Ticket::seen_by(&mut act, &Scope::of(&vasya), TicketId(number)).await.unwrap();
    found.note(&mut act, &vasya, "Kept.", None, Vec::new()).await.unwrap();
    let place = act.mark().await.unwrap();
    found.note(&mut act, &vasya, "Undone.", None, Vec::new()).await.unwrap();
    act.undo_to(place).await.unwrap();
    act.commit().await.unwrap();
    assert_eq!(house.words(number).await, ["Where is it?", "Kept."]);
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'ticket.noted'").await, 1);
});
