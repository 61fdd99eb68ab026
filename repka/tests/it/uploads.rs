//! Files on their way into a draft.

use crate::house::{Answer, Browser, form};
use reqwest::Method;
use ticket::upload::{LARGEST, PIECE};

const IVA: &str = "iva@kovac.example";

impl Browser {
    async fn announces(
        &self,
        number: i64,
        kind: &str,
        name: &str,
        size: i64,
        media_type: &str,
        inline: &str,
    ) -> Answer {
        let (number, size) = (number.to_string(), size.to_string());
        let fields = [
            ("ticket", &*number),
            ("kind", kind),
            ("name", name),
            ("size", &size),
            ("type", media_type),
            ("inline", inline),
        ];
        self.sends("/uploads", &fields).await
    }

    async fn sends_piece(&self, id: i64, offset: usize, bytes: &[u8]) -> Answer {
        let path = format!("/uploads/{id}?offset={offset}");
        Answer::to(self.request(Method::PUT, &path).body(bytes.to_vec())).await
    }

    async fn uploads(&self, number: i64, kind: &str, name: &str, bytes: &[u8]) -> i64 {
        let inline = if name.ends_with(".png") { "true" } else { "false" };
        let media_type = if name.ends_with(".png") { "image/png" } else { "text/plain" };
        let answer = self.announces(number, kind, name, bytes.len() as i64, media_type, inline).await.is(201);
        let id = answer.json()["id"].as_i64().unwrap();
        for (i, piece) in bytes.chunks(PIECE).enumerate() {
            self.sends_piece(id, i * PIECE, piece).await.is(200);
        }
        id
    }

    async fn stands(&self, id: i64) -> serde_json::Value {
        self.opens(&format!("/uploads/{id}")).await.is(200).json()
    }

    async fn drops(&self, id: i64) -> Answer {
        Answer::to(self.request(Method::DELETE, &format!("/uploads/{id}"))).await
    }

    async fn replies_with(&self, number: i64, html: &str, uploads: &[i64]) -> Answer {
        let seen = self.opens_ticket(number).await.field("seen");
        let ids: Vec<String> = uploads.iter().map(i64::to_string).collect();
        let mut fields = vec![("html", html), ("seen", &*seen)];
        fields.extend(ids.iter().map(|id| ("upload", id.as_str())));
        self.sends_parts(&format!("/tickets/{number}/replies"), &fields).await
    }
}

story!(a_file_goes_on_where_a_broken_line_left_it_and_leaves_with_the_message(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let bytes: Vec<u8> = (0..PIECE * 2 + 100).map(|i| (i % 251) as u8).collect();
    let id = vasya.announces(number, "reply", "plan.txt", bytes.len() as i64, "text/plain", "false").await.is(201).json();
    let id = id["id"].as_i64().unwrap();
    vasya.sends_piece(id, 0, &bytes[..PIECE]).await.is(200);
    // The line breaks, the page is loaded again, he has signed in anew: the rest is asked for.
    let vasya = house.agent("Vasya").await;
    let stands = vasya.stands(id).await;
    assert_eq!((stands["offset"].as_u64(), stands["done"].as_bool()), (Some(PIECE as u64), Some(false)));
    assert!(vasya.opens_ticket(number).await.text().contains("plan.txt"), "the draft forgot it");
    let late = vasya.sends_piece(id, 0, &bytes[..PIECE]).await.is(409).json();
    assert_eq!(late["offset"].as_u64(), Some(PIECE as u64), "a piece came twice");
    vasya.replies_with(number, "<div>Here</div>", &[id]).await.is(422);
    assert_eq!(house.words(number).await.len(), 1, "sent with half a file");
    vasya.sends_piece(id, PIECE, &bytes[PIECE..PIECE * 2]).await.is(200);
    let last = vasya.sends_piece(id, PIECE * 2, &bytes[PIECE * 2..]).await.is(200).json();
    assert_eq!(last["done"], true);
    assert!(vasya.opens(&format!("/uploads/{id}/content")).await.is(200).bytes == bytes);
    vasya.replies_with(number, "<div>Here is the plan.</div>", &[id]).await.is(303);
    let mail = house.mail(1).await;
    assert_eq!((mail.attachments.len(), mail.attachments[0].name.as_str()), (1, "plan.txt"));
    assert!(mail.attachments[0].bytes == bytes, "other bytes arrived");
    vasya.opens(&format!("/uploads/{id}")).await.is(404);
});

story!(a_picture_stands_in_the_text_of_draft_timeline_and_mail(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let [shown, not_shown] = [vasya.uploads(number, "reply", "a.png", b"PNG one").await, vasya.uploads(number, "reply", "b.png", b"PNG two").await];
    let html = format!("<div>Look:<figure><img src=\"/uploads/{shown}/content\" width=\"4\"></figure></div>");
    let draft = form(&[("html", &html), ("generation", "1")]);
    let request = vasya.request(Method::PUT, &format!("/tickets/{number}/drafts/reply"));
    Answer::to(request.header("content-type", "application/x-www-form-urlencoded").body(draft)).await.is(200);
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains(&format!("/uploads/{shown}/content")), "the draft lost its picture");
    assert!(!page.contains("name=\"upload\""), "a picture is no attachment");
    vasya.replies_with(number, &html, &[]).await.is(303);
    let mail = house.mail(1).await;
    assert_eq!(mail.attachments.len(), 1);
    let file = &mail.attachments[0];
    assert_eq!((file.bytes.as_slice(), file.inline), (&b"PNG one"[..], true));
    let cid = file.content_id.clone().unwrap();
    let raw = String::from_utf8_lossy(&house.mails(1).await[0].raw).into_owned();
    assert!(raw.contains("multipart/related") && raw.contains(&format!("cid:{cid}")) || mail.html.unwrap().contains(&cid), "{raw}");
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains("src=\"/attachments/"), "the timeline does not show it");
    vasya.opens(&format!("/uploads/{not_shown}")).await.is(404);
});

story!(what_no_message_can_carry_is_refused_before_a_byte_is_sent(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let announces = async |size| vasya.announces(number, "reply", "a.bin", size, "application/x", "false").await;
    for size in [0, -1, LARGEST + 1] {
        let said = announces(size).await.is(422).json();
        assert!(said["error"].as_str().unwrap().contains("a.bin"), "{said}");
    }
    announces(LARGEST).await.is(201);
    announces(1).await.is(422); // together too large
    vasya.announces(number, "note", "a.bin", 1, "x", "false").await.is(201); // another draft
    let id = vasya.announces(number, "note", "b.txt", 4, "text/plain", "false").await.is(201).json()["id"].as_i64().unwrap();
    vasya.sends_piece(id, 0, b"12345").await.is(422);
    vasya.sends_piece(id, 0, b"").await.is(422);
    vasya.sends_piece(id, 1, b"123").await.is(409);
    for i in 2..ticket::upload::MOST {
        vasya.announces(number, "note", &format!("{i}.txt"), 1, "text/plain", "false").await.is(201);
    }
    vasya.announces(number, "note", "one too many.txt", 1, "text/plain", "false").await.is(422);
});

story!(other_people_s_uploads_are_not_there(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let id = vasya.uploads(number, "reply", "a.txt", b"secret").await;
    for name in ["Petya", "Anna", "Kolya"] {
        let other = house.agent(name).await;
        other.opens(&format!("/uploads/{id}")).await.is(404);
        other.opens(&format!("/uploads/{id}/content")).await.is(404);
        other.sends_piece(id, 0, b"x").await.is(404);
        other.drops(id).await.is(404);
    }
    house.agent("Petya").await.replies_with(number, "<div>x</div>", &[id]).await.is(422);
    house.agent("Kolya").await.announces(number, "note", "x", 1, "x", "false").await.is(404);
    vasya.drops(id).await.is(204);
    vasya.opens(&format!("/uploads/{id}")).await.is(404);
});

story!(a_reply_that_was_taken_back_has_its_files_again(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    house.undo_seconds(60).await;
    let vasya = house.agent("Vasya").await;
    let file = vasya.uploads(number, "reply", "plan.txt", b"plan").await;
    let picture = vasya.uploads(number, "reply", "a.png", b"PNG").await;
    let html = format!("<div>Look<img src=\"/uploads/{picture}/content\"></div>");
    vasya.replies_with(number, &html, &[file]).await.is(303);
    vasya.takes_back(number, house.last(number).await.id).await.is(303);
    let page = vasya.opens_ticket(number).await;
    let again: i64 = page.text().split("name=\"upload\" value=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    assert!(page.text().contains("/content"), "the picture is lost");
    house.later(100).await;
    let draft = page.text().split("data-html=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let html = draft.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    vasya.replies_with(number, &html, &[again]).await.is(303);
    house.later(100).await;
    assert_eq!(house.mail(1).await.attachments.len(), 2);
});

story!(what_nobody_goes_on_with_is_forgotten_after_a_day(house) {
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let vasya = house.agent("Vasya").await;
    let done = vasya.uploads(number, "reply", "a.txt", b"done").await;
    let left = vasya.announces(number, "reply", "b.txt", 9, "text/plain", "false").await.is(201).json()["id"].as_i64().unwrap();
    vasya.sends_piece(left, 0, b"123").await.is(200);
    let forget = async || {
        let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
        let before = act.now().minus(ticket::upload::LASTS);
        ticket::Upload::forget_unfinished(&mut act, before).await.unwrap();
        act.commit().await.unwrap();
        house.desk().blobs().drop_pieces_before(before).await.unwrap();
    };
    forget().await;
    vasya.sends_piece(left, 3, b"456").await.is(200);
    house.later(25 * 3600).await;
    forget().await;
    house.agent("Vasya").await.opens(&format!("/uploads/{left}")).await.is(404);
    house.agent("Vasya").await.opens(&format!("/uploads/{done}")).await.is(200);
});
