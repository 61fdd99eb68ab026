//! Words that must go are gone: from every table, every file and the search, on both engines.

use crate::{
    answering_questions::{ask, partner, person},
    house::{House, letter},
    notice_mail,
};
use customer::{Identity, IdentityKind};
use notify::{Kind, preference::When};
use question::Addressee;
use std::io::Read;
use ticket::State;

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";
/// What must not be found anywhere after Iva is struck.
const WORDS: [&str; 8] = ["kovac", "kovač", "912345678", "lampshade", "velvet", "whispered", "tungsten", "bill-77"];

/// Everything the desk keeps, as a backup of it has it: rows of all tables, and all blobs.
async fn everything(house: &House) -> String {
    let file = house.config.data.join("everything.tar.zst");
    repka::backup::backup_to(&house.config, &file).await.map_err(|f| f.plain()).unwrap();
    let packed = zstd::Decoder::new(std::fs::File::open(&file).unwrap()).unwrap();
    let mut all = String::new();
    for member in tar::Archive::new(packed).entries().unwrap() {
        let mut bytes = Vec::new();
        member.unwrap().read_to_end(&mut bytes).unwrap();
        all += &String::from_utf8_lossy(&bytes).to_lowercase();
        all.push('\n');
    }
    std::fs::remove_file(file).unwrap();
    for blob in walk(&house.config.blobs_folder()) {
        all += &String::from_utf8_lossy(&std::fs::read(blob).unwrap()).to_lowercase();
    }
    all
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

/// Those of the words that are kept somewhere, plain or as bytes of a column.
async fn found(house: &House) -> Vec<&'static str> {
    let all = everything(house).await;
    let hex = |word: &str| word.bytes().map(|b| format!("{b:02x}")).collect::<String>();
    WORDS.into_iter().filter(|word| all.contains(word) || all.contains(&hex(word))).collect()
}

fn raw_mail() -> String {
    "From: Iva Kovač <iva@kovac.example>\r\nTo: support@desk.example\r\nSubject: A lampshade\r\n\
     Message-ID: <1@mail.kovac.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
     --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe velvet one, please.\r\n\
     --b\r\nContent-Type: text/plain; name=bill-77.txt\r\nContent-Disposition: attachment; filename=bill-77.txt\r\n\r\ntungsten\r\n--b--\r\n"
        .to_owned()
}

/// Colleagues are asked about her, on her ticket and about none; and so is she, at her address, as somebody outside.
async fn questions_name_her(house: &House, number: i64) {
    let word = |to: Addressee, word: &str| Addressee { word: word.to_owned(), ..to };
    let to = vec![word(person(house, "Kolya").await, "She whispered it."), person(house, "Irina").await];
    let asked = ask(house, "Vasya", number, "Which velvet?", to).await;
    let why = [("reason", "Iva Kovač knows that best.")];
    house.agent("Irina").await.sends(&format!("/questions/{}/refusal", asked[1].id), &why).await.is(303);
    let to = vec![word(person(house, "Kolya").await, "You know Iva Kovač."), person(house, "Irina").await];
    let asked = ask(house, "Vasya", 0, "Does Iva Kovač like tungsten?", to).await;
    house.agent("Irina").await.sends(&format!("/questions/{}/refusal", asked[1].id), &why).await.is(303);
    ask(house, "Vasya", 0, "Who is your neighbour?", vec![partner("Iva Kovač", "IVA@kovac.example")]).await;
}

/// Iva has written, was answered, noted about, remarked upon; and has written on Marko's ticket, too.
async fn iva_was_here(house: &House) -> (i64, i64, String) {
    let number = house.customer(IVA).sends(&[SUPPORT], &raw_mail()).await;
    let vasya = house.agent("Vasya").await;
    vasya.replies(number, "Dear Iva Kovač, the velvet one comes tomorrow.").await.is(303);
    vasya.notes(number, "She whispered on the phone.").await.is(303);
    vasya.sends(&format!("/tickets/{number}/tags"), &[("name", "lamps")]).await.is(303);
    let (by, mut act) = (people::Admin::of_the_machine(), house.desk().act(base::Actor::Machine).await.unwrap());
    let new = field::NewField {
        name: "Shade".into(),
        choices: Vec::new(),
        currency: String::new(),
        department: None,
        required: true, // which nobody has to fill who strikes
    };
    let shade = field::Field::make(&mut act, &by, field::About::Ticket, field::Kind::Text, new).await.unwrap();
    field::Values::set(&mut act, &shade, number, "velvet").await.unwrap();
    act.commit().await.unwrap();
    let known = Identity::known(&house.desk().look(), IdentityKind::Mail, IVA).await.unwrap().unwrap();
    let card = format!("/customers/{}", known.customer_id);
    vasya.sends(&format!("{card}/remarks"), &[("text", "whispered once"), ("pinned", "1")]).await.is(303);
    vasya.sends(&format!("{card}/identities"), &[("value", "+385 912345678")]).await.is(303);
    let other = house.customer("marko@juric.example").writes("My chair", "A chair.").await;
    vasya.replies(other, "Soon.").await.is(303);
    let second = house.customer(IVA).writes("Velvet cushions", "Those whispered of.").await;
    let both = second.to_string();
    let to_other = other.to_string();
    vasya.sends(&format!("/tickets/{both}/merge"), &[("with", &to_other), ("stays", &to_other)]).await.is(303);
    house.mails(2).await;
    let to = house.post().minter().reply_address(SUPPORT, other);
    let header = [("From", "Iva Kovač <iva@kovac.example>"), ("To", &to), ("Subject", "His chair")];
    assert_eq!(house.customer(IVA).sends(&[&to], &letter(&header, "I whispered it to him.")).await, other);
    let api = house.api("Vasya").await;
    let note = api.request(reqwest::Method::POST, &format!("/api/v1/tickets/{number}/notes"));
    let note = note.header("idempotency-key", "k1").header("content-type", "application/json");
    crate::house::Answer::to(note.body(r#"{"text":"Iva Kovač, tungsten"}"#)).await.is(201);
    let later = house.desk().now().plus(std::time::Duration::from_secs(86_400)).micros().to_string();
    let form = [("text", "Soon, both of you."), ("cc", IVA), ("later", later.as_str())];
    vasya.sends_parts(&format!("/tickets/{other}/replies"), &form).await.is(303);
    questions_name_her(house, number).await;
    (number, other, card)
}

story!(a_person_struck_by_law_is_found_nowhere_and_the_figures_stay(house) {
    let (number, other, card) = iva_was_here(house).await;
    assert_eq!(found(house).await.len(), WORDS.len(), "the words are there before");
    let before = (house.ticket(number).await, house.count("SELECT count(*) FROM holding").await);
    house.agent("Olga").await.opens(&format!("{card}/erasure")).await.is(404);
    let anna = house.agent("Anna").await;
    let preview = anna.opens(&format!("{card}/erasure")).await.is(200).text();
    assert!(preview.contains("1 ticket") && preview.contains("Iva Kovač"), "{preview}");
    let path = format!("{card}/erasure");
    anna.sends(&path, &[("name", "Somebody"), ("why", "asked")]).await.is(422);
    anna.sends(&path, &[("name", "Iva Kovač"), ("why", " ")]).await.is(422);
    anna.sends(&path, &[("name", "iva kovac"), ("why", "Asked on the phone; invoices stay with Accounting")]).await.is(303);
    house.settled().await;
    assert_eq!(found(house).await, Vec::<&str>::new());
    for word in WORDS {
        let page = anna.opens(&format!("/search?{}", crate::house::form(&[("q", word)]))).await.is(200).text();
        assert!(!page.contains("id=\"row-"), "{word} is still found");
    }
    let after = house.ticket(number).await;
    assert_eq!((after.state, after.opened_at, after.first_answer_at), (State::Closed, before.0.opened_at, before.0.first_answer_at));
    assert!(house.count("SELECT count(*) FROM holding").await >= before.1, "who held it, and how long, stays");
    let page = anna.opens_ticket(number).await.text();
    assert!(page.contains("Asked on the phone"), "why is said where words stood");
    assert!(anna.opens(&card).await.is(200).text().contains("Struck on"));
    assert!(anna.opens_ticket(other).await.text().contains("A chair."), "words of others stay");
});

story!(a_mail_that_was_struck_is_not_taken_in_again(house) {
    let (_, _, card) = iva_was_here(house).await;
    let anna = house.agent("Anna").await;
    anna.sends(&format!("{card}/erasure"), &[("name", "Iva Kovač"), ("why", "asked")]).await.is(303);
    house.settled().await;
    let before = house.count("SELECT count(*) FROM entry").await;
    house.customer(IVA).hands_over(&[SUPPORT], raw_mail().as_bytes()).await.unwrap();
    let relayed = format!("X-Relayed: again\r\n{}", raw_mail());
    house.customer(IVA).hands_over(&[SUPPORT], relayed.as_bytes()).await.unwrap();
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM entry").await, before);
    let header = [("From", IVA), ("To", SUPPORT), ("Subject", "Again")];
    let number = house.customer(IVA).sends(&[SUPPORT], &letter(&header, "Somebody new.")).await;
    let erased: i64 = card.trim_start_matches("/customers/").parse().unwrap();
    let new = customer::Customer::behind(&house.desk().look(), house.ticket(number).await.identity_id).await.unwrap();
    assert_ne!(new.id.0, erased, "whoever writes from there again is somebody new");
});

story!(one_entry_is_struck_by_a_supervisor_with_a_reason(house) {
    let number = house.customer(IVA).sends(&[SUPPORT], &raw_mail()).await;
    let entry = house.last(number).await.id;
    let path = format!("/tickets/{number}/entries/{entry}/striking");
    house.agent("Vasya").await.opens(&path).await.is(404);
    let olga = house.agent("Olga").await;
    assert!(olga.opens_ticket(number).await.text().contains(&path), "the entry leads there");
    assert!(olga.opens(&path).await.is(200).text().contains("The velvet one"));
    olga.sends(&path, &[("why", " ")]).await.is(422);
    olga.sends(&path, &[("why", "A card number")]).await.is(303);
    house.settled().await;
    let all = everything(house).await;
    assert!(!all.contains("velvet") && !all.contains("tungsten") && !all.contains("bill-77"));
    assert!(!olga.opens("/search?q=velvet").await.is(200).text().contains("id=\"row-"));
    let page = olga.opens_ticket(number).await.text();
    assert!(page.contains("A card number") && page.contains("Olga struck words"), "{page}");
    olga.opens(&format!("/entries/{entry}/original")).await.is(404);
    olga.sends(&path, &[("why", "Again")]).await.is(422);
});

story!(who_wrote_a_mail_that_was_struck_is_answered_all_the_same(house) {
    let number = house.customer(IVA).writes("The lamp", "My card is 4111 1111 1111 1111.").await;
    let entry = house.last(number).await.id;
    let path = format!("/tickets/{number}/entries/{entry}/striking");
    house.agent("Olga").await.sends(&path, &[("why", "A card number")]).await.is(303);
    house.settled().await;
    house.agent("Vasya").await.replies(number, "It is on its way.").await.is(303);
    let answer = house.last(number).await;
    assert_eq!(answer.recipients.0.iter().map(|to| to.address.as_str()).collect::<Vec<_>>(), [IVA]);
    assert!(house.mail(1).await.text.contains("It is on its way."));
});

story!(whoever_is_struck_is_in_no_draft_and_no_answer_of_later_on_the_tickets_of_others(house) {
    house.customer(IVA).writes("The lamp", "Where is it?").await;
    let other = house.customer("marko@juric.example").writes("My chair", "A chair.").await;
    let (anna, vasya) = (house.agent("Anna").await, house.agent("Vasya").await);
    let (cc, bcc) = (format!("Iva K <{IVA}>, ana@horvat.example"), "ana@horvat.example; iva@kovac.example (soon");
    let fields = [("html", "<div>Soon.</div>"), ("generation", "1"), ("to", "IVA@kovac.example"), ("cc", cc.as_str()), ("bcc", bcc)];
    let draft = vasya.request(reqwest::Method::PUT, &format!("/tickets/{other}/drafts/reply"));
    let draft = draft.header("content-type", "application/x-www-form-urlencoded").body(crate::house::form(&fields));
    crate::house::Answer::to(draft).await.is(200);
    let later = house.desk().now().plus(std::time::Duration::from_secs(86_400)).micros().to_string();
    let form = [("text", "Soon."), ("cc", cc.as_str()), ("later", later.as_str())];
    house.agent("Petya").await.sends_parts(&format!("/tickets/{other}/replies"), &form).await.is(303);
    let known = Identity::known(&house.desk().look(), IdentityKind::Mail, IVA).await.unwrap().unwrap();
    let name = customer::Customer::behind(&house.desk().look(), known.id).await.unwrap().name;
    let path = format!("/customers/{}/erasure", known.customer_id);
    anna.sends(&path, &[("name", &name), ("why", "asked")]).await.is(303);
    house.settled().await;
    let all = everything(house).await;
    assert!(!all.contains(IVA) && all.contains("ana@horvat.example"), "{}", all.contains(IVA));
    let page = vasya.opens_ticket(other).await.is(200).text();
    for (field, line) in [("to", ""), ("cc", "ana@horvat.example"), ("bcc", "ana@horvat.example")] {
        assert!(page.contains(&format!("name=\"{field}\" value=\"{line}\"")), "{field}: {page}");
    }
});

story!(what_changed_among_colleagues_is_said_when_a_person_is_struck(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (anna, support) = (house.agent("Anna").await, people::Department::named(&house.desk().look(), "Support").await);
    let support = support.unwrap().unwrap().id.to_string();
    anna.sends("/settings/causes", &[("whose", &support), ("name", "wrong answer")]).await.is(303);
    let cause = house.count("SELECT max(id) FROM cause").await.to_string();
    anna.sends(&format!("/tickets/{number}/cause"), &[("cause", &cause)]).await.is(303);
    let known = Identity::known(&house.desk().look(), IdentityKind::Mail, IVA).await.unwrap().unwrap();
    let path = format!("/customers/{}/erasure", known.customer_id);
    let name = customer::Customer::behind(&house.desk().look(), known.id).await.unwrap().name;
    anna.sends(&path, &[("name", &name), ("why", "asked")]).await.is(303);
    house.settled().await;
    let page = anna.opens_ticket(number).await.text();
    assert!(page.contains("said what went wrong: — → Support: wrong answer"), "{page}");
});

/// Strikes whoever has this address; their card.
async fn erased(house: &House, address: &str) -> String {
    let known = Identity::known(&house.desk().look(), IdentityKind::Mail, address).await.unwrap().unwrap();
    let (card, name) = (
        format!("/customers/{}", known.customer_id),
        customer::Customer::behind(&house.desk().look(), known.id).await.unwrap().name,
    );
    let form = [("name", name.as_str()), ("why", "asked")];
    house.agent("Anna").await.sends(&format!("{card}/erasure"), &form).await.is(303);
    house.settled().await;
    card
}

/// Saves a draft as an editor does; the answer.
async fn drafts(who: &crate::house::Browser, number: i64, fields: &[(&str, &str)]) -> crate::house::Answer {
    let fields = [&[("html", "<div>Soon, velvet.</div>"), ("generation", "1")], fields].concat();
    let draft = who.request(reqwest::Method::PUT, &format!("/tickets/{number}/drafts/reply"));
    let draft = draft.header("content-type", "application/x-www-form-urlencoded").body(crate::house::form(&fields));
    crate::house::Answer::to(draft).await
}

story!(what_was_open_when_a_person_was_struck_brings_nothing_back(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let other = house.customer("marko@juric.example").writes("My chair", "A chair.").await;
    let vasya = house.agent("Vasya").await;
    drafts(&vasya, number, &[]).await.is(200);
    drafts(&vasya, other, &[("cc", IVA)]).await.is(200);
    let marko = Identity::known(&house.desk().look(), IdentityKind::Mail, "marko@juric.example").await.unwrap();
    let markos = format!("/customers/{}", marko.unwrap().customer_id);
    let card = erased(house, IVA).await;
    // Everything about her own matter is refused, and what was typed is still there.
    let saved = drafts(&vasya, number, &[]).await.is(409).json();
    assert!(saved["words"].as_str().is_some_and(|words| words.contains("struck by law")), "{saved}");
    for (door, text) in [("replies", "Dear Iva, soon."), ("notes", "Iva called."), ("questions", "Who knows Iva?")] {
        let form = [("text", text), ("to", IVA), ("whom", "d1")];
        let page = vasya.sends_parts(&format!("/tickets/{number}/{door}"), &form).await.is(422).text();
        assert!(page.contains("struck by law while this was open") && page.contains(text), "{door}: {page}");
    }
    for (door, form) in [("", ("name", "Iva Kovač")), ("/identities", ("value", IVA)), ("/remarks", ("text", "Iva"))] {
        let page = vasya.sends(&format!("{card}{door}"), &[form]).await.is(422).text();
        assert!(page.contains("This customer has been struck."), "{door}: {page}");
    }
    // Nor does her address come back where she is somebody else's matter.
    drafts(&vasya, other, &[("cc", IVA), ("to", "marko@juric.example")]).await.is(200);
    let form = [("text", "Soon, both."), ("to", "marko@juric.example"), ("cc", IVA)];
    let page = vasya.sends_parts(&format!("/tickets/{other}/replies"), &form).await.is(422).text();
    assert!(page.contains("data were struck by law") && page.contains("Soon, both."), "{page}");
    let page = vasya.sends(&format!("{markos}/identities"), &[("value", IVA)]).await.is(422).text();
    assert!(page.contains("data were struck by law"), "{page}");
    let form = [("text", "Well?"), ("partner_name", ""), ("partner_address", IVA)];
    let page = vasya.sends_parts(&format!("/tickets/{other}/questions"), &form).await.is(422).text();
    assert!(page.contains("data were struck by law") && page.contains("Well?"), "{page}");
    let form = [("subject", "x"), ("text", "Hello"), ("customer", IVA), ("channel", "mail"), ("department", "1")];
    let page = vasya.sends_parts("/tickets", &form).await.is(422).text();
    assert!(page.contains("data were struck by law"), "{page}");
    let all = everything(house).await;
    assert!(!all.contains(IVA), "{}", all.split(IVA).next().map_or("", |all| &all[all.floor_char_boundary(all.len() - 300)..]));
    assert_eq!(all.matches("velvet").count(), 1, "what was written on her ticket is gone, and on his it is there");
    // Who writes again is somebody new, and is written to.
    house.customer(IVA).writes("The vase", "Hello again.").await;
    let form = [("text", "Soon, both."), ("to", "marko@juric.example"), ("cc", IVA)];
    vasya.sends_parts(&format!("/tickets/{other}/replies"), &form).await.is(303);
});

story!(a_notice_answered_after_its_customer_was_struck_leaves_no_words_there(house) {
    let (vasya, number) = (house.staff("Vasya").await.id, house.customer(IVA).writes("The lamp", "Where is it?").await);
    notice_mail::prefers(house, vasya, Kind::Noted, When::Now, |_| {}).await;
    let olga = house.agent("Olga").await;
    olga.assigns(number, vasya).await.is(303);
    olga.notes(number, "She called, too.").await.is(303);
    house.settled().await;
    house.later(60).await;
    let notice = house.mails(1).await[0].clone();
    erased(house, IVA).await;
    let before = house.count("SELECT count(*) FROM entry").await;
    notice_mail::answers(house, "vasya@desk.example", &notice, &[], "Iva wants her lamp.").await;
    assert_eq!(house.count("SELECT count(*) FROM entry").await, before, "words came back by mail");
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE state = 'problem'").await, 1, "they wait for somebody");
});

story!(what_was_struck_is_known_for_some_days_and_no_longer(house) {
    house.customer(IVA).writes("The lamp", "Where is it?").await;
    erased(house, IVA).await;
    for (days, there) in [(6, true), (2, false)] {
        house.later(days * 86_400).await;
        let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
        customer::Forgotten::forget_old(&mut act).await.unwrap();
        assert_eq!(!customer::Forgotten::among(&mut act, &[IVA]).await.unwrap().is_empty(), there);
        act.commit().await.unwrap();
    }
});
