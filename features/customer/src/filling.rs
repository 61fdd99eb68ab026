//! What the company wants to know of its customers, and of the organisations they belong to.

use crate::{Customer, CustomerId, Organisation, OrganisationId, changing::tell, organisation::told};
use base::{Act, Result};
use field::{About, Field, FieldId, Values};
use people::Agent;
use store::On;

impl Customer {
    /// What is asked of customers, and whatever else was filled in, each in the company's order.
    pub async fn fields(&self, on: impl Into<On<'_>>) -> Result<(Vec<Field>, Values)> {
        Values::with_asked(on, About::Customer, self.id.0).await
    }

    /// Fills a field in with what was typed; nothing empties it. What was filled in is not told: that it was, is.
    ///
    /// # Errors
    /// [`base::Error::Invalid`] when it is nothing of the field's kind; [`base::Error::Missing`] when there is no such
    /// field of customers; [`base::Error::Refused`] when the field is archived, or the card merged or struck.
    pub async fn fill(act: &mut Act, _by: &Agent, id: CustomerId, field: FieldId, typed: &str) -> Result<()> {
        Customer::locked(act, id).await?;
        let field = Field::of(&mut *act, About::Customer, field).await?;
        match Values::set(act, &field, id.0, typed).await? {
            Some(_) => tell(act, id, "field", None, Some(field.id.to_string())).await,
            None => Ok(()),
        }
    }
}

impl Organisation {
    /// What is asked of organisations, and whatever else was filled in, each in the company's order.
    pub async fn fields(&self, on: impl Into<On<'_>>) -> Result<(Vec<Field>, Values)> {
        Values::with_asked(on, About::Organisation, self.id.0).await
    }

    /// Fills a field in with what was typed; nothing empties it. What was filled in is not told: that it was, is.
    ///
    /// # Errors
    /// As [`Customer::fill`].
    pub async fn fill(act: &mut Act, _by: &Agent, id: OrganisationId, field: FieldId, typed: &str) -> Result<()> {
        Organisation::locked(act, id).await?;
        let field = Field::of(&mut *act, About::Organisation, field).await?;
        match Values::set(act, &field, id.0, typed).await? {
            Some(_) => told(act, id, "field").await,
            None => Ok(()),
        }
    }
}
