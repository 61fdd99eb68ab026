//! The demo's company: what the house can do has a past there, and something to decide today.

use crate::house::{Browser, House};
use people::Staff;
use repka::demo;

/// Tickets of its past: few, so that the story is quick, and enough for every page.
const TICKETS: usize = 150;

async fn signed_in(house: &House, address: &str) -> Browser {
    let staff = Staff::by_email(&house.desk().look(), address).await.unwrap().unwrap();
    house.browser_of(&staff).await
}

/// Its pages show all of this.
async fn shows(who: &Browser, path: &str, words: &[&str]) {
    let page = who.opens(path).await.is(200).text();
    for word in words {
        assert!(page.contains(word), "{path} does not say “{word}”");
    }
}

async fn department(house: &House, name: &str) -> String {
    format!("/departments/{}", house.department(name).await)
}

story!(empty: the_demo_has_something_on_every_page_of_what_departments_do_together(house) {
    demo::fill(house.desk(), &house.post(), 1, TICKETS).await.unwrap();
    let tomislav = signed_in(house, "tomislav@jasen.example").await;
    shows(&tomislav, "/approvals", &["Popust je 5 %", "two further items"]).await;
    let elena = signed_in(house, "elena@jasen.example").await;
    shows(&elena, "/insight/remedies", &["Refund", "€"]).await;
    shows(&elena, "/insight", &["/insight/tickets"]).await;
    shows(&elena, "/people", &["Lena Vuković", "Refunds and everything that needs a signature", "Polina Zaitseva"]).await;
    shows(&elena, &department(house, "Development").await, &["price rules, cart and account", "Darko Matić"]).await;
    shows(&elena, "/settings/journeys", &["Purchase", "Delivery", "Invoice", "Return", "Event"]).await;
    shows(&elena, "/settings/causes", &["Brzo Parcels", "Caffè Officina", "Price rule differs from the page"]).await;
    let petar = signed_in(house, "petar@jasen.example").await;
    shows(&petar, "/questions", &["banner"]).await;
});

story!(empty: the_demos_past_was_made_good_named_and_signed(house) {
    demo::fill(house.desk(), &house.post(), 1, TICKETS).await.unwrap();
    let some = async |query: &'static str| assert!(house.count(query).await > 0, "{query}");
    some("SELECT count(*) FROM remedy WHERE state = 'executed' AND kind = 'refund'").await;
    some("SELECT count(*) FROM voucher").await;
    some("SELECT count(*) FROM ticket_cause").await;
    some("SELECT count(*) FROM ticket_journey").await;
    some("SELECT count(*) FROM entry_mark WHERE sign = 'pin'").await;
    some("SELECT count(*) FROM entry_mark WHERE sign <> 'pin'").await;
    some("SELECT count(*) FROM absence WHERE ended_at IS NULL AND began_at IS NOT NULL").await;
    assert_eq!(house.count("SELECT count(*) FROM journey").await, 5);
    let lacking = people::Department::lacking(&house.desk().look()).await.unwrap();
    assert!(lacking.is_empty(), "{lacking:?}");
    let waiting = "SELECT count(*) FROM remedy WHERE state = 'proposed'";
    assert_eq!(house.count(waiting).await, 1, "one waits for whoever looks at the demo");
});

story!(empty: strangers_write_to_the_demo_and_a_reply_goes_tomorrow(house) {
    demo::fill(house.desk(), &house.post(), 1, TICKETS).await.unwrap();
    demo::knock(house.desk()).await.unwrap();
    house.settled().await;
    let vasya = signed_in(house, "vasya@jasen.example").await;
    let why = ["Blocked: royal-bonus.example", "Offers to rank higher"];
    shows(&vasya, "/spam", &why).await;
    assert_eq!(house.count("SELECT count(*) FROM spam").await, 2);
    assert_eq!(house.count("SELECT count(*) FROM entry WHERE doubt = 'dmarc'").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM attachment WHERE danger = 'disguised'").await, 1);
    assert_eq!(house.count("SELECT count(*) FROM scheduled WHERE state = 'waiting'").await, 1);
});
