//! Mails through SMTP until all are tickets.

use crate::{
    Asked, Result,
    figures::{Durations, cpu_seconds, cpu_seconds_of_family},
    house::{Running, folder, repka},
    postgres::Cluster,
    smtp::Smtp,
};
use std::{
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use store::{Db, Query, Tuning};
use tokio::task::JoinSet;

const MAILBOX: &str = "help@shop.example";
/// People who write; each several times.
const SENDERS: usize = 700;

/// Sends and waits. Every mail begins a ticket.
pub async fn measure(asked: &Asked) -> Result<()> {
    let data = folder().join("mails");
    if data.exists() {
        fs::remove_dir_all(&data)?;
    }
    fs::create_dir_all(&data)?;
    match asked.engine.as_str() {
        "postgres" => {
            let cluster = Cluster::start().await?;
            through(asked, &data, cluster.url(), Some(cluster.pid()?)).await
        }
        _ => through(asked, &data, &format!("sqlite:{}", data.join("repka.db").display()), None).await,
    }
}

async fn through(asked: &Asked, data: &Path, url: &str, server: Option<u32>) -> Result<()> {
    let database = ["--database", url];
    let opened = repka(data).args(["mailbox", "add", MAILBOX, "--department", "Support"]).args(database).status()?;
    if !opened.success() {
        return Err("no mailbox".into());
    }
    let running = Running::serve_with_smtp(data, &database)?;
    let db = Db::open(url, Tuning::default()).await?;
    let pid = running.pid();
    let server_cpu = || server.map_or(Ok(0.0), cpu_seconds_of_family);
    let (cpu, of_server, began) = (cpu_seconds(pid, false)?, server_cpu()?, Instant::now());
    let mut kept = send(asked, running.smtp.as_deref().ok_or("no listener for mail")?).await?;
    let accepted = began.elapsed().as_secs_f64();
    while tickets(&db).await? < asked.mails as i64 {
        if began.elapsed() > Duration::from_secs(600) {
            return Err("not all mails became tickets within ten minutes".into());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let wall = began.elapsed().as_secs_f64();
    let n = asked.mails as f64;
    println!(
        "{} mails over {} connections on {}: all kept after {accepted:.1} s, all tickets after {wall:.1} s ({:.0}/s); 250 after {}",
        asked.mails,
        asked.clients,
        asked.engine,
        n / wall,
        kept.summary()
    );
    println!(
        "processor time per mail: {:.2} ms in repka, {:.2} ms in the database server",
        (cpu_seconds(pid, false)? - cpu) * 1e3 / n,
        (server_cpu()? - of_server) * 1e3 / n
    );
    db.close().await;
    running.stop()
}

async fn tickets(db: &Db) -> Result<i64> {
    Ok(Query::new("SELECT count(*) FROM ticket").value(db).await?)
}

async fn send(asked: &Asked, address: &str) -> Result<Durations> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut servers = JoinSet::<Result<Durations>>::new();
    for _ in 0..asked.clients {
        let (next, address, mails) = (next.clone(), address.to_owned(), asked.mails);
        servers.spawn(async move {
            let mut smtp = Smtp::connect(&address).await?;
            let mut times = Durations::default();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= mails {
                    return Ok(times);
                }
                let began = Instant::now();
                smtp.send(&format!("customer{}@mail.example", n % SENDERS), MAILBOX, &letter(n)).await?;
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

/// A letter as mail programs write them: two parts, half a page, Cyrillic in every third.
fn letter(n: usize) -> String {
    let sender = n % SENDERS;
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
        "From: Customer {sender} <customer{sender}@mail.example>\r\nTo: {MAILBOX}\r\nSubject: Order {}, question {n}\r\n\
         Message-ID: <{n}.{}@mail.example>\r\nDate: Sat, 21 Nov 2026 12:00:00 +0000\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/alternative; boundary=\"=b{n}\"\r\n\r\n\
         --=b{n}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{words}\r\n\r\nOrder {}\r\n\r\n\
         --=b{n}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
         <html><body><p>{html}</p><p>Order {}</p></body></html>\r\n--=b{n}--",
        40_000 + n,
        std::process::id(),
        40_000 + n,
        40_000 + n
    )
}
