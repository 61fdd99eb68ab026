//! 3. Every open ticket has exactly one holder; what nobody holds is seen.

use base::TicketId;
use store::Query;
use ticket::State;

const IVA: &str = "iva@kovac.example";

story!(nothing_is_skipped(house) {
    let iva = house.customer(IVA);
    let vasya = house.agent("Vasya").await;
    let mut numbers = Vec::new();
    for subject in ["nobody's", "taken", "waits", "snoozed", "solved", "back again"] {
        numbers.push(iva.writes(subject, "Hello?").await);
    }
    let [free, taken, waits, snoozed, solved, back] = numbers[..] else { unreachable!() };
    vasya.takes(taken).await.is(303);
    vasya.replies_and(waits, "Which one?", "wait").await.is(303);
    let until = house.desk().now().plus(std::time::Duration::from_secs(3600)).micros().to_string();
    vasya.sends(&format!("/tickets/{snoozed}/snooze"), &[("until", &until)]).await.is(303);
    vasya.solves(solved).await.is(303);
    vasya.takes(back).await.is(303);
    vasya.gives_back(back).await.is(303);
    house.settled().await;
    type Line = (TicketId, State, String, i64);
    let lines: Vec<Line> = Query::new(
        "SELECT t.id, t.state, t.holder, (SELECT count(*) FROM holding h WHERE h.ticket_id = t.id AND h.until IS NULL) FROM ticket t ORDER BY t.id",
    )
    .all(house.desk().db())
    .await
    .unwrap();
    let holders: Vec<_> = lines.iter().map(|(_, _, holder, _)| holder.as_str()).collect();
    assert_eq!(holders, ["nobody", "staff", "customer", "staff", "none", "nobody"]);
    for (id, state, _, running) in &lines {
        assert_eq!(*running, i64::from(!state.is_ended()), "{id}: exactly one holder while it has not ended");
    }
    // What nobody holds runs a clock and is seen by everybody.
    let queue = vasya.opens("/views/unassigned").await.is(200).text();
    assert!(queue.contains(&format!("/tickets/{free}")) && queue.contains(&format!("/tickets/{back}")));
    assert!(!queue.contains(&format!("/tickets/{taken}?")) && house.ticket(free).await.waiting_since.is_some());
});
