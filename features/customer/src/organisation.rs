//! Companies and households customers belong to.

use crate::{customer::named, event::OrganisationChanged, word};
use base::{
    Act, Error, IdentityId, Result, Why,
    words::{fold, line},
};
use people::Agent;
use store::{On, Query, sql};

store::id! {
    /// A company or household.
    OrganisationId
}

/// Letters of a remark at most.
const LONGEST_REMARK: usize = 4_000;
/// Domains under which anybody has an address: two who write from there have nothing in common.
const PROVIDERS: [&str; 22] = [
    "abv.bg",
    "aol.com",
    "bk.ru",
    "gmail.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "icloud.com",
    "inbox.ru",
    "list.ru",
    "live.com",
    "mail.ru",
    "me.com",
    "net.hr",
    "outlook.com",
    "proton.me",
    "t-online.de",
    "web.de",
    "ya.ru",
    "yahoo.com",
    "yandex.ru",
];

/// A company or household customers belong to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Organisation {
    /// Its row.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What every colleague should know.
    pub remark: String,
    /// It was the same as that one.
    pub merged_into: Option<OrganisationId>,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OrganisationLine {
    /// Which.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// How many people, counted no further than a hundred.
    pub people: i64,
}

impl Organisation {
    /// What events say they are about.
    pub(crate) const ABOUT: &'static str = "organisation";

    /// The organisation of this id.
    pub async fn find(on: impl Into<On<'_>>, id: OrganisationId) -> Result<Organisation> {
        sql!("SELECT id, name, remark, merged_into FROM organisation WHERE id = $1")
            .bind(id)
            .opt(on)
            .await?
            .ok_or(Error::Missing)
    }

    /// Makes one; `domain` only if it is theirs alone and no public mail provider's.
    pub async fn make(act: &mut Act, name: &str, domain: Option<&str>) -> Result<OrganisationId> {
        let name = named(name)?;
        let id: OrganisationId = sql!("INSERT INTO organisation (name, made_at) VALUES ($1, $2) RETURNING id")
            .bind(name.as_str())
            .bind(act.now())
            .value(&mut *act)
            .await?;
        if let Some(domain) = domain {
            let free = Organisation::add_domain(act, id, domain).await?;
            debug_assert!(free, "whoever makes it has looked whose the domain is");
        }
        word::refresh_organisation(act, id, &name).await?;
        told(act, id, "made").await?;
        Ok(id)
    }

    /// The organisation of this name, however it is typed; made when there is none.
    pub async fn ensure(act: &mut Act, _by: &Agent, name: &str) -> Result<OrganisationId> {
        match Organisation::named(&mut *act, name).await? {
            Some(id) => Ok(id),
            None => Organisation::make(act, name, None).await,
        }
    }

    /// The organisation of this name, however it is typed: the oldest, when several have it.
    pub async fn named(on: impl Into<On<'_>>, name: &str) -> Result<Option<OrganisationId>> {
        Ok(Organisation::all_named(on, name).await?.first().copied())
    }

    /// The organisations of this name, however it is typed, oldest first.
    pub async fn all_named(on: impl Into<On<'_>>, name: &str) -> Result<Vec<OrganisationId>> {
        let name = line(name);
        let Some(word) = word::one_of_name(&name) else { return Ok(Vec::new()) };
        let known: Vec<(OrganisationId, String)> = sql!(
            "SELECT o.id, o.name FROM organisation o JOIN organisation_word w ON w.organisation_id = o.id
             WHERE w.word = $1 AND o.merged_into IS NULL ORDER BY o.id LIMIT 2000"
        )
        .bind(word)
        .all(on)
        .await?;
        let wanted = fold(&name);
        Ok(known.into_iter().filter(|(_, other)| fold(other.trim()) == wanted).map(|(id, _)| id).collect())
    }

    /// Where an address belongs by its domain.
    pub async fn of_address(on: impl Into<On<'_>>, address: &str) -> Result<Option<OrganisationId>> {
        let Some((_, domain)) = address.rsplit_once('@') else {
            return Ok(None);
        };
        let row: Option<(OrganisationId,)> = sql!("SELECT organisation_id FROM organisation_domain WHERE domain = $1")
            .bind(domain.to_lowercase())
            .opt(on)
            .await?;
        Ok(row.map(|(id,)| id))
    }

    /// Where the customer behind an identity belongs.
    pub async fn of_identity(on: impl Into<On<'_>>, identity: IdentityId) -> Result<Option<OrganisationId>> {
        let row: Option<(Option<OrganisationId>,)> =
            sql!("SELECT c.organisation_id FROM customer c JOIN identity i ON i.customer_id = c.id WHERE i.id = $1")
                .bind(identity)
                .opt(on)
                .await?;
        Ok(row.and_then(|(id,)| id))
    }

    /// Organisations by name, those after this one, with words of these beginnings.
    pub async fn list(
        on: impl Into<On<'_>>,
        text: &str,
        after: Option<OrganisationId>,
        limit: usize,
    ) -> Result<Vec<OrganisationLine>> {
        // People are counted for those alone that are listed.
        let mut query = Query::new(
            "SELECT o.id, o.name, (SELECT count(*) FROM (SELECT 1 FROM customer c WHERE c.organisation_id = o.id
                 AND c.merged_into IS NULL AND c.erased_at IS NULL LIMIT 100) counted) AS people
             FROM (SELECT id, name, name_key FROM organisation WHERE merged_into IS NULL",
        );
        if let Some(after) = after {
            query =
                query.with(" AND (name_key, id) > (SELECT name_key, id FROM organisation WHERE id = ", after).push(")");
        }
        for beginning in word::asked(text) {
            let (from, to) = word::range(&beginning);
            query = query
                .with(" AND id IN (SELECT organisation_id FROM organisation_word WHERE word >= ", from)
                .with(" AND word < ", to)
                .push(")");
        }
        let query = query.with(" ORDER BY name_key, id LIMIT ", limit.clamp(1, 200) as i64);
        Ok(query.push(") o ORDER BY o.name_key, o.id").all(on).await?)
    }

    /// Its domains, by name.
    pub async fn domains(on: impl Into<On<'_>>, id: OrganisationId) -> Result<Vec<String>> {
        let rows: Vec<(String,)> =
            sql!("SELECT domain FROM organisation_domain WHERE organisation_id = $1 ORDER BY domain LIMIT 200")
                .bind(id)
                .all(on)
                .await?;
        Ok(rows.into_iter().map(|(domain,)| domain).collect())
    }

    /// Gives it another name and remark.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the name is empty or taken, or something is too long.
    pub async fn describe(act: &mut Act, _by: &Agent, id: OrganisationId, name: &str, remark: &str) -> Result<()> {
        let before = Organisation::locked(act, id).await?;
        let name = named(name)?;
        if remark.chars().count() > LONGEST_REMARK {
            return Err(Error::invalid("remark", "customer-error-remark-long"));
        }
        if Organisation::named(&mut *act, &name).await?.is_some_and(|other| other != id) {
            return Err(Error::Invalid(vec![("name", Why::of("customer-error-name-taken").with("name", &name))]));
        }
        sql!("UPDATE organisation SET name = $2, remark = $3 WHERE id = $1")
            .bind(id)
            .bind(name.as_str())
            .bind(remark.trim())
            .run(act)
            .await?;
        if name != before.name {
            word::refresh_organisation(act, id, &name).await?;
            told(act, id, "name").await?;
        }
        if remark.trim() != before.remark {
            told(act, id, "remark").await?;
        }
        Ok(())
    }

    /// From now on mail from this domain belongs to it. Who has written from there already, and belongs
    /// nowhere, comes along.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is no domain, a mail provider's, or another organisation's.
    pub async fn own_domain(act: &mut Act, _by: &Agent, id: OrganisationId, domain: &str) -> Result<()> {
        Organisation::locked(act, id).await?;
        let domain = domain.trim().trim_start_matches('@').to_lowercase();
        let plain = domain.contains('.') && domain.len() <= 253;
        if !plain || !domain.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-') {
            return Err(Error::invalid("domain", "customer-error-domain"));
        }
        if PROVIDERS.contains(&domain.as_str()) {
            return Err(Error::invalid("domain", "customer-error-domain-provider"));
        }
        if !Organisation::add_domain(act, id, &domain).await? {
            return Err(Error::invalid("domain", "customer-error-domain-taken"));
        }
        let (from, to) = (domain.as_bytes().to_vec(), id);
        sql!(
            "UPDATE customer SET organisation_id = $2 WHERE organisation_id IS NULL AND merged_into IS NULL AND id IN
                 (SELECT customer_id FROM customer_word WHERE word = $1)"
        )
        .bind(from)
        .bind(to)
        .run(act)
        .await?;
        told(act, id, "domain").await
    }

    /// Mail from this domain no longer belongs to it; who is there stays there.
    pub async fn leave_domain(act: &mut Act, _by: &Agent, id: OrganisationId, domain: &str) -> Result<()> {
        let done = sql!("DELETE FROM organisation_domain WHERE organisation_id = $1 AND domain = $2")
            .bind(id)
            .bind(domain)
            .run(act)
            .await?;
        if done == 0 { Ok(()) } else { told(act, id, "domain").await }
    }

    /// Locks it for a change.
    pub(crate) async fn locked(act: &mut Act, id: OrganisationId) -> Result<Organisation> {
        let query = Query::new("SELECT id, name, remark, merged_into FROM organisation").with(" WHERE id = ", id);
        let found: Organisation = query.for_update(act.engine()).opt(act).await?.ok_or(Error::Missing)?;
        match found.merged_into {
            None => Ok(found),
            Some(_) => Err(Error::refused("customer-error-merged")),
        }
    }

    /// Whether the domain is its own now.
    async fn add_domain(act: &mut Act, id: OrganisationId, domain: &str) -> Result<bool> {
        let domain = domain.to_lowercase();
        sql!("INSERT INTO organisation_domain (domain, organisation_id, made_at) VALUES ($1, $2, $3) ON CONFLICT (domain) DO NOTHING")
            .bind(domain.as_str())
            .bind(id)
            .bind(act.now())
            .run(act)
            .await?;
        let whose: OrganisationId = sql!("SELECT organisation_id FROM organisation_domain WHERE domain = $1")
            .bind(domain.as_str())
            .value(act)
            .await?;
        Ok(whose == id)
    }
}

pub(crate) async fn told(act: &mut Act, organisation: OrganisationId, field: &str) -> Result<()> {
    act.tell(organisation, &OrganisationChanged { organisation, field: field.to_owned() }).await?;
    Ok(())
}
