//! One deed with many tickets, and its undoing.

use crate::house::{Answer, Browser, House};
use ticket::{Priority, State, Ticket};

const IVA: &str = "iva@kovac.example";

/// So many tickets of one customer.
async fn some(house: &House, n: usize) -> Vec<i64> {
    let iva = house.customer(IVA);
    let mut numbers = Vec::new();
    for i in 0..n {
        numbers.push(iva.writes(&format!("Matter {i}"), "Hello?").await);
    }
    numbers
}

/// One deed with these tickets.
async fn does(who: &Browser, numbers: &[i64], deed: &str, more: &[(&str, &str)]) -> Answer {
    let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
    let mut fields: Vec<(&str, &str)> = numbers.iter().map(|n| ("numbers", n.as_str())).collect();
    fields.extend([("deed", deed), ("list", "/views/open")]);
    fields.extend(more);
    who.sends("/tickets/batch", &fields).await
}

/// Where the batch is undone, as the page tells it.
fn undo(page: &str) -> String {
    let at = page.find("action=\"/batches/").expect("it can be undone") + "action=\"".len();
    page[at..].split('"').next().unwrap().to_owned()
}

async fn states(house: &House, numbers: &[i64]) -> Vec<State> {
    let mut states = Vec::new();
    for number in numbers {
        states.push(house.ticket(*number).await.state);
    }
    states
}

story!(a_deed_with_many_tells_what_was_done_and_what_was_not(house) {
    let numbers = some(house, 3).await;
    let (vasya, petya) = (house.agent("Vasya").await, house.agent("Petya").await);
    petya.takes(numbers[1]).await.is(303);
    let answer = does(&vasya, &[numbers[0], numbers[1], numbers[2], 9999], "take", &[]).await.is(303);
    let page = vasya.opens(answer.location()).await.is(200).text();
    assert!(page.contains("Done with 2 tickets") && page.contains("2 not:"), "{page}");
    assert!(page.contains("Petya was quicker") && page.contains("#9999"));
    assert_eq!(house.ticket(numbers[1]).await.assignee_id, Some(petya.id), "nothing was stolen");
    assert!(!petya.opens(answer.location()).await.text().contains("Done with"), "another's batch is not one's own");
});

story!(a_batch_that_is_undone_puts_back_what_nobody_has_changed_since(house) {
    let numbers = some(house, 3).await;
    let vasya = house.agent("Vasya").await;
    let waiting = house.ticket(numbers[0]).await.waiting_since;
    let page = does(&vasya, &numbers, "solve", &[]).await.is(303);
    assert_eq!(states(house, &numbers).await, [State::Solved; 3]);
    house.later(60).await;
    house.agent("Petya").await.reopens(numbers[2]).await.is(303);
    let undo = undo(&vasya.opens(page.location()).await.text());
    let after = vasya.sends(&undo, &[("_method", "delete"), ("list", "/views/open")]).await.is(303);
    assert_eq!(states(house, &numbers).await, [State::Open; 3]);
    assert_eq!(house.ticket(numbers[0]).await.waiting_since, waiting, "the customer waits since she waited");
    let told = vasya.opens(after.location()).await.text();
    assert!(told.contains("2 tickets are as they were") && told.contains("1 not, because"), "{told}");
    vasya.sends(&undo, &[("_method", "delete")]).await.is(403);
});

story!(every_deed_with_many_can_be_undone(house) {
    let numbers = some(house, 2).await;
    let vasya = house.agent("Vasya").await;
    let petya = house.staff("Petya").await.id;
    let accounting = house.department("Accounting").await;
    let before = (house.ticket(numbers[0]).await, Ticket::tags(&house.desk().look(), house.ticket(numbers[0]).await.id).await.unwrap());
    let deeds = [format!("assign-{petya}"), "priority-urgent".into(), format!("department-{accounting}"), "tag".into(), "snooze".into()];
    for deed in deeds {
        let answer = does(&vasya, &numbers, &deed, &[("tag", "flood"), ("at", "2199-01-01T09:00")]).await.is(303);
        let changed = house.ticket(numbers[0]).await;
        let tags = Ticket::tags(&house.desk().look(), changed.id).await.unwrap();
        assert!((changed.clone(), tags.clone()) != before && (changed.assignee_id == Some(petya) || changed.priority == Priority::Urgent
            || changed.department_id == accounting || tags == ["flood"] || changed.state == State::Snoozed), "{deed}");
        let undo = undo(&vasya.opens(answer.location()).await.text());
        vasya.sends(&undo, &[("_method", "delete")]).await.is(303);
        let after = house.ticket(numbers[0]).await;
        let facts = |t: &Ticket| (t.state, t.assignee_id, t.department_id, t.priority, t.snoozed_until, t.waiting_since);
        assert_eq!(facts(&after), facts(&before.0), "{deed}");
        assert_eq!(Ticket::tags(&house.desk().look(), after.id).await.unwrap(), before.1, "{deed}");
    }
});

story!(a_batch_cannot_be_undone_when_its_time_has_passed(house) {
    let numbers = some(house, 1).await;
    let vasya = house.agent("Vasya").await;
    let answer = does(&vasya, &numbers, "solve", &[]).await.is(303);
    let undo = undo(&vasya.opens(answer.location()).await.text());
    house.agent("Petya").await.sends(&undo, &[("_method", "delete")]).await.is(404);
    house.later(601).await;
    vasya.sends(&undo, &[("_method", "delete")]).await.is(403);
    assert_eq!(states(house, &numbers).await, [State::Solved]);
    assert!(!vasya.opens(answer.location()).await.text().contains("Done with"), "a list does not tell old stories");
});

story!(the_whole_list_is_more_than_its_page(house) {
    let numbers = some(house, 120).await;
    let vasya = house.agent("Vasya").await;
    let answer = does(&vasya, &numbers[..1], "solve", &[("all", "yes")]).await.is(303);
    assert!(vasya.opens(answer.location()).await.text().contains("Done with 120 tickets"));
    assert!(states(house, &numbers).await.iter().all(|state| *state == State::Solved));
});

story!(a_deed_without_tickets_or_words_is_refused(house) {
    let numbers = some(house, 1).await;
    let vasya = house.agent("Vasya").await;
    does(&vasya, &[], "solve", &[]).await.is(422);
    does(&vasya, &numbers, "tag", &[]).await.is(422);
    does(&vasya, &numbers, "dance", &[]).await.is(422);
    assert!(does(&vasya, &numbers, "", &[]).await.is(200).text().contains("What to do with 1 ticket"));
    does(&house.agent("Kolya").await, &numbers, "solve", &[]).await.is(404);
});
