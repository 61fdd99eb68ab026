//! Templates and macros as one file: to be kept, carried to another desk, or written by a program.
//!
//! ```json
//! { "format": "repka.prepared", "version": 1,
//!   "templates": [{ "name": "Where is it", "shortcut": "where", "folder": "Parcels", "department": "Support",
//!                   "purpose": "reply", "words": [{ "language": "en", "html": "<div>Dear …</div>" }] }],
//!   "macros": [{ "name": "Refund", "department": null,
//!                "steps": [{ "do": "reply", "words": { "template": "Where is it" }, "send": false },
//!                          { "do": "assign", "to": { "person": "lena@desk.example" } },
//!                          { "do": "department", "department": "Accounting" }] }] }
//! ```
//!
//! Only what is shared is carried. Rows are named, never numbered: departments and templates by their name,
//! people by their address. What has the name and department of something that is here is that thing;
//! reading a file twice therefore changes nothing the second time.

mod here;

use crate::{
    Macro, MacroId, NewTemplate, Purpose, Template, TemplateId, Variant,
    macros::{NewMacro, Step},
};
use base::{Act, Error, Result, Why, words::fold};
use here::Here;
use people::{Agent, Supervisor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use store::On;

/// What such a file says it is.
const FORMAT: &str = "repka.prepared";
/// The version this desk writes, and the newest it reads.
const VERSION: u32 = 1;
/// Templates, or macros, of one file at most.
const MOST: usize = 1000;
/// Files of one template that are named as missing, at most.
const MOST_NAMED: usize = 30;

/// Templates and macros as a file has them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prepared {
    format: String,
    version: u32,
    #[serde(default)]
    templates: Vec<OneTemplate>,
    #[serde(default)]
    macros: Vec<OneMacro>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct OneTemplate {
    name: String,
    #[serde(default)]
    shortcut: String,
    #[serde(default)]
    folder: String,
    #[serde(default)]
    department: Option<String>,
    #[serde(default = "both")]
    purpose: Purpose,
    words: Vec<Variant>,
    /// Names of its files. Their bytes are not carried: who takes it in is told what to add.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct OneMacro {
    name: String,
    #[serde(default)]
    department: Option<String>,
    steps: Vec<Value>,
}

fn both() -> Purpose {
    Purpose::Both
}

/// What becomes of one thing of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It was not here.
    New,
    /// It was here otherwise.
    Changed,
    /// It was here.
    Same,
    /// It cannot be here.
    Wrong(Vec<(&'static str, Why)>),
}

/// One thing of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// Whether it is a macro; else a template.
    pub is_macro: bool,
    /// Its name.
    pub name: String,
    /// Whose it is; everybody's without.
    pub department: Option<String>,
    /// What becomes of it.
    pub fate: Fate,
    /// Its files that are not here, and not in the file.
    pub without: Vec<String>,
}

fn wrong(key: &'static str, name: &str) -> Error {
    Error::Invalid(vec![("file", Why::of(key).with("name", name))])
}

impl Prepared {
    /// Everything that is shared and in use, as this colleague sees it.
    pub async fn all(on: impl Into<On<'_>>, who: &Supervisor) -> Result<Prepared> {
        let mut on = on.into();
        let here = Here::read(on.again(), who).await?;
        let mut words = Template::variants_of(on, here.templates.iter().map(|t| t.id)).await?;
        let template = |t: &Template| OneTemplate {
            name: t.name.clone(),
            shortcut: t.shortcut.clone(),
            folder: t.folder.clone(),
            department: here.department(t.department_id),
            purpose: t.purpose,
            words: words.remove(&t.id).unwrap_or_default(),
            files: here.files(t.id),
        };
        let templates = here.templates.iter().map(template).collect();
        let one = |m: &Macro| -> Result<OneMacro> {
            let steps = m.steps.0.iter().map(|step| here.outward(step)).collect::<Result<Vec<Value>>>()?;
            Ok(OneMacro { name: m.name.clone(), department: here.department(m.department_id), steps })
        };
        let macros = here.macros.iter().map(one).collect::<Result<Vec<OneMacro>>>()?;
        Ok(Prepared { format: FORMAT.into(), version: VERSION, templates, macros })
    }

    /// A file.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what is no such file, is of a later version, or holds too much.
    pub fn read(text: &str) -> Result<Prepared> {
        let file: Prepared = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|e| wrong("template-error-import-file", &e.to_string()))?;
        if file.format != FORMAT || file.version == 0 || file.version > VERSION {
            return Err(wrong("template-error-import-format", &format!("{} {}", file.format, file.version)));
        }
        if file.templates.len() > MOST || file.macros.len() > MOST {
            return Err(wrong("template-error-import-many", &MOST.to_string()));
        }
        Ok(file)
    }

    /// The file's text.
    pub fn written(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)?)
    }

    /// Takes everything in that can be, and says what became of each thing. In an act that is not
    /// committed, it says what would become of it.
    pub async fn take_in(&self, act: &mut Act, by: &Supervisor) -> Result<Vec<Taken>> {
        let mut told = Vec::with_capacity(self.templates.len() + self.macros.len());
        let mut seen = HashSet::new();
        let mut once = |is_macro: bool, name: &str, department: &Option<String>| {
            let new = seen.insert((is_macro, fold(name), department.as_deref().map(fold)));
            if new { Ok(()) } else { Err(wrong("template-error-import-twice", name)) }
        };
        let here = Here::read(&mut *act, by).await?;
        let mut words = Template::variants_of(&mut *act, here.templates.iter().map(|t| t.id)).await?;
        for one in &self.templates {
            let fate = match once(false, &one.name, &one.department) {
                Ok(()) => one.take_in(act, by, &here, &mut words).await,
                Err(twice) => Err(twice),
            };
            let told_of = taken(false, &one.name, one.department.as_ref(), fate)?;
            told.push(Taken { without: one.without(&here), ..told_of });
        }
        // Macros name templates, also those that came just now.
        let here = Here::read(&mut *act, by).await?;
        for one in &self.macros {
            let fate = match once(true, &one.name, &one.department) {
                Ok(()) => one.take_in(act, by, &here).await,
                Err(twice) => Err(twice),
            };
            told.push(taken(true, &one.name, one.department.as_ref(), fate)?);
        }
        Ok(told)
    }
}

fn taken(is_macro: bool, name: &str, department: Option<&String>, fate: Result<Fate>) -> Result<Taken> {
    let fate = match fate {
        Err(Error::Invalid(why)) => Fate::Wrong(why),
        fate => fate?,
    };
    Ok(Taken { is_macro, name: name.to_owned(), department: department.cloned(), fate, without: Vec::new() })
}

impl OneTemplate {
    /// Its files that the one that is here does not have.
    fn without(&self, here: &Here) -> Vec<String> {
        let known = here.whose(self.department.as_deref()).ok().and_then(|whose| here.template(whose, &self.name));
        let has = known.map(|t| here.files(t.id)).unwrap_or_default();
        self.files.iter().filter(|name| !has.contains(name)).take(MOST_NAMED).cloned().collect()
    }

    async fn take_in(
        &self,
        act: &mut Act,
        by: &Supervisor,
        here: &Here,
        words: &mut HashMap<TemplateId, Vec<Variant>>,
    ) -> Result<Fate> {
        let whose = here.whose(self.department.as_deref())?;
        let clean = |v: &Variant| Variant { language: v.language.clone(), html: mail::sanitise_written(&v.html) };
        let new = NewTemplate {
            name: self.name.clone(),
            shortcut: self.shortcut.clone(),
            folder: self.folder.clone(),
            whose,
            purpose: self.purpose,
            variants: self.words.iter().map(clean).collect(),
        };
        let new = new.checked()?;
        let known = here.template(whose, &new.name);
        if let Some(known) = known {
            let had = words.remove(&known.id).unwrap_or_default();
            let now = (&new.name, &new.shortcut, &new.folder, new.purpose, &new.variants);
            if now == (&known.name, &known.shortcut, &known.folder, known.purpose, &had) {
                return Ok(Fate::Same);
            }
        }
        Template::save(act, &Agent::of(by)?, known.map(|t| t.id), new).await?;
        Ok(if known.is_some() { Fate::Changed } else { Fate::New })
    }
}

impl OneMacro {
    async fn take_in(&self, act: &mut Act, by: &Supervisor, here: &Here) -> Result<Fate> {
        let whose = here.whose(self.department.as_deref())?;
        let steps = self.steps.iter().map(|step| here.inward(step.clone(), whose)).collect::<Result<Vec<Step>>>()?;
        let known = here.prepared(whose, &self.name);
        if known.is_some_and(|m| m.name == self.name && m.steps.0 == steps) {
            return Ok(Fate::Same);
        }
        let id: Option<MacroId> = known.map(|m| m.id);
        Macro::save(act, &Agent::of(by)?, id, NewMacro { name: self.name.clone(), whose, steps }).await?;
        Ok(if id.is_some() { Fate::Changed } else { Fate::New })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Whose;
    use base::DepartmentId;
    use people::Department;
    use serde_json::json;

    fn refused(text: &str) -> &'static str {
        match Prepared::read(text) {
            Err(Error::Invalid(why)) => why[0].1.key,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_no_such_file_is_refused_by_name() {
        assert_eq!(refused("{"), "template-error-import-file");
        assert_eq!(refused("[]"), "template-error-import-file");
        assert_eq!(refused(r#"{"format":"other","version":1}"#), "template-error-import-format");
        assert_eq!(refused(r#"{"format":"repka.prepared","version":2}"#), "template-error-import-format");
        let many = vec![r#"{"name":"x","words":[]}"#; MOST + 1].join(",");
        let many = format!(r#"{{"format":"repka.prepared","version":1,"templates":[{many}]}}"#);
        assert_eq!(refused(&many), "template-error-import-many");
    }

    #[test]
    fn a_file_says_no_more_than_it_must() {
        let text =
            "\u{feff}{\"format\":\"repka.prepared\",\"version\":1,\"templates\":[{\"name\":\"A\",\"words\":[]}]}";
        let file = Prepared::read(text).unwrap();
        assert_eq!((file.templates[0].purpose, file.macros.len()), (Purpose::Both, 0));
        assert_eq!(Prepared::read(&file.written().unwrap()).unwrap(), file);
    }

    #[test]
    fn steps_are_read_with_the_names_that_are_here() {
        let department =
            Department { id: DepartmentId(4), name: "Back Office".into(), archived_at: None, sees: Default::default() };
        let here = Here {
            departments: vec![department],
            staff: vec![],
            templates: vec![],
            macros: vec![],
            files: HashMap::new(),
        };
        let step = here.inward(json!({ "do": "department", "department": "back office" }), Whose::Company).unwrap();
        assert_eq!(step, Step::Department { department: DepartmentId(4) });
        assert_eq!(here.outward(&step).unwrap(), json!({ "do": "department", "department": "Back Office" }));
        assert_eq!(here.inward(json!({ "do": "solve" }), Whose::Company).unwrap(), Step::Solve);
        for strange in [
            json!(1),
            json!([]),
            json!({}),
            json!({ "do": "explode" }),
            json!({ "do": "assign", "to": { "person": "x@y.example" } }),
        ] {
            assert!(here.inward(strange.clone(), Whose::Company).is_err(), "{strange}");
        }
    }
}
