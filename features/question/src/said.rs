//! What is said in a question: its own words, answers, and what is asked further.

use crate::{AskingId, QuestionId, SaidFile};
use base::{Act, EntryId, Error, Moment, Result, StaffId, cards::Numbers};
use people::Colleague;
use std::collections::HashMap;
use store::{On, Query, sql};
use ticket::{
    EntryKind, NewAttachment, NewEntry, Person, Ticket,
    draft::check_length,
    hiding::{hidden, numbers_in},
};

/// Words with their form and files.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// As text.
    pub text: String,
    /// Sanitised.
    pub html: Option<String>,
    /// Files; their bytes are kept already.
    pub attachments: Vec<NewAttachment>,
}

impl Words {
    /// Plain words.
    pub fn plain(text: &str) -> Words {
        Words { text: text.to_owned(), ..Words::default() }
    }

    /// Whether they can be said.
    ///
    /// # Errors
    /// [`Error::Invalid`] when they say nothing, and for more than a letter holds.
    pub(crate) fn check(&self) -> Result<()> {
        if self.text.trim().is_empty() && self.attachments.is_empty() {
            return Err(Error::invalid("text", "question-error-empty"));
        }
        check_length(self.html.as_ref().unwrap_or(&self.text))
    }
}

/// One thing said, oldest first. Of what stands on a ticket's timeline the words are the entry's; a question
/// about no ticket keeps its own.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Said {
    /// Its row; 0 for the words for everybody that stand on a ticket.
    pub id: i64,
    /// The act of asking it belongs to.
    pub asking_id: AskingId,
    /// To which of those asked it belongs; the words for everybody to none.
    pub question_id: Option<QuestionId>,
    /// Where it stands on a timeline.
    pub entry_id: Option<EntryId>,
    /// Whether it asks or answers.
    pub kind: EntryKind,
    /// Who said it, if one of us.
    pub staff_id: Option<StaffId>,
    /// By name.
    pub author: String,
    /// The words.
    pub text: String,
    /// The same with form, sanitised.
    pub html: Option<String>,
    /// When.
    pub at: Moment,
}

const SAID: &str = "SELECT s.id, s.asking_id, s.question_id, s.entry_id, s.kind, s.staff_id, s.author, s.at,
        COALESCE(e.reply_text, s.text) AS text, COALESCE(e.html, s.html) AS html
    FROM saying s LEFT JOIN entry e ON e.id = s.entry_id WHERE TRUE";

impl Said {
    /// Everything said in these acts of asking.
    pub async fn of(on: impl Into<On<'_>>, askings: impl IntoIterator<Item = AskingId>) -> Result<Vec<Said>> {
        let query = Query::new(SAID).with_in(" AND s.asking_id", askings);
        Ok(query.push(" ORDER BY s.id LIMIT 2000").all(on).await?)
    }

    /// [`Said::of`], with what was asked at first, wherever its words stand.
    pub async fn all(on: impl Into<On<'_>>, askings: impl IntoIterator<Item = AskingId>) -> Result<Vec<Said>> {
        let mut on = on.into();
        let askings: Vec<AskingId> = askings.into_iter().collect();
        let first = Query::new(
            "SELECT CAST(0 AS BIGINT) AS id, a.id AS asking_id, CAST(NULL AS BIGINT) AS question_id, a.entry_id, e.kind, e.staff_id, e.author_name AS author,
                e.at, e.reply_text AS text, e.html
             FROM asking a JOIN entry e ON e.id = a.entry_id
             WHERE NOT EXISTS (SELECT 1 FROM saying s WHERE s.entry_id = a.entry_id)",
        );
        let first = first.with_in(" AND a.id", askings.iter().copied());
        let mut said: Vec<Said> = first.push(" ORDER BY a.id").all(on.again()).await?;
        said.extend(Said::of(on, askings).await?);
        Ok(said)
    }

    /// What was said by this entry of a timeline, and in which act of asking.
    pub async fn by(on: impl Into<On<'_>>, entry: EntryId) -> Result<Option<(AskingId, Option<QuestionId>)>> {
        Ok(sql!("SELECT asking_id, question_id FROM saying WHERE entry_id = $1").bind(entry).opt(on).await?)
    }

    /// To which question each of these entries says something; those that belong to none are left out.
    pub async fn questions_of(on: impl Into<On<'_>>, entries: &[EntryId]) -> Result<Vec<(EntryId, QuestionId)>> {
        let query = Query::new("SELECT entry_id, question_id FROM saying WHERE question_id IS NOT NULL");
        Ok(query.with_in(" AND entry_id", entries.iter().copied()).push(" ORDER BY id").all(on).await?)
    }

    /// The first words of these acts of asking: what was asked.
    pub async fn beginnings(
        on: impl Into<On<'_>>,
        askings: impl IntoIterator<Item = AskingId>,
    ) -> Result<HashMap<AskingId, String>> {
        let mut words = HashMap::new();
        for said in Said::all(on, askings).await? {
            words.entry(said.asking_id).or_insert(said.text);
        }
        Ok(words)
    }

    /// What was said to these questions: answers, and what was asked further.
    pub async fn to(on: impl Into<On<'_>>, questions: impl IntoIterator<Item = QuestionId>) -> Result<Vec<Said>> {
        let query = Query::new(SAID).with_in(" AND s.question_id", questions);
        Ok(query.push(" ORDER BY s.id LIMIT 2000").all(on).await?)
    }
}

/// Who says something.
pub(crate) struct Author<'a> {
    pub staff: Option<StaffId>,
    pub person: Person,
    pub words: &'a Words,
}

impl<'a> Author<'a> {
    pub(crate) fn colleague(by: &Colleague, words: &'a Words) -> Author<'a> {
        Author { staff: Some(by.id), person: Person { name: by.name.clone(), address: by.email.clone() }, words }
    }
}

/// What was said, and where it stands.
pub(crate) struct Spoken {
    /// On a timeline.
    pub entry: Option<EntryId>,
    /// Its row.
    pub saying: i64,
}

/// Says something in the thread of a question, on the ticket's timeline if there is one.
pub(crate) async fn say(
    act: &mut Act,
    (asking, question): (AskingId, Option<QuestionId>),
    kind: EntryKind,
    ticket: Option<&mut Ticket>,
    author: Author<'_>,
) -> Result<Spoken> {
    let Author { staff, person, words } = author;
    let entry = match ticket {
        Some(ticket) => {
            let entry = NewEntry {
                staff,
                author: person.clone(),
                channel: if staff.is_some() { ticket::Channel::Desk } else { ticket::Channel::Mail },
                attachments: words.attachments.clone(),
                ..NewEntry::of(kind)
            };
            Some(ticket.write(act, &entry.saying(&words.text, words.html.clone())).await?)
        }
        None => None,
    };
    let name = if person.name.is_empty() { &person.address } else { &person.name };
    let saying = keep(act, (asking, question, entry), kind, (staff, name), words).await?;
    Ok(Spoken { entry, saying })
}

/// Keeps the words of a question that is about no ticket.
pub(crate) async fn keep_alone(
    act: &mut Act,
    asking: AskingId,
    question: Option<QuestionId>,
    by: &Colleague,
    words: &Words,
) -> Result<()> {
    keep(act, (asking, question, None), EntryKind::Question, (Some(by.id), &by.name), words).await?;
    Ok(())
}

async fn keep(
    act: &mut Act,
    (asking, question, entry): (AskingId, Option<QuestionId>, Option<EntryId>),
    kind: EntryKind,
    (staff, name): (Option<StaffId>, &str),
    words: &Words,
) -> Result<i64> {
    let own = entry.is_none();
    let numbers = numbers_in(&words.text, words.html.as_deref());
    let numbers = hidden(&mut *act, if own { numbers } else { Numbers::default() }).await?;
    let saying = sql!(
        "INSERT INTO saying (asking_id, question_id, entry_id, kind, staff_id, author, text, html, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id"
    )
    .bind(asking)
    .bind(question)
    .bind(entry)
    .bind(kind)
    .bind(staff)
    .bind(name)
    .bind(if own { numbers.hide_in_text(&words.text) } else { String::new() })
    .bind(words.html.as_deref().filter(|_| own).map(|html| numbers.hide_in_html(html)))
    .bind(act.now())
    .value(&mut *act)
    .await?;
    if own {
        SaidFile::keep(act, saying, &words.attachments).await?;
    }
    Ok(saying)
}
