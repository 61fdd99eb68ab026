use crate::people::{Moody, Running, in_millis};
use mail::smtp::Limits;
use std::time::Instant;
use tokio::{net::TcpStream, time::sleep};

#[tokio::test]
async fn a_mail_on_its_way_is_finished_and_others_are_sent_off() {
    let receiver = Moody::new();
    let mut server = Running::start(receiver.clone(), Limits::default()).await;
    let (mut idle, mut sending, mut delivering) =
        (server.greeted().await, server.greeted().await, server.greeted().await);
    sending.begins_a_mail_to("help@desk.test").await;
    sending.says("half ").await;
    delivering.begins_a_mail_to("slow@desk.test").await;
    delivering.says("whole\r\n.\r\n").await;
    sleep(in_millis(50)).await;
    server.tell_to_stop();

    idle.hears("421 4.3.2").await;
    idle.hears_nothing_more().await;
    assert!(TcpStream::connect(server.address).await.is_err(), "still listening");
    sending.says("done\r\n.\r\nNOOP\r\n").await;
    sending.hears("250 2.6.0").await;
    sending.hears("421 4.3.2").await;
    delivering.hears("250 2.6.0").await;
    delivering.hears("421").await;
    drop((idle, sending, delivering));
    server.stopped().await;
    assert_eq!(receiver.kept.count(), 2);
}

#[tokio::test]
async fn a_mail_that_never_ends_does_not_hold_the_server() {
    let receiver = Moody::new();
    let mut server = Running::start(receiver.clone(), Limits { grace: in_millis(200), ..Limits::default() }).await;
    let mut endless = server.greeted().await;
    endless.begins_a_mail_to("help@desk.test").await;
    let start = Instant::now();
    server.tell_to_stop();
    server.stopped().await;
    assert!(start.elapsed() >= in_millis(200) && start.elapsed() < in_millis(2000));
    assert_eq!(receiver.kept.count(), 0);
}
