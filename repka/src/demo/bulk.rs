//! Large pasts: a block of stories is played through the verbs, then its rows are copied.
//!
//! A copy is the block moved back in time, with smaller numbers and other order numbers in its words,
//! so that numbers still ascend with time and the played block is the newest. It is made by
//! `INSERT … SELECT`, table by table: playing a million tickets would take hours. Customers, tags and
//! raw mails are shared with the block. What is still open was never forgotten for years: its copies
//! are only minutes older each.

#[cfg(test)]
mod tests;
mod texts;

use super::{
    play::{Played, play, still_asleep},
    readers::have_read,
};
use base::{Act, Actor, Desk, Error, Result, TicketId, index::Audience, words::stems};
use channel::mail::Post;
use std::collections::HashMap;
use store::Query;
use ticket::entry::ENTRIES;

/// So many stories are played at most; beyond it, blocks of them are copied.
const PLAYED: usize = 5_000;
/// Stories in a block: enough for variety, few enough that about one ticket in a hundred is open.
const BLOCK: usize = 3_000;
/// Tables whose rows are numbered, and how many numbers a ticket gets in each. More than it needs:
/// how many entries a story makes is known only when it is played.
const NUMBERED: [(&str, i64); 11] = [
    ("ticket", 1),
    ("entry", 24),
    ("holding", 12),
    ("event", 40),
    ("wait", 2),
    ("asking", 2),
    ("question", 2),
    ("saying", 4),
    ("approval", 1),
    ("approval_step", 2),
    ("remedy", 1),
];
/// Documents that go into the index by one statement.
const DOCUMENTS: usize = 400;

const MINUTE: i64 = 60_000_000;
const WEEK: i64 = 7 * 24 * 60 * MINUTE;

/// Fills an empty desk with at least so many tickets.
///
/// While it copies on SQLite, nothing is synced: a demo interrupted by a power cut is made again.
pub async fn fill(desk: &Desk, post: &Post, seed: u64, tickets: usize) -> Result<Played> {
    let blocks = tickets.div_ceil(BLOCK);
    let played = match tickets <= PLAYED {
        true => play(desk, post, seed, tickets).await?,
        false => fill_in_blocks(desk, post, seed, tickets.div_ceil(blocks), blocks).await?,
    };
    have_read(desk).await?;
    Ok(played)
}

/// Plays one block and copies it until there are so many.
async fn fill_in_blocks(desk: &Desk, post: &Post, seed: u64, block: usize, blocks: usize) -> Result<Played> {
    let size = |n: usize| i64::try_from(n).map_err(|_| Error::Broken("more tickets than can be numbered".into()));
    let room = Room { tickets: size(block)?, copies: size(blocks.saturating_sub(1))? };
    hurry(desk).await?;
    room.keep_free(desk).await?;
    let played = play(desk, post, seed, block).await?;
    room.check(desk, &played).await?;
    let documents = Document::all(desk).await?;
    for copy in (1..=room.copies).rev() {
        let mut act = desk.act(Actor::Machine).await?.as_history();
        room.place(&mut act, copy).await?;
        for text in texts::copies(act.engine()) {
            Query::new(text).run(&mut act).await?;
        }
        index(&mut act, &room, copy, &documents).await?;
        act.commit().await?;
    }
    clear(desk).await?;
    still_asleep(desk, TicketId(room.first("ticket"))).await?;
    Ok(Played { tickets: block * blocks, ..played })
}

/// Nothing is synced, more is kept in memory; and no index is made for one statement over a table
/// that holds all copies, because the tables have their own.
const HURRY: [&str; 4] = [
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -262144",
    "PRAGMA wal_autocheckpoint = 20000",
    "PRAGMA automatic_index = OFF",
];

/// What SQLite need not do for a database that is made again when it is lost half-way.
async fn hurry(desk: &Desk) -> Result<()> {
    let Some(writer) = desk.db().sqlite() else { return Ok(()) };
    let mut lent = writer.lend().await?;
    for text in HURRY {
        sqlx::query(text).execute(lent.connection()?).await?;
    }
    Ok(lent.done(Ok(()))?)
}

/// The numbers kept free below the played block, for its copies.
#[derive(Clone, Copy)]
struct Room {
    tickets: i64,
    copies: i64,
}

impl Room {
    /// By how much the numbers of a table go down from copy to copy.
    fn step(&self, table: &str) -> i64 {
        let each = NUMBERED.iter().find(|(name, _)| *name == table).map_or(0, |(_, each)| *each);
        self.tickets * each
    }

    /// The played block's numbers begin after this one.
    fn first(&self, table: &str) -> i64 {
        self.step(table) * self.copies
    }

    async fn keep_free(&self, desk: &Desk) -> Result<()> {
        let mut act = desk.act(Actor::Machine).await?;
        for (table, _) in NUMBERED {
            let text = texts::begin_after(act.engine());
            Query::new(text).bind(table).bind(self.first(table).max(1)).run(&mut act).await?;
        }
        for text in texts::tables(act.engine()) {
            Query::new(text).run(&mut act).await?;
        }
        act.commit().await
    }

    /// Whether the block fits between its copies; and remembers its tickets.
    async fn check(&self, desk: &Desk, played: &Played) -> Result<()> {
        let mut act = desk.act(Actor::Machine).await?;
        let last: Vec<(i64,)> = Query::new(texts::LAST).all(&mut act).await?;
        let mut numbered = NUMBERED.iter().zip(&last);
        let fits = numbered.all(|((table, _), (last,))| *last <= self.first(table) + self.step(table));
        if !fits || last.len() != NUMBERED.len() || played.tickets as i64 != self.tickets {
            return Err(Error::Broken(format!("the played block is larger than planned: {last:?}")));
        }
        for text in texts::remember(act.engine()) {
            Query::new(text).run(&mut act).await?;
        }
        for (ticket, number) in order_numbers(&mut act).await? {
            Query::new(texts::NUMBER).bind(number).bind(ticket).run(&mut act).await?;
        }
        act.commit().await
    }

    /// Says where the next copy goes. Blocks lie whole weeks apart, so that mornings stay busy and
    /// Sundays quiet, and few enough weeks that a large past is denser and not endless; some seconds
    /// keep moments from repeating.
    async fn place(&self, act: &mut Act, copy: i64) -> Result<()> {
        let weeks = (200 / self.copies.max(1)).clamp(1, 13);
        let back = copy * weeks * WEEK + (copy * 97 % 3_600) * 1_000_000;
        let lately = copy * 11 * MINUTE;
        Query::new("DELETE FROM demo_block").run(act).await?;
        let text = texts::place(act.engine());
        let mut place = Query::new(text).bind(copy.to_string()).bind(back).bind(lately);
        for (table, _) in NUMBERED {
            place = place.bind(copy * self.step(table));
        }
        place.run(act).await?;
        Ok(())
    }
}

/// The first order number each ticket speaks of: five digits, and no more.
async fn order_numbers(act: &mut Act) -> Result<HashMap<TicketId, String>> {
    let rows: Vec<(TicketId, String)> = Query::new(texts::WORDS).all(act).await?;
    let mut numbers = HashMap::new();
    for (ticket, words) in rows {
        if let Some(number) = order_number(&words) {
            numbers.entry(ticket).or_insert_with(|| number.to_owned());
        }
    }
    Ok(numbers)
}

fn order_number(words: &str) -> Option<&str> {
    words.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 5)
}

/// What makes an entry of the block findable.
struct Document {
    entry: i64,
    audience: Audience,
    stems: String,
    number: String,
}

#[derive(sqlx::FromRow)]
struct Findable {
    id: i64,
    public: bool,
    number: String,
    words: String,
}

impl Document {
    async fn all(desk: &Desk) -> Result<Vec<Document>> {
        let rows: Vec<Findable> = Query::new(texts::FINDABLE).all(&desk.look()).await?;
        let document = |row: Findable| Document {
            entry: row.id,
            audience: if row.public { Audience::Public } else { Audience::Internal },
            stems: stems(&row.words).into_iter().collect::<Vec<_>>().join(" "),
            number: row.number,
        };
        Ok(rows.into_iter().map(document).collect())
    }

    /// Its words in a copy. Digits have no stem, so they are exchanged here as in the text.
    fn stems_in(&self, copy: i64) -> String {
        match self.number.as_str() {
            "" => self.stems.clone(),
            number => self.stems.replace(number, &format!("{copy}{number}")),
        }
    }
}

async fn index(act: &mut Act, room: &Room, copy: i64, documents: &[Document]) -> Result<()> {
    let back = copy * room.step("entry");
    for audience in [Audience::Public, Audience::Internal] {
        let these: Vec<&Document> = documents.iter().filter(|d| d.audience == audience).collect();
        for some in these.chunks(DOCUMENTS) {
            let rows = some.iter().map(|d| (d.entry - back, d.stems_in(copy)));
            act.index_stems(ENTRIES, audience, rows).await?;
        }
    }
    Ok(())
}

async fn clear(desk: &Desk) -> Result<()> {
    let mut act = desk.act(Actor::Machine).await?;
    for text in texts::CLEAR {
        Query::new(text).run(&mut act).await?;
    }
    act.commit().await
}
