//! What a file of templates and macros meets on this desk: rows by their names, names of rows.

use super::wrong;
use crate::{Macro, Template, TemplateFile, TemplateId, Whose, macros::Step};
use base::{DepartmentId, Result, words::fold};
use people::{Department, Staff, Supervisor};
use serde_json::{Value, json};
use std::collections::HashMap;
use store::On;

/// What is here, by name and by row.
pub(super) struct Here {
    pub(super) departments: Vec<Department>,
    pub(super) staff: Vec<Staff>,
    pub(super) templates: Vec<Template>,
    pub(super) macros: Vec<Macro>,
    pub(super) files: HashMap<TemplateId, Vec<TemplateFile>>,
}

impl Here {
    pub(super) async fn read(on: impl Into<On<'_>>, who: &Supervisor) -> Result<Here> {
        let mut on = on.into();
        let (departments, staff) = (Department::all(on.again()).await?, Staff::all(on.again()).await?);
        let mut templates = Template::all(on.again(), who, "", false).await?;
        templates.retain(|t| t.owner_id.is_none());
        let files = TemplateFile::of_all(on.again(), templates.iter().map(|t| t.id)).await?;
        let mut macros = Macro::all(on, who, false).await?;
        macros.retain(|m| m.owner_id.is_none());
        Ok(Here { departments, staff, templates, macros, files })
    }

    pub(super) fn department(&self, id: Option<DepartmentId>) -> Option<String> {
        self.departments.iter().find(|d| Some(d.id) == id).map(|d| d.name.clone())
    }

    pub(super) fn whose(&self, name: Option<&str>) -> Result<Whose> {
        let Some(name) = name else { return Ok(Whose::Company) };
        Ok(Whose::Department(self.department_named(name)?))
    }

    pub(super) fn department_named(&self, name: &str) -> Result<DepartmentId> {
        let found = self.departments.iter().find(|d| fold(&d.name) == fold(name));
        found.map(|d| d.id).ok_or_else(|| wrong("template-error-import-department", name))
    }

    /// The names of a template's files.
    pub(super) fn files(&self, id: TemplateId) -> Vec<String> {
        self.files.get(&id).into_iter().flatten().map(|file| file.name.clone()).collect()
    }

    pub(super) fn template(&self, whose: Whose, name: &str) -> Option<&Template> {
        self.templates.iter().find(|t| is(whose, t.department_id) && fold(&t.name) == fold(name))
    }

    pub(super) fn prepared(&self, whose: Whose, name: &str) -> Option<&Macro> {
        self.macros.iter().find(|m| is(whose, m.department_id) && fold(&m.name) == fold(name))
    }

    /// A step with its rows named.
    pub(super) fn outward(&self, step: &Step) -> Result<Value> {
        let mut value = serde_json::to_value(step)?;
        let name = match step {
            Step::Department { department } => self.department(Some(*department)),
            _ => None,
        };
        if let Some(name) = name {
            value["department"] = json!(name);
        }
        if let Some(id) = step.template() {
            let name = self.templates.iter().find(|t| t.id == id).map(|t| t.name.clone());
            value["words"]["template"] = json!(name.unwrap_or_default());
        }
        if let Some(id) = value["to"]["person"].as_i64() {
            let person = self.staff.iter().find(|s| s.id.0 == id);
            value["to"]["person"] = json!(person.map(|s| s.email.as_str()).unwrap_or_default());
        }
        Ok(value)
    }

    /// A step with its rows numbered as they are here.
    pub(super) fn inward(&self, mut value: Value, whose: Whose) -> Result<Step> {
        if let Some(name) = value["department"].as_str() {
            value["department"] = json!(self.department_named(name)?);
        }
        if let Some(name) = value["words"]["template"].as_str() {
            let own = self.template(whose, name).or_else(|| self.template(Whose::Company, name));
            let found = own.or_else(|| self.templates.iter().find(|t| fold(&t.name) == fold(name)));
            let id = found.map(|t| t.id).ok_or_else(|| wrong("template-error-import-template", name))?;
            value["words"]["template"] = json!(id);
        }
        if let Some(html) = value["words"]["html"].as_str() {
            value["words"]["html"] = json!(mail::sanitise_written(html));
        }
        if let Some(address) = value["to"]["person"].as_str() {
            let found = self.staff.iter().find(|s| s.email == address.to_lowercase());
            let id = found.map(|s| s.id).ok_or_else(|| wrong("template-error-import-person", address))?;
            value["to"]["person"] = json!(id);
        }
        let said = value["do"].as_str().unwrap_or_default().to_owned();
        serde_json::from_value(value).map_err(|_| wrong("template-error-import-step", &said))
    }
}

fn is(whose: Whose, department: Option<DepartmentId>) -> bool {
    match whose {
        Whose::Company => department.is_none(),
        Whose::Department(id) => department == Some(id),
        Whose::Own => false,
    }
}
