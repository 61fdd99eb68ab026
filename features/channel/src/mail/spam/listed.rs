//! Senders whose mails are always spam, and those whose mails never are.

use crate::event::{SenderListed, SenderUnlisted};
use base::{About, Act, Error, Moment, Result, StaffId};
use people::Agent;
use store::{On, Query, sql};

/// Letters of a line at most: RFC 5321 allows an address 254.
const LONGEST: usize = 254;
/// Parts of a domain that are looked up, from the last one.
const DEEPEST: usize = 8;

/// A sender on one of the two lists.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Listed {
    /// An address, or a domain with all beneath it; lower case.
    pub value: String,
    /// Whether their mails are never spam.
    pub wanted: bool,
    /// Who said so.
    pub staff_id: Option<StaffId>,
    /// When.
    pub made_at: Moment,
}

impl Listed {
    /// Those of one list, by name, `most` of them that begin with these letters.
    pub async fn all(on: impl Into<On<'_>>, wanted: bool, letters: &str, most: u32) -> Result<Vec<Listed>> {
        let letters = base::words::containing(&letters.trim().to_lowercase());
        Ok(Query::new("SELECT value, wanted, staff_id, made_at FROM listed_sender WHERE TRUE")
            .with(" AND wanted = ", wanted)
            .with(" AND value LIKE ", letters)
            .push(" ESCAPE '\\'")
            .with(" ORDER BY value LIMIT ", most)
            .all(on)
            .await?)
    }

    /// What is said of this address: by itself before its domain, and that before what is above it.
    pub async fn of(on: impl Into<On<'_>>, address: &str) -> Result<Option<Listed>> {
        let names = names(address);
        let mut found: Vec<Listed> =
            Query::new("SELECT value, wanted, staff_id, made_at FROM listed_sender WHERE TRUE")
                .with_in(" AND value", names.iter().map(String::as_str))
                .all(on)
                .await?;
        found.sort_by_key(|listed| names.iter().position(|name| *name == listed.value));
        Ok(found.into_iter().next())
    }

    /// Puts a sender on a list, and off the other.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what is neither an address nor a domain.
    pub async fn list(act: &mut Act, by: &Agent, typed: &str, wanted: bool) -> Result<()> {
        let value = sender(typed).ok_or_else(|| Error::invalid("sender", "channel-error-sender"))?;
        sql!(
            "INSERT INTO listed_sender (value, wanted, staff_id, made_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (value) DO UPDATE SET wanted = excluded.wanted, staff_id = excluded.staff_id, made_at = excluded.made_at"
        )
        .bind(value)
        .bind(wanted)
        .bind(by.id)
        .bind(act.now())
        .run(&mut *act)
        .await?;
        act.tell(About("spam", 0), &SenderListed { wanted }).await?;
        act.refresh(super::TOPIC);
        Ok(())
    }

    /// Takes a sender off the list they are on.
    pub async fn unlist(act: &mut Act, _by: &Agent, value: &str) -> Result<()> {
        if sql!("DELETE FROM listed_sender WHERE value = $1").bind(value).run(&mut *act).await? > 0 {
            act.tell(About("spam", 0), &SenderUnlisted {}).await?;
            act.refresh(super::TOPIC);
        }
        Ok(())
    }

    /// Whether this is a whole domain.
    pub fn is_domain(&self) -> bool {
        !self.value.contains('@')
    }
}

/// An address or a domain as it is kept; none for what is neither. `*@shop.example` and `@shop.example` are the domain.
fn sender(typed: &str) -> Option<String> {
    let typed = typed.trim().to_lowercase();
    let typed = typed.trim_start_matches('*').trim_start_matches(['@', '.']);
    let (local, domain) = match typed.rsplit_once('@') {
        Some((local, domain)) => (Some(local), domain),
        None => (None, typed),
    };
    let bare = |text: &str| !text.contains(|c: char| c.is_whitespace() || c.is_control() || ",;<>\"".contains(c));
    let named = domain.split('.').count() > 1 && domain.split('.').all(|part| !part.is_empty());
    let good = named && bare(typed) && !domain.contains('@') && local.is_none_or(|local| !local.is_empty());
    (good && typed.chars().count() <= LONGEST).then(|| typed.to_owned())
}

/// What can be said of an address, the nearest first: itself, its domain, what is above that.
fn names(address: &str) -> Vec<String> {
    let address = address.trim().to_lowercase();
    let Some((_, domain)) = address.rsplit_once('@') else { return Vec::new() };
    let mut names = vec![address.clone()];
    let mut rest = Some(domain).filter(|domain| domain.len() <= LONGEST);
    let parts = domain.split('.').count();
    for at in 0..parts {
        let Some(name) = rest else { break };
        if parts - at <= DEEPEST && name.contains('.') {
            names.push(name.to_owned());
        }
        rest = name.split_once('.').map(|(_, above)| above);
    }
    names
}

/// Whether an address is, or its domain is or lies beneath, what was typed.
pub(super) fn is_of(address: &str, typed: &str) -> bool {
    sender(typed).is_some_and(|value| names(address).contains(&value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_or_a_domain_is_a_sender() {
        for (typed, kept) in [
            (" Ann@Shop.Example ", Some("ann@shop.example")),
            ("shop.example", Some("shop.example")),
            ("@shop.example", Some("shop.example")),
            ("*@shop.example", Some("shop.example")),
            ("*.shop.example", Some("shop.example")),
            ("почта.рф", Some("почта.рф")),
            ("example", None),
            ("", None),
            ("ann@", None),
            ("@", None),
            ("ann@shop", None),
            ("ann@shop..example", None),
            ("Ann <ann@shop.example>", None),
            ("a, b@shop.example", None),
        ] {
            assert_eq!(sender(typed).as_deref(), kept, "{typed:?}");
        }
        assert_eq!(sender(&format!("{}@b.example", "a".repeat(300))), None);
    }

    #[test]
    fn the_nearest_name_of_a_sender_stands_first() {
        assert_eq!(names("Ann@mail.shop.example"), ["ann@mail.shop.example", "mail.shop.example", "shop.example"]);
        assert_eq!(names("ann"), Vec::<String>::new());
        assert_eq!(names("ann@localhost"), ["ann@localhost"]);
        let deep = format!("a@{}b.example", "x.".repeat(2_000));
        assert!(names(&deep).len() <= DEEPEST + 1);
    }

    #[test]
    fn a_domain_means_all_beneath_it_and_no_other_that_ends_alike() {
        assert!(is_of("ann@mail.shop.example", "shop.example") && is_of("ann@shop.example", "ann@shop.example"));
        assert!(!is_of("ann@myshop.example", "shop.example") && !is_of("bo@shop.example", "ann@shop.example"));
    }
}
