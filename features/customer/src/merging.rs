//! Two cards of one person become one, and two again when they were not.

use crate::{Customer, CustomerId, OrganisationId, RemarkId, changing::tell, event::Merged, event::Unmerged, word};
use base::{Act, Error, IdentityId, Moment, Result};
use field::{About as Fields, FieldId, Values};
use people::Agent;
use serde::{Deserialize, Serialize};
use store::{On, Query, sql};

/// What the card that stays took over because it had none of its own, and what it had before: nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// Where they belong.
    pub organisation: Option<OrganisationId>,
    /// In which to write to them.
    pub language: Option<String>,
    /// Where their clock is.
    pub zone: Option<String>,
    /// They matter only since the merge.
    pub vip: bool,
    /// Since when they are blocked, only since the merge.
    pub blocked_at: Option<Moment>,
    /// The address to write to, that was preferred before on the other card.
    pub unpreferred: Option<IdentityId>,
    /// Fields that were filled in there alone; with what, stays with the card that was given up.
    #[serde(default)]
    pub fields: Vec<FieldId>,
}

impl Customer {
    /// Makes two cards one: what `id` was known by, and what was remarked about them, goes to `into`;
    /// what `into` does not know, it takes over. The card of `id` stays as a sign that leads there.
    ///
    /// Tickets and entries point to identities, so nothing else moves.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is merged into itself; [`Error::Refused`] when one of the two is merged
    /// or struck already.
    pub async fn merge(act: &mut Act, _by: &Agent, id: CustomerId, into: CustomerId) -> Result<()> {
        if id == into {
            return Err(Error::invalid("into", "customer-error-merge-itself"));
        }
        // In order of ids, so that two who merge the two into each other do not wait for each other.
        let mut cards = Vec::new();
        for each in [id.min(into), id.max(into)] {
            cards.push(Customer::locked(act, each).await?);
        }
        cards.sort_by_key(|card| card.id != id);
        let [from, to]: [Customer; 2] = cards.try_into().map_err(|_| Error::Broken("two cards are not two".into()))?;
        let identities: Vec<(IdentityId, bool)> =
            sql!("SELECT id, main FROM identity WHERE customer_id = $1 ORDER BY id").bind(id).all(&mut *act).await?;
        let remarks: Vec<(RemarkId,)> =
            sql!("SELECT id FROM customer_remark WHERE customer_id = $1 ORDER BY id").bind(id).all(&mut *act).await?;
        let preferred: Option<(IdentityId,)> =
            sql!("SELECT id FROM identity WHERE customer_id = $1 AND main").bind(into).opt(&mut *act).await?;
        let filled = Filled {
            unpreferred: identities.iter().find(|(_, main)| *main && preferred.is_some()).map(|(id, _)| *id),
            fields: Values::copy(act, Fields::Customer, id.0, into.0).await?,
            ..filled(&from, &to)
        };
        if let Some(identity) = filled.unpreferred {
            sql!("UPDATE identity SET main = FALSE WHERE id = $1").bind(identity).run(act).await?;
        }
        sql!("UPDATE identity SET customer_id = $2 WHERE customer_id = $1").bind(id).bind(into).run(act).await?;
        sql!("UPDATE customer_remark SET customer_id = $2 WHERE customer_id = $1").bind(id).bind(into).run(act).await?;
        take_over(act, &to, &filled, from.contact_at).await?;
        sql!("UPDATE customer SET merged_into = $2 WHERE id = $1").bind(id).bind(into).run(act).await?;
        for each in [id, into] {
            word::refresh(act, each).await?;
        }
        let event = Merged {
            customer: id,
            into,
            identities: identities.into_iter().map(|(id, _)| id).collect(),
            remarks: remarks.into_iter().map(|(id,)| id).collect(),
            filled,
        };
        act.tell(id, &event).await?;
        tell(act, into, "merged", None, Some(id.to_string())).await
    }

    /// Takes a merge back, exactly: what came along goes back where it still is, what was taken over is
    /// given back where nobody has changed it since. What was added meanwhile stays.
    ///
    /// # Errors
    /// [`Error::Refused`] when `id` is not merged, or the card it went to has since been merged itself:
    /// that is to be taken back first.
    pub async fn unmerge(act: &mut Act, _by: &Agent, id: CustomerId) -> Result<CustomerId> {
        let apart = || Error::refused("customer-error-not-merged");
        let into = Customer::find(&mut *act, id).await?.merged_into.ok_or_else(apart)?;
        let to = Customer::locked(act, into).await?;
        // Somebody else may have taken it back while this waited for the lock.
        if Customer::find(&mut *act, id).await?.merged_into != Some(into) {
            return Err(apart());
        }
        let merged: Option<Merged> = act.last_told(id).await?;
        let merged = merged.ok_or_else(|| Error::Broken("a merge that nobody told".into()))?;
        Query::new("UPDATE identity SET customer_id = ")
            .with("", id)
            .with(" WHERE customer_id = ", into)
            .with_in(" AND id", merged.identities.iter().copied())
            .run(act)
            .await?;
        if let Some(identity) = merged.filled.unpreferred {
            sql!("UPDATE identity SET main = TRUE WHERE id = $1 AND customer_id = $2")
                .bind(identity)
                .bind(id)
                .run(act)
                .await?;
        }
        Query::new("UPDATE customer_remark SET customer_id = ")
            .with("", id)
            .with(" WHERE customer_id = ", into)
            .with_in(" AND id", merged.remarks.iter().copied())
            .run(act)
            .await?;
        give_back(act, &to, &merged.filled).await?;
        Values::take_back(act, Fields::Customer, (id.0, into.0), &merged.filled.fields).await?;
        sql!("UPDATE customer SET merged_into = NULL WHERE id = $1").bind(id).run(act).await?;
        for each in [id, into] {
            word::refresh(act, each).await?;
        }
        act.tell(id, &Unmerged { customer: id, from: into }).await?;
        tell(act, into, "unmerged", None, Some(id.to_string())).await?;
        Ok(into)
    }

    /// Cards that were merged into this one, newest first.
    pub async fn merged_here(on: impl Into<On<'_>>, into: CustomerId) -> Result<Vec<Customer>> {
        Ok(Query::new(crate::customer::COLUMNS)
            .with(" WHERE c.merged_into = ", into)
            .push(" ORDER BY c.id DESC LIMIT 20")
            .all(on)
            .await?)
    }
}

/// What the one card can give that the other lacks.
fn filled(from: &Customer, to: &Customer) -> Filled {
    Filled {
        organisation: from.organisation_id.filter(|_| to.organisation_id.is_none()),
        language: from.language.clone().filter(|_| to.language.is_none()),
        zone: from.zone.clone().filter(|_| to.zone.is_none()),
        vip: from.vip && !to.vip,
        blocked_at: from.blocked_at.filter(|_| to.blocked_at.is_none()),
        unpreferred: None,
        fields: Vec::new(),
    }
}

async fn take_over(act: &mut Act, to: &Customer, filled: &Filled, contact_at: Option<Moment>) -> Result<()> {
    sql!(
        "UPDATE customer SET organisation_id = $2, language = $3, zone = $4, vip = $5, blocked_at = $6, contact_at = $7 WHERE id = $1"
    )
    .bind(to.id)
    .bind(to.organisation_id.or(filled.organisation))
    .bind(to.language.clone().or(filled.language.clone()))
    .bind(to.zone.clone().or(filled.zone.clone()))
    .bind(to.vip || filled.vip)
    .bind(to.blocked_at.or(filled.blocked_at))
    .bind(to.contact_at.max(contact_at))
    .run(act)
    .await?;
    Ok(())
}

async fn give_back(act: &mut Act, to: &Customer, filled: &Filled) -> Result<()> {
    /// What is there now, unless it is what the merge brought.
    fn own<T: PartialEq + Clone>(now: &Option<T>, brought: &Option<T>) -> Option<T> {
        now.clone().filter(|_| brought.is_none() || now != brought)
    }
    sql!("UPDATE customer SET organisation_id = $2, language = $3, zone = $4, vip = $5, blocked_at = $6 WHERE id = $1")
        .bind(to.id)
        .bind(own(&to.organisation_id, &filled.organisation))
        .bind(own(&to.language, &filled.language))
        .bind(own(&to.zone, &filled.zone))
        .bind(to.vip && !filled.vip)
        .bind(own(&to.blocked_at, &filled.blocked_at))
        .run(act)
        .await?;
    Ok(())
}
