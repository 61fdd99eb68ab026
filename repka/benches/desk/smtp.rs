//! A small SMTP client that keeps its connection, as a mail server in front of the desk does.

use crate::Result;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// One connection.
pub struct Smtp(BufReader<TcpStream>);

impl Smtp {
    /// Connects and greets.
    pub async fn connect(address: &str) -> Result<Smtp> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let mut smtp = Smtp(BufReader::new(stream));
        smtp.expect("220").await?;
        smtp.say("EHLO bench.example\r\n", "250").await?;
        Ok(smtp)
    }

    /// Hands over one mail; returns when it is kept.
    pub async fn send(&mut self, from: &str, to: &str, raw: &str) -> Result<()> {
        self.say(&format!("MAIL FROM:<{from}>\r\n"), "250").await?;
        self.say(&format!("RCPT TO:<{to}>\r\n"), "250").await?;
        self.say("DATA\r\n", "354").await?;
        self.say(&format!("{raw}\r\n.\r\n"), "250").await
    }

    async fn say(&mut self, words: &str, answer: &str) -> Result<()> {
        self.0.write_all(words.as_bytes()).await?;
        self.expect(answer).await
    }

    async fn expect(&mut self, code: &str) -> Result<()> {
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).await?;
            if !line.starts_with(code) {
                return Err(format!("{code} expected: {line}").into());
            }
            // 250-MORE and 250 LAST.
            if line.as_bytes().get(3) != Some(&b'-') {
                return Ok(());
            }
        }
    }
}
