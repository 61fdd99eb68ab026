//! 10. Bytes from outside are answered, never with a panic.

use base::TicketId;
use proptest::{
    collection::vec,
    prelude::{Just, Strategy, any, prop_oneof},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use store::Query;

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

/// Bytes that look a little like mails.
fn mails() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        vec(any::<u8>(), 0..40),
        proptest::sample::select(vec![
            "From: ",
            "To: support@desk.example\r\n",
            "Subject: =?utf-8?B?",
            "\r\n\r\n",
            "Content-Type: multipart/mixed; boundary=x\r\n",
            "--x\r\n",
            "--x--\r\n",
            "Content-Transfer-Encoding: base64\r\n",
            "\r\n",
            "charset=\"koi8-r\"",
            "References: <a@b> <",
            "Message-ID: <\u{0}>\r\n",
            "<html><script>",
            "\u{202e}",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
        Just(b"\r\n.\r\nQUIT\r\n".to_vec()),
    ];
    vec(piece, 1..30).prop_map(|pieces| pieces.concat())
}

story!(foreign_bytes_never_panic(house) {
    let mut runner = TestRunner::deterministic();
    let (api, iva) = (house.api("Vasya").await, house.customer(IVA));
    for n in 0..40 {
        let raw = mails().new_tree(&mut runner).unwrap().current();
        let answer = api.brings("", raw.clone()).await;
        assert!(matches!(answer.status, 201 | 202 | 422), "{} {raw:?}", answer.text());
        if n % 4 == 0 {
            let taken = iva.hands_over(&[SUPPORT], &raw).await;
            assert!(taken.is_ok(), "{taken:?} {raw:?}");
        }
    }
    house.settled().await;
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE problem = 'defect'").await, 0);
    // Whatever came of it can be looked at.
    let vasya = house.agent("Vasya").await;
    let tickets: Vec<(TicketId,)> = Query::new("SELECT id FROM ticket").all(house.desk().db()).await.unwrap();
    for (id,) in tickets {
        let page = vasya.opens_ticket(id.0).await.text();
        assert!(!page.contains("<html><script>"));
    }
});

story!(foreign_bytes_never_panic_at_the_other_doors(house) {
    let number = house.customer(IVA).writes("Hi", "Hello?").await;
    let (vasya, api) = (house.agent("Vasya").await, house.api("Vasya").await);
    let odd = [
        "",
        "%00",
        "-1",
        "999999999999999999999999",
        "a'; DROP TABLE ticket; --",
        "%ff%fe",
        "\u{202e}x",
        "../../etc/passwd",
        "\"*:&|!()",
    ];
    for odd in odd {
        let odd = odd.replace([' ', '"', '|'], "%20");
        for path in [
            "/tickets/",
            "/views/",
            "/search?q=",
            "/attachments/",
            "/entries/",
            "/views/open?cursor=",
            "/assets/",
            "/reset/",
        ] {
            assert!(vasya.opens(&format!("{path}{odd}")).await.status < 500, "{path}{odd}");
        }
        for path in [
            "/api/v1/tickets?q=",
            "/api/v1/tickets?cursor=",
            "/api/v1/tickets?limit=",
            "/api/v1/tickets/",
            "/api/v1/entries/",
        ] {
            assert!(api.gets(&format!("{path}{odd}")).await.status < 500, "{path}{odd}");
        }
    }
    for body in ["", "{", "[]", "null", "{\"text\":1}", "{\"text\":\"\\u0000\"}"] {
        for path in ["replies", "notes"] {
            let request = api.request(reqwest::Method::POST, &format!("/api/v1/tickets/{number}/{path}"));
            let answer = crate::house::Answer::to(request.header("content-type", "application/json").body(body)).await;
            assert!(answer.status < 500, "{path} {body}: {}", answer.text());
        }
    }
    house.settled().await;
});
