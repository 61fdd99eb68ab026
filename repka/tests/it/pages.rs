//! What a page asks of the database.

use crate::{
    answering_questions::{ask, department_of},
    directory::answers,
    house::{Answer, Browser, House},
};
use reqwest::Method;

const IVA: &str = "iva@kovac.example";

/// Statements of one page. Whatever else the house does meanwhile only adds to them, so that the fewest of
/// several times are the page's own.
async fn asked(house: &House, who: &Browser, path: &str) -> u64 {
    let mut fewest = u64::MAX;
    for _ in 0..5 {
        let before = house.desk().db().statements();
        who.opens(path).await.is(200);
        fewest = fewest.min(house.desk().db().statements() - before);
    }
    fewest
}

async fn talked(house: &House, number: i64, times: usize) {
    let vasya = house.agent("Vasya").await;
    for _ in 0..times {
        vasya.notes(number, "She called.").await.is(303);
        vasya.replies(number, "It comes tomorrow.").await.is(303);
        vasya.sends(&format!("/tickets/{number}/tags"), &[("name", "VIP")]).await;
    }
    house.settled().await;
}

story!(a_page_asks_no_more_of_the_database_the_more_it_shows(house) {
    let iva = house.customer(IVA);
    let number = iva.writes("The lamp", "Where is it?").await;
    house.undo_seconds(0).await;
    talked(house, number, 1).await;
    let vasya = house.agent("Vasya").await;
    let (ticket, list) = (format!("/tickets/{number}?view=open"), "/views/open");
    let few = (asked(house, &vasya, &ticket).await, asked(house, &vasya, list).await);
    talked(house, number, 6).await;
    for n in 0..12 {
        house.customer(&format!("c{n}@kovac.example")).writes(&format!("Matter {n}"), "Hello?").await;
    }
    house.settled().await;
    let many = (asked(house, &vasya, &ticket).await, asked(house, &vasya, list).await);
    assert!(many.0 <= few.0 && many.1 <= few.1, "{few:?} became {many:?}: something is asked for each row");
    assert!(many.0 <= 27 && many.1 <= 12, "{many:?}");
});

story!(the_board_asks_no_more_of_the_database_the_more_came_back_perhaps(house) {
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let support = house.department("Support").await.to_string();
    let goes_wrong = async |number: i64, cause: i64| {
        vasya.sends(&format!("/tickets/{number}/cause"), &[("cause", &cause.to_string())]).await.is(303);
    };
    let comes_back = async |name: &str| {
        anna.sends("/settings/causes", &[("whose", &*support), ("name", name)]).await.is(303);
        let cause = house.count("SELECT max(id) FROM cause").await;
        let number = house.customer(IVA).writes(name, "Again?").await;
        goes_wrong(number, cause).await;
        let entry = house.last(number).await.id.to_string();
        let improvement = [("entry", &*entry), ("title", name), ("department", &*support)];
        vasya.sends("/improvements", &improvement).await.is(303);
        house.later(60).await;
        for _ in 0..2 {
            goes_wrong(house.customer(IVA).writes(name, "And again?").await, cause).await;
        }
        house.settled().await;
    };
    comes_back("parcel lost").await;
    let few = asked(house, &vasya, "/improvements").await;
    for name in ["wrong price", "sold out", "no answer"] {
        comes_back(name).await;
    }
    let many = asked(house, &vasya, "/improvements").await;
    let text = vasya.opens("/improvements").await.text();
    assert_eq!(text.matches("Perhaps 2 more").count(), 4, "each by its own cause: {text}");
    assert!(many <= few, "{few} became {many}: something is asked for each card");
});

story!(a_ticket_asks_no_more_of_the_database_the_more_is_asked_and_answered_on_it(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, path) = (house.agent("Vasya").await, format!("/tickets/{number}"));
    let goes_on = async || {
        let whom = vec![department_of(house, "Irina").await, department_of(house, "Petya").await];
        for question in ask(house, "Vasya", number, "Is it the fuse?", whom).await.into_iter().take(1) {
            answers(house, "Irina", &question).await;
            vasya.sends(&format!("/questions/{}/further", question.id), &[("text", "Which one?")]).await.is(303);
            answers(house, "Irina", &question).await;
        }
        house.settled().await;
    };
    goes_on().await;
    let few = asked(house, &vasya, &path).await;
    for _ in 0..3 {
        goes_on().await;
    }
    let many = asked(house, &vasya, &path).await;
    assert!(many <= few, "{few} became {many}: something is asked for each question");
});

story!(a_signature_has_read_only_what_it_says(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let signs = async |text: &str| anna.sends("/settings/signatures", &[("whose", "company"), ("text", text)]).await.is(303);
    let ticket = format!("/tickets/{number}");
    house.settled().await;
    let unsigned = asked(house, &vasya, &ticket).await;
    signs("{{agent.name}}, Tavan").await;
    assert_eq!(asked(house, &vasya, &ticket).await, unsigned, "who answers is known");
    signs("{{department}} of {{company}}, {{today}}").await;
    assert_eq!(asked(house, &vasya, &ticket).await, unsigned + 1, "the customer's language");
});

story!(the_keys_are_told_to_whoever_asks_and_on_no_other_page(house) {
    let vasya = house.agent("Vasya").await;
    let told = |text: &str| text.contains("<kbd>Ctrl ⇧ ↵</kbd>");
    let whole = vasya.opens("/keys").await.is(200).text();
    assert!(told(&whole) && whole.contains("<h1>Keys</h1>"), "{whole}");
    let asked = vasya.request(Method::GET, "/keys").header("turbo-frame", "keys-en");
    let piece = Answer::to(asked).await.is(200).text();
    assert!(told(&piece) && piece.starts_with("<turbo-frame id=\"keys-en\">"), "{piece}");
    assert!(!told(&vasya.opens("/views/open").await.is(200).text()), "a list carries the keys");
});
