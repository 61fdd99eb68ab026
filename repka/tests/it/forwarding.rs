//! A ticket's words go along to somebody outside: those that were chosen, and no way to the customer unasked.

use crate::house::House;
use mail::Letter;

const IVA: &str = "iva@kovac.example";
const FAST: &str = "office@fast.example";

/// Iva writes, with a picture in her words, a file, and what she quotes.
async fn asked(house: &House) -> i64 {
    let raw = "From: Iva Kova <iva@kovac.example>\r\nTo: support@desk.example\r\nSubject: The lamp\r\nMessage-ID: <1@kovac.example>\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n\
         --m\r\nContent-Type: multipart/related; boundary=r\r\n\r\n\
         --r\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>It is broken: <img src=\"cid:lamp@kovac.example\"> Call 091 234 5678 or iva@kovac.example.</p>\r\n\
         --r\r\nContent-Type: image/png\r\nContent-ID: <lamp@kovac.example>\r\nContent-Disposition: inline; filename=lamp.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--r--\r\n\
         --m\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=receipt.txt\r\n\r\nabc\r\n--m--\r\n";
    house.customer(IVA).sends(&["support@desk.example"], raw).await
}

/// Vasya forwards these entries; answers with the mail that went.
async fn forwards(house: &House, number: i64, how: &str, entries: &[i64]) -> (Vec<String>, Letter, String) {
    let vasya = house.agent("Vasya").await;
    let ids: Vec<String> = entries.iter().map(i64::to_string).collect();
    let mut form = vec![("text", "Can you mend it?"), ("partner_name", "Fast"), ("partner_address", FAST)];
    form.push(("forward", how));
    form.extend(ids.iter().map(|id| ("entry", id.as_str())));
    vasya.sends_parts(&format!("/tickets/{number}/questions"), &form).await.is(303);
    house.settled().await;
    let mails = house.office.wait_for(1).await;
    let caught = mails.last().unwrap();
    let raw = String::from_utf8_lossy(&caught.raw).into_owned();
    (caught.envelope.to.clone(), Letter::read(&caught.raw).unwrap(), raw)
}

story!(an_entry_is_forwarded_with_its_picture_and_without_the_way_to_the_customer(house) {
    let number = asked(house).await;
    let entry = house.last(number).await.id.0;
    let vasya = house.agent("Vasya").await;
    let link = format!("compose=question&#38;forward={entry}");
    let page = vasya.opens_ticket(number).await.is(200).text();
    assert!(page.contains(&format!("forward={entry}")), "{link}");
    let page = vasya.opens(&format!("/tickets/{number}?compose=question&forward={entry}")).await.is(200).text();
    assert!(page.contains(&format!("name=\"entry\" value=\"{entry}\" checked")), "it is chosen already");
    assert!(page.contains("value=\"hidden\" selected"), "and the way to the customer is hidden");
    let (to, mail, raw) = forwards(house, number, "hidden", &[entry]).await;
    assert_eq!(to, [FAST]);
    assert!(mail.text.contains("Can you mend it?") && mail.text.contains("> It is broken"), "{}", mail.text);
    assert!(mail.text.contains("Iva Kova wrote:"), "{}", mail.text);
    for secret in ["234 5678", "iva@kovac.example"] {
        assert!(!mail.text.contains(secret) && !mail.html.clone().unwrap().contains(secret), "{raw}");
    }
    let picture = mail.attachments.iter().find(|file| file.content_id.as_deref() == Some("lamp@kovac.example")).unwrap();
    assert!(picture.inline && mail.html.unwrap().contains("lamp@kovac.example"), "the picture stands in the words");
});

story!(what_was_not_chosen_stays_and_what_was_chosen_whole_goes_whole(house) {
    let number = asked(house).await;
    let entry = house.last(number).await.id.0;
    house.agent("Vasya").await.notes(number, "Between us: she is right.").await.is(303);
    let note = house.last(number).await.id.0;
    let (_, mail, raw) = forwards(house, number, "whole", &[entry]).await;
    assert!(mail.text.contains("iva@kovac.example") && !raw.contains("Between us"), "{raw}");
    let (_, mail, _) = forwards(house, number, "nothing", &[entry, note]).await;
    assert!(!mail.text.contains("It is broken"), "shown to colleagues who are asked is not sent outside");
    house.agent("Vasya").await.sends_parts(
        &format!("/tickets/{number}/questions"),
        &[("text", "And?"), ("partner_address", FAST), ("forward", "hidden")],
    ).await.is(422);
});

story!(programs_forward_and_the_answer_stands_inside(house) {
    let number = asked(house).await;
    let entry = house.last(number).await.id.0;
    let new = serde_json::json!({
        "text": "Can you mend it?", "to": [{ "address": FAST, "name": "Fast" }], "entries": [entry], "forward": "hidden",
    });
    house.api("Vasya").await.posts(&format!("/api/v1/tickets/{number}/questions"), new).await.is(201);
    house.settled().await;
    let caught = house.mails(1).await[0].clone();
    let asked = Letter::read(&caught.raw).unwrap();
    assert!(asked.text.contains("> It is broken"), "{}", asked.text);
    let head = [
        ("From", FAST),
        ("To", asked.reply_to[0].address.as_str()),
        ("Subject", "Re"),
        ("In-Reply-To", &format!("<{}>", asked.message_id.clone().unwrap())),
    ];
    let raw = crate::house::letter(&head, "Yes, by Friday.");
    house.customer(FAST).hands_over(&[asked.reply_to[0].address.as_str()], raw.as_bytes()).await.unwrap();
    house.settled().await;
    let answer = house.last(number).await;
    assert!(answer.text.contains("by Friday") && !answer.public, "{answer:?}");
});

story!(neither_the_customer_nor_a_colleague_is_asked_as_somebody_outside(house) {
    let number = asked(house).await;
    house.agent("Vasya").await.notes(number, "Between us: she is right.").await.is(303);
    let (note, vasya) = (house.last(number).await.id.to_string(), house.agent("Vasya").await);
    let path = format!("/tickets/{number}/questions");
    let petya = house.staff("Petya").await.email;
    for (address, said) in [("Iva@Kovac.example", "is the customer of this ticket"), (petya.as_str(), "works here")] {
        let form = [("text", "Well?"), ("partner_name", ""), ("partner_address", address), ("forward", "whole"), ("entry", note.as_str())];
        let page = vasya.sends_parts(&path, &form).await.is(422).text();
        assert!(page.contains(said), "{address}: {page}");
    }
    // An address of our own would only bring it back.
    let form = [("text", "Well?"), ("partner_name", ""), ("partner_address", "billing@desk.example")];
    vasya.sends_parts(&path, &form).await.is(303);
    house.settled().await;
    house.mails(0).await;
    assert!(vasya.opens("/notices").await.is(200).text().contains("did not reach"));
});
