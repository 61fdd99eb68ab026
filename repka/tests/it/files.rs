//! Files that came with words: shown where one reads, and never run.

use crate::house::{Browser, House};
use reqwest::Method;

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

/// Name, media type, bytes as base64, bytes. A script in each that could carry one.
const FILES: [(&str, &str, &str); 7] = [
    ("page.html", "text/html", "<script>alert(1)</script>"),
    ("drawing.svg", "image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
    ("lie.png", "image/png", "<script>alert(1)</script>"),
    ("words.csv", "text/csv", "one;<script>alert(1)</script>"),
    ("paper.pdf", "application/pdf", "%PDF-1.4 nothing"),
    ("voice.ogg", "application/octet-stream", "OggS and what follows"),
    ("data.xml", "application/xml", "<x/>"),
];

/// A ticket with these files, and where each is, by its name.
async fn with_files(house: &House, who: &Browser) -> (i64, Vec<String>) {
    let mut raw = format!(
        "From: {IVA}\r\nTo: {SUPPORT}\r\nSubject: Files\r\nMessage-ID: <files@kovac.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHere they are.\r\n"
    );
    for (name, kind, text) in FILES {
        raw += &format!(
            "--b\r\nContent-Type: {kind}\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n{text}\r\n"
        );
    }
    let number = house.customer(IVA).sends(&[SUPPORT], &(raw + "--b--\r\n")).await;
    let page = who.opens_ticket(number).await.text();
    let hrefs = page.split("href=\"/attachments/").skip(1);
    let mut paths: Vec<String> =
        hrefs.map(|rest| format!("/attachments/{}", rest.split('"').next().unwrap())).collect();
    paths.dedup();
    assert_eq!(paths.len(), FILES.len());
    (number, paths)
}

story!(no_file_ever_runs_among_our_pages(house) {
    let vasya = house.agent("Vasya").await;
    let (_, paths) = with_files(house, &vasya).await;
    for ((name, _, _), path) in FILES.iter().zip(&paths) {
        let file = match *name {
            // What may do harm is handed out once its warning has been read.
            "page.html" | "drawing.svg" => vasya.sends(path, &[]).await.is(200),
            _ => vasya.opens(path).await.is(200),
        };
        assert_eq!(file.header("x-content-type-options"), "nosniff", "{name}");
        let policy = file.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("script-src"), "{name}: {policy}");
        assert!(policy.contains("sandbox") || *name == "paper.pdf", "{name}: {policy}");
        let kind = file.header("content-type");
        assert!(!["html", "svg", "xml", "script"].iter().any(|risk| kind.contains(risk)), "{name}: {kind}");
        let shown = ["lie.png", "words.csv", "paper.pdf", "voice.ogg"].contains(name);
        let way = file.header("content-disposition");
        assert!(way.starts_with(if shown { "inline" } else { "attachment" }), "{name}: {way}");
        assert!(way.ends_with(name), "{name}: {way}");
    }
    assert_eq!(vasya.opens(&paths[3]).await.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(vasya.opens(&paths[5]).await.header("content-type"), "audio/ogg", "the name helps");
});

story!(a_part_of_a_file_is_handed_out_as_players_ask(house) {
    let vasya = house.agent("Vasya").await;
    let (_, paths) = with_files(house, &vasya).await;
    let ask = async |header: &'static str, value: &str| {
        crate::house::Answer::to(vasya.request(Method::GET, &paths[5]).header(header, value)).await
    };
    let part = ask("range", "bytes=5-7").await.is(206);
    assert_eq!((part.text().as_str(), part.header("content-range")), ("and", "bytes 5-7/21"));
    assert!(part.header("content-security-policy").contains("sandbox"));
    assert_eq!(ask("range", "bytes=-7").await.is(206).text(), "follows");
    assert_eq!(ask("range", "bytes=21-").await.is(416).header("content-range"), "bytes */21");
    let whole = ask("range", "bytes=0-1,3-4").await.is(200);
    assert_eq!((whole.bytes.len(), whole.header("accept-ranges")), (21, "bytes"));
    assert!(ask("if-none-match", whole.header("etag")).await.is(304).bytes.is_empty());
});

story!(the_page_shows_what_can_be_shown_and_offers_the_rest(house) {
    let vasya = house.agent("Vasya").await;
    let (number, _) = with_files(house, &vasya).await;
    let page = vasya.opens_ticket(number).await;
    for (view, name) in [("picture", "lie.png"), ("text", "words.csv"), ("pages", "paper.pdf"), ("sound", "voice.ogg")] {
        assert!(page.text().contains(&format!("data-view=\"{view}\" data-name=\"{name}\"")), "{name}");
    }
    assert_eq!(page.text().matches("data-view=").count(), 4);
    assert!(page.text().contains("loading=\"lazy\""), "a picture is seen beside the words");
    assert!(page.header("content-security-policy").contains("frame-src 'self'"));
});

story!(a_text_is_read_in_whatever_charset_it_was_written(house) {
    let raw = "From: iva@kovac.example\r\nTo: support@desk.example\r\nSubject: Files\r\nMessage-ID: <files.1@kovac.example>\r\nMIME-Version: 1.0\r\n\
               Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHere.\r\n--b\r\nContent-Type: text/plain; name=a.txt\r\n\
               Content-Disposition: attachment; filename=a.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n\
               0uXq8fIg7eAg8PPx8eru7CDf5/vq5Q==\r\n--b--\r\n";
    let number = house.customer(IVA).sends(&[SUPPORT], raw).await;
    let vasya = house.agent("Vasya").await;
    let page = vasya.opens_ticket(number).await.text();
    let path = page.split("href=\"/attachments/").nth(1).unwrap().split('"').next().unwrap();
    let shown = vasya.opens(&format!("/attachments/{path}?words=true")).await.is(200);
    assert_eq!(shown.text(), "Текст на русском Языке");
    assert_eq!(shown.header("content-type"), "text/plain; charset=utf-8");
    assert!(shown.header("content-security-policy").contains("sandbox"));
    let file = vasya.opens(&format!("/attachments/{path}")).await.is(200);
    assert_eq!(file.bytes.first(), Some(&0xd2), "the file itself stays as it was written");
});
