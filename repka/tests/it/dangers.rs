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
