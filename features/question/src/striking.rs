//! Words that questions keep, and that must go. What stands on a timeline is struck there; here are the words for one
//! of those asked, reasons, who was asked outside, and what is about no ticket.

use crate::{AskingId, QuestionId, SaidFile};
use base::{Act, BlobId, EntryId, Future, Result};
use customer::{
    IdentityKind,
    striking::{Names, Striking},
};
use store::{Query, sql};

/// Rows looked at by one statement.
const BATCH: usize = 200;

/// Strikes what belongs to who is struck, and what was said with the entries that are.
pub fn strike<'a>(act: &'a mut Act, striking: &'a mut Striking) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for some in striking.entries.chunks(BATCH) {
            strike_with(act, some).await?;
        }
        for word in striking.words.iter().filter(|word| word.contains('@')) {
            strike_partner(act, &IdentityKind::Mail.key(word)).await?;
        }
        let names = striking.names();
        if names.is_empty() {
            return Ok(());
        }
        striking.blobs.extend(strike_said_alone(act, &names).await?);
        strike_asked_alone(act, &names).await
    })
}

/// Words for one of those asked, and reasons, where the question or something said to it is struck.
async fn strike_with(act: &mut Act, entries: &[EntryId]) -> Result<()> {
    let asked = Query::new("SELECT q.id FROM question q JOIN asking a ON a.id = q.asking_id WHERE TRUE");
    let asked = asked.with_in(" AND a.entry_id", entries.iter().copied());
    let mut questions: Vec<(QuestionId,)> = asked.all(&mut *act).await?;
    let said = Query::new("SELECT question_id FROM saying WHERE question_id IS NOT NULL");
    questions.extend(said.with_in(" AND entry_id", entries.iter().copied()).all::<(QuestionId,)>(&mut *act).await?);
    let query = Query::new("UPDATE saying SET author = '' WHERE staff_id IS NULL");
    query.with_in(" AND entry_id", entries.iter().copied()).run(act).await?;
    for some in questions.chunks(BATCH) {
        blank(act, some.iter().map(|(id,)| *id)).await?;
    }
    Ok(())
}

async fn blank(act: &mut Act, questions: impl Iterator<Item = QuestionId>) -> Result<()> {
    let query = Query::new("UPDATE question SET word = '', reason = '', undelivered = NULL WHERE TRUE");
    query.with_in(" AND id", questions).run(act).await?;
    Ok(())
}

/// Somebody outside who was asked, by their address as compared.
async fn strike_partner(act: &mut Act, key: &str) -> Result<()> {
    sql!(
        "UPDATE saying SET author = '' WHERE staff_id IS NULL
         AND question_id IN (SELECT id FROM question WHERE partner_key = $1)"
    )
    .bind(key)
    .run(&mut *act)
    .await?;
    sql!(
        "UPDATE question SET partner_name = '', partner_address = '', partner_key = NULL, word = '', reason = '',
             undelivered = NULL WHERE partner_key = $1"
    )
    .bind(key)
    .run(act)
    .await?;
    Ok(())
}

/// What was said about no ticket and names who is struck; answers with the files that were said with it.
async fn strike_said_alone(act: &mut Act, names: &Names) -> Result<Vec<BlobId>> {
    let (mut after, mut blobs) = (0_i64, Vec::new());
    loop {
        let said: Vec<(i64, String, String, Option<String>)> =
            sql!("SELECT id, author, text, html FROM saying WHERE entry_id IS NULL AND id > $1 ORDER BY id LIMIT 100")
                .bind(after)
                .all(&mut *act)
                .await?;
        let Some((last, ..)) = said.last() else { return Ok(blobs) };
        after = *last;
        for (id, author, text, html) in said {
            if [text, html.unwrap_or_default()].iter().any(|text| names.stand_in(text)) {
                sql!("UPDATE saying SET text = '', html = NULL WHERE id = $1").bind(id).run(&mut *act).await?;
                blobs.extend(SaidFile::take(act, id).await?.into_iter().map(|file| file.blob));
            }
            if names.stand_in(&author) {
                sql!("UPDATE saying SET author = '' WHERE id = $1 AND staff_id IS NULL")
                    .bind(id)
                    .run(&mut *act)
                    .await?;
            }
        }
    }
}

/// Words for one of those asked, and reasons, about no ticket, that name who is struck.
async fn strike_asked_alone(act: &mut Act, names: &Names) -> Result<()> {
    let mut after = (AskingId(0), QuestionId(0));
    loop {
        let asked: Vec<(AskingId, QuestionId, String, String)> = sql!(
            "SELECT a.id, q.id, q.word, q.reason FROM asking a JOIN question q ON q.asking_id = a.id
             WHERE a.entry_id IS NULL AND (q.word <> '' OR q.reason <> '') AND (a.id, q.id) > ($1, $2)
             ORDER BY a.id, q.id LIMIT 100"
        )
        .bind(after.0)
        .bind(after.1)
        .all(&mut *act)
        .await?;
        let Some((asking, question, ..)) = asked.last() else { return Ok(()) };
        after = (*asking, *question);
        let named = asked.into_iter().filter(|(_, _, word, reason)| names.stand_in(word) || names.stand_in(reason));
        let named: Vec<QuestionId> = named.map(|(_, id, ..)| id).collect();
        if !named.is_empty() {
            blank(act, named.into_iter()).await?;
        }
    }
}
