//! What we know of a person is handed out to them: all of it, and of nobody else.

use crate::house::{House, letter};
use base::{Actor, TicketId};
use flate2::read::DeflateDecoder;
use std::{collections::BTreeMap, io::Read};
use ticket::{EntryKind, NewEntry, Person, Ticket};

const IVA: &str = "iva@kovac.example";
const ANA: &str = "ana@babic.example";

/// A zip file's members, as its directory says.
fn unpacked(all: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let n16 = |at: usize| usize::from(u16::from_le_bytes([all[at], all[at + 1]]));
    let n32 = |at: usize| u32::from_le_bytes(all[at..at + 4].try_into().unwrap()) as usize;
    let end = all.len() - 22;
    assert_eq!(n32(end), 0x0605_4b50, "the file is whole");
    let mut at = n32(end + 16);
    let mut members = BTreeMap::new();
    for _ in 0..n16(end + 10) {
        let (packed, long, from) = (n32(at + 20), n16(at + 28), n32(at + 42));
        let data = from + 30 + n16(from + 26);
        let mut bytes = Vec::new();
        DeflateDecoder::new(&all[data..data + packed]).read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes.len(), n32(at + 24));
        members.insert(String::from_utf8(all[at + 46..at + 46 + long].to_vec()).unwrap(), bytes);
        at += 46 + long;
    }
    members
}

async fn card_of(house: &House, address: &str) -> String {
    let known = customer::Identity::known(&house.desk().look(), customer::IdentityKind::Mail, address).await;
    format!("/customers/{}", known.unwrap().unwrap().customer_id)
}

/// What somebody outside answered a question of ours.
async fn a_partner_answers(house: &House, number: i64, text: &str) {
    let mut act = house.desk().act(Actor::Machine).await.unwrap();
    let mut ticket = Ticket::locked(&mut act, TicketId(number)).await.unwrap();
    let author = Person { name: "Fast Courier".into(), address: "desk@fast.example".into() };
    let answer = NewEntry { author, ..NewEntry::of(EntryKind::Answer) }.saying(text, None);
    ticket.write(&mut act, &answer).await.unwrap();
    ticket.settle(&mut act).await.unwrap();
    act.commit().await.unwrap();
}

/// Iva's matter, into which Ana wrote, too; Ana's own; what colleagues wrote among themselves.
async fn two_persons(house: &House) -> (i64, i64) {
    let raw = "From: Iva <iva@kovac.example>\r\nTo: support@desk.example\r\nCc: ana@babic.example\r\nSubject: The lamp\r\nMessage-ID: <1@kovac.example>\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWo ist meine Lämpchen <b>?\r\n--b\r\n\
         Content-Type: image/png\r\nContent-Disposition: attachment; filename=\"../lamp.png\"\r\n\r\nnot a picture\r\n--b--\r\n";
    let number = house.customer(IVA).sends(&["support@desk.example"], raw).await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "It is on its way.").await.is(303);
    vasya.notes(number, "She is angry.").await.is(303);
    let mails = house.mails(1).await;
    let ours = mail::Letter::read(&mails[0].raw).unwrap().message_id.unwrap();
    let head = [
        ("From", ANA),
        ("To", "support@desk.example"),
        ("Subject", "Re: The lamp"),
        ("In-Reply-To", &format!("<{ours}>")),
        ("References", &format!("<{ours}>")),
    ];
    let joined = house.customer(ANA).sends(&["support@desk.example"], &letter(&head, "My secret illness.")).await;
    assert_eq!(joined, number, "Ana was written to, so she belongs there");
    let other = house.customer(ANA).writes("Private", "Nobody's business.").await;
    let iva = card_of(house, IVA).await;
    vasya.sends(&format!("{iva}/remarks"), &[("text", "Pays late."), ("pinned", "1")]).await.is(303);
    let form = [("about", "customer"), ("kind", "text"), ("name", "Shoe size")];
    house.agent("Anna").await.sends("/settings/fields", &form).await.is(303);
    vasya.sends(&format!("{iva}/fields"), &[("field", "1"), ("value", "thirty-nine")]).await.is(303);
    (number, other)
}

story!(a_person_gets_everything_of_theirs_and_nothing_of_others(house) {
    let (number, other) = two_persons(house).await;
    a_partner_answers(house, number, "Our driver Zdenko was ill.").await;
    let (iva, olga) = (card_of(house, IVA).await, house.agent("Olga").await);
    assert!(olga.opens(&iva).await.is(200).text().contains(&format!("{iva}/handout")));
    assert!(!house.agent("Vasya").await.opens(&iva).await.is(200).text().contains("/handout"));
    let answer = olga.sends(&format!("{iva}/handout"), &[("internal", "1")]).await.is(200);
    assert_eq!(answer.header("content-type"), "application/zip");
    let files = unpacked(&answer.bytes);
    let text = |name: &str| String::from_utf8(files.get(name).unwrap_or_else(|| panic!("{name}: {:?}", files.keys())).clone()).unwrap();
    let (page, ticket) = (text("index.html"), text(&format!("tickets/{number}.html")));
    for known in [IVA, "Pays late.", "Shoe size", "thirty-nine", "The lamp"] {
        assert!(page.contains(known), "{known}: {page}");
    }
    assert!(ticket.contains("Lämpchen &#60;b&#62;?") && ticket.contains("It is on its way.") && ticket.contains("She is angry."), "{ticket}");
    assert!(ticket.contains("words of or to somebody else"), "what is left out is said");
    let card: serde_json::Value = serde_json::from_str(&text("card.json")).unwrap();
    assert_eq!((card["fields"][0]["value"].as_str(), card["remarks"][0]["text"].as_str()), (Some("thirty-nine"), Some("Pays late.")));
    let told: serde_json::Value = serde_json::from_str(&text(&format!("tickets/{number}.json"))).unwrap();
    assert_eq!(told["entries"].as_array().unwrap().len(), 5);
    let file = told["entries"][0]["files"][0].as_str().unwrap();
    assert!(files[file].starts_with(b"not a picture") && !file.contains("../"), "{file}");
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        for foreign in ["My secret illness", "Nobody's business", "babic", "Private", "Zdenko", "fast.example"] {
            assert!(!text.contains(foreign), "{name} holds {foreign}: {text}");
        }
    }
    assert!(!files.contains_key(&format!("tickets/{other}.html")));
    assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'customer.handed_out'").await, 1);
});

story!(who_wrote_on_the_matter_of_another_gets_their_own_words(house) {
    let (number, other) = two_persons(house).await;
    let ana = card_of(house, ANA).await;
    let files = unpacked(&house.agent("Olga").await.sends(&format!("{ana}/handout"), &[("internal", "1")]).await.is(200).bytes);
    let all: String = files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(all.contains("My secret illness.") && all.contains("business.") && files.contains_key(&format!("tickets/{other}.json")));
    let shared = String::from_utf8_lossy(&files[&format!("tickets/{number}.html")]).into_owned();
    assert!(!shared.contains("Lämpchen") && !shared.contains("angry") && !shared.contains("kovac") && !shared.contains("withheld"), "{shared}");
    assert!(!all.contains("kovac") && !all.contains("Pays late"));
});

story!(what_is_internal_stays_inside_when_it_is_said_so(house) {
    let (number, _) = two_persons(house).await;
    let iva = card_of(house, IVA).await;
    let files = unpacked(&house.agent("Olga").await.sends(&format!("{iva}/handout"), &[]).await.is(200).bytes);
    let all: String = files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(!all.contains("She is angry") && !all.contains("Pays late") && all.contains("It is on its way."));
    assert!(String::from_utf8_lossy(&files["index.html"]).contains("Internal notes and remarks"));
    assert!(files.contains_key(&format!("tickets/{number}.html")));
});
