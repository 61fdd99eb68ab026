//! Fetching from servers that do odd things: the stories' own, one with four mails of which one can be had, one that
//! breaks off.

use crate::{
    fetching::{PAGE, TICKETS, fetches_from, mail, until},
    house::{House, PATIENCE},
};
use std::{
    sync::{Arc, LazyLock, Mutex},
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// Each command a server got, without its tag.
pub type Heard = Arc<Mutex<Vec<String>>>;

/// What is told, and how it ends.
type Answered = Option<(String, &'static str)>;

/// Serves whoever connects; the port.
async fn serves(heard: Heard, answer: impl Fn(&str) -> Answered + Clone + Send + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((wire, _)) = listener.accept().await {
            tokio::spawn(talk(wire, heard.clone(), answer.clone()));
        }
    });
    port
}

/// Serves odd mails; the port.
pub async fn odd(heard: Heard) -> u16 {
    serves(heard, odd_answer).await
}

/// Hears commands, and answers each with lines and how it ends; the connection ends where there is no answer.
async fn talk(mut wire: TcpStream, heard: Heard, answer: impl Fn(&str) -> Answered) -> std::io::Result<()> {
    let (read, mut write) = wire.split();
    write.write_all(b"* OK here\r\n").await?;
    let mut commands = BufReader::new(read).lines();
    while let Some(line) = commands.next_line().await? {
        let (tag, command) = line.split_once(' ').unwrap();
        heard.lock().unwrap().push(command.to_owned());
        let Some((told, end)) = answer(command) else { break };
        if command == "IDLE" {
            write.write_all(b"+ idling\r\n").await?;
            commands.next_line().await?;
        }
        write.write_all(format!("{told}{tag} {end} so\r\n").as_bytes()).await?;
    }
    Ok(())
}

/// Mail 1 is too large and its header refused, 2 is nothing, 3 is empty, 4 is a mail. Nothing may be deleted, and
/// waiting ends the connection.
fn odd_answer(command: &str) -> Answered {
    let raw = mail("The lamp");
    let size = |n| if n == 1 { 900_000_000 } else { 100 };
    let line = |n| format!("* {n} FETCH (UID {n} RFC822.SIZE {})\r\n", size(n));
    Some(match command.split_once(" (UID") {
        _ if command == "CAPABILITY" => ("* CAPABILITY IMAP4rev1 IDLE UIDPLUS\r\n".to_owned(), "OK"),
        _ if command == "IDLE" => return None,
        _ if command.starts_with("SELECT") => {
            ("* 4 EXISTS\r\n* OK [UIDVALIDITY 7] so\r\n* OK [UIDNEXT 5] so\r\n".to_owned(), "OK")
        }
        _ if command.starts_with("UID STORE") => (String::new(), "NO"),
        Some((_, " RFC822.SIZE INTERNALDATE)")) => ((first_asked(command)..=4).map(line).collect(), "OK"),
        Some(("UID FETCH 1", _)) => (String::new(), "NO"),
        Some(("UID FETCH 2", ")")) => ("* 2 FETCH (UID 2)\r\n".to_owned(), "OK"),
        Some(("UID FETCH 2", _)) => ("* 2 FETCH (UID 2 BODY[] NIL)\r\n".to_owned(), "OK"),
        Some(("UID FETCH 3", _)) => ("* 3 FETCH (UID 3 BODY[] {0}\r\n)\r\n".to_owned(), "OK"),
        Some(("UID FETCH 4", _)) => (format!("* 4 FETCH (UID 4 BODY[] {{{}}}\r\n{raw})\r\n", raw.len()), "OK"),
        _ => (String::new(), "OK"),
    })
}

/// The first number of `UID FETCH 2:*`.
fn first_asked(command: &str) -> usize {
    let asked = command.strip_prefix("UID FETCH ").unwrap_or_default();
    asked.split(|c: char| !c.is_ascii_digit()).next().and_then(|n| n.parse().ok()).unwrap_or(1)
}

story!(mails_that_cannot_be_had_stop_no_other_and_what_was_left_there_stays_told(house) {
    let (anna, heard) = (house.agent("Anna").await, Heard::default());
    fetches_from(&anna, odd(heard.clone()).await, &[("afterwards", "delete")]).await;
    until(house, TICKETS, 1).await;
    until(house, "SELECT count(*) FROM fetched WHERE uid_seen = 4 AND trouble = 'afterwards'", 1).await;
    assert_eq!(house.count("SELECT count(*) FROM arrival WHERE problem = 'unfetched'").await, 3);
    // The connection ends again and again, and none of the next ones has anything to delete.
    let signed_in = || heard.lock().unwrap().iter().filter(|command| command.starts_with("SELECT")).count();
    let end = Instant::now() + PATIENCE;
    while signed_in() < 3 {
        assert!(Instant::now() < end, "{} connections", signed_in());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    until(house, "SELECT count(*) FROM fetched WHERE trouble = 'afterwards' AND failing_since IS NOT NULL", 1).await;
    let stored: Vec<_> = heard.lock().unwrap().iter().filter(|c| c.starts_with("UID STORE")).cloned().collect();
    assert_eq!(stored, ["UID STORE 4 +FLAGS.SILENT (\\Deleted)"]);
    assert!(anna.opens(PAGE).await.is(200).text().contains("does not let them be moved or deleted"));
    // A minute later the next connection tries it again, and a quarter of an hour after that.
    house.later(61).await;
    until(house, "SELECT tries FROM fetched_mail WHERE owed_at IS NOT NULL", 2).await;
    assert_eq!(heard.lock().unwrap().iter().filter(|c| c.starts_with("UID STORE 4")).count(), 2);
});

const ALONE: &str = "UID MOVE 2 ";

/// Two mails that are moved away. The connection on which the second one alone is to be moved breaks, once, and whenever
/// the desk waits.
fn breaking_answer(command: &str, heard: &Heard) -> Answered {
    let breaks = command == "IDLE" || command.starts_with(ALONE) && moved_alone(heard) == 1;
    if breaks { None } else { moving_answer(command) }
}

/// The same two. What is to be moved is refused, once.
fn refusing_answer(command: &str, heard: &Heard) -> Answered {
    let moves = |command: &String| command.starts_with("UID MOVE");
    match command.starts_with("UID MOVE") && heard.lock().unwrap().iter().filter(|c| moves(c)).count() == 1 {
        true => Some((String::new(), "NO")),
        false => moving_answer(command),
    }
}

static MAILS: LazyLock<[String; 2]> = LazyLock::new(|| ["The lamp", "The vase"].map(mail));

fn moving_answer(command: &str) -> Answered {
    let first = first_asked(command);
    let told = match command {
        "CAPABILITY" => "* CAPABILITY IMAP4rev1 IDLE MOVE UIDPLUS\r\n".to_owned(),
        _ if command.starts_with("SELECT") => {
            "* 2 EXISTS\r\n* OK [UIDVALIDITY 7] so\r\n* OK [UIDNEXT 3] so\r\n".to_owned()
        }
        _ if command.starts_with("UID SEARCH") => "* SEARCH 1 2\r\n".to_owned(),
        _ if command.ends_with("RFC822.SIZE INTERNALDATE)") => {
            (first..=2).map(|n| format!("* {n} FETCH (UID {n} RFC822.SIZE 100)\r\n")).collect()
        }
        _ if command.contains("BODY.PEEK[]") => {
            let raw = &MAILS[first - 1];
            format!("* {first} FETCH (UID {first} BODY[] {{{}}}\r\n{raw})\r\n", raw.len())
        }
        _ => String::new(),
    };
    Some((told, "OK"))
}

fn moved_alone(heard: &Heard) -> usize {
    heard.lock().unwrap().iter().filter(|command| command.starts_with(ALONE)).count()
}

/// Support's mails are fetched from there and moved; both are here.
async fn moves(house: &House, port: u16) {
    fetches_from(&house.agent("Anna").await, port, &[("afterwards", "move"), ("move_to", "Done")]).await;
    until(house, TICKETS, 2).await;
    until(house, "SELECT count(*) FROM fetched WHERE uid_seen = 2 AND looked_at IS NOT NULL", 1).await;
}

story!(a_move_on_which_a_connection_broke_is_made_by_the_next_one(house) {
    let heard = Heard::default();
    let known = heard.clone();
    moves(house, serves(heard.clone(), move |command| breaking_answer(command, &known)).await).await;
    let mut act = house.desk().act(base::Actor::Machine).await.unwrap();
    store::Query::new("DELETE FROM fetched_mail WHERE uid = 2").run(&mut act).await.unwrap();
    act.commit().await.unwrap();
    house.agent("Olga").await.sends("/intake/1/comparison", &[]).await.is(303);
    until(house, "SELECT count(*) FROM comparison WHERE ended_at IS NOT NULL AND trouble IS NULL", 1).await;
    until(house, "SELECT count(*) FROM fetched_mail WHERE uid = 2 AND owed_at IS NULL", 1).await;
    assert_eq!((moved_alone(&heard), house.count(TICKETS).await), (2, 2));
});

story!(a_move_that_was_refused_is_tried_again_by_the_connection_there_is(house) {
    let heard = Heard::default();
    let known = heard.clone();
    moves(house, serves(heard.clone(), move |command| refusing_answer(command, &known)).await).await;
    assert_eq!(house.count("SELECT count(*) FROM fetched_mail WHERE owed_at IS NOT NULL AND tries = 1").await, 2);
    house.later(61).await;
    until(house, "SELECT count(*) FROM fetched_mail WHERE owed_at IS NULL", 2).await;
    let opened = heard.lock().unwrap().iter().filter(|command| command.starts_with("SELECT")).count();
    assert_eq!((opened, house.count(TICKETS).await), (1, 2));
});
