use crate::people::Running;
use mail::smtp::{Catcher, Limits};

/// What other servers were found to take for the end of a mail.
const STRAYS: [&str; 10] =
    ["\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r", "\r.\r\n", "\r.\n", "\n.\r", "\r\n\0.\r\n", "\r\n.\0\r\n"];

#[tokio::test]
async fn nothing_but_crlf_dot_crlf_ends_a_mail() {
    let catcher = Catcher::new(100);
    let server = Running::start(catcher.clone(), Limits::default()).await;
    let mut client = server.greeted().await;
    for (index, stray) in STRAYS.into_iter().enumerate() {
        client.begins_a_mail_to("help@desk.test").await;
        let hidden = "MAIL FROM:<boss@desk.test>\r\nRCPT TO:<help@desk.test>\r\nDATA\r\nforged\r\n";
        client.says(format!("honest{stray}{hidden}")).await;
        client.says(".\r\n").await;
        client.hears("250").await;
        client.ask("NOOP", "250 2.0.0").await;
        let mails = catcher.mails();
        assert_eq!(mails.len(), index + 1, "{stray:?} smuggled a mail");
        assert_eq!(mails[index].envelope.from.as_deref(), Some("ann@shop.test"));
        let raw = String::from_utf8(mails[index].raw.clone()).unwrap();
        assert!(raw.starts_with("honest") && raw.ends_with("forged\r\n"), "{raw:?}");
    }
}
