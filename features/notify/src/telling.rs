//! Events become notices.

use crate::{
    Notice, Reader,
    notice::{News, Over},
    reader::servers,
    whom::{self, Matter},
};
use base::{Act, Actor, Deed, Desk, EventId, Future, IdentityId, Moment, Result, StaffId, TicketId, Told};
use people::{Duty, stand_in};
use question::QuestionId;
use sqlx::types::Json;
use std::{
    collections::{BTreeSet, HashSet},
    time::Duration,
};
use store::{Query, sql};

/// The job that tells whom an event concerns.
pub const TELL: &str = "notify.tell";

/// Finds out whom it concerns, which only reads: the deed itself only writes.
pub async fn prepare(desk: Desk, told: Told) -> Result<Box<dyn Deed>> {
    Ok(Box::new(caused(&desk.look(), &told).await?))
}

/// What an event gives to tell, and what it makes true no more.
async fn caused(look: &base::Look, told: &Told) -> Result<Tell> {
    let news = whom::news(look, told).await?;
    let over = whom::cared_for(told)?.map(|ticket| (ticket, told.at));
    let answered = whom::answered_for(told)?.map(|question| (question, told.at));
    let decided = whom::decided_about(look, told).await?;
    let flows = whom::flows_again(look, told).await?;
    Ok(Tell { over, answered, decided, flows, ..addressed(look, news).await? })
}

/// The news with their readers, as far as these still work here and such news are for them.
pub(crate) async fn addressed(look: &base::Look, news: Vec<News>) -> Result<Tell> {
    let news = passed_on(look, news).await?;
    let readers = Reader::among(look, news.iter().map(|n| n.to)).await?;
    let mut told = Vec::new();
    for news in news {
        let Some(reader) = readers.iter().find(|r| r.id == news.to) else { continue };
        if reader.may_know(look, news.kind, (news.about, news.question)).await? {
            told.push((reader.clone(), news));
        }
    }
    Ok(Tell { told, over: None, answered: None, decided: None, flows: None })
}

/// What would lie with somebody who is away goes to whoever cares for it in their place; to nobody twice.
async fn passed_on(look: &base::Look, news: Vec<News>) -> Result<Vec<News>> {
    let mut passed = Vec::with_capacity(news.len());
    for one in news {
        let heirs = if one.passes_on() { heirs(look, &one).await? } else { BTreeSet::from([one.to]) };
        passed.extend(heirs.into_iter().map(|heir| one.clone().passed_to(heir)));
    }
    let mut told = HashSet::new();
    passed.retain(|news| told.insert((news.to, news.kind, news.about, news.question, news.remedy)));
    Ok(passed)
}

/// Whoever stands in for a reader, or they themselves, when they are here. Where nobody does they find it when they are
/// back; of what they had begun on a ticket whoever has it now is told meanwhile, or else those who serve its department.
async fn heirs(look: &base::Look, news: &News) -> Result<BTreeSet<StaffId>> {
    if let Some(heir) = stand_in(look, news.to, Duty::Tickets, look.now()).await? {
        return Ok(BTreeSet::from([heir]));
    }
    let mut heirs = BTreeSet::from([news.to]);
    if news.kind.is_begun_by_reader() && news.about != 0 {
        match whom::matter(look, TicketId(news.about)).await? {
            Matter { assignee_id: Some(one), .. } => heirs.extend([one]),
            Matter { department_id, .. } => heirs.extend(servers(look, department_id).await?),
        }
    }
    Ok(heirs)
}

/// News to be told.
pub(crate) struct Tell {
    told: Vec<(Reader, News)>,
    /// A ticket that somebody cares for since then.
    over: Option<(TicketId, Moment)>,
    /// A question that waits for nobody, or for one who knows, since then.
    answered: Option<(QuestionId, Moment)>,
    /// A remedy about which somebody has decided, or others decide from now on.
    decided: Option<Over>,
    /// Since when mail flows again into every mailbox.
    flows: Option<Moment>,
}

impl Tell {
    pub(crate) async fn all(&self, act: &mut Act) -> Result<()> {
        if let Some((ticket, since)) = self.over {
            Notice::read_waiting(act, ticket, since).await?;
        }
        if let Some((question, since)) = self.answered {
            Notice::read_asked(act, question, since).await?;
        }
        if let Some(over) = &self.decided {
            Notice::read_decided(act, over).await?;
        }
        if let Some(since) = self.flows {
            Notice::read_mailboxes(act, since).await?;
        }
        for (reader, news) in &self.told {
            Notice::tell(act, reader, news).await?;
        }
        Ok(())
    }
}

impl Deed for Tell {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(self.all(act))
    }

    fn order(&self) -> String {
        self.told.first().map(|(reader, _)| format!("{:020}", reader.id.0)).unwrap_or_default()
    }
}

/// Tells what happened lately in a past that was written and not lived, as a demo's is. What is older than a
/// day is known by now.
pub async fn remember(desk: &Desk, since: Moment) -> Result<()> {
    let look = desk.look();
    let rows: Vec<Row> = Query::new("SELECT id, kind, actor, actor_id, at, data FROM event WHERE TRUE")
        .with(" AND at >= ", since)
        .with_in(" AND kind", whom::KINDS.iter().copied())
        .push(" ORDER BY id LIMIT 5000")
        .all(&look)
        .await?;
    let mut lived = Vec::new();
    for told in rows.into_iter().map(Told::from) {
        lived.push((told.at, caused(&look, &told).await?));
    }
    let mut act = desk.act(Actor::Machine).await?.as_history();
    for (at, tell) in lived {
        act.play(Actor::Machine, at);
        tell.all(&mut act).await?;
    }
    sql!("UPDATE notice SET read_at = at WHERE read_at IS NULL AND at < $1")
        .bind(look.now().minus(KNOWN))
        .run(&mut act)
        .await?;
    act.commit().await
}

/// What a written past tells is known after so long.
const KNOWN: Duration = Duration::from_secs(24 * 3600);

/// An event as history keeps it.
#[derive(sqlx::FromRow)]
struct Row {
    id: EventId,
    kind: String,
    actor: String,
    actor_id: Option<i64>,
    at: Moment,
    data: Json<serde_json::Value>,
}

impl From<Row> for Told {
    fn from(row: Row) -> Told {
        let by = match (row.actor.as_str(), row.actor_id) {
            ("staff", Some(id)) => Actor::Staff(StaffId(id)),
            ("customer", Some(id)) => Actor::Customer(IdentityId(id)),
            _ => Actor::Machine,
        };
        Told { id: row.id, kind: row.kind, by, at: row.at, data: row.data.0 }
    }
}
