//! A small HTTP/1.1 client that keeps its connection and counts the bytes of the body as they travel.

use crate::Result;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// One browser or program.
pub struct Web {
    address: String,
    headers: String,
    line: Option<BufReader<TcpStream>>,
}

/// What came back.
pub struct Answer {
    /// 200 and so on.
    pub status: u16,
    /// Lower-case names.
    pub headers: Vec<(String, String)>,
    /// As it travelled: compressed, if asked for.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The body, when it is text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Web {
    /// To this address.
    pub fn new(address: &str) -> Web {
        Web { address: address.to_owned(), headers: String::new(), line: None }
    }

    /// With these header lines, each ended by CRLF.
    pub fn with(mut self, headers: String) -> Web {
        self.headers = headers;
        self
    }

    /// The demo's door: the cookie of a session of this staff member.
    pub async fn sign_in(mut self, staff: i64) -> Result<String> {
        self.headers = "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n".into();
        let answer = self.post("/demo/sign-in", &format!("staff={staff}")).await?;
        let cookie = answer
            .headers
            .iter()
            .filter(|(name, _)| name == "set-cookie")
            .find_map(|(_, value)| value.split(';').next().filter(|c| c.starts_with("repka_session=")));
        Ok(cookie.ok_or_else(|| format!("not signed in: {} {}", answer.status, answer.text()))?.to_owned())
    }

    /// GET.
    pub async fn get(&mut self, path: &str) -> Result<Answer> {
        self.ask("GET", path, "").await
    }

    /// GET that must answer 200.
    pub async fn page(&mut self, path: &str) -> Result<Answer> {
        let answer = self.get(path).await?;
        if answer.status == 200 {
            Ok(answer)
        } else {
            Err(format!("{path}: {} {}", answer.status, answer.text()).into())
        }
    }

    /// [`Web::page`], as text: asked for without compression.
    pub async fn plain_page(&mut self, path: &str) -> Result<String> {
        let mut plain = Web::new(&self.address).with(self.headers.replace("Accept-Encoding", "X-Accept-Encoding"));
        Ok(plain.page(path).await?.text())
    }

    /// POST.
    pub async fn post(&mut self, path: &str, body: &str) -> Result<Answer> {
        self.ask("POST", path, body).await
    }

    async fn ask(&mut self, method: &str, path: &str, body: &str) -> Result<Answer> {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\n{}Content-Length: {}\r\n\r\n{body}",
            self.address,
            self.headers,
            body.len()
        );
        let mut line = match self.line.take() {
            Some(line) => line,
            None => {
                let stream = TcpStream::connect(&self.address).await?;
                stream.set_nodelay(true)?;
                BufReader::with_capacity(64 * 1024, stream)
            }
        };
        line.write_all(request.as_bytes()).await?;
        let answer = read(&mut line).await?;
        self.line = Some(line);
        Ok(answer)
    }
}

async fn text_line(from: &mut BufReader<TcpStream>) -> Result<String> {
    let mut line = String::new();
    if from.read_line(&mut line).await? == 0 {
        return Err("the connection ended".into());
    }
    Ok(line.trim_end().to_owned())
}

async fn read(from: &mut BufReader<TcpStream>) -> Result<Answer> {
    let status = text_line(from).await?.split(' ').nth(1).ok_or("no status")?.parse()?;
    let mut headers = Vec::new();
    loop {
        let line = text_line(from).await?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut answer = Answer { status, headers, body: Vec::new() };
    if answer.header("transfer-encoding") == Some("chunked") {
        loop {
            let size = usize::from_str_radix(text_line(from).await?.split(';').next().unwrap_or_default(), 16)?;
            let start = answer.body.len();
            answer.body.resize(start + size, 0);
            from.read_exact(&mut answer.body[start..]).await?;
            text_line(from).await?;
            if size == 0 {
                return Ok(answer);
            }
        }
    }
    let size = answer.header("content-length").map_or(Ok(0), str::parse)?;
    answer.body.resize(size, 0);
    from.read_exact(&mut answer.body).await?;
    Ok(answer)
}
