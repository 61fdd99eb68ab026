//! Numbers of payment cards are hidden wherever they are written, before anything is kept.

use crate::house::{House, letter};
use base::Setting;
use people::Company;

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";
const CARD: &str = "4111 1111 1111 1111";

/// Whether a file of the desk holds these digits, however they are parted.
pub fn kept_in_files(house: &House, digits: &str) -> bool {
    let blobs = walk(&house.config.blobs_folder());
    assert!(!blobs.is_empty());
    blobs.iter().any(|blob| {
        let bytes = std::fs::read(blob).unwrap();
        let only: Vec<u8> = bytes.into_iter().filter(|byte| !b" -\r\n".contains(byte)).collect();
        only.windows(digits.len()).any(|part| part == digits.as_bytes())
    })
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

pub fn mail_with_card() -> String {
    format!(
        "From: {IVA}\r\nTo: {SUPPORT}\r\nSubject: Card {CARD}\r\nMessage-ID: <card@kovac.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlease charge my Visa {CARD}, CVV 123.\r\nThe velvet order 4000056655665556.\r\n\
         --b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
         <p>Please charge my Visa 4111&nbsp;1111 <b>11=\r\n11</b> 1111, CVV 123.</p><p>The velvet order 4000056655665556.</p>\r\n--b--\r\n\
         --m\r\nContent-Type: text/plain; name=card.txt\r\nContent-Disposition: attachment; filename=card.txt\r\n\r\n4111111111111111\r\n--m--\r\n"
    )
}

story!(a_card_number_that_comes_by_mail_is_kept_nowhere(house) {
    let number = house.customer(IVA).sends(&[SUPPORT], &mail_with_card()).await;
    house.settled().await;
    let entry = house.last(number).await;
    assert!(entry.cards_hidden && entry.reply_text.contains("my Visa •••• 1111, CVV •••."), "{}", entry.reply_text);
    assert!(entry.reply_text.contains("order 4000056655665556"), "an order is no card");
    let html = entry.html.unwrap();
    assert!(html.contains("my Visa ••••<b> </b>1111, CVV •••."), "{html}");
    let ticket = house.ticket(number).await;
    assert_eq!((ticket.subject.as_str(), ticket.last_words.contains("4111")), ("Card •••• 1111", false));
    assert!(!kept_in_files(house, "4111111111111111"), "neither the raw mail nor the file holds it");
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains("A card number was hidden here.") && !page.contains("4111"));
    assert!(!vasya.opens("/search?q=4111111111111111").await.is(200).text().contains("id=\"row-"));
    let original = vasya.opens(&format!("/entries/{}/original", entry.id)).await.is(200).text();
    assert!(original.contains("Visa XXXX XXXX XXXX 1111") && original.contains("velvet"), "the rest of it stays");
});

story!(a_mail_whose_number_was_hidden_is_not_kept_again_as_it_came(house) {
    let iva = house.customer(IVA);
    iva.sends(&[SUPPORT], &mail_with_card()).await;
    house.settled().await;
    iva.hands_over(&[SUPPORT], mail_with_card().as_bytes()).await.unwrap();
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM entry WHERE kind = 'message'").await, 1);
    assert!(!kept_in_files(house, "4111111111111111"));
});

story!(whoever_writes_a_card_number_is_asked_and_it_goes_out_hidden(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let text = format!("We have charged {CARD}.");
    let asked = vasya.replies(number, &text).await.is(422).text();
    assert!(asked.contains("Does it hold the number of a card?") && asked.contains("only •••• 1111 is kept"), "{asked}");
    let path = format!("/tickets/{number}/replies");
    vasya.sends_parts(&path, &[("text", &text), ("then", "stay"), ("sure", "stay")]).await.is(303);
    let mail = house.mail(1).await;
    assert!(mail.text.contains("charged •••• 1111") && !mail.text.contains("4111"), "{}", mail.text);
    vasya.notes(number, &text).await.is(422);
    let path = format!("/tickets/{number}/notes");
    vasya.sends_parts(&path, &[("text", &text), ("sure", "yes")]).await.is(303);
    assert_eq!(house.last(number).await.reply_text, "We have charged •••• 1111.");
    vasya.notes(number, "The order 4111111111111111 is packed.").await.is(303);
    assert!(house.last(number).await.reply_text.contains("4111111111111111"), "what is named as something else stays");
    let api = house.api("Vasya").await;
    let told = serde_json::json!({ "text": text, "careful": true });
    assert!(api.posts(&format!("/api/v1/tickets/{number}/notes"), told).await.is(422).text().contains("•••• 1111"));
    api.posts(&format!("/api/v1/tickets/{number}/notes"), serde_json::json!({ "text": text })).await.is(201);
    assert!(house.last(number).await.reply_text.ends_with("•••• 1111."));
});

story!(a_company_that_wants_to_keep_them_keeps_them(house) {
    let anna = house.agent("Anna").await;
    assert!(anna.opens("/settings/company").await.text().contains("name=\"hides_cards\" value=\"on\" checked"));
    let company = [("name", "Tavan"), ("lang", "en"), ("zone", "UTC"), ("undo", "0")];
    anna.sends("/settings/company", &company).await.is(303);
    assert!(!Company::read(&house.desk().look()).await.unwrap().hides_cards);
    let raw = letter(&[("From", IVA), ("To", SUPPORT), ("Subject", "Card")], &format!("It is {CARD}."));
    let number = house.customer(IVA).sends(&[SUPPORT], &raw).await;
    let entry = house.last(number).await;
    assert!(!entry.cards_hidden && entry.reply_text.contains(CARD));
    house.agent("Vasya").await.notes(number, &format!("Charged {CARD}.")).await.is(303);
});
