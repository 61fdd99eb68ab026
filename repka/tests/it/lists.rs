//! Lists and search.

use crate::house::{Answer, House, letter};
use reqwest::Method;
use std::collections::BTreeSet;
use ticket::{Cursor, Scope, View};

const SUPPORT: &str = "support@desk.example";

/// So many tickets, a minute apart in pairs.
async fn many(house: &House, n: usize) -> Vec<i64> {
    let mut numbers = Vec::new();
    for i in 0..n {
        numbers.push(house.customer(&format!("c{i}@kovac.example")).writes(&format!("Matter {i}"), "Hello?").await);
        if i % 2 == 1 {
            house.later(60).await;
        }
    }
    numbers
}

/// Every page of a list, from the first to the last; then back, as the links on the last page lead.
async fn there_and_back(house: &House, view: &View, limit: u32) -> (Vec<Vec<i64>>, Vec<Vec<i64>>) {
    let (look, scope) = (house.desk().look(), Scope::of(&house.colleague("Vasya").await));
    let mut at: Option<Cursor> = None;
    let (mut there, mut back) = (Vec::new(), Vec::new());
    loop {
        let page = view.page(&look, &scope, at, limit).await.unwrap();
        assert_eq!(page.previous.is_some(), at.is_some(), "the first page has none before it");
        there.push(page.rows.iter().map(|r| r.id.0).collect());
        if page.next.is_none() {
            at = page.previous;
            break;
        }
        at = page.next;
    }
    back.extend(there.last().cloned());
    while let Some(cursor) = at {
        let page = view.page(&look, &scope, Some(cursor), limit).await.unwrap();
        back.push(page.rows.iter().map(|r| r.id.0).collect());
        at = page.previous;
    }
    back.reverse();
    (there, back)
}

story!(a_list_is_the_same_forwards_and_backwards(house) {
    let numbers = many(house, 11).await;
    let (there, back) = there_and_back(house, &View::open(), 4).await;
    assert_eq!(there, back);
    assert_eq!(there.concat(), numbers, "open ones: who waits longest is first");
    let (there, back) = there_and_back(house, &View::default(), 4).await;
    assert_eq!(there, back);
    let all: BTreeSet<i64> = there.concat().into_iter().collect();
    assert_eq!((there.concat().len(), all.len(), there[0][0]), (11, 11, numbers[10]), "all: what moved last is first");
});

story!(a_ticket_that_moves_is_neither_lost_nor_doubled_on_the_pages_after(house) {
    let numbers = many(house, 6).await;
    let api = house.api("Vasya").await;
    let page = api.gets("/api/v1/tickets?state=open&limit=3").await.is(200).json();
    house.agent("Vasya").await.solves(numbers[0]).await.is(303);
    let next = page["next"].as_str().unwrap().to_owned();
    let rest = api.gets(&format!("/api/v1/tickets?state=open&limit=3&cursor={next}")).await.is(200).json();
    let rest: Vec<i64> = rest["tickets"].as_array().unwrap().iter().map(|t| t["number"].as_i64().unwrap()).collect();
    assert_eq!(rest, numbers[3..]);
});

story!(the_pages_of_the_screen_lead_on_and_back(house) {
    let numbers = many(house, 52).await;
    let vasya = house.agent("Vasya").await;
    let first = vasya.opens("/views/open").await.is(200).text();
    let link = |page: &str| {
        let at = page.find("/views/open?cursor=").unwrap();
        page[at..].split('"').next().unwrap().to_owned()
    };
    assert!(
        first.contains(&format!("/tickets/{}?", numbers[0])) && !first.contains(&format!("/tickets/{}?", numbers[51]))
    );
    let second = vasya.opens(&link(&first)).await.is(200).text();
    assert!(
        second.contains(&format!("/tickets/{}?", numbers[51]))
            && !second.contains(&format!("/tickets/{}?", numbers[0]))
    );
    let again = vasya.opens(&link(&second)).await.is(200).text();
    assert!(again.contains(&format!("/tickets/{}?", numbers[0])));
    vasya.opens("/views/nonsense").await.is(404);
});

story!(a_list_that_was_read_on_is_shown_as_long_as_it_was(house) {
    let n = many(house, 103).await;
    let vasya = house.agent("Vasya").await;
    let has = |page: &str, number: i64| page.contains(&format!("id=\"row-{number}\""));
    let one = vasya.opens("/views/open").await.is(200).text();
    assert!(has(&one, n[49]) && !has(&one, n[50]), "{one}");
    let two = vasya.opens("/views/open?pages=2").await.is(200).text();
    assert!(has(&two, n[0]) && has(&two, n[99]) && !has(&two, n[100]), "two pages in one");
    let cursor = two.split("/views/open?cursor=").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let rest = vasya.opens(&format!("/views/open?cursor={cursor}&pages=4")).await.is(200).text();
    assert!(!has(&rest, n[99]) && has(&rest, n[100]) && has(&rest, n[102]));
    let beside = vasya.opens(&format!("/tickets/{}?view=open&pages=2", n[60])).await.is(200).text().replace("&#38;", "&");
    assert!(has(&beside, n[0]) && has(&beside, n[99]));
    assert!(beside.contains(&format!("rel=\"next\" href=\"/tickets/{}?view=open&pages=2\"", n[61])), "{beside}");
    let far = vasya.opens("/views/open?pages=9999").await.is(200).text();
    assert!(has(&far, n[102]));
});

/// Where a row stands, as a page tells it to scripts.
fn place(page: &str, number: i64) -> String {
    let before = &page[..page.find(&format!("id=\"row-{number}\"")).expect("the row is there")];
    before.rsplit("data-place=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

story!(a_list_can_be_entered_anywhere_and_read_both_ways(house) {
    let n = many(house, 120).await;
    let vasya = house.agent("Vasya").await;
    let has = |page: &str, number: i64| page.contains(&format!("id=\"row-{number}\""));
    let all = vasya.opens("/views/open?pages=3").await.is(200).text();
    for sorted in ["", "&sort=newest", "&sort=oldest"] {
        let all = vasya.opens(&format!("/views/open?pages=3{sorted}")).await.is(200).text();
        let at = place(&all, n[60]);
        let newest = sorted == "&sort=newest";
        let middle = vasya.opens(&format!("/views/open?cursor=F{at}{sorted}")).await.is(200).text();
        assert!(has(&middle, n[60]) && has(&middle, n[if newest { 11 } else { 109 }]), "it begins with the row itself");
        assert!(!has(&middle, n[if newest { 61 } else { 59 }]) && middle.contains("rel=\"prev\""));
        let above = vasya.opens(&format!("/views/open?cursor=b{at}{sorted}")).await.is(200).text();
        assert!(has(&above, n[if newest { 61 } else { 59 }]) && !has(&above, n[60]), "what stands above ends before it");
        let with = vasya.opens(&format!("/views/open?cursor=B{at}{sorted}")).await.is(200).text();
        assert!(has(&with, n[60]));
    }
    let beside = vasya.opens(&format!("/tickets/{}?view=open&cursor=F{}", n[60], place(&all, n[60]))).await.is(200).text();
    assert!(beside.replace("&#38;", "&").contains(&format!("href=\"/views/open?cursor=F{}\"", place(&all, n[60]))), "back leads to the same rows");
});

async fn found(house: &House, who: &str, words: &str) -> Vec<i64> {
    let path = format!("/api/v1/tickets?{}", crate::house::form(&[("q", words)]));
    let answer = house.api(who).await.gets(&path).await.is(200).json();
    answer["tickets"].as_array().unwrap().iter().map(|t| t["number"].as_i64().unwrap()).collect()
}

story!(search_finds_words_however_they_are_bent(house) {
    let iva = house.customer("iva@kovac.example");
    let russian = iva.writes("Заказ", "Когда придут зелёные лампы?").await;
    let english = iva.writes("My orders", "The lamps were shipped yesterday.").await;
    for words in ["лампа", "лампу", "ЗЕЛЕНАЯ лампа", "зелёный", "заказы"] {
        assert_eq!(found(house, "Vasya", words).await, [russian], "{words}");
    }
    for words in ["lamp", "order shipping", "SHIP yester"] {
        assert_eq!(found(house, "Vasya", words).await, [english], "{words}");
    }
    assert!(found(house, "Vasya", "лампа shipped").await.is_empty(), "every word must be there");
    assert!(found(house, "Vasya", "nowhere").await.is_empty());
});

story!(search_finds_names_addresses_numbers_and_notes(house) {
    let raw = letter(
        &[("From", "Ana Kralj <ana.kralj@tavan.example>"), ("To", SUPPORT), ("Subject", "Bread")],
        "Is it fresh?",
    );
    let number = house.customer("ana.kralj@tavan.example").sends(&[SUPPORT], &raw).await;
    house.customer("other@kovac.example").writes("Other", "Something else.").await;
    house.agent("Vasya").await.notes(number, "The baker overslept.").await.is(303);
    for words in [
        "kralj",
        "ana.kralj@tavan.example",
        "tavan.example",
        "overslept",
        "bread fresh",
        &number.to_string(),
        &format!("#{number}"),
    ] {
        assert_eq!(found(house, "Vasya", words).await, [number], "{words}");
    }
    let page = house.agent("Vasya").await.opens("/search?q=overslept").await.is(200).text();
    assert!(page.contains(&format!("/tickets/{number}")));
});

story!(a_search_shows_where_its_words_stand(house) {
    let iva = house.customer("iva@kovac.example");
    let number = iva.writes("The order", "Good day. My two rucksacks came yesterday, but one is torn.").await;
    house.agent("Vasya").await.replies(number, "We are sorry. Which one?").await.is(303);
    let page = house.agent("Vasya").await.opens("/search?q=rucksack").await.is(200).text();
    assert!(page.contains("My two <mark>rucksacks</mark> came yesterday"), "{page}");
    let last = house.agent("Vasya").await.opens("/search?q=sorry").await.is(200).text();
    assert!(last.contains("We are <mark>sorry</mark>"), "the last words, where they say it: {last}");
    let petya = house.agent("Petya").await;
    let page = petya.opens("/search?q=order").await.is(200).text();
    assert!(page.contains("The <mark>order</mark>") && page.contains("Which one?"), "the subject says it: {page}");
    let page = petya.opens("/search?q=order+rucksack").await.is(200).text();
    assert!(page.contains("My two <mark>rucksacks</mark>"), "of two words the subject holds one: {page}");
    petya.notes(number, "The seamstress mends it.").await.is(303);
    house.agent("Vasya").await.replies(number, "It is mended.").await.is(303);
    let row = |page: String| page.split("class=\"words\"").nth(1).unwrap().split("</small>").next().unwrap().to_owned();
    let note = row(petya.opens("/search?q=seamstress").await.is(200).text().to_owned());
    assert!(note.contains("internal") && note.contains("<mark>seamstress</mark>"), "no customer wrote it: {note}");
    let ours = row(petya.opens("/search?q=sorry").await.is(200).text().to_owned());
    assert!(ours.contains("class=\"ours\"") && ours.contains("<mark>sorry</mark>"), "{ours}");
});

story!(rows_that_a_browser_shows_already_are_named_and_not_sent_again(house) {
    let vasya = house.agent("Vasya").await;
    let numbers = many(house, 5).await;
    let told = |page: &str| page.split(" data-is=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<_>>();
    let has = told(&vasya.opens("/views/unassigned").await.is(200).text());
    assert_eq!(has.len(), 5);
    let path = format!("/tickets/{}?view=unassigned", numbers[2]);
    let opens = async |has: &str| {
        let request = vasya.request(Method::GET, &path).header("repka-has", has);
        Answer::to(request).await.is(200).text().to_owned()
    };
    let page = opens(&has.join(" ")).await;
    assert_eq!(page.matches("<li data-same=\"").count(), 4, "{page}");
    assert!(page.contains(&format!("id=\"row-{}\"", numbers[2])), "the one that is open now is drawn so: {page}");
    assert!(told(&page).len() == 1 && !has.contains(&told(&page)[0]), "{page}");
    house.agent("Petya").await.takes(numbers[1]).await.is(303);
    house.customer("c9@kovac.example").writes("Matter 9", "Hello?").await;
    let page = opens(&has.join(" ")).await;
    assert!(page.matches("<li data-same=\"").count() == 3 && !page.contains(&format!("row-{}\"", numbers[1])), "{page}");
    house.later(24 * 3600).await;
    let page = opens(&has.join(" ")).await;
    assert!(!page.contains("<li data-same=\""), "what was said today was said yesterday by now: {page}");
    assert!(opens("nonsense 12 zz").await.matches("<li data-same=\"").count() == 0, "what it has not, it gets");
});

story!(beside_a_ticket_opened_by_its_address_stands_a_list_that_holds_it(house) {
    let vasya = house.agent("Vasya").await;
    let numbers = many(house, 2).await;
    let (number, other) = (numbers[0], numbers[1]);
    let beside = async |list: &str| {
        let page = vasya.opens(&format!("/tickets/{number}")).await.is(200).text();
        assert!(page.contains(&format!("id=\"row-{number}\" href=\"/tickets/{number}?view={list}&")), "{list}: {page}");
    };
    beside("unassigned").await;
    vasya.takes(number).await.is(303);
    beside("mine").await;
    house.agent("Petya").await.takes(number).await.is(303);
    beside("open").await;
    vasya.solves(number).await.is(303);
    beside("solved").await;
    let link = format!("/tickets/{number}?view=unassigned");
    let page = vasya.opens(&link).await.is(200).text();
    assert!(page.contains(&format!("/tickets/{other}?view=unassigned\"")), "a link's own list stays: {page}");
});

story!(what_a_search_found_is_worked_through_like_any_list(house) {
    let mut n = many(house, 4).await;
    n.reverse(); // what was written last is found first
    let vasya = house.agent("Vasya").await;
    let hits = vasya.opens("/search?q=Matter+hello").await.is(200).text();
    let beside = "?view=found&q=Matter+hello";
    assert!(hits.replace("&#38;", "&").contains(&format!("href=\"/tickets/{}{beside}\"", n[0])), "{hits}");
    let opened = vasya.opens(&format!("/tickets/{}{beside}", n[1])).await.is(200);
    let kept = opened.headers.get_all("set-cookie").iter().filter_map(|v| v.to_str().ok());
    assert!(kept.into_iter().any(|c| c.starts_with("repka_list=view=found&q=Matter+hello;")));
    let page = opened.text().replace("&#38;", "&");
    assert!(n.iter().all(|number| page.contains(&format!("id=\"row-{number}\""))), "the hits stay beside it");
    assert!(page.contains(&format!("rel=\"prev\" href=\"/tickets/{}{beside}\"", n[0])));
    assert!(page.contains(&format!("rel=\"next\" href=\"/tickets/{}{beside}\"", n[2])));
    assert!(page.contains("back\" href=\"/search?q=Matter+hello\""), "{page}");
    assert!(page.contains("name=\"q\" value=\"Matter hello\""), "who looks into the ticket keeps them too");
    let at = |number: i64| vasya.at(&format!("/tickets/{number}{beside}"));
    assert_eq!(at(n[1]).solves(n[1]).await.is(303).location(), format!("/tickets/{}{beside}", n[2]));
    assert_eq!(at(n[3]).solves(n[3]).await.is(303).location(), "/search?q=Matter+hello", "behind the last is the list");
    let picked = [("numbers", n[0].to_string()), ("numbers", n[2].to_string()), ("deed", "solve".into()), ("list", "/search?q=Matter+hello".into())];
    let picked: Vec<(&str, &str)> = picked.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = vasya.at("/search?q=Matter+hello").sends("/tickets/batch", &picked).await.is(303);
    assert!(done.location().starts_with("/search?q=Matter+hello&batch="), "{}", done.location());
    let told = vasya.opens(done.location()).await.is(200).text();
    assert!(told.contains("/batches/") && told.contains("id=\"pick-"), "what became of it is said above the hits");
    assert_eq!(vasya.opens("/views/found?q=lamp").await.is(303).location(), "/search?q=lamp");
    vasya.sends("/tickets/batch", &[("all", "yes"), ("deed", "solve"), ("list", "/search?q=Matter")]).await.is(404);
    house.api("Vasya").await.gets("/api/v1/views/found/tickets").await.is(404);
});

story!(a_long_search_is_read_on_page_by_page_and_ends(house) {
    let n = many(house, 53).await;
    let vasya = house.agent("Vasya").await;
    let has = |page: &str, number: i64| page.contains(&format!("id=\"row-{number}\""));
    let one = vasya.opens("/search?q=hello").await.is(200).text().replace("&#38;", "&");
    assert!(has(&one, n[52]) && has(&one, n[3]) && !has(&one, n[2]));
    assert!(one.contains("rel=\"next\" href=\"/search?q=hello&pages=2\""), "{one}");
    let two = vasya.opens("/search?q=hello&pages=2").await.is(200).text();
    assert!(has(&two, n[0]) && two.contains("hidden><a class=\"button push\" rel=\"next\""), "all of them");
    let last = vasya.opens(&format!("/tickets/{}?view=found&q=hello", n[3])).await.is(200).text().replace("&#38;", "&");
    let next = format!("rel=\"next\" href=\"/tickets/{}?view=found&q=hello&pages=2\"", n[2]);
    assert!(last.contains(&next), "behind the last one shown stands the next page's first");
    vasya.opens("/search?q=hello&pages=99999").await.is(200);
    let long = "щ".repeat(5_000);
    vasya.opens(&format!("/search?{}", crate::house::form(&[("q", &long)]))).await.is(200);
});
