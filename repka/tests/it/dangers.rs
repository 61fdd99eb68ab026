//! Files that may do harm are warned of, and handed out only to who has read why.

use crate::house::House;

const SUPPORT: &str = "support@desk.example";

/// A mail with these files; answers with its ticket.
async fn sends(house: &House, files: &[(&str, &str, &str)]) -> i64 {
    let parts: String = files
        .iter()
        .map(|(name, kind, text)| {
            format!(
                "--b\r\nContent-Type: {kind}\r\nContent-ID: <one@x>\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n{text}\r\n"
            )
        })
        .collect();
    let raw = format!(
        "From: iva@kovac.example\r\nTo: {SUPPORT}\r\nSubject: Files\r\nMessage-ID: <{}@kovac.example>\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nLook.\r\n{parts}--b--\r\n",
        files[0].0
    );
    house.customer("iva@kovac.example").sends(&[SUPPORT], &raw).await
}

story!(a_dangerous_file_is_warned_of_and_handed_out_at_the_second_click(house) {
    let number = sends(house, &[("invoice.pdf.js", "application/pdf", "alert(1)"), ("note.txt", "text/plain", "Hello.")]).await;
    let vasya = house.agent("Vasya").await;
    let bad = house.count("SELECT id FROM attachment WHERE danger = 'disguised'").await;
    let good = house.count("SELECT id FROM attachment WHERE danger IS NULL").await;
    let page = vasya.opens_ticket(number).await.text();
    assert!(page.contains("Disguised") && page.contains(&format!("href=\"/attachments/{bad}/warning\"")));
    assert!(page.contains(&format!("href=\"/attachments/{good}\"")), "another file is a click away as before");
    let direct = vasya.opens(&format!("/attachments/{bad}")).await.is(303);
    assert_eq!(direct.location(), format!("/attachments/{bad}/warning"));
    let why = vasya.opens(direct.location()).await.is(200).text();
    assert!(why.contains("invoice.pdf.js") && why.contains("Honest senders do not do this."));
    let file = vasya.sends(direct.location(), &[]).await.is(200);
    assert_eq!((file.text().as_str(), file.header("content-type")), ("alert(1)", "application/octet-stream"));
    assert!(file.header("content-disposition").starts_with("attachment;") && file.header("x-content-type-options") == "nosniff");
    assert_eq!(vasya.opens(&format!("/attachments/{good}/warning")).await.is(303).location(), format!("/attachments/{good}"));
});

story!(a_file_is_known_by_its_content_and_an_old_one_by_its_name(house) {
    let number = sends(house, &[("drawing.svg", "image/svg+xml", "<svg onload=\"x()\"></svg>"), ("plan.xlsm", "application/zip", "x")]).await;
    let page = house.agent("Vasya").await.opens_ticket(number).await.text();
    assert!(page.contains("Page with a script") && page.contains("Macros"));
    // Files that came before anybody looked into them.
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    store::Query::new("UPDATE attachment SET danger = NULL").run(&mut act).await.unwrap();
    act.commit().await.unwrap();
    let page = house.agent("Vasya").await.opens_ticket(number).await.text();
    assert!(!page.contains("Page with a script") && page.contains("Macros"));
});

story!(an_archive_that_cannot_be_looked_into_says_so(house) {
    let number = sends(house, &[("photos.tar.bz2", "application/x-bzip2", "BZh91AY")]).await;
    assert_eq!(house.count("SELECT count(*) FROM attachment WHERE danger = 'unseen'").await, 1);
    let vasya = house.agent("Vasya").await;
    assert!(vasya.opens_ticket(number).await.text().contains("Not looked into"));
    let bad = house.count("SELECT id FROM attachment").await;
    let why = vasya.opens(&format!("/attachments/{bad}/warning")).await.is(200).text();
    assert!(why.contains("What lies in it is not known."));
});

story!(a_dangerous_file_goes_to_an_outsider_only_when_somebody_chose_it(house) {
    let number = sends(house, &[("invoice.pdf.js", "application/pdf", "alert(1)"), ("note.txt", "text/plain", "Hello.")]).await;
    let (vasya, entry) = (house.agent("Vasya").await, house.last(number).await.id);
    let bad = house.count("SELECT id FROM attachment WHERE danger IS NOT NULL").await;
    let good = house.count("SELECT id FROM attachment WHERE danger IS NULL").await;
    let page = vasya.opens(&format!("/tickets/{number}?compose=question&forward={entry}")).await.is(200).text();
    assert!(page.contains(&format!("name=\"file\" value=\"{good}\" checked")), "{page}");
    assert!(page.contains(&format!("name=\"file\" value=\"{bad}\">")), "it is not chosen: {page}");
    assert!(page.contains("may do harm: it goes along only if you choose it"), "and one reads why: {page}");
    let (whole, good, bad) = (entry.to_string(), good.to_string(), bad.to_string());
    for (n, file) in [(1, &good), (2, &bad)] {
        let form = [
            ("text", "Look?"), ("partner_name", ""), ("partner_address", "office@fast.example"),
            ("forward", "hidden"), ("entry", whole.as_str()), ("file", file.as_str()),
        ];
        vasya.sends_parts(&format!("/tickets/{number}/questions"), &form).await.is(303);
        let files = house.mail(n).await.attachments;
        let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, [if n == 1 { "note.txt" } else { "invoice.pdf.js" }]);
    }
});

story!(a_picture_that_may_do_harm_does_not_go_along_in_forwarded_words(house) {
    let raw = "From: iva@kovac.example\r\nTo: support@desk.example\r\nSubject: The lamp\r\nMessage-ID: <1@kovac.example>\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=r\r\n\r\n\
         --r\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>It is broken: <img src=\"cid:lamp@kovac.example\"></p>\r\n\
         --r\r\nContent-Type: image/svg+xml\r\nContent-ID: <lamp@kovac.example>\r\nContent-Disposition: inline; filename=lamp.svg\r\n\r\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"></svg>\r\n--r--\r\n";
    let number = house.customer("iva@kovac.example").sends(&[SUPPORT], raw).await;
    let (vasya, entry) = (house.agent("Vasya").await, house.last(number).await.id.to_string());
    assert_eq!(house.count("SELECT count(*) FROM attachment WHERE danger IS NOT NULL AND inline").await, 1);
    let form = [("text", "Look?"), ("partner_address", "office@fast.example"), ("forward", "whole"), ("entry", entry.as_str())];
    vasya.sends_parts(&format!("/tickets/{number}/questions"), &form).await.is(303);
    let sent = house.mail(1).await;
    assert!(sent.text.contains("It is broken") && sent.attachments.is_empty(), "{sent:?}");
    let page = vasya.opens(&format!("/tickets/{number}?compose=question&forward={entry}")).await.is(200).text();
    assert!(page.contains("lamp.svg") && page.contains("may do harm"), "it can be chosen: {page}");
});
