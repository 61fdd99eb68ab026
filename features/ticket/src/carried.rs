//! What a merge carries beside the words, and which of two wins: decided here once, shown before it is done.

use crate::{Cause, DraftKind, Priority, State, Ticket};
use base::{Moment, Result, StaffId, words::fold};
use field::{About, Field, Values};
use journey::Journey;
use people::Staff;
use store::{On, sql};

/// What becomes of the ticket that stays, as far as its doing goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// It does what it did.
    Same,
    /// It had ended, and the other is open.
    OpensAgain,
    /// It was put aside, and the other was not.
    Wakes,
    /// Like the other it is put aside, until then: it had ended, or was to come back later.
    Aside(Moment, Option<StaffId>),
}

impl Becomes {
    /// What either has open is open; of two moments to come back at, the earlier is meant.
    fn of(gone: &Ticket, stays: &Ticket) -> Becomes {
        match (gone.state, stays.state) {
            (State::Open, State::Solved | State::Closed) => Becomes::OpensAgain,
            (State::Open, State::Snoozed) => Becomes::Wakes,
            (State::Snoozed, State::Solved | State::Closed | State::Snoozed) => match gone.snoozed_until {
                Some(until) if stays.snoozed_until.is_none_or(|own| until < own) => {
                    Becomes::Aside(until, gone.snoozed_by)
                }
                _ => Becomes::Same,
            },
            _ => Becomes::Same,
        }
    }
}

/// A field that was filled in on the ticket that is merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedField {
    /// The field's name.
    pub name: String,
    /// What was filled in, in short.
    pub value: String,
    /// What the ticket that stays has there instead, and keeps.
    pub kept: Option<String>,
}

/// Words that somebody has begun on the ticket that is merged.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CarriedDraft {
    /// Who.
    pub staff_id: StaffId,
    /// What they are for.
    pub kind: DraftKind,
    /// Whether they have begun something on the ticket that stays, too: the words then come beneath.
    pub beneath: bool,
}

/// What a merge carries beside the words: the ticket that stays keeps what it has, and gets what it lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// Who becomes responsible, since nobody was.
    pub assignee: Option<StaffId>,
    /// Who is responsible no longer, since somebody else is.
    pub released: Option<StaffId>,
    /// The priority that comes along, when it is the higher one.
    pub priority: Option<Priority>,
    /// What becomes of the ticket that stays.
    pub becomes: Becomes,
    /// Tags it has not, by name.
    pub tags: Vec<String>,
    /// What went wrong, since nobody has said so of the ticket that stays.
    pub cause: Option<Cause>,
    /// To which journey it belongs, since nobody has said so of the ticket that stays.
    pub journey: Option<Journey>,
    /// What was filled in, in the company's order.
    pub fields: Vec<CarriedField>,
    /// Who follows it from now on.
    pub followers: Vec<StaffId>,
    /// Collaborators who see it from now on.
    pub invited: Vec<StaffId>,
    /// What colleagues have begun to write.
    pub drafts: Vec<CarriedDraft>,
    /// How many open promises come along.
    pub promises: usize,
}

impl Carried {
    /// What comes along when `gone` is merged into `stays`, by what both have now.
    pub async fn between(on: impl Into<On<'_>>, gone: &Ticket, stays: &Ticket) -> Result<Carried> {
        let mut on = on.into();
        let heir = match (stays.assignee_id, gone.assignee_id) {
            (None, Some(came)) => Some(Staff::find(on.again(), came).await?),
            _ => None,
        };
        let own: Vec<String> = Ticket::tags(on.again(), stays.id).await?.iter().map(|tag| fold(tag)).collect();
        let mut tags = Ticket::tags(on.again(), gone.id).await?;
        tags.retain(|tag| !own.contains(&fold(tag)));
        let followers = stays.followers(on.again()).await?;
        let invited = stays.invited(on.again()).await?;
        Ok(Carried {
            assignee: heir.filter(|who| who.role.may_answer() && who.left_at.is_none()).map(|who| who.id),
            released: gone.assignee_id.filter(|came| stays.assignee_id.is_some_and(|own| own != *came)),
            priority: Some(gone.priority).filter(|came| *came > stays.priority && !gone.state.is_ended()),
            becomes: Becomes::of(gone, stays),
            tags,
            cause: match stays.cause(on.again()).await? {
                None => gone.cause(on.again()).await?,
                Some(_) => None,
            },
            journey: match stays.journey(on.again()).await? {
                None => gone.journey(on.again()).await?,
                Some(_) => None,
            },
            fields: fields(on.again(), gone, stays).await?,
            followers: without(gone.followers(on.again()).await?, &followers),
            invited: without(gone.invited(on.again()).await?, &invited),
            drafts: drafts(on.again(), gone, stays).await?,
            promises: promises(on, gone).await?,
        })
    }
}

fn without(these: Vec<StaffId>, others: &[StaffId]) -> Vec<StaffId> {
    these.into_iter().filter(|id| !others.contains(id)).collect()
}

async fn fields(mut on: On<'_>, gone: &Ticket, stays: &Ticket) -> Result<Vec<CarriedField>> {
    let came = Values::of(on.again(), About::Ticket, gone.id.0).await?;
    let own = Values::of(on.again(), About::Ticket, stays.id.0).await?;
    let all = Field::all(on, About::Ticket).await?;
    let filled = all.iter().filter(|field| came.get(field).is_some() && came.get(field) != own.get(field));
    Ok(filled
        .map(|field| CarriedField {
            name: field.name.clone(),
            value: came.in_short(field),
            kept: own.get(field).is_some().then(|| own.in_short(field)),
        })
        .collect())
}

async fn drafts(on: On<'_>, gone: &Ticket, stays: &Ticket) -> Result<Vec<CarriedDraft>> {
    Ok(sql!(
        "SELECT staff_id, kind, EXISTS (SELECT 1 FROM draft own WHERE own.ticket_id = $2 AND own.staff_id = draft.staff_id
             AND own.kind = draft.kind AND own.html <> '') AS beneath
         FROM draft WHERE ticket_id = $1 AND html <> '' ORDER BY staff_id, kind"
    )
    .bind(gone.id)
    .bind(stays.id)
    .all(on)
    .await?)
}

async fn promises(on: On<'_>, gone: &Ticket) -> Result<usize> {
    let open: i64 =
        sql!("SELECT count(*) FROM promise WHERE ticket_id = $1 AND state = 'open'").bind(gone.id).value(on).await?;
    Ok(usize::try_from(open).unwrap_or_default())
}
