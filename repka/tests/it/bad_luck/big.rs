//! Big mails, and how much memory they may cost.

use super::{
    child::Place,
    sender::{Sender, mail, send},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use std::time::Duration;
use store::Engine;

const MIB: usize = 1 << 20;

/// The desk at rest and a few copies of the mail: as it came, as it is read, its file decoded. Measured in a
/// debug build: 123 MiB after a mail of 40 MiB, and not more after one of 60 MiB that is refused.
const BOUND: u64 = 200 * MIB as u64;

/// A mail of about so many bytes: one attachment that no compression makes smaller.
fn with_attachment(name: &str, size: usize) -> (Vec<u8>, usize) {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let bytes: Vec<u8> = (0..size / 78 * 57)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 24) as u8
        })
        .collect();
    let mut raw = format!(
        "From: Iva Kovac <iva@kovac.example>\r\nTo: support@desk.example\r\nSubject: {name}\r\nMessage-ID: <{name}@kovac.example>\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"cut\"\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\nSee the film.\r\n\
         --cut\r\nContent-Type: video/mp4\r\nContent-Disposition: attachment; filename=\"film.mp4\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    .into_bytes();
    for line in bytes.chunks(57) {
        raw.extend_from_slice(STANDARD.encode(line).as_bytes());
        raw.extend_from_slice(b"\r\n");
    }
    raw.extend_from_slice(b"--cut--\r\n");
    (raw, bytes.len())
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_megabytes_are_taken_and_sixty_are_not() {
    let Some(place) = Place::with_mailbox(Engine::Sqlite).await else { return };
    let server = place.serve().await;
    let (raw, size) = with_attachment("big", 40 * MIB);
    assert_eq!(send(server.smtp, &raw).await.0, 250);
    place.settled(Duration::from_secs(60)).await;
    let files: Vec<(String, i64)> = place.rows("SELECT name, size FROM attachment").await;
    assert_eq!(files, [("film.mp4".to_owned(), i64::try_from(size).unwrap())]);
    drop(raw);
    let after_forty = server.most_memory();

    // Announced: refused before a byte of it travels, and the connection goes on.
    let mut sender = Sender::at(server.smtp).await.unwrap();
    let announced = format!("MAIL FROM:<iva@kovac.example> SIZE={}", 60 * MIB);
    assert_eq!(sender.say(&announced).await.unwrap().0, 552);
    assert_eq!(sender.send(&mail("after")).await.unwrap().0, 250);
    // Not announced: read to its end, and refused.
    let (raw, _) = with_attachment("too-big", 60 * MIB);
    assert_eq!(sender.send(&raw).await.unwrap().0, 552);
    assert_eq!(sender.send(&mail("still")).await.unwrap().0, 250);
    place.settled(Duration::from_secs(20)).await;

    let tickets: Vec<(String,)> = place.rows("SELECT subject FROM ticket ORDER BY id").await;
    let tickets: Vec<&str> = tickets.iter().map(|(subject,)| subject.as_str()).collect();
    assert_eq!(tickets, ["big", "after", "still"]);
    let most = server.most_memory();
    eprintln!("most memory: {} MiB after 40 MiB, {} MiB in the end", after_forty >> 20, most >> 20);
    assert!(most < BOUND, "{} MiB", most >> 20);
}
