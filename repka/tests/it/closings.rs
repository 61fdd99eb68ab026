//! One honest reply while the company or a department is closed for days.

use crate::house::{House, letter};
use customer::Customer;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use mail::Letter;

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

fn day(house: &House, days: i64) -> Date {
    let at = Timestamp::from_second(house.desk().now().seconds() + days * 86_400).unwrap();
    at.to_zoned(TimeZone::UTC).date()
}

/// Today and tomorrow are closed, and customers are told so.
pub async fn closes(house: &House, words: &[(&str, &str)]) {
    let (first, last) = (day(house, 0).to_string(), day(house, 1).to_string());
    let anna = house.agent("Anna").await;
    let days = [("first", first.as_str()), ("last", &last), ("reason", "Holidays")];
    anna.sends("/settings/hours/closed", &days).await.is(303);
    let page = anna.opens("/settings/hours").await.is(200).text();
    assert!(
        page.contains(&format!("department=&#38;first={first}&#38;last={last}")),
        "the days offer themselves: {page}"
    );
    anna.sends("/settings/hours/words", &[&days[..2], words].concat()).await.is(303);
}

async fn times_told(house: &House) -> i64 {
    house.count("SELECT count(*) FROM entry WHERE meaning = 'acknowledgement'").await
}

/// A mail that came from this address, with more in its header.
async fn comes(house: &House, from: &str, more: &[(&str, &str)]) -> i64 {
    let head = [&[("From", from), ("To", SUPPORT), ("Subject", "The lamp")][..], more].concat();
    house.customer(from).sends(&[SUPPORT], &letter(&head, "Where is it?")).await
}

story!(whoever_writes_while_it_is_closed_is_told_once_and_their_matter_waits(house) {
    closes(house, &[("words-en", "We are back on {{reopens}}. {{company}}")]).await;
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let caught = house.mails(1).await[0].clone();
    let mail = Letter::read(&caught.raw).unwrap();
    let back = day(house, 2);
    assert!(mail.text.contains(&format!("We are back on {} ", back.day())) && mail.text.contains("00:00. Tavan"), "{}", mail.text);
    assert_eq!((mail.subject.as_str(), caught.envelope.to.as_slice()), ("Re: The lamp", [IVA.to_owned()].as_slice()));
    let raw = String::from_utf8_lossy(&caught.raw).to_ascii_lowercase();
    assert!(raw.contains("auto-submitted: auto-") && raw.contains("x-repka-loop:"), "{raw}");
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.first_answer_at, ticket.holder.as_str()), (None, "nobody"));
    assert!(ticket.waiting_since.is_some(), "it answers nothing");
    // She goes on, by *reply* and by herself: she knows.
    assert_eq!(house.customer(IVA).answers(&caught, "And the vase?").await, number);
    assert_eq!(times_told(house).await, 1);
    // Another matter is told again; when it is open, nobody is.
    house.customer(IVA).writes("The rug", "Where is it?").await;
    assert_eq!(times_told(house).await, 2);
    house.later(3 * 86_400).await;
    house.customer(IVA).writes("The chair", "Where is it?").await;
    assert_eq!(times_told(house).await, 2);
});

story!(no_machine_and_none_of_us_is_told_and_a_machine_that_hides_is_soon_silent(house) {
    closes(house, &[("words-en", "We are closed.")]).await;
    comes(house, IVA, &[("Auto-Submitted", "auto-replied")]).await;
    comes(house, IVA, &[("Precedence", "bulk"), ("List-Id", "<news.shop.example>")]).await;
    comes(house, "no-reply@shop.example", &[]).await;
    comes(house, "billing@desk.example", &[]).await;
    comes(house, "petya@desk.example", &[]).await;
    // Without a sender on the envelope.
    let raw = letter(&[("From", IVA), ("To", SUPPORT), ("Subject", "The lamp")], "Where is it?");
    house.customer("").hands_over(&[SUPPORT], raw.as_bytes()).await.unwrap();
    house.settled().await;
    assert_eq!((times_told(house).await, house.office.catcher.count()), (0, 0));
    // It says nothing of what it is, and every one of its mails is a matter of its own.
    for _ in 0..6 {
        comes(house, "robot@shop.example", &[]).await;
    }
    assert_eq!(times_told(house).await, 3);
});

story!(a_customer_is_told_in_their_language_and_a_department_speaks_for_itself(house) {
    let number = house.customer(IVA).writes("Lampa", "Gdje je?").await;
    let iva = Customer::behind(&house.desk().look(), house.ticket(number).await.identity_id).await.unwrap();
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    Customer::speaks(&mut act, iva.id, "hr").await.unwrap();
    act.commit().await.unwrap();
    closes(house, &[("words-en", "Closed."), ("words-hr", "Ne radimo.")]).await;
    comes(house, IVA, &[]).await;
    assert!(house.mail(1).await.text.contains("Ne radimo."));
    comes(house, "ben@smith.example", &[]).await;
    assert!(house.mail(2).await.text.contains("Closed."), "our own language, while theirs is not known");
    let accounting = house.department("Accounting").await.to_string();
    let (first, last) = (day(house, 0).to_string(), day(house, 1).to_string());
    let own = [("department", accounting.as_str()), ("first", &first), ("last", &last), ("words-en", "We count.")];
    let anna = house.agent("Anna").await;
    anna.sends("/settings/hours/words", &own).await.is(303);
    let raw = letter(&[("From", "eva@novak.example"), ("To", "billing@desk.example"), ("Subject", "Bill")], "Where?");
    house.customer("eva@novak.example").sends(&["billing@desk.example"], &raw).await;
    assert!(house.mail(3).await.text.contains("We count."));
    // A department that works all the same says nothing.
    anna.sends(&format!("/settings/hours/department/{accounting}"), &[("works-holidays", "on")]).await.is(303);
    let raw = letter(&[("From", "eva@novak.example"), ("To", "billing@desk.example"), ("Subject", "Again")], "Where?");
    house.customer("eva@novak.example").sends(&["billing@desk.example"], &raw).await;
    assert_eq!(house.office.catcher.count(), 3);
});

story!(what_is_told_is_tried_before_anybody_reads_it_and_taken_away(house) {
    let anna = house.agent("Anna").await;
    let (first, last) = (day(house, 5).to_string(), day(house, 6).to_string());
    let days = [("first", first.as_str()), ("last", &last)];
    let wrong = [&days[..], &[("words-en", "Dear {{customer.first_name}}"), ("words-hr", "Ne radimo.")]].concat();
    let page = anna.sends("/settings/hours/words", &wrong).await.is(422).text();
    assert!(page.contains("customer.first_name is not known of everybody") && page.contains("Ne radimo."), "{page}");
    anna.sends("/settings/hours/words", &days).await.is(422);
    anna.sends("/settings/hours/closed", &days).await.is(303);
    let words = [&days[..], &[("words-en", "Dear {{customer.first_name|customer}}, back on {{reopens}}.")]].concat();
    anna.sends("/settings/hours/words", &words).await.is(303);
    let id = house.count("SELECT id FROM closing").await;
    let path = format!("/settings/hours/words?closing={id}");
    let page = anna.opens(&path).await.is(200).text();
    assert!(page.contains(&format!("Dear Iva, back on {} ", day(house, 7).day())), "{page}");
    let page = anna.opens(&format!("{path}&at={}T12:00&language=ru", day(house, 2))).await.is(200).text();
    assert!(page.contains("No mail goes out"), "{page}");
    assert!(anna.opens("/settings/hours").await.is(200).text().contains(&format!("/settings/hours/words?closing={id}")));
    house.agent("Olga").await.opens(&path).await.is(404);
    anna.sends("/settings/hours/words", &[("_method", "delete"), ("closing", &id.to_string())]).await.is(303);
    anna.opens(&path).await.is(404);
    house.later(5 * 86_400).await;
    comes(house, IVA, &[]).await;
    assert_eq!(times_told(house).await, 0);
});

story!(no_more_closings_are_written_than_are_read_and_none_for_a_department_that_is_none(house) {
    let anna = house.agent("Anna").await;
    let of = async |days: i64, department: &str| {
        let day = day(house, days).to_string();
        let fields = [("first", day.as_str()), ("last", &day), ("words-en", "Closed."), ("department", department)];
        anna.sends("/settings/hours/words", &fields).await
    };
    for days in 1..=50 {
        of(days, "").await.is(303);
    }
    let page = of(51, "").await.is(422).text();
    assert!(page.contains("There are 50 closings ahead already."), "{page}");
    of(51, "1").await.is(303);
    of(52, "x").await.is(404);
    anna.opens("/settings/hours/words?department=x").await.is(404);
    anna.opens("/settings/hours/words?closing=x").await.is(404);
    assert_eq!(house.count("SELECT count(*) FROM closing").await, 51);
    house.later(3 * 86_400).await;
    of(60, "").await.is(303);
});
