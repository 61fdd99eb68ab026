//! What makes a mail spam by the company's own rules.

use super::listed::is_of;
use crate::event::SpamRulesChanged;
use base::{
    About, Act, Error, Moment, Result,
    words::{fold, holds_word, line, spaced},
};
use people::Supervisor;
use store::{On, sql};

/// Rules of a company at most: every mail meets all of them.
const MOST: i64 = 200;
/// Letters of a name at most.
const LONGEST_NAME: usize = 80;
/// Letters of what a rule looks for at most.
const LONGEST: usize = 500;
/// Letters of a text that are looked through.
const LOOKED_THROUGH: usize = 100_000;

store::id! {
    /// A rule that makes mails spam.
    RuleId
}

store::enumeration! {
    /// At what a rule looks.
    pub enum RuleKind {
        /// The sender's address.
        Address = "address",
        /// Their domain, or one above it.
        Domain = "domain",
        /// Whole words in the subject or the text.
        Words = "words",
        /// A part of a header.
        Header = "header",
    }
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Rule {
    /// Its row; 0 for one that is only tried.
    pub id: RuleId,
    /// What it is called.
    pub name: String,
    /// At what it looks.
    pub kind: RuleKind,
    /// At which header, lower case; empty for other kinds.
    pub field: String,
    /// What it looks for; several stand between commas, and one of them is enough.
    pub value: String,
    /// Since when there is it.
    pub made_at: Moment,
}

/// What rules look at.
#[derive(Clone, Debug, Default)]
pub struct Looked<'a> {
    /// Of the sender.
    pub address: &'a str,
    /// Subject and text, as [`folded`] makes them comparable.
    pub words: String,
    /// The header's fields, as written.
    pub fields: &'a [(String, String)],
}

/// Words made comparable: case, accents and line breaks do not matter.
pub fn folded(subject: &str, text: &str) -> String {
    let text: String = text.chars().take(LOOKED_THROUGH).collect();
    spaced(&fold(&format!("{subject}\n{text}")))
}

impl Rule {
    /// All rules, oldest first.
    pub async fn all(on: impl Into<On<'_>>) -> Result<Vec<Rule>> {
        Ok(sql!("SELECT id, name, kind, field, value, made_at FROM spam_rule ORDER BY id LIMIT 200").all(on).await?)
    }

    /// A rule as it was typed, not kept yet.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming `name`, `field` or `value`.
    pub fn typed(kind: RuleKind, name: &str, field: &str, value: &str, now: Moment) -> Result<Rule> {
        let name: String = line(name).chars().take(LONGEST_NAME).collect();
        if name.is_empty() {
            return Err(Error::invalid("name", "channel-error-rule-name"));
        }
        let field =
            if kind == RuleKind::Header { field.trim().trim_end_matches(':').to_lowercase() } else { String::new() };
        let is_field = |field: &str| {
            !field.is_empty() && field.len() <= 76 && field.bytes().all(|b| b.is_ascii_graphic() && b != b':')
        };
        if kind == RuleKind::Header && !is_field(&field) {
            return Err(Error::invalid("field", "channel-error-rule-field"));
        }
        let rule = Rule { id: RuleId(0), name, kind, field, value: value.trim().to_owned(), made_at: now };
        if rule.value.chars().count() > LONGEST || rule.parts().next().is_none() {
            return Err(Error::invalid("value", "channel-error-rule-value"));
        }
        Ok(rule)
    }

    /// Keeps a rule.
    ///
    /// # Errors
    /// [`Error::Refused`] when there are as many as a mail can meet.
    pub async fn keep(&self, act: &mut Act, _by: &Supervisor) -> Result<()> {
        let there: i64 = sql!("SELECT count(*) FROM spam_rule").value(&mut *act).await?;
        if there >= MOST {
            return Err(Error::refused("channel-error-rules-many"));
        }
        sql!("INSERT INTO spam_rule (name, kind, field, value, made_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(self.name.as_str())
            .bind(self.kind)
            .bind(self.field.as_str())
            .bind(self.value.as_str())
            .bind(act.now())
            .run(&mut *act)
            .await?;
        changed(act).await
    }

    /// Lets a rule go. What it has put aside stays there.
    pub async fn drop(act: &mut Act, _by: &Supervisor, id: RuleId) -> Result<()> {
        if sql!("DELETE FROM spam_rule WHERE id = $1").bind(id).run(&mut *act).await? > 0 {
            changed(act).await?;
        }
        Ok(())
    }

    /// Whether it makes a mail spam.
    pub fn takes(&self, mail: &Looked<'_>) -> bool {
        self.parts().any(|part| match self.kind {
            RuleKind::Address => part.to_lowercase() == mail.address.to_lowercase(),
            RuleKind::Domain => is_of(mail.address, part.trim_start_matches('@')),
            RuleKind::Words => holds_word(&mail.words, &spaced(&fold(part))),
            RuleKind::Header => mail
                .fields
                .iter()
                .any(|(name, value)| name.eq_ignore_ascii_case(&self.field) && fold(value).contains(&fold(part))),
        })
    }

    /// Whether it looks at who writes, and not at what.
    pub fn is_of_sender(&self) -> bool {
        matches!(self.kind, RuleKind::Address | RuleKind::Domain)
    }

    fn parts(&self) -> impl Iterator<Item = &str> {
        self.value.split(',').map(str::trim).filter(|part| !spaced(&fold(part)).is_empty())
    }
}

async fn changed(act: &mut Act) -> Result<()> {
    act.tell(About("spam", 0), &SpamRulesChanged {}).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(kind: RuleKind, field: &str, value: &str) -> Rule {
        Rule::typed(kind, "Pills", field, value, Moment::default()).unwrap()
    }

    fn takes(rule: &Rule, address: &str, subject: &str, text: &str) -> bool {
        let fields = [("X-Mailer".to_owned(), "Bulk Blaster 3".to_owned())];
        rule.takes(&Looked { address, words: folded(subject, text), fields: &fields })
    }

    #[test]
    fn words_are_found_whole_in_subject_and_text_whatever_their_case_and_accents() {
        let pills = rule(RuleKind::Words, "", "cheap pills, kasíno");
        assert!(takes(&pills, "a@b.example", "CHEAP\n Pills!", "") && takes(&pills, "", "", "To je KASINO."));
        assert!(!takes(&pills, "a@b.example", "Cheap and good pills", "kasinos"));
    }

    #[test]
    fn senders_are_known_by_address_and_by_domain() {
        assert!(takes(&rule(RuleKind::Address, "", "Ann@shop.example"), "ann@SHOP.example", "", ""));
        assert!(takes(&rule(RuleKind::Domain, "", "x.example, shop.example"), "a@mail.shop.example", "", ""));
        assert!(!takes(&rule(RuleKind::Domain, "", "shop.example"), "a@myshop.example", "", ""));
        assert!(!takes(&rule(RuleKind::Address, "", "ann@shop.example"), "", "", ""));
    }

    #[test]
    fn a_header_is_looked_at_by_its_name() {
        let blaster = rule(RuleKind::Header, "X-Mailer:", "bulk blaster");
        assert_eq!(blaster.field, "x-mailer");
        assert!(takes(&blaster, "", "", "") && !takes(&rule(RuleKind::Header, "x-other", "bulk"), "", "", ""));
    }

    #[test]
    fn a_rule_that_would_take_everything_or_nothing_is_none() {
        let typed =
            |kind, name: &str, field: &str, value: &str| Rule::typed(kind, name, field, value, Moment::default());
        assert!(typed(RuleKind::Words, "x", "", " , ,").is_err() && typed(RuleKind::Words, " ", "", "x").is_err());
        assert!(typed(RuleKind::Header, "x", "", "x").is_err() && typed(RuleKind::Header, "x", "a b", "x").is_err());
        assert!(typed(RuleKind::Words, "x", "", &"a".repeat(501)).is_err());
    }
}
