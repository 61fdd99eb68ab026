//! Choosing a template and having it filled in.

use crate::{
    Filled, Purpose, Template, TemplateFile, TemplateId, Variant, fill,
    template::{COLUMNS, holding, suited},
    values::Known,
};
use base::{Act, DepartmentId, Error, Result, StaffId, words};
use people::{Colleague, Department, Staff};
use store::{On, Query, sql};
use ticket::{DraftKind, Ticket};

/// Templates offered at once.
const OFFERED: i64 = 20;

/// A template with its words for one ticket.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Which.
    pub template: Template,
    /// Its words, with what is known filled in.
    pub filled: Filled,
    /// Their language.
    pub language: String,
    /// What goes out with them.
    pub files: Vec<TemplateFile>,
}

impl Template {
    /// The templates for a ticket that hold every word of a search, those this colleague uses most first,
    /// with their words filled in: their own, the company's, their departments' and the ticket's, if there is one. Who
    /// answers no customers has those for notes alone, the company's and their departments'.
    pub async fn offered(
        on: impl Into<On<'_>>,
        by: &Colleague,
        ticket: Option<&Ticket>,
        about: &Known,
        (kind, search): (DraftKind, &str),
    ) -> Result<Vec<Offer>> {
        let mut on = on.into();
        let query = usable(on.again(), by, ticket, kind).await?;
        let asked = words::fold(search.trim());
        let (beginning, within) = (words::beginning(&asked), words::containing(&asked));
        let query = holding(query, search)
            // What is called so comes before what says so.
            .with(" ORDER BY CASE WHEN t.shortcut LIKE ", beginning.as_str())
            .push(" ESCAPE '\\' THEN 0")
            .with(" WHEN t.name_key LIKE ", within.as_str())
            .with(
                " ESCAPE '\\' THEN 1 ELSE 2 END, COALESCE((SELECT u.uses FROM template_use u WHERE u.template_id = t.id AND u.staff_id = ",
                by.id,
            )
            .push("), 0) DESC, t.name_key, t.id")
            .with(" LIMIT ", OFFERED);
        let found: Vec<Template> = query.all(on.again()).await?;
        let mut variants_of = Template::variants_of(on.again(), found.iter().map(|t| t.id)).await?;
        let mut files_of = TemplateFile::of_all(on, found.iter().map(|t| t.id)).await?;
        let offers = found.into_iter().map(|template| {
            let variants = variants_of.remove(&template.id).unwrap_or_default();
            let files = files_of.remove(&template.id).unwrap_or_default();
            offer(template, (&variants, files), about)
        });
        offers.collect()
    }

    /// The template of this shortcut for a ticket, filled in; one's own comes before a shared one.
    pub async fn by_shortcut(
        on: impl Into<On<'_>>,
        by: &Colleague,
        ticket: &Ticket,
        about: &Known,
        (kind, shortcut): (DraftKind, &str),
    ) -> Result<Offer> {
        let mut on = on.into();
        let query = usable(on.again(), by, Some(ticket), kind).await?;
        let query = query
            .with(" AND t.shortcut = ", shortcut.to_lowercase())
            .push(" ORDER BY t.owner_id IS NULL, t.id LIMIT 1");
        let template: Template = query.opt(on.again()).await?.ok_or(Error::Missing)?;
        whole(on, template, about).await
    }

    /// This template for a ticket, filled in.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is none of theirs, for who answers no customers also when it is not for notes.
    pub async fn for_ticket(on: impl Into<On<'_>>, by: &Colleague, id: TemplateId, about: &Known) -> Result<Offer> {
        let mut on = on.into();
        let template = Template::seen_by(on.again(), by, id).await?;
        if !by.role.may_answer() && !template.is_for_notes_of(&Staff::departments(on.again(), by.id).await?) {
            return Err(Error::Missing);
        }
        whole(on, template, about).await
    }

    /// Counts that someone used it.
    pub async fn used(act: &mut Act, by: StaffId, id: TemplateId) -> Result<()> {
        sql!(
            "INSERT INTO template_use (template_id, staff_id, uses, used_at) VALUES ($1, $2, 1, $3)
             ON CONFLICT (template_id, staff_id) DO UPDATE SET uses = template_use.uses + 1, used_at = excluded.used_at"
        )
        .bind(id)
        .bind(by)
        .bind(act.now())
        .run(act)
        .await?;
        Ok(())
    }
}

/// What this colleague may use on this ticket, or about none, for this kind of words.
async fn usable(on: impl Into<On<'_>>, by: &Colleague, ticket: Option<&Ticket>, kind: DraftKind) -> Result<Query> {
    let mine = Staff::departments(on, by.id).await?;
    let answers = by.role.may_answer();
    let its = ticket.filter(|_| answers).map(|ticket| ticket.department_id);
    let departments: Vec<DepartmentId> = mine.iter().map(|d| d.id).chain(its).collect();
    let purposes = match kind {
        // Words for customers are nothing for who writes to none.
        _ if !answers => vec![Purpose::Note],
        DraftKind::Reply => vec![Purpose::Both, Purpose::Reply],
        DraftKind::Note | DraftKind::Question => vec![Purpose::Both, Purpose::Note],
    };
    Ok(Query::new(COLUMNS)
        .push(" WHERE t.archived_at IS NULL")
        .with_in(" AND t.purpose", purposes)
        .with(" AND (t.owner_id = ", by.id)
        .push(" OR t.owner_id IS NULL AND (t.department_id IS NULL")
        .with_in(" OR t.department_id", departments)
        .push("))"))
}

impl Template {
    /// Whether who belongs to these departments uses it for notes.
    fn is_for_notes_of(&self, departments: &[Department]) -> bool {
        let theirs = self.department_id.is_none_or(|id| departments.iter().any(|d| d.id == id));
        self.purpose == Purpose::Note && self.archived_at.is_none() && (self.owner_id.is_some() || theirs)
    }
}

async fn whole(mut on: On<'_>, template: Template, about: &Known) -> Result<Offer> {
    let variants = Template::variants(on.again(), template.id).await?;
    let files = TemplateFile::of(on, template.id).await?;
    offer(template, (&variants, files), about)
}

fn offer(template: Template, (variants, files): (&[Variant], Vec<TemplateFile>), about: &Known) -> Result<Offer> {
    let words = suited(variants, about.customer_language.as_deref(), &about.company_language);
    let words = words.ok_or(Error::Missing)?;
    let filled = fill(&words.html, &about.values(&words.language))
        .map_err(|unknown| Error::Broken(format!("a saved template names {}", unknown.0)))?;
    Ok(Offer { template, filled, language: words.language.clone(), files })
}
