//! Macros go on naming a tag when it is called otherwise.

use super::{MacroId, Step};
use base::{Act, Deed, Future, Result, words::fold};
use sqlx::types::Json;
use store::sql;

/// The job after a tag was renamed.
pub const RENAMED: &str = "template.tag_renamed";
/// The job after a tag was merged into another.
pub const MERGED: &str = "template.tag_merged";

struct Follow {
    from: String,
    to: String,
}

/// Makes ready to write a tag's new name into every macro. Nothing is slow here.
pub async fn follow(from: String, to: String) -> Result<Box<dyn Deed>> {
    Ok(Box::new(Follow { from, to }))
}

impl Deed for Follow {
    fn perform<'a>(&'a mut self, act: &'a mut Act) -> Future<'a> {
        Box::pin(async move {
            let macros: Vec<(MacroId, Json<Vec<Step>>)> =
                sql!("SELECT id, steps FROM macro ORDER BY id").all(&mut *act).await?;
            for (id, Json(mut steps)) in macros {
                if retag(&mut steps, &self.from, &self.to) {
                    let steps = serde_json::to_value(&steps)?;
                    sql!("UPDATE macro SET steps = $2 WHERE id = $1").bind(id).bind(steps).run(act).await?;
                }
            }
            Ok(())
        })
    }
}

/// Writes the new name in, once in each step; whether there was something to write.
fn retag(steps: &mut [Step], from: &str, to: &str) -> bool {
    let mut changed = false;
    for step in steps {
        let (Step::Tag { names } | Step::Untag { names }) = step else { continue };
        if !names.iter().any(|name| fold(name) == fold(from)) {
            continue;
        }
        names.retain(|name| fold(name) != fold(from) && fold(name) != fold(to));
        names.push(to.to_owned());
        changed = true;
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(names: &[&str]) -> Step {
        Step::Tag { names: names.iter().map(|name| (*name).to_owned()).collect() }
    }

    #[test]
    fn a_tag_is_named_once_under_its_new_name() {
        let mut steps = [tag(&["Late", "lamp", "delay"]), Step::Solve, tag(&["lamp"])];
        assert!(retag(&mut steps, "late", "Delay"));
        assert_eq!(steps, [tag(&["lamp", "Delay"]), Step::Solve, tag(&["lamp"])]);
        assert!(!retag(&mut steps, "late", "Delay"));
    }
}
