//! The folder: what lies in it, and how something comes there.

use super::{Because, Reason};
use crate::{
    event::ArrivalPutAside,
    mail::{Arrival, ArrivalState, hiding::Hiding},
};
use ::mail::Letter;
use base::{
    About, Act, Deed, Desk, Error, Future, Moment, Result, StaffId, TicketId,
    words::{line, short},
};
use people::{Agent, Contacts, Folders};
use sqlx::types::Json;
use store::{On, Query, sql};
use ticket::event::Undiscarded;

/// The topic open pages of the folder listen to.
pub const TOPIC: &str = "spam";

/// Letters of the words kept beside the subject.
const WORDS: usize = 200;
/// Letters kept of a subject, a name and an address.
const LONGEST: usize = 320;

/// A mail in the folder.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Spam {
    /// The mail.
    pub arrival_id: i64,
    /// Of whoever wrote it, lower case; empty when nobody is named.
    pub address: String,
    /// Their name, as written.
    pub name: String,
    /// Its subject.
    pub subject: String,
    /// Its first words.
    pub words: String,
    /// Why it is here.
    pub reasons: Json<Vec<Reason>>,
    /// When it came.
    pub came_at: Moment,
    /// Since when it lies here.
    pub put_at: Moment,
    /// On which ticket it stood until a colleague marked it.
    pub ticket_id: Option<TicketId>,
    /// Who marked it.
    pub marked_by: Option<StaffId>,
}

/// A ticket that was opened again without us is not spam any more, whatever became of it since: then its mail calls
/// somebody again.
const FOLDER: &str = "SELECT s.arrival_id, s.address, s.name, s.subject, s.words, s.reasons, s.came_at, s.put_at, s.ticket_id, s.marked_by
     FROM spam s LEFT JOIN ticket t ON t.id = s.ticket_id
     WHERE (s.ticket_id IS NULL OR (t.state IN ('solved', 'closed') AND t.merged_into IS NULL
         AND EXISTS (SELECT 1 FROM arrival a JOIN entry e ON e.id = a.entry_id WHERE a.id = s.arrival_id AND e.silent)))";

impl Spam {
    /// What lies in the folder, newest first, `most` of it from before a place: [`Spam::place`] of the last one shown.
    pub async fn list(
        on: impl Into<On<'_>>,
        _by: &Agent,
        before: Option<(Moment, i64)>,
        most: u32,
    ) -> Result<Vec<Spam>> {
        let mut query = Query::new(FOLDER);
        if let Some((came, id)) = before {
            query = query.with(" AND (s.came_at, s.arrival_id) < (", came).with(", ", id).push(")");
        }
        Ok(query.with(" ORDER BY s.came_at DESC, s.arrival_id DESC LIMIT ", most).all(on).await?)
    }

    /// By what the next ones are found.
    pub fn place(&self) -> (Moment, i64) {
        (self.came_at, self.arrival_id)
    }

    /// How many there are, counted to 100.
    pub async fn count(on: impl Into<On<'_>>) -> Result<i64> {
        Ok(sql!("SELECT count(*) FROM (SELECT 1 FROM spam LIMIT 100) counted").value(on).await?)
    }

    /// The mail of this arrival, if it lies in the folder.
    pub async fn find(on: impl Into<On<'_>>, arrival: i64) -> Result<Spam> {
        Query::new(FOLDER).with(" AND s.arrival_id = ", arrival).opt(on).await?.ok_or(Error::Missing)
    }

    /// The domain of whoever wrote it.
    pub fn domain(&self) -> Option<&str> {
        self.address.rsplit_once('@').map(|(_, domain)| domain).filter(|domain| domain.contains('.'))
    }

    /// As its reader may see it.
    pub fn shown_to(self, contacts: Contacts) -> Spam {
        Spam {
            address: contacts.address(self.address),
            name: contacts.name(self.name),
            subject: contacts.words(self.subject),
            words: contacts.words(self.words),
            reasons: Json(self.reasons.0.into_iter().map(|r| Reason { about: contacts.words(r.about), ..r }).collect()),
            ..self
        }
    }

    /// Takes it out of the folder, whatever becomes of it.
    pub(super) async fn take_out(act: &mut Act, arrival: i64) -> Result<()> {
        sql!("DELETE FROM spam WHERE arrival_id = $1").bind(arrival).run(&mut *act).await?;
        tell_folder(act).await
    }
}

/// The mail as it is put aside: who, about what, the first words.
pub(super) struct Aside<'a> {
    pub address: &'a str,
    pub name: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    pub reasons: &'a [Reason],
    pub came_at: Moment,
    pub marked: Option<(TicketId, StaffId)>,
}

impl Aside<'_> {
    pub(super) async fn write(&self, act: &mut Act, arrival: i64) -> Result<()> {
        let cut = |text: &str| line(text).chars().take(LONGEST).collect::<String>();
        sql!(
            "INSERT INTO spam (arrival_id, address, name, subject, words, reasons, came_at, put_at, ticket_id, marked_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (arrival_id) DO NOTHING"
        )
        .bind(arrival)
        .bind(cut(&self.address.trim().to_lowercase()))
        .bind(cut(self.name))
        .bind(cut(self.subject))
        .bind(short(&line(self.text), WORDS))
        .bind(serde_json::to_value(self.reasons)?)
        .bind(self.came_at)
        .bind(act.now())
        .bind(self.marked.map(|(ticket, _)| ticket))
        .bind(self.marked.map(|(_, staff)| staff))
        .run(&mut *act)
        .await?;
        let because: Vec<Because> = self.reasons.iter().map(|reason| reason.because).collect();
        act.tell(About("arrival", arrival), &ArrivalPutAside { arrival, because }).await?;
        tell_folder(act).await
    }
}

/// A mail that is judged spam makes no ticket, knows no customer and calls nobody. Numbers of payment cards are hidden
/// here, too.
pub(in crate::mail) async fn put_aside(
    act: &mut Act,
    arrival: &Arrival,
    (letter, hiding): (&Letter, &Hiding),
    reasons: &[Reason],
) -> Result<()> {
    sql!("UPDATE arrival SET state = $2, problem = NULL, verdict = $3 WHERE id = $1")
        .bind(arrival.id)
        .bind(ArrivalState::Spam)
        .bind(letter.verdict.name())
        .run(&mut *act)
        .await?;
    let (address, name) = super::judging::author(letter, arrival);
    let text = if letter.reply_text.trim().is_empty() { &letter.text } else { &letter.reply_text };
    // A sender may write megabytes; the first words are somewhere at the beginning.
    let text: String = hiding.words(text).chars().take(20 * WORDS).collect();
    let aside = Aside {
        address: &address,
        name: &name,
        subject: &hiding.words(&letter.subject),
        text: &text,
        reasons,
        came_at: arrival.kept_at,
        marked: None,
    };
    aside.write(act, arrival.id).await?;
    hiding.replace_unread(act, arrival).await?;
    if arrival.state == ArrivalState::Problem {
        act.refresh(crate::mail::problem::TOPIC);
    }
    Ok(())
}

/// Everybody's rail shows the folder while something lies in it.
pub(super) async fn tell_folder(act: &mut Act) -> Result<()> {
    let any: bool = sql!("SELECT EXISTS (SELECT 1 FROM spam)").value(&mut *act).await?;
    Folders::hold_spam(act, any).await?;
    act.refresh(TOPIC);
    Ok(())
}

/// The job that lets a mail out of the folder whose ticket was opened again.
pub const TAKEN_BACK: &str = "channel.spam_taken_back";

/// Makes ready to let it out. Nothing is slow here.
pub async fn taken_back(_desk: Desk, event: Undiscarded) -> Result<Box<dyn Deed>> {
    Ok(Box::new(TakenBack(event.ticket)))
}

struct TakenBack(TicketId);

impl Deed for TakenBack {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            // Somebody may have marked it once more meanwhile.
            let gone = sql!(
                "DELETE FROM spam WHERE ticket_id = $1 AND NOT EXISTS (
                     SELECT 1 FROM arrival a JOIN entry e ON e.id = a.entry_id WHERE a.id = spam.arrival_id AND e.silent)"
            )
            .bind(self.0)
            .run(&mut *act)
            .await?;
            if gone == 0 { Ok(()) } else { tell_folder(act).await }
        })
    }
}
