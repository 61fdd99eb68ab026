//! What the desk knows about a ticket, for the words in braces.

use crate::{Values, Word};
use base::{DepartmentId, IdentityId, Look, Moment, Result, Setting, TicketId};
use clock::{Calendar, keeping};
use customer::Customer;
use jiff::civil::{Date, DateTime};
use people::{Colleague, Company, Department, Staff};
use shell::{Lang, MONTHS};
use store::{On, sql};
use ticket::{Scope, Ticket};

/// Everything about a ticket that its texts may name.
#[derive(Clone, Debug)]
pub struct Known {
    /// What is the same in every language.
    values: Values,
    /// The customer's language, when known.
    pub customer_language: Option<String>,
    /// The company's.
    pub company_language: String,
    today: Date,
    /// When its department works again, by its own clock; nothing while it works.
    reopens: Option<DateTime>,
    /// By when an answer is expected, by the same clock.
    answer_by: Option<DateTime>,
}

impl Known {
    /// The same, with when an answer is expected, by its department's clock.
    pub fn answered_by(mut self, at: DateTime) -> Known {
        self.answer_by = Some(at);
        self
    }

    /// What is known about this ticket, for words that this colleague will say.
    pub async fn ticket(on: impl Into<On<'_>>, ticket: &Ticket, by: &Staff, now: Moment) -> Result<Known> {
        Known::about(on.into(), (ticket, ticket.identity_id), Some(by), now).await
    }

    /// What is known where no ticket is: whoever writes, and us. What their texts say of a customer stays open.
    pub async fn alone(on: impl Into<On<'_>>, by: &Staff, now: Moment) -> Result<Known> {
        let mut on = on.into();
        let department = Staff::departments(on.again(), by.id).await?.into_iter().next().map(|d| d.name);
        let company = Company::read(on).await?;
        Ok(Known::us(Values::default(), &department.unwrap_or_default(), company, Some(by), now))
    }

    /// What a signature may say, see [`crate::signature`]: of a ticket of this department.
    pub(crate) fn signing(ticket: &Ticket, by: &Staff, (department, company): (&str, Company), now: Moment) -> Known {
        let mut values = Values::default();
        values.set(Word::TicketNumber, ticket.id.to_string());
        Known::us(values, department, company, Some(by), now)
    }

    /// [`Known::ticket`], for words that the desk says by itself to one who wrote on it: their name, their language.
    pub async fn unsigned(on: impl Into<On<'_>>, ticket: &Ticket, to: IdentityId, now: Moment) -> Result<Known> {
        Known::about(on.into(), (ticket, to), None, now).await
    }

    async fn about(
        mut on: On<'_>,
        (ticket, to): (&Ticket, IdentityId),
        by: Option<&Staff>,
        now: Moment,
    ) -> Result<Known> {
        let customer = Customer::behind(on.again(), to).await?;
        let department = Department::find(on.again(), ticket.department_id).await?.name;
        let calendar = keeping::calendar(on.again(), Some(ticket.department_id), None).await?;
        let company = Company::read(on).await?;
        let mut values = Values::default();
        // As whoever the ticket was read for may see it: a name that is hidden is none.
        if let Some(name) = name(&ticket.contacts.name(customer.name)) {
            values.set(Word::CustomerName, name);
            values.set(Word::CustomerFirstName, first(name));
        }
        values.set(Word::TicketNumber, ticket.id.to_string());
        values.set(Word::TicketSubject, ticket.subject.as_str());
        let known = Known::us(values, &department, company, by, now);
        Ok(Known { customer_language: customer.language, reopens: reopens(&calendar, now), ..known })
    }

    /// The newest ticket, or a made-up one, to try a text out on.
    pub async fn example(look: &Look, by: &Staff) -> Result<Known> {
        let newest: Option<(TicketId,)> = sql!("SELECT id FROM ticket ORDER BY id DESC LIMIT 1").opt(look).await?;
        if let Some((number,)) = newest
            && let Ok(colleague) = Colleague::of(by.clone())
        {
            let ticket = Ticket::seen_by(look, &Scope::of(&colleague), number).await?;
            return Known::ticket(look, &ticket, by, look.now()).await;
        }
        Known::made_up(look, None, Some(by), look.now()).await
    }

    /// A made-up ticket of this department, or of the first, as if it were that moment.
    pub async fn made_up(
        look: &Look,
        department: Option<DepartmentId>,
        by: Option<&Staff>,
        now: Moment,
    ) -> Result<Known> {
        let name = match department {
            Some(id) => Department::find(look, id).await?.name,
            None => Department::all(look).await?.into_iter().next().map(|d| d.name).unwrap_or_default(),
        };
        let calendar = keeping::calendar(look, department, None).await?;
        let mut values = Values::default();
        let made_up = [
            (Word::CustomerName, "Iva Kovač"),
            (Word::CustomerFirstName, "Iva"),
            (Word::TicketNumber, "1024"),
            (Word::TicketSubject, "Lamp"),
        ];
        made_up.into_iter().for_each(|(word, value)| values.set(word, value));
        let known = Known::us(values, &name, Company::read(look).await?, by, now);
        Ok(Known { reopens: reopens(&calendar, now), ..known })
    }

    /// What is known of us alone.
    fn us(mut values: Values, department: &str, company: Company, by: Option<&Staff>, now: Moment) -> Known {
        if let Some(by) = by {
            values.set(Word::AgentName, by.name.as_str());
            values.set(Word::AgentFirstName, first(&by.name));
        }
        values.set(Word::Department, department);
        let today = now.there(&company.time_zone()).date();
        values.set(Word::Company, company.name);
        Known {
            values,
            customer_language: None,
            company_language: company.language,
            today,
            reopens: None,
            answer_by: None,
        }
    }

    /// The values for a text in this language.
    pub fn values(&self, language: &str) -> Values {
        let mut values = self.values.clone();
        values.set(Word::Today, date(self.today, language));
        for (word, at) in [(Word::Reopens, self.reopens), (Word::AnswerBy, self.answer_by)] {
            if let Some(at) = at {
                values.set(word, format!("{}, {:02}:{:02}", date(at.date(), language), at.hour(), at.minute()));
            }
        }
        values
    }
}

/// When it opens again by its own clock; nothing while it is open, or when it never does.
fn reopens(calendar: &Calendar, now: Moment) -> Option<DateTime> {
    let opens = calendar.next_open(now).filter(|opens| *opens > now)?;
    Some(opens.there(&calendar.zone).datetime())
}

/// A customer's name; one who is known by address only has none.
fn name(name: &str) -> Option<&str> {
    let name = name.trim();
    (!name.is_empty() && !name.contains('@') && name.chars().any(char::is_alphabetic)).then_some(name)
}

/// The first name: `Kovač, Iva` is written last name first.
fn first(name: &str) -> &str {
    let given = name.split_once(',').map_or(name, |(_, given)| given);
    given.split_whitespace().next().unwrap_or_default()
}

/// A date in full; numbers alone in a language whose months are not known here.
fn date(date: Date, language: &str) -> String {
    let Some(lang) = Lang::parse(language) else { return date.to_string() };
    let place = Lang::ALL.iter().position(|each| *each == lang).unwrap_or_default();
    let month = usize::try_from(date.month() - 1).ok().and_then(|m| MONTHS[place].get(m)).unwrap_or(&"");
    let (day, year) = (date.day(), date.year());
    match lang {
        Lang::En => format!("{day} {month} {year}"),
        Lang::Ru | Lang::Bg => format!("{day} {month} {year} г."),
        Lang::Hr => format!("{day}. {month} {year}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_address_and_its_first_part_comes_first() {
        assert_eq!(name("iva@kovac.example"), None);
        assert_eq!(name("+385 91 234"), None);
        assert_eq!(name(" Iva Kovač ").map(first), Some("Iva"));
        assert_eq!(name("Kovač, Iva Ana").map(first), Some("Iva"));
    }

    #[test]
    fn it_opens_again_only_where_it_is_closed() {
        let calendar = Calendar { week: clock::Week::weekdays("09:00-17:00".parse().unwrap()), ..Calendar::always() };
        let at = |text: &str| Moment::from_micros(text.parse::<jiff::Timestamp>().unwrap().as_microsecond());
        // 27 November 2026 is a Friday.
        let read = |text| reopens(&calendar, at(text)).map(|at| at.to_string());
        assert_eq!(read("2026-11-27T16:59:00Z"), None);
        assert_eq!(read("2026-11-27T17:00:00Z").as_deref(), Some("2026-11-30T09:00:00"));
        assert_eq!(reopens(&Calendar::always(), at("2026-11-27T17:00:00Z")), None);
    }

    #[test]
    fn a_date_reads_as_in_its_language() {
        let day = jiff::civil::date(2026, 11, 2);
        let read = |language| date(day, language);
        assert_eq!(
            ["en", "ru", "bg", "hr", "de"].map(read),
            ["2 November 2026", "2 ноября 2026 г.", "2 ноември 2026 г.", "2. studenoga 2026.", "2026-11-02"]
        );
    }
}
