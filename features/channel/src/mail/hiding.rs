//! Numbers of payment cards leave the mail as it came and its files of text, too.

use super::Arrival;
use ::mail::{Letter, rewrite};
use base::{Act, BlobId, Desk, Error, Result, cards::Numbers};
use customer::striking::{LET_GO, LetGo};
use std::sync::Arc;
use store::sql;
use ticket::hiding::{hidden, numbers_in};
use tokio::task::spawn_blocking;

/// What becomes of a mail with such numbers.
#[derive(Default)]
pub(super) struct Hiding {
    numbers: Numbers,
    /// The mail without them; nothing when they could not be told apart in it, and so it goes whole.
    blob: Option<BlobId>,
}

impl Hiding {
    /// Keeps a mail without the numbers its letter shows. It costs nothing when there are none.
    pub(super) async fn of(desk: &Desk, letter: &Letter, raw: &Arc<Vec<u8>>) -> Result<Hiding> {
        let found = numbers_in(&letter.text, letter.html.as_deref()).and(Numbers::in_text(&letter.subject));
        let numbers = hidden(&desk.look(), found).await?;
        if numbers.is_empty() {
            return Ok(Hiding::default());
        }
        let (known, raw) = (numbers.clone(), raw.clone());
        // It is read once more, which takes a while of a big one.
        let without = spawn_blocking(move || without(&known, &raw)).await.map_err(|e| Error::Broken(e.to_string()))?;
        let blob = match without {
            Some(without) => Some(desk.blobs().keep(without).await?),
            None => None,
        };
        Ok(Hiding { numbers, blob })
    }

    /// A file of it as it is kept.
    pub(super) fn file(&self, media_type: &str, bytes: Vec<u8>) -> Vec<u8> {
        if media_type.starts_with("text/") { self.numbers.strike(bytes) } else { bytes }
    }

    /// What is kept of the mail, where it is not kept as it came: nothing of it when it goes whole.
    pub(super) fn instead(&self) -> Option<Option<BlobId>> {
        (!self.numbers.is_empty()).then(|| self.blob.clone())
    }

    /// Words without them.
    pub(super) fn words(&self, text: &str) -> String {
        self.numbers.hide_in_text(text)
    }

    /// [`Hiding::replace`] for a mail that is on no ticket yet: where they could not be told apart in it, it stays as it
    /// came, since it may still be read.
    pub(super) async fn replace_unread(&self, act: &mut Act, arrival: &Arrival) -> Result<()> {
        match self.blob {
            Some(_) => self.replace(act, arrival).await,
            None => Ok(()),
        }
    }

    /// Puts the mail without them in the place of the mail as it came, which is let go of.
    pub(super) async fn replace(&self, act: &mut Act, arrival: &Arrival) -> Result<()> {
        if self.numbers.is_empty() {
            return Ok(());
        }
        let without = self.blob.as_ref().map_or("", BlobId::as_str);
        sql!("UPDATE arrival SET blob = $2 WHERE id = $1").bind(arrival.id).bind(without).run(act).await?;
        let (now, blobs) = (act.now(), vec![arrival.blob.clone()]);
        act.enqueue(LET_GO, serde_json::to_value(LetGo { blobs })?, now, None).await
    }
}

/// The mail without them; nothing when they cannot be told apart in it.
fn without(numbers: &Numbers, raw: &[u8]) -> Option<Vec<u8>> {
    let without = rewrite(raw, |bytes| numbers.strike(bytes));
    shows_none(numbers, &without).then_some(without)
}

/// Whether the mail reads without them, however it is encoded.
fn shows_none(numbers: &Numbers, raw: &[u8]) -> bool {
    let shows = |text: &str| numbers.hide_in_text(text) != text;
    Letter::read(raw).is_ok_and(|letter| {
        let html = letter.html.unwrap_or_default();
        !shows(&letter.text) && !shows(&letter.subject) && numbers.hide_in_html(&html) == html
    })
}
