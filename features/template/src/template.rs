//! Prepared answers.

use base::{DepartmentId, Error, Moment, Result, StaffId, words::containing};
use people::{Colleague, Supervisor, languages};
use std::collections::HashMap;
use store::{On, Query, sql};

store::id! {
    /// A prepared answer.
    TemplateId
}

store::enumeration! {
    /// For what a template is meant.
    pub enum Purpose {
        /// For replies and notes.
        Both = "both",
        /// For replies.
        Reply = "reply",
        /// For notes.
        Note = "note",
    }
}

/// A prepared answer, without its words.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Template {
    /// Its row.
    pub id: TemplateId,
    /// By which it is found.
    pub name: String,
    /// What is typed after a semicolon to have it; empty for none.
    pub shortcut: String,
    /// Where the list shows it; empty for none.
    pub folder: String,
    /// Whose alone it is.
    pub owner_id: Option<StaffId>,
    /// Whose department's it is; of a shared one without department, everybody's.
    pub department_id: Option<DepartmentId>,
    /// For what it is meant.
    pub purpose: Purpose,
    /// When it was archived.
    pub archived_at: Option<Moment>,
    /// How often it was used, by everybody.
    pub uses: i64,
}

/// A template's words in one language.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, serde::Serialize, serde::Deserialize)]
pub struct Variant {
    /// Of the words: `en`, `hr`.
    pub language: String,
    /// The words, sanitised.
    pub html: String,
}

pub(crate) const COLUMNS: &str = "SELECT t.id, t.name, t.shortcut, t.folder, t.owner_id, t.department_id, t.purpose, t.archived_at, \
     CAST(COALESCE((SELECT SUM(u.uses) FROM template_use u WHERE u.template_id = t.id), 0) AS BIGINT) AS uses FROM template t";

/// Templates a list shows at most.
const MOST: i64 = 1000;

impl Template {
    /// The template of this id, if this colleague may see it: their own or a shared one.
    pub async fn seen_by(on: impl Into<On<'_>>, who: &Colleague, id: TemplateId) -> Result<Template> {
        Query::new(COLUMNS)
            .push(" WHERE (t.owner_id IS NULL")
            .with(" OR t.owner_id = ", who.id)
            .with(") AND t.id = ", id)
            .opt(on)
            .await?
            .ok_or(Error::Missing)
    }

    /// What this colleague sees in the settings, by folder and name: their own and all shared ones.
    pub async fn all(on: impl Into<On<'_>>, who: &Colleague, search: &str, archived: bool) -> Result<Vec<Template>> {
        let query = Query::new(COLUMNS).push(" WHERE (t.owner_id IS NULL").with(" OR t.owner_id = ", who.id).push(")");
        let query = query.push(if archived { " AND t.archived_at IS NOT NULL" } else { " AND t.archived_at IS NULL" });
        Ok(holding(query, search).push(" ORDER BY t.folder, t.name_key, t.id").with(" LIMIT ", MOST).all(on).await?)
    }

    /// The words of those of these templates that this colleague may use now.
    pub async fn usable_words(
        on: impl Into<On<'_>>,
        who: &Colleague,
        ids: impl IntoIterator<Item = TemplateId>,
    ) -> Result<HashMap<TemplateId, Vec<Variant>>> {
        let mut on = on.into();
        let query = Query::new("SELECT id FROM template WHERE archived_at IS NULL AND (owner_id IS NULL");
        let query = query.with(" OR owner_id = ", who.id).push(")").with_in(" AND id", ids);
        let usable: Vec<(TemplateId,)> = query.all(on.again()).await?;
        Template::variants_of(on, usable.into_iter().map(|(id,)| id)).await
    }

    /// The folders of what this colleague sees.
    pub async fn folders(on: impl Into<On<'_>>, who: &Colleague) -> Result<Vec<String>> {
        let rows: Vec<(String,)> = sql!(
            "SELECT DISTINCT folder FROM template WHERE (owner_id IS NULL OR owner_id = $1) AND folder <> '' AND archived_at IS NULL
             ORDER BY folder LIMIT 200"
        )
        .bind(who.id)
        .all(on)
        .await?;
        Ok(rows.into_iter().map(|(folder,)| folder).collect())
    }

    /// Whether this colleague may change it: their own, and whoever leads also what is shared.
    pub fn may_change(&self, who: &Colleague) -> bool {
        self.owner_id.map_or_else(|| Supervisor::of(who).is_ok(), |owner| owner == who.id)
    }

    /// The template of this id, for whoever may change it.
    ///
    /// # Errors
    /// [`Error::Missing`] when they do not see it; [`Error::Refused`] when it is shared and they do not lead.
    pub async fn changeable(on: impl Into<On<'_>>, who: &Colleague, id: TemplateId) -> Result<Template> {
        let template = Template::seen_by(on, who, id).await?;
        if template.may_change(who) { Ok(template) } else { Err(Error::refused("template-error-shared")) }
    }

    /// Its words in every language it has, in the order in which they were written.
    pub async fn variants(on: impl Into<On<'_>>, id: TemplateId) -> Result<Vec<Variant>> {
        Ok(sql!("SELECT language, html FROM template_variant WHERE template_id = $1 ORDER BY place, language")
            .bind(id)
            .all(on)
            .await?)
    }

    /// The words of these templates.
    pub async fn variants_of(
        on: impl Into<On<'_>>,
        ids: impl IntoIterator<Item = TemplateId>,
    ) -> Result<HashMap<TemplateId, Vec<Variant>>> {
        let rows: Vec<(TemplateId, String, String)> =
            Query::new("SELECT template_id, language, html FROM template_variant WHERE TRUE")
                .with_in(" AND template_id", ids)
                .push(" ORDER BY place, language")
                .all(on)
                .await?;
        let mut all: HashMap<TemplateId, Vec<Variant>> = HashMap::new();
        for (id, language, html) in rows {
            all.entry(id).or_default().push(Variant { language, html });
        }
        Ok(all)
    }
}

/// Those that hold every word of a search, wherever.
pub(crate) fn holding(mut query: Query, search: &str) -> Query {
    for word in base::words::fold(search).split_whitespace().take(8) {
        query = query.with(" AND t.search_key LIKE ", containing(word)).push(" ESCAPE '\\'");
    }
    query
}

/// The words for a customer: in their language, else the company's, else the first.
pub fn suited<'v>(variants: &'v [Variant], customer: Option<&str>, company: &str) -> Option<&'v Variant> {
    nearest(variants, |variant| &variant.language, customer, company)
}

/// Of words in several languages those for a customer, as [`suited`].
pub fn nearest<'v, T>(
    all: &'v [T],
    language: impl Fn(&T) -> &str,
    customer: Option<&str>,
    company: &str,
) -> Option<&'v T> {
    let in_language = |wanted: &str| languages::nearest(all, |one| language(one), wanted);
    customer.and_then(in_language).or_else(|| in_language(company)).or(all.first())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_customer_s_language_comes_before_the_company_s_and_any_before_none() {
        let variants = ["hr", "en"].map(|language| Variant { language: language.into(), html: language.into() });
        let words = |customer, company| suited(&variants, customer, company).map(|v| v.html.as_str());
        assert_eq!(words(Some("en"), "hr"), Some("en"));
        assert_eq!(words(Some("bg"), "en"), Some("en"));
        assert_eq!(words(None, "ru"), Some("hr"));
        assert_eq!(suited(&[], Some("en"), "en"), None);
        assert_eq!(words(Some("en-GB"), "hr"), Some("en"), "another region is nearer than another language");
    }
}
