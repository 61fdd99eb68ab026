//! 4. A word of a note, whatever is done in whatever order, is in nothing a customer gets.

use crate::house::{House, letter};
use base::{EntryId, TicketId, index::Audience};
use store::Query;
use ticket::{PublicEntry, entry::ENTRIES};

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

const MARK: &str = "Zwetschgenmus";

/// Every order of what is done on a ticket.
fn orders(deeds: &[&'static str]) -> Vec<Vec<&'static str>> {
    if deeds.len() < 2 {
        return vec![deeds.to_vec()];
    }
    let with_first = |at: usize| {
        let mut rest = deeds.to_vec();
        let first = rest.remove(at);
        orders(&rest).into_iter().map(move |mut order| {
            order.insert(0, first);
            order
        })
    };
    (0..deeds.len()).flat_map(with_first).collect()
}

async fn does(house: &House, vasya: &crate::house::Browser, number: i64, deed: &str) {
    match deed {
        "note" => drop(vasya.notes(number, &format!("{MARK} is what we think.")).await.is(303)),
        "reply" => drop(vasya.replies(number, "A good answer.").await.is(303)),
        "draft" => {
            let path = format!("/tickets/{number}/drafts/note");
            let form = crate::house::form(&[("text", MARK), ("generation", "999")]);
            let request =
                vasya.request(reqwest::Method::PUT, &path).header("content-type", "application/x-www-form-urlencoded");
            crate::house::Answer::to(request.body(form)).await;
        }
        "customer" => {
            let to = house.post().minter().reply_address(SUPPORT, number);
            let raw = letter(&[("From", IVA), ("To", &to), ("Subject", "Re: Hi")], "More.");
            assert_eq!(house.customer(IVA).sends(&[&to], &raw).await, number);
        }
        "tag" => drop(vasya.sends(&format!("/tickets/{number}/tags"), &[("name", MARK)]).await.is(303)),
        other => unreachable!("{other}"),
    }
}

async fn nothing_leaked(house: &House) {
    let look = house.desk().look();
    for caught in house.office.catcher.mails() {
        let letter = mail::Letter::read(&caught.raw).unwrap();
        let attached =
            letter.attachments.iter().map(|a| String::from_utf8_lossy(&a.bytes).into_owned()).collect::<String>();
        for shown in [String::from_utf8_lossy(&caught.raw).into_owned(), format!("{letter:?}"), attached] {
            assert!(!shown.contains(MARK), "{shown}");
        }
    }
    let ids: Vec<(TicketId,)> = Query::new("SELECT id FROM ticket").all(house.desk().db()).await.unwrap();
    for (id,) in ids {
        let ticket = house.ticket(id.0).await;
        let shown = format!(
            "{:?}{:?}",
            ticket.public_timeline(&look).await.unwrap(),
            ticket.public_participants(&look).await.unwrap()
        );
        assert!(!shown.contains(MARK) && shown.contains("Hello?"), "{shown}");
        assert!(!ticket.last_words.contains(MARK));
    }
    let notes: Vec<(EntryId,)> =
        Query::new("SELECT id FROM entry WHERE kind <> 'message'").all(house.desk().db()).await.unwrap();
    for (id,) in notes {
        assert!(matches!(PublicEntry::find(&look, id).await, Err(base::Error::Missing)), "{id}");
    }
    let found = async |audience| base::index::search(&look, ENTRIES, audience, MARK).await.unwrap().len();
    assert_eq!(found(Audience::Public).await, 0);
    assert!(found(Audience::Internal).await > 0, "the mark is there at all");
}

story!(internal_never_leaks(house) {
    let vasya = house.agent("Vasya").await;
    for order in orders(&["note", "reply", "customer", "tag"]) {
        let number = house.customer(IVA).writes("Hi", "Hello?").await;
        for deed in order {
            does(house, &vasya, number, deed).await;
        }
        does(house, &vasya, number, "draft").await;
    }
    house.settled().await;
    assert_eq!(house.office.catcher.count(), 24);
    nothing_leaked(house).await;
});
