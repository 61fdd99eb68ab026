//! What the company wants to know of its customers, and of the organisations they belong to.

use crate::{Customer, CustomerId, Organisation, OrganisationId, changing::tell, organisation::told};
use base::{Act, Error, Result};
use field::{About, Field, FieldId, Values};
use people::Agent;
use store::On;

impl Customer {
    /// What is asked of customers, and whatever else was filled in, each in the company's order.
    pub async fn fields(&self, on: impl Into<On<'_>>) -> Result<(Vec<Field>, Values)> {
        let (mut fields, values) = Values::with_fields(on, About::Customer, self.id.0).await?;
        fields.retain(|field| field.archived_at.is_none() || values.get(field).is_some());
        Ok((fields, values))
    }

    /// Fills a field in with what was typed; nothing empties it. What was filled in is not told: that it was, is.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is nothing of the field's kind; [`Error::Missing`] when there is no such
    /// field of customers; [`Error::Refused`] when the field is archived, or the card merged or struck.
    pub async fn fill(act: &mut Act, _by: &Agent, id: CustomerId, field: FieldId, typed: &str) -> Result<()> {
        Customer::locked(act, id).await?;
        let field = Field::find(&mut *act, field).await?;
        if field.about != About::Customer {
            return Err(Error::Missing);
        }
        match Values::set(act, &field, id.0, typed).await? {
            Some(_) => tell(act, id, "field", None, Some(field.id.to_string())).await,
            None => Ok(()),
        }
    }
}

impl Organisation {
    /// What is asked of organisations, and whatever else was filled in, each in the company's order.
    pub async fn fields(&self, on: impl Into<On<'_>>) -> Result<(Vec<Field>, Values)> {
        let (mut fields, values) = Values::with_fields(on, About::Organisation, self.id.0).await?;
        fields.retain(|field| field.archived_at.is_none() || values.get(field).is_some());
        Ok((fields, values))
    }

    /// Fills a field in with what was typed; nothing empties it. What was filled in is not told: that it was, is.
    ///
    /// # Errors
    /// As [`Customer::fill`].
    pub async fn fill(act: &mut Act, _by: &Agent, id: OrganisationId, field: FieldId, typed: &str) -> Result<()> {
        Organisation::locked(act, id).await?;
        let field = Field::find(&mut *act, field).await?;
        if field.about != About::Organisation {
            return Err(Error::Missing);
        }
        match Values::set(act, &field, id.0, typed).await? {
            Some(_) => told(act, id, "field").await,
            None => Ok(()),
        }
    }
}
