//! Where an answer can go.

use crate::{Channel, Direction, Entry, Person, Ticket};
use base::Result;
use customer::{Customer, Identity, IdentityKind};
use store::{On, sql};

impl Ticket {
    /// To whom an answer goes: where the customer's last message that was not struck wants it, else to the address
    /// the matter began with. Empty when neither is a mail address.
    ///
    /// A mail whose sender is perhaps forged leads an answer nowhere else, as long as another one came.
    ///
    /// The main address of their card does not come before where they last wrote from: they read there
    /// (an answer to work must not arrive at home), and mail programs, Help Scout and Front do so, too. It
    /// is for writing first, and one can choose it ([`Ticket::reachable_at`]).
    pub async fn answer_to(&self, on: impl Into<On<'_>>) -> Result<Vec<Person>> {
        let mut on = on.into();
        if let Some(to) = self.last_mail_wants(on.again()).await? {
            return Ok(to);
        }
        let (customer, identities) = self.whose(on.again()).await?;
        self.by_card(on, &customer, &identities).await
    }

    /// Where an answer can go: [`Ticket::answer_to`], and then the main address of the customer's card, when a
    /// colleague has named one.
    pub async fn reachable_at(&self, on: impl Into<On<'_>>) -> Result<Vec<Person>> {
        let mut on = on.into();
        let (customer, identities) = self.whose(on.again()).await?;
        self.reachable_by(on, &[], (&customer, &identities)).await
    }

    /// [`Ticket::reachable_at`] by what was read already: the end of the timeline, oldest first, whose matter it
    /// is, and how they are known.
    pub async fn reachable_by(
        &self,
        on: impl Into<On<'_>>,
        end: &[Entry],
        (customer, identities): (&Customer, &[Identity]),
    ) -> Result<Vec<Person>> {
        let mut on = on.into();
        let is_last = |entry: &&Entry| is_mail_of_customer(entry) && entry.doubt.is_none();
        let wanted = match end.iter().rev().find(is_last) {
            Some(entry) => Some(wanted(entry)),
            None => self.last_mail_wants(on.again()).await?,
        };
        let mut known = match wanted {
            Some(wanted) => wanted,
            None => self.by_card(on, customer, identities).await?,
        };
        let main = identities.iter().find(|i| i.main && i.kind == IdentityKind::Mail);
        let is_new = |value: &str| !known.iter().any(|p| p.address.trim().eq_ignore_ascii_case(value.trim()));
        if let Some(main) = main.filter(|i| is_new(&i.value)) {
            known.push(Person { name: customer.name.clone(), address: main.value.clone() });
        }
        Ok(known)
    }

    pub(crate) async fn whose(&self, on: On<'_>) -> Result<(Customer, Vec<Identity>)> {
        Identity::of_same(on, self.identity_id).await
    }

    async fn last_mail_wants(&self, on: On<'_>) -> Result<Option<Vec<Person>>> {
        let last: Option<Entry> = sql!(
            "SELECT * FROM entry WHERE id = (
                 SELECT id FROM entry WHERE ticket_id = $1 AND public AND direction = 'in' AND channel = 'mail' AND NOT machine
                     AND NOT apart AND struck_at IS NULL ORDER BY (doubt IS NULL) DESC, id DESC LIMIT 1)"
        )
        .bind(self.id)
        .opt(on)
        .await?;
        Ok(last.as_ref().map(wanted))
    }

    /// By how the customer is known: first as the matter began, then by their card.
    async fn by_card(&self, on: On<'_>, customer: &Customer, identities: &[Identity]) -> Result<Vec<Person>> {
        let own = match identities.iter().find(|i| i.id == self.identity_id) {
            Some(own) => own.clone(),
            None => Identity::find(on, self.identity_id).await?, // of those who have very many, not all are read
        };
        let mail = std::iter::once(&own).chain(identities).find(|i| i.kind == IdentityKind::Mail);
        let person = |i: &Identity| Person { name: customer.name.clone(), address: i.value.clone() };
        Ok(mail.map(person).into_iter().collect())
    }
}

fn is_mail_of_customer(entry: &Entry) -> bool {
    entry.public
        && entry.direction == Some(Direction::In)
        && entry.channel == Channel::Mail
        && !entry.machine
        && !entry.apart
        && entry.struck_at.is_none()
}

/// Where the author of a mail wants the answer; who is not believed to be its author does not say.
fn wanted(mail: &Entry) -> Vec<Person> {
    match mail.reply_to.0.is_empty() || mail.doubt.is_some() {
        true => vec![Person { name: mail.author_name.clone(), address: mail.author_address.clone() }],
        false => mail.reply_to.0.clone(),
    }
}
