//! 1. A channel acknowledges only what is kept; what cannot be understood is kept too, and owned.

use crate::house::letter;
use store::Query;

const IVA: &str = "iva@kovac.example";
const SUPPORT: &str = "support@desk.example";

story!(nothing_received_is_lost(house) {
    let good = letter(&[("From", IVA), ("To", SUPPORT), ("Subject", "Good")], "Good.");
    let strange: [&[u8]; 5] = [
        good.as_bytes(),
        b"not a mail",
        b"From: a@b\r\n\r\n\xff\xfe",
        b"Subject: =?x?y?z?=\r\n\r\n",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x",
    ];
    for raw in strange {
        house.customer(IVA).hands_over(&[SUPPORT], raw).await.unwrap();
    }
    house.settled().await;
    // Each acknowledged mail is on a ticket or an owned problem, and its bytes are all there.
    assert_eq!(house.count("SELECT count(*) FROM arrival").await, 5);
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE state = 'kept'").await, 0);
    let understood =
        house.count("SELECT count(*) FROM arrival WHERE state = 'understood' AND entry_id IS NOT NULL").await;
    let problems = house.count("SELECT count(*) FROM arrival WHERE state = 'problem' AND problem IS NOT NULL").await;
    assert_eq!((understood, problems), (4, 1));
    let blobs: Vec<(base::BlobId,)> =
        Query::new("SELECT blob FROM arrival ORDER BY id").all(house.desk().db()).await.unwrap();
    for ((blob,), raw) in blobs.iter().zip(strange) {
        let kept = house.desk().blobs().read(blob).await.unwrap();
        assert_eq!(kept.trim_ascii_end(), raw.trim_ascii_end());
    }
});
