//! What colleagues should know about a customer, for as long as it is true.

use crate::{CustomerId, event::Changed};
use base::{Act, Error, Moment, Result, StaffId};
use people::Agent;
use store::{On, sql};

store::id! {
    /// One remark.
    RemarkId
}

/// Letters of a remark at most.
const LONGEST: usize = 4_000;
/// Remarks of a customer that are read.
const MOST: i64 = 100;

/// One remark about a customer.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Remark {
    /// Its row.
    pub id: RemarkId,
    /// Who wrote it; nobody remembers for those of long ago.
    pub staff_id: Option<StaffId>,
    /// The words.
    pub text: String,
    /// Shown on every ticket of the customer.
    pub pinned: bool,
    /// When it was written.
    pub made_at: Moment,
}

impl Remark {
    /// What is remarked about a customer: the pinned ones first, then the newest.
    pub async fn of(on: impl Into<On<'_>>, customer: CustomerId) -> Result<Vec<Remark>> {
        Ok(sql!(
            "SELECT id, staff_id, text, pinned, made_at FROM customer_remark WHERE customer_id = $1 AND removed_at IS NULL
             ORDER BY pinned DESC, id DESC LIMIT $2"
        )
        .bind(customer)
        .bind(MOST)
        .all(on)
        .await?)
    }

    /// Everything that was ever remarked about a customer and not struck, oldest first; each with whether it was
    /// removed since.
    pub async fn ever(on: impl Into<On<'_>>, customer: CustomerId) -> Result<Vec<(Remark, bool)>> {
        type Line = (RemarkId, Option<StaffId>, String, bool, Moment, Option<Moment>);
        let lines: Vec<Line> = sql!(
            "SELECT id, staff_id, text, pinned, made_at, removed_at FROM customer_remark WHERE customer_id = $1 AND text <> ''
             ORDER BY id LIMIT 10000"
        )
        .bind(customer)
        .all(on)
        .await?;
        let remark = |(id, staff_id, text, pinned, made_at, removed): Line| {
            (Remark { id, staff_id, text, pinned, made_at }, removed.is_some())
        };
        Ok(lines.into_iter().map(remark).collect())
    }

    /// What is to be seen on every ticket.
    pub async fn pinned(on: impl Into<On<'_>>, customer: CustomerId) -> Result<Vec<Remark>> {
        let mut all = Remark::of(on, customer).await?;
        all.retain(|remark| remark.pinned);
        Ok(all)
    }

    /// Writes one.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is empty or too long.
    pub async fn write(act: &mut Act, by: &Agent, customer: CustomerId, text: &str, pinned: bool) -> Result<RemarkId> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Error::invalid("remark", "customer-error-remark-empty"));
        }
        if text.chars().count() > LONGEST {
            return Err(Error::invalid("remark", "customer-error-remark-long"));
        }
        let id: RemarkId = sql!(
            "INSERT INTO customer_remark (customer_id, staff_id, text, pinned, made_at) VALUES ($1, $2, $3, $4, $5) RETURNING id"
        )
        .bind(customer)
        .bind(Some(by.id).filter(|id| id.0 != 0))
        .bind(text)
        .bind(pinned)
        .bind(act.now())
        .value(&mut *act)
        .await?;
        told(act, customer, "written", id).await?;
        Ok(id)
    }

    /// Shows it on every ticket of the customer, or no more.
    pub async fn pin(act: &mut Act, _by: &Agent, customer: CustomerId, id: RemarkId, pinned: bool) -> Result<()> {
        let done = sql!(
            "UPDATE customer_remark SET pinned = $3 WHERE id = $1 AND customer_id = $2 AND removed_at IS NULL AND pinned <> $3"
        )
        .bind(id)
        .bind(customer)
        .bind(pinned)
        .run(act)
        .await?;
        if done == 0 {
            return Ok(());
        }
        told(act, customer, if pinned { "pinned" } else { "unpinned" }, id).await
    }

    /// Takes it away: it is true no longer. The row stays, for whoever asks what was known when.
    ///
    /// # Errors
    /// [`Error::Missing`] when this customer has no such remark.
    pub async fn remove(act: &mut Act, by: &Agent, customer: CustomerId, id: RemarkId) -> Result<()> {
        let done = sql!(
            "UPDATE customer_remark SET removed_at = $3, removed_by = $4 WHERE id = $1 AND customer_id = $2 AND removed_at IS NULL"
        )
        .bind(id)
        .bind(customer)
        .bind(act.now())
        .bind(Some(by.id).filter(|id| id.0 != 0))
        .run(act)
        .await?;
        if done == 0 {
            return Err(Error::Missing);
        }
        told(act, customer, "removed", id).await
    }
}

async fn told(act: &mut Act, customer: CustomerId, what: &str, id: RemarkId) -> Result<()> {
    let event = Changed { customer, field: "remark".into(), from: None, to: Some(format!("{what} {id}")) };
    act.tell(customer, &event).await?;
    act.refresh(crate::Customer::topic(customer));
    Ok(())
}
