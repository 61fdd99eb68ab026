//! The log is read by whoever keeps the machine: it names no customer and no colleague.

use crate::house::House;
use mail::smtp::Answer;
use std::{
    io::{self, Write},
    sync::{Mutex, Once},
    time::Duration,
};
use tracing_subscriber::EnvFilter;

const IVA: &str = "iva@kovac.example";
/// Whom the relay names, in words that are its own.
const TOLD: &str = "tattled@secret.example";

/// What the stories have logged since the first of them looked, as `repka serve` logs it unless told otherwise.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Kept;

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn keep_log() {
    static BEGUN: Once = Once::new();
    let subscriber = || tracing_subscriber::fmt().with_env_filter(EnvFilter::new("info")).with_writer(|| Kept);
    BEGUN.call_once(|| subscriber().with_ansi(false).init());
}

fn logged() -> String {
    String::from_utf8_lossy(&LOG.lock().unwrap()).into_owned()
}

/// Waits for an errand that did not work, and answers with what is kept of why.
async fn failed(house: &House) -> String {
    for _ in 0..2_000 {
        let errors: Vec<(String,)> =
            store::Query::new("SELECT error FROM job WHERE error IS NOT NULL").all(house.desk().db()).await.unwrap();
        if let Some((error,)) = errors.into_iter().next() {
            return error;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("nothing has failed");
}

story!(the_log_says_what_a_relay_answered_by_its_code_and_names_nobody(house) {
    keep_log();
    let number = house.customer(IVA).writes("The lamp", "Where is it?").await;
    let (vasya, kolya) = (house.agent("Vasya").await, house.staff("Kolya").await.id);
    house.office.will_say(Answer::Refuse(format!("<{TOLD}> is unknown here")));
    vasya.sends(&format!("/tickets/{number}/access"), &[("assignee", &kolya.to_string())]).await.is(303);
    house.later(60).await;
    assert!(logged().contains("a mail to one of us was refused") && logged().contains("refused: 550"), "{}", logged());
    house.office.will_say(Answer::Later(format!("<{TOLD}> is greylisted")));
    let form = [("text", "Where is it?"), ("partner_name", ""), ("partner_address", "office@fast.example")];
    vasya.sends_parts(&format!("/tickets/{number}/questions"), &form).await.is(303);
    let why = failed(house).await;
    assert!(why.contains("the relay: not sent yet: 4") && !why.contains(TOLD), "{why}");
    house.time.advance(Duration::from_secs(3600));
    house.desk().wake();
    house.office.wait_for(1).await;
    while house.count("SELECT count(*) FROM job WHERE error IS NOT NULL").await > 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    house.settled().await;
    assert!(!logged().contains(TOLD), "{}", logged());
});
