//! Two organisations that were one become one, and two again when they were not.

use crate::{
    Organisation, OrganisationId,
    event::{OrganisationMerged, OrganisationUnmerged},
};
use base::{Act, Error, Event, Result};
use field::{About as Fields, Values};
use people::Agent;
use store::{On, Query, sql};

impl Organisation {
    /// Makes two one: people and domains of this one go to `into`, which takes over the fields it lacks. It is no longer
    /// listed, and stays as a sign that leads there.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is merged into itself; [`Error::Refused`] when one of the two is merged already.
    pub async fn merge(act: &mut Act, _by: &Agent, id: OrganisationId, into: OrganisationId) -> Result<()> {
        if id == into {
            return Err(Error::invalid("into", "customer-error-merge-itself"));
        }
        // In order of ids, so that two who merge the two into each other do not wait for each other.
        for each in [id.min(into), id.max(into)] {
            Organisation::locked(act, each).await?;
        }
        forget_moved(act, id).await?;
        let kept_in_mind = [
            sql!(
                "INSERT INTO organisation_moved (organisation_id, customer_id)
                 SELECT organisation_id, id FROM customer WHERE organisation_id = $1"
            ),
            sql!(
                "INSERT INTO organisation_moved_domain (organisation_id, domain)
                 SELECT organisation_id, domain FROM organisation_domain WHERE organisation_id = $1"
            ),
        ];
        for statement in kept_in_mind {
            statement.bind(id).run(act).await?;
        }
        let moved = [
            sql!("UPDATE customer SET organisation_id = $2 WHERE organisation_id = $1"),
            sql!("UPDATE organisation_domain SET organisation_id = $2 WHERE organisation_id = $1"),
            sql!("UPDATE organisation SET merged_into = $2 WHERE id = $1"),
        ];
        for statement in moved {
            statement.bind(id).bind(into).run(act).await?;
        }
        let fields = Values::copy(act, Fields::Organisation, id.0, into.0).await?;
        act.tell(id, &OrganisationMerged { organisation: id, into, fields }).await?;
        Ok(())
    }

    /// Takes a merge back: who and what came along returns, where nobody has changed it since. What was added meanwhile
    /// stays. Answers with where it had gone.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is not merged, or the one it went to has since been merged itself: that is to be taken
    /// back first.
    pub async fn unmerge(act: &mut Act, _by: &Agent, id: OrganisationId) -> Result<OrganisationId> {
        let apart = || Error::refused("customer-error-organisation-apart");
        let into = Organisation::find(&mut *act, id).await?.merged_into.ok_or_else(apart)?;
        Organisation::locked(act, into).await?;
        // Somebody else may have taken it back while this waited for the lock.
        if Organisation::find(&mut *act, id).await?.merged_into != Some(into) {
            return Err(apart());
        }
        // Those of long ago were not told so that they could be taken back.
        let merged: OrganisationMerged = act.last_told(id).await?.ok_or_else(apart)?;
        let returned = [
            sql!(
                "UPDATE customer SET organisation_id = $1 WHERE organisation_id = $2
                 AND id IN (SELECT customer_id FROM organisation_moved WHERE organisation_id = $1)"
            ),
            sql!(
                "UPDATE organisation_domain SET organisation_id = $1 WHERE organisation_id = $2
                 AND domain IN (SELECT domain FROM organisation_moved_domain WHERE organisation_id = $1)"
            ),
        ];
        for statement in returned {
            statement.bind(id).bind(into).run(act).await?;
        }
        Values::take_back(act, Fields::Organisation, (id.0, into.0), &merged.fields).await?;
        sql!("UPDATE organisation SET merged_into = NULL WHERE id = $1").bind(id).run(act).await?;
        forget_moved(act, id).await?;
        act.tell(id, &OrganisationUnmerged { organisation: id, from: into }).await?;
        Ok(into)
    }

    /// Organisations that were merged into this one and can be taken out again, newest first.
    pub async fn merged_here(on: impl Into<On<'_>>, into: OrganisationId) -> Result<Vec<Organisation>> {
        let query = Query::new("SELECT o.id, o.name, o.remark, o.merged_into FROM organisation o")
            .with(" WHERE o.merged_into = ", into)
            .with(" AND EXISTS (SELECT 1 FROM event e WHERE e.about = ", Organisation::ABOUT)
            .with(" AND e.about_id = o.id AND e.kind = ", OrganisationMerged::KIND);
        Ok(query.push(") ORDER BY o.id DESC LIMIT 20").all(on).await?)
    }
}

/// What was moved is known no longer than the merge lasts.
async fn forget_moved(act: &mut Act, id: OrganisationId) -> Result<()> {
    sql!("DELETE FROM organisation_moved WHERE organisation_id = $1").bind(id).run(act).await?;
    sql!("DELETE FROM organisation_moved_domain WHERE organisation_id = $1").bind(id).run(act).await?;
    Ok(())
}
