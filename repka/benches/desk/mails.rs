//! Mails through SMTP until all are tickets.

use crate::{
    Asked, Result,
    figures::{Durations, cpu_seconds, cpu_seconds_of_family, verdict},
    house::{Running, folder, repka},
    postgres::Cluster,
    smtp::Smtp,
};
use std::{
    fs,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use store::{Db, Query, Tuning};
use tokio::task::JoinSet;

pub const MAILBOX: &str = "help@shop.example";
/// People who write; each several times.
pub const SENDERS: usize = 700;
/// Milliseconds of processor time that a mail may cost.
const BUDGET: f64 = 2.5;

/// What is sent, and to what sort of desk.
pub struct Way {
    /// Settings of the desk.
    pub set: Vec<(&'static str, String)>,
    /// The mail of a number, and the address that sends it.
    pub letter: Arc<dyn Fn(usize) -> (String, String) + Send + Sync>,
}

/// Sends and waits. Every mail begins a ticket.
pub async fn measure(asked: &Asked) -> Result<()> {
    let way = Way { set: Vec::new(), letter: Arc::new(|n| (address(n % SENDERS), letter(n))) };
    let place = Place::new(asked, "mails").await?;
    through(asked, &place, &way).await
}

/// An empty desk with a mailbox.
pub struct Place {
    /// Its folder.
    pub data: PathBuf,
    /// Its database.
    pub url: String,
    cluster: Option<Cluster>,
}

impl Place {
    /// One that is made anew.
    pub async fn new(asked: &Asked, name: &str) -> Result<Place> {
        let data = folder().join(name);
        if data.exists() {
            fs::remove_dir_all(&data)?;
        }
        fs::create_dir_all(&data)?;
        let cluster = match asked.engine.as_str() {
            "postgres" => Some(Cluster::start().await?),
            _ => None,
        };
        let url = match &cluster {
            Some(cluster) => cluster.url().to_owned(),
            None => format!("sqlite:{}", data.join("repka.db").display()),
        };
        let opened = ["mailbox", "add", MAILBOX, "--department", "Support", "--database", &url];
        if !repka(&data).args(opened).status()?.success() {
            return Err("no mailbox".into());
        }
        Ok(Place { data, url, cluster })
    }

    /// Processor time of the database's own processes, in seconds.
    pub fn server_cpu(&self) -> Result<f64> {
        self.cluster.as_ref().map_or(Ok(0.0), |cluster| cpu_seconds_of_family(cluster.pid()?))
    }
}

/// Sends all mails through SMTP and waits until the last is on a ticket.
pub async fn through(asked: &Asked, place: &Place, way: &Way) -> Result<()> {
    let running = Running::serve_with_smtp(&place.data, &["--database", &place.url], &way.set)?;
    let db = Db::open(&place.url, Tuning::default()).await?;
    let pid = running.pid();
    let (cpu, of_server, began) = (cpu_seconds(pid, false)?, place.server_cpu()?, Instant::now());
    let mut kept = send(asked, running.smtp.as_deref().ok_or("no listener for mail")?, way).await?;
    let accepted = began.elapsed().as_secs_f64();
    while count(&db, "SELECT count(*) FROM arrival WHERE state <> 'kept'").await? < asked.mails as i64 {
        if began.elapsed() > Duration::from_secs(600) {
            return Err("not all mails were taken in within ten minutes".into());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let wall = began.elapsed().as_secs_f64();
    let n = asked.mails as f64;
    println!(
        "{} mails over {} connections on {}: all kept after {accepted:.1} s, all taken in after {wall:.1} s ({:.0}/s); 250 after {}",
        asked.mails,
        asked.clients,
        asked.engine,
        n / wall,
        kept.summary()
    );
    println!(
        "{} tickets; senders checked of {}",
        count(&db, "SELECT count(*) FROM ticket").await?,
        count(&db, "SELECT count(*) FROM arrival WHERE trust IS NOT NULL").await?
    );
    let per_mail = (cpu_seconds(pid, false)? - cpu) * 1e3 / n;
    println!(
        "processor time per mail: {per_mail:.2} ms in repka, {}; {:.2} ms in the database server",
        verdict(per_mail, BUDGET),
        (place.server_cpu()? - of_server) * 1e3 / n
    );
    db.close().await;
    running.stop()
}

async fn count(db: &Db, query: &'static str) -> Result<i64> {
    Ok(Query::new(query).value(db).await?)
}

async fn send(asked: &Asked, address: &str, way: &Way) -> Result<Durations> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut servers = JoinSet::<Result<Durations>>::new();
    for _ in 0..asked.clients {
        let (next, address, mails, letter) = (next.clone(), address.to_owned(), asked.mails, way.letter.clone());
        servers.spawn(async move {
            let mut smtp = Smtp::connect(&address).await?;
            let mut times = Durations::default();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= mails {
                    return Ok(times);
                }
                let (from, raw) = letter(n);
                let began = Instant::now();
                smtp.send(&from, MAILBOX, &raw).await?;
                times.add(began.elapsed());
            }
        });
    }
    let mut all = Durations::default();
    while let Some(one) = servers.join_next().await {
        all.join(one??);
    }
    Ok(all)
}

/// A customer's.
pub fn address(sender: usize) -> String {
    format!("customer{sender}@mail.example")
}

/// A letter as mail programs write them: two parts, half a page, Cyrillic in every third.
fn letter(n: usize) -> String {
    written(n, n % SENDERS, &format!("Order {}, question {n}", 40_000 + n), "Sat, 21 Nov 2026 12:00:00 +0000", "")
}

/// The same, by this sender, with this subject and day, and more fields, each with its line's end.
pub fn written(n: usize, sender: usize, subject: &str, date: &str, more: &str) -> String {
    let words = match n % 3 {
        0 => {
            "Здравствуйте!\r\n\r\nНе пришли заказанные рюкзаки, хотя деньги списали сразу. Когда их ждать, и можно ли заменить синий на зелёный?"
        }
        1 => {
            "Hello,\r\n\r\nthe grinder I ordered last week arrived with a cracked lid. Could you send another lid, or shall I return the whole machine?"
        }
        _ => {
            "Dobar dan,\r\n\r\nu računu je popust od 5 %, a u vašoj poruci je pisalo 10 %. Molim provjerite i javite mi kako ćemo to riješiti."
        }
    };
    let html = words.replace("\r\n\r\n", "</p><p>");
    format!(
        "From: Customer {sender} <customer{sender}@mail.example>\r\nTo: {MAILBOX}\r\nSubject: {subject}\r\n\
         Message-ID: <{}>\r\nDate: {date}\r\n{more}MIME-Version: 1.0\r\n\
         Content-Type: multipart/alternative; boundary=\"=b{n}\"\r\n\r\n\
         --=b{n}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{words}\r\n\r\nOrder {}\r\n\r\n\
         --=b{n}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
         <html><body><p>{html}</p><p>Order {}</p></body></html>\r\n--=b{n}--",
        message_id(n),
        40_000 + n,
        40_000 + n
    )
}

/// What the mail of a number calls itself.
pub fn message_id(n: usize) -> String {
    format!("{n}.{}@mail.example", std::process::id())
}
