use crate::people::Running;
use mail::smtp::{Catcher, Limits};
use std::time::Instant;

const CONNECTIONS: usize = 20;
const EACH: usize = 100;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_mails_over_twenty_connections_all_arrive() {
    let catcher = Catcher::new(CONNECTIONS * EACH);
    let server = Running::start(catcher.clone(), Limits::default()).await;
    let line = "A line of about sixty bytes, as they are found in most mails\r\n";
    let body = line.repeat(4000 / line.len());
    let start = Instant::now();
    let senders: Vec<_> = (0..CONNECTIONS)
        .map(|number| {
            let (address, body) = (server.address, body.clone());
            tokio::spawn(async move {
                let stream = tokio::net::TcpStream::connect(address).await.unwrap();
                let mut client = crate::people::Client::new(stream);
                client.hears("220").await;
                client.ask("EHLO load.test", "250").await;
                for mail in 0..EACH {
                    client.says("MAIL FROM:<ann@shop.test>\r\nRCPT TO:<help@desk.test>\r\nDATA\r\n").await;
                    for code in ["250", "250", "354"] {
                        client.hears(code).await;
                    }
                    client.says(format!("Message-ID: <{number}.{mail}@load.test>\r\n\r\n{body}.\r\n")).await;
                    client.hears("250").await;
                }
            })
        })
        .collect();
    for sender in senders {
        sender.await.unwrap();
    }
    let took = start.elapsed();
    println!("{:.0} mails/s of {} bytes", (CONNECTIONS * EACH) as f64 / took.as_secs_f64(), body.len());

    let mut ids: Vec<_> = catcher.mails().iter().map(|mail| mail.raw[..40].to_vec()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), CONNECTIONS * EACH);
}
