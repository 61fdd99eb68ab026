//! What the desk knows about a ticket, for the words in braces.

use crate::{Values, Word};
use base::{Look, Moment, Result, Setting, TicketId};
use customer::Customer;
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
    today: jiff::civil::Date,
}

impl Known {
    /// What is known about this ticket, for words that this colleague will say.
    pub async fn ticket(on: impl Into<On<'_>>, ticket: &Ticket, by: &Staff, now: Moment) -> Result<Known> {
        let mut on = on.into();
        let customer = Customer::behind(on.again(), ticket.identity_id).await?;
        let department = Department::find(on.again(), ticket.department_id).await?.name;
        let company = Company::read(on).await?;
        let mut values = Values::default();
        if let Some(name) = name(&customer.name) {
            values.set(Word::CustomerName, name);
            values.set(Word::CustomerFirstName, first(name));
        }
        values.set(Word::TicketNumber, ticket.id.to_string());
        values.set(Word::TicketSubject, ticket.subject.as_str());
        Ok(Known { customer_language: customer.language, ..Known::us(values, &department, company, by, now) })
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
        let department = Department::all(look).await?.into_iter().next().map(|d| d.name).unwrap_or_default();
        let mut values = Values::default();
        let made_up = [
            (Word::CustomerName, "Iva Kovač"),
            (Word::CustomerFirstName, "Iva"),
            (Word::TicketNumber, "1024"),
            (Word::TicketSubject, "Lamp"),
        ];
        made_up.into_iter().for_each(|(word, value)| values.set(word, value));
        Ok(Known::us(values, &department, Company::read(look).await?, by, look.now()))
    }

    /// What is known of us alone: for signatures, and for trying things out.
    pub fn us(mut values: Values, department: &str, company: Company, by: &Staff, now: Moment) -> Known {
        values.set(Word::AgentName, by.name.as_str());
        values.set(Word::AgentFirstName, first(&by.name));
        values.set(Word::Department, department);
        values.set(Word::Company, company.name);
        let zone = jiff::tz::TimeZone::get(&company.zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let now = jiff::Timestamp::from_microsecond(now.micros()).unwrap_or_default();
        let today = now.to_zoned(zone).date();
        Known { values, customer_language: None, company_language: company.language, today }
    }

    /// The values for a text in this language.
    pub fn values(&self, language: &str) -> Values {
        let mut values = self.values.clone();
        values.set(Word::Today, date(self.today, language));
        values
    }
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
fn date(date: jiff::civil::Date, language: &str) -> String {
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
    fn a_date_reads_as_in_its_language() {
        let day = jiff::civil::date(2026, 11, 2);
        let read = |language| date(day, language);
        assert_eq!(
            ["en", "ru", "bg", "hr", "de"].map(read),
            ["2 November 2026", "2 ноября 2026 г.", "2 ноември 2026 г.", "2. studenoga 2026.", "2026-11-02"]
        );
    }
}
