//! Making and changing templates.

use crate::{
    Purpose, Template, TemplateId, Variant,
    event::{TemplateArchived, TemplateSaved},
    filling,
};
use base::{
    About, Act, DepartmentId, Error, Result, StaffId, Why,
    words::{fold, line},
};
use people::{Agent, Department, Supervisor, languages};
use store::sql;

/// Characters of a name or folder at most.
const LONGEST_NAME: usize = 80;
/// Characters of a shortcut at most.
const LONGEST_SHORTCUT: usize = 30;
/// Bytes of one language's words at most.
const LARGEST: usize = 60_000;
/// Languages of one template at most.
const MOST_LANGUAGES: usize = 20;
/// Bytes of what a template is found by.
const SEARCHED: usize = 8_000;

/// Who has a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Whoever made it.
    Own,
    /// Everybody.
    Company,
    /// Those who work in a department, and whoever answers its tickets.
    Department(DepartmentId),
}

impl Whose {
    /// As a form says it: `own`, `company`, or a department's id.
    pub fn parse(text: &str) -> Result<Whose> {
        match text {
            "own" => Ok(Whose::Own),
            "company" => Ok(Whose::Company),
            id => id.parse().map(Whose::Department).map_err(|_| Error::invalid("whose", "template-error-whose")),
        }
    }

    /// Owner and department, if `by` may give something to them.
    pub(crate) async fn owner(self, act: &mut Act, by: &Agent) -> Result<(Option<StaffId>, Option<DepartmentId>)> {
        if self != Whose::Own && Supervisor::of(by).is_err() {
            return Err(Error::refused("template-error-shared"));
        }
        Ok(match self {
            Whose::Own => (Some(by.id), None),
            Whose::Company => (None, None),
            Whose::Department(id) => (None, Some(Department::find(act, id).await?.id)),
        })
    }
}

/// A template as it is to be.
#[derive(Clone, Debug)]
pub struct NewTemplate {
    /// By which it is found.
    pub name: String,
    /// What is typed after a semicolon; empty for none.
    pub shortcut: String,
    /// Where the list shows it; empty for none.
    pub folder: String,
    /// Who has it.
    pub whose: Whose,
    /// For what it is meant.
    pub purpose: Purpose,
    /// Its words, sanitised; those of a language that says nothing are left out.
    pub variants: Vec<Variant>,
}

impl Template {
    /// Makes a template, or with `id` changes one.
    ///
    /// # Errors
    /// [`Error::Invalid`] by field, naming a word in braces that nobody knows; [`Error::Missing`] for
    /// a template that is not theirs to change; [`Error::Refused`] for a shared one by an agent.
    pub async fn save(act: &mut Act, by: &Agent, id: Option<TemplateId>, new: NewTemplate) -> Result<TemplateId> {
        let new = new.checked()?;
        if let Some(id) = id {
            Template::changeable(&mut *act, by, id).await?;
        }
        let (owner, department) = new.whose.owner(act, by).await?;
        new.free(act, id, owner).await?;
        let id = new.write(act, id, owner, department).await?;
        act.tell(About("template", id.0), &TemplateSaved { template: id, name: new.name }).await?;
        Ok(id)
    }

    /// Puts a template away, or takes it out again.
    ///
    /// # Errors
    /// [`Error::Refused`] for a shared one by an agent; [`Error::Invalid`] when its shortcut has been
    /// given to another meanwhile.
    pub async fn archive(act: &mut Act, by: &Agent, id: TemplateId, archived: bool) -> Result<()> {
        let template = Template::changeable(&mut *act, by, id).await?;
        if !archived {
            shortcut_is_free(act, Some(id), template.owner_id, &template.shortcut).await?;
        }
        sql!("UPDATE template SET archived_at = $2, changed_at = $3 WHERE id = $1")
            .bind(id)
            .bind(archived.then_some(act.now()))
            .bind(act.now())
            .run(&mut *act)
            .await?;
        act.tell(About("template", id.0), &TemplateArchived { template: id, archived }).await?;
        Ok(())
    }
}

impl NewTemplate {
    /// The same without spaces around anything, and its names on one line, if it can be one.
    pub(crate) fn checked(mut self) -> Result<NewTemplate> {
        self.name = line(&self.name);
        self.folder = line(&self.folder);
        self.shortcut = self.shortcut.trim().trim_start_matches(';').to_lowercase();
        self.variants.retain(|v| !words_of(&v.html).is_empty());
        let mut wrong = Vec::new();
        if self.name.is_empty() || self.name.chars().count() > LONGEST_NAME {
            wrong.push(("name", Why::of("template-error-name")));
        }
        if self.folder.chars().count() > LONGEST_NAME {
            wrong.push(("folder", Why::of("template-error-folder")));
        }
        let plain = self.shortcut.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        if !plain || self.shortcut.chars().count() > LONGEST_SHORTCUT {
            wrong.push(("shortcut", Why::of("template-error-shortcut")));
        }
        if let Some(why) = wrong_words(&self.variants) {
            wrong.push(("html", why));
        }
        if wrong.is_empty() { Ok(self) } else { Err(Error::Invalid(wrong)) }
    }

    async fn free(&self, act: &mut Act, own: Option<TemplateId>, owner: Option<StaffId>) -> Result<()> {
        shortcut_is_free(act, own, owner, &self.shortcut).await
    }

    async fn write(
        &self,
        act: &mut Act,
        id: Option<TemplateId>,
        owner: Option<StaffId>,
        department: Option<DepartmentId>,
    ) -> Result<TemplateId> {
        let now = act.now();
        let id: TemplateId = match id {
            Some(id) => {
                sql!(
                    "UPDATE template SET name = $2, name_key = $3, shortcut = $4, folder = $5, owner_id = $6, department_id = $7,
                         purpose = $8, search_key = $9, changed_at = $10 WHERE id = $1 RETURNING id"
                )
                .bind(id)
            }
            None => sql!(
                "INSERT INTO template (made_at, name, name_key, shortcut, folder, owner_id, department_id, purpose, search_key, changed_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id"
            )
            .bind(now),
        }
        .bind(self.name.as_str())
        .bind(fold(&self.name))
        .bind(self.shortcut.as_str())
        .bind(self.folder.as_str())
        .bind(owner)
        .bind(department)
        .bind(self.purpose)
        .bind(self.found_by())
        .bind(now)
        .value(&mut *act)
        .await?;
        self.write_words(act, id).await?;
        Ok(id)
    }

    async fn write_words(&self, act: &mut Act, id: TemplateId) -> Result<()> {
        sql!("DELETE FROM template_variant WHERE template_id = $1").bind(id).run(&mut *act).await?;
        for (place, variant) in (0_i64..).zip(&self.variants) {
            sql!("INSERT INTO template_variant (template_id, language, place, html) VALUES ($1, $2, $3, $4)")
                .bind(id)
                .bind(variant.language.as_str())
                .bind(place)
                .bind(variant.html.as_str())
                .run(&mut *act)
                .await?;
        }
        Ok(())
    }

    fn found_by(&self) -> String {
        let mut all = fold(&[&*self.name, &self.shortcut, &self.folder].join(" "));
        for variant in &self.variants {
            all.push(' ');
            all.push_str(&fold(&words_of(&variant.html)));
        }
        all.truncate(all.floor_char_boundary(SEARCHED));
        all
    }
}

fn wrong_words(variants: &[Variant]) -> Option<Why> {
    if variants.is_empty() {
        return Some(Why::of("template-error-empty"));
    }
    let mut languages: Vec<&str> = variants.iter().map(|v| v.language.as_str()).collect();
    let known = |l: &&str| languages::tag(l).as_deref() == Some(*l);
    let strange = !languages.iter().all(known);
    languages.sort_unstable();
    languages.dedup();
    if strange || languages.len() < variants.len() || variants.len() > MOST_LANGUAGES {
        return Some(Why::of("template-error-language"));
    }
    if variants.iter().any(|v| v.html.len() > LARGEST) {
        return Some(Why::of("template-error-long"));
    }
    let unknown = variants.iter().find_map(|v| filling::check(&v.html).err());
    unknown.map(|filling::Unknown(word)| Why::of("template-error-word").with("word", word))
}

/// What HTML says, on one line.
fn words_of(html: &str) -> String {
    mail::html_to_text(html).split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn shortcut_is_free(
    act: &mut Act,
    own: Option<TemplateId>,
    owner: Option<StaffId>,
    shortcut: &str,
) -> Result<()> {
    if shortcut.is_empty() {
        return Ok(());
    }
    let taken: Option<(TemplateId, String)> = sql!(
        "SELECT id, name FROM template WHERE COALESCE(owner_id, 0) = $1 AND shortcut = $2 AND archived_at IS NULL AND id <> $3"
    )
    .bind(owner.unwrap_or(StaffId(0)))
    .bind(shortcut)
    .bind(own.unwrap_or(TemplateId(0)))
    .opt(act)
    .await?;
    match taken {
        None => Ok(()),
        Some((_, name)) => {
            Err(Error::Invalid(vec![("shortcut", Why::of("template-error-shortcut-taken").with("name", name))]))
        }
    }
}
