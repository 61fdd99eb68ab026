//! What is proposed to a customer to make good.

use crate::Offer;
use approval::{ApprovalId, Reason, StepId};
use base::{Act, EntryId, Error, Moment, Result, StaffId, TicketId};
use journey::JourneyId;
use people::Colleague;
use sqlx::types::Json;
use std::collections::HashMap;
use store::{On, Query, sql};
use ticket::{Scope, Ticket};

store::id! {
    /// One remedy.
    RemedyId
}

store::enumeration! {
    /// What makes good.
    pub enum RemedyKind {
        /// Money back.
        Refund = "refund",
        /// A discount on the next purchase.
        DiscountNext = "discount_next",
        /// A discount on some further items.
        DiscountItems = "discount_items",
        /// The same thing once more.
        Replacement = "replacement",
        /// Something on top.
        Gift = "gift",
        /// A delivery that costs nothing.
        FreeShipping = "free_shipping",
        /// Words alone.
        Apology = "apology",
        /// Anything else.
        Other = "other",
    }
}

impl RemedyKind {
    /// Whether it is a part of a price.
    pub fn is_discount(self) -> bool {
        matches!(self, RemedyKind::DiscountNext | RemedyKind::DiscountItems)
    }

    /// Whether a code of our own can carry it out.
    pub fn has_voucher(self) -> bool {
        self.is_discount() || matches!(self, RemedyKind::Gift | RemedyKind::FreeShipping)
    }
}

store::enumeration! {
    /// How far a remedy is.
    pub enum RemedyState {
        /// Somebody must still agree.
        Proposed = "proposed",
        /// Somebody would agree to something else.
        Changes = "changes",
        /// It can be carried out.
        Approved = "approved",
        /// Somebody said no.
        Declined = "declined",
        /// It was carried out.
        Executed = "executed",
        /// It is proposed no more.
        Withdrawn = "withdrawn",
    }
}

impl RemedyState {
    /// Whether nothing more becomes of it.
    pub fn is_over(self) -> bool {
        matches!(self, RemedyState::Declined | RemedyState::Executed | RemedyState::Withdrawn)
    }
}

store::enumeration! {
    /// What was done about a remedy.
    pub enum DeedWord {
        /// It was proposed.
        Proposed = "proposed",
        /// It was changed, as somebody asked for.
        Revised = "revised",
        /// Somebody agrees.
        Approve = "approve",
        /// Somebody does not.
        Decline = "decline",
        /// Somebody asks for a change.
        Change = "change",
        /// It was carried out.
        Executed = "executed",
        /// It was withdrawn.
        Withdrawn = "withdrawn",
    }
}

/// What is proposed to a customer to make good.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Remedy {
    /// Its row.
    pub id: RemedyId,
    /// Where it was proposed, with why.
    pub entry_id: EntryId,
    /// On which ticket it stands now.
    pub ticket_id: TicketId,
    /// What it is.
    pub kind: RemedyKind,
    /// What the customer gets, in minor units.
    pub amount: Option<i64>,
    /// Of a discount that is no sum.
    pub percent: Option<i64>,
    /// On how many items.
    pub items: Option<i64>,
    /// What it really costs us, at most, in minor units.
    pub cost: i64,
    /// ISO 4217.
    pub currency: String,
    /// The journey it belongs to.
    pub journey_id: Option<JourneyId>,
    /// How far it is.
    pub state: RemedyState,
    /// Why whoever is asked is asked.
    pub reason: Reason,
    /// The newest round of asking.
    pub approval_id: ApprovalId,
    /// Who proposed it.
    pub proposed_by: StaffId,
    /// When.
    pub proposed_at: Moment,
    /// Who carried it out, declined or withdrew it.
    pub ended_by: Option<StaffId>,
    /// When.
    pub ended_at: Option<Moment>,
    /// When the answer was written that tells the customer.
    pub told_at: Option<Moment>,
    /// What the ticket's other remedies gave when this was proposed last, in its currency, in minor units: it is
    /// weighed together with them.
    pub granted_before: i64,
}

/// The beginning of a statement that reads remedies `r` with their entry `e`.
pub(crate) const REMEDIES: &str =
    "SELECT r.id, r.entry_id, e.ticket_id, r.kind, r.amount, r.percent, r.items, r.cost, r.currency,
        r.journey_id, r.state, r.reason, r.approval_id, r.proposed_by, r.proposed_at, r.ended_by, r.ended_at, r.told_at,
        r.granted_before
    FROM remedy r JOIN entry e ON e.id = r.entry_id WHERE TRUE";

/// Remedies of one ticket that are read at once: some tickets may have become one.
const MOST: i64 = 1000;

impl Remedy {
    /// All of a ticket, oldest first.
    pub async fn of_ticket(on: impl Into<On<'_>>, ticket: TicketId) -> Result<Vec<Remedy>> {
        let query = Query::new(REMEDIES).with(" AND e.ticket_id = ", ticket);
        Ok(query.push(" ORDER BY r.id").with(" LIMIT ", MOST).all(on).await?)
    }

    /// These.
    pub async fn among(
        on: impl Into<On<'_>>,
        ids: impl IntoIterator<Item = RemedyId>,
    ) -> Result<HashMap<RemedyId, Remedy>> {
        let found: Vec<Remedy> = Query::new(REMEDIES).with_in(" AND r.id", ids).all(on).await?;
        Ok(found.into_iter().map(|remedy| (remedy.id, remedy)).collect())
    }

    /// Those these approvals are about.
    pub async fn of_approvals(
        on: impl Into<On<'_>>,
        approvals: impl IntoIterator<Item = ApprovalId>,
    ) -> Result<Vec<Remedy>> {
        let approvals: Vec<ApprovalId> = approvals.into_iter().collect();
        if approvals.is_empty() {
            return Ok(Vec::new());
        }
        Ok(Query::new(REMEDIES).with_in(" AND r.approval_id", approvals).push(" ORDER BY r.id").all(on).await?)
    }

    /// The currency last written.
    pub async fn newest_currency(on: impl Into<On<'_>>) -> Result<Option<String>> {
        let row: Option<(String,)> = sql!("SELECT currency FROM remedy ORDER BY id DESC LIMIT 1").opt(on).await?;
        Ok(row.map(|(currency,)| currency))
    }

    /// The remedy for the desk's own deeds.
    pub async fn find(on: impl Into<On<'_>>, id: RemedyId) -> Result<Remedy> {
        Query::new(REMEDIES).with(" AND r.id = ", id).opt(on).await?.ok_or(Error::Missing)
    }

    /// The only way from a number to a remedy for whoever asks by a door: with its ticket, which they must see.
    /// Inside an act both stay locked.
    pub async fn seen_by(on: impl Into<On<'_>>, who: &Colleague, id: RemedyId) -> Result<(Remedy, Ticket)> {
        let mut on = on.into();
        let seen = Remedy::find(on.again(), id).await?;
        let ticket = Ticket::seen_by(on.again(), &Scope::of(who), seen.ticket_id).await?;
        Ok((seen.still_on(on, &ticket).await?, ticket))
    }

    /// As it stands once its ticket is locked.
    ///
    /// # Errors
    /// [`Error::Busy`] when it went to another ticket between the look and the lock.
    pub(crate) async fn still_on(&self, on: impl Into<On<'_>>, ticket: &Ticket) -> Result<Remedy> {
        let remedy = Remedy::find(on, self.id).await?;
        if remedy.ticket_id == ticket.id { Ok(remedy) } else { Err(Error::Busy("it moved meanwhile".into())) }
    }

    /// Its state is another from now on.
    pub(crate) async fn become_(&mut self, act: &mut Act, state: RemedyState) -> Result<()> {
        let ended = state.is_over().then_some(act.now());
        let by = act.actor().staff().filter(|_| state.is_over());
        sql!("UPDATE remedy SET state = $2, ended_at = $3, ended_by = $4 WHERE id = $1")
            .bind(self.id)
            .bind(state)
            .bind(ended)
            .bind(by)
            .run(&mut *act)
            .await?;
        (self.state, self.ended_at, self.ended_by) = (state, ended, by);
        act.refresh(TOPIC);
        Ok(())
    }
}

/// The topic that the list of approvals listens to.
pub const TOPIC: &str = "approvals";

/// What is told of a remedy beside what it gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// What its ticket is about.
    pub subject: String,
    /// Why it was proposed, the last time.
    pub words: String,
}

/// One thing that was done about a remedy: its words stand on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Deed {
    /// About which.
    pub remedy_id: RemedyId,
    /// Where it stands.
    pub entry_id: EntryId,
    /// What was done.
    pub what: DeedWord,
    /// Whose decision it was.
    pub step_id: Option<StepId>,
    /// What was proposed then.
    offer: Option<Json<Offer>>,
}

const DEEDS: &str = "SELECT remedy_id, entry_id, what, step_id, offer FROM remedy_deed WHERE TRUE";

impl Deed {
    /// What these entries of a timeline did, each one thing.
    pub async fn of_entries(on: impl Into<On<'_>>, entries: impl IntoIterator<Item = EntryId>) -> Result<Vec<Deed>> {
        let query = Query::new(DEEDS).with_in(" AND entry_id", entries);
        let mut deeds: Vec<Deed> = query.push(" ORDER BY entry_id, id").all(on).await?;
        deeds.dedup_by_key(|deed| deed.entry_id);
        Ok(deeds)
    }

    /// Where each of these remedies was proposed last.
    pub async fn proposals(
        on: impl Into<On<'_>>,
        remedies: impl IntoIterator<Item = RemedyId>,
    ) -> Result<Vec<EntryId>> {
        let query = Query::new("SELECT max(entry_id) FROM remedy_deed WHERE what IN ('proposed', 'revised')");
        let rows: Vec<(EntryId,)> =
            query.with_in(" AND remedy_id", remedies).push(" GROUP BY remedy_id").all(on).await?;
        Ok(rows.into_iter().map(|(entry,)| entry).collect())
    }

    /// What was decided in these steps.
    pub async fn of_steps(on: impl Into<On<'_>>, steps: impl IntoIterator<Item = StepId>) -> Result<Vec<Deed>> {
        Ok(Query::new(DEEDS).with_in(" AND step_id", steps).push(" ORDER BY id").all(on).await?)
    }

    /// What was proposed when this was done; `now` is what is proposed today.
    pub fn offer(&self, now: &Remedy) -> Offer {
        self.offer.as_ref().map_or_else(|| now.offer(), |then| then.0.clone())
    }

    /// What was said when it was withdrawn.
    pub async fn withdrawal(on: impl Into<On<'_>>, remedy: RemedyId) -> Result<Option<Deed>> {
        let query = Query::new(DEEDS).with(" AND remedy_id = ", remedy).with(" AND what = ", DeedWord::Withdrawn);
        Ok(query.push(" ORDER BY id DESC LIMIT 1").opt(on).await?)
    }

    /// What somebody decided in a step.
    pub async fn of_step(on: impl Into<On<'_>>, step: StepId) -> Result<Option<Deed>> {
        Ok(Deed::of_steps(on, [step]).await?.into_iter().next())
    }
}

impl Remedy {
    /// Whether it was carried out, and the customer knows nothing of it yet.
    pub fn is_to_tell(&self) -> bool {
        self.state == RemedyState::Executed && self.told_at.is_none()
    }

    /// Where it was proposed last, with why: anew, when somebody asked for a change.
    pub async fn proposal(&self, on: impl Into<On<'_>>) -> Result<EntryId> {
        let newest: Option<(EntryId,)> = sql!(
            "SELECT entry_id FROM remedy_deed WHERE remedy_id = $1 AND what IN ('proposed', 'revised') ORDER BY id DESC LIMIT 1"
        )
        .bind(self.id)
        .opt(on)
        .await?;
        Ok(newest.map_or(self.entry_id, |(entry,)| entry))
    }

    /// Why each of these is proposed, read at once. Of tickets that are not seen there is nothing.
    pub async fn whys(
        on: impl Into<On<'_>>,
        scope: &Scope,
        remedies: impl IntoIterator<Item = RemedyId>,
    ) -> Result<HashMap<RemedyId, Why>> {
        let query = Query::new(
            "SELECT r.id, ticket.subject, e.text FROM remedy r
             JOIN entry e ON e.id = COALESCE((SELECT max(d.entry_id) FROM remedy_deed d
                 WHERE d.remedy_id = r.id AND d.what IN ('proposed', 'revised')), r.entry_id)
             JOIN ticket ON ticket.id = e.ticket_id WHERE TRUE",
        );
        let query = query.with_in(" AND r.id", remedies);
        let found: Vec<(RemedyId, String, String)> = scope.restrict(query).all(on).await?;
        let contacts = scope.contacts();
        let shown = |subject, words| Why { subject: contacts.words(subject), words: contacts.words(words) };
        Ok(found.into_iter().map(|(id, subject, words)| (id, shown(subject, words))).collect())
    }
}
