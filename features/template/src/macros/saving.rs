//! Making and changing macros.

use super::{Macro, MacroId, Step, Words};
use crate::{
    Template, Whose,
    event::{MacroArchived, MacroSaved},
    filling,
};
use base::{
    About, Act, Error, Result, Why,
    words::{fold, line},
};
use people::Agent;
use store::sql;

/// Characters of a name at most.
const LONGEST_NAME: usize = 80;
/// Steps at most.
const MOST_STEPS: usize = 20;
/// Bytes of written words at most.
const LARGEST: usize = 60_000;

/// A macro as it is to be.
#[derive(Clone, Debug)]
pub struct NewMacro {
    /// By which it is found.
    pub name: String,
    /// Who has it.
    pub whose: Whose,
    /// What it does.
    pub steps: Vec<Step>,
}

impl Macro {
    /// Makes a macro, or with `id` changes one.
    ///
    /// # Errors
    /// [`Error::Invalid`] by field; [`Error::Missing`] for one they may not see; [`Error::Refused`] for
    /// a shared one by an agent.
    pub async fn save(act: &mut Act, by: &Agent, id: Option<MacroId>, new: NewMacro) -> Result<MacroId> {
        let name = line(&new.name);
        new.check(&name)?;
        if let Some(id) = id
            && !Macro::seen_by(&mut *act, by, id).await?.may_change(by)
        {
            return Err(Error::refused("template-error-shared"));
        }
        for template in new.steps.iter().filter_map(Step::template) {
            let shown = Template::seen_by(&mut *act, by, template).await;
            shown.map_err(|_| Error::invalid("reply", "template-trouble-template"))?;
        }
        let (owner, department) = new.whose.owner(act, by).await?;
        let steps = serde_json::to_value(&new.steps)?;
        let now = act.now();
        let id: MacroId = match id {
            Some(id) => sql!(
                "UPDATE macro SET name = $2, name_key = $3, owner_id = $4, department_id = $5, steps = $6, changed_at = $7
                 WHERE id = $1 RETURNING id"
            )
            .bind(id),
            None => sql!(
                "INSERT INTO macro (made_at, name, name_key, owner_id, department_id, steps, changed_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id"
            )
            .bind(now),
        }
        .bind(name.as_str())
        .bind(fold(&name))
        .bind(owner)
        .bind(department)
        .bind(steps)
        .bind(now)
        .value(&mut *act)
        .await?;
        act.tell(About("macro", id.0), &MacroSaved { prepared: id, name }).await?;
        Ok(id)
    }

    /// Puts a macro away, or takes it out again.
    ///
    /// # Errors
    /// [`Error::Refused`] for a shared one by an agent.
    pub async fn archive(act: &mut Act, by: &Agent, id: MacroId, archived: bool) -> Result<()> {
        if !Macro::seen_by(&mut *act, by, id).await?.may_change(by) {
            return Err(Error::refused("template-error-shared"));
        }
        sql!("UPDATE macro SET archived_at = $2, changed_at = $3 WHERE id = $1")
            .bind(id)
            .bind(archived.then_some(act.now()))
            .bind(act.now())
            .run(&mut *act)
            .await?;
        act.tell(About("macro", id.0), &MacroArchived { prepared: id, archived }).await?;
        Ok(())
    }
}

impl NewMacro {
    fn check(&self, name: &str) -> Result<()> {
        let mut wrong = Vec::new();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            wrong.push(("name", Why::of("template-error-name")));
        }
        if self.steps.is_empty() || self.steps.len() > MOST_STEPS {
            wrong.push(("steps", Why::of("template-error-steps")));
        }
        let snoozes = self.steps.iter().any(|s| matches!(s, Step::Snooze { .. }));
        if snoozes && self.steps.contains(&Step::Solve) {
            wrong.push(("steps", Why::of("template-error-snooze-solve")));
        }
        for html in self.steps.iter().filter_map(Step::words).filter_map(written) {
            if html.len() > LARGEST {
                wrong.push(("steps", Why::of("template-error-long")));
            }
            if let Err(filling::Unknown(word)) = filling::check(html) {
                wrong.push(("steps", Why::of("template-error-word").with("word", word)));
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(Error::Invalid(wrong)) }
    }
}

fn written(words: &Words) -> Option<&str> {
    match words {
        Words::Html(html) => Some(html),
        Words::Template(_) => None,
    }
}
