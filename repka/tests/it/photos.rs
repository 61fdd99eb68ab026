//! What people look like: a picture of one's own, which colleagues see and customers do not.

use crate::{
    answering_questions::{ask, mailed, person},
    house::{Answer, Browser, House},
    question_links::link,
};
use people::Staff;
use reqwest::Method;
use std::time::Duration;

/// A red PNG of sixteen points square.
const RED: &str = "89504e470d0a1a0a0000000d494844520000001000000010080200000090916836000000164944415478da63b8a0a040126218d530aa61f86a00004b7f10107a0ca9320000000049454e44ae426082";

fn red() -> Vec<u8> {
    let digit = |at: usize| u8::from_str_radix(&RED[at..at + 2], 16).unwrap();
    (0..RED.len()).step_by(2).map(digit).collect()
}

async fn gives(by: &Browser, file: &[u8]) -> Answer {
    let head = b"--b\r\ncontent-disposition: form-data; name=\"photo\"; filename=\"me.png\"\r\n\r\n".as_slice();
    let request = by.request(Method::POST, "/settings/account/photo").header("origin", by.url_of(""));
    let request = request.header("content-type", "multipart/form-data; boundary=b");
    Answer::to(request.body([head, file, b"\r\n--b--\r\n"].concat())).await
}

/// Where a page shows a picture.
fn shown(page: &str) -> Option<String> {
    let from = page.find("src=\"/photos/")?;
    page[from + 5..].split('"').next().map(str::to_owned)
}

/// What stands in the first element of a ticket's page that begins so.
async fn card(who: &Browser, number: i64, begins: &str) -> String {
    let page = who.opens_ticket(number).await.text();
    let rest = page.split(begins).nth(1).unwrap_or_else(|| panic!("no {begins}: {page}"));
    rest.split("</article>").next().unwrap().to_owned()
}

async fn photo(house: &House, who: &Browser) -> Option<String> {
    Staff::find(&house.desk().look(), who.id).await.unwrap().photo
}

story!(a_picture_stands_beside_ones_name_for_colleagues_alone(house) {
    let number = house.customer("iva@kovac.example").writes("The lamp", "Where is it?").await;
    let (vasya, olga) = (house.agent("Vasya").await, house.agent("Olga").await);
    vasya.notes(number, "I ask the carrier.").await.is(303);
    vasya.replies(number, "It is on its way.").await.is(303);
    assert_eq!(shown(&olga.opens_ticket(number).await.text()), None, "who gave none has letters");
    gives(&vasya, &red()).await.is(303);
    let page = vasya.opens("/settings/account").await.is(200).text();
    let at = shown(&page).unwrap();
    assert!(page.contains("name=\"_method\" value=\"delete\""), "it can be taken away");
    for path in [format!("/tickets/{number}"), "/people".to_owned()] {
        assert_eq!(shown(&olga.opens(&path).await.is(200).text()).as_ref(), Some(&at), "{path}");
    }
    let anna = house.agent("Anna").await;
    assert_eq!(shown(&anna.opens("/settings/staff").await.is(200).text()).as_ref(), Some(&at));
    let picture = olga.opens(&at).await.is(200);
    assert_eq!((picture.header("content-type"), picture.header("x-content-type-options")), ("image/jpeg", "nosniff"));
    assert!(picture.header("cache-control").contains("immutable"));
    house.stranger().opens(&at).await.is(303);
    olga.opens(&format!("/photos/{}/0000000000000000", vasya.id)).await.is(404);
    let mail = house.mails(1).await;
    assert!(!String::from_utf8_lossy(&mail[0].raw).contains("/photos/"), "a customer sees it");
});

story!(a_picture_stands_by_every_word_of_a_colleague_that_is_not_on_the_timeline_yet_or_elsewhere(house) {
    let number = house.customer("iva@kovac.example").writes("The lamp", "Where is it?").await;
    let (vasya, olga) = (house.agent("Vasya").await, house.agent("Olga").await);
    gives(&vasya, &red()).await.is(303);
    let (reader, at) = (olga.id.to_string(), format!("/tickets/{number}"));
    let asked = [("text", "It comes."), ("generation", "1"), ("reader", &*reader), ("question", "Is that so?")];
    vasya.sends_parts(&format!("{at}/reviews"), &asked).await.is(303);
    assert!(shown(&card(&olga, number, "<article class=\"entry note review\"").await).is_some(), "a draft to read");
    let later = house.desk().now().plus(Duration::from_secs(3600)).micros().to_string();
    vasya.sends_parts(&format!("{at}/replies"), &[("text", "Tomorrow."), ("later", later.as_str())]).await.is(303);
    let planned = card(&olga, number, "<article class=\"entry message out\" id=\"scheduled-").await;
    assert!(shown(&planned).is_some(), "a planned answer");
    ask(house, "Vasya", number, "Which lamp?", vec![person(house, "Olga").await, person(house, "Kolya").await]).await;
    assert!(shown(&olga.opens("/questions").await.is(200).text()).is_some(), "a card of a question has letters");
    let customer = house.count("SELECT max(id) FROM customer").await;
    assert!(shown(&olga.opens(&format!("/customers/{customer}")).await.is(200).text()).is_some());
    house.later(60).await;
    let n = house.office.catcher.count();
    let by_link = link(&*mailed(house, "kolya@desk.example", "Which lamp?", n).await);
    assert_eq!(shown(&house.stranger().opens(&by_link).await.is(200).text()), None, "who is not signed in is shown none");
});

story!(a_picture_that_is_none_is_refused_and_the_one_before_stays(house) {
    let vasya = house.agent("Vasya").await;
    for (file, why) in [
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(), "no JPEG, PNG or WebP picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), "Save it as JPEG"),
        (Vec::new(), "Choose a file first"),
        (vec![0xFF; 10 * 1024 * 1024 + 1], "too large"),
    ] {
        let page = gives(&vasya, &file).await.is(422).text();
        assert!(page.contains("aria-invalid=\"true\"") && page.contains(why), "{why}: {page}");
    }
    assert_eq!(photo(house, &vasya).await, None);
    gives(&vasya, &red()).await.is(303);
    let first = photo(house, &vasya).await;
    assert!(first.is_some());
    gives(&vasya, b"\x89PNG but no more").await.is(422);
    assert_eq!(photo(house, &vasya).await, first);
});

story!(a_picture_goes_when_its_owner_wants_it_or_leaves_or_an_admin_says_so(house) {
    let (vasya, anna) = (house.agent("Vasya").await, house.agent("Anna").await);
    gives(&vasya, &red()).await.is(303);
    vasya.sends_parts("/settings/account/photo", &[("_method", "delete")]).await.is(303);
    assert_eq!(photo(house, &vasya).await, None);
    gives(&vasya, &red()).await.is(303);
    let page = anna.opens(&format!("/settings/staff/{}", vasya.id)).await.is(200).text();
    let at = shown(&page).unwrap();
    vasya.sends(&format!("/settings/staff/{}/photo", vasya.id), &[("_method", "delete")]).await.is(404);
    anna.sends(&format!("/settings/staff/{}/photo", vasya.id), &[("_method", "delete")]).await.is(303);
    assert_eq!(photo(house, &vasya).await, None);
    anna.opens(&at).await.is(404);
    gives(&vasya, &red()).await.is(303);
    anna.sends(&format!("/settings/staff/{}/access", vasya.id), &[("_method", "delete")]).await.is(303);
    anna.opens(&at).await.is(404);
    assert_eq!(photo(house, &vasya).await, None, "who works here no more is nobody's picture");
});
