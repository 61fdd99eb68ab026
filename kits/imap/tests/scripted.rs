//! Against servers that say odd things.
#![allow(clippy::unwrap_used)]

use imap::{Account, Listed, Security, Server, Session};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpListener,
};

/// Signed in at a server that says this to every `UID FETCH`.
async fn says(lines: &'static str) -> Session {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (read, mut write) = listener.accept().await.unwrap().0.into_split();
        write.write_all(b"* OK here\r\n").await.unwrap();
        let mut commands = BufReader::new(read).lines();
        while let Ok(Some(command)) = commands.next_line().await {
            let tag = command.split(' ').next().unwrap();
            let told = if command.contains("UID FETCH") { lines } else { "" };
            write.write_all(format!("{told}{tag} OK done\r\n").as_bytes()).await.unwrap();
        }
    });
    let server = Server { host: "127.0.0.1".into(), port, security: Security::None, trust: imap::public_roots() };
    server.sign_in(&Account::Password("anna".into(), "beet".into())).await.unwrap()
}

#[tokio::test]
async fn flags_that_come_unasked_are_no_mail_and_hide_none() {
    let mut session = says(
        "* 1 FETCH (UID 4 FLAGS (\\Seen))\r\n\
         * 1 FETCH (UID 4 RFC822.SIZE 77 INTERNALDATE \"17-Jul-1996 02:44:25 -0700\")\r\n\
         * 1 FETCH (UID 4 FLAGS ())\r\n* 2 FETCH (UID 5 FLAGS (\\Seen))\r\n",
    )
    .await;
    let all = session.list(0, None).await.unwrap();
    assert_eq!(all, [Listed { uid: 4, size: 77, came: Some(837_596_665) }]);
}

#[tokio::test]
async fn nothing_is_not_an_empty_mail_and_the_mail_is_still_there() {
    let mut session = says("* 1 FETCH (UID 4 BODY[] NIL)\r\n").await;
    assert_eq!(session.raw(4, 1000).await.unwrap(), None);
    assert!(session.has(4).await.unwrap() && !session.has(5).await.unwrap());
}
