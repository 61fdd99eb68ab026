//! What the company wants to know of a ticket.

use crate::{Ticket, event::Filled};
use base::{
    Act, Error, Result, Why,
    index::{Audience, Kind},
};
use customer::CustomerId;
use field::{About, Field, FieldId, Values};
use people::Agent;
use serde_json::json;
use store::On;

/// What was filled in, in the index: by the ticket's number.
pub const FIELDS: Kind = Kind(2);

impl Ticket {
    /// What its department asks for, and whatever else was filled in, each in the company's order.
    pub async fn fields(&self, on: impl Into<On<'_>>) -> Result<(Vec<Field>, Values)> {
        Ok(self.asked(Values::with_fields(on, About::Ticket, self.id.0).await?))
    }

    /// The same, and what is asked of its customer, each in the company's order: in one statement, because a page shows both.
    pub async fn fields_and_customers(
        &self,
        on: impl Into<On<'_>>,
        customer: CustomerId,
    ) -> Result<[(Vec<Field>, Values); 2]> {
        let (own, theirs) = ((About::Ticket, self.id.0), (About::Customer, customer.0));
        let [own, (fields, values)] = Values::with_fields_of_both(on, own, theirs).await?;
        Ok([self.asked(own), (values.asked(fields), values)])
    }

    fn asked(&self, (mut fields, values): (Vec<Field>, Values)) -> (Vec<Field>, Values) {
        fields.retain(|field| self.is_asked(field) || values.get(field).is_some());
        (fields, values)
    }

    fn is_asked(&self, field: &Field) -> bool {
        field.archived_at.is_none() && field.department_id.is_none_or(|department| department == self.department_id)
    }

    /// Fills a field in with what was typed; nothing empties it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is nothing of the field's kind; [`Error::Missing`] when there is no such
    /// field of tickets; [`Error::Refused`] when the field is archived, the ticket was merged, or its customer struck.
    pub async fn fill(&mut self, act: &mut Act, _by: &Agent, field: FieldId, typed: &str) -> Result<()> {
        self.check_not_merged()?;
        self.check_not_erased(&mut *act).await?;
        let field = Field::of(&mut *act, About::Ticket, field).await?;
        let Some(filled) = Values::set(act, &field, self.id.0, typed).await? else { return Ok(()) };
        let or_dash = |text: String| if text.is_empty() { "—".to_owned() } else { text };
        let args = json!({ "name": filled.name, "from": or_dash(filled.from), "to": or_dash(filled.to) });
        self.write_change(act, "ticket-change-field", args).await?;
        act.tell(self.id, &Filled { ticket: self.id, field: field.id.0 }).await?;
        self.index_fields(act).await?;
        self.settle(act).await
    }

    /// Makes what was filled in findable, by staff alone.
    pub async fn index_fields(&self, act: &mut Act) -> Result<()> {
        let (fields, values) = self.fields(&mut *act).await?;
        let text: Vec<String> = fields.iter().map(|field| values.in_short(field)).collect();
        act.index(FIELDS, Audience::Internal, self.id.0, &text.join(" ")).await
    }

    /// A ticket is not solved without what must be filled in. The past is not asked.
    pub(crate) async fn check_filled(&self, act: &mut Act) -> Result<()> {
        if act.is_history() {
            return Ok(());
        }
        let (fields, values) = self.fields(&mut *act).await?;
        let lacking = fields.iter().filter(|f| f.required && self.is_asked(f) && values.get(f).is_none());
        let names: Vec<&str> = lacking.map(|f| f.name.as_str()).collect();
        match names.is_empty() {
            true => self.check_cause(act).await,
            false => Err(Error::Refused(Why::of("ticket-error-lacking").with("name", names.join(", ")))),
        }
    }
}
